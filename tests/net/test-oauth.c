/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-oauth.h"

#include "dia-loopback-listener.h"
#include "dia-net-error.h"
#include "dia-test-server.h"

#include <string.h>

#define CODE          "canary-code-1c9d"
#define CLIENT_SECRET "canary-client-20aa"
#define ACCESS_TOKEN  "canary-access-f4e8"
#define REFRESH_TOKEN "canary-refresh-90b2"
#define NEW_ACCESS    "canary-access-new-31"
#define NEW_REFRESH   "canary-refresh-new-32"

/* An authorization server that checks what RFC 6749 and RFC 7636 ask. */
typedef struct
{
  DiaTestServer  *server;
  DiaServerUrl   *url;
  DiaHttp        *http;
  DiaOauthServer *oauth;
  char           *metadata;   /* (nullable) */
  char           *challenge;  /* (nullable): of the sign-in that runs */
  gboolean        wants_nonce;
} Fixture;

static void
refuse (DiaTestReply *reply,
        guint         status,
        const char   *name)
{
  g_autofree char *text = g_strdup_printf ("{\"error\":\"%s\",\"error_description\":\"Because of %s\"}", name, name);

  dia_test_reply_set_status (reply, status);
  dia_test_reply_set_text (reply, "application/json", text);
}

static void
answer_register (const DiaTestRequest *request,
                 DiaTestReply         *reply,
                 gpointer              user_data)
{
  g_autofree char *redirect = dia_test_request_dup_field (request, "redirect_uris");

  if (redirect == NULL || !g_str_has_prefix (redirect, "http://127.0.0.1:"))
    refuse (reply, 422, "invalid_redirect");
  else
    dia_test_reply_set_text (reply, "application/json", "{\"client_id\":\"id-1\",\"client_secret\":\"" CLIENT_SECRET "\"}");
}

static gboolean
is_field (const DiaTestRequest *request,
          const char           *name,
          const char           *expected)
{
  g_autofree char *value = dia_test_request_dup_field (request, name);

  return g_strcmp0 (value, expected) == 0;
}

static void
exchange (Fixture              *fixture,
          const DiaTestRequest *request,
          DiaTestReply         *reply)
{
  g_autofree char *verifier = dia_test_request_dup_field (request, "code_verifier");
  g_autofree char *challenge = verifier != NULL ? dia_pkce_make_challenge (verifier) : NULL;

  if (!is_field (request, "code", CODE) || g_strcmp0 (challenge, fixture->challenge) != 0)
    refuse (reply, 400, "invalid_grant");
  else if (!is_field (request, "client_id", "id-1") || !is_field (request, "client_secret", CLIENT_SECRET))
    refuse (reply, 401, "invalid_client");
  else
    dia_test_reply_set_text (reply, "application/json",
                             "{\"access_token\":\"" ACCESS_TOKEN "\",\"token_type\":\"bearer\",\"refresh_token\":\"" REFRESH_TOKEN "\","
                             "\"scope\":\"read write\",\"expires_in\":7200,\"sub\":\"did:plc:x\"}");
}

static void
answer_token (const DiaTestRequest *request,
              DiaTestReply         *reply,
              gpointer              user_data)
{
  Fixture *fixture = user_data;

  if (is_field (request, "grant_type", "authorization_code"))
    exchange (fixture, request, reply);
  else if (!is_field (request, "grant_type", "refresh_token"))
    refuse (reply, 400, "unsupported_grant_type");
  else if (is_field (request, "refresh_token", REFRESH_TOKEN))
    dia_test_reply_set_text (reply, "application/json",
                             "{\"access_token\":\"" NEW_ACCESS "\",\"token_type\":\"Bearer\",\"refresh_token\":\"" NEW_REFRESH "\"}");
  else
    refuse (reply, 400, "invalid_grant");
}

