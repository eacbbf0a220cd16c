/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sign-in in the browser, with a server that is a PDS and its own issuer. The
 * real one is in tests/peers; this one says no at every step. */

#include "dia-bluesky-connector.h"

#include <string.h>

#include "dia-connector-fixture.h"
#include "dia-test-server.h"

#define DID    "did:plc:z72i7hdynmk6r22z27h6tvur"
#define OTHER  "did:plc:aaaaaaaaaaaaaaaaaaaaaaaa"
#define XRPC   "/xrpc/com.atproto."
#define CODE   "canary-code"
#define TOKENS "{\"access_token\":\"canary-access\",\"refresh_token\":\"canary-refresh\",\"token_type\":\"DPoP\"," \
               "\"expires_in\":3600,\"scope\":\"atproto\",\"sub\":\"%s\"}"

typedef struct
{
  DiaConnectorFixture base;
  DiaTestServer      *server;
  DiaConnector       *connector;
  const char         *origin;
  const char         *subject;     /* whom the tokens are for */
  const char         *refusal;     /* (nullable): what the browser brings instead of a code */
  char               *redirect;    /* where the pushed request wants the browser to go */
  char               *state;
  guint               n_without_nonce;
  GError             *error;
} Fixture;

/* Refuses every proof without the server's nonce, as Bluesky does (RFC 9449, 8). */
static gboolean
lacks_nonce (Fixture              *fixture,
             const DiaTestRequest *request,
             DiaTestReply         *reply)
{
  g_auto (GStrv) parts = g_strsplit (dia_test_request_get_header (request, "dpop"), ".", 3);
  g_autofree guint8 *claims = NULL;
  gsize length;

  g_strdelimit (parts[1], "-", '+');
  g_strdelimit (parts[1], "_", '/');
  for (guint i = 0; i < 3 && strlen (parts[1]) % 4 != 0; i++)
    {
      char *padded = g_strconcat (parts[1], "=", NULL);

      g_free (parts[1]);
      parts[1] = padded;
    }
  claims = g_base64_decode (parts[1], &length);
  dia_test_reply_add_header (reply, "DPoP-Nonce", "nonce-1");
  if (g_strstr_len ((const char *) claims, (gssize) length, "\"nonce\":\"nonce-1\"") != NULL)
    return FALSE;

  fixture->n_without_nonce++;
  dia_test_reply_set_status (reply, 400);
  dia_test_reply_set_text (reply, "application/json", "{\"error\":\"use_dpop_nonce\"}");

  return TRUE;
}

static void
on_push_cb (const DiaTestRequest *request,
            DiaTestReply         *reply,
            gpointer              user_data)
{
  Fixture *fixture = user_data;

  if (lacks_nonce (fixture, request, reply))
    return;

  g_free (fixture->redirect);
  g_free (fixture->state);
  fixture->redirect = dia_test_request_dup_field (request, "redirect_uri");
  fixture->state = dia_test_request_dup_field (request, "state");
  dia_test_reply_set_status (reply, 201);
  dia_test_reply_set_text (reply, "application/json", "{\"request_uri\":\"urn:test:1\",\"expires_in\":60}");
}

static void
on_authorize_cb (const DiaTestRequest *request,
                 DiaTestReply         *reply,
                 gpointer              user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *issuer = g_uri_escape_string (fixture->origin, NULL, FALSE);
  g_autofree char *next = g_strdup_printf ("%s?%s&state=%s&iss=%s", fixture->redirect,
                                           fixture->refusal != NULL ? fixture->refusal : "code=" CODE, fixture->state, issuer);

  dia_test_reply_set_status (reply, 302);
  dia_test_reply_add_header (reply, "Location", next);
}

static void
on_token_cb (const DiaTestRequest *request,
             DiaTestReply         *reply,
             gpointer              user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *tokens = g_strdup_printf (TOKENS, fixture->subject);

  if (!lacks_nonce (fixture, request, reply))
    dia_test_reply_set_text (reply, "application/json", tokens);
}

