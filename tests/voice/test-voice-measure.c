/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-voice-measure.h"

#include <string.h>

static void
assert_syllables (const char *language,
                  const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (list[i], "=", 2);
      guint count = dia_voice_count_syllables (pair[0], strlen (pair[0]), language);

      if (count != g_ascii_strtoull (pair[1], NULL, 10))
        g_error ("%s has %u syllables, not %s", pair[0], count, pair[1]);
    }
}

static void
test_french_syllables (void)
{
  assert_syllables ("fr", "chat=1 grande=1 pommes=1 maison=2 aujourd’hui=3 théâtre=2 naïf=2 voyage=2 ordinateur=4 "
                          "publication=4 le=1 l’été=2 élève=2 réalité=4 Noël=2 ŒUVRE=1 développement=5 idées=2 pays=1");
}

static void
test_english_syllables (void)
{
  assert_syllables ("en", "cat=1 house=1 table=2 nation=2 radio=3 media=3 special=2 walked=1 wanted=2 boxes=2 names=1 "
                          "yellow=2 fluent=2 computer=3 the=1 little=2 tables=2 communication=5 studying=3 rhythm=1");
}

static void
test_measure (void)
{
  g_autoptr (DiaVoiceReader) reader = dia_voice_reader_new ("fr");
  g_autoptr (DiaVoiceText) text = dia_voice_reader_read (reader, "La maison est grande. Elle plaît !\n\nVoir https://a.example #Tag");
  DiaVoiceMeasure measure;

  dia_voice_measure (text, "fr", &measure);
  g_assert_cmpuint (measure.words, ==, 7);
  g_assert_cmpuint (measure.sentences, ==, 3);
  g_assert_cmpuint (measure.paragraphs, ==, 2);
  g_assert_cmpuint (measure.characters, ==, 2 + 6 + 3 + 6 + 4 + 5 + 4);
  g_assert_cmpuint (measure.long_words, ==, 0);
  g_assert_cmpuint (measure.syllables, ==, 1 + 2 + 1 + 1 + 1 + 1 + 1);
  g_assert_cmpuint (measure.polysyllabic_words, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/voice/voice-measure/french-syllables", test_french_syllables);
  g_test_add_func ("/voice/voice-measure/english-syllables", test_english_syllables);
  g_test_add_func ("/voice/voice-measure/measure", test_measure);

  return g_test_run ();
}
