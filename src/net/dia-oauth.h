/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-dpop.h"
#include "dia-http.h"
#include "dia-pkce.h"
#include "dia-rate-limit.h"

G_BEGIN_DECLS

/* Sign-in by OAuth 2 (RFC 6749) with PKCE, straight-line and blocking. No
 * function here opens a browser or keeps a token: callers do. */

/**
 * DiaOauthError:
 * @DIA_OAUTH_ERROR_DENIED: the person, or the server, refused the sign-in
 * @DIA_OAUTH_ERROR_TIMED_OUT: nobody came back from the browser in time
 * @DIA_OAUTH_ERROR_SIGN_IN_AGAIN: the grant is no longer good (invalid_grant)
 * @DIA_OAUTH_ERROR_CLIENT_UNKNOWN: the server no longer knows this program's
 *   registration (invalid_client, unauthorized_client): register again
 * @DIA_OAUTH_ERROR_SCOPE: the server does not give these rights (invalid_scope)
 * @DIA_OAUTH_ERROR_MISMATCH: an endpoint or issuer is not the server that was
 *   typed, or tokens are for somebody else: nothing was sent there
 * @DIA_OAUTH_ERROR_NOT_SUPPORTED: the server has no such endpoint
 * @DIA_OAUTH_ERROR_REFUSED: any other refusal, in the server's words
 * @DIA_OAUTH_ERROR_BUSY: the server cannot answer now (429, 5xx): later
 */
typedef enum
{
  DIA_OAUTH_ERROR_DENIED,
  DIA_OAUTH_ERROR_TIMED_OUT,
  DIA_OAUTH_ERROR_SIGN_IN_AGAIN,
  DIA_OAUTH_ERROR_CLIENT_UNKNOWN,
  DIA_OAUTH_ERROR_SCOPE,
  DIA_OAUTH_ERROR_MISMATCH,
  DIA_OAUTH_ERROR_NOT_SUPPORTED,
  DIA_OAUTH_ERROR_REFUSED,
  DIA_OAUTH_ERROR_BUSY,
} DiaOauthError;

#define DIA_OAUTH_ERROR (dia_oauth_error_quark ())
GQuark dia_oauth_error_quark (void);

/* The endpoints of an authorization server. All have the origin of @server:
 * dia_oauth_server_discover() refuses others. */
typedef struct
{
  DiaServerUrl *server;
  DiaRateLimit *limits;                  /* (owned) (nullable): how often it may be asked */
  char         *issuer;                  /* (nullable) */
  char         *authorization_endpoint;
  char         *token_endpoint;
  char         *revocation_endpoint;     /* (nullable) */
  char         *registration_endpoint;   /* (nullable) */
  char         *pushed_request_endpoint; /* (nullable): RFC 9126 */
  gboolean      sends_issuer;            /* promises `iss` in its answers (RFC 9207) */
} DiaOauthServer;

void            dia_oauth_server_free     (DiaOauthServer *self);
/* Endpoints that a network documents, as paths of @server; %NULL for none.
 * @limits: (nullable): counts what is sent there. (transfer full) */
DiaOauthServer *dia_oauth_server_new      (DiaServerUrl *server,
                                           DiaRateLimit *limits,
                                           const char   *authorization_path,
                                           const char   *token_path,
                                           const char   *revocation_path,
                                           const char   *registration_path) G_GNUC_WARN_UNUSED_RESULT;
/* Reads `/.well-known/oauth-authorization-server` (RFC 8414) of @server and
 * checks that issuer and endpoints are of that origin. @limits: (nullable)
 * @error: %DIA_OAUTH_ERROR_NOT_SUPPORTED when there is none, %DIA_OAUTH_ERROR_MISMATCH,
 *   %DIA_NET_ERROR */
