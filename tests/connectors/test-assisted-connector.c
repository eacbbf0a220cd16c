/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-assistant.h"
#include "dia-assisted-connector.h"
#include "dia-publisher.h"

static DiaConnector *
make_connector (const char *network)
{
  g_autoptr (DiaNetwork) data = dia_network_load (network);

  g_assert_nonnull (data);

  return dia_assisted_connector_new (data);
}

static const struct
{
  const char *network;
  const char *text;
  const char *link;
  const char *url;
} compose_urls[] = {
  { "x", "Été & co #1", "", "https://x.com/intent/post?text=%C3%89t%C3%A9%20%26%20co%20%231" },
  { "x", "Lire", "https://a.example/?b=c", "https://x.com/intent/post?text=Lire%0Ahttps%3A%2F%2Fa.example%2F%3Fb%3Dc" },
  { "x", "{url} {text}", "", "https://x.com/intent/post?text=%7Burl%7D%20%7Btext%7D" },
  { "threads", "Bonjour", "", "https://www.threads.net/intent/post?text=Bonjour" },
  { "linkedin", "Bonjour", "", "https://www.linkedin.com/feed/?shareActive=true&text=Bonjour" },
  { "facebook", "Bonjour", "https://a.example/", "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fa.example%2F" },
  { "facebook", "Bonjour", "", "https://www.facebook.com/" },
  { "instagram", "Bonjour", "https://a.example/", "https://www.instagram.com/" },
};

static void
test_compose_urls (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (compose_urls); i++)
    {
      g_autoptr (DiaConnector) connector = make_connector (compose_urls[i].network);
      g_autofree char *url = dia_assistant_make_compose_url (DIA_ASSISTANT (connector), compose_urls[i].text, compose_urls[i].link);

      g_assert_cmpstr (url, ==, compose_urls[i].url);
    }
}

static const struct
{
  const char *network;
  const char *url;
  gboolean    accepted;
} addresses[] = {
  { "x", "https://x.com/alize_fr/status/1445880548472328192", TRUE },
  { "x", "https://twitter.com/alize_fr/status/1445880548472328192?s=20", TRUE },
  { "x", "https://mobile.x.com/i/web/status/1", TRUE },
  { "x", "https://x.com/alize_fr", FALSE },
  { "x", "http://x.com/alize_fr/status/1", FALSE },
  { "x", "https://notx.com/alize_fr/status/1", FALSE },
  { "x", "https://x.com.evil.example/a/status/1", FALSE },
  { "x", "javascript:alert(1)", FALSE },
  { "x", "", FALSE },
  { "linkedin", "https://www.linkedin.com/feed/update/urn:li:activity:6844785523593134080/", TRUE },
  { "linkedin", "https://www.linkedin.com/posts/alize_energie-activity-1-abcd", TRUE },
  { "linkedin", "https://www.linkedin.com/company/alize", FALSE },
  { "facebook", "https://www.facebook.com/alize/posts/pfbid02abc", TRUE },
  { "facebook", "https://www.facebook.com/permalink.php?story_fbid=1&id=2", TRUE },
  { "facebook", "https://www.facebook.com/alize", FALSE },
  { "instagram", "https://www.instagram.com/p/Cabc_123/", TRUE },
  { "instagram", "https://www.instagram.com/alize/reel/Cabc/", TRUE },
  { "instagram", "https://www.instagram.com/alize/", FALSE },
  { "threads", "https://www.threads.net/@alize.fr/post/Cabc", TRUE },
  { "threads", "https://www.threads.com/@alize.fr", FALSE },
  { "tiktok", "https://www.tiktok.com/@alize/video/7123", TRUE },
  { "tiktok", "https://www.tiktok.com/@alize", FALSE },
  { "viva-engage", "https://engage.cloud.microsoft/main/threads/eyJfdHlwZSI6", TRUE },
  { "viva-engage", "https://engage.cloud.microsoft/", FALSE },
};

static void
test_addresses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (DiaConnector) connector = make_connector (addresses[i].network);

      g_test_message ("%s %s", addresses[i].network, addresses[i].url);
      g_assert_cmpint (dia_assistant_accepts_url (DIA_ASSISTANT (connector), addresses[i].url), ==, addresses[i].accepted);
    }
}

static void
test_does_not_publish (void)
{
  DiaConnector *connector = make_connector ("linkedin");

  g_assert_cmpstr (dia_connector_get_network (connector), ==, "linkedin");
  g_assert_false (DIA_IS_PUBLISHER (connector));
  g_assert_finalize_object (connector);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/connectors/assisted-connector/compose-urls", test_compose_urls);
  g_test_add_func ("/connectors/assisted-connector/addresses", test_addresses);
  g_test_add_func ("/connectors/assisted-connector/does-not-publish", test_does_not_publish);
  return g_test_run ();
}
