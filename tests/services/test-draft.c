/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft.h"

#include "dia-connection.h"
#include "dia-drafts.h"
#include "dia-field.h"
#include "dia-office-fixture.h"
#include "dia-posts.h"
#include "dia-slots.h"
#include "dia-test-support.h"

#include <string.h>

typedef struct
{
  OfficeFixture base;
  DiaBrand     *brand;    /* (unowned) */
  DiaAccount   *paris;    /* (unowned) */
  DiaAccount   *london;   /* (unowned) */
  DiaAccount   *berlin;   /* (unowned) */
  DiaDraft     *draft;    /* (owned) (nullable) */
} DraftFixture;

static DiaDrafts *
get_drafts (DraftFixture *fixture)
{
  return dia_workspace_get_drafts (fixture->base.workspace);
}

static void
set_up (DraftFixture  *fixture,
        gconstpointer  data)
{
  office_fixture_set_up (&fixture->base, data);
  fixture->brand = office_fixture_add_brand (&fixture->base, "Alizé");
  fixture->paris = office_fixture_add_account (&fixture->base, fixture->brand, "alize_fr", "fr", "Europe/Paris");
  fixture->london = office_fixture_add_account (&fixture->base, fixture->brand, "alize_uk", "en", "Europe/London");
  fixture->berlin = office_fixture_add_account (&fixture->base, fixture->brand, "alize_de", "de", "Europe/Berlin");
  fixture->draft = dia_drafts_new_draft (get_drafts (fixture), "fr");
}

static void
wait_for_save (DraftFixture *fixture)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dia_draft_save_async (fixture->draft, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  dia_draft_save_finish (fixture->draft, result, &error);
  g_assert_no_error (error);
}

static gboolean
is_quiet (gpointer user_data)
{
  return !g_main_context_pending (NULL);
}

static void
close_draft (DraftFixture *fixture)
{
  if (fixture->draft != NULL)
    wait_for_save (fixture);
  if (fixture->draft != NULL)
    g_assert_true (dia_test_wait_until (is_quiet, NULL));
  if (fixture->draft != NULL)
    g_object_unref (g_steal_pointer (&fixture->draft));
}

static void
tear_down (DraftFixture  *fixture,
           gconstpointer  data)
{
  close_draft (fixture);
  office_fixture_tear_down (&fixture->base, data);
}

static void
choose (DraftFixture *fixture,
        DiaAccount   *account,
        gboolean      chosen)
{
  g_autoptr (GArray) ids = office_fixture_list_id (account->id);

  dia_draft_choose_accounts (fixture->draft, ids, chosen);
}

static void
choose_all (DraftFixture *fixture)
{
  choose (fixture, fixture->paris, TRUE);
  choose (fixture, fixture->london, TRUE);
  choose (fixture, fixture->berlin, TRUE);
}

static DiaProblem *
find_problem (DraftFixture   *fixture,
              DiaProblemKind  kind)
{
  GListModel *problems = dia_draft_get_problems (fixture->draft);

  for (guint i = 0; i < g_list_model_get_n_items (problems); i++)
    {
      g_autoptr (DiaProblem) problem = g_list_model_get_item (problems, i);

      g_assert_cmpstr (problem->title, !=, "");
      g_assert_cmpstr (problem->detail, !=, "");
      if (problem->kind == kind)
        return problem;
    }

  return NULL;
}

static GArray *
schedule (DraftFixture *fixture)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GArray *ids;

  dia_draft_schedule_async (fixture->draft, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  ids = dia_draft_schedule_finish (fixture->draft, result, &error);
  g_assert_no_error (error);

  return ids;
}

static void
update (DraftFixture *fixture)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  dia_draft_update_async (fixture->draft, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  ids = dia_draft_update_finish (fixture->draft, result, &error);
  g_assert_no_error (error);
}

static DiaConnection *
connect_to (DraftFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DiaConnection *connection = dia_connection_open (fixture->base.path, DIA_CONNECTION_WRITE, &error);

  g_assert_no_error (error);

  return connection;
}

/* (transfer full) (nullable): the post that @account has of the draft. */
static DiaPost *
load_post (DraftFixture *fixture,
           DiaAccount   *account)
{
  g_autoptr (DiaConnection) connection = connect_to (fixture);
  g_autoptr (GPtrArray) posts =
    dia_posts_list_of_content (connection, dia_draft_get_content (fixture->draft)->id, NULL);

  for (guint i = 0; i < posts->len; i++)
    {
      if (DIA_POST (posts->pdata[i])->account_id == account->id)
        return g_object_ref (posts->pdata[i]);
    }

  return NULL;
}

static gint64
count (DraftFixture *fixture,
       const char   *sql)
{
  g_autoptr (DiaConnection) connection = connect_to (fixture);
  gint64 n = -1;

  g_assert_true (dia_connection_query_int64 (connection, sql, &n, NULL));

  return n;
}

