/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-account-names.h"
#include "dia-connection.h"
#include "dia-draft-addition.h"
#include "dia-import-report.h"
#include "dia-imports.h"

G_BEGIN_DECLS

/* A row on its way into the workspace. */
typedef struct
{
  DiaImportLine    *line;       /* (owned) */
  DiaDraftAddition *addition;   /* (owned) (nullable): NULL for a row that is refused */
} DiaImportItem;

/**
 * DiaImportJob:
 *
 * A file on its way into the workspace: read, compared with what is there, then
 * written as a whole. Of one thread at a time.
 */
typedef struct
{
  DiaImportRequest *request;    /* (owned) */
  GHashTable       *networks;   /* (owned) (element-type utf8 DiaNetwork): by id */
  DiaInstant        now;
  DiaAccountNames  *names;      /* (owned) */
  DiaImportReport  *report;     /* (owned) */
  GPtrArray        *items;      /* (owned) (element-type DiaImportItem) */
  GCancellable     *cancellable; /* (owned) (nullable) */
} DiaImportJob;

/* @accounts: (element-type DiaAccount): all that there are. (transfer full) */
DiaImportJob *dia_import_job_new          (const DiaImportRequest *request, GHashTable *networks, GPtrArray *accounts,
                                           DiaInstant now, GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void          dia_import_job_free         (DiaImportJob *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaImportJob, dia_import_job_free)

/* Reads the file and checks each row as posts of a person are checked. Any
 * thread. */
gboolean      dia_import_job_read         (DiaImportJob *self, GError **error);
/* The rows of @csv, into the items; of dia_import_job_read(). */
gboolean      dia_import_job_read_rows    (DiaImportJob *self, const DiaCsv *csv, DiaDateReader *dates, GError **error);
/* What the workspace has already; both are a #DiaStoreFunc. @job: a DiaImportJob */
gboolean      dia_import_job_find_doubles (DiaConnection *connection, gpointer job, GError **error);
/* Writes what is to be taken, after another look for doubles; nothing where one
 * row is refused and all of them are wanted, or where it is not known which
 * number of a date is the day. */
gboolean      dia_import_job_write        (DiaConnection *connection, gpointer job, GError **error);

G_END_DECLS
