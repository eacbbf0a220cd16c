/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-words.h"

#include "dia-format.h"

#include <glib/gi18n-lib.h>

/* The formats of the desk take instants: a wall time is shown as one in UTC. */
static DiaInstant
place_in_utc (const DiaWallTime *wall)
{
  DiaInstant at = 0;

  dia_wall_time_resolve (wall, "UTC", &at, NULL, NULL);

  return at;
}

char *
dia_words_count_accounts (guint n)
{
  g_autofree char *number = dia_format_integer (n);

  return g_strdup_printf (ngettext ("%s account", "%s accounts", n), number);
}

char *
dia_words_name_accounts (GPtrArray *accounts)
{
  g_autofree char *first = NULL, *second = NULL;

  if (accounts->len == 0 || accounts->len > 2)
    return dia_words_count_accounts (accounts->len);

  first = dia_account_dup_handle (accounts->pdata[0]);
  if (accounts->len == 1)
    return g_steal_pointer (&first);

  second = dia_account_dup_handle (accounts->pdata[1]);
  return g_strdup_printf (C_("two accounts", "%s, %s"), first, second);
}

char *
dia_words_count_units (guint    n,
                       DiaUnit  unit,
                       gboolean bytes)
{
  g_autofree char *number = dia_format_integer (n);

  if (bytes)
    return g_strdup_printf (ngettext ("%s byte", "%s bytes", n), number);
  if (unit == DIA_UNIT_GRAPHEMES)
    return g_strdup_printf (ngettext ("%s grapheme", "%s graphemes", n), number);

  return g_strdup_printf (ngettext ("%s character", "%s characters", n), number);
}

char *
dia_words_format_time (const DiaWallTime *wall)
{
  return dia_format_time (place_in_utc (wall), "UTC");
}

char *
dia_words_format_day (const DiaWallTime *wall)
{
  return dia_format_day_short (place_in_utc (wall), "UTC");
}
