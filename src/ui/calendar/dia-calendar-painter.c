/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-painter.h"

#include "dia-brand-color.h"
#include "dia-format.h"
#include "dia-icon-paint.h"
#include "dia-network-sign.h"
#include "dia-state-sign.h"

#include <math.h>

/* Sizes in the drawing, in px of small text of 13 px. */
#define SMALL        0.886   /* of the widget's own text */
#define STRIP        16.0f
#define RADIUS       5.0f
#define GAP          5.0f
#define LINE_GAP     4.0f    /* the same in a chip of one line */
#define SIGN_EDGE    4.0f    /* from a state's sign to the edge */
#define MARK         11.0f
#define SIGN         12.0f
#define LINE         15.0f   /* of the time */
#define TITLE_LINE   14.2f
#define MIN_TITLE    22.0f   /* less says nothing of it */
#define EDGE_WIDTH   4.0f    /* of a band */

#define MINUTES_A_DAY 1440

/* What a brand's chips are painted with. */
typedef struct
{
  GdkRGBA  strong;   /* readable on the view */
  GdkRGBA  mark;     /* on the strong colour */
  GdkRGBA  fill;
  GdkRGBA  pale;
  GdkRGBA  border;
  char    *icon;     /* (owned) (nullable): the brand's mark */
  char    *initial;  /* (owned): stands for a mark */
} BrandLook;

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

struct _DiaCalendarPainter
{
  GtkWidget          *widget;      /* (unowned) */
  DiaRoster          *roster;      /* (owned) */
  float               scale;       /* of the drawing's px */
  float               magnify;     /* the part of it that the caller asked for */
  DiaCalendarMetrics  metrics;
  DiaCalendarInk      ink;
  gboolean            own_ink;
  PangoLayout        *lines[DIA_TEXT_N_STYLES];  /* (owned) */
  PangoLayout        *title;       /* (owned): two lines */
  GHashTable         *brands;      /* (owned) (element-type DiaId BrandLook) */
  char               *times[MINUTES_A_DAY];      /* (owned) (nullable) */
};

static void
free_brand_look (gpointer data)
{
  BrandLook *look = data;

  g_free (look->icon);
  g_free (look->initial);
  g_free (look);
}

/* (transfer full) (nullable): NULL for a brand without a mark, or with one that
 * this version does not have. */
static char *
find_mark (DiaCalendarPainter *self,
           DiaBrand           *brand)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (self->widget));
  g_autofree char *icon = g_strdup_printf ("dia-mark-%s-symbolic", brand->mark);

  return brand->mark[0] != '\0' && gtk_icon_theme_has_icon (theme, icon) ? g_steal_pointer (&icon) : NULL;
}

static BrandLook *
make_brand_look (DiaCalendarPainter *self,
                 DiaBrand           *brand)
{
  BrandLook *look = g_new0 (BrandLook, 1);
  const DiaCalendarInk *ink = &self->ink;

  if (brand != NULL)
    dia_brand_color_init_readable (&look->strong, brand->color, ink->dark);
  else
    look->strong = ink->neutral;
  dia_brand_color_init_mark (&look->mark, ink->dark);
  dia_brand_color_mix (&look->fill, &look->strong, &ink->view, ink->dark ? 0.24 : 0.13);
  dia_brand_color_mix (&look->pale, &look->strong, &ink->view, ink->dark ? 0.11 : 0.06);
  dia_brand_color_mix (&look->border, &look->strong, &ink->view, 0.5);
  if (brand == NULL)
    look->icon = g_strdup ("dia-accounts-symbolic");
  else
    look->icon = find_mark (self, brand);
  if (look->icon == NULL)
    {
      g_autofree char *first = g_utf8_substring (brand->name, 0, MIN (1, g_utf8_strlen (brand->name, -1)));

      look->initial = g_utf8_strup (first, -1);
    }

  return look;
}

/* @brand_id: DIA_ID_NONE for several brands. */
static const BrandLook *
get_brand_look (DiaCalendarPainter *self,
                DiaId               brand_id)
{
  BrandLook *look = g_hash_table_lookup (self->brands, &brand_id);

  if (look == NULL)
    {
      look = make_brand_look (self, dia_roster_find_brand (self->roster, brand_id));
      g_hash_table_insert (self->brands, g_memdup2 (&brand_id, sizeof brand_id), look);
    }

  return look;
}

