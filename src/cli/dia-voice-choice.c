/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-voice-choice.h"

#include "dia-codes.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

GOptionEntry *
dia_voice_choice_make_entries (DiaVoiceChoice     *self,
                               const GOptionEntry *more)
{
  const GOptionEntry own[] = {
    { "lang", 0, 0, G_OPTION_ARG_STRING, &self->language, N_("The language of the text, “fr”; else yours"), N_("LANGUAGE") },
    { "charter", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->charters,
      N_("A folder of rules in the format of Vale; may be given several times"), N_("FOLDER") },
    { "no-packs", 0, 0, G_OPTION_ARG_NONE, &self->no_packs, N_("Without the rules that the desk brings along"), NULL },
  };
  GArray *entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));

  g_array_append_vals (entries, own, G_N_ELEMENTS (own));
  for (; more != NULL && more->long_name != NULL; more++)
    g_array_append_vals (entries, more, 1);

  return (GOptionEntry *) g_array_free (entries, FALSE);
}

void
dia_voice_choice_clear (DiaVoiceChoice *self)
{
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->charters, g_strfreev);
}

/* The language of the user, who writes in it more often than not. */
static gboolean
choose_language (DiaVoiceChoice  *self,
                 GError         **error)
{
  g_autofree char *typed = g_steal_pointer (&self->language);
  const char *const *names = g_get_language_names ();
  g_autofree char *own = g_strndup (names[0], strcspn (names[0], ".@"));

  self->language = dia_language_canonicalize (typed != NULL ? typed : own);
  if (self->language == NULL && typed == NULL)
    self->language = g_strdup ("en");
  if (self->language != NULL)
    return TRUE;
  g_set_error (error, DIA_USAGE_ERROR, 0, _("“%s” is no language."), typed);

  return FALSE;
}

DiaCharter *
dia_voice_choice_load (DiaVoiceChoice  *self,
                       GError         **error)
{
  g_autoptr (DiaCharter) charter = dia_charter_new ();
  const GPtrArray *problems = dia_charter_get_problems (charter);

  if (!choose_language (self, error))
    return NULL;
  if (self->no_packs && self->charters == NULL)
    {
      g_set_error_literal (error, DIA_USAGE_ERROR, 0, _("Without the rules of the desk a charter is needed."));
      return NULL;
    }
  if (!self->no_packs && !dia_charter_load_packs (charter, self->language, error))
    return NULL;
  for (guint i = 0; self->charters != NULL && self->charters[i] != NULL; i++)
    if (!dia_charter_load (charter, self->charters[i], error))
      return NULL;
  for (guint i = 0; i < problems->len; i++)
    fprintf (stderr, "diapasonctl: %s\n", (const char *) problems->pdata[i]);

  return g_steal_pointer (&charter);
}
