/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-account.h"
#include "dia-brand.h"
#include "dia-connection.h"
#include "dia-content.h"
#include "dia-day.h"
#include "dia-key-moment.h"
#include "dia-post.h"
#include "dia-scope.h"

G_BEGIN_DECLS

/* A post with what belongs to it. Each is (owned). */
typedef struct
{
  DiaPost    *post;
  DiaContent *content;
  DiaAccount *account;
  DiaBrand   *brand;      /* (nullable) */
} DiaExportPost;

/* What a calendar shows of some days, in full. */
typedef struct
{
  DiaDay      first;
  DiaDay      last;
  DiaInstant  now;
  GPtrArray  *posts;     /* (owned) (element-type DiaExportPost): by their instant */
  GPtrArray  *moments;   /* (owned) (element-type DiaKeyMoment): by first day */
} DiaExportSheet;

/* Reads the posts on the days from @first to @last, by the clock of their slots, of
 * the accounts of @scope (nullable: every account), and the key moments of these
 * days. DIA_EXPORT_ERROR_TOO_MUCH beyond 100,000 posts. (transfer full) (nullable) */
DiaExportSheet *dia_export_sheet_read (DiaConnection *connection, const DiaScope *scope, DiaDay first, DiaDay last,
                                       DiaInstant now, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void            dia_export_sheet_free (DiaExportSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaExportSheet, dia_export_sheet_free)

/* The forms. All are (transfer full) UTF-8. CSV: the layout that is imported again,
 * with more columns, and nothing in it that a spreadsheet would run. */
char *dia_export_sheet_dup_csv  (const DiaExportSheet *self) G_GNUC_WARN_UNUSED_RESULT;
char *dia_export_sheet_dup_json (const DiaExportSheet *self) G_GNUC_WARN_UNUSED_RESULT;
char *dia_export_sheet_dup_ics  (const DiaExportSheet *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
