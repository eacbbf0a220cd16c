/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-paper-private.h"

#include "dia-band-lanes.h"
#include "dia-format.h"

#include <glib/gi18n-lib.h>

#define MAX_LANES 8
/* In a week: room for the whole of most titles. */
#define MAX_CHIP_ROWS 4

static void
paint_band (DiaCalendarPaper      *self,
            cairo_t               *cr,
            const DiaCalendarBand *band,
            const DiaPaperBox             *box)
{
  DiaPaperBrush brush = { cr, self->text, TRUE };
  g_autofree char *share = band->n_posts > 0 ? dia_format_percent ((double) band->n_ready / band->n_posts, 0) : g_strdup ("");
  double inset = self->text * 0.5, wide, high;

  wide = dia_paper_brush_measure (&brush, share, &high);
  dia_paper_brush_set_tint (&brush, band->moment->color, 0.16);
  dia_paper_brush_fill (&brush, box->x, box->y, box->width, box->height);
  dia_paper_brush_set_color (&brush, band->moment->color);
  dia_paper_brush_fill (&brush, box->x, box->y, self->text * 0.32, box->height);
  dia_paper_brush_set_color (&brush, DIA_PAPER_INK);
  dia_paper_brush_write (&brush, band->moment->title, box->x + inset + self->text * 0.3, box->y + (box->height - high) / 2,
                         box->width - wide - 3 * inset, 1, DIA_PAPER_START);
  dia_paper_brush_write (&brush, share, box->x + box->width - wide - inset, box->y + (box->height - high) / 2, wide + 1, 1,
                         DIA_PAPER_END);
}

/* The bands of a week in lanes under the numbers of its days; how many lanes. */
static guint
paint_bands (DiaCalendarPaper *self,
             cairo_t          *cr,
             DiaDay            week,
             const DiaPaperBox        *box)
{
  guint8 taken[7] = { 0 };
  guint n_lanes = 0;
  double row = dia_paper_get_row_height (self), day_width = box->width / 7;

  for (guint i = 0; i < self->sheet->bands->len; i++)
    {
      const DiaCalendarBand *band = self->sheet->bands->pdata[i];
      int first = MAX (band->first_day, week) - week, last = MIN (band->last_day, week + 6) - week;
      guint lane;
      DiaPaperBox place;

      if (first > last || (lane = dia_band_lanes_find (taken, first, last)) >= MAX_LANES)
        continue;
      dia_band_lanes_take (taken, first, last, lane);
      n_lanes = MAX (n_lanes, lane + 1);
      place = (DiaPaperBox) { box->x + first * day_width + 1.5, box->y + lane * (row + 1), (last - first + 1) * day_width - 3, row };
      if (cr != NULL && place.y + row <= box->y + box->height)
        paint_band (self, cr, band, &place);
    }

  return n_lanes;
}

static DiaPaperBox
get_grid (DiaCalendarPaper *self)
{
  double top = DIA_PAPER_MARGIN + DIA_PAPER_TITLE_SIZE * 1.9 + self->text * 1.8;

  return (DiaPaperBox) { DIA_PAPER_MARGIN + self->text * 2.4, top, self->width - 2 * DIA_PAPER_MARGIN - self->text * 2.4,
                 self->height - DIA_PAPER_MARGIN - self->text * 2.6 - top };
}

/* The room for the chips of a day: below its number and the bands of its week. */
static DiaPaperBox
get_day_room (DiaCalendarPaper *self,
              DiaDay            day)
{
  DiaPaperBox grid = get_grid (self);
  int n_weeks = self->period.n_days / 7, place = day - self->period.grid_first;
  DiaDay week = self->period.grid_first + place / 7 * 7;
  double high = grid.height / n_weeks, above;

  above = self->text * 2 + paint_bands (self, NULL, week, &grid) * (dia_paper_get_row_height (self) + 1);
  return (DiaPaperBox) { grid.x + place % 7 * grid.width / 7 + 2, grid.y + place / 7 * high + above, grid.width / 7 - 4,
                 MAX (high - above - 2, 0) };
}

static double
get_chip_height (DiaCalendarPaper *self)
{
  return self->chip_rows * dia_paper_get_row_height (self);
}

/* With one chip less when not all fit, so that there is room to say so. */
guint
dia_paper_grid_count_shown (DiaCalendarPaper *self,
                            DiaDay            day)
{
  DiaPaperBox room = get_day_room (self, day);
  guint n_rows = room.height / get_chip_height (self), n_chips;

  dia_calendar_sheet_find_day (self->sheet, day, &n_chips);
  return n_chips <= n_rows ? n_chips : MAX (n_rows, 1) - 1;
}

