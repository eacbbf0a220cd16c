/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a charter means what its own examples say. */

#include "dia-charter-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DiaCharter *charter;
  const char *language;
  GPtrArray  *failures;
} Testing;

static void
tell (Testing               *self,
      const DiaVoiceRule    *rule,
      const DiaVoiceExample *example,
      const char            *why)
{
  g_ptr_array_add (self->failures, g_strdup_printf ("%s:%u: %s: %s", rule->path, example->line, rule->name, why));
}

static gboolean
is_as_told (const DiaVoiceFinding *finding,
            const DiaVoiceExample *example)
{
  if (example->match != NULL && g_strcmp0 (example->match, finding->match) != 0)
    return FALSE;

  return example->fix == NULL || (finding->fixes != NULL && g_strcmp0 (finding->fixes[0], example->fix) == 0);
}

static void
check_bad (Testing               *self,
           const DiaVoiceRule    *rule,
           const DiaVoiceExample *example,
           const GPtrArray       *findings)
{
  const DiaVoiceFinding *first;
  g_autofree char *why = NULL;

  for (guint i = 0; i < findings->len; i++)
    if (is_as_told (findings->pdata[i], example))
      return;
  if (findings->len == 0)
    {
      tell (self, rule, example, _("nothing is found in a bad example."));
      return;
    }
  first = findings->pdata[0];
  why = g_strdup_printf (_("what is found in a bad example is “%s”, with the fix “%s”."), first->match,
                         first->fixes != NULL ? first->fixes[0] : "");
  tell (self, rule, example, why);
}

static void
run_example (Testing               *self,
             const DiaVoiceRule    *rule,
             const DiaVoiceExample *example,
             gboolean               good)
{
  DiaCharterQuestion question = { .language = rule->language != NULL ? rule->language : self->language, .only = rule };
  g_autoptr (GError) why = NULL;
  g_autoptr (GPtrArray) findings = dia_charter_check (self->charter, example->text, &question, NULL, &why);

  if (findings == NULL)
    tell (self, rule, example, why->message);
  else if (!good)
    check_bad (self, rule, example, findings);
  else if (findings->len > 0)
    {
      g_autofree char *told = g_strdup_printf (_("“%s” is found in a good example."),
                                               ((DiaVoiceFinding *) findings->pdata[0])->match);

      tell (self, rule, example, told);
    }
}

GPtrArray *
dia_charter_test (DiaCharter *self,
                  const char *language,
                  guint      *n_examples)
{
  Testing testing = { self, language, g_ptr_array_new_with_free_func (g_free) };

  *n_examples = 0;
  for (guint i = 0; i < self->rules->len; i++)
    {
      const DiaVoiceRule *rule = self->rules->pdata[i];

      *n_examples += rule->good->len + rule->bad->len;
      for (guint j = 0; j < rule->good->len; j++)
        run_example (&testing, rule, rule->good->pdata[j], TRUE);
      for (guint j = 0; j < rule->bad->len; j++)
        run_example (&testing, rule, rule->bad->pdata[j], FALSE);
    }

  return testing.failures;
}
