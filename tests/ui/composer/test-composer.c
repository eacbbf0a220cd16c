/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-account-picker.h"
#include "dia-composer-target.h"
#include "dia-day-picker.h"
#include "dia-drafts.h"
#include "dia-media-strip.h"
#include "dia-media-tile.h"
#include "dia-page-fixture.h"
#include "dia-picker-model.h"
#include "dia-post-preview.h"
#include "dia-problem-list.h"
#include "dia-schedule-card.h"
#include "dia-source-editor.h"
#include "dia-state-pill.h"
#include "dia-test-support.h"
#include "dia-variant-list.h"

#include <adwaita.h>
#include <string.h>

typedef PageFixture Fixture;

static GtkTextBuffer *
get_buffer (Fixture *fixture)
{
  DiaSourceEditor *editor = page_fixture_find (fixture->page, DIA_TYPE_SOURCE_EDITOR);

  return gtk_text_view_get_buffer (page_fixture_find (GTK_WIDGET (editor), GTK_TYPE_TEXT_VIEW));
}

static void
assert_shown (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *shown = NULL;

  g_object_get (get_buffer (fixture), "text", &shown, NULL);
  g_assert_cmpstr (shown, ==, expected);
}

static const char *
get_primary (Fixture *fixture)
{
  return adw_split_button_get_label (page_fixture_find (fixture->page, ADW_TYPE_SPLIT_BUTTON));
}

/* What is typed is the draft's text; the cursor of a person stays where it is. */
static void
test_typing (Fixture       *fixture,
             gconstpointer  data)
{
  GtkTextBuffer *buffer = get_buffer (fixture);
  int cursor;

  gtk_text_buffer_insert_at_cursor (buffer, "Bonjour à tous", -1);
  g_assert_cmpstr (dia_draft_get_content (fixture->desk.draft)->text, ==, "Bonjour à tous");
  g_object_get (buffer, "cursor-position", &cursor, NULL);
  g_assert_cmpint (cursor, ==, 14);
  dia_draft_set_text (fixture->desk.draft, "Autre chose");
  assert_shown (fixture, "Autre chose");
}

static void
test_primary_counts_posts (Fixture       *fixture,
                           gconstpointer  data)
{
  DiaWallTime wall = { 2027, 2, 12, 10, 0, 0 };

  g_assert_cmpstr (get_primary (fixture), ==, "Schedule");
  composer_fixture_choose (&fixture->desk, "FR BE");
  dia_draft_set_timing (fixture->desk.draft, DIA_TIMING_LOCAL, &wall, NULL);
  g_assert_cmpstr (get_primary (fixture), ==, "Schedule 5 Posts");
  dia_draft_set_timing (fixture->desk.draft, DIA_TIMING_NOW, NULL, NULL);
  g_assert_cmpstr (get_primary (fixture), ==, "Publish 5 Posts Now");
}

/* An own text begins as what is sent, is edited alone, and goes back. */
static void
test_own_text (Fixture       *fixture,
               gconstpointer  data)
{
  DiaSourceEditor *editor = page_fixture_find (fixture->page, DIA_TYPE_SOURCE_EDITOR);
  g_autoptr(DiaComposerTarget) german = dia_composer_target_new ("de", "", DIA_ID_NONE);
  g_autoptr(DiaComposerTarget) source = dia_composer_target_new (NULL, NULL, DIA_ID_NONE);
  DiaAccount *account = composer_fixture_find (&fixture->desk, "alizé_de");
  gboolean own;
  gboolean behind;

  composer_fixture_choose (&fixture->desk, "FR DE");
  dia_draft_set_text (fixture->desk.draft, "Bonjour");
  dia_source_editor_adapt (editor, german);
  assert_shown (fixture, "Bonjour");
  gtk_text_buffer_set_text (get_buffer (fixture), "Guten Tag", -1);
  g_assert_cmpstr (dia_draft_get_content (fixture->desk.draft)->text, ==, "Bonjour");
  g_assert_cmpstr (dia_draft_get_text_for (fixture->desk.draft, account, &own, &behind), ==, "Guten Tag");
  g_assert_true (own);
  dia_source_editor_set_target (editor, source);
  assert_shown (fixture, "Bonjour");
  dia_draft_set_variant (fixture->desk.draft, "de", "", DIA_ID_NONE, NULL);
  dia_source_editor_set_target (editor, german);
  assert_shown (fixture, "Bonjour");
}

