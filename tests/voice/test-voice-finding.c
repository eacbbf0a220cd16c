/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-voice-finding.h"

static void
add (GPtrArray  *findings,
     const char *rule,
     gsize       start,
     gsize       end)
{
  DiaVoiceFinding *finding = g_new0 (DiaVoiceFinding, 1);

  finding->rule = g_strdup (rule);
  finding->byte_start = start;
  finding->byte_end = end;
  g_ptr_array_add (findings, finding);
}

static void
test_places (void)
{
  /* 0 é 2 (flag: 8 bytes) 10 \n 11 b 12 c */
  static const char text[] = "é🇫🇷\nbc";
  static const struct
  {
    const char *rule;
    gsize       start, end;
    guint       line, column;
  } wanted[] = {
    { "b", 0, 1, 1, 1 },
    { "c", 0, 1, 1, 1 },
    { "a", 1, 2, 1, 2 },
    { "middle", 1, 2, 1, 2 },
    { "d", 3, 5, 2, 1 },
    { "e", 5, 5, 2, 3 },
  };
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_voice_finding_free);

  add (findings, "e", 13, 13);
  add (findings, "d", 11, 13);
  add (findings, "a", 2, 10);
  add (findings, "c", 0, 2);
  add (findings, "b", 0, 2);
  add (findings, "middle", 6, 10);
  dia_voice_findings_place (findings, text);

  for (guint i = 0; i < findings->len; i++)
    {
      const DiaVoiceFinding *finding = findings->pdata[i];

      g_assert_cmpstr (finding->rule, ==, wanted[i].rule);
      g_assert_cmpuint (finding->grapheme_start, ==, wanted[i].start);
      g_assert_cmpuint (finding->grapheme_end, ==, wanted[i].end);
      g_assert_cmpuint (finding->line, ==, wanted[i].line);
      g_assert_cmpuint (finding->column, ==, wanted[i].column);
    }
}

static void
test_levels (void)
{
  DiaVoiceLevel level;

  for (DiaVoiceLevel each = DIA_VOICE_LEVEL_SUGGESTION; each <= DIA_VOICE_LEVEL_ERROR; each++)
    {
      g_assert_true (dia_voice_level_from_name (dia_voice_level_get_name (each), &level));
      g_assert_cmpint (level, ==, each);
    }
  g_assert_false (dia_voice_level_from_name ("fatal", &level));
  g_assert_false (dia_voice_level_from_name (NULL, &level));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/voice/voice-finding/places", test_places);
  g_test_add_func ("/voice/voice-finding/levels", test_levels);

  return g_test_run ();
}
