/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-brand-color.h"
#include "dia-brand-dialog.h"
#include "dia-brand-tile.h"
#include "dia-field.h"
#include "dia-office-fixture.h"
#include "dia-probe.h"
#include "dia-test-support.h"

typedef struct
{
  OfficeFixture  office;
  DiaRoster     *roster;
  DiaNotices    *notices;
  GtkWidget     *overlay;
  GtkWidget     *window;
  GtkWidget     *dialog;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  office_fixture_set_up (&fixture->office, NULL);
  fixture->roster = dia_workspace_get_roster (fixture->office.workspace);
  fixture->overlay = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->overlay), gtk_label_new ("desk"));
  fixture->notices = dia_notices_new (ADW_TOAST_OVERLAY (fixture->overlay));
  fixture->window = dia_probe_show (fixture->overlay, 600, 300);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_probe_close (fixture->window, fixture->overlay);
  dia_test_wait_finalize (g_steal_pointer (&fixture->notices));
  office_fixture_tear_down (&fixture->office, NULL);
}

static void
present (Fixture  *fixture,
         DiaBrand *brand)
{
  fixture->dialog = dia_brand_dialog_new (GTK_WINDOW (fixture->window), fixture->office.workspace, fixture->notices, brand);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static gboolean
is_closed (gpointer user_data)
{
  return ((Fixture *) user_data)->dialog == NULL;
}

static void
wait_closed (Fixture *fixture)
{
  g_assert_true (dia_test_wait_until (is_closed, fixture));
}

static void
type_name (Fixture    *fixture,
           const char *name)
{
  gtk_editable_set_text (GTK_EDITABLE (dia_probe_find (fixture->dialog, ADW_TYPE_ENTRY_ROW)), name);
}

static void
press_choice (Fixture    *fixture,
              const char *name)
{
  GtkWidget *button = dia_probe_find_button (fixture->dialog, name);

  g_assert_true (GTK_IS_TOGGLE_BUTTON (button));
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
is_choice_active (Fixture    *fixture,
                  const char *name)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (dia_probe_find_button (fixture->dialog, name)));
}

static DiaBrand *
find_brand (Fixture    *fixture,
            const char *name)
{
  GListModel *brands = dia_roster_get_brands (fixture->roster);

  for (guint i = 0; i < g_list_model_get_n_items (brands); i++)
    {
      g_autoptr (DiaBrand) brand = g_list_model_get_item (brands, i);

      if (g_str_equal (brand->name, name))
        return dia_roster_find_brand (fixture->roster, brand->id);
    }
  return NULL;
}

static gboolean
has_alize (gpointer user_data)
{
  return find_brand (user_data, "Alizé") != NULL;
}

static void
test_adds (Fixture       *fixture,
           gconstpointer  data)
{
  DiaBrand *brand;

  present (fixture, NULL);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->dialog)), ==, "Add a brand");
  g_assert_false (gtk_widget_get_sensitive (dia_probe_find_button (fixture->dialog, "Save")));
  type_name (fixture, "   ");
  g_assert_false (gtk_widget_get_sensitive (dia_probe_find_button (fixture->dialog, "Save")));
  type_name (fixture, "  Alizé ");
  press_choice (fixture, "Moss");
  press_choice (fixture, "Wind");
  dia_probe_click (fixture->dialog, "Save");
  wait_closed (fixture);
  g_assert_true (dia_test_wait_until (has_alize, fixture));
  brand = find_brand (fixture, "Alizé");
  g_assert_cmpstr (brand->color, ==, dia_brand_color_get_palette ()[2]);
  g_assert_cmpstr (brand->mark, ==, "wind");
  g_assert_cmpint (brand->position, ==, 0);
}

/* A new brand begins with a colour that tells it from the others. */
static void
test_begins_with_a_free_color (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autoptr (DiaBrand) brand = dia_brand_new ();
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  dia_field_set_text (&brand->name, "Alizé");
  dia_field_set_text (&brand->color, dia_brand_color_get_palette ()[0]);
  g_ptr_array_add (items, brand);
  g_assert_true (dia_roster_save (fixture->roster, items, NULL, NULL));
  present (fixture, NULL);
  g_assert_false (is_choice_active (fixture, "Teal"));
  g_assert_true (is_choice_active (fixture, "Indigo"));
  g_assert_true (is_choice_active (fixture, "Initial"));
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  wait_closed (fixture);
}

