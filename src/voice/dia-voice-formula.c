/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-voice-formula.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Parentheses within parentheses, of which no formula of a style has many. */
#define MAX_DEPTH 50

G_DEFINE_QUARK (dia-voice-formula-error-quark, dia_voice_formula_error)

typedef struct
{
  const char             *at;
  const DiaVoiceVariable *variables;
  guint                   depth;
  GError                 *error;    /* the first; after it every value is 0 */
} Reading;

static double read_any (Reading *self);

static void fail (Reading *self, DiaVoiceFormulaError code, const char *format, ...) G_GNUC_PRINTF (3, 4);

static void
fail (Reading              *self,
      DiaVoiceFormulaError  code,
      const char           *format,
      ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (self->error == NULL)
    self->error = g_error_new_valist (DIA_VOICE_FORMULA_ERROR, code, format, arguments);
  va_end (arguments);
  self->at += strlen (self->at);
}

static gboolean
take (Reading    *self,
      const char *sign)
{
  while (g_ascii_isspace (*self->at))
    self->at++;
  if (!g_str_has_prefix (self->at, sign))
    return FALSE;
  self->at += strlen (sign);

  return TRUE;
}

/* The names of Tengo's library "math", as far as formulas have use for them. */
static double
call_function (Reading    *self,
               const char *name)
{
  double one = read_any (self);
  double other = take (self, ",") ? read_any (self) : 0;

  if (!take (self, ")"))
    fail (self, DIA_VOICE_FORMULA_ERROR_SYNTAX, _("A parenthesis is not closed after “%s”."), name);
  if (g_str_equal (name, "math.sqrt"))
    return one < 0 ? 0 : sqrt (one);
  if (g_str_equal (name, "math.pow"))
    return pow (one, other);
  if (g_str_equal (name, "math.log"))
    return one <= 0 ? 0 : log (one);
  if (g_str_equal (name, "math.abs"))
    return fabs (one);
  if (g_str_equal (name, "math.floor"))
    return floor (one);
  if (g_str_equal (name, "math.ceil"))
    return ceil (one);
  if (g_str_equal (name, "math.min"))
    return MIN (one, other);
  if (g_str_equal (name, "math.max"))
    return MAX (one, other);
  fail (self, DIA_VOICE_FORMULA_ERROR_NAME, _("A formula does not know “%s”."), name);

  return 0;
}

static double
read_name (Reading *self)
{
  gsize length = strspn (self->at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.");
  g_autofree char *name = g_strndup (self->at, length);

  self->at += length;
  if (take (self, "("))
    return call_function (self, name);
  for (const DiaVoiceVariable *variable = self->variables; variable->name != NULL; variable++)
    if (g_str_equal (variable->name, name))
      return variable->value;
  fail (self, DIA_VOICE_FORMULA_ERROR_NAME, _("A formula does not know “%s”."), name);

  return 0;
}

static double
read_primary (Reading *self)
{
  double value;
  char *end;

  if (take (self, "("))
    {
      value = read_any (self);
      if (!take (self, ")"))
        fail (self, DIA_VOICE_FORMULA_ERROR_SYNTAX, _("A parenthesis is not closed before “%s”."), self->at);
      return value;
    }
  if (g_ascii_isalpha (*self->at))
    return read_name (self);
  end = (char *) self->at;
  value = g_ascii_isdigit (*self->at) || *self->at == '.' ? g_ascii_strtod (self->at, &end) : 0;
  if (end != self->at)
    self->at = end;
  else
    fail (self, DIA_VOICE_FORMULA_ERROR_SYNTAX, _("A value is missing before “%s”."), self->at);

  return value;
}

static double
read_sign (Reading *self)
{
  double value;

  if (++self->depth > MAX_DEPTH)
    {
      fail (self, DIA_VOICE_FORMULA_ERROR_SYNTAX, _("The formula is nested too deep."));
      return 0;
    }
  value = take (self, "-") ? -read_sign (self) : read_primary (self);
  self->depth--;

  return value;
}

static double
read_product (Reading *self)
{
  double value = read_sign (self);

  for (;;)
    if (take (self, "*"))
      value *= read_sign (self);
    else if (take (self, "/"))
      {
        double by = read_sign (self);

        /* An empty text has no sentence to divide by. */
        value = by != 0 ? value / by : 0;
      }
    else
      return value;
}

static double
read_sum (Reading *self)
{
  double value = read_product (self);

  for (;;)
    if (take (self, "+"))
      value += read_product (self);
    else if (take (self, "-"))
      value -= read_product (self);
    else
      return value;
}

static double
read_comparison (Reading *self)
{
  double value = read_sum (self);

  for (;;)
    if (take (self, ">="))
      value = value >= read_sum (self);
    else if (take (self, "<="))
      value = value <= read_sum (self);
    else if (take (self, "=="))
      value = value == read_sum (self);
    else if (take (self, "!="))
      value = value != read_sum (self);
    else if (take (self, ">"))
      value = value > read_sum (self);
    else if (take (self, "<"))
      value = value < read_sum (self);
    else
      return value;
}

static double
read_any (Reading *self)
{
  double value = read_comparison (self);

  for (;;)
    if (take (self, "&&"))
      value = (read_comparison (self) != 0) & (value != 0);
    else if (take (self, "||"))
      value = (read_comparison (self) != 0) | (value != 0);
    else
      return value;
}

gboolean
dia_voice_formula_evaluate (const char              *formula,
                            const DiaVoiceVariable  *variables,
                            double                  *result,
                            GError                 **error)
{
  Reading self = { .at = formula, .variables = variables };

  *result = read_any (&self);
  (void) take (&self, "");
  if (*self.at != '\0')
    fail (&self, DIA_VOICE_FORMULA_ERROR_SYNTAX, _("The formula ends before “%s”."), self.at);
  if (self.error == NULL)
    return TRUE;
  g_propagate_error (error, self.error);

  return FALSE;
}
