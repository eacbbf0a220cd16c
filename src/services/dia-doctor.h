/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  DIA_CHECK_OK,
  DIA_CHECK_WARNING,
  DIA_CHECK_ERROR,
} DiaCheckLevel;

/* What is looked at beside keyring, clock, zone data and disk, which take no
 * time worth naming. */
typedef enum
{
  DIA_DOCTOR_QUICK   = 0,
  DIA_DOCTOR_FILE    = 1 << 0, /* every page of the workspace file is read: seconds for a large one */
  DIA_DOCTOR_SERVERS = 1 << 1, /* each server that accounts are on is asked */
} DiaDoctorParts;

/* One thing that was checked: name for machines, sentences for people. */
typedef struct
{
  const char   *name;     /* "keyring", "clock", "zones", "disk", "workspace", "server" */
  DiaCheckLevel level;
  char         *subject;  /* which server or folder, "" */
  char         *sentence; /* what was found and what to do */
} DiaCheck;

void       dia_check_free        (DiaCheck *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaCheck, dia_check_free)

/* Checks keyring, clock, zone data, disk and what @parts names. Blocking.
 * (transfer full) (element-type DiaCheck) */
GPtrArray *dia_doctor_run        (DiaWorkspace *workspace, DiaDoctorParts parts, GCancellable *cancellable,
                                  GError **error);
void       dia_doctor_run_async  (DiaWorkspace *workspace, DiaDoctorParts parts, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *dia_doctor_run_finish (DiaWorkspace *workspace, GAsyncResult *result, GError **error);

G_END_DECLS
