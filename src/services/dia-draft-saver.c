/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-saver.h"

#include "dia-store.h"

#define SAVE_AFTER_MS 500
#define RETRY_AFTER_MS 2000
#define RETRY_AT_MOST_MS 60000

struct _DiaDraftSaver
{
  GObject           parent_instance;

  DiaWorkspaceCore *core;        /* (owned) */
  DiaDraftSnapshot  snapshot;    /* (nullable): NULL once stopped */
  gpointer          user_data;

  DiaInstant        saved_at;
  gboolean          dirty;       /* changed since the last write began */
  gboolean          writing;
  gboolean          words_dirty; /* changed since the last write of words began */
  gboolean          writing_words;
  guint             n_failures;  /* in a row */
  GSource          *timeout;     /* (owned) (nullable) */
  GQueue            waiting;     /* (element-type GTask) (owned): told when nothing is left to write */
};

enum
{
  PROP_SAVED_AT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DiaDraftSaver, dia_draft_saver, G_TYPE_OBJECT)

static void write_now (DiaDraftSaver *self);

static void
stop_timeout (DiaDraftSaver *self)
{
  if (self->timeout != NULL)
    g_source_destroy (self->timeout);
  g_clear_pointer (&self->timeout, g_source_unref);
}

static gboolean
on_timeout_cb (gpointer user_data)
{
  DiaDraftSaver *self = user_data;

  g_clear_pointer (&self->timeout, g_source_unref);
  write_now (self);

  return G_SOURCE_REMOVE;
}

static void
write_after (DiaDraftSaver *self,
             guint          ms)
{
  if (self->timeout != NULL)
    return;

  self->timeout = g_timeout_source_new (ms);
  g_source_set_static_name (self->timeout, "[diapason] save draft");
  g_source_set_callback (self->timeout, on_timeout_cb, self, NULL);
  g_source_attach (self->timeout, self->core->context);
}

static void
answer_waiting (DiaDraftSaver *self,
                const GError  *error)
{
  GTask *task;

  while ((task = g_queue_pop_head (&self->waiting)) != NULL)
    {
      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_boolean (task, TRUE);
      g_object_unref (task);
    }
}

static void
end_well (DiaDraftSaver *self)
{
  self->n_failures = 0;
  if (self->dirty)
    {
      write_after (self, g_queue_is_empty (&self->waiting) ? SAVE_AFTER_MS : 0);
      return;
    }

  dia_draft_saver_set_saved_at (self, dia_clock_now (self->core->clock));
  answer_waiting (self, NULL);
}

/* The words stay where they are and are tried again, less and less often. */
static void
end_badly (DiaDraftSaver *self,
           const GError  *error)
{
  guint wait = MIN (RETRY_AFTER_MS << MIN (self->n_failures, 5), RETRY_AT_MOST_MS);

  g_warning ("A draft could not be saved: %s", error->message);
  self->n_failures++;
  self->dirty = TRUE;
  answer_waiting (self, error);
  if (self->snapshot != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    write_after (self, wait);
}

static void
on_written_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (DiaDraftSaver) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = dia_store_write_finish (DIA_STORE (source), result, &error);

  self->writing = FALSE;
  if (error == NULL)
    dia_workspace_core_touch (self->core, DIA_CHANGE_CONTENTS | DIA_CHANGE_POSTS);

  if (error == NULL)
    end_well (self);
  else
    end_badly (self, error);
}

static void write_words (DiaDraftSaver *self);

/* Nobody is told: the posts follow soon. What went wrong goes wrong again with
 * them, and is said then. */
static void
on_words_written_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (DiaDraftSaver) self = user_data;
  g_autoptr (GArray) ids = dia_store_write_finish (DIA_STORE (source), result, NULL);

  self->writing_words = FALSE;
  if (self->words_dirty && ids != NULL)
    write_words (self);
}

static void
write_words (DiaDraftSaver *self)
{
  DiaDraftPlan *plan;

  if (self->writing_words || self->snapshot == NULL)
    return;

  self->words_dirty = FALSE;
  plan = self->snapshot (self->user_data);
  if (plan == NULL)
    return;

  self->writing_words = TRUE;
  dia_store_write_async (self->core->store, dia_draft_write_run,
                         dia_draft_write_new (plan, dia_clock_now (self->core->clock), DIA_WRITE_WORDS),
                         (GDestroyNotify) dia_draft_write_free, (GDestroyNotify) g_array_unref, NULL,
                         on_words_written_cb, g_object_ref (self));
}

