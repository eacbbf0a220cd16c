/* SPDX-License-Identifier: GPL-3.0-or-later */
/* N1 and N3 of the bars: a window that shows another frame all the time, while a
 * worker parses answers as large and as full as the guard lets through, and then
 * with texts in it that were made to hurt whoever lays them out, as connectors
 * hand them on. Prints one line of JSON, in milliseconds: the longest time from
 * one frame to the next while answers are parsed, the longest layout of a text,
 * and the longest frame with a new text: colour emoji are drawn in it.
 *
 *   build-aux/with-display bench/answers */
#include <adwaita.h>
#include <string.h>

#include "dia-foreign-text.h"
#include "dia-json.h"
#include "dia-look.h"
#include "dia-renderer.h"
#include "frames.h"

#define N_ANSWERS      5
#define N_MARKS        100000
#define N_LETTERS      (10 * 1000 * 1000)
#define MAX_CHARACTERS 300 /* what dia-api-call.c keeps of what a server says */

typedef struct
{
  GtkWidget *number;     /* another text in each frame */
  GtkWidget *text;
  GMainLoop *loop;
  guint      n_frames;
  guint      n_left;     /* texts to show */
  gint64     last;       /* end of the frame before, µs; 0 for none */
  gint64     begun;
  double     gap;        /* the longest ones, ms */
  double     frame;
  double     layout;
  double     layout_cpu; /* of which on the processor: others cannot lengthen it */
} Bench;

/* As many values as are let through, and blanks up to the largest size. */
static char *
make_answer (gsize *length)
{
  char *answer = g_malloc (DIA_JSON_MAX_BYTES);
  gsize n_values = DIA_JSON_MAX_VALUES - 10;

  *length = DIA_JSON_MAX_BYTES;
  memset (answer, ' ', *length);
  for (gsize i = 0; i < n_values; i++)
    memcpy (answer + 2 * i, ",1", 2);
  answer[0] = '[';
  answer[*length - 1] = ']';
  return answer;
}

static gpointer
parse_in_thread (gpointer data)
{
  Bench *self = data;
  gsize length;
  g_autofree char *answer = make_answer (&length);

  for (int i = 0; i < N_ANSWERS; i++)
    {
      g_autoptr (GError) error = NULL;
      JsonNode *root = dia_json_parse (answer, length, &error);

      g_assert_no_error (error);
      json_node_unref (root);
    }
  g_idle_add_once ((GSourceOnceFunc) g_main_loop_quit, self->loop);
  return NULL;
}

static char *
repeat (const char *first,
        const char *piece,
        gsize       count)
{
  GString *text = g_string_new (first);

  for (gsize i = 0; i < count; i++)
    g_string_append (text, piece);
  return g_string_free (text, FALSE);
}

/* (transfer full): what is shown while @n_left are to come. */
static char *
make_text (guint n_left)
{
  /* Marks on one letter, one long word, turned around, half a pair, no UTF-8 at
   * all, lines, and people joined without an end. */
  static const char *const pieces[] = {
    "\xcc\x81", "w", "\xe2\x80\xae", "\xed\xa0\x80", "\xff", "\n\t", "\xf0\x9f\x91\xa8\xe2\x80\x8d",
  };
  const char *piece = pieces[n_left % G_N_ELEMENTS (pieces)];
  g_autofree char *raw = repeat ("No: ", piece, *piece == 'w' ? N_LETTERS : N_MARKS);

  return dia_foreign_text_tidy (raw, MAX_CHARACTERS);
}

static gboolean
on_tick_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       user_data)
{
  Bench *self = user_data;
  g_autofree char *number = g_strdup_printf ("%u", ++self->n_frames);

  gtk_label_set_label (GTK_LABEL (self->number), number);
  return G_SOURCE_CONTINUE;
}

static void
on_before_paint_cb (GdkFrameClock *clock,
                    Bench         *self)
{
  self->begun = g_get_monotonic_time ();
}

static void
on_after_paint_cb (GdkFrameClock *clock,
                   Bench         *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->last != 0)
    self->gap = MAX (self->gap, (now - self->last) / 1000.0);
  self->frame = MAX (self->frame, (now - self->begun) / 1000.0);
  self->last = now;
}

static void
lay_out (Bench *self)
{
  gint64 begun = g_get_monotonic_time ();
  gint64 cpu_begun = frames_read_cpu_us ();
  int width = gtk_widget_get_width (gtk_widget_get_parent (self->text));

  gtk_widget_measure (self->text, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_measure (self->text, GTK_ORIENTATION_VERTICAL, width, NULL, NULL, NULL, NULL);
  self->layout = MAX (self->layout, (g_get_monotonic_time () - begun) / 1000.0);
  self->layout_cpu = MAX (self->layout_cpu, (frames_read_cpu_us () - cpu_begun) / 1000.0);
}

/* Making and tidying a text is a worker's: it is not counted. */
static gboolean
on_next_text_cb (gpointer user_data)
{
  Bench *self = user_data;
  g_autofree char *text = make_text (--self->n_left);

  gtk_label_set_label (GTK_LABEL (self->text), text);
  lay_out (self);
  if (self->n_left > 0)
    return G_SOURCE_CONTINUE;
  g_timeout_add_once (200, (GSourceOnceFunc) g_main_loop_quit, self->loop);
  return G_SOURCE_REMOVE;
}

static void
run (Bench *self)
{
  g_main_loop_run (self->loop);
  self->last = 0;
}

static GtkWidget *
make_window (Bench *self)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->number = gtk_label_new ("0");
  /* The fonts that hold these are opened once by any text that needs them. */
  self->text = gtk_label_new ("w\xcc\x81 \xef\xbf\xbd \xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9");
  gtk_label_set_wrap (GTK_LABEL (self->text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->text), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), self->number);
  gtk_box_append (GTK_BOX (box), self->text);
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 480);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_widget_add_tick_callback (self->number, on_tick_cb, self, NULL);
  return window;
}

static void
watch_frames (Bench     *self,
              GtkWidget *window)
{
  GdkFrameClock *clock;

  gtk_window_present (GTK_WINDOW (window));
  g_timeout_add_once (500, (GSourceOnceFunc) g_main_loop_quit, self->loop);
  run (self);
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint_cb), self);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint_cb), self);
}

int
main (void)
{
  Bench bench = { .loop = g_main_loop_new (NULL, FALSE), .n_left = 14 };
  GThread *worker;
  GtkWidget *window;

  dia_renderer_choose ();
  adw_init ();
  dia_look_prepare_alone (gdk_display_get_default ());
  window = make_window (&bench);
  watch_frames (&bench, window);

  bench.n_frames = 0;
  bench.gap = bench.frame = 0;
  worker = g_thread_new ("parser", parse_in_thread, &bench);
  run (&bench);
  g_thread_join (worker);
  g_print ("{\"frames\": %u, \"parsing_gap\": %.1f, \"parsing_frame\": %.1f, ", bench.n_frames, bench.gap, bench.frame);

  bench.frame = 0;
  g_timeout_add (100, on_next_text_cb, &bench);
  run (&bench);
  g_print ("\"text_layout\": %.1f, \"text_layout_cpu\": %.1f, \"text_frame\": %.1f}\n", bench.layout, bench.layout_cpu,
           bench.frame);
  gtk_window_destroy (GTK_WINDOW (window));
  g_main_loop_unref (bench.loop);
  return 0;
}
