/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * DiaSecret:
 *
 * A password or token in memory: reference counted, wiped when the last
 * reference goes. Any thread.
 */
typedef struct _DiaSecret DiaSecret;

#define DIA_TYPE_SECRET (dia_secret_get_type ())
GType       dia_secret_get_type (void);

/* Copies @text; wiping the original stays with the caller. (transfer full) */
DiaSecret  *dia_secret_new      (const char *text) G_GNUC_WARN_UNUSED_RESULT;
DiaSecret  *dia_secret_ref      (DiaSecret *self);
void        dia_secret_unref    (DiaSecret *self);

/* Good as long as a reference is held; do not copy it further than needed.
 * (transfer none) */
const char *dia_secret_get_text (const DiaSecret *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaSecret, dia_secret_unref)

G_END_DECLS
