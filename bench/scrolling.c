/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows the desk over a workspace and scrolls its long lists, as a wheel does
 * and as a dragged bar does. A frame is timed from the clock's "before-paint"
 * to its "after-paint": list items, layout and drawing are in it. Prints one
 * line of JSON for each list: milliseconds by the wall, and of this thread on
 * the processor, which other programs cannot lengthen.
 *
 *   build-aux/with-display bench/scrolling WORKSPACE [FRAMES] */
#include <adwaita.h>

#include "dia-desk.h"
#include "dia-look.h"
#include "dia-memory-vault.h"
#include "dia-renderer.h"
#include "dia-sidebar-model.h"
#include "dia-workspace.h"
#include "frames.h"

#define WHEEL 90.0          /* pixels a frame */
#define DRAG_STEPS 150.0    /* frames from one end to the other */
#define SETTLE_MS 600

typedef struct
{
  GtkWidget     *window;
  GtkWidget     *desk;
  GMainLoop     *loop;
  int            frames;

  /* Of the list that is measured now. */
  GtkAdjustment *adjustment;
  double         step;
  int            left;
  FramesMeter    meter;
} Bench;

static gboolean
on_tick_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       user_data)
{
  Bench *self = user_data;
  double upper = gtk_adjustment_get_upper (self->adjustment) - gtk_adjustment_get_page_size (self->adjustment);
  double value = gtk_adjustment_get_value (self->adjustment) + self->step;

  if (value < 0 || value > upper)
    self->step = -self->step;
  gtk_adjustment_set_value (self->adjustment, CLAMP (value, 0, upper));
  if (self->left-- > 0)
    return G_SOURCE_CONTINUE;
  g_main_loop_quit (self->loop);
  return G_SOURCE_REMOVE;
}

static gboolean
on_settled_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

static void
settle (Bench *self)
{
  g_timeout_add (SETTLE_MS, on_settled_cb, self->loop);
  g_main_loop_run (self->loop);
}

static double
find_share_over (GArray *sorted,
                 double  limit)
{
  guint n = 0;

  for (guint i = 0; i < sorted->len; i++)
    n += g_array_index (sorted, double, i) > limit;
  return sorted->len > 0 ? 100.0 * n / sorted->len : 0;
}

static void
print_result (Bench      *self,
              const char *what,
              const char *how,
              guint       n_items)
{
  frames_sort (self->meter.wall);
  frames_sort (self->meter.cpu);
  g_print ("{\"list\": \"%s\", \"how\": \"%s\", \"items\": %u, \"frames\": %u, "
           "\"p50\": %.1f, \"p95\": %.1f, \"p99\": %.1f, \"max\": %.1f, \"over_16_7_percent\": %.1f, "
           "\"cpu_p50\": %.1f, \"cpu_p99\": %.1f, \"cpu_max\": %.1f}\n",
           what, how, n_items, self->meter.wall->len,
           frames_find_percentile (self->meter.wall, 0.5), frames_find_percentile (self->meter.wall, 0.95), frames_find_percentile (self->meter.wall, 0.99),
           frames_find_percentile (self->meter.wall, 1), find_share_over (self->meter.wall, 16.7),
           frames_find_percentile (self->meter.cpu, 0.5), frames_find_percentile (self->meter.cpu, 0.99), frames_find_percentile (self->meter.cpu, 1));
}

static void
scroll (Bench      *self,
        GtkWidget  *list,
        const char *what,
        const char *how,
        double      step)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (list, GTK_TYPE_SCROLLED_WINDOW);
  guint n_items = GTK_IS_GRID_VIEW (list) ? g_list_model_get_n_items (G_LIST_MODEL (gtk_grid_view_get_model (GTK_GRID_VIEW (list)))) : 0;

  self->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_adjustment_set_value (self->adjustment, 0);
  settle (self);
  self->step = step;
  self->left = self->frames;
  frames_meter_begin (&self->meter);
  self->meter.counting = TRUE;
  gtk_widget_add_tick_callback (scroller, on_tick_cb, self, NULL);
  g_main_loop_run (self->loop);
  self->meter.counting = FALSE;
  print_result (self, what, how, n_items);
  frames_meter_clear (&self->meter);
}

