/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-csv.h"

#include "dia-text-decoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many rows tell which separator a file has. */
#define PROBE_ROWS 25

#define FORMULA_BEGINNINGS "=+-@\t\r"

G_DEFINE_QUARK (dia-csv-error-quark, dia_csv_error)

/* A place in the text. */
typedef struct
{
  const char *at;
  const char *line_start;
  guint       line;
  char        separator;
} Cursor;

static void
free_row (gpointer data)
{
  DiaCsvRow *row = data;

  g_strfreev (row->fields);
  g_free (row->problem);
  g_free (row);
}

static guint
count_column (const Cursor *cursor,
              const char   *at)
{
  return (guint) g_utf8_strlen (cursor->line_start, at - cursor->line_start) + 1;
}

static gboolean
is_break (char character)
{
  return character == '\n' || character == '\r';
}

/* CR LF is one line break. */
static void
pass_break (Cursor *cursor)
{
  cursor->at += cursor->at[0] == '\r' && cursor->at[1] == '\n' ? 2 : 1;
  cursor->line_start = cursor->at;
  cursor->line++;
}

static void
pass_line (Cursor *cursor)
{
  cursor->at += strcspn (cursor->at, "\r\n");
}

/* The inside of a field in quotation marks. FALSE when they are never closed. */
static gboolean
read_quoted (Cursor  *cursor,
             GString *field)
{
  cursor->at++;
  while (*cursor->at != '\0')
    {
      gsize n = strcspn (cursor->at, "\"\r\n");

      g_string_append_len (field, cursor->at, n);
      cursor->at += n;
      if (is_break (*cursor->at))
        {
          g_string_append_c (field, '\n');
          pass_break (cursor);
        }
      else if (*cursor->at == '"')
        {
          if (cursor->at[1] != '"')
            {
              cursor->at++;
              return TRUE;
            }
          g_string_append_c (field, '"');
          cursor->at += 2;
        }
    }

  return FALSE;
}

static void
read_plain (Cursor  *cursor,
            GString *field)
{
  const char ends[] = { cursor->separator, '\r', '\n', '\0' };
  gsize n = strcspn (cursor->at, ends);

  g_string_append_len (field, cursor->at, n);
  cursor->at += n;
}

static gboolean
is_at_end_of_field (const Cursor *cursor)
{
  return *cursor->at == cursor->separator || *cursor->at == '\0' || is_break (*cursor->at);
}

/* (transfer full) (nullable): what is wrong with the field. */
static char *
read_field (Cursor  *cursor,
            GString *field)
{
  guint line = cursor->line, column = count_column (cursor, cursor->at);

  if (*cursor->at != '"')
    {
      read_plain (cursor, field);
      return NULL;
    }
  if (!read_quoted (cursor, field))
    return g_strdup_printf (_("Line %u, column %u: this quotation mark is never closed; what follows was not read."),
                            line, column);
  /* Spreadsheets leave blanks there, and nobody means them. */
  while (*cursor->at == ' ' && cursor->separator != ' ')
    cursor->at++;
  if (is_at_end_of_field (cursor))
    return NULL;

  return g_strdup_printf (_("Line %u, column %u: there is text after a closing quotation mark; one inside of a text is "
                            "written twice."),
                          cursor->line, count_column (cursor, cursor->at));
}

/* The row that begins here, up to its line break. */
static DiaCsvRow *
read_row (Cursor *cursor)
{
  DiaCsvRow *row = g_new0 (DiaCsvRow, 1);
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  gboolean more = TRUE;

  row->line = cursor->line;
  while (more && row->problem == NULL)
    {
      GString *field = g_string_new (NULL);

      row->problem = read_field (cursor, field);
      g_ptr_array_add (fields, g_string_free (field, FALSE));
      more = row->problem == NULL && *cursor->at == cursor->separator && *cursor->at != '\0';
      if (more && fields->len == DIA_CSV_MAX_COLUMNS)
        row->problem = g_strdup_printf (_("Line %u: there are more than %u columns."), row->line, DIA_CSV_MAX_COLUMNS);
      cursor->at += more ? 1 : 0;
    }
  pass_line (cursor);
  row->n_fields = fields->len;
  g_ptr_array_add (fields, NULL);
  row->fields = (char **) g_ptr_array_free (g_steal_pointer (&fields), FALSE);

  return row;
}

static gboolean
is_empty (const DiaCsvRow *row)
{
  for (guint i = 0; i < row->n_fields; i++)
    if (row->fields[i][0] != '\0')
      return FALSE;

  return row->problem == NULL;
}

