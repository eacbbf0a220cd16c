/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-connector-error.h"

typedef struct
{
  DiaThrottle throttle;
  DiaInstant  retry_at;
} DiaConnectorErrorPrivate;

static void
dia_connector_error_private_init (DiaConnectorErrorPrivate *priv)
{
  g_assert (priv != NULL);

  priv->throttle = DIA_THROTTLE_SERVER;
  priv->retry_at = DIA_INSTANT_NONE;
}

static void
dia_connector_error_private_copy (const DiaConnectorErrorPrivate *source,
                                  DiaConnectorErrorPrivate       *target)
{
  g_assert (source != NULL && target != NULL);

  *target = *source;
}

static void
dia_connector_error_private_clear (DiaConnectorErrorPrivate *priv)
{
}

G_DEFINE_EXTENDED_ERROR (DiaConnectorError, dia_connector_error)

DiaInstant
dia_connector_error_get_retry_at (const GError *error)
{
  DiaConnectorErrorPrivate *priv;

  if (!g_error_matches (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_THROTTLED))
    return DIA_INSTANT_NONE;

  priv = dia_connector_error_get_private (error);
  g_assert (priv != NULL);

  return priv->retry_at;
}

DiaThrottle
dia_connector_error_get_throttle (const GError *error)
{
  DiaConnectorErrorPrivate *priv;

  if (!g_error_matches (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_THROTTLED))
    return DIA_THROTTLE_SERVER;

  priv = dia_connector_error_get_private (error);
  g_assert (priv != NULL);

  return priv->throttle;
}

GError *
dia_connector_error_new_throttled (DiaThrottle  throttle,
                                   DiaInstant   retry_at,
                                   const char  *message)
{
  GError *error = g_error_new_literal (DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_THROTTLED, message);
  DiaConnectorErrorPrivate *priv = dia_connector_error_get_private (error);

  g_assert (priv != NULL);
  priv->throttle = throttle;
  priv->retry_at = retry_at;

  return error;
}
