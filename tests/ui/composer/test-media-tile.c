/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-field.h"
#include "dia-media-strip.h"
#include "dia-media-tile.h"
#include "dia-page-fixture.h"

static void
add_pictures (PageFixture *fixture)
{
  for (char name = 'a'; name <= 'c'; name++)
    {
      DiaMedia *media = dia_media_new ();

      dia_field_take_text (&media->sha256, g_strnfill (64, name));
      dia_draft_add_media (fixture->desk.draft, media);
    }
  dia_probe_settle ();
}

/* By the first digit of what they are: "abc". */
static void
assert_order (PageFixture *fixture,
              const char  *expected)
{
  const GPtrArray *media = dia_draft_get_content (fixture->desk.draft)->media;
  g_autoptr(GString) order = g_string_new (NULL);

  for (guint i = 0; i < media->len; i++)
    g_string_append_c (order, ((DiaMedia *) g_ptr_array_index (media, i))->sha256[0]);
  g_assert_cmpstr (order->str, ==, expected);
}

static GtkWidget *
find_tile (PageFixture *fixture,
           guint        position)
{
  return dia_probe_find_nth (fixture->page, DIA_TYPE_MEDIA_TILE, position);
}

static gpointer
find_controller (GtkWidget *widget,
                 GType      type)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  return NULL;
}

/* What the dragged tile hands over is taken by the one it is dropped on. */
static void
test_drags (PageFixture   *fixture,
            gconstpointer  data)
{
  g_autoptr(GdkContentProvider) dragged = NULL;
  g_auto(GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  add_pictures (fixture);
  g_signal_emit_by_name (find_controller (find_tile (fixture, 0), GTK_TYPE_DRAG_SOURCE), "prepare", 5.0, 5.0, &dragged);
  g_value_init (&value, DIA_TYPE_MEDIA_TILE);
  g_assert_true (gdk_content_provider_get_value (dragged, &value, NULL));
  g_signal_emit_by_name (find_controller (find_tile (fixture, 2), GTK_TYPE_DROP_TARGET), "drop", &value, 5.0, 5.0, &taken);
  g_assert_true (taken);
  assert_order (fixture, "bca");
  gtk_widget_activate_action (fixture->page, "composer.undo", NULL);
  assert_order (fixture, "abc");
}

/* The focus goes along; at the end nothing moves, and the page is not left. */
static void
test_keys (PageFixture   *fixture,
           gconstpointer  data)
{
  add_pictures (fixture);
  gtk_widget_child_focus (find_tile (fixture, 0), GTK_DIR_TAB_FORWARD);
  g_assert_true (dia_probe_press_key (gtk_window_get_focus (GTK_WINDOW (fixture->window)), GDK_KEY_Right, GDK_ALT_MASK));
  assert_order (fixture, "bac");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), find_tile (fixture, 1)));
  g_assert_true (dia_probe_press_key (gtk_window_get_focus (GTK_WINDOW (fixture->window)), GDK_KEY_Left, GDK_ALT_MASK));
  g_assert_true (dia_probe_press_key (gtk_window_get_focus (GTK_WINDOW (fixture->window)), GDK_KEY_Left, GDK_ALT_MASK));
  assert_order (fixture, "abc");
  g_assert_cmpint (fixture->n_closed, ==, 0);
}

/* The badge asks for the alternative text until there is one. */
static void
test_asks_for_words (PageFixture   *fixture,
                     gconstpointer  data)
{
  add_pictures (fixture);
  g_assert_true (dia_probe_shows (find_tile (fixture, 1), "ALT ?"));
  dia_draft_set_alt (fixture->desk.draft, 1, "Une tasse");
  g_assert_true (dia_probe_shows (find_tile (fixture, 1), "ALT"));
  g_assert_false (dia_probe_shows (find_tile (fixture, 1), "ALT ?"));
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, PageFixture, NULL, page_fixture_set_up, function, page_fixture_tear_down)
  ADD ("/ui/media-tile/drags", test_drags);
  ADD ("/ui/media-tile/keys", test_keys);
  ADD ("/ui/media-tile/asks-for-words", test_asks_for_words);
#undef ADD
  return g_test_run ();
}
