/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-moments.h"

G_BEGIN_DECLS

/* What is done to the cells of a roll-out. All functions write all or nothing, and
 * can be taken back. Those named _async belong to the main context they are called
 * in; the others block, for the command line and for tests. */

/* Names a cell. */
typedef struct
{
  DiaId moment_id;
  DiaId content_id;   /* DIA_ID_NONE: the key moment itself */
  DiaId account_id;
} DiaCellName;

/* The cells of @rollout that something is expected of and that have no post; of
 * one key moment, or with %DIA_ID_NONE of all. (transfer full) (element-type
 * DiaCellName) */
GArray   *dia_rollout_list_missing (DiaRollout *rollout, DiaId moment_id) G_GNUC_WARN_UNUSED_RESULT;

/* What was made in one go. */
typedef struct
{
  GPtrArray *posts;      /* (owned) (element-type DiaPost): the drafts, as they were written */
  GArray    *contents;   /* (owned) (element-type DiaId): contents that were made for them */
} DiaMade;

/* Frees what was made: it stays made. */
void      dia_made_free            (DiaMade *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaMade, dia_made_free)

/* Gives each of @cells that has no post a draft. A key moment without a content
 * gets one from its toolkit: the first message is the source, each other message
 * the variant of its language, with hashtags, pictures and the first link, marked
 * with the campaign. For a content that is there, an account in whose language it
 * has no text takes the toolkit's message of that language. Accounts that share
 * a wall time with the content's other posts get it, too. Errors:
 * DIA_MOMENTS_ERROR_NO_MESSAGE where a content is to be made and the toolkit has no
 * message. (transfer full) (nullable) */
DiaMade  *dia_moments_make         (DiaMoments *self, GArray *cells, GCancellable *cancellable,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void      dia_moments_make_async   (DiaMoments *self, GArray *cells, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
DiaMade  *dia_moments_make_finish  (DiaMoments *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Takes back what dia_moments_make() made. *n_left (out): drafts that something
 * has happened to since, and that stay. */
gboolean  dia_moments_unmake       (DiaMoments *self, const DiaMade *made, guint *n_left, GCancellable *cancellable,
                                    GError **error);
/* @made: (transfer full) */
void      dia_moments_unmake_async  (DiaMoments *self, DiaMade *made, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
gboolean  dia_moments_unmake_finish (DiaMoments *self, GAsyncResult *result, guint *n_left, GError **error);

G_END_DECLS
