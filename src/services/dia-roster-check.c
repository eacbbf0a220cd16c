/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-roster-check.h"

#include "dia-field.h"
#include "dia-roster.h"
#include "dia-server-url.h"
#include "dia-wall-time.h"

#include <glib/gi18n-lib.h>

static void
strip (char **field)
{
  dia_field_take_text (field, g_strstrip (g_strdup (*field)));
}

static gboolean
refuse (GError         **error,
        DiaRosterError   code,
        const char      *message)
{
  g_set_error_literal (error, DIA_ROSTER_ERROR, code, message);

  return FALSE;
}

static void
strip_handle (DiaAccount *account)
{
  strip (&account->handle);
  if (account->handle[0] == '@')
    dia_field_set_text (&account->handle, account->handle + 1);
  if (account->name[0] == '\0')
    dia_field_set_text (&account->name, account->handle);
}

static gboolean
check_server (DiaAccount        *account,
              const DiaNetwork  *network,
              GError           **error)
{
  g_autoptr (DiaServerUrl) server = NULL;
  g_autoptr (GError) parsed = NULL;

  strip (&account->server);
  if (account->server[0] == '\0')
    {
      if (!network->needs_server)
        return TRUE;
      g_set_error (error, DIA_ROSTER_ERROR, DIA_ROSTER_ERROR_BAD_SERVER,
                   _("Say on which server this %s account is."), network->name);
      return FALSE;
    }

  server = dia_server_url_parse (account->server, &parsed);
  if (server == NULL)
    return refuse (error, DIA_ROSTER_ERROR_BAD_SERVER, parsed->message);

  dia_field_set_text (&account->server, dia_server_url_get_origin (server));
  return TRUE;
}

/* What a new account begins with, until its server says more. */
static void
give_defaults (DiaAccount       *account,
               const DiaNetwork *network)
{
  gboolean open = network->assisted || g_str_equal (network->id, DIA_NETWORK_PRACTICE);

  if (account->limits_read_at == DIA_INSTANT_NONE)
    account->limits = network->limits;
  if (open)
    account->sign_in = DIA_SIGN_IN_NOT_NEEDED;
  else if (account->sign_in == DIA_SIGN_IN_NOT_NEEDED)
    account->sign_in = DIA_SIGN_IN_NEEDED;
}

gboolean
dia_roster_check_brand (DiaBrand  *brand,
                        GError   **error)
{
  strip (&brand->name);
  if (brand->name[0] == '\0')
    return refuse (error, DIA_ROSTER_ERROR_NO_NAME, _("Give the brand a name."));

  return TRUE;
}

gboolean
dia_roster_check_account (DiaAccount  *account,
                          GError     **error)
{
  g_autoptr (DiaNetwork) network = dia_network_load (account->network);

  if (network == NULL)
    {
      g_set_error (error, DIA_ROSTER_ERROR, DIA_ROSTER_ERROR_UNKNOWN_NETWORK,
                   _("This version does not know the network “%s”."), account->network);
      return FALSE;
    }

  strip (&account->name);
  strip_handle (account);
  if (account->name[0] == '\0')
    return refuse (error, DIA_ROSTER_ERROR_NO_NAME, _("Give the account a name or a handle."));
  if (account->brand_id == DIA_ID_NONE)
    return refuse (error, DIA_ROSTER_ERROR_NO_BRAND, _("Say to which brand the account belongs."));
  if (!dia_zone_is_known (account->zone))
    {
      g_set_error (error, DIA_ROSTER_ERROR, DIA_ROSTER_ERROR_UNKNOWN_ZONE,
                   _("There is no time zone “%s”. Zones are named like “Europe/Paris”."), account->zone);
      return FALSE;
    }
  if (!check_server (account, network, error))
    return FALSE;

  give_defaults (account, network);
  return TRUE;
}
