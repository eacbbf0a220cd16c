/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "failing-steps.h"

#include <dlfcn.h>
#include <sqlite3.h>

static guint steps_left;
static gboolean failed;

int
sqlite3_step (sqlite3_stmt *statement)
{
  static int (*step) (sqlite3_stmt *);
  static guint depth;
  int code;

  if (step == NULL)
    step = (int (*) (sqlite3_stmt *)) dlsym (RTLD_NEXT, "sqlite3_step");
  /* The full-text search makes steps of its own within one of ours. */
  if (depth == 0 && steps_left > 0 && --steps_left == 0)
    {
      failed = TRUE;
      return SQLITE_IOERR;
    }

  depth++;
  code = step (statement);
  depth--;

  return code;
}

void
failing_steps_arm (guint nth)
{
  steps_left = nth;
  failed = FALSE;
}

gboolean
failing_steps_disarm (void)
{
  steps_left = 0;

  return failed;
}
