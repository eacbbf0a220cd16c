/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <string.h>

#include "dia-connector-fixture.h"
#include "dia-fake-mastodon.h"
#include "dia-inspector.h"
#include "dia-mastodon-connector.h"
#include "dia-reader.h"

typedef struct
{
  DiaConnectorFixture base;
  DiaFakeMastodon    *fake;
  DiaConnector       *connector;
  GError             *error;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (DiaClock) clock = dia_fixed_clock_new (DIA_FIXTURE_NOW);

  fixture->fake = dia_fake_mastodon_new (clock);
  dia_connector_fixture_init (&fixture->base, DIA_NETWORK_MASTODON, dia_fake_mastodon_get_origin (fixture->fake),
                              DIA_FAKE_MASTODON_TOKEN);
  /* The server and the desk look at the same clock. */
  g_set_object (&fixture->base.clock, clock);
  fixture->base.session.clock = clock;
  dia_connector_fixture_forget_limits (&fixture->base);
  fixture->connector = dia_mastodon_connector_new ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_error (&fixture->error);
  g_assert_finalize_object (g_steal_pointer (&fixture->connector));
  g_assert_finalize_object (g_steal_pointer (&fixture->fake));
  dia_connector_fixture_clear (&fixture->base);
}

static DiaRemotePost *
commit (Fixture    *fixture,
        const char *text)
{
  fixture->base.request.text = text;

  return dia_publisher_commit (DIA_PUBLISHER (fixture->connector), &fixture->base.session, &fixture->base.request,
                               NULL, &fixture->error);
}

static DiaLook
look_for (Fixture        *fixture,
          const char     *text,
          DiaRemotePost **found)
{
  DiaLook look;

  fixture->base.request.text = text;
  g_assert_true (dia_publisher_find (DIA_PUBLISHER (fixture->connector), &fixture->base.session, &fixture->base.request,
                                     &look, found, NULL, &fixture->error));
  g_assert_no_error (fixture->error);

  return look;
}

static DiaLook
look (Fixture    *fixture,
      const char *text)
{
  g_autoptr (DiaRemotePost) found = NULL;

  return look_for (fixture, text, &found);
}

static void
advance (Fixture *fixture,
         gint64   milliseconds)
{
  dia_fixed_clock_advance (DIA_FIXED_CLOCK (fixture->base.clock), milliseconds);
}

static JsonObject *
parse_last_body (Fixture   *fixture,
                 JsonNode **node)
{
  g_autofree char *body = dia_fake_mastodon_dup_last_body (fixture->fake);

  *node = json_from_string (body, NULL);
  g_assert_nonnull (*node);

  return json_node_get_object (*node);
}

static void
test_says_what_it_can (Fixture       *fixture,
                       gconstpointer  data)
{
  gint64 window;

  g_assert_cmpint (dia_publisher_get_means (DIA_PUBLISHER (fixture->connector), &window), ==, DIA_MEANS_CLIENT_KEY);
  g_assert_cmpint (window, ==, DIA_HOUR);
  g_assert_true (dia_authenticator_has_browser (DIA_AUTHENTICATOR (fixture->connector)));
  g_assert_false (dia_authenticator_has_password (DIA_AUTHENTICATOR (fixture->connector)));
}

static void
test_makes_keys (Fixture       *fixture,
                 gconstpointer  data)
{
  DiaPublisher *publisher = DIA_PUBLISHER (fixture->connector);
  g_autofree char *key = dia_publisher_make_key (publisher, &fixture->base.session, 1, DIA_FIXTURE_NOW);
  g_autofree char *same = dia_publisher_make_key (publisher, &fixture->base.session, 1, DIA_FIXTURE_NOW);
  g_autofree char *other_part = dia_publisher_make_key (publisher, &fixture->base.session, 2, DIA_FIXTURE_NOW);
  g_autofree char *later = dia_publisher_make_key (publisher, &fixture->base.session, 1, DIA_FIXTURE_NOW + 1);

  g_assert_true (g_uuid_string_is_valid (key));
  g_assert_cmpstr (key, ==, same);
  g_assert_cmpstr (key, !=, other_part);
  g_assert_cmpstr (key, !=, later);
}

