/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libical/ical.h>

#include "dia-ics-reader.h"

G_BEGIN_DECLS

/* Private to the reader of calendars. */

/* Whether the event is repeated, by a rule or by days. */
gboolean dia_ics_rule_is_there (icalcomponent *event);

/* The days on which occurrences of @event begin, within @span, in order and once
 * each, without its exceptions. @start: its first one; @zone: (nullable): that of
 * the file that it is in. @until: a monotonic time after which no more work is
 * done. DIA_IMPORT_ERROR_BAD with a sentence for a rule that is not expanded.
 * (transfer full) (element-type DiaDay) (nullable) */
GArray  *dia_ics_rule_expand   (icalcomponent *event, struct icaltimetype start, icaltimezone *zone,
                                const DiaIcsSpan *span, gint64 until, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