/* Ctrl+Enter on a blocked draft leads to what blocks and makes no post. */
static void
test_blocked_leads_to_problem (Fixture       *fixture,
                               gconstpointer  data)
{
  GtkWidget *view = page_fixture_find (GTK_WIDGET (page_fixture_find (fixture->page, DIA_TYPE_SOURCE_EDITOR)), GTK_TYPE_TEXT_VIEW);

  composer_fixture_choose (&fixture->desk, "CH");
  g_assert_true (dia_draft_is_blocked (fixture->desk.draft));
  gtk_widget_activate_action (fixture->page, "composer.commit", NULL);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == view);
  g_assert_cmpint (fixture->n_closed, ==, 0);
}

static gboolean
is_closed (gpointer user_data)
{
  return ((Fixture *) user_data)->n_closed > 0;
}

/* Scheduling closes the page and can be taken back. */
static void
test_schedule (Fixture       *fixture,
               gconstpointer  data)
{
  DiaWallTime wall = { 2027, 2, 12, 10, 0, 0 };

  composer_fixture_choose (&fixture->desk, "CH DE");
  gtk_text_buffer_set_text (get_buffer (fixture), "Bonjour à tous", -1);
  dia_draft_set_timing (fixture->desk.draft, DIA_TIMING_LOCAL, &wall, NULL);
  g_assert_false (dia_draft_is_blocked (fixture->desk.draft));
  gtk_widget_activate_action (fixture->page, "composer.commit", NULL);
  g_assert_true (dia_test_wait_until (is_closed, fixture));
  g_assert_true (dia_undo_stack_can_undo (dia_notices_get_undo (fixture->notices)));
}

static gboolean
is_up_to_date (gpointer user_data)
{
  return g_strcmp0 (get_primary (user_data), "Up to Date") == 0;
}

/* Typing into what is planned makes the primary say what it takes to let posts
 * say it; that closes the page and can be taken back. */
static void
test_update (Fixture       *fixture,
             gconstpointer  data)
{
  GAsyncResult *pending = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GArray) ids = NULL;

  composer_fixture_choose (&fixture->desk, "CH IT");
  gtk_text_buffer_set_text (get_buffer (fixture), "Bonjour à tous", -1);
  dia_draft_schedule_async (fixture->desk.draft, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  ids = dia_draft_schedule_finish (fixture->desk.draft, result, NULL);
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_true (dia_test_wait_until (is_up_to_date, fixture));

  gtk_text_buffer_set_text (get_buffer (fixture), "Bonjour à toutes et à tous", -1);
  g_assert_cmpstr (get_primary (fixture), ==, "Update 2 Posts");
  gtk_widget_activate_action (fixture->page, "composer.discard", NULL);
  assert_shown (fixture, "Bonjour à tous");
  g_assert_cmpstr (get_primary (fixture), ==, "Up to Date");
  gtk_widget_activate_action (fixture->page, "composer.undo", NULL);
  assert_shown (fixture, "Bonjour à toutes et à tous");
  gtk_widget_activate_action (fixture->page, "composer.commit", NULL);
  g_assert_true (dia_test_wait_until (is_closed, fixture));
  g_assert_true (dia_undo_stack_can_undo (dia_notices_get_undo (fixture->notices)));
}

/* Enter with Ctrl comes to the page before the text, which would take it for a new
 * line. */
