/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-queue-reader.h"

#include "dia-accounts.h"
#include "dia-brands.h"
#include "dia-journal.h"
#include "dia-planned-groups.h"
#include "dia-post-lists.h"
#include "dia-posts.h"
#include "dia-publisher.h"
#include "dia-punctuality.h"
#include "dia-settings.h"
#include "dia-store.h"
#include "dia-wall-time.h"
#include "dia-workspace-private.h"

#include <glib/gi18n-lib.h>

#define MAX_NEEDS_YOU   100
#define MAX_NEXT_OUT    50
#define MAX_WAITING     50
#define N_DAYS          30
#define TITLE_LENGTH    60
/* More markets than this are only counted. */
#define MAX_MARKETS     3
/* Posts looked at for each one of a page that shows held ones only. */
#define HELD_SEARCH     4

/* One reading of the workspace, with the brands and accounts met so far. */
typedef struct
{
  DiaWorkspaceCore *core;
  const DiaScope   *scope;
  DiaConnection    *connection;
  GHashTable       *brands;     /* (owned) (element-type DiaId DiaBrand) */
  GHashTable       *accounts;   /* (owned) (element-type DiaId DiaAccount) */
  DiaQueueReport   *report;

  DiaQueueList      list;
  const char       *search;
  DiaInstant        before;
  guint             limit;
  GPtrArray        *items;

  DiaId             post_id;
  DiaQueueItem     *item;
} Reading;

static GHashTable *
new_cache (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
}

static DiaAccount *
find_account (Reading  *reading,
              DiaId     id,
              GError  **error)
{
  DiaAccount *account = g_hash_table_lookup (reading->accounts, &id);

  if (account != NULL)
    return account;

  account = dia_accounts_load (reading->connection, id, error);
  if (account != NULL)
    g_hash_table_insert (reading->accounts, &account->id, account);

  return account;
}

static DiaBrand *
find_brand (Reading  *reading,
            DiaId     id,
            GError  **error)
{
  DiaBrand *brand = g_hash_table_lookup (reading->brands, &id);

  if (brand != NULL)
    return brand;

  brand = dia_brands_load (reading->connection, id, error);
  if (brand != NULL)
    g_hash_table_insert (reading->brands, &brand->id, brand);

  return brand;
}

static char *
make_title (const char *text)
{
  g_autoptr (DiaContent) content = dia_content_new ();

  g_free (content->text);
  content->text = g_strdup (text);

  return dia_content_dup_title (content, TITLE_LENGTH);
}

static gboolean
can_look (Reading          *reading,
          const DiaAccount *account)
{
  DiaConnector *connector = dia_registry_find (reading->core->registry, account->network);

  return connector != NULL && DIA_IS_PUBLISHER (connector);
}

/* (transfer full) (nullable) */
static DiaQueueItem *
make_item (Reading   *reading,
           DiaPost   *post,
           gboolean   with_journal,
           GError   **error)
{
  g_autoptr (DiaQueueItem) item = g_object_new (DIA_TYPE_QUEUE_ITEM, NULL);
  DiaAccount *account = find_account (reading, post->account_id, error);
  DiaBrand *brand = account != NULL ? find_brand (reading, account->brand_id, error) : NULL;

  if (brand == NULL)
    return NULL;

  item->post = g_object_ref (post);
  item->account = g_object_ref (account);
  item->brand = g_object_ref (brand);
  g_free (item->title);
  item->title = make_title (post->text);
  item->look_possible = can_look (reading, account);
  if (with_journal)
    {
      GPtrArray *journal = dia_journal_list (reading->connection, post->id, error);

      if (journal == NULL)
        return NULL;
      g_ptr_array_unref (item->journal);
      item->journal = journal;
    }

  return g_steal_pointer (&item);
}

/* Takes @posts over. */
static gboolean
add_items (Reading    *reading,
           GPtrArray  *posts,
           gboolean    with_journal,
           GPtrArray  *items,
           GError    **error)
{
  g_autoptr (GPtrArray) owned = posts;

  if (owned == NULL)
    return FALSE;

  for (guint i = 0; i < owned->len; i++)
    {
      DiaQueueItem *item = make_item (reading, g_ptr_array_index (owned, i), with_journal, error);

      if (item == NULL)
        return FALSE;
      g_ptr_array_add (items, item);
    }

  return TRUE;
}

static char *
describe_markets (const DiaPlannedGroup *planned,
                  const DiaAccount      *account)
{
  guint n_markets = g_strv_length (planned->markets);
  g_autofree char *handle = NULL;

  if (planned->n_posts > 1 && n_markets > MAX_MARKETS)
    return g_strdup_printf (ngettext ("%u market", "%u markets", n_markets), n_markets);
  if (planned->n_posts > 1)
    return g_strjoinv (" · ", planned->markets);

  handle = dia_account_dup_handle (account);
  if (account->market[0] == '\0')
    return g_steal_pointer (&handle);

  return g_strdup_printf ("%s · %s", account->market, handle);
}

