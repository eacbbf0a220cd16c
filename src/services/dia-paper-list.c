/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-paper-private.h"

#include <glib/gi18n-lib.h>

static int
count_columns (DiaCalendarPaper *self)
{
  return self->width > 1000 ? 3 : 2;
}

static guint
count_rows (DiaCalendarPaper *self)
{
  double room = self->height - 2 * DIA_PAPER_MARGIN - DIA_PAPER_TITLE_SIZE * 2 - self->text * 3;

  /* A head and a line at least, on whatever paper. */
  return MAX (room / dia_paper_get_row_height (self), 3);
}

/* "Trois premiers messages – Alizé, Planifié" */
static char *
write_line (DiaCalendarPaper      *self,
            const DiaCalendarChip *chip)
{
  return g_strdup_printf (C_("title, brand, state", "%s – %s, %s"), chip->title, dia_paper_name_brand (self, chip),
                          dia_post_state_get_label (chip->state));
}

static void
paint_line (DiaCalendarPaper   *self,
            cairo_t            *cr,
            const DiaPaperLine *line,
            const DiaPaperBox  *box)
{
  DiaPaperBrush brush = { cr, self->text, TRUE };
  g_autofree char *words = line->chip != NULL ? write_line (self, line->chip) : dia_day_format (line->day, "EEEEdMMMM");

  dia_paper_brush_set_color (&brush, DIA_PAPER_INK);
  if (line->chip != NULL)
    dia_paper_paint_chip (self, cr, line->chip, words, box);
  else
    dia_paper_brush_write (&brush, words, box->x, box->y, box->width, 1, DIA_PAPER_START);
}

static guint
count_lines_a_page (DiaCalendarPaper *self)
{
  return count_columns (self) * count_rows (self);
}

static void
add_line (DiaCalendarPaper *self,
          DiaDay            day,
          DiaCalendarChip  *chip)
{
  DiaPaperLine line = { day, chip };

  g_array_append_val (self->lines, line);
}

/* After an empty line, and not at the foot of a column. */
static void
add_head (DiaCalendarPaper *self,
          DiaDay            day)
{
  guint n_rows = count_rows (self);

  if (self->lines->len % n_rows != 0)
    add_line (self, DIA_PAPER_NO_DAY, NULL);
  while (self->lines->len % n_rows + 2 > n_rows)
    add_line (self, DIA_PAPER_NO_DAY, NULL);
  add_line (self, day, NULL);
}

void
dia_paper_list_fill (DiaCalendarPaper *self)
{
  for (DiaDay day = self->period.first_day; day <= self->period.last_day; day++)
    {
      guint n_chips, first = dia_calendar_sheet_find_day (self->sheet, day, &n_chips);

      if (dia_paper_grid_count_shown (self, day) == n_chips)
        continue;
      add_head (self, day);
      for (guint i = 0; i < n_chips; i++)
        add_line (self, day, self->sheet->chips->pdata[first + i]);
    }
}

int
dia_paper_list_count_pages (DiaCalendarPaper *self)
{
  return (self->lines->len + count_lines_a_page (self) - 1) / count_lines_a_page (self);
}

void
dia_paper_list_paint (DiaCalendarPaper *self,
                      cairo_t          *cr,
                      int               page)
{
  guint n_rows = count_rows (self), first = page * count_lines_a_page (self);
  guint last = MIN (first + count_lines_a_page (self), self->lines->len);
  double gap = self->text * 2.5, wide = (self->width - 2 * DIA_PAPER_MARGIN + gap) / count_columns (self);
  double row = dia_paper_get_row_height (self);

  for (guint i = first; i < last; i++)
    {
      const DiaPaperLine *line = &g_array_index (self->lines, DiaPaperLine, i);
      guint place = i - first;
      DiaPaperBox box = { DIA_PAPER_MARGIN + place / n_rows * wide,
                          DIA_PAPER_MARGIN + DIA_PAPER_TITLE_SIZE * 2 + place % n_rows * row, wide - gap, row };

      if (line->day != DIA_PAPER_NO_DAY)
        paint_line (self, cr, line, &box);
    }
}
