/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-queue-report-reader.h"

#include "dia-planned-groups.h"
#include "dia-post-lists.h"
#include "dia-punctuality.h"
#include "dia-queue-reading.h"
#include "dia-settings.h"
#include "dia-wall-time.h"
#include "dia-workspace-private.h"

#include <glib/gi18n-lib.h>

#define MAX_NEEDS_YOU   100
#define MAX_DROPPED     100
#define MAX_NEXT_OUT    12
#define MAX_WAITING     50
#define N_DAYS          30
/* More markets than this are only counted. */
#define MAX_MARKETS     3

typedef struct
{
  DiaQueueReading  base;
  DiaQueueReport  *report;
} Reading;

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
  DiaAccount *account = dia_queue_reading_find_account (&reading->base, planned->account_id, error);
  DiaBrand *brand = account != NULL ? dia_queue_reading_find_brand (&reading->base, account->brand_id, error) : NULL;

  if (brand == NULL)
    return FALSE;

  group->content_id = planned->content_id;
  group->account_id = planned->account_id;
  group->brand = g_object_ref (brand);
  group->title = g_strdup (planned->title);
  group->markets = describe_markets (planned, account);
  group->network = g_strdup (planned->network);
  group->at = planned->slot.at;
  group->zone = g_strdup (planned->slot.zone);
  group->n_posts = planned->n_posts;
  group->n_kept = planned->n_kept;
  group->held = planned->n_held > 0 || dia_queue_reading_is_silent (&reading->base, planned->account_id);
  g_ptr_array_add (reading->report->next_out, g_steal_pointer (&group));

  return TRUE;
}

static gboolean
read_next_out (Reading  *reading,
               GError  **error)
{
  g_autoptr (GPtrArray) planned = dia_planned_groups_list (reading->base.connection, reading->base.scope, MAX_NEXT_OUT, error);

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
  DiaAccount *account = dia_queue_reading_find_account (&reading->base, held->account_id, error);
  DiaBrand *brand = account != NULL ? dia_queue_reading_find_brand (&reading->base, account->brand_id, error) : NULL;

  if (brand == NULL)
    return FALSE;

  group->account_id = account->id;
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
  g_autoptr (GArray) held = dia_held_accounts_list (reading->base.connection, reading->base.scope, MAX_WAITING, error);

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

  if (!dia_wall_time_from_instant (dia_clock_now (reading->base.core->clock), zone, &wall, error))
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
      !dia_posts_count_due_before (reading->base.connection, reading->base.scope, boundaries[N_DAYS], &report->n_today, error) ||
      !dia_punctuality_measure (reading->base.connection, reading->base.scope, boundaries, N_DAYS, days,
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
read_backup (Reading  *reading,
             GError  **error)
{
  g_autofree char *text = NULL;

  if (!dia_settings_get (reading->base.connection, DIA_SETTING_BACKUP_AT, &text, error))
    return FALSE;
  if (text != NULL)
    g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, &reading->report->backup_at, NULL);

  return TRUE;
}

/* What only a person can find out comes before what a person may only regret. */
static int
get_urgency (DiaPostState state)
{
  if (state == DIA_POST_UNCONFIRMED)
    return 0;
  if (state == DIA_POST_AWAITING_PERSON)
    return 1;
  return state == DIA_POST_FAILED ? 2 : 3;
}

static int
compare_urgency (gconstpointer a,
                 gconstpointer b)
{
  const DiaPost *first = (*(DiaQueueItem *const *) a)->post;
  const DiaPost *second = (*(DiaQueueItem *const *) b)->post;
  int difference = get_urgency (first->state) - get_urgency (second->state);

  if (difference != 0)
    return difference;
  return (first->slot.at > second->slot.at) - (first->slot.at < second->slot.at);
}

static gboolean
read_needs_you (Reading  *reading,
                GError  **error)
{
  DiaQueueReport *report = reading->report;
  DiaConnection *connection = reading->base.connection;
  GPtrArray *posts = dia_posts_list_needing_person (connection, reading->base.scope, MAX_NEEDS_YOU, error);

  if (!dia_queue_reading_add_items (&reading->base, posts, TRUE, report->needs_you, error))
    return FALSE;
  g_ptr_array_sort (report->needs_you, compare_urgency);
  return dia_posts_count_needing_person (connection, reading->base.scope, &report->n_needs_you, error);
}

static gboolean
read_dropped (Reading  *reading,
              GError  **error)
{
  GPtrArray *posts = dia_posts_list_dropped (reading->base.connection, reading->base.scope,
                                             dia_clock_now (reading->base.core->clock), MAX_DROPPED, error);

  return dia_queue_reading_add_items (&reading->base, posts, FALSE, reading->report->dropped, error);
}

static gboolean
read_report (DiaConnection  *connection,
             gpointer        user_data,
             GError        **error)
{
  Reading *reading = user_data;

  reading->base.connection = connection;

  return read_needs_you (reading, error) && read_dropped (reading, error) &&
         read_waiting (reading, error) && read_next_out (reading, error) && read_days (reading, error) &&
         read_backup (reading, error);
}

DiaQueueReport *
dia_queue_report_reader_load (DiaWorkspaceCore  *core,
                              const DiaScope    *scope,
                              GCancellable      *cancellable,
                              GError           **error)
{
  g_autoptr (DiaQueueReport) report = g_object_new (DIA_TYPE_QUEUE_REPORT, NULL);
  Reading reading = { .base = { .core = core, .scope = scope }, .report = report };

  if (!dia_queue_reading_run (&reading.base, read_report, cancellable, error))
    return NULL;

  return g_steal_pointer (&report);
}
