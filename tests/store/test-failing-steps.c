/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The disk breaks at every step of every question and every change: what was asked
 * for is never said to be done, and never half of an answer given. */

#include "failing-steps.h"

#include "dia-account-times.h"
#include "dia-accounts.h"
#include "dia-audit.h"
#include "dia-brands.h"
#include "dia-claims.h"
#include "dia-content-plans.h"
#include "dia-content-edits.h"
#include "dia-content-heads.h"
#include "dia-contents.h"
#include "dia-dated-posts.h"
#include "dia-field.h"
#include "dia-hand-overs.h"
#include "dia-journal.h"
#include "dia-key-moments.h"
#include "dia-metrics.h"
#include "dia-moment-cells.h"
#include "dia-open-sign-outs.h"
#include "dia-planned-groups.h"
#include "dia-planned-slots.h"
#include "dia-post-lists.h"
#include "dia-posts.h"
#include "dia-practice-posts.h"
#include "dia-punctuality.h"
#include "dia-saved-scopes.h"
#include "dia-server-records.h"
#include "dia-settings.h"
#include "dia-text-matches.h"
#include "dia-toolkits.h"
#include "dia-zone-mark.h"
#include "workspace-fixture.h"

/* More steps than any call takes in a workspace of a few rows. */
#define MANY 500

typedef struct
{
  DiaConnection *connection;
  DiaScope      *scope;
  DiaId          brand;
  DiaId          account;
  DiaId          content;
  DiaId          idle_content;  /* nothing of it is being sent */
  DiaId          gone_content;
  DiaId          gone_brand;
  DiaId          gone_account;
  DiaId          planned_account; /* beside account; its sign-in is still to be ended */
  DiaId          moment;
  DiaId          due;         /* a scheduled post */
  int            due_version;
  DiaId          sending;
  DiaId          draft;
} Desk;

typedef gboolean (*Call) (Desk *desk, GError **error);

#define CHANGE(name, call) \
  static gboolean name (Desk *d, GError **error) { return call; }

#define LIST(name, type, call) \
  static gboolean name (Desk *d, GError **error) { g_autoptr (type) found = call; return found != NULL; }

static const DiaMomentSpan any_moment = { DIA_ID_NONE, "2027-01-01", "2027-12-31" };

