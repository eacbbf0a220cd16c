/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-page-fixture.h"
#include "dia-source-text.h"
#include "dia-test-support.h"

typedef struct
{
  GtkWidget     *window;
  DiaSourceText *text;
  char          *written;
  GBytes        *pasted;
} Fixture;

static void
on_written_cb (DiaSourceText *text,
               const char    *written,
               Fixture       *fixture)
{
  g_free (fixture->written);
  fixture->written = g_strdup (written);
}

static void
on_picture_pasted_cb (DiaSourceText *text,
                      GBytes        *picture,
                      Fixture       *fixture)
{
  fixture->pasted = g_bytes_ref (picture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->text = g_object_new (DIA_TYPE_SOURCE_TEXT, NULL);
  g_signal_connect (fixture->text, "written", G_CALLBACK (on_written_cb), fixture);
  g_signal_connect (fixture->text, "picture-pasted", G_CALLBACK (on_picture_pasted_cb), fixture);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->text));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->text), (gpointer *) &fixture->text);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  dia_probe_settle ();
  g_assert_null (fixture->text);
  g_clear_pointer (&fixture->pasted, g_bytes_unref);
  g_free (fixture->written);
}

static GtkTextView *
get_view (Fixture *fixture)
{
  return page_fixture_find (GTK_WIDGET (fixture->text), GTK_TYPE_TEXT_VIEW);
}

static void
type (Fixture    *fixture,
      const char *words)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (get_view (fixture));

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert_at_cursor (buffer, words, -1);
  gtk_text_buffer_end_user_action (buffer);
}

/* Only a person's change is told, and the hint goes with the first letter. */
static void
test_tells_what_is_written (Fixture       *fixture,
                            gconstpointer  data)
{
  GtkWidget *hint = page_fixture_find (GTK_WIDGET (fixture->text), GTK_TYPE_LABEL);

  dia_source_text_set_text (fixture->text, "Bonjour");
  g_assert_null (fixture->written);
  g_assert_false (gtk_widget_get_visible (hint));
  dia_source_text_set_text (fixture->text, "");
  g_assert_true (gtk_widget_get_visible (hint));
  type (fixture, "Salut");
  g_assert_cmpstr (fixture->written, ==, "Salut");
  g_assert_false (gtk_widget_get_visible (hint));
}

/* What is shown anew cannot be undone into another text; what is shown already
 * keeps its undo. */
static void
test_undo_stays_in_the_text (Fixture       *fixture,
                             gconstpointer  data)
{
  dia_source_text_set_text (fixture->text, "Bonjour");
  dia_source_text_undo (fixture->text);
  g_assert_null (fixture->written);
  type (fixture, " à tous");
  dia_source_text_set_text (fixture->text, "Bonjour à tous");
  dia_source_text_undo (fixture->text);
  g_assert_cmpstr (fixture->written, ==, "Bonjour");
}

static gboolean
has_foreground (Fixture *fixture,
                int      offset)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (get_view (fixture));
  g_autoptr(GSList) tags = NULL;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);
  tags = gtk_text_iter_get_tags (&iter);
  return tags != NULL;
}

static void
test_links_are_seen (Fixture       *fixture,
                     gconstpointer  data)
{
  dia_source_text_set_text (fixture->text, "Là #Été là");
  g_assert_false (has_foreground (fixture, 1));
  g_assert_true (has_foreground (fixture, 3));
  g_assert_true (has_foreground (fixture, 6));
  g_assert_false (has_foreground (fixture, 7));
}

static gboolean
has_pasted (gpointer user_data)
{
  return ((Fixture *) user_data)->pasted != NULL;
}

/* A picture in the clipboard is handed on and leaves the text alone. */
static void
test_picture_is_pasted (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 4, 4);
  g_autoptr(GdkTexture) texture = NULL;
  const guint8 *bytes;
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0x336699ff);
  texture = gdk_texture_new_for_pixbuf (pixbuf);
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (GTK_WIDGET (fixture->text)), texture);
  g_signal_emit_by_name (get_view (fixture), "paste-clipboard");
  g_assert_true (dia_test_wait_until (has_pasted, fixture));
  bytes = g_bytes_get_data (fixture->pasted, &size);
  g_assert_cmpmem (bytes, 4, "\x89PNG", 4);
  g_assert_null (fixture->written);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ui/source-text/tells-what-is-written", test_tells_what_is_written);
  ADD ("/ui/source-text/undo-stays-in-the-text", test_undo_stays_in_the_text);
  ADD ("/ui/source-text/links-are-seen", test_links_are_seen);
  ADD ("/ui/source-text/picture-is-pasted", test_picture_is_pasted);
#undef ADD
  return g_test_run ();
}
