/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-oauth.h"

G_BEGIN_DECLS

/* What authorization servers count together, see #DiaBudget. */
#define DIA_OAUTH_BUCKET "oauth"

/* One POST of a form to an endpoint of an authorization server. */
typedef struct
{
  DiaHttp              *http;
  const DiaOauthServer *server;
  const char           *endpoint;  /* (nullable): the server has none */
  DiaDpop              *dpop;      /* (nullable) */
  GPtrArray            *pairs;     /* (element-type utf8): name, value… */
} DiaOauthCall;

/* Adds a parameter unless @value is %NULL. */
void      dia_oauth_call_add  (DiaOauthCall *self, const char *name, const char *value);

/* Sends the form and reads the answer's JSON; a refusal of the server becomes a
 * %DIA_OAUTH_ERROR (RFC 6749, section 5.2). Sends a second time only when a DPoP
 * server refused the first for want of a nonce. (transfer full) */
JsonNode *dia_oauth_call_send (DiaOauthCall *self, GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
