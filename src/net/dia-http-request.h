/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-server-url.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * DiaHttpRequest:
 *
 * One request, filled in by setters and handed to dia_http_send(), which does
 * not change it: a request may be sent again when dia_net_error_nothing_sent()
 * allows it. Not for two threads at a time.
 *
 * |[<!-- language="C" -->
 * g_autoptr (DiaHttpRequest) request = dia_http_request_new_for_server ("POST", server, "/api/v1/statuses");
 *
 * dia_http_request_set_bearer (request, token);
 * dia_http_request_set_header (request, "Idempotency-Key", key);
 * dia_http_request_set_json (request, body);
 * dia_http_request_set_changes_something (request, TRUE);
 * response = dia_http_send (http, request, cancellable, error);
 * ]|
 */
typedef struct _DiaHttpRequest DiaHttpRequest;

#define DIA_HTTP_DEFAULT_DEADLINE_MS 30000
#define DIA_HTTP_DEFAULT_MAX_BODY    (16 * 1024 * 1024)

/**
 * dia_http_request_new:
 * @method: "GET", "POST"…
 * @url: an absolute URL; checked by dia_http_send()
 * @typed: (nullable): the server that the person typed, when @url was found in
 *   an answer of that server
 *
 * Only https URLs of public addresses pass the address policy; if @typed is a
 * server on this computer, http URLs on this computer pass too.
 * Returns: (transfer full): a request
 */
DiaHttpRequest *dia_http_request_new            (const char         *method,
                                                 const char         *url,
                                                 const DiaServerUrl *typed) G_GNUC_WARN_UNUSED_RESULT;
/* A request to @path ("/api/v1/…") of @server itself. (transfer full) */
DiaHttpRequest *dia_http_request_new_for_server (const char         *method,
                                                 const DiaServerUrl *server,
                                                 const char         *path) G_GNUC_WARN_UNUSED_RESULT;
void            dia_http_request_free           (DiaHttpRequest *self);

/* Adds `name=value`, both escaped, to the query of the URL. */
void dia_http_request_add_query (DiaHttpRequest *self, const char *name, const char *value);

/* `Authorization: Bearer @token`. Never logged, never in an error, never sent
 * to another host when a redirect is followed. */
void dia_http_request_set_bearer (DiaHttpRequest *self, const char *token);
/* The same with another scheme, "DPoP" or "Basic". */
void dia_http_request_set_authorization (DiaHttpRequest *self, const char *scheme, const char *credentials);
/* Replaces a header. Line ends in @value are refused with a critical. The log
 * shows the values of a short list of harmless headers only. */
void dia_http_request_set_header (DiaHttpRequest *self, const char *name, const char *value);

/* The body; the last setter wins. The content of bodies is never logged. */
void dia_http_request_set_body (DiaHttpRequest *self, const char *content_type, GBytes *body);
/* `application/json`; @root is written at once and stays the caller's. */
void dia_http_request_set_json (DiaHttpRequest *self, JsonNode *root);
/* `application/x-www-form-urlencoded`: name, value, name, value…, %NULL.
 * A pair whose value is %NULL must not be given. */
void dia_http_request_set_form (DiaHttpRequest *self, const char *first_name, ...) G_GNUC_NULL_TERMINATED;
/* The same from an array: @pairs is { name, value, name, value…, %NULL }. */
void dia_http_request_set_form_pairs (DiaHttpRequest *self, const char *const *pairs);
/* `multipart/form-data` (RFC 7578): the parts add up. */
void dia_http_request_add_part (DiaHttpRequest *self, const char *name, const char *value);
void dia_http_request_add_part_file (DiaHttpRequest *self, const char *name, const char *file_name,
                                     const char *content_type, GBytes *content);

/* Says that the server will act on this request (publish, delete, upload, use
 * up a refresh token): it then goes out on a connection of its own and is never
 * sent a second time by the library below; see %DIA_NET_ERROR_AMBIGUOUS. The
 * default is TRUE for every method but GET and HEAD. */
void dia_http_request_set_changes_something (DiaHttpRequest *self, gboolean changes_something);
/* From the first byte to the last, in milliseconds (default 30 s; large uploads
 * want more). */
void dia_http_request_set_deadline (DiaHttpRequest *self, guint milliseconds);
/* How many bytes the answer may have, unpacked (default 16 MB). */
void dia_http_request_set_max_body (DiaHttpRequest *self, gsize bytes);
/* What the server counts it as (default 1), where it counts in points: see
 * #DiaBudget. */
void dia_http_request_set_cost (DiaHttpRequest *self, guint cost);
/* For public pages only (GET): follows up to 5 redirects, each checked by the
 * address policy, without Authorization. Otherwise a redirect is an answer. */
void dia_http_request_set_follow_redirects (DiaHttpRequest *self, gboolean follow);

/* (transfer none) */
const char *dia_http_request_get_method (const DiaHttpRequest *self);
/* With its query: do not log. (transfer none) */
const char *dia_http_request_get_url (const DiaHttpRequest *self);
guint       dia_http_request_get_cost (const DiaHttpRequest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaHttpRequest, dia_http_request_free)

G_END_DECLS
