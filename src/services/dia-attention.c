/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-attention.h"

#include "dia-dispatcher.h"
#include "dia-queue.h"
#include "dia-story-line.h"
#include "dia-workspace-private.h"

#include <glib/gi18n-lib.h>

#define GATHER_MS 400
/* Of more posts than this only the number is told. */
#define MAX_READ  50

struct _DiaAttention
{
  GObject       parent_instance;

  DiaWorkspace *workspace;   /* (weak) (nullable) */
  GHashTable   *posts;       /* (owned) (element-type DiaId DiaPostState): gathered since the last notice */
  guint         timer;
};

enum
{
  NOTICE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaAttention, dia_attention, G_TYPE_OBJECT)

/* What happened to a post, the most urgent first. */
typedef enum
{
  KIND_UNKNOWN,   /* nobody knows whether it went out */
  KIND_TURN,      /* a person posts it */
  KIND_REFUSED,
  KIND_SLEPT,     /* fell due while the computer slept */
  KIND_LATE,      /* could not go out in time */
  KIND_DROPPED,   /* for being late */
  KIND_OTHER,     /* it cannot be read */
  KIND_NONE,      /* nothing to tell */
} Kind;

/* One reading of gathered posts, on a worker. */
typedef struct
{
  DiaQueue   *queue;   /* (owned) */
  GHashTable *posts;   /* (owned) */
} Work;

typedef struct
{
  guint         n[KIND_NONE];
  guint         n_all;
  Kind          first;   /* the most urgent kind there is */
  DiaId         post;    /* one of that kind */
  DiaQueueItem *item;    /* (owned) (nullable): it */
  char         *title;   /* (owned) */
  char         *body;    /* (owned) */
} Notice;

static void
free_work (gpointer data)
{
  Work *work = data;

  g_object_unref (work->queue);
  g_hash_table_unref (work->posts);
  g_free (work);
}

static void
free_notice (gpointer data)
{
  Notice *notice = data;

  g_clear_object (&notice->item);
  g_free (notice->title);
  g_free (notice->body);
  g_free (notice);
}

static GHashTable *
make_set (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/* @item: (nullable). A person may have settled it meanwhile. */
static Kind
find_kind (const DiaQueueItem *item,
           DiaPostState        gathered)
{
  const char *hold = item != NULL ? dia_story_get_hold (item->journal) : "";
  DiaPostState state = item != NULL ? item->post->state : gathered;

  if (state == DIA_POST_CANCELLED)
    return g_str_has_prefix (hold, "late-") ? KIND_DROPPED : KIND_NONE;
  if (!dia_post_state_needs_person (state))
    return KIND_NONE;
  if (item == NULL)
    return KIND_OTHER;
  if (state == DIA_POST_UNCONFIRMED)
    return KIND_UNKNOWN;
  if (state == DIA_POST_AWAITING_PERSON)
    return KIND_TURN;
  if (state == DIA_POST_FAILED)
    return KIND_REFUSED;

  return g_str_equal (hold, DIA_HOLD_LATE_SLEPT) ? KIND_SLEPT : KIND_LATE;
}

static void
count_post (Notice       *notice,
            Kind          kind,
            DiaId         post,
            DiaQueueItem *item)   /* (nullable) */
{
  if (kind == KIND_NONE)
    return;

  notice->n[kind]++;
  notice->n_all++;
  if (kind >= notice->first)
    return;
  notice->first = kind;
  notice->post = post;
  g_set_object (&notice->item, item);
}

static void
count_posts (Notice       *notice,
             const Work   *work,
             GCancellable *cancellable)
{
  GHashTableIter iter;
  gpointer id, state;

  g_hash_table_iter_init (&iter, work->posts);
  while (g_hash_table_iter_next (&iter, &id, &state))
    {
      g_autoptr (DiaQueueItem) item = NULL;
      DiaId post = *(DiaId *) id;

      if (notice->n_all < MAX_READ)
        item = dia_queue_get_item (work->queue, post, cancellable, NULL);
      count_post (notice, find_kind (item, GPOINTER_TO_INT (state)), post, item);
    }
}

static const char *
get_title_of_one (Kind kind)
{
  switch (kind)
    {
    case KIND_UNKNOWN:
      return _("Nobody knows yet whether this went out");
    case KIND_TURN:
      return _("It is your turn to post this");
    case KIND_REFUSED:
      return _("The network said no");
    case KIND_SLEPT:
      return _("A post fell due while this computer slept");
    case KIND_LATE:
      return _("A post could not go out in time");
    case KIND_DROPPED:
      return _("A post was dropped: its time had gone by");
    case KIND_OTHER:
    case KIND_NONE:
      break;
    }

  g_return_val_if_reached ("");
}

static char *
make_title_of_many (Kind  kind,
                    guint n)
{
  switch (kind)
    {
    case KIND_UNKNOWN:
      return g_strdup_printf (ngettext ("Nobody knows whether %u post went out", "Nobody knows whether %u posts went out", n), n);
    case KIND_TURN:
      return g_strdup_printf (ngettext ("%u post waits for you to post it", "%u posts wait for you to post them", n), n);
    case KIND_REFUSED:
      return g_strdup_printf (ngettext ("%u post was refused", "%u posts were refused", n), n);
    case KIND_SLEPT:
      return g_strdup_printf (ngettext ("%u post fell due while this computer slept",
                                        "%u posts fell due while this computer slept", n), n);
    case KIND_LATE:
      return g_strdup_printf (ngettext ("%u post could not go out in time", "%u posts could not go out in time", n), n);
    case KIND_DROPPED:
      return g_strdup_printf (ngettext ("%u post was dropped: its time had gone by",
                                        "%u posts were dropped: their time had gone by", n), n);
    case KIND_OTHER:
    case KIND_NONE:
      break;
    }

  return g_strdup_printf (ngettext ("%u post needs you", "%u posts need you", n), n);
}

/* "Alizé France: “Seven days to dare”", and the network's words. */
static char *
describe_item (const DiaQueueItem *item)
{
  const char *problem = item->post->state == DIA_POST_FAILED ? item->post->problem : "";
  const char *name = item->account->name[0] != '\0' ? item->account->name : item->account->handle;
  /* Translators: an account, then the first words of a post. */
  g_autofree char *what = g_strdup_printf (C_("notification", "%s: “%s”"), name, item->title);

  return problem[0] != '\0' ? g_strdup_printf ("%s\n%s", what, problem) : g_steal_pointer (&what);
}

static void
word_notice (Notice *notice)
{
  gboolean alike = notice->n[notice->first] == notice->n_all;

  if (notice->n_all == 1 && notice->item != NULL)
    {
      notice->title = g_strdup (get_title_of_one (notice->first));
      notice->body = describe_item (notice->item);
      return;
    }

  notice->title = make_title_of_many (alike ? notice->first : KIND_OTHER, notice->n_all);
  notice->body = g_strdup (_("The queue says what happened and what you can do."));
}

static void
read_in_thread (GTask        *task,
                gpointer      resource,
                gpointer      work_data,
                GCancellable *cancellable)
{
  Notice *notice = g_new0 (Notice, 1);

  notice->first = KIND_NONE;
  count_posts (notice, work_data, cancellable);
  if (notice->n_all > 0)
    word_notice (notice);
  g_task_return_pointer (task, notice, free_notice);
}

static void
on_read_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  DiaAttention *self = DIA_ATTENTION (source);
  Notice *notice = g_task_propagate_pointer (G_TASK (result), NULL);

  if (notice == NULL)
    return;
  if (notice->n_all > 0 && self->workspace != NULL)
    g_signal_emit (self, signals[NOTICE], 0, notice->title, notice->body, notice->post);
  free_notice (notice);
}

