/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dia_picture_jail_enter:
 * @cpu_seconds: how much processor time this process may use from now on
 *
 * Gives up, for good, everything that decoding a picture does not need: new
 * files, sockets, programs, privileges; more than 512 MB of memory; more than
 * @cpu_seconds of processor time. What is open stays open.
 *
 * Where the kernel has no system call filter the limits alone stand; they still
 * let no file be opened. FALSE when not even they could be set.
 */
gboolean dia_picture_jail_enter (guint cpu_seconds);

G_END_DECLS
