/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk.h"

#include "dia-accounts.h"
#include "dia-brands.h"
#include "dia-claims.h"
#include "dia-contents.h"
#include "dia-field.h"
#include "dia-journal.h"
#include "dia-network.h"
#include "dia-posts.h"

#define STEPS_A_POST 4
#define LEASE_MS     (20 * DIA_MINUTE)

static gboolean
add_roster (DiaConnection  *connection,
            gpointer        user_data,
            GError        **error)
{
  g_autoptr (DiaBrand) brand = dia_brand_new ();
  g_autoptr (DiaAccount) account = dia_account_new ();

  dia_field_set_text (&brand->name, "Alizé");
  if (!dia_brands_save (connection, brand, error))
    return FALSE;

  account->brand_id = brand->id;
  dia_field_set_text (&account->network, DIA_NETWORK_PRACTICE);
  dia_field_set_text (&account->handle, "alize");
  dia_field_set_text (&account->zone, "Europe/Paris");
  account->sign_in = DIA_SIGN_IN_NOT_NEEDED;

  return dia_accounts_save (connection, account, error);
}

gboolean
desk_begin (DiaStore  *store,
            GError   **error)
{
  return dia_store_write (store, add_roster, NULL, NULL, error);
}

static DiaId
find_account (DiaConnection *connection)
{
  gint64 id = DIA_ID_NONE;

  dia_connection_query_int64 (connection, "SELECT id FROM accounts", &id, NULL);

  return id;
}

/* Long enough to fill pages, and different for each post. */
static char *
make_text (guint    post,
           gboolean corrected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 20; i++)
    g_string_append_printf (text, "texte %u, ligne %u%s\n", post, i, corrected ? ", corrigé" : "");

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
plan_post (DiaConnection  *connection,
           guint           number,
           GError        **error)
{
  g_autoptr (DiaContent) content = dia_content_new ();
  g_autoptr (DiaPost) post = dia_post_new ();

  dia_field_take_text (&content->text, make_text (number, FALSE));
  content->created_at = content->changed_at = DESK_NOW;
  if (!dia_contents_save (connection, content, error))
    return FALSE;

  post->content_id = content->id;
  post->account_id = find_account (connection);
  dia_field_take_text (&post->text, make_text (number, FALSE));

  return dia_slot_init_instant (&post->slot, DESK_NOW + number, "Europe/Paris", error) &&
         dia_posts_insert (connection, post, error) &&
         dia_posts_apply (connection, post, DIA_POST_EVENT_SCHEDULE, error);
}

static DiaPost *
load_newest (DiaConnection  *connection,
             GError        **error)
{
  gint64 id = DIA_ID_NONE;

  if (!dia_connection_query_int64 (connection, "SELECT id FROM posts ORDER BY slot_at DESC LIMIT 1", &id, error))
    return NULL;

  return dia_posts_load (connection, id, error);
}

static gboolean
correct_post (DiaConnection  *connection,
              guint           number,
              GError        **error)
{
  g_autoptr (DiaPost) post = load_newest (connection, error);
  g_autoptr (DiaContent) content = post != NULL ? dia_contents_load (connection, post->content_id, error) : NULL;

  if (content == NULL)
    return FALSE;

  dia_field_take_text (&content->text, make_text (number, TRUE));
  dia_field_take_text (&post->text, make_text (number, TRUE));

  return dia_contents_save (connection, content, error) && dia_posts_update (connection, post, error);
}

static gboolean
claim_post (DiaConnection  *connection,
            guint           number,
            GError        **error)
{
  g_autoptr (GPtrArray) claims = dia_claims_take_due (connection, "desk", DESK_NOW + DIA_DAY, LEASE_MS, 1, error);
  g_autoptr (DiaJournalEntry) entry = dia_journal_entry_new ();
  DiaClaim *claim;

  if (claims == NULL)
    return FALSE;
  if (claims->len == 0)
    {
      g_set_error_literal (error, DIA_STORE_ERROR, DIA_STORE_ERROR_FAILED, "Nothing is due.");
      return FALSE;
    }

  claim = g_ptr_array_index (claims, 0);
  entry->post_id = claim->post->id;
  entry->step = DIA_STEP_COMMIT;
  entry->started_at = DESK_NOW;

  return dia_journal_begin (connection, entry, claim->token, error);
}

static gboolean
note_answer (DiaConnection  *connection,
             guint           number,
             GError        **error)
{
  g_autoptr (GPtrArray) claims = dia_claims_take_over (connection, NULL, "desk", DESK_NOW + DIA_DAY + LEASE_MS, LEASE_MS, NULL, NULL, error);
  g_autoptr (GPtrArray) journal = NULL;
  g_autoptr (DiaJournalEntry) entry = NULL;
  DiaClaim *claim;

  if (claims == NULL)
    return FALSE;
  g_assert_cmpuint (claims->len, ==, 1);
  claim = g_ptr_array_index (claims, 0);
  journal = dia_journal_list (connection, claim->post->id, error);
  if (journal == NULL)
    return FALSE;

  g_assert_cmpuint (journal->len, ==, 1);
  entry = dia_journal_entry_copy (g_ptr_array_index (journal, 0));
  entry->outcome = DIA_OUTCOME_DONE;
  entry->ended_at = DESK_NOW;
  dia_field_set_text (&claim->post->remote_id, "42");

  return dia_journal_end (connection, entry, error) &&
         dia_claims_finish (connection, claim, DIA_POST_EVENT_CONFIRM, error);
}

