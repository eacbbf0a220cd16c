/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-action-log.h"
#include "dia-composer-fixture.h"
#include "dia-connection.h"
#include "dia-history-row.h"
#include "dia-probe.h"
#include "dia-queue-history.h"
#include "dia-test-support.h"

#define N_POSTS 120

typedef struct
{
  OfficeFixture  office;
  GtkWidget     *window;
  GtkWidget     *history;
  DiaNotices    *notices;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  office_fixture_set_up (&fixture->office, NULL);
  fixture->notices = dia_notices_new (ADW_TOAST_OVERLAY (overlay));
  fixture->history = dia_queue_history_new (fixture->office.workspace, fixture->notices, DIA_QUEUE_GONE_OUT);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture->history);
  fixture->window = dia_probe_show (overlay, 800, 400);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_probe_close (fixture->window, fixture->history);
  dia_test_wait_finalize (g_steal_pointer (&fixture->notices));
  office_fixture_tear_down (&fixture->office, NULL);
}

/* @n posts "Numéro 0…" that went out, a minute apart, the last one last. */
static void
publish (Fixture *fixture,
         guint    n)
{
  DiaBrand *brand = office_fixture_add_brand (&fixture->office, "Alizé");
  DiaAccount *account = office_fixture_add_account (&fixture->office, brand, "alize_fr", "fr", "Europe/Paris");
  DiaWallTime wall = { 2027, 2, 12, 10, 0, 0 };
  g_autoptr (DiaPost) model = office_fixture_add_post (&fixture->office, account, "Bonjour", &wall);
  g_autofree char *sql = g_strdup_printf (
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %u)"
    " INSERT INTO posts SELECT id + i, content_id, account_id, 'published', slot_wall, slot_zone, slot_at - 2592000000 + i * 60000,"
    " slot_kind, own_text, behind, 'Numéro ' || i, warning, i, 1, NULL, slot_at - 2592000000 + i * 60000, 'r' || i, '', '', 1, NULL, NULL,"
    " NULL, NULL, 0 FROM posts, n; DELETE FROM posts WHERE state = 'scheduled'", n);
  g_autoptr (DiaConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  connection = dia_connection_open (fixture->office.path, DIA_CONNECTION_WRITE, &error);
  g_assert_no_error (error);
  dia_connection_execute (connection, sql, &error);
  g_assert_no_error (error);
}

static guint
count_items (Fixture *fixture)
{
  GtkGridView *view = GTK_GRID_VIEW (dia_probe_find (fixture->history, GTK_TYPE_GRID_VIEW));

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_grid_view_get_model (view)));
}

static gboolean
has_first_page (gpointer user_data)
{
  return count_items (user_data) == 100;
}

static gboolean
has_all (gpointer user_data)
{
  return count_items (user_data) == N_POSTS;
}

static gboolean
has_one (gpointer user_data)
{
  return count_items (user_data) == 1;
}

static gboolean
is_empty (gpointer user_data)
{
  return dia_probe_shows (((Fixture *) user_data)->history, "Nothing has gone out yet");
}

static gboolean
finds_nothing (gpointer user_data)
{
  return dia_probe_shows (((Fixture *) user_data)->history, "Nothing found");
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  dia_queue_history_reload (DIA_QUEUE_HISTORY (fixture->history));
  g_assert_true (dia_test_wait_until (is_empty, fixture));
  dia_queue_history_set_search (DIA_QUEUE_HISTORY (fixture->history), "bonjour");
  g_assert_true (dia_test_wait_until (finds_nothing, fixture));
}

/* A page at a time, the next one when the first is scrolled through, each once. */
static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *scroller;
  GtkAdjustment *adjustment;

  publish (fixture, N_POSTS);
  dia_queue_history_reload (DIA_QUEUE_HISTORY (fixture->history));
  g_assert_true (dia_test_wait_until (has_first_page, fixture));
  dia_probe_settle ();
  scroller = dia_probe_find (fixture->history, GTK_TYPE_SCROLLED_WINDOW);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  g_assert_true (dia_test_wait_until (has_all, fixture));
}

static void
test_searches_and_opens (Fixture       *fixture,
                         gconstpointer  data)
{
  ActionLog log;

  publish (fixture, N_POSTS);
  action_log_init (&log);
  action_log_add (&log, fixture->window, "desk.edit-content", "x");
  dia_queue_history_set_search (DIA_QUEUE_HISTORY (fixture->history), "numero 77");
  g_assert_true (dia_test_wait_until (has_one, fixture));
  g_signal_emit_by_name (dia_probe_find (fixture->history, GTK_TYPE_GRID_VIEW), "activate", 0u);
  g_assert_cmpuint (log.n, ==, 1);
  g_assert_true (g_str_has_prefix (log.last->str, "desk.edit-content "));
  action_log_clear (&log);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ui/queue-history/empty", test_empty);
  ADD ("/ui/queue-history/pages", test_pages);
  ADD ("/ui/queue-history/searches-and-opens", test_searches_and_opens);
#undef ADD
  return g_test_run ();
}
