/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-brand.h"

#include "dia-field.h"

G_DEFINE_FINAL_TYPE (DiaBrand, dia_brand, G_TYPE_OBJECT)

static void
dia_brand_finalize (GObject *object)
{
  DiaBrand *self = (DiaBrand *) object;

  g_free (self->name);
  g_free (self->color);
  g_free (self->mark);

  G_OBJECT_CLASS (dia_brand_parent_class)->finalize (object);
}

static void
dia_brand_class_init (DiaBrandClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_brand_finalize;
}

static void
dia_brand_init (DiaBrand *self)
{
  self->name = g_strdup ("");
  self->color = g_strdup ("");
  self->mark = g_strdup ("");
}

DiaBrand *
dia_brand_new (void)
{
  return g_object_new (DIA_TYPE_BRAND, NULL);
}

DiaBrand *
dia_brand_copy (const DiaBrand *self)
{
  DiaBrand *copy = dia_brand_new ();

  copy->id = self->id;
  copy->position = self->position;
  dia_field_set_text (&copy->name, self->name);
  dia_field_set_text (&copy->color, self->color);
  dia_field_set_text (&copy->mark, self->mark);

  return copy;
}
