/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-content-plan.h"

static void
test_timing_words (void)
{
  for (DiaTiming timing = DIA_TIMING_NOW; timing <= DIA_TIMING_SLOTS; timing++)
    {
      DiaTiming back = timing == DIA_TIMING_NOW ? DIA_TIMING_LOCAL : DIA_TIMING_NOW;

      g_assert_true (dia_timing_from_string (dia_timing_to_string (timing), &back));
      g_assert_cmpint (back, ==, timing);
    }
}

/* A damaged file does not make a post go out now. */
static void
test_unknown_word (void)
{
  DiaTiming timing = DIA_TIMING_LOCAL;

  g_assert_false (dia_timing_from_string ("", &timing));
  g_assert_false (dia_timing_from_string ("Now", &timing));
  g_assert_cmpint (timing, ==, DIA_TIMING_LOCAL);
}

static void
test_sender_words (void)
{
  DiaSender unchanged = DIA_SENDER_SERVER;

  for (DiaSender sender = DIA_SENDER_AS_PLANNED; sender <= DIA_SENDER_SERVER; sender++)
    {
      DiaSender back = sender == DIA_SENDER_DESK ? DIA_SENDER_SERVER : DIA_SENDER_DESK;

      g_assert_true (dia_sender_from_string (dia_sender_to_string (sender), &back));
      g_assert_cmpint (back, ==, sender);
    }
  g_assert_false (dia_sender_from_string ("Server", &unchanged));
  g_assert_cmpint (unchanged, ==, DIA_SENDER_SERVER);
}

/* Each mixture has a sentence of its own. */
static void
test_sentences (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpstr (dia_waiting_get_sentence (DIA_WAITING_NOTHING), ==, "");
  for (guint waiting = 1; waiting < 16; waiting++)
    g_assert_true (g_hash_table_add (seen, (char *) dia_waiting_get_sentence (waiting)));
  g_assert_cmpstr (dia_waiting_get_sentence (DIA_WAITING_WORDS | DIA_WAITING_TIME), ==,
                   "Changed words and another time wait");
  g_assert_cmpstr (dia_waiting_get_sentence (DIA_WAITING_SENDER), ==, "A changed hand-over waits");
}

static void
test_empty (void)
{
  g_autoptr (DiaContentPlan) timed = dia_content_plan_new ();
  g_autoptr (DiaContentPlan) dropping = dia_content_plan_new ();
  g_autoptr (DiaContentPlan) adding = dia_content_plan_new ();
  g_autoptr (DiaContentPlan) sending = dia_content_plan_new ();
  DiaId id = 7;

  g_assert_true (dia_content_plan_is_empty (timed));
  timed->timed = TRUE;
  g_array_append_val (dropping->dropped, id);
  g_array_append_val (adding->added, id);
  sending->sender = DIA_SENDER_DESK;
  g_assert_false (dia_content_plan_is_empty (sending));
  g_assert_false (dia_content_plan_is_empty (timed));
  g_assert_false (dia_content_plan_is_empty (dropping));
  g_assert_false (dia_content_plan_is_empty (adding));
  g_assert_true (dia_content_plan_lists (adding->added, 7));
  g_assert_false (dia_content_plan_lists (adding->added, 8));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/content-plan/timing-words", test_timing_words);
  g_test_add_func ("/model/content-plan/unknown-word", test_unknown_word);
  g_test_add_func ("/model/content-plan/sender-words", test_sender_words);
  g_test_add_func ("/model/content-plan/sentences", test_sentences);
  g_test_add_func ("/model/content-plan/empty", test_empty);
  return g_test_run ();
}
