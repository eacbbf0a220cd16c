/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-connector-fixture.h"

#include <string.h>

void
dia_connector_fixture_init (DiaConnectorFixture *self,
                            const char          *network,
                            const char          *server,
                            const char          *token)
{
  g_autoptr (DiaNetwork) data = dia_network_load (network);

  *self = (DiaConnectorFixture) { NULL };
  self->http = dia_http_new ("Diapason-test/1");
  self->clock = dia_fixed_clock_new (DIA_FIXTURE_NOW);
  self->account = dia_account_new ();
  self->account->id = 4242;
  self->account->limits = data->limits;
  g_free (self->account->network);
  self->account->network = g_strdup (network);
  g_free (self->account->server);
  self->account->server = g_strdup (server);
  g_free (self->account->handle);
  self->account->handle = g_strdup ("alize");
  if (token != NULL)
    {
      self->credentials = dia_credentials_new ();
      dia_credentials_set (&self->credentials->access_token, token);
    }
  self->limits = dia_rate_limit_new (self->clock);
  self->session = (DiaSession) { self->http, self->limits, self->account, self->credentials, self->clock };
  self->handles = g_ptr_array_new_with_free_func (g_free);
  self->alts = g_ptr_array_new_with_free_func (g_free);
  self->request = (DiaPublishRequest) {
    .text = "Bonjour le monde", .warning = "", .language = "fr", .link = "", .visibility = DIA_VISIBILITY_PUBLIC,
    .reply_to = "", .thread_root = "", .handles = self->handles, .alts = self->alts,
    .key = "key-1", .payload = "", .created_at = DIA_FIXTURE_NOW,
  };
}

void
dia_connector_fixture_clear (DiaConnectorFixture *self)
{
  g_ptr_array_unref (self->handles);
  g_ptr_array_unref (self->alts);
  g_clear_pointer (&self->credentials, dia_credentials_unref);
  g_assert_finalize_object (g_steal_pointer (&self->account));
  g_assert_finalize_object (g_steal_pointer (&self->limits));
  g_assert_finalize_object (g_steal_pointer (&self->clock));
  g_assert_finalize_object (g_steal_pointer (&self->http));
}

void
dia_connector_fixture_forget_limits (DiaConnectorFixture *self)
{
  g_assert_finalize_object (g_steal_pointer (&self->limits));
  self->limits = dia_rate_limit_new (self->clock);
  self->session.limits = self->limits;
}

/* One page. (transfer full) (nullable): where it sends the browser on to. */
static char *
visit (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  g_autofree char *origin = g_strdup_printf ("http://%s:%d", g_uri_get_host (uri), g_uri_get_port (uri));
  g_autoptr (DiaServerUrl) server = dia_server_url_parse (origin, NULL);
  g_autoptr (DiaHttp) http = dia_http_new ("Browser/1");
  g_autoptr (DiaHttpRequest) request = dia_http_request_new ("GET", url, server);
  g_autoptr (DiaHttpResponse) response = dia_http_send (http, request, NULL, NULL);

  return response != NULL ? g_strdup (dia_http_response_get_header (response, "Location")) : NULL;
}

static gpointer
browse (gpointer data)
{
  g_autofree char *url = data;

  while (url != NULL)
    {
      char *next = visit (url);

      g_free (url);
      url = next;
    }

  return NULL;
}

gboolean
dia_fixture_open_browser (const char  *url,
                          gpointer     user_data,
                          GError     **error)
{
  if (user_data != NULL)
    *(char **) user_data = g_strdup (url);
  g_thread_unref (g_thread_new ("browser", browse, g_strdup (url)));

  return TRUE;
}

void
dia_assert_connector_error (GError     **error,
                            int          code,
                            const char  *secret)
{
  g_assert_error (*error, DIA_CONNECTOR_ERROR, code);
  g_assert_cmpstr ((*error)->message, !=, "");
  if (secret != NULL)
    g_assert_null (strstr ((*error)->message, secret));
  g_clear_error (error);
}
