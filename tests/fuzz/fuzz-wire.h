/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-http.h"

G_BEGIN_DECLS

/**
 * A network made of bytes: this program has a #DiaHttp of its own, linked in the
 * place of that of `net`, whose requests are answered from the input, one after
 * the other, without a socket.
 *
 * Answers are apart by a line "====". One that begins with "HTTP/" is a head, an
 * empty line and a body; another one is the body of a 200. After the last one no
 * server can be reached. The records of names come from the same answers.
 */

/* What @http answers from now on; @data is copied. */
void fuzz_wire_load (DiaHttp *http, const guint8 *data, gsize size);

/* One answer to @url. (transfer full) (nullable): NULL when its head is none. */
DiaHttpResponse *fuzz_wire_make_response (const char *url, const char *text, gsize length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
