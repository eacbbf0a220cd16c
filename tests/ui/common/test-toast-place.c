/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-probe.h"
#include "dia-test-support.h"
#include "dia-toast-place.h"

typedef struct
{
  GtkWidget     *overlay;
  GtkWidget     *window;
  DiaToastPlace *place;
  const char    *wanted;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  dia_probe_set_moving (TRUE);
  fixture->overlay = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->overlay), gtk_label_new ("desk"));
  fixture->place = dia_toast_place_of (ADW_TOAST_OVERLAY (fixture->overlay));
  g_assert_true (dia_toast_place_of (ADW_TOAST_OVERLAY (fixture->overlay)) == fixture->place);
  fixture->window = dia_probe_show (fixture->overlay, 400, 300);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->place), (gpointer *) &fixture->place);
  dia_probe_close (fixture->window, fixture->overlay);
  g_assert_null (fixture->place);
}

static AdwToast *
show (Fixture    *fixture,
      const char *title)
{
  AdwToast *toast = dia_toast_place_make (ADW_TOAST_OVERLAY (fixture->overlay), title, NULL);

  dia_toast_place_show (fixture->place, toast);
  return toast;
}

static gboolean
shows_wanted_alone (gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *words = dia_probe_dup_words (fixture->overlay);
  g_autofree char *expected = g_strconcat ("desk", *fixture->wanted != '\0' ? "\n" : "", fixture->wanted, NULL);

  return g_str_equal (words, expected);
}

static void
wait_for (Fixture    *fixture,
          const char *wanted)
{
  fixture->wanted = wanted;
  g_assert_true (dia_test_wait_until (shows_wanted_alone, fixture));
}

static void
test_shows (Fixture       *fixture,
            gconstpointer  data)
{
  AdwToast *toast = show (fixture, "one");

  wait_for (fixture, "one");
  dia_toast_place_withdraw (fixture->place, toast);
  wait_for (fixture, "");
}

static void
test_newer_takes_the_place (Fixture       *fixture,
                            gconstpointer  data)
{
  show (fixture, "one");
  wait_for (fixture, "one");
  show (fixture, "two");
  wait_for (fixture, "two");
}

/* Quicker than toasts come and go: the last one is shown, those between never. */
static void
test_many_at_once (Fixture       *fixture,
                   gconstpointer  data)
{
  AdwToast *second;

  show (fixture, "one");
  second = show (fixture, "two");
  g_object_add_weak_pointer (G_OBJECT (second), (gpointer *) &second);
  show (fixture, "three");
  g_assert_null (second);
  show (fixture, "four");
  wait_for (fixture, "four");
}

static int
measure_height (GtkWidget  *overlay,
                const char *words)
{
  g_autoptr (AdwToast) toast = dia_toast_place_make (ADW_TOAST_OVERLAY (overlay), words, "Undo");
  GtkWidget *label = adw_toast_get_custom_title (toast);
  int height;

  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, words);
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  return height;
}

/* What people wrote is no markup, and takes several lines where it is long. */
static void
test_takes_several_lines (Fixture       *fixture,
                          gconstpointer  data)
{
  g_assert_cmpint (measure_height (fixture->overlay, "Cats & <dogs>, and whatever else lives in a house by the sea, "
                                                     "and what the postman said of it when he came by on Tuesday"), >,
                   measure_height (fixture->overlay, "Cats"));
}

static void
count_click (AdwToast *toast,
             guint    *n)
{
  (*n)++;
}

static gboolean
is_whole (gpointer label)
{
  return gtk_widget_get_width (label) > 0 && !pango_layout_is_ellipsized (gtk_label_get_layout (label));
}

/* With large text in a narrow window the button goes below the words, and does what
 * the button of a toast does. */
static void
test_large_text (Fixture       *fixture,
                 gconstpointer  data)
{
  AdwToast *toast;
  int dpi;
  guint n_clicks = 0;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  toast = dia_toast_place_make (ADW_TOAST_OVERLAY (fixture->overlay), "263 drafts made for 54 accounts", "Undo");
  g_signal_connect (toast, "button-clicked", G_CALLBACK (count_click), &n_clicks);
  g_assert_null (adw_toast_get_button_label (toast));
  dia_toast_place_show (fixture->place, toast);
  wait_for (fixture, "263 drafts made for 54 accounts\nUndo");
  g_assert_true (dia_test_wait_until (is_whole, dia_probe_find_label (fixture->overlay, "263 drafts made for 54 accounts")));
  dia_probe_click (fixture->overlay, "Undo");
  g_assert_cmpuint (n_clicks, ==, 1);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
  wait_for (fixture, "");
}

static gboolean
shows_wanted (gpointer user_data)
{
  Fixture *fixture = user_data;

  return dia_probe_shows (fixture->overlay, fixture->wanted);
}

/* A toast that takes another's place and is withdrawn while both still move: the
 * library wrote to it after it was freed. */
static void
test_withdrawn_while_it_comes (Fixture       *fixture,
                               gconstpointer  data)
{
  AdwToast *toast;

  show (fixture, "one");
  wait_for (fixture, "one");
  toast = show (fixture, "two");
  fixture->wanted = "two";
  g_assert_true (dia_test_wait_until (shows_wanted, fixture));
  dia_toast_place_withdraw (fixture->place, toast);
  wait_for (fixture, "");
}

static void
test_withdrawn_before_it_came (Fixture       *fixture,
                               gconstpointer  data)
{
  show (fixture, "one");
  dia_toast_place_withdraw (fixture->place, show (fixture, "two"));
  wait_for (fixture, "one");
}

/* Nobody can close a toast while it comes; here none comes slowly. */
static void
test_closed_by_the_person (Fixture       *fixture,
                           gconstpointer  data)
{
  AdwToast *toast;

  dia_probe_set_moving (FALSE);
  toast = show (fixture, "one");
  show (fixture, "two");
  adw_toast_dismiss (toast);
  wait_for (fixture, "two");
}

/* The window is closed while one waits for its turn. */
static void
test_goes_with_the_overlay (Fixture       *fixture,
                            gconstpointer  data)
{
  AdwToast *waiting;

  show (fixture, "one");
  waiting = show (fixture, "two");
  g_object_add_weak_pointer (G_OBJECT (waiting), (gpointer *) &waiting);
  tear_down (fixture, data);
  g_assert_null (waiting);
  set_up (fixture, data);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/toast-place/shows", Fixture, NULL, set_up, test_shows, tear_down);
  g_test_add ("/ui/toast-place/newer-takes-the-place", Fixture, NULL, set_up, test_newer_takes_the_place, tear_down);
  g_test_add ("/ui/toast-place/many-at-once", Fixture, NULL, set_up, test_many_at_once, tear_down);
  g_test_add ("/ui/toast-place/takes-several-lines", Fixture, NULL, set_up, test_takes_several_lines, tear_down);
  g_test_add ("/ui/toast-place/large-text", Fixture, NULL, set_up, test_large_text, tear_down);
  g_test_add ("/ui/toast-place/withdrawn-while-it-comes", Fixture, NULL, set_up, test_withdrawn_while_it_comes, tear_down);
  g_test_add ("/ui/toast-place/withdrawn-before-it-came", Fixture, NULL, set_up, test_withdrawn_before_it_came, tear_down);
  g_test_add ("/ui/toast-place/closed-by-the-person", Fixture, NULL, set_up, test_closed_by_the_person, tear_down);
  g_test_add ("/ui/toast-place/goes-with-the-overlay", Fixture, NULL, set_up, test_goes_with_the_overlay, tear_down);
  return g_test_run ();
}
