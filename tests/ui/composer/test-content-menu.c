/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-content-menu.h"
#include "dia-page-fixture.h"

static int n_answers, n_parts;

static void
count_answer (void)
{
  n_answers++;
}

static void
count_part (void)
{
  n_parts++;
}

/* The menu as it opens now: how many sections it has. */
static int
count_sections (PageFixture *fixture)
{
  GtkMenuButton *button = page_fixture_find (page_fixture_find (fixture->page, DIA_TYPE_CONTENT_MENU), GTK_TYPE_MENU_BUTTON);

  gtk_menu_button_popup (button);
  gtk_menu_button_popdown (button);
  return g_menu_model_get_n_items (gtk_menu_button_get_menu_model (button));
}

/* Who sees a post is only asked where a chosen network can tell. */
static void
test_asks_where_it_can (PageFixture   *fixture,
                        gconstpointer  data)
{
  composer_fixture_choose (&fixture->desk, "NL");
  g_assert_cmpint (count_sections (fixture), ==, 1);
  composer_fixture_choose (&fixture->desk, "IT");
  g_assert_cmpint (count_sections (fixture), ==, 2);
}

/* A choice reaches the draft; what is none does not. */
static void
test_visibility (PageFixture   *fixture,
                 gconstpointer  data)
{
  GtkWidget *menu = page_fixture_find (fixture->page, DIA_TYPE_CONTENT_MENU);

  gtk_widget_activate_action (menu, "content.visibility", "s", "private");
  g_assert_cmpint (dia_draft_get_content (fixture->desk.draft)->visibility, ==, DIA_VISIBILITY_PRIVATE);
  gtk_widget_activate_action (menu, "content.visibility", "s", "nonsense");
  g_assert_cmpint (dia_draft_get_content (fixture->desk.draft)->visibility, ==, DIA_VISIBILITY_PRIVATE);
  g_assert_cmpstr (dia_visibility_get_label (DIA_VISIBILITY_PRIVATE), ==, "Followers only");
}

/* The two acts are asked of the editor. */
static void
test_asks_the_editor (PageFixture   *fixture,
                      gconstpointer  data)
{
  GtkWidget *menu = page_fixture_find (fixture->page, DIA_TYPE_CONTENT_MENU);

  n_answers = n_parts = 0;
  g_signal_connect (menu, "answer-requested", G_CALLBACK (count_answer), NULL);
  g_signal_connect (menu, "part-requested", G_CALLBACK (count_part), NULL);
  gtk_widget_activate_action (menu, "content.answer", NULL);
  gtk_widget_activate_action (menu, "content.next-part", NULL);
  g_assert_cmpint (n_answers, ==, 1);
  g_assert_cmpint (n_parts, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, PageFixture, NULL, page_fixture_set_up, function, page_fixture_tear_down)
  ADD ("/ui/content-menu/asks-where-it-can", test_asks_where_it_can);
  ADD ("/ui/content-menu/visibility", test_visibility);
  ADD ("/ui/content-menu/asks-the-editor", test_asks_the_editor);
#undef ADD
  return g_test_run ();
}
