/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-store-opening.h"

#include "dia-backup.h"
#include "dia-migrations.h"

#include <glib/gi18n-lib.h>

/* Adds to a refusal where the newest back-up is. */
static void
offer_backup (const char  *path,
              GError     **error)
{
  g_autofree char *backup = NULL;

  if (!g_error_matches (*error, DIA_STORE_ERROR, DIA_STORE_ERROR_CORRUPT) &&
      !g_error_matches (*error, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_A_WORKSPACE))
    return;

  backup = dia_backup_find_newest (path);
  if (backup != NULL)
    {
      g_autofree char *message = g_strdup ((*error)->message);

      g_free ((*error)->message);
      (*error)->message = g_strdup_printf (_("%s The newest back-up is %s."), message, backup);
    }
}

/* Looks at an existing file through a connection that cannot change it. */
static gboolean
examine (const char  *path,
         gboolean     create,
         GError     **error)
{
  g_autoptr (DiaConnection) connection = dia_connection_open (path, DIA_CONNECTION_READ, error);
  g_autofree char *backup = NULL;
  int schema;

  if (connection == NULL || !dia_migrations_probe (connection, &schema, error))
    return FALSE;

  if (schema > DIA_WORKSPACE_SCHEMA)
    return dia_migrations_run (connection, dia_migrations_get (), DIA_WORKSPACE_SCHEMA, error);

  /* A workspace that was cut to nothing must not become a new, empty one. */
  backup = schema == 0 ? dia_backup_find_newest (path) : NULL;
  if (schema > 0 || (create && backup == NULL))
    return TRUE;

  g_set_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_CORRUPT, _("%s is empty."), path);
  return FALSE;
}

/* Whoever was cut off while the file was being made has left a journal, which
 * only a writer can take back. Afterwards WAL does without one. */
static gboolean
take_back_journal (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autoptr (DiaConnection) writer = NULL;

  if (!g_file_test (journal, G_FILE_TEST_EXISTS))
    return FALSE;

  writer = dia_connection_open (path, DIA_CONNECTION_WRITE, NULL);

  return writer != NULL;
}

static gboolean
examine_or_recover (const char  *path,
                    gboolean     create,
                    GError     **error)
{
  g_autoptr (GError) local_error = NULL;

  if (examine (path, create, &local_error))
    return TRUE;
  if (g_error_matches (local_error, DIA_STORE_ERROR, DIA_STORE_ERROR_READ_ONLY) && take_back_journal (path))
    return examine (path, create, error);

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static DiaConnection *
open_writer (const char  *path,
             gboolean     create,
             GError     **error)
{
  g_autoptr (DiaConnection) connection = NULL;
  gboolean exists = g_file_test (path, G_FILE_TEST_EXISTS);

  if (!exists && !create)
    {
      g_set_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_FOUND, _("There is no workspace %s."), path);
      return NULL;
    }

  if (exists && !examine_or_recover (path, create, error))
    return NULL;

  connection = dia_connection_open (path, create ? DIA_CONNECTION_CREATE : DIA_CONNECTION_WRITE, error);
  if (connection == NULL ||
      !dia_migrations_run (connection, dia_migrations_get (), DIA_WORKSPACE_SCHEMA, error))
    return NULL;

  return g_steal_pointer (&connection);
}

DiaConnection *
dia_store_opening_run (const char  *path,
                       gboolean     create,
                       GError     **error)
{
  GError *local_error = NULL;
  DiaConnection *connection = open_writer (path, create, &local_error);

  if (connection == NULL)
    {
      offer_backup (path, &local_error);
      g_propagate_error (error, local_error);
    }

  return connection;
}
