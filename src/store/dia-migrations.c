/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-migrations.h"

#include "dia-backup.h"
#include "dia-store-resources.h"

#include <glib/gi18n-lib.h>

#define RESOURCE_FOLDER "/io/github/diapason/Diapason/sql/"

static const DiaMigration migrations[] = {
  { RESOURCE_FOLDER "0001-initial.sql" },
  { RESOURCE_FOLDER "0002-audit.sql" },
  { RESOURCE_FOLDER "0003-content-edits.sql" },
  { RESOURCE_FOLDER "0004-plans.sql" },
  { RESOURCE_FOLDER "0005-moment-toolkits.sql" },
  { RESOURCE_FOLDER "0006-hand-overs.sql" },
  { RESOURCE_FOLDER "0007-account-times.sql" },
  { RESOURCE_FOLDER "0008-senders.sql" },
  { RESOURCE_FOLDER "0009-free-slots.sql" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (migrations) == DIA_WORKSPACE_SCHEMA);

static gboolean
refuse_newer (DiaConnection  *connection,
              int             schema,
              int             known,
              GError        **error)
{
  if (schema <= known)
    return TRUE;

  g_set_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_NEWER_SCHEMA,
               _("%s was written by a newer version of Diapason (schema %d; this version knows %d). "
                 "Nothing was changed. Update Diapason, or open a back-up."),
               dia_connection_get_path (connection), schema, known);
  return FALSE;
}

static char *
load_sql (const char  *resource,
          GError     **error)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (dia_store_get_resource (), resource, 0, NULL);

  if (bytes == NULL)
    bytes = g_resources_lookup_data (resource, 0, error);
  if (bytes == NULL)
    return NULL;

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* One step, inside the transaction. */
static gboolean
take_step (DiaConnection       *connection,
           const DiaMigration  *migration,
           int                  schema,
           GError             **error)
{
  g_autofree char *sql = load_sql (migration->resource, error);
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;",
                                           DIA_WORKSPACE_APPLICATION_ID, schema);

  return sql != NULL &&
         dia_connection_execute (connection, sql, error) &&
         dia_connection_execute (connection, mark, error);
}

/* Brings the file from @schema - 1 to @schema, unless another program did so
 * while this one waited for the lock. */
static gboolean
migrate (DiaConnection       *connection,
         const DiaMigration  *migration,
         int                  schema,
         GError             **error)
{
  int present;

  if (!dia_connection_execute (connection, "BEGIN IMMEDIATE", error))
    return FALSE;

  if (dia_migrations_probe (connection, &present, error) &&
      (present >= schema || take_step (connection, migration, schema, error)) &&
      dia_connection_execute (connection, "COMMIT", error))
    return TRUE;

  dia_connection_execute (connection, "ROLLBACK", NULL);
  return FALSE;
}

static gboolean
back_up (DiaConnection  *connection,
         int             known,
         GError        **error)
{
  g_autofree char *reason = g_strdup_printf ("before-schema-%d", known);
  g_autofree char *path = dia_backup_dup_name (dia_connection_get_path (connection), reason);

  return dia_backup_make (connection, path, error);
}

const DiaMigration *
dia_migrations_get (void)
{
  return migrations;
}

gboolean
dia_migrations_probe (DiaConnection  *connection,
                      int            *schema,
                      GError        **error)
{
  gint64 application_id, user_version, n_objects;

  if (!dia_connection_query_int64 (connection, "PRAGMA application_id", &application_id, error) ||
      !dia_connection_query_int64 (connection, "PRAGMA user_version", &user_version, error) ||
      !dia_connection_query_int64 (connection, "SELECT COUNT(*) FROM sqlite_schema", &n_objects, error))
    return FALSE;

  if ((application_id == DIA_WORKSPACE_APPLICATION_ID && user_version > 0 && n_objects > 0) ||
      (application_id == 0 && user_version == 0 && n_objects == 0))
    {
      *schema = (int) user_version;
      return TRUE;
    }

  g_set_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_A_WORKSPACE,
               _("%s is not a workspace of Diapason."), dia_connection_get_path (connection));
  return FALSE;
}

gboolean
dia_migrations_run (DiaConnection       *connection,
                    const DiaMigration  *steps,
                    int                  n_steps,
                    GError             **error)
{
  int schema;

  if (!dia_migrations_probe (connection, &schema, error) ||
      !refuse_newer (connection, schema, n_steps, error))
    return FALSE;

  if (schema > 0 && schema < n_steps && !back_up (connection, n_steps, error))
    return FALSE;

  for (; schema < n_steps; schema++)
    {
      if (!migrate (connection, &steps[schema], schema + 1, error))
        return FALSE;
    }

  return TRUE;
}
