/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-facets.h"
#include "dia-text-measure.h"

#include <string.h>

#define LEAST_TEXTS      100000
#define MOST_SHOWN       5
#define UNKNOWN          (-1)

/* What write-text-answers.mjs wrote: see there for its form. */
typedef struct
{
  char  *contents;   /* (owned) */
  char  *versions;   /* (owned) */
  gsize  first;      /* the offset of the first record */
  gsize  n_texts;
} Answers;

typedef struct
{
  char   *text;        /* (owned) */
  gint64  graphemes;
  gint64  weighted;    /* UNKNOWN when the reference cannot tell */
  gint64  n_facets;    /* UNKNOWN when the reference cannot tell */
  char   *facets;      /* (owned): as describe_facets() writes them */
} Record;

typedef gboolean (*CompareFunc) (const Record *record, gboolean *compared);

static Answers answers;

static void
record_clear (Record *record)
{
  g_free (record->text);
  g_free (record->facets);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Record, record_clear)

static char *
read_line (gsize *at)
{
  const char *start = answers.contents + *at;
  const char *end = strchr (start, '\n');

  g_assert_nonnull (end);
  *at += (gsize) (end - start) + 1;
  return g_strndup (start, (gsize) (end - start));
}

static char *
read_bytes (gsize *at,
            gint64 n)
{
  char *bytes = g_strndup (answers.contents + *at, (gsize) n);

  g_assert_cmpint (answers.contents[*at + (gsize) n], ==, '\n');
  *at += (gsize) n + 1;
  return bytes;
}

static gint64
read_number (char *const *fields,
             guint        i)
{
  gint64 number = 0;
  g_autoptr (GError) error = NULL;

  g_ascii_string_to_signed (fields[i], 10, UNKNOWN, G_MAXINT, &number, &error);
  g_assert_no_error (error);
  return number;
}

static void
read_record (gsize  *at,
             Record *record)
{
  g_autofree char *line = read_line (at);
  g_auto (GStrv) fields = g_strsplit (line, " ", -1);
  g_autoptr (GString) facets = g_string_new (NULL);

  g_assert_cmpuint (g_strv_length (fields), ==, 4);
  record->text = read_bytes (at, read_number (fields, 0));
  record->graphemes = read_number (fields, 1);
  record->weighted = read_number (fields, 2);
  record->n_facets = read_number (fields, 3);
  for (gint64 i = 0; i < record->n_facets; i++)
    {
      g_autofree char *facet_line = read_line (at);
      g_auto (GStrv) facet = g_strsplit (facet_line, " ", -1);
      g_autofree char *value = read_bytes (at, read_number (facet, 3));

      g_string_append_printf (facets, "%s %s-%s %s\n", facet[0], facet[1], facet[2], value);
    }
  record->facets = g_string_free (g_steal_pointer (&facets), FALSE);
}

static char *
describe_facets (const char *text)
{
  static const char *const kinds[] = { [DIA_FACET_LINK] = "link", [DIA_FACET_MENTION] = "mention", [DIA_FACET_TAG] = "tag" };
  g_autoptr (GPtrArray) facets = dia_facets_detect (text);
  g_autoptr (GString) description = g_string_new (NULL);

  for (guint i = 0; i < facets->len; i++)
    {
      const DiaFacet *facet = g_ptr_array_index (facets, i);

      g_string_append_printf (description, "%s %" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT " %s\n",
                              kinds[facet->kind], facet->byte_start, facet->byte_end, facet->value);
    }
  return g_string_free (g_steal_pointer (&description), FALSE);
}

static void
report (const Record *record,
        const char   *ours,
        const char   *theirs)
{
  g_autofree char *escaped = g_strescape (record->text, NULL);

  g_test_message ("%s: ours %s, reference %s", escaped, ours, theirs);
}

static gboolean
compare_numbers (const Record *record,
                 gint64        ours,
                 gint64        theirs)
{
  g_autofree char *our_text = g_strdup_printf ("%" G_GINT64_FORMAT, ours);
  g_autofree char *their_text = g_strdup_printf ("%" G_GINT64_FORMAT, theirs);

  if (ours != theirs)
    report (record, our_text, their_text);
  return ours == theirs;
}

static gboolean
compare_graphemes (const Record *record,
                   gboolean     *compared)
{
  return compare_numbers (record, (gint64) dia_text_count_graphemes (record->text, -1), record->graphemes);
}

static gboolean
compare_weighted (const Record *record,
                  gboolean     *compared)
{
  *compared = record->weighted != UNKNOWN;
  return !*compared || compare_numbers (record, (gint64) dia_text_count_weighted (record->text), record->weighted);
}

static gboolean
compare_facets (const Record *record,
                gboolean     *compared)
{
  g_autofree char *ours = NULL;

  *compared = record->n_facets != UNKNOWN;
  if (!*compared)
    return TRUE;
  ours = describe_facets (record->text);
  if (strcmp (ours, record->facets) != 0)
    report (record, ours, record->facets);
  return strcmp (ours, record->facets) == 0;
}

static void
compare_all (gconstpointer data)
{
  CompareFunc compare = *(const CompareFunc *) data;
  gsize at = answers.first;
  guint n_compared = 0;
  guint n_different = 0;

  g_test_message ("ours: Unicode %s; references: %s", dia_text_unicode_version (), answers.versions);
  for (gsize i = 0; i < answers.n_texts && n_different < MOST_SHOWN; i++)
    {
      g_auto (Record) record = { NULL };
      gboolean compared = TRUE;

      read_record (&at, &record);
      n_different += compare (&record, &compared) ? 0 : 1;
      n_compared += compared ? 1 : 0;
    }
  g_test_message ("%u texts compared, %u differences", n_compared, n_different);
  g_assert_cmpuint (n_different, ==, 0);
  g_assert_cmpuint (n_compared, >=, LEAST_TEXTS);
}

static void
read_answers (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *count = NULL;

  g_file_get_contents (path, &answers.contents, NULL, &error);
  g_assert_no_error (error);
  answers.versions = read_line (&answers.first);
  count = read_line (&answers.first);
  answers.n_texts = (gsize) g_ascii_strtoull (count, NULL, 10);
}

int
main (int   argc,
      char *argv[])
{
  static const CompareFunc functions[] = { compare_graphemes, compare_weighted, compare_facets };
  int status;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  read_answers (argv[1]);
  g_test_add_data_func ("/peers/text/graphemes", &functions[0], compare_all);
  g_test_add_data_func ("/peers/text/weighted", &functions[1], compare_all);
  g_test_add_data_func ("/peers/text/facets", &functions[2], compare_all);
  status = g_test_run ();
  g_free (answers.contents);
  g_free (answers.versions);
  return status;
}
