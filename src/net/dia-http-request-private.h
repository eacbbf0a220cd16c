/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-http-request.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

struct _DiaHttpRequest
{
  char               *method;
  char               *url;
  gboolean            loopback_allowed;
  SoupMessageHeaders *headers;
  char               *authorization;   /* (nullable): scheme and secret */
  char               *content_type;    /* (nullable) */
  GBytes             *body;            /* (nullable) */
  SoupMultipart      *multipart;       /* (nullable): takes the place of body */
  gboolean            changes_something;
  gboolean            follow_redirects;
  guint               deadline_ms;
  gsize               max_body;
  guint               cost;
};

/* Moves what @self says into @message: headers and body, and the
 * authorization if @with_authorization. */
void dia_http_request_fill_message (const DiaHttpRequest *self,
                                    SoupMessage          *message,
                                    gboolean              with_authorization);

G_END_DECLS
