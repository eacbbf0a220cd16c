/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-pkce.h"

#include "dia-wipe.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#define SECRET_BYTES 32

char *
dia_pkce_base64url (const void *bytes,
                    gsize       length)
{
  char *text = g_base64_encode (bytes, length);

  text[strcspn (text, "=")] = '\0';
  return g_strdelimit (g_strdelimit (text, "+", '-'), "/", '_');
}

char *
dia_pkce_make_random (gsize n_bytes)
{
  g_autofree guint8 *bytes = g_malloc (n_bytes);
  gsize filled = 0;
  char *text;

  /* The kernel refuses only when it has no generator: nothing can be secret then. */
  while (filled < n_bytes)
    {
      ssize_t got = getrandom (bytes + filled, n_bytes - filled, 0);

      if (got > 0)
        filled += (gsize) got;
      else if (errno != EINTR)
        g_error ("The system has no source of random numbers: %s", g_strerror (errno));
    }
  text = dia_pkce_base64url (bytes, n_bytes);
  explicit_bzero (bytes, n_bytes);
  return text;
}

char *
dia_pkce_make_challenge (const char *verifier)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;

  g_return_val_if_fail (verifier != NULL, NULL);

  g_checksum_update (checksum, (const guchar *) verifier, -1);
  g_checksum_get_digest (checksum, digest, &length);
  return dia_pkce_base64url (digest, length);
}

DiaPkce *
dia_pkce_new (void)
{
  DiaPkce *self = g_new0 (DiaPkce, 1);

  self->verifier = dia_pkce_make_random (SECRET_BYTES);
  self->challenge = dia_pkce_make_challenge (self->verifier);
  self->state = dia_pkce_make_random (SECRET_BYTES);
  return self;
}

void
dia_pkce_free (DiaPkce *self)
{
  g_return_if_fail (self != NULL);

  dia_wipe_free (self->verifier);
  dia_wipe_free (self->state);
  g_free (self->challenge);
  g_free (self);
}

gboolean
dia_pkce_equal (const char *a,
                const char *b)
{
  gsize length_a;
  gsize length_b;
  guchar difference = 0;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  length_a = strlen (a);
  length_b = strlen (b);
  for (gsize i = 0; i < length_a && i < length_b; i++)
    difference |= (guchar) (a[i] ^ b[i]);
  return length_a == length_b && difference == 0;
}
