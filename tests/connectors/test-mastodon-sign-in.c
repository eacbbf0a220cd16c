/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-connector-fixture.h"
#include "dia-fake-mastodon.h"
#include "dia-inspector.h"
#include "dia-mastodon-connector.h"

#include <string.h>

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
  fixture->fake = dia_fake_mastodon_new (NULL);
  dia_connector_fixture_init (&fixture->base, DIA_NETWORK_MASTODON, dia_fake_mastodon_get_origin (fixture->fake), NULL);
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

static DiaCredentials *
sign_in (Fixture         *fixture,
         DiaOpenBrowser   open,
         gpointer         open_data)
{
  return dia_authenticator_sign_in_browser (DIA_AUTHENTICATOR (fixture->connector), &fixture->base.session,
                                            open, open_data, NULL, &fixture->error);
}

static char *
dup_last_field (Fixture    *fixture,
                const char *path,
                const char *field)
{
  g_autoptr (GPtrArray) ledger = dia_test_server_dup_ledger (dia_fake_mastodon_get_server (fixture->fake));

  for (guint i = ledger->len; i > 0; i--)
    {
      const DiaTestRequest *request = g_ptr_array_index (ledger, i - 1);

      if (g_str_equal (request->path, path))
        return dia_test_request_dup_field (request, field);
    }

  return NULL;
}

static void
test_signs_in (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *url = NULL;
  g_autoptr (DiaCredentials) credentials = sign_in (fixture, dia_fixture_open_browser, &url);
  g_autofree char *registered = dup_last_field (fixture, "/api/v1/apps", "redirect_uris");
  g_autofree char *asked = dup_last_field (fixture, "/oauth/authorize", "redirect_uri");
  g_autofree char *scope = dup_last_field (fixture, "/oauth/authorize", "scope");
  g_autofree char *state = dup_last_field (fixture, "/oauth/authorize", "state");

  g_assert_no_error (fixture->error);
  g_assert_cmpstr (credentials->access_token, ==, DIA_FAKE_MASTODON_OAUTH_TOKEN);
  g_assert_cmpstr (credentials->server, ==, dia_fake_mastodon_get_origin (fixture->fake));
  g_assert_cmpstr (credentials->client_id, ==, "client-1");
  g_assert_cmpint (credentials->expires_at, ==, DIA_INSTANT_NONE);
  g_assert_cmpstr (registered, ==, asked);
  g_assert_true (g_str_has_prefix (asked, "http://127.0.0.1:"));
  g_assert_nonnull (strstr (scope, "write:statuses"));
  g_assert_cmpuint (strlen (state), >=, 22);
  g_assert_null (strstr (url, "canary"));
}

/* A server that knows no fine scopes refuses the registration; the coarse ones
 * are then asked for, both times the same. */
static void
on_register_cb (const DiaTestRequest *request,
                DiaTestReply         *reply,
                gpointer              user_data)
{
  g_autofree char *scopes = dia_test_request_dup_field (request, "scopes");
  gboolean coarse = g_str_equal (scopes, "read write");

  dia_test_reply_set_status (reply, coarse ? 200 : 422);
  dia_test_reply_set_text (reply, "application/json",
                           coarse ? "{\"client_id\":\"c\",\"client_secret\":\"s\"}" : user_data);
}

static gboolean
give_up (const char  *url,
         gpointer     user_data,
         GError     **error)
{
  *(char **) user_data = g_strdup (url);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "No browser");

  return FALSE;
}

static void
test_falls_back_to_coarse_scopes (Fixture       *fixture,
                                  gconstpointer  data)
{
  static const char *const refusals[] = { "{\"error\":{\"name\":\"ZodError\"}}", "{\"error\":\"invalid_scope\"}" };
  DiaTestServer *server = dia_fake_mastodon_get_server (fixture->fake);

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *url = NULL;

      dia_test_server_handle (server, "POST", "/api/v1/apps", on_register_cb, (gpointer) refusals[i]);
      g_assert_null (sign_in (fixture, give_up, &url));
      g_assert_nonnull (fixture->error);
      g_clear_error (&fixture->error);
      g_assert_nonnull (strstr (url, "scope=read+write"));
      g_assert_cmpuint (dia_test_server_count (server, "POST", "/api/v1/apps"), ==, 2 * (i + 1));
    }
}

static void
test_registration_closed (Fixture       *fixture,
                          gconstpointer  data)
{
  dia_test_server_answer (dia_fake_mastodon_get_server (fixture->fake), "POST", "/api/v1/apps", 403, "text/html", "<h1>Forbidden</h1>");
  g_assert_null (sign_in (fixture, dia_fixture_open_browser, NULL));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_REFUSED, NULL);
}

