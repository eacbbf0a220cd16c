/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-charter.h"

#include "dia-test-support.h"
#include "dia-voice-text.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char       *folder;
  DiaCharter *charter;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = dia_test_dir_new ();
  fixture->charter = dia_charter_new ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_charter_free (fixture->charter);
  dia_test_dir_remove (fixture->folder);
}

static void
write_file (Fixture    *fixture,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dia_charter_load (fixture->charter, fixture->folder, &error));
  g_assert_no_error (error);
}

static char *
check (Fixture    *fixture,
       const char *text,
       const char *language)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = dia_charter_check (fixture->charter, text, &(DiaCharterQuestion) { .language = language },
                                                      NULL, &error);
  GString *told = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const DiaVoiceFinding *finding = findings->pdata[i];

      g_string_append_printf (told, "%s%s:%s%s%s", i > 0 ? " " : "", finding->rule, finding->match,
                              finding->fixes != NULL ? "=" : "", finding->fixes != NULL ? finding->fixes[0] : "");
    }

  return g_string_free (told, FALSE);
}

static void
assert_found (Fixture    *fixture,
              const char *text,
              const char *language,
              const char *found)
{
  g_autofree char *told = check (fixture, text, language);

  g_assert_cmpstr (told, ==, found);
}

static void
test_folder (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *base = g_path_get_basename (fixture->folder);
  const GPtrArray *rules;
  g_autofree char *name = g_strconcat (base, ".Own", NULL);

  write_file (fixture, "Own.yml", "extends: existence\nmessage: m\ntokens: [own]");
  write_file (fixture, "Brand/B.yml", "extends: existence\nmessage: m\ntokens: [b]");
  write_file (fixture, "Brand/A.yml", "extends: existence\nmessage: m\nlang: fr\ntokens: [a]");
  write_file (fixture, "Brand/meta.json", "{}");
  write_file (fixture, "Brand/.Hidden.yml", "extends: existence\nmessage: m\ntokens: [h]");
  write_file (fixture, "config/No.yml", "extends: existence\nmessage: m\ntokens: [n]");
  load (fixture);

  rules = dia_charter_get_rules (fixture->charter);
  g_assert_cmpuint (dia_charter_get_problems (fixture->charter)->len, ==, 0);
  g_assert_cmpuint (rules->len, ==, 3);
  g_assert_cmpstr (((DiaVoiceRule *) rules->pdata[0])->name, ==, name);
  g_assert_cmpstr (((DiaVoiceRule *) rules->pdata[1])->name, ==, "Brand.A");
  assert_found (fixture, "b a h n", "en", "Brand.B:b");
  assert_found (fixture, "b a", "fr", "Brand.B:b Brand.A:a");
  assert_found (fixture, "a", "fr-CA", "Brand.A:a");
  assert_found (fixture, "a", "fro", "");
}

static void
test_vocabulary (Fixture       *fixture,
                 gconstpointer  data)
{
  const GPtrArray *problems;

  write_file (fixture, "config/vocabularies/Brand/accept.txt", "# names\nDiapason\nÉté Indien\nzzyxe?\n(wrong\n");
  write_file (fixture, "config/vocabularies/Brand/reject.txt", "cheap\r\nl'autre\n");
  write_file (fixture, "Vocab/Old/accept.txt", "OldName\n");
  write_file (fixture, "Brand/S.yml", "extends: spelling\nmessage: m");
  load (fixture);

  problems = dia_charter_get_problems (fixture->charter);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (problems->pdata[0], "accept.txt:5: "));
  assert_found (fixture, "Diapason, diapason, DIAPASON", "en", "Vale.Terms:diapason=Diapason Vale.Terms:DIAPASON=Diapason");
  assert_found (fixture, "été indien oldname", "fr", "Vale.Terms:été indien=Été Indien Brand.S:oldname Vale.Terms:oldname=OldName");
  assert_found (fixture, "zzyx zzyxe zzyy", "en", "Brand.S:zzyy");
  assert_found (fixture, "cheap l'autre", "fr", "Vale.Avoid:cheap Vale.Avoid:l'autre");
}

static void
test_problems (Fixture       *fixture,
               gconstpointer  data)
{
  static const char *const wanted[] = { "Brand/Bad.yml:3: ", "Brand/Empty.yml: ", "Brand/Latin.yml: line 2: ", "Brand/Large.yml:1: ",
                                        "Brand/Slow.yml:3: " };
  g_autofree char *large = g_strnfill (DIA_YAML_MAX_BYTES + 1, ' ');
  const GPtrArray *problems;

  write_file (fixture, "Brand/Bad.yml", "extends: existence\nmessage: m\ntokens: ['(']");
  write_file (fixture, "Brand/Empty.yml", "");
  write_file (fixture, "Brand/Latin.yml", "extends: existence\nmessage: \xe9\n");
  write_file (fixture, "Brand/Large.yml", large);
  write_file (fixture, "Brand/Slow.yml", "extends: existence\nmessage: m\ntokens: ['(a|a)+:']");
  write_file (fixture, "Brand/Good.yml", "extends: existence\nmessage: m\ntokens: [a]");
  load (fixture);

  problems = dia_charter_get_problems (fixture->charter);
  g_assert_cmpuint (problems->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < problems->len; j++)
        found = found || strstr (problems->pdata[j], wanted[i]) != NULL;
      if (!found)
        g_error ("no problem with %s", wanted[i]);
    }
  assert_found (fixture, "a", "en", "Brand.Good:a");
}

