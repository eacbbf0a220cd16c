/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-spare-title.h"

#include "dia-button-words.h"
#include "dia-probe.h"
#include "dia-test-support.h"

#define WORDS "Sign in here"

typedef struct
{
  GtkWidget *bar;
  GtkWidget *title;
  GtkWidget *button;
  GtkWidget *window;
} Fixture;

static gboolean
is_laid_out (gpointer widget)
{
  return gtk_widget_get_width (widget) > 0;
}

static void
show_bar (Fixture *fixture,
          int      width)
{
  fixture->bar = gtk_header_bar_new ();
  fixture->title = g_object_new (DIA_TYPE_SPARE_TITLE, NULL);
  fixture->button = gtk_button_new_with_label (WORDS);
  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (fixture->bar), FALSE);
  gtk_header_bar_set_title_widget (GTK_HEADER_BAR (fixture->bar), fixture->title);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (fixture->bar), fixture->button);
  dia_button_words_give_way (fixture->bar);
  gtk_widget_set_valign (fixture->bar, GTK_ALIGN_START);
  fixture->window = dia_probe_show (fixture->bar, width, 100);
  gtk_window_set_title (GTK_WINDOW (fixture->window), "Add an account");
  g_assert_true (dia_test_wait_until (is_laid_out, fixture->button));
}

static gboolean
shows_title (gpointer bar)
{
  return dia_probe_shows (bar, "Add an account");
}

static gboolean
hides_title (gpointer bar)
{
  return !shows_title (bar);
}

static void
test_shows_the_title (void)
{
  Fixture fixture;

  show_bar (&fixture, 600);
  g_assert_true (dia_test_wait_until (shows_title, fixture.bar));
  gtk_window_set_title (GTK_WINDOW (fixture.window), "Another");
  g_assert_true (dia_test_wait_until (hides_title, fixture.bar));
  g_assert_true (dia_probe_shows (fixture.bar, "Another"));
  dia_probe_close (fixture.window, fixture.bar);
}

/* Room for the words of the button on one line, or for the title: not for both. */
static void
test_words_of_buttons_come_first (void)
{
  Fixture fixture;
  GtkWidget *words;
  int natural;

  show_bar (&fixture, 250);
  g_assert_true (dia_test_wait_until (hides_title, fixture.bar));
  words = dia_probe_find_label (fixture.bar, WORDS);
  gtk_widget_measure (words, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  g_assert_cmpint (gtk_widget_get_width (words), >=, natural);
  dia_probe_close (fixture.window, fixture.bar);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/spare-title/shows-the-title", test_shows_the_title);
  g_test_add_func ("/ui/spare-title/words-of-buttons-come-first", test_words_of_buttons_come_first);
  return g_test_run ();
}
