/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-drafts-private.h"

#include "dia-content-edits.h"
#include "dia-content-plans.h"
#include "dia-contents.h"
#include "dia-draft-addition.h"
#include "dia-draft-private.h"
#include "dia-draft-removal.h"
#include "dia-field.h"
#include "dia-posts.h"
#include "dia-roster.h"
#include "dia-store.h"

struct _DiaDrafts
{
  GObject           parent_instance;

  DiaWorkspaceCore *core;       /* (owned) */
  DiaRoster        *roster;     /* (owned) */
  GHashTable       *networks;   /* (owned): id → DiaNetwork */
};

G_DEFINE_FINAL_TYPE (DiaDrafts, dia_drafts, G_TYPE_OBJECT)

/* A content with its posts, as read at one moment. */
typedef struct
{
  DiaContent     *content;   /* (owned): as it was last written */
  DiaContent     *committed; /* (owned) (nullable): what planned posts say, when there are some */
  GPtrArray      *posts;     /* (owned) (element-type DiaPost) */
  DiaContentPlan *kept;      /* (owned): for whom and when, as far as posts do not say so */
  gboolean        left_over; /* kept beside posts that are not planned any more */
} Opened;

static void
free_opened (Opened *opened)
{
  g_clear_object (&opened->content);
  g_clear_object (&opened->committed);
  g_clear_pointer (&opened->posts, g_ptr_array_unref);
  g_clear_pointer (&opened->kept, dia_content_plan_free);
  g_free (opened);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opened, free_opened)

static gpointer
read_content (DiaConnection  *connection,
              gpointer        query_data,
              GError        **error)
{
  const DiaId *id = query_data;
  g_autoptr (Opened) opened = g_new0 (Opened, 1);
  g_autoptr (DiaContent) content = dia_contents_load (connection, *id, error);
  gboolean planned;

  if (content == NULL || !dia_contents_is_planned (connection, *id, &planned, error) ||
      !dia_content_edits_load (connection, *id, &opened->content, error) ||
      !dia_content_plans_load (connection, *id, &opened->kept, error))
    return NULL;
  opened->left_over = !planned && (opened->content != NULL || opened->kept->dropped->len > 0);
  if (opened->content == NULL)
    opened->content = dia_content_copy (content);
  if (planned)
    opened->committed = g_steal_pointer (&content);
  opened->posts = dia_posts_list_of_content (connection, *id, error);

  return opened->posts != NULL ? g_steal_pointer (&opened) : NULL;
}

static gboolean
add_item (DiaConnection  *connection,
          DiaContent     *content,
          DiaWaiting      waiting,
          GPtrArray      *items,
          GError        **error)
{
  g_autoptr (GPtrArray) posts = dia_posts_list_of_content (connection, content->id, error);
  DiaDraftItem *item;

  if (posts == NULL)
    return FALSE;

  item = dia_draft_item_new (content, posts);
  item->waiting = waiting;
  g_ptr_array_add (items, item);
  return TRUE;
}

/* What was typed last, where words were changed. */
static gboolean
add_waiting (DiaConnection  *connection,
             DiaId           id,
             GPtrArray      *items,
             GError        **error)
{
  g_autoptr (DiaContent) content = NULL;
  DiaWaiting waiting;

  if (!dia_content_plans_find_waiting (connection, id, &waiting, error))
    return FALSE;
  if (waiting == DIA_WAITING_NOTHING)
    return TRUE;
  if (!dia_content_edits_load (connection, id, &content, error))
    return FALSE;
  if (content == NULL && (content = dia_contents_load (connection, id, error)) == NULL)
    return FALSE;

  return add_item (connection, content, waiting, items, error);
}

static gpointer
list_drafts (DiaConnection  *connection,
             gpointer        query_data,
             GError        **error)
{
  guint limit = GPOINTER_TO_UINT (query_data);
  g_autoptr (GArray) waiting = dia_content_plans_list_waiting (connection, limit, error);
  g_autoptr (GPtrArray) contents = waiting != NULL ? dia_contents_list_drafts (connection, limit, error) : NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  if (contents == NULL)
    return NULL;

  for (guint i = 0; i < waiting->len; i++)
    {
      if (!add_waiting (connection, g_array_index (waiting, DiaId, i), items, error))
        return NULL;
    }
  for (guint i = 0; i < contents->len; i++)
    {
      if (!add_item (connection, contents->pdata[i], DIA_WAITING_NOTHING, items, error))
        return NULL;
    }

  return g_steal_pointer (&items);
}

static DiaDraft *
open_draft (DiaDrafts *self,
            Opened    *opened)
{
  DiaDraftPlan *plan = dia_draft_plan_new (self->networks, dia_clock_now (self->core->clock));
  DiaDraft *draft;

  g_set_object (&plan->content, opened->content);
  draft = dia_draft_new (self->core, self->roster, self->networks, plan, opened->posts, opened->committed,
                         opened->kept, opened->content->changed_at);
  if (opened->left_over)
    dia_draft_mark_changed (draft);

  return draft;
}

