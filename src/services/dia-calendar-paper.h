/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "dia-calendar-period.h"
#include "dia-calendar-sheet.h"
#include "dia-roster.h"

G_BEGIN_DECLS

/* What a calendar is printed on; always across. */
typedef enum
{
  DIA_PAPER_A4,
  DIA_PAPER_A3,
} DiaPaperFormat;

/* Width and height across, in points of 1/72 inch (ISO 216). */
void     dia_paper_format_get_size    (DiaPaperFormat format, double *width, double *height);
/* "a4", "a3"; FALSE, with the result untouched, for any other word. */
gboolean dia_paper_format_from_string (const char *text, DiaPaperFormat *format);

/**
 * DiaCalendarPaper:
 *
 * A month or a week for the wall and the meeting. The first page is the grid;
 * what does not fit into its days is listed in full on the pages after it, so that
 * nothing planned is left out. Immutable once it is made; one thread at a time.
 */
#define DIA_TYPE_CALENDAR_PAPER (dia_calendar_paper_get_type ())
G_DECLARE_FINAL_TYPE (DiaCalendarPaper, dia_calendar_paper, DIA, CALENDAR_PAPER, GObject)

/**
 * dia_calendar_paper_new:
 * @sheet: of the days of @period, whole weeks
 * @period: a month or a week
 * @roster: names and colours of brands, copied
 * @subtitle: of which accounts it tells, and by which clock
 * @width: of the paper in points
 * @height: of the paper in points
 *
 * Main thread, since it reads @roster. (transfer full)
 */
DiaCalendarPaper *dia_calendar_paper_new         (DiaCalendarSheet *sheet, const DiaCalendarPeriod *period, DiaRoster *roster,
                                                  const char *subtitle, double width, double height) G_GNUC_WARN_UNUSED_RESULT;
/* At least 1. */
int               dia_calendar_paper_count_pages (DiaCalendarPaper *self);
/* Paints a page, counted from 0, with its origin at the upper left corner. */
void              dia_calendar_paper_paint       (DiaCalendarPaper *self, cairo_t *cr, int page);
/* All pages as a PDF (ISO 32000), with its title. Blocking.
 * (transfer full) (nullable): NULL with a #GIOErrorEnum */
GBytes           *dia_calendar_paper_make_pdf    (DiaCalendarPaper *self, GCancellable *cancellable,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
