/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-link.h"

#define LINK "https://alize.example/sv27"

/* The link stands at the end of the first part, once. */
static void
test_puts_link_in (void)
{
  DiaDraftLink *links = dia_draft_link_new ();
  const char *named = "Voir " LINK " ce soir";
  const char *made;

  g_assert_cmpstr (dia_draft_link_put_in (links, "Bonjour", LINK), ==, "Bonjour\n\n" LINK);
  g_assert_cmpstr (dia_draft_link_put_in (links, "Bonjour \n", LINK), ==, "Bonjour\n\n" LINK);
  g_assert_cmpstr (dia_draft_link_put_in (links, "", LINK), ==, LINK);
  g_assert_cmpstr (dia_draft_link_put_in (links, "Un\n---\nDeux", LINK), ==, "Un\n\n" LINK "\n---\nDeux");
  g_assert_cmpstr (dia_draft_link_put_in (links, "Un\n--- \nDeux\n---\nTrois", LINK), ==,
                   "Un\n\n" LINK "\n--- \nDeux\n---\nTrois");
  g_assert_true (dia_draft_link_put_in (links, named, LINK) == named);
  g_assert_true (dia_draft_link_put_in (links, named, "") == named);

  /* What was made stays as long as it is not forgotten, and follows the link. */
  made = dia_draft_link_put_in (links, "Bonjour", LINK);
  g_assert_true (dia_draft_link_put_in (links, "Bonjour", LINK) == made);
  g_assert_cmpstr (dia_draft_link_put_in (links, "Bonjour", "https://b.example"), ==, "Bonjour\n\nhttps://b.example");
  dia_draft_link_forget (links);
  g_assert_cmpstr (dia_draft_link_put_in (links, "Bonjour", LINK), ==, "Bonjour\n\n" LINK);
  dia_draft_link_free (links);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/services/draft-link/puts-link-in", test_puts_link_in);

  return g_test_run ();
}
