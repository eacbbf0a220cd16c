/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-counts.h"

#include <glib/gi18n-lib.h>

#include "dia-format.h"

char *
dia_counts_dup_accounts (guint n_accounts)
{
  g_autofree char *number = dia_format_integer (n_accounts);

  return g_strdup_printf (ngettext ("%s account", "%s accounts", n_accounts), number);
}
