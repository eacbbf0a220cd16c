/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-brand.h"
#include "dia-clock.h"
#include "dia-connection.h"

G_BEGIN_DECLS

/* The brands of a workspace. Blocking, on a #DiaStore's connection. */

/* Every brand that is not removed, in order. (transfer full) (element-type DiaBrand) */
GPtrArray *dia_brands_list    (DiaConnection *connection, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): DIA_STORE_ERROR_NOT_FOUND when there is none; removed ones are found. */
DiaBrand  *dia_brands_load    (DiaConnection *connection, DiaId id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Adds it, or writes over the one of this id; an id of DIA_ID_NONE is set. */
gboolean   dia_brands_save    (DiaConnection *connection, DiaBrand *brand, GError **error);

/* Hides a brand with its accounts and cancels their posts that have not gone
 * out, see dia_accounts_remove(); restore brings back what this removed. */
gboolean   dia_brands_remove  (DiaConnection *connection, DiaId id, DiaInstant now, GError **error);
gboolean   dia_brands_restore (DiaConnection *connection, DiaId id, GError **error);
/* The ids of removed brands. (transfer full) (element-type DiaId) */
GArray    *dia_brands_list_removed (DiaConnection *connection, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Deletes a brand for good, with its accounts and all their posts. */
gboolean   dia_brands_delete  (DiaConnection *connection, DiaId id, GError **error);

G_END_DECLS