static gboolean
is_mistral (gpointer user_data)
{
  return find_brand (user_data, "Mistral") != NULL;
}

static void
test_edits_and_takes_back (Fixture       *fixture,
                           gconstpointer  data)
{
  present (fixture, office_fixture_add_brand (&fixture->office, "Alizé"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->dialog)), ==, "Edit the brand");
  g_assert_true (gtk_widget_get_sensitive (dia_probe_find_button (fixture->dialog, "Save")));
  type_name (fixture, "Mistral");
  dia_probe_click (fixture->dialog, "Save");
  wait_closed (fixture);
  g_assert_true (dia_test_wait_until (is_mistral, fixture));
  g_assert_true (dia_undo_stack_undo (dia_notices_get_undo (fixture->notices)));
  g_assert_true (dia_test_wait_until (has_alize, fixture));
}

/* Another colour takes the palette's place, and the palette can take it back. */
static void
test_color_of_ones_own (Fixture       *fixture,
                        gconstpointer  data)
{
  GdkRGBA own = { 1, 0, 0.2f, 1 };
  GtkWidget *button;

  present (fixture, NULL);
  type_name (fixture, "Alizé");
  g_assert_true (is_choice_active (fixture, "Teal"));
  button = dia_probe_find (fixture->dialog, GTK_TYPE_COLOR_BUTTON);
  dia_probe_assert_name (button, "Another colour");
  gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (button), &own);
  g_assert_false (is_choice_active (fixture, "Teal"));
  press_choice (fixture, "Teal");
  g_assert_true (is_choice_active (fixture, "Teal"));
  gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (button), &(GdkRGBA) { 0, 0, 0, 1 });
  gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (button), &own);
  dia_probe_click (fixture->dialog, "Save");
  wait_closed (fixture);
  g_assert_true (dia_test_wait_until (has_alize, fixture));
  g_assert_cmpstr (find_brand (fixture, "Alizé")->color, ==, "#ff0033");
}

static void
test_escape_forgets (Fixture       *fixture,
                     gconstpointer  data)
{
  present (fixture, NULL);
  type_name (fixture, "Alizé");
  g_assert_true (dia_probe_press_key (gtk_window_get_focus (GTK_WINDOW (fixture->dialog)), GDK_KEY_Escape, 0));
  wait_closed (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (dia_roster_get_brands (fixture->roster)), ==, 0);
}

static void
test_enter_saves (Fixture       *fixture,
                  gconstpointer  data)
{
  present (fixture, NULL);
  type_name (fixture, "Alizé");
  g_assert_true (gtk_window_get_default_widget (GTK_WINDOW (fixture->dialog))
                 == dia_probe_find_button (fixture->dialog, "Save"));
  gtk_widget_activate_default (fixture->dialog);
  wait_closed (fixture);
  g_assert_true (dia_test_wait_until (has_alize, fixture));
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/brand-dialog/adds", Fixture, NULL, set_up, test_adds, tear_down);
  g_test_add ("/ui/brand-dialog/begins-with-a-free-color", Fixture, NULL, set_up, test_begins_with_a_free_color, tear_down);
  g_test_add ("/ui/brand-dialog/edits-and-takes-back", Fixture, NULL, set_up, test_edits_and_takes_back, tear_down);
  g_test_add ("/ui/brand-dialog/color-of-ones-own", Fixture, NULL, set_up, test_color_of_ones_own, tear_down);
  g_test_add ("/ui/brand-dialog/escape-forgets", Fixture, NULL, set_up, test_escape_forgets, tear_down);
  g_test_add ("/ui/brand-dialog/enter-saves", Fixture, NULL, set_up, test_enter_saves, tear_down);
  return g_test_run ();
}
