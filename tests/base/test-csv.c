/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-csv.h"

#include <string.h>

static DiaCsv *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  DiaCsv *csv = dia_csv_read ((const guint8 *) text, strlen (text), &error);

  g_assert_no_error (error);
  return csv;
}

/* "a|b" for each row, "/" between them. */
static char *
tell (const DiaCsv *csv)
{
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < csv->rows->len; i++)
    {
      const DiaCsvRow *row = csv->rows->pdata[i];
      g_autofree char *fields = g_strjoinv ("|", row->fields);

      g_string_append_printf (told, "%s%u:%s", i > 0 ? "/" : "", row->line, fields);
    }

  return g_string_free (told, FALSE);
}

static void
test_rows (void)
{
  static const char *const cases[][2] = {
    { "a,b\nc,d\n", "1:a|b/2:c|d" },
    { "a,b\r\nc,d", "1:a|b/2:c|d" },
    { "a,b\rc,d\r", "1:a|b/2:c|d" },
    { "a;b\n\n;;\nc;d\n", "1:a|b/4:c|d" },
    { "a\tb\nc\td", "1:a|b/2:c|d" },
    { "a|b\nc|d", "1:a|b/2:c|d" },
    { "\"a,\"\"b\"\"\",c\nd,e", "1:a,\"b\"|c/2:d|e" },
    { "\"a\r\nb\",c\r\nd,e", "1:a\nb|c/3:d|e" },
    { "a,\"b\" ,c\nd,e,f", "1:a|b|c/2:d|e|f" },
    { "a,b\"c,d\ne,f,g", "1:a|b\"c|d/2:e|f|g" },
    { "a,\nb,c", "1:a|/2:b|c" },
    { "sep=;\na,x;b\nc;d", "2:a,x|b/3:c|d" },
    /* Commas in a text, but not as many in each. */
    { "2026-12-01 10:00;Un, deux, trois;x\n2026-12-02 10:00;Non;y\n2026-12-03 10:00;Oui, oui;z",
      "1:2026-12-01 10:00|Un, deux, trois|x/2:2026-12-02 10:00|Non|y/3:2026-12-03 10:00|Oui, oui|z" },
    { "only\none\n", "1:only/2:one" },
    { "\"\"\"\"\n", "1:\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DiaCsv) csv = read_text (cases[i][0]);
      g_autofree char *told = tell (csv);

      g_assert_cmpstr (told, ==, cases[i][1]);
    }
}

static void
test_faulty_rows_leave_the_others (void)
{
  g_autoptr (DiaCsv) csv = read_text ("a,b\n\"c\"x,d\ne,f\ng,\"h\ni,j\n");
  const DiaCsvRow *faulty, *open;

  g_assert_cmpuint (csv->rows->len, ==, 4);
  faulty = csv->rows->pdata[1];
  g_assert_nonnull (strstr (faulty->problem, "Line 2, column 4"));
  g_assert_null (((DiaCsvRow *) csv->rows->pdata[2])->problem);
  g_assert_cmpstr (dia_csv_row_get (csv->rows->pdata[2], 1), ==, "f");
  open = csv->rows->pdata[3];
  g_assert_nonnull (strstr (open->problem, "Line 4, column 3"));
}

static void
test_limits (void)
{
  g_autoptr (GString) wide = g_string_new (NULL);
  g_autoptr (GString) long_one = g_string_new (NULL);
  g_autofree char *huge = g_strnfill (DIA_CSV_MAX_BYTES + 1, 'a');
  g_autoptr (DiaCsv) csv = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= DIA_CSV_MAX_COLUMNS; i++)
    g_string_append (wide, "a,");
  g_string_append (wide, "\nb,c\n");
  csv = read_text (wide->str);
  g_assert_nonnull (((DiaCsvRow *) csv->rows->pdata[0])->problem);
  g_assert_cmpuint (csv->n_columns, ==, DIA_CSV_MAX_COLUMNS);
  g_assert_cmpstr (dia_csv_row_get (csv->rows->pdata[1], 1), ==, "c");

  g_assert_null (dia_csv_read ((const guint8 *) huge, DIA_CSV_MAX_BYTES + 1, &error));
  g_assert_error (error, DIA_CSV_ERROR, DIA_CSV_ERROR_TOO_LARGE);
  g_clear_error (&error);
  for (guint i = 0; i <= DIA_CSV_MAX_ROWS; i++)
    g_string_append (long_one, "a\n");
  g_assert_null (dia_csv_read ((const guint8 *) long_one->str, long_one->len, &error));
  g_assert_error (error, DIA_CSV_ERROR, DIA_CSV_ERROR_TOO_MANY_ROWS);
  g_clear_error (&error);
  g_assert_null (dia_csv_read ((const guint8 *) "\n,,\n", 4, &error));
  g_assert_error (error, DIA_CSV_ERROR, DIA_CSV_ERROR_EMPTY);
}

static void
test_fields_beyond_a_row (void)
{
  g_autoptr (DiaCsv) csv = read_text ("a,b,c\nd\n");

  g_assert_cmpuint (csv->n_columns, ==, 3);
  g_assert_cmpstr (dia_csv_row_get (csv->rows->pdata[1], 2), ==, "");
  g_assert_cmpstr (dia_csv_row_get (csv->rows->pdata[1], -1), ==, "");
}

/* What a spreadsheet would run is harmless there, and the same here again. */
static void
test_written_fields_come_back (void)
{
  static const char *const texts[] = {
    "", "plain", "a \"word\", and\na line", "=1+1", "+33 1", "-5 %", "@alize", "\ttab", "'quoted'", "'=1", "''=1", "'", "a=b",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) written = g_string_new (NULL);
      g_autoptr (DiaCsv) csv = NULL;
      const char *field;

      dia_csv_append_field (written, texts[i], ",");
      dia_csv_append_field (written, "end", "\r\n");
      csv = read_text (written->str);
      field = dia_csv_row_get (csv->rows->pdata[0], 0);
      g_assert_true (*field == '\0' || strchr ("=+-@\t\r", *field) == NULL);
      g_assert_cmpstr (dia_csv_undo_harmless (field), ==, texts[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/csv/rows", test_rows);
  g_test_add_func ("/base/csv/faulty-rows-leave-the-others", test_faulty_rows_leave_the_others);
  g_test_add_func ("/base/csv/limits", test_limits);
  g_test_add_func ("/base/csv/fields-beyond-a-row", test_fields_beyond_a_row);
  g_test_add_func ("/base/csv/written-fields-come-back", test_written_fields_come_back);

  return g_test_run ();
}
