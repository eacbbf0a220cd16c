/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-account.h"
#include "dia-credentials.h"
#include "dia-http.h"
#include "dia-rate-limit.h"

G_BEGIN_DECLS

/**
 * DiaConnector:
 *
 * One network. The base class only says which; what a network can do it says
 * by implementing the capability interfaces: #DiaPublisher, #DiaReader,
 * #DiaAuthenticator, #DiaInspector. Ask with DIA_IS_PUBLISHER() and so on.
 *
 * Every capability function is straight-line, blocking and cancellable, runs on
 * a worker, and keeps nothing between calls: one connector serves all workers
 * at once. What a call needs comes in a #DiaSession.
 */
#define DIA_TYPE_CONNECTOR (dia_connector_get_type ())
G_DECLARE_DERIVABLE_TYPE (DiaConnector, dia_connector, DIA, CONNECTOR, GObject)

struct _DiaConnectorClass
{
  GObjectClass parent_class;

  /* The identifier, DIA_NETWORK_*. (transfer none) */
  const char *(*get_network) (DiaConnector *self);
};

const char *dia_connector_get_network (DiaConnector *self);

/* What one job may use: all borrowed for the time of the call. */
typedef struct
{
  DiaHttp              *http;         /* this worker's own */
  DiaRateLimit         *limits;       /* shared by all workers */
  const DiaAccount     *account;
  const DiaCredentials *credentials;  /* (nullable): for what needs no sign-in */
  DiaClock             *clock;
} DiaSession;

G_END_DECLS