static const char *
get_time (DiaCalendarPainter *self,
          int                 minute)
{
  minute = CLAMP (minute, 0, MINUTES_A_DAY - 1);
  if (self->times[minute] == NULL)
    self->times[minute] = dia_format_time (minute * DIA_MINUTE, "UTC");

  return self->times[minute];
}

static void
choose_colors (DiaCalendarPainter *self,
               const BrandLook    *look,
               DiaPostState        state,
               ChipColors         *colors)
{
  const DiaCalendarInk *ink = &self->ink;

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
paint_layout (GtkSnapshot   *snapshot,
              PangoLayout   *layout,
              const GdkRGBA *color,
              float          x,
              float          y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
paint_dashes (DiaCalendarPainter    *self,
              GtkSnapshot           *snapshot,
              const graphene_rect_t *area,
              const GdkRGBA         *color)
{
  const double dash[] = { 3 * self->scale, 2 * self->scale };
  double width = MAX (self->scale, 1);
  double x = area->origin.x + width / 2, y = area->origin.y + width / 2;
  double w = area->size.width - width, h = area->size.height - width;
  double r = RADIUS * self->scale;
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

static void
paint_body (DiaCalendarPainter    *self,
            GtkSnapshot           *snapshot,
            const graphene_rect_t *area,
            const ChipColors      *colors)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, area, RADIUS * self->scale);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &colors->fill, area);
  gtk_snapshot_append_color (snapshot, &colors->strip,
                             &GRAPHENE_RECT_INIT (area->origin.x, area->origin.y, STRIP * self->scale, area->size.height));
  gtk_snapshot_pop (snapshot);
  if (colors->dashed)
    paint_dashes (self, snapshot, area, &colors->border);
  else if (colors->bordered)
    paint_border (snapshot, &outline, &colors->border, MAX (self->scale, 1));
}

static void
paint_icon (DiaCalendarPainter *self,
            GtkSnapshot        *snapshot,
            const char         *icon,
            float               x,
            float               y,
            float               size,
            const GdkRGBA      *color)
{
  /* On whole pixels, so that it is sharp. */
  dia_icon_paint (self->widget, snapshot, icon, roundf (x), roundf (y), (int) roundf (size), color);
}

/* The brand's mark, and below it, where there is room, the network's sign. */
static void
paint_strip (DiaCalendarPainter    *self,
             GtkSnapshot           *snapshot,
             const DiaCalendarChip *chip,
             const BrandLook       *look,
             const DiaPlacedChip   *placed,
             const GdkRGBA         *color)
{
  const graphene_rect_t *area = &placed->area;
  float size = MARK * self->scale;
  float gap = (placed->form == DIA_CHIP_SMALL ? 2.0f : 4.0f) * self->scale;
  gboolean one = placed->form == DIA_CHIP_LINE;
  float x = area->origin.x + (STRIP * self->scale - size) / 2;
  float y = area->origin.y + (area->size.height - (one ? size : 2 * size + gap)) / 2;

  if (look->icon != NULL)
    paint_icon (self, snapshot, look->icon, x, y, size, color);
  else
    dia_calendar_painter_paint_text (self, snapshot, look->initial, DIA_TEXT_SMALL_BOLD, color,
                                     &GRAPHENE_RECT_INIT (x, y, size, size), 0.5f);
  if (!one)
    paint_icon (self, snapshot, dia_network_sign_get_icon (chip->network), x, y + size + gap, size, color);
}

/* The width of one line of text. */
static float
measure_text (DiaCalendarPainter *self,
              const char         *text,
              DiaTextStyle        style)
{
  int width;

  pango_layout_set_width (self->lines[style], -1);
  pango_layout_set_text (self->lines[style], text, -1);
  pango_layout_get_pixel_size (self->lines[style], &width, NULL);
  return (float) width;
}

