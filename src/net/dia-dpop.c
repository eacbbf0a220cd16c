/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-dpop.h"

#include "dia-json.h"
#include "dia-net-error.h"
#include "dia-pkce.h"
#include "dia-wipe.h"

#include <glib/gi18n-lib.h>
#include <gnutls/abstract.h>
#include <gnutls/crypto.h>
#include <string.h>

/* P-256 (RFC 7518, section 6.2.1): each coordinate, and each half of a signature. */
#define COORDINATE_BYTES 32
#define IDENTIFIER_BYTES 16

struct _DiaDpop
{
  GObject          parent_instance;

  gnutls_privkey_t key;
  char            *x;        /* base64url of the public point */
  char            *y;

  GMutex           lock;     /* protects the nonces */
  GHashTable      *nonces;   /* (element-type utf8 utf8): by origin */
};

G_DEFINE_FINAL_TYPE (DiaDpop, dia_dpop, G_TYPE_OBJECT)

static gboolean
fail (GError **error,
      int      code)
{
  g_set_error (error, DIA_NET_ERROR, DIA_NET_ERROR_MALFORMED,
               _("The key of the sign-in cannot be used (%s)."), gnutls_strerror (code));
  return FALSE;
}

static void
clear_datum (gnutls_datum_t *datum)
{
  gnutls_memset (datum->data, 0, datum->size);
  g_clear_pointer (&datum->data, gnutls_free);
}

/* Big-endian numbers come without their leading zeros: a coordinate has a fixed width. */
static char *
encode_coordinate (const gnutls_datum_t *number)
{
  guint8 padded[COORDINATE_BYTES] = { 0 };
  gsize skip = number->size > COORDINATE_BYTES ? number->size - COORDINATE_BYTES : 0;
  gsize size = number->size - skip;
  char *text;

  memcpy (padded + COORDINATE_BYTES - size, number->data + skip, size);
  text = dia_pkce_base64url (padded, sizeof padded);
  explicit_bzero (padded, sizeof padded);
  return text;
}

static gboolean
export_numbers (DiaDpop         *self,
                gnutls_datum_t  *x,
                gnutls_datum_t  *y,
                gnutls_datum_t  *k,
                GError         **error)
{
  int code = gnutls_privkey_export_ecc_raw2 (self->key, NULL, x, y, k, GNUTLS_EXPORT_FLAG_NO_LZ);

  return code == GNUTLS_E_SUCCESS ? TRUE : fail (error, code);
}

static gboolean
remember_public_point (DiaDpop  *self,
                       GError  **error)
{
  gnutls_datum_t x = { NULL, 0 };
  gnutls_datum_t y = { NULL, 0 };

  if (!export_numbers (self, &x, &y, NULL, error))
    return FALSE;
  self->x = encode_coordinate (&x);
  self->y = encode_coordinate (&y);
  clear_datum (&x);
  clear_datum (&y);
  return TRUE;
}

DiaDpop *
dia_dpop_new (GError **error)
{
  g_autoptr (DiaDpop) self = g_object_new (DIA_TYPE_DPOP, NULL);
  int code = gnutls_privkey_generate (self->key, GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1), 0);

  if (code != GNUTLS_E_SUCCESS)
    {
      fail (error, code);
      return NULL;
    }
  return remember_public_point (self, error) ? g_steal_pointer (&self) : NULL;
}

static gboolean
decode_coordinate (JsonObject      *jwk,
                   const char      *name,
                   gnutls_datum_t  *number)
{
  g_autofree char *padded = g_strconcat (dia_json_get_string (jwk, name) != NULL ? dia_json_get_string (jwk, name) : "", "=", NULL);
  gsize size = 0;

  g_strdelimit (g_strdelimit (padded, "-", '+'), "_", '/');
  number->data = g_base64_decode (padded, &size);
  number->size = (unsigned int) size;
  explicit_bzero (padded, strlen (padded));
  return size == COORDINATE_BYTES;
}

static void
wipe_decoded (gnutls_datum_t *number)
{
  explicit_bzero (number->data, number->size);
  g_free (number->data);
}

