/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-paper.h"

#include "dia-calendar-fixture.h"

#include <string.h>

static void
add_posts (CalendarFixture *fixture,
           const char      *day,
           guint            n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Lettre %u", i);
      g_autofree char *wall = g_strdup_printf ("%sT%02u:%02u", day, 8 + i / 60, i % 60);
      DiaId content = calendar_fixture_add_content (fixture, title, DIA_ID_NONE);

      calendar_fixture_add_post (fixture, content, fixture->paris, DIA_POST_SCHEDULED, wall);
    }
}

/* The month, or the week, of 10 February 2027. */
static DiaCalendarPaper *
make_paper (CalendarFixture *fixture,
            DiaCalendarForm  form,
            double           width,
            double           height)
{
  g_autoptr (DiaCalendarSheet) sheet = NULL;
  g_autofree char *first = NULL;
  DiaCalendarPeriod period;
  DiaWeekRules rules;

  dia_week_rules_init (&rules, "fr");
  dia_calendar_period_init (&period, form, calendar_fixture_day ("2027-02-10"), &rules);
  first = dia_day_to_string (period.grid_first);
  sheet = calendar_fixture_load (fixture, "", first, period.n_days, DIA_CALENDAR_OWN_TIME);

  return dia_calendar_paper_new (sheet, &period, dia_workspace_get_roster (fixture->office.workspace), "Alizé · Paris",
                                 width, height);
}

/* How many pixels of a page are not white. */
static guint
count_ink (DiaCalendarPaper *paper,
           int               page)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 842, 596);
  cairo_t *cr = cairo_create (surface);
  const guint32 *pixels = (const guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  guint n = 0;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  dia_calendar_paper_paint (paper, cr, page);
  cairo_surface_flush (surface);
  for (guint i = 0; i < 842 * 596; i++)
    n += (pixels[i] & 0xffffff) != 0xffffff;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return n;
}

static void
test_formats (void)
{
  DiaPaperFormat format = DIA_PAPER_A4;
  double width, height;

  g_assert_true (dia_paper_format_from_string ("A3", &format));
  g_assert_cmpint (format, ==, DIA_PAPER_A3);
  g_assert_false (dia_paper_format_from_string ("letter", &format));
  g_assert_cmpint (format, ==, DIA_PAPER_A3);
  dia_paper_format_get_size (DIA_PAPER_A4, &width, &height);
  g_assert_cmpfloat (width, >, height);
}

/* An empty month is one page; what does not fit has pages of its own. */
static void
test_pages (CalendarFixture *fixture,
            gconstpointer    data)
{
  g_autoptr (DiaCalendarPaper) empty = make_paper (fixture, DIA_CALENDAR_MONTH, 841.9, 595.3);
  g_autoptr (DiaCalendarPaper) quiet = NULL;
  g_autoptr (DiaCalendarPaper) busy = NULL;
  guint ink = count_ink (empty, 0);

  g_assert_cmpint (dia_calendar_paper_count_pages (empty), ==, 1);
  add_posts (fixture, "2027-02-10", 3);
  quiet = make_paper (fixture, DIA_CALENDAR_MONTH, 841.9, 595.3);
  g_assert_cmpint (dia_calendar_paper_count_pages (quiet), ==, 1);
  g_assert_cmpuint (count_ink (quiet, 0), >, ink + 300);
  add_posts (fixture, "2027-02-11", 200);
  busy = make_paper (fixture, DIA_CALENDAR_MONTH, 841.9, 595.3);
  g_assert_cmpint (dia_calendar_paper_count_pages (busy), ==, 4);
  for (int i = 1; i < 4; i++)
    g_assert_cmpuint (count_ink (busy, i), >, 1000);
}

/* A week gives its things as many lines as there is room for. */
static void
test_week (CalendarFixture *fixture,
           gconstpointer    data)
{
  g_autoptr (DiaCalendarPaper) loose = NULL;
  g_autoptr (DiaCalendarPaper) tight = NULL;

  add_posts (fixture, "2027-02-10", 10);
  loose = make_paper (fixture, DIA_CALENDAR_WEEK, 841.9, 595.3);
  g_assert_cmpint (dia_calendar_paper_count_pages (loose), ==, 1);
  add_posts (fixture, "2027-02-12", 30);
  tight = make_paper (fixture, DIA_CALENDAR_WEEK, 841.9, 595.3);
  g_assert_cmpint (dia_calendar_paper_count_pages (tight), ==, 1);
}

/* Whatever a printer calls paper. */
static void
test_tiny (CalendarFixture *fixture,
           gconstpointer    data)
{
  static const double SIDES[] = { 1, 60, 150, 300 };

  add_posts (fixture, "2027-02-10", 30);
  for (guint i = 0; i < G_N_ELEMENTS (SIDES); i++)
    {
      g_autoptr (DiaCalendarPaper) paper = make_paper (fixture, DIA_CALENDAR_MONTH, SIDES[i], SIDES[i]);

      for (int page = 0; page < dia_calendar_paper_count_pages (paper); page++)
        count_ink (paper, page);
    }
}

static void
test_pdf (CalendarFixture *fixture,
          gconstpointer    data)
{
  g_autoptr (DiaCalendarPaper) paper = make_paper (fixture, DIA_CALENDAR_MONTH, 841.9, 595.3);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = dia_calendar_paper_make_pdf (paper, NULL, &error);
  gsize length;
  const char *bytes;

  g_assert_no_error (error);
  bytes = g_bytes_get_data (pdf, &length);
  g_assert_cmpuint (length, >, 1000);
  g_assert_cmpmem (bytes, 5, "%PDF-", 5);
  g_assert_cmpmem (bytes + length - 6, 6, "%%EOF\n", 6);
  g_cancellable_cancel (cancelled);
  g_assert_null (dia_calendar_paper_make_pdf (paper, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(name, func) \
  g_test_add ("/services/calendar-paper/" name, CalendarFixture, NULL, calendar_fixture_set_up, func, calendar_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/services/calendar-paper/formats", test_formats);
  ADD ("pages", test_pages);
  ADD ("week", test_week);
  ADD ("tiny", test_tiny);
  ADD ("pdf", test_pdf);
  return g_test_run ();
}
