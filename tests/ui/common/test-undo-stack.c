/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-undo-stack.h"

typedef struct
{
  int undone;
  int gone;
} Count;

static void
count_undo (gpointer data)
{
  Count *count = data;

  g_assert_cmpint (count->gone, ==, 0);
  count->undone++;
}

static void
count_gone (gpointer data)
{
  ((Count *) data)->gone++;
}

static void
test_last_first (void)
{
  DiaUndoStack *stack = dia_undo_stack_new ();
  Count first = { 0 };
  Count second = { 0 };

  g_assert_false (dia_undo_stack_undo (stack));
  dia_undo_stack_push (stack, count_undo, &first, count_gone);
  dia_undo_stack_push (stack, count_undo, &second, count_gone);
  g_assert_true (dia_undo_stack_undo (stack));
  g_assert_cmpint (second.undone, ==, 1);
  g_assert_cmpint (second.gone, ==, 1);
  g_assert_cmpint (first.undone, ==, 0);
  g_assert_true (dia_undo_stack_undo (stack));
  g_assert_cmpint (first.undone, ==, 1);
  g_assert_false (dia_undo_stack_can_undo (stack));
  g_assert_finalize_object (stack);
}

static void
test_expired_stays_done (void)
{
  DiaUndoStack *stack = dia_undo_stack_new ();
  Count count = { 0 };
  guint entry = dia_undo_stack_push (stack, count_undo, &count, count_gone);

  dia_undo_stack_expire (stack, entry);
  dia_undo_stack_expire (stack, entry);
  g_assert_false (dia_undo_stack_undo_entry (stack, entry));
  g_assert_cmpint (count.undone, ==, 0);
  g_assert_cmpint (count.gone, ==, 1);
  g_assert_finalize_object (stack);
}

static void
test_goes_with_the_stack (void)
{
  DiaUndoStack *stack = dia_undo_stack_new ();
  Count count = { 0 };

  dia_undo_stack_push (stack, count_undo, &count, count_gone);
  g_assert_finalize_object (stack);
  g_assert_cmpint (count.undone, ==, 0);
  g_assert_cmpint (count.gone, ==, 1);
}

static void
test_clear (void)
{
  DiaUndoStack *stack = dia_undo_stack_new ();
  Count count = { 0 };

  dia_undo_stack_push (stack, count_undo, &count, count_gone);
  dia_undo_stack_push (stack, count_undo, &count, count_gone);
  dia_undo_stack_clear (stack);
  g_assert_false (dia_undo_stack_can_undo (stack));
  g_assert_cmpint (count.undone, ==, 0);
  g_assert_cmpint (count.gone, ==, 2);
  g_assert_finalize_object (stack);
}

static void
on_can_undo_changed_cb (DiaUndoStack *stack,
                        GParamSpec   *pspec,
                        int          *count)
{
  (*count)++;
}

static void
test_notifies_both_ways (void)
{
  DiaUndoStack *stack = dia_undo_stack_new ();
  Count count = { 0 };
  int notified = 0;

  g_signal_connect (stack, "notify::can-undo", G_CALLBACK (on_can_undo_changed_cb), &notified);
  dia_undo_stack_push (stack, count_undo, &count, NULL);
  dia_undo_stack_push (stack, count_undo, &count, NULL);
  g_assert_cmpint (notified, ==, 1);
  dia_undo_stack_undo (stack);
  g_assert_cmpint (notified, ==, 1);
  dia_undo_stack_undo (stack);
  g_assert_cmpint (notified, ==, 2);
  g_assert_finalize_object (stack);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/ui/undo-stack/last-first", test_last_first);
  g_test_add_func ("/ui/undo-stack/expired-stays-done", test_expired_stays_done);
  g_test_add_func ("/ui/undo-stack/goes-with-the-stack", test_goes_with_the_stack);
  g_test_add_func ("/ui/undo-stack/clear", test_clear);
  g_test_add_func ("/ui/undo-stack/notifies-both-ways", test_notifies_both_ways);
  return g_test_run ();
}
