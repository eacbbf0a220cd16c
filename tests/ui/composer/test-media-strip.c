/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-field.h"
#include "dia-media-strip.h"
#include "dia-media-tile.h"
#include "dia-page-fixture.h"
#include "dia-test-support.h"

#include <string.h>

static void
add_picture (PageFixture *fixture,
             char         name)
{
  DiaMedia *media = dia_media_new ();

  dia_field_take_text (&media->sha256, g_strnfill (64, name));
  dia_draft_add_media (fixture->desk.draft, media);
}

/* As many tiles as pictures, and none of it as long as there is none. */
static void
test_follows_the_draft (PageFixture   *fixture,
                        gconstpointer  data)
{
  GtkWidget *strip = page_fixture_find (fixture->page, DIA_TYPE_MEDIA_STRIP);
  GtkWidget *first;

  g_assert_false (gtk_widget_get_visible (strip));
  add_picture (fixture, 'a');
  add_picture (fixture, 'b');
  g_assert_true (gtk_widget_get_visible (strip));
  g_assert_cmpuint (dia_probe_count (strip, DIA_TYPE_MEDIA_TILE), ==, 2);
  first = page_fixture_find (strip, DIA_TYPE_MEDIA_TILE);
  dia_draft_remove_media (fixture->desk.draft, 0);
  g_assert_cmpuint (dia_probe_count (strip, DIA_TYPE_MEDIA_TILE), ==, 1);
  g_assert_true (page_fixture_find (strip, DIA_TYPE_MEDIA_TILE) == first);
  dia_draft_remove_media (fixture->desk.draft, 0);
  g_assert_false (gtk_widget_get_visible (strip));
}

static gboolean
says_no (gpointer user_data)
{
  return dia_probe_shows_part (user_data, "not a picture");
}

/* What is no picture is refused in words, and the draft stays as it was. */
static void
test_refuses (PageFixture   *fixture,
              gconstpointer  data)
{
  DiaMediaStrip *strip = page_fixture_find (fixture->page, DIA_TYPE_MEDIA_STRIP);
  g_autoptr(GBytes) noise = g_bytes_new_static ("no picture", strlen ("no picture"));

  g_assert_false (says_no (fixture->window));
  dia_media_strip_add_bytes (strip, noise);
  g_assert_true (dia_test_wait_until (says_no, fixture->window));
  g_assert_cmpuint (dia_draft_get_content (fixture->desk.draft)->media->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, PageFixture, NULL, page_fixture_set_up, function, page_fixture_tear_down)
  ADD ("/ui/media-strip/follows-the-draft", test_follows_the_draft);
  ADD ("/ui/media-strip/refuses", test_refuses);
#undef ADD
  return g_test_run ();
}
