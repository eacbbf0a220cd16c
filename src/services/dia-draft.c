/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-private.h"

#include "dia-draft-edit.h"
#include "dia-draft-past.h"
#include "dia-draft-slots.h"
#include "dia-field.h"

enum
{
  PROP_SAVED_AT = 1,
  PROP_PROBLEMS,
  N_PROPS
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaDraft, dia_draft, G_TYPE_OBJECT)
G_DEFINE_QUARK (dia-draft-error-quark, dia_draft_error)

/* A draft that never held a word, a picture or a link is not worth a row. */
static gboolean
is_worth_keeping (const DiaContent *content)
{
  return content->created_at != DIA_INSTANT_NONE || content->text[0] != '\0' || content->title[0] != '\0' ||
         content->link[0] != '\0' || content->media->len > 0 || content->variants->len > 0;
}

static DiaDraftPlan *
take_snapshot (gpointer user_data)
{
  DiaDraft *self = user_data;
  DiaContent *content = self->plan->content;

  if (!is_worth_keeping (content))
    return NULL;

  if (content->created_at == DIA_INSTANT_NONE)
    content->created_at = dia_clock_now (self->core->clock);

  return dia_draft_plan_copy (self->plan);
}

static void
tell (DiaDraft *self)
{
  dia_draft_checker_check (self->checker, self->plan);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
dia_draft_mark_changed (DiaDraft *self)
{
  dia_draft_plan_forget_texts (self->plan);
  dia_draft_saver_touch (self->saver);
  tell (self);
}

void
dia_draft_mark_posts_changed (DiaDraft *self)
{
  dia_draft_saver_touch_posts (self->saver);
  tell (self);
}

static void
note (DiaDraft *self,
      DiaEdit   edit)
{
  if (edit != DIA_EDIT_NONE)
    dia_draft_mark_changed (self);
}

/* The posts that are still to go out; drafts only as long as no other is planned.
 * (transfer container) (element-type DiaPastPost) */
static GPtrArray *
list_still_to_go (DiaDraft *self)
{
  const GPtrArray *past = dia_draft_audience_get_past (self->audience);
  g_autoptr (GPtrArray) planned = g_ptr_array_new ();
  g_autoptr (GPtrArray) drafts = g_ptr_array_new ();

  for (guint i = 0; i < past->len; i++)
    {
      DiaPastPost *post = past->pdata[i];

      if (!dia_past_is_settled (post->state))
        g_ptr_array_add (dia_past_follows_draft (post->state) ? drafts : planned, post);
    }

  return planned->len > 0 ? g_steal_pointer (&planned) : g_steal_pointer (&drafts);
}

/* Who sends can be chosen elsewhere, too. */
static void
follow_sender (DiaDraft *self)
{
  g_autoptr (GPtrArray) posts = list_still_to_go (self);

  if (!self->plan->hand_over_chosen)
    dia_draft_plan_take_sender (self->plan, posts);
}

/* When its last planned post is a draft again, the content itself takes what was
 * kept beside it. */
static void
on_audience_changed_cb (DiaDraftAudience *audience,
                        DiaDraft         *self)
{
  gboolean planned = dia_draft_audience_get_committed (audience) != NULL;

  if (self->planned && !planned)
    dia_draft_saver_touch (self->saver);
  self->planned = planned;
  follow_sender (self);
  dia_draft_offer_look (self->offer, self->plan);
  tell (self);
}

/* What was found later is taken by those that have no slot, or whose slot has
 * passed. */
static void
on_offer_changed_cb (DiaDraftOffer *offer,
                     DiaDraft      *self)
{
  if (dia_draft_fill_slots (self))
    dia_draft_mark_posts_changed (self);
  else
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_saver_notify_cb (DiaDraftSaver *saver,
                    GParamSpec    *pspec,
                    DiaDraft      *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVED_AT]);
}