LIST (accounts_list, GPtrArray, dia_accounts_list (d->connection, d->scope, error))
LIST (accounts_list_few, GArray, dia_accounts_list_few (d->connection, d->scope, 10, error))
LIST (accounts_load, DiaAccount, dia_accounts_load (d->connection, d->account, error))
LIST (accounts_removed, GPtrArray, dia_accounts_list_removed (d->connection, error))
CHANGE (accounts_remove, dia_accounts_remove (d->connection, d->account, NOW, error))
CHANGE (accounts_restore, dia_accounts_restore (d->connection, d->gone_account, error))
CHANGE (accounts_delete, dia_accounts_delete (d->connection, d->gone_account, error))
LIST (brands_list, GPtrArray, dia_brands_list (d->connection, error))
LIST (brands_load, DiaBrand, dia_brands_load (d->connection, d->brand, error))
LIST (brands_removed, GArray, dia_brands_list_removed (d->connection, error))
CHANGE (brands_remove, dia_brands_remove (d->connection, d->brand, NOW, error))
CHANGE (brands_restore, dia_brands_restore (d->connection, d->gone_brand, error))
CHANGE (brands_delete, dia_brands_delete (d->connection, d->gone_brand, error))
LIST (times_load, DiaTimetable, dia_account_times_load (d->connection, d->account, error))
LIST (audit_list, GPtrArray, dia_audit_list (d->connection, d->account, 10, error))
LIST (contents_load, DiaContent, dia_contents_load (d->connection, d->content, error))
LIST (contents_drafts, GPtrArray, dia_contents_list_drafts (d->connection, 10, error))
LIST (contents_search, GPtrArray, dia_contents_search (d->connection, "message", 10, error))
LIST (contents_removed, GArray, dia_contents_list_removed (d->connection, NOW + DIA_DAY, error))
CHANGE (contents_remove, dia_contents_remove (d->connection, d->idle_content, NOW, error))
CHANGE (contents_restore, dia_contents_restore (d->connection, d->gone_content, error))
CHANGE (contents_delete, dia_contents_delete (d->connection, d->gone_content, error))
LIST (content_heads, DiaContentHead, dia_content_heads_load (d->connection, d->content, 20, error))
LIST (journal_list, GPtrArray, dia_journal_list (d->connection, d->sending, error))
LIST (moments_list, GPtrArray, dia_key_moments_list (d->connection, "2027-01-01", "2027-12-31", error))
LIST (moments_load, DiaKeyMoment, dia_key_moments_load (d->connection, d->moment, error))
CHANGE (moments_remove, dia_key_moments_remove (d->connection, d->moment, NOW, error))
CHANGE (moments_restore, dia_key_moments_restore (d->connection, d->moment, error))
LIST (cells_contents, GPtrArray, dia_moment_contents_list (d->connection, &any_moment, error))
LIST (cells_posts, GArray, dia_moment_posts_list (d->connection, &any_moment, d->scope, error))
LIST (cells_waivers, GPtrArray, dia_moment_waivers_list (d->connection, &any_moment, error))
CHANGE (cells_audience, dia_moment_contents_set_audience (d->connection, d->content, d->scope, error))
LIST (metrics_days, GArray, dia_metrics_list_days (d->connection, d->account, "followers", 0, 100000, error))
LIST (metrics_sum, GArray, dia_metrics_sum_days (d->connection, d->scope, "followers", 0, 100000, error))
LIST (metrics_post, GArray, dia_metrics_list_latest_of_post (d->connection, d->due, error))
LIST (groups_list, GPtrArray, dia_planned_groups_list (d->connection, d->scope, 10, error))
LIST (next_list, GArray, dia_next_posts_list (d->connection, d->scope, error))
LIST (server_records, GPtrArray, dia_server_records_list (d->connection, 0, DIA_DAY, error))
LIST (held_list, GArray, dia_held_accounts_list (d->connection, d->scope, 10, error))
LIST (posts_persons, GPtrArray, dia_posts_list_needing_person (d->connection, d->scope, 10, error))
LIST (posts_gone, GPtrArray, dia_posts_list_gone_out (d->connection, d->scope, DIA_PAGE_START, 10, error))
LIST (posts_state, GPtrArray, dia_posts_list_in_state (d->connection, d->scope, DIA_POST_SCHEDULED, DIA_PAGE_START, 10, error))
LIST (posts_between, GPtrArray, dia_posts_list_between (d->connection, d->scope, NOW - DIA_DAY, NOW + DIA_DAY, 10, error))
LIST (posts_search, GPtrArray, dia_posts_search (d->connection, d->scope, "changes", DIA_POST_N_STATES, DIA_PAGE_START, 10, error))
LIST (posts_load, DiaPost, dia_posts_load (d->connection, d->due, error))
LIST (posts_content, GPtrArray, dia_posts_list_of_content (d->connection, d->content, error))
LIST (posts_close, GPtrArray, dia_posts_list_close (d->connection, d->account, NOW, DIA_DAY, DIA_ID_NONE, error))
LIST (posts_same, GPtrArray, dia_posts_list_same_text (d->connection, d->account, "The message that changes it", DIA_ID_NONE, error))
LIST (practice_list, GPtrArray, dia_practice_posts_list (d->connection, d->account, "", 10, error))
CHANGE (practice_remove, dia_practice_posts_remove (d->connection, d->account, "r1", error))
LIST (scopes_list, GPtrArray, dia_saved_scopes_list (d->connection, error))
CHANGE (scopes_delete, dia_saved_scopes_delete (d->connection, 1, error))
CHANGE (edits_drop, dia_content_edits_drop (d->connection, d->content, error))
CHANGE (settings_set, dia_settings_set (d->connection, "key", "value", error))
LIST (matches_posts, GArray, dia_text_matches_list_posts (d->connection, "changes", 0, G_MAXINT64, error))
LIST (matches_contents, GArray, dia_text_matches_list_contents (d->connection, "message", 0, G_MAXINT64, error))
LIST (claims_due, GPtrArray, dia_claims_take_due (d->connection, "owner", NOW, DIA_HOUR, 10, error))
LIST (claims_over, GPtrArray, dia_claims_take_over (d->connection, NULL, "owner", NOW + DIA_DAY, DIA_HOUR, NULL, NULL, error))
LIST (claims_late, GPtrArray, dia_claims_list_late (d->connection, NOW + DIA_DAY, 10, error))

