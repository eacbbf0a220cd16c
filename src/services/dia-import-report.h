/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dia-id.h"
#include "dia-import-layout.h"

G_BEGIN_DECLS

/* What becomes of one row. */
typedef enum
{
  DIA_IMPORT_TAKEN,     /* it is imported, or can be */
  DIA_IMPORT_REFUSED,
  DIA_IMPORT_DOUBLED,   /* its accounts have it already */
} DiaImportOutcome;

/* "taken", "refused", "doubled": in JSON. (transfer none) */
const char *dia_import_outcome_to_string (DiaImportOutcome outcome);

/* One row of a file. Not changed once its report is handed out. */
#define DIA_TYPE_IMPORT_LINE (dia_import_line_get_type ())
G_DECLARE_FINAL_TYPE (DiaImportLine, dia_import_line, DIA, IMPORT_LINE, GObject)

struct _DiaImportLine
{
  GObject          parent_instance;

  /*< public >*/
  guint            line;       /* of the file, from 1 */
  DiaImportOutcome outcome;
  char            *reason;     /* why not, or what to know of one that is taken; "" : translated */
  char            *title;      /* its first words */
  char            *when;       /* "2026-12-31T14:30", in the zone of its accounts or @zone; "" for none */
  char            *zone;       /* "" for that of its accounts */
  char            *accounts;   /* "@alize, @bruine" */
  guint            n_posts;    /* that it makes */
  gboolean         scheduled;  /* they go out at that time; else drafts */
};

/* (transfer full) */
DiaImportLine *dia_import_line_new (guint line) G_GNUC_WARN_UNUSED_RESULT;

/* What came, or would come, of a file. Not changed once it is handed out. */
#define DIA_TYPE_IMPORT_REPORT (dia_import_report_get_type ())
G_DECLARE_FINAL_TYPE (DiaImportReport, dia_import_report, DIA, IMPORT_REPORT, GObject)

struct _DiaImportReport
{
  GObject          parent_instance;

  /*< public >*/
  const char      *encoding;     /* static */
  char             separator;
  DiaImportLayout  layout;
  char           **names;        /* (owned): of the columns */
  DiaDateOrder     order;        /* in which dates were read */
  gboolean         ambiguous;    /* they can be read in the other one, too, and nobody has said which */
  GPtrArray       *lines;        /* (owned) (element-type DiaImportLine) */
  guint            n[3];         /* rows, by outcome */
  guint            n_posts;      /* of the rows that are taken */
  gboolean         written;      /* FALSE: nothing was changed */
  GArray          *contents;     /* (owned) (element-type DiaId): what was written, for the undo */
};

/* An empty one. (transfer full) */
DiaImportReport *dia_import_report_new   (void) G_GNUC_WARN_UNUSED_RESULT;
/* Adds up the lines. */
void             dia_import_report_count (DiaImportReport *self);

G_END_DECLS
