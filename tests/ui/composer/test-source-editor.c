/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-content-menu.h"
#include "dia-fact-entry.h"
#include "dia-media-tile.h"
#include "dia-page-fixture.h"
#include "dia-source-editor.h"
#include "dia-source-text.h"
#include "dia-test-support.h"

#include <X11/extensions/XTest.h>
#include <string.h>

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

/* The first emoji of the chooser: groups are children of a flow box, too. */
static GtkWidget *
find_emoji (GtkWidget *chooser)
{
  GtkWidget *child;

  for (guint i = 0; (child = dia_probe_find_nth (chooser, GTK_TYPE_FLOW_BOX_CHILD, i)) != NULL; i++)
    if (dia_probe_find (child, GTK_TYPE_LABEL) != NULL)
      return child;
  return NULL;
}

static gboolean
has_emoji (gpointer user_data)
{
  return find_emoji (user_data) != NULL;
}

static gboolean
is_written (gpointer user_data)
{
  return !g_str_equal (dia_draft_get_content (((PageFixture *) user_data)->desk.draft)->text, "Bonjour ");
}

/* The button opens the chooser; the emoji that is pressed there comes to stand at
 * the cursor, and in the draft. */
static void
test_inserts_an_emoji (PageFixture   *fixture,
                       gconstpointer  data)
{
  GtkWidget *text = page_fixture_find (fixture->page, DIA_TYPE_SOURCE_TEXT);
  GtkWidget *chooser, *emoji;
  const char *sign;
  g_autofree char *expected = NULL;

  type (fixture, "Bonjour ");
  g_assert_null (page_fixture_find (text, GTK_TYPE_EMOJI_CHOOSER));
  dia_probe_click (fixture->page, "Insert an emoji");
  chooser = page_fixture_find (text, GTK_TYPE_EMOJI_CHOOSER);
  g_assert_nonnull (chooser);
  g_assert_true (dia_test_wait_until (has_emoji, chooser));
  emoji = find_emoji (chooser);
  sign = gtk_label_get_label (page_fixture_find (emoji, GTK_TYPE_LABEL));
  expected = g_strconcat ("Bonjour ", sign, NULL);
  g_assert_cmpuint (g_utf8_get_char (sign), >, 0x2000);
  g_assert_true (gtk_widget_activate (emoji));
  g_assert_true (dia_test_wait_until (is_written, fixture));
  g_assert_cmpstr (dia_draft_get_content (fixture->desk.draft)->text, ==, expected);
}

/* A hand with the mouse: what it does comes from the X server, as a person's
 * would. */
typedef struct
{
  PageFixture   *page;
  GtkWidget     *source;   /* where files lie: another program, to the editor */
  Display       *display;
  gboolean       began;
  int            step;
} Hand;

/* The middle of @widget on the screen, where the window has no frame. */
static void
point_at (Hand      *hand,
          GtkWidget *widget,
          int        offset)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, hand->page->window, &bounds));
  XTestFakeMotionEvent (hand->display, -1, (int) (bounds.origin.x + bounds.size.width / 2) + offset,
                        (int) (bounds.origin.y + bounds.size.height / 2), CurrentTime);
  XSync (hand->display, False);
  /* A hand that never rests keeps GTK from its frames, in which it hears of it. */
  dia_probe_settle ();
}

static void
press (Hand     *hand,
       gboolean  down)
{
  XTestFakeButtonEvent (hand->display, 1, down, CurrentTime);
  XSync (hand->display, False);
}

static void
on_drag_begin_cb (GtkDragSource *source,
                  GdkDrag       *drag,
                  Hand          *hand)
{
  hand->began = TRUE;
}

/* A drag begins when the pointer was pulled far enough; each look pulls once more,
 * to another place each time, since only what moves is told. */
static gboolean
has_begun (gpointer user_data)
{
  Hand *hand = user_data;

  if (!hand->began)
    point_at (hand, hand->source, (++hand->step % 20) * 4);
  return hand->began;
}

static GtkDropTarget *
find_drop_target (GtkWidget *widget)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }
  return NULL;
}

