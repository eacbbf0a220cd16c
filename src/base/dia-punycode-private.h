/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many letters a label of a domain has once it is encoded (RFC 3492), "xn--"
 * included. The ideographic full stops of RFC 3490 divide it further; the parts
 * and the points between them count together. Stops counting above @most. */
gsize dia_punycode_measure_label (const gunichar2 *label, gsize length, gsize most);

G_END_DECLS