static gboolean
times_save (Desk    *d,
            GError **error)
{
  g_autoptr (DiaTimetable) timetable = dia_timetable_parse ("mon-fri 09:00", NULL);

  return dia_account_times_save (d->connection, d->account, timetable, error);
}

static gboolean
times_taken (Desk    *d,
             GError **error)
{
  gboolean taken;

  return dia_account_times_find_taken (d->connection, d->account, NOW, DIA_DAY, DIA_ID_NONE, &taken, error);
}

static gboolean
edits_load (Desk    *d,
            GError **error)
{
  g_autoptr (DiaContent) edit = NULL;

  return dia_content_edits_load (d->connection, d->content, &edit, error);
}

static gboolean
edits_save (Desk    *d,
            GError **error)
{
  g_autoptr (DiaContent) content = dia_contents_load (d->connection, d->content, error);

  return content != NULL && dia_content_edits_save (d->connection, content, error);
}

static gboolean
contents_planned (Desk    *d,
                  GError **error)
{
  gboolean planned;

  return dia_contents_is_planned (d->connection, d->content, &planned, error);
}

static gboolean
zone_mark (Desk    *d,
           GError **error)
{
  gboolean same;

  return dia_zone_mark_check (d->connection, "2027a", &same, error);
}

static gboolean
posts_list_dropped (Desk    *d,
                    GError **error)
{
  g_autoptr (GPtrArray) posts = dia_posts_list_dropped (d->connection, d->scope, NOW, 10, error);

  return posts != NULL;
}

static gboolean
accounts_save (Desk    *d,
               GError **error)
{
  g_autoptr (DiaAccount) account = dia_account_new ();

  account->brand_id = d->brand;
  dia_field_set_text (&account->labels, "a b");

  return dia_accounts_save (d->connection, account, error);
}

static gboolean
audit_add (Desk    *d,
           GError **error)
{
  g_autoptr (DiaAuditEntry) entry = dia_audit_entry_new ();

  entry->account_id = d->account;
  entry->at = NOW;

  return dia_audit_add (d->connection, entry, error);
}

static gboolean
brands_save (Desk    *d,
             GError **error)
{
  g_autoptr (DiaBrand) brand = dia_brand_new ();

  return dia_brands_save (d->connection, brand, error);
}

static DiaContent *
make_content (void)
{
  DiaContent *content = dia_content_new ();
  DiaMedia *media = dia_media_new ();
  DiaVariant *variant = dia_variant_new ();

  content->created_at = NOW;
  content->changed_at = NOW;
  dia_field_set_text (&content->text, "A message with a picture");
  dia_field_take_text (&media->sha256, g_strnfill (64, 'a'));
  dia_field_set_text (&variant->language, "de");
  g_ptr_array_add (content->media, media);
  g_ptr_array_add (content->variants, variant);

  return content;
}

static gboolean
contents_save (Desk    *d,
               GError **error)
{
  g_autoptr (DiaContent) content = make_content ();

  return dia_contents_save (d->connection, content, error);
}

static gboolean
contents_picture (Desk    *d,
                  GError **error)
{
  gboolean has;

  return dia_contents_has_picture (d->connection, "a", &has, error);
}

static void
skip_post (const DiaDatedPost *post,
           gpointer            user_data)
{
}

static gboolean
dated_posts (Desk    *d,
             GError **error)
{
  const DiaDatedRange range = { d->scope, NOW - DIA_DAY, NOW + DIA_DAY, 100 };
  guint n_posts;

  return dia_dated_posts_walk (d->connection, &range, skip_post, NULL, &n_posts, error);
}

static gboolean
journal_begin (Desk    *d,
               GError **error)
{
  g_autoptr (DiaJournalEntry) entry = dia_journal_entry_new ();

  entry->post_id = d->due;
  entry->started_at = NOW;

  return dia_journal_begin (d->connection, entry, 0, error);
}

