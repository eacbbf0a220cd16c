/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-dpop.h"

#include "dia-http.h"
#include "dia-json.h"
#include "dia-net-error.h"
#include "dia-oauth.h"
#include "dia-test-server.h"

#include <dlfcn.h>
#include <gnutls/abstract.h>
#include <gnutls/crypto.h>
#include <string.h>

/* This program's own forms of what GnuTLS is asked for stand before GnuTLS's and can
 * fail: the nth from now, counted from 1; 0: none. */
static guint n_until_failure;

static gboolean
fails_now (void)
{
  return n_until_failure > 0 && --n_until_failure == 0;
}

#define REAL(name) ((__typeof__ (&name)) dlsym (RTLD_NEXT, #name))

int
gnutls_privkey_generate (gnutls_privkey_t       key,
                         gnutls_pk_algorithm_t  algorithm,
                         unsigned int           bits,
                         unsigned int           flags)
{
  return fails_now () ? GNUTLS_E_RANDOM_FAILED : REAL (gnutls_privkey_generate) (key, algorithm, bits, flags);
}

int
gnutls_privkey_export_ecc_raw2 (gnutls_privkey_t     key,
                                gnutls_ecc_curve_t  *curve,
                                gnutls_datum_t      *x,
                                gnutls_datum_t      *y,
                                gnutls_datum_t      *k,
                                unsigned int         flags)
{
  return fails_now () ? GNUTLS_E_MEMORY_ERROR : REAL (gnutls_privkey_export_ecc_raw2) (key, curve, x, y, k, flags);
}

int
gnutls_privkey_sign_data (gnutls_privkey_t           signer,
                          gnutls_digest_algorithm_t  hash,
                          unsigned int               flags,
                          const gnutls_datum_t      *data,
                          gnutls_datum_t            *signature)
{
  return fails_now () ? GNUTLS_E_PK_SIGN_FAILED : REAL (gnutls_privkey_sign_data) (signer, hash, flags, data, signature);
}

int
gnutls_decode_rs_value (const gnutls_datum_t *signature,
                        gnutls_datum_t       *r,
                        gnutls_datum_t       *s)
{
  return fails_now () ? GNUTLS_E_ASN1_DER_ERROR : REAL (gnutls_decode_rs_value) (signature, r, s);
}

typedef struct
{
  DiaTestServer *server;
  DiaServerUrl  *url;
  DiaHttp       *http;
  DiaDpop       *dpop;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->server = dia_test_server_new ();
  fixture->url = dia_server_url_parse (dia_test_server_get_origin (fixture->server), NULL);
  fixture->http = dia_http_new ("Diapason-test/1");
  fixture->dpop = dia_dpop_new (&error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->dpop));
  g_assert_finalize_object (g_steal_pointer (&fixture->http));
  g_assert_finalize_object (g_steal_pointer (&fixture->server));
  dia_server_url_unref (fixture->url);
}

static guint8 *
decode (const char *text,
        gsize      *length)
{
  g_autofree char *padded = g_strconcat (text, (const char *[]) { "", "===", "==", "=" }[strlen (text) % 4], NULL);

  g_strdelimit (g_strdelimit (padded, "-", '+'), "_", '/');
  return g_base64_decode (padded, length);
}

static JsonNode *
decode_object (const char *text)
{
  gsize length;
  g_autofree guint8 *bytes = decode (text, &length);
  JsonNode *node = dia_json_parse ((const char *) bytes, length, NULL);

  g_assert_nonnull (dia_json_as_object (node));
  return node;
}

/* Checks the signature of a JWS with the key that its own head names, by a way
 * of its own: R and S are put back into DER. */