static void
test_variants (DraftFixture  *fixture,
               gconstpointer  data)
{
  gboolean own, behind;

  choose_all (fixture);
  dia_draft_set_text (fixture->draft, "Bonjour");
  dia_draft_set_variant (fixture->draft, "en", "", DIA_ID_NONE, "Hello");
  g_assert_cmpstr (dia_draft_get_text_for (fixture->draft, fixture->london, &own, &behind), ==, "Hello");
  g_assert_true (own);
  g_assert_false (behind);
  g_assert_cmpstr (dia_draft_get_text_for (fixture->draft, fixture->paris, &own, &behind), ==, "Bonjour");
  g_assert_false (own);

  dia_draft_set_variant (fixture->draft, "", "", fixture->london->id, "Hello London");
  g_assert_cmpstr (dia_draft_get_text_for (fixture->draft, fixture->london, NULL, NULL), ==, "Hello London");

  dia_draft_set_text (fixture->draft, "Bonjour à tous");
  dia_draft_get_text_for (fixture->draft, fixture->london, NULL, &behind);
  g_assert_true (behind);
  g_assert_nonnull (find_problem (fixture, DIA_PROBLEM_BEHIND));
  dia_draft_settle_variant (fixture->draft, "", "", fixture->london->id);
  dia_draft_settle_variant (fixture->draft, "en", "", DIA_ID_NONE);
  g_assert_null (find_problem (fixture, DIA_PROBLEM_BEHIND));

  dia_draft_set_variant (fixture->draft, "", "", fixture->london->id, NULL);
  dia_draft_set_variant (fixture->draft, "en", "", DIA_ID_NONE, NULL);
  g_assert_cmpstr (dia_draft_get_text_for (fixture->draft, fixture->london, NULL, NULL), ==, "Bonjour à tous");
}

static void
test_longest_part_counts (DraftFixture  *fixture,
                          gconstpointer  data)
{
  DiaMeasurement measured;

  dia_draft_set_text (fixture->draft, "court\n---\nnettement plus long\n---\nmoyen oui");
  dia_draft_measure_for (fixture->draft, fixture->paris, &measured);
  g_assert_cmpuint (measured.length, ==, strlen ("nettement plus long"));
}

static void
test_slots (DraftFixture  *fixture,
            gconstpointer  data)
{
  DiaWallTime wall = { 2027, 2, 12, 10, 0, 0 };
  g_autoptr (GPtrArray) local = NULL, instant = NULL;

  choose_all (fixture);
  dia_draft_set_timing (fixture->draft, DIA_TIMING_LOCAL, &wall, NULL);
  local = dia_draft_list_slots (fixture->draft);
  g_assert_cmpuint (local->len, ==, 2);
  g_assert_cmpstr (((DiaSlotGroup *) local->pdata[0])->zones, ==, "Paris, Berlin");
  g_assert_cmpuint (((DiaSlotGroup *) local->pdata[0])->n_posts, ==, 2);
  g_assert_cmpstr (((DiaSlotGroup *) local->pdata[0])->abbreviation, ==, "CET");
  g_assert_cmpstr (((DiaSlotGroup *) local->pdata[1])->zones, ==, "London");
  g_assert_cmpint (((DiaSlotGroup *) local->pdata[1])->slot.wall.hour, ==, 10);
  g_assert_cmpint (((DiaSlotGroup *) local->pdata[1])->slot.at, ==, ((DiaSlotGroup *) local->pdata[0])->slot.at + DIA_HOUR);

  dia_draft_set_timing (fixture->draft, DIA_TIMING_INSTANT, &wall, "Europe/Paris");
  instant = dia_draft_list_slots (fixture->draft);
  g_assert_cmpuint (instant->len, ==, 2);
  g_assert_cmpint (((DiaSlotGroup *) instant->pdata[1])->slot.wall.hour, ==, 9);
  g_assert_cmpint (((DiaSlotGroup *) instant->pdata[1])->slot.at, ==, ((DiaSlotGroup *) instant->pdata[0])->slot.at);
}

/* C2: a local time that does not exist, or exists twice, is said so. */
static void
test_clock_changes (DraftFixture  *fixture,
                    gconstpointer  data)
{
  DiaWallTime gap = { 2027, 3, 28, 2, 30, 0 }, fold = { 2027, 10, 31, 2, 30, 0 };
  DiaProblem *problem;

  choose_all (fixture);
  dia_draft_set_text (fixture->draft, "Bonjour");
  dia_draft_set_timing (fixture->draft, DIA_TIMING_LOCAL, &gap, NULL);
  problem = find_problem (fixture, DIA_PROBLEM_GAP);
  g_assert_nonnull (problem);
  g_assert_nonnull (strstr (problem->title, "02:30"));
  g_assert_nonnull (strstr (problem->detail, "03:30"));
  g_assert_false (dia_draft_is_blocked (fixture->draft));

  dia_draft_set_timing (fixture->draft, DIA_TIMING_LOCAL, &fold, NULL);
  g_assert_null (find_problem (fixture, DIA_PROBLEM_GAP));
  g_assert_nonnull (find_problem (fixture, DIA_PROBLEM_FOLD));

  dia_draft_set_timing (fixture->draft, DIA_TIMING_INSTANT, &fold, "Europe/London");
  g_assert_null (find_problem (fixture, DIA_PROBLEM_FOLD));
}