static void
answer_metadata (const DiaTestRequest *request,
                 DiaTestReply         *reply,
                 gpointer              user_data)
{
  Fixture *fixture = user_data;

  if (fixture->metadata != NULL)
    dia_test_reply_set_text (reply, "application/json", fixture->metadata);
  else
    dia_test_reply_set_status (reply, 404);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->server = dia_test_server_new ();
  fixture->url = dia_server_url_parse (dia_test_server_get_origin (fixture->server), NULL);
  fixture->http = dia_http_new ("Diapason-test/1");
  fixture->oauth = dia_oauth_server_new (fixture->url, NULL, "/oauth/authorize", "/oauth/token", "/oauth/revoke", "/api/v1/apps");
  dia_test_server_handle (fixture->server, "POST", "/api/v1/apps", answer_register, fixture);
  dia_test_server_handle (fixture->server, "POST", "/oauth/token", answer_token, fixture);
  dia_test_server_answer (fixture->server, "POST", "/oauth/revoke", 200, "application/json", "{}");
  dia_test_server_handle (fixture->server, "GET", "/.well-known/oauth-authorization-server", answer_metadata, fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->http));
  g_assert_finalize_object (g_steal_pointer (&fixture->server));
  dia_oauth_server_free (fixture->oauth);
  dia_server_url_unref (fixture->url);
  g_free (fixture->metadata);
  g_free (fixture->challenge);
}

static DiaOauthClient *
make_client (void)
{
  return dia_oauth_client_new ("id-1", CLIENT_SECRET, "http://127.0.0.1:9/callback");
}

/* The browser: follows the authorization URL's promise to its redirect URI. */
static gpointer
come_back (gpointer data)
{
  const char *url = data;
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  g_autoptr (GHashTable) query = g_uri_parse_params (g_uri_get_query (uri), -1, "&", G_URI_PARAMS_WWW_FORM, NULL);
  g_autofree char *back = g_strdup_printf ("%s?code=%s&state=%s", (char *) g_hash_table_lookup (query, "redirect_uri"), CODE,
                                           (char *) g_hash_table_lookup (query, "state"));
  g_autoptr (DiaServerUrl) permit = dia_server_url_parse ("http://127.0.0.1:1", NULL);
  g_autoptr (DiaHttpRequest) request = dia_http_request_new ("GET", back, permit);
  g_autoptr (DiaHttp) http = dia_http_new ("Browser/1");
  g_autoptr (DiaHttpResponse) response = dia_http_send (http, request, NULL, NULL);

  g_assert_cmpuint (dia_http_response_get_status (response), ==, 200);
  return NULL;
}

static char *
take_challenge (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  g_autoptr (GHashTable) query = g_uri_parse_params (g_uri_get_query (uri), -1, "&", G_URI_PARAMS_WWW_FORM, NULL);

  g_assert_cmpstr (g_hash_table_lookup (query, "code_challenge_method"), ==, "S256");
  g_assert_cmpstr (g_hash_table_lookup (query, "response_type"), ==, "code");
  g_assert_cmpstr (g_hash_table_lookup (query, "scope"), ==, "read write");
  g_assert_cmpstr (g_hash_table_lookup (query, "force_login"), ==, "true");
  return g_strdup (g_hash_table_lookup (query, "code_challenge"));
}

static void
test_whole_sign_in (Fixture       *fixture,
                    gconstpointer  data)
{
  static const char *const extra[] = { "force_login", "true", NULL };
  g_autoptr (DiaPkce) pkce = dia_pkce_new ();
  g_autoptr (DiaLoopbackListener) listener = dia_loopback_listener_new (pkce->state, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaOauthClient) client = dia_oauth_register (fixture->http, fixture->oauth, "Diapason",
                                                          dia_loopback_listener_get_redirect_uri (listener),
                                                          "read write", NULL, NULL, &error);
  g_autofree char *url = NULL;
  g_autofree char *code = NULL;
  g_autoptr (DiaOauthTokens) tokens = NULL;
  GThread *browser;

  g_assert_no_error (error);
  url = dia_oauth_build_authorization_url (fixture->oauth, client, pkce, "read write", extra);
  g_assert_null (strstr (url, CLIENT_SECRET));
  g_assert_null (strstr (url, pkce->verifier));
  fixture->challenge = take_challenge (url);
  browser = g_thread_new ("browser", come_back, url);
  code = dia_loopback_listener_wait (listener, NULL, &error);
  g_thread_join (browser);
  g_assert_no_error (error);
  tokens = dia_oauth_exchange_code (fixture->http, fixture->oauth, client, code, pkce, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tokens->access_token, ==, ACCESS_TOKEN);
  g_assert_cmpstr (tokens->refresh_token, ==, REFRESH_TOKEN);
  g_assert_cmpstr (tokens->token_type, ==, "Bearer");
  g_assert_cmpstr (tokens->scope, ==, "read write");
  g_assert_cmpstr (tokens->subject, ==, "did:plc:x");
  g_assert_cmpint (tokens->expires_at, >, g_get_real_time () / 1000 + DIA_HOUR);
  g_assert_cmpuint (dia_test_server_count (fixture->server, "POST", "/oauth/token"), ==, 1);
}

