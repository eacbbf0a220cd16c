/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dia_json_scan:
 * @text: valid UTF-8
 * @repaired: (out) (transfer full) (nullable): a copy of @text of the same
 *   length in which escapes that stand for no character (U+0000, half a
 *   surrogate pair) are \ufffd and whole numbers beyond 64 bits are floating
 *   ones; %NULL when there are none
 * @error: %DIA_NET_ERROR_TOO_LARGE or %DIA_NET_ERROR_MALFORMED
 *
 * Reads JSON (RFC 8259) once without recursion or memory and checks all that
 * json-glib 1.6 must not see: nesting (its parser recurses), comments and single
 * quotes (which it takes for JSON), pairs of high surrogates (it aborts), more than
 * %DIA_JSON_MAX_VALUES values (each takes memory), and every mistake of form (it
 * forgets to free what it had read until then: megabytes of each such answer).
 */
gboolean dia_json_scan (const char *text, gsize length, char **repaired, GError **error);

G_END_DECLS
