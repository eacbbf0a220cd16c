/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-key-moment.h"

#include "dia-field.h"

G_DEFINE_FINAL_TYPE (DiaKeyMoment, dia_key_moment, G_TYPE_OBJECT)

static void
dia_key_moment_finalize (GObject *object)
{
  DiaKeyMoment *self = (DiaKeyMoment *) object;

  g_free (self->title);
  g_free (self->brief);
  g_free (self->first_day);
  g_free (self->last_day);
  g_free (self->color);

  G_OBJECT_CLASS (dia_key_moment_parent_class)->finalize (object);
}

static void
dia_key_moment_class_init (DiaKeyMomentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_key_moment_finalize;
}

static void
dia_key_moment_init (DiaKeyMoment *self)
{
  self->title = g_strdup ("");
  self->brief = g_strdup ("");
  self->first_day = g_strdup ("");
  self->last_day = g_strdup ("");
  self->color = g_strdup ("");
}

DiaKeyMoment *
dia_key_moment_new (void)
{
  return g_object_new (DIA_TYPE_KEY_MOMENT, NULL);
}

DiaKeyMoment *
dia_key_moment_copy (const DiaKeyMoment *self)
{
  DiaKeyMoment *copy = dia_key_moment_new ();

  copy->id = self->id;
  dia_field_set_text (&copy->title, self->title);
  dia_field_set_text (&copy->brief, self->brief);
  dia_field_set_text (&copy->first_day, self->first_day);
  dia_field_set_text (&copy->last_day, self->last_day);
  dia_field_set_text (&copy->color, self->color);

  return copy;
}
