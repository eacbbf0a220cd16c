/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-picture-jail.h"

#include <errno.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#define MAX_MEMORY ((rlim_t) 512 * 1024 * 1024)

/* What the decoders, the allocator and the end of a process need. A call that
 * is not here fails with EPERM, which the decoders report as their own failure. */
static const int allowed_calls[] = {
  SCMP_SYS (read), SCMP_SYS (write), SCMP_SYS (close), SCMP_SYS (lseek),
  SCMP_SYS (fstat), SCMP_SYS (newfstatat),
  SCMP_SYS (mmap), SCMP_SYS (munmap), SCMP_SYS (mprotect), SCMP_SYS (mremap), SCMP_SYS (madvise), SCMP_SYS (brk),
  SCMP_SYS (futex), SCMP_SYS (rt_sigreturn), SCMP_SYS (rt_sigprocmask),
  SCMP_SYS (clock_gettime), SCMP_SYS (getrandom), SCMP_SYS (sched_getaffinity), SCMP_SYS (sysinfo),
  SCMP_SYS (getpid), SCMP_SYS (gettid),
  SCMP_SYS (exit), SCMP_SYS (exit_group),
#ifdef __SANITIZE_ADDRESS__
  SCMP_SYS (sigaltstack),   /* the sanitizer's own, at the end of a process */
#endif
};

static gboolean
limit (int    resource,
       rlim_t value)
{
  struct rlimit both = { .rlim_cur = value, .rlim_max = value };

  return setrlimit (resource, &both) == 0;
}

/* The address sanitizer reserves terabytes of addresses, so that a build with
 * it goes without the limit on memory. */
static gboolean
limit_memory (void)
{
#ifdef __SANITIZE_ADDRESS__
  return TRUE;
#else
  return limit (RLIMIT_AS, MAX_MEMORY);
#endif
}

static gboolean
load_filter (void)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (EPERM));
  gboolean loaded = filter != NULL;

  for (guint i = 0; loaded && i < G_N_ELEMENTS (allowed_calls); i++)
    loaded = seccomp_rule_add (filter, SCMP_ACT_ALLOW, allowed_calls[i], 0) == 0;

  loaded = loaded && seccomp_load (filter) == 0;
  if (filter != NULL)
    seccomp_release (filter);

  return loaded;
}

gboolean
dia_picture_jail_enter (guint cpu_seconds)
{
  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
      !limit (RLIMIT_CPU, cpu_seconds) ||
      !limit (RLIMIT_CORE, 0) ||
      !limit (RLIMIT_NPROC, 0) ||
      !limit (RLIMIT_NOFILE, 0) ||
      !limit_memory ())
    return FALSE;

  /* Last, since the filter lets no limit be set; without it those above stand. */
  load_filter ();

  return TRUE;
}
