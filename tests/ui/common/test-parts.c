/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-empty-state.h"
#include "dia-info-row.h"
#include "dia-look.h"
#include "dia-meter.h"
#include "dia-skeleton.h"
#include "dia-toggle-group.h"
#include "dia-undo-toast.h"

#include <adwaita.h>

/* The first of two counts. */
static void
count_undone (gpointer counts)
{
  ((int *) counts)[0]++;
}

/* The second of two counts. */
static void
count_gone (gpointer counts)
{
  ((int *) counts)[1]++;
}

static void
on_button_clicked_cb (GtkWidget *widget,
                      int       *count)
{
  (*count)++;
}

static GtkButton *
find_button (GtkWidget *widget)
{
  GtkButton *found = NULL;

  if (GTK_IS_BUTTON (widget))
    return GTK_BUTTON (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child);
  return found;
}

static void
test_info_row (void)
{
  GtkWidget *row = g_object_ref_sink (dia_info_row_new ("warn", "The keyring does not answer.", "Try again"));
  int clicked = 0;

  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_ALERT);
  g_signal_connect (row, "button-clicked", G_CALLBACK (on_button_clicked_cb), &clicked);
  g_signal_emit_by_name (find_button (row), "clicked");
  g_assert_cmpint (clicked, ==, 1);
  g_object_set (row, "button-label", NULL, NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (find_button (row))));
  g_assert_finalize_object (row);
}

static void
test_empty_state (void)
{
  GtkWidget *state = g_object_ref_sink (dia_empty_state_new ("dia-queue-symbolic", "Nothing planned", NULL, "New content"));
  int clicked = 0;

  g_signal_connect (state, "button-clicked", G_CALLBACK (on_button_clicked_cb), &clicked);
  g_signal_emit_by_name (find_button (state), "clicked");
  g_assert_cmpint (clicked, ==, 1);
  g_assert_finalize_object (state);
}

/* Waits for the skeleton itself, however long its delay takes. */
static void
test_skeleton_comes_late (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *skeleton = dia_skeleton_new (4);

  gtk_window_set_child (GTK_WINDOW (window), skeleton);
  g_assert_false (dia_skeleton_get_shown (DIA_SKELETON (skeleton)));
  gtk_window_present (GTK_WINDOW (window));
  while (!dia_skeleton_get_shown (DIA_SKELETON (skeleton)))
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_set_visible (skeleton, FALSE);
  g_assert_false (dia_skeleton_get_shown (DIA_SKELETON (skeleton)));
  gtk_test_accessible_assert_role (skeleton, GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
  g_object_add_weak_pointer (G_OBJECT (skeleton), (gpointer *) &skeleton);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_null (skeleton);
}

static void
test_meter (void)
{
  GtkWidget *meter = g_object_ref_sink (dia_meter_new ());

  g_assert_cmpfloat (dia_meter_get_share (DIA_METER (meter)), ==, 0);
  dia_meter_set (DIA_METER (meter), 150, 300);
  g_assert_cmpfloat (dia_meter_get_share (DIA_METER (meter)), ==, 0.5);
  g_assert_false (dia_meter_is_over (DIA_METER (meter)));
  dia_meter_set (DIA_METER (meter), 300, 300);
  g_assert_false (dia_meter_is_over (DIA_METER (meter)));
  dia_meter_set (DIA_METER (meter), 301, 300);
  g_assert_true (dia_meter_is_over (DIA_METER (meter)));
  g_assert_cmpfloat (dia_meter_get_share (DIA_METER (meter)), ==, 1);
  dia_meter_set (DIA_METER (meter), 301, 0);
  g_assert_false (dia_meter_is_over (DIA_METER (meter)));
  g_assert_finalize_object (meter);
}

static void
on_active_changed_cb (GtkWidget  *widget,
                      GParamSpec *pspec,
                      int        *count)
{
  (*count)++;
}

static void
test_toggle_group (void)
{
  GtkWidget *group = g_object_ref_sink (dia_toggle_group_new ("View"));
  int changed = 0;

  g_assert_null (dia_toggle_group_get_active (DIA_TOGGLE_GROUP (group)));
  dia_toggle_group_add (DIA_TOGGLE_GROUP (group), "now", NULL, "Now");
  dia_toggle_group_add (DIA_TOGGLE_GROUP (group), "later", "dia-queue-symbolic", "Later");
  g_assert_cmpstr (dia_toggle_group_get_active (DIA_TOGGLE_GROUP (group)), ==, "now");
  g_signal_connect (group, "notify::active", G_CALLBACK (on_active_changed_cb), &changed);
  dia_toggle_group_set_active (DIA_TOGGLE_GROUP (group), "later");
  dia_toggle_group_set_active (DIA_TOGGLE_GROUP (group), "later");
  dia_toggle_group_set_active (DIA_TOGGLE_GROUP (group), "never");
  g_assert_cmpint (changed, ==, 1);
  g_assert_cmpstr (dia_toggle_group_get_active (DIA_TOGGLE_GROUP (group)), ==, "later");
  gtk_test_accessible_assert_property (group, GTK_ACCESSIBLE_PROPERTY_LABEL, "View");
  g_assert_finalize_object (group);
}

static void
test_undo_toast (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();
  DiaUndoStack *stack = dia_undo_stack_new ();
  int counts[2] = { 0 };

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), gtk_label_new ("x"));
  gtk_window_set_child (GTK_WINDOW (window), overlay);
  gtk_window_present (GTK_WINDOW (window));
  dia_undo_toast_show (ADW_TOAST_OVERLAY (overlay), stack, "Moved <3> contents", count_undone, counts, count_gone);
  dia_undo_toast_show (ADW_TOAST_OVERLAY (overlay), stack, "Removed Alizé", count_undone, counts, count_gone);
  g_assert_true (dia_undo_stack_undo (stack));
  g_assert_cmpint (counts[0], ==, 1);
  g_assert_true (dia_undo_stack_can_undo (stack));
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (stack);
  g_assert_cmpint (counts[0], ==, 1);
  g_assert_cmpint (counts[1], ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dia_look_prepare_alone (gdk_display_get_default ());
  g_test_add_func ("/ui/parts/info-row", test_info_row);
  g_test_add_func ("/ui/parts/empty-state", test_empty_state);
  g_test_add_func ("/ui/parts/skeleton-comes-late", test_skeleton_comes_late);
  g_test_add_func ("/ui/parts/meter", test_meter);
  g_test_add_func ("/ui/parts/toggle-group", test_toggle_group);
  g_test_add_func ("/ui/parts/undo-toast", test_undo_toast);
  return g_test_run ();
}
