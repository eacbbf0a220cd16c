/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-account.h"
#include "dia-audit-entry.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/* What can be said of the keyring. */
typedef enum
{
  DIA_KEYRING_READY,
  DIA_KEYRING_LOCKED,
  DIA_KEYRING_ABSENT,    /* no Secret Service on this computer */
  DIA_KEYRING_DENIED,
  DIA_KEYRING_MUTE,      /* does not answer within 3 s */
} DiaKeyringState;

/* The ways in that a network offers. */
typedef enum
{
  DIA_SIGN_IN_BY_BROWSER  = 1 << 0,
  DIA_SIGN_IN_BY_PASSWORD = 1 << 1,  /* an app password */
  DIA_SIGN_IN_BY_TOKEN    = 1 << 2,  /* an access token, pasted */
} DiaSignInWays;

/**
 * DiaSignIn:
 *
 * The right to speak for accounts: signing in, checking, renewing, ending. The
 * secrets stay below: screens and commands never see one.
 *
 * Properties: "keyring-state" (DiaKeyringState as int; notified).
 * Signals: open-browser (const char *url): shows the sign-in page, in the main
 * context.
 */
#define DIA_TYPE_SIGN_IN (dia_sign_in_get_type ())
G_DECLARE_FINAL_TYPE (DiaSignIn, dia_sign_in, DIA, SIGN_IN, GObject)

/* 0 for networks without a sign-in. */
DiaSignInWays   dia_sign_in_get_ways        (DiaSignIn *self, const char *network);

/* Each signs @account in, reads who it is and what the server allows, and saves
 * the account (a new one gets its id) with the result: handle, name, remote id,
 * limits. Nothing is kept when any step fails. (transfer full) */
DiaAccount     *dia_sign_in_with_password   (DiaSignIn *self, DiaAccount *account, const char *identifier, const char *password,
                                             GCancellable *cancellable, GError **error);
DiaAccount     *dia_sign_in_with_token      (DiaSignIn *self, DiaAccount *account, const char *token,
                                             GCancellable *cancellable, GError **error);
DiaAccount     *dia_sign_in_with_browser    (DiaSignIn *self, DiaAccount *account, GCancellable *cancellable, GError **error);

void            dia_sign_in_with_password_async (DiaSignIn *self, DiaAccount *account, const char *identifier, const char *password,
                                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void            dia_sign_in_with_token_async (DiaSignIn *self, DiaAccount *account, const char *token,
                                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void            dia_sign_in_with_browser_async (DiaSignIn *self, DiaAccount *account,
                                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* Finishes any of the three. */
DiaAccount     *dia_sign_in_finish          (DiaSignIn *self, GAsyncResult *result, GError **error);

/* Asks the server whether the sign-in holds and reads its limits again; saves
 * what it learnt. (transfer full) */
DiaAccount     *dia_sign_in_check           (DiaSignIn *self, DiaAccount *account, GCancellable *cancellable, GError **error);
void            dia_sign_in_check_async     (DiaSignIn *self, DiaAccount *account,
                                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/* When sign-ins began and ended, newest first, those of removed accounts included;
 * @account_id: DIA_ID_NONE for all. Blocking. (transfer full) (element-type
 * DiaAuditEntry) (nullable) */
GPtrArray      *dia_sign_in_list_history    (DiaSignIn *self, DiaId account_id, guint limit,
                                             GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

DiaKeyringState dia_sign_in_get_keyring_state (DiaSignIn *self);
/* Asks the keyring to unlock, which may show its own prompt; only on a person's request. */
void            dia_sign_in_unlock_async    (DiaSignIn *self, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
gboolean        dia_sign_in_unlock_finish   (DiaSignIn *self, GAsyncResult *result, GError **error);

#define DIA_SIGN_IN_ERROR (dia_sign_in_error_quark ())
GQuark dia_sign_in_error_quark (void);

typedef enum
{
  DIA_SIGN_IN_ERROR_KEYRING,     /* locked, absent, denied or mute: says which and what to do */
  DIA_SIGN_IN_ERROR_REFUSED,     /* the server did not accept it */
  DIA_SIGN_IN_ERROR_SERVER,      /* not reachable, or not such a server */
  DIA_SIGN_IN_ERROR_OTHER_ACCOUNT,/* signed in as somebody else than the account says */
} DiaSignInError;

G_END_DECLS