static gboolean
cells_waive (Desk    *d,
             GError **error)
{
  DiaMomentWaiver waiver = { d->moment, d->account, d->content, (char *) "away" };

  return dia_moment_waivers_save (d->connection, &waiver, NOW, error);
}

static gboolean
cells_unwaive (Desk    *d,
               GError **error)
{
  const DiaMomentWaiver waiver = { d->moment, d->account, DIA_ID_NONE, NULL };

  return dia_moment_waivers_delete (d->connection, &waiver, error);
}

static DiaMomentToolkit *
make_toolkit (void)
{
  DiaMomentToolkit *toolkit = dia_moment_toolkit_new ();

  dia_moment_toolkit_set_message (toolkit, "fr", "Dites bonjour.");
  dia_moment_toolkit_add_link (toolkit, "", "https://alize.example/");
  g_ptr_array_add (toolkit->media, dia_media_new ());

  return toolkit;
}

static gboolean
toolkits_save (Desk    *d,
               GError **error)
{
  g_autoptr (DiaMomentToolkit) toolkit = make_toolkit ();

  return dia_toolkits_save (d->connection, d->moment, toolkit, error);
}

LIST (toolkits_load, DiaMomentToolkit, dia_toolkits_load (d->connection, d->moment, error))

/* Accounts that came and accounts that go, and a time. */
static gboolean
plans_save (Desk    *d,
            GError **error)
{
  g_autoptr (DiaContentPlan) plan = dia_content_plan_new ();

  plan->timed = TRUE;
  plan->timing = DIA_TIMING_INSTANT;
  plan->wall = (DiaWallTime) { 2027, 2, 12, 10, 0, 0 };
  dia_field_set_text (&plan->zone, "Europe/Paris");
  g_array_append_val (plan->dropped, d->account);
  g_array_append_val (plan->added, d->planned_account);

  return dia_content_plans_save (d->connection, d->content, plan, NOW, error);
}

static gboolean
plans_load (Desk    *d,
            GError **error)
{
  g_autoptr (DiaContentPlan) plan = NULL;

  return dia_content_plans_load (d->connection, d->content, &plan, error);
}

static gboolean
plans_find (Desk    *d,
            GError **error)
{
  DiaWaiting waiting;

  return dia_content_plans_find_waiting (d->connection, d->content, &waiting, error);
}

LIST (plans_list, GArray, dia_content_plans_list_waiting (d->connection, 10, error))

static gboolean
sign_outs_add (Desk    *d,
               GError **error)
{
  g_autoptr (DiaAccount) account = dia_accounts_load (d->connection, d->account, error);

  return account != NULL && dia_open_sign_outs_add (d->connection, account, NOW, error);
}

static gboolean
sign_outs_since (Desk    *d,
                 GError **error)
{
  DiaInstant since;

  return dia_open_sign_outs_find_since (d->connection, d->planned_account, &since, error);
}

LIST (sign_outs_list, GPtrArray, dia_open_sign_outs_list (d->connection, error))
CHANGE (sign_outs_remove, dia_open_sign_outs_remove (d->connection, d->planned_account, error))

static gboolean
moments_save (Desk    *d,
              GError **error)
{
  g_autoptr (DiaKeyMoment) moment = dia_key_moment_new ();

  dia_field_set_text (&moment->first_day, "2027-02-01");
  dia_field_set_text (&moment->last_day, "2027-02-14");
  moment->toolkit = make_toolkit ();

  return dia_key_moments_save (d->connection, moment, error);
}

static gboolean
moments_measure (Desk    *d,
                 GError **error)
{
  DiaMomentReach reach;

  return dia_key_moments_measure (d->connection, d->moment, d->scope, &reach, error);
}

static gboolean
metrics_add (Desk    *d,
             GError **error)
{
  const DiaMetricSample samples[] = {
    { d->account, DIA_ID_NONE, "followers", NOW, 10 },
    { d->account, d->due, "likes", NOW, 1 },
  };
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (DiaMetricSample));

  g_array_append_vals (array, samples, G_N_ELEMENTS (samples));

  return dia_metrics_add (d->connection, array, error);
}

static gboolean
is_any_slot (const DiaSlot *slot,
             gpointer       user_data)
{
  return TRUE;
}

