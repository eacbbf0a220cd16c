/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-ledger-file.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* A line: its fields in this order, escaped, with tabs between them. */
enum
{
  FIELD_NETWORK,
  FIELD_USER,
  FIELD_ID,
  FIELD_AT,
  FIELD_PARENT,
  FIELD_TEXT,
  N_FIELDS
};

void
dia_ledger_line_free (DiaLedgerLine *self)
{
  g_free (self->network);
  g_free (self->user);
  g_free (self->id);
  g_free (self->parent);
  g_free (self->text);
  g_free (self);
}

void
dia_ledger_file_append (const char          *path,
                        const DiaLedgerLine *line)
{
  g_autofree char *parent = g_strescape (line->parent, "");
  g_autofree char *text = g_strescape (line->text, "");
  g_autofree char *bytes = g_strdup_printf ("%s\t%s\t%s\t%" G_GINT64_FORMAT "\t%s\t%s\n",
                                            line->network, line->user, line->id, line->at, parent, text);
  int file = open (path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);

  g_assert_cmpint (file, >=, 0);
  g_assert_cmpint (write (file, bytes, strlen (bytes)), ==, (gssize) strlen (bytes));
  close (file);
}

static DiaLedgerLine *
read_line (const char *bytes)
{
  g_auto (GStrv) fields = g_strsplit (bytes, "\t", N_FIELDS);
  DiaLedgerLine *line = g_new0 (DiaLedgerLine, 1);

  g_assert_cmpuint (g_strv_length (fields), ==, N_FIELDS);
  line->network = g_strdup (fields[FIELD_NETWORK]);
  line->user = g_strdup (fields[FIELD_USER]);
  line->id = g_strdup (fields[FIELD_ID]);
  line->at = g_ascii_strtoll (fields[FIELD_AT], NULL, 10);
  line->parent = g_strcompress (fields[FIELD_PARENT]);
  line->text = g_strcompress (fields[FIELD_TEXT]);

  return line;
}

GPtrArray *
dia_ledger_file_read (const char *path)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_ledger_line_free);
  g_autofree char *bytes = NULL;
  g_auto (GStrv) rows = NULL;

  if (!g_file_get_contents (path, &bytes, NULL, NULL))
    return lines;

  rows = g_strsplit (bytes, "\n", -1);
  for (guint i = 0; rows[i] != NULL; i++)
    if (rows[i][0] != '\0')
      g_ptr_array_add (lines, read_line (rows[i]));

  return lines;
}

guint
dia_ledger_count (GPtrArray  *lines,
                  const char *user,
                  const char *text)
{
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const DiaLedgerLine *line = g_ptr_array_index (lines, i);

      n += (user == NULL || g_str_equal (line->user, user)) && (text == NULL || g_str_equal (line->text, text));
    }

  return n;
}
