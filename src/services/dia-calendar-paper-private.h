/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-brand.h"
#include "dia-calendar-paper.h"
#include "dia-paper-brush.h"
#include "dia-paper-sign.h"
#include "dia-week.h"

G_BEGIN_DECLS

/* A calendar on paper is in three files: its pages (dia-calendar-paper.c), the grid
 * on the first one (dia-paper-grid.c), and the list on the others
 * (dia-paper-list.c). */

#define DIA_PAPER_MARGIN     28.0
#define DIA_PAPER_TITLE_SIZE 18.0

#define DIA_PAPER_INK   "#241f31"
#define DIA_PAPER_PALE  "#5e5c64"
#define DIA_PAPER_LINE  "#c0bfbc"
#define DIA_PAPER_SHADE "#f3f2f1"

struct _DiaCalendarPaper
{
  GObject            parent_instance;

  DiaCalendarSheet  *sheet;      /* (owned) */
  DiaCalendarPeriod  period;
  GHashTable        *brands;     /* (owned): DiaId → DiaBrand */
  char              *subtitle;   /* (owned) */
  double             width;
  double             height;
  double             text;       /* size of the text */
  DiaWeekRules       rules;
  int                chip_rows;  /* how many lines a chip of the grid has */
  GArray            *lines;      /* (owned) (element-type DiaPaperLine): of the pages after the grid */
};

/* A line of the list: the head of a day, a chip of it, or nothing. */
#define DIA_PAPER_NO_DAY (-1)

typedef struct
{
  DiaDay           day;    /* DIA_PAPER_NO_DAY for an empty line */
  DiaCalendarChip *chip;   /* (unowned) (nullable): NULL for the head */
} DiaPaperLine;

/* A place on the paper. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} DiaPaperBox;

/* How high a line of text is with what is around it. */
double dia_paper_get_row_height (DiaCalendarPaper *self);
/* A chip: its brand's colour, the sign of its state and its time, and @words beside
 * them, or below where the box has room for it. */
void   dia_paper_paint_chip     (DiaCalendarPaper *self, cairo_t *cr, const DiaCalendarChip *chip, const char *words,
                                 const DiaPaperBox *box);
/* The name of its brand. (transfer none) */
const char *dia_paper_name_brand (DiaCalendarPaper *self, const DiaCalendarChip *chip);

/* Gives chips as many lines as leave room for all of them; a month one. */
void   dia_paper_grid_lay_out      (DiaCalendarPaper *self);
/* How many chips of @day the grid shows. */
guint  dia_paper_grid_count_shown (DiaCalendarPaper *self, DiaDay day);
void   dia_paper_grid_paint       (DiaCalendarPaper *self, cairo_t *cr);

/* Reads what the grid does not show into the lines of the list. */
void   dia_paper_list_fill        (DiaCalendarPaper *self);
int    dia_paper_list_count_pages (DiaCalendarPaper *self);
/* @page: of the list, from 0. */
void   dia_paper_list_paint       (DiaCalendarPaper *self, cairo_t *cr, int page);

G_END_DECLS
