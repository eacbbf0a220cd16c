/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-http-response.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* Copies status and headers of @message, which has been read to its end.
 * (transfer full) */
DiaHttpResponse *dia_http_response_new (SoupMessage *message, GBytes *body) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