static void
test_enter_commits (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (fixture->page);
  guint n_early = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_SHORTCUT_CONTROLLER (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        n_early += g_list_model_get_n_items (G_LIST_MODEL (controller));
    }
  g_assert_cmpuint (n_early, ==, 2);
  composer_fixture_choose (&fixture->desk, "CH");
  gtk_text_buffer_set_text (get_buffer (fixture), "Bonjour", -1);
  g_assert_true (dia_probe_press_key (fixture->page, GDK_KEY_Return, GDK_CONTROL_MASK));
  g_assert_true (dia_test_wait_until (is_closed, fixture));
  assert_shown (fixture, "Bonjour");
}

static void
test_back_saves_first (Fixture       *fixture,
                       gconstpointer  data)
{
  gtk_text_buffer_set_text (get_buffer (fixture), "À finir demain", -1);
  gtk_widget_activate_action (fixture->page, "composer.back", NULL);
  g_assert_true (dia_test_wait_until (is_closed, fixture));
  g_assert_cmpint (dia_draft_get_saved_at (fixture->desk.draft), !=, DIA_INSTANT_NONE);
}

/* Languages of the chosen accounts, the source's first, and other own texts. */
static void
test_variants_listed (Fixture       *fixture,
                      gconstpointer  data)
{
  DiaVariantList *list = page_fixture_find (fixture->page, DIA_TYPE_VARIANT_LIST);
  DiaSourceEditor *editor = page_fixture_find (fixture->page, DIA_TYPE_SOURCE_EDITOR);

  g_assert_false (dia_variant_list_activate_at (list, 0));
  composer_fixture_choose (&fixture->desk, "DE FR GB");
  dia_draft_set_text (fixture->desk.draft, "Bonjour");
  dia_draft_set_variant (fixture->desk.draft, "", DIA_NETWORK_BLUESKY, DIA_ID_NONE, "Court");
  g_assert_true (dia_variant_list_activate_at (list, 0));
  g_assert_cmpstr (dia_source_editor_get_target (editor)->language, ==, "fr");
  g_assert_true (dia_variant_list_activate_at (list, 3));
  g_assert_cmpstr (dia_source_editor_get_target (editor)->network, ==, DIA_NETWORK_BLUESKY);
  assert_shown (fixture, "Court");
  g_assert_false (dia_variant_list_activate_at (list, 4));
}

/* A local time over which clocks go forward is said, with what is used instead. */
static void
test_gap_is_said (Fixture       *fixture,
                  gconstpointer  data)
{
  DiaScheduleCard *card = page_fixture_find (fixture->page, DIA_TYPE_SCHEDULE_CARD);
  DiaWallTime gap = { 2027, 3, 28, 2, 30, 0 };
  DiaWallTime plain = { 2027, 3, 27, 2, 30, 0 };
  DiaStatePill *pill;

  composer_fixture_choose (&fixture->desk, "FR");
  dia_draft_set_timing (fixture->desk.draft, DIA_TIMING_LOCAL, &plain, NULL);
  g_assert_null (page_fixture_find (GTK_WIDGET (card), DIA_TYPE_STATE_PILL));
  dia_draft_set_timing (fixture->desk.draft, DIA_TIMING_LOCAL, &gap, NULL);
  pill = page_fixture_find (GTK_WIDGET (card), DIA_TYPE_STATE_PILL);
  g_assert_nonnull (pill);
  g_assert_nonnull (strstr (dia_state_pill_get_text (pill), ":30"));
}

/* Going to another month in the calendar moves the date. */
static void
test_month_moves_date (Fixture       *fixture,
                       gconstpointer  data)
{
  DiaScheduleCard *card = page_fixture_find (fixture->page, DIA_TYPE_SCHEDULE_CARD);
  DiaDayPicker *calendar = page_fixture_find (GTK_WIDGET (card), DIA_TYPE_DAY_PICKER);
  DiaWallTime wall = { 2027, 2, 12, 10, 0, 0 };
  const char *zone;

  composer_fixture_choose (&fixture->desk, "FR");
  dia_draft_set_timing (fixture->desk.draft, DIA_TIMING_LOCAL, &wall, NULL);
  dia_day_picker_set_day (calendar, dia_day_add_months (dia_day_picker_get_day (calendar), 2));
  g_assert_cmpint (dia_draft_get_timing (fixture->desk.draft, &wall, &zone), ==, DIA_TIMING_LOCAL);
  g_assert_cmpint (wall.month, ==, 4);
  g_assert_cmpint (wall.day, ==, 12);
  g_assert_cmpint (wall.hour, ==, 10);
}

