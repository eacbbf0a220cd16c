/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-album.h"

#include "dia-node-raster.h"
#include "dia-page-memory.h"

/* How much of a frame of 16 ms may go into drawing what is missing, in µs. */
#define FRAME_SHARE 6000

struct _DiaCalendarAlbum
{
  GtkWidget           *widget;     /* (unowned) */
  DiaCalendarModel    *model;      /* (owned) */
  const DiaAlbumView  *view;       /* (unowned) */
  GPtrArray           *pictures;   /* (owned) (element-type DiaCalendarPicture): the shown one first */
  DiaCalendarPicture  *before;     /* (owned) (nullable): stands in for pieces of the shown one */
  gboolean             current;    /* the first picture is that of what the model shows */
  gboolean             whole;      /* the next frame shows all of it, however long that takes */
  gboolean             awake;
  guint                idle;
  guint                tick;
};

static gboolean draw_ahead_cb (gpointer user_data);

static void
schedule (DiaCalendarAlbum *self)
{
  if (self->awake && self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, draw_ahead_cb, self, NULL);
}

static DiaCalendarPicture *
make_picture (DiaCalendarAlbum        *self,
              const DiaCalendarPeriod *period,
              DiaCalendarSheet        *sheet)
{
  return dia_calendar_picture_new (period, sheet, self->view->lay_out (self->widget, period, sheet), self->view->kind);
}

/* (nullable) */
static DiaCalendarPicture *
find_picture (DiaCalendarAlbum        *self,
              const DiaCalendarPeriod *period,
              DiaCalendarSheet        *sheet,
              guint                   *place)
{
  for (*place = 0; *place < self->pictures->len; (*place)++)
    if (dia_calendar_picture_is_of (self->pictures->pdata[*place], period, sheet))
      return self->pictures->pdata[*place];

  return NULL;
}

/* The picture stands in where its pieces lie as those of the next one will. */
static void
keep_before (DiaCalendarAlbum         *self,
             const DiaCalendarPicture *next)
{
  DiaCalendarPicture *shown = self->pictures->len > 0 ? self->pictures->pdata[0] : NULL;

  g_clear_pointer (&self->before, dia_calendar_picture_free);
  if (shown == NULL || shown == next || !dia_calendar_period_equal (&shown->period, &next->period) ||
      shown->n_pieces != next->n_pieces)
    return;
  self->before = g_ptr_array_steal_index (self->pictures, 0);
}

/* What is neither shown nor next to it is dropped. */
static void
drop_strangers (DiaCalendarAlbum *self)
{
  DiaCalendarPeriod after, before;
  DiaCalendarSheet *after_sheet = dia_calendar_model_peek (self->model, 1, &after);
  DiaCalendarSheet *before_sheet = dia_calendar_model_peek (self->model, -1, &before);

  for (guint i = self->pictures->len; i-- > 1;)
    {
      const DiaCalendarPicture *picture = self->pictures->pdata[i];

      if (!dia_calendar_picture_is_of (picture, &after, after_sheet) &&
          !dia_calendar_picture_is_of (picture, &before, before_sheet))
        g_ptr_array_remove_index (self->pictures, i);
    }
}

static GskRenderNode *
draw_piece (DiaCalendarAlbum         *self,
            const DiaCalendarPicture *picture,
            guint                     piece,
            const graphene_rect_t    *area)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  /* What hangs over into the next piece is drawn there as well. */
  gtk_snapshot_push_clip (snapshot, area);
  self->view->paint_piece (self->widget, picture, piece, snapshot);
  gtk_snapshot_pop (snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return gsk_container_node_new (NULL, 0);

  return dia_node_raster (node, self->widget, area);
}

/* Draws the first missing piece that lies in @window, else, when @all, any other.
 * FALSE when there was none. */
static gboolean
draw_missing (DiaCalendarAlbum      *self,
              DiaCalendarPicture    *picture,
              const graphene_rect_t *window)
{
  if (picture->n_drawn == picture->n_pieces)
    return FALSE;
  for (guint i = 0; i < picture->n_pieces; i++)
    {
      graphene_rect_t area;

      if (picture->pieces[i] != NULL)
        continue;
      dia_calendar_picture_get_area (picture, i, &area);
      if (window != NULL && !graphene_rect_intersection (window, &area, NULL))
        continue;
      dia_calendar_picture_take_piece (picture, i, draw_piece (self, picture, i, &area));
      return TRUE;
    }

  return FALSE;
}

/* Draws a piece of the period @n on, when its sheet is there. */
static gboolean
draw_neighbour (DiaCalendarAlbum      *self,
                int                    n,
                const graphene_rect_t *window)
{
  DiaCalendarPeriod period;
  DiaCalendarSheet *sheet = dia_calendar_model_peek (self->model, n, &period);
  DiaCalendarPicture *picture;
  guint place;

  if (sheet == NULL)
    return FALSE;
  picture = find_picture (self, &period, sheet, &place);
  if (picture == NULL)
    {
      picture = make_picture (self, &period, sheet);
      g_ptr_array_add (self->pictures, picture);
    }

  return draw_missing (self, picture, window);
}

