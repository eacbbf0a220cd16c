/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The code of a country as ISO 3166-1 writes it, "fr" becoming "FR"; NULL when
 * there is no such country (the list is ICU's). Any thread. (transfer full)
 * (nullable) */
char *dia_market_canonicalize   (const char *code) G_GNUC_WARN_UNUSED_RESULT;

/* The tag of a language as BCP 47 writes it, "fr_ca" becoming "fr-CA"; NULL when
 * it is no tag or names no language of ISO 639 (the list is ICU's). Any thread.
 * (transfer full) (nullable) */
char *dia_language_canonicalize (const char *tag) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
