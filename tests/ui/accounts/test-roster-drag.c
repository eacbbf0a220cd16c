/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-field.h"
#include "dia-probe.h"
#include "dia-roster-drag.h"
#include "dia-roster-row.h"

#define N_ROWS 4

/* A brand with two accounts, and another brand. */
typedef struct
{
  GtkWidget             *window;
  GtkWidget             *list;
  GtkWidget             *rows[N_ROWS];
  DiaAccountEntry       *entries[N_ROWS];
  DiaRosterDrag         *drag;
  const DiaAccountEntry *target;   /* of the last drop */
  gboolean               after;
} Fixture;

static void
on_dropped (const DiaAccountEntry *moved,
            const DiaAccountEntry *target,
            gboolean               after,
            gpointer               user_data)
{
  Fixture *fixture = user_data;

  fixture->target = target;
  fixture->after = after;
}

static DiaAccountEntry *
make_entry (DiaId    brand_id,
            gboolean account)
{
  DiaAccountEntry *entry = g_object_new (DIA_TYPE_ACCOUNT_ENTRY, NULL);

  entry->brand = dia_brand_new ();
  entry->brand->id = brand_id;
  if (account)
    {
      entry->account = dia_account_new ();
      dia_field_set_text (&entry->account->network, DIA_NETWORK_MASTODON);
    }
  return entry;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const struct { DiaId brand; gboolean account; } lines[N_ROWS] = { { 1, FALSE }, { 1, TRUE }, { 1, TRUE }, { 2, FALSE } };

  fixture->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  for (guint i = 0; i < N_ROWS; i++)
    {
      fixture->entries[i] = make_entry (lines[i].brand, lines[i].account);
      fixture->rows[i] = dia_roster_row_new ();
      dia_roster_row_set_entry (DIA_ROSTER_ROW (fixture->rows[i]), fixture->entries[i]);
      gtk_box_append (GTK_BOX (fixture->list), fixture->rows[i]);
    }
  fixture->drag = dia_roster_drag_new (fixture->list, on_dropped, fixture);
  fixture->window = dia_probe_show (fixture->list, 600, 300);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_probe_close (fixture->window, fixture->list);
  g_assert_finalize_object (fixture->drag);
  for (guint i = 0; i < N_ROWS; i++)
    g_assert_finalize_object (fixture->entries[i]);
}

static gpointer
find_controller (Fixture *fixture,
                 GType    type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->list);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  return NULL;
}

/* A place in the row, by how far down it is. */
static void
find_place (Fixture *fixture,
            guint    row,
            double   part,
            double  *x,
            double  *y)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (fixture->rows[row], fixture->list, &bounds));
  *x = bounds.origin.x + bounds.size.width / 2;
  *y = bounds.origin.y + bounds.size.height * part;
}

static void
pick_up (Fixture *fixture,
         guint    row)
{
  g_autoptr (GdkContentProvider) content = NULL;
  double x, y;

  find_place (fixture, row, 0.5, &x, &y);
  g_signal_emit_by_name (find_controller (fixture, GTK_TYPE_DRAG_SOURCE), "prepare", x, y, &content);
  g_assert_nonnull (content);
}

static GdkDragAction
move_over (Fixture *fixture,
           guint    row,
           double   part)
{
  GdkDragAction action = 0;
  double x, y;

  find_place (fixture, row, part, &x, &y);
  g_signal_emit_by_name (find_controller (fixture, GTK_TYPE_DROP_TARGET), "motion", x, y, &action);
  return action;
}

static gboolean
drop (Fixture *fixture,
      guint    row,
      double   part)
{
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;
  double x, y;

  g_value_init (&value, DIA_TYPE_ACCOUNT_ENTRY);
  find_place (fixture, row, part, &x, &y);
  g_signal_emit_by_name (find_controller (fixture, GTK_TYPE_DROP_TARGET), "drop", &value, x, y, &taken);
  return taken;
}

/* The line says before or after, and the drop says the same. */
static void
test_marks_and_drops (Fixture       *fixture,
                      gconstpointer  data)
{
  pick_up (fixture, 1);
  g_assert_cmpint (move_over (fixture, 2, 0.2), ==, GDK_ACTION_MOVE);
  g_assert_true (gtk_widget_has_css_class (fixture->rows[2], "drop-before"));
  g_assert_cmpint (move_over (fixture, 2, 0.8), ==, GDK_ACTION_MOVE);
  g_assert_false (gtk_widget_has_css_class (fixture->rows[2], "drop-before"));
  g_assert_true (gtk_widget_has_css_class (fixture->rows[2], "drop-after"));
  g_assert_true (drop (fixture, 2, 0.8));
  g_assert_true (fixture->target == fixture->entries[2]);
  g_assert_true (fixture->after);
  g_assert_false (gtk_widget_has_css_class (fixture->rows[2], "drop-after"));
}

/* An account stays within its brand, a brand lies among brands, and nothing goes
 * where it is. */
static void
test_refuses (Fixture       *fixture,
              gconstpointer  data)
{
  pick_up (fixture, 1);
  g_assert_cmpint (move_over (fixture, 1, 0.5), ==, 0);
  g_assert_cmpint (move_over (fixture, 3, 0.5), ==, 0);
  g_assert_false (drop (fixture, 3, 0.5));
  pick_up (fixture, 3);
  g_assert_cmpint (move_over (fixture, 2, 0.5), ==, 0);
  g_assert_cmpint (move_over (fixture, 0, 0.2), ==, GDK_ACTION_MOVE);
  g_assert_null (fixture->target);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ui/roster-drag/marks-and-drops", test_marks_and_drops);
  ADD ("/ui/roster-drag/refuses", test_refuses);
#undef ADD
  return g_test_run ();
}
