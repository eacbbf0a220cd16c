/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-http-response.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* What a server answered to a request of @uri: copies all but @body, which has
 * been read to its end. (transfer full) */
DiaHttpResponse *dia_http_response_new (guint               status,
                                        GUri               *uri,
                                        SoupMessageHeaders *headers,
                                        GBytes             *body) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
