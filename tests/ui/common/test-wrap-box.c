/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>

#include "dia-wrap-box.h"

#define N_CHILDREN 4

static GtkWidget *
make_box (void)
{
  GtkWidget *box = g_object_ref_sink (dia_wrap_box_new (6));

  for (int i = 0; i < N_CHILDREN; i++)
    {
      GtkWidget *child = gtk_label_new (NULL);

      gtk_widget_set_size_request (child, 100, 20);
      dia_wrap_box_append (DIA_WRAP_BOX (box), child);
    }
  return box;
}

static int
measure_height (GtkWidget *box,
                int        width)
{
  int natural;

  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static void
test_takes_the_lines_it_needs (void)
{
  GtkWidget *box = make_box ();
  int minimum, natural;

  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 100);
  g_assert_cmpint (natural, ==, 4 * 100 + 3 * 6);
  g_assert_cmpint (measure_height (box, natural), ==, 20);
  g_assert_cmpint (measure_height (box, natural - 1), ==, 2 * 20 + 6);
  g_assert_cmpint (measure_height (box, 206), ==, 2 * 20 + 6);
  g_assert_cmpint (measure_height (box, 205), ==, 4 * 20 + 3 * 6);
  g_assert_finalize_object (box);
}

static void
test_leaves_hidden_ones_out (void)
{
  GtkWidget *box = make_box ();
  int natural;

  gtk_widget_set_visible (gtk_widget_get_first_child (box), FALSE);
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, 3 * 100 + 2 * 6);
  g_assert_finalize_object (box);
}

static void
expect_start (GtkWidget *box,
              GtkWidget *child,
              double     expected)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (child, box, &bounds));
  g_assert_cmpfloat_with_epsilon (bounds.origin.x, expected, 0.5);
}

/* The last one goes to the end where there is room, and is where its line puts
 * it where there is none. */
static void
test_last_may_lie_at_the_end (void)
{
  GtkWidget *box = make_box ();
  GtkWidget *last = gtk_widget_get_last_child (box);

  gtk_widget_set_halign (last, GTK_ALIGN_END);
  gtk_widget_size_allocate (box, &(GtkAllocation) { 0, 0, 600, 20 }, -1);
  expect_start (box, last, 500);
  expect_start (box, gtk_widget_get_prev_sibling (last), 212);
  gtk_widget_size_allocate (box, &(GtkAllocation) { 0, 0, 400, 46 }, -1);
  expect_start (box, last, 300);
  g_assert_finalize_object (box);
}

/* A bar that is taller than its buttons has them in its middle. */
static void
test_centers_its_lines (void)
{
  GtkWidget *box = make_box ();
  graphene_rect_t first, last;

  gtk_widget_size_allocate (box, &(GtkAllocation) { 0, 0, 206, 66 }, -1);
  g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_first_child (box), box, &first));
  g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_last_child (box), box, &last));
  g_assert_cmpfloat_with_epsilon (first.origin.y, 10, 0.5);
  g_assert_cmpfloat_with_epsilon (last.origin.y + last.size.height, 56, 0.5);
  g_assert_finalize_object (box);
}

/* "name · title · date": the title gives way before a line is begun, and no
 * line begins with a dot. */
static void
test_shrinks_and_leaves_dots_out (void)
{
  GtkWidget *box = g_object_ref_sink (g_object_new (DIA_TYPE_WRAP_BOX, "shrink-to", 50, NULL));
  GtkWidget *first = gtk_label_new (NULL);
  GtkWidget *dot = gtk_label_new ("·");
  GtkWidget *title = gtk_label_new ("A title that is far longer than there is room for on one line of it");

  gtk_widget_set_size_request (first, 100, 20);
  gtk_widget_set_size_request (dot, 10, 20);
  gtk_widget_add_css_class (dot, "dot");
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  dia_wrap_box_append (DIA_WRAP_BOX (box), first);
  dia_wrap_box_append (DIA_WRAP_BOX (box), dot);
  dia_wrap_box_append (DIA_WRAP_BOX (box), title);
  gtk_widget_size_allocate (box, &(GtkAllocation) { 0, 0, 200, 20 }, -1);
  expect_start (box, title, 100 + 6 + 10 + 6);
  g_assert_cmpint (gtk_widget_get_width (title), ==, 200 - 122);
  g_assert_true (gtk_widget_get_child_visible (dot));
  gtk_widget_size_allocate (box, &(GtkAllocation) { 0, 0, 110, 60 }, -1);
  expect_start (box, title, 0);
  g_assert_cmpint (gtk_widget_get_width (title), ==, 110);
  g_assert_false (gtk_widget_get_child_visible (dot));
  g_assert_finalize_object (box);
}