static void
test_text_problems (DraftFixture  *fixture,
                    gconstpointer  data)
{
  g_autofree char *long_text = g_strnfill (542, 'a');
  DiaProblem *problem;

  g_assert_nonnull (find_problem (fixture, DIA_PROBLEM_NO_ACCOUNT));
  g_assert_nonnull (find_problem (fixture, DIA_PROBLEM_EMPTY));
  g_assert_true (dia_draft_is_blocked (fixture->draft));

  choose_all (fixture);
  dia_draft_set_text (fixture->draft, long_text);
  problem = find_problem (fixture, DIA_PROBLEM_TOO_LONG);
  g_assert_nonnull (problem);
  g_assert_cmpstr (problem->title, ==, "Too long by 42 on Practice");
  g_assert_cmpstr (problem->detail, ==, "3 accounts, 500 graphemes");
  g_assert_cmpstr (problem->network, ==, DIA_NETWORK_PRACTICE);
  g_assert_cmpuint (problem->accounts->len, ==, 3);

  dia_draft_set_text (fixture->draft, "Bonjour");
  g_assert_null (find_problem (fixture, DIA_PROBLEM_TOO_LONG));
  g_assert_null (find_problem (fixture, DIA_PROBLEM_EMPTY));
  g_assert_false (dia_draft_is_blocked (fixture->draft));
  problem = find_problem (fixture, DIA_PROBLEM_OTHER_LANGUAGE);
  g_assert_nonnull (problem);
  g_assert_cmpint (problem->severity, ==, DIA_SEVERITY_ADVICE);

  dia_draft_set_variant (fixture->draft, "en", "", DIA_ID_NONE, "");
  problem = find_problem (fixture, DIA_PROBLEM_EMPTY);
  g_assert_nonnull (problem);
  g_assert_cmpuint (problem->accounts->len, ==, 1);
}

/* (transfer none): as the roster has it. */
static DiaAccount *
add_account_on (DraftFixture *fixture,
                const char   *network,
                const char   *handle)
{
  DiaRoster *roster = dia_workspace_get_roster (fixture->base.workspace);
  g_autoptr (DiaNetwork) known = dia_network_load (network);
  g_autoptr (DiaAccount) account = dia_account_new ();
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  account->id = dia_id_new ();
  account->brand_id = fixture->brand->id;
  account->limits = known->limits;
  account->sign_in = DIA_SIGN_IN_OK;
  dia_field_set_text (&account->network, network);
  dia_field_set_text (&account->server, "https://social.example");
  dia_field_set_text (&account->handle, handle);
  dia_field_set_text (&account->language, "fr");
  dia_field_set_text (&account->zone, "Europe/Paris");
  g_ptr_array_add (items, account);
  g_assert_true (dia_roster_save (roster, items, NULL, NULL));

  return dia_roster_find_account (roster, account->id);
}

/* A link is lost on no network: where there is no card it stands in the text,
 * and counts there. */
static void
test_link_is_sent (DraftFixture  *fixture,
                   gconstpointer  data)
{
  DiaAccount *mastodon = add_account_on (fixture, DIA_NETWORK_MASTODON, "alize");
  DiaMeasurement before, after;
  g_autoptr (DiaPost) post = NULL;
  gboolean own, behind;

  choose (fixture, mastodon, TRUE);
  choose (fixture, fixture->paris, TRUE);
  dia_draft_set_text (fixture->draft, "Bonjour");
  dia_draft_measure_for (fixture->draft, mastodon, &before);
  dia_draft_set_link (fixture->draft, "https://alize.example/une/longue/adresse");
  dia_draft_measure_for (fixture->draft, mastodon, &after);
  g_assert_cmpuint (after.length, ==, before.length + 2 + strlen ("https://alize.example/une/longue/adresse"));
  g_assert_cmpstr (dia_draft_get_text_for (fixture->draft, fixture->paris, &own, &behind), ==, "Bonjour");
  g_assert_cmpstr (dia_draft_get_text_for (fixture->draft, mastodon, &own, &behind), ==,
                   "Bonjour\n\nhttps://alize.example/une/longue/adresse");
  wait_for_save (fixture);
  post = load_post (fixture, mastodon);
  g_assert_cmpstr (post->text, ==, "Bonjour\n\nhttps://alize.example/une/longue/adresse");
}

/* What a network cannot answer is said before it refuses. */
static void
test_answer_problems (DraftFixture  *fixture,
                      gconstpointer  data)
{
  DiaAccount *mastodon = add_account_on (fixture, DIA_NETWORK_MASTODON, "alize");
  DiaAccount *bluesky = add_account_on (fixture, DIA_NETWORK_BLUESKY, "alize.example");
  DiaProblem *problem;

  choose (fixture, mastodon, TRUE);
  choose (fixture, bluesky, TRUE);
  dia_draft_set_text (fixture->draft, "Merci !");
  g_assert_null (find_problem (fixture, DIA_PROBLEM_ANSWER_ELSEWHERE));
  dia_draft_set_reply_to (fixture->draft, "https://bsky.app/profile/a.example/post/3kabcdefghi2x");
  problem = find_problem (fixture, DIA_PROBLEM_ANSWER_ELSEWHERE);
  g_assert_cmpstr (problem->network, ==, DIA_NETWORK_MASTODON);
  g_assert_cmpstr (problem->detail, ==, "@alize");
  dia_draft_set_reply_to (fixture->draft, "https://social.example/@a/110");
  problem = find_problem (fixture, DIA_PROBLEM_ANSWER_ELSEWHERE);
  g_assert_cmpstr (problem->title, ==, "The post to answer is not on Bluesky");
  choose (fixture, bluesky, FALSE);
  g_assert_null (find_problem (fixture, DIA_PROBLEM_ANSWER_ELSEWHERE));
  dia_draft_set_reply_to (fixture->draft, "social.example/@a/110");
  g_assert_true (dia_draft_is_blocked (fixture->draft));
}