static gboolean
do_step (DiaConnection  *connection,
         gpointer        user_data,
         GError        **error)
{
  static gboolean (*const steps[STEPS_A_POST]) (DiaConnection *, guint, GError **) = {
    plan_post, correct_post, claim_post, note_answer,
  };
  guint number = *(guint *) user_data;

  return steps[number % STEPS_A_POST] (connection, number / STEPS_A_POST, error);
}

gboolean
desk_step (DiaStore  *store,
           guint      number,
           GError   **error)
{
  return dia_store_write (store, do_step, &number, NULL, error);
}

static gint64
query (DiaConnection *connection,
       const char    *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  dia_connection_query_int64 (connection, sql, &value, &error);
  g_assert_no_error (error);

  return value;
}

static void
check_soundness (DiaConnection *connection)
{
  g_autoptr (DiaStatement) statement = dia_connection_prepare (connection, "PRAGMA integrity_check");
  g_autoptr (GError) error = NULL;

  g_assert_true (dia_statement_next (statement));
  g_assert_cmpstr (dia_statement_get_text (statement, 0), ==, "ok");
  dia_statement_finish (statement, &error);
  g_assert_no_error (error);
  g_assert_cmpint (query (connection, "SELECT count (*) FROM pragma_foreign_key_check"), ==, 0);
}

/* Every post but the newest is out, in its corrected form. */
static void
check_texts (DiaConnection *connection,
             guint          n_posts,
             gboolean       newest_corrected)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT posts.text, contents.text FROM posts JOIN contents ON contents.id = posts.content_id"
                                        " ORDER BY slot_at");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; dia_statement_next (statement); i++)
    {
      g_autofree char *text = make_text (i, i + 1 < n_posts || newest_corrected);

      g_assert_cmpstr (dia_statement_get_text (statement, 0), ==, text);
      g_assert_cmpstr (dia_statement_get_text (statement, 1), ==, text);
    }
  dia_statement_finish (statement, &error);
  g_assert_no_error (error);
}

guint
desk_verify (DiaConnection *connection)
{
  gint64 n_posts = query (connection, "SELECT count (*) FROM posts");
  gint64 n_out = query (connection, "SELECT count (*) FROM posts WHERE state = 'published' AND remote_id = '42'");
  gint64 n_sending = query (connection, "SELECT count (*) FROM posts WHERE state = 'sending'");
  gint64 n_corrected = query (connection, "SELECT count (*) FROM posts WHERE text LIKE '%corrig%'");

  check_soundness (connection);
  g_assert_cmpint (query (connection, "SELECT count (*) FROM contents"), ==, n_posts);
  g_assert_cmpint (query (connection, "SELECT count (*) FROM journal WHERE outcome = 'done'"), ==, n_out);
  g_assert_cmpint (query (connection, "SELECT count (*) FROM journal WHERE outcome = 'open'"), ==, n_sending);
  g_assert_cmpint (n_posts - n_out, <=, 1);
  g_assert_cmpint (n_posts - n_corrected, <=, 1);
  check_texts (connection, (guint) n_posts, n_posts == n_corrected);

  /* Of the newest one, unless it is out: planned, corrected, claimed. */
  return (guint) (n_out * STEPS_A_POST + (n_posts - n_out) + (n_corrected - n_out) + n_sending);
}

static gboolean
dump_table (DiaConnection  *connection,
            const char     *table,
            GString        *dump,
            GError        **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY 1, 2", table);
  g_autofree char *count = g_strdup_printf ("SELECT count (*) FROM pragma_table_info ('%s')", table);
  g_autoptr (DiaStatement) statement = NULL;
  gint64 n_columns = 0;

  if (!dia_connection_query_int64 (connection, count, &n_columns, error))
    return FALSE;

  g_string_append_printf (dump, "%s\n", table);
  statement = dia_connection_prepare (connection, sql);
  while (dia_statement_next (statement))
    {
      for (int i = 0; i < n_columns; i++)
        g_string_append_printf (dump, "%s|", dia_statement_get_text (statement, i));
      g_string_append_c (dump, '\n');
    }

  return dia_statement_finish (statement, error);
}

char *
desk_dump (DiaConnection  *connection,
           GError        **error)
{
  static const char *const tables[] = { "brands", "accounts", "contents", "posts", "journal" };
  g_autoptr (GString) dump = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!dump_table (connection, tables[i], dump, error))
      return NULL;

  return g_string_free (g_steal_pointer (&dump), FALSE);
}
