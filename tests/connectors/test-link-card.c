/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-link-card.h"

#include <string.h>

#include "dia-connector-fixture.h"
#include "dia-test-server.h"

static const struct
{
  const char *html;
  const char *title;
  const char *description;
  const char *picture;
} pages[] = {
  { "<head><meta property=\"og:title\" content=\"Un &amp; deux\"><meta property=\"og:description\" content=\"Quoi\">"
    "<meta property=\"og:image\" content=\"/i.jpg\"></head>", "Un & deux", "Quoi", "https://a.example/i.jpg" },
  { "<title> Le\n titre </title><meta name=description content='Une   description'>", "Le titre", "Une description", NULL },
  { "<title>T</title><meta name=\"twitter:title\" content=\"Tw\"><meta property=\"og:title\" content=\"\">", "Tw", "", NULL },
  { "<meta property=og:title content=Premier><meta property=og:title content=Second>", "Premier", "", NULL },
  { "", "a.example", "", NULL },
  { "\xff\xfe<b>", "a.example", "", NULL },
  { "<meta property=\"og:image\" content=\"http://[bad\">", "a.example", "", NULL },
  { "<meta property=\"og:image\" content=\"file:///etc/passwd\">", "a.example", "", NULL },
  { "<meta property=\"og:image\" content=\"g:image\">", "a.example", "", NULL },
};

static void
test_pages (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *picture = NULL;
      g_autoptr (DiaLinkCard) card = dia_link_card_parse (pages[i].html, strlen (pages[i].html), "https://a.example/x/y", &picture);

      g_assert_cmpstr (card->title, ==, pages[i].title);
      g_assert_cmpstr (card->description, ==, pages[i].description);
      g_assert_cmpstr (picture, ==, pages[i].picture);
    }
}

static void
test_bounds (void)
{
  g_autofree char *title = g_strnfill (100000, 'x');
  g_autofree char *html = g_strdup_printf ("<title>%s</title><meta name=description content=\"%s\">", title, title);
  g_autofree char *picture = NULL;
  g_autoptr (DiaLinkCard) card = dia_link_card_parse (html, strlen (html), "https://a.example/", &picture);

  g_assert_cmpuint (strlen (card->title), ==, 300);
  g_assert_cmpuint (strlen (card->description), ==, 1000);
}

typedef struct
{
  DiaConnectorFixture base;
  DiaTestServer      *server;
  GError             *error;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->server = dia_test_server_new ();
  dia_connector_fixture_init (&fixture->base, DIA_NETWORK_BLUESKY, dia_test_server_get_origin (fixture->server), "canary-token");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_error (&fixture->error);
  g_assert_finalize_object (g_steal_pointer (&fixture->server));
  dia_connector_fixture_clear (&fixture->base);
}

static DiaLinkCard *
fetch (Fixture    *fixture,
       const char *path)
{
  g_autofree char *url = g_strconcat (dia_test_server_get_origin (fixture->server), path, NULL);

  return dia_link_card_fetch (&fixture->base.session, url, NULL, &fixture->error);
}

static void
on_picture_cb (const DiaTestRequest *request,
               DiaTestReply         *reply,
               gpointer              user_data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\xff\xd8\xff\xe0....", 8);

  dia_test_reply_set_bytes (reply, "text/plain", bytes);
}

static void
test_fetches (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (DiaLinkCard) card = NULL;
  g_autoptr (GBytes) received = NULL;

  dia_test_server_answer (fixture->server, "GET", "/page", 200, "text/html",
                          "<title>Page</title><meta property=og:image content=/picture>");
  dia_test_server_handle (fixture->server, "GET", "/picture", on_picture_cb, NULL);
  card = fetch (fixture, "/page");
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (card->title, ==, "Page");
  g_assert_cmpstr (card->mime_type, ==, "image/jpeg");
  g_assert_cmpuint (g_bytes_get_size (card->picture), ==, 8);

  /* A page of somebody else never sees the account's token. */
  received = dia_test_server_dup_received (fixture->server);
  g_assert_null (memmem (g_bytes_get_data (received, NULL), g_bytes_get_size (received), "canary", 6));
}

