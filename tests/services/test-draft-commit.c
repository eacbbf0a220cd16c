/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-connection.h"
#include "dia-dispatcher.h"
#include "dia-draft.h"
#include "dia-drafts.h"
#include "dia-field.h"
#include "dia-office-fixture.h"
#include "dia-queue.h"
#include "dia-test-support.h"

/* Two accounts whose post says "Bonjour", planned for Friday at 10:00 in Paris. */
typedef struct
{
  OfficeFixture base;
  DiaId         paris;
  DiaId         berlin;
  DiaDraft     *draft;    /* (owned) (nullable) */
} CommitFixture;

typedef GArray *(*FinishFunc) (DiaDraft *draft, GAsyncResult *result, GError **error);
typedef void (*StartFunc) (DiaDraft *draft, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/* How many posts that was about, 0 with *@error. */
static guint
commit (CommitFixture  *fixture,
        StartFunc       start,
        FinishFunc      finish,
        GError        **error)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = NULL;

  start (fixture->draft, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  ids = finish (fixture->draft, result, error);

  return ids != NULL ? ids->len : 0;
}

static guint
update (CommitFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  guint n = commit (fixture, dia_draft_update_async, dia_draft_update_finish, &error);

  g_assert_no_error (error);
  return n;
}

static void
schedule (CommitFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  commit (fixture, dia_draft_schedule_async, dia_draft_schedule_finish, &error);
  g_assert_no_error (error);
}

static void
choose (CommitFixture *fixture,
        DiaId          account_id,
        gboolean       chosen)
{
  g_autoptr (GArray) ids = office_fixture_list_id (account_id);

  dia_draft_choose_accounts (fixture->draft, ids, chosen);
}

static gboolean
is_quiet (gpointer user_data)
{
  return !g_main_context_pending (NULL);
}

static gboolean
is_planned (gpointer user_data)
{
  CommitFixture *fixture = user_data;
  guint n;

  return dia_draft_get_commitment (fixture->draft, &n) != DIA_COMMITMENT_SCHEDULE;
}

static gboolean
has_edits (gpointer user_data)
{
  return dia_draft_has_edits (((CommitFixture *) user_data)->draft);
}

static gboolean
has_no_edits (gpointer user_data)
{
  return !has_edits (user_data);
}

/* As if the program were killed: only what is on the disk is left. */
static void
reopen (CommitFixture *fixture)
{
  DiaDrafts *drafts;
  DiaId id = dia_draft_get_content (fixture->draft)->id;
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (dia_test_wait_until (is_quiet, NULL));
  g_clear_object (&fixture->draft);
  office_fixture_reopen (&fixture->base);
  drafts = dia_workspace_get_drafts (fixture->base.workspace);
  dia_drafts_open_async (drafts, id, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  fixture->draft = dia_drafts_open_finish (drafts, result, &error);
  g_assert_no_error (error);
}

static void
set_up (CommitFixture *fixture,
        gconstpointer  data)
{
  DiaWallTime wall = { 2027, 2, 12, 10, 0, 0 };
  DiaBrand *brand;

  office_fixture_set_up (&fixture->base, data);
  brand = office_fixture_add_brand (&fixture->base, "Alizé");
  fixture->paris = office_fixture_add_account (&fixture->base, brand, "alize_fr", "fr", "Europe/Paris")->id;
  fixture->berlin = office_fixture_add_account (&fixture->base, brand, "alize_de", "de", "Europe/Berlin")->id;
  fixture->draft = dia_drafts_new_draft (dia_workspace_get_drafts (fixture->base.workspace), "fr");
  choose (fixture, fixture->paris, TRUE);
  choose (fixture, fixture->berlin, TRUE);
  dia_draft_set_text (fixture->draft, "Bonjour");
  dia_draft_set_timing (fixture->draft, DIA_TIMING_LOCAL, &wall, NULL);
  schedule (fixture);
  reopen (fixture);
  g_assert_true (is_planned (fixture));
}

static void
save (CommitFixture *fixture)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dia_draft_save_async (fixture->draft, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  g_assert_true (dia_draft_save_finish (fixture->draft, result, &error));
  g_assert_no_error (error);
}

static void
tear_down (CommitFixture *fixture,
           gconstpointer  data)
{
  if (fixture->draft != NULL)
    save (fixture);
  g_assert_true (dia_test_wait_until (is_quiet, NULL));
  g_clear_object (&fixture->draft);
  office_fixture_tear_down (&fixture->base, data);
}

static void
run_sql (CommitFixture *fixture,
         const char    *sql)
{
  g_autoptr (DiaConnection) connection = dia_connection_open (fixture->base.path, DIA_CONNECTION_WRITE, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (dia_connection_execute (connection, sql, &error));
  g_assert_no_error (error);
}

static gint64
count (CommitFixture *fixture,
       const char    *sql)
{
  g_autoptr (DiaConnection) connection = dia_connection_open (fixture->base.path, DIA_CONNECTION_READ, NULL);
  gint64 n = -1;

  g_assert_true (dia_connection_query_int64 (connection, sql, &n, NULL));
  return n;
}

static gint64
count_planned (CommitFixture *fixture,
               const char    *text)
{
  g_autofree char *sql = g_strdup_printf ("SELECT COUNT (*) FROM posts WHERE state = 'scheduled' AND text = '%s'", text);

  return count (fixture, sql);
}

static void
add_picture (CommitFixture *fixture)
{
  DiaMedia *media = dia_media_new ();

  dia_field_take_text (&media->sha256, g_strnfill (64, 'a'));
  dia_field_set_text (&media->mime_type, "image/png");
  dia_field_set_text (&media->alt, "Une tasse");
  media->width = media->height = 10;
  media->bytes = 100;
  dia_draft_add_media (fixture->draft, media);
}

/* On Friday at 10:00 and a bit. */
static void
let_fall_due (CommitFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  dia_fixed_clock_set (DIA_FIXED_CLOCK (fixture->base.clock), OFFICE_NOW + 2 * DIA_DAY - 50 * DIA_MINUTE);
  dia_dispatcher_run (dia_workspace_get_dispatcher (fixture->base.workspace), TRUE, 0, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Half a sentence is kept and never goes out: at the due minute the network gets
 * what a person scheduled. */
static void
test_due_while_typing (CommitFixture *fixture,
                       gconstpointer  data)
{
  guint n_posts = 0;

  dia_draft_set_text (fixture->draft, "Bonjour à to");
  dia_draft_set_variant (fixture->draft, "de", "", DIA_ID_NONE, "Guten T");
  add_picture (fixture);
  save (fixture);
  g_assert_true (dia_draft_has_edits (fixture->draft));
  g_assert_cmpint (dia_draft_get_commitment (fixture->draft, &n_posts), ==, DIA_COMMITMENT_UPDATE);
  g_assert_cmpuint (n_posts, ==, 2);

  let_fall_due (fixture);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM posts WHERE state = 'published' AND text = 'Bonjour'"), ==, 2);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM practice_posts WHERE text = 'Bonjour'"), ==, 2);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM practice_posts WHERE record LIKE '%aaaa%'"), ==, 0);
  g_assert_cmpstr (dia_draft_get_content (fixture->draft)->text, ==, "Bonjour à to");
}

static void
test_update_goes_out (CommitFixture *fixture,
                      gconstpointer  data)
{
  guint n_posts = 0;

  dia_draft_set_text (fixture->draft, "Bonjour à tous");
  g_assert_cmpuint (update (fixture), ==, 2);
  g_assert_cmpint (count_planned (fixture, "Bonjour à tous"), ==, 2);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM contents"), ==, 1);
  g_assert_true (dia_test_wait_until (has_no_edits, fixture));
  g_assert_cmpint (dia_draft_get_commitment (fixture->draft, &n_posts), ==, DIA_COMMITMENT_NONE);

  let_fall_due (fixture);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM practice_posts WHERE text = 'Bonjour à tous'"), ==, 2);
}

/* Nothing typed is lost: a kill leaves the words beside what is planned. */
static void
test_edits_survive (CommitFixture *fixture,
                    gconstpointer  data)
{
  dia_draft_set_text (fixture->draft, "Bonsoir");
  office_fixture_add_brand (&fixture->base, "Bruine");
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM contents WHERE text = 'Bonsoir' AND edit_of IS NOT NULL"), ==, 1);
  reopen (fixture);
  g_assert_cmpstr (dia_draft_get_content (fixture->draft)->text, ==, "Bonsoir");
  g_assert_true (dia_draft_has_edits (fixture->draft));
  g_assert_cmpint (count_planned (fixture, "Bonjour"), ==, 2);

  dia_draft_set_text (fixture->draft, "Bonjour");
  g_assert_false (dia_draft_has_edits (fixture->draft));
  save (fixture);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM contents"), ==, 1);
}

/* Undo: posts say what they said, and the words are kept beside it again. */
static void
test_update_is_taken_back (CommitFixture *fixture,
                           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  dia_draft_set_text (fixture->draft, "Bonsoir");
  update (fixture);
  g_assert_cmpint (count_planned (fixture, "Bonsoir"), ==, 2);
  g_assert_cmpuint (commit (fixture, dia_draft_revert_update_async, dia_draft_revert_update_finish, &error), ==, 2);
  g_assert_no_error (error);
  g_assert_cmpint (count_planned (fixture, "Bonjour"), ==, 2);
  reopen (fixture);
  g_assert_cmpstr (dia_draft_get_content (fixture->draft)->text, ==, "Bonsoir");
  g_assert_true (dia_draft_has_edits (fixture->draft));
}

static void
test_discards (CommitFixture *fixture,
               gconstpointer  data)
{
  g_autoptr (DiaDraftEdits) typed = NULL;

  dia_draft_set_text (fixture->draft, "Bonsoir");
  save (fixture);
  typed = dia_draft_discard_edits (fixture->draft);
  g_assert_cmpstr (dia_draft_get_content (fixture->draft)->text, ==, "Bonjour");
  g_assert_false (dia_draft_has_edits (fixture->draft));
  save (fixture);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM contents"), ==, 1);
  dia_draft_restore_edits (fixture->draft, typed);
  g_assert_cmpstr (dia_draft_get_content (fixture->draft)->text, ==, "Bonsoir");
  g_assert_true (dia_draft_has_edits (fixture->draft));
}

/* What is on its way keeps its text; what it would show with it must not change
 * under it. */
static void
test_one_is_under_way (CommitFixture *fixture,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  run_sql (fixture, "UPDATE posts SET state = 'sending', claim_owner = 'x', claim_token = 1, claim_expires_at = 0 "
                    "WHERE account_id IN (SELECT id FROM accounts WHERE handle = 'alize_fr')");
  dia_draft_set_text (fixture->draft, "Bonsoir");
  g_assert_cmpuint (update (fixture), ==, 1);
  g_assert_cmpint (count_planned (fixture, "Bonsoir"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM posts WHERE state = 'sending' AND text = 'Bonjour'"), ==, 1);

  add_picture (fixture);
  g_assert_cmpuint (commit (fixture, dia_draft_update_async, dia_draft_update_finish, &error), ==, 0);
  g_assert_error (error, DIA_DRAFT_ERROR, DIA_DRAFT_ERROR_SENDING);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM content_media AS m, contents AS c"
                                   " WHERE c.id = m.content_id AND c.edit_of IS NULL"), ==, 0);
}

static void
test_too_long_stays_apart (CommitFixture *fixture,
                           gconstpointer  data)
{
  g_autofree char *long_text = g_strnfill (501, 'a');
  g_autoptr (GError) error = NULL;

  dia_draft_set_text (fixture->draft, long_text);
  g_assert_cmpuint (commit (fixture, dia_draft_update_async, dia_draft_update_finish, &error), ==, 0);
  g_assert_error (error, DIA_DRAFT_ERROR, DIA_DRAFT_ERROR_BLOCKED);
  g_assert_cmpint (count_planned (fixture, "Bonjour"), ==, 2);
}

/* For whom and when is said by scheduling: an account less leaves its planned post
 * alone until then, and one that was moved on its own stays where it is. */
static void
test_schedules_again (CommitFixture *fixture,
                      gconstpointer  data)
{
  guint n_posts = 0;

  run_sql (fixture, "UPDATE posts SET slot_at = slot_at + 60000 "
                    "WHERE account_id IN (SELECT id FROM accounts WHERE handle = 'alize_fr')");
  dia_draft_set_text (fixture->draft, "Bonsoir");
  choose (fixture, fixture->berlin, FALSE);
  g_assert_cmpint (dia_draft_get_commitment (fixture->draft, &n_posts), ==, DIA_COMMITMENT_SCHEDULE);
  g_assert_cmpuint (n_posts, ==, 1);
  save (fixture);
  g_assert_cmpint (count_planned (fixture, "Bonjour"), ==, 2);
  g_assert_cmpuint (update (fixture), ==, 2);
  g_assert_cmpint (count_planned (fixture, "Bonsoir"), ==, 2);
  schedule (fixture);
  g_assert_cmpint (count_planned (fixture, "Bonsoir"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM posts WHERE state = 'cancelled'"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM posts WHERE state = 'scheduled' AND slot_at % 3600000 = 60000"), ==, 1);
}

static void
set_local_time (CommitFixture *fixture,
                int            hour)
{
  DiaWallTime wall = { 2027, 2, 12, hour, 0, 0 };

  dia_draft_set_timing (fixture->draft, DIA_TIMING_LOCAL, &wall, NULL);
}

static int
get_hour (CommitFixture *fixture)
{
  DiaWallTime wall;

  dia_draft_get_timing (fixture->draft, &wall, NULL);
  return wall.hour;
}

/* Berlin less, Zurich more, and an hour later. (not committed) */
static DiaId
choose_otherwise (CommitFixture *fixture)
{
  DiaRoster *roster = dia_workspace_get_roster (fixture->base.workspace);
  g_autoptr (DiaBrand) brand = g_list_model_get_item (dia_roster_get_brands (roster), 0);
  DiaId zurich = office_fixture_add_account (&fixture->base, brand, "alize_ch", "de", "Europe/Zurich")->id;

  choose (fixture, fixture->berlin, FALSE);
  choose (fixture, zurich, TRUE);
  set_local_time (fixture, 11);

  return zurich;
}

/* Closed without scheduling: for whom and when it was meant is there again, and
 * what is planned stays as it was planned. */
static void
test_choice_survives (CommitFixture *fixture,
                      gconstpointer  data)
{
  DiaId zurich = choose_otherwise (fixture);
  guint n = 0;

  reopen (fixture);
  g_assert_cmpint (dia_draft_get_waiting (fixture->draft), ==, DIA_WAITING_ACCOUNTS | DIA_WAITING_TIME);
  g_assert_true (dia_draft_has_account (fixture->draft, fixture->paris));
  g_assert_false (dia_draft_has_account (fixture->draft, fixture->berlin));
  g_assert_true (dia_draft_has_account (fixture->draft, zurich));
  g_assert_cmpint (get_hour (fixture), ==, 11);
  g_assert_cmpint (dia_draft_get_commitment (fixture->draft, &n), ==, DIA_COMMITMENT_SCHEDULE);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (count_planned (fixture, "Bonjour"), ==, 2);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM posts WHERE slot_wall LIKE '%T10:00%'"
                                   " AND state = 'scheduled'"), ==, 2);

  schedule (fixture);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM posts WHERE slot_wall LIKE '%T11:00%'"
                                   " AND state = 'scheduled'"), ==, 2);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM posts WHERE state = 'cancelled'"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM content_plans"), ==, 0);
}

