/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-account.h"
#include "dia-brand.h"

G_BEGIN_DECLS

/* Brings a brand as a person typed it into its stored form; FALSE with a
 * DIA_ROSTER_ERROR when it cannot be kept. Any thread. */
gboolean dia_roster_check_brand   (DiaBrand *brand, GError **error);

/* The same for an account: spaces and "@" go from the handle, the server becomes
 * an origin, and a new account starts with its network's limits and with the
 * sign-in that its network asks for. */
gboolean dia_roster_check_account (DiaAccount *account, GError **error);

G_END_DECLS
