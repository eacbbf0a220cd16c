/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows the calendar of a workspace and turns its months with the keyboard, by
 * keys that come from the X server as a person's do. A change is timed from the
 * key press to the end of the frame that shows the other month ("after-paint":
 * layout, snapshot and drawing are in it), by the wall and on the processor of
 * this thread, which other programs cannot lengthen. Prints lines of JSON.
 *
 *   build-aux/with-display bench/calendar WORKSPACE [CHANGES] [ENDURANCE]
 *
 * ENDURANCE: so many changes more, with nothing waited for, to see the memory. */
#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>

#include <adwaita.h>
#include <stdlib.h>
#include <string.h>

#include "dia-calendar-page.h"
#include "dia-desk.h"
#include "dia-look.h"
#include "dia-memory-vault.h"
#include "dia-renderer.h"
#include "dia-workspace.h"
#include "frames.h"

#define SETTLE_MS 600
#define REST_MS   40      /* between two changes, after the neighbours were read */
#define LEG       3       /* months in one direction, then back */

typedef struct
{
  GtkWidget        *window;
  GtkWidget        *desk;
  DiaCalendarModel *model;
  GMainLoop        *loop;
  Display          *display;

  DiaDay            before;     /* first day of the month that is left */
  gint64            wall_begun;
  gint64            cpu_begun;
  gint64            frame_begun;
  gboolean          waiting;    /* for the frame that shows the other month */
  GArray           *wall;       /* (element-type double): ms */
  GArray           *cpu;        /* (element-type double): ms */
  GArray           *frames;     /* (element-type double): ms of every frame */
} Bench;

static DiaDay
get_shown (Bench *self)
{
  return dia_calendar_model_get_period (self->model)->first_day;
}

static void
on_before_paint_cb (GdkFrameClock *clock,
                    Bench         *self)
{
  self->frame_begun = frames_read_cpu_us ();
}

static void
on_after_paint_cb (GdkFrameClock *clock,
                   Bench         *self)
{
  double wall = (g_get_monotonic_time () - self->wall_begun) / 1000.0;
  double cpu = (frames_read_cpu_us () - self->cpu_begun) / 1000.0;
  double frame = (frames_read_cpu_us () - self->frame_begun) / 1000.0;

  g_array_append_val (self->frames, frame);
  if (!self->waiting || get_shown (self) == self->before)
    return;
  self->waiting = FALSE;
  g_array_append_val (self->wall, wall);
  g_array_append_val (self->cpu, cpu);
  g_main_loop_quit (self->loop);
}

static gboolean
on_rested_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

static void
rest (Bench *self,
      guint  ms)
{
  g_timeout_add (ms, on_rested_cb, self->loop);
  g_main_loop_run (self->loop);
}

static void
press (Bench  *self,
       KeySym  key)
{
  KeyCode code = XKeysymToKeycode (self->display, key);

  self->before = get_shown (self);
  self->waiting = TRUE;
  self->cpu_begun = frames_read_cpu_us ();
  self->wall_begun = g_get_monotonic_time ();
  XTestFakeKeyEvent (self->display, code, True, CurrentTime);
  XTestFakeKeyEvent (self->display, code, False, CurrentTime);
  XFlush (self->display);
  g_main_loop_run (self->loop);
}

static void
begin_series (Bench *self)
{
  g_array_set_size (self->wall, 0);
  g_array_set_size (self->cpu, 0);
  g_array_set_size (self->frames, 0);
}

static void
print_series (Bench      *self,
              const char *how,
              guint       n_posts)
{
  frames_sort (self->wall);
  frames_sort (self->cpu);
  frames_sort (self->frames);
  g_print ("{\"calendar\": \"month\", \"how\": \"%s\", \"posts\": %u, \"changes\": %u, "
           "\"p50\": %.1f, \"p99\": %.1f, \"max\": %.1f, \"cpu_p50\": %.1f, \"cpu_p99\": %.1f, \"cpu_max\": %.1f, "
           "\"frame_cpu_p99\": %.1f, \"frame_cpu_max\": %.1f}\n",
           how, n_posts, self->wall->len,
           frames_find_percentile (self->wall, 0.5), frames_find_percentile (self->wall, 0.99), frames_find_percentile (self->wall, 1),
           frames_find_percentile (self->cpu, 0.5), frames_find_percentile (self->cpu, 0.99), frames_find_percentile (self->cpu, 1),
           frames_find_percentile (self->frames, 0.99), frames_find_percentile (self->frames, 1));
}

static guint
count_posts (Bench *self)
{
  DiaStateCounts counts;
  guint n = 0;

  dia_calendar_model_count (self->model, &counts);
  for (guint state = 0; state < DIA_POST_N_STATES; state++)
    n += counts.n[state];
  return n;
}

static void
wait_for_neighbours (Bench *self)
{
  while (!dia_calendar_model_is_idle (self->model))
    rest (self, 5);
}