/* The way back takes accounts and time with it, also what came as a draft, and can
 * be taken back itself. */
static void
test_discards_choice (CommitFixture *fixture,
                      gconstpointer  data)
{
  DiaId zurich = choose_otherwise (fixture);
  g_autoptr (DiaDraftEdits) chosen = NULL;

  dia_draft_set_text (fixture->draft, "Bonsoir");
  reopen (fixture);
  chosen = dia_draft_discard_edits (fixture->draft);
  g_assert_cmpint (dia_draft_get_waiting (fixture->draft), ==, DIA_WAITING_NOTHING);
  g_assert_true (dia_draft_has_account (fixture->draft, fixture->berlin));
  g_assert_false (dia_draft_has_account (fixture->draft, zurich));
  g_assert_cmpint (get_hour (fixture), ==, 10);
  save (fixture);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM content_plans"), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM posts"), ==, 2);

  dia_draft_restore_edits (fixture->draft, chosen);
  save (fixture);
  g_assert_cmpint (dia_draft_get_waiting (fixture->draft), ==,
                   DIA_WAITING_WORDS | DIA_WAITING_ACCOUNTS | DIA_WAITING_TIME);
  g_assert_false (dia_draft_has_account (fixture->draft, fixture->berlin));
  g_assert_true (dia_draft_has_account (fixture->draft, zurich));
  g_assert_cmpint (get_hour (fixture), ==, 11);
}

