/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-statement-private.h"

#include "dia-field.h"

struct _DiaStatement
{
  DiaConnection      *connection;  /* (owned) */
  sqlite3_stmt       *handle;      /* (nullable): on loan */
  DiaStatementReturn  give_back;
  GError             *error;       /* (owned) (nullable): the first mistake */
  GPtrArray          *repaired;    /* (owned) (nullable): texts that were no UTF-8 */
  gboolean            done;
};

/* The first one: after it nothing is bound and no step is made. */
static void
keep_error (DiaStatement *self,
            int           code)
{
  self->error = dia_store_error_new_sqlite (code, sqlite3_errmsg (sqlite3_db_handle (self->handle)),
                                            dia_connection_get_path (self->connection));
}

/* SQLite numbers "$7" by where it first stands, PostgreSQL by its name: the name
 * is meant. 0 when there is no such parameter, which binding then reports. */
static int
find_parameter (DiaStatement *self,
                int           index)
{
  char name[16];

  g_snprintf (name, sizeof name, "$%d", index);

  return sqlite3_bind_parameter_index (self->handle, name);
}

static void
check_binding (DiaStatement *self,
               int           code)
{
  if (code != SQLITE_OK)
    keep_error (self, code);
}

DiaStatement *
dia_statement_new (DiaConnection      *connection,
                   sqlite3_stmt       *handle,
                   DiaStatementReturn  give_back,
                   GError             *error)
{
  DiaStatement *self = g_new0 (DiaStatement, 1);

  self->connection = g_object_ref (connection);
  self->handle = handle;
  self->give_back = give_back;
  self->error = error;

  return self;
}

void
dia_statement_free (DiaStatement *self)
{
  if (self->handle != NULL)
    self->give_back (self->connection, self->handle);

  g_clear_error (&self->error);
  g_clear_pointer (&self->repaired, g_ptr_array_unref);
  g_object_unref (self->connection);
  g_free (self);
}

void
dia_statement_bind_int64 (DiaStatement *self,
                          int           index,
                          gint64        value)
{
  if (self->error == NULL)
    check_binding (self, sqlite3_bind_int64 (self->handle, find_parameter (self, index), value));
}

void
dia_statement_bind_boolean (DiaStatement *self,
                            int           index,
                            gboolean      value)
{
  dia_statement_bind_int64 (self, index, value ? 1 : 0);
}

void
dia_statement_bind_text (DiaStatement *self,
                         int           index,
                         const char   *text)
{
  if (self->error == NULL)
    check_binding (self, sqlite3_bind_text (self->handle, find_parameter (self, index), text, -1,
                                             SQLITE_TRANSIENT));
}

void
dia_statement_bind_id (DiaStatement *self,
                       int           index,
                       DiaId         id)
{
  if (id != DIA_ID_NONE)
    dia_statement_bind_int64 (self, index, id);
  else
    dia_statement_bind_text (self, index, NULL);
}

void
dia_statement_bind_instant (DiaStatement *self,
                            int           index,
                            DiaInstant    instant)
{
  if (instant != DIA_INSTANT_NONE)
    dia_statement_bind_int64 (self, index, instant);
  else
    dia_statement_bind_text (self, index, NULL);
}

gboolean
dia_statement_next (DiaStatement *self)
{
  int code;

  if (self->error != NULL || self->done)
    return FALSE;

  code = sqlite3_step (self->handle);
  if (code == SQLITE_ROW)
    return TRUE;

  self->done = TRUE;
  if (code != SQLITE_DONE)
    keep_error (self, code);

  return FALSE;
}

gint64
dia_statement_get_int64 (DiaStatement *self,
                         int           column)
{
  return sqlite3_column_int64 (self->handle, column);
}

gboolean
dia_statement_get_boolean (DiaStatement *self,
                           int           column)
{
  return dia_statement_get_int64 (self, column) != 0;
}

DiaId
dia_statement_get_id (DiaStatement *self,
                      int           column)
{
  return dia_statement_get_int64 (self, column);
}

DiaInstant
dia_statement_get_instant (DiaStatement *self,
                           int           column)
{
  if (sqlite3_column_type (self->handle, column) == SQLITE_NULL)
    return DIA_INSTANT_NONE;

  return dia_statement_get_int64 (self, column);
}

const char *
dia_statement_get_text (DiaStatement *self,
                        int           column)
{
  const char *text = (const char *) sqlite3_column_text (self->handle, column);
  char *repaired;

  if (text == NULL)
    return "";
  if (g_utf8_validate (text, -1, NULL))
    return text;

  /* A damaged file must not bring invalid text to the screen. */
  repaired = g_utf8_make_valid (text, -1);
  if (self->repaired == NULL)
    self->repaired = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->repaired, repaired);

  return repaired;
}

void
dia_statement_read_text (DiaStatement  *self,
                         int            column,
                         char         **field)
{
  dia_field_set_text (field, dia_statement_get_text (self, column));
}

gboolean
dia_statement_finish (DiaStatement  *self,
                      GError       **error)
{
  while (dia_statement_next (self))
    continue;

  if (self->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->error));
  self->done = TRUE;
  return FALSE;
}
