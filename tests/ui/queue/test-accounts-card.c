/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-accounts-card.h"

#include "dia-connection.h"
#include "dia-office-fixture.h"
#include "dia-probe.h"
#include "dia-test-support.h"

#define N_MANY 300

typedef struct
{
  OfficeFixture    office;
  DiaBrand        *brand;
  GtkWidget       *window;
  GtkWidget       *box;
  GtkLabel        *summary;
  GtkListBox      *list;
  DiaAccountsCard *card;
  char            *led_to;   /* (owned) (nullable): where the last row led */
  const char      *wanted;
} Fixture;

static void
on_action_activate_cb (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  Fixture *fixture = user_data;

  g_free (fixture->led_to);
  fixture->led_to = g_strdup_printf ("%s %s", g_action_get_name (G_ACTION (action)), g_variant_get_string (parameter, NULL));
}

static void
add_actions (Fixture *fixture)
{
  const GActionEntry entries[] = {
    { "show-health", on_action_activate_cb, "s" },
    { "show-list", on_action_activate_cb, "s" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), fixture);
  gtk_widget_insert_action_group (fixture->box, "queue", G_ACTION_GROUP (group));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  office_fixture_set_up (&fixture->office, NULL);
  fixture->brand = office_fixture_add_brand (&fixture->office, "Alizé");
  fixture->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  fixture->summary = GTK_LABEL (gtk_label_new (""));
  fixture->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_box_append (GTK_BOX (fixture->box), GTK_WIDGET (fixture->summary));
  gtk_box_append (GTK_BOX (fixture->box), GTK_WIDGET (fixture->list));
  add_actions (fixture);
  fixture->window = dia_probe_show (fixture->box, 400, 900);
  fixture->card = dia_accounts_card_new (fixture->office.workspace, fixture->list, fixture->summary);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->card);
  dia_probe_close (fixture->window, fixture->box);
  office_fixture_tear_down (&fixture->office, NULL);
  g_free (fixture->led_to);
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

static DiaAccount *
add_account (Fixture    *fixture,
             const char *handle)
{
  return office_fixture_add_account (&fixture->office, fixture->brand, handle, "fr", "Europe/Paris");
}

/* A post of @account that was due yesterday at ten, and what became of it. */
static void
add_post (Fixture    *fixture,
          DiaAccount *account,
          const char *end)
{
  const DiaWallTime wall = { 2027, 2, 11, 10, 0, 0 };
  g_autoptr (DiaPost) post = office_fixture_add_post (&fixture->office, account, "Bonjour", &wall);
  g_autofree char *sql = g_strdup_printf ("UPDATE posts SET slot_at = slot_at - 2 * 86400000, %s WHERE id = %"
                                          G_GINT64_FORMAT, end, post->id);

  run_sql (fixture, sql);
}

static gboolean
says_wanted (gpointer user_data)
{
  const Fixture *fixture = user_data;

  return g_str_equal (gtk_label_get_label (fixture->summary), fixture->wanted);
}

static void
load (Fixture    *fixture,
      const char *summary)
{
  fixture->wanted = summary;
  dia_accounts_card_reload (fixture->card);
  g_assert_true (dia_test_wait_until (says_wanted, fixture));
}

static void
activate_row (Fixture *fixture,
              int      position)
{
  gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (fixture->list, position)));
}

/* Those to look at with what is wrong, the gravest first, then those that were
 * late; each leads to where there is more of it. */
static void
test_rows (Fixture       *fixture,
           gconstpointer  data)
{
  add_account (fixture, "well");
  add_post (fixture, add_account (fixture, "late"), "state = 'published', published_at = slot_at - 2 * 86400000 + 600000");
  add_post (fixture, add_account (fixture, "failed"), "state = 'failed'");
  add_post (fixture, add_account (fixture, "unknown"), "state = 'unconfirmed'");
  add_account (fixture, "gone");
  run_sql (fixture, "UPDATE accounts SET sign_in = 'needed' WHERE handle = 'gone'");

  load (fixture, "2 well, 3 to look at");
  g_assert_true (dia_probe_shows (fixture->box, "Needs a sign-in"));
  g_assert_true (dia_probe_shows (fixture->box, "1 post failed in 30 days"));
  g_assert_true (dia_probe_shows (fixture->box, "1 post unconfirmed in 30 days"));
  g_assert_true (dia_probe_shows (fixture->box, "1 post late in 30 days"));
  g_assert_true (dia_probe_shows (fixture->box, "1 other account"));
  g_assert_nonnull (dia_probe_find_button (fixture->box, "Sign in…"));
  activate_row (fixture, 0);
  g_assert_cmpstr (fixture->led_to, ==, "show-health gone");
  activate_row (fixture, 3);
  g_assert_cmpstr (fixture->led_to, ==, "show-health late");
  activate_row (fixture, 4);
  g_assert_cmpstr (fixture->led_to, ==, "show-list health");
}

static void
test_all_well (Fixture       *fixture,
               gconstpointer  data)
{
  add_account (fixture, "first");
  add_account (fixture, "second");
  load (fixture, "2 well");
  g_assert_true (dia_probe_shows (fixture->box, "2 accounts"));
}

/* Hundreds of broken sign-ins do not make the page long. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *handle = g_strdup_printf ("account_%u", i);

      add_account (fixture, handle);
    }
  run_sql (fixture, "UPDATE accounts SET sign_in = 'needed' WHERE handle <> 'account_0'");
  load (fixture, "1 well, 299 to look at");
  g_assert_true (dia_probe_shows (fixture->box, "292 other accounts"));
  g_assert_null (gtk_list_box_get_row_at_index (fixture->list, 9));
}

/* Nothing is counted for nobody, and then what was asked for meanwhile. */
static void
test_unseen (Fixture       *fixture,
             gconstpointer  data)
{
  gtk_widget_set_visible (GTK_WIDGET (fixture->list), FALSE);
  add_account (fixture, "first");
  dia_accounts_card_reload (fixture->card);
  g_assert_cmpstr (gtk_label_get_label (fixture->summary), ==, "");
  gtk_widget_set_visible (GTK_WIDGET (fixture->list), TRUE);
  fixture->wanted = "1 well";
  g_assert_true (dia_test_wait_until (says_wanted, fixture));
}

/* Asked again while it reads: the last state is shown in the end. */
static void
test_again (Fixture       *fixture,
            gconstpointer  data)
{
  DiaAccount *account = add_account (fixture, "first");

  dia_accounts_card_reload (fixture->card);
  add_post (fixture, account, "state = 'failed'");
  dia_accounts_card_reload (fixture->card);
  fixture->wanted = "0 well, 1 to look at";
  g_assert_true (dia_test_wait_until (says_wanted, fixture));
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ui/accounts-card/rows", test_rows);
  ADD ("/ui/accounts-card/all-well", test_all_well);
  ADD ("/ui/accounts-card/many", test_many);
  ADD ("/ui/accounts-card/unseen", test_unseen);
  ADD ("/ui/accounts-card/again", test_again);
#undef ADD
  return g_test_run ();
}
