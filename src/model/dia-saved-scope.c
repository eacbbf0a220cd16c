/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-scope.h"

G_DEFINE_FINAL_TYPE (DiaSavedScope, dia_saved_scope, G_TYPE_OBJECT)

static void
dia_saved_scope_finalize (GObject *object)
{
  DiaSavedScope *self = (DiaSavedScope *) object;

  g_free (self->name);
  g_clear_pointer (&self->scope, dia_scope_unref);

  G_OBJECT_CLASS (dia_saved_scope_parent_class)->finalize (object);
}

static void
dia_saved_scope_class_init (DiaSavedScopeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_saved_scope_finalize;
}

static void
dia_saved_scope_init (DiaSavedScope *self)
{
}

DiaSavedScope *
dia_saved_scope_new (DiaId       id,
                     const char *name,
                     DiaScope   *scope)
{
  DiaSavedScope *self = g_object_new (DIA_TYPE_SAVED_SCOPE, NULL);

  self->id = id;
  self->name = g_strdup (name);
  self->scope = dia_scope_ref (scope);

  return self;
}
