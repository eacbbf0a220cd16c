/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-core-dumps.h"

#include <errno.h>
#include <sys/resource.h>

/* Smaller than any dump, so that no file is written; and the one value at which
 * the kernel does not start a crash reporter either, which is not bound by 0
 * (core(5), "Piping core dumps to a program"; fs/coredump.c). */
#define NO_DUMP 1

void
dia_core_dumps_forbid (void)
{
  struct rlimit limit;

  if (g_strcmp0 (g_getenv (DIA_CORE_DUMPS_VARIABLE), "1") == 0)
    return;
  if (getrlimit (RLIMIT_CORE, &limit) == 0)
    {
      /* The hard limit stays: a developer can raise the soft one of a running
       * program with prlimit. One below ours cannot be raised, and need not be. */
      limit.rlim_cur = MIN (limit.rlim_max, NO_DUMP);
      if (setrlimit (RLIMIT_CORE, &limit) == 0)
        return;
    }
  g_warning ("Core dumps cannot be forbidden: %s", g_strerror (errno));
}
