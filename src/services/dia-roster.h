/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-account.h"
#include "dia-brand.h"
#include "dia-errand.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/**
 * DiaRoster:
 *
 * The brands and accounts of a workspace, held in memory: even 5,000 accounts
 * are small. Lists belong to the main context; each reload is one
 * items-changed per list.
 *
 * Signals:
 *   errands-left (GPtrArray of DiaErrand): a purge left something that only the
 *   person can do, at the servers; in the main context.
 */
#define DIA_TYPE_ROSTER (dia_roster_get_type ())
G_DECLARE_FINAL_TYPE (DiaRoster, dia_roster, DIA, ROSTER, GObject)

/* All brands in their order. (transfer none) (element-type DiaBrand) */
GListModel *dia_roster_get_brands    (DiaRoster *self);
/* All accounts by brand, then their order. (transfer none) (element-type DiaAccount) */
GListModel *dia_roster_get_accounts  (DiaRoster *self);
/* (transfer none) (nullable): constant time. */
DiaBrand   *dia_roster_find_brand    (DiaRoster *self, DiaId id);
DiaAccount *dia_roster_find_account  (DiaRoster *self, DiaId id);
/* How many accounts a brand has; *n_sign_in (out) (optional): of them need a sign-in. */
guint       dia_roster_count_accounts (DiaRoster *self, DiaId brand_id, guint *n_sign_in);

/* Writes new or changed brands and accounts (an id of DIA_ID_NONE gets a new
 * one) in one transaction. Errors: DIA_ROSTER_ERROR_*. @items: (element-type
 * GObject) #DiaBrand and #DiaAccount. */
gboolean    dia_roster_save          (DiaRoster *self, GPtrArray *items, GCancellable *cancellable, GError **error);
void        dia_roster_save_async    (DiaRoster *self, GPtrArray *items, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
gboolean    dia_roster_save_finish   (DiaRoster *self, GAsyncResult *result, GError **error);

/* Takes brands (with their accounts) and accounts away; their posts that have
 * not gone out are cancelled. Nothing is lost until dia_roster_purge(): with
 * the ids, restore brings all of it back as it was, posts' states included.
 * @ids: (element-type DiaId) of brands and accounts. */
gboolean    dia_roster_remove         (DiaRoster *self, GArray *ids, GCancellable *cancellable, GError **error);
void        dia_roster_remove_async   (DiaRoster *self, GArray *ids, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
gboolean    dia_roster_remove_finish  (DiaRoster *self, GAsyncResult *result, GError **error);
gboolean    dia_roster_restore        (DiaRoster *self, GArray *ids, GCancellable *cancellable, GError **error);
void        dia_roster_restore_async  (DiaRoster *self, GArray *ids, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
gboolean    dia_roster_restore_finish (DiaRoster *self, GAsyncResult *result, GError **error);

/* Makes removals final: revokes their tokens at the servers, deletes them from
 * the keyring, then the rows, and keeps an entry in the audit. Called when the undo
 * has gone, at the next start, and by the command line at once. The local secret
 * goes whatever the server says; only a keyring that says no keeps the row, hidden,
 * for the next time. @ids: (nullable) (element-type DiaId): brands and accounts
 * that were removed; %NULL for all of them. */
gboolean    dia_roster_purge          (DiaRoster *self, GArray *ids, GCancellable *cancellable, GError **error);
void        dia_roster_purge_async    (DiaRoster *self, GArray *ids, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
gboolean    dia_roster_purge_finish   (DiaRoster *self, GAsyncResult *result, GError **error);

#define DIA_ROSTER_ERROR (dia_roster_error_quark ())
GQuark dia_roster_error_quark (void);

typedef enum
{
  DIA_ROSTER_ERROR_NO_NAME,
  DIA_ROSTER_ERROR_NO_BRAND,
  DIA_ROSTER_ERROR_UNKNOWN_NETWORK,
  DIA_ROSTER_ERROR_UNKNOWN_ZONE,
  DIA_ROSTER_ERROR_BAD_SERVER,
  DIA_ROSTER_ERROR_DUPLICATE,      /* the same handle on the same server twice */
} DiaRosterError;

G_END_DECLS
