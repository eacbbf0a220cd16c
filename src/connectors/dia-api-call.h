/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "dia-connector.h"
#include "dia-connector-error.h"
#include "dia-server-url.h"

G_BEGIN_DECLS

/* What all networks share: sending a request and telling what went wrong in
 * terms of what has to be done next. */

/* What a request does: tells what a failure means (repeating any but a commit
 * does no harm) and from which budget of the account it is taken, since servers
 * count these kinds apart. */
typedef enum
{
  DIA_API_READ,
  DIA_API_SIGN_IN,
  DIA_API_UPLOAD,
  DIA_API_DELETE,
  DIA_API_COMMIT,  /* makes a post public: doubt means DIA_CONNECTOR_ERROR_UNKNOWN */
} DiaApiKind;

/* The server that the session talks to: the one of its credentials, else the
 * account's. NULL with DIA_CONNECTOR_ERROR_REFUSED for an address that cannot be
 * one. (transfer full) */
DiaServerUrl    *dia_api_ref_server    (const DiaSession *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The account's own server, for a new sign-in: older credentials do not count.
 * (transfer full) (nullable) */
DiaServerUrl    *dia_api_ref_typed_server (const DiaSession *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Sends @request, if what the server grants the account is not used up: then it
 * is DIA_CONNECTOR_ERROR_THROTTLED and nothing was sent. Answers of any status come back; failures of the way there
 * and back become DIA_CONNECTOR_ERROR_UNREACHABLE or, for a commit that may have
 * arrived, DIA_CONNECTOR_ERROR_UNKNOWN. (transfer full) (nullable) */
DiaHttpResponse *dia_api_send          (const DiaSession *session, DiaHttpRequest *request, DiaApiKind kind,
                                        GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The parsed body of a success; nonsense is DIA_CONNECTOR_ERROR_MALFORMED, or
 * DIA_CONNECTOR_ERROR_UNKNOWN for a commit. (transfer full) (nullable) */
JsonNode        *dia_api_parse         (const DiaSession *session, const DiaHttpResponse *response, DiaApiKind kind,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Sets @error for an answer that is no success, by its status (networks.md 1.4). */
void             dia_api_set_error     (const DiaSession *session, const DiaHttpResponse *response, DiaApiKind kind,
                                        GError **error);

/* Sets @error for a success of an unexpected shape. */
void             dia_api_set_odd       (const DiaSession *session, const DiaHttpResponse *response, DiaApiKind kind,
                                        GError **error);

/* The same for a read whose answer is not at hand any more. */
void             dia_api_set_nonsense  (const DiaSession *session, GError **error);

/* Sets DIA_CONNECTOR_ERROR_SIGN_IN: the server at @response no longer accepts
 * the account's sign-in. */
void             dia_api_set_sign_in   (const DiaSession *session, const DiaHttpResponse *response, GError **error);

/* A transport error of `net` as one of ours; takes @net_error. */
void             dia_api_take_net_error (GError *net_error, DiaApiKind kind, GError **error);

/* An error of signing in (DIA_OAUTH_ERROR, DIA_NET_ERROR or another) as one of
 * ours; takes @oauth_error. */
void             dia_api_take_oauth_error (GError *oauth_error, GError **error);

/* The words of an error answer, made fit for people: one line, bounded, without
 * the session's secrets; %NULL when it has none. (transfer full) (nullable) */
char            *dia_api_dup_words     (const DiaSession *session, const DiaHttpResponse *response);

/* Waits, unless cancelled. FALSE with G_IO_ERROR_CANCELLED. */
gboolean         dia_api_wait          (guint milliseconds, GCancellable *cancellable, GError **error);

/* @url if it is an http or https address that people may open, else "".
 * (transfer none) */
const char      *dia_api_keep_web_url  (const char *url);

G_END_DECLS