/* The time and "×12", which is shown whole or not at all; returns where they end. */
static float
paint_time (DiaCalendarPainter    *self,
            GtkSnapshot           *snapshot,
            const DiaCalendarChip *chip,
            const graphene_rect_t *line,
            float                  gap,
            const GdkRGBA         *color)
{
  graphene_rect_t rest = *line;
  float taken = dia_calendar_painter_paint_text (self, snapshot, get_time (self, chip->minute), DIA_TEXT_SMALL, color,
                                                 &rest, 0) + gap;
  g_autofree char *number = NULL;
  g_autofree char *count = NULL;

  if (chip->posts->len == 1)
    return line->origin.x + taken;
  number = dia_format_integer (chip->posts->len);
  count = g_strconcat ("×", number, NULL);
  rest.origin.x += taken;
  rest.size.width -= taken;
  if (measure_text (self, count, DIA_TEXT_SMALL_BOLD) <= rest.size.width)
    taken += dia_calendar_painter_paint_text (self, snapshot, count, DIA_TEXT_SMALL_BOLD, color, &rest, 0) + gap;

  return line->origin.x + taken;
}

static void
strike (DiaCalendarPainter *self,
        PangoLayout        *layout,
        gboolean            struck)
{
  g_autoptr (PangoAttrList) attributes = struck ? pango_attr_list_new () : NULL;

  if (struck)
    pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  pango_layout_set_attributes (layout, attributes);
}

static void
paint_title (DiaCalendarPainter    *self,
             GtkSnapshot           *snapshot,
             const DiaCalendarChip *chip,
             const graphene_rect_t *area,
             int                    n_lines,
             const ChipColors      *colors)
{
  PangoLayout *layout = self->title;

  if (area->size.width < 1)
    return;
  strike (self, layout, colors->struck);
  pango_layout_set_width (layout, (int) (area->size.width * PANGO_SCALE));
  pango_layout_set_height (layout, -n_lines);
  pango_layout_set_text (layout, chip->title, -1);
  paint_layout (snapshot, layout, &colors->text, area->origin.x, area->origin.y);
}

static void
paint_words (DiaCalendarPainter    *self,
             GtkSnapshot           *snapshot,
             const DiaCalendarChip *chip,
             const DiaPlacedChip   *placed,
             const ChipColors      *colors)
{
  const graphene_rect_t *area = &placed->area;
  float s = self->scale;
  gboolean one = placed->form == DIA_CHIP_LINE;
  float gap = (one ? LINE_GAP : GAP) * s;
  float x = area->origin.x + STRIP * s + gap;
  float right = area->origin.x + area->size.width - (SIGN_EDGE + SIGN + 1) * s;
  float top = area->origin.y + (one ? 0 : 2 * s);
  graphene_rect_t line = GRAPHENE_RECT_INIT (x, top, MAX (right - x, 0), one ? area->size.height : LINE * s);
  graphene_rect_t title;
  float end = paint_time (self, snapshot, chip, &line, gap, &colors->text);

  if (one)
    {
      strike (self, self->lines[DIA_TEXT_SMALL], colors->struck);
      title = GRAPHENE_RECT_INIT (end, top, right - end, area->size.height);
      if (title.size.width > MIN_TITLE * s)
        dia_calendar_painter_paint_text (self, snapshot, chip->title, DIA_TEXT_SMALL, &colors->text, &title, 0);
      strike (self, self->lines[DIA_TEXT_SMALL], FALSE);
      return;
    }

  title = GRAPHENE_RECT_INIT (x, top + LINE * s, area->size.width - (STRIP + GAP + 4) * s, 2 * TITLE_LINE * s);
  paint_title (self, snapshot, chip, &title, placed->form == DIA_CHIP_SMALL ? 1 : 2, colors);
}

static void
paint_sign (DiaCalendarPainter    *self,
            GtkSnapshot           *snapshot,
            const DiaCalendarChip *chip,
            const DiaPlacedChip   *placed)
{
  const graphene_rect_t *area = &placed->area;
  float s = self->scale;
  float inset = placed->form == DIA_CHIP_LINE ? (area->size.height - SIGN * s) / 2 : 4 * s;

  paint_icon (self, snapshot, dia_state_sign_get_icon (chip->state),
              area->origin.x + area->size.width - (SIGN_EDGE + SIGN) * s, area->origin.y + inset, SIGN * s,
              &self->ink.state[chip->state]);
}

