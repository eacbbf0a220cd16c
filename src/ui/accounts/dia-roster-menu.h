/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-account-entries.h"

G_BEGIN_DECLS

/* The acts on a brand or an account, as a menu of the actions desk.* and
 * roster.*. (transfer full) */
GMenuModel *dia_roster_menu_new (const DiaAccountEntry *entry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
