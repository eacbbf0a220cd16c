/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules that the desk brings along, on texts with what must be found in them:
 * tests/data/voice/LANGUAGE.txt. */

#include "dia-charter.h"

#include "dia-test-support.h"

#include <string.h>

static char *
read_signs (const char *text)
{
  g_autoptr (GString) read = g_string_new (text);

  g_string_replace (read, "⍽", "\xc2\xa0", 0);
  g_string_replace (read, "␣", "\xe2\x80\xaf", 0);
  g_string_replace (read, "↵", "\n", 0);

  return g_string_free (g_steal_pointer (&read), FALSE);
}

static char *
tell (const GPtrArray *findings)
{
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const DiaVoiceFinding *finding = findings->pdata[i];

      if (g_str_has_suffix (finding->rule, ".Spelling"))
        continue;
      g_string_append_printf (told, "%s%s:%s", told->len > 0 ? " | " : "", strchr (finding->rule, '.') + 1, finding->match);
      if (finding->fixes != NULL)
        g_string_append_printf (told, "=%s", finding->fixes[0]);
    }

  return g_string_free (told, FALSE);
}

static guint
check_line (DiaCharter *charter,
            const char *language,
            const char *line,
            guint       number)
{
  g_auto (GStrv) parts = g_strsplit (line, "\t", 2);
  g_autofree char *text = read_signs (parts[0]);
  g_autofree char *wanted = read_signs (parts[1] != NULL ? parts[1] : "");
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) findings = dia_charter_check (charter, text, &(DiaCharterQuestion) { .language = language }, problems, NULL);
  g_autofree char *told = tell (findings);

  g_assert_cmpuint (problems->len, ==, 0);
  if (g_str_equal (told, wanted))
    return 0;
  g_test_message ("%s.txt:%u: “%s”: “%s” instead of “%s”", language, number, parts[0], told, wanted);

  return 1;
}

static void
check_texts (const char *language,
             guint       n_least)
{
  g_autofree char *name = g_strdup_printf ("voice/%s.txt", language);
  g_autofree char *data = dia_test_read_data (name);
  g_auto (GStrv) lines = g_strsplit (data, "\n", -1);
  g_autoptr (DiaCharter) charter = dia_charter_new ();
  g_autoptr (GError) error = NULL;
  guint n = 0, n_wrong = 0;

  g_assert_true (dia_charter_load_packs (charter, language, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (dia_charter_get_problems (charter)->len, ==, 0);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && !g_str_has_prefix (lines[i], "# ") && !g_str_equal (lines[i], "#"))
      {
        n_wrong += check_line (charter, language, lines[i], i + 1);
        n++;
      }
  g_test_message ("%u texts", n);
  g_assert_cmpuint (n, >=, n_least);
  g_assert_cmpuint (n_wrong, ==, 0);
}

static void
test_french (void)
{
  check_texts ("fr", 180);
}

static void
test_english (void)
{
  check_texts ("en", 20);
}

static void
test_missing (void)
{
  g_autoptr (DiaCharter) charter = dia_charter_new ();
  g_autoptr (GError) error = NULL;

  g_setenv ("DIAPASON_DATADIR", "/nowhere", TRUE);
  g_assert_false (dia_charter_load_packs (charter, "fr", &error));
  g_assert_error (error, DIA_CHARTER_ERROR, DIA_CHARTER_ERROR_EMPTY);
}

/* A language without rules of its own has those for all. */
static void
test_other_language (void)
{
  g_autoptr (DiaCharter) charter = dia_charter_new ();

  g_assert_true (dia_charter_load_packs (charter, "it-CH", NULL));
  g_assert_cmpuint (dia_charter_get_rules (charter)->len, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/voice/voice-packs/french", test_french);
  g_test_add_func ("/voice/voice-packs/english", test_english);
  g_test_add_func ("/voice/voice-packs/other-language", test_other_language);
  g_test_add_func ("/voice/voice-packs/missing", test_missing);

  return g_test_run ();
}
