/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-moment-toolkit.h"

#include "dia-field.h"

static void
test_message_of_language (void)
{
  g_autoptr (DiaMomentToolkit) toolkit = dia_moment_toolkit_new ();

  dia_moment_toolkit_set_message (toolkit, "fr", "Bonjour");
  dia_moment_toolkit_set_message (toolkit, "nl-BE", "Dag");
  g_assert_cmpstr (dia_moment_toolkit_find_message (toolkit, "fr"), ==, "Bonjour");
  g_assert_cmpstr (dia_moment_toolkit_find_message (toolkit, "fr-CH"), ==, "Bonjour");
  g_assert_cmpstr (dia_moment_toolkit_find_message (toolkit, "nl-BE"), ==, "Dag");
  g_assert_null (dia_moment_toolkit_find_message (toolkit, "nl"));
  dia_moment_toolkit_set_message (toolkit, "FR", "Salut");
  g_assert_cmpuint (toolkit->messages->len, ==, 2);
  g_assert_cmpstr (dia_moment_toolkit_find_message (toolkit, "fr"), ==, "Salut");
  dia_moment_toolkit_set_message (toolkit, "fr", "");
  g_assert_null (dia_moment_toolkit_find_message (toolkit, "fr"));
}

static void
test_hashtags (void)
{
  static const struct { const char *message, *tags, *expected; } cases[] = {
    { "Hello", "", "Hello" },
    { "Hello", "  #love  #date ", "Hello\n\n#love #date" },
    { "So much #Love!", "#love #date", "So much #Love!\n\n#date" },
    { "So #lovely", "#love", "So #lovely\n\n#love" },
    { "#lovely #love", "#love", "#lovely #love" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DiaMomentToolkit) toolkit = dia_moment_toolkit_new ();
      g_autofree char *text = NULL;

      dia_field_set_text (&toolkit->hashtags, cases[i].tags);
      text = dia_moment_toolkit_dup_text (toolkit, cases[i].message);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_tagged_urls (void)
{
  static const struct { const char *url, *title, *expected; } cases[] = {
    { "https://a.example/x", "Valentine’s Day 2027",
      "https://a.example/x?utm_source=diapason&utm_medium=social&utm_campaign=valentine-s-day-2027" },
    { "https://a.example/x?id=3#top", "Été",
      "https://a.example/x?id=3&utm_source=diapason&utm_medium=social&utm_campaign=ete#top" },
    { "https://a.example/?utm_source=mail&utm_campaign=own", "Été",
      "https://a.example/?utm_source=mail&utm_campaign=own&utm_medium=social" },
    { "https://a.example/", "…", "https://a.example/?utm_source=diapason&utm_medium=social" },
    { "https://a.example/", "春 節",
      "https://a.example/?utm_source=diapason&utm_medium=social&utm_campaign=%E6%98%A5-%E7%AF%80" },
    { "not an address", "Été", "not an address" },
    { "mailto:x@a.example", "Été", "mailto:x@a.example" },
    { "", "Été", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *url = dia_moment_toolkit_dup_tagged_url (cases[i].url, cases[i].title);

      g_assert_cmpstr (url, ==, cases[i].expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/moment-toolkit/message-of-language", test_message_of_language);
  g_test_add_func ("/model/moment-toolkit/hashtags", test_hashtags);
  g_test_add_func ("/model/moment-toolkit/tagged-urls", test_tagged_urls);
  return g_test_run ();
}