static void
say_metadata (Fixture    *fixture,
              const char *issuer)
{
  g_autofree char *text = g_strdup_printf ("{\"issuer\":\"%s\",\"authorization_endpoint\":\"%s/authorize\","
                                           "\"token_endpoint\":\"%s/token\",\"revocation_endpoint\":\"%s/revoke\","
                                           "\"pushed_authorization_request_endpoint\":\"%s/par\","
                                           "\"authorization_response_iss_parameter_supported\":true}",
                                           issuer, fixture->origin, fixture->origin, fixture->origin, fixture->origin);

  dia_test_server_answer (fixture->server, "GET", "/.well-known/oauth-authorization-server", 200, "application/json", text);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *resource = NULL;

  fixture->server = dia_test_server_new ();
  fixture->origin = dia_test_server_get_origin (fixture->server);
  fixture->subject = DID;
  dia_connector_fixture_init (&fixture->base, DIA_NETWORK_BLUESKY, fixture->origin, NULL);
  fixture->connector = dia_bluesky_connector_new (fixture->origin, fixture->origin);
  resource = g_strdup_printf ("{\"authorization_servers\":[\"%s\"]}", fixture->origin);
  dia_test_server_answer (fixture->server, "GET", "/.well-known/oauth-protected-resource", 200, "application/json", resource);
  say_metadata (fixture, fixture->origin);
  dia_test_server_handle (fixture->server, "POST", "/par", on_push_cb, fixture);
  dia_test_server_handle (fixture->server, "GET", "/authorize", on_authorize_cb, fixture);
  dia_test_server_handle (fixture->server, "POST", "/token", on_token_cb, fixture);
  dia_test_server_answer (fixture->server, "POST", "/revoke", 200, "application/json", "{}");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_error (&fixture->error);
  g_assert_finalize_object (g_steal_pointer (&fixture->connector));
  g_assert_finalize_object (g_steal_pointer (&fixture->server));
  g_free (fixture->redirect);
  g_free (fixture->state);
  dia_connector_fixture_clear (&fixture->base);
}

static DiaCredentials *
sign_in (Fixture *fixture)
{
  return dia_authenticator_sign_in_browser (DIA_AUTHENTICATOR (fixture->connector), &fixture->base.session,
                                            dia_fixture_open_browser, NULL, NULL, &fixture->error);
}

static void
assert_refused (Fixture *fixture,
                int      code)
{
  g_autoptr (DiaCredentials) credentials = sign_in (fixture);

  g_assert_null (credentials);
  dia_assert_connector_error (&fixture->error, code, "canary");
}

static void
test_signs_in (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (DiaCredentials) credentials = sign_in (fixture);

  g_assert_no_error (fixture->error);
  g_assert_cmpstr (credentials->server, ==, fixture->origin);
  g_assert_cmpstr (credentials->issuer, ==, fixture->origin);
  g_assert_cmpstr (credentials->subject, ==, DID);
  g_assert_cmpstr (credentials->access_token, ==, "canary-access");
  g_assert_cmpstr (credentials->refresh_token, ==, "canary-refresh");
  g_assert_cmpstr (credentials->dpop_key, !=, "");
  g_assert_cmpstr (credentials->scope, ==, "atproto");
  /* Once refused for want of the nonce, then it is known. */
  g_assert_cmpuint (fixture->n_without_nonce, ==, 1);
}

