/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-field.h"
#include "dia-network.h"
#include "dia-page-fixture.h"
#include "dia-post-preview.h"
#include "dia-preview-pictures.h"

/* A post of an account that needs no roster but that of the desk, on a card in a
 * window of its own. */
typedef struct
{
  ComposerFixture  desk;
  GtkWidget       *window;
  DiaPostPreview  *preview;
  DiaContent      *content;   /* (owned) */
  DiaPost         *post;      /* (owned) */
  DiaAccount      *account;   /* (owned) */
} PreviewFixture;

static void
set_up (PreviewFixture *fixture,
        gconstpointer   data)
{
  composer_fixture_set_up (&fixture->desk, data);
  fixture->preview =
    DIA_POST_PREVIEW (dia_post_preview_new (dia_workspace_get_roster (fixture->desk.office.workspace),
                                            dia_workspace_get_media (fixture->desk.office.workspace)));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 340, 600);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->preview));
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->content = dia_content_new ();
  fixture->post = dia_post_new ();
  fixture->account = dia_account_new ();
  dia_field_set_text (&fixture->account->name, "Alizé France");
  dia_field_set_text (&fixture->account->handle, "alize_fr");
}

static void
tear_down (PreviewFixture *fixture,
           gconstpointer   data)
{
  dia_probe_settle ();
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->account);
  g_assert_finalize_object (fixture->post);
  g_assert_finalize_object (fixture->content);
  composer_fixture_tear_down (&fixture->desk, data);
}

static void
show (PreviewFixture *fixture,
      const char     *network,
      const char     *text)
{
  dia_field_set_text (&fixture->account->network, network);
  fixture->account->id = dia_id_new ();
  dia_field_set_text (&fixture->post->text, text);
  dia_post_preview_show_post (fixture->preview, fixture->content, fixture->post, fixture->account, "12 Feb");
}

static gboolean
shows (PreviewFixture *fixture,
       const char     *part)
{
  return dia_probe_shows_part (GTK_WIDGET (fixture->preview), part);
}

/* Each names who speaks in its own way. */
static void
test_heads (PreviewFixture *fixture,
            gconstpointer   data)
{
  show (fixture, DIA_NETWORK_X, "Bonjour");
  g_assert_true (shows (fixture, "Alizé France @alize_fr"));
  g_assert_true (shows (fixture, "· 12 Feb"));
  show (fixture, DIA_NETWORK_LINKEDIN, "Bonjour");
  g_assert_false (shows (fixture, "alize_fr"));
  show (fixture, DIA_NETWORK_INSTAGRAM, "Bonjour");
  g_assert_false (shows (fixture, "Alizé France"));
  g_assert_true (shows (fixture, "alize_fr Bonjour"));
}

/* A line of dashes cuts where there are threads, and is words elsewhere. */
static void
test_threads (PreviewFixture *fixture,
              gconstpointer   data)
{
  show (fixture, DIA_NETWORK_BLUESKY, "Un\n---\nDeux");
  g_assert_true (shows (fixture, "2/2"));
  g_assert_false (shows (fixture, "---"));
  show (fixture, DIA_NETWORK_FACEBOOK, "Un\n---\nDeux");
  g_assert_false (shows (fixture, "2/2"));
  g_assert_true (shows (fixture, "Un\n---\nDeux"));
}

static void
test_folds (PreviewFixture *fixture,
            gconstpointer   data)
{
  g_autofree char *words = g_strnfill (130, 'a');
  g_autofree char *text = g_strconcat (words, " fin", NULL);

  show (fixture, DIA_NETWORK_MASTODON, text);
  g_assert_true (shows (fixture, "fin"));
  g_assert_false (shows (fixture, "See more"));
  show (fixture, DIA_NETWORK_INSTAGRAM, text);
  g_assert_false (shows (fixture, "fin"));
  dia_probe_click (GTK_WIDGET (fixture->preview), "See more");
  g_assert_true (shows (fixture, "fin"));
  g_assert_false (shows (fixture, "See more"));
}

/* A warning covers the post where the network has warnings. */
static void
test_warning_covers (PreviewFixture *fixture,
                     gconstpointer   data)
{
  dia_field_set_text (&fixture->post->warning, "Spoiler");
  show (fixture, DIA_NETWORK_MASTODON, "Le chien meurt");
  g_assert_true (shows (fixture, "Spoiler"));
  g_assert_false (shows (fixture, "Le chien meurt"));
  dia_probe_click (GTK_WIDGET (fixture->preview), "Show");
  g_assert_true (shows (fixture, "Le chien meurt"));
  show (fixture, DIA_NETWORK_X, "Le chien meurt");
  g_assert_false (shows (fixture, "Spoiler"));
  g_assert_true (shows (fixture, "Le chien meurt"));
}

/* A link stands beside the text where there is a card, and is not said twice. */
static void
test_card (PreviewFixture *fixture,
           gconstpointer   data)
{
  dia_field_set_text (&fixture->content->link, "https://alize.example/sv27");
  show (fixture, DIA_NETWORK_BLUESKY, "Bonjour");
  g_assert_true (shows (fixture, "https://alize.example/sv27"));
  show (fixture, DIA_NETWORK_MASTODON, "Bonjour https://alize.example/sv27");
  g_assert_false (shows (fixture, "https://"));
  g_assert_true (shows (fixture, "Bonjour alize.example/sv27"));
}

static void
add_pictures (PreviewFixture *fixture,
              guint           n)
{
  while (fixture->content->media->len < n)
    g_ptr_array_add (fixture->content->media, dia_media_new ());
}

static void
test_pictures (PreviewFixture *fixture,
               gconstpointer   data)
{
  GtkWidget *pictures = page_fixture_find (GTK_WIDGET (fixture->preview), DIA_TYPE_PREVIEW_PICTURES);

  show (fixture, DIA_NETWORK_FACEBOOK, "Bonjour");
  g_assert_false (gtk_widget_get_visible (pictures));
  add_pictures (fixture, 3);
  show (fixture, DIA_NETWORK_FACEBOOK, "Bonjour");
  g_assert_cmpuint (dia_probe_count (pictures, GTK_TYPE_PICTURE), ==, 3);
  add_pictures (fixture, 6);
  show (fixture, DIA_NETWORK_FACEBOOK, "Bonjour");
  g_assert_cmpuint (dia_probe_count (pictures, GTK_TYPE_PICTURE), ==, 4);
  g_assert_true (dia_probe_shows_part (pictures, "+2"));
  show (fixture, DIA_NETWORK_INSTAGRAM, "Bonjour");
  g_assert_cmpuint (dia_probe_count (pictures, GTK_TYPE_PICTURE), ==, 1);
  g_assert_true (dia_probe_shows_part (pictures, "1/6"));
  g_assert_true (gtk_widget_get_next_sibling (pictures) != NULL);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, PreviewFixture, NULL, set_up, function, tear_down)
  ADD ("/ui/post-preview/heads", test_heads);
  ADD ("/ui/post-preview/threads", test_threads);
  ADD ("/ui/post-preview/folds", test_folds);
  ADD ("/ui/post-preview/warning-covers", test_warning_covers);
  ADD ("/ui/post-preview/card", test_card);
  ADD ("/ui/post-preview/pictures", test_pictures);
#undef ADD
  return g_test_run ();
}
