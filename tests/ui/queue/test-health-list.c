/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-choice-chip.h"
#include "dia-composer-fixture.h"
#include "dia-connection.h"
#include "dia-health-line.h"
#include "dia-health-list.h"
#include "dia-probe.h"
#include "dia-scopes.h"
#include "dia-test-support.h"
#include "dia-toggle-group.h"

#define N_MANY 5000

typedef struct
{
  OfficeFixture  office;
  GtkWidget     *window;
  GtkWidget     *list;
  DiaNotices    *notices;
  char          *wanted;   /* (owned) (nullable): the title or the words of the last signal */
  guint          n;        /* rows that are waited for */
} Fixture;

static void
on_posts_wanted_cb (DiaHealthList *list,
                    DiaHealthRow  *row,
                    Fixture       *fixture)
{
  g_free (fixture->wanted);
  fixture->wanted = g_strconcat ("posts of ", row->title, NULL);
}

static void
on_words_wanted_cb (DiaHealthList *list,
                    const char    *words,
                    Fixture       *fixture)
{
  g_free (fixture->wanted);
  fixture->wanted = g_strdup (words);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  office_fixture_set_up (&fixture->office, NULL);
  fixture->notices = dia_notices_new (ADW_TOAST_OVERLAY (overlay));
  fixture->list = dia_health_list_new (fixture->office.workspace, fixture->notices);
  g_signal_connect (fixture->list, "posts-wanted", G_CALLBACK (on_posts_wanted_cb), fixture);
  g_signal_connect (fixture->list, "words-wanted", G_CALLBACK (on_words_wanted_cb), fixture);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture->list);
  fixture->window = dia_probe_show (overlay, 1000, 500);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_probe_close (fixture->window, fixture->list);
  dia_test_wait_finalize (g_steal_pointer (&fixture->notices));
  office_fixture_tear_down (&fixture->office, NULL);
  g_free (fixture->wanted);
}

static void
run_sql (Fixture    *fixture,
         const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaConnection) connection = dia_connection_open (fixture->office.path, DIA_CONNECTION_WRITE, &error);

  g_assert_no_error (error);
  dia_connection_execute (connection, sql, &error);
  g_assert_no_error (error);
}

/* Two accounts on the practice network and one on a server. */
static void
add_accounts (Fixture *fixture)
{
  DiaBrand *brand = office_fixture_add_brand (&fixture->office, "Étincelle");

  office_fixture_add_account (&fixture->office, brand, "first", "fr", "Europe/Paris");
  office_fixture_add_account (&fixture->office, brand, "second", "fr", "Europe/Paris");
  office_fixture_add_account (&fixture->office, brand, "third", "fr", "Europe/Paris");
  run_sql (fixture, "UPDATE accounts SET network = 'mastodon', server = 'https://alize.example', sign_in = 'needed'"
                    " WHERE handle = 'third'");
}

static GListModel *
get_model (Fixture *fixture)
{
  return G_LIST_MODEL (gtk_grid_view_get_model (GTK_GRID_VIEW (dia_probe_find (fixture->list, GTK_TYPE_GRID_VIEW))));
}

static gboolean
has_rows (gpointer user_data)
{
  Fixture *fixture = user_data;

  return g_list_model_get_n_items (get_model (fixture)) == fixture->n;
}

static void
load (Fixture *fixture,
      guint    n)
{
  fixture->n = n;
  dia_health_list_reload (DIA_HEALTH_LIST (fixture->list));
  g_assert_true (dia_test_wait_until (has_rows, fixture));
}

static const char *
get_title (Fixture *fixture,
           guint    position)
{
  g_autoptr (DiaHealthRow) row = g_list_model_get_item (get_model (fixture), position);

  return row->title;
}

static void
choose_by (Fixture    *fixture,
           const char *by)
{
  dia_toggle_group_set_active (DIA_TOGGLE_GROUP (dia_probe_find (fixture->list, DIA_TYPE_TOGGLE_GROUP)), by);
}

static gboolean
is_empty (gpointer user_data)
{
  return dia_probe_shows (((Fixture *) user_data)->list, "No account here");
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  dia_health_list_reload (DIA_HEALTH_LIST (fixture->list));
  g_assert_true (dia_test_wait_until (is_empty, fixture));
  g_assert_nonnull (dia_probe_find_button (fixture->list, "Accounts"));
}

/* What needs somebody stands first, and the sum above. */
static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *chip = dia_probe_find (fixture->list, DIA_TYPE_CHOICE_CHIP);

  add_accounts (fixture);
  load (fixture, 3);
  g_assert_cmpstr (get_title (fixture, 0), ==, "third");
  g_assert_true (dia_probe_shows (fixture->list, "2 accounts are well, 1 to look at"));
  dia_choice_chip_set_value (DIA_CHOICE_CHIP (chip), "name");
  g_signal_emit_by_name (chip, "chosen");
  g_assert_cmpstr (get_title (fixture, 0), ==, "first");
}