/* The drop target lies on the card around the text. */
static GtkDropTarget *
find_files_target (Hand *hand)
{
  GtkWidget *editor = page_fixture_find (hand->page->page, DIA_TYPE_SOURCE_EDITOR);
  GtkWidget *widget = page_fixture_find (editor, DIA_TYPE_SOURCE_TEXT);
  GtkDropTarget *target;

  while ((target = find_drop_target (widget)) == NULL && widget != editor)
    widget = gtk_widget_get_parent (widget);
  return target;
}

static gboolean
is_over (gpointer user_data)
{
  Hand *hand = user_data;

  if (gtk_drop_target_get_current_drop (find_files_target (hand)) != NULL)
    return TRUE;
  point_at (hand, page_fixture_find (hand->page->page, DIA_TYPE_SOURCE_TEXT), (++hand->step % 20) * 2);
  return FALSE;
}

static gboolean
has_picture (gpointer user_data)
{
  Hand *hand = user_data;

  return dia_draft_get_content (hand->page->desk.draft)->media->len == 1;
}

/* A picture in a file of its own; what a file manager says of it. (transfer full) */
static GdkContentProvider *
offer_file (const char *dir)
{
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 32, 20);
  g_autofree char *path = g_build_filename (dir, "carré bleu.png", NULL);
  g_autofree char *uri = NULL;
  g_autofree char *line = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  gdk_pixbuf_fill (pixbuf, 0x336699ff);
  gdk_pixbuf_save (pixbuf, path, "png", &error, NULL);
  g_assert_no_error (error);
  uri = g_filename_to_uri (path, NULL, NULL);
  line = g_strconcat (uri, "\r\n", NULL);
  bytes = g_bytes_new (line, strlen (line));
  return gdk_content_provider_new_for_bytes ("text/uri-list", bytes);
}

static void
put_files_beside (Hand               *hand,
                  GdkContentProvider *files)
{
  GtkWidget *overlay = g_object_ref (adw_window_get_content (ADW_WINDOW (hand->page->window)));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkDragSource *drag = gtk_drag_source_new ();

  hand->source = gtk_label_new ("Files");
  gtk_widget_set_size_request (hand->source, -1, 60);
  gtk_drag_source_set_content (drag, files);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin_cb), hand);
  gtk_widget_add_controller (hand->source, GTK_EVENT_CONTROLLER (drag));
  adw_window_set_content (ADW_WINDOW (hand->page->window), NULL);
  gtk_box_append (GTK_BOX (box), hand->source);
  gtk_box_append (GTK_BOX (box), overlay);
  gtk_widget_set_vexpand (overlay, TRUE);
  adw_window_set_content (ADW_WINDOW (hand->page->window), box);
  g_object_unref (overlay);
  dia_probe_settle ();
  gtk_test_widget_wait_for_draw (hand->page->window);
}

/* A file that is dropped on the text is a picture of the content, not its name in
 * the text: pulled over by the pointer, through the drag and drop of X. */
static void
test_takes_dropped_files (PageFixture   *fixture,
                          gconstpointer  data)
{
  Hand hand = { .page = fixture };
  char *dir = dia_test_dir_new ();
  g_autoptr(GdkContentProvider) files = offer_file (dir);

  hand.display = XOpenDisplay (NULL);
  g_assert_nonnull (hand.display);
  dia_draft_set_text (fixture->desk.draft, "Bonjour");
  put_files_beside (&hand, files);
  point_at (&hand, hand.source, 0);
  press (&hand, TRUE);
  g_assert_true (dia_test_wait_until (has_begun, &hand));
  g_assert_true (dia_test_wait_until (is_over, &hand));
  press (&hand, FALSE);
  g_assert_true (dia_test_wait_until (has_picture, &hand));
  g_assert_cmpstr (dia_draft_get_content (fixture->desk.draft)->text, ==, "Bonjour");
  XCloseDisplay (hand.display);
  dia_test_dir_remove (dir);
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
  ADD ("/ui/source-editor/inserts-an-emoji", test_inserts_an_emoji);
  ADD ("/ui/source-editor/takes-dropped-files", test_takes_dropped_files);
#undef ADD
  return g_test_run ();
}
