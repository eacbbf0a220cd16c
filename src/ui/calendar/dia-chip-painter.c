/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-chip-painter.h"

#include "dia-brand-color.h"
#include "dia-calendar-words.h"
#include "dia-format.h"
#include "dia-network-sign.h"

/* Sizes in the drawing, in px of small text of 13 px. */
#define STRIP        16.0f
#define RADIUS       5.0f
#define GAP          5.0f
#define LINE_GAP     4.0f    /* the same in a chip of one line */
#define SIGN_EDGE    4.0f    /* from a state's sign to the edge */
#define MARK         11.0f
#define SIGN         12.0f
#define LINE         15.0f   /* of the time */
#define TIGHT_GAP    1.5f    /* the same in a chip that is tight */
#define TIGHT        66.0f   /* less, and every px is needed for the time */
#define SLIM         104.0f  /* less, and the state does not fit beside the time */
#define WIDE         110.0f  /* more, and a clash is shown beside the state */
#define MIN_TITLE    22.0f   /* less says nothing of it */
#define MIN_WORD     40.0f   /* … and on a line of its own, less than its first word */
#define EDGE         5.0f    /* what is left of the strip where nothing has room beside it */

/* How a state looks on a chip, beside its sign. */
typedef struct
{
  GdkRGBA fill;
  GdkRGBA strip;
  GdkRGBA marks;
  GdkRGBA border;
  GdkRGBA text;
  gboolean bordered;
  gboolean dashed;
  gboolean struck;
} ChipColors;

static void
choose_colors (DiaCalendarPainter *self,
               const DiaBrandLook    *look,
               DiaPostState        state,
               ChipColors         *colors)
{
  const DiaCalendarInk *ink = dia_calendar_painter_get_ink (self);

  *colors = (ChipColors) {
    .fill = look->fill, .strip = look->strong, .marks = look->mark, .border = look->border, .text = ink->text,
  };
  switch (state)
    {
    case DIA_POST_DRAFT:
      colors->strip = look->fill;
      colors->marks = colors->border = look->strong;
      colors->fill = ink->view;
      colors->dashed = TRUE;
      break;
    case DIA_POST_IN_REVIEW:
    case DIA_POST_CHANGES_REQUESTED:
      colors->fill = ink->view;
      colors->bordered = TRUE;
      break;
    case DIA_POST_APPROVED:
    case DIA_POST_SCHEDULED:
    case DIA_POST_SENDING:
      break;
    case DIA_POST_PUBLISHED:
      colors->fill = look->pale;
      colors->text = ink->dim;
      break;
    case DIA_POST_FAILED:
    case DIA_POST_MISSED:
      colors->fill = ink->error_fill;
      break;
    case DIA_POST_UNCONFIRMED:
      colors->fill = ink->unknown_fill;
      break;
    case DIA_POST_AWAITING_PERSON:
      colors->fill = ink->warn_fill;
      break;
    case DIA_POST_CANCELLED:
      colors->fill = ink->view;
      dia_brand_color_mix (&colors->strip, &ink->dim, &ink->view, 0.16);
      dia_brand_color_mix (&colors->border, &ink->dim, &ink->view, 0.3);
      colors->marks = colors->text = ink->dim;
      colors->bordered = colors->struck = TRUE;
      break;
    case DIA_POST_N_STATES:
      break;
    }
}

static void
paint_dashes (DiaCalendarPainter    *self,
              GtkSnapshot           *snapshot,
              const graphene_rect_t *area,
              const GdkRGBA         *color)
{
  float s = dia_calendar_painter_get_scale (self);
  const double dash[] = { 3 * s, 2 * s };
  double width = MAX (s, 1);
  double x = area->origin.x + width / 2, y = area->origin.y + width / 2;
  double w = area->size.width - width, h = area->size.height - width;
  double r = RADIUS * s;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, area);

  cairo_new_path (cr);
  cairo_arc (cr, x + w - r, y + r, r, -G_PI_2, 0);
  cairo_arc (cr, x + w - r, y + h - r, r, 0, G_PI_2);
  cairo_arc (cr, x + r, y + h - r, r, G_PI_2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
  cairo_set_dash (cr, dash, G_N_ELEMENTS (dash), 0);
  cairo_set_line_width (cr, width);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
paint_border (GtkSnapshot          *snapshot,
              const GskRoundedRect *outline,
              const GdkRGBA        *color,
              float                 width)
{
  const float widths[4] = { width, width, width, width };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };

  gtk_snapshot_append_border (snapshot, outline, widths, colors);
}

/* A week on a telephone, in large text: the state has no room beside the strip. */
static gboolean
is_bare (DiaCalendarPainter  *self,
         const DiaPlacedChip *placed)
{
  return placed->area.size.width < (STRIP + SIGN + SIGN_EDGE) * dia_calendar_painter_get_scale (self);
}

