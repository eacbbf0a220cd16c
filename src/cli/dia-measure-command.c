/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-command.h"
#include "dia-json-output.h"

#include <glib/gi18n-lib.h>

static const char *
name_unit (DiaUnit unit)
{
  switch (unit)
    {
    case DIA_UNIT_GRAPHEMES:
      return "graphemes";
    case DIA_UNIT_GRAPHEMES_MASTODON:
      return "graphemes-mastodon";
    case DIA_UNIT_CODE_POINTS:
      return "code-points";
    case DIA_UNIT_UTF16:
      return "utf-16";
    case DIA_UNIT_WEIGHTED:
      return "weighted";
    }

  g_return_val_if_reached ("");
}

static void
set_limit (JsonBuilder *builder,
           const char  *name,
           gint64       value,
           gboolean     known)
{
  if (known)
    dia_json_output_set_int (builder, name, value);
  else
    dia_json_output_set_text (builder, name, NULL);
}

static void
print_measurement (const char      *network,
                   const DiaLimits *limits,
                   const char      *text)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  DiaMeasurement result;

  dia_limits_measure (limits, text, NULL, &result);
  json_builder_begin_object (builder);
  dia_json_output_set_text (builder, "network", network);
  dia_json_output_set_text (builder, "unit", name_unit (limits->unit));
  dia_json_output_set_int (builder, "length", result.length);
  set_limit (builder, "limit", result.max_length, result.max_length > 0);
  dia_json_output_set_int (builder, "bytes", result.bytes);
  set_limit (builder, "byte_limit", result.max_bytes, result.max_bytes > 0);
  set_limit (builder, "remaining", result.remaining, result.remaining != G_MAXINT);
  dia_json_output_set_boolean (builder, "fits", result.fits);
  json_builder_end_object (builder);
  dia_command_line_print_json (builder);
}

static gboolean
find_limits (DiaCommandLine  *line,
             const char      *network_id,
             const char      *account_name,
             DiaLimits       *limits,
             GError         **error)
{
  g_autoptr (DiaNetwork) network = network_id != NULL ? dia_network_load (network_id) : NULL;
  DiaAccount *account;

  if (network == NULL)
    {
      g_set_error (error, DIA_USAGE_ERROR, 0, network_id != NULL ? _("There is no network “%s”.") : _("--network is missing."),
                   network_id);
      return FALSE;
    }
  *limits = network->limits;
  if (account_name == NULL)
    return TRUE;

  if (dia_command_line_open (line, FALSE, error) == NULL ||
      (account = dia_command_line_find_account (line, account_name, error)) == NULL)
    return FALSE;
  if (!g_str_equal (account->network, network_id))
    {
      g_set_error (error, DIA_USAGE_ERROR, 0, _("“%s” is not an account of this network."), account_name);
      return FALSE;
    }
  *limits = account->limits;

  return TRUE;
}

int
dia_measure_command_run (DiaCommandLine  *line,
                         int              argc,
                         char           **argv,
                         GError         **error)
{
  g_autofree char *network = NULL;
  g_autofree char *account = NULL;
  const GOptionEntry entries[] = {
    { "network", 0, 0, G_OPTION_ARG_STRING, &network, N_("The network that counts"), N_("NETWORK") },
    { "server-limits", 0, 0, G_OPTION_ARG_STRING, &account, N_("With the limits of this account’s server"), N_("ACCOUNT") },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, entries, NULL, 0, 0, error);
  g_autofree char *text = NULL;
  DiaLimits limits;

  if (arguments == NULL || !find_limits (line, network, account, &limits, error))
    return DIA_EXIT_FAILURE;
  text = dia_command_line_read_text ("-", error);
  if (text == NULL)
    return DIA_EXIT_FAILURE;
  print_measurement (network, &limits, text);

  return DIA_EXIT_OK;
}