static void
test_wrong_verifier (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (DiaPkce) pkce = dia_pkce_new ();
  g_autoptr (DiaOauthClient) client = make_client ();
  g_autoptr (GError) error = NULL;

  fixture->challenge = g_strdup ("other");
  g_assert_null (dia_oauth_exchange_code (fixture->http, fixture->oauth, client, CODE, pkce, NULL, NULL, &error));
  g_assert_error (error, DIA_OAUTH_ERROR, DIA_OAUTH_ERROR_SIGN_IN_AGAIN);
  g_assert_nonnull (strstr (error->message, "127.0.0.1"));
}

static void
test_refresh (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (DiaOauthClient) client = make_client ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaOauthTokens) tokens = dia_oauth_refresh (fixture->http, fixture->oauth, client, REFRESH_TOKEN, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (tokens->access_token, ==, NEW_ACCESS);
  g_assert_cmpstr (tokens->refresh_token, ==, NEW_REFRESH);
  g_assert_cmpint (tokens->expires_at, ==, DIA_INSTANT_NONE);
  g_clear_pointer (&tokens, dia_oauth_tokens_free);
  tokens = dia_oauth_refresh (fixture->http, fixture->oauth, client, "spent", NULL, NULL, &error);
  g_assert_null (tokens);
  g_assert_error (error, DIA_OAUTH_ERROR, DIA_OAUTH_ERROR_SIGN_IN_AGAIN);
}

/* A lost answer may have spent the token: it must not be sent again unasked. */
static void
test_refresh_answer_lost (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (DiaOauthClient) client = make_client ();
  g_autoptr (GError) error = NULL;

  dia_test_server_cut (fixture->server, DIA_TEST_CUT_AFTER_REQUEST, 10);
  g_assert_null (dia_oauth_refresh (fixture->http, fixture->oauth, client, REFRESH_TOKEN, NULL, NULL, &error));
  g_assert_error (error, DIA_NET_ERROR, DIA_NET_ERROR_AMBIGUOUS);
  g_assert_cmpuint (dia_test_server_count (fixture->server, "POST", "/oauth/token"), ==, 1);
}

static void
test_s5_revoke (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (DiaOauthClient) client = make_client ();
  g_autoptr (GPtrArray) ledger = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (dia_oauth_revoke (fixture->http, fixture->oauth, client, ACCESS_TOKEN, NULL, NULL, &error));
  g_assert_no_error (error);
  ledger = dia_test_server_dup_ledger (fixture->server);
  g_assert_true (is_field (g_ptr_array_index (ledger, 0), "token", ACCESS_TOKEN));
  g_assert_true (is_field (g_ptr_array_index (ledger, 0), "client_secret", CLIENT_SECRET));

  dia_test_server_answer (fixture->server, "POST", "/oauth/revoke", 400, "application/json", "{\"error\":\"invalid_token\"}");
  g_assert_true (dia_oauth_revoke (fixture->http, fixture->oauth, client, ACCESS_TOKEN, NULL, NULL, NULL));
  dia_test_server_answer (fixture->server, "POST", "/oauth/revoke", 503, "text/html", "<html>");
  g_assert_false (dia_oauth_revoke (fixture->http, fixture->oauth, client, ACCESS_TOKEN, NULL, NULL, &error));
  g_assert_error (error, DIA_OAUTH_ERROR, DIA_OAUTH_ERROR_BUSY);
}