static void
test_kinds (Fixture       *fixture,
            gconstpointer  data)
{
  add_accounts (fixture);
  load (fixture, 3);
  choose_by (fixture, "networks");
  g_assert_cmpuint (g_list_model_get_n_items (get_model (fixture)), ==, 2);
  g_assert_cmpstr (get_title (fixture, 0), ==, "Mastodon");
  choose_by (fixture, "servers");
  g_assert_cmpuint (g_list_model_get_n_items (get_model (fixture)), ==, 1);
  g_signal_emit_by_name (dia_probe_find (fixture->list, GTK_TYPE_GRID_VIEW), "activate", 0u);
  g_assert_cmpstr (fixture->wanted, ==, "alize.example");
  dia_health_list_show_accounts (DIA_HEALTH_LIST (fixture->list));
  g_assert_cmpuint (g_list_model_get_n_items (get_model (fixture)), ==, 3);
  g_signal_emit_by_name (dia_probe_find (fixture->list, GTK_TYPE_GRID_VIEW), "activate", 1u);
  g_assert_cmpstr (fixture->wanted, ==, "posts of first");
}

static void
test_no_servers (Fixture       *fixture,
                 gconstpointer  data)
{
  DiaBrand *brand = office_fixture_add_brand (&fixture->office, "Étincelle");

  office_fixture_add_account (&fixture->office, brand, "first", "fr", "Europe/Paris");
  load (fixture, 1);
  choose_by (fixture, "servers");
  g_assert_true (dia_probe_shows (fixture->list, "No server of its own"));
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  add_accounts (fixture);
  load (fixture, 3);
  dia_health_list_set_search (DIA_HEALTH_LIST (fixture->list), " ÉTINCELLE alize.example");
  g_assert_cmpuint (g_list_model_get_n_items (get_model (fixture)), ==, 1);
  dia_health_list_set_search (DIA_HEALTH_LIST (fixture->list), "nobody");
  g_assert_true (dia_probe_shows (fixture->list, "Nothing found"));
  dia_health_list_set_search (DIA_HEALTH_LIST (fixture->list), "");
  g_assert_cmpuint (g_list_model_get_n_items (get_model (fixture)), ==, 3);
}

/* Only the accounts of the scope; what has been asked for another one is dropped. */
static void
test_scope (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (DiaScope) scope = dia_scope_from_string ("network=mastodon");

  add_accounts (fixture);
  dia_health_list_reload (DIA_HEALTH_LIST (fixture->list));
  dia_scopes_set_current (dia_workspace_get_scopes (fixture->office.workspace), scope);
  load (fixture, 1);
  g_assert_cmpstr (get_title (fixture, 0), ==, "third");
}

/* A reading that changes nothing leaves the rows alone, and with them the place
 * that was scrolled to; two wishes at once are one reading more. */
static void
test_reads_again (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (DiaHealthRow) before = NULL;
  g_autoptr (DiaHealthRow) after = NULL;

  add_accounts (fixture);
  load (fixture, 3);
  before = g_list_model_get_item (get_model (fixture), 1);
  run_sql (fixture, "UPDATE accounts SET removed_at = 1 WHERE handle = 'second'");
  dia_health_list_reload (DIA_HEALTH_LIST (fixture->list));
  load (fixture, 2);
  after = g_list_model_get_item (get_model (fixture), 1);
  g_assert_true (before == after);
}

/* However many accounts there are, no more rows are built than a screen takes. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  add_accounts (fixture);
  run_sql (fixture, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4997)"
                    " INSERT INTO accounts SELECT id + i, brand_id, network, server, handle || i, handle_folded || i,"
                    " name || 'Compte ' || i, name_folded || i, remote_id, language, market, zone, labels, sign_in,"
                    " sign_in_expires_at, sign_in_note, limits, limits_read_at, position + i, removed_at"
                    " FROM accounts, n WHERE handle = 'first'");
  load (fixture, N_MANY);
  dia_probe_settle ();
  g_assert_cmpuint (dia_probe_count (fixture->list, DIA_TYPE_HEALTH_LINE), >, 0);
  g_assert_cmpuint (dia_probe_count (fixture->list, DIA_TYPE_HEALTH_LINE), <, 100);
  g_assert_true (dia_probe_shows (fixture->list, "4,999 accounts are well, 1 to look at"));
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ui/health-list/empty", test_empty);
  ADD ("/ui/health-list/order", test_order);
  ADD ("/ui/health-list/kinds", test_kinds);
  ADD ("/ui/health-list/no-servers", test_no_servers);
  ADD ("/ui/health-list/search", test_search);
  ADD ("/ui/health-list/scope", test_scope);
  ADD ("/ui/health-list/reads-again", test_reads_again);
  ADD ("/ui/health-list/many", test_many);
#undef ADD
  return g_test_run ();
}