static void
paint_body (DiaCalendarPainter  *self,
            GtkSnapshot         *snapshot,
            const DiaPlacedChip *placed,
            const ChipColors    *colors)
{
  const graphene_rect_t *area = &placed->area;
  float s = dia_calendar_painter_get_scale (self);
  float strip = (is_bare (self, placed) ? EDGE : STRIP) * s;
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, area, RADIUS * s);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &colors->fill, area);
  gtk_snapshot_append_color (snapshot, &colors->strip,
                             &GRAPHENE_RECT_INIT (area->origin.x, area->origin.y, strip, area->size.height));
  gtk_snapshot_pop (snapshot);
  if (colors->dashed)
    paint_dashes (self, snapshot, area, &colors->border);
  else if (colors->bordered)
    paint_border (snapshot, &outline, &colors->border, MAX (s, 1));
}

/* The brand's mark, and below it, where there is room, the network's sign. */
static void
paint_strip (DiaCalendarPainter    *self,
             GtkSnapshot           *snapshot,
             const DiaCalendarChip *chip,
             const DiaBrandLook       *look,
             const DiaPlacedChip   *placed,
             const GdkRGBA         *color)
{
  const graphene_rect_t *area = &placed->area;
  float s = dia_calendar_painter_get_scale (self);
  float size = MARK * s;
  float gap = (placed->form == DIA_CHIP_SMALL ? 2.0f : 4.0f) * s;
  gboolean one = placed->form == DIA_CHIP_LINE;
  float x = area->origin.x + (STRIP * s - size) / 2;
  float y = area->origin.y + (area->size.height - (one ? size : 2 * size + gap)) / 2;

  if (look->icon != NULL)
    dia_calendar_painter_paint_icon (self, snapshot, look->icon, x, y, size, color);
  else
    dia_calendar_painter_paint_label (self, snapshot, look->initial, DIA_TEXT_SMALL_BOLD, color,
                                      &GRAPHENE_RECT_INIT (x, y, size, size), 0.5f);
  if (!one)
    dia_calendar_painter_paint_icon (self, snapshot, dia_network_sign_get_icon (chip->network), x, y + size + gap, size,
                                     color);
}

/* "×12"; NULL for a single post. (transfer full) (nullable) */
static char *
dup_count (const DiaCalendarChip *chip)
{
  g_autofree char *number = NULL;

  if (chip->posts->len == 1)
    return NULL;
  number = dia_format_integer (chip->posts->len);
  return g_strconcat ("×", number, NULL);
}

/* A time or a number is shown whole or not at all; @line begins behind it then. */
static gboolean
paint_whole (DiaCalendarPainter *self,
             GtkSnapshot        *snapshot,
             const char         *text,
             DiaTextStyle        style,
             const GdkRGBA      *color,
             float               gap,
             graphene_rect_t    *line)
{
  float taken;

  if (text == NULL || dia_calendar_painter_measure_label (self, text, style) > line->size.width)
    return FALSE;
  taken = dia_calendar_painter_paint_label (self, snapshot, text, style, color, line, 0) + gap;
  line->origin.x += taken;
  line->size.width -= taken;
  return TRUE;
}

/* The state then lies at the end of the title. */
static gboolean
is_slim (DiaCalendarPainter  *self,
         const DiaPlacedChip *placed)
{
  return placed->form != DIA_CHIP_LINE && placed->area.size.width < SLIM * dia_calendar_painter_get_scale (self);
}

/* What is left of the first line goes to the title in a chip of one line. The number
 * takes the place of a title that would say nothing. */
static void
paint_words (DiaCalendarPainter    *self,
             GtkSnapshot           *snapshot,
             const DiaCalendarChip *chip,
             const DiaPlacedChip   *placed,
             const ChipColors      *colors)
{
  const graphene_rect_t *area = &placed->area;
  float s = dia_calendar_painter_get_scale (self);
  gboolean one = placed->form == DIA_CHIP_LINE;
  gboolean tight = !one && area->size.width < TIGHT * s;
  float gap = (one ? LINE_GAP : tight ? TIGHT_GAP : GAP) * s;
  float x = area->origin.x + STRIP * s + gap;
  gboolean slim = is_slim (self, placed);
  gboolean clash = dia_calendar_chip_clashes (chip) && area->size.width >= WIDE * s;
  float sign = (SIGN_EDGE + SIGN + 1 + (clash ? SIGN + 3 : 0)) * s;
  float right = area->origin.x + area->size.width - (tight ? 0 : slim ? 2 * s : sign);
  float top = area->origin.y + (one ? 0 : 2 * s);
  graphene_rect_t line = GRAPHENE_RECT_INIT (x, top, MAX (right - x, 0), one ? area->size.height : LINE * s);
  graphene_rect_t title = GRAPHENE_RECT_INIT (x, top + LINE * s, area->size.width - STRIP * s - gap - (slim ? sign : 4 * s), 0);
  g_autofree char *count = dup_count (chip);
  gboolean counted;

  paint_whole (self, snapshot, dia_calendar_painter_get_time (self, chip->minute), DIA_TEXT_SMALL, &colors->text, gap, &line);
  counted = paint_whole (self, snapshot, count, DIA_TEXT_SMALL_BOLD, &colors->text, gap, &line);
  if (one)
    {
      if (line.size.width > MIN_TITLE * s)
        dia_calendar_painter_paint_title (self, snapshot, chip->title, &line, 1, &colors->text, colors->struck);
    }
  else if (title.size.width >= MIN_WORD * s)
    dia_calendar_painter_paint_title (self, snapshot, chip->title, &title, placed->form == DIA_CHIP_SMALL ? 1 : 2,
                                      &colors->text, colors->struck);
  else if (!counted)
    {
      title.size.height = LINE * s;
      paint_whole (self, snapshot, count, DIA_TEXT_SMALL_BOLD, &colors->text, 0, &title);
    }
}

