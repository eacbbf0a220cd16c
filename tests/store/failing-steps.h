/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* This program’s sqlite3_step() and sqlite3_exec() stand before SQLite’s and can fail: a
 * disk that breaks between two rows. So do fsync() and rename(). */

/* From now on the @nth step, counted from 1, fails as SQLITE_IOERR, once; 0: none. A
 * file that is flushed or renamed is a step too. */
void     failing_steps_arm   (guint nth);
/* Whether it came to that; from now on all steps succeed. */
gboolean failing_steps_disarm (void);

G_END_DECLS