static void
assert_signature (const char *proof)
{
  g_auto (GStrv) parts = g_strsplit (proof, ".", -1);
  g_autoptr (JsonNode) head = decode_object (parts[0]);
  JsonObject *jwk = dia_json_get_object (dia_json_as_object (head), "jwk");
  g_autofree char *text = g_strjoin (".", parts[0], parts[1], NULL);
  gsize x_length, y_length, length;
  g_autofree guint8 *x_bytes = decode (dia_json_get_string (jwk, "x"), &x_length);
  g_autofree guint8 *y_bytes = decode (dia_json_get_string (jwk, "y"), &y_length);
  g_autofree guint8 *signature = decode (parts[2], &length);
  gnutls_datum_t x = { x_bytes, (unsigned int) x_length };
  gnutls_datum_t y = { y_bytes, (unsigned int) y_length };
  gnutls_datum_t r = { signature, 32 };
  gnutls_datum_t s = { signature + 32, 32 };
  gnutls_datum_t data = { (unsigned char *) text, (unsigned int) strlen (text) };
  gnutls_datum_t der = { NULL, 0 };
  gnutls_pubkey_t key;

  g_assert_cmpuint (x_length, ==, 32);
  g_assert_cmpuint (y_length, ==, 32);
  g_assert_cmpuint (length, ==, 64);
  gnutls_pubkey_init (&key);
  g_assert_cmpint (gnutls_pubkey_import_ecc_raw (key, GNUTLS_ECC_CURVE_SECP256R1, &x, &y), ==, 0);
  g_assert_cmpint (gnutls_encode_rs_value (&der, &r, &s), ==, 0);
  g_assert_cmpint (gnutls_pubkey_verify_data2 (key, GNUTLS_SIGN_ECDSA_SHA256, 0, &data, &der), >=, 0);
  text[0] ^= 1;
  g_assert_cmpint (gnutls_pubkey_verify_data2 (key, GNUTLS_SIGN_ECDSA_SHA256, 0, &data, &der), <, 0);
  gnutls_free (der.data);
  gnutls_pubkey_deinit (key);
}

/* Signs and sends a request; the proof that the server saw. */
static char *
send_signed (Fixture    *fixture,
             const char *method,
             const char *path,
             const char *token)
{
  g_autoptr (DiaHttpRequest) request = dia_http_request_new_for_server (method, fixture->url, path);
  g_autoptr (DiaHttpResponse) response = NULL;
  g_autoptr (GPtrArray) ledger = NULL;

  g_assert_true (dia_dpop_sign_request (fixture->dpop, request, token, NULL));
  response = dia_http_send (fixture->http, request, NULL, NULL);
  g_assert_nonnull (response);
  dia_dpop_note_response (fixture->dpop, response);
  ledger = dia_test_server_dup_ledger (fixture->server);
  return g_strdup (dia_test_request_get_header (g_ptr_array_index (ledger, ledger->len - 1), "dpop"));
}

static JsonNode *
read_claims (const char *proof)
{
  g_auto (GStrv) parts = g_strsplit (proof, ".", -1);

  g_assert_cmpuint (g_strv_length (parts), ==, 3);
  return decode_object (parts[1]);
}

static void
test_proof (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *proof = send_signed (fixture, "POST", "/xrpc/x?secret=1", NULL);
  g_autofree char *other = send_signed (fixture, "POST", "/xrpc/x?secret=1", NULL);
  g_autofree char *url = dia_server_url_join (fixture->url, "/xrpc/x");
  g_auto (GStrv) parts = g_strsplit (proof, ".", -1);
  g_autoptr (JsonNode) head = decode_object (parts[0]);
  g_autoptr (JsonNode) claims = read_claims (proof);
  g_autoptr (JsonNode) other_claims = read_claims (other);
  JsonObject *object = dia_json_as_object (claims);

  assert_signature (proof);
  g_assert_cmpstr (dia_json_get_string (dia_json_as_object (head), "typ"), ==, "dpop+jwt");
  g_assert_cmpstr (dia_json_get_string (dia_json_as_object (head), "alg"), ==, "ES256");
  g_assert_null (dia_json_get_string (dia_json_get_object (dia_json_as_object (head), "jwk"), "d"));
  g_assert_cmpstr (dia_json_get_string (object, "htm"), ==, "POST");
  g_assert_cmpstr (dia_json_get_string (object, "htu"), ==, url);
  g_assert_cmpint (ABS (dia_json_get_int (object, "iat", 0) - g_get_real_time () / G_USEC_PER_SEC), <, 60);
  g_assert_null (dia_json_get_string (object, "ath"));
  g_assert_null (dia_json_get_string (object, "nonce"));
  g_assert_cmpstr (dia_json_get_string (object, "jti"), !=, dia_json_get_string (dia_json_as_object (other_claims), "jti"));
}

/* RFC 9449, section 7.1. */
static void
test_token_hash (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *proof = send_signed (fixture, "GET", "/", "Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU");
  g_autoptr (JsonNode) claims = read_claims (proof);

  g_assert_cmpstr (dia_json_get_string (dia_json_as_object (claims), "ath"), ==, "fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo");
}

/* Leading zeros make a short number: many signatures meet the case. */
static void
test_many_signatures (Fixture       *fixture,
                      gconstpointer  data)
{
  for (int i = 0; i < 300; i++)
    {
      g_autofree char *proof = send_signed (fixture, "GET", "/", NULL);

      assert_signature (proof);
    }
}

