/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-day.h"
#include "dia-key-moment.h"
#include "dia-rollout.h"
#include "dia-scope.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/**
 * DiaMoments:
 *
 * The key moments of a workspace. Functions named _async belong to the main
 * context they are called in; the others block, for the command line and for
 * tests.
 */
#define DIA_TYPE_MOMENTS (dia_moments_get_type ())
G_DECLARE_FINAL_TYPE (DiaMoments, dia_moments, DIA, MOMENTS, GObject)

/* Those that touch the days from @first to @last, by first day.
 * (transfer full) (element-type DiaKeyMoment) */
GPtrArray    *dia_moments_list    (DiaMoments *self, DiaDay first, DiaDay last, GCancellable *cancellable,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* With its toolkit. (transfer full) */
DiaKeyMoment *dia_moments_load        (DiaMoments *self, DiaId id, GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void          dia_moments_load_async  (DiaMoments *self, DiaId id, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
DiaKeyMoment *dia_moments_load_finish (DiaMoments *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Adds it, or writes over the one of this id; an id of DIA_ID_NONE is set.
 * DIA_MOMENTS_ERROR for one without a title, or that ends before it begins. */
gboolean      dia_moments_save    (DiaMoments *self, DiaKeyMoment *moment, GCancellable *cancellable, GError **error);
/* The same. What is written is @moment as it is now: it may be changed meanwhile,
 * and has its id at once. */
void          dia_moments_save_async  (DiaMoments *self, DiaKeyMoment *moment, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
gboolean      dia_moments_save_finish (DiaMoments *self, GAsyncResult *result, GError **error);

/* Hides it, and shows it again; its contents stay. */
gboolean      dia_moments_remove  (DiaMoments *self, DiaId id, GCancellable *cancellable, GError **error);
gboolean      dia_moments_restore (DiaMoments *self, DiaId id, GCancellable *cancellable, GError **error);
/* The same: @hidden is what it shall be. */
void          dia_moments_set_hidden_async  (DiaMoments *self, DiaId id, gboolean hidden, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
gboolean      dia_moments_set_hidden_finish (DiaMoments *self, GAsyncResult *result, GError **error);

/* The roll-out, now, of one key moment, or with %DIA_ID_NONE of those that touch
 * the days from @first to @last; columns are the accounts of @scope (nullable:
 * every account). (transfer full) (nullable) */
DiaRollout   *dia_moments_roll_out        (DiaMoments *self, DiaId moment_id, DiaDay first, DiaDay last, DiaScope *scope,
                                           GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void          dia_moments_roll_out_async  (DiaMoments *self, DiaId moment_id, DiaDay first, DiaDay last, DiaScope *scope,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
DiaRollout   *dia_moments_roll_out_finish (DiaMoments *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

#define DIA_MOMENTS_ERROR (dia_moments_error_quark ())
GQuark dia_moments_error_quark (void);

typedef enum
{
  DIA_MOMENTS_ERROR_BAD,
  DIA_MOMENTS_ERROR_NO_MESSAGE,   /* drafts are to be made from a toolkit without one */
} DiaMomentsError;

G_END_DECLS
