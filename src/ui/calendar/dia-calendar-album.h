/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar-model.h"
#include "dia-calendar-picture.h"

G_BEGIN_DECLS

/* What an album asks its view. */
typedef struct
{
  const DiaPieceKind *kind;
  /* Lays out a period; (transfer full). */
  gpointer (*lay_out)     (GtkWidget *view, const DiaCalendarPeriod *period, DiaCalendarSheet *sheet);
  /* Paints one piece, all of its area. */
  void     (*paint_piece) (GtkWidget *view, const DiaCalendarPicture *picture, guint piece, GtkSnapshot *snapshot);
  /* The part of all pieces that is on the screen. */
  void     (*get_window)  (GtkWidget *view, graphene_rect_t *window);
} DiaAlbumView;

/**
 * DiaCalendarAlbum:
 *
 * The pictures of what is shown and of the periods on both sides of it. What is
 * missing on the screen is drawn there, as much as a frame has time for; the
 * neighbours are drawn while nothing else is to be done, so that turning the page
 * draws nothing. Main thread.
 */
typedef struct _DiaCalendarAlbum DiaCalendarAlbum;

/* @widget (unowned) outlives the album. (transfer full) */
DiaCalendarAlbum   *dia_calendar_album_new         (GtkWidget *widget, DiaCalendarModel *model, const DiaAlbumView *view) G_GNUC_WARN_UNUSED_RESULT;
void                dia_calendar_album_free        (DiaCalendarAlbum *self);
/* The picture of what the model shows now, laid out. (transfer none) */
DiaCalendarPicture *dia_calendar_album_get_current (DiaCalendarAlbum *self);
/* Everything is to be drawn anew, since it is to look otherwise; what was drawn
 * stands in until then. */
void                dia_calendar_album_redraw      (DiaCalendarAlbum *self);
/* Everything is to be laid out anew: the size is another. */
void                dia_calendar_album_forget      (DiaCalendarAlbum *self);
/* Puts what is on the screen into @snapshot. */
void                dia_calendar_album_snapshot    (DiaCalendarAlbum *self, GtkSnapshot *snapshot, const GdkRGBA *ground);
/* Begins to draw the neighbours, or stops and drops them: nobody looks. */
void                dia_calendar_album_set_awake   (DiaCalendarAlbum *self, gboolean awake);
/* Draws all that is missing at once: for pictures on paper, and for tests. */
void                dia_calendar_album_finish      (DiaCalendarAlbum *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaCalendarAlbum, dia_calendar_album_free)

G_END_DECLS