static gboolean
import_numbers (DiaDpop     *self,
                JsonObject  *jwk,
                GError     **error)
{
  gnutls_datum_t x;
  gnutls_datum_t y;
  gnutls_datum_t d;
  gboolean whole_x = decode_coordinate (jwk, "x", &x);
  gboolean whole_y = decode_coordinate (jwk, "y", &y);
  gboolean whole_d = decode_coordinate (jwk, "d", &d);
  int code = GNUTLS_E_INVALID_REQUEST;

  if (whole_x && whole_y && whole_d)
    code = gnutls_privkey_import_ecc_raw (self->key, GNUTLS_ECC_CURVE_SECP256R1, &x, &y, &d);
  wipe_decoded (&x);
  wipe_decoded (&y);
  wipe_decoded (&d);
  return code == GNUTLS_E_SUCCESS ? TRUE : fail (error, code);
}

DiaDpop *
dia_dpop_new_from_jwk (const char  *jwk,
                       GError     **error)
{
  g_autoptr (DiaDpop) self = g_object_new (DIA_TYPE_DPOP, NULL);
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (jwk != NULL, NULL);

  root = dia_json_parse (jwk, strlen (jwk), error);
  if (root == NULL || !import_numbers (self, dia_json_as_object (root), error) || !remember_public_point (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

char *
dia_dpop_dup_jwk (DiaDpop *self)
{
  gnutls_datum_t k = { NULL, 0 };
  char *d;
  char *text;

  g_return_val_if_fail (DIA_IS_DPOP (self), NULL);

  if (!export_numbers (self, NULL, NULL, &k, NULL))
    return NULL;
  d = encode_coordinate (&k);
  clear_datum (&k);
  text = g_strdup_printf ("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%s\",\"y\":\"%s\",\"d\":\"%s\"}", self->x, self->y, d);
  dia_wipe_free (d);
  return text;
}

static char *
dup_origin (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED, NULL);

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return NULL;
  return g_strdup_printf ("%s://%s:%d", g_uri_get_scheme (uri), g_uri_get_host (uri), g_uri_get_port (uri));
}

static char *
dup_nonce (DiaDpop    *self,
           const char *url)
{
  g_autofree char *origin = dup_origin (url);
  char *nonce;

  g_mutex_lock (&self->lock);
  nonce = origin != NULL ? g_strdup (g_hash_table_lookup (self->nonces, origin)) : NULL;
  g_mutex_unlock (&self->lock);
  return nonce;
}

static char *
encode_object (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autofree char *text = dia_json_to_text (node);

  return dia_pkce_base64url (text, strlen (text));
}

static char *
make_head (DiaDpop *self)
{
  g_autoptr (JsonObject) head = json_object_new ();
  JsonObject *jwk = json_object_new ();

  json_object_set_string_member (jwk, "kty", "EC");
  json_object_set_string_member (jwk, "crv", "P-256");
  json_object_set_string_member (jwk, "x", self->x);
  json_object_set_string_member (jwk, "y", self->y);
  json_object_set_string_member (head, "typ", "dpop+jwt");
  json_object_set_string_member (head, "alg", "ES256");
  json_object_set_object_member (head, "jwk", jwk);
  return encode_object (head);
}

/* RFC 9449, section 4.2. */
static char *
make_claims (DiaDpop              *self,
             const DiaHttpRequest *request,
             const char           *access_token)
{
  const char *url = dia_http_request_get_url (request);
  g_autofree char *bare = g_strndup (url, strcspn (url, "?#"));
  g_autofree char *identifier = dia_pkce_make_random (IDENTIFIER_BYTES);
  g_autofree char *nonce = dup_nonce (self, url);
  g_autoptr (JsonObject) claims = json_object_new ();

  json_object_set_string_member (claims, "jti", identifier);
  json_object_set_string_member (claims, "htm", dia_http_request_get_method (request));
  json_object_set_string_member (claims, "htu", bare);
  json_object_set_int_member (claims, "iat", g_get_real_time () / G_USEC_PER_SEC);
  if (nonce != NULL)
    json_object_set_string_member (claims, "nonce", nonce);
  if (access_token != NULL)
    {
      /* The hash of a token is made as the challenge of a verifier is. */
      g_autofree char *hash = dia_pkce_make_challenge (access_token);

      json_object_set_string_member (claims, "ath", hash);
    }
  return encode_object (claims);
}

/* JWS wants R and S side by side (RFC 7518, section 3.4), not DER. */
static char *
encode_signature (const gnutls_datum_t *der)
{
  gnutls_datum_t r = { NULL, 0 };
  gnutls_datum_t s = { NULL, 0 };
  guint8 both[2 * COORDINATE_BYTES] = { 0 };

  if (gnutls_decode_rs_value (der, &r, &s) != GNUTLS_E_SUCCESS)
    return NULL;
  for (int i = 0; i < 2; i++)
    {
      const gnutls_datum_t *number = i == 0 ? &r : &s;
      gsize skip = number->size > COORDINATE_BYTES ? number->size - COORDINATE_BYTES : 0;
      gsize size = number->size - skip;

      memcpy (both + (i + 1) * COORDINATE_BYTES - size, number->data + skip, size);
    }
  gnutls_free (r.data);
  gnutls_free (s.data);
  return dia_pkce_base64url (both, sizeof both);
}

static char *
sign (DiaDpop     *self,
      const char  *text,
      GError     **error)
{
  gnutls_datum_t input = { (unsigned char *) text, (unsigned int) strlen (text) };
  gnutls_datum_t der = { NULL, 0 };
  int code = gnutls_privkey_sign_data (self->key, GNUTLS_DIG_SHA256, 0, &input, &der);
  char *signature = NULL;

  if (code == GNUTLS_E_SUCCESS)
    signature = encode_signature (&der);
  gnutls_free (der.data);
  if (signature == NULL)
    fail (error, code != GNUTLS_E_SUCCESS ? code : GNUTLS_E_INTERNAL_ERROR);
  return signature;
}

gboolean
dia_dpop_sign_request (DiaDpop         *self,
                       DiaHttpRequest  *request,
                       const char      *access_token,
                       GError         **error)
{
  g_autofree char *head = NULL;
  g_autofree char *claims = NULL;
  g_autofree char *text = NULL;
  g_autofree char *signature = NULL;
  g_autofree char *proof = NULL;

  g_return_val_if_fail (DIA_IS_DPOP (self), FALSE);
  g_return_val_if_fail (request != NULL, FALSE);

  head = make_head (self);
  claims = make_claims (self, request, access_token);
  text = g_strjoin (".", head, claims, NULL);
  signature = sign (self, text, error);
  if (signature == NULL)
    return FALSE;
  proof = g_strjoin (".", text, signature, NULL);
  dia_http_request_set_header (request, "DPoP", proof);
  return TRUE;
}

/* The authorization server says so in its body (400), others in a header (401);
 * RFC 9449, sections 8 and 9. */
static gboolean
wants_nonce (const DiaHttpResponse *response)
{
  const char *challenge = dia_http_response_get_header (response, "WWW-Authenticate");
  g_autoptr (JsonNode) root = NULL;

  if (dia_http_response_get_status (response) == 401)
    return challenge != NULL && strstr (challenge, "use_dpop_nonce") != NULL;
  if (dia_http_response_get_status (response) != 400)
    return FALSE;
  root = dia_json_parse_response (response, NULL);
  return g_strcmp0 (dia_json_get_string (dia_json_as_object (root), "error"), "use_dpop_nonce") == 0;
}

/* RFC 9449, section 8.1: letters without space, quotes or backslash. */
static gboolean
is_nonce (const char *nonce)
{
  for (const char *letter = nonce; *letter != '\0'; letter++)
    if (!g_ascii_isgraph (*letter) || *letter == '"' || *letter == '\\')
      return FALSE;
  return *nonce != '\0';
}

gboolean
dia_dpop_note_response (DiaDpop               *self,
                        const DiaHttpResponse *response)
{
  const char *nonce;
  g_autofree char *origin = NULL;

  g_return_val_if_fail (DIA_IS_DPOP (self), FALSE);
  g_return_val_if_fail (response != NULL, FALSE);

  nonce = dia_http_response_get_header (response, "DPoP-Nonce");
  origin = dup_origin (dia_http_response_get_url (response));
  if (nonce == NULL || origin == NULL || !is_nonce (nonce))
    return FALSE;
  g_mutex_lock (&self->lock);
  g_hash_table_insert (self->nonces, g_steal_pointer (&origin), g_strdup (nonce));
  g_mutex_unlock (&self->lock);
  return wants_nonce (response);
}

static void
dia_dpop_finalize (GObject *object)
{
  DiaDpop *self = DIA_DPOP (object);

  gnutls_privkey_deinit (self->key);
  g_free (self->x);
  g_free (self->y);
  g_hash_table_unref (self->nonces);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (dia_dpop_parent_class)->finalize (object);
}

static void
dia_dpop_class_init (DiaDpopClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_dpop_finalize;
}

static void
dia_dpop_init (DiaDpop *self)
{
  gnutls_privkey_init (&self->key);
  g_mutex_init (&self->lock);
  self->nonces = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}
