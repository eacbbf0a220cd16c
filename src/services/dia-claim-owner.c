/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-claim-owner.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

enum
{
  MACHINE,
  BOOT,
  NAMESPACE,
  PID,
  START_TIME,
  NONCE,
  N_FIELDS
};

/* The 22nd field of /proc/PID/stat; the command's name before it may hold
 * anything, its last bracket ends it. "" when there is no such process, or only
 * its zombie. */
static char *
read_start_time (const char *pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%s/stat", pid);
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;
  const char *rest;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return g_strdup ("");
  rest = strrchr (text, ')');
  if (rest == NULL || rest[1] == '\0')
    return g_strdup ("");
  words = g_strsplit (rest + 2, " ", -1);
  if (g_strv_length (words) < 20 || words[0][0] == 'Z' || words[0][0] == 'X')
    return g_strdup ("");

  return g_strdup (words[19]);
}

static char *
read_line (const char *path)
{
  char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return g_strdup ("");
  g_strdelimit (g_strstrip (text), ":", '-');

  return text;
}

static char *
read_namespace (void)
{
  char target[64] = "";
  gssize length = readlink ("/proc/self/ns/pid", target, sizeof target - 1);

  target[MAX (length, 0)] = '\0';
  g_strdelimit (target, ":", '-');

  return g_strdup (target);
}

char *
dia_claim_owner_make (void)
{
  g_autofree char *machine = read_line ("/etc/machine-id");
  g_autofree char *boot = read_line ("/proc/sys/kernel/random/boot_id");
  g_autofree char *name_space = read_namespace ();
  g_autofree char *pid = g_strdup_printf ("%d", (int) getpid ());
  g_autofree char *start_time = read_start_time (pid);

  return g_strdup_printf ("%s:%s:%s:%s:%s:%08x", machine, boot, name_space, pid, start_time, g_random_int ());
}

DiaOwnerState
dia_claim_owner_check (const char *owner)
{
  g_autofree char *here = dia_claim_owner_make ();
  g_auto (GStrv) own = g_strsplit (here, ":", -1);
  g_auto (GStrv) fields = g_strsplit (owner, ":", -1);
  g_autofree char *start_time = NULL;

  if (g_strv_length (fields) != N_FIELDS || fields[BOOT][0] == '\0')
    return DIA_OWNER_UNKNOWN;
  if (!g_str_equal (fields[BOOT], own[BOOT]))
    return fields[MACHINE][0] != '\0' && g_str_equal (fields[MACHINE], own[MACHINE]) ? DIA_OWNER_DEAD
                                                                                      : DIA_OWNER_UNKNOWN;
  if (!g_str_equal (fields[NAMESPACE], own[NAMESPACE]))
    return DIA_OWNER_UNKNOWN;

  start_time = read_start_time (fields[PID]);

  return g_str_equal (start_time, fields[START_TIME]) ? DIA_OWNER_ALIVE : DIA_OWNER_DEAD;
}
