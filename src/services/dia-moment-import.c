/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-moment-import.h"

#include "dia-field.h"
#include "dia-ics-reader.h"
#include "dia-key-moments.h"
#include "dia-moments-private.h"
#include "dia-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DEFAULT_COLOR "#3584e4"
/* RFC 2606: nobody else can ever be called that. */
#define OWN_DOMAIN    "@diapason.invalid"

G_DEFINE_FINAL_TYPE (DiaMomentImportReport, dia_moment_import_report, G_TYPE_OBJECT)

/* A calendar on its way into the workspace. */
typedef struct
{
  DiaMomentImportRequest *request;   /* (owned) */
  DiaIcs                 *ics;       /* (owned) (nullable) */
  DiaMomentImportReport  *report;    /* (owned) */
  DiaMomentImportReport  *undone;    /* (owned) (nullable): to be taken back instead */
  DiaInstant              now;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->request, dia_moment_import_request_free);
  g_clear_pointer (&job->ics, dia_ics_free);
  g_clear_object (&job->report);
  g_clear_object (&job->undone);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, free_job)

static void
dia_moment_import_report_finalize (GObject *object)
{
  DiaMomentImportReport *self = DIA_MOMENT_IMPORT_REPORT (object);

  g_ptr_array_unref (self->lines);
  g_array_unref (self->made);
  g_ptr_array_unref (self->before);

  G_OBJECT_CLASS (dia_moment_import_report_parent_class)->finalize (object);
}

static void
dia_moment_import_report_class_init (DiaMomentImportReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_moment_import_report_finalize;
}

static void
dia_moment_import_report_init (DiaMomentImportReport *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_object_unref);
  self->made = g_array_new (FALSE, FALSE, sizeof (DiaId));
  self->before = g_ptr_array_new_with_free_func (g_object_unref);
}

DiaMomentImportRequest *
dia_moment_import_request_new (GBytes *file,
                               DiaDay  first,
                               DiaDay  last)
{
  DiaMomentImportRequest *self = g_new0 (DiaMomentImportRequest, 1);

  self->file = g_bytes_ref (file);
  self->first = first;
  self->last = last;

  return self;
}

void
dia_moment_import_request_free (DiaMomentImportRequest *self)
{
  g_bytes_unref (self->file);
  g_free (self);
}

char *
dia_moment_import_dup_uid (const char *kind,
                           DiaId       id)
{
  g_autofree char *text = dia_id_to_string (id);

  return g_strdup_printf ("%s-%s" OWN_DOMAIN, kind, text);
}

/* FALSE when the desk has not made it. */
static gboolean
read_own_uid (const char *uid,
              DiaId      *id)
{
  g_auto (GStrv) parts = NULL;

  if (!g_str_has_suffix (uid, OWN_DOMAIN))
    return FALSE;
  parts = g_strsplit_set (uid, "-@", 3);
  *id = DIA_ID_NONE;

  return g_str_equal (parts[0], "post") || (g_str_equal (parts[0], "moment") && dia_id_from_string (parts[1], id));
}

DiaId
dia_moment_import_make_id (const char *uid,
                           DiaDay      occurrence)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *day = g_strdup_printf ("%d", occurrence);
  guint8 digest[32];
  gsize length = sizeof digest;
  DiaId id = 0;

  if (read_own_uid (uid, &id))
    return id;

  g_checksum_update (checksum, (const guchar *) uid, strlen (uid) + 1);
  g_checksum_update (checksum, (const guchar *) day, -1);
  g_checksum_get_digest (checksum, digest, &length);
  for (guint i = 0; i < sizeof id; i++)
    id = (DiaId) ((guint64) id << 8 | digest[i]);

  return MAX (id & G_MAXINT64, 1);
}

static void
add_line (DiaMomentImportReport *report,
          guint                  number,
          const char            *title,
          DiaImportOutcome       outcome,
          const char            *reason,
          const DiaIcsMoment    *event)
{
  DiaImportLine *line = dia_import_line_new (number);

  line->outcome = outcome;
  dia_field_set_text (&line->title, title);
  dia_field_set_text (&line->reason, reason);
  if (event != NULL)
    {
      g_autofree char *first = dia_day_to_string (event->first_day);
      g_autofree char *last = dia_day_to_string (event->last_day);

      dia_field_take_text (&line->when, event->last_day > event->first_day ? g_strconcat (first, "/", last, NULL)
                                                                           : g_strdup (first));
    }
  g_ptr_array_add (report->lines, line);
}

