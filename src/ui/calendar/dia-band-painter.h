/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar-painter.h"
#include "dia-calendar-places.h"
#include "dia-calendar-sheet.h"

G_BEGIN_DECLS

/* Paints a piece of @band at the place of @placed. */
void dia_band_painter_paint (DiaCalendarPainter *painter, GtkSnapshot *snapshot, const DiaCalendarBand *band,
                             const DiaPlacedBand *placed);

G_END_DECLS
