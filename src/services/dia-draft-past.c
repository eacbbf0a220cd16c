/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-past.h"

#include "dia-content-plans.h"
#include "dia-contents.h"
#include "dia-posts.h"
#include "dia-store.h"

#include <string.h>

struct _DiaDraftPast
{
  GObject           parent_instance;

  DiaWorkspaceCore *core;      /* (owned) */
  DiaId             content_id;
  GPtrArray        *list;      /* (owned) (element-type DiaPastPost) */
  DiaContent       *committed; /* (owned) (nullable) */
  GArray           *added;     /* (owned) (element-type DiaId) */
  GCancellable     *reading;   /* (owned) (nullable) */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaDraftPast, dia_draft_past, G_TYPE_OBJECT)

static void
past_post_free (gpointer data)
{
  DiaPastPost *self = data;

  g_free (self->problem);
  g_free (self);
}

/* A post that was cancelled may have one after it that was not. */
static void
note (GPtrArray     *list,
      const DiaPost *post)
{
  DiaPastPost *past;

  if (post->state == DIA_POST_CANCELLED)
    return;

  past = g_new0 (DiaPastPost, 1);
  past->post_id = post->id;
  past->account_id = post->account_id;
  past->state = post->state;
  past->slot = post->slot;
  past->kept = post->kept;
  past->problem = g_strdup (post->problem);
  g_ptr_array_add (list, past);
}

/* (transfer full) */
static GPtrArray *
summarise (GPtrArray *posts)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (past_post_free);

  for (guint i = 0; posts != NULL && i < posts->len; i++)
    note (list, posts->pdata[i]);

  return list;
}

static gboolean
lists_equal (const GPtrArray *one,
             const GPtrArray *other)
{
  if (one->len != other->len)
    return FALSE;

  for (guint i = 0; i < one->len; i++)
    {
      const DiaPastPost *a = one->pdata[i], *b = other->pdata[i];

      if (a->post_id != b->post_id || a->state != b->state || !dia_slot_equal (&a->slot, &b->slot) ||
          a->kept != b->kept || !g_str_equal (a->problem, b->problem))
        return FALSE;
    }

  return TRUE;
}

/* The posts and the content, as read at one moment. */
typedef struct
{
  GPtrArray      *posts;       /* (owned) (element-type DiaPost) */
  DiaContent     *committed;   /* (owned) (nullable) */
  DiaContentPlan *kept;        /* (owned) */
} Reading;

static void
free_reading (Reading *reading)
{
  g_clear_pointer (&reading->posts, g_ptr_array_unref);
  g_clear_object (&reading->committed);
  g_clear_pointer (&reading->kept, dia_content_plan_free);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, free_reading)

static gpointer
read_posts (DiaConnection  *connection,
            gpointer        query_data,
            GError        **error)
{
  DiaId id = *(const DiaId *) query_data;
  g_autoptr (Reading) reading = g_new0 (Reading, 1);
  gboolean planned;

  reading->posts = dia_posts_list_of_content (connection, id, error);
  if (reading->posts == NULL || !dia_contents_is_planned (connection, id, &planned, error))
    return NULL;
  if (!dia_content_plans_load (connection, id, &reading->kept, error))
    return NULL;
  if (planned && (reading->committed = dia_contents_load (connection, id, error)) == NULL)
    return NULL;

  return g_steal_pointer (&reading);
}

static gboolean
ids_equal (const GArray *one,
           const GArray *other)
{
  if (one->len != other->len)
    return FALSE;

  /* An array that never had anything has no data to compare. */
  return one->len == 0 || memcmp (one->data, other->data, one->len * sizeof (DiaId)) == 0;
}

static gboolean
contents_equal (const DiaContent *one,
                const DiaContent *other)
{
  if (one == NULL || other == NULL)
    return one == other;

  return dia_content_says_same (one, other);
}

