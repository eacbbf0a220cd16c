/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-publishing-list.h"

G_BEGIN_DECLS

/* The publisher on the session bus, in the test's own process: it serves the
 * workspaces of a list and follows it, as `diapasonctl publisher` does. */
typedef struct _DiaTestPublisher DiaTestPublisher;

/* @list: (nullable): without one it serves @path only. (transfer full) */
DiaTestPublisher *dia_test_publisher_new  (DiaPublishingList *list, const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* Serves nothing any more, but stays on the bus. */
void              dia_test_publisher_stop (DiaTestPublisher *self);
void              dia_test_publisher_free (DiaTestPublisher *self);

G_END_DECLS
