/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* Writes what goes out and what comes back to the debug log
 * (G_MESSAGES_DEBUG=dia-net): method, address without its query, status, header
 * names, and the values of those headers that are known to hold no secret. Never
 * a body. */
void dia_http_log_request  (SoupMessage *message);
void dia_http_log_response (SoupMessage *message, gsize body_size);

/* The address of @uri without user, query and fragment. (transfer full) */
char *dia_http_log_dup_address (GUri *uri) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
