/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-health.h"

#include "dia-health-reader.h"
#include "dia-health-troubles.h"
#include "dia-workspace-private.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (DiaHealthRow, dia_health_row, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (DiaHealthReport, dia_health_report, G_TYPE_OBJECT)

static void
dia_health_row_finalize (GObject *object)
{
  DiaHealthRow *self = DIA_HEALTH_ROW (object);

  g_clear_object (&self->account);
  g_clear_object (&self->brand);
  g_free (self->network);
  g_free (self->server);
  g_free (self->title);
  g_free (self->next_zone);
  g_free (self->folded);
  g_ptr_array_unref (self->troubles);

  G_OBJECT_CLASS (dia_health_row_parent_class)->finalize (object);
}

static void
dia_health_row_class_init (DiaHealthRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_health_row_finalize;
}

static void
dia_health_row_init (DiaHealthRow *self)
{
  self->next_at = DIA_INSTANT_NONE;
  self->next_zone = g_strdup ("");
  self->troubles = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_trouble_free);
}

static void
dia_health_report_finalize (GObject *object)
{
  DiaHealthReport *self = DIA_HEALTH_REPORT (object);

  g_ptr_array_unref (self->accounts);
  g_ptr_array_unref (self->networks);
  g_ptr_array_unref (self->servers);

  G_OBJECT_CLASS (dia_health_report_parent_class)->finalize (object);
}

static void
dia_health_report_class_init (DiaHealthReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_health_report_finalize;
}

static void
dia_health_report_init (DiaHealthReport *self)
{
  self->accounts = g_ptr_array_new_with_free_func (g_object_unref);
  self->networks = g_ptr_array_new_with_free_func (g_object_unref);
  self->servers = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
load_in_thread (GTask        *task,
                gpointer      resource,
                gpointer      work_data,
                GCancellable *cancellable)
{
  DiaWorkspace *workspace = g_task_get_source_object (task);
  GError *error = NULL;
  DiaHealthReport *report = dia_health_reader_load (dia_workspace_get_core (workspace), work_data, cancellable, &error);

  if (report != NULL)
    g_task_return_pointer (task, report, g_object_unref);
  else
    g_task_return_error (task, error);
}

const char *
dia_trouble_kind_to_string (DiaTroubleKind kind)
{
  static const char *const names[] = {
    [DIA_TROUBLE_SIGN_IN_NEEDED] = "sign-in-needed",
    [DIA_TROUBLE_SIGN_IN_ENDS] = "sign-in-ends",
    [DIA_TROUBLE_SIGN_IN_NOTE] = "sign-in-note",
    [DIA_TROUBLE_OUT_OF_REACH] = "out-of-reach",
    [DIA_TROUBLE_OFTEN_AWAY] = "often-away",
    [DIA_TROUBLE_THROTTLED] = "throttled",
    [DIA_TROUBLE_UNCLEAR] = "unclear-answers",
    [DIA_TROUBLE_SLOW] = "slow",
    [DIA_TROUBLE_PUBLISHES_AT_ONCE] = "publishes-at-once",
    [DIA_TROUBLE_KEEPS_NOTHING] = "keeps-nothing",
  };

  return names[kind];
}

const char *
dia_health_level_to_string (DiaHealthLevel level)
{
  static const char *const names[] = {
    [DIA_HEALTH_WELL] = "well",
    [DIA_HEALTH_NOTE] = "note",
    [DIA_HEALTH_WARNING] = "warning",
    [DIA_HEALTH_ERROR] = "error",
  };

  return names[level];
}

gboolean
dia_health_row_has_sent (const DiaHealthRow *self)
{
  return self->on_time + self->late + self->failed + self->unconfirmed > 0;
}

gboolean
dia_health_row_matches (const DiaHealthRow *self,
                        const char *const  *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (self->folded, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

GPtrArray *
dia_health_report_get_rows (const DiaHealthReport *self,
                            DiaHealthBy            by)
{
  switch (by)
    {
    case DIA_HEALTH_OF_ACCOUNTS:
      return self->accounts;
    case DIA_HEALTH_OF_NETWORKS:
      return self->networks;
    case DIA_HEALTH_OF_SERVERS:
      return self->servers;
    }

  g_return_val_if_reached (NULL);
}

/* The sign of @first - @second. */
static int
compare_numbers (gint64 first,
                 gint64 second)
{
  return (first > second) - (first < second);
}

static int
compare_failed (const DiaHealthRow *first,
                const DiaHealthRow *second)
{
  return compare_numbers (second->failed + second->unconfirmed, first->failed + first->unconfirmed);
}

static int
compare_trouble (const DiaHealthRow *first,
                 const DiaHealthRow *second)
{
  int difference = compare_numbers (second->level, first->level);

  return difference != 0 ? difference : compare_failed (first, second);
}

static int
compare_lateness (const DiaHealthRow *first,
                  const DiaHealthRow *second)
{
  int difference = compare_numbers (second->lateness_p99, first->lateness_p99);

  return difference != 0 ? difference : compare_numbers (second->late, first->late);
}

/* What has nothing planned comes last. */
static int
compare_next (const DiaHealthRow *first,
              const DiaHealthRow *second)
{
  gint64 at = first->next_at != DIA_INSTANT_NONE ? first->next_at : G_MAXINT64;
  gint64 other = second->next_at != DIA_INSTANT_NONE ? second->next_at : G_MAXINT64;

  return compare_numbers (at, other);
}

static int
compare_by (const DiaHealthRow *first,
            const DiaHealthRow *second,
            DiaHealthOrder      order)
{
  switch (order)
    {
    case DIA_HEALTH_ORDER_TROUBLE:
      return compare_trouble (first, second);
    case DIA_HEALTH_ORDER_NAME:
      return 0;
    case DIA_HEALTH_ORDER_FAILED:
      return compare_failed (first, second);
    case DIA_HEALTH_ORDER_LATENESS:
      return compare_lateness (first, second);
    case DIA_HEALTH_ORDER_NEXT:
      return compare_next (first, second);
    }

  g_return_val_if_reached (0);
}

int
dia_health_compare (gconstpointer a,
                    gconstpointer b,
                    gpointer      order)
{
  const DiaHealthRow *first = *(const DiaHealthRow *const *) a;
  const DiaHealthRow *second = *(const DiaHealthRow *const *) b;
  int difference = compare_by (first, second, GPOINTER_TO_INT (order));

  return difference != 0 ? difference : compare_numbers (first->position, second->position);
}

DiaHealthReport *
dia_health_load (DiaWorkspace  *workspace,
                 DiaScope      *scope,
                 GCancellable  *cancellable,
                 GError       **error)
{
  return dia_health_reader_load (dia_workspace_get_core (workspace), scope, cancellable, error);
}

void
dia_health_load_async (DiaWorkspace        *workspace,
                       DiaScope            *scope,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GTask *task = g_task_new (workspace, cancellable, callback, user_data);

  dia_worker_pool_push (dia_workspace_get_core (workspace)->desk, task, load_in_thread,
                        scope != NULL ? dia_scope_ref (scope) : NULL,
                        scope != NULL ? (GDestroyNotify) dia_scope_unref : NULL);
}

DiaHealthReport *
dia_health_load_finish (DiaWorkspace  *workspace,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
