/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-secret.h"

#include <string.h>

struct _DiaSecret
{
  gatomicrefcount ref_count;
  gsize           length;
  char            text[];
};

G_DEFINE_BOXED_TYPE (DiaSecret, dia_secret, dia_secret_ref, dia_secret_unref)

DiaSecret *
dia_secret_new (const char *text)
{
  gsize length;
  DiaSecret *self;

  g_return_val_if_fail (text != NULL, NULL);

  length = strlen (text);
  self = g_malloc (sizeof (DiaSecret) + length + 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->length = length;
  memcpy (self->text, text, length + 1);
  return self;
}

DiaSecret *
dia_secret_ref (DiaSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dia_secret_unref (DiaSecret *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  /* Unlike memset, this may not be optimised away before a free. */
  explicit_bzero (self->text, self->length);
  g_free (self);
}

const char *
dia_secret_get_text (const DiaSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}
