/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-bluesky-connector.h"

#include <string.h>

#include "dia-connector-fixture.h"
#include "dia-inspector.h"
#include "dia-test-server.h"

#define DID      "did:plc:z72i7hdynmk6r22z27h6tvur"
#define PASSWORD "canary-abcd-efgh"
#define XRPC     "/xrpc/com.atproto."
/* {"exp":1795348800}: two hours after the fixture's time. */
#define JWT      "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE3OTUzNDg4MDB9.c2ln"

typedef struct
{
  DiaConnectorFixture base;
  DiaTestServer      *server;
  DiaConnector       *connector;
  GError             *error;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const char *origin;

  fixture->server = dia_test_server_new ();
  origin = dia_test_server_get_origin (fixture->server);
  dia_connector_fixture_init (&fixture->base, DIA_NETWORK_BLUESKY, origin, NULL);
  fixture->connector = dia_bluesky_connector_new (origin, origin);
  dia_test_server_answer (fixture->server, "POST", XRPC "server.createSession", 200, "application/json",
                          "{\"did\":\"" DID "\",\"handle\":\"alize.test\",\"accessJwt\":\"" JWT "\",\"refreshJwt\":\"canary-refresh\",\"active\":true}");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_error (&fixture->error);
  g_assert_finalize_object (g_steal_pointer (&fixture->connector));
  g_assert_finalize_object (g_steal_pointer (&fixture->server));
  dia_connector_fixture_clear (&fixture->base);
}

static DiaCredentials *
sign_in (Fixture    *fixture,
         const char *identifier)
{
  return dia_authenticator_sign_in_password (DIA_AUTHENTICATOR (fixture->connector), &fixture->base.session,
                                             identifier, PASSWORD, NULL, &fixture->error);
}

static void
test_signs_in (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (DiaCredentials) credentials = sign_in (fixture, "@alize.test");
  g_autoptr (GPtrArray) ledger = dia_test_server_dup_ledger (fixture->server);
  g_autofree char *body = dia_test_request_dup_text (g_ptr_array_index (ledger, 0));

  g_assert_no_error (fixture->error);
  g_assert_cmpstr (credentials->access_token, ==, JWT);
  g_assert_cmpstr (credentials->refresh_token, ==, "canary-refresh");
  g_assert_cmpstr (credentials->subject, ==, DID);
  g_assert_cmpstr (credentials->server, ==, dia_test_server_get_origin (fixture->server));
  g_assert_cmpint (credentials->expires_at, ==, DIA_FIXTURE_NOW + 2 * DIA_HOUR);
  g_assert_nonnull (strstr (body, "\"identifier\":\"alize.test\""));
}

/* The account moved: what an older sign-in was bound to must not get the password. */
static void
test_forgets_the_old_server (Fixture       *fixture,
                             gconstpointer  data)
{
  DiaTestServer *old_server = dia_test_server_new ();
  g_autoptr (DiaCredentials) old = dia_credentials_new ();
  g_autoptr (DiaCredentials) credentials = NULL;

  dia_credentials_set (&old->server, dia_test_server_get_origin (old_server));
  fixture->base.session.credentials = old;
  credentials = sign_in (fixture, "alize.test");
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (credentials->server, ==, dia_test_server_get_origin (fixture->server));
  g_assert_cmpuint (dia_test_server_count_connections (old_server), ==, 0);
  g_assert_finalize_object (old_server);
}

