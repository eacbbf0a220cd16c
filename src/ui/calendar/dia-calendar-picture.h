/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar-period.h"
#include "dia-calendar-sheet.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How a form of the calendar is cut into pieces: a day, or a part of one. */
typedef struct
{
  guint          (*count)       (gconstpointer layout);
  void           (*get_area)    (gconstpointer layout, guint piece, graphene_rect_t *area);
  GDestroyNotify   free_layout;
} DiaPieceKind;

/**
 * DiaCalendarPicture:
 *
 * A period as a view draws it: laid out at once, drawn piece by piece, each once.
 * Plain value, main thread.
 */
typedef struct
{
  DiaCalendarPeriod    period;
  DiaCalendarSheet    *sheet;      /* (owned) (nullable): what it shows */
  gpointer             layout;     /* (owned): of the view's own kind */
  const DiaPieceKind  *kind;       /* (unowned) */
  guint                n_pieces;
  guint                n_drawn;
  GskRenderNode      **pieces;     /* (owned): NULL where it is not drawn yet */
} DiaCalendarPicture;

/* Takes over @layout, refers to @sheet (nullable). (transfer full) */
DiaCalendarPicture *dia_calendar_picture_new        (const DiaCalendarPeriod *period, DiaCalendarSheet *sheet,
                                                     gpointer layout, const DiaPieceKind *kind) G_GNUC_WARN_UNUSED_RESULT;
/* Frees a picture with what it owns. */
void                dia_calendar_picture_free       (DiaCalendarPicture *self);
/* Whether it shows @sheet on the days of @period. */
gboolean            dia_calendar_picture_is_of      (const DiaCalendarPicture *self, const DiaCalendarPeriod *period,
                                                     DiaCalendarSheet *sheet);
/* Where a piece lies. */
void                dia_calendar_picture_get_area   (const DiaCalendarPicture *self, guint piece, graphene_rect_t *area);
/* Takes over @node as the piece, which was not drawn before. */
void                dia_calendar_picture_take_piece (DiaCalendarPicture *self, guint piece, GskRenderNode *node);

G_END_DECLS
