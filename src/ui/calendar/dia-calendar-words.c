/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-words.h"

#include "dia-format.h"
#include "dia-state-sign.h"

#include <glib/gi18n-lib.h>
#include <string.h>

char *
dia_calendar_words_dup_posts (guint n_posts)
{
  return g_strdup_printf (ngettext ("%u post", "%u posts", n_posts), n_posts);
}

char *
dia_calendar_words_dup_time (int minute)
{
  return dia_format_time (minute * DIA_MINUTE, "UTC");
}

const char *
dia_calendar_words_get_sign (const DiaCalendarChip *chip)
{
  if (chip->n_silent > 0 && chip->state == DIA_POST_SCHEDULED)
    return "media-playback-pause-symbolic";

  return chip->n_kept > 0 && chip->state == DIA_POST_SCHEDULED ? "dia-server-symbolic" : dia_state_sign_get_icon (chip->state);
}

char *
dia_calendar_words_dup_kept (const DiaCalendarChip *chip)
{
  if (chip->n_silent > 0 && chip->n_silent == chip->posts->len)
    return g_strdup (C_("sent by", "held back by a silence"));
  if (chip->n_silent > 0)
    return g_strdup_printf (ngettext ("%u held back by a silence", "%u held back by a silence", chip->n_silent),
                            chip->n_silent);
  if (chip->n_kept == 0)
    return NULL;
  if (chip->n_kept == chip->posts->len)
    return g_strdup (C_("sent by", "on the server"));

  return g_strdup_printf (ngettext ("%u on the server", "%u on the server", chip->n_kept), chip->n_kept);
}

const char *
dia_calendar_words_get_clash (const DiaCalendarChip *chip)
{
  if (chip->n_clashes > 0 && chip->n_twins > 0)
    return _("another post of the same account is close, and a sister account says the same within the hour");
  if (chip->n_twins > 0)
    return _("a sister account says the same within the hour");

  return chip->n_clashes > 0 ? _("another post of the same account is close") : NULL;
}

char *
dia_calendar_words_dup_chip (const DiaCalendarChip *chip,
                             DiaRoster             *roster)
{
  DiaBrand *brand = dia_roster_find_brand (roster, chip->brand_id);
  g_autofree char *time = dia_calendar_words_dup_time (chip->minute);
  g_autofree char *posts = dia_calendar_words_dup_posts (chip->posts->len);
  g_autofree char *kept = dia_calendar_words_dup_kept (chip);
  g_autofree char *state = g_strjoin (", ", dia_post_state_get_label (chip->state), kept, NULL);

  return g_strjoin (", ", time, chip->title, posts, state, brand != NULL ? brand->name : _("several brands"),
                    dia_calendar_words_get_clash (chip), NULL);
}

static void
append_moments (GString          *words,
                DiaCalendarSheet *sheet,
                DiaDay            day)
{
  for (guint i = 0; i < sheet->bands->len; i++)
    {
      const DiaCalendarBand *band = sheet->bands->pdata[i];

      if (band->first_day <= day && band->last_day >= day)
        g_string_append_printf (words, ", %s", band->moment->title);
    }
}

char *
dia_calendar_words_dup_moments (DiaCalendarSheet *sheet,
                                DiaDay            day)
{
  GString *words = g_string_new (NULL);

  append_moments (words, sheet, day);
  if (words->len > 0)
    g_string_erase (words, 0, strlen (", "));

  return g_string_free (words, FALSE);
}

char *
dia_calendar_words_dup_day (DiaCalendarModel *model,
                            DiaDay            day)
{
  DiaCalendarSheet *sheet = dia_calendar_model_get_sheet (model);
  g_autofree char *date = dia_format_day_words ((DiaInstant) day * DIA_DAY, "UTC");
  GString *words = g_string_new (date);
  guint n_chips = 0;

  if (day == dia_calendar_model_get_today (model))
    g_string_append_printf (words, ", %s", _("today"));
  if (sheet == NULL)
    return g_string_free (words, FALSE);

  dia_calendar_sheet_find_day (sheet, day, &n_chips);
  g_string_append (words, ", ");
  if (n_chips == 0)
    g_string_append (words, _("nothing planned"));
  else
    g_string_append_printf (words, ngettext ("%u content", "%u contents", n_chips), n_chips);
  append_moments (words, sheet, day);

  return g_string_free (words, FALSE);
}