/* (transfer full) (nullable): NULL without an error when there is none. */
static DiaKeyMoment *
load_known (DiaConnection  *connection,
            DiaId           id,
            GError        **error)
{
  g_autoptr (GError) problem = NULL;
  DiaKeyMoment *moment = dia_key_moments_load (connection, id, &problem);

  if (moment == NULL && !g_error_matches (problem, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&problem));

  return moment;
}

static void
fill_days (DiaKeyMoment       *moment,
           const DiaIcsMoment *event)
{
  dia_field_set_text (&moment->title, event->title[0] != '\0' ? event->title : C_("key moment", "Untitled"));
  dia_field_take_text (&moment->first_day, dia_day_to_string (event->first_day));
  dia_field_take_text (&moment->last_day, dia_day_to_string (event->last_day));
  if (moment->brief[0] == '\0')
    dia_field_set_text (&moment->brief, event->description);
}

/* One that was removed here comes back: it is imported because a person wants it. */
static gboolean
make_moment (DiaConnection       *connection,
             Job                 *job,
             DiaId                id,
             const DiaIcsMoment  *event,
             GError             **error)
{
  g_autoptr (DiaKeyMoment) moment = dia_key_moment_new ();

  moment->id = id;
  dia_field_set_text (&moment->color, DEFAULT_COLOR);
  fill_days (moment, event);
  job->report->n_new++;
  add_line (job->report, event->line, moment->title, DIA_IMPORT_TAKEN, "", event);
  if (job->request->dry_run)
    return TRUE;
  g_array_append_val (job->report->made, id);

  return dia_key_moments_save (connection, moment, error) && dia_key_moments_restore (connection, id, error);
}

static gboolean
says_same (const DiaKeyMoment *one,
           const DiaKeyMoment *other)
{
  return g_str_equal (one->title, other->title) && g_str_equal (one->first_day, other->first_day) &&
         g_str_equal (one->last_day, other->last_day) && g_str_equal (one->brief, other->brief);
}

static gboolean
update_moment (DiaConnection       *connection,
               Job                 *job,
               DiaKeyMoment        *known,
               const DiaIcsMoment  *event,
               GError             **error)
{
  g_autoptr (DiaKeyMoment) moment = dia_key_moment_copy (known);

  fill_days (moment, event);
  if (says_same (moment, known))
    {
      job->report->n_unchanged++;
      add_line (job->report, event->line, moment->title, DIA_IMPORT_DOUBLED, _("It is there already."), event);
      return TRUE;
    }
  job->report->n_updated++;
  add_line (job->report, event->line, moment->title, DIA_IMPORT_TAKEN, _("It is brought up to date."), event);
  if (job->request->dry_run)
    return TRUE;
  g_ptr_array_add (job->report->before, g_object_ref (known));

  return dia_key_moments_save (connection, moment, error);
}

