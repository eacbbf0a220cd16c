/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-format.h"

/* Monday 8 February 2027, 09:00:01 UTC: 10:00:01 in Paris. */
#define MORNING G_GINT64_CONSTANT (1802077201000)

#define NNBSP "\u202f"
#define NBSP  "\u00a0"

#define assert_text(call, expected) G_STMT_START { \
    g_autofree char *text_ = (call);                \
    g_assert_cmpstr (text_, ==, expected);          \
} G_STMT_END

static void
speak (const char *language)
{
  g_assert_true (g_setenv ("LANGUAGE", language, TRUE));
}

static void
test_french (void)
{
  speak ("fr");
  assert_text (dia_format_integer (1412), "1" NNBSP "412");
  assert_text (dia_format_integer (-7), "-7");
  assert_text (dia_format_decimal (4.2, 2), "4,2");
  assert_text (dia_format_decimal (4.256, 1), "4,3");
  assert_text (dia_format_percent (0.08, 0), "8" NBSP "%");
  assert_text (dia_format_percent (0.0825, 1), "8,2" NBSP "%");
  assert_text (dia_format_time (MORNING, "Europe/Paris"), "10:00");
  assert_text (dia_format_time_seconds (MORNING, "Europe/Paris"), "10:00:01");
  assert_text (dia_format_day_short (MORNING, "Europe/Paris"), "lun. 8 févr.");
  assert_text (dia_format_day_long (MORNING, "Europe/Paris"), "lun. 8 février 2027");
  assert_text (dia_format_day_words (MORNING, "Europe/Paris"), "lundi 8 février");
  assert_text (dia_format_day_month (MORNING, "Europe/Paris"), "8 févr.");
  assert_text (dia_format_skeleton (MORNING, "Europe/Paris", "yMMMM"), "février 2027");
  assert_text (dia_format_dup_locale (), "fr");
}

static void
test_english (void)
{
  speak ("en");
  assert_text (dia_format_integer (1412), "1,412");
  assert_text (dia_format_decimal (4.2, 2), "4.2");
  assert_text (dia_format_decimal (4.6, 0), "5");
  assert_text (dia_format_percent (0.08, 0), "8%");
  assert_text (dia_format_time (MORNING, "Asia/Tokyo"), "18:00");
  assert_text (dia_format_time_there (MORNING, "Asia/Tokyo"), "18:00\u00a0JST");
  assert_text (dia_format_time_there (MORNING, "Europe/Berlin"), "10:00");
  assert_text (dia_format_day_short (MORNING, "Europe/Paris"), "Mon 8 Feb");
  assert_text (dia_format_day_long (MORNING, "Europe/Paris"), "Mon 8 February 2027");
  assert_text (dia_format_day_words (MORNING, "Europe/Paris"), "Monday 8 February");
  assert_text (dia_format_day_month (MORNING, "Europe/Paris"), "8 Feb");
  assert_text (dia_format_dup_locale (), "en-GB");
}

/* Without a year a day is the nearest of its name. */
static void
test_day_near (void)
{
  speak ("en");
  assert_text (dia_format_day_near (MORNING, MORNING - 179 * DIA_DAY, "Europe/Paris"), "Mon 8 Feb");
  assert_text (dia_format_day_near (MORNING, MORNING + 179 * DIA_DAY, "Europe/Paris"), "Mon 8 Feb");
  assert_text (dia_format_day_near (MORNING, MORNING - 181 * DIA_DAY, "Europe/Paris"), "Mon 8 Feb 2027");
  assert_text (dia_format_day_near (MORNING, MORNING + 181 * DIA_DAY, "Europe/Paris"), "Mon 8 Feb 2027");
  speak ("fr");
  assert_text (dia_format_day_near (MORNING, MORNING + 181 * DIA_DAY, "Europe/Paris"), "lun. 8 févr. 2027");
}

