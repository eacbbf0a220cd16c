/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-net-error.h"

#include <gio/gio.h>

G_DEFINE_QUARK (dia-net-error-quark, dia_net_error)

gboolean
dia_net_error_nothing_sent (const GError *error)
{
  if (error == NULL)
    return FALSE;
  /* A sent request that changes something is never reported as cancelled. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return TRUE;
  if (error->domain != DIA_NET_ERROR)
    return FALSE;

  switch ((DiaNetError) error->code)
    {
    case DIA_NET_ERROR_UNREACHABLE:
    case DIA_NET_ERROR_TLS:
    case DIA_NET_ERROR_ADDRESS_REFUSED:
    case DIA_NET_ERROR_USED_UP:
      return TRUE;
    case DIA_NET_ERROR_AMBIGUOUS:
    case DIA_NET_ERROR_TOO_LARGE:
    case DIA_NET_ERROR_MALFORMED:
      return FALSE;
    default:
      return FALSE;
    }
}