static void
on_committed_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  DiaDraftSaver *self = g_task_get_task_data (task);
  GError *error = NULL;
  GArray *ids = dia_store_write_finish (DIA_STORE (source), result, &error);

  if (error != NULL)
    {
      dia_draft_saver_touch (self);
      g_task_return_error (task, error);
      return;
    }

  if (!self->dirty)
    dia_draft_saver_set_saved_at (self, dia_clock_now (self->core->clock));
  dia_workspace_core_touch (self->core, DIA_CHANGE_CONTENTS | DIA_CHANGE_POSTS);
  g_task_return_pointer (task, ids, (GDestroyNotify) g_array_unref);
}

static void
write_now (DiaDraftSaver *self)
{
  DiaDraftPlan *plan;

  if (self->writing)
    return;

  stop_timeout (self);
  plan = self->dirty && self->snapshot != NULL ? self->snapshot (self->user_data) : NULL;
  self->dirty = self->words_dirty = FALSE;
  if (plan == NULL)
    {
      answer_waiting (self, NULL);
      return;
    }

  self->writing = TRUE;
  dia_store_write_async (self->core->store, dia_draft_write_run,
                         dia_draft_write_new (plan, dia_clock_now (self->core->clock), DIA_WRITE_DRAFT),
                         (GDestroyNotify) dia_draft_write_free, (GDestroyNotify) g_array_unref, NULL,
                         on_written_cb, g_object_ref (self));
}

static void
dia_draft_saver_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (prop_id == PROP_SAVED_AT)
    g_value_set_int64 (value, DIA_DRAFT_SAVER (object)->saved_at);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
dia_draft_saver_finalize (GObject *object)
{
  DiaDraftSaver *self = DIA_DRAFT_SAVER (object);

  stop_timeout (self);
  g_object_unref (self->core);

  G_OBJECT_CLASS (dia_draft_saver_parent_class)->finalize (object);
}

static void
dia_draft_saver_class_init (DiaDraftSaverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dia_draft_saver_get_property;
  object_class->finalize = dia_draft_saver_finalize;

  properties[PROP_SAVED_AT] =
    g_param_spec_int64 ("saved-at", NULL, NULL, G_MININT64, G_MAXINT64, DIA_INSTANT_NONE,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dia_draft_saver_init (DiaDraftSaver *self)
{
  self->saved_at = DIA_INSTANT_NONE;
  g_queue_init (&self->waiting);
}

DiaDraftSaver *
dia_draft_saver_new (DiaWorkspaceCore *core,
                     DiaDraftSnapshot  snapshot,
                     gpointer          user_data)
{
  DiaDraftSaver *self = g_object_new (DIA_TYPE_DRAFT_SAVER, NULL);

  self->core = g_object_ref (core);
  self->snapshot = snapshot;
  self->user_data = user_data;

  return self;
}

void
dia_draft_saver_touch (DiaDraftSaver *self)
{
  self->words_dirty = TRUE;
  dia_draft_saver_touch_posts (self);
  write_words (self);
}

void
dia_draft_saver_touch_posts (DiaDraftSaver *self)
{
  self->dirty = TRUE;
  dia_draft_saver_set_saved_at (self, DIA_INSTANT_NONE);
  if (!self->writing)
    write_after (self, SAVE_AFTER_MS);
}

void
dia_draft_saver_set_saved_at (DiaDraftSaver *self,
                              DiaInstant     at)
{
  if (self->saved_at == at)
    return;

  self->saved_at = at;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVED_AT]);
}

DiaInstant
dia_draft_saver_get_saved_at (DiaDraftSaver *self)
{
  return self->saved_at;
}

void
dia_draft_saver_flush (DiaDraftSaver *self,
                       GTask         *task)
{
  g_queue_push_tail (&self->waiting, task);
  write_now (self);
}

void
dia_draft_saver_commit (DiaDraftSaver *self,
                        DiaWriteDepth  depth,
                        GTask         *task)
{
  self->dirty = self->words_dirty = FALSE;
  stop_timeout (self);
  dia_draft_saver_write (self, dia_draft_write_new (self->snapshot (self->user_data),
                                                    dia_clock_now (self->core->clock), depth), task);
}

void
dia_draft_saver_write (DiaDraftSaver *self,
                       DiaDraftWrite *write,
                       GTask         *task)
{
  g_task_set_task_data (task, g_object_ref (self), g_object_unref);
  dia_store_write_async (self->core->store, dia_draft_write_run, write, (GDestroyNotify) dia_draft_write_free,
                         (GDestroyNotify) g_array_unref, g_task_get_cancellable (task), on_committed_cb, task);
}

void
dia_draft_saver_stop (DiaDraftSaver *self)
{
  /* Writes are done in the order in which they are asked for: this one may be
   * queued behind one that is under way. */
  if (self->dirty)
    {
      self->writing = FALSE;
      write_now (self);
    }
  self->snapshot = NULL;
  stop_timeout (self);
}
