/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-publisher.h"

static const struct
{
  const char *text;
  const char *normal;
} texts[] = {
  { "", "" },
  { "  Bonjour \n\n le\tmonde  ", "Bonjour le monde" },
  { "e\xcc\x81te\xcc\x81", "été" },
  { "un\xc2\xa0: deux\xe2\x80\x8b", "un : deux" },
  { "voir https://t.co/AbC12 !", "voir [link] !" },
  { "https://lnkd.in/x", "[link]" },
  { "https://example.com/x y", "https://example.com/x y" },
  { "\xff", "\xef\xbf\xbd" },
};

static void
test_normalizes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *normal = dia_publisher_normalize_text (texts[i].text);

      g_assert_cmpstr (normal, ==, texts[i].normal);
    }
}

static void
test_is_stable (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *once = dia_publisher_normalize_text (texts[i].text);
      g_autofree char *twice = dia_publisher_normalize_text (once);

      g_assert_cmpstr (once, ==, twice);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/connectors/publisher/normalizes", test_normalizes);
  g_test_add_func ("/connectors/publisher/is-stable", test_is_stable);
  return g_test_run ();
}
