/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-scope.h"

#include "dia-field.h"

#include <stdlib.h>
#include <string.h>

struct _DiaScope
{
  gatomicrefcount ref_count;
  char          **values[DIA_SCOPE_N_KINDS];   /* (owned): each sorted, without repeats */
};

G_DEFINE_BOXED_TYPE (DiaScope, dia_scope, dia_scope_ref, dia_scope_unref)

static const char *const kind_names[] = {
  [DIA_SCOPE_BRAND] = "brand",
  [DIA_SCOPE_MARKET] = "market",
  [DIA_SCOPE_NETWORK] = "network",
  [DIA_SCOPE_LANGUAGE] = "language",
  [DIA_SCOPE_LABEL] = "label",
  [DIA_SCOPE_ACCOUNT] = "account",
};

G_STATIC_ASSERT (G_N_ELEMENTS (kind_names) == DIA_SCOPE_N_KINDS);

static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static DiaScope *
copy_scope (const DiaScope *self)
{
  DiaScope *copy = dia_scope_new_all ();

  for (guint kind = 0; kind < DIA_SCOPE_N_KINDS; kind++)
    {
      g_strfreev (copy->values[kind]);
      copy->values[kind] = g_strdupv (self->values[kind]);
    }

  return copy;
}

static void
add_value (DiaScope     *self,
           DiaScopeKind  kind,
           const char   *value)
{
  guint n = g_strv_length (self->values[kind]);

  if (g_strv_contains ((const char *const *) self->values[kind], value))
    return;

  self->values[kind] = g_renew (char *, self->values[kind], n + 2);
  self->values[kind][n] = g_strdup (value);
  self->values[kind][n + 1] = NULL;
  qsort (self->values[kind], n + 1, sizeof (char *), compare_values);
}

static void
remove_value (DiaScope     *self,
              DiaScopeKind  kind,
              const char   *value)
{
  char **kept = self->values[kind];

  for (char **p = self->values[kind]; *p != NULL; p++)
    {
      if (g_str_equal (*p, value))
        g_free (*p);
      else
        *kept++ = *p;
    }

  *kept = NULL;
}

static gboolean
holds_id (char **values,
          DiaId  id)
{
  g_autofree char *text = dia_id_to_string (id);

  return g_strv_contains ((const char *const *) values, text);
}

static gboolean
holds_label (char       **values,
             const char  *labels)
{
  g_auto (GStrv) words = g_strsplit (labels, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_strv_contains ((const char *const *) values, words[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
holds_kind (char             **values,
            DiaScopeKind       kind,
            const DiaAccount  *account)
{
  switch (kind)
    {
    case DIA_SCOPE_BRAND:
      return holds_id (values, account->brand_id);
    case DIA_SCOPE_MARKET:
      return g_strv_contains ((const char *const *) values, account->market);
    case DIA_SCOPE_NETWORK:
      return g_strv_contains ((const char *const *) values, account->network);
    case DIA_SCOPE_LANGUAGE:
      return g_strv_contains ((const char *const *) values, account->language);
    case DIA_SCOPE_LABEL:
      return holds_label (values, account->labels);
    case DIA_SCOPE_ACCOUNT:
      return holds_id (values, account->id);
    case DIA_SCOPE_N_KINDS:
      break;
    }

  g_return_val_if_reached (FALSE);
}

/* Adds one "kind=value" of the stored form. */
static gboolean
read_pair (DiaScope   *self,
           const char *pair)
{
  const char *equals = strchr (pair, '=');
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;

  if (equals == NULL)
    return FALSE;

  name = g_strndup (pair, equals - pair);
  value = g_uri_unescape_string (equals + 1, NULL);
  if (value == NULL || value[0] == '\0' || !g_utf8_validate (value, -1, NULL))
    return FALSE;

  for (guint kind = 0; kind < DIA_SCOPE_N_KINDS; kind++)
    {
      if (g_str_equal (name, kind_names[kind]))
        {
          add_value (self, kind, value);
          return TRUE;
        }
    }

  return FALSE;
}

DiaScope *
dia_scope_new_all (void)
{
  DiaScope *self = g_new0 (DiaScope, 1);

  g_atomic_ref_count_init (&self->ref_count);
  for (guint kind = 0; kind < DIA_SCOPE_N_KINDS; kind++)
    self->values[kind] = g_new0 (char *, 1);

  return self;
}

DiaScope *
dia_scope_ref (DiaScope *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
dia_scope_unref (DiaScope *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint kind = 0; kind < DIA_SCOPE_N_KINDS; kind++)
    g_strfreev (self->values[kind]);
  g_free (self);
}

DiaScope *
dia_scope_with (const DiaScope *self,
                DiaScopeKind    kind,
                const char     *value)
{
  DiaScope *copy = copy_scope (self);

  add_value (copy, kind, value);

  return copy;
}

DiaScope *
dia_scope_without (const DiaScope *self,
                   DiaScopeKind    kind,
                   const char     *value)
{
  DiaScope *copy = copy_scope (self);

  remove_value (copy, kind, value);

  return copy;
}

const char *const *
dia_scope_get_values (const DiaScope *self,
                      DiaScopeKind    kind)
{
  g_return_val_if_fail (kind < DIA_SCOPE_N_KINDS, NULL);

  return (const char *const *) self->values[kind];
}

gboolean
dia_scope_is_all (const DiaScope *self)
{
  for (guint kind = 0; kind < DIA_SCOPE_N_KINDS; kind++)
    {
      if (self->values[kind][0] != NULL)
        return FALSE;
    }

  return TRUE;
}

gboolean
dia_scope_holds (const DiaScope   *self,
                 const DiaAccount *account)
{
  for (guint kind = 0; kind < DIA_SCOPE_N_KINDS; kind++)
    {
      if (self->values[kind][0] != NULL && !holds_kind (self->values[kind], kind, account))
        return FALSE;
    }

  return TRUE;
}

gboolean
dia_scope_equal (const DiaScope *a,
                 const DiaScope *b)
{
  for (guint kind = 0; kind < DIA_SCOPE_N_KINDS; kind++)
    {
      if (!g_strv_equal ((const char *const *) a->values[kind], (const char *const *) b->values[kind]))
        return FALSE;
    }

  return TRUE;
}

char *
dia_scope_to_string (const DiaScope *self)
{
  GString *text = g_string_new (NULL);

  for (guint kind = 0; kind < DIA_SCOPE_N_KINDS; kind++)
    {
      for (char **p = self->values[kind]; *p != NULL; p++)
        {
          g_autofree char *value = g_uri_escape_string (*p, NULL, TRUE);

          g_string_append_printf (text, "%s%s=%s", text->len > 0 ? ";" : "", kind_names[kind], value);
        }
    }

  return g_string_free (text, FALSE);
}

DiaScope *
dia_scope_from_string (const char *text)
{
  g_autoptr (DiaScope) self = dia_scope_new_all ();
  g_auto (GStrv) pairs = g_strsplit (text, ";", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      if (!read_pair (self, pairs[i]))
        return NULL;
    }

  return g_steal_pointer (&self);
}
