/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-http-request.h"
#include "dia-http-response.h"

G_BEGIN_DECLS

/**
 * DiaDpop:
 *
 * The key of one sign-in and its proofs of possession (RFC 9449, ES256): a
 * stolen token is worthless without it. Remembers the nonce of each server.
 * The key belongs in the keyring. Any thread.
 */
#define DIA_TYPE_DPOP (dia_dpop_get_type ())
G_DECLARE_FINAL_TYPE (DiaDpop, dia_dpop, DIA, DPOP, GObject)

/* A new P-256 key. (transfer full) */
DiaDpop *dia_dpop_new          (GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A key that dia_dpop_dup_jwk() wrote. @error: %DIA_NET_ERROR_MALFORMED. */
DiaDpop *dia_dpop_new_from_jwk (const char *jwk, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The private key as a JSON Web Key (RFC 7517): a secret. (transfer full) */
char    *dia_dpop_dup_jwk      (DiaDpop *self) G_GNUC_WARN_UNUSED_RESULT;

/* Puts a fresh proof into the `DPoP` header of @request. @access_token
 * (nullable): the token that the request carries, bound into the proof. */
gboolean dia_dpop_sign_request (DiaDpop *self, DiaHttpRequest *request, const char *access_token, GError **error);
/* Adopts the `DPoP-Nonce` of @response. TRUE when the server refused the
 * request only for want of it: sign again and repeat once. */
gboolean dia_dpop_note_response (DiaDpop *self, const DiaHttpResponse *response);

G_END_DECLS