static void
test_refusals (Fixture       *fixture,
               gconstpointer  data)
{
  static const struct
  {
    guint          status;
    const char    *text;
    DiaOauthError  code;
  } cases[] = {
    { 400, "{\"error\":\"invalid_grant\"}", DIA_OAUTH_ERROR_SIGN_IN_AGAIN },
    { 401, "{\"error\":\"invalid_client\"}", DIA_OAUTH_ERROR_CLIENT_UNKNOWN },
    { 403, "{\"error\":\"unauthorized_client\"}", DIA_OAUTH_ERROR_CLIENT_UNKNOWN },
    { 400, "{\"error\":\"invalid_scope\"}", DIA_OAUTH_ERROR_SCOPE },
    { 400, "{\"error\":\"access_denied\"}", DIA_OAUTH_ERROR_DENIED },
    { 400, "{\"error\":\"something_new\"}", DIA_OAUTH_ERROR_REFUSED },
    { 200, "{\"error\":\"invalid_grant\"}", DIA_OAUTH_ERROR_SIGN_IN_AGAIN },
    { 200, "{}", DIA_OAUTH_ERROR_REFUSED },
    { 200, "", DIA_OAUTH_ERROR_REFUSED },
    { 200, "<html></html>", DIA_OAUTH_ERROR_REFUSED },
    { 200, "{\"access_token\":\"\",\"token_type\":\"Bearer\"}", DIA_OAUTH_ERROR_REFUSED },
    { 200, "{\"access_token\":\"a b\",\"token_type\":\"Bearer\"}", DIA_OAUTH_ERROR_REFUSED },
    { 200, "{\"access_token\":\"a\\r\\nX: y\",\"token_type\":\"Bearer\"}", DIA_OAUTH_ERROR_REFUSED },
    { 200, "{\"access_token\":\"a\",\"token_type\":\"mac\"}", DIA_OAUTH_ERROR_REFUSED },
    { 200, "{\"access_token\":\"a\"}", DIA_OAUTH_ERROR_REFUSED },
    { 200, "{\"access_token\":\"a\",\"token_type\":\"DPoP\"}", DIA_OAUTH_ERROR_REFUSED },
    { 404, "not found", DIA_OAUTH_ERROR_NOT_SUPPORTED },
    { 429, "slow down", DIA_OAUTH_ERROR_BUSY },
    { 500, "{\"error\":5}", DIA_OAUTH_ERROR_BUSY },
    { 400, "[[[[", DIA_OAUTH_ERROR_REFUSED },
  };
  g_autoptr (DiaOauthClient) client = make_client ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%u %s", cases[i].status, cases[i].text);
      dia_test_server_answer (fixture->server, "POST", "/oauth/token", cases[i].status, "application/json", cases[i].text);
      g_assert_null (dia_oauth_refresh (fixture->http, fixture->oauth, client, REFRESH_TOKEN, NULL, NULL, &error));
      g_assert_error (error, DIA_OAUTH_ERROR, (int) cases[i].code);
    }
}

static void
answer_slow_down (const DiaTestRequest *request,
                  DiaTestReply         *reply,
                  gpointer              user_data)
{
  dia_test_reply_set_status (reply, 429);
  dia_test_reply_add_header (reply, "Retry-After", "120");
}

/* All of a server's authorization is counted together, by address: a refresh that
 * it put off puts a revocation off, too, which is not sent. */
static void
test_waits_as_told (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (DiaClock) clock = dia_fixed_clock_new (DIA_DAY);
  g_autoptr (DiaRateLimit) limits = dia_rate_limit_new (clock);
  g_autoptr (DiaOauthServer) oauth = dia_oauth_server_new (fixture->url, limits, "/oauth/authorize", "/oauth/token",
                                                           "/oauth/revoke", NULL);
  g_autoptr (DiaOauthClient) client = make_client ();
  g_autoptr (GError) busy = NULL;
  g_autoptr (GError) used_up = NULL;

  dia_test_server_handle (fixture->server, "POST", "/oauth/token", answer_slow_down, NULL);
  g_assert_null (dia_oauth_refresh (fixture->http, oauth, client, REFRESH_TOKEN, NULL, NULL, &busy));
  g_assert_error (busy, DIA_OAUTH_ERROR, DIA_OAUTH_ERROR_BUSY);
  g_assert_false (dia_oauth_revoke (fixture->http, oauth, client, ACCESS_TOKEN, NULL, NULL, &used_up));
  g_assert_error (used_up, DIA_NET_ERROR, DIA_NET_ERROR_USED_UP);
  g_assert_cmpuint (dia_test_server_count (fixture->server, "POST", "/oauth/revoke"), ==, 0);

  dia_fixed_clock_advance (DIA_FIXED_CLOCK (clock), 120 * DIA_SECOND);
  g_assert_true (dia_oauth_revoke (fixture->http, oauth, client, ACCESS_TOKEN, NULL, NULL, NULL));
}

