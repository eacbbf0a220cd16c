/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DIA_DEMO_PICTURE_WIDTH  720
#define DIA_DEMO_PICTURE_HEIGHT 405

/* Draws one of the pictures of the demonstration ("envelopes", "cups"…) in the
 * colour of a brand ("#0a7d84"): a PNG, always the same. (transfer full) */
GBytes *dia_demo_picture_draw (const char *name, const char *color) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
