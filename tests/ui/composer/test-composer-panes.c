/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-composer-panes.h"
#include "dia-page-fixture.h"
#include "dia-test-support.h"
#include "dia-toggle-group.h"

typedef struct
{
  GtkWidget        *window;
  DiaComposerPanes *panes;
  GtkWidget        *part;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->panes = g_object_new (DIA_TYPE_COMPOSER_PANES, NULL);
  fixture->part = gtk_label_new ("Accounts");
  dia_composer_panes_append (fixture->panes, DIA_STEP_ACCOUNTS, fixture->part);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->panes));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), GPOINTER_TO_INT (data), 500);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->panes), (gpointer *) &fixture->panes);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  dia_probe_settle ();
  g_assert_null (fixture->panes);
}

static gboolean
is_open (gpointer user_data)
{
  DiaComposerPanes *panes = user_data;
  GtkWidget *steps = page_fixture_find (GTK_WIDGET (panes), DIA_TYPE_TOGGLE_GROUP);

  return !dia_composer_panes_is_folded (panes) && !dia_composer_panes_is_narrow (panes)
         && !gtk_widget_is_visible (steps);
}

/* In a wide window all three are there, and there are no steps. */
static void
test_beside_each_other (Fixture       *fixture,
                        gconstpointer  data)
{
  g_assert_true (dia_test_wait_until (is_open, fixture->panes));
  g_assert_true (gtk_widget_get_child_visible (fixture->part));
}

static gboolean
is_accounts_step (gpointer user_data)
{
  return g_strcmp0 (dia_toggle_group_get_active (user_data), DIA_STEP_ACCOUNTS) == 0;
}

/* In a narrow one the text comes first, and the steps follow what is shown. */
static void
test_step_by_step (Fixture       *fixture,
                   gconstpointer  data)
{
  DiaToggleGroup *steps = page_fixture_find (GTK_WIDGET (fixture->panes), DIA_TYPE_TOGGLE_GROUP);

  gtk_test_widget_wait_for_draw (fixture->window);
  dia_probe_settle ();
  g_assert_true (dia_composer_panes_is_narrow (fixture->panes));
  g_assert_true (gtk_widget_is_visible (GTK_WIDGET (steps)));
  g_assert_cmpstr (dia_toggle_group_get_active (steps), ==, DIA_STEP_WRITING);
  dia_composer_panes_go_to (fixture->panes, DIA_STEP_ACCOUNTS);
  g_assert_true (dia_test_wait_until (is_accounts_step, steps));
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/composer-panes/beside-each-other", Fixture, GINT_TO_POINTER (1200), set_up,
              test_beside_each_other, tear_down);
  g_test_add ("/ui/composer-panes/step-by-step", Fixture, GINT_TO_POINTER (400), set_up,
              test_step_by_step, tear_down);
  return g_test_run ();
}
