/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar-painter.h"
#include "dia-calendar-places.h"
#include "dia-calendar-sheet.h"

G_BEGIN_DECLS

/* How a chip stands among the others. */
typedef enum
{
  DIA_CHIP_PLAIN   = 0,
  DIA_CHIP_FADED   = 1 << 0,   /* behind what is searched or filtered */
  DIA_CHIP_DRAGGED = 1 << 1,
} DiaChipLook;

/* Paints @chip in the form and at the place of @placed. @look: #DiaChipLook. */
void dia_chip_painter_paint      (DiaCalendarPainter *painter, GtkSnapshot *snapshot, const DiaCalendarChip *chip,
                                  const DiaPlacedChip *placed, guint look);
/* Paints the ring around a chip that is selected. */
void dia_chip_painter_paint_ring (DiaCalendarPainter *painter, GtkSnapshot *snapshot, const graphene_rect_t *area);

G_END_DECLS