static gboolean
take_event (DiaConnection       *connection,
            Job                 *job,
            const DiaIcsMoment  *event,
            GHashTable          *seen,
            GError             **error)
{
  DiaId id = dia_moment_import_make_id (event->uid, event->occurrence);
  g_autoptr (DiaKeyMoment) known = NULL;
  g_autoptr (GError) problem = NULL;

  if (id == DIA_ID_NONE || !g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
    {
      add_line (job->report, event->line, event->title, DIA_IMPORT_DOUBLED,
                id == DIA_ID_NONE ? _("This is a post, not a key moment.") : _("It stands in the file twice."), event);
      return TRUE;
    }
  known = load_known (connection, id, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  return known != NULL ? update_moment (connection, job, known, event, error) : make_moment (connection, job, id, event, error);
}

/* On a connection that only reads where nothing is to be changed. */
static gboolean
take_events (DiaConnection  *connection,
             gpointer        user_data,
             GError        **error)
{
  Job *job = user_data;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < job->ics->moments->len; i++)
    if (!take_event (connection, job, job->ics->moments->pdata[i], seen, error))
      return FALSE;

  return TRUE;
}

static void
tell_problems (Job *job)
{
  for (guint i = 0; i < job->ics->problems->len; i++)
    {
      const DiaIcsProblem *problem = job->ics->problems->pdata[i];

      add_line (job->report, problem->line, problem->title, DIA_IMPORT_REFUSED, problem->reason, NULL);
    }
  job->report->n_refused = job->ics->problems->len;
  job->report->n_outside = job->ics->n_outside;
  job->report->n_cancelled = job->ics->n_cancelled;
}

/* In a thread that may wait. */
static gboolean
run_job (DiaMoments    *moments,
         Job           *job,
         GCancellable  *cancellable,
         GError       **error)
{
  DiaWorkspaceCore *core = dia_moments_get_core (moments);
  g_autofree char *zone = dia_zone_dup_local ();
  DiaIcsSpan span = { job->request->first, job->request->last, zone };
  gsize size;
  const guint8 *bytes = g_bytes_get_data (job->request->file, &size);

  job->ics = dia_ics_read (bytes, size, &span, cancellable, error);
  if (job->ics == NULL)
    return FALSE;
  tell_problems (job);
  if (job->request->dry_run)
    return dia_store_read (core->store, take_events, job, cancellable, error);
  if (!dia_store_write (core->store, take_events, job, cancellable, error))
    return FALSE;
  job->report->written = job->report->n_new + job->report->n_updated > 0;
  if (job->report->written)
    dia_workspace_core_touch (core, DIA_CHANGE_CONTENTS);

  return TRUE;
}

static void
run_in_thread (GTask        *task,
               gpointer      resource,
               gpointer      work_data,
               GCancellable *cancellable)
{
  Job *job = work_data;
  GError *error = NULL;

  if (run_job (g_task_get_source_object (task), job, cancellable, &error))
    g_task_return_pointer (task, g_object_ref (job->report), g_object_unref);
  else
    g_task_return_error (task, error);
}

static Job *
make_job (DiaMoments             *moments,
          DiaMomentImportRequest *request,
          DiaMomentImportReport  *undone)
{
  Job *job = g_new0 (Job, 1);

  job->request = request;
  job->report = g_object_new (DIA_TYPE_MOMENT_IMPORT_REPORT, NULL);
  job->undone = undone != NULL ? g_object_ref (undone) : NULL;
  job->now = dia_clock_now (dia_moments_get_core (moments)->clock);

  return job;
}

DiaMomentImportReport *
dia_moment_import_run (DiaMoments                    *moments,
                       const DiaMomentImportRequest  *request,
                       GCancellable                  *cancellable,
                       GError                       **error)
{
  DiaMomentImportRequest *copy = dia_moment_import_request_new (request->file, request->first, request->last);
  g_autoptr (Job) job = make_job (moments, copy, NULL);

  copy->dry_run = request->dry_run;

  return run_job (moments, job, cancellable, error) ? g_object_ref (job->report) : NULL;
}

void
dia_moment_import_run_async (DiaMoments             *moments,
                             DiaMomentImportRequest *request,
                             GCancellable           *cancellable,
                             GAsyncReadyCallback     callback,
                             gpointer                user_data)
{
  GTask *task = g_task_new (moments, cancellable, callback, user_data);

  g_task_set_source_tag (task, dia_moment_import_run_async);
  dia_worker_pool_push (dia_moments_get_core (moments)->desk, task, run_in_thread, make_job (moments, request, NULL), free_job);
}

DiaMomentImportReport *
dia_moment_import_run_finish (DiaMoments    *moments,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, moments), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
take_back (DiaConnection  *connection,
           gpointer        user_data,
           GError        **error)
{
  Job *job = user_data;

  for (guint i = 0; i < job->undone->made->len; i++)
    if (!dia_key_moments_remove (connection, g_array_index (job->undone->made, DiaId, i), job->now, error))
      return FALSE;
  for (guint i = 0; i < job->undone->before->len; i++)
    if (!dia_key_moments_save (connection, job->undone->before->pdata[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
undo_job (DiaMoments    *moments,
          Job           *job,
          GCancellable  *cancellable,
          GError       **error)
{
  DiaWorkspaceCore *core = dia_moments_get_core (moments);

  if (!dia_store_write (core->store, take_back, job, cancellable, error))
    return FALSE;

  dia_workspace_core_touch (core, DIA_CHANGE_CONTENTS);
  return TRUE;
}

static void
undo_in_thread (GTask        *task,
                gpointer      resource,
                gpointer      work_data,
                GCancellable *cancellable)
{
  GError *error = NULL;

  if (undo_job (g_task_get_source_object (task), work_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
dia_moment_import_undo_async (DiaMoments            *moments,
                              DiaMomentImportReport *report,
                              GCancellable          *cancellable,
                              GAsyncReadyCallback    callback,
                              gpointer               user_data)
{
  GTask *task = g_task_new (moments, cancellable, callback, user_data);

  g_task_set_source_tag (task, dia_moment_import_undo_async);
  dia_worker_pool_push (dia_moments_get_core (moments)->desk, task, undo_in_thread, make_job (moments, NULL, report), free_job);
}

gboolean
dia_moment_import_undo_finish (DiaMoments    *moments,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, moments), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
