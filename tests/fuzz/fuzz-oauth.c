/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a server says of itself at a sign-in, and the tokens that it gives. */

#include "fuzz.h"

#include "dia-oauth.h"
#include "fuzz-wire.h"

static void
check_tokens (DiaOauthTokens *tokens,
              GError        **error)
{
  g_assert_true ((tokens == NULL) == (*error != NULL));
  if (tokens != NULL)
    {
      g_assert_cmpstr (tokens->access_token, !=, "");
      g_assert_nonnull (tokens->token_type);
      dia_oauth_tokens_free (tokens);
    }
  g_clear_error (error);
}

static void
use_client (DiaHttp              *http,
            const DiaOauthServer *server,
            const DiaOauthClient *client,
            DiaDpop              *dpop)
{
  g_autoptr (DiaPkce) pkce = dia_pkce_new ();
  g_autoptr (GError) error = NULL;
  const char *const pairs[] = { "scope", "read write", NULL };
  g_autofree char *url = dia_oauth_build_authorization_url (server, client, pkce, "read write", NULL);
  g_autofree char *pushed = NULL;

  g_assert_nonnull (url);
  if (server->pushed_request_endpoint != NULL)
    {
      pushed = dia_oauth_push_authorization (http, server, client, pkce, pairs, dpop, NULL, &error);
      g_assert_true ((pushed == NULL) == (error != NULL));
      g_clear_error (&error);
    }
  check_tokens (dia_oauth_exchange_code (http, server, client, "code", pkce, dpop, NULL, &error), &error);
  check_tokens (dia_oauth_refresh (http, server, client, "refresh", dpop, NULL, &error), &error);
  if (server->revocation_endpoint != NULL)
    g_assert_true (dia_oauth_revoke (http, server, client, "token", dpop, NULL, &error) == (error == NULL));
}

/* The first byte says whether proofs of possession are sent. */
void
fuzz_feed_oauth (const guint8 *data,
                 gsize         size)
{
  g_autoptr (DiaServerUrl) typed = dia_server_url_parse ("https://server.example", NULL);
  g_autoptr (DiaHttp) http = dia_http_new ("fuzz");
  g_autoptr (DiaDpop) dpop = NULL;
  g_autoptr (DiaOauthServer) server = NULL;
  g_autoptr (DiaOauthClient) client = NULL;
  g_autoptr (GError) error = NULL;

  if (size == 0)
    return;

  fuzz_wire_load (http, data + 1, size - 1);
  server = dia_oauth_server_discover (http, typed, NULL, NULL, &error);
  g_assert_true ((server == NULL) == (error != NULL));
  g_clear_error (&error);
  if (server == NULL)
    server = dia_oauth_server_new (typed, NULL, "/authorize", "/token", "/revoke", "/register");
  if (server->registration_endpoint != NULL)
    client = dia_oauth_register (http, server, "Diapason", "http://127.0.0.1:1/callback", "read write", "https://example.org",
                                 NULL, &error);
  if (client == NULL)
    client = dia_oauth_client_new ("client", NULL, "http://127.0.0.1:1/callback");
  if (data[0] % 2 == 1)
    dpop = dia_dpop_new (NULL);
  use_client (http, server, client, dpop);
}
