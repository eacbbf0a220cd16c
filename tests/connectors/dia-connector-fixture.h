/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-authenticator.h"
#include "dia-publisher.h"

G_BEGIN_DECLS

/* Where the clock of a fixture starts: 2026-11-22T10:00:00Z. */
#define DIA_FIXTURE_NOW G_GINT64_CONSTANT (1795341600000)

/* All that a call of a connector needs, over a server on loopback. */
typedef struct
{
  DiaHttp           *http;
  DiaAccount        *account;
  DiaCredentials    *credentials;
  DiaClock          *clock;
  DiaRateLimit      *limits;
  DiaSession         session;
  GPtrArray         *handles;
  GPtrArray         *alts;
  DiaPublishRequest  request;   /* "Bonjour le monde", made at the clock's time */
} DiaConnectorFixture;

/* @server: its origin, "" for none; @token: (nullable) */
void dia_connector_fixture_init  (DiaConnectorFixture *self, const char *network, const char *server, const char *token);
void dia_connector_fixture_clear (DiaConnectorFixture *self);
/* Forgets what servers said about how often they may be asked. */
void dia_connector_fixture_forget_limits (DiaConnectorFixture *self);

/* A #DiaOpenBrowser that does what a browser does, following redirects, in a
 * thread of its own; @user_data: (nullable): where the address is kept, `char **`. */
gboolean dia_fixture_open_browser (const char *url, gpointer user_data, GError **error);

/* An error of @code, whose message does not hold @secret. Clears it. */
void dia_assert_connector_error (GError **error, int code, const char *secret);

G_END_DECLS