static const struct
{
  guint       status;
  const char *body;
  int         code;
} refusals[] = {
  { 401, "{\"error\":\"AuthenticationRequired\",\"message\":\"Invalid identifier or password\"}", DIA_CONNECTOR_ERROR_SIGN_IN },
  { 401, "{\"error\":\"AuthFactorTokenRequired\",\"message\":\"A sign in code has been sent\"}", DIA_CONNECTOR_ERROR_REFUSED },
  { 401, "{\"error\":\"AccountTakedown\"}", DIA_CONNECTOR_ERROR_SIGN_IN },
  { 400, "{\"error\":\"InvalidRequest\",\"message\":\"“" PASSWORD "” is no password\"}", DIA_CONNECTOR_ERROR_REFUSED },
  { 429, "{\"error\":\"RateLimitExceeded\"}", DIA_CONNECTOR_ERROR_THROTTLED },
  { 500, "", DIA_CONNECTOR_ERROR_UNREACHABLE },
  { 200, "{}", DIA_CONNECTOR_ERROR_MALFORMED },
  { 200, "{\"did\":\"nobody\",\"accessJwt\":\"a\",\"refreshJwt\":\"b\"}", DIA_CONNECTOR_ERROR_MALFORMED },
  { 200, "{\"did\":\"" DID "\",\"accessJwt\":\"\",\"refreshJwt\":\"b\"}", DIA_CONNECTOR_ERROR_MALFORMED },
  { 200, "{\"did\":\"" DID "\",\"accessJwt\":\"a\"}", DIA_CONNECTOR_ERROR_MALFORMED },
  { 200, "<html/>", DIA_CONNECTOR_ERROR_MALFORMED },
  { 404, "<html/>", DIA_CONNECTOR_ERROR_REFUSED },
};

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_test_message ("%u %s", refusals[i].status, refusals[i].body);
      dia_connector_fixture_forget_limits (&fixture->base);
      dia_test_server_answer (fixture->server, "POST", XRPC "server.createSession", refusals[i].status, "application/json", refusals[i].body);
      g_assert_null (sign_in (fixture, "alize.test"));
      dia_assert_connector_error (&fixture->error, refusals[i].code, PASSWORD);
    }
}

/* Answers of the directory, with the handle that the document claims. */
static void
publish_document (Fixture    *fixture,
                  const char *handle,
                  const char *pds)
{
  g_autofree char *document = g_strdup_printf ("{\"id\":\"" DID "\",\"alsoKnownAs\":[\"at://%s\"],\"service\":["
                                               "{\"id\":\"#other\",\"serviceEndpoint\":\"https://other.example\"},"
                                               "{\"id\":\"#atproto_pds\",\"type\":\"AtprotoPersonalDataServer\",\"serviceEndpoint\":\"%s\"}]}",
                                               handle, pds);

  g_free (fixture->base.account->server);
  fixture->base.account->server = g_strdup ("");
  dia_test_server_answer (fixture->server, "GET", XRPC "identity.resolveHandle", 200, "application/json", "{\"did\":\"" DID "\"}");
  dia_test_server_answer (fixture->server, "GET", "/" DID, 200, "application/did+ld+json", document);
}

static void
test_finds_the_server (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (DiaCredentials) credentials = NULL;

  publish_document (fixture, "Alize.test", dia_test_server_get_origin (fixture->server));
  credentials = sign_in (fixture, "alize.test");
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (credentials->server, ==, dia_test_server_get_origin (fixture->server));
}

/* Anyone can point a name at somebody else: the password must not go there. */
static void
test_checks_both_ways (Fixture       *fixture,
                       gconstpointer  data)
{
  publish_document (fixture, "somebody.test", dia_test_server_get_origin (fixture->server));
  g_assert_null (sign_in (fixture, "alize.test"));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_REFUSED, PASSWORD);
  g_assert_cmpuint (dia_test_server_count (fixture->server, "POST", NULL), ==, 0);
}

static void
test_refuses_odd_servers (Fixture       *fixture,
                          gconstpointer  data)
{
  static const char *const odd[] = { "ftp://a.example", "http://a.example", "https://10.0.0.1", "", NULL };

  for (guint i = 0; odd[i] != NULL; i++)
    {
      publish_document (fixture, "alize.test", odd[i]);
      g_assert_null (sign_in (fixture, "alize.test"));
      dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_MALFORMED, PASSWORD);
    }
  dia_test_server_answer (fixture->server, "GET", XRPC "identity.resolveHandle", 400, "application/json", "{\"error\":\"InvalidRequest\"}");
  g_assert_null (sign_in (fixture, "alize.test"));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_REFUSED, PASSWORD);
  g_assert_null (sign_in (fixture, "no handle"));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_REFUSED, PASSWORD);
}

