/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows the roll-out of ten key moments with seven contents each for many accounts
 * and scrolls it across and down at once, so that each frame is drawn anew. A frame
 * is timed from the clock's "before-paint" to its "after-paint". Prints one line of
 * JSON: milliseconds by the wall, and of this thread on the processor, which other
 * programs cannot lengthen.
 *
 *   build-aux/with-display bench/matrix [ACCOUNTS] [FRAMES] */
#include <adwaita.h>

#include "dia-field.h"
#include "dia-look.h"
#include "dia-renderer.h"
#include "dia-rollout-matrix.h"
#include "frames.h"

#define N_MOMENTS  10
#define N_CONTENTS 7
#define N_BRANDS   5
#define STEP       23.0   /* px a frame, down; across twice as much */

typedef struct
{
  GMainLoop     *loop;
  GtkAdjustment *across;
  GtkAdjustment *down;
  double         steps[2];
  int            left;
  FramesMeter    meter;
} Bench;

static void
step (GtkAdjustment *adjustment,
      double        *by)
{
  double upper = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  double value = gtk_adjustment_get_value (adjustment) + *by;

  if (value < 0 || value > upper)
    *by = -*by;
  gtk_adjustment_set_value (adjustment, CLAMP (value, 0, upper));
}

static gboolean
on_tick_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       user_data)
{
  Bench *self = user_data;

  step (self->across, &self->steps[0]);
  step (self->down, &self->steps[1]);
  if (self->left-- > 0)
    return G_SOURCE_CONTINUE;
  g_main_loop_quit (self->loop);
  return G_SOURCE_REMOVE;
}

static void
add_accounts (DiaRollout *rollout,
              guint       n_accounts)
{
  static const char *const markets[] = { "FR", "BE", "CH", "DE", "ES", "IT", "NL", "GB" };

  for (guint i = 0; i < N_BRANDS; i++)
    {
      DiaBrand *brand = dia_brand_new ();

      brand->id = i + 1;
      dia_field_take_text (&brand->name, g_strdup_printf ("Brand %u", i + 1));
      dia_field_set_text (&brand->color, "#4054ae");
      g_ptr_array_add (rollout->brands, brand);
    }
  for (guint i = 0; i < n_accounts; i++)
    {
      DiaAccount *account = dia_account_new ();
      guint place = i * N_BRANDS / n_accounts;

      account->id = i + 1;
      account->brand_id = place + 1;
      dia_field_set_text (&account->network, i % 2 == 0 ? "mastodon" : "bluesky");
      dia_field_set_text (&account->market, markets[i * N_BRANDS % n_accounts * G_N_ELEMENTS (markets) / n_accounts]);
      g_ptr_array_add (rollout->accounts, account);
    }
}

static void
free_row (gpointer data)
{
  DiaRolloutRow *row = data;

  g_free (row->title);
  g_free (row->cells);
  g_free (row);
}

static DiaRolloutRow *
make_row (guint id,
          guint n_accounts)
{
  DiaRolloutRow *row = g_new0 (DiaRolloutRow, 1);

  row->content_id = id;
  row->title = g_strdup_printf ("Content %u with a title of some length", id);
  row->cells = g_new0 (DiaRolloutCell, n_accounts);
  for (guint i = 0; i < n_accounts; i++)
    {
      row->cells[i].state = (i * 7 + id * 3) % DIA_CELL_N_STATES;
      row->cells[i].behind = i % 11 == 0;
    }
  return row;
}

static DiaRollout *
make_rollout (guint n_accounts)
{
  DiaRollout *rollout = g_object_new (DIA_TYPE_ROLLOUT, NULL);

  add_accounts (rollout, n_accounts);
  for (guint i = 0; i < N_MOMENTS; i++)
    {
      DiaRolloutMoment *moment = g_new0 (DiaRolloutMoment, 1);

      moment->moment = dia_key_moment_new ();
      moment->moment->id = i + 1;
      moment->n_contents = N_CONTENTS;
      moment->rows = g_ptr_array_new_with_free_func (free_row);
      dia_field_take_text (&moment->moment->title, g_strdup_printf ("Key moment %u", i + 1));
      dia_field_set_text (&moment->moment->color, "#b23a6b");
      dia_field_set_text (&moment->moment->last_day, "2027-02-14");
      for (guint j = 0; j < N_CONTENTS; j++)
        g_ptr_array_add (moment->rows, make_row (i * N_CONTENTS + j + 1, n_accounts));
      g_ptr_array_add (rollout->moments, moment);
    }

  return rollout;
}

static void
print_result (Bench *self,
              guint  n_accounts)
{
  frames_sort (self->meter.wall);
  frames_sort (self->meter.cpu);
  g_print ("{\"accounts\": %u, \"frames\": %u, \"p50\": %.1f, \"p95\": %.1f, \"p99\": %.1f, \"max\": %.1f, "
           "\"cpu_p50\": %.1f, \"cpu_p99\": %.1f, \"cpu_max\": %.1f}\n",
           n_accounts, self->meter.wall->len, frames_find_percentile (self->meter.wall, 0.5), frames_find_percentile (self->meter.wall, 0.95),
           frames_find_percentile (self->meter.wall, 0.99), frames_find_percentile (self->meter.wall, 1),
           frames_find_percentile (self->meter.cpu, 0.5), frames_find_percentile (self->meter.cpu, 0.99), frames_find_percentile (self->meter.cpu, 1));
}

static GtkWidget *
show_matrix (Bench      *self,
             DiaRollout *rollout)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *matrix = dia_rollout_matrix_new ();
  GdkFrameClock *clock;

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), matrix);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  dia_rollout_matrix_set_rollout (DIA_ROLLOUT_MATRIX (matrix), rollout, 0);
  dia_rollout_matrix_open_all (DIA_ROLLOUT_MATRIX (matrix));
  gtk_window_present (GTK_WINDOW (window));
  self->across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled));
  self->down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  clock = gtk_widget_get_frame_clock (window);
  frames_meter_watch (&self->meter, clock);
  gtk_widget_add_tick_callback (matrix, on_tick_cb, self, NULL);

  return window;
}

int
main (int   argc,
      char *argv[])
{
  guint n_accounts = argc > 1 ? (guint) atoi (argv[1]) : 500;
  Bench bench = { .steps = { 2 * STEP, STEP }, .left = 60 };
  DiaRollout *rollout;
  GtkWidget *window;

  dia_renderer_choose ();
  adw_init ();
  dia_look_prepare_alone (gdk_display_get_default ());
  bench.loop = g_main_loop_new (NULL, FALSE);
  frames_meter_begin (&bench.meter);
  rollout = make_rollout (MAX (n_accounts, N_BRANDS));
  window = show_matrix (&bench, rollout);
  /* What is made once is not what is measured. */
  g_main_loop_run (bench.loop);
  bench.left = argc > 2 ? atoi (argv[2]) : 600;
  bench.meter.counting = TRUE;
  gtk_widget_add_tick_callback (window, on_tick_cb, &bench, NULL);
  g_main_loop_run (bench.loop);
  print_result (&bench, rollout->accounts->len);

  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (rollout);
  frames_meter_clear (&bench.meter);
  g_main_loop_unref (bench.loop);
  return 0;
}
