/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-csv.h"
#include "dia-date-reader.h"

G_BEGIN_DECLS

/* What a column of a file of posts can hold. */
typedef enum
{
  DIA_IMPORT_DATE,
  DIA_IMPORT_TIME,       /* where the date has a column of its own */
  DIA_IMPORT_ZONE,
  DIA_IMPORT_NETWORK,
  DIA_IMPORT_ACCOUNT,
  DIA_IMPORT_TEXT,
  DIA_IMPORT_LINK,
  DIA_IMPORT_LANGUAGE,
  DIA_IMPORT_WARNING,
  DIA_IMPORT_STATE,
  DIA_IMPORT_N_FIELDS
} DiaImportField;

typedef enum
{
  DIA_IMPORT_LAYOUT_UNKNOWN,     /* a person has to say which column is which */
  DIA_IMPORT_LAYOUT_OWN,         /* docs/import-and-export.md */
  DIA_IMPORT_LAYOUT_HOOTSUITE,   /* bulk composer: date, message, link; with or without a head */
  DIA_IMPORT_LAYOUT_SPROUT,      /* bulk scheduling: date, time_24hr, message_text… */
  DIA_IMPORT_LAYOUT_OTHER,       /* known by the names of its columns, or told */
} DiaImportLayoutKind;

/* Which column is which. */
typedef struct
{
  DiaImportLayoutKind kind;
  gboolean            has_head;                        /* the first row names the columns */
  int                 columns[DIA_IMPORT_N_FIELDS];    /* from 0; -1 for none */
} DiaImportLayout;

/* Recognises a file by the names of its columns, or by a date in the first one.
 * FALSE, with all that was found, when no column is known to hold the text. */
gboolean    dia_import_layout_recognise (DiaImportLayout *self, const DiaCsv *csv, DiaDateReader *dates);
/* Reads what a person says, “date=1,text=Message,account=3”: columns by their
 * number, from 1, or their name, “-” for none; those that are not named stay as they are.
 * DIA_IMPORT_ERROR_LAYOUT with a sentence. */
gboolean    dia_import_layout_read      (DiaImportLayout *self, const DiaCsv *csv, const char *text, GError **error);
/* The columns as people know them: their names, or “Column 2”. (transfer full) */
char      **dia_import_layout_dup_names (const DiaImportLayout *self, const DiaCsv *csv) G_GNUC_WARN_UNUSED_RESULT;

/* "date", as in dia_import_layout_read() and in JSON; "Date", for people.
 * (transfer none) */
const char *dia_import_field_to_string  (DiaImportField field);
const char *dia_import_field_get_label  (DiaImportField field);
/* "hootsuite"; “Hootsuite”. (transfer none) */
const char *dia_import_layout_kind_to_string (DiaImportLayoutKind kind);
const char *dia_import_layout_kind_get_label (DiaImportLayoutKind kind);

#define DIA_IMPORT_ERROR (dia_import_error_quark ())
GQuark dia_import_error_quark (void);

typedef enum
{
  DIA_IMPORT_ERROR_LAYOUT,     /* which column is which is not known */
  DIA_IMPORT_ERROR_BAD,        /* the file cannot be read */
} DiaImportError;

G_END_DECLS