static void
use_session (Fixture *fixture)
{
  fixture->base.credentials = sign_in (fixture, "alize.test");
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
  g_autoptr (DiaCredentials) renewed = NULL;
  g_autoptr (GPtrArray) ledger = NULL;

  use_session (fixture);
  dia_test_server_answer (fixture->server, "POST", XRPC "server.refreshSession", 200, "application/json",
                          "{\"did\":\"" DID "\",\"handle\":\"alize.test\",\"accessJwt\":\"new\",\"refreshJwt\":\"new-refresh\"}");
  renewed = refresh (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (renewed->access_token, ==, "new");
  g_assert_cmpstr (renewed->refresh_token, ==, "new-refresh");
  g_assert_cmpint (renewed->expires_at, ==, DIA_INSTANT_NONE);
  ledger = dia_test_server_dup_ledger (fixture->server);
  g_assert_cmpstr (dia_test_request_get_header (g_ptr_array_index (ledger, ledger->len - 1), "authorization"), ==, "Bearer canary-refresh");
}

static void
test_cannot_refresh (Fixture       *fixture,
                     gconstpointer  data)
{
  static const struct
  {
    guint       status;
    const char *body;
    int         code;
  } answers[] = {
    { 400, "{\"error\":\"ExpiredToken\",\"message\":\"Token has been revoked\"}", DIA_CONNECTOR_ERROR_SIGN_IN },
    { 400, "{\"error\":\"InvalidToken\"}", DIA_CONNECTOR_ERROR_SIGN_IN },
    { 401, "{\"error\":\"AccountTakedown\"}", DIA_CONNECTOR_ERROR_SIGN_IN },
    { 502, "", DIA_CONNECTOR_ERROR_UNREACHABLE },
    { 200, "<html/>", DIA_CONNECTOR_ERROR_MALFORMED },
    { 200, "{\"did\":\"did:plc:aaaaaaaaaaaaaaaaaaaaaaaa\",\"accessJwt\":\"a\",\"refreshJwt\":\"b\"}", DIA_CONNECTOR_ERROR_SIGN_IN },
  };

  use_session (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_test_message ("%u %s", answers[i].status, answers[i].body);
      dia_test_server_answer (fixture->server, "POST", XRPC "server.refreshSession", answers[i].status, "application/json", answers[i].body);
      g_assert_null (refresh (fixture));
      dia_assert_connector_error (&fixture->error, answers[i].code, "canary-refresh");
    }
}

/* What a token says of its end is believed only when it can be true. */
static void
test_odd_ends (Fixture       *fixture,
               gconstpointer  data)
{
  static const char *const claims[] = { "{\"exp\":0}", "{\"exp\":-5}", "{\"exp\":9000000000000000}", "{}", "x" };

  for (gsize i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_autofree char *middle = g_base64_encode ((const guchar *) claims[i], strlen (claims[i]));
      g_autofree char *text = g_strdup_printf ("{\"did\":\"" DID "\",\"accessJwt\":\"a.%s.b\",\"refreshJwt\":\"c\"}",
                                               g_strdelimit (middle, "=", ' '));
      g_autoptr (DiaCredentials) credentials = NULL;

      dia_test_server_answer (fixture->server, "POST", XRPC "server.createSession", 200, "application/json", text);
      credentials = sign_in (fixture, "alize.test");
      g_assert_no_error (fixture->error);
      g_assert_cmpint (credentials->expires_at, ==, DIA_INSTANT_NONE);
    }
}

static void
set_server (Fixture    *fixture,
            const char *server)
{
  g_free (fixture->base.account->server);
  fixture->base.account->server = g_strdup (server);
}

/* Nobody answers, or the account says where in a way that is no address. */
static void
test_no_server (Fixture       *fixture,
                gconstpointer  data)
{
  DiaAuthenticator *authenticator = DIA_AUTHENTICATOR (fixture->connector);
  g_autoptr (DiaCredentials) bare = dia_credentials_new ();
  gboolean stays_valid;

  dia_credentials_set (&bare->refresh_token, "canary-refresh");
  fixture->base.session.credentials = bare;
  set_server (fixture, "http://127.0.0.1:1");
  g_assert_null (sign_in (fixture, "alize.test"));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_UNREACHABLE, PASSWORD);
  g_assert_null (refresh (fixture));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_UNREACHABLE, "canary-refresh");
  g_assert_false (dia_authenticator_revoke (authenticator, &fixture->base.session, &stays_valid, NULL, &fixture->error));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_UNREACHABLE, "canary-refresh");
  set_server (fixture, "no address");
  g_assert_null (sign_in (fixture, "alize.test"));
  g_clear_error (&fixture->error);
  g_assert_null (refresh (fixture));
  g_clear_error (&fixture->error);
  g_assert_false (dia_authenticator_revoke (authenticator, &fixture->base.session, &stays_valid, NULL, &fixture->error));
  g_assert_nonnull (fixture->error);
}