static void
test_publishes (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (DiaRemotePost) post = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *body;

  fixture->base.request.warning = "Énergie";
  fixture->base.request.visibility = DIA_VISIBILITY_UNLISTED;
  post = commit (fixture, "Bonjour @bob@m.example");
  g_assert_no_error (fixture->error);
  g_assert_true (g_str_has_prefix (post->url, dia_fake_mastodon_get_origin (fixture->fake)));
  g_assert_cmpint (post->at, ==, DIA_FIXTURE_NOW);
  g_assert_cmpuint (dia_fake_mastodon_count_statuses (fixture->fake, "Bonjour @bob@m.example"), ==, 1);

  body = parse_last_body (fixture, &node);
  g_assert_cmpstr (json_object_get_string_member (body, "spoiler_text"), ==, "Énergie");
  g_assert_cmpstr (json_object_get_string_member (body, "visibility"), ==, "unlisted");
  g_assert_cmpstr (json_object_get_string_member (body, "language"), ==, "fr");
  g_assert_true (json_object_get_boolean_member (body, "sensitive"));
  g_assert_false (json_object_has_member (body, "in_reply_to_id"));
  g_assert_false (json_object_has_member (body, "media_ids"));
  g_assert_false (json_object_has_member (body, "scheduled_at"));
}

static void
test_repeats_are_one (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (DiaRemotePost) first = commit (fixture, "Une fois");
  g_autoptr (DiaRemotePost) second = NULL;

  advance (fixture, 59 * DIA_MINUTE);
  second = commit (fixture, "Une fois");
  g_assert_cmpstr (first->id, ==, second->id);
  g_assert_cmpuint (dia_fake_mastodon_count_doubles (fixture->fake), ==, 1);
}

static void
test_uploads (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GBytes) picture = g_bytes_new_static ("JPEG", 4);
  g_autoptr (DiaMedia) media = dia_media_new ();
  g_autoptr (DiaRemotePost) post = NULL;
  g_autoptr (JsonNode) node = NULL;
  char *handle;

  g_free (media->mime_type);
  media->mime_type = g_strdup ("image/jpeg");
  g_free (media->alt);
  media->alt = g_strdup ("Une éolienne");
  dia_fake_mastodon_set_processing (fixture->fake, 2);
  handle = dia_publisher_upload (DIA_PUBLISHER (fixture->connector), &fixture->base.session, picture, media, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  g_ptr_array_add (fixture->base.handles, handle);
  g_ptr_array_add (fixture->base.alts, g_strdup (media->alt));

  post = commit (fixture, "Avec image");
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (parse_last_body (fixture, &node), "media_ids"), 0),
                   ==, handle);
  g_assert_cmpint (look (fixture, "Avec image"), ==, DIA_LOOK_FOUND);
}

static void
test_threads (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (DiaRemotePost) first = commit (fixture, "Un");
  g_autoptr (DiaRemotePost) second = NULL;
  g_autoptr (JsonNode) node = NULL;

  fixture->base.request.reply_to = first->id;
  fixture->base.request.thread_root = first->id;
  fixture->base.request.key = "key-2";
  second = commit (fixture, "Deux");
  g_assert_cmpstr (json_object_get_string_member (parse_last_body (fixture, &node), "in_reply_to_id"), ==, first->id);
  g_assert_cmpint (look (fixture, "Deux"), ==, DIA_LOOK_FOUND);
  g_assert_cmpint (look (fixture, "Un"), !=, DIA_LOOK_FOUND);
}

/* A person gives the address of a post; the server knows it under its own id. */
static void
test_answers_an_address (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (DiaRemotePost) parent = commit (fixture, "Question");
  g_autoptr (DiaRemotePost) answer = NULL;
  g_autofree char *payload = NULL;
  g_autoptr (JsonNode) node = NULL;

  fixture->base.request.reply_to = parent->url;
  fixture->base.request.key = "key-2";
  payload = dia_publisher_prepare (DIA_PUBLISHER (fixture->connector), &fixture->base.session, &fixture->base.request,
                                   NULL, &fixture->error);
  g_assert_cmpstr (payload, ==, parent->id);
  fixture->base.request.payload = payload;
  answer = commit (fixture, "Réponse");
  g_assert_cmpstr (json_object_get_string_member (parse_last_body (fixture, &node), "in_reply_to_id"), ==, parent->id);

  fixture->base.request.reply_to = "https://m.example/@bob/404";
  g_assert_null (dia_publisher_prepare (DIA_PUBLISHER (fixture->connector), &fixture->base.session, &fixture->base.request,
                                        NULL, &fixture->error));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_REFUSED, DIA_FAKE_MASTODON_TOKEN);
}

