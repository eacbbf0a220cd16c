/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starts a program on a display of its own and measures, in milliseconds from
 * the fork: map (a window of 200 × 150 is viewable), first (it shows something:
 * 12 colours, 0.4 % of its pixels off the commonest), stable (the last change
 * before 700 ms of stillness). Then memory of its whole session and, with
 * --idle, what it does while nothing happens. Prints one line of JSON. */
#include "journey-stage.h"
#include "probe-proc.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <sys/wait.h>
#include <unistd.h>

#define LIMIT_US   (30 * G_USEC_PER_SEC)
#define STILL_US   (700 * 1000)
#define SETTLE_US  (20 * G_USEC_PER_SEC)
#define MIN_COLORS 12
#define SAMPLE     7 /* every seventh pixel of a row is looked at */

typedef struct
{
  Display *display;
  gint64   begun;
  gint64   map;
  gint64   first;
  gint64   stable;
} Probe;

/* A window may go between two requests: that is no reason to end. */
static int
on_x_error_cb (Display     *display,
               XErrorEvent *event)
{
  return 0;
}

static gboolean
has_window (Probe *self)
{
  Window root = DefaultRootWindow (self->display);
  Window parent;
  Window *children = NULL;
  unsigned int count = 0;
  gboolean found = FALSE;

  XQueryTree (self->display, root, &root, &parent, &children, &count);
  for (unsigned int i = 0; i < count && !found; i++)
    {
      XWindowAttributes attributes;

      found = XGetWindowAttributes (self->display, children[i], &attributes) &&
              attributes.map_state == IsViewable && attributes.width >= 200 && attributes.height >= 150;
    }
  XFree (children);
  return found;
}

/* A sum over the picture, and whether it shows something. */
static guint64
look_at (const XImage *image,
         gboolean     *shows)
{
  g_autoptr (GHashTable) colors = g_hash_table_new (NULL, NULL);
  guint64 sum = 14695981039346656037u;
  guint n_sampled = 0, most = 0;

  for (int y = 0; y < image->height; y++)
    {
      const guint32 *row = (const guint32 *) (gconstpointer) (image->data + (gsize) y * image->bytes_per_line);

      for (int x = 0; x < image->width; x++)
        sum = (sum ^ (row[x] & 0xffffff)) * 1099511628211u;
      for (int x = y % SAMPLE; x < image->width && y % SAMPLE == 0; x += SAMPLE, n_sampled++)
        {
          gpointer key = GUINT_TO_POINTER (row[x] & 0xffffff);
          guint seen = GPOINTER_TO_UINT (g_hash_table_lookup (colors, key)) + 1;

          most = MAX (most, seen);
          g_hash_table_insert (colors, key, GUINT_TO_POINTER (seen));
        }
    }
  *shows = g_hash_table_size (colors) >= MIN_COLORS && (n_sampled - most) * 250 >= n_sampled;
  return sum;
}

/* The whole screen is looked at: a window may move or go at any moment. */
static gboolean
watch_until_still (Probe *self)
{
  Window root = DefaultRootWindow (self->display);
  unsigned int width = DisplayWidth (self->display, 0);
  unsigned int height = DisplayHeight (self->display, 0);
  guint64 last = 0;
  gint64 now;

  do
    {
      XImage *image = XGetImage (self->display, root, 0, 0, width, height, AllPlanes, ZPixmap);
      gboolean shows = FALSE;
      guint64 sum = look_at (image, &shows);

      now = g_get_monotonic_time ();
      XDestroyImage (image);
      if (shows && self->first == 0)
        self->first = now;
      if (sum != last)
        self->stable = now;
      last = sum;
      g_usleep (2000);
    }
  while ((self->first == 0 || now - self->stable < STILL_US) && now - self->begun < LIMIT_US);
  return self->first != 0;
}

static int
start (char **command)
{
  int pid = fork ();

  if (pid == 0)
    {
      setsid ();
      execvp (command[0], command);
      _exit (127);
    }
  return pid;
}

static gboolean
measure_start (Probe *self,
               char **command,
               int   *pid)
{
  self->begun = g_get_monotonic_time ();
  *pid = start (command);
  while (!has_window (self))
    {
      if (g_get_monotonic_time () - self->begun > LIMIT_US || waitpid (*pid, NULL, WNOHANG) != 0)
        return FALSE;
      g_usleep (1000);
    }
  self->map = g_get_monotonic_time ();
  return watch_until_still (self);
}

/* What a start leaves behind has its end first: GLib keeps a thread that has
 * nothing to do for 15 seconds. */
static void
print_rest (int pid,
            int idle)
{
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) after = NULL;
  ProbeCost first, last;

  g_usleep (SETTLE_US);
  first = probe_read_cost (pid);
  before = probe_read_waits (pid);
  g_usleep ((gulong) idle * G_USEC_PER_SEC);
  after = probe_read_waits (pid);
  last = probe_read_cost (pid);
  g_print (", \"idle_s\": %d, \"idle_wake_ups\": %u, \"idle_cpu_ms\": %" G_GUINT64_FORMAT,
           idle, probe_count_wake_ups (before, after), last.cpu_ms - first.cpu_ms);
}

static void
print_result (Probe *self,
              int    pid,
              int    idle)
{
  ProbeCost before = probe_read_cost (pid);

  g_print ("{\"map\": %.1f, \"first\": %.1f, \"stable\": %.1f, \"processes\": %u, "
           "\"pss_mib\": %.1f, \"rss_mib\": %.1f, \"cpu_ms\": %" G_GUINT64_FORMAT,
           (self->map - self->begun) / 1000.0, (self->first - self->begun) / 1000.0,
           (self->stable - self->begun) / 1000.0, before.processes,
           before.pss_kib / 1024.0, before.rss_kib / 1024.0, before.cpu_ms);
  if (idle > 0)
    print_rest (pid, idle);
  g_print ("}\n");
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new ("-- COMMAND…");
  g_autoptr (JourneyStage) stage = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *picture = NULL;
  Probe probe = { 0 };
  int idle = 0;
  int pid = 0;
  gboolean done;
  const GOptionEntry entries[] = {
    { "idle", 0, 0, G_OPTION_ARG_INT, &idle, "Watch the idle program as long as that", "SECONDS" },
    { "picture", 0, 0, G_OPTION_ARG_FILENAME, &picture, "Save what was shown", "FILE" },
    { NULL }
  };

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc < 2)
    {
      g_printerr ("probe: %s\n", error != NULL ? error->message : "no command");
      return 2;
    }
  stage = journey_stage_new (JOURNEY_STAGE_KEYRING, 1280, 800);
  XSetErrorHandler (on_x_error_cb);
  probe.display = XOpenDisplay (journey_stage_get_display (stage));
  done = measure_start (&probe, argv + 1 + g_str_equal (argv[1], "--"), &pid);
  if (done)
    print_result (&probe, pid, idle);
  if (picture != NULL)
    journey_stage_save_screen (stage, picture);
  probe_kill_session (pid);
  waitpid (pid, NULL, 0);
  XCloseDisplay (probe.display);
  return done ? 0 : 1;
}