/* One piece a time, so that a key never waits longer than for one. */
static gboolean
draw_ahead_cb (gpointer user_data)
{
  DiaCalendarAlbum *self = user_data;
  DiaCalendarPicture *current = dia_calendar_album_get_current (self);
  graphene_rect_t window;

  self->view->get_window (self->widget, &window);
  if (draw_missing (self, current, NULL) || draw_neighbour (self, 1, &window) || draw_neighbour (self, -1, &window))
    return G_SOURCE_CONTINUE;
  /* What was shown before has gone by now, ten thousand chips of a month among it. */
  dia_page_memory_give_back ();
  self->idle = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
on_tick_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       user_data)
{
  ((DiaCalendarAlbum *) user_data)->tick = 0;
  gtk_widget_queue_draw (widget);
  return G_SOURCE_REMOVE;
}

/* FALSE when there is nothing to show there yet. */
static gboolean
append_piece (DiaCalendarAlbum         *self,
              const DiaCalendarPicture *picture,
              guint                     piece,
              GtkSnapshot              *snapshot)
{
  GskRenderNode *node = picture->pieces[piece];

  if (node == NULL && self->before != NULL)
    node = self->before->pieces[piece];
  if (node != NULL)
    gtk_snapshot_append_node (snapshot, node);

  return node != NULL;
}

DiaCalendarAlbum *
dia_calendar_album_new (GtkWidget          *widget,
                        DiaCalendarModel   *model,
                        const DiaAlbumView *view)
{
  DiaCalendarAlbum *self = g_new0 (DiaCalendarAlbum, 1);

  self->widget = widget;
  self->model = g_object_ref (model);
  self->view = view;
  self->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_calendar_picture_free);

  return self;
}

void
dia_calendar_album_free (DiaCalendarAlbum *self)
{
  if (self == NULL)
    return;

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (self->widget, self->tick);
  g_clear_pointer (&self->before, dia_calendar_picture_free);
  g_ptr_array_unref (self->pictures);
  g_object_unref (self->model);
  g_free (self);
}

DiaCalendarPicture *
dia_calendar_album_get_current (DiaCalendarAlbum *self)
{
  const DiaCalendarPeriod *period = dia_calendar_model_get_period (self->model);
  DiaCalendarSheet *sheet = dia_calendar_model_get_sheet (self->model);
  DiaCalendarPicture *picture;
  guint place;

  if (self->current && dia_calendar_picture_is_of (self->pictures->pdata[0], period, sheet))
    return self->pictures->pdata[0];

  picture = find_picture (self, period, sheet, &place);
  picture = picture != NULL ? g_ptr_array_steal_index (self->pictures, place) : make_picture (self, period, sheet);
  keep_before (self, picture);
  g_ptr_array_insert (self->pictures, 0, picture);
  drop_strangers (self);
  self->current = TRUE;
  schedule (self);

  return picture;
}

void
dia_calendar_album_redraw (DiaCalendarAlbum *self)
{
  DiaCalendarPicture *shown;

  if (!self->current)
    return;
  g_clear_pointer (&self->before, dia_calendar_picture_free);
  shown = g_ptr_array_steal_index (self->pictures, 0);
  g_ptr_array_set_size (self->pictures, 0);
  self->before = shown;
  g_ptr_array_add (self->pictures, make_picture (self, &shown->period, shown->sheet));
  schedule (self);
}

void
dia_calendar_album_forget (DiaCalendarAlbum *self)
{
  g_clear_pointer (&self->before, dia_calendar_picture_free);
  g_ptr_array_set_size (self->pictures, 0);
  self->current = FALSE;
  self->whole = TRUE;
}

void
dia_calendar_album_snapshot (DiaCalendarAlbum *self,
                             GtkSnapshot      *snapshot,
                             const GdkRGBA    *ground)
{
  DiaCalendarPicture *picture = dia_calendar_album_get_current (self);
  gint64 until = g_get_monotonic_time () + FRAME_SHARE;
  graphene_rect_t window;
  gboolean missing = FALSE;

  self->view->get_window (self->widget, &window);
  while (draw_missing (self, picture, &window))
    if (!self->whole && g_get_monotonic_time () > until)
      break;
  self->whole = FALSE;
  for (guint i = 0; i < picture->n_pieces; i++)
    {
      graphene_rect_t area;

      dia_calendar_picture_get_area (picture, i, &area);
      if (!graphene_rect_intersection (&window, &area, NULL))
        continue;
      missing = missing || picture->pieces[i] == NULL;
      if (!append_piece (self, picture, i, snapshot))
        gtk_snapshot_append_color (snapshot, ground, &area);
    }
  if (missing && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (self->widget, on_tick_cb, self, NULL);
}

void
dia_calendar_album_set_awake (DiaCalendarAlbum *self,
                              gboolean          awake)
{
  self->awake = awake;
  if (awake)
    schedule (self);
  else
    {
      g_clear_handle_id (&self->idle, g_source_remove);
      dia_calendar_album_forget (self);
    }
}

void
dia_calendar_album_finish (DiaCalendarAlbum *self)
{
  DiaCalendarPicture *picture = dia_calendar_album_get_current (self);

  while (draw_missing (self, picture, NULL))
    ;
}
