/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-picture.h"

DiaCalendarPicture *
dia_calendar_picture_new (const DiaCalendarPeriod *period,
                          DiaCalendarSheet        *sheet,
                          gpointer                 layout,
                          const DiaPieceKind      *kind)
{
  DiaCalendarPicture *self = g_new0 (DiaCalendarPicture, 1);

  self->period = *period;
  self->sheet = sheet != NULL ? g_object_ref (sheet) : NULL;
  self->layout = layout;
  self->kind = kind;
  self->n_pieces = kind->count (layout);
  self->pieces = g_new0 (GskRenderNode *, self->n_pieces + 1);

  return self;
}

void
dia_calendar_picture_free (DiaCalendarPicture *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n_pieces; i++)
    g_clear_pointer (&self->pieces[i], gsk_render_node_unref);
  g_free (self->pieces);
  self->kind->free_layout (self->layout);
  dia_calendar_sheet_release (self->sheet);
  g_free (self);
}

gboolean
dia_calendar_picture_is_of (const DiaCalendarPicture *self,
                            const DiaCalendarPeriod  *period,
                            DiaCalendarSheet         *sheet)
{
  return self->sheet == sheet && dia_calendar_period_equal (&self->period, period);
}

void
dia_calendar_picture_get_area (const DiaCalendarPicture *self,
                               guint                     piece,
                               graphene_rect_t          *area)
{
  self->kind->get_area (self->layout, piece, area);
}

void
dia_calendar_picture_take_piece (DiaCalendarPicture *self,
                                 guint               piece,
                                 GskRenderNode      *node)
{
  g_return_if_fail (piece < self->n_pieces && self->pieces[piece] == NULL);

  self->pieces[piece] = node;
  self->n_drawn++;
}