/* Chosen and taken back is no change, like words; and words that are taken back do
 * not take the time with them. */
static void
test_choice_is_taken_back (CommitFixture *fixture,
                           gconstpointer  data)
{
  guint n;

  set_local_time (fixture, 11);
  choose (fixture, fixture->berlin, FALSE);
  dia_draft_set_text (fixture->draft, "Bonsoir");
  save (fixture);
  dia_draft_set_text (fixture->draft, "Bonjour");
  choose (fixture, fixture->berlin, TRUE);
  save (fixture);
  g_assert_cmpint (dia_draft_get_waiting (fixture->draft), ==, DIA_WAITING_TIME);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM content_plans WHERE timing = 'local'"), ==, 1);
  set_local_time (fixture, 10);
  save (fixture);
  g_assert_cmpint (dia_draft_get_commitment (fixture->draft, &n), ==, DIA_COMMITMENT_NONE);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM content_plans"), ==, 0);
}

/* A draft that is for nobody yet has no post to keep its time. */
static void
test_time_of_a_draft (CommitFixture *fixture,
                      gconstpointer  data)
{
  g_set_object (&fixture->draft, NULL);
  fixture->draft = dia_drafts_new_draft (dia_workspace_get_drafts (fixture->base.workspace), "fr");
  dia_draft_set_text (fixture->draft, "Plus tard");
  set_local_time (fixture, 17);
  reopen (fixture);
  g_assert_cmpint (get_hour (fixture), ==, 17);
  g_assert_cmpint (dia_draft_get_waiting (fixture->draft), ==, DIA_WAITING_NOTHING);
  dia_draft_set_timing (fixture->draft, DIA_TIMING_NOW, NULL, NULL);
  reopen (fixture);
  g_assert_cmpint (dia_draft_get_timing (fixture->draft, NULL, NULL), ==, DIA_TIMING_NOW);
}