static const struct
{
  DiaFakeMood mood;
  int         code;
  guint       n_published;
} moods[] = {
  { DIA_FAKE_MOOD_REFUSE,       DIA_CONNECTOR_ERROR_REFUSED,   0 },
  { DIA_FAKE_MOOD_SIGN_IN,      DIA_CONNECTOR_ERROR_SIGN_IN,   0 },
  { DIA_FAKE_MOOD_THROTTLE,     DIA_CONNECTOR_ERROR_THROTTLED, 0 },
  { DIA_FAKE_MOOD_TROUBLE,      DIA_CONNECTOR_ERROR_UNKNOWN,   0 },
  { DIA_FAKE_MOOD_LATE_TROUBLE, DIA_CONNECTOR_ERROR_UNKNOWN,   1 },
  { DIA_FAKE_MOOD_LOSE_REQUEST, DIA_CONNECTOR_ERROR_UNKNOWN,   0 },
  { DIA_FAKE_MOOD_LOSE_ANSWER,  DIA_CONNECTOR_ERROR_UNKNOWN,   1 },
  { DIA_FAKE_MOOD_HALF_ANSWER,  DIA_CONNECTOR_ERROR_UNKNOWN,   1 },
};

/* What a failure means, and that a look afterwards tells what happened. */
static void
test_failures (Fixture       *fixture,
               gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (moods); i++)
    {
      g_autofree char *text = g_strdup_printf ("Essai %u", i);
      g_autofree char *key = g_strdup_printf ("key-%u", i);

      fixture->base.request.key = key;
      fixture->base.request.created_at = dia_clock_now (fixture->base.clock);
      dia_fake_mastodon_set_mood (fixture->fake, moods[i].mood, 1);
      g_assert_null (commit (fixture, text));
      if (moods[i].code == DIA_CONNECTOR_ERROR_THROTTLED)
        g_assert_cmpint (dia_connector_error_get_retry_at (fixture->error), ==, dia_clock_now (fixture->base.clock) + DIA_MINUTE);
      dia_assert_connector_error (&fixture->error, moods[i].code, DIA_FAKE_MASTODON_TOKEN);
      g_assert_cmpuint (dia_fake_mastodon_count_statuses (fixture->fake, text), ==, moods[i].n_published);
      advance (fixture, 2 * DIA_MINUTE);
      g_assert_cmpint (look (fixture, text), ==, moods[i].n_published > 0 ? DIA_LOOK_FOUND : DIA_LOOK_ABSENT);
    }
}

/* P4 of the bars: after an hour the server has forgotten the key, and a repeat
 * would be a second post; a look still finds the first. */
static void
test_key_is_forgotten (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (DiaRemotePost) again = NULL;

  dia_fake_mastodon_set_mood (fixture->fake, DIA_FAKE_MOOD_LOSE_ANSWER, 1);
  g_assert_null (commit (fixture, "Il y a une heure"));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_UNKNOWN, DIA_FAKE_MASTODON_TOKEN);
  advance (fixture, 61 * DIA_MINUTE);
  g_assert_cmpint (look (fixture, "Il y a une heure"), ==, DIA_LOOK_FOUND);

  again = commit (fixture, "Il y a une heure");
  g_assert_cmpuint (dia_fake_mastodon_count_doubles (fixture->fake), ==, 2);
}

static void
test_refusal_in_its_words (Fixture       *fixture,
                           gconstpointer  data)
{
  dia_fake_mastodon_set_mood (fixture->fake, DIA_FAKE_MOOD_REFUSE, 1);
  g_assert_null (commit (fixture, "Un mot"));
  g_assert_nonnull (strstr (fixture->error->message, "Validation failed: Text has a word that is not liked here"));
}

static void
test_nobody_there (Fixture       *fixture,
                   gconstpointer  data)
{
  DiaFakeMastodon *gone = dia_fake_mastodon_new (NULL);

  g_free (fixture->base.account->server);
  fixture->base.account->server = g_strdup (dia_fake_mastodon_get_origin (gone));
  g_assert_finalize_object (gone);
  g_assert_null (commit (fixture, "Personne"));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_UNREACHABLE, DIA_FAKE_MASTODON_TOKEN);
}

