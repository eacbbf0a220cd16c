/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"
#include "dia-key-moment.h"
#include "dia-post-state.h"
#include "dia-scope.h"

G_BEGIN_DECLS

/* Key moments that touch the days from @first_day to @last_day ("2027-02-08",
 * inclusive), by first day, at most 1,000, without their toolkits and without
 * removed ones. (transfer full) (element-type DiaKeyMoment) */
GPtrArray    *dia_key_moments_list   (DiaConnection *connection, const char *first_day, const char *last_day,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* With its toolkit. (transfer full): DIA_STORE_ERROR_NOT_FOUND when there is none,
 * or it is removed. */
DiaKeyMoment *dia_key_moments_load   (DiaConnection *connection, DiaId id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Adds it, or writes over the one of this id; an id of DIA_ID_NONE is set.
 * A toolkit of NULL leaves the one that is kept. */
gboolean      dia_key_moments_save   (DiaConnection *connection, DiaKeyMoment *moment, GError **error);
/* Hides it, and shows it again as it was. Its contents stay. */
gboolean      dia_key_moments_remove  (DiaConnection *connection, DiaId id, DiaInstant now, GError **error);
gboolean      dia_key_moments_restore (DiaConnection *connection, DiaId id, GError **error);

/* How far a key moment has come. */
typedef struct
{
  guint n_posts[DIA_POST_N_STATES];   /* of its contents, by state */
  guint n_brands;                     /* that have at least one of them */
  guint n_markets;
} DiaMomentReach;

/* Counts the posts of a key moment's contents in @scope (NULL: every account).
 * Reads these posts only. */
gboolean      dia_key_moments_measure (DiaConnection *connection, DiaId id, const DiaScope *scope,
                                       DiaMomentReach *reach, GError **error);

G_END_DECLS
