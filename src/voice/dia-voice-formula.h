/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A name that a formula can use. */
typedef struct
{
  const char *name;
  double      value;
} DiaVoiceVariable;

/**
 * dia_voice_formula_evaluate:
 * @variables: ended by a NULL name; a name that is not among them is an error
 *
 * Arithmetic as the “metric” rules of Vale have it: + - * / ( ), comparisons, &&
 * and ||, math.sqrt() and its kind. True is 1. Any thread.
 */
gboolean dia_voice_formula_evaluate (const char *formula, const DiaVoiceVariable *variables, double *result,
                                     GError **error);

#define DIA_VOICE_FORMULA_ERROR (dia_voice_formula_error_quark ())
GQuark dia_voice_formula_error_quark (void);

typedef enum
{
  DIA_VOICE_FORMULA_ERROR_SYNTAX,
  DIA_VOICE_FORMULA_ERROR_NAME,
} DiaVoiceFormulaError;

G_END_DECLS