/* Texts that come back changed: line ends, links, mentions, spaces. */
static void
test_finds_what_servers_change (Fixture       *fixture,
                                gconstpointer  data)
{
  static const char *const texts[] = {
    "Une ligne", "Deux\nlignes", "Trois\n\nparagraphes\n\nici", "Lien https://example.com/a?b=c&d=e fin",
    "Bonjour @bob@m.example, ça va ?", "Moins < plus > et & aussi", "👩🏽‍🚀 en e\xcc\x81te\xcc\x81", "#Étincelle  deux  espaces", NULL
  };

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *key = g_strdup_printf ("key-%u", i);
      g_autoptr (DiaRemotePost) post = NULL;
      g_autoptr (DiaRemotePost) found = NULL;

      fixture->base.request.key = key;
      post = commit (fixture, texts[i]);
      g_assert_no_error (fixture->error);
      g_assert_cmpint (look_for (fixture, texts[i], &found), ==, DIA_LOOK_FOUND);
      g_assert_cmpstr (found->id, ==, post->id);
      g_assert_cmpstr (found->url, ==, post->url);
    }
}

static void
test_looks_no_further_than_needed (Fixture       *fixture,
                                   gconstpointer  data)
{
  dia_fake_mastodon_publish (fixture->fake, "alize", "Bonjour", DIA_FIXTURE_NOW - 3 * DIA_MINUTE);
  g_assert_cmpint (look (fixture, "Bonjour"), ==, DIA_LOOK_UNSURE);
  advance (fixture, DIA_MINUTE);
  g_assert_cmpint (look (fixture, "Bonjour"), ==, DIA_LOOK_ABSENT);

  dia_fake_mastodon_publish (fixture->fake, "alize", "Bonjour", DIA_FIXTURE_NOW - DIA_MINUTE);
  g_assert_cmpint (look (fixture, "Bonjour"), ==, DIA_LOOK_FOUND);
  dia_fake_mastodon_publish (fixture->fake, "alize", "Bonjour", DIA_FIXTURE_NOW);
  g_assert_cmpint (look (fixture, "Bonjour"), ==, DIA_LOOK_UNSURE);
}

/* The same words without the pictures: perhaps ours, and no reason to repeat. */
static void
test_pictures_dropped (Fixture       *fixture,
                       gconstpointer  data)
{
  dia_fake_mastodon_publish (fixture->fake, "alize", "Avec image", DIA_FIXTURE_NOW);
  g_ptr_array_add (fixture->base.handles, g_strdup ("m1"));
  g_ptr_array_add (fixture->base.alts, g_strdup ("alt"));
  advance (fixture, DIA_HOUR);
  g_assert_cmpint (look (fixture, "Avec image"), ==, DIA_LOOK_UNSURE);
  g_assert_cmpint (look (fixture, "Autre chose"), ==, DIA_LOOK_ABSENT);
}

/* Many posts since: pages are turned, and there is an end to it. */
static void
test_turns_pages (Fixture       *fixture,
                  gconstpointer  data)
{
  dia_fake_mastodon_publish (fixture->fake, "alize", "Le premier", DIA_FIXTURE_NOW);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *text = g_strdup_printf ("Autre %u", i);

      dia_fake_mastodon_publish (fixture->fake, "alize", text, DIA_FIXTURE_NOW + i * DIA_SECOND);
    }
  advance (fixture, DIA_HOUR);
  g_assert_cmpint (look (fixture, "Le premier"), ==, DIA_LOOK_FOUND);
  g_assert_cmpint (look (fixture, "Jamais paru"), ==, DIA_LOOK_ABSENT);

  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *text = g_strdup_printf ("Encore %u", i);

      dia_fake_mastodon_publish (fixture->fake, "alize", text, DIA_FIXTURE_NOW + DIA_HOUR);
    }
  g_assert_cmpint (look (fixture, "Jamais paru"), ==, DIA_LOOK_UNSURE);
}

static void
test_deletes (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (DiaRemotePost) post = commit (fixture, "À retirer");

  for (int i = 0; i < 2; i++)
    g_assert_true (dia_publisher_retract (DIA_PUBLISHER (fixture->connector), &fixture->base.session, post->id, NULL, &fixture->error));
  g_assert_cmpuint (dia_fake_mastodon_count_statuses (fixture->fake, NULL), ==, 0);
}

