/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-voice-text.h"

#include <string.h>

static char *
tell (const DiaVoiceText *text,
      const GArray       *spans)
{
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const DiaVoiceSpan *span = &g_array_index (spans, DiaVoiceSpan, i);

      g_string_append_printf (told, "%s%.*s", i > 0 ? "|" : "", (int) (span->end - span->start), text->text + span->start);
    }

  return g_string_free (told, FALSE);
}

static void
test_sentences (void)
{
  static const char *const cases[][2] = {
    { "Un. Deux ! Trois ?", "Un.|Deux !|Trois ?" },
    { "M. Dupont arrive. Il part.", "M. Dupont arrive.|Il part." },
    { "J. S. Bach, etc. Il joue.", "J. S. Bach, etc.|Il joue." },
    { "Voir p. 12. Fin.", "Voir p. 12.|Fin." },
    { "À 12.30 h. Oui.", "À 12.30 h.|Oui." },
    { "Un\nDeux", "Un|Deux" },
    { "Voir https://a.example/b.c?d. Puis e.", "Voir https://a.example/b.c?d.|Puis e." },
    { "", "" },
    { "   \n ", "" },
    { "…", "…" },
  };
  g_autoptr (DiaVoiceReader) reader = dia_voice_reader_new ("fr");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DiaVoiceText) text = dia_voice_reader_read (reader, cases[i][0]);
      g_autofree char *told = tell (text, text->sentences);

      g_assert_cmpstr (told, ==, cases[i][1]);
    }
}

static void
test_paragraphs (void)
{
  g_autoptr (DiaVoiceReader) reader = dia_voice_reader_new ("en");
  g_autoptr (DiaVoiceText) text = dia_voice_reader_read (reader, "one\ntwo\n\n \nthree\r\n\r\nfour\n");
  g_autofree char *told = tell (text, text->paragraphs);

  g_assert_cmpstr (told, ==, "one\ntwo|three|four");
}

static void
test_words (void)
{
  g_autoptr (DiaVoiceReader) reader = dia_voice_reader_new ("fr");
  g_autoptr (DiaVoiceText) text = dia_voice_reader_read (reader, "L’été, aujourd'hui 12 h : #OnYVa @marie chez maison-dupont.fr 🎉 fin");
  g_autofree char *told = tell (text, text->words);

  g_assert_cmpstr (told, ==, "L’été|aujourd'hui|12|h|chez|fin");
}

static void
test_addresses (void)
{
  static const char *const cases[][2] = {
    { "Voir https://a.example/x?y=1&z=2!", "https://a.example/x?y=1&z=2" },
    { "(www.a.example/b)", "www.a.example/b" },
    { "Écrire à jean.dupont@maison.example.", "jean.dupont@maison.example" },
    { "Merci @marie! et @un.deux, @a_b@serveur.social.", "@marie|@un.deux|@a_b@serveur.social" },
    { "Sur maison-dupont.fr, et lemonde.fr/a/b.", "maison-dupont.fr|lemonde.fr/a/b" },
    { "Fin.Début 12.30 a@b", "" },
    { "HTTPS://A.EXAMPLE/", "HTTPS://A.EXAMPLE/" },
  };
  g_autoptr (DiaVoiceReader) reader = dia_voice_reader_new ("fr");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DiaVoiceText) text = dia_voice_reader_read (reader, cases[i][0]);
      g_autofree char *told = tell (text, text->addresses);

      g_assert_cmpstr (told, ==, cases[i][1]);
    }
}

static void
test_spans_touch (void)
{
  const DiaVoiceSpan some[] = { { .start = 2, .end = 4 }, { .start = 6, .end = 9 } };
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (DiaVoiceSpan));

  g_assert_false (dia_voice_spans_touch (spans, 0, 100));
  g_array_append_vals (spans, some, G_N_ELEMENTS (some));
  g_assert_false (dia_voice_spans_touch (spans, 0, 2));
  g_assert_true (dia_voice_spans_touch (spans, 0, 3));
  g_assert_true (dia_voice_spans_touch (spans, 3, 4));
  g_assert_false (dia_voice_spans_touch (spans, 4, 6));
  g_assert_true (dia_voice_spans_touch (spans, 8, 20));
  g_assert_false (dia_voice_spans_touch (spans, 9, 20));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/voice/voice-text/sentences", test_sentences);
  g_test_add_func ("/voice/voice-text/paragraphs", test_paragraphs);
  g_test_add_func ("/voice/voice-text/words", test_words);
  g_test_add_func ("/voice/voice-text/addresses", test_addresses);
  g_test_add_func ("/voice/voice-text/spans-touch", test_spans_touch);

  return g_test_run ();
}