static void
paint_ring (DiaCalendarPainter    *self,
            GtkSnapshot           *snapshot,
            const graphene_rect_t *area)
{
  graphene_rect_t around = *area;
  GskRoundedRect outline;

  graphene_rect_inset (&around, -1.5f * self->scale, -1.5f * self->scale);
  gsk_rounded_rect_init_from_rect (&outline, &around, (RADIUS + 1.5f) * self->scale);
  paint_border (snapshot, &outline, &self->ink.ring, 2 * self->scale);
}

void
dia_calendar_painter_paint_chip (DiaCalendarPainter    *self,
                                 GtkSnapshot           *snapshot,
                                 const DiaCalendarChip *chip,
                                 const DiaPlacedChip   *placed,
                                 guint                  look)
{
  const BrandLook *brand = get_brand_look (self, chip->brand_id);
  gboolean translucent = (look & (DIA_CHIP_FADED | DIA_CHIP_DRAGGED)) != 0;
  ChipColors colors;

  choose_colors (self, brand, chip->state, &colors);
  if (translucent)
    gtk_snapshot_push_opacity (snapshot, look & DIA_CHIP_FADED ? 0.3 : 0.8);
  paint_body (self, snapshot, &placed->area, &colors);
  paint_strip (self, snapshot, chip, brand, placed, &colors.marks);
  paint_words (self, snapshot, chip, placed, &colors);
  paint_sign (self, snapshot, chip, placed);
  if (translucent)
    gtk_snapshot_pop (snapshot);
  if (look & DIA_CHIP_SELECTED)
    paint_ring (self, snapshot, &placed->area);
}

/* A piece that goes on in another week has no rounded corners there. */
static void
init_band_outline (DiaCalendarPainter  *self,
                   const DiaPlacedBand *placed,
                   GskRoundedRect      *outline)
{
  gboolean mirrored = gtk_widget_get_direction (self->widget) == GTK_TEXT_DIR_RTL;
  float left = (mirrored ? placed->ends : placed->begins) ? RADIUS * self->scale : 0;
  float right = (mirrored ? placed->begins : placed->ends) ? RADIUS * self->scale : 0;

  gsk_rounded_rect_init (outline, &placed->area,
                         &GRAPHENE_SIZE_INIT (left, left), &GRAPHENE_SIZE_INIT (right, right),
                         &GRAPHENE_SIZE_INIT (right, right), &GRAPHENE_SIZE_INIT (left, left));
}

static void
paint_band_words (DiaCalendarPainter    *self,
                  GtkSnapshot           *snapshot,
                  const DiaCalendarBand *band,
                  const DiaPlacedBand   *placed,
                  const GdkRGBA         *color)
{
  graphene_rect_t area = placed->area;
  float s = self->scale;

  area.origin.x += 10 * s;
  area.size.width -= 17 * s;
  if (placed->ends && band->n_posts > 0)
    {
      g_autofree char *share = dia_format_percent ((double) band->n_ready / band->n_posts, 0);
      float taken = area.size.width < 60 * s
                      ? 0 : dia_calendar_painter_paint_text (self, snapshot, share, DIA_TEXT_SMALL_BOLD, color, &area, 1);

      area.size.width -= taken + GAP * s;
    }
  if (area.size.width > 0)
    dia_calendar_painter_paint_text (self, snapshot, band->moment->title, DIA_TEXT_SMALL_BOLD, color, &area, 0);
}

void
dia_calendar_painter_paint_band (DiaCalendarPainter    *self,
                                 GtkSnapshot           *snapshot,
                                 const DiaCalendarBand *band,
                                 const DiaPlacedBand   *placed)
{
  gboolean mirrored = gtk_widget_get_direction (self->widget) == GTK_TEXT_DIR_RTL;
  float edge = EDGE_WIDTH * self->scale;
  float x = mirrored ? placed->area.origin.x + placed->area.size.width - edge : placed->area.origin.x;
  GskRoundedRect outline;
  GdkRGBA tint, strong, words;

  dia_brand_color_init_band (&tint, &strong, &words, band->moment->color, self->ink.dark);
  init_band_outline (self, placed, &outline);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &tint, &placed->area);
  if (placed->begins)
    gtk_snapshot_append_color (snapshot, &strong,
                               &GRAPHENE_RECT_INIT (x, placed->area.origin.y, edge, placed->area.size.height));
  gtk_snapshot_pop (snapshot);
  paint_band_words (self, snapshot, band, placed, &words);
}