static void
test_other_languages (void)
{
  speak ("de_DE.UTF-8:fr");
  assert_text (dia_format_integer (1412), "1.412");
  assert_text (dia_format_day_short (MORNING, "Europe/Paris"), "Mo., 8. Feb.");
  assert_text (dia_format_dup_locale (), "de-DE");
  speak ("en_US");
  assert_text (dia_format_day_short (MORNING, "Europe/Paris"), "Mon, Feb 8");
}

/* The computer's zone data decides, not ICU's. An unknown zone shows UTC. */
static void
test_zones (void)
{
  speak ("fr");
  assert_text (dia_format_time (MORNING, "Australia/Lord_Howe"), "20:00");
  assert_text (dia_format_day_month (MORNING, "Pacific/Kiritimati"), "8 févr.");
  assert_text (dia_format_time (MORNING, "Mars/Olympus"), "09:00");
}

static void
test_names (void)
{
  speak ("fr");
  assert_text (dia_format_language_name ("de"), "allemand");
  assert_text (dia_format_language_name ("pt-BR"), "portugais (Brésil)");
  assert_text (dia_format_market_name ("DE"), "Allemagne");
  assert_text (dia_format_zone_city ("Europe/London"), "Londres");
  assert_text (dia_format_zone_city ("Europe/Brussels"), "Bruxelles");
  speak ("en");
  assert_text (dia_format_language_name ("de"), "German");
  assert_text (dia_format_market_name ("GB"), "United Kingdom");
  assert_text (dia_format_zone_city ("Europe/London"), "London");
  assert_text (dia_format_zone_city ("America/Montreal"), "Montreal");
  assert_text (dia_format_language_name ("not a tag"), "not a tag");
}

static void
test_fold (void)
{
  assert_text (dia_format_fold ("Étincelle"), "etincelle");
  assert_text (dia_format_fold ("E\u0301tincelle"), "etincelle");
  assert_text (dia_format_fold ("CŒUR Straße Łódź İstanbul"), "coeur strasse lodz istanbul");
  assert_text (dia_format_fold ("Mastodon @A^B`C_"), "mastodon @a^b`c_");
  assert_text (dia_format_fold ("Mastodon @A^B`C_é"), "mastodon @a^b`c_e");
  assert_text (dia_format_fold ("l’été"), "l'ete");
  assert_text (dia_format_fold ("ﬁn ２０２６"), "fin 2026");
  assert_text (dia_format_fold ("한국"), "한국");
  assert_text (dia_format_fold ("हिन्दी"), "हिन्दी");
  assert_text (dia_format_fold ("a\xff"), "a\ufffd");
}

static void
test_collate (void)
{
  speak ("fr");
  g_assert_cmpint (dia_format_collate ("cote", "côte"), <, 0);
  g_assert_cmpint (dia_format_collate ("Étoile", "Zèbre"), <, 0);
  g_assert_cmpint (dia_format_collate ("été", "ETE"), !=, 0);
  g_assert_cmpint (dia_format_collate ("zoo", "abc"), >, 0);
  g_assert_cmpint (dia_format_collate ("abc", "abc"), ==, 0);
}

static gpointer
format_in_thread (gpointer data)
{
  for (int i = 0; i < 200; i++)
    {
      assert_text (dia_format_integer (1412), "1" NNBSP "412");
      assert_text (dia_format_day_short (MORNING, "Europe/Paris"), "lun. 8 févr.");
      g_assert_cmpint (dia_format_collate ("a", "b"), <, 0);
    }
  return NULL;
}

static void
test_any_thread (void)
{
  GThread *threads[4];

  speak ("fr");
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("format", format_in_thread, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/format/french", test_french);
  g_test_add_func ("/base/format/english", test_english);
  g_test_add_func ("/base/format/day-near", test_day_near);
  g_test_add_func ("/base/format/other-languages", test_other_languages);
  g_test_add_func ("/base/format/zones", test_zones);
  g_test_add_func ("/base/format/names", test_names);
  g_test_add_func ("/base/format/fold", test_fold);
  g_test_add_func ("/base/format/collate", test_collate);
  g_test_add_func ("/base/format/any-thread", test_any_thread);
  return g_test_run ();
}