/* Back and forth over the last months, which are full. */
static KeySym
choose_key (int change)
{
  return change % (2 * LEG) < LEG ? XK_Page_Up : XK_Page_Down;
}

static void
turn_at_leisure (Bench *self,
                 int    n_changes)
{
  guint n_posts = 0;

  begin_series (self);
  for (int i = 0; i < n_changes; i++)
    {
      wait_for_neighbours (self);
      rest (self, REST_MS);
      n_posts = MAX (n_posts, count_posts (self));
      press (self, choose_key (i));
    }
  print_series (self, "read ahead", n_posts);
}

/* As with a key that is held down: nothing was read ahead, what is not there yet
 * comes in later frames, and none of them may be long. */
static void
turn_in_haste (Bench *self,
               int    n_changes)
{
  begin_series (self);
  for (int i = 0; i < n_changes; i++)
    press (self, choose_key (i));
  wait_for_neighbours (self);
  print_series (self, "held key", count_posts (self));
}

/* KiB of this process alone: what it shares with others counts less as soon as they
 * run. */
static long
read_memory (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return 0;
  line = strstr (text, "\nPss_Anon:");
  return line != NULL ? strtol (line + strlen ("\nPss_Anon:"), NULL, 10) : 0;
}

static void
endure (Bench *self,
        int    n_changes)
{
  long before, after;

  /* Both are read over the same month. */
  n_changes = (n_changes + 20 * LEG - 1) / (20 * LEG) * (20 * LEG);
  for (int i = 0; i < n_changes / 10; i++)
    press (self, choose_key (i));
  wait_for_neighbours (self);
  rest (self, SETTLE_MS);
  before = read_memory ();
  for (int i = 0; i < n_changes; i++)
    press (self, choose_key (i));
  wait_for_neighbours (self);
  rest (self, SETTLE_MS);
  after = read_memory ();
  g_print ("{\"calendar\": \"month\", \"how\": \"memory\", \"changes\": %d, \"anonymous_kib_before\": %ld, "
           "\"anonymous_kib_after\": %ld, \"change_percent\": %.1f}\n",
           n_changes, before, after, 100.0 * (after - before) / before);
}

static DiaWorkspace *
open_workspace (const char *path)
{
  g_autoptr (DiaVault) vault = dia_memory_vault_new ();
  g_autoptr (DiaClock) clock = dia_clock_new_system ();
  g_autoptr (GError) error = NULL;
  DiaWorkspace *workspace = dia_workspace_open (path, FALSE, vault, clock, NULL, &error);

  if (workspace == NULL)
    g_error ("%s", error->message);
  return workspace;
}

/* The first mapped widget of that type name below @widget. (nullable) */
static GtkWidget *
find_widget (GtkWidget  *widget,
             const char *type_name)
{
  GtkWidget *found = NULL;

  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type_name) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type_name);
  return found;
}

static void
show_calendar (Bench        *self,
               DiaWorkspace *workspace)
{
  GdkFrameClock *clock;

  self->window = adw_window_new ();
  self->desk = dia_desk_new (workspace);
  adw_window_set_content (ADW_WINDOW (self->window), self->desk);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 800);
  gtk_window_present (GTK_WINDOW (self->window));
  dia_desk_show_page (DIA_DESK (self->desk), "calendar");
  rest (self, SETTLE_MS);
  self->model = dia_calendar_page_get_model (DIA_CALENDAR_PAGE (find_widget (self->desk, "DiaCalendarPage")));
  wait_for_neighbours (self);
  clock = gtk_widget_get_frame_clock (self->window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint_cb), self);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (on_after_paint_cb), self);
}

static void
measure (Bench *self,
         int    n_changes,
         int    endurance)
{
  turn_at_leisure (self, 2 * LEG);
  turn_at_leisure (self, n_changes);
  turn_in_haste (self, n_changes);
  if (endurance > 0)
    endure (self, endurance);
}

int
main (int   argc,
      char *argv[])
{
  Bench bench = { .wall = g_array_new (FALSE, FALSE, sizeof (double)),
                  .cpu = g_array_new (FALSE, FALSE, sizeof (double)),
                  .frames = g_array_new (FALSE, FALSE, sizeof (double)) };
  DiaWorkspace *workspace;

  if (argc < 2)
    {
      g_printerr ("calendar WORKSPACE [CHANGES] [ENDURANCE]\n");
      return 2;
    }
  dia_renderer_choose ();
  adw_init ();
  dia_look_prepare_alone (gdk_display_get_default ());
  bench.loop = g_main_loop_new (NULL, FALSE);
  bench.display = XOpenDisplay (NULL);
  workspace = open_workspace (argv[1]);
  show_calendar (&bench, workspace);
  measure (&bench, argc > 2 ? atoi (argv[2]) : 300, argc > 3 ? atoi (argv[3]) : 0);
  gtk_window_destroy (GTK_WINDOW (bench.window));
  dia_workspace_close (workspace);
  g_object_unref (workspace);
  XCloseDisplay (bench.display);
  g_main_loop_unref (bench.loop);
  return 0;
}
