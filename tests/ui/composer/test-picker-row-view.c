/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-account-toggle.h"
#include "dia-field.h"
#include "dia-picker-row-view.h"
#include "dia-probe.h"

typedef struct
{
  GtkWidget    *window;
  GtkWidget    *view;
  DiaPickerRow *row;
  DiaId         chosen;      /* the one that is; DIA_ID_NONE for none */
  guint         n_asked;     /* accounts of the last request */
  gboolean      wants;       /* and what was asked for them */
  int           n_expands;
} Fixture;

static DiaPickerChoice
get_choice (DiaId    id,
            gpointer user_data)
{
  return ((Fixture *) user_data)->chosen == id ? DIA_PICKER_CHOSEN : DIA_PICKER_LEFT_OUT;
}

static void
on_choose_requested_cb (DiaPickerRowView *view,
                        GPtrArray        *accounts,
                        gboolean          chosen,
                        Fixture          *fixture)
{
  fixture->n_asked = accounts->len;
  fixture->wants = chosen;
}

static void
on_expand_requested_cb (DiaPickerRowView *view,
                        DiaPickerRow     *row,
                        gboolean          expanded,
                        Fixture          *fixture)
{
  g_assert_true (row == fixture->row);
  g_assert_true (expanded);
  fixture->n_expands++;
}

static void
add_account (Fixture    *fixture,
             DiaId       id,
             const char *network)
{
  g_autoptr(DiaAccount) account = dia_account_new ();

  account->id = id;
  dia_field_set_text (&account->network, network);
  dia_picker_row_add_account (fixture->row, account);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const char *const networks[] = { "mastodon", "bluesky", NULL };
  g_autoptr(DiaBrand) brand = dia_brand_new ();

  fixture->row = dia_picker_row_new (DIA_PICKER_ROW_MARKET, brand, g_strdup ("1/FR"), g_strdup ("France"), get_choice, fixture);
  add_account (fixture, 11, "mastodon");
  add_account (fixture, 12, "bluesky");
  fixture->view = dia_picker_row_view_new (networks);
  g_signal_connect (fixture->view, "choose-requested", G_CALLBACK (on_choose_requested_cb), fixture);
  g_signal_connect (fixture->view, "expand-requested", G_CALLBACK (on_expand_requested_cb), fixture);
  fixture->window = dia_probe_show (fixture->view, 300, 40);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_probe_close (fixture->window, fixture->view);
  g_assert_finalize_object (fixture->row);
}

static void
show (Fixture *fixture,
      DiaId    chosen)
{
  fixture->chosen = chosen;
  dia_picker_row_count_chosen (fixture->row);
  dia_picker_row_view_set_row (DIA_PICKER_ROW_VIEW (fixture->view), fixture->row);
}

static GtkCheckButton *
find_check (Fixture *fixture)
{
  return GTK_CHECK_BUTTON (dia_probe_find (fixture->view, GTK_TYPE_CHECK_BUTTON));
}

/* Some of it chosen: neither on nor off; a press asks for all, and what is shown
 * stays what is, since the press may be refused. */
static void
test_asks (Fixture       *fixture,
           gconstpointer  data)
{
  show (fixture, 11);
  g_assert_true (gtk_check_button_get_inconsistent (find_check (fixture)));
  dia_probe_assert_name (find_check (fixture), "France: 1 of 2 accounts chosen");
  gtk_check_button_set_active (find_check (fixture), TRUE);
  g_assert_cmpuint (fixture->n_asked, ==, 2);
  g_assert_true (fixture->wants);
  g_assert_false (gtk_check_button_get_active (find_check (fixture)));
  g_assert_true (gtk_check_button_get_inconsistent (find_check (fixture)));
}

/* Each account of a small market has its own sign. */
static void
test_toggles (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *second;

  show (fixture, 11);
  g_assert_cmpuint (dia_probe_count (fixture->view, DIA_TYPE_ACCOUNT_TOGGLE), ==, 2);
  second = dia_probe_find_nth (fixture->view, DIA_TYPE_ACCOUNT_TOGGLE, 1);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (second)));
  g_assert_cmpuint (fixture->n_asked, ==, 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (second), TRUE);
  g_assert_cmpuint (fixture->n_asked, ==, 1);
  g_assert_true (fixture->wants);

  fixture->chosen = 12;
  dia_picker_row_count_chosen (fixture->row);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (dia_probe_find (fixture->view, DIA_TYPE_ACCOUNT_TOGGLE))));
}

/* A crowded market opens into rows of its own, and says how many are chosen. */
static void
test_opens (Fixture       *fixture,
            gconstpointer  data)
{
  fixture->row->expandable = TRUE;
  show (fixture, 11);
  g_assert_true (dia_probe_shows (fixture->view, "1 / 2"));
  g_assert_cmpuint (dia_probe_count (fixture->view, DIA_TYPE_ACCOUNT_TOGGLE), ==, 0);
  dia_probe_click (fixture->view, "France");
  g_assert_cmpint (fixture->n_expands, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ui/picker-row-view/asks", test_asks);
  ADD ("/ui/picker-row-view/toggles", test_toggles);
  ADD ("/ui/picker-row-view/opens", test_opens);
#undef ADD
  return g_test_run ();
}
