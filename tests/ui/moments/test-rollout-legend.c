/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-rollout-legend.h"

#include "dia-calendar-fixture.h"
#include "dia-moments.h"
#include "dia-probe.h"

typedef struct
{
  CalendarFixture  calendar;
  GtkWidget       *window;
  GtkWidget       *legend;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  CalendarFixture *calendar = &fixture->calendar;
  g_autoptr (DiaRollout) rollout = NULL;
  g_autoptr (GError) error = NULL;
  DiaId moment, content;

  calendar_fixture_set_up (calendar, NULL);
  moment = calendar_fixture_add_moment (calendar, "Valentine’s Day", "2027-02-08", "2027-02-14");
  content = calendar_fixture_add_content (calendar, "Three first messages", moment);
  calendar_fixture_add_post (calendar, content, calendar->paris, DIA_POST_SCHEDULED, "2027-02-12T10:00");
  rollout = dia_moments_roll_out (dia_workspace_get_moments (calendar->office.workspace), moment, 0, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->legend = dia_rollout_legend_new ();
  dia_rollout_legend_set_rollout (DIA_ROLLOUT_LEGEND (fixture->legend), rollout);
  fixture->window = dia_probe_show (fixture->legend, 700, 60);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_probe_close (fixture->window, fixture->legend);
  calendar_fixture_tear_down (&fixture->calendar, NULL);
}

/* What there is none of takes no room. */
static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_nonnull (dia_probe_find_button (fixture->legend, "Missing: 2"));
  g_assert_nonnull (dia_probe_find_button (fixture->legend, "Scheduled: 1"));
  g_assert_null (dia_probe_find_button (fixture->legend, "Late: 0"));
  dia_rollout_legend_set_rollout (DIA_ROLLOUT_LEGEND (fixture->legend), NULL);
  g_assert_null (dia_probe_find_button (fixture->legend, "Missing: 0"));
}

static void
test_filter (Fixture       *fixture,
             gconstpointer  data)
{
  const DiaRolloutCell missing = { .state = DIA_CELL_MISSING };
  const DiaRolloutCell behind = { .state = DIA_CELL_DRAFT, .behind = TRUE };
  guint filter = dia_rollout_legend_get_filter (DIA_ROLLOUT_LEGEND (fixture->legend));

  g_assert_true (dia_rollout_filter_holds (filter, &missing));
  dia_probe_click (fixture->legend, "Missing: 2");
  filter = dia_rollout_legend_get_filter (DIA_ROLLOUT_LEGEND (fixture->legend));
  g_assert_true (dia_rollout_filter_holds (filter, &missing));
  g_assert_false (dia_rollout_filter_holds (filter, &behind));
  g_assert_true (dia_rollout_filter_holds (DIA_ROLLOUT_FILTER_BEHIND, &behind));
  g_assert_false (dia_rollout_filter_holds (DIA_ROLLOUT_FILTER_BEHIND, &missing));
  /* One that is pressed stays, so that it can be let go. */
  dia_rollout_legend_set_rollout (DIA_ROLLOUT_LEGEND (fixture->legend), NULL);
  dia_probe_click (fixture->legend, "Missing: 0");
  g_assert_cmpuint (dia_rollout_legend_get_filter (DIA_ROLLOUT_LEGEND (fixture->legend)), ==, 0);
}

/* The label that says @word, wherever it is; NULL while it cannot be seen. */
static GtkWidget *
find_word (GtkWidget  *widget,
           const char *word)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), word))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_word (child, word);
  return found;
}

/* A narrow window has room for signs and numbers; what is chosen is named. */
static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_nonnull (find_word (fixture->legend, "Missing"));
  dia_rollout_legend_set_narrow (DIA_ROLLOUT_LEGEND (fixture->legend), TRUE);
  g_assert_null (find_word (fixture->legend, "Missing"));
  g_assert_nonnull (find_word (fixture->legend, "2"));
  dia_probe_click (fixture->legend, "Missing: 2");
  g_assert_nonnull (find_word (fixture->legend, "Missing"));
  dia_probe_click (fixture->legend, "Missing: 2");
  g_assert_null (find_word (fixture->legend, "Missing"));
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/rollout-legend/counts", Fixture, NULL, set_up, test_counts, tear_down);
  g_test_add ("/ui/rollout-legend/filter", Fixture, NULL, set_up, test_filter, tear_down);
  g_test_add ("/ui/rollout-legend/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
  return g_test_run ();
}