/* Facts stand at the end of the line while there is one, below where there is
 * none, and large text needs more room. */
static void
test_grows_into_what_is_left (void)
{
  GtkWidget *box = g_object_ref_sink (g_object_new (DIA_TYPE_WRAP_BOX, "shrink-to", 60, NULL));
  GtkWidget *title = gtk_label_new ("A title that is longer than its place in a narrow window");
  GtkWidget *fact = gtk_label_new (NULL);
  int dpi;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_size_request (fact, 40, 20);
  dia_wrap_box_append (DIA_WRAP_BOX (box), title);
  dia_wrap_box_append (DIA_WRAP_BOX (box), fact);
  gtk_widget_size_allocate (box, &(GtkAllocation) { 0, 0, 900, 20 }, -1);
  expect_start (box, fact, 860);
  gtk_widget_size_allocate (box, &(GtkAllocation) { 0, 0, 120, 20 }, -1);
  expect_start (box, fact, 80);
  gtk_widget_add_css_class (title, "whole");
  gtk_widget_size_allocate (box, &(GtkAllocation) { 0, 0, 120, 60 }, -1);
  expect_start (box, fact, 0);
  gtk_widget_remove_css_class (title, "whole");
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  gtk_widget_size_allocate (box, &(GtkAllocation) { 0, 0, 120, 60 }, -1);
  expect_start (box, fact, 0);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
  g_assert_finalize_object (box);
}

/* A line is as high as its children are at the width that they get, not at the
 * least that they could do with. */
static void
test_is_as_high_as_it_is_shown (void)
{
  GtkWidget *box = g_object_ref_sink (g_object_new (DIA_TYPE_WRAP_BOX, "shrink-to", 60, NULL));
  GtkWidget *words = gtk_label_new ("Words that take many lines in little room");
  GtkWidget *fact = gtk_label_new (NULL);
  int one_line;

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_widget_set_size_request (fact, 40, 10);
  dia_wrap_box_append (DIA_WRAP_BOX (box), words);
  dia_wrap_box_append (DIA_WRAP_BOX (box), fact);
  gtk_widget_measure (words, GTK_ORIENTATION_VERTICAL, 900, NULL, &one_line, NULL, NULL);
  g_assert_cmpint (measure_height (box, 950), ==, one_line);
  g_assert_cmpint (measure_height (box, 120), >, one_line);
  g_assert_finalize_object (box);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/wrap-box/centers-its-lines", test_centers_its_lines);
  g_test_add_func ("/ui/wrap-box/takes-the-lines-it-needs", test_takes_the_lines_it_needs);
  g_test_add_func ("/ui/wrap-box/leaves-hidden-ones-out", test_leaves_hidden_ones_out);
  g_test_add_func ("/ui/wrap-box/last-may-lie-at-the-end", test_last_may_lie_at_the_end);
  g_test_add_func ("/ui/wrap-box/shrinks-and-leaves-dots-out", test_shrinks_and_leaves_dots_out);
  g_test_add_func ("/ui/wrap-box/grows-into-what-is-left", test_grows_into_what_is_left);
  g_test_add_func ("/ui/wrap-box/is-as-high-as-it-is-shown", test_is_as_high_as_it_is_shown);
  return g_test_run ();
}
