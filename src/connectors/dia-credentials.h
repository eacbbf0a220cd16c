/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "dia-clock.h"

G_BEGIN_DECLS

/**
 * DiaCredentials:
 *
 * What proves the right to speak for an account. Goes to the keyring as the
 * text of dia_credentials_to_secret() and nowhere else. Immutable once shared,
 * reference counted; the strings are wiped when the last reference goes.
 */
typedef struct
{
  char      *server;          /* origin that they are for, and sent to: "" for the account's own server */
  char      *subject;         /* the server's id of who they speak for (a DID), "" when it did not say */
  char      *access_token;    /* sent with each request */
  char      *refresh_token;   /* "" when there is none */
  DiaInstant expires_at;      /* of the access token; DIA_INSTANT_NONE: does not end */
  char      *client_id;       /* of a registered application, "" */
  char      *client_secret;   /* "", per installation (Mastodon) */
  char      *dpop_key;        /* ES256 private key as a JWK, "" for bearer tokens */
  char      *token_endpoint;  /* OAuth, "" for app passwords */
  char      *revoke_endpoint; /* "" */
  char      *issuer;          /* "" */
  char      *scope;           /* as granted, "" */
} DiaCredentials;

#define DIA_TYPE_CREDENTIALS (dia_credentials_get_type ())
GType           dia_credentials_get_type    (void) G_GNUC_CONST;
DiaCredentials *dia_credentials_new         (void) G_GNUC_WARN_UNUSED_RESULT;
DiaCredentials *dia_credentials_ref         (const DiaCredentials *self);
void            dia_credentials_unref       (DiaCredentials *self);
/* A copy of its own, to change before it is shared. (transfer full) */
DiaCredentials *dia_credentials_copy        (const DiaCredentials *self) G_GNUC_WARN_UNUSED_RESULT;
/* Replaces one string of credentials that are not shared yet and wipes the old
 * one: dia_credentials_set (&credentials->access_token, token). %NULL means "". */
void            dia_credentials_set         (char **field, const char *value);
/* JSON for the keyring. (transfer full) */
char           *dia_credentials_to_secret   (const DiaCredentials *self) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (nullable): NULL for a text that is none. */
DiaCredentials *dia_credentials_from_secret (const char *secret) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaCredentials, dia_credentials_unref)

G_END_DECLS