/* The list tells of the days of the period only. (transfer full) */
static char *
write_more (DiaCalendarPaper *self,
            DiaDay            day,
            guint             n)
{
  if (day < self->period.first_day || day > self->period.last_day)
    return g_strdup_printf (ngettext ("+%u more", "+%u more", n), n);

  return g_strdup_printf (ngettext ("+%u more, on the next pages", "+%u more, on the next pages", n), n);
}

static void
paint_chips (DiaCalendarPaper *self,
             cairo_t          *cr,
             DiaDay            day)
{
  DiaPaperBrush brush = { cr, self->text, TRUE };
  DiaPaperBox room = get_day_room (self, day);
  guint n_chips, first = dia_calendar_sheet_find_day (self->sheet, day, &n_chips), n_shown = dia_paper_grid_count_shown (self, day);
  g_autofree char *more = NULL;

  room.height = get_chip_height (self);
  for (guint i = 0; i < n_shown; i++, room.y += room.height)
    {
      const DiaCalendarChip *chip = self->sheet->chips->pdata[first + i];
      g_autofree char *words = NULL;

      if (self->chip_rows > 1)
        words = g_strdup_printf (C_("title, brand", "%s – %s"), chip->title, dia_paper_name_brand (self, chip));
      dia_paper_paint_chip (self, cr, chip, words != NULL ? words : chip->title, &room);
    }
  if (n_shown == n_chips)
    return;

  more = write_more (self, day, n_chips - n_shown);
  dia_paper_brush_set_color (&brush, DIA_PAPER_PALE);
  dia_paper_brush_write (&brush, more, room.x, room.y, room.width, 1, DIA_PAPER_START);
}

static gboolean
fits (DiaCalendarPaper *self)
{
  for (int i = 0; i < self->period.n_days; i++)
    {
      guint n_chips;

      dia_calendar_sheet_find_day (self->sheet, self->period.grid_first + i, &n_chips);
      if (dia_paper_grid_count_shown (self, self->period.grid_first + i) < n_chips)
        return FALSE;
    }

  return TRUE;
}

void
dia_paper_grid_lay_out (DiaCalendarPaper *self)
{
  self->chip_rows = self->period.n_days > 7 ? 1 : MAX_CHIP_ROWS;
  while (self->chip_rows > 1 && !fits (self))
    self->chip_rows--;
}

static void
paint_day (DiaCalendarPaper *self,
           cairo_t          *cr,
           DiaDay            day,
           const DiaPaperBox        *box)
{
  DiaPaperBrush brush = { cr, self->text };
  gboolean inside = day >= self->period.first_day && day <= self->period.last_day;
  g_autofree char *number = dia_day_format (day, "d");

  if (!inside || dia_week_is_weekend (&self->rules, day))
    {
      dia_paper_brush_set_color (&brush, DIA_PAPER_SHADE);
      dia_paper_brush_fill (&brush, box->x, box->y, box->width, box->height);
    }
  dia_paper_brush_set_color (&brush, inside ? DIA_PAPER_INK : DIA_PAPER_PALE);
  brush.size *= 1.2;
  brush.bold = inside;
  dia_paper_brush_write (&brush, number, box->x + 3, box->y + 2, box->width - 6, 1, DIA_PAPER_START);
}

static void
paint_week (DiaCalendarPaper *self,
            cairo_t          *cr,
            DiaDay            week,
            const DiaPaperBox        *row)
{
  DiaPaperBrush brush = { cr, self->text };
  g_autofree char *number = dia_format_integer (dia_week_get_number (&self->rules, week));
  DiaPaperBox bands = { row->x, row->y + self->text * 2, row->width, row->height - self->text * 2 };

  dia_paper_brush_set_color (&brush, DIA_PAPER_PALE);
  dia_paper_brush_write (&brush, number, DIA_PAPER_MARGIN, row->y + 3, self->text * 2, 1, DIA_PAPER_END);
  for (int i = 0; i < 7; i++)
    {
      DiaPaperBox day = { row->x + i * row->width / 7, row->y, row->width / 7, row->height };

      paint_day (self, cr, week + i, &day);
    }
  paint_bands (self, cr, week, &bands);
  for (int i = 0; i < 7; i++)
    paint_chips (self, cr, week + i);
}