static gboolean
planned_slots (Desk    *d,
               GError **error)
{
  g_autoptr (GPtrArray) found = dia_planned_slots_find (d->connection, 0, is_any_slot, NULL, error);

  return found != NULL;
}

static gboolean
count_persons (Desk    *d,
               GError **error)
{
  guint count;

  return dia_posts_count_needing_person (d->connection, d->scope, &count, error);
}

static gboolean
count_states (Desk    *d,
              GError **error)
{
  guint counts[DIA_POST_N_STATES];

  return dia_posts_count_states (d->connection, d->scope, counts, error);
}

static gboolean
count_due (Desk    *d,
           GError **error)
{
  guint count;

  return dia_posts_count_due_before (d->connection, d->scope, NOW + DIA_DAY, &count, error);
}

static gboolean
punctuality (Desk    *d,
             GError **error)
{
  const DiaInstant boundaries[] = { NOW - DIA_DAY, NOW + DIA_DAY };
  DiaPunctualityDay days[1];
  gint64 p50, p99;

  return dia_punctuality_measure (d->connection, d->scope, boundaries, 1, days, &p50, &p99, error);
}

static gboolean
punctuality_accounts (Desk    *d,
                      GError **error)
{
  g_autoptr (GHashTable) found = dia_punctuality_list_accounts (d->connection, d->scope, NOW - DIA_DAY, NOW + DIA_DAY, error);

  return found != NULL;
}

static gboolean
posts_insert (Desk    *d,
              GError **error)
{
  g_autoptr (DiaPost) post = dia_post_new ();

  post->content_id = d->content;
  post->account_id = d->account;

  return dia_posts_insert (d->connection, post, error);
}

/* What is done to a post, once it is loaded. */
static gboolean
with_post (Desk    *d,
           int      what,
           GError **error)
{
  g_autoptr (DiaPost) post = dia_posts_load (d->connection, what == 3 ? d->draft : d->due, error);

  if (post == NULL)
    return FALSE;
  if (what == 0)
    return dia_posts_update (d->connection, post, error);
  if (what == 1)
    return dia_posts_apply (d->connection, post, DIA_POST_EVENT_CANCEL, error);
  if (what == 2)
    return dia_posts_put_back (d->connection, post, post->version, error);

  return dia_posts_delete (d->connection, post, error);
}

CHANGE (posts_update, with_post (d, 0, error))
CHANGE (posts_apply, with_post (d, 1, error))
CHANGE (posts_put_back, with_post (d, 2, error))
CHANGE (posts_delete, with_post (d, 3, error))

static gboolean
practice_put (Desk    *d,
              GError **error)
{
  const DiaStoredPracticePost post = { d->account, (char *) "r2", (char *) "text", (char *) "{}", NOW };

  return dia_practice_posts_put (d->connection, &post, error);
}

static gboolean
practice_get (Desk    *d,
              GError **error)
{
  DiaStoredPracticePost *post = NULL;
  gboolean done = dia_practice_posts_get (d->connection, d->account, "r1", &post, error);

  g_clear_pointer (&post, dia_stored_practice_post_free);

  return done;
}

static gboolean
scopes_save (Desk    *d,
             GError **error)
{
  g_autoptr (DiaSavedScope) saved = dia_saved_scope_new (dia_id_new (), "Name", d->scope);

  return dia_saved_scopes_save (d->connection, saved, error);
}

static gboolean
settings_get (Desk    *d,
              GError **error)
{
  g_autofree char *value = NULL;

  return dia_settings_get (d->connection, "key", &value, error);
}

static gboolean
claims_hasten (Desk    *d,
               GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (DiaId));

  g_array_append_val (ids, d->due);

  return dia_claims_hasten (d->connection, ids, error);
}

static gboolean
claims_next_due (Desk    *d,
                 GError **error)
{
  const DiaClaimTerms terms = { .now = NOW - DIA_DAY };
  DiaInstant at;

  return dia_claims_next_due (d->connection, &terms, &at, error);
}

