/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-album.h"

#include "dia-calendar-fixture.h"
#include "dia-test-support.h"

#define N_PIECES 4

/* A view of four pieces side by side that counts what is asked of it. */
typedef struct
{
  CalendarFixture   calendar;
  DiaCalendarModel *model;
  GtkWidget        *window;
  GtkWidget        *widget;
  DiaCalendarAlbum *album;
} Fixture;

static guint n_layouts;
static guint n_painted;
static int   shown_width;

static guint
count_pieces (gconstpointer layout)
{
  return N_PIECES;
}

static void
get_piece_area (gconstpointer    layout,
                guint            piece,
                graphene_rect_t *area)
{
  *area = GRAPHENE_RECT_INIT ((float) piece * 10, 0, 10, 10);
}

static gpointer
lay_out (GtkWidget               *widget,
         const DiaCalendarPeriod *period,
         DiaCalendarSheet        *sheet)
{
  n_layouts++;
  return g_strdup ("layout");
}

static void
paint_piece (GtkWidget                *widget,
             const DiaCalendarPicture *picture,
             guint                     piece,
             GtkSnapshot              *snapshot)
{
  graphene_rect_t area;

  n_painted++;
  get_piece_area (NULL, piece, &area);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 1, 0, 0, 1 }, &area);
}

static void
get_window (GtkWidget       *widget,
            graphene_rect_t *window)
{
  *window = GRAPHENE_RECT_INIT (0, 0, (float) shown_width, 10);
}

static const DiaPieceKind kind = { count_pieces, get_piece_area, g_free };
static const DiaAlbumView view = { &kind, lay_out, paint_piece, get_window };

static gboolean
is_idle (gpointer user_data)
{
  return dia_calendar_model_is_idle (user_data);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  calendar_fixture_set_up (&fixture->calendar, NULL);
  fixture->model = dia_calendar_model_new (fixture->calendar.office.workspace);
  g_assert_true (dia_test_wait_until (is_idle, fixture->model));
  fixture->window = gtk_window_new ();
  fixture->widget = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->widget);
  fixture->album = dia_calendar_album_new (fixture->widget, fixture->model, &view);
  n_layouts = n_painted = 0;
  shown_width = N_PIECES * 10;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_calendar_album_free (fixture->album);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (g_steal_pointer (&fixture->model));
  calendar_fixture_tear_down (&fixture->calendar, NULL);
}

static void
draw (Fixture *fixture)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  dia_calendar_album_snapshot (fixture->album, snapshot, &(GdkRGBA) { 0, 0, 0, 1 });
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
}

static gboolean
are_drawn (gpointer user_data)
{
  return n_painted == GPOINTER_TO_UINT (user_data);
}

/* A piece is drawn once, however often it is shown. */
static void
test_draws_once (Fixture       *fixture,
                 gconstpointer  data)
{
  draw (fixture);
  g_assert_cmpuint (n_painted, ==, N_PIECES);
  draw (fixture);
  g_assert_cmpuint (n_painted, ==, N_PIECES);
  g_assert_cmpuint (n_layouts, ==, 1);
}

/* What was drawn ahead is shown without drawing; one then draws on. */
static void
test_draws_ahead (Fixture       *fixture,
                  gconstpointer  data)
{
  draw (fixture);
  dia_calendar_album_set_awake (fixture->album, TRUE);
  g_assert_true (dia_test_wait_until (are_drawn, GUINT_TO_POINTER (3 * N_PIECES)));
  dia_calendar_model_step (fixture->model, 1);
  draw (fixture);
  g_assert_cmpuint (n_painted, ==, 3 * N_PIECES);
  g_assert_true (dia_test_wait_until (is_idle, fixture->model));
  dia_calendar_album_set_awake (fixture->album, TRUE);
  g_assert_true (dia_test_wait_until (are_drawn, GUINT_TO_POINTER (4 * N_PIECES)));
  dia_calendar_model_step (fixture->model, -1);
  draw (fixture);
  g_assert_cmpuint (n_painted, ==, 4 * N_PIECES);
}

/* Nobody looks: nothing is kept. */
static void
test_sleeps (Fixture       *fixture,
             gconstpointer  data)
{
  draw (fixture);
  dia_calendar_album_set_awake (fixture->album, TRUE);
  dia_calendar_album_set_awake (fixture->album, FALSE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_painted, ==, N_PIECES);
  draw (fixture);
  g_assert_cmpuint (n_painted, ==, 2 * N_PIECES);
}

/* Another look draws all anew, another size lays it out anew. */
static void
test_redraws (Fixture       *fixture,
              gconstpointer  data)
{
  draw (fixture);
  dia_calendar_album_redraw (fixture->album);
  draw (fixture);
  dia_calendar_album_finish (fixture->album);
  g_assert_cmpuint (n_painted, ==, 2 * N_PIECES);
  dia_calendar_album_forget (fixture->album);
  draw (fixture);
  g_assert_cmpuint (n_painted, ==, 3 * N_PIECES);
  g_assert_cmpuint (n_layouts, ==, 3);
}

/* Only what is on the screen is drawn in a frame. */
static void
test_draws_window (Fixture       *fixture,
                   gconstpointer  data)
{
  shown_width = 15;
  draw (fixture);
  g_assert_cmpuint (n_painted, ==, 2);
  dia_calendar_album_finish (fixture->album);
  g_assert_cmpuint (n_painted, ==, N_PIECES);
}

#define add_test(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  add_test ("/ui/calendar-album/draws-once", test_draws_once);
  add_test ("/ui/calendar-album/draws-ahead", test_draws_ahead);
  add_test ("/ui/calendar-album/sleeps", test_sleeps);
  add_test ("/ui/calendar-album/redraws", test_redraws);
  add_test ("/ui/calendar-album/draws-window", test_draws_window);
  return g_test_run ();
}
