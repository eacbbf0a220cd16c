/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-moments.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What of a #DiaMomentsModel is another now. */
typedef enum
{
  DIA_MOMENTS_CHANGE_PERIOD  = 1 << 0,
  DIA_MOMENTS_CHANGE_ROLLOUT = 1 << 1,
} DiaMomentsChange;

/**
 * DiaMomentsModel:
 *
 * The roll-out of the key moments that touch one quarter, over the scope; read
 * again when the workspace or the scope changes, and only while somebody looks.
 * Main thread.
 *
 * Signals:
 *   changed (DiaMomentsChange flags)
 *   failed (GError): it could not be read.
 */
#define DIA_TYPE_MOMENTS_MODEL (dia_moments_model_get_type ())
G_DECLARE_FINAL_TYPE (DiaMomentsModel, dia_moments_model, DIA, MOMENTS_MODEL, GObject)

/* The quarter of today; nothing is read before dia_moments_model_set_active().
 * (transfer full) */
DiaMomentsModel *dia_moments_model_new           (DiaWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
DiaWorkspace    *dia_moments_model_get_workspace (DiaMomentsModel *self);
/* Whether somebody looks. */
void             dia_moments_model_set_active    (DiaMomentsModel *self, gboolean active);
/* What was read last; NULL until then, and after another quarter was chosen.
 * (transfer none) (nullable) */
DiaRollout      *dia_moments_model_get_rollout   (DiaMomentsModel *self);
/* Whether nothing is being read or to be read. */
gboolean         dia_moments_model_is_idle       (DiaMomentsModel *self);

/* The first and the last day of the quarter. */
DiaDay           dia_moments_model_get_first_day (DiaMomentsModel *self);
DiaDay           dia_moments_model_get_last_day  (DiaMomentsModel *self);
DiaDay           dia_moments_model_get_today     (DiaMomentsModel *self);
/* "1st quarter 2027". (transfer full) */
char            *dia_moments_model_dup_title     (DiaMomentsModel *self) G_GNUC_WARN_UNUSED_RESULT;
/* Goes to the quarter of @day, or @n quarters on. */
void             dia_moments_model_set_day       (DiaMomentsModel *self, DiaDay day);
void             dia_moments_model_step          (DiaMomentsModel *self, int n);

G_END_DECLS