static void
on_deny_cb (const DiaTestRequest *request,
            DiaTestReply         *reply,
            gpointer              user_data)
{
  g_autofree char *redirect_uri = dia_test_request_dup_field (request, "redirect_uri");
  g_autofree char *state = dia_test_request_dup_field (request, "state");
  g_autofree char *location = g_strdup_printf ("%s?error=access_denied&state=%s", redirect_uri, state);

  dia_test_reply_set_status (reply, 302);
  dia_test_reply_add_header (reply, "Location", location);
}

static void
test_denied (Fixture       *fixture,
             gconstpointer  data)
{
  dia_test_server_handle (dia_fake_mastodon_get_server (fixture->fake), "GET", "/oauth/authorize", on_deny_cb, NULL);
  g_assert_null (sign_in (fixture, dia_fixture_open_browser, NULL));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_REFUSED, "canary");
  g_assert_cmpuint (dia_test_server_count (dia_fake_mastodon_get_server (fixture->fake), "POST", "/oauth/token"), ==, 0);
}

static void
test_code_refused (Fixture       *fixture,
                   gconstpointer  data)
{
  dia_test_server_answer (dia_fake_mastodon_get_server (fixture->fake), "POST", "/oauth/token", 400, "application/json",
                          "{\"error\":\"invalid_grant\",\"error_description\":\"The authorization grant is invalid\"}");
  g_assert_null (sign_in (fixture, dia_fixture_open_browser, NULL));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_SIGN_IN, "canary");
}

static gboolean
end_token (Fixture  *fixture,
           gboolean *stays_valid)
{
  return dia_authenticator_revoke (DIA_AUTHENTICATOR (fixture->connector), &fixture->base.session, stays_valid, NULL,
                                   &fixture->error);
}

static void
assert_settings_page (Fixture    *fixture,
                      const char *path)
{
  g_autofree char *url = dia_authenticator_make_settings_url (DIA_AUTHENTICATOR (fixture->connector), &fixture->base.session);
  g_autofree char *expected = g_strconcat (dia_fake_mastodon_get_origin (fixture->fake), path, NULL);

  g_assert_cmpstr (url, ==, expected);
}

/* S5: the token that the sign-in yielded is ended at the server. */
static void
test_revokes (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (DiaCredentials) credentials = sign_in (fixture, dia_fixture_open_browser, NULL);
  gboolean stays_valid = TRUE;

  g_assert_true (dia_fake_mastodon_accepts (fixture->fake, DIA_FAKE_MASTODON_OAUTH_TOKEN));
  fixture->base.session.credentials = credentials;
  assert_settings_page (fixture, "/oauth/authorized_applications");
  g_assert_true (end_token (fixture, &stays_valid));
  g_assert_false (stays_valid);
  g_assert_false (dia_fake_mastodon_accepts (fixture->fake, DIA_FAKE_MASTODON_OAUTH_TOKEN));
}

/* A server without this way, or one that says yes and does nothing: the token is
 * tried, and what opens the door is still valid. */
static void
test_cannot_revoke (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (DiaCredentials) credentials = sign_in (fixture, dia_fixture_open_browser, NULL);
  gboolean stays_valid = FALSE;

  fixture->base.session.credentials = credentials;
  dia_test_server_answer (dia_fake_mastodon_get_server (fixture->fake), "POST", "/oauth/revoke", 404, "application/json", "{}");
  g_assert_true (end_token (fixture, &stays_valid));
  g_assert_true (stays_valid);
  dia_test_server_answer (dia_fake_mastodon_get_server (fixture->fake), "GET", "/api/v1/accounts/verify_credentials",
                          502, "text/html", "");
  g_assert_false (end_token (fixture, &stays_valid));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_UNREACHABLE, "canary");
}

static void
on_lenient_revoke_cb (const DiaTestRequest *request,
                      DiaTestReply         *reply,
                      gpointer              user_data)
{
  g_autofree char *token = dia_test_request_dup_field (request, "token");
  g_autofree char *client = dia_test_request_dup_field (request, "client_id");

  g_assert_cmpstr (token, ==, DIA_FAKE_MASTODON_TOKEN);
  g_assert_null (client);
  dia_test_reply_set_text (reply, "application/json", "{}");
}