static gboolean
has_picture (gpointer user_data)
{
  return dia_draft_get_content (user_data)->media->len > 0;
}

static GBytes *
create_png (void)
{
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 32, 20);
  g_autoptr(GError) error = NULL;
  char *data;
  gsize length;

  gdk_pixbuf_fill (pixbuf, 0x336699ff);
  gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, "png", &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

/* A picture comes in, is described in its popover, and goes. */
static void
test_pictures (Fixture       *fixture,
               gconstpointer  data)
{
  DiaMediaStrip *strip = page_fixture_find (fixture->page, DIA_TYPE_MEDIA_STRIP);
  g_autoptr(GBytes) png = create_png ();
  DiaMediaTile *tile;
  GtkTextView *alt;

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (strip)));
  dia_media_strip_add_bytes (strip, png);
  g_assert_true (dia_test_wait_until (has_picture, fixture->desk.draft));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (strip)));
  tile = page_fixture_find (GTK_WIDGET (strip), DIA_TYPE_MEDIA_TILE);
  dia_media_strip_describe (strip, 0);
  alt = page_fixture_find (GTK_WIDGET (tile), GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (alt), "Un carré bleu", -1);
  g_assert_cmpstr (((DiaMedia *) g_ptr_array_index (dia_draft_get_content (fixture->desk.draft)->media, 0))->alt, ==,
                   "Un carré bleu");
  dia_draft_remove_media (fixture->desk.draft, 0);
  g_assert_null (page_fixture_find (GTK_WIDGET (strip), DIA_TYPE_MEDIA_TILE));
}

static void
test_figures (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(DiaComposerTarget) source = dia_composer_target_new (NULL, NULL, DIA_ID_NONE);
  g_autoptr(GPtrArray) figures = NULL;
  DiaNetworkFigure *figure;
  g_autofree char *text = g_strnfill (340, 'a');

  composer_fixture_choose (&fixture->desk, "BE DE");
  dia_draft_set_text (fixture->desk.draft, text);
  dia_draft_set_variant (fixture->desk.draft, "de", "", DIA_ID_NONE, "kurz");
  figures = dia_composer_target_list_figures (source, fixture->desk.draft);
  g_assert_cmpuint (figures->len, ==, 2);
  figure = g_ptr_array_index (figures, 1);
  g_assert_cmpstr (figure->network, ==, DIA_NETWORK_BLUESKY);
  g_assert_cmpuint (figure->n_accounts, ==, 1);
  g_assert_cmpuint (figure->tightest.length, ==, 340);
  g_assert_cmpint (figure->tightest.remaining, ==, -40);
  g_assert_false (figure->tightest.fits);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, Fixture, NULL, page_fixture_set_up, function, page_fixture_tear_down)
  ADD ("/ui/composer/typing", test_typing);
  ADD ("/ui/composer/primary-counts-posts", test_primary_counts_posts);
  ADD ("/ui/composer/own-text", test_own_text);
  ADD ("/ui/composer/blocked-leads-to-problem", test_blocked_leads_to_problem);
  ADD ("/ui/composer/schedule", test_schedule);
  ADD ("/ui/composer/update", test_update);
  ADD ("/ui/composer/enter-commits", test_enter_commits);
  ADD ("/ui/composer/back-saves-first", test_back_saves_first);
  ADD ("/ui/composer/variants-listed", test_variants_listed);
  ADD ("/ui/composer/gap-is-said", test_gap_is_said);
  ADD ("/ui/composer/month-moves-date", test_month_moves_date);
  ADD ("/ui/composer/pictures", test_pictures);
  ADD ("/ui/composer/figures", test_figures);
#undef ADD
  return g_test_run ();
}
