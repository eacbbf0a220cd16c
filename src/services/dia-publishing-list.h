/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DiaPublishingList:
 *
 * Which workspaces the publisher serves in the background: a file that a person
 * can read, "~/.config/diapason/publisher.conf", since the publisher also runs
 * where there is no desktop to keep settings for it. A workspace is on it only
 * because somebody said so: a copy that was opened once to look into it must not
 * begin to send. docs/decisions/0005-publisher.md.
 *
 * Signals, in the main context that made it:
 *   changed: the file was written, by whichever program.
 */
#define DIA_TYPE_PUBLISHING_LIST (dia_publishing_list_get_type ())
G_DECLARE_FINAL_TYPE (DiaPublishingList, dia_publishing_list, DIA, PUBLISHING_LIST, GObject)

/* @path: (nullable): the file; %NULL for the usual one. It need not exist. (transfer full) */
DiaPublishingList *dia_publishing_list_new      (const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* Reads the file, which is small. A missing one is an empty list, as is one that
 * cannot be read, of which the log says so. (transfer full) */
char             **dia_publishing_list_dup      (DiaPublishingList *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean           dia_publishing_list_contains (DiaPublishingList *self, const char *workspace);
/* Adds or takes away. Nothing is written when nothing changes. Errors are those
 * of writing a file. */
gboolean           dia_publishing_list_set      (DiaPublishingList *self, const char *workspace, gboolean listed,
                                                 GError **error);

/* One name for one file, however it was reached: absolute and without links as
 * far as it exists. (transfer full) */
char              *dia_publishing_list_canonicalize (const char *workspace) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
