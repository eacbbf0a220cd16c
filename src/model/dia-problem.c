/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-problem.h"

G_DEFINE_FINAL_TYPE (DiaProblem, dia_problem, G_TYPE_OBJECT)

static void
dia_problem_finalize (GObject *object)
{
  DiaProblem *self = (DiaProblem *) object;

  g_free (self->title);
  g_free (self->detail);
  g_free (self->network);
  g_array_unref (self->accounts);

  G_OBJECT_CLASS (dia_problem_parent_class)->finalize (object);
}

static void
dia_problem_class_init (DiaProblemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_problem_finalize;
}

static void
dia_problem_init (DiaProblem *self)
{
  self->title = g_strdup ("");
  self->detail = g_strdup ("");
  self->network = g_strdup ("");
  self->item = -1;
  self->accounts = g_array_new (FALSE, FALSE, sizeof (DiaId));
}

DiaProblem *
dia_problem_new (DiaProblemKind kind,
                 DiaSeverity    severity)
{
  DiaProblem *self = g_object_new (DIA_TYPE_PROBLEM, NULL);

  self->kind = kind;
  self->severity = severity;

  return self;
}