static DiaMedia *
make_media (const char *alt)
{
  DiaMedia *media = dia_media_new ();

  dia_field_take_text (&media->sha256, g_strnfill (64, 'a'));
  dia_field_set_text (&media->mime_type, "image/png");
  dia_field_set_text (&media->alt, alt);
  media->width = media->height = 10;
  media->bytes = 100;

  return media;
}

static void
test_media_problems (DraftFixture  *fixture,
                     gconstpointer  data)
{
  g_autofree char *long_alt = g_strnfill (1501, 'a');
  DiaProblem *problem;

  choose_all (fixture);
  dia_draft_add_media (fixture->draft, make_media ("Une tasse"));
  dia_draft_add_media (fixture->draft, make_media (""));
  problem = find_problem (fixture, DIA_PROBLEM_NO_ALT);
  g_assert_nonnull (problem);
  g_assert_cmpint (problem->item, ==, 1);
  g_assert_cmpstr (problem->title, ==, "Picture 2 has no alternative text");
  g_assert_cmpint (problem->severity, ==, DIA_SEVERITY_WARNING);
  g_assert_null (find_problem (fixture, DIA_PROBLEM_EMPTY));

  dia_draft_move_media (fixture->draft, 1, 0);
  g_assert_cmpint (find_problem (fixture, DIA_PROBLEM_NO_ALT)->item, ==, 0);
  dia_draft_set_alt (fixture->draft, 0, long_alt);
  g_assert_null (find_problem (fixture, DIA_PROBLEM_NO_ALT));
  g_assert_nonnull (find_problem (fixture, DIA_PROBLEM_ALT_TOO_LONG));
  dia_draft_set_alt (fixture->draft, 0, "Deux");

  for (int i = 0; i < 3; i++)
    dia_draft_add_media (fixture->draft, make_media ("x"));
  g_assert_cmpstr (find_problem (fixture, DIA_PROBLEM_TOO_MANY_MEDIA)->title, ==, "1 picture too many on Practice");
  dia_draft_remove_media (fixture->draft, 4);
  g_assert_null (find_problem (fixture, DIA_PROBLEM_TOO_MANY_MEDIA));
}

static void
test_past_blocks (DraftFixture  *fixture,
                  gconstpointer  data)
{
  DiaWallTime wall = { 2027, 2, 10, 10, 0, 0 };
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  choose (fixture, fixture->paris, TRUE);
  dia_draft_set_text (fixture->draft, "Bonjour");
  dia_draft_set_timing (fixture->draft, DIA_TIMING_LOCAL, &wall, NULL);
  g_assert_nonnull (find_problem (fixture, DIA_PROBLEM_IN_PAST));

  dia_draft_schedule_async (fixture->draft, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  g_assert_null (dia_draft_schedule_finish (fixture->draft, result, &error));
  g_assert_error (error, DIA_DRAFT_ERROR, DIA_DRAFT_ERROR_BLOCKED);
}

static void
test_sign_in_blocks (DraftFixture  *fixture,
                     gconstpointer  data)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  DiaAccount *account = dia_account_new ();

  account->brand_id = fixture->brand->id;
  account->sign_in = DIA_SIGN_IN_NEEDED;
  dia_field_set_text (&account->network, DIA_NETWORK_BLUESKY);
  dia_field_set_text (&account->handle, "alize.example");
  dia_field_set_text (&account->server, "https://bsky.social");
  dia_field_set_text (&account->zone, "Europe/Paris");
  dia_field_set_text (&account->sign_in_note, "token expired");
  g_ptr_array_add (items, account);
  g_assert_true (dia_roster_save (dia_workspace_get_roster (fixture->base.workspace), items, NULL, NULL));

  choose (fixture, account, TRUE);
  g_assert_cmpstr (find_problem (fixture, DIA_PROBLEM_SIGN_IN)->detail, ==, "alize.example · token expired");
  g_assert_true (dia_draft_is_blocked (fixture->draft));
}

