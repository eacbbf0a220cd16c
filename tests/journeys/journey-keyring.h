/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What the desk keeps of each sign-in in the keyring of the stage, which is that
 * of this process. (transfer full) (element-type JsonNode): objects with
 * "access_token", "refresh_token"… */
GPtrArray  *journey_keyring_read (void) G_GNUC_WARN_UNUSED_RESULT;

/* A text of such an object; "" when it has none. (transfer none) */
const char *journey_keyring_get  (JsonNode   *secrets,
                                  const char *name);

G_END_DECLS