float
dia_calendar_painter_paint_text (DiaCalendarPainter    *self,
                                 GtkSnapshot           *snapshot,
                                 const char            *text,
                                 DiaTextStyle           style,
                                 const GdkRGBA         *color,
                                 const graphene_rect_t *area,
                                 float                  xalign)
{
  PangoLayout *layout = self->lines[style];
  int width, height;

  pango_layout_set_width (layout, (int) (MAX (area->size.width, 0) * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  paint_layout (snapshot, layout, color,
                area->origin.x + roundf ((area->size.width - (float) width) * xalign),
                area->origin.y + roundf ((area->size.height - (float) height) / 2));

  return (float) width;
}

/* The widget's own font, in px. */
static double
get_text_size (DiaCalendarPainter *self)
{
  PangoContext *context = gtk_widget_get_pango_context (self->widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  if (pango_font_description_get_size_is_absolute (font))
    return size;
  return size * pango_cairo_context_get_resolution (context) / 72;
}

static PangoLayout *
make_layout (DiaCalendarPainter *self,
             double              size,
             gboolean            bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (self->widget, NULL);
  PangoContext *context = pango_layout_get_context (layout);
  g_autoptr (PangoFontDescription) font =
    pango_font_description_copy (pango_context_get_font_description (context));

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);

  return layout;
}

static void
make_title_layout (DiaCalendarPainter *self,
                   double              size)
{
  int height;

  self->title = make_layout (self, size, FALSE);
  pango_layout_set_wrap (self->title, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (self->title, "X", -1);
  pango_layout_get_pixel_size (self->title, NULL, &height);
  pango_layout_set_line_spacing (self->title, TITLE_LINE * self->scale / (float) MAX (height, 1));
}

static void
drop_fonts (DiaCalendarPainter *self)
{
  for (guint i = 0; i < DIA_TEXT_N_STYLES; i++)
    g_clear_object (&self->lines[i]);
  g_clear_object (&self->title);
}

static void
take_fonts (DiaCalendarPainter *self)
{
  double body = get_text_size (self) * self->magnify;
  double small = body * SMALL;

  self->scale = (float) (small / 13);
  dia_calendar_metrics_init (&self->metrics, (float) small);
  self->lines[DIA_TEXT_SMALL] = make_layout (self, small, FALSE);
  self->lines[DIA_TEXT_SMALL_BOLD] = make_layout (self, small, TRUE);
  self->lines[DIA_TEXT_BODY] = make_layout (self, body, FALSE);
  self->lines[DIA_TEXT_BODY_BOLD] = make_layout (self, body, TRUE);
  make_title_layout (self, small);
}

DiaCalendarPainter *
dia_calendar_painter_new (GtkWidget *widget,
                          DiaRoster *roster,
                          float      scale)
{
  DiaCalendarPainter *self = g_new0 (DiaCalendarPainter, 1);

  self->widget = widget;
  self->roster = g_object_ref (roster);
  self->magnify = scale;
  self->brands = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_brand_look);
  dia_calendar_painter_refresh (self);

  return self;
}

void
dia_calendar_painter_free (DiaCalendarPainter *self)
{
  drop_fonts (self);
  for (guint i = 0; i < MINUTES_A_DAY; i++)
    g_free (self->times[i]);
  g_hash_table_unref (self->brands);
  g_object_unref (self->roster);
  g_free (self);
}

void
dia_calendar_painter_refresh (DiaCalendarPainter *self)
{
  drop_fonts (self);
  take_fonts (self);
  if (!self->own_ink)
    dia_calendar_ink_init (&self->ink, self->widget);
  g_hash_table_remove_all (self->brands);
}

void
dia_calendar_painter_set_ink (DiaCalendarPainter   *self,
                              const DiaCalendarInk *ink)
{
  self->ink = *ink;
  self->own_ink = TRUE;
  g_hash_table_remove_all (self->brands);
}

const DiaCalendarMetrics *
dia_calendar_painter_get_metrics (DiaCalendarPainter *self)
{
  return &self->metrics;
}

const DiaCalendarInk *
dia_calendar_painter_get_ink (DiaCalendarPainter *self)
{
  return &self->ink;
}
