/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever comes through the port that waits for the browser. */

#include "fuzz.h"

#include "dia-loopback-listener.h"
#include "dia-oauth.h"

#include <string.h>

/* Long enough for bytes that are there already; each input that is no answer
 * takes so long. */
#define PATIENCE_MS 2

/* The bytes are in the socket before anybody reads. (transfer full) */
static GSocket *
send_bytes (const char   *redirect_uri,
            const guint8 *data,
            gsize         size)
{
  g_autoptr (GUri) uri = g_uri_parse (redirect_uri, G_URI_FLAGS_NONE, NULL);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", (guint) g_uri_get_port (uri));
  GSocket *socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);

  g_assert_true (g_socket_connect (socket, address, NULL, NULL));
  g_socket_set_blocking (socket, FALSE);
  g_socket_send (socket, (const char *) data, size, NULL, NULL);
  g_socket_shutdown (socket, FALSE, TRUE, NULL);

  return socket;
}

/* "PORT" in the input is the port, which is another one each time. */
static GBytes *
put_port (const char   *redirect_uri,
          const guint8 *data,
          gsize         size)
{
  g_autoptr (GUri) uri = g_uri_parse (redirect_uri, G_URI_FLAGS_NONE, NULL);
  g_autofree char *port = g_strdup_printf ("%d", g_uri_get_port (uri));
  g_autoptr (GString) text = g_string_new_len ((const char *) data, (gssize) size);

  g_string_replace (text, "PORT", port, 4);

  return g_string_free_to_bytes (g_steal_pointer (&text));
}

void
fuzz_feed_callback (const guint8 *data,
                    gsize         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaLoopbackListener) listener = dia_loopback_listener_new ("the-state", NULL, &error);
  g_autoptr (GSocket) socket = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *code = NULL;

  g_assert_no_error (error);
  bytes = put_port (dia_loopback_listener_get_redirect_uri (listener), data, size);
  socket = send_bytes (dia_loopback_listener_get_redirect_uri (listener), g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  dia_loopback_listener_set_patience (listener, PATIENCE_MS);
  code = dia_loopback_listener_wait (listener, NULL, &error);

  g_assert_true ((code == NULL) == (error != NULL));
  if (code != NULL)
    {
      g_assert_cmpstr (code, !=, "");
      g_assert_nonnull (memmem (data, size, "code", 4));
    }
}
