/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-http.h"

G_BEGIN_DECLS

/* Whether this program may talk to @address; see dia_address_policy_is_public(). */
typedef gboolean (*DiaAddressCheck) (GInetAddress *address);

/* Puts another rule in the place of dia_address_policy_is_public() for the
 * addresses that names lead to: a test's servers are all on this computer. */
void dia_http_set_address_check (DiaHttp *self, DiaAddressCheck is_public);

/* Waits for no answer longer than @milliseconds, whatever its request says: for
 * tests that lose a thousand answers. */
void dia_http_set_patience (DiaHttp *self, guint milliseconds);

G_END_DECLS
