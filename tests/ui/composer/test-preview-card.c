/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-page-fixture.h"
#include "dia-preview-card.h"

static int
get_minimum_width (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* What is not shown takes no room: the pane keeps its width when there is a
 * preview. */
static void
test_hidden_page_takes_no_room (PageFixture   *fixture,
                                gconstpointer  data)
{
  GtkWidget *card = page_fixture_find (fixture->page, DIA_TYPE_PREVIEW_CARD);

  composer_fixture_choose (&fixture->desk, "FR");
  dia_draft_set_text (fixture->desk.draft, "Ce midi, à la machine à café : qui propose le deuxième ?");
  dia_probe_settle ();
  g_assert_cmpint (get_minimum_width (card), <, 240);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/preview-card/hidden-page-takes-no-room", PageFixture, NULL, page_fixture_set_up,
              test_hidden_page_takes_no_room, page_fixture_tear_down);
  return g_test_run ();
}
