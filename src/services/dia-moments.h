/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-day.h"
#include "dia-key-moment.h"
#include "dia-scope.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/**
 * DiaMoments:
 *
 * The key moments of a workspace. The functions block: for the command line and
 * for workers.
 */
#define DIA_TYPE_MOMENTS (dia_moments_get_type ())
G_DECLARE_FINAL_TYPE (DiaMoments, dia_moments, DIA, MOMENTS, GObject)

/* How far a key moment has come in a scope. */
typedef struct
{
  guint n_contents;  /* of the moment, whatever the scope */
  guint n_accounts;  /* of the scope */
  guint n_cells;     /* contents × accounts */
  guint n_missing;   /* cells without a post, or with a dropped one */
  guint n_ready;     /* approved, planned, being sent or out */
} DiaCoverage;

/* Those that touch the days from @first to @last, by first day.
 * (transfer full) (element-type DiaKeyMoment) */
GPtrArray    *dia_moments_list    (DiaMoments *self, DiaDay first, DiaDay last, GCancellable *cancellable,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) */
DiaKeyMoment *dia_moments_load    (DiaMoments *self, DiaId id, GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Adds it, or writes over the one of this id; an id of DIA_ID_NONE is set.
 * DIA_MOMENTS_ERROR for one without a title, or that ends before it begins. */
gboolean      dia_moments_save    (DiaMoments *self, DiaKeyMoment *moment, GCancellable *cancellable, GError **error);
/* Its contents stay, without a key moment. */
gboolean      dia_moments_remove  (DiaMoments *self, DiaId id, GCancellable *cancellable, GError **error);
/* Counts in @scope (nullable: every account). */
gboolean      dia_moments_measure (DiaMoments *self, DiaId id, DiaScope *scope, DiaCoverage *coverage,
                                   GCancellable *cancellable, GError **error);

#define DIA_MOMENTS_ERROR (dia_moments_error_quark ())
GQuark dia_moments_error_quark (void);

typedef enum
{
  DIA_MOMENTS_ERROR_BAD,
} DiaMomentsError;

G_END_DECLS