/* S1: a server that repeats what it was sent does not get it into an error. */
static void
test_s1_echoed_secret (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (DiaOauthClient) client = make_client ();
  g_autoptr (GError) error = NULL;

  dia_test_server_answer (fixture->server, "POST", "/oauth/token", 400, "application/json",
                          "{\"error\":\"invalid_grant\",\"error_description\":\"no such token: " REFRESH_TOKEN "\"}");
  g_assert_null (dia_oauth_refresh (fixture->http, fixture->oauth, client, REFRESH_TOKEN, NULL, NULL, &error));
  g_assert_null (strstr (error->message, REFRESH_TOKEN));
}

static char *
make_metadata (const char *issuer,
               const char *token_origin)
{
  return g_strdup_printf ("{\"issuer\":\"%s\",\"authorization_endpoint\":\"%s/oauth/authorize\",\"token_endpoint\":\"%s/oauth/token\","
                          "\"revocation_endpoint\":\"%s/oauth/revoke\",\"app_registration_endpoint\":\"%s/api/v1/apps\","
                          "\"pushed_authorization_request_endpoint\":\"%s/oauth/par\","
                          "\"authorization_response_iss_parameter_supported\":true}",
                          issuer, token_origin, token_origin, token_origin, token_origin, token_origin);
}

static void
test_discovers (Fixture       *fixture,
                gconstpointer  data)
{
  const char *origin = dia_test_server_get_origin (fixture->server);
  g_autofree char *issuer = g_strconcat (origin, "/", NULL);
  g_autoptr (DiaOauthServer) found = NULL;
  g_autoptr (GError) error = NULL;

  fixture->metadata = make_metadata (issuer, origin);
  found = dia_oauth_server_discover (fixture->http, fixture->url, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found->issuer, ==, issuer);
  g_assert_true (g_str_has_suffix (found->token_endpoint, "/oauth/token"));
  g_assert_true (g_str_has_suffix (found->registration_endpoint, "/api/v1/apps"));
  g_assert_true (g_str_has_suffix (found->pushed_request_endpoint, "/oauth/par"));
  g_assert_true (found->sends_issuer);
}

/* The codes of others were sent to a host that an answer named. */
static void
test_pins_host (Fixture       *fixture,
                gconstpointer  data)
{
  const char *origin = dia_test_server_get_origin (fixture->server);
  static const char *const wrong[] = { "https://evil.example", "http://127.0.0.1:1", "https://127.0.0.1", "//evil.example", NULL };

  for (int i = 0; wrong[i] != NULL; i++)
    {
      g_autoptr (GError) issuer_error = NULL;
      g_autoptr (GError) endpoint_error = NULL;

      g_free (fixture->metadata);
      fixture->metadata = make_metadata (wrong[i], origin);
      g_assert_null (dia_oauth_server_discover (fixture->http, fixture->url, NULL, NULL, &issuer_error));
      g_assert_error (issuer_error, DIA_OAUTH_ERROR, DIA_OAUTH_ERROR_MISMATCH);
      g_free (fixture->metadata);
      fixture->metadata = make_metadata (origin, wrong[i]);
      g_assert_null (dia_oauth_server_discover (fixture->http, fixture->url, NULL, NULL, &endpoint_error));
      g_assert_error (endpoint_error, DIA_OAUTH_ERROR, DIA_OAUTH_ERROR_MISMATCH);
    }
}