/* Paris is on a network whose servers keep posts. */
static void
give_keeper (CommitFixture *fixture)
{
  run_sql (fixture, "UPDATE accounts SET network = 'mastodon', server = 'https://social.example', sign_in = 'ok'"
                    " WHERE handle = 'alize_fr'");
  reopen (fixture);
}

static gint64
count_wishes (CommitFixture *fixture)
{
  return count (fixture, "SELECT COUNT (*) FROM hand_overs WHERE wish = 1");
}

static gint64
count_plans (CommitFixture *fixture)
{
  return count (fixture, "SELECT COUNT (*) FROM content_plans");
}

/* Closed without scheduling: who was to send is there again, an update of the
 * words leaves it waiting, and scheduling hands over what can be. */
static void
test_sender_survives (CommitFixture *fixture,
                      gconstpointer  data)
{
  guint n = 0;

  give_keeper (fixture);
  dia_draft_set_hand_over (fixture->draft, TRUE);
  dia_draft_set_text (fixture->draft, "Bonsoir");
  reopen (fixture);
  g_assert_true (dia_draft_get_hand_over (fixture->draft));
  g_assert_cmpint (dia_draft_get_waiting (fixture->draft), ==, DIA_WAITING_WORDS | DIA_WAITING_SENDER);
  g_assert_cmpint (dia_draft_get_commitment (fixture->draft, &n), ==, DIA_COMMITMENT_SCHEDULE);
  g_assert_cmpint (count_wishes (fixture), ==, 0);

  g_assert_cmpuint (update (fixture), ==, 2);
  g_assert_true (dia_test_wait_until (has_no_edits, fixture));
  reopen (fixture);
  g_assert_cmpint (dia_draft_get_waiting (fixture->draft), ==, DIA_WAITING_SENDER);
  g_assert_cmpint (count_wishes (fixture), ==, 0);

  schedule (fixture);
  g_assert_cmpint (count_wishes (fixture), ==, 1);
  g_assert_cmpint (count_plans (fixture), ==, 0);
  reopen (fixture);
  g_assert_true (dia_draft_get_hand_over (fixture->draft));
  g_assert_cmpint (dia_draft_get_commitment (fixture->draft, &n), ==, DIA_COMMITMENT_NONE);
}

