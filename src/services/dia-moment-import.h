/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-import-report.h"
#include "dia-moments.h"

G_BEGIN_DECLS

/* Key moments from calendars of others. Functions named _async belong to the main
 * context they are called in; the others block. */

/* Which calendar, and which days of it. */
typedef struct
{
  GBytes   *file;      /* (owned) */
  DiaDay    first;
  DiaDay    last;
  gboolean  dry_run;   /* tell, and change nothing */
} DiaMomentImportRequest;

/* @first to @last: events that touch these days. (transfer full) */
DiaMomentImportRequest *dia_moment_import_request_new  (GBytes *file, DiaDay first, DiaDay last) G_GNUC_WARN_UNUSED_RESULT;
void                    dia_moment_import_request_free (DiaMomentImportRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaMomentImportRequest, dia_moment_import_request_free)

/* What came, or would come, of a calendar. Not changed once it is handed out. */
#define DIA_TYPE_MOMENT_IMPORT_REPORT (dia_moment_import_report_get_type ())
G_DECLARE_FINAL_TYPE (DiaMomentImportReport, dia_moment_import_report, DIA, MOMENT_IMPORT_REPORT, GObject)

struct _DiaMomentImportReport
{
  GObject    parent_instance;

  /*< public >*/
  GPtrArray *lines;         /* (owned) (element-type DiaImportLine): when is "2027-02-08" or "2027-02-08/2027-02-14" */
  guint      n_new;
  guint      n_updated;     /* of an earlier import, and now otherwise */
  guint      n_unchanged;   /* of an earlier import, and the same */
  guint      n_refused;
  guint      n_outside;     /* events on other days */
  guint      n_cancelled;   /* events that will not take place */
  gboolean   written;
  GArray    *made;          /* (owned) (element-type DiaId): for the undo */
  GPtrArray *before;        /* (owned) (element-type DiaKeyMoment): those that were updated, as they were */
};

/**
 * dia_moment_import_run:
 *
 * Makes key moments of the events of a calendar, each occurrence of a repeated one
 * for itself. An event is known again by its UID: imported again, its title and
 * its days follow the calendar, and all that was done to it here stays. What cannot
 * be taken is told in the report, and the rest is taken; all that is written is
 * written at once. (transfer full) (nullable)
 */
DiaMomentImportReport *dia_moment_import_run        (DiaMoments *moments, const DiaMomentImportRequest *request,
                                                     GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* @request: (transfer full) */
void                   dia_moment_import_run_async  (DiaMoments *moments, DiaMomentImportRequest *request,
                                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                                     gpointer user_data);
DiaMomentImportReport *dia_moment_import_run_finish (DiaMoments *moments, GAsyncResult *result,
                                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Takes back what @report wrote, all at once: new ones go, updated ones are what
 * they were. */
void                   dia_moment_import_undo_async  (DiaMoments *moments, DiaMomentImportReport *report,
                                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                                      gpointer user_data);
gboolean               dia_moment_import_undo_finish (DiaMoments *moments, GAsyncResult *result, GError **error);

/* The id of the key moment that an event of another calendar becomes, see decision
 * 12; of one that the desk has exported itself, the one that it had. @occurrence:
 * a day, or -1. DIA_ID_NONE for a post that the desk has exported. */
DiaId                  dia_moment_import_make_id (const char *uid, DiaDay occurrence);

/* "moment-01j8…@diapason.invalid", "post-…": how the desk names what it exports.
 * (transfer full) */
char                  *dia_moment_import_dup_uid (const char *kind, DiaId id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