static gboolean
add_planned (Reading                *reading,
             const DiaPlannedGroup  *planned,
             GError                **error)
{
  g_autoptr (DiaQueueGroup) group = g_object_new (DIA_TYPE_QUEUE_GROUP, NULL);
  DiaAccount *account = find_account (reading, planned->account_id, error);
  DiaBrand *brand = account != NULL ? find_brand (reading, account->brand_id, error) : NULL;

  if (brand == NULL)
    return FALSE;

  group->content_id = planned->content_id;
  group->brand = g_object_ref (brand);
  group->title = g_strdup (planned->title);
  group->markets = describe_markets (planned, account);
  group->network = g_strdup (planned->network);
  group->at = planned->slot.at;
  group->zone = g_strdup (planned->slot.zone);
  group->n_posts = planned->n_posts;
  group->held = planned->n_held > 0;
  g_ptr_array_add (reading->report->next_out, g_steal_pointer (&group));

  return TRUE;
}

static gboolean
read_next_out (Reading  *reading,
               GError  **error)
{
  g_autoptr (GPtrArray) planned = dia_planned_groups_list (reading->connection, reading->scope, MAX_NEXT_OUT, error);

  if (planned == NULL)
    return FALSE;
  for (guint i = 0; i < planned->len; i++)
    if (!add_planned (reading, g_ptr_array_index (planned, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
add_held (Reading               *reading,
          const DiaHeldAccount  *held,
          GError               **error)
{
  g_autoptr (DiaQueueGroup) group = g_object_new (DIA_TYPE_QUEUE_GROUP, NULL);
  DiaAccount *account = find_account (reading, held->account_id, error);
  DiaBrand *brand = account != NULL ? find_brand (reading, account->brand_id, error) : NULL;

  if (brand == NULL)
    return FALSE;

  group->brand = g_object_ref (brand);
  group->title = g_strdup (account->name[0] != '\0' ? account->name : account->handle);
  group->markets = dia_account_dup_handle (account);
  group->network = g_strdup (account->network);
  group->at = held->first_at;
  group->zone = g_strdup (account->zone);
  group->n_posts = held->n_posts;
  group->held = TRUE;
  g_ptr_array_add (reading->report->waiting, g_steal_pointer (&group));

  return TRUE;
}

static gboolean
read_waiting (Reading  *reading,
              GError  **error)
{
  g_autoptr (GArray) held = dia_held_accounts_list (reading->connection, reading->scope, MAX_WAITING, error);

  if (held == NULL)
    return FALSE;
  for (guint i = 0; i < held->len; i++)
    if (!add_held (reading, &g_array_index (held, DiaHeldAccount, i), error))
      return FALSE;

  return TRUE;
}

/* The beginnings of the last 30 days and of tomorrow, where this computer is. */
static gboolean
find_days (Reading     *reading,
           DiaInstant  *boundaries,
           GError     **error)
{
  g_autofree char *zone = dia_zone_dup_local ();
  DiaWallTime wall;

  if (!dia_wall_time_from_instant (dia_clock_now (reading->core->clock), zone, &wall, error))
    return FALSE;

  wall.hour = wall.minute = wall.second = 0;
  dia_wall_time_add_days (&wall, 1 - N_DAYS);
  for (int i = 0; i <= N_DAYS; i++)
    {
      if (!dia_wall_time_resolve (&wall, zone, &boundaries[i], NULL, error))
        return FALSE;
      dia_wall_time_add_days (&wall, 1);
    }

  return TRUE;
}

static gboolean
read_days (Reading  *reading,
           GError  **error)
{
  DiaQueueReport *report = reading->report;
  DiaInstant boundaries[N_DAYS + 1];
  DiaPunctualityDay days[N_DAYS];

  if (!find_days (reading, boundaries, error) ||
      !dia_posts_count_due_before (reading->connection, reading->scope, boundaries[N_DAYS], &report->n_today, error) ||
      !dia_punctuality_measure (reading->connection, reading->scope, boundaries, N_DAYS, days,
                                &report->lateness_p50, &report->lateness_p99, error))
    return FALSE;

  for (int i = 0; i < N_DAYS; i++)
    {
      report->days[i] = (DiaQueueDay) {
        .day = boundaries[i],
        .on_time = days[i].on_time,
        .late = days[i].late,
        .failed = days[i].failed,
        .unconfirmed = days[i].unconfirmed,
      };
      report->on_time += days[i].on_time;
      report->late += days[i].late;
      report->failed += days[i].failed;
      report->unconfirmed += days[i].unconfirmed;
    }

  return TRUE;
}

static gboolean
read_accounts (Reading  *reading,
               GError  **error)
{
  g_autoptr (GPtrArray) accounts = dia_accounts_list (reading->connection, reading->scope, error);

  if (accounts == NULL)
    return FALSE;

  reading->report->n_accounts = accounts->len;
  for (guint i = 0; i < accounts->len; i++)
    {
      DiaAccount *account = g_ptr_array_index (accounts, i);

      if (account->sign_in == DIA_SIGN_IN_NEEDED || account->sign_in == DIA_SIGN_IN_EXPIRES ||
          account->sign_in_note[0] != '\0')
        g_ptr_array_add (reading->report->accounts, g_object_ref (account));
    }

  return TRUE;
}

static gboolean
read_backup (Reading  *reading,
             GError  **error)
{
  g_autofree char *text = NULL;

  if (!dia_settings_get (reading->connection, DIA_SETTING_BACKUP_AT, &text, error))
    return FALSE;
  if (text != NULL)
    g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, &reading->report->backup_at, NULL);

  return TRUE;
}

static gboolean
read_report (DiaConnection  *connection,
             gpointer        user_data,
             GError        **error)
{
  Reading *reading = user_data;
  DiaQueueReport *report = reading->report;

  reading->connection = connection;

  return add_items (reading, dia_posts_list_needing_person (connection, reading->scope, MAX_NEEDS_YOU, error),
                    TRUE, report->needs_you, error) &&
         dia_posts_count_needing_person (connection, reading->scope, &report->n_needs_you, error) &&
         read_waiting (reading, error) && read_next_out (reading, error) && read_days (reading, error) &&
         read_accounts (reading, error) && read_backup (reading, error);
}

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
  DiaAccount *account = find_account (reading, post->account_id, error);

  if (account == NULL)
    return FALSE;

  *held = post->state != DIA_POST_SCHEDULED || post->not_before != DIA_INSTANT_NONE ||
          account->sign_in == DIA_SIGN_IN_NEEDED;

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
  page = dia_posts_list_in_state (reading->connection, reading->scope, state, position, limit, error);
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

/* What does not go out by itself: put off, waiting for a sign-in, missed,
 * failed, dropped. */
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
    return dia_posts_search (reading->connection, reading->scope, reading->search, state, position, reading->limit,
                             error);
  if (reading->list == DIA_QUEUE_GONE_OUT)
    return dia_posts_list_gone_out (reading->connection, reading->scope, position, reading->limit, error);

  return merge_states (reading, error);
}

static gboolean
read_list (DiaConnection  *connection,
           gpointer        user_data,
           GError        **error)
{
  Reading *reading = user_data;

  reading->connection = connection;

  return add_items (reading, list_posts (reading, error), FALSE, reading->items, error);
}

static gboolean
read_item (DiaConnection  *connection,
           gpointer        user_data,
           GError        **error)
{
  Reading *reading = user_data;
  g_autoptr (DiaPost) post = dia_posts_load (connection, reading->post_id, error);

  reading->connection = connection;
  if (post != NULL)
    reading->item = make_item (reading, post, TRUE, error);

  return reading->item != NULL;
}

static gboolean
run_reading (Reading       *reading,
             DiaStoreFunc   func,
             GCancellable  *cancellable,
             GError       **error)
{
  gboolean read;

  reading->brands = new_cache ();
  reading->accounts = new_cache ();
  read = dia_store_read (reading->core->store, func, reading, cancellable, error);
  g_hash_table_unref (reading->brands);
  g_hash_table_unref (reading->accounts);

  return read;
}

DiaQueueReport *
dia_queue_reader_load_report (DiaWorkspaceCore  *core,
                              const DiaScope    *scope,
                              GCancellable      *cancellable,
                              GError           **error)
{
  g_autoptr (DiaQueueReport) report = g_object_new (DIA_TYPE_QUEUE_REPORT, NULL);
  Reading reading = { .core = core, .scope = scope, .report = report };

  if (!run_reading (&reading, read_report, cancellable, error))
    return NULL;

  return g_steal_pointer (&report);
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
    .core = core,
    .scope = scope,
    .list = list,
    .search = search,
    .before = before,
    .limit = limit,
    .items = items,
  };

  if (!run_reading (&reading, read_list, cancellable, error))
    return NULL;

  return g_steal_pointer (&items);
}

DiaQueueItem *
dia_queue_reader_load_item (DiaWorkspaceCore  *core,
                            DiaId              post_id,
                            GCancellable      *cancellable,
                            GError           **error)
{
  Reading reading = { .core = core, .post_id = post_id };

  run_reading (&reading, read_item, cancellable, error);

  return reading.item;
}
