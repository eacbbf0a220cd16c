/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-notices.h"

#include "dia-probe.h"
#include "dia-test-support.h"

typedef struct
{
  GtkWidget  *overlay;
  GtkWidget  *window;
  DiaNotices *notices;
  const char *wanted;
  guint       n_undone;
  guint       n_gone;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->overlay = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->overlay), gtk_label_new ("desk"));
  fixture->notices = dia_notices_new (ADW_TOAST_OVERLAY (fixture->overlay));
  fixture->window = dia_probe_show (fixture->overlay, 400, 300);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->window != NULL)
    dia_probe_close (fixture->window, fixture->overlay);
  dia_test_wait_finalize (g_steal_pointer (&fixture->notices));
}

static gboolean
says_wanted (gpointer user_data)
{
  Fixture *fixture = user_data;

  return dia_probe_shows (fixture->overlay, fixture->wanted);
}

static void
wait_for (Fixture    *fixture,
          const char *wanted)
{
  fixture->wanted = wanted;
  g_assert_true (dia_test_wait_until (says_wanted, fixture));
}

static void
undo (gpointer user_data)
{
  ((Fixture *) user_data)->n_undone++;
}

static void
go (gpointer user_data)
{
  ((Fixture *) user_data)->n_gone++;
}

/* A toast reads markup, people write anything. */
static void
test_says_what_people_wrote (Fixture       *fixture,
                             gconstpointer  data)
{
  dia_notices_show (fixture->notices, "Added <b>A & B</b>");
  wait_for (fixture, "Added <b>A & B</b>");
}

static void
test_error (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) cancelled = g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled by the person");
  g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "The disk is full.");

  dia_notices_show_error (fixture->notices, cancelled);
  dia_notices_show_error (fixture->notices, error);
  wait_for (fixture, "The disk is full.");
  g_assert_false (dia_probe_shows (fixture->overlay, "Cancelled by the person"));
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  dia_notices_show_undo (fixture->notices, "Removed Alizé", undo, fixture, go);
  wait_for (fixture, "Removed Alizé");
  g_assert_true (dia_undo_stack_can_undo (dia_notices_get_undo (fixture->notices)));
  dia_probe_click (fixture->overlay, "Undo");
  g_assert_cmpuint (fixture->n_undone, ==, 1);
  g_assert_cmpuint (fixture->n_gone, ==, 1);
}

/* When the desk goes nothing can be taken back, and nothing is shown. */
static void
test_after_the_desk (Fixture       *fixture,
                     gconstpointer  data)
{
  dia_notices_show_undo (fixture->notices, "Removed Alizé", undo, fixture, go);
  dia_probe_close (fixture->window, fixture->overlay);
  fixture->window = NULL;
  g_assert_cmpuint (fixture->n_gone, ==, 1);
  dia_notices_show (fixture->notices, "Too late");
  dia_notices_show_undo (fixture->notices, "Too late", undo, fixture, go);
  g_assert_cmpuint (fixture->n_gone, ==, 2);
  g_assert_false (dia_undo_stack_undo (dia_notices_get_undo (fixture->notices)));
  g_assert_cmpuint (fixture->n_undone, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/notices/says-what-people-wrote", Fixture, NULL, set_up, test_says_what_people_wrote, tear_down);
  g_test_add ("/ui/notices/error", Fixture, NULL, set_up, test_error, tear_down);
  g_test_add ("/ui/notices/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/ui/notices/after-the-desk", Fixture, NULL, set_up, test_after_the_desk, tear_down);
  return g_test_run ();
}