static void
paint_lines (DiaCalendarPaper *self,
             cairo_t          *cr,
             const DiaPaperBox        *grid)
{
  DiaPaperBrush brush = { cr, self->text };
  int n_weeks = self->period.n_days / 7;

  dia_paper_brush_set_color (&brush, DIA_PAPER_LINE);
  cairo_set_line_width (cr, 0.5);
  for (int i = 0; i <= n_weeks; i++)
    dia_paper_brush_line (&brush, DIA_PAPER_MARGIN, grid->y + i * grid->height / n_weeks, grid->x + grid->width,
                          grid->y + i * grid->height / n_weeks);
  for (int i = 0; i <= 7; i++)
    dia_paper_brush_line (&brush, grid->x + i * grid->width / 7, grid->y, grid->x + i * grid->width / 7, grid->y + grid->height);
}

static void
paint_heads (DiaCalendarPaper *self,
             cairo_t          *cr,
             const DiaPaperBox        *grid)
{
  DiaPaperBrush brush = { cr, self->text, TRUE };

  dia_paper_brush_set_color (&brush, DIA_PAPER_PALE);
  for (int i = 0; i < 7; i++)
    {
      g_autofree char *name = dia_day_format (self->period.grid_first + i, "EEEE");

      dia_paper_brush_write (&brush, name, grid->x + i * grid->width / 7 + 3, grid->y - self->text * 1.6,
                             grid->width / 7 - 6, 1, DIA_PAPER_START);
    }
}

/* What the signs mean, with how many posts are in each state. */
static void
paint_legend (DiaCalendarPaper *self,
              cairo_t          *cr)
{
  DiaPaperBrush brush = { cr, self->text };
  double x = DIA_PAPER_MARGIN, y = self->height - DIA_PAPER_MARGIN - self->text * 1.6, side = self->text;
  DiaStateCounts counts = { 0 };

  dia_calendar_sheet_count (self->sheet, self->period.first_day, self->period.last_day, &counts);
  dia_paper_brush_set_color (&brush, DIA_PAPER_INK);
  for (DiaPostState state = 0; state < DIA_POST_N_STATES; state++)
    {
      g_autofree char *number = dia_format_integer (counts.n[state]);
      g_autofree char *words = g_strdup_printf (C_("state of posts, number", "%s %s"), dia_post_state_get_label (state), number);
      double wide, high;

      if (counts.n[state] == 0)
        continue;
      wide = dia_paper_brush_measure (&brush, words, &high);
      dia_paper_sign_draw (cr, state, x, y + (high - side) / 2, side);
      dia_paper_brush_write (&brush, words, x + side * 1.4, y, wide + 1, 1, DIA_PAPER_START);
      x += side * 3 + wide;
    }
}

static int
compare_brands (gconstpointer a,
                gconstpointer b)
{
  return DIA_BRAND ((gpointer) a)->position - DIA_BRAND ((gpointer) b)->position;
}

/* Whose colours they are, from the right. */
static void
paint_brands (DiaCalendarPaper *self,
              cairo_t          *cr)
{
  DiaPaperBrush brush = { cr, self->text };
  g_autoptr (GList) brands = g_list_sort (g_hash_table_get_values (self->brands), compare_brands);
  double x = self->width - DIA_PAPER_MARGIN, y = self->height - DIA_PAPER_MARGIN - self->text * 1.6;

  if (dia_calendar_paper_count_pages (self) > 1)
    x -= self->text * 6;
  for (GList *l = g_list_last (brands); l != NULL; l = l->prev)
    {
      const DiaBrand *brand = l->data;
      double high, wide = dia_paper_brush_measure (&brush, brand->name, &high);

      x -= wide + self->text * 2;
      /* Not over the signs, however many brands there are. */
      if (x < self->width / 2)
        break;
      dia_paper_brush_set_color (&brush, brand->color);
      dia_paper_brush_fill (&brush, x, y, self->text * 0.5, high);
      dia_paper_brush_set_color (&brush, DIA_PAPER_INK);
      dia_paper_brush_write (&brush, brand->name, x + self->text, y, wide + 1, 1, DIA_PAPER_START);
    }
}

void
dia_paper_grid_paint (DiaCalendarPaper *self,
                      cairo_t          *cr)
{
  DiaPaperBox grid = get_grid (self);
  int n_weeks = self->period.n_days / 7;

  paint_heads (self, cr, &grid);
  for (int i = 0; i < n_weeks; i++)
    {
      DiaPaperBox row = { grid.x, grid.y + i * grid.height / n_weeks, grid.width, grid.height / n_weeks };

      paint_week (self, cr, self->period.grid_first + 7 * i, &row);
    }
  paint_lines (self, cr, &grid);
  paint_legend (self, cr);
  paint_brands (self, cr);
}