DiaOauthServer *dia_oauth_server_discover (DiaHttp       *http,
                                           DiaServerUrl  *server,
                                           DiaRateLimit  *limits,
                                           GCancellable  *cancellable,
                                           GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* Who we are for a server. */
typedef struct
{
  char *client_id;
  char *client_secret;  /* (nullable): a secret, for the keyring */
  char *redirect_uri;
} DiaOauthClient;

DiaOauthClient *dia_oauth_client_new  (const char *client_id,
                                       const char *client_secret,
                                       const char *redirect_uri) G_GNUC_WARN_UNUSED_RESULT;
void            dia_oauth_client_free (DiaOauthClient *self);

/* Registers this program as Mastodon's `POST /api/v1/apps` wants it (a form;
 * compatible servers know it too). @website: (nullable). */
DiaOauthClient *dia_oauth_register    (DiaHttp               *http,
                                       const DiaOauthServer  *server,
                                       const char            *client_name,
                                       const char            *redirect_uri,
                                       const char            *scopes,
                                       const char            *website,
                                       GCancellable          *cancellable,
                                       GError               **error) G_GNUC_WARN_UNUSED_RESULT;

/* What a sign-in yields: secrets, for the keyring. */
typedef struct
{
  char       *access_token;
  char       *refresh_token;  /* (nullable) */
  char       *token_type;     /* "Bearer", "DPoP" */
  char       *scope;          /* (nullable) */
  char       *subject;        /* (nullable): `sub`, the account's DID at Bluesky */
  DiaInstant  expires_at;     /* DIA_INSTANT_NONE: does not expire */
} DiaOauthTokens;

void            dia_oauth_tokens_free (DiaOauthTokens *self);

/* The address for the browser. @extra_pairs (nullable): more parameters, { name,
 * value…, %NULL }: `force_login`, `login_hint`. (transfer full) */
char           *dia_oauth_build_authorization_url (const DiaOauthServer *server,
                                                   const DiaOauthClient *client,
                                                   const DiaPkce        *pkce,
                                                   const char           *scopes,
                                                   const char *const    *extra_pairs) G_GNUC_WARN_UNUSED_RESULT;

/* The same through a pushed authorization request (RFC 9126) with a DPoP key,
 * as Bluesky requires. @pairs: { "scope", …, "login_hint", …, %NULL }. */
char           *dia_oauth_push_authorization      (DiaHttp               *http,
                                                   const DiaOauthServer  *server,
                                                   const DiaOauthClient  *client,
                                                   const DiaPkce         *pkce,
                                                   const char *const     *pairs,
                                                   DiaDpop               *dpop,
                                                   GCancellable          *cancellable,
                                                   GError               **error) G_GNUC_WARN_UNUSED_RESULT;

/* Code to tokens. @dpop: (nullable). Never repeated by itself: a code is good once. */
DiaOauthTokens *dia_oauth_exchange_code (DiaHttp               *http,
                                         const DiaOauthServer  *server,
                                         const DiaOauthClient  *client,
                                         const char            *code,
                                         const DiaPkce         *pkce,
                                         DiaDpop               *dpop,
                                         GCancellable          *cancellable,
                                         GError               **error) G_GNUC_WARN_UNUSED_RESULT;

/* New tokens; the old refresh token may be spent even when this fails with
 * %DIA_NET_ERROR_AMBIGUOUS. Keep the new ones before using them. If the server
 * names no new refresh token the old one is handed back. */
DiaOauthTokens *dia_oauth_refresh       (DiaHttp               *http,
                                         const DiaOauthServer  *server,
                                         const DiaOauthClient  *client,
                                         const char            *refresh_token,
                                         DiaDpop               *dpop,
                                         GCancellable          *cancellable,
                                         GError               **error) G_GNUC_WARN_UNUSED_RESULT;

/* Tells the server to forget @token (RFC 7009). TRUE when it has, or when it
 * did not know it any more. */
gboolean        dia_oauth_revoke        (DiaHttp               *http,
                                         const DiaOauthServer  *server,
                                         const DiaOauthClient  *client,
                                         const char            *token,
                                         DiaDpop               *dpop,
                                         GCancellable          *cancellable,
                                         GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaOauthServer, dia_oauth_server_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaOauthClient, dia_oauth_client_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaOauthTokens, dia_oauth_tokens_free)

G_END_DECLS
