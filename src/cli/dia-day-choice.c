/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-day-choice.h"

#include <glib/gi18n-lib.h>

static gboolean
read_day (const char  *text,
          DiaDay       otherwise,
          DiaDay      *day,
          GError     **error)
{
  *day = otherwise;
  if (text == NULL || dia_day_parse (text, day))
    return TRUE;

  g_set_error (error, DIA_USAGE_ERROR, 0, _("“%s” is no day; write it as 2027-02-14."), text);
  return FALSE;
}

gboolean
dia_day_choice_read (DiaCommandLine  *line,
                     const char      *from,
                     const char      *to,
                     int              n_days,
                     DiaDay          *first,
                     DiaDay          *last,
                     GError         **error)
{
  g_autofree char *zone = dia_zone_dup_local ();
  DiaDay today = dia_day_from_instant (dia_clock_now (dia_workspace_get_clock (line->workspace)), zone);

  if (!read_day (from, today, first, error) || !read_day (to, dia_day_add (*first, n_days), last, error))
    return FALSE;
  if (*first <= *last)
    return TRUE;

  g_set_error_literal (error, DIA_USAGE_ERROR, 0, _("--to is before --from."));
  return FALSE;
}