static void
test_many_keys (void)
{
  for (int i = 0; i < 300; i++)
    {
      g_autoptr (DiaDpop) dpop = dia_dpop_new (NULL);
      g_autofree char *jwk = dia_dpop_dup_jwk (dpop);
      g_autoptr (GError) error = NULL;
      g_autoptr (DiaDpop) again = dia_dpop_new_from_jwk (jwk, &error);
      g_autofree char *same = again != NULL ? dia_dpop_dup_jwk (again) : NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (same, ==, jwk);
    }
}

static void
test_broken_keys (void)
{
  static const char *const wrong[] = {
    "", "x", "{}", "[]",
    "{\"x\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\",\"y\":\"AA\",\"d\":\"AA\"}",
    "{\"x\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\",\"y\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\",\"d\":\"AA\"}", "{\"x\":\"AA\",\"y\":\"AA\",\"d\":\"AA\"}", "{\"x\":1,\"y\":2,\"d\":3}",
    "{\"x\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\",\"y\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\","
    "\"d\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}", NULL,
  };

  for (int i = 0; wrong[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dia_dpop_new_from_jwk (wrong[i], &error));
      g_assert_error (error, DIA_NET_ERROR, DIA_NET_ERROR_MALFORMED);
    }
}

static void
answer_nonce (const DiaTestRequest *request,
              DiaTestReply         *reply,
              gpointer              nonce)
{
  dia_test_reply_set_status (reply, 401);
  dia_test_reply_add_header (reply, "DPoP-Nonce", nonce);
  dia_test_reply_add_header (reply, "WWW-Authenticate", "DPoP error=\"use_dpop_nonce\", error_description=\"x\"");
}

static void
test_nonce (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (DiaTestServer) other = dia_test_server_new ();
  g_autofree char *other_url = g_strconcat (dia_test_server_get_origin (other), "/", NULL);
  g_autoptr (DiaHttpRequest) elsewhere = dia_http_request_new ("GET", other_url, fixture->url);
  g_autoptr (DiaHttpResponse) response = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (JsonNode) claims = NULL;
  g_autoptr (JsonNode) claims_elsewhere = NULL;
  g_autoptr (GPtrArray) ledger = NULL;

  dia_test_server_handle (fixture->server, "GET", "/", answer_nonce, (gpointer) "nonce-1");
  first = send_signed (fixture, "GET", "/", NULL);
  second = send_signed (fixture, "GET", "/", NULL);
  claims = read_claims (second);
  g_assert_cmpstr (dia_json_get_string (dia_json_as_object (claims), "nonce"), ==, "nonce-1");

  g_assert_true (dia_dpop_sign_request (fixture->dpop, elsewhere, NULL, NULL));
  response = dia_http_send (fixture->http, elsewhere, NULL, NULL);
  g_assert_false (dia_dpop_note_response (fixture->dpop, response));
  ledger = dia_test_server_dup_ledger (other);
  claims_elsewhere = read_claims (dia_test_request_get_header (g_ptr_array_index (ledger, 0), "dpop"));
  g_assert_null (dia_json_get_string (dia_json_as_object (claims_elsewhere), "nonce"));
  g_assert_finalize_object (g_steal_pointer (&other));
}

static void
test_nonce_nonsense (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (JsonNode) claims = NULL;

  dia_test_server_handle (fixture->server, "GET", "/", answer_nonce, (gpointer) "a \"b\"");
  first = send_signed (fixture, "GET", "/", NULL);
  second = send_signed (fixture, "GET", "/", NULL);
  claims = read_claims (second);
  g_assert_null (dia_json_get_string (dia_json_as_object (claims), "nonce"));
}

static gboolean
make_key (Fixture  *fixture,
          GError  **error)
{
  g_autoptr (DiaDpop) dpop = dia_dpop_new (error);

  return dpop != NULL;
}

static gboolean
read_key (Fixture  *fixture,
          GError  **error)
{
  guint until = n_until_failure;
  g_autofree char *jwk = NULL;
  g_autoptr (DiaDpop) again = NULL;

  n_until_failure = 0;
  jwk = dia_dpop_dup_jwk (fixture->dpop);
  n_until_failure = until;
  again = dia_dpop_new_from_jwk (jwk, error);

  return again != NULL;
}

static gboolean
sign_request (Fixture  *fixture,
              GError  **error)
{
  g_autoptr (DiaHttpRequest) request = dia_http_request_new_for_server ("GET", fixture->url, "/");

  return dia_dpop_sign_request (fixture->dpop, request, NULL, error);
}

