/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "probe-proc.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef void (*ProcessFunc) (int pid, const char *after_name, gpointer data);

static char *
read_proc (int         pid,
           const char *rest)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/%s", pid, rest);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

/* The number behind @key at the start of a line of a file; 0 without it. */
static guint64
read_field (int         pid,
            const char *file,
            const char *key)
{
  g_autofree char *text = read_proc (pid, file);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", 0);

  for (gsize i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], key))
      return g_ascii_strtoull (lines[i] + strlen (key), NULL, 10);
  return 0;
}

/* Calls @visit for each process of the session with what follows the name in
 * /proc/PID/stat: state, parent, group, session… */
static void
each_process (int         session,
              ProcessFunc visit,
              gpointer    data)
{
  g_autoptr (GDir) names = g_dir_open ("/proc", 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (names)) != NULL)
    {
      int pid = atoi (name);
      g_autofree char *stat = pid > 0 ? read_proc (pid, "stat") : NULL;
      const char *after = strrchr (stat != NULL ? stat : "", ')');
      g_auto (GStrv) fields = g_strsplit (after != NULL ? after + 2 : "", " ", 0);

      if (g_strv_length (fields) > 13 && atoi (fields[3]) == session)
        visit (pid, after + 2, data);
    }
}

static void
add_waits (int         pid,
           const char *after_name,
           gpointer    data)
{
  GHashTable *waits = data;
  g_autofree char *folder = g_strdup_printf ("/proc/%d/task", pid);
  g_autoptr (GDir) threads = g_dir_open (folder, 0, NULL);
  const char *name;

  while (threads != NULL && (name = g_dir_read_name (threads)) != NULL)
    {
      g_autofree char *file = g_strdup_printf ("task/%s/status", name);
      guint64 count = read_field (pid, file, "voluntary_ctxt_switches:");

      g_hash_table_insert (waits, GINT_TO_POINTER (atoi (name)), GUINT_TO_POINTER ((guint) count));
    }
}

static void
add_process (int         pid,
             const char *after_name,
             gpointer    data)
{
  ProbeCost *cost = data;
  g_auto (GStrv) fields = g_strsplit (after_name, " ", 0);
  guint64 ticks = g_ascii_strtoull (fields[11], NULL, 10) + g_ascii_strtoull (fields[12], NULL, 10);

  cost->processes++;
  cost->pss_kib += read_field (pid, "smaps_rollup", "Pss:");
  cost->rss_kib += read_field (pid, "smaps_rollup", "Rss:");
  cost->cpu_ms += ticks * 1000 / sysconf (_SC_CLK_TCK);
}

static void
kill_process (int         pid,
              const char *after_name,
              gpointer    data)
{
  kill (pid, SIGKILL);
}

ProbeCost
probe_read_cost (int session)
{
  ProbeCost cost = { 0 };

  each_process (session, add_process, &cost);
  return cost;
}

ProbeCost
probe_read_process (int pid)
{
  g_autofree char *stat = read_proc (pid, "stat");
  const char *after = strrchr (stat != NULL ? stat : "", ')');
  ProbeCost cost = { 0 };

  if (after != NULL)
    add_process (pid, after + 2, &cost);
  return cost;
}

GHashTable *
probe_read_waits (int session)
{
  GHashTable *waits = g_hash_table_new (NULL, NULL);

  each_process (session, add_waits, waits);
  return waits;
}

guint
probe_count_wake_ups (GHashTable *before,
                      GHashTable *after)
{
  GHashTableIter iter;
  gpointer thread, count;
  guint n = 0;

  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &thread, &count))
    n += GPOINTER_TO_UINT (count) - GPOINTER_TO_UINT (g_hash_table_lookup (before, thread));
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &thread, NULL))
    n += !g_hash_table_contains (after, thread);
  return n;
}

void
probe_kill_session (int session)
{
  each_process (session, kill_process, NULL);
}
