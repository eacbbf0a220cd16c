/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-wide-row.h"

#include "dia-probe.h"
#include "dia-test-support.h"

typedef struct
{
  GtkWidget *list;
  GtkWidget *row;
  GtkWidget *button;
  GtkWidget *window;
} Fixture;

static gboolean
is_laid_out (gpointer widget)
{
  return gtk_widget_get_width (widget) > 0;
}

static void
show_row (Fixture *fixture,
          int      width)
{
  fixture->list = gtk_list_box_new ();
  fixture->row = dia_wide_row_new ("First day of the key moment");
  fixture->button = gtk_button_new_with_label ("Sun, 29 Nov 2026");
  dia_wide_row_add (DIA_WIDE_ROW (fixture->row), fixture->button);
  gtk_list_box_append (GTK_LIST_BOX (fixture->list), fixture->row);
  gtk_widget_set_valign (fixture->list, GTK_ALIGN_START);
  fixture->window = dia_probe_show (fixture->list, width, 300);
  g_assert_true (dia_test_wait_until (is_laid_out, fixture->button));
}

static graphene_rect_t
locate (Fixture   *fixture,
        GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, fixture->row, &bounds));
  return bounds;
}

static void
test_beside_each_other (void)
{
  Fixture fixture;
  graphene_rect_t title, button;

  show_row (&fixture, 600);
  title = locate (&fixture, dia_probe_find_label (fixture.row, "First day of the key moment"));
  button = locate (&fixture, fixture.button);
  g_assert_cmpfloat (button.origin.x, >=, title.origin.x + title.size.width);
  g_assert_cmpfloat (button.origin.x + button.size.width, >, gtk_widget_get_width (fixture.row) - 20);
  dia_probe_close (fixture.window, fixture.list);
}

/* What a screen reader says of a row that it comes to. */
static void
test_has_a_name (void)
{
  g_autoptr (GtkWidget) row = g_object_ref_sink (dia_wide_row_new ("First day"));

  gtk_test_accessible_assert_relation (row, GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                       gtk_widget_get_first_child (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))), NULL);
}

static void
test_below_each_other (void)
{
  Fixture fixture;
  graphene_rect_t title, button;

  show_row (&fixture, 250);
  title = locate (&fixture, dia_probe_find_label (fixture.row, "First day of the key moment"));
  button = locate (&fixture, fixture.button);
  g_assert_cmpfloat (button.origin.y, >=, title.origin.y + title.size.height);
  g_assert_cmpfloat (button.origin.x + button.size.width, <=, gtk_widget_get_width (fixture.row));
  dia_probe_close (fixture.window, fixture.list);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/wide-row/beside-each-other", test_beside_each_other);
  g_test_add_func ("/ui/wide-row/has-a-name", test_has_a_name);
  g_test_add_func ("/ui/wide-row/below-each-other", test_below_each_other);
  return g_test_run ();
}