static void
scroll_both_ways (Bench      *self,
                  GtkWidget  *list,
                  const char *what)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (list, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  double length = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  if (length <= 0)
    {
      g_print ("{\"list\": \"%s\", \"how\": \"fits\"}\n", what);
      return;
    }
  scroll (self, list, what, "wheel", MIN (WHEEL, length));
  scroll (self, list, what, "drag", MAX (length / DRAG_STEPS, 1));
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

static GtkWidget *
find_list (Bench      *self,
           const char *page)
{
  GtkWidget *owner = find_widget (self->desk, page);
  GtkWidget *list = owner != NULL ? find_widget (owner, "GtkGridView") : NULL;

  if (list == NULL)
    g_error ("%s shows no list", page);
  return list;
}

static void
open_whole_brands (GtkWidget *list)
{
  GListModel *model = G_LIST_MODEL (gtk_grid_view_get_model (GTK_GRID_VIEW (list)));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (DiaSidebarItem) item = g_list_model_get_item (model, i);

      if (item->kind == DIA_SIDEBAR_MORE || (item->kind == DIA_SIDEBAR_BRAND && !item->expanded))
        g_signal_emit_by_name (list, "activate", i);
    }
}

static void
measure_sidebar (Bench *self)
{
  GtkWidget *list = find_list (self, "DiaSidebar");
  gint64 begun = frames_read_cpu_us ();

  open_whole_brands (list);
  g_print ("{\"list\": \"side bar\", \"how\": \"open every brand\", \"cpu\": %.1f}\n", (frames_read_cpu_us () - begun) / 1000.0);
  settle (self);
  scroll_both_ways (self, list, "side bar");
}

static void
measure_accounts (Bench *self)
{
  gint64 begun = frames_read_cpu_us ();
  GtkWidget *search;

  dia_desk_show_page (DIA_DESK (self->desk), "accounts");
  settle (self);
  g_print ("{\"list\": \"accounts\", \"how\": \"first show\", \"cpu\": %.1f}\n", (frames_read_cpu_us () - begun) / 1000.0);
  scroll_both_ways (self, find_list (self, "DiaAccountsPage"), "accounts");
  search = find_widget (find_widget (self->desk, "DiaAccountsPage"), "GtkSearchEntry");
  gtk_editable_set_text (GTK_EDITABLE (search), "suisse 7");
  begun = frames_read_cpu_us ();
  g_signal_emit_by_name (search, "search-changed");
  g_print ("{\"list\": \"accounts\", \"how\": \"search\", \"cpu\": %.1f}\n", (frames_read_cpu_us () - begun) / 1000.0);
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

static void
show_desk (Bench        *self,
           DiaWorkspace *workspace)
{
  GdkFrameClock *clock;
  gint64 begun = frames_read_cpu_us ();

  self->window = adw_window_new ();
  self->desk = dia_desk_new (workspace);
  adw_window_set_content (ADW_WINDOW (self->window), self->desk);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 800);
  gtk_window_present (GTK_WINDOW (self->window));
  clock = gtk_widget_get_frame_clock (self->window);
  frames_meter_watch (&self->meter, clock);
  settle (self);
  g_print ("{\"list\": \"desk\", \"how\": \"first show\", \"cpu\": %.1f}\n", (frames_read_cpu_us () - begun) / 1000.0);
}

int
main (int   argc,
      char *argv[])
{
  Bench bench = { .frames = argc > 2 ? atoi (argv[2]) : 600 };
  DiaWorkspace *workspace;

  if (argc < 2)
    {
      g_printerr ("scrolling WORKSPACE [FRAMES]\n");
      return 2;
    }
  dia_renderer_choose ();
  adw_init ();
  dia_look_prepare_alone (gdk_display_get_default ());
  bench.loop = g_main_loop_new (NULL, FALSE);
  workspace = open_workspace (argv[1]);
  show_desk (&bench, workspace);
  measure_sidebar (&bench);
  measure_accounts (&bench);
  gtk_window_destroy (GTK_WINDOW (bench.window));
  dia_workspace_close (workspace);
  g_object_unref (workspace);
  g_main_loop_unref (bench.loop);
  return 0;
}