/* The way back takes the sender with it, and can be taken back itself; what is
 * chosen as it is planned is no change. */
static void
test_discards_sender (CommitFixture *fixture,
                      gconstpointer  data)
{
  g_autoptr (DiaDraftEdits) chosen = NULL;

  give_keeper (fixture);
  dia_draft_set_hand_over (fixture->draft, TRUE);
  schedule (fixture);
  reopen (fixture);
  dia_draft_set_hand_over (fixture->draft, FALSE);
  save (fixture);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM content_plans WHERE sender = 'desk' AND timing = ''"), ==, 1);
  chosen = dia_draft_discard_edits (fixture->draft);
  g_assert_true (dia_draft_get_hand_over (fixture->draft));
  g_assert_cmpint (dia_draft_get_waiting (fixture->draft), ==, DIA_WAITING_NOTHING);
  save (fixture);
  g_assert_cmpint (count_plans (fixture), ==, 0);

  dia_draft_restore_edits (fixture->draft, chosen);
  save (fixture);
  g_assert_cmpint (dia_draft_get_waiting (fixture->draft), ==, DIA_WAITING_SENDER);
  dia_draft_set_hand_over (fixture->draft, TRUE);
  save (fixture);
  g_assert_cmpint (dia_draft_get_waiting (fixture->draft), ==, DIA_WAITING_NOTHING);
  g_assert_cmpint (count_plans (fixture), ==, 0);
}

