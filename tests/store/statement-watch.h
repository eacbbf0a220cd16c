/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Watches what SQLite is asked: every connection opened after
 * statement_watch_install() reports its statements to the watch. Tests only;
 * one thread. */

/* Begins to watch; before any connection is opened, once per program. */
void       statement_watch_install     (void);
/* Forgets what was seen. */
void       statement_watch_clear       (void);
/* How many steps SQLite's machine took since the last clear. */
guint64    statement_watch_get_steps   (void);
/* The statements since the last clear, without transactions, and forgets them.
 * (transfer full) (element-type utf8) */
GPtrArray *statement_watch_steal_texts (void);
/* The lines of EXPLAIN QUERY PLAN of @sql in the workspace @path. (transfer
 * full) (element-type utf8) */
GPtrArray *statement_watch_explain     (const char *path, const char *sql);

G_END_DECLS
