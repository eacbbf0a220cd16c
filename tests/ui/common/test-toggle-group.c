/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-toggle-group.h"

#include "dia-probe.h"

static void
count_notify (GObject    *object,
              GParamSpec *pspec,
              guint      *n)
{
  (*n)++;
}

static DiaToggleGroup *
make_group (void)
{
  DiaToggleGroup *group = DIA_TOGGLE_GROUP (dia_toggle_group_new ("View"));

  dia_toggle_group_add (group, "now", NULL, "Now");
  dia_toggle_group_add (group, "later", "dia-queue-symbolic", "Later");
  dia_toggle_group_add_icon (group, "never", "dia-queue-symbolic", "Never");
  return group;
}

static void
test_one_is_taken (void)
{
  DiaToggleGroup *group = g_object_ref_sink (make_group ());
  g_autofree char *active = NULL;
  guint n = 0;

  g_assert_cmpstr (dia_toggle_group_get_active (group), ==, "now");
  g_signal_connect (group, "notify::active", G_CALLBACK (count_notify), &n);
  dia_probe_click (GTK_WIDGET (group), "Later");
  dia_probe_click (GTK_WIDGET (group), "Later");
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (dia_toggle_group_get_active (group), ==, "later");
  g_object_set (group, "active", "never", NULL);
  g_object_set (group, "active", "not-a-choice", NULL);
  g_object_get (group, "active", &active, NULL);
  g_assert_cmpstr (active, ==, "never");
  g_assert_cmpuint (n, ==, 2);
  g_assert_finalize_object (group);
}

static void
test_names (void)
{
  DiaToggleGroup *group = g_object_ref_sink (make_group ());

  gtk_test_accessible_assert_role (GTK_WIDGET (group), GTK_ACCESSIBLE_ROLE_GROUP);
  dia_probe_assert_name (group, "View");
  dia_probe_assert_name (dia_probe_find_button (GTK_WIDGET (group), "Now"), "Now");
  dia_probe_assert_name (dia_probe_find_button (GTK_WIDGET (group), "Never"), "Never");
  g_assert_finalize_object (group);
}

static void
test_filled_anew (void)
{
  DiaToggleGroup *group = g_object_ref_sink (make_group ());

  dia_toggle_group_set_active (group, "later");
  dia_toggle_group_clear (group);
  g_assert_null (dia_toggle_group_get_active (group));
  g_assert_null (gtk_widget_get_first_child (GTK_WIDGET (group)));
  dia_toggle_group_add (group, "other", NULL, "Other");
  g_assert_cmpstr (dia_toggle_group_get_active (group), ==, "other");
  g_assert_finalize_object (group);
}

static const char *
get_focus_name (GtkWidget *window)
{
  return gtk_widget_get_name (gtk_window_get_focus (GTK_WINDOW (window)));
}

/* Arrows move, and stop at the ends, where the keys are free for others. */
static void
test_arrows (void)
{
  GtkWidget *group = GTK_WIDGET (make_group ());
  GtkWidget *window = dia_probe_show (group, 400, 100);

  gtk_widget_grab_focus (dia_probe_find_button (group, "Now"));
  g_assert_true (dia_probe_press_key (group, GDK_KEY_Right, 0));
  g_assert_cmpstr (get_focus_name (window), ==, "later");
  g_assert_true (dia_probe_press_key (group, GDK_KEY_Right, 0));
  g_assert_cmpstr (get_focus_name (window), ==, "never");
  g_assert_true (dia_probe_press_key (group, GDK_KEY_Left, 0));
  g_assert_cmpstr (get_focus_name (window), ==, "later");
  /* Moving takes nothing. */
  g_assert_cmpstr (dia_toggle_group_get_active (DIA_TOGGLE_GROUP (group)), ==, "now");
  dia_probe_close (window, group);
}

static void
expect_place (GtkWidget  *group,
              const char *name,
              gboolean    below)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (dia_probe_find_button (group, name), group, &bounds));
  g_assert_true ((bounds.origin.y > 0) == below);
  g_assert_true ((bounds.origin.x > 0) == !below);
}

/* Large text in a narrow window: nothing is cut off. */
static void
test_stacks_where_it_is_narrow (void)
{
  GtkWidget *group = g_object_ref_sink (GTK_WIDGET (make_group ()));
  int minimum, natural, line, stack;

  gtk_widget_measure (group, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, <, natural);
  gtk_widget_measure (group, GTK_ORIENTATION_VERTICAL, natural, &line, NULL, NULL, NULL);
  gtk_widget_measure (group, GTK_ORIENTATION_VERTICAL, minimum, &stack, NULL, NULL, NULL);
  g_assert_cmpint (stack, >=, 3 * line);
  gtk_widget_size_allocate (group, &(GtkAllocation) { 0, 0, natural, line }, -1);
  expect_place (group, "Never", FALSE);
  gtk_widget_size_allocate (group, &(GtkAllocation) { 0, 0, minimum, stack }, -1);
  expect_place (group, "Never", TRUE);
  g_assert_finalize_object (group);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/toggle-group/one-is-taken", test_one_is_taken);
  g_test_add_func ("/ui/toggle-group/names", test_names);
  g_test_add_func ("/ui/toggle-group/filled-anew", test_filled_anew);
  g_test_add_func ("/ui/toggle-group/arrows", test_arrows);
  g_test_add_func ("/ui/toggle-group/stacks-where-it-is-narrow", test_stacks_where_it_is_narrow);
  return g_test_run ();
}
