/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The secrets of one sign-in: proof key (RFC 7636, S256) and `state`. */
typedef struct
{
  char *verifier;   /* 43 characters: 256 random bits */
  char *challenge;  /* base64url (SHA-256 (verifier)) */
  char *state;      /* 43 characters: 256 random bits */
} DiaPkce;

/* (transfer full) */
DiaPkce *dia_pkce_new              (void) G_GNUC_WARN_UNUSED_RESULT;
void     dia_pkce_free             (DiaPkce *self);

/* The S256 challenge of a verifier. (transfer full) */
char    *dia_pkce_make_challenge   (const char *verifier) G_GNUC_WARN_UNUSED_RESULT;
/* base64url without padding (RFC 4648, section 5). (transfer full) */
char    *dia_pkce_base64url        (const void *bytes, gsize length) G_GNUC_WARN_UNUSED_RESULT;
/* @n_bytes from the kernel's generator, as base64url. (transfer full) */
char    *dia_pkce_make_random      (gsize n_bytes) G_GNUC_WARN_UNUSED_RESULT;
/* Compares secrets in a time that does not tell where they differ. */
gboolean dia_pkce_equal            (const char *a, const char *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaPkce, dia_pkce_free)

G_END_DECLS
