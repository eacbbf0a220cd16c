/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-post.h"

#include "dia-field.h"

G_DEFINE_FINAL_TYPE (DiaPost, dia_post, G_TYPE_OBJECT)

const char *
dia_kept_to_string (DiaKept kept)
{
  static const char *const names[] = { "no", "wanted", "perhaps", "yes", "returning" };

  g_return_val_if_fail (kept < G_N_ELEMENTS (names), NULL);

  return names[kept];
}

gboolean
dia_kept_is_wanted (DiaKept kept)
{
  return kept != DIA_KEPT_NOT && kept != DIA_KEPT_RETURNING;
}

static void
dia_post_finalize (GObject *object)
{
  DiaPost *self = (DiaPost *) object;

  g_free (self->text);
  g_free (self->warning);
  g_free (self->remote_id);
  g_free (self->remote_url);
  g_free (self->problem);

  G_OBJECT_CLASS (dia_post_parent_class)->finalize (object);
}

static void
dia_post_class_init (DiaPostClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_post_finalize;
}

static void
dia_post_init (DiaPost *self)
{
  self->text = g_strdup ("");
  self->warning = g_strdup ("");
  self->remote_id = g_strdup ("");
  self->remote_url = g_strdup ("");
  self->problem = g_strdup ("");
  self->slot = DIA_SLOT_NONE;
  self->not_before = DIA_INSTANT_NONE;
  self->published_at = DIA_INSTANT_NONE;
}

DiaPost *
dia_post_new (void)
{
  return g_object_new (DIA_TYPE_POST, NULL);
}

DiaPost *
dia_post_copy (const DiaPost *self)
{
  DiaPost *copy = dia_post_new ();

  copy->id = self->id;
  copy->content_id = self->content_id;
  copy->account_id = self->account_id;
  copy->state = self->state;
  copy->slot = self->slot;
  copy->own_text = self->own_text;
  copy->behind = self->behind;
  copy->attempts = self->attempts;
  copy->not_before = self->not_before;
  copy->published_at = self->published_at;
  copy->kept = self->kept;
  copy->version = self->version;
  dia_field_set_text (&copy->text, self->text);
  dia_field_set_text (&copy->warning, self->warning);
  dia_field_set_text (&copy->remote_id, self->remote_id);
  dia_field_set_text (&copy->remote_url, self->remote_url);
  dia_field_set_text (&copy->problem, self->problem);

  return copy;
}
