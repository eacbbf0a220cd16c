/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-brands.h"

#include "dia-accounts.h"
#include "dia-format.h"
#include "dia-rows.h"

#include <glib/gi18n-lib.h>

#define COLUMNS "id, name, color, mark, position"

static gpointer
read_brand (DiaStatement *statement)
{
  DiaBrand *brand = dia_brand_new ();

  brand->id = dia_statement_get_id (statement, 0);
  dia_statement_read_text (statement, 1, &brand->name);
  dia_statement_read_text (statement, 2, &brand->color);
  dia_statement_read_text (statement, 3, &brand->mark);
  brand->position = dia_statement_get_int64 (statement, 4);

  return brand;
}

/* The accounts of a brand that are there (@removed_at none) or went with it. */
static GArray *
list_accounts_of (DiaConnection  *connection,
                  DiaId           id,
                  DiaInstant      removed_at,
                  GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT id FROM accounts"
                                        " WHERE brand_id = $1 AND removed_at IS NOT DISTINCT FROM CAST ($2 AS INTEGER)");

  dia_statement_bind_id (statement, 1, id);
  dia_statement_bind_instant (statement, 2, removed_at);

  return dia_rows_read_ids (statement, error);
}

static gboolean
get_removed_at (DiaConnection  *connection,
                DiaId           id,
                DiaInstant     *removed_at,
                GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT removed_at FROM brands WHERE id = $1");

  *removed_at = DIA_INSTANT_NONE;
  dia_statement_bind_id (statement, 1, id);
  if (dia_statement_next (statement))
    *removed_at = dia_statement_get_instant (statement, 0);

  return dia_statement_finish (statement, error);
}

static gboolean
set_removed_at (DiaConnection  *connection,
                DiaId           id,
                DiaInstant      removed_at,
                GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "UPDATE brands SET removed_at = $2 WHERE id = $1");

  dia_statement_bind_id (statement, 1, id);
  dia_statement_bind_instant (statement, 2, removed_at);

  return dia_statement_finish (statement, error);
}

GPtrArray *
dia_brands_list (DiaConnection  *connection,
                 GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT " COLUMNS " FROM brands WHERE removed_at IS NULL"
                                        " ORDER BY position, name_folded, id");

  return dia_rows_read_all (statement, read_brand, g_object_unref, error);
}

DiaBrand *
dia_brands_load (DiaConnection  *connection,
                 DiaId           id,
                 GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT " COLUMNS " FROM brands WHERE id = $1");

  dia_statement_bind_id (statement, 1, id);

  return dia_rows_read_object (statement, read_brand, _("This brand does not exist any more."), error);
}

gboolean
dia_brands_save (DiaConnection  *connection,
                 DiaBrand       *brand,
                 GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "INSERT INTO brands (id, name, name_folded, color, mark, position)"
                                        " VALUES ($1, $2, $3, $4, $5, $6)"
                                        " ON CONFLICT (id) DO UPDATE SET name = excluded.name,"
                                        " name_folded = excluded.name_folded, color = excluded.color,"
                                        " mark = excluded.mark, position = excluded.position");
  g_autofree char *folded = dia_format_fold (brand->name);

  if (brand->id == DIA_ID_NONE)
    brand->id = dia_id_new ();

  dia_statement_bind_id (statement, 1, brand->id);
  dia_statement_bind_text (statement, 2, brand->name);
  dia_statement_bind_text (statement, 3, folded);
  dia_statement_bind_text (statement, 4, brand->color);
  dia_statement_bind_text (statement, 5, brand->mark);
  dia_statement_bind_int64 (statement, 6, brand->position);

  return dia_statement_finish (statement, error);
}

gboolean
dia_brands_remove (DiaConnection  *connection,
                   DiaId           id,
                   DiaInstant      now,
                   GError        **error)
{
  g_autoptr (GArray) accounts = list_accounts_of (connection, id, DIA_INSTANT_NONE, error);

  if (accounts == NULL)
    return FALSE;

  for (guint i = 0; i < accounts->len; i++)
    {
      if (!dia_accounts_remove (connection, g_array_index (accounts, DiaId, i), now, error))
        return FALSE;
    }

  return set_removed_at (connection, id, now, error);
}

gboolean
dia_brands_restore (DiaConnection  *connection,
                    DiaId           id,
                    GError        **error)
{
  g_autoptr (GArray) accounts = NULL;
  DiaInstant removed_at;

  if (!get_removed_at (connection, id, &removed_at, error))
    return FALSE;
  if (removed_at == DIA_INSTANT_NONE)
    return TRUE;

  /* Accounts that were removed before their brand stay removed. */
  accounts = list_accounts_of (connection, id, removed_at, error);
  if (accounts == NULL)
    return FALSE;

  for (guint i = 0; i < accounts->len; i++)
    {
      if (!dia_accounts_restore (connection, g_array_index (accounts, DiaId, i), error))
        return FALSE;
    }

  return set_removed_at (connection, id, DIA_INSTANT_NONE, error);
}

GArray *
dia_brands_list_removed (DiaConnection  *connection,
                         GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT id FROM brands WHERE removed_at IS NOT NULL");

  return dia_rows_read_ids (statement, error);
}

gboolean
dia_brands_delete (DiaConnection  *connection,
                   DiaId           id,
                   GError        **error)
{
  return dia_rows_run_with_id (connection, "DELETE FROM brands WHERE id = $1", id, error);
}