/* S5: a pasted token belongs to an application of the person's own, whose secret
 * we do not have: Mastodon does not end it for us. Whatever a server says to the
 * attempt, only a token that it refuses has ended. */
static void
test_pasted_token (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (DiaCredentials) credentials = dia_credentials_new ();
  DiaTestServer *server = dia_fake_mastodon_get_server (fixture->fake);
  gboolean stays_valid = FALSE;

  dia_credentials_set (&credentials->access_token, DIA_FAKE_MASTODON_TOKEN);
  fixture->base.session.credentials = credentials;
  assert_settings_page (fixture, "/settings/applications");
  g_assert_true (end_token (fixture, &stays_valid));
  g_assert_true (stays_valid);

  dia_test_server_handle (server, "POST", "/oauth/revoke", on_lenient_revoke_cb, NULL);
  g_assert_true (end_token (fixture, &stays_valid));
  g_assert_true (stays_valid);
  dia_test_server_answer (server, "GET", "/api/v1/accounts/verify_credentials", 401, "application/json", "{}");
  g_assert_true (end_token (fixture, &stays_valid));
  g_assert_false (stays_valid);
  g_assert_cmpuint (dia_test_server_count (server, "POST", "/oauth/revoke"), ==, 3);

  g_assert_null (dia_authenticator_refresh (DIA_AUTHENTICATOR (fixture->connector), &fixture->base.session, NULL, &fixture->error));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_UNSUPPORTED, DIA_FAKE_MASTODON_TOKEN);
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
  g_autoptr (DiaCredentials) bare = dia_credentials_new ();
  g_autofree char *page = NULL;
  gboolean stays_valid;

  set_server (fixture, "http://127.0.0.1:1");
  g_assert_null (sign_in (fixture, dia_fixture_open_browser, NULL));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_UNREACHABLE, NULL);
  fixture->base.session.credentials = bare;
  g_assert_false (end_token (fixture, &stays_valid));
  dia_assert_connector_error (&fixture->error, DIA_CONNECTOR_ERROR_UNREACHABLE, NULL);
  set_server (fixture, "no address");
  g_assert_null (sign_in (fixture, dia_fixture_open_browser, NULL));
  g_clear_error (&fixture->error);
  g_assert_false (end_token (fixture, &stays_valid));
  g_assert_nonnull (fixture->error);
  page = dia_authenticator_make_settings_url (DIA_AUTHENTICATOR (fixture->connector), &fixture->base.session);
  g_assert_cmpstr (page, ==, "");
}

/* A server that does not say what it granted has granted what was asked for; of an
 * account that is not signed in the page is the one for tokens. */
static void
test_scope_not_said (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (DiaCredentials) credentials = NULL;

  dia_test_server_answer (dia_fake_mastodon_get_server (fixture->fake), "POST", "/oauth/token", 200, "application/json",
                          "{\"access_token\":\"canary\",\"token_type\":\"Bearer\"}");
  credentials = sign_in (fixture, dia_fixture_open_browser, NULL);
  g_assert_no_error (fixture->error);
  g_assert_nonnull (strstr (credentials->scope, "write:statuses"));
  fixture->base.session.credentials = NULL;
  assert_settings_page (fixture, "/settings/applications");
}

/* A refusal that is not about the token says nothing about it. */
static void
test_refused_for_other_reasons (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr (DiaCredentials) credentials = dia_credentials_new ();
  DiaTestServer *server = dia_fake_mastodon_get_server (fixture->fake);
  gboolean stays_valid = FALSE;

  dia_credentials_set (&credentials->access_token, DIA_FAKE_MASTODON_TOKEN);
  fixture->base.session.credentials = credentials;
  dia_test_server_answer (server, "GET", "/api/v1/accounts/verify_credentials", 422, "application/json", "{}");
  g_assert_true (end_token (fixture, &stays_valid));
  g_assert_true (stays_valid);
}

#define add(name, func) g_test_add ("/connectors/mastodon-sign-in/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("signs-in", test_signs_in);
  add ("falls-back-to-coarse-scopes", test_falls_back_to_coarse_scopes);
  add ("registration-closed", test_registration_closed);
  add ("denied", test_denied);
  add ("code-refused", test_code_refused);
  add ("S5-revokes", test_revokes);
  add ("S5-cannot-revoke", test_cannot_revoke);
  add ("S5-pasted-token", test_pasted_token);
  add ("S5-refused-for-other-reasons", test_refused_for_other_reasons);
  add ("no-server", test_no_server);
  add ("scope-not-said", test_scope_not_said);
  return g_test_run ();
}