static void
reopen (DraftFixture *fixture)
{
  DiaId id = dia_draft_get_content (fixture->draft)->id;
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  close_draft (fixture);
  dia_drafts_open_async (get_drafts (fixture), id, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  fixture->draft = dia_drafts_open_finish (get_drafts (fixture), result, &error);
  g_assert_no_error (error);
}

/* Nothing is written before the first word. */
static void
set_times (DraftFixture     *fixture,
           const DiaAccount *account,
           const char       *times)
{
  g_autoptr (GArray) ids = office_fixture_list_id (account->id);
  g_autoptr (DiaTimetable) timetable = dia_timetable_parse (times, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (dia_slots_save (fixture->base.workspace, ids, timetable, NULL, &error));
  g_assert_no_error (error);
}

static gboolean
is_offered_two (gpointer user_data)
{
  DiaSlotOffer offer;

  dia_draft_get_slot_offer (((DraftFixture *) user_data)->draft, &offer);

  return offer.n_with == 2 && offer.n_without == 1;
}

/* "alize_fr 2027-02-10T18:30": when the posts of the draft go out. (transfer full) */
static char *
list_own_slots (DraftFixture *fixture)
{
  g_autoptr (GPtrArray) groups = dia_draft_list_slots (fixture->draft);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      const DiaSlotGroup *group = groups->pdata[i];
      g_autofree char *wall = dia_wall_time_to_string (&group->slot.wall);

      g_string_append_printf (text, "%s%s %s", i > 0 ? "; " : "", group->zones, wall);
    }

  return g_string_free (text, FALSE);
}

/* Each account takes its own next free slot, whatever others take; who has no
 * timetable goes at the draft's time. What was shown is what is written. */
static void
test_free_slots (DraftFixture  *fixture,
                 gconstpointer  data)
{
  const DiaWallTime taken = { 2027, 2, 10, 18, 30, 0 };
  g_autoptr (DiaPost) other = office_fixture_add_post (&fixture->base, fixture->paris, "Autre", &taken);
  g_autofree char *chosen = NULL;
  g_autofree char *again = NULL;
  g_autoptr (DiaPost) post = NULL;
  DiaSlotOffer offer;

  set_times (fixture, fixture->paris, "daily 18:30");
  set_times (fixture, fixture->london, "wed 20:00; thu 09:00");
  choose_all (fixture);
  dia_draft_set_text (fixture->draft, "Bonjour");
  g_assert_true (dia_test_wait_until (is_offered_two, fixture));
  dia_draft_get_slot_offer (fixture->draft, &offer);
  g_assert_cmpint (offer.first.at, <, offer.last.at);
  g_assert_cmpstr (offer.first.zone, ==, "Europe/London");

  dia_draft_take_slot_offer (fixture->draft);
  g_assert_cmpint (dia_draft_get_timing (fixture->draft, NULL, NULL), ==, DIA_TIMING_SLOTS);
  chosen = list_own_slots (fixture);
  g_assert_cmpstr (chosen, ==, "@alize_uk 2027-02-10T20:00; @alize_de 2027-02-11T10:00; @alize_fr 2027-02-11T18:30");
  wait_for_save (fixture);

  /* A slot that is free by now is offered to others; this draft keeps its own. */
  set_times (fixture, fixture->paris, "daily 12:00 18:30");
  reopen (fixture);
  g_assert_true (dia_test_wait_until (is_offered_two, fixture));
  again = list_own_slots (fixture);
  g_assert_cmpstr (again, ==, chosen);
  g_array_unref (schedule (fixture));
  post = load_post (fixture, fixture->paris);
  g_assert_cmpint (post->state, ==, DIA_POST_SCHEDULED);
  g_assert_cmpint (post->slot.wall.day, ==, 11);
  g_assert_cmpint (post->slot.wall.hour, ==, 18);
}

static void
test_saves (DraftFixture  *fixture,
            gconstpointer  data)
{
  DiaId id = dia_draft_get_content (fixture->draft)->id;
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DiaWallTime wall = { 2027, 2, 12, 10, 0, 0 }, kept;

  choose_all (fixture);
  wait_for_save (fixture);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM contents"), ==, 0);
  g_assert_cmpint (dia_draft_get_saved_at (fixture->draft), ==, DIA_INSTANT_NONE);

  dia_draft_set_text (fixture->draft, "Premier");
  dia_draft_set_variant (fixture->draft, "en", "", DIA_ID_NONE, "First");
  dia_draft_set_timing (fixture->draft, DIA_TIMING_LOCAL, &wall, NULL);
  g_assert_cmpint (dia_draft_get_saved_at (fixture->draft), ==, DIA_INSTANT_NONE);
  wait_for_save (fixture);
  g_assert_cmpint (dia_draft_get_saved_at (fixture->draft), ==, OFFICE_NOW);

  close_draft (fixture);
  office_fixture_reopen (&fixture->base);
  dia_drafts_open_async (get_drafts (fixture), id, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  fixture->draft = dia_drafts_open_finish (get_drafts (fixture), result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dia_draft_get_content (fixture->draft)->text, ==, "Premier");
  g_assert_cmpuint (dia_draft_count_accounts (fixture->draft), ==, 3);
  g_assert_cmpint (dia_draft_get_timing (fixture->draft, &kept, NULL), ==, DIA_TIMING_LOCAL);
  g_assert_cmpint (dia_wall_time_compare (&kept, &wall), ==, 0);
  g_assert_cmpint (dia_draft_get_saved_at (fixture->draft), ==, OFFICE_NOW);
}

/* Closing at once after the last key loses nothing. */
static void
test_last_words (DraftFixture  *fixture,
                 gconstpointer  data)
{
  dia_draft_set_text (fixture->draft, "un");
  wait_for_save (fixture);
  dia_draft_set_text (fixture->draft, "un deux");
  g_object_unref (g_steal_pointer (&fixture->draft));
  office_fixture_reopen (&fixture->base);

  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM contents WHERE text = 'un deux'"), ==, 1);
}

/* A word is on its way to the disk as soon as it is typed: no timer, not even the
 * main loop has to come to it, so that a kill -9 takes none along. Writes are done
 * in the order in which they are asked for: after the brand's, that one is done. */
static void
test_words_are_written_at_once (DraftFixture  *fixture,
                                gconstpointer  data)
{
  dia_draft_set_text (fixture->draft, "un deux");
  office_fixture_add_brand (&fixture->base, "Bruine");
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM contents WHERE text = 'un deux'"), ==, 1);
}

static gboolean
has_caught_up (gpointer user_data)
{
  return count (user_data, "SELECT COUNT (*) FROM posts WHERE text = 'un deux trois'") == 3;
}

/* After a crash between the words and the posts, posts get the words when the
 * content is opened. */
static void
test_posts_catch_up (DraftFixture  *fixture,
                     gconstpointer  data)
{
  g_autoptr (DiaConnection) connection = connect_to (fixture);

  choose_all (fixture);
  dia_draft_set_text (fixture->draft, "un deux");
  wait_for_save (fixture);
  g_assert_true (dia_connection_execute (connection, "UPDATE contents SET text = 'un deux trois'", NULL));
  reopen (fixture);
  g_assert_cmpint (dia_draft_get_saved_at (fixture->draft), ==, DIA_INSTANT_NONE);
  g_assert_true (dia_test_wait_until (has_caught_up, fixture));
}

/* A save that is refused keeps the words and comes back. */
static void
test_refused_save (DraftFixture  *fixture,
                   gconstpointer  data)
{
  g_autoptr (DiaConnection) connection = connect_to (fixture);
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (dia_connection_execute (connection,
                                         "CREATE TRIGGER refuse BEFORE INSERT ON contents "
                                         "BEGIN SELECT RAISE (ABORT, 'refused'); END", NULL));
  dia_draft_set_text (fixture->draft, "Ne pas perdre");
  g_test_expect_message ("dia-services", G_LOG_LEVEL_WARNING, "*could not be saved*");
  dia_draft_save_async (fixture->draft, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  g_test_assert_expected_messages ();
  g_assert_false (dia_draft_save_finish (fixture->draft, result, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (dia_draft_get_content (fixture->draft)->text, ==, "Ne pas perdre");
  g_assert_cmpint (dia_draft_get_saved_at (fixture->draft), ==, DIA_INSTANT_NONE);

  g_assert_true (dia_connection_execute (connection, "DROP TRIGGER refuse", NULL));
  wait_for_save (fixture);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM contents WHERE text = 'Ne pas perdre'"), ==, 1);
}

static void
test_schedules (DraftFixture  *fixture,
                gconstpointer  data)
{
  DiaWallTime wall = { 2027, 2, 12, 10, 0, 0 };
  g_autoptr (GArray) ids = NULL;
  g_autoptr (DiaPost) paris = NULL, london = NULL;
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  guint n_taken_back = 0;

  choose_all (fixture);
  dia_draft_set_text (fixture->draft, "Bonjour");
  dia_draft_set_variant (fixture->draft, "en", "", DIA_ID_NONE, "Hello");
  dia_draft_set_timing (fixture->draft, DIA_TIMING_LOCAL, &wall, NULL);
  ids = schedule (fixture);
  g_assert_cmpuint (ids->len, ==, 3);
  paris = load_post (fixture, fixture->paris);
  london = load_post (fixture, fixture->london);
  g_assert_cmpint (paris->state, ==, DIA_POST_SCHEDULED);
  g_assert_cmpstr (paris->text, ==, "Bonjour");
  g_assert_cmpstr (london->text, ==, "Hello");
  g_assert_true (london->own_text);
  g_assert_cmpint (london->slot.at, ==, paris->slot.at + DIA_HOUR);

  dia_drafts_unschedule_async (get_drafts (fixture), ids, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  g_assert_true (dia_drafts_unschedule_finish (get_drafts (fixture), result, &n_taken_back, NULL));
  g_assert_cmpuint (n_taken_back, ==, 3);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM posts WHERE state = 'draft'"), ==, 3);
}

static void
test_now_is_due (DraftFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (DiaPost) post = NULL;

  choose (fixture, fixture->paris, TRUE);
  dia_draft_set_text (fixture->draft, "Tout de suite");
  dia_draft_set_timing (fixture->draft, DIA_TIMING_NOW, NULL, NULL);
  ids = schedule (fixture);
  post = load_post (fixture, fixture->paris);
  g_assert_cmpint (post->slot.at, ==, OFFICE_NOW);
  g_assert_cmpint (post->state, ==, DIA_POST_SCHEDULED);
}

/* What follows the source changes with it when a person says so; what has gone out
 * does not. */
static void
test_edits_what_follows (DraftFixture  *fixture,
                         gconstpointer  data)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (DiaConnection) connection = NULL;
  g_autoptr (DiaPost) paris = NULL, london = NULL, berlin = NULL;

  choose_all (fixture);
  dia_draft_set_text (fixture->draft, "Bonjour");
  dia_draft_set_variant (fixture->draft, "en", "", DIA_ID_NONE, "Hello");
  ids = schedule (fixture);
  connection = connect_to (fixture);
  g_assert_true (dia_connection_execute (connection,
                                         "UPDATE posts SET state = 'published', published_at = slot_at WHERE account_id IN "
                                         "(SELECT id FROM accounts WHERE handle = 'alize_de')", NULL));

  dia_draft_set_text (fixture->draft, "Bonsoir");
  update (fixture);
  paris = load_post (fixture, fixture->paris);
  london = load_post (fixture, fixture->london);
  berlin = load_post (fixture, fixture->berlin);
  g_assert_cmpstr (paris->text, ==, "Bonsoir");
  g_assert_cmpint (paris->state, ==, DIA_POST_SCHEDULED);
  g_assert_cmpstr (london->text, ==, "Hello");
  g_assert_true (london->behind);
  g_assert_cmpstr (berlin->text, ==, "Bonjour");
  g_assert_cmpint (berlin->state, ==, DIA_POST_PUBLISHED);
}

static void
set_state (DraftFixture *fixture,
           const char   *handle,
           const char   *state,
           const char   *problem)
{
  g_autoptr (DiaConnection) connection = connect_to (fixture);
  g_autofree char *sql = g_strdup_printf ("UPDATE posts SET state = '%s', problem = '%s', version = version + 1 "
                                          "WHERE account_id IN (SELECT id FROM accounts WHERE handle = '%s')",
                                          state, problem, handle);

  g_assert_true (dia_connection_execute (connection, sql, NULL));
}

/* What is out is not planned again, and does not block what is not; what was
 * refused is, and the network's words are there. */
static void
test_opens_what_was_sent (DraftFixture  *fixture,
                          gconstpointer  data)
{
  DiaWallTime wall = { 2027, 2, 12, 10, 0, 0 };
  g_autoptr (GArray) first = NULL, second = NULL;
  g_autoptr (GArray) paris = office_fixture_list_id (fixture->paris->id);
  g_autoptr (DiaPost) post = NULL;
  const GPtrArray *past;

  choose_all (fixture);
  dia_draft_set_text (fixture->draft, "Bonjour");
  dia_draft_set_timing (fixture->draft, DIA_TIMING_LOCAL, &wall, NULL);
  first = schedule (fixture);
  set_state (fixture, "alize_fr", "published", "");
  set_state (fixture, "alize_uk", "failed", "A word is not liked here");
  reopen (fixture);
  g_assert_cmpuint (dia_draft_count_accounts (fixture->draft), ==, 2);
  g_assert_true (dia_draft_is_settled (fixture->draft, fixture->paris->id));
  g_assert_false (dia_draft_is_settled (fixture->draft, fixture->london->id));
  past = dia_draft_get_past (fixture->draft);
  g_assert_cmpuint (past->len, ==, 3);
  for (guint i = 0; i < past->len; i++)
    if (((DiaPastPost *) past->pdata[i])->state == DIA_POST_FAILED)
      g_assert_cmpstr (((DiaPastPost *) past->pdata[i])->problem, ==, "A word is not liked here");

  dia_draft_choose_accounts (fixture->draft, paris, TRUE);
  g_assert_false (dia_draft_has_account (fixture->draft, fixture->paris->id));
  dia_draft_set_text (fixture->draft, "Bonsoir");
  second = schedule (fixture);
  g_assert_cmpuint (second->len, ==, 2);
  post = load_post (fixture, fixture->paris);
  g_assert_cmpint (post->state, ==, DIA_POST_PUBLISHED);
  g_assert_cmpstr (post->text, ==, "Bonjour");
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM posts WHERE state = 'scheduled' AND text = 'Bonsoir'"), ==, 2);
}

static gboolean
is_paris_settled (gpointer user_data)
{
  DraftFixture *fixture = user_data;

  return dia_draft_is_settled (fixture->draft, fixture->paris->id) &&
         !dia_draft_has_account (fixture->draft, fixture->paris->id);
}

static gboolean
is_paris_chosen (gpointer user_data)
{
  DraftFixture *fixture = user_data;

  return dia_draft_has_account (fixture->draft, fixture->paris->id);
}

/* Posts go out while somebody edits what is left; one that comes back, since a
 * person found that it is not there, is planned again and not cancelled. */
static void
test_follows_what_is_sent (DraftFixture  *fixture,
                           gconstpointer  data)
{
  g_autoptr (GArray) ids = NULL, again = NULL;

  choose_all (fixture);
  dia_draft_set_text (fixture->draft, "Bonjour");
  ids = schedule (fixture);
  set_state (fixture, "alize_fr", "unconfirmed", "");
  g_assert_true (dia_test_wait_until (is_paris_settled, fixture));
  again = schedule (fixture);
  g_assert_cmpuint (again->len, ==, 2);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM posts WHERE state = 'cancelled'"), ==, 0);
  set_state (fixture, "alize_fr", "scheduled", "");
  g_assert_true (dia_test_wait_until (is_paris_chosen, fixture));
}

static void
test_drops_accounts (DraftFixture  *fixture,
                     gconstpointer  data)
{
  g_autoptr (GArray) first = NULL, second = NULL;

  choose_all (fixture);
  dia_draft_set_text (fixture->draft, "Bonjour");
  wait_for_save (fixture);
  choose (fixture, fixture->berlin, FALSE);
  wait_for_save (fixture);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM posts"), ==, 2);

  first = schedule (fixture);
  choose (fixture, fixture->london, FALSE);
  wait_for_save (fixture);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM posts WHERE state = 'scheduled'"), ==, 2);
  second = schedule (fixture);
  g_assert_cmpuint (second->len, ==, 1);
  g_assert_cmpint (count (fixture, "SELECT COUNT (*) FROM posts WHERE state = 'cancelled'"), ==, 1);
}

static gboolean
has_neighbours (gpointer user_data)
{
  return find_problem (user_data, DIA_PROBLEM_CLOSE_TO_ANOTHER) != NULL &&
         find_problem (user_data, DIA_PROBLEM_SAME_TEXT) != NULL;
}

static void
test_neighbours (DraftFixture  *fixture,
                 gconstpointer  data)
{
  DiaWallTime wall = { 2027, 2, 12, 10, 0, 0 }, later = { 2027, 2, 12, 10, 5, 0 };
  g_autoptr (GArray) ids = NULL;
  DiaProblem *problem;

  choose (fixture, fixture->paris, TRUE);
  dia_draft_set_title (fixture->draft, "Micro ouvert");
  dia_draft_set_text (fixture->draft, "Bonjour à tous");
  dia_draft_set_timing (fixture->draft, DIA_TIMING_LOCAL, &later, NULL);
  ids = schedule (fixture);
  close_draft (fixture);

  fixture->draft = dia_drafts_new_draft (get_drafts (fixture), "fr");
  choose (fixture, fixture->paris, TRUE);
  dia_draft_set_text (fixture->draft, "Bonjour  à TOUS");
  dia_draft_set_timing (fixture->draft, DIA_TIMING_LOCAL, &wall, NULL);
  g_assert_true (dia_test_wait_until (has_neighbours, fixture));
  problem = find_problem (fixture, DIA_PROBLEM_CLOSE_TO_ANOTHER);
  g_assert_cmpstr (problem->title, ==, "5 minutes from another post");
  g_assert_cmpstr (problem->detail, ==, "@alize_fr · 10:05, Micro ouvert");
  g_assert_false (dia_draft_is_blocked (fixture->draft));
}

static gboolean
has_sister (gpointer user_data)
{
  return find_problem (user_data, DIA_PROBLEM_SISTER_TEXT) != NULL;
}

static gboolean
has_no_sister (gpointer user_data)
{
  return !has_sister (user_data);
}

/* Another content lets another account of the brand say the same. */
static void
test_sisters (DraftFixture  *fixture,
              gconstpointer  data)
{
  const DiaWallTime said = { 2027, 2, 12, 10, 30, 0 }, wall = { 2027, 2, 12, 10, 0, 0 }, later = { 2027, 2, 12, 12, 0, 0 };
  g_autoptr (DiaPost) post = office_fixture_add_post (&fixture->base, fixture->berlin, "Bonjour à tous", &said);

  choose (fixture, fixture->paris, TRUE);
  dia_draft_set_text (fixture->draft, "bonjour à tous");
  dia_draft_set_timing (fixture->draft, DIA_TIMING_LOCAL, &wall, NULL);
  g_assert_true (dia_test_wait_until (has_sister, fixture));
  g_assert_nonnull (strstr (find_problem (fixture, DIA_PROBLEM_SISTER_TEXT)->detail, "@alize_de · 10:30"));
  g_assert_false (dia_draft_is_blocked (fixture->draft));
  dia_draft_set_timing (fixture->draft, DIA_TIMING_LOCAL, &later, NULL);
  g_assert_true (dia_test_wait_until (has_no_sister, fixture));
}

static void
test_finalizes (DraftFixture  *fixture,
                gconstpointer  data)
{
  g_assert_true (dia_test_wait_until (is_quiet, NULL));
  g_assert_finalize_object (g_steal_pointer (&fixture->draft));
}

#define ADD(name, func) g_test_add ("/services/draft/" name, DraftFixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("variants", test_variants);
  ADD ("longest-part-counts", test_longest_part_counts);
  ADD ("slots", test_slots);
  ADD ("clock-changes", test_clock_changes);
  ADD ("text-problems", test_text_problems);
  ADD ("media-problems", test_media_problems);
  ADD ("past-blocks", test_past_blocks);
  ADD ("sign-in-blocks", test_sign_in_blocks);
  ADD ("free-slots", test_free_slots);
  ADD ("saves", test_saves);
  ADD ("last-words", test_last_words);
  ADD ("refused-save", test_refused_save);
  ADD ("schedules", test_schedules);
  ADD ("now-is-due", test_now_is_due);
  ADD ("edits-what-follows", test_edits_what_follows);
  ADD ("link-is-sent", test_link_is_sent);
  ADD ("answer-problems", test_answer_problems);
  ADD ("words-are-written-at-once", test_words_are_written_at_once);
  ADD ("posts-catch-up", test_posts_catch_up);
  ADD ("opens-what-was-sent", test_opens_what_was_sent);
  ADD ("follows-what-is-sent", test_follows_what_is_sent);
  ADD ("drops-accounts", test_drops_accounts);
  ADD ("neighbours", test_neighbours);
  ADD ("sisters", test_sisters);
  ADD ("finalizes", test_finalizes);

  return g_test_run ();
}
