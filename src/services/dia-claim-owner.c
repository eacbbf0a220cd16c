/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-claim-owner.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* In /proc/PID/stat, counted from the bracket that ends the second field: the 22nd
 * (proc(5)). */
#define START_TIME_WORD 20

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

/* "" when there is no such process. */
static char *
read_start_time (const char *pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%s/stat", pid);
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return g_strdup ("");

  return dia_claim_owner_parse_start_time (text);
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
dia_claim_owner_parse_start_time (const char *text)
{
  const char *rest = strrchr (text, ')');
  g_auto (GStrv) words = g_strsplit (rest != NULL ? rest : "", " ", START_TIME_WORD + 2);

  if (g_strv_length (words) <= START_TIME_WORD || words[1][0] == 'Z' || words[1][0] == 'X')
    return g_strdup ("");

  return g_strdup (words[START_TIME_WORD]);
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
