/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-voice-action.h"

#include <string.h>

/* One way to edit, with what follows its name: parameters[1], parameters[2]. */
typedef struct
{
  const char *name;
  guint       n_parameters;
  char     *(*edit) (const DiaVoiceAction *self, const char *match);
} Edit;

static char *
edit_regex (const DiaVoiceAction *self,
            const char           *match)
{
  return dia_voice_pattern_replace (self->pattern, match, self->parameters[2]);
}

static char *
edit_replace (const DiaVoiceAction *self,
              const char           *match)
{
  g_autoptr (GString) text = g_string_new (match);

  if (self->parameters[1][0] != '\0')
    g_string_replace (text, self->parameters[1], self->parameters[2], 0);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What stands before the first @parameters[1]. */
static char *
edit_truncate (const DiaVoiceAction *self,
               const char           *match)
{
  const char *at = self->parameters[1][0] != '\0' ? strstr (match, self->parameters[1]) : NULL;

  return at != NULL ? g_strndup (match, at - match) : g_strdup (match);
}

static gboolean
holds (const char *characters,
       gunichar    character)
{
  return g_utf8_strchr (characters, -1, character) != NULL;
}

static char *
trim (const char *text,
      const char *characters,
      gboolean    left,
      gboolean    right)
{
  const char *end = text + strlen (text);

  while (left && text < end && holds (characters, g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (right && end > text && holds (characters, g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  return g_strndup (text, end - text);
}

static char *
edit_trim (const DiaVoiceAction *self,
           const char           *match)
{
  return trim (match, self->parameters[1], TRUE, TRUE);
}

static char *
edit_trim_left (const DiaVoiceAction *self,
                const char           *match)
{
  return trim (match, self->parameters[1], TRUE, FALSE);
}

static char *
edit_trim_right (const DiaVoiceAction *self,
                 const char           *match)
{
  return trim (match, self->parameters[1], FALSE, TRUE);
}

static char *
edit_split (const DiaVoiceAction *self,
            const char           *match)
{
  g_auto (GStrv) parts = g_strsplit (match, self->parameters[1], -1);
  guint64 index = g_ascii_strtoull (self->parameters[2], NULL, 10);

  return g_strdup (index < g_strv_length (parts) ? parts[index] : match);
}

/* Letters for mathematics as letters (Unicode's compatibility forms); ours. */
static char *
edit_plain (const DiaVoiceAction *self,
            const char           *match)
{
  return g_utf8_normalize (match, -1, G_NORMALIZE_NFKC);
}

static const Edit edits[] = {
  { "regex", 2, edit_regex },
  { "replace", 2, edit_replace },
  { "truncate", 1, edit_truncate },
  { "trim", 1, edit_trim },
  { "trim_left", 1, edit_trim_left },
  { "trim_right", 1, edit_trim_right },
  /* Its name in the first versions of Vale. */
  { "remove", 1, edit_trim },
  { "split", 2, edit_split },
  { "plain", 0, edit_plain },
};

static const Edit *
find_edit (const DiaVoiceAction *self)
{
  guint n = self->parameters != NULL ? g_strv_length (self->parameters) : 0;

  for (guint i = 0; n > 0 && i < G_N_ELEMENTS (edits); i++)
    if (g_str_equal (self->parameters[0], edits[i].name))
      return n > edits[i].n_parameters ? &edits[i] : NULL;

  return NULL;
}

static char **
dup_parameters (const DiaYaml *yaml)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; yaml != NULL && yaml->kind == DIA_YAML_LIST && i < yaml->items->len; i++)
    {
      const DiaYaml *item = yaml->items->pdata[i];

      g_ptr_array_add (texts, g_strdup (item->text != NULL ? item->text : ""));
    }
  if (texts->len == 0)
    return NULL;
  g_ptr_array_add (texts, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&texts), FALSE);
}

static DiaVoiceActionKind
kind_from_name (const char *name)
{
  static const char *const names[] = { "", "suggest", "replace", "remove", "edit" };

  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (name, names[i]) == 0)
      return i;

  return DIA_VOICE_ACTION_NONE;
}

gboolean
dia_voice_action_read (DiaVoiceAction  *self,
                       const DiaYaml   *yaml,
                       GError         **error)
{
  self->kind = kind_from_name (dia_yaml_get_text (yaml, "name"));
  self->parameters = dup_parameters (dia_yaml_get (yaml, "params"));
  if (self->kind == DIA_VOICE_ACTION_EDIT && find_edit (self) == NULL)
    self->kind = DIA_VOICE_ACTION_NONE;
  if (self->kind != DIA_VOICE_ACTION_EDIT || !g_str_equal (self->parameters[0], "regex"))
    return TRUE;

  self->pattern = dia_voice_pattern_new (self->parameters[1], DIA_VOICE_PATTERN_PLAIN, error);

  return self->pattern != NULL;
}

void
dia_voice_action_clear (DiaVoiceAction *self)
{
  g_clear_pointer (&self->parameters, g_strfreev);
  g_clear_pointer (&self->pattern, dia_voice_pattern_free);
}

char **
dia_voice_action_dup_fixes (const DiaVoiceAction *self,
                            const char           *match)
{
  g_autofree char *fix = NULL;

  switch (self->kind)
    {
    case DIA_VOICE_ACTION_NONE:
    case DIA_VOICE_ACTION_SUGGEST:
      return NULL;
    case DIA_VOICE_ACTION_REPLACE:
      return g_strdupv (self->parameters);
    case DIA_VOICE_ACTION_REMOVE:
      return g_strdupv ((char *[]) { (char *) "", NULL });
    case DIA_VOICE_ACTION_EDIT:
      fix = find_edit (self)->edit (self, match);
      return g_str_equal (fix, match) ? NULL : g_strdupv ((char *[]) { fix, NULL });
    }

  g_return_val_if_reached (NULL);
}
