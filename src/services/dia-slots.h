/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-slot.h"
#include "dia-timetable.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/**
 * Timetables of accounts, and the next times in them that are free. What is not
 * called async blocks, for the command line and for tests.
 */

/* (transfer full) (nullable): without times when the account has none. */
DiaTimetable *dia_slots_load         (DiaWorkspace *workspace, DiaId account_id, GCancellable *cancellable,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void          dia_slots_load_async   (DiaWorkspace *workspace, DiaId account_id, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
DiaTimetable *dia_slots_load_finish  (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Gives every account of @account_ids (element-type DiaId) this timetable; all in
 * one transaction. */
gboolean      dia_slots_save         (DiaWorkspace *workspace, GArray *account_ids, const DiaTimetable *timetable,
                                      GCancellable *cancellable, GError **error);

/* The next @n free times of the account, in order; fewer when there are no more,
 * none without a timetable. (transfer full) (element-type DiaSlot) (nullable) */
GArray       *dia_slots_list_free    (DiaWorkspace *workspace, DiaId account_id, guint n, GCancellable *cancellable,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

#define DIA_SLOTS_ERROR (dia_slots_error_quark ())
GQuark        dia_slots_error_quark  (void);

typedef enum
{
  DIA_SLOTS_ERROR_NONE,   /* an account has no timetable, or no free time in it */
} DiaSlotsError;

G_END_DECLS
