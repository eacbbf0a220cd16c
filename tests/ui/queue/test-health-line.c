/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-action-log.h"
#include "dia-field.h"
#include "dia-health-line.h"
#include "dia-probe.h"

typedef struct
{
  GtkWidget    *window;
  GtkWidget    *line;
  DiaHealthRow *row;      /* (owned) */
  DiaHealthRow *wanted;   /* what the last "act" named */
} Fixture;

static void
on_act_cb (DiaHealthLine *line,
           DiaHealthRow  *row,
           Fixture       *fixture)
{
  fixture->wanted = row;
}

static DiaHealthRow *
make_row (DiaHealthBy by)
{
  DiaHealthRow *row = g_object_new (DIA_TYPE_HEALTH_ROW, NULL);

  row->by = by;
  dia_field_set_text (&row->title, by == DIA_HEALTH_OF_ACCOUNTS ? "Alizé FR" : "Mastodon");
  dia_field_set_text (&row->network, DIA_NETWORK_MASTODON);
  dia_field_set_text (&row->server, "");
  row->n_accounts = 3;
  if (by == DIA_HEALTH_OF_ACCOUNTS)
    {
      row->account = dia_account_new ();
      row->account->id = 7;
      row->account->sign_in = DIA_SIGN_IN_OK;
      dia_field_set_text (&row->account->network, DIA_NETWORK_MASTODON);
      dia_field_set_text (&row->account->handle, "alize_fr");
    }

  return row;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GtkSizeGroup) times = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GtkSizeGroup) acts = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  fixture->line = dia_health_line_new (times, acts);
  g_signal_connect (fixture->line, "act", G_CALLBACK (on_act_cb), fixture);
  fixture->row = make_row (DIA_HEALTH_OF_ACCOUNTS);
  fixture->window = dia_probe_show (fixture->line, 900, 80);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_probe_close (fixture->window, fixture->line);
  g_assert_finalize_object (fixture->row);
}

static void
show (Fixture *fixture)
{
  dia_health_line_set_row (DIA_HEALTH_LINE (fixture->line), fixture->row);
}

static void
test_figures (Fixture       *fixture,
              gconstpointer  data)
{
  fixture->row->on_time = 1412;
  fixture->row->late = 6;
  fixture->row->lateness_p50 = 800;
  fixture->row->lateness_p99 = 4200;
  show (fixture);
  g_assert_true (dia_probe_shows (fixture->line, "1,412"));
  g_assert_true (dia_probe_shows (fixture->line, "6"));
  g_assert_true (dia_probe_shows (fixture->line, "half within 0.8 s · 99% within 4.2 s"));
  g_assert_true (dia_probe_shows (fixture->line, "Nothing planned"));
  g_assert_true (dia_probe_shows (fixture->line, "@alize_fr"));
}

/* A sign-in leads to its dialog, in two words for two cases. */
static void
test_sign_in (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (DiaHealthRow) other = make_row (DIA_HEALTH_OF_ACCOUNTS);
  ActionLog log;

  action_log_init (&log);
  action_log_add (&log, fixture->window, "desk.edit-account", "x");
  fixture->row->account->sign_in = DIA_SIGN_IN_NEEDED;
  show (fixture);
  dia_probe_click (fixture->line, "Sign in…, Alizé FR");
  g_assert_cmpuint (log.n, ==, 1);
  g_assert_cmpstr (log.last->str, ==, "desk.edit-account 7");
  other->account->sign_in = DIA_SIGN_IN_EXPIRES;
  dia_health_line_set_row (DIA_HEALTH_LINE (fixture->line), other);
  g_assert_nonnull (dia_probe_find_button (fixture->line, "Renew, Alizé FR"));
  g_assert_null (fixture->wanted);
  dia_health_line_set_row (DIA_HEALTH_LINE (fixture->line), fixture->row);
  action_log_clear (&log);
}

static void
test_posts_and_accounts (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (DiaHealthRow) network = make_row (DIA_HEALTH_OF_NETWORKS);

  show (fixture);
  dia_probe_click (fixture->line, "Posts, Alizé FR");
  g_assert_true (fixture->wanted == fixture->row);
  dia_health_line_set_row (DIA_HEALTH_LINE (fixture->line), network);
  g_assert_true (dia_probe_shows (fixture->line, "3 accounts"));
  dia_probe_click (fixture->line, "Accounts, Mastodon");
  g_assert_true (fixture->wanted == network);
  show (fixture);
}

static void
add_trouble (DiaHealthRow   *row,
             DiaHealthLevel  level,
             const char     *sentence)
{
  DiaTrouble *trouble = g_new0 (DiaTrouble, 1);

  trouble->level = level;
  trouble->sentence = g_strdup (sentence);
  g_ptr_array_add (row->troubles, trouble);
}

/* Trouble is told in words, in the tone of the gravest; a row that is used again
 * keeps nothing of it. */
static void
test_trouble (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (DiaHealthRow) well = make_row (DIA_HEALTH_OF_ACCOUNTS);
  GtkWidget *label;

  add_trouble (fixture->row, DIA_HEALTH_ERROR, "Needs a sign-in");
  add_trouble (fixture->row, DIA_HEALTH_NOTE, "The server keeps no planned posts");
  show (fixture);
  label = dia_probe_find_label (fixture->line, "Needs a sign-in · The server keeps no planned posts");
  g_assert_true (gtk_widget_has_css_class (label, "error"));
  dia_health_line_set_row (DIA_HEALTH_LINE (fixture->line), well);
  g_assert_false (dia_probe_shows_part (fixture->line, "Needs a sign-in"));
  add_trouble (well, DIA_HEALTH_WARNING, "The server is slow");
  show (fixture);
  dia_health_line_set_row (DIA_HEALTH_LINE (fixture->line), well);
  label = dia_probe_find_label (fixture->line, "The server is slow");
  g_assert_true (gtk_widget_has_css_class (label, "warn"));
  show (fixture);
}

/* The cell of the list has the whole row for its name. */
static void
test_name (Fixture       *fixture,
           gconstpointer  data)
{
  show (fixture);
  dia_probe_assert_name (fixture->line, "Alizé FR, Mastodon, @alize_fr. 0 on time, 0 late, 0 failed, 0 unconfirmed. "
                                        "nothing sent yet. Nothing planned");
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ui/health-line/figures", test_figures);
  ADD ("/ui/health-line/sign-in", test_sign_in);
  ADD ("/ui/health-line/posts-and-accounts", test_posts_and_accounts);
  ADD ("/ui/health-line/trouble", test_trouble);
  ADD ("/ui/health-line/name", test_name);
#undef ADD
  return g_test_run ();
}
