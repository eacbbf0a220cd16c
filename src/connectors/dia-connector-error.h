/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dia-clock.h"

G_BEGIN_DECLS

/**
 * DiaConnectorError:
 *
 * All that can go wrong with a network, by what has to be done next. The
 * message is for people: the network's own words, no secrets.
 */
typedef enum
{
  DIA_CONNECTOR_ERROR_UNREACHABLE, /* surely nothing happened there: try again later */
  DIA_CONNECTOR_ERROR_UNKNOWN,     /* it may have happened: read back, never repeat blindly */
  DIA_CONNECTOR_ERROR_THROTTLED,   /* wait until dia_connector_error_get_retry_at() */
  DIA_CONNECTOR_ERROR_SIGN_IN,     /* token refused or expired: refresh once, then a person */
  DIA_CONNECTOR_ERROR_REFUSED,     /* permanent: the network said no */
  DIA_CONNECTOR_ERROR_UNSUPPORTED, /* this network or server cannot do it */
  DIA_CONNECTOR_ERROR_MALFORMED,   /* a read answered nonsense; on a commit UNKNOWN is used */
} DiaConnectorError;

#define DIA_CONNECTOR_ERROR (dia_connector_error_quark ())
GQuark     dia_connector_error_quark        (void);

/* When a throttled request may be repeated; DIA_INSTANT_NONE when the error is
 * another or the network did not say. */
DiaInstant dia_connector_error_get_retry_at (const GError *error);

/* Whom a throttled request keeps waiting. */
typedef enum
{
  DIA_THROTTLE_SERVER,   /* the server said no: all accounts there, since it may count by address */
  DIA_THROTTLE_ACCOUNT,  /* nothing was sent: this account has used up what the server grants it */
} DiaThrottle;

/* DIA_THROTTLE_SERVER for every other error. */
DiaThrottle dia_connector_error_get_throttle (const GError *error);

/* (transfer full): a DIA_CONNECTOR_ERROR_THROTTLED that carries @retry_at. */
GError    *dia_connector_error_new_throttled (DiaThrottle throttle, DiaInstant retry_at,
                                              const char *message) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
