/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-audience.h"

#include "dia-draft-choice.h"
#include "dia-draft-past.h"

struct _DiaDraftAudience
{
  GObject         parent_instance;

  DiaRoster      *roster;     /* (owned) */
  DiaDraftPast   *past;       /* (owned) */
  DiaDraftChoice *choice;     /* (owned) */
  GPtrArray      *accounts;   /* (owned) (element-type DiaAccount) */
  GArray         *aside;      /* (owned) (element-type DiaId) */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaDraftAudience, dia_draft_audience, G_TYPE_OBJECT)

static gboolean
is_aside (DiaDraftAudience *self,
          DiaId             id)
{
  for (guint i = 0; i < self->aside->len; i++)
    {
      if (g_array_index (self->aside, DiaId, i) == id)
        return TRUE;
    }

  return FALSE;
}

static void
list_accounts (DiaDraftAudience *self)
{
  const GPtrArray *past = dia_draft_past_list (self->past);

  dia_draft_choice_collect (self->choice, dia_roster_get_accounts (self->roster), self->accounts, self->aside);
  for (guint i = 0; i < past->len; i++)
    {
      const DiaPastPost *post = past->pdata[i];

      if (dia_past_is_settled (post->state))
        g_array_append_val (self->aside, post->account_id);
    }
}

/* A post that is out is planned no more; one that came back, since the network
 * was away, is planned again. */
static void
follow_past (DiaDraftAudience *self)
{
  const GPtrArray *past = dia_draft_past_list (self->past);

  for (guint i = 0; i < past->len; i++)
    {
      const DiaPastPost *post = past->pdata[i];

      if (dia_past_is_settled (post->state))
        dia_draft_choice_set (self->choice, &post->account_id, 1, FALSE);
      else if (is_aside (self, post->account_id))
        dia_draft_choice_set (self->choice, &post->account_id, 1, TRUE);
    }
}

