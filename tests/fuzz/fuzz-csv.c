/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables of posts, in any encoding, and the dates in them. */

#include "fuzz.h"

#include "dia-csv.h"
#include "dia-date-reader.h"
#include "dia-import-layout.h"

#include <string.h>

static void
check_date (DiaDateReader *dates,
            const char    *text)
{
  g_autoptr (GError) error = NULL;
  DiaDateText read;
  DiaInstant at;

  if (!dia_date_reader_read (dates, text, DIA_DATE_DAY_FIRST, &read, &error))
    {
      g_assert_nonnull (error);
      return;
    }
  g_assert_true (read.orders != 0);
  g_assert_true (dia_wall_time_resolve (&read.wall, "Europe/Paris", &at, NULL, NULL));
}

/* What is written of a field is the field again, and nothing that runs. */
static void
check_field (const char *text)
{
  g_autoptr (GString) written = g_string_new (NULL);
  g_autoptr (DiaCsv) again = NULL;
  const char *field;

  dia_csv_append_field (written, text, ",");
  dia_csv_append_field (written, "x", "\n");
  again = dia_csv_read ((const guint8 *) written->str, written->len, NULL);
  g_assert_nonnull (again);
  field = dia_csv_row_get (again->rows->pdata[0], 0);
  g_assert_true (field[0] == '\0' || strchr ("=+-@\t\r", field[0]) == NULL);
  if (strchr (text, '\r') == NULL)
    g_assert_cmpstr (dia_csv_undo_harmless (field), ==, text);
}

void
fuzz_feed_csv (const guint8 *data,
               gsize         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaCsv) csv = dia_csv_read (data, size, &error);
  g_autoptr (DiaDateReader) dates = NULL;
  g_auto (GStrv) names = NULL;
  DiaImportLayout layout;

  g_assert_true ((csv == NULL) == (error != NULL));
  if (csv == NULL)
    return;

  dates = dia_date_reader_new ();
  dia_import_layout_recognise (&layout, csv, dates);
  names = dia_import_layout_dup_names (&layout, csv);
  g_assert_cmpuint (g_strv_length (names), ==, csv->n_columns);
  for (guint i = 0; i < csv->rows->len; i++)
    {
      const DiaCsvRow *row = csv->rows->pdata[i];

      g_assert_cmpuint (row->n_fields, <=, DIA_CSV_MAX_COLUMNS);
      for (guint j = 0; j < row->n_fields; j++)
        {
          g_assert_true (g_utf8_validate (row->fields[j], -1, NULL));
          check_date (dates, row->fields[j]);
          check_field (row->fields[j]);
        }
    }
}
