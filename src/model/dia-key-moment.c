/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-key-moment.h"

#include "dia-field.h"

#include <string.h>

/* More than any campaign, and far from what a number can hold. */
#define MAX_BUDGET 1e13

G_DEFINE_FINAL_TYPE (DiaKeyMoment, dia_key_moment, G_TYPE_OBJECT)

static void
dia_key_moment_finalize (GObject *object)
{
  DiaKeyMoment *self = (DiaKeyMoment *) object;

  g_free (self->title);
  g_free (self->objective);
  g_free (self->brief);
  g_free (self->first_day);
  g_free (self->last_day);
  g_free (self->color);
  g_free (self->currency);
  dia_scope_unref (self->audience);
  g_hash_table_unref (self->deadlines);
  dia_moment_toolkit_free (self->toolkit);

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
  self->objective = g_strdup ("");
  self->brief = g_strdup ("");
  self->first_day = g_strdup ("");
  self->last_day = g_strdup ("");
  self->color = g_strdup ("");
  self->currency = g_strdup ("");
  self->audience = dia_scope_new_all ();
  self->deadlines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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
  g_autofree char *deadlines = dia_key_moment_dup_deadlines (self);

  copy->id = self->id;
  copy->budget = self->budget;
  dia_field_set_text (&copy->title, self->title);
  dia_field_set_text (&copy->objective, self->objective);
  dia_field_set_text (&copy->brief, self->brief);
  dia_field_set_text (&copy->first_day, self->first_day);
  dia_field_set_text (&copy->last_day, self->last_day);
  dia_field_set_text (&copy->color, self->color);
  dia_field_set_text (&copy->currency, self->currency);
  dia_scope_unref (copy->audience);
  copy->audience = dia_scope_ref (self->audience);
  dia_key_moment_read_deadlines (copy, deadlines);
  if (self->toolkit != NULL)
    copy->toolkit = dia_moment_toolkit_copy (self->toolkit);

  return copy;
}

gboolean
dia_key_moment_find_deadline (const DiaKeyMoment *self,
                              const char         *market,
                              DiaDay             *day)
{
  gpointer found;

  if (!g_hash_table_lookup_extended (self->deadlines, market, NULL, &found) &&
      !g_hash_table_lookup_extended (self->deadlines, "", NULL, &found))
    return dia_day_parse (self->last_day, day);

  *day = GPOINTER_TO_INT (found);
  return TRUE;
}

void
dia_key_moment_set_deadline (DiaKeyMoment *self,
                             const char   *market,
                             DiaDay        day)
{
  if (day < DIA_DAY_FIRST)
    g_hash_table_remove (self->deadlines, market);
  else
    g_hash_table_insert (self->deadlines, g_strdup (market), GINT_TO_POINTER (day));
}

char *
dia_key_moment_dup_deadlines (const DiaKeyMoment *self)
{
  g_autoptr (GList) markets = g_list_sort (g_hash_table_get_keys (self->deadlines), (GCompareFunc) strcmp);
  GString *text = g_string_new (NULL);

  for (GList *l = markets; l != NULL; l = l->next)
    {
      g_autofree char *market = g_uri_escape_string (l->data, NULL, FALSE);
      g_autofree char *day = dia_day_to_string (GPOINTER_TO_INT (g_hash_table_lookup (self->deadlines, l->data)));

      g_string_append_printf (text, "%s%s=%s", text->len > 0 ? ";" : "", market, day);
    }

  return g_string_free (text, FALSE);
}

void
dia_key_moment_read_deadlines (DiaKeyMoment *self,
                               const char   *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);

  g_hash_table_remove_all (self->deadlines);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *equals = strchr (parts[i], '=');
      g_autofree char *market = NULL;
      DiaDay day;

      if (equals == NULL || !dia_day_parse (equals + 1, &day))
        continue;
      *equals = '\0';
      market = g_uri_unescape_string (parts[i], NULL);
      if (market != NULL)
        dia_key_moment_set_deadline (self, market, day);
    }
}

/* Without what people put between thousands, and with the point as C has it. */
static char *
dup_plain_number (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || c == 0x2019 || c == '\'')
        continue;
      g_string_append_unichar (plain, c == ',' ? '.' : c);
    }

  return g_string_free (plain, FALSE);
}

gboolean
dia_key_moment_read_budget (DiaKeyMoment *self,
                            const char   *text)
{
  g_autofree char *plain = dup_plain_number (text);
  gsize n = strspn (plain, "0123456789.");
  char *end;
  double amount;

  if (plain[0] == '\0')
    {
      self->budget = 0;
      return TRUE;
    }
  if (plain[n] != '\0')
    return FALSE;
  amount = g_ascii_strtod (plain, &end);
  if (end == plain || *end != '\0' || amount > MAX_BUDGET)
    return FALSE;
  self->budget = (gint64) (amount * 100 + 0.5);
  return TRUE;
}

char *
dia_key_moment_dup_budget (const DiaKeyMoment *self)
{
  if (self->budget == 0)
    return g_strdup ("");

  return self->budget % 100 == 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, self->budget / 100)
                                 : g_strdup_printf ("%" G_GINT64_FORMAT ".%02d", self->budget / 100, (int) (self->budget % 100));
}