/* What is done with the claim on the post that is being sent, once it is taken. */
static gboolean
with_claim (Desk    *d,
            int      what,
            GError **error)
{
  g_autoptr (GPtrArray) claims = dia_claims_take_over (d->connection, NULL, "owner", NOW + DIA_DAY, DIA_HOUR, NULL, NULL, error);
  DiaClaim *claim;

  if (claims == NULL)
    return FALSE;

  g_assert_cmpuint (claims->len, ==, 1);
  claim = claims->pdata[0];
  if (what == 0)
    return dia_claims_renew (d->connection, claim, NOW + DIA_DAY, error);
  if (what == 1)
    return dia_claims_save (d->connection, claim, error);

  return dia_claims_finish (d->connection, claim, DIA_POST_EVENT_CONFIRM, error);
}

/* One that its server keeps, or shall keep. */
static gboolean
with_hand_over (Desk    *d,
                guint    what,
                GError **error)
{
  const DiaHandOverTerms terms = { .now = NOW, .owner = "owner", .expires_at = NOW + DIA_DAY };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) others = NULL;
  guint n_kept, n_within;

  if (!dia_hand_overs_wish (d->connection, d->due, TRUE, error))
    return FALSE;
  rows = dia_hand_overs_take (d->connection, &terms, 10, error);
  if (rows == NULL)
    return FALSE;
  g_assert_cmpuint (rows->len, ==, 1);

  switch (what)
    {
    case 0:
      return dia_hand_overs_save (d->connection, rows->pdata[0], NOW + DIA_DAY, error);
    case 1:
      return dia_hand_overs_release (d->connection, rows->pdata[0], NOW, error);
    case 2:
      return dia_hand_overs_forget (d->connection, rows->pdata[0], error);
    case 3:
      others = dia_hand_overs_list_others (d->connection, rows->pdata[0], error);
      return others != NULL;
    case 4:
      ((DiaHandOver *) rows->pdata[0])->phase = DIA_HAND_OVER_ASKING;
      return dia_hand_overs_begin (d->connection, rows->pdata[0], d->due_version, NOW + DIA_DAY, error);
    default:
      return dia_hand_overs_count (d->connection, d->account, NOW, NOW + DIA_DAY, &n_kept, &n_within, error);
    }
}

static gboolean
hand_overs_next_due (Desk    *d,
                     GError **error)
{
  const DiaHandOverTerms terms = { .now = NOW, .owner = "owner", .expires_at = NOW + DIA_DAY };
  DiaInstant at;

  return dia_hand_overs_next_due (d->connection, &terms, &at, error);
}

CHANGE (hand_overs_save, with_hand_over (d, 0, error))
CHANGE (hand_overs_release, with_hand_over (d, 1, error))
CHANGE (hand_overs_forget, with_hand_over (d, 2, error))
CHANGE (hand_overs_others, with_hand_over (d, 3, error))
CHANGE (hand_overs_begin, with_hand_over (d, 4, error))
CHANGE (hand_overs_count, with_hand_over (d, 5, error))
CHANGE (claims_renew, with_claim (d, 0, error))
CHANGE (claims_save, with_claim (d, 1, error))
CHANGE (claims_finish, with_claim (d, 2, error))

#define NAMED(name) { #name, name }

