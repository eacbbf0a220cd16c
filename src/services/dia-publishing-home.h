/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-publishing-list.h"
#include "dia-publishing-watch.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/**
 * DiaPublishingHome:
 *
 * Who sends for a workspace that a window shows: the publisher when it serves
 * the workspace, else this program. It hands over as soon as the one comes or
 * goes. Between the two nothing is lost and nothing goes out twice, since both
 * claim what they send: at worst both look.
 *
 * It also keeps the wish that the publisher serves the workspace, starts it when
 * it should run and does not, and asks one of another version to make room.
 *
 * Properties, notified:
 *   elsewhere (boolean): the publisher sends, also with the window closed
 *   background (boolean): the publisher is wanted for this workspace
 */
#define DIA_TYPE_PUBLISHING_HOME (dia_publishing_home_get_type ())
G_DECLARE_FINAL_TYPE (DiaPublishingHome, dia_publishing_home, DIA, PUBLISHING_HOME, GObject)

/* (transfer full) */
DiaPublishingHome *dia_publishing_home_new (DiaWorkspace *workspace, DiaPublishingWatch *watch,
                                            DiaPublishingList *list) G_GNUC_WARN_UNUSED_RESULT;
/* Sees to it that somebody sends, until it is disposed of. */
void               dia_publishing_home_start          (DiaPublishingHome *self);
gboolean           dia_publishing_home_is_elsewhere   (DiaPublishingHome *self);
gboolean           dia_publishing_home_get_background (DiaPublishingHome *self);
/* Has the publisher serve this workspace, or not any more, and waits until it
 * does. When it does not, the wish is taken back, @error says why, and this
 * program goes on sending. */
void               dia_publishing_home_set_background_async  (DiaPublishingHome *self, gboolean background,
                                                              GCancellable *cancellable,
                                                              GAsyncReadyCallback callback, gpointer user_data);
gboolean           dia_publishing_home_set_background_finish (DiaPublishingHome *self, GAsyncResult *result,
                                                              GError **error);

G_END_DECLS
