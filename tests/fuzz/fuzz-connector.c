/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-connector.h"

#include "dia-connector-fixture.h"
#include "dia-inspector.h"
#include "dia-link-card.h"
#include "dia-reader.h"
#include "fuzz-wire.h"

#include <string.h>

typedef struct
{
  DiaConnectorFixture fixture;
  DiaConnector       *connector;
} Caller;

typedef void (*Call) (Caller *self, GError **error);

static void
expect (gboolean  has_result,
        GError  **error)
{
  g_assert_true (has_result == (*error == NULL));
  if (*error != NULL)
    g_assert_cmpstr ((*error)->message, !=, "");
}

static void
expect_post (DiaRemotePost *post,
             GError       **error)
{
  expect (post != NULL, error);
  if (post != NULL)
    g_assert_cmpstr (post->id, !=, "");
}

static void
call_limits (Caller  *self,
             GError **error)
{
  DiaLimits limits = self->fixture.account->limits;

  expect (dia_inspector_read_limits (DIA_INSPECTOR (self->connector), &self->fixture.session, &limits, NULL, error), error);
}

static void
call_check (Caller  *self,
            GError **error)
{
  g_autofree char *id = NULL;
  g_autofree char *handle = NULL;
  g_autofree char *name = NULL;
  gboolean known = dia_inspector_check (DIA_INSPECTOR (self->connector), &self->fixture.session, &id, &handle, &name, NULL, error);

  expect (known, error);
  g_assert_true (!known || (id != NULL && handle != NULL && name != NULL));
}

static void
call_account (Caller  *self,
              GError **error)
{
  DiaCounts counts;

  dia_counts_init (&counts);
  expect (dia_reader_read_account (DIA_READER (self->connector), &self->fixture.session, &counts, NULL, error), error);
}

static void
call_post (Caller  *self,
           GError **error)
{
  DiaCounts counts;

  dia_counts_init (&counts);
  expect (dia_reader_read_post (DIA_READER (self->connector), &self->fixture.session, "at://did:plc:a/app.bsky.feed.post/1",
                                &counts, NULL, error), error);
}

static void
call_own (Caller  *self,
          GError **error)
{
  g_autoptr (GPtrArray) posts = dia_reader_list_own (DIA_READER (self->connector), &self->fixture.session, "", 60, NULL, error);

  expect (posts != NULL, error);
  for (guint i = 0; posts != NULL && i < posts->len; i++)
    {
      const DiaOwnPost *post = g_ptr_array_index (posts, i);

      g_assert_cmpstr (post->id, !=, "");
      g_assert_true (g_utf8_validate (post->text, -1, NULL));
    }
}

static void
call_upload (Caller  *self,
             GError **error)
{
  g_autoptr (GBytes) picture = g_bytes_new_static ("picture", 7);
  g_autoptr (DiaMedia) media = dia_media_new ();
  g_autofree char *handle = dia_publisher_upload (DIA_PUBLISHER (self->connector), &self->fixture.session, picture, media,
                                                  NULL, error);

  expect (handle != NULL, error);
}

/* As the desk does: fix the record, send it, and look for it when nobody knows. */
static void
call_publish (Caller  *self,
              GError **error)
{
  DiaPublisher *publisher = DIA_PUBLISHER (self->connector);
  DiaConnectorFixture *fixture = &self->fixture;
  g_autofree char *key = dia_publisher_make_key (publisher, &fixture->session, 7, DIA_FIXTURE_NOW);
  g_autofree char *payload = NULL;
  g_autoptr (DiaRemotePost) post = NULL;

  fixture->request.text = "Bonjour @alize.example https://example.org #voile";
  fixture->request.key = key;
  payload = dia_publisher_prepare (publisher, &fixture->session, &fixture->request, NULL, error);
  expect (payload != NULL, error);
  if (payload == NULL)
    return;

  fixture->request.payload = payload;
  post = dia_publisher_commit (publisher, &fixture->session, &fixture->request, NULL, error);
  expect_post (post, error);
}