static const struct
{
  const char *name;
  Call        call;
} calls[] = {
  NAMED (accounts_list), NAMED (accounts_list_few), NAMED (accounts_load), NAMED (accounts_removed), NAMED (accounts_remove),
  NAMED (accounts_restore), NAMED (accounts_delete), NAMED (posts_list_dropped), NAMED (accounts_save),
  NAMED (brands_list), NAMED (brands_load), NAMED (brands_removed), NAMED (brands_remove), NAMED (brands_restore),
  NAMED (brands_delete), NAMED (brands_save),
  NAMED (times_load), NAMED (times_save), NAMED (times_taken),
  NAMED (audit_list), NAMED (audit_add),
  NAMED (contents_load), NAMED (contents_drafts), NAMED (contents_search), NAMED (contents_removed), NAMED (contents_remove),
  NAMED (contents_restore), NAMED (contents_delete), NAMED (contents_save), NAMED (contents_picture), NAMED (content_heads),
  NAMED (edits_load), NAMED (edits_save), NAMED (edits_drop), NAMED (contents_planned), NAMED (zone_mark),
  NAMED (dated_posts),
  NAMED (journal_list), NAMED (journal_begin),
  NAMED (moments_list), NAMED (moments_load), NAMED (moments_remove), NAMED (moments_restore), NAMED (cells_audience), NAMED (cells_contents),
  NAMED (cells_posts), NAMED (cells_waivers), NAMED (cells_waive), NAMED (cells_unwaive), NAMED (toolkits_load),
  NAMED (toolkits_save), NAMED (plans_load), NAMED (plans_save), NAMED (plans_find), NAMED (plans_list),
  NAMED (sign_outs_add), NAMED (sign_outs_remove), NAMED (sign_outs_list), NAMED (sign_outs_since),
  NAMED (moments_save), NAMED (moments_measure),
  NAMED (metrics_days), NAMED (metrics_sum), NAMED (metrics_post), NAMED (metrics_add),
  NAMED (groups_list), NAMED (held_list), NAMED (next_list), NAMED (planned_slots), NAMED (punctuality),
  NAMED (punctuality_accounts), NAMED (server_records),
  NAMED (posts_persons), NAMED (posts_gone), NAMED (posts_state), NAMED (posts_between), NAMED (posts_search),
  NAMED (posts_load), NAMED (posts_content), NAMED (posts_close), NAMED (posts_same), NAMED (posts_insert),
  NAMED (posts_update), NAMED (posts_apply), NAMED (posts_put_back), NAMED (posts_delete),
  NAMED (count_persons), NAMED (count_states), NAMED (count_due),
  NAMED (practice_list), NAMED (practice_remove), NAMED (practice_put), NAMED (practice_get),
  NAMED (scopes_list), NAMED (scopes_delete), NAMED (scopes_save),
  NAMED (settings_set), NAMED (settings_get), NAMED (matches_posts), NAMED (matches_contents),
  NAMED (claims_due), NAMED (claims_over), NAMED (claims_late), NAMED (claims_hasten), NAMED (claims_next_due),
  NAMED (hand_overs_save), NAMED (hand_overs_release), NAMED (hand_overs_forget), NAMED (hand_overs_others),
  NAMED (hand_overs_begin), NAMED (hand_overs_count), NAMED (hand_overs_next_due),
  NAMED (claims_renew), NAMED (claims_save), NAMED (claims_finish),
};

static DiaId
add_post (WorkspaceFixture *fixture,
          Desk             *desk,
          DiaPostState      state,
          DiaInstant        at)
{
  g_autoptr (DiaPost) post = workspace_fixture_add_post (fixture, desk->content, desk->account, state, at);

  return post->id;
}

/* A row of everything. */
static void
fill_desk (WorkspaceFixture *fixture,
           Desk             *d)
{
  const DiaStoredPracticePost practice = { d->account, (char *) "r1", (char *) "text", (char *) "{}", NOW };
  g_autoptr (DiaKeyMoment) moment = dia_key_moment_new ();
  g_autoptr (DiaContent) content = make_content ();
  g_autoptr (DiaContent) gone = make_content ();
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (GError) error = NULL;

  dia_field_set_text (&moment->first_day, "2027-02-01");
  dia_field_set_text (&moment->last_day, "2027-02-14");
  assert_done (dia_key_moments_save (d->connection, moment, &error), error);
  d->moment = moment->id;
  content->moment_id = moment->id;
  assert_done (dia_contents_save (d->connection, content, &error), error);
  assert_done (dia_contents_save (d->connection, gone, &error), error);
  d->content = content->id;
  d->gone_content = gone->id;
  assert_done (dia_contents_remove (d->connection, gone->id, NOW, &error), error);
  assert_done (dia_practice_posts_put (d->connection, &practice, &error), error);
  assert_done (metrics_add (d, &error), error);
  d->sending = add_post (fixture, d, DIA_POST_SCHEDULED, NOW - DIA_HOUR);
  claims = dia_claims_take_due (d->connection, "owner", NOW, DIA_HOUR, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (claims->len, ==, 1);
}

/* One that has to sign in, and keeps a post waiting. */
static void
add_held_account (WorkspaceFixture *fixture,
                  Desk             *d)
{
  g_autoptr (DiaAccount) account = NULL;
  g_autoptr (GError) error = NULL;
  DiaId before = d->account;

  d->account = workspace_fixture_add_account (fixture, d->brand, "BE", "mastodon");
  account = dia_accounts_load (d->connection, d->account, &error);
  g_assert_no_error (error);
  account->sign_in = DIA_SIGN_IN_NEEDED;
  assert_done (dia_accounts_save (d->connection, account, &error), error);
  add_post (fixture, d, DIA_POST_SCHEDULED, NOW + DIA_DAY);
  d->account = before;
}

/* What came with later schemas. */
static void
fill_later_nouns (Desk *d)
{
  g_autoptr (DiaAccount) account = NULL;
  g_autoptr (GError) error = NULL;

  assert_done (toolkits_save (d, &error), error);
  assert_done (cells_waive (d, &error), error);
  assert_done (plans_save (d, &error), error);
  account = dia_accounts_load (d->connection, d->planned_account, &error);
  g_assert_no_error (error);
  assert_done (dia_open_sign_outs_add (d->connection, account, NOW, &error), error);
}

static int
find_version (Desk  *d,
              DiaId  post_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaPost) post = dia_posts_load (d->connection, post_id, &error);

  g_assert_no_error (error);
  return post->version;
}