static void
on_past_changed_cb (DiaDraftPast     *past,
                    DiaDraftAudience *self)
{
  follow_past (self);
  list_accounts (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_roster_items_changed_cb (GListModel       *accounts,
                            guint             position,
                            guint             removed,
                            guint             added,
                            DiaDraftAudience *self)
{
  list_accounts (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
dia_draft_audience_finalize (GObject *object)
{
  DiaDraftAudience *self = DIA_DRAFT_AUDIENCE (object);

  g_object_unref (self->past);
  dia_draft_choice_free (self->choice);
  g_ptr_array_unref (self->accounts);
  g_array_unref (self->aside);
  g_object_unref (self->roster);

  G_OBJECT_CLASS (dia_draft_audience_parent_class)->finalize (object);
}

static void
dia_draft_audience_class_init (DiaDraftAudienceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_draft_audience_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dia_draft_audience_init (DiaDraftAudience *self)
{
  self->choice = dia_draft_choice_new ();
  self->accounts = g_ptr_array_new_with_free_func (g_object_unref);
  self->aside = g_array_new (FALSE, FALSE, sizeof (DiaId));
}

/* A draft that stands beside planned posts by an edit. */
static gboolean
is_added (DiaDraftAudience  *self,
          const DiaPastPost *post)
{
  return dia_past_follows_draft (post->state) && dia_draft_past_is_added (self->past, post->account_id);
}

static void
choose_planned (DiaDraftAudience *self,
                gboolean          with_added)
{
  const GPtrArray *past = dia_draft_past_list (self->past);

  for (guint i = 0; i < past->len; i++)
    {
      const DiaPastPost *post = past->pdata[i];

      if (!dia_past_is_settled (post->state) && (with_added || !is_added (self, post)))
        dia_draft_choice_set (self->choice, &post->account_id, 1, TRUE);
    }
}

DiaDraftAudience *
dia_draft_audience_new (DiaWorkspaceCore     *core,
                        DiaRoster            *roster,
                        DiaId                 content_id,
                        GPtrArray            *posts,
                        DiaContent           *committed,
                        const DiaContentPlan *kept)
{
  DiaDraftAudience *self = g_object_new (DIA_TYPE_DRAFT_AUDIENCE, NULL);

  self->roster = g_object_ref (roster);
  self->past = dia_draft_past_new (core, content_id, posts, committed, kept);
  choose_planned (self, TRUE);
  if (kept != NULL && kept->dropped->len > 0)
    dia_draft_choice_set (self->choice, &g_array_index (kept->dropped, DiaId, 0), kept->dropped->len, FALSE);
  list_accounts (self);
  g_signal_connect_object (self->past, "changed", G_CALLBACK (on_past_changed_cb), self, 0);
  g_signal_connect_object (dia_roster_get_accounts (roster), "items-changed",
                           G_CALLBACK (on_roster_items_changed_cb), self, 0);

  return self;
}

gboolean
dia_draft_audience_choose (DiaDraftAudience *self,
                           GArray           *ids,
                           gboolean          chosen)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      const DiaId *id = &g_array_index (ids, DiaId, i);

      if (!chosen || !dia_draft_audience_is_settled (self, *id))
        changed |= dia_draft_choice_set (self->choice, id, 1, chosen);
    }
  if (changed)
    list_accounts (self);

  return changed;
}

gboolean
dia_draft_audience_contains (DiaDraftAudience *self,
                             DiaId             account_id)
{
  return dia_draft_choice_contains (self->choice, account_id);
}

gboolean
dia_draft_audience_is_settled (DiaDraftAudience *self,
                               DiaId             account_id)
{
  const DiaPastPost *post = dia_draft_past_find (self->past, account_id);

  return post != NULL && dia_past_is_settled (post->state);
}

GPtrArray *
dia_draft_audience_get_accounts (DiaDraftAudience *self)
{
  return self->accounts;
}

GArray *
dia_draft_audience_get_aside (DiaDraftAudience *self)
{
  return self->aside;
}

const GPtrArray *
dia_draft_audience_get_past (DiaDraftAudience *self)
{
  return dia_draft_past_list (self->past);
}

const DiaContent *
dia_draft_audience_get_committed (DiaDraftAudience *self)
{
  return dia_draft_past_get_committed (self->past);
}

guint
dia_draft_audience_count_planned (DiaDraftAudience *self,
                                  gboolean         *as_planned)
{
  const GPtrArray *past = dia_draft_past_list (self->past);
  guint n_planned = 0, n_waiting = 0;

  *as_planned = TRUE;
  for (guint i = 0; i < past->len; i++)
    {
      const DiaPastPost *post = past->pdata[i];
      gboolean waiting = dia_past_is_waiting (post->state);

      n_planned += waiting || post->state == DIA_POST_FAILED || post->state == DIA_POST_MISSED;
      if (waiting && !dia_draft_audience_contains (self, post->account_id))
        *as_planned = FALSE;
      else
        n_waiting += waiting;
    }
  *as_planned = *as_planned && n_waiting > 0 && n_waiting == self->accounts->len;

  return n_planned;
}

gboolean
dia_draft_audience_is_changed (DiaDraftAudience *self)
{
  const GPtrArray *past = dia_draft_past_list (self->past);
  guint n_with_post = 0;

  for (guint i = 0; i < past->len; i++)
    {
      const DiaPastPost *post = past->pdata[i];
      gboolean chosen = dia_draft_audience_contains (self, post->account_id);

      if (chosen ? is_added (self, post) : dia_past_is_waiting (post->state))
        return TRUE;
      n_with_post += chosen;
    }

  return n_with_post < dia_draft_choice_count (self->choice);
}

void
dia_draft_audience_reset (DiaDraftAudience *self)
{
  dia_draft_choice_clear (self->choice);
  choose_planned (self, FALSE);
  list_accounts (self);
}

void
dia_draft_audience_choose_only (DiaDraftAudience *self,
                                GArray           *ids)
{
  dia_draft_choice_clear (self->choice);
  dia_draft_audience_choose (self, ids, TRUE);
  list_accounts (self);
}

GArray *
dia_draft_audience_list_ids (DiaDraftAudience *self)
{
  return dia_draft_choice_list (self->choice);
}

void
dia_draft_audience_stop (DiaDraftAudience *self)
{
  dia_draft_past_stop (self->past);
}