/* Whose session it was nobody wrote down: the new one says it. */
static void
test_refreshes_without_subject (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr (DiaCredentials) bare = dia_credentials_new ();
  g_autoptr (DiaCredentials) renewed = NULL;
  g_autofree char *page = NULL;

  dia_credentials_set (&bare->refresh_token, "canary-refresh");
  fixture->base.session.credentials = bare;
  dia_test_server_answer (fixture->server, "POST", XRPC "server.refreshSession", 200, "application/json",
                          "{\"did\":\"" DID "\",\"handle\":\"alize.test\",\"accessJwt\":\"new\",\"refreshJwt\":\"new-refresh\"}");
  renewed = refresh (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (renewed->subject, ==, DID);
  fixture->base.session.credentials = NULL;
  page = dia_authenticator_make_settings_url (DIA_AUTHENTICATOR (fixture->connector), &fixture->base.session);
  g_assert_cmpstr (page, ==, "https://bsky.app/settings/app-passwords");
}

/* S5: the session ends; the app password is the person's to delete. */
static void
test_revokes (Fixture       *fixture,
              gconstpointer  data)
{
  static const guint statuses[] = { 200, 400, 401 };
  DiaAuthenticator *authenticator = DIA_AUTHENTICATOR (fixture->connector);
  g_autofree char *page = NULL;
  gboolean stays_valid;

  use_session (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      dia_test_server_answer (fixture->server, "POST", XRPC "server.deleteSession", statuses[i], "application/json", "");
      g_assert_true (dia_authenticator_revoke (authenticator, &fixture->base.session, &stays_valid, NULL, &fixture->error));
      g_assert_true (stays_valid);
    }
  page = dia_authenticator_make_settings_url (authenticator, &fixture->base.session);
  g_assert_cmpstr (page, ==, "https://bsky.app/settings/app-passwords");
  dia_test_server_answer (fixture->server, "POST", XRPC "server.deleteSession", 503, "application/json", "");
  g_assert_false (dia_authenticator_revoke (authenticator, &fixture->base.session, &stays_valid, NULL, &fixture->error));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_UNREACHABLE, "canary-refresh");
}

static void
test_checks (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *id = NULL;
  g_autofree char *handle = NULL;
  g_autofree char *name = NULL;

  use_session (fixture);
  dia_test_server_answer (fixture->server, "GET", XRPC "server.getSession", 200, "application/json",
                          "{\"did\":\"" DID "\",\"handle\":\"alize.test\"}");
  dia_test_server_answer (fixture->server, "GET", XRPC "repo.getRecord", 200, "application/json",
                          "{\"uri\":\"x\",\"cid\":\"y\",\"value\":{\"displayName\":\"Alizé\"}}");
  g_assert_true (dia_inspector_check (DIA_INSPECTOR (fixture->connector), &fixture->base.session, &id, &handle, &name, NULL, &fixture->error));
  g_assert_cmpstr (id, ==, DID);
  g_assert_cmpstr (handle, ==, "alize.test");
  g_assert_cmpstr (name, ==, "Alizé");
}

static void
test_no_browser_sign_in (Fixture       *fixture,
                         gconstpointer  data)
{
  g_assert_null (dia_authenticator_sign_in_browser (DIA_AUTHENTICATOR (fixture->connector), &fixture->base.session,
                                                    dia_fixture_open_browser, NULL, NULL, &fixture->error));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_UNSUPPORTED, NULL);
}

#define add(name, func) g_test_add ("/connectors/bluesky-sign-in/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("signs-in", test_signs_in);
  add ("forgets-the-old-server", test_forgets_the_old_server);
  add ("refused", test_refused);
  add ("finds-the-server", test_finds_the_server);
  add ("checks-both-ways", test_checks_both_ways);
  add ("refuses-odd-servers", test_refuses_odd_servers);
  add ("refreshes", test_refreshes);
  add ("cannot-refresh", test_cannot_refresh);
  add ("odd-ends", test_odd_ends);
  add ("no-server", test_no_server);
  add ("refreshes-without-subject", test_refreshes_without_subject);
  add ("S5-revokes", test_revokes);
  add ("checks", test_checks);
  add ("no-browser-sign-in", test_no_browser_sign_in);
  return g_test_run ();
}