static void
init_desk (WorkspaceFixture *fixture,
           Desk             *d)
{
  g_autoptr (DiaScope) everything = dia_scope_new_all ();
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  DiaId other;

  d->connection = fixture->connection;
  d->brand = workspace_fixture_add_brand (fixture, "Alizé");
  id = dia_id_to_string (d->brand);
  d->scope = dia_scope_with (everything, DIA_SCOPE_BRAND, id);
  d->gone_brand = workspace_fixture_add_brand (fixture, "Mistral");
  d->account = workspace_fixture_add_account (fixture, d->brand, "FR", "mastodon");
  d->gone_account = workspace_fixture_add_account (fixture, d->gone_brand, "FR", "mastodon");
  other = workspace_fixture_add_account (fixture, d->brand, "DE", "mastodon");
  fill_desk (fixture, d);
  assert_done (dia_brands_remove (d->connection, d->gone_brand, NOW, &error), error);
  add_post (fixture, d, DIA_POST_PUBLISHED, NOW - 2 * DIA_HOUR);
  add_post (fixture, d, DIA_POST_FAILED, NOW - 3 * DIA_HOUR);
  d->planned_account = d->account;
  d->account = other;
  d->idle_content = workspace_fixture_add_content (fixture, "Another message");
  add_post (fixture, d, DIA_POST_PUBLISHED, NOW - 2 * DIA_HOUR);
  add_held_account (fixture, d);
  assert_done (edits_save (d, &error), error);
  fill_later_nouns (d);
  d->due = add_post (fixture, d, DIA_POST_SCHEDULED, NOW);
  d->draft = add_post (fixture, d, DIA_POST_DRAFT, NOW);
  d->due_version = find_version (d, d->due);
}

/* FALSE when the call took fewer steps than that, and succeeded. */
static gboolean
fails_at (Desk *desk,
          Call  call,
          guint step)
{
  g_autoptr (GError) error = NULL;
  gboolean came_to_it, done;

  assert_done (dia_connection_execute (desk->connection, "SAVEPOINT before", &error), error);
  failing_steps_arm (step);
  done = call (desk, &error);
  came_to_it = failing_steps_disarm ();
  if (came_to_it)
    {
      g_assert_false (done);
      g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_FAILED);
      g_clear_error (&error);
    }
  else
    {
      assert_done (done, error);
    }
  assert_done (dia_connection_execute (desk->connection, "ROLLBACK TO before", &error), error);
  assert_done (dia_connection_execute (desk->connection, "RELEASE before", &error), error);

  return came_to_it;
}

static void
test_failing_steps (WorkspaceFixture *fixture,
                    gconstpointer     data)
{
  Desk desk = { NULL };
  guint n_steps = 0;

  init_desk (fixture, &desk);
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      guint step = 1;

      g_test_message ("%s", calls[i].name);
      while (fails_at (&desk, calls[i].call, step))
        {
          step++;
          g_assert_cmpuint (step, <, MANY);
        }
      g_assert_cmpuint (step, >, 1);
      n_steps += step - 1;
    }
  g_test_message ("%u steps", n_steps);
  dia_scope_unref (desk.scope);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_workspace_test ("/store/failing-steps", test_failing_steps);

  return g_test_run ();
}
