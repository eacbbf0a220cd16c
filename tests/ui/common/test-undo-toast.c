/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-undo-toast.h"

#include "dia-probe.h"
#include "dia-test-support.h"

typedef struct
{
  GtkWidget    *overlay;
  GtkWidget    *window;
  DiaUndoStack *stack;
  const char   *wanted;
  guint         n_undone;
  guint         n_gone;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->overlay = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->overlay), gtk_label_new ("desk"));
  fixture->window = dia_probe_show (fixture->overlay, 400, 300);
  fixture->stack = dia_undo_stack_new ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_probe_close (fixture->window, fixture->overlay);
  /* A toast that is leaving keeps it until it has gone. */
  dia_test_wait_finalize (g_steal_pointer (&fixture->stack));
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

static void
act (Fixture    *fixture,
     const char *title)
{
  dia_undo_toast_show (ADW_TOAST_OVERLAY (fixture->overlay), fixture->stack, title, undo, fixture, go);
}

static gboolean
says_wanted_alone (gpointer user_data)
{
  Fixture *fixture = user_data;

  return dia_probe_shows (fixture->overlay, fixture->wanted)
         && dia_probe_count (fixture->overlay, g_type_from_name ("AdwToastWidget")) == 1;
}

static void
wait_for (Fixture    *fixture,
          const char *wanted)
{
  fixture->wanted = wanted;
  g_assert_true (dia_test_wait_until (says_wanted_alone, fixture));
}

static gboolean
has_no_toast (gpointer overlay)
{
  return dia_probe_count (overlay, g_type_from_name ("AdwToastWidget")) == 0;
}

static void
test_button (Fixture       *fixture,
             gconstpointer  data)
{
  act (fixture, "Moved <3> contents");
  wait_for (fixture, "Moved <3> contents");
  dia_probe_click (fixture->overlay, "Undo");
  g_assert_cmpuint (fixture->n_undone, ==, 1);
  g_assert_cmpuint (fixture->n_gone, ==, 1);
  g_assert_false (dia_undo_stack_can_undo (fixture->stack));
  g_assert_true (dia_test_wait_until (has_no_toast, fixture->overlay));
}

/* The newer toast takes the older one's place, not its act's undo. */
static void
test_older_act_stays_undoable (Fixture       *fixture,
                               gconstpointer  data)
{
  act (fixture, "one");
  wait_for (fixture, "one");
  act (fixture, "two");
  wait_for (fixture, "two");
  g_assert_cmpuint (fixture->n_gone, ==, 0);
  g_assert_true (dia_undo_stack_undo (fixture->stack));
  g_assert_true (dia_test_wait_until (has_no_toast, fixture->overlay));
  g_assert_true (dia_undo_stack_undo (fixture->stack));
  g_assert_cmpuint (fixture->n_undone, ==, 2);
  g_assert_cmpuint (fixture->n_gone, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/undo-toast/button", Fixture, NULL, set_up, test_button, tear_down);
  g_test_add ("/ui/undo-toast/older-act-stays-undoable", Fixture, NULL, set_up, test_older_act_stays_undoable, tear_down);
  return g_test_run ();
}
