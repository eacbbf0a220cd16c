/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-account-picker.h"
#include "dia-choice-chip.h"
#include "dia-page-fixture.h"

/* In the narrow pane, in French, whose words are longer, no filter lies beyond
 * the edge. */
static void
test_filters_fit (PageFixture   *fixture,
                  gconstpointer  data)
{
  GtkWidget *picker = page_fixture_find (fixture->page, DIA_TYPE_ACCOUNT_PICKER);

  dia_probe_settle ();
  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *chip = dia_probe_find_nth (picker, DIA_TYPE_CHOICE_CHIP, i);
      graphene_rect_t bounds;

      g_assert_true (gtk_widget_compute_bounds (chip, picker, &bounds));
      g_assert_cmpfloat (bounds.origin.x, >=, 0);
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (picker));
    }
}

/* The keyboard goes into the search. */
static void
test_search (PageFixture   *fixture,
             gconstpointer  data)
{
  DiaAccountPicker *picker = page_fixture_find (fixture->page, DIA_TYPE_ACCOUNT_PICKER);
  GtkWidget *focus;

  dia_account_picker_start_search (picker);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (picker)));
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  dia_probe_speak ("fr");
#define ADD(path, function) g_test_add (path, PageFixture, NULL, page_fixture_set_up, function, page_fixture_tear_down)
  ADD ("/ui/account-picker/filters-fit", test_filters_fit);
  ADD ("/ui/account-picker/search", test_search);
#undef ADD
  return g_test_run ();
}
