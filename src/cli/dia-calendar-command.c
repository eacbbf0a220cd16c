/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-paper.h"
#include "dia-calendar.h"
#include "dia-command-scope.h"
#include "dia-command.h"
#include "dia-format.h"
#include "dia-json-output.h"
#include "dia-roster.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* What was typed. Every text is (owned) (nullable). */
typedef struct
{
  char     *month;
  char     *week;
  char     *scope;
  char     *pdf;
  char     *paper;
  gboolean  mine;
} Typed;

static void
clear_typed (Typed *typed)
{
  g_free (typed->month);
  g_free (typed->week);
  g_free (typed->scope);
  g_free (typed->pdf);
  g_free (typed->paper);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Typed, clear_typed)

/* "2026-12" as the first of that month, NULL as this month. */
static gboolean
find_month (DiaCommandLine  *line,
            const char      *text,
            DiaDay          *first,
            GError         **error)
{
  g_autofree char *zone = dia_zone_dup_local ();
  g_autofree char *day = NULL;

  if (text == NULL)
    {
      *first = dia_day_get_month (dia_day_from_instant (dia_clock_now (dia_workspace_get_clock (line->workspace)), zone));
      return TRUE;
    }
  day = g_strconcat (text, "-01", NULL);
  if (dia_day_parse (day, first))
    return TRUE;

  g_set_error (error, DIA_USAGE_ERROR, 0, _("“%s” is no month; write it as 2026-12."), text);
  return FALSE;
}

static void
add_chip (JsonBuilder           *builder,
          const DiaCalendarChip *chip)
{
  g_autofree char *day = dia_day_to_string (chip->day);
  g_autofree char *time = g_strdup_printf ("%02d:%02d", chip->minute / 60, chip->minute % 60);

  json_builder_begin_object (builder);
  dia_json_output_set_text (builder, "day", day);
  dia_json_output_set_text (builder, "time", time);
  dia_json_output_set_id (builder, "content_id", chip->content_id);
  dia_json_output_set_text (builder, "title", chip->title);
  dia_json_output_set_id (builder, "brand_id", chip->brand_id);
  dia_json_output_set_text (builder, "state", dia_post_state_to_string (chip->state));
  dia_json_output_set_int (builder, "posts", chip->posts->len);
  dia_json_output_set_int (builder, "clashes", chip->n_clashes);
  dia_json_output_set_int (builder, "twins", chip->n_twins);
  json_builder_end_object (builder);
}

static void
print_json (DiaCalendarSheet *sheet)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < sheet->chips->len; i++)
    add_chip (builder, sheet->chips->pdata[i]);
  json_builder_end_array (builder);
  dia_command_line_print_json (builder);
}

static void
print_moments (DiaCalendarSheet *sheet,
               DiaDay            day)
{
  for (guint i = 0; i < sheet->bands->len; i++)
    {
      const DiaCalendarBand *band = sheet->bands->pdata[i];
      g_autofree char *share = NULL;

      /* Told on its first day, or on the first one of the month. */
      if (MAX (band->first_day, sheet->span.first_day) != day)
        continue;
      share = band->n_posts > 0 ? dia_format_percent ((double) band->n_ready / band->n_posts, 0) : g_strdup ("–");
      printf ("  ★ %s → %s  %s\n", band->moment->title, band->moment->last_day, share);
    }
}

static void
print_chip (DiaRoster             *roster,
            const DiaCalendarChip *chip)
{
  DiaBrand *brand = dia_roster_find_brand (roster, chip->brand_id);
  g_autofree char *count = chip->posts->len > 1 ? g_strdup_printf ("×%u", chip->posts->len) : g_strdup ("");
  const char *state = dia_post_state_get_label (chip->state);

  /* printf() counts bytes, people see characters. */
  printf ("  %02d:%02d  %s%*s %s%*s  %s · %s%s\n", chip->minute / 60, chip->minute % 60,
          count, (int) MAX (4 - g_utf8_strlen (count, -1), 0), "", state, (int) MAX (16 - g_utf8_strlen (state, -1), 0), "",
          chip->title, brand != NULL ? brand->name : _("several brands"), dia_calendar_chip_clashes (chip) ? "  ⚠" : "");
}

static gboolean
begins_moment (DiaCalendarSheet *sheet,
               DiaDay            day)
{
  for (guint i = 0; i < sheet->bands->len; i++)
    if (MAX (((const DiaCalendarBand *) sheet->bands->pdata[i])->first_day, sheet->span.first_day) == day)
      return TRUE;

  return FALSE;
}

/* Days without anything are left out. */
static void
print_days (DiaRoster        *roster,
             DiaCalendarSheet *sheet)
{
  g_autofree char *title = dia_day_format (sheet->span.first_day, "yMMMM");

  printf ("%s\n", title);
  for (DiaDay day = sheet->span.first_day; day < sheet->span.first_day + sheet->span.n_days; day++)
    {
      g_autofree char *name = dia_format_day_words ((DiaInstant) day * DIA_DAY, "UTC");
      guint n_chips;
      guint first = dia_calendar_sheet_find_day (sheet, day, &n_chips);

      if (n_chips == 0 && !begins_moment (sheet, day))
        continue;
      printf ("\n%s\n", name);
      print_moments (sheet, day);
      for (guint i = first; i < first + n_chips; i++)
        print_chip (roster, sheet->chips->pdata[i]);
    }
  if (sheet->chips->len == 0)
    printf ("\n%s\n", _("Nothing planned this month"));
}

