/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-content-menu.h"
#include "dia-fact-entry.h"
#include "dia-media-tile.h"
#include "dia-page-fixture.h"
#include "dia-source-editor.h"
#include "dia-source-text.h"

static GtkTextBuffer *
get_buffer (PageFixture *fixture)
{
  GtkWidget *text = page_fixture_find (fixture->page, DIA_TYPE_SOURCE_TEXT);

  return gtk_text_view_get_buffer (page_fixture_find (text, GTK_TYPE_TEXT_VIEW));
}

static void
type (PageFixture *fixture,
      const char  *words)
{
  GtkTextBuffer *buffer = get_buffer (fixture);

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert_at_cursor (buffer, words, -1);
  gtk_text_buffer_end_user_action (buffer);
}

/* The button of the link shows its entry; off again takes the address away, and
 * that can be taken back. */
static void
test_facts_come_and_go (PageFixture   *fixture,
                        gconstpointer  data)
{
  GtkWidget *button = dia_probe_find_button (fixture->page, "Link with a card");
  GtkWidget *entry = dia_probe_find_nth (fixture->page, DIA_TYPE_FACT_ENTRY, 2);

  g_assert_false (gtk_widget_get_visible (entry));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  g_assert_true (gtk_widget_get_visible (entry));
  gtk_editable_set_text (page_fixture_find (entry, GTK_TYPE_ENTRY), "https://alize.example");
  g_assert_cmpstr (dia_draft_get_content (fixture->desk.draft)->link, ==, "https://alize.example");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);
  g_assert_cmpstr (dia_draft_get_content (fixture->desk.draft)->link, ==, "");
  gtk_widget_activate_action (fixture->page, "composer.undo", NULL);
  g_assert_cmpstr (dia_draft_get_content (fixture->desk.draft)->link, ==, "https://alize.example");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
}

static void
test_answers (PageFixture   *fixture,
              gconstpointer  data)
{
  GtkWidget *menu = page_fixture_find (fixture->page, DIA_TYPE_CONTENT_MENU);
  GtkWidget *entry = dia_probe_find_nth (fixture->page, DIA_TYPE_FACT_ENTRY, 0);

  gtk_widget_activate_action (menu, "content.answer", NULL);
  g_assert_true (gtk_widget_get_visible (entry));
  gtk_editable_set_text (page_fixture_find (entry, GTK_TYPE_ENTRY), "https://social.example/@a/1");
  g_assert_cmpstr (dia_draft_get_content (fixture->desk.draft)->reply_to, ==, "https://social.example/@a/1");
}

static void
test_thread_and_visibility (PageFixture   *fixture,
                            gconstpointer  data)
{
  GtkWidget *menu = page_fixture_find (fixture->page, DIA_TYPE_CONTENT_MENU);

  type (fixture, "Un");
  gtk_widget_activate_action (menu, "content.next-part", NULL);
  type (fixture, "Deux");
  g_assert_cmpstr (dia_draft_get_content (fixture->desk.draft)->text, ==, "Un\n---\nDeux");
  gtk_widget_activate_action (menu, "content.visibility", "s", "private");
  g_assert_cmpint (dia_draft_get_content (fixture->desk.draft)->visibility, ==, DIA_VISIBILITY_PRIVATE);
}

/* The last thing done is the first to be taken back, be it typing or an act. */
static void
test_undo_in_order (PageFixture   *fixture,
                    gconstpointer  data)
{
  DiaSourceEditor *editor = page_fixture_find (fixture->page, DIA_TYPE_SOURCE_EDITOR);
  GtkWidget *tile;

  type (fixture, "Bonjour");
  dia_draft_add_media (fixture->desk.draft, dia_media_new ());
  dia_probe_settle ();
  tile = page_fixture_find (fixture->page, DIA_TYPE_MEDIA_TILE);
  dia_probe_click (tile, "Picture 1, without alternative text");
  dia_probe_click (page_fixture_find (tile, GTK_TYPE_POPOVER), "Remove Picture");
  g_assert_cmpuint (dia_draft_get_content (fixture->desk.draft)->media->len, ==, 0);
  dia_source_editor_undo (editor);
  g_assert_cmpuint (dia_draft_get_content (fixture->desk.draft)->media->len, ==, 1);
  dia_source_editor_undo (editor);
  g_assert_cmpstr (dia_draft_get_content (fixture->desk.draft)->text, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, PageFixture, NULL, page_fixture_set_up, function, page_fixture_tear_down)
  ADD ("/ui/source-editor/facts-come-and-go", test_facts_come_and_go);
  ADD ("/ui/source-editor/answers", test_answers);
  ADD ("/ui/source-editor/thread-and-visibility", test_thread_and_visibility);
  ADD ("/ui/source-editor/undo-in-order", test_undo_in_order);
#undef ADD
  return g_test_run ();
}