/* Each endpoint has to be of the server, and two have to be there. */
static void
test_pins_every_endpoint (Fixture       *fixture,
                          gconstpointer  data)
{
  static const char *const names[] = {
    "authorization_endpoint", "token_endpoint", "revocation_endpoint", "app_registration_endpoint",
    "pushed_authorization_request_endpoint",
  };
  const char *origin = dia_test_server_get_origin (fixture->server);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *sound = make_metadata (origin, origin);
      g_autofree char *quoted = g_strconcat ("\"", names[i], "\":\"", NULL);
      g_auto (GStrv) ends = g_strsplit (sound, quoted, 2);
      g_autofree char *absent = g_strconcat (ends[0], "\"something else\":\"", ends[1], NULL);
      g_autoptr (DiaOauthServer) found = NULL;
      g_autoptr (GError) error = NULL;

      g_free (fixture->metadata);
      fixture->metadata = g_strconcat (ends[0], quoted, "https://evil.example/?", ends[1], NULL);
      g_assert_null (dia_oauth_server_discover (fixture->http, fixture->url, NULL, NULL, &error));
      g_assert_error (error, DIA_OAUTH_ERROR, DIA_OAUTH_ERROR_MISMATCH);
      g_clear_error (&error);
      g_free (fixture->metadata);
      fixture->metadata = g_steal_pointer (&absent);
      found = dia_oauth_server_discover (fixture->http, fixture->url, NULL, NULL, &error);
      if (i >= 2)
        g_assert_no_error (error);
      else
        g_assert_error (error, DIA_OAUTH_ERROR, DIA_OAUTH_ERROR_NOT_SUPPORTED);
    }
}

/* Nobody answers, or there is no such way: both are said, and nothing is sent. */
static void
test_no_way (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (DiaServerUrl) nowhere = dia_server_url_parse ("http://127.0.0.1:1", NULL);
  g_autoptr (DiaOauthServer) deaf = dia_oauth_server_new (nowhere, NULL, "/authorize", "/token", NULL, NULL);
  g_autoptr (DiaOauthClient) client = make_client ();
  g_autoptr (GError) error = NULL;

  g_assert_null (dia_oauth_server_discover (fixture->http, nowhere, NULL, NULL, &error));
  g_assert_error (error, DIA_NET_ERROR, DIA_NET_ERROR_UNREACHABLE);
  g_clear_error (&error);
  g_assert_null (dia_oauth_refresh (fixture->http, deaf, client, REFRESH_TOKEN, NULL, NULL, &error));
  g_assert_error (error, DIA_NET_ERROR, DIA_NET_ERROR_UNREACHABLE);
  g_clear_error (&error);
  g_assert_null (dia_oauth_register (fixture->http, deaf, "Desk", "http://127.0.0.1:1/", "read", NULL, NULL, &error));
  g_assert_error (error, DIA_OAUTH_ERROR, DIA_OAUTH_ERROR_NOT_SUPPORTED);
}

static void
test_no_client_id (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char *const texts[] = { "{}", "{\"client_id\":\"\"}", "{\"client_id\":1}" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      dia_test_server_answer (fixture->server, "POST", "/api/v1/apps", 200, "application/json", texts[i]);
      g_assert_null (dia_oauth_register (fixture->http, fixture->oauth, "Desk", "http://127.0.0.1:1/", "", NULL, NULL, &error));
      g_assert_error (error, DIA_OAUTH_ERROR, DIA_OAUTH_ERROR_REFUSED);
    }
}

/* A server that explains itself at length is cut short; a life too long to be one is
 * none. */