static void
test_survives_pages (Fixture       *fixture,
                     gconstpointer  data)
{
  static const char *const paths[] = { "/missing", "/picture-missing", "/not-a-picture", NULL };

  dia_test_server_answer (fixture->server, "GET", "/picture-missing", 200, "text/html",
                          "<meta property=og:image content=/nothing>");
  dia_test_server_answer (fixture->server, "GET", "/not-a-picture", 200, "text/html",
                          "<meta property=og:image content=/script>");
  dia_test_server_answer (fixture->server, "GET", "/script", 200, "image/jpeg", "<svg onload=alert(1)>");
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (DiaLinkCard) card = fetch (fixture, paths[i]);

      g_assert_no_error (fixture->error);
      g_assert_cmpstr (card->title, ==, "127.0.0.1");
      g_assert_null (card->picture);
    }
}

/* A link of a post is no way into this computer's network. */
static void
test_public_addresses_only (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autofree char *url = g_strconcat (dia_test_server_get_origin (fixture->server), "/page", NULL);
  g_autoptr (DiaLinkCard) card = NULL;

  g_free (fixture->base.account->server);
  fixture->base.account->server = g_strdup ("https://bsky.social");
  dia_test_server_answer (fixture->server, "GET", "/page", 200, "text/html", "<title>Secret</title>");
  card = dia_link_card_fetch (&fixture->base.session, url, NULL, &fixture->error);
  g_assert_cmpstr (card->title, ==, "127.0.0.1");
  g_assert_cmpuint (dia_test_server_count_connections (fixture->server), ==, 0);
}

/* Nor is the picture that a page names: its card goes without. */
static void
test_n8_pictures_inside (Fixture       *fixture,
                         gconstpointer  data)
{
  static const char *const inside[] = {
    "https://127.0.0.1/x.png", "https://169.254.169.254/latest/meta-data", "http://10.0.0.1/x.png", "file:///etc/passwd",
    "data:image/png;base64,iVBORw0KGgo=", "https://[::1]/x.png", "http://public.example/x.png",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (inside); i++)
    {
      g_autofree char *page = g_strdup_printf ("<title>Page</title><meta property=og:image content=\"%s\">", inside[i]);
      g_autoptr (DiaLinkCard) card = NULL;

      dia_test_server_answer (fixture->server, "GET", "/page", 200, "text/html", page);
      card = fetch (fixture, "/page");
      g_assert_no_error (fixture->error);
      g_assert_cmpstr (card->title, ==, "Page");
      g_assert_null (card->picture);
    }
}

static void
on_busy_cb (const DiaTestRequest *request,
            DiaTestReply         *reply,
            gpointer              user_data)
{
  dia_test_reply_set_status (reply, 429);
  dia_test_reply_add_header (reply, "Retry-After", "60");
}

/* Twelve accounts that post one link are no reason to ask a page twelve times
 * that said no. */
static void
test_waits_as_told (Fixture       *fixture,
                    gconstpointer  data)
{
  dia_test_server_handle (fixture->server, "GET", "/page", on_busy_cb, NULL);
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (DiaLinkCard) card = fetch (fixture, "/page");

      g_assert_no_error (fixture->error);
      g_assert_cmpstr (card->title, ==, "127.0.0.1");
    }
  g_assert_cmpuint (dia_test_server_count (fixture->server, "GET", "/page"), ==, 1);
}

#define add(name, func) g_test_add ("/connectors/link-card/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/connectors/link-card/pages", test_pages);
  g_test_add_func ("/connectors/link-card/bounds", test_bounds);
  add ("fetches", test_fetches);
  add ("survives-pages", test_survives_pages);
  add ("N8-public-addresses-only", test_public_addresses_only);
  add ("N8-pictures-inside", test_n8_pictures_inside);
  add ("waits-as-told", test_waits_as_told);
  return g_test_run ();
}