static gboolean
find_period (DiaCommandLine     *line,
             const Typed        *typed,
             DiaCalendarPeriod  *period,
             GError            **error)
{
  DiaWeekRules rules;
  DiaDay day;

  dia_week_rules_init (&rules, NULL);
  if (typed->week == NULL)
    {
      if (!find_month (line, typed->month, &day, error))
        return FALSE;
      dia_calendar_period_init (period, DIA_CALENDAR_MONTH, day, &rules);
      return TRUE;
    }
  if (typed->month != NULL || !dia_day_parse (typed->week, &day))
    {
      g_set_error (error, DIA_USAGE_ERROR, 0, _("Say a month with --month 2026-12, or a day of the week with --week 2026-12-07."));
      return FALSE;
    }
  dia_calendar_period_init (period, DIA_CALENDAR_WEEK, day, &rules);

  return TRUE;
}

/* "All accounts", or the scope as it was typed, and by which clock. (transfer full) */
static char *
write_subtitle (const Typed *typed)
{
  return g_strdup_printf (C_("accounts, clock", "%s · %s"), typed->scope != NULL ? typed->scope : _("All accounts"),
                          typed->mine ? _("time of this computer") : _("each account’s time"));
}

static gboolean
write_pdf (DiaCommandLine           *line,
           const Typed              *typed,
           const DiaCalendarPeriod  *period,
           DiaCalendarSheet         *sheet,
           GError                  **error)
{
  g_autofree char *subtitle = write_subtitle (typed);
  g_autoptr (DiaCalendarPaper) paper = NULL;
  g_autoptr (GBytes) pdf = NULL;
  DiaPaperFormat format = DIA_PAPER_A4;
  double width, height;

  if (typed->paper != NULL && !dia_paper_format_from_string (typed->paper, &format))
    {
      g_set_error (error, DIA_USAGE_ERROR, 0, _("“%s” is neither a4 nor a3."), typed->paper);
      return FALSE;
    }
  dia_paper_format_get_size (format, &width, &height);
  paper = dia_calendar_paper_new (sheet, period, dia_workspace_get_roster (line->workspace), subtitle, width, height);
  pdf = dia_calendar_paper_make_pdf (paper, NULL, error);

  return pdf != NULL &&
         g_file_set_contents_full (typed->pdf, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf),
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);
}

/* On paper there are whole weeks, in text the days that were asked for. */
static DiaCalendarSheet *
load_sheet (DiaCommandLine           *line,
            const Typed              *typed,
            const DiaCalendarPeriod  *period,
            GError                  **error)
{
  g_autoptr (DiaScope) scope = NULL;
  DiaCalendarSpan span = { .time = typed->mine ? DIA_CALENDAR_MY_TIME : DIA_CALENDAR_OWN_TIME };

  if (!dia_command_scope_find (line, typed->scope, &scope, error))
    return NULL;
  span.first_day = typed->pdf != NULL ? period->grid_first : period->first_day;
  span.n_days = typed->pdf != NULL ? period->n_days : period->last_day - period->first_day + 1;

  return dia_calendar_load (dia_workspace_get_calendar (line->workspace), scope, &span, NULL, error);
}

int
dia_calendar_command_run (DiaCommandLine  *line,
                          int              argc,
                          char           **argv,
                          GError         **error)
{
  g_auto (Typed) typed = { NULL };
  const GOptionEntry entries[] = {
    { "month", 0, 0, G_OPTION_ARG_STRING, &typed.month, N_("Another month than this one, “2026-12”"), N_("MONTH") },
    { "week", 0, 0, G_OPTION_ARG_STRING, &typed.week, N_("The week of a day, “2026-12-07”"), N_("DAY") },
    { "scope", 0, 0, G_OPTION_ARG_STRING, &typed.scope,
      N_("Only these accounts: a saved scope, or “market=FR;market=BE”"), N_("SCOPE") },
    { "my-time", 0, 0, G_OPTION_ARG_NONE, &typed.mine,
      N_("By the clock of this computer, not by that of each account"), NULL },
    { "pdf", 0, 0, G_OPTION_ARG_FILENAME, &typed.pdf, N_("Print it into this PDF file"), N_("FILE") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &typed.paper, N_("With --pdf: a4 or a3; a4 without it"), N_("FORMAT") },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, entries, NULL, 0, 0, error);
  g_autoptr (DiaCalendarSheet) sheet = NULL;
  DiaCalendarPeriod period;

  if (arguments == NULL || dia_command_line_open (line, FALSE, error) == NULL ||
      !find_period (line, &typed, &period, error) || (sheet = load_sheet (line, &typed, &period, error)) == NULL)
    return DIA_EXIT_FAILURE;
  if (typed.pdf != NULL)
    return write_pdf (line, &typed, &period, sheet, error) ? DIA_EXIT_OK : DIA_EXIT_FAILURE;
  if (line->json)
    print_json (sheet);
  else
    print_days (dia_workspace_get_roster (line->workspace), sheet);

  return DIA_EXIT_OK;
}