static void
on_content_read_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (Opened) opened = dia_store_read_finish (DIA_STORE (source), result, &error);

  if (opened != NULL)
    g_task_return_pointer (task, open_draft (g_task_get_source_object (task), opened), g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
on_list_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *items = dia_store_read_finish (DIA_STORE (source), result, &error);

  if (items != NULL)
    g_task_return_pointer (task, items, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
on_written_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  DiaDrafts *self = g_task_get_source_object (task);
  GError *error = NULL;
  gpointer written = dia_store_write_finish (DIA_STORE (source), result, &error);

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  dia_workspace_core_touch (self->core, DIA_CHANGE_CONTENTS | DIA_CHANGE_POSTS);
  g_task_return_pointer (task, written, g_free);
}

static void
remove_or_restore (DiaDrafts           *self,
                   DiaId                content_id,
                   gboolean             restore,
                   GCancellable        *cancellable,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  DiaDraftRemoval removal = { content_id, dia_clock_now (self->core->clock), restore };

  g_task_set_source_tag (task, remove_or_restore);
  dia_store_write_async (self->core->store, dia_draft_removal_run, g_memdup2 (&removal, sizeof removal), g_free, NULL,
                         cancellable, on_written_cb, task);
}

static gboolean
finish_removal (DiaDrafts     *self,
                GAsyncResult  *result,
                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  g_task_propagate_pointer (G_TASK (result), error);

  return !g_task_had_error (G_TASK (result));
}

static void
dia_drafts_finalize (GObject *object)
{
  DiaDrafts *self = DIA_DRAFTS (object);

  g_hash_table_unref (self->networks);
  g_object_unref (self->roster);
  g_object_unref (self->core);

  G_OBJECT_CLASS (dia_drafts_parent_class)->finalize (object);
}

static void
dia_drafts_class_init (DiaDraftsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_drafts_finalize;
}

static void
dia_drafts_init (DiaDrafts *self)
{
  self->networks = dia_network_load_by_id ();
}

DiaDrafts *
dia_drafts_new (DiaWorkspaceCore *core,
                DiaRoster        *roster)
{
  DiaDrafts *self = g_object_new (DIA_TYPE_DRAFTS, NULL);

  self->core = g_object_ref (core);
  self->roster = g_object_ref (roster);

  return self;
}

DiaDraft *
dia_drafts_new_draft (DiaDrafts  *self,
                      const char *language)
{
  DiaDraftPlan *plan = dia_draft_plan_new (self->networks, dia_clock_now (self->core->clock));

  plan->content->id = dia_id_new ();
  dia_field_set_text (&plan->content->language, language);

  return dia_draft_new (self->core, self->roster, self->networks, plan, NULL, NULL, NULL, DIA_INSTANT_NONE);
}

void
dia_drafts_open_async (DiaDrafts           *self,
                       DiaId                content_id,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dia_drafts_open_async);
  dia_store_read_async (self->core->store, read_content, g_memdup2 (&content_id, sizeof content_id), g_free,
                        (GDestroyNotify) free_opened, cancellable, on_content_read_cb, task);
}

DiaDraft *
dia_drafts_open_finish (DiaDrafts     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dia_drafts_list_async (DiaDrafts           *self,
                       guint                limit,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dia_drafts_list_async);
  dia_store_read_async (self->core->store, list_drafts, GUINT_TO_POINTER (limit), NULL,
                        (GDestroyNotify) g_ptr_array_unref, cancellable, on_list_read_cb, task);
}

GPtrArray *
dia_drafts_list_finish (DiaDrafts     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dia_drafts_remove_async (DiaDrafts           *self,
                         DiaId                content_id,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  remove_or_restore (self, content_id, FALSE, cancellable, callback, user_data);
}

gboolean
dia_drafts_remove_finish (DiaDrafts     *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  return finish_removal (self, result, error);
}

void
dia_drafts_restore_async (DiaDrafts           *self,
                          DiaId                content_id,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  remove_or_restore (self, content_id, TRUE, cancellable, callback, user_data);
}

gboolean
dia_drafts_restore_finish (DiaDrafts     *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  return finish_removal (self, result, error);
}

void
dia_drafts_unschedule_async (DiaDrafts           *self,
                             GArray              *posts,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dia_drafts_unschedule_async);
  dia_store_write_async (self->core->store, dia_draft_unschedule_run, g_array_copy (posts), (GDestroyNotify) g_array_unref, g_free,
                         cancellable, on_written_cb, task);
}

gboolean
dia_drafts_unschedule_finish (DiaDrafts     *self,
                              GAsyncResult  *result,
                              guint         *n_taken_back,
                              GError       **error)
{
  g_autofree guint *n = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  n = g_task_propagate_pointer (G_TASK (result), error);
  if (n != NULL && n_taken_back != NULL)
    *n_taken_back = *n;

  return n != NULL;
}

GPtrArray *
dia_drafts_add_posts (DiaDrafts          *self,
                      const DiaContent   *content,
                      GArray             *accounts,
                      const DiaWallTime  *wall,
                      const char         *zone,
                      gboolean            now,
                      GCancellable       *cancellable,
                      GError            **error)
{
  g_autoptr (DiaDraftAddition) addition =
    dia_draft_addition_new (self->networks, content, wall, zone, now, dia_clock_now (self->core->clock));

  if (!dia_draft_addition_choose (addition, self->roster, accounts, error) ||
      !dia_draft_addition_check (addition, NULL, error) ||
      !dia_store_write (self->core->store, dia_draft_addition_run, addition, cancellable, error))
    return NULL;

  dia_workspace_core_touch (self->core, DIA_CHANGE_CONTENTS | DIA_CHANGE_POSTS);

  return dia_draft_addition_steal_posts (addition);
}