/* A request that goes to a server with a proof that cannot be made does not go. */
static gboolean
push (Fixture  *fixture,
      GError  **error)
{
  g_autoptr (DiaOauthServer) server = dia_oauth_server_new (fixture->url, NULL, "/authorize", "/token", NULL, NULL);
  g_autoptr (DiaOauthClient) client = dia_oauth_client_new ("id", NULL, "http://127.0.0.1:1/callback");
  g_autoptr (DiaPkce) pkce = dia_pkce_new ();
  g_autofree char *url = NULL;

  server->pushed_request_endpoint = dia_server_url_join (fixture->url, "/par");
  dia_test_server_answer (fixture->server, "POST", "/par", 200, "application/json", "{\"request_uri\":\"urn:x\"}");
  url = dia_oauth_push_authorization (fixture->http, server, client, pkce, NULL, fixture->dpop, NULL, error);

  return url != NULL;
}

/* Each call of GnuTLS fails: that is said, and nothing is made of it. */
static void
test_gnutls_fails (Fixture       *fixture,
                   gconstpointer  data)
{
  static gboolean (*const uses[]) (Fixture *, GError **) = { make_key, read_key, sign_request, push };

  for (guint i = 0; i < G_N_ELEMENTS (uses); i++)
    {
      gboolean failed = TRUE;

      for (guint k = 1; failed; k++)
        {
          g_autoptr (GError) error = NULL;
          gboolean done;

          n_until_failure = k;
          done = uses[i] (fixture, &error);
          failed = n_until_failure == 0;
          n_until_failure = 0;
          g_assert_true (done == !failed);
          if (failed)
            g_assert_error (error, DIA_NET_ERROR, DIA_NET_ERROR_MALFORMED);
          else
            g_assert_no_error (error);
        }
    }
  n_until_failure = 1;
  g_assert_null (dia_dpop_dup_jwk (fixture->dpop));
  g_assert_cmpuint (dia_test_server_count (fixture->server, "POST", "/par"), ==, 1);
}

static void
answer_as_told (const DiaTestRequest *request,
                DiaTestReply         *reply,
                gpointer              nonce)
{
  dia_test_reply_set_status (reply, g_str_equal (request->path, "/plain") ? 200 : 401);
  dia_test_reply_add_header (reply, "DPoP-Nonce", nonce);
  if (g_str_equal (request->path, "/other"))
    dia_test_reply_add_header (reply, "WWW-Authenticate", "DPoP error=\"invalid_token\"");
}

/* A nonce is taken from any answer, but only one that asks for it is worth a second
 * try; what could not stand in a header is none. */
static void
test_nonce_not_asked (Fixture       *fixture,
                      gconstpointer  data)
{
  static const char *const paths[] = { "/plain", "/silent", "/other" };
  static const char *const odd[] = { "a\\b", "a\"b", "a b" };

  for (guint i = 0; i < G_N_ELEMENTS (paths) + G_N_ELEMENTS (odd); i++)
    {
      const char *path = paths[i % G_N_ELEMENTS (paths)];
      const char *nonce = i < G_N_ELEMENTS (paths) ? "nonce" : odd[i % G_N_ELEMENTS (paths)];
      g_autoptr (DiaHttpRequest) request = dia_http_request_new_for_server ("GET", fixture->url, path);
      g_autoptr (DiaHttpResponse) response = NULL;

      dia_test_server_handle (fixture->server, "GET", path, answer_as_told, (gpointer) nonce);
      response = dia_http_send (fixture->http, request, NULL, NULL);
      g_assert_nonnull (response);
      g_assert_false (dia_dpop_note_response (fixture->dpop, response));
    }
}

/* An address without a server has no nonce. */
static void
test_no_server (Fixture       *fixture,
                gconstpointer  data)
{
  static const char *const urls[] = { "about:blank", "no address at all" };

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (DiaHttpRequest) request = dia_http_request_new ("GET", urls[i], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_true (dia_dpop_sign_request (fixture->dpop, request, NULL, &error));
      g_assert_no_error (error);
    }
}

#define ADD(name, func) g_test_add ("/net/dpop/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("proof", test_proof);
  ADD ("token-hash", test_token_hash);
  ADD ("many-signatures", test_many_signatures);
  g_test_add_func ("/net/dpop/many-keys", test_many_keys);
  g_test_add_func ("/net/dpop/broken-keys", test_broken_keys);
  ADD ("nonce", test_nonce);
  ADD ("nonce-nonsense", test_nonce_nonsense);
  ADD ("nonce-not-asked", test_nonce_not_asked);
  ADD ("gnutls-fails", test_gnutls_fails);
  ADD ("no-server", test_no_server);
  return g_test_run ();
}
