/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is refused rather than read: more than any plan of posts has. */
#define DIA_CSV_MAX_BYTES   (16 * 1024 * 1024)
#define DIA_CSV_MAX_COLUMNS 100
#define DIA_CSV_MAX_ROWS    100000

/* One row: RFC 4180, section 2, with any of the usual line breaks. */
typedef struct
{
  guint   line;       /* where it begins, from 1 */
  guint   n_fields;
  char  **fields;     /* (owned): without their quotation marks */
  char   *problem;    /* (owned) (nullable): why it could not be read, translated, with line and column */
} DiaCsvRow;

/* A table as it was found in a file. Immutable; any thread. */
typedef struct
{
  GPtrArray  *rows;        /* (owned) (element-type DiaCsvRow): empty lines are left out */
  guint       n_columns;   /* of the longest row */
  char        separator;   /* ',', ';', '|' or a tab, found by looking */
  const char *encoding;    /* see dia_text_decode() */
} DiaCsv;

/**
 * dia_csv_read:
 *
 * Reads a table of whatever encoding and separator. Something that is wrong with
 * a row is told with it, and the others are read all the same; after a quotation
 * mark that is never closed nothing can be read. DIA_CSV_ERROR for a file as a
 * whole, or DIA_TEXT_DECODING_ERROR. Any thread. (transfer full) (nullable)
 */
DiaCsv     *dia_csv_read         (const guint8 *bytes, gsize size, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void        dia_csv_free         (DiaCsv *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaCsv, dia_csv_free)

/* A field by its place, from 0; "" where the row is shorter, or for -1.
 * (transfer none) */
const char *dia_csv_row_get      (const DiaCsvRow *row, int column);

/* Adds a field with its quotation marks, and @after. What a spreadsheet would run
 * as a formula (=, +, -, @, a tab or a carriage return at its beginning) gets an
 * apostrophe before it, as OWASP asks for ("CSV injection"). */
void        dia_csv_append_field (GString *csv, const char *text, const char *after);
/* Takes that apostrophe away again: what dia_csv_append_field() wrote is what it
 * was given. (transfer none): points into @text. */
const char *dia_csv_undo_harmless (const char *text);

#define DIA_CSV_ERROR (dia_csv_error_quark ())
GQuark dia_csv_error_quark (void);

typedef enum
{
  DIA_CSV_ERROR_TOO_LARGE,
  DIA_CSV_ERROR_TOO_MANY_ROWS,
  DIA_CSV_ERROR_EMPTY,
} DiaCsvError;

G_END_DECLS