static void
call_find (Caller  *self,
           GError **error)
{
  g_autoptr (DiaRemotePost) post = NULL;
  DiaLook look = DIA_LOOK_UNSURE;
  gboolean looked = dia_publisher_find (DIA_PUBLISHER (self->connector), &self->fixture.session, &self->fixture.request,
                                        &look, &post, NULL, error);

  expect (looked, error);
  if (looked)
    g_assert_true ((look == DIA_LOOK_FOUND) == (post != NULL));
  if (post != NULL)
    g_assert_cmpstr (post->id, !=, "");
}

static void
call_retract (Caller  *self,
              GError **error)
{
  expect (dia_publisher_retract (DIA_PUBLISHER (self->connector), &self->fixture.session,
                                 "at://did:plc:a/app.bsky.feed.post/1", NULL, error), error);
}

static void
call_refresh (Caller  *self,
              GError **error)
{
  g_autoptr (DiaCredentials) credentials = dia_authenticator_refresh (DIA_AUTHENTICATOR (self->connector),
                                                                      &self->fixture.session, NULL, error);

  expect (credentials != NULL, error);
  if (credentials != NULL)
    g_assert_cmpstr (credentials->access_token, !=, "");
}

static void
call_password (Caller  *self,
               GError **error)
{
  g_autoptr (DiaCredentials) credentials = NULL;

  if (!dia_authenticator_has_password (DIA_AUTHENTICATOR (self->connector)))
    return;

  credentials = dia_authenticator_sign_in_password (DIA_AUTHENTICATOR (self->connector), &self->fixture.session,
                                                    "alize.example", "password", NULL, error);
  expect (credentials != NULL, error);
}

static gboolean
refuse_browser (const char  *url,
                gpointer     user_data,
                GError     **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "No browser");

  return FALSE;
}

static void
call_browser (Caller  *self,
              GError **error)
{
  g_autoptr (DiaCredentials) credentials = dia_authenticator_sign_in_browser (DIA_AUTHENTICATOR (self->connector),
                                                                              &self->fixture.session, refuse_browser, NULL,
                                                                              NULL, error);

  g_assert_null (credentials);
  expect (FALSE, error);
}

static void
call_revoke (Caller  *self,
             GError **error)
{
  gboolean stays_valid = FALSE;

  expect (dia_authenticator_revoke (DIA_AUTHENTICATOR (self->connector), &self->fixture.session, &stays_valid, NULL, error),
          error);
}

static void
call_card (Caller  *self,
           GError **error)
{
  g_autoptr (DiaLinkCard) card = dia_link_card_fetch (&self->fixture.session, "https://example.org/page", NULL, error);

  expect (card != NULL, error);
}

static const Call calls[] = {
  call_limits, call_check, call_account, call_post, call_own, call_upload, call_publish, call_find, call_retract,
  call_refresh, call_password, call_browser, call_revoke, call_card,
};

static void
give_credentials (DiaCredentials *credentials,
                  const char     *server)
{
  g_autofree char *token = g_strconcat (server, "/oauth/token", NULL);
  g_autofree char *revoke = g_strconcat (server, "/oauth/revoke", NULL);

  dia_credentials_set (&credentials->server, server);
  dia_credentials_set (&credentials->subject, "did:plc:a");
  dia_credentials_set (&credentials->refresh_token, "refresh-token");
  dia_credentials_set (&credentials->client_id, "client");
  dia_credentials_set (&credentials->client_secret, "client-secret");
  dia_credentials_set (&credentials->token_endpoint, token);
  dia_credentials_set (&credentials->revoke_endpoint, revoke);
  dia_credentials_set (&credentials->issuer, server);
}

void
fuzz_connector_feed (DiaConnector *connector,
                     const char   *server,
                     const guint8 *data,
                     gsize         size)
{
  g_autoptr (GError) error = NULL;
  Caller caller = { .connector = connector };

  if (size == 0)
    return;

  dia_connector_fixture_init (&caller.fixture, dia_connector_get_network (connector), server, "token");
  give_credentials (caller.fixture.credentials, server);
  fuzz_wire_load (caller.fixture.http, data + 1, size - 1);
  calls[data[0] % G_N_ELEMENTS (calls)](&caller, &error);
  if (error != NULL)
    g_assert_null (strstr (error->message, "refresh-token"));
  dia_connector_fixture_clear (&caller.fixture);
}
