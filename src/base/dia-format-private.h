/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-format.h"

#include <unicode/ucol.h>
#include <unicode/udat.h>
#include <unicode/udateintervalformat.h>
#include <unicode/unumberformatter.h>

G_BEGIN_DECLS

/* Opening one of ICU's objects takes milliseconds, and ICU's objects must not
 * be shared by threads that use them at once: each thread keeps those it has
 * opened, by locale and skeleton. All return (transfer none) (nullable). */

UNumberFormatter *dia_format_get_number_formatter (const char *skeleton);
UDateFormat      *dia_format_get_date_formatter   (const char *skeleton, gboolean drop_comma);
UDateIntervalFormat *dia_format_get_interval_formatter (const char *skeleton);
UCollator        *dia_format_get_collator         (void);

/* The locale in ICU's spelling, "en_GB". (transfer full) */
char             *dia_format_dup_icu_locale       (void) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): @length UTF-16 units as UTF-8. */
char             *dia_format_take_utf16           (const UChar *text, int32_t length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