/* Whoever signs in is asked there: the server alone is known. */
static void
test_without_handle (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (DiaCredentials) credentials = NULL;

  g_free (fixture->base.account->handle);
  fixture->base.account->handle = g_strdup ("");
  credentials = sign_in (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (credentials->subject, ==, DID);
}

/* From the handle alone: to its DID, to the document, to the server. */
static void
find_by_handle (Fixture *fixture)
{
  g_autofree char *document = g_strdup_printf ("{\"id\":\"" DID "\",\"alsoKnownAs\":[\"at://alize.test\"],\"service\":["
                                               "{\"id\":\"#atproto_pds\",\"type\":\"AtprotoPersonalDataServer\","
                                               "\"serviceEndpoint\":\"%s\"}]}", fixture->origin);

  g_free (fixture->base.account->server);
  fixture->base.account->server = g_strdup ("");
  g_free (fixture->base.account->handle);
  fixture->base.account->handle = g_strdup ("alize.test");
  dia_test_server_answer (fixture->server, "GET", XRPC "identity.resolveHandle", 200, "application/json", "{\"did\":\"" DID "\"}");
  dia_test_server_answer (fixture->server, "GET", "/" DID, 200, "application/did+ld+json", document);
}

static void
test_by_handle (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (DiaCredentials) credentials = NULL;

  find_by_handle (fixture);
  credentials = sign_in (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (credentials->subject, ==, DID);

  fixture->subject = OTHER;
  assert_refused (fixture, DIA_CONNECTOR_ERROR_REFUSED);
  dia_test_server_answer (fixture->server, "GET", XRPC "identity.resolveHandle", 400, "application/json", "{\"error\":\"InvalidRequest\"}");
  assert_refused (fixture, DIA_CONNECTOR_ERROR_REFUSED);
}

static void
test_somebody_else (Fixture       *fixture,
                    gconstpointer  data)
{
  g_free (fixture->base.account->remote_id);
  fixture->base.account->remote_id = g_strdup (OTHER);
  assert_refused (fixture, DIA_CONNECTOR_ERROR_REFUSED);

  fixture->subject = "nobody";
  assert_refused (fixture, DIA_CONNECTOR_ERROR_REFUSED);
}

static void
test_no_issuer (Fixture       *fixture,
                gconstpointer  data)
{
  static const char *const answers[] = {
    "{}", "[]", "<html/>", "{\"authorization_servers\":[]}", "{\"authorization_servers\":[\"ftp://x\"]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      dia_test_server_answer (fixture->server, "GET", "/.well-known/oauth-protected-resource", 200, "application/json", answers[i]);
      assert_refused (fixture, DIA_CONNECTOR_ERROR_UNSUPPORTED);
    }
  g_assert_cmpuint (dia_test_server_count (fixture->server, "GET", "/.well-known/oauth-authorization-server"), ==, 0);
}

static void
test_metadata (Fixture       *fixture,
               gconstpointer  data)
{
  say_metadata (fixture, "https://elsewhere.example");
  assert_refused (fixture, DIA_CONNECTOR_ERROR_REFUSED);
  dia_test_server_answer (fixture->server, "GET", "/.well-known/oauth-authorization-server", 404, "text/plain", "");
  assert_refused (fixture, DIA_CONNECTOR_ERROR_UNSUPPORTED);
  dia_test_server_answer (fixture->server, "GET", "/.well-known/oauth-authorization-server", 200, "application/json", "[]");
  assert_refused (fixture, DIA_CONNECTOR_ERROR_UNSUPPORTED);
  g_assert_cmpuint (dia_test_server_count (fixture->server, "POST", NULL), ==, 0);
}

static void
test_push (Fixture       *fixture,
           gconstpointer  data)
{
  dia_test_server_answer (fixture->server, "POST", "/par", 400, "application/json", "{\"error\":\"invalid_request\"}");
  assert_refused (fixture, DIA_CONNECTOR_ERROR_REFUSED);
  dia_test_server_answer (fixture->server, "POST", "/par", 201, "application/json", "{}");
  assert_refused (fixture, DIA_CONNECTOR_ERROR_REFUSED);
  dia_test_server_answer (fixture->server, "POST", "/par", 201, "application/json", "<html/>");
  assert_refused (fixture, DIA_CONNECTOR_ERROR_REFUSED);
  dia_test_server_answer (fixture->server, "POST", "/par", 503, "application/json", "");
  assert_refused (fixture, DIA_CONNECTOR_ERROR_UNREACHABLE);
  g_assert_cmpuint (dia_test_server_count (fixture->server, "GET", "/authorize"), ==, 0);
}

static void
test_denied (Fixture       *fixture,
             gconstpointer  data)
{
  fixture->refusal = "error=access_denied";
  assert_refused (fixture, DIA_CONNECTOR_ERROR_REFUSED);
  fixture->refusal = "code=";
  assert_refused (fixture, DIA_CONNECTOR_ERROR_REFUSED);
  g_assert_cmpuint (dia_test_server_count (fixture->server, "POST", "/token"), ==, 0);
}

static gboolean
refuse_browser (const char  *url,
                gpointer     user_data,
                GError     **error)
{
  g_set_error_literal (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNSUPPORTED, "There is none.");

  return FALSE;
}

static void
test_no_browser (Fixture       *fixture,
                 gconstpointer  data)
{
  g_assert_null (dia_authenticator_sign_in_browser (DIA_AUTHENTICATOR (fixture->connector), &fixture->base.session,
                                                    refuse_browser, NULL, NULL, &fixture->error));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_UNSUPPORTED, NULL);
}

static void
test_tokens (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct
  {
    guint       status;
    const char *body;
    int         code;
  } answers[] = {
    { 400, "{\"error\":\"invalid_grant\",\"error_description\":\"" CODE " was used\"}", DIA_CONNECTOR_ERROR_SIGN_IN },
    { 200, "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"sub\":\"" DID "\"}", DIA_CONNECTOR_ERROR_REFUSED },
    { 200, "{\"access_token\":\"\",\"token_type\":\"DPoP\",\"sub\":\"" DID "\"}", DIA_CONNECTOR_ERROR_REFUSED },
    { 200, "<html/>", DIA_CONNECTOR_ERROR_REFUSED },
    { 500, "", DIA_CONNECTOR_ERROR_UNREACHABLE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_test_message ("%u %s", answers[i].status, answers[i].body);
      dia_test_server_answer (fixture->server, "POST", "/token", answers[i].status, "application/json", answers[i].body);
      assert_refused (fixture, answers[i].code);
    }
}

/* What the sign-in gave is used up by a refresh, and by the end of the sign-in. */
static void
use_credentials (Fixture *fixture)
{
  fixture->base.credentials = sign_in (fixture);
  g_assert_no_error (fixture->error);
  fixture->base.session.credentials = fixture->base.credentials;
}

static DiaCredentials *
refresh (Fixture *fixture)
{
  return dia_authenticator_refresh (DIA_AUTHENTICATOR (fixture->connector), &fixture->base.session, NULL, &fixture->error);
}

static void
test_refreshes (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (DiaCredentials) fresh = NULL;

  use_credentials (fixture);
  dia_test_server_answer (fixture->server, "POST", "/token", 200, "application/json",
                          "{\"access_token\":\"canary-2\",\"refresh_token\":\"canary-3\",\"token_type\":\"DPoP\",\"sub\":\"" DID "\"}");
  fresh = refresh (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (fresh->access_token, ==, "canary-2");
  g_assert_cmpstr (fresh->refresh_token, ==, "canary-3");
  g_assert_cmpstr (fresh->scope, ==, "atproto");
  g_assert_cmpstr (fresh->dpop_key, ==, fixture->base.credentials->dpop_key);

  dia_test_server_answer (fixture->server, "POST", "/token", 400, "application/json", "{\"error\":\"invalid_grant\"}");
  g_assert_null (refresh (fixture));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_SIGN_IN, "canary");
}

/* A keyring that holds half of a sign-in sends nothing anywhere. */
static void
test_damaged_secret (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *key = NULL;
  guint n_requests;

  use_credentials (fixture);
  n_requests = dia_test_server_count (fixture->server, NULL, NULL);
  key = g_strdup (fixture->base.credentials->dpop_key);
  dia_credentials_set (&fixture->base.credentials->dpop_key, "{}");
  g_assert_null (refresh (fixture));
  g_assert_nonnull (fixture->error);
  g_clear_error (&fixture->error);
  g_assert_false (dia_authenticator_revoke (DIA_AUTHENTICATOR (fixture->connector), &fixture->base.session, &(gboolean) { FALSE },
                                            NULL, &fixture->error));
  g_clear_error (&fixture->error);
  dia_credentials_set (&fixture->base.credentials->dpop_key, key);
  dia_credentials_set (&fixture->base.credentials->issuer, "");
  g_assert_null (refresh (fixture));
  g_assert_nonnull (fixture->error);
  g_assert_cmpuint (dia_test_server_count (fixture->server, NULL, NULL), ==, n_requests);
}

static void
test_revokes (Fixture       *fixture,
              gconstpointer  data)
{
  DiaAuthenticator *authenticator = DIA_AUTHENTICATOR (fixture->connector);
  g_autofree char *page = NULL;
  g_autofree char *expected = g_strconcat (fixture->origin, "/account", NULL);
  gboolean stays_valid = TRUE;

  use_credentials (fixture);
  g_assert_true (dia_authenticator_revoke (authenticator, &fixture->base.session, &stays_valid, NULL, &fixture->error));
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (dia_test_server_count (fixture->server, "POST", "/revoke"), ==, 1);
  page = dia_authenticator_make_settings_url (authenticator, &fixture->base.session);
  g_assert_cmpstr (page, ==, expected);

  dia_test_server_answer (fixture->server, "POST", "/revoke", 503, "application/json", "");
  g_assert_false (dia_authenticator_revoke (authenticator, &fixture->base.session, &stays_valid, NULL, &fixture->error));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_UNREACHABLE, "canary");
}

static void
test_nobody_there (Fixture       *fixture,
                   gconstpointer  data)
{
  dia_test_server_set_absent (fixture->server, TRUE);
  assert_refused (fixture, DIA_CONNECTOR_ERROR_UNREACHABLE);
}

#define add(name, func) g_test_add ("/connectors/bluesky-oauth/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("signs-in", test_signs_in);
  add ("without-handle", test_without_handle);
  add ("by-handle", test_by_handle);
  add ("somebody-else", test_somebody_else);
  add ("no-issuer", test_no_issuer);
  add ("metadata", test_metadata);
  add ("push", test_push);
  add ("denied", test_denied);
  add ("no-browser", test_no_browser);
  add ("tokens", test_tokens);
  add ("refreshes", test_refreshes);
  add ("damaged-secret", test_damaged_secret);
  add ("S5-revokes", test_revokes);
  add ("nobody-there", test_nobody_there);
  return g_test_run ();
}