static void
dia_draft_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  DiaDraft *self = DIA_DRAFT (object);

  switch (prop_id)
    {
    case PROP_SAVED_AT:
      g_value_set_int64 (value, dia_draft_get_saved_at (self));
      break;
    case PROP_PROBLEMS:
      g_value_set_object (value, dia_draft_get_problems (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dia_draft_dispose (GObject *object)
{
  dia_draft_leave (DIA_DRAFT (object));

  G_OBJECT_CLASS (dia_draft_parent_class)->dispose (object);
}

static void
dia_draft_finalize (GObject *object)
{
  DiaDraft *self = DIA_DRAFT (object);

  g_clear_object (&self->before_update);
  g_object_unref (self->offer);
  g_object_unref (self->checker);
  g_object_unref (self->saver);
  dia_draft_plan_free (self->plan);
  g_object_unref (self->audience);
  g_hash_table_unref (self->cities);
  g_hash_table_unref (self->networks);
  g_object_unref (self->core);

  G_OBJECT_CLASS (dia_draft_parent_class)->finalize (object);
}

static void
dia_draft_class_init (DiaDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dia_draft_get_property;
  object_class->dispose = dia_draft_dispose;
  object_class->finalize = dia_draft_finalize;

  properties[PROP_SAVED_AT] =
    g_param_spec_int64 ("saved-at", NULL, NULL, G_MININT64, G_MAXINT64, DIA_INSTANT_NONE,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROBLEMS] =
    g_param_spec_object ("problems", NULL, NULL, G_TYPE_LIST_MODEL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dia_draft_init (DiaDraft *self)
{
  self->cities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

void
dia_draft_take_slots (DiaDraft *self)
{
  g_autoptr (GPtrArray) posts = list_still_to_go (self);

  dia_draft_plan_take_slots (self->plan, posts);
  dia_draft_plan_take_sender (self->plan, posts);
  self->plan->timing_chosen = FALSE;
  self->plan->hand_over_chosen = FALSE;
}

/* The time and the sender that a person chose are others than those of posts,
 * until they are committed. */
static void
take_kept_choice (DiaDraft             *self,
                const DiaContentPlan *kept)
{
  DiaDraftPlan *plan = self->plan;

  if (kept != NULL && kept->sender != DIA_SENDER_AS_PLANNED)
    {
      plan->hand_over = kept->sender == DIA_SENDER_SERVER;
      plan->hand_over_chosen = TRUE;
    }
  if (kept == NULL || !kept->timed)
    return;

  /* The slots of planned posts are not those that were chosen instead. */
  if (self->planned)
    dia_draft_plan_set_slots (plan, NULL);
  else if (plan->slots != NULL)
    dia_draft_plan_set_slots (plan, dia_draft_slots_without (plan->slots, &kept->wall));
  plan->timing = kept->timing;
  plan->wall = kept->wall;
  if (kept->zone[0] != '\0')
    dia_field_set_text (&plan->zone, kept->zone);
  plan->timing_chosen = TRUE;
}

/* The words of a draft are written before its posts: a crash in between leaves
 * posts with words that are not the latest. While some are planned, posts do not
 * have to have them. */
static gboolean
is_ahead_of_posts (DiaDraft  *self,
                   GPtrArray *posts)
{
  g_autoptr (GHashTable) by_account = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (self->planned)
    return FALSE;

  for (guint i = 0; i < posts->len; i++)
    {
      DiaPost *post = posts->pdata[i];

      if (post->state != DIA_POST_CANCELLED)
        g_hash_table_insert (by_account, &post->account_id, post);
    }
  for (guint i = 0; i < self->plan->accounts->len; i++)
    {
      const DiaAccount *account = self->plan->accounts->pdata[i];
      const DiaPost *post = g_hash_table_lookup (by_account, &account->id);

      if (post != NULL && !g_str_equal (dia_draft_plan_get_text (self->plan, account, NULL, NULL), post->text))
        return TRUE;
    }

  return FALSE;
}

/* The plan says at any time for whom the draft is. */
static void
take_audience (DiaDraft *self)
{
  g_ptr_array_unref (self->plan->accounts);
  self->plan->accounts = g_ptr_array_ref (dia_draft_audience_get_accounts (self->audience));
  g_array_unref (self->plan->aside);
  self->plan->aside = g_array_ref (dia_draft_audience_get_aside (self->audience));
}

DiaDraft *
dia_draft_new (DiaWorkspaceCore     *core,
               DiaRoster            *roster,
               GHashTable           *networks,
               DiaDraftPlan         *plan,
               GPtrArray            *posts,
               DiaContent           *committed,
               const DiaContentPlan *kept,
               DiaInstant            saved_at)
{
  DiaDraft *self = g_object_new (DIA_TYPE_DRAFT, NULL);

  self->core = g_object_ref (core);
  self->networks = g_hash_table_ref (networks);
  self->plan = plan;
  self->audience = dia_draft_audience_new (core, roster, plan->content->id, posts, committed, kept);
  self->planned = committed != NULL;
  take_audience (self);
  dia_draft_take_slots (self);
  take_kept_choice (self, kept);

  self->saver = dia_draft_saver_new (core, take_snapshot, self);
  dia_draft_saver_set_saved_at (self->saver, saved_at);
  self->checker = dia_draft_checker_new (core, networks);
  self->offer = dia_draft_offer_new (core);
  dia_draft_offer_look (self->offer, plan);
  g_signal_connect_object (self->offer, "changed", G_CALLBACK (on_offer_changed_cb), self, 0);
  g_signal_connect_object (self->audience, "changed", G_CALLBACK (on_audience_changed_cb), self, 0);
  g_signal_connect_object (self->saver, "notify::saved-at", G_CALLBACK (on_saver_notify_cb), self, 0);
  if (posts != NULL && is_ahead_of_posts (self, posts))
    dia_draft_saver_touch_posts (self->saver);
  dia_draft_checker_check (self->checker, plan);

  return self;
}

void
dia_draft_leave (DiaDraft *self)
{
  if (self->saver != NULL)
    dia_draft_saver_stop (self->saver);
  if (self->checker != NULL)
    dia_draft_checker_stop (self->checker);
  if (self->offer != NULL)
    dia_draft_offer_stop (self->offer);
  if (self->audience != NULL)
    dia_draft_audience_stop (self->audience);
}

const DiaDraftPlan *
dia_draft_get_plan (DiaDraft *self)
{
  return self->plan;
}

const DiaContent *
dia_draft_get_content (DiaDraft *self)
{
  return self->plan->content;
}

void
dia_draft_set_title (DiaDraft   *self,
                     const char *title)
{
  note (self, dia_edit_set_title (self->plan->content, title));
}

void
dia_draft_set_text (DiaDraft   *self,
                    const char *text)
{
  note (self, dia_edit_set_text (self->plan->content, text));
}

void
dia_draft_set_language (DiaDraft   *self,
                        const char *language)
{
  note (self, dia_edit_set_language (self->plan->content, language));
}

void
dia_draft_set_link (DiaDraft   *self,
                    const char *link)
{
  note (self, dia_edit_set_link (self->plan->content, link));
}

void
dia_draft_set_warning (DiaDraft   *self,
                       const char *warning)
{
  note (self, dia_edit_set_warning (self->plan->content, warning));
}

void
dia_draft_set_reply_to (DiaDraft   *self,
                        const char *url)
{
  note (self, dia_edit_set_reply_to (self->plan->content, url));
}

void
dia_draft_set_visibility (DiaDraft      *self,
                          DiaVisibility  visibility)
{
  note (self, dia_edit_set_visibility (self->plan->content, visibility));
}

void
dia_draft_set_variant (DiaDraft   *self,
                       const char *language,
                       const char *network,
                       DiaId       account_id,
                       const char *text)
{
  note (self, dia_edit_set_variant (self->plan->content, language, network, account_id, text));
}

void
dia_draft_settle_variant (DiaDraft   *self,
                          const char *language,
                          const char *network,
                          DiaId       account_id)
{
  note (self, dia_edit_settle_variant (self->plan->content, language, network, account_id));
}

void
dia_draft_add_media (DiaDraft *self,
                     DiaMedia *media)
{
  note (self, dia_edit_add_media (self->plan->content, media));
}

void
dia_draft_remove_media (DiaDraft *self,
                        guint     position)
{
  note (self, dia_edit_remove_media (self->plan->content, position));
}

void
dia_draft_move_media (DiaDraft *self,
                      guint     from,
                      guint     to)
{
  note (self, dia_edit_move_media (self->plan->content, from, to));
}

void
dia_draft_set_alt (DiaDraft   *self,
                   guint       position,
                   const char *alt)
{
  note (self, dia_edit_set_alt (self->plan->content, position, alt));
}

gboolean
dia_draft_has_account (DiaDraft *self,
                       DiaId     account_id)
{
  return dia_draft_audience_contains (self->audience, account_id);
}

guint
dia_draft_count_accounts (DiaDraft *self)
{
  return self->plan->accounts->len;
}

void
dia_draft_choose_accounts (DiaDraft *self,
                           GArray   *ids,
                           gboolean  chosen)
{
  if (!dia_draft_audience_choose (self->audience, ids, chosen))
    return;
  dia_draft_offer_look (self->offer, self->plan);
  dia_draft_mark_posts_changed (self);
}

GPtrArray *
dia_draft_list_accounts (DiaDraft *self)
{
  GPtrArray *accounts = g_ptr_array_new_full (self->plan->accounts->len, NULL);

  g_ptr_array_extend (accounts, self->plan->accounts, NULL, NULL);

  return accounts;
}

const GPtrArray *
dia_draft_get_past (DiaDraft *self)
{
  return dia_draft_audience_get_past (self->audience);
}

gboolean
dia_draft_is_settled (DiaDraft *self,
                      DiaId     account_id)
{
  return dia_draft_audience_is_settled (self->audience, account_id);
}

const char *
dia_draft_get_text_for (DiaDraft         *self,
                        const DiaAccount *account,
                        gboolean         *own,
                        gboolean         *behind)
{
  return dia_draft_plan_get_text (self->plan, account, own, behind);
}

void
dia_draft_measure_for (DiaDraft         *self,
                       const DiaAccount *account,
                       DiaMeasurement   *result)
{
  const DiaNetwork *network = g_hash_table_lookup (self->networks, account->network);
  const char *text = dia_draft_plan_get_text (self->plan, account, NULL, NULL);

  dia_draft_plan_measure (self->plan, account, text, network != NULL && network->has_threads, result);
}

void
dia_draft_set_hand_over (DiaDraft *self,
                         gboolean  hand_over)
{
  if (self->plan->hand_over == hand_over)
    return;

  self->plan->hand_over = hand_over;
  self->plan->hand_over_chosen = TRUE;
  dia_draft_mark_posts_changed (self);
}

gboolean
dia_draft_get_hand_over (DiaDraft *self)
{
  return self->plan->hand_over;
}

guint
dia_draft_count_keepers (DiaDraft *self)
{
  guint n = 0;

  for (guint i = 0; i < self->plan->accounts->len; i++)
    n += dia_draft_plan_may_keep (self->plan, self->plan->accounts->pdata[i]);

  return n;
}

GListModel *
dia_draft_get_problems (DiaDraft *self)
{
  return dia_draft_checker_get_problems (self->checker);
}

gboolean
dia_draft_is_blocked (DiaDraft *self)
{
  return dia_draft_checker_get_blocking (self->checker) != NULL;
}

DiaInstant
dia_draft_get_saved_at (DiaDraft *self)
{
  return dia_draft_saver_get_saved_at (self->saver);
}
