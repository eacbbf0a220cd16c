/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-publisher.h"

G_BEGIN_DECLS

/* A post that waits for its time at a server. */
typedef struct
{
  char      *id;   /* of the waiting one: the post gets another */
  DiaInstant at;   /* when the server will publish it */
} DiaKeptPost;

DiaKeptPost *dia_kept_post_new  (const char *id, DiaInstant at) G_GNUC_WARN_UNUSED_RESULT;
void         dia_kept_post_free (DiaKeptPost *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaKeptPost, dia_kept_post_free)

/**
 * DiaKeeper:
 *
 * Can take a post now and publish it at its time, so that it goes out with the
 * computer off (Mastodon's `scheduled_at`). A network without this interface
 * cannot; a server of a network that has it may still not, which
 * dia_keeper_probe() finds out. Nothing is believed but the shape of an answer.
 */
#define DIA_TYPE_KEEPER (dia_keeper_get_type ())
G_DECLARE_INTERFACE (DiaKeeper, dia_keeper, DIA, KEEPER, DiaConnector)

struct _DiaKeeperInterface
{
  GTypeInterface parent_iface;

  gboolean (*probe)     (DiaKeeper *self, const DiaSession *session, DiaKeeps *keeps,
                         GCancellable *cancellable, GError **error);
  gboolean (*hand_over) (DiaKeeper *self, const DiaSession *session, const DiaPublishRequest *request, DiaInstant at,
                         DiaKeptPost **kept, DiaRemotePost **published, GCancellable *cancellable, GError **error);
  gboolean (*find)      (DiaKeeper *self, const DiaSession *session, const DiaPublishRequest *request, DiaInstant at,
                         GPtrArray *others, DiaLook *look, DiaKeptPost **kept,
                         GCancellable *cancellable, GError **error);
  gboolean (*check)     (DiaKeeper *self, const DiaSession *session, const char *id, DiaKeptPost **kept,
                         GCancellable *cancellable, GError **error);
  gboolean (*move)      (DiaKeeper *self, const DiaSession *session, const char *id, DiaInstant at, DiaKeptPost **kept,
                         GCancellable *cancellable, GError **error);
  gboolean (*take_back) (DiaKeeper *self, const DiaSession *session, const char *id, gboolean *there,
                         GCancellable *cancellable, GError **error);
};

/* Whether the server of the session keeps posts until their time. *keeps (out):
 * DIA_KEEPS_NO also for one that does not show that it does. Can publish nothing:
 * whatever it sends has no text and no picture, is meant for nobody, and is
 * deleted should a server take it all the same. */
gboolean dia_keeper_probe     (DiaKeeper *self, const DiaSession *session, DiaKeeps *keeps,
                               GCancellable *cancellable, GError **error);

/* Hands the post over for @at. TRUE with either *kept, or *published (both out,
 * transfer full, nullable): a server that does not keep has published it.
 * DIA_CONNECTOR_ERROR_UNKNOWN whenever it may have taken it. */
gboolean dia_keeper_hand_over (DiaKeeper *self, const DiaSession *session, const DiaPublishRequest *request, DiaInstant at,
                               DiaKeptPost **kept, DiaRemotePost **published,
                               GCancellable *cancellable, GError **error);

/* Looks for the post of @request among those that wait at the server. @others
 * (element-type utf8): ids of waiting ones that are known to be other posts.
 * FALSE when the server could not be asked. */
gboolean dia_keeper_find      (DiaKeeper *self, const DiaSession *session, const DiaPublishRequest *request, DiaInstant at,
                               GPtrArray *others, DiaLook *look, DiaKeptPost **kept,
                               GCancellable *cancellable, GError **error);

/* The waiting one with that id. *kept (out) (transfer full) (nullable): %NULL
 * when it does not wait any more. */
gboolean dia_keeper_check     (DiaKeeper *self, const DiaSession *session, const char *id, DiaKeptPost **kept,
                               GCancellable *cancellable, GError **error);

/* Gives it another time. *kept as above, with what the server says now. */
gboolean dia_keeper_move      (DiaKeeper *self, const DiaSession *session, const char *id, DiaInstant at,
                               DiaKeptPost **kept, GCancellable *cancellable, GError **error);

/* Takes it back. *there (out): whether it still waited. A repeat does no harm. */
gboolean dia_keeper_take_back (DiaKeeper *self, const DiaSession *session, const char *id, gboolean *there,
                               GCancellable *cancellable, GError **error);

G_END_DECLS
