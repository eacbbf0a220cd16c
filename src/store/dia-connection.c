/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-connection.h"

#include "dia-statement-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>

/* The busy handler's patience, and how many virtual machine steps pass between
 * two looks at the cancellable (about a millisecond). */
#define BUSY_TIMEOUT_MS    10000
#define STEPS_BETWEEN_LOOKS 20000

/* Each scope has SQL of its own; the cache must not grow with their number. */
#define MAX_IDLE_STATEMENTS 200

/* Bytes of a cache that stay while nobody uses it: half of SQLite's own limit. */
#define MAX_CACHED (1024 * 1024)

struct _DiaConnection
{
  GObject       parent_instance;

  char         *path;         /* (owned) */
  sqlite3      *handle;       /* (owned) (nullable) */
  GHashTable   *idle;         /* (owned): SQL to the sqlite3_stmt that nobody uses */
  GCancellable *cancellable;  /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (DiaConnection, dia_connection, G_TYPE_OBJECT)

static gboolean
take_code (DiaConnection  *self,
           int             code,
           GError        **error)
{
  if (code == SQLITE_OK)
    return TRUE;

  g_propagate_error (error, dia_store_error_new_sqlite (code, sqlite3_errmsg (self->handle), self->path));
  return FALSE;
}

/* SQLite would make the file readable for everybody; the WAL takes over the
 * rights of the file. */
static void
create_private_file (const char *path)
{
  int file = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);

  if (file >= 0)
    g_close (file, NULL);
}

/* What a workspace from elsewhere contains must not be able to run anything. Its
 * triggers stay trusted, since those of the full text write to a virtual table;
 * with no extension and no function of ours they can do nothing but that. */
static void
harden (DiaConnection *self)
{
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_limit (self->handle, SQLITE_LIMIT_ATTACHED, 1);
}

/* Leaves the statement in the cache, or drops it when there is one already:
 * two of the same SQL may be in use at once. */
static void
give_statement_back (DiaConnection *self,
                     sqlite3_stmt  *handle)
{
  char *sql = g_strdup (sqlite3_sql (handle));

  sqlite3_reset (handle);
  sqlite3_clear_bindings (handle);
  if (g_hash_table_size (self->idle) >= MAX_IDLE_STATEMENTS)
    g_hash_table_remove_all (self->idle);

  if (g_hash_table_contains (self->idle, sql))
    {
      sqlite3_finalize (handle);
      g_free (sql);
    }
  else
    {
      g_hash_table_insert (self->idle, sql, handle);
    }
}

static sqlite3_stmt *
take_idle (DiaConnection *self,
           const char    *sql)
{
  gpointer key = NULL;
  gpointer handle = NULL;

  if (!g_hash_table_steal_extended (self->idle, sql, &key, &handle))
    return NULL;

  g_free (key);
  return handle;
}

static int
on_connection_progress_cb (gpointer user_data)
{
  DiaConnection *self = user_data;

  return g_cancellable_is_cancelled (self->cancellable) ? 1 : 0;
}

static void
dia_connection_finalize (GObject *object)
{
  DiaConnection *self = DIA_CONNECTION (object);

  g_hash_table_unref (self->idle);
  sqlite3_close_v2 (self->handle);
  g_clear_object (&self->cancellable);
  g_free (self->path);

  G_OBJECT_CLASS (dia_connection_parent_class)->finalize (object);
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static void
dia_connection_class_init (DiaConnectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_connection_finalize;
}

static void
dia_connection_init (DiaConnection *self)
{
  self->idle = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
}

DiaConnection *
dia_connection_open (const char         *path,
                     DiaConnectionMode   mode,
                     GError            **error)
{
  g_autoptr (DiaConnection) self = g_object_new (DIA_TYPE_CONNECTION, NULL);
  int flags = mode == DIA_CONNECTION_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;

  self->path = g_strdup (path);
  if (mode == DIA_CONNECTION_CREATE)
    create_private_file (path);

  flags |= SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  if (!take_code (self, sqlite3_open_v2 (path, &self->handle, flags, NULL), error))
    return NULL;

  harden (self);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  if (!dia_connection_execute (self, "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;", error))
    return NULL;
  if (mode != DIA_CONNECTION_READ &&
      !dia_connection_execute (self, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;", error))
    return NULL;

  return g_steal_pointer (&self);
}

DiaStatement *
dia_connection_prepare (DiaConnection *self,
                        const char    *sql)
{
  sqlite3_stmt *handle = take_idle (self, sql);
  GError *error = NULL;
  int code;

  if (handle == NULL)
    {
      code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);
      if (code != SQLITE_OK)
        take_code (self, code, &error);
    }

  return dia_statement_new (self, handle, give_statement_back, error);
}

gboolean
dia_connection_execute (DiaConnection  *self,
                        const char     *sql,
                        GError        **error)
{
  return take_code (self, sqlite3_exec (self->handle, sql, NULL, NULL, NULL), error);
}

gboolean
dia_connection_query_int64 (DiaConnection  *self,
                            const char     *sql,
                            gint64         *value,
                            GError        **error)
{
  g_autoptr (DiaStatement) statement = dia_connection_prepare (self, sql);
  gint64 found = 0;

  if (dia_statement_next (statement))
    found = dia_statement_get_int64 (statement, 0);
  if (!dia_statement_finish (statement, error))
    return FALSE;

  *value = found;
  return TRUE;
}

gint64
dia_connection_count_changes (DiaConnection *self)
{
  return sqlite3_changes64 (self->handle);
}

void
dia_connection_set_cancellable (DiaConnection *self,
                                GCancellable  *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
  sqlite3_progress_handler (self->handle, STEPS_BETWEEN_LOOKS,
                            cancellable != NULL ? on_connection_progress_cb : NULL, self);
}

static gsize
get_cached (DiaConnection *self)
{
  int used = 0, highest = 0;

  sqlite3_db_status (self->handle, SQLITE_DBSTATUS_CACHE_USED, &used, &highest, FALSE);
  return (gsize) MAX (used, 0);
}

gsize
dia_connection_rest (DiaConnection *self)
{
  if (get_cached (self) > MAX_CACHED)
    sqlite3_db_release_memory (self->handle);

  return get_cached (self);
}

const char *
dia_connection_get_path (DiaConnection *self)
{
  return self->path;
}