static gboolean
on_gathered_cb (gpointer user_data)
{
  DiaAttention *self = user_data;
  Work *work;

  self->timer = 0;
  if (self->workspace == NULL)
    return G_SOURCE_REMOVE;

  work = g_new0 (Work, 1);
  work->queue = g_object_ref (dia_workspace_get_queue (self->workspace));
  work->posts = g_steal_pointer (&self->posts);
  self->posts = make_set ();
  dia_worker_pool_push (dia_workspace_get_core (self->workspace)->desk, g_task_new (self, NULL, on_read_cb, NULL),
                        read_in_thread, work, free_work);

  return G_SOURCE_REMOVE;
}

static void
gather (DiaAttention *self,
        DiaId         post_id,
        DiaPostState  state)
{
  g_hash_table_replace (self->posts, g_memdup2 (&post_id, sizeof post_id), GINT_TO_POINTER (state));
  if (self->timer == 0)
    self->timer = g_timeout_add (GATHER_MS, on_gathered_cb, self);
}

static void
on_person_needed_cb (DiaDispatcher *dispatcher,
                     DiaId          post_id,
                     DiaAttention  *self)
{
  gather (self, post_id, DIA_POST_AWAITING_PERSON);
}

static void
on_post_finished_cb (DiaDispatcher *dispatcher,
                     DiaId          post_id,
                     int            state,
                     DiaAttention  *self)
{
  if (dia_post_state_needs_person ((DiaPostState) state) || state == DIA_POST_CANCELLED)
    gather (self, post_id, (DiaPostState) state);
}

static void
dia_attention_dispose (GObject *object)
{
  DiaAttention *self = DIA_ATTENTION (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_weak_pointer (&self->workspace);

  G_OBJECT_CLASS (dia_attention_parent_class)->dispose (object);
}

static void
dia_attention_finalize (GObject *object)
{
  g_hash_table_unref (DIA_ATTENTION (object)->posts);

  G_OBJECT_CLASS (dia_attention_parent_class)->finalize (object);
}

static void
dia_attention_class_init (DiaAttentionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_attention_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_attention_finalize;

  signals[NOTICE] = g_signal_new ("notice", DIA_TYPE_ATTENTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                  G_TYPE_STRING, G_TYPE_STRING, G_TYPE_INT64);
}

static void
dia_attention_init (DiaAttention *self)
{
  self->posts = make_set ();
}

DiaAttention *
dia_attention_new (DiaWorkspace *workspace)
{
  DiaAttention *self = g_object_new (DIA_TYPE_ATTENTION, NULL);
  DiaDispatcher *dispatcher = dia_workspace_get_dispatcher (workspace);

  g_set_weak_pointer (&self->workspace, workspace);
  g_signal_connect_object (dispatcher, "person-needed", G_CALLBACK (on_person_needed_cb), self, 0);
  g_signal_connect_object (dispatcher, "post-finished", G_CALLBACK (on_post_finished_cb), self, 0);

  return self;
}