/* A draft has no post yet that could keep it. */
static void
test_sender_of_a_draft (CommitFixture *fixture,
                        gconstpointer  data)
{
  give_keeper (fixture);
  g_set_object (&fixture->draft, NULL);
  fixture->draft = dia_drafts_new_draft (dia_workspace_get_drafts (fixture->base.workspace), "fr");
  dia_draft_set_text (fixture->draft, "Plus tard");
  choose (fixture, fixture->paris, TRUE);
  dia_draft_set_hand_over (fixture->draft, TRUE);
  reopen (fixture);
  g_assert_true (dia_draft_get_hand_over (fixture->draft));
  g_assert_cmpint (dia_draft_get_waiting (fixture->draft), ==, DIA_WAITING_NOTHING);
  g_assert_cmpint (count_wishes (fixture), ==, 0);
  schedule (fixture);
  g_assert_cmpint (count_wishes (fixture), ==, 1);
}

/* What comes to posts that their server keeps is kept like them, as the box says. */
static void
test_sender_of_one_more (CommitFixture *fixture,
                         gconstpointer  data)
{
  give_keeper (fixture);
  choose (fixture, fixture->berlin, FALSE);
  dia_draft_set_hand_over (fixture->draft, TRUE);
  schedule (fixture);
  run_sql (fixture, "UPDATE accounts SET network = 'mastodon', server = 'https://social.example', sign_in = 'ok'");
  reopen (fixture);
  choose (fixture, fixture->berlin, TRUE);
  schedule (fixture);
  g_assert_cmpint (count_wishes (fixture), ==, 2);
}