/* Another content of one of its accounts is close, or says the same: before the state, where there is
 * room for it. */
static void
paint_clash (DiaCalendarPainter    *self,
             GtkSnapshot           *snapshot,
             const DiaCalendarChip *chip,
             const DiaPlacedChip   *placed)
{
  const graphene_rect_t *area = &placed->area;
  float s = dia_calendar_painter_get_scale (self);
  float inset = placed->form == DIA_CHIP_LINE ? (area->size.height - SIGN * s) / 2 : 4 * s;

  if (!dia_calendar_chip_clashes (chip) || area->size.width < WIDE * s)
    return;
  dia_calendar_painter_paint_icon (self, snapshot, "dia-late-symbolic",
                                   area->origin.x + area->size.width - (SIGN_EDGE + 2 * SIGN + 3) * s,
                                   area->origin.y + inset, SIGN * s,
                                   &dia_calendar_painter_get_ink (self)->state[DIA_POST_IN_REVIEW]);
}

static void
paint_sign (DiaCalendarPainter    *self,
            GtkSnapshot           *snapshot,
            const DiaCalendarChip *chip,
            const DiaPlacedChip   *placed)
{
  const graphene_rect_t *area = &placed->area;
  float s = dia_calendar_painter_get_scale (self);
  float inset = placed->form == DIA_CHIP_LINE || is_bare (self, placed)
                  ? (area->size.height - SIGN * s) / 2 : (is_slim (self, placed) ? 5 + LINE : 4) * s;
  float edge = is_bare (self, placed) ? MAX ((area->size.width - EDGE * s - SIGN * s) / 2, 0) : SIGN_EDGE * s;

  dia_calendar_painter_paint_icon (self, snapshot, dia_calendar_words_get_sign (chip),
              area->origin.x + area->size.width - edge - SIGN * s, area->origin.y + inset, SIGN * s,
              &dia_calendar_painter_get_ink (self)->state[chip->state]);
}

void
dia_chip_painter_paint (DiaCalendarPainter    *painter,
                        GtkSnapshot           *snapshot,
                        const DiaCalendarChip *chip,
                        const DiaPlacedChip   *placed,
                        guint                  look)
{
  const DiaBrandLook *brand = dia_calendar_painter_get_brand (painter, chip->brand_id);
  gboolean translucent = (look & (DIA_CHIP_FADED | DIA_CHIP_DRAGGED)) != 0;
  ChipColors colors;

  choose_colors (painter, brand, chip->state, &colors);
  if (translucent)
    gtk_snapshot_push_opacity (snapshot, look & DIA_CHIP_FADED ? 0.3 : 0.8);
  paint_body (painter, snapshot, placed, &colors);
  if (!is_bare (painter, placed))
    {
      paint_strip (painter, snapshot, chip, brand, placed, &colors.marks);
      paint_words (painter, snapshot, chip, placed, &colors);
    }
  paint_clash (painter, snapshot, chip, placed);
  paint_sign (painter, snapshot, chip, placed);
  if (translucent)
    gtk_snapshot_pop (snapshot);
}

void
dia_chip_painter_paint_ring (DiaCalendarPainter    *painter,
                             GtkSnapshot           *snapshot,
                             const graphene_rect_t *area)
{
  float s = dia_calendar_painter_get_scale (painter);
  graphene_rect_t around = *area;
  GskRoundedRect outline;

  graphene_rect_inset (&around, -1.5f * s, -1.5f * s);
  gsk_rounded_rect_init_from_rect (&outline, &around, (RADIUS + 1.5f) * s);
  paint_border (snapshot, &outline, &dia_calendar_painter_get_ink (painter)->ring, 2 * s);
}