static void
test_reads_counts (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (DiaRemotePost) post = commit (fixture, "Compté");
  DiaReader *reader = DIA_READER (fixture->connector);
  DiaCounts counts;

  g_assert_true (dia_reader_read_account (reader, &fixture->base.session, &counts, NULL, &fixture->error));
  g_assert_cmpint (counts.followers, ==, 1412);
  g_assert_cmpint (counts.posts, ==, 1);
  g_assert_cmpint (counts.likes, ==, -1);
  g_assert_true (dia_reader_read_post (reader, &fixture->base.session, post->id, &counts, NULL, &fixture->error));
  g_assert_cmpint (counts.likes, ==, 12);
  g_assert_cmpint (counts.reposts, ==, 3);
  g_assert_cmpint (counts.replies, ==, 1);
  g_assert_cmpint (counts.followers, ==, -1);
  g_assert_false (dia_reader_read_post (reader, &fixture->base.session, "404", &counts, NULL, &fixture->error));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_REFUSED, NULL);
}

static void
test_lists_own (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GPtrArray) posts = NULL;
  g_autoptr (GPtrArray) older = NULL;

  dia_fake_mastodon_publish (fixture->fake, "somebody", "Pas à nous", DIA_FIXTURE_NOW);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *text = g_strdup_printf ("Un & %u", i);

      dia_fake_mastodon_publish (fixture->fake, "alize", text, DIA_FIXTURE_NOW + i * DIA_SECOND);
    }
  posts = dia_reader_list_own (DIA_READER (fixture->connector), &fixture->base.session, "", 50, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (posts->len, ==, 50);
  g_assert_cmpstr (((DiaOwnPost *) posts->pdata[0])->text, ==, "Un & 59");
  g_assert_cmpint (((DiaOwnPost *) posts->pdata[0])->counts.likes, ==, 12);
  older = dia_reader_list_own (DIA_READER (fixture->connector), &fixture->base.session,
                               ((DiaOwnPost *) posts->pdata[49])->id, 50, NULL, &fixture->error);
  g_assert_cmpuint (older->len, ==, 10);
  g_assert_cmpstr (((DiaOwnPost *) older->pdata[9])->text, ==, "Un & 0");
}

static void
test_checks (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *id = NULL;
  g_autofree char *handle = NULL;
  g_autofree char *name = NULL;
  DiaInspector *inspector = DIA_INSPECTOR (fixture->connector);

  g_assert_true (dia_inspector_check (inspector, &fixture->base.session, &id, &handle, &name, NULL, &fixture->error));
  g_assert_cmpstr (id, ==, "7");
  g_assert_cmpstr (handle, ==, "alize");
  g_assert_cmpstr (name, ==, "Alizé");

  dia_credentials_set (&fixture->base.credentials->access_token, "canary-wrong");
  g_assert_false (dia_inspector_check (inspector, &fixture->base.session, &id, &handle, &name, NULL, &fixture->error));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_SIGN_IN, "canary-wrong");
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (dia_publisher_commit (DIA_PUBLISHER (fixture->connector), &fixture->base.session, &fixture->base.request,
                                       cancellable, &fixture->error));
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (dia_fake_mastodon_count_statuses (fixture->fake, NULL), ==, 0);
}

#define add(name, func) g_test_add ("/connectors/mastodon-connector/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("says-what-it-can", test_says_what_it_can);
  add ("makes-keys", test_makes_keys);
  add ("publishes", test_publishes);
  add ("repeats-are-one", test_repeats_are_one);
  add ("uploads", test_uploads);
  add ("threads", test_threads);
  add ("answers-an-address", test_answers_an_address);
  add ("failures", test_failures);
  add ("key-is-forgotten", test_key_is_forgotten);
  add ("refusal-in-its-words", test_refusal_in_its_words);
  add ("nobody-there", test_nobody_there);
  add ("finds-what-servers-change", test_finds_what_servers_change);
  add ("looks-no-further-than-needed", test_looks_no_further_than_needed);
  add ("pictures-dropped", test_pictures_dropped);
  add ("turns-pages", test_turns_pages);
  add ("deletes", test_deletes);
  add ("reads-counts", test_reads_counts);
  add ("lists-own", test_lists_own);
  add ("checks", test_checks);
  add ("cancelled", test_cancelled);
  return g_test_run ();
}