static gboolean
desk_sends (gpointer user_data)
{
  return !dia_draft_get_hand_over (((CommitFixture *) user_data)->draft);
}

/* Asked back from the server elsewhere: the box follows, also before the server
 * has given it back. */
static void
test_sender_elsewhere (CommitFixture *fixture,
                       gconstpointer  data)
{
  const DiaPastPost *post;
  g_autoptr (GError) error = NULL;

  give_keeper (fixture);
  dia_draft_set_hand_over (fixture->draft, TRUE);
  schedule (fixture);
  run_sql (fixture, "UPDATE hand_overs SET phase = 'kept', remote_id = '7', at = 1");
  reopen (fixture);
  g_assert_true (dia_draft_get_hand_over (fixture->draft));
  post = g_ptr_array_index (dia_draft_get_past (fixture->draft), 0);
  if (post->account_id != fixture->paris)
    post = g_ptr_array_index (dia_draft_get_past (fixture->draft), 1);
  g_assert_true (dia_queue_hand_over (dia_workspace_get_queue (fixture->base.workspace), post->post_id, FALSE, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (dia_test_wait_until (desk_sends, fixture));
  g_assert_cmpint (dia_draft_get_waiting (fixture->draft), ==, DIA_WAITING_NOTHING);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM posts WHERE kept = 4"), ==, 1);
}

static gboolean
is_one_content (gpointer user_data)
{
  return count (user_data, "SELECT COUNT (*) FROM contents") == 1 &&
         count (user_data, "SELECT COUNT (*) FROM posts WHERE state = 'draft' AND text = 'Bonsoir'") == 2;
}

/* Back to draft: there is nothing to protect any more, and posts follow again. */
static void
test_back_to_draft (CommitFixture *fixture,
                    gconstpointer  data)
{
  DiaDrafts *drafts = dia_workspace_get_drafts (fixture->base.workspace);
  const GPtrArray *past = dia_draft_get_past (fixture->draft);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (DiaId));
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  for (guint i = 0; i < past->len; i++)
    g_array_append_val (ids, ((DiaPastPost *) past->pdata[i])->post_id);
  dia_draft_set_text (fixture->draft, "Bonsoir");
  save (fixture);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM contents"), ==, 2);
  dia_drafts_unschedule_async (drafts, ids, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  g_assert_true (dia_drafts_unschedule_finish (drafts, result, NULL, NULL));
  g_assert_true (dia_test_wait_until (is_one_content, fixture));
}

#define ADD(name, func) g_test_add ("/services/draft-commit/" name, CommitFixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("due-while-typing", test_due_while_typing);
  ADD ("update-goes-out", test_update_goes_out);
  ADD ("edits-survive", test_edits_survive);
  ADD ("update-is-taken-back", test_update_is_taken_back);
  ADD ("discards", test_discards);
  ADD ("one-is-under-way", test_one_is_under_way);
  ADD ("too-long-stays-apart", test_too_long_stays_apart);
  ADD ("schedules-again", test_schedules_again);
  ADD ("choice-survives", test_choice_survives);
  ADD ("discards-choice", test_discards_choice);
  ADD ("choice-is-taken-back", test_choice_is_taken_back);
  ADD ("time-of-a-draft", test_time_of_a_draft);
  ADD ("sender-survives", test_sender_survives);
  ADD ("discards-sender", test_discards_sender);
  ADD ("sender-of-a-draft", test_sender_of_a_draft);
  ADD ("sender-of-one-more", test_sender_of_one_more);
  ADD ("sender-elsewhere", test_sender_elsewhere);
  ADD ("back-to-draft", test_back_to_draft);

  return g_test_run ();
}