/* At most @max_rows of them; *whole is whether that was all. */
static GPtrArray *
read_rows (const char *text,
           char        separator,
           guint       first_line,
           guint       max_rows,
           gboolean   *whole)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_row);
  Cursor cursor = { text, text, first_line, separator };

  while (*cursor.at != '\0' && rows->len < max_rows)
    {
      DiaCsvRow *row = read_row (&cursor);

      if (*cursor.at != '\0')
        pass_break (&cursor);
      if (is_empty (row))
        free_row (row);
      else
        g_ptr_array_add (rows, row);
    }
  *whole = *cursor.at == '\0';

  return rows;
}

/* How many of the first rows have as many fields as most of them, and how many
 * that is: a text holds commas, but not the same number in each row. */
static guint
rate_separator (const char *text,
                char        separator)
{
  gboolean whole;
  g_autoptr (GPtrArray) rows = read_rows (text, separator, 1, PROBE_ROWS, &whole);
  guint counts[DIA_CSV_MAX_COLUMNS + 1] = { 0 };
  guint best = 0;

  for (guint i = 0; i < rows->len; i++)
    counts[((DiaCsvRow *) rows->pdata[i])->n_fields]++;
  for (guint n = 2; n <= DIA_CSV_MAX_COLUMNS; n++)
    best = MAX (best, counts[n] * 1000 / MAX (rows->len, 1) * 1000 + (counts[n] > 0 ? n : 0));

  return best;
}

static char
find_separator (const char *text)
{
  static const char separators[] = { ',', ';', '\t', '|' };
  char best = ',';
  guint best_rate = 0;

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      guint rate = rate_separator (text, separators[i]);

      if (rate <= best_rate)
        continue;
      best_rate = rate;
      best = separators[i];
    }

  return best;
}

/* "sep=;" in the first line is how a person tells a spreadsheet. */
static const char *
read_told_separator (const char *text,
                     char       *separator)
{
  if (!g_str_has_prefix (text, "sep=") || text[4] == '\0' || strchr (",;\t|", text[4]) == NULL || !is_break (text[5]))
    return text;

  *separator = text[4];
  return text + (text[5] == '\r' && text[6] == '\n' ? 7 : 6);
}

static void
count_columns (DiaCsv *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    self->n_columns = MAX (self->n_columns, ((DiaCsvRow *) self->rows->pdata[i])->n_fields);
}

DiaCsv *
dia_csv_read (const guint8  *bytes,
              gsize          size,
              GError       **error)
{
  g_autoptr (DiaCsv) self = g_new0 (DiaCsv, 1);
  g_autofree char *text = NULL;
  const char *body;
  gboolean whole = TRUE;

  if (size > DIA_CSV_MAX_BYTES)
    {
      g_set_error_literal (error, DIA_CSV_ERROR, DIA_CSV_ERROR_TOO_LARGE, _("The file is larger than 16 MB."));
      return NULL;
    }
  text = dia_text_decode (bytes, size, &self->encoding, error);
  if (text == NULL)
    return NULL;
  body = read_told_separator (text, &self->separator);
  if (self->separator == '\0')
    self->separator = find_separator (body);
  self->rows = read_rows (body, self->separator, body == text ? 1 : 2, DIA_CSV_MAX_ROWS, &whole);
  count_columns (self);
  if (!whole)
    g_set_error (error, DIA_CSV_ERROR, DIA_CSV_ERROR_TOO_MANY_ROWS, _("The file has more than %u rows."), DIA_CSV_MAX_ROWS);
  else if (self->rows->len == 0)
    g_set_error_literal (error, DIA_CSV_ERROR, DIA_CSV_ERROR_EMPTY, _("The file is empty."));
  else
    return g_steal_pointer (&self);

  return NULL;
}

void
dia_csv_free (DiaCsv *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

const char *
dia_csv_row_get (const DiaCsvRow *row,
                 int              column)
{
  return column >= 0 && (guint) column < row->n_fields ? row->fields[column] : "";
}

/* Apostrophes that stand before a formula count as its beginning: one more of
 * them can then always be taken away again. */
static gboolean
is_formula (const char *text)
{
  const char *begin = text + strspn (text, "'");

  return *begin != '\0' && strchr (FORMULA_BEGINNINGS, *begin) != NULL;
}

void
dia_csv_append_field (GString    *csv,
                      const char *text,
                      const char *after)
{
  g_string_append (csv, is_formula (text) ? "\"'" : "\"");
  for (const char *quote = strchr (text, '"'); quote != NULL; quote = strchr (text, '"'))
    {
      g_string_append_len (csv, text, quote + 1 - text);
      g_string_append_c (csv, '"');
      text = quote + 1;
    }
  g_string_append_printf (csv, "%s\"%s", text, after);
}

const char *
dia_csv_undo_harmless (const char *text)
{
  return text[0] == '\'' && is_formula (text) ? text + 1 : text;
}
