/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"

G_BEGIN_DECLS

/* Settings of a workspace, by a name such as "workspace.name"; never secrets.
 * get: *value (out) (transfer full) (nullable): NULL when it is not set. set:
 * NULL unsets. */
gboolean dia_settings_get (DiaConnection *connection, const char *key, char **value, GError **error);
gboolean dia_settings_set (DiaConnection *connection, const char *key, const char *value, GError **error);

G_END_DECLS
