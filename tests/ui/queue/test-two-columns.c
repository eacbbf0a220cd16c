/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-probe.h"
#include "dia-two-columns.h"

static GtkWidget *
make_part (int height)
{
  GtkWidget *part = gtk_label_new (NULL);

  gtk_widget_set_size_request (part, 100, height);
  return part;
}

static void
get_place (GtkWidget    *columns,
           GtkWidget    *part,
           graphene_rect_t *place)
{
  g_assert_true (gtk_widget_compute_bounds (part, columns, place));
}

static void
allocate (GtkWidget *columns,
          int        width)
{
  int height;

  gtk_widget_measure (columns, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  gtk_widget_size_allocate (columns, &(GtkAllocation) { 0, 0, width, height }, -1);
}

/* Side by side where there is room, one under the other where there is none. */
static void
test_beside_and_under (void)
{
  GtkWidget *columns = g_object_ref_sink (g_object_new (DIA_TYPE_TWO_COLUMNS, NULL));
  GtkWidget *main_part = make_part (300), *side = make_part (200);
  graphene_rect_t first, second;

  g_object_set (columns, "main", main_part, "side", side, NULL);
  allocate (columns, 1200);
  get_place (columns, main_part, &first);
  get_place (columns, side, &second);
  g_assert_cmpfloat (second.origin.x, >=, first.origin.x + first.size.width);
  g_assert_cmpfloat (second.origin.y, ==, 0);
  g_assert_cmpfloat (second.origin.x + second.size.width, ==, 1200);
  allocate (columns, 400);
  get_place (columns, main_part, &first);
  get_place (columns, side, &second);
  g_assert_cmpfloat (second.origin.x, ==, 0);
  g_assert_cmpfloat (second.origin.y, >=, first.origin.y + first.size.height);
  g_assert_cmpfloat (first.size.width, ==, 400);
  g_assert_cmpfloat (second.size.height, >=, 200);
  g_assert_finalize_object (columns);
}

/* Narrow is always possible. */
static void
test_minimum_is_of_one (void)
{
  GtkWidget *columns = g_object_ref_sink (g_object_new (DIA_TYPE_TWO_COLUMNS, NULL));
  int minimum;

  dia_two_columns_set_main (DIA_TWO_COLUMNS (columns), make_part (10));
  dia_two_columns_set_side (DIA_TWO_COLUMNS (columns), make_part (10));
  gtk_widget_measure (columns, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 100);
  g_assert_finalize_object (columns);
}

static void
test_main_alone (void)
{
  GtkWidget *columns = g_object_ref_sink (g_object_new (DIA_TYPE_TWO_COLUMNS, NULL));
  GtkWidget *main_part = make_part (300);
  GtkWidget *side = make_part (10);
  graphene_rect_t place;

  dia_two_columns_set_main (DIA_TWO_COLUMNS (columns), main_part);
  dia_two_columns_set_side (DIA_TWO_COLUMNS (columns), side);
  g_object_add_weak_pointer (G_OBJECT (side), (gpointer *) &side);
  dia_two_columns_set_side (DIA_TWO_COLUMNS (columns), NULL);
  g_assert_null (side);
  allocate (columns, 1200);
  get_place (columns, main_part, &place);
  g_assert_cmpfloat (place.size.width, ==, 1200);
  g_assert_finalize_object (columns);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/two-columns/beside-and-under", test_beside_and_under);
  g_test_add_func ("/ui/two-columns/minimum-is-of-one", test_minimum_is_of_one);
  g_test_add_func ("/ui/two-columns/main-alone", test_main_alone);
  return g_test_run ();
}
