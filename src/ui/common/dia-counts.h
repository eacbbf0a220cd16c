/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "5,000 accounts" · "5 000 comptes": with the number written as the language
 * does. (transfer full) */
char *dia_counts_dup_accounts (guint n_accounts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
