/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-combo-words.h"

#include "dia-probe.h"
#include "dia-test-support.h"

#define LONG "Send them up to 60 minutes late, then ask me about each of those that are later"

typedef struct
{
  GtkWidget *list;
  GtkWidget *row;
} Fixture;

static void
make_row (Fixture *fixture)
{
  const char *const choices[] = { LONG, "Drop them", NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (choices);

  fixture->list = gtk_list_box_new ();
  fixture->row = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (fixture->row), "Late posts");
  adw_combo_row_set_model (ADW_COMBO_ROW (fixture->row), G_LIST_MODEL (model));
  gtk_list_box_append (GTK_LIST_BOX (fixture->list), fixture->row);
}

/* The label of the list; the row has one of its own. (nullable) */
static GtkWidget *
find_choice (GtkWidget  *row,
             const char *words)
{
  GtkWidget *popover = dia_probe_find (row, GTK_TYPE_POPOVER);

  return popover != NULL ? dia_probe_find_label (popover, words) : NULL;
}

static gboolean
is_listed (gpointer row)
{
  GtkWidget *label = find_choice (row, LONG);

  return label != NULL && gtk_widget_get_width (label) > 0;
}

static gboolean
is_checked (GtkWidget  *row,
            const char *words)
{
  return gtk_widget_get_opacity (gtk_widget_get_next_sibling (find_choice (row, words))) > 0.5;
}

static void
test_shows_whole_choices (void)
{
  Fixture fixture;
  GtkWidget *window;

  make_row (&fixture);
  dia_combo_words_give_way (fixture.list);
  window = dia_probe_show (fixture.list, 400, 400);
  g_signal_emit_by_name (fixture.row, "activate");
  g_assert_true (dia_test_wait_until (is_listed, fixture.row));
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (find_choice (fixture.row, LONG)))));
  g_assert_true (is_checked (fixture.row, LONG));
  g_assert_false (is_checked (fixture.row, "Drop them"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (fixture.row), 1);
  g_assert_false (is_checked (fixture.row, LONG));
  g_assert_true (is_checked (fixture.row, "Drop them"));
  dia_probe_close (window, fixture.list);
}

static void
test_reads_the_expression (void)
{
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  Fixture fixture;
  GtkWidget *window;

  make_row (&fixture);
  adw_combo_row_set_expression (ADW_COMBO_ROW (fixture.row), expression);
  dia_combo_words_give_way (fixture.row);
  window = dia_probe_show (fixture.list, 400, 400);
  g_signal_emit_by_name (fixture.row, "activate");
  g_assert_true (dia_test_wait_until (is_listed, fixture.row));
  dia_probe_close (window, fixture.list);
}

static void
test_large_text_stands_below (void)
{
  Fixture fixture;
  int dpi;

  make_row (&fixture);
  g_object_ref_sink (fixture.list);
  dia_combo_words_give_way (fixture.list);
  g_assert_false (adw_combo_row_get_use_subtitle (ADW_COMBO_ROW (fixture.row)));
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  dia_combo_words_give_way (fixture.list);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
  g_assert_true (adw_combo_row_get_use_subtitle (ADW_COMBO_ROW (fixture.row)));
  g_assert_finalize_object (fixture.list);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/combo-words/shows-whole-choices", test_shows_whole_choices);
  g_test_add_func ("/ui/combo-words/reads-the-expression", test_reads_the_expression);
  g_test_add_func ("/ui/combo-words/large-text-stands-below", test_large_text_stands_below);
  return g_test_run ();
}