static void
test_too_long (Fixture       *fixture,
               gconstpointer  data)
{
  static const char *const lives[] = { "-1", "0", "99999999999999", "60" };
  g_autofree char *novel = g_strnfill (5000, 'a');
  g_autofree char *text = g_strdup_printf ("{\"error\":\"x\",\"error_description\":\"%s\"}", novel);
  g_autoptr (DiaOauthClient) client = make_client ();
  g_autoptr (GError) error = NULL;

  dia_test_server_answer (fixture->server, "POST", "/oauth/token", 400, "application/json", text);
  g_assert_null (dia_oauth_refresh (fixture->http, fixture->oauth, client, REFRESH_TOKEN, NULL, NULL, &error));
  g_assert_cmpuint (strlen (error->message), <, 500);
  g_clear_error (&error);
  /* What is empty is in every text, and is no secret. */
  dia_test_server_answer (fixture->server, "POST", "/api/v1/apps", 400, "application/json",
                          "{\"error\":\"x\",\"error_description\":\"Because.\"}");
  g_assert_null (dia_oauth_register (fixture->http, fixture->oauth, "Desk", "http://127.0.0.1:1/", "", NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "Because."));
  g_clear_error (&error);
  for (gsize i = 0; i < G_N_ELEMENTS (lives); i++)
    {
      g_autofree char *answer = g_strdup_printf ("{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":%s}", lives[i]);
      g_autoptr (DiaOauthTokens) tokens = NULL;

      dia_test_server_answer (fixture->server, "POST", "/oauth/token", 200, "application/json", answer);
      tokens = dia_oauth_refresh (fixture->http, fixture->oauth, client, REFRESH_TOKEN, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_true ((tokens->expires_at == DIA_INSTANT_NONE) == (i < G_N_ELEMENTS (lives) - 1));
    }
}

static void
test_pins_host_of_stored_endpoint (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autoptr (DiaTestServer) thief = dia_test_server_new ();
  g_autoptr (DiaOauthClient) client = make_client ();
  g_autoptr (GError) error = NULL;

  g_free (fixture->oauth->token_endpoint);
  fixture->oauth->token_endpoint = g_strconcat (dia_test_server_get_origin (thief), "/oauth/token", NULL);
  g_assert_null (dia_oauth_refresh (fixture->http, fixture->oauth, client, REFRESH_TOKEN, NULL, NULL, &error));
  g_assert_error (error, DIA_OAUTH_ERROR, DIA_OAUTH_ERROR_MISMATCH);
  g_assert_cmpuint (dia_test_server_count_connections (thief), ==, 0);
  g_assert_finalize_object (g_steal_pointer (&thief));
}

static void
test_discovers_nothing (Fixture       *fixture,
                        gconstpointer  data)
{
  static const char *const texts[] = { NULL, "<html>", "[]", "{}", "{\"issuer\":1}" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_free (fixture->metadata);
      fixture->metadata = g_strdup (texts[i]);
      g_assert_null (dia_oauth_server_discover (fixture->http, fixture->url, NULL, NULL, &error));
      g_assert_true (error->domain == DIA_OAUTH_ERROR);
    }
}

static void
answer_with_nonce (const DiaTestRequest *request,
                   DiaTestReply         *reply,
                   gpointer              user_data)
{
  Fixture *fixture = user_data;
  gboolean refused = fixture->wants_nonce;

  fixture->wants_nonce = FALSE;
  dia_test_reply_add_header (reply, "DPoP-Nonce", "n1");
  if (refused)
    refuse (reply, 400, "use_dpop_nonce");
  else if (g_str_has_suffix (request->path, "par"))
    {
      dia_test_reply_set_status (reply, 201);
      dia_test_reply_set_text (reply, "application/json", "{\"request_uri\":\"urn:ietf:params:oauth:request_uri:req-1\",\"expires_in\":299}");
    }
  else
    dia_test_reply_set_text (reply, "application/json",
                             "{\"access_token\":\"" ACCESS_TOKEN "\",\"token_type\":\"DPoP\",\"refresh_token\":\"" REFRESH_TOKEN "\"}");
}

static void
test_dpop_sign_in (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char *const pairs[] = { "scope", "atproto", "login_hint", "alice.example", NULL };
  g_autoptr (DiaDpop) dpop = dia_dpop_new (NULL);
  g_autoptr (DiaPkce) pkce = dia_pkce_new ();
  g_autoptr (DiaOauthClient) client = dia_oauth_client_new ("http://localhost", NULL, "http://127.0.0.1:9/callback");
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;
  g_autoptr (DiaOauthTokens) tokens = NULL;
  g_autoptr (GPtrArray) ledger = NULL;

  fixture->oauth->pushed_request_endpoint = dia_server_url_join (fixture->url, "/oauth/par");
  fixture->wants_nonce = TRUE;
  dia_test_server_handle (fixture->server, "POST", "/oauth/par", answer_with_nonce, fixture);
  dia_test_server_handle (fixture->server, "POST", "/oauth/token", answer_with_nonce, fixture);
  url = dia_oauth_push_authorization (fixture->http, fixture->oauth, client, pkce, pairs, dpop, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (url, "request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3Areq-1"));
  g_assert_null (strstr (url, pkce->state));
  g_assert_cmpuint (dia_test_server_count (fixture->server, "POST", "/oauth/par"), ==, 2);
  tokens = dia_oauth_exchange_code (fixture->http, fixture->oauth, client, CODE, pkce, dpop, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tokens->token_type, ==, "DPoP");
  ledger = dia_test_server_dup_ledger (fixture->server);
  g_assert_true (is_field (g_ptr_array_index (ledger, 1), "login_hint", "alice.example"));
  g_assert_true (is_field (g_ptr_array_index (ledger, 1), "code_challenge", pkce->challenge));
  g_assert_true (is_field (g_ptr_array_index (ledger, 2), "client_secret", NULL));
  for (guint i = 0; i < ledger->len; i++)
    g_assert_nonnull (dia_test_request_get_header (g_ptr_array_index (ledger, i), "dpop"));
  g_assert_finalize_object (g_steal_pointer (&dpop));
}

/* A server that wants a new nonce each time is not obeyed for ever. */
static void
answer_always_nonce (const DiaTestRequest *request,
                     DiaTestReply         *reply,
                     gpointer              user_data)
{
  dia_test_reply_add_header (reply, "DPoP-Nonce", "n1");
  refuse (reply, 400, "use_dpop_nonce");
}

static void
test_dpop_endless_nonce (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (DiaDpop) dpop = dia_dpop_new (NULL);
  g_autoptr (DiaOauthClient) client = make_client ();
  g_autoptr (GError) error = NULL;

  dia_test_server_handle (fixture->server, "POST", "/oauth/token", answer_always_nonce, fixture);
  g_assert_null (dia_oauth_refresh (fixture->http, fixture->oauth, client, REFRESH_TOKEN, dpop, NULL, &error));
  g_assert_error (error, DIA_OAUTH_ERROR, DIA_OAUTH_ERROR_REFUSED);
  g_assert_cmpuint (dia_test_server_count (fixture->server, "POST", "/oauth/token"), ==, 2);
}

/* S1: runs the whole sign-in with the debug log on; what was secret is not in it. */
static void
test_s1_log (Fixture       *fixture,
             gconstpointer  data)
{
  static const char *const canaries[] = {
    CODE, CLIENT_SECRET, ACCESS_TOKEN, REFRESH_TOKEN, NEW_ACCESS, NEW_REFRESH, "code_verifier", "canary",
  };

  if (g_test_subprocess ())
    {
      g_autoptr (DiaOauthClient) client = make_client ();
      g_autoptr (DiaHttpRequest) request = dia_http_request_new_for_server ("GET", fixture->url, "/x?access_token=" ACCESS_TOKEN);
      g_autoptr (DiaHttpResponse) response = NULL;

      g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);
      dia_http_request_set_bearer (request, ACCESS_TOKEN);
      dia_http_request_set_header (request, "Cookie", REFRESH_TOKEN);
      response = dia_http_send (fixture->http, request, NULL, NULL);
      test_whole_sign_in (fixture, data);
      test_refresh (fixture, data);
      g_assert_true (dia_oauth_revoke (fixture->http, fixture->oauth, client, ACCESS_TOKEN, NULL, NULL, NULL));
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout ("*POST http://127.0.0.1:*/oauth/token*");
  g_test_trap_assert_stdout ("*authorization: ?hidden?*");
  for (gsize i = 0; i < G_N_ELEMENTS (canaries); i++)
    {
      g_autofree char *pattern = g_strdup_printf ("*%s*", canaries[i]);

      g_test_trap_assert_stdout_unmatched (pattern);
      g_test_trap_assert_stderr_unmatched (pattern);
    }
}

#define ADD(name, func) g_test_add ("/net/oauth/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("whole-sign-in", test_whole_sign_in);
  ADD ("wrong-verifier", test_wrong_verifier);
  ADD ("refresh", test_refresh);
  ADD ("refresh-answer-lost", test_refresh_answer_lost);
  ADD ("s5-revoke", test_s5_revoke);
  ADD ("refusals", test_refusals);
  ADD ("waits-as-told", test_waits_as_told);
  ADD ("s1-echoed-secret", test_s1_echoed_secret);
  ADD ("s1-log", test_s1_log);
  ADD ("discovers", test_discovers);
  ADD ("pins-host", test_pins_host);
  ADD ("pins-host-of-stored-endpoint", test_pins_host_of_stored_endpoint);
  ADD ("pins-every-endpoint", test_pins_every_endpoint);
  ADD ("no-way", test_no_way);
  ADD ("no-client-id", test_no_client_id);
  ADD ("too-long", test_too_long);
  ADD ("discovers-nothing", test_discovers_nothing);
  ADD ("dpop-sign-in", test_dpop_sign_in);
  ADD ("dpop-endless-nonce", test_dpop_endless_nonce);
  return g_test_run ();
}
