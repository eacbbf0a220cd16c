/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Calendars of others. */

#include "fuzz.h"

#include "dia-ics-reader.h"

void
fuzz_feed_ics (const guint8 *data,
               gsize         size)
{
  const DiaIcsSpan span = { 20789, 21519, "Europe/Paris" };
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaIcs) ics = dia_ics_read (data, size, &span, NULL, &error);

  g_assert_true ((ics == NULL) == (error != NULL));
  for (guint i = 0; ics != NULL && i < ics->moments->len; i++)
    {
      const DiaIcsMoment *moment = ics->moments->pdata[i];

      g_assert_cmpint (moment->first_day, <=, moment->last_day);
      g_assert_cmpint (moment->first_day, <=, span.last);
      g_assert_cmpint (moment->last_day, >=, span.first);
      g_assert_true (g_utf8_validate (moment->title, -1, NULL));
      g_assert_true (g_utf8_validate (moment->description, -1, NULL));
      g_assert_true (g_utf8_validate (moment->uid, -1, NULL));
    }
}