static void
on_posts_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (DiaDraftPast) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Reading) reading = dia_store_read_finish (DIA_STORE (source), result, &error);
  g_autoptr (GPtrArray) list = NULL;

  if (reading == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
          !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
        g_warning ("The posts of a draft could not be read: %s", error->message);
      return;
    }

  list = summarise (reading->posts);
  if (lists_equal (self->list, list) && contents_equal (self->committed, reading->committed) &&
      ids_equal (self->added, reading->kept->added))
    return;

  g_set_object (&self->committed, reading->committed);
  g_array_unref (self->added);
  self->added = g_array_ref (reading->kept->added);
  g_ptr_array_unref (self->list);
  self->list = g_steal_pointer (&list);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_core_changed_cb (DiaWorkspaceCore *core,
                    guint             change,
                    DiaDraftPast     *self)
{
  if ((change & DIA_CHANGE_POSTS) == 0)
    return;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  dia_store_read_async (core->store, read_posts, g_memdup2 (&self->content_id, sizeof self->content_id), g_free,
                        (GDestroyNotify) free_reading, self->reading, on_posts_read_cb, g_object_ref (self));
}

static void
dia_draft_past_dispose (GObject *object)
{
  dia_draft_past_stop (DIA_DRAFT_PAST (object));

  G_OBJECT_CLASS (dia_draft_past_parent_class)->dispose (object);
}

static void
dia_draft_past_finalize (GObject *object)
{
  DiaDraftPast *self = DIA_DRAFT_PAST (object);

  g_clear_object (&self->committed);
  g_ptr_array_unref (self->list);
  g_array_unref (self->added);
  g_object_unref (self->core);

  G_OBJECT_CLASS (dia_draft_past_parent_class)->finalize (object);
}

static void
dia_draft_past_class_init (DiaDraftPastClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_draft_past_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_draft_past_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dia_draft_past_init (DiaDraftPast *self)
{
}

DiaDraftPast *
dia_draft_past_new (DiaWorkspaceCore     *core,
                    DiaId                 content_id,
                    GPtrArray            *posts,
                    DiaContent           *committed,
                    const DiaContentPlan *kept)
{
  DiaDraftPast *self = g_object_new (DIA_TYPE_DRAFT_PAST, NULL);

  self->core = g_object_ref (core);
  self->content_id = content_id;
  self->list = summarise (posts);
  g_set_object (&self->committed, committed);
  self->added = kept != NULL ? g_array_ref (kept->added) : g_array_new (FALSE, FALSE, sizeof (DiaId));
  g_signal_connect_object (core, "changed", G_CALLBACK (on_core_changed_cb), self, 0);

  return self;
}

const GPtrArray *
dia_draft_past_list (DiaDraftPast *self)
{
  return self->list;
}

const DiaContent *
dia_draft_past_get_committed (DiaDraftPast *self)
{
  return self->committed;
}

const DiaPastPost *
dia_draft_past_find (DiaDraftPast *self,
                     DiaId         account_id)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      const DiaPastPost *past = self->list->pdata[i];

      if (past->account_id == account_id)
        return past;
    }

  return NULL;
}

gboolean
dia_draft_past_is_added (DiaDraftPast *self,
                         DiaId         account_id)
{
  return dia_content_plan_lists (self->added, account_id);
}

void
dia_draft_past_stop (DiaDraftPast *self)
{
  g_signal_handlers_disconnect_by_func (self->core, on_core_changed_cb, self);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

gboolean
dia_past_is_settled (DiaPostState state)
{
  switch (state)
    {
    case DIA_POST_SENDING:
    case DIA_POST_PUBLISHED:
    case DIA_POST_UNCONFIRMED:
      return TRUE;
    case DIA_POST_DRAFT:
    case DIA_POST_IN_REVIEW:
    case DIA_POST_CHANGES_REQUESTED:
    case DIA_POST_APPROVED:
    case DIA_POST_SCHEDULED:
    case DIA_POST_FAILED:
    case DIA_POST_AWAITING_PERSON:
    case DIA_POST_MISSED:
    case DIA_POST_CANCELLED:
    case DIA_POST_N_STATES:
      return FALSE;
    }

  g_return_val_if_reached (FALSE);
}

gboolean
dia_past_is_waiting (DiaPostState state)
{
  return state == DIA_POST_SCHEDULED || state == DIA_POST_AWAITING_PERSON;
}

gboolean
dia_past_follows_draft (DiaPostState state)
{
  return state == DIA_POST_DRAFT || state == DIA_POST_IN_REVIEW || state == DIA_POST_CHANGES_REQUESTED ||
         state == DIA_POST_APPROVED;
}
