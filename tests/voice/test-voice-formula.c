/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-voice-formula.h"

#include <math.h>

static const DiaVoiceVariable variables[] = { { "words", 12 }, { "sentences", 3 }, { "heading.h1", 0 }, { NULL, 0 } };

static void
test_values (void)
{
  static const struct
  {
    const char *formula;
    double      value;
  } cases[] = {
    { "1 + 2 * 3", 7 },
    { "(1 + 2) * 3", 9 },
    { "10 - 2 - 3", 5 },
    { "8 / 2 / 2", 2 },
    { "-2 * -3", 6 },
    { "words / sentences", 4 },
    { "words / heading.h1", 0 },
    { "(0.5 * (words / sentences)) + 1.5", 3.5 },
    { "math.sqrt(sentences * 3) + math.pow(2, 3)", 11 },
    { "math.max(1, 2) - math.min(1, 2)", 1 },
    { "math.floor(2.7) + math.ceil(2.1) + math.abs(-1)", 6 },
    { "words > 11", 1 },
    { "words >= 13", 0 },
    { "words < 13 && sentences == 3", 1 },
    { "words < 1 || sentences != 3", 0 },
    { "  .5 ", 0.5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      double value;

      g_assert_true (dia_voice_formula_evaluate (cases[i].formula, variables, &value, &error));
      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (value, cases[i].value, 1e-9);
    }
}

static void
test_refused (void)
{
  static const char *const formulas[] = {
    "", "1 +", "(1", "1)", "1 2", "paragraphs", "math.exec(1)", "words words", "+", "math.sqrt(1", "1 ; 2", ".", "words(1)",
  };
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GError) why = NULL;
  double value;

  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dia_voice_formula_evaluate (formulas[i], variables, &value, &error));
      g_assert_nonnull (error);
    }
  for (guint i = 0; i < 1000000; i++)
    g_string_append_c (deep, i % 2 == 0 ? '(' : '-');
  g_assert_false (dia_voice_formula_evaluate (deep->str, variables, &value, &why));
  g_assert_error (why, DIA_VOICE_FORMULA_ERROR, DIA_VOICE_FORMULA_ERROR_SYNTAX);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/voice/voice-formula/values", test_values);
  g_test_add_func ("/voice/voice-formula/refused", test_refused);

  return g_test_run ();
}
