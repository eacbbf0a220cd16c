/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-queue-reader.h"

#include "dia-content-plans.h"
#include "dia-post-lists.h"
#include "dia-posts.h"
#include "dia-queue-reading.h"

/* Posts looked at for each one of a page that shows held ones only. */
#define HELD_SEARCH     4

typedef struct
{
  DiaQueueReading  base;

  DiaQueueList     list;
  const char      *search;
  DiaInstant       before;
  guint            limit;
  GPtrArray       *items;

  DiaId            post_id;
  DiaQueueItem    *item;
} Reading;

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const DiaPost *first = *(const DiaPost *const *) a;
  const DiaPost *second = *(const DiaPost *const *) b;

  if (first->slot.at != second->slot.at)
    return first->slot.at > second->slot.at ? -1 : 1;

  return first->id > second->id ? -1 : first->id < second->id;
}

static gboolean
is_held (Reading       *reading,
         const DiaPost *post,
         gboolean      *held,
         GError       **error)
{
  DiaAccount *account = dia_queue_reading_find_account (&reading->base, post->account_id, error);

  if (account == NULL)
    return FALSE;

  *held = post->state != DIA_POST_SCHEDULED || post->not_before != DIA_INSTANT_NONE ||
          account->sign_in == DIA_SIGN_IN_NEEDED || dia_queue_reading_is_silent (&reading->base, account->id);

  return TRUE;
}

static gboolean
add_state (Reading       *reading,
           DiaPostState   state,
           guint          limit,
           GPtrArray     *posts,
           GError       **error)
{
  DiaPagePosition position = DIA_PAGE_START;
  g_autoptr (GPtrArray) page = NULL;

  if (reading->before != DIA_INSTANT_NONE)
    position = (DiaPagePosition) { reading->before, 0 };
  page = dia_posts_list_in_state (reading->base.connection, reading->base.scope, state, position, limit, error);
  if (page == NULL)
    return FALSE;

  for (guint i = 0; i < page->len; i++)
    {
      DiaPost *post = g_ptr_array_index (page, i);
      gboolean shown = TRUE;

      if (reading->list == DIA_QUEUE_HELD_BACK && !is_held (reading, post, &shown, error))
        return FALSE;
      if (shown)
        g_ptr_array_add (posts, g_object_ref (post));
    }

  return TRUE;
}

/* What does not go out by itself: put off, waiting for a sign-in or the end of a
 * silence, missed, failed, dropped. */
static gboolean
is_listed (DiaQueueList list,
           DiaPostState state)
{
  if (list == DIA_QUEUE_ALL)
    return TRUE;

  return state == DIA_POST_SCHEDULED || state == DIA_POST_MISSED || state == DIA_POST_FAILED ||
         state == DIA_POST_CANCELLED;
}

/* (transfer full) (element-type DiaPost) (nullable) */
static GPtrArray *
merge_states (Reading  *reading,
              GError  **error)
{
  g_autoptr (GPtrArray) posts = g_ptr_array_new_with_free_func (g_object_unref);
  guint limit = reading->list == DIA_QUEUE_HELD_BACK ? reading->limit * HELD_SEARCH : reading->limit;

  for (DiaPostState state = 0; state < DIA_POST_N_STATES; state++)
    if (is_listed (reading->list, state) && !add_state (reading, state, limit, posts, error))
      return NULL;

  g_ptr_array_sort (posts, compare_newest_first);
  if (posts->len > reading->limit)
    g_ptr_array_set_size (posts, reading->limit);

  return g_steal_pointer (&posts);
}

static GPtrArray *
list_posts (Reading  *reading,
            GError  **error)
{
  DiaPagePosition position = DIA_PAGE_START;
  DiaPostState state = reading->list == DIA_QUEUE_GONE_OUT ? DIA_POST_PUBLISHED : DIA_POST_N_STATES;

  if (reading->before != DIA_INSTANT_NONE)
    position = (DiaPagePosition) { reading->before, 0 };
  if (reading->search[0] != '\0')
    return dia_posts_search (reading->base.connection, reading->base.scope, reading->search, state, position, reading->limit,
                             error);
  if (reading->list == DIA_QUEUE_GONE_OUT)
    return dia_posts_list_gone_out (reading->base.connection, reading->base.scope, position, reading->limit, error);

  return merge_states (reading, error);
}

static gboolean
read_list (DiaConnection  *connection,
           gpointer        user_data,
           GError        **error)
{
  Reading *reading = user_data;

  reading->base.connection = connection;

  return dia_queue_reading_add_items (&reading->base, list_posts (reading, error), reading->list != DIA_QUEUE_ALL,
                                      reading->items, error);
}

static gboolean
read_item (DiaConnection  *connection,
           gpointer        user_data,
           GError        **error)
{
  Reading *reading = user_data;
  g_autoptr (DiaPost) post = dia_posts_load (connection, reading->post_id, error);

  reading->base.connection = connection;
  if (post != NULL)
    reading->item = dia_queue_reading_make_item (&reading->base, post, TRUE, error);
  if (reading->item != NULL &&
      !dia_content_plans_find_waiting (connection, post->content_id, &reading->item->waiting, error))
    g_clear_object (&reading->item);

  return reading->item != NULL;
}

GPtrArray *
dia_queue_reader_list (DiaWorkspaceCore  *core,
                       DiaQueueList       list,
                       const DiaScope    *scope,
                       const char        *search,
                       DiaInstant         before,
                       guint              limit,
                       GCancellable      *cancellable,
                       GError           **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  Reading reading = {
    .base = { .core = core, .scope = scope },
    .list = list,
    .search = search,
    .before = before,
    .limit = limit,
    .items = items,
  };

  if (!dia_queue_reading_run (&reading.base, read_list, cancellable, error))
    return NULL;

  return g_steal_pointer (&items);
}

DiaQueueItem *
dia_queue_reader_load_item (DiaWorkspaceCore  *core,
                            DiaId              post_id,
                            GCancellable      *cancellable,
                            GError           **error)
{
  Reading reading = { .base = { .core = core }, .post_id = post_id };

  dia_queue_reading_run (&reading.base, read_item, cancellable, error);

  return reading.item;
}
