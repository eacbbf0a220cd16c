/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dia-picture-wire.h"

G_BEGIN_DECLS

/**
 * dia_picture_child_run:
 * @picture: the whole file
 * @arguments: what the program shall do, see dia-picture-wire.h
 * @seconds: of processor time that it may take; it is killed when it has not
 *   answered after twice as long
 * @reply: (out): checked: its sizes agree with the payload's
 * @error: DIA_MEDIA_ERROR_*, in words for people
 *
 * Runs diapason-picture and reads its answer. Blocking, on a worker.
 * (transfer full) (nullable): the payload
 */
GBytes *dia_picture_child_run (GBytes *picture, const char *const *arguments, guint seconds,
                               DiaPictureReply *reply, GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
