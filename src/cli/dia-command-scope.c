/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-command-scope.h"

#include <glib/gi18n-lib.h>

#include "dia-roster.h"
#include "dia-scopes.h"

/* (transfer full) (nullable) */
static DiaScope *
find_saved (DiaCommandLine *line,
            const char     *name)
{
  GListModel *saved = dia_scopes_get_saved (dia_workspace_get_scopes (line->workspace));

  for (guint i = 0; i < g_list_model_get_n_items (saved); i++)
    {
      g_autoptr (DiaSavedScope) one = g_list_model_get_item (saved, i);

      if (g_str_equal (one->name, name))
        return dia_scope_ref (one->scope);
    }
  return NULL;
}

/* The id of what a person called by its name, or by the id of what is there no
 * more: a silence of it has to be lifted nevertheless. */
static gboolean
find_id (DiaCommandLine  *line,
         DiaScopeKind     kind,
         const char      *value,
         DiaId           *id,
         GError         **error)
{
  g_autoptr (GError) local_error = NULL;

  *id = DIA_ID_NONE;
  if (kind == DIA_SCOPE_BRAND)
    {
      DiaBrand *brand = dia_command_line_find_brand (line, value, &local_error);

      if (brand != NULL)
        *id = brand->id;
    }
  else
    {
      DiaAccount *account = dia_command_line_find_account (line, value, &local_error);

      if (account != NULL)
        *id = account->id;
    }
  if (*id != DIA_ID_NONE || dia_id_from_string (value, id))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
name_by_id (DiaCommandLine  *line,
            DiaScopeKind     kind,
            DiaScope       **scope,
            GError         **error)
{
  g_autoptr (DiaScope) typed = dia_scope_ref (*scope);
  const char *const *values = dia_scope_get_values (typed, kind);

  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autoptr (DiaScope) without = NULL;
      g_autofree char *text = NULL;
      DiaId id;

      if (!find_id (line, kind, values[i], &id, error))
        return FALSE;
      text = dia_id_to_string (id);
      without = dia_scope_without (*scope, kind, values[i]);
      dia_scope_unref (*scope);
      *scope = dia_scope_with (without, kind, text);
    }
  return TRUE;
}

gboolean
dia_command_scope_find (DiaCommandLine  *line,
                        const char      *name,
                        DiaScope       **scope,
                        GError         **error)
{
  g_autoptr (DiaScope) found = NULL;
  DiaBrand *brand;

  *scope = NULL;
  if (name == NULL)
    return TRUE;
  found = find_saved (line, name);
  if (found == NULL)
    found = dia_scope_from_string (name);
  brand = found == NULL ? dia_command_line_find_brand (line, name, NULL) : NULL;
  if (brand != NULL)
    {
      g_autoptr (DiaScope) all = dia_scope_new_all ();
      g_autofree char *id = dia_id_to_string (brand->id);

      found = dia_scope_with (all, DIA_SCOPE_BRAND, id);
    }
  if (found == NULL)
    {
      g_set_error (error, DIA_USAGE_ERROR, 0, _("There is no scope “%s”."), name);
      return FALSE;
    }
  if (!name_by_id (line, DIA_SCOPE_BRAND, &found, error) || !name_by_id (line, DIA_SCOPE_ACCOUNT, &found, error))
    return FALSE;
  *scope = g_steal_pointer (&found);
  return TRUE;
}

/* (transfer full) (nullable) */
static char *
dup_name (DiaRoster    *roster,
          DiaScopeKind  kind,
          DiaId         id)
{
  DiaBrand *brand = kind == DIA_SCOPE_BRAND ? dia_roster_find_brand (roster, id) : NULL;
  DiaAccount *account = kind == DIA_SCOPE_ACCOUNT ? dia_roster_find_account (roster, id) : NULL;

  return brand != NULL ? g_strdup (brand->name) : account != NULL ? g_strdup (account->handle) : NULL;
}

char *
dia_command_scope_describe (DiaCommandLine *line,
                            const DiaScope *scope)
{
  const DiaScopeKind kinds[] = { DIA_SCOPE_BRAND, DIA_SCOPE_ACCOUNT };
  DiaRoster *roster = dia_workspace_get_roster (line->workspace);
  g_autofree char *stored = dia_scope_to_string (scope);
  g_autoptr (DiaScope) named = dia_scope_from_string (stored);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (const char *const *value = dia_scope_get_values (scope, kinds[i]); *value != NULL; value++)
      {
        DiaId id;
        g_autofree char *name = dia_id_from_string (*value, &id) ? dup_name (roster, kinds[i], id) : NULL;
        g_autoptr (DiaScope) without = NULL;

        if (name == NULL)
          continue;
        without = dia_scope_without (named, kinds[i], *value);
        dia_scope_unref (named);
        named = dia_scope_with (without, kinds[i], name);
      }
  return dia_scope_to_string (named);
}