static void
test_nothing_there (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dia_charter_load (fixture->charter, fixture->folder, &error));
  g_assert_error (error, DIA_CHARTER_ERROR, DIA_CHARTER_ERROR_EMPTY);
  g_clear_error (&error);
  g_assert_false (dia_charter_load (fixture->charter, "/nowhere/at/all", &error));
  g_assert_error (error, DIA_CHARTER_ERROR, DIA_CHARTER_ERROR_EMPTY);
}

static void
test_texts (Fixture       *fixture,
            gconstpointer  data)
{
  const DiaCharterQuestion question = { .language = "fr" };
  g_autofree char *large = g_strnfill (DIA_VOICE_TEXT_MAX_BYTES + 1, 'a');
  g_autoptr (GError) error = NULL;

  g_assert_null (dia_charter_check (fixture->charter, "\xff", &question, NULL, &error));
  g_assert_error (error, DIA_CHARTER_ERROR, DIA_CHARTER_ERROR_TEXT);
  g_clear_error (&error);
  g_assert_null (dia_charter_check (fixture->charter, large, &question, NULL, &error));
  g_assert_error (error, DIA_CHARTER_ERROR, DIA_CHARTER_ERROR_TEXT);
}

/* One rule that chokes on a text does not silence the others. */
static void
test_slow_rule (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_new ("x ");
  g_autoptr (GPtrArray) findings = NULL;

  write_file (fixture, "Brand/A.yml", "extends: existence\nmessage: m\ntokens: ['(?:(?:ba)+|(?:baba)+)+c']");
  write_file (fixture, "Brand/B.yml", "extends: existence\nmessage: m\ntokens: [x]");
  load (fixture);
  for (guint i = 0; i < 200; i++)
    g_string_append (text, "ba");
  g_string_append (text, " c");
  findings = dia_charter_check (fixture->charter, text->str, &(DiaCharterQuestion) { .language = "en" }, problems, NULL);

  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (problems->pdata[0], "Brand/A.yml: "));
}

static void
test_examples (Fixture       *fixture,
               gconstpointer  data)
{
  static const char *const wanted[] = { ":5: ", ":7: ", ":8: " };
  g_autoptr (GPtrArray) failures = NULL;
  guint n;

  write_file (fixture, "Brand/A.yml",
              "extends: existence\nmessage: m\ntokens: [a]\nexamples:\n  good: [a]\n  bad:\n    - b\n"
              "    - {text: a, match: b}\n    - {text: b a, match: a}\n    - a\n");
  load (fixture);
  failures = dia_charter_test (fixture->charter, "en", &n);

  g_assert_cmpuint (n, ==, 5);
  g_assert_cmpuint (failures->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < failures->len; i++)
    g_assert_nonnull (strstr (failures->pdata[i], wanted[i]));
}

/* In the language of the user, whatever that of the text. */
static void
test_messages (Fixture       *fixture,
               gconstpointer  data)
{
  const DiaCharterQuestion question = { .language = "en", .languages = (const char *[]) { "fr_FR", "fr", NULL } };
  g_autoptr (GPtrArray) findings = NULL;

  write_file (fixture, "Brand/A.yml", "extends: existence\nmessage: 'avoid %s'\nmessages: {fr: 'à éviter : %s'}\ntokens: [a]");
  load (fixture);
  findings = dia_charter_check (fixture->charter, "a", &question, NULL, NULL);
  g_assert_cmpstr (((DiaVoiceFinding *) findings->pdata[0])->message, ==, "à éviter : a");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/voice/charter/folder", Fixture, NULL, set_up, test_folder, tear_down);
  g_test_add ("/voice/charter/vocabulary", Fixture, NULL, set_up, test_vocabulary, tear_down);
  g_test_add ("/voice/charter/problems", Fixture, NULL, set_up, test_problems, tear_down);
  g_test_add ("/voice/charter/nothing-there", Fixture, NULL, set_up, test_nothing_there, tear_down);
  g_test_add ("/voice/charter/texts", Fixture, NULL, set_up, test_texts, tear_down);
  g_test_add ("/voice/charter/slow-rule", Fixture, NULL, set_up, test_slow_rule, tear_down);
  g_test_add ("/voice/charter/examples", Fixture, NULL, set_up, test_examples, tear_down);
  g_test_add ("/voice/charter/messages", Fixture, NULL, set_up, test_messages, tear_down);

  return g_test_run ();
}
