/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "failing-steps.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <unistd.h>
#include <sqlite3.h>

typedef int (*StepFunc) (sqlite3_stmt *);
typedef int (*PrepareFunc) (sqlite3 *, const char *, int, unsigned int, sqlite3_stmt **, const char **);
typedef int (*ExecFunc) (sqlite3 *, const char *, int (*) (void *, int, char **, char **), void *, char **);

static gint steps_left;   /* (atomic) */
static gint failed;       /* (atomic) */

/* SQLite makes steps of its own within one of ours: for the full-text search, within
 * sqlite3_exec(), and to prepare a statement. */
static _Thread_local guint depth;

static gboolean
fails_now (void)
{
  if (depth > 0 || g_atomic_int_get (&steps_left) <= 0 || !g_atomic_int_dec_and_test (&steps_left))
    return FALSE;

  g_atomic_int_set (&failed, TRUE);

  return TRUE;
}

int
sqlite3_step (sqlite3_stmt *statement)
{
  StepFunc step = (StepFunc) dlsym (RTLD_NEXT, "sqlite3_step");
  int code;

  if (fails_now ())
    return SQLITE_IOERR;

  depth++;
  code = step (statement);
  depth--;

  return code;
}

/* Reads the schema, and statistics that it can do without. */
int
sqlite3_prepare_v3 (sqlite3       *database,
                    const char    *sql,
                    int            length,
                    unsigned int   flags,
                    sqlite3_stmt **statement,
                    const char   **rest)
{
  PrepareFunc prepare = (PrepareFunc) dlsym (RTLD_NEXT, "sqlite3_prepare_v3");
  int code;

  depth++;
  code = prepare (database, sql, length, flags, statement, rest);
  depth--;

  return code;
}

int
sqlite3_exec (sqlite3    *database,
              const char *sql,
              int       (*callback) (void *, int, char **, char **),
              void       *user_data,
              char      **message)
{
  ExecFunc execute = (ExecFunc) dlsym (RTLD_NEXT, "sqlite3_exec");
  int code;

  /* ROLLBACK writes nothing: it always ends a transaction. */
  if (!g_str_equal (sql, "ROLLBACK") && fails_now ())
    return SQLITE_IOERR;

  depth++;
  code = execute (database, sql, callback, user_data, message);
  depth--;

  return code;
}

/* Those within a step of SQLite are part of it. */
int
fsync (int file)
{
  int (*flush) (int) = (int (*) (int)) dlsym (RTLD_NEXT, "fsync");

  if (!fails_now ())
    return flush (file);

  errno = EIO;
  return -1;
}

int
rename (const char *from,
        const char *to)
{
  int (*move) (const char *, const char *) = (int (*) (const char *, const char *)) dlsym (RTLD_NEXT, "rename");

  if (!fails_now ())
    return move (from, to);

  errno = ENOSPC;
  return -1;
}

void
failing_steps_arm (guint nth)
{
  g_atomic_int_set (&failed, FALSE);
  g_atomic_int_set (&steps_left, (gint) nth);
}

gboolean
failing_steps_disarm (void)
{
  g_atomic_int_set (&steps_left, 0);

  return g_atomic_int_get (&failed);
}
