/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * DiaServerUrl:
 *
 * The server of an account as a person typed it, checked and brought into one
 * form: scheme, host in ASCII lower case, port. Immutable, reference counted,
 * any thread.
 *
 * It is also the permit of the address policy: plain http and addresses of this
 * computer are allowed only for a server that was typed as such in full
 * (`http://127.0.0.1:PORT`, `http://localhost:PORT`, `http://[::1]:PORT`).
 */
typedef struct _DiaServerUrl DiaServerUrl;

#define DIA_TYPE_SERVER_URL (dia_server_url_get_type ())
GType         dia_server_url_get_type (void);

/**
 * dia_server_url_parse:
 * @typed: "mastodon.social", "https://mastodon.social/", "http://127.0.0.1:3000"
 * @error: %DIA_SERVER_URL_ERROR_*, in words for the person who typed
 *
 * Spaces around it, a trailing slash and upper case do not matter; a host in
 * another script is turned into its ASCII form. Refused: user names and
 * passwords, paths, queries, other schemes, plain http elsewhere than on this
 * computer, literal addresses of this computer or of private networks.
 * Returns: (transfer full): the server, or %NULL
 */
DiaServerUrl *dia_server_url_parse       (const char *typed, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DiaServerUrl *dia_server_url_ref         (DiaServerUrl *self);
void          dia_server_url_unref       (DiaServerUrl *self);

/* "https://mastodon.social", never with a slash at its end. (transfer none) */
const char   *dia_server_url_get_origin  (const DiaServerUrl *self);
/* "mastodon.social", without port. (transfer none) */
const char   *dia_server_url_get_host    (const DiaServerUrl *self);
/* Whether it was typed as an address of this computer. */
gboolean      dia_server_url_is_loopback (const DiaServerUrl *self);
/* Origin and @path ("/api/v1/apps?x=y", must begin with a slash) as one URL.
 * (transfer full) */
char         *dia_server_url_join        (const DiaServerUrl *self, const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* Whether @url has exactly this scheme, host and port. */
gboolean      dia_server_url_is_origin_of (const DiaServerUrl *self, const char *url);

#define DIA_SERVER_URL_ERROR (dia_server_url_error_quark ())
GQuark        dia_server_url_error_quark (void);

typedef enum
{
  DIA_SERVER_URL_ERROR_EMPTY,
  DIA_SERVER_URL_ERROR_MALFORMED,
  DIA_SERVER_URL_ERROR_NOT_ENCRYPTED,
  DIA_SERVER_URL_ERROR_PRIVATE_ADDRESS,
} DiaServerUrlError;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaServerUrl, dia_server_url_unref)

G_END_DECLS
