/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-painter.h"

#include "dia-format.h"
#include "dia-icon-paint.h"
#include "dia-node-raster.h"

#include <math.h>

#define SMALL      0.886    /* of the widget's own text */
#define TITLE_LINE 14.2f    /* in px of small text of 13 px */
#define MAX_STAMPS 4000     /* more are no longer "few": all are dropped */

#define MINUTES_A_DAY 1440

/* A short text or an icon, ready to be put where it is wanted. */
typedef struct
{
  GskRenderNode *node;    /* (owned) (nullable): NULL for one that shows nothing */
  float          width;
  float          height;
} Stamp;

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
  PangoLayout        *title;       /* (owned): several lines */
  GHashTable         *brands;      /* (owned) (element-type DiaId DiaBrandLook) */
  GHashTable         *stamps;      /* (owned) (element-type utf8 Stamp) */
  char               *times[MINUTES_A_DAY];      /* (owned) (nullable) */
};

static void
free_stamp (gpointer data)
{
  Stamp *stamp = data;

  g_clear_pointer (&stamp->node, gsk_render_node_unref);
  g_free (stamp);
}

/* Takes over @snapshot. */
static Stamp *
keep_stamp (DiaCalendarPainter *self,
            const char         *key,
            GtkSnapshot        *snapshot,
            float               width,
            float               height)
{
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  Stamp *stamp = g_new0 (Stamp, 1);

  if (node != NULL)
    {
      graphene_rect_t area;

      gsk_render_node_get_bounds (node, &area);
      graphene_rect_round_extents (&area, &area);
      stamp->node = dia_node_raster (node, self->widget, &area);
    }
  stamp->width = width;
  stamp->height = height;
  if (g_hash_table_size (self->stamps) >= MAX_STAMPS)
    g_hash_table_remove_all (self->stamps);
  g_hash_table_insert (self->stamps, g_strdup (key), stamp);

  return stamp;
}

static void
paint_stamp (GtkSnapshot *snapshot,
             const Stamp *stamp,
             float        x,
             float        y)
{
  if (stamp->node == NULL)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_node (snapshot, stamp->node);
  gtk_snapshot_restore (snapshot);
}

static guint
pack_color (const GdkRGBA *color)
{
  return (guint) (color->red * 255) << 24 | (guint) (color->green * 255) << 16 | (guint) (color->blue * 255) << 8 |
         (guint) (color->alpha * 255);
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
strike (PangoLayout *layout,
        gboolean     struck)
{
  g_autoptr (PangoAttrList) attributes = struck ? pango_attr_list_new () : NULL;

  if (struck)
    pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  pango_layout_set_attributes (layout, attributes);
}

static const Stamp *
get_label (DiaCalendarPainter *self,
           const char         *text,
           DiaTextStyle        style,
           const GdkRGBA      *color)
{
  g_autofree char *key = g_strdup_printf ("%d/%x/%s", style, pack_color (color), text);
  const Stamp *stamp = g_hash_table_lookup (self->stamps, key);
  PangoLayout *layout = self->lines[style];
  GtkSnapshot *snapshot;
  int width, height;

  if (stamp != NULL)
    return stamp;

  pango_layout_set_width (layout, -1);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  snapshot = gtk_snapshot_new ();
  gtk_snapshot_append_layout (snapshot, layout, color);

  return keep_stamp (self, key, snapshot, (float) width, (float) height);
}

static const Stamp *
get_icon (DiaCalendarPainter *self,
          const char         *icon,
          int                 size,
          const GdkRGBA      *color)
{
  g_autofree char *key = g_strdup_printf ("%s/%d/%x", icon, size, pack_color (color));
  const Stamp *stamp = g_hash_table_lookup (self->stamps, key);
  GtkSnapshot *snapshot;

  if (stamp != NULL)
    return stamp;

  snapshot = gtk_snapshot_new ();
  dia_icon_paint (self->widget, snapshot, icon, 0, 0, size, color);
  return keep_stamp (self, key, snapshot, (float) size, (float) size);
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
  self->brands = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) dia_brand_look_free);
  self->stamps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_stamp);
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
  g_hash_table_unref (self->stamps);
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
  g_hash_table_remove_all (self->stamps);
}

void
dia_calendar_painter_set_ink (DiaCalendarPainter   *self,
                              const DiaCalendarInk *ink)
{
  self->ink = *ink;
  self->own_ink = TRUE;
  g_hash_table_remove_all (self->brands);
  g_hash_table_remove_all (self->stamps);
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

float
dia_calendar_painter_get_scale (DiaCalendarPainter *self)
{
  return self->scale;
}

gboolean
dia_calendar_painter_is_mirrored (DiaCalendarPainter *self)
{
  return gtk_widget_get_direction (self->widget) == GTK_TEXT_DIR_RTL;
}

const DiaBrandLook *
dia_calendar_painter_get_brand (DiaCalendarPainter *self,
                                DiaId               brand_id)
{
  DiaBrandLook *look = g_hash_table_lookup (self->brands, &brand_id);

  if (look == NULL)
    {
      look = dia_brand_look_new (dia_roster_find_brand (self->roster, brand_id), &self->ink,
                                 gtk_widget_get_display (self->widget));
      g_hash_table_insert (self->brands, g_memdup2 (&brand_id, sizeof brand_id), look);
    }

  return look;
}

const char *
dia_calendar_painter_get_time (DiaCalendarPainter *self,
                               int                 minute)
{
  minute = CLAMP (minute, 0, MINUTES_A_DAY - 1);
  if (self->times[minute] == NULL)
    self->times[minute] = dia_format_time (minute * DIA_MINUTE, "UTC");

  return self->times[minute];
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

float
dia_calendar_painter_paint_label (DiaCalendarPainter    *self,
                                  GtkSnapshot           *snapshot,
                                  const char            *text,
                                  DiaTextStyle           style,
                                  const GdkRGBA         *color,
                                  const graphene_rect_t *area,
                                  float                  xalign)
{
  const Stamp *stamp = get_label (self, text, style, color);

  paint_stamp (snapshot, stamp, roundf (area->origin.x + (area->size.width - stamp->width) * xalign),
               roundf (area->origin.y + (area->size.height - stamp->height) / 2));
  return stamp->width;
}

float
dia_calendar_painter_measure_label (DiaCalendarPainter *self,
                                    const char         *text,
                                    DiaTextStyle        style)
{
  return get_label (self, text, style, &self->ink.text)->width;
}

void
dia_calendar_painter_paint_title (DiaCalendarPainter    *self,
                                  GtkSnapshot           *snapshot,
                                  const char            *text,
                                  const graphene_rect_t *area,
                                  int                    n_lines,
                                  const GdkRGBA         *color,
                                  gboolean               struck)
{
  PangoLayout *layout = self->title;

  if (area->size.width < 1)
    return;
  if (area->size.height > 0)
    {
      strike (self->lines[DIA_TEXT_SMALL], struck);
      dia_calendar_painter_paint_text (self, snapshot, text, DIA_TEXT_SMALL, color, area, 0);
      strike (self->lines[DIA_TEXT_SMALL], FALSE);
      return;
    }
  strike (layout, struck);
  pango_layout_set_width (layout, (int) (area->size.width * PANGO_SCALE));
  pango_layout_set_height (layout, -n_lines);
  pango_layout_set_text (layout, text, -1);
  paint_layout (snapshot, layout, color, area->origin.x, area->origin.y);
}

void
dia_calendar_painter_paint_icon (DiaCalendarPainter *self,
                                 GtkSnapshot        *snapshot,
                                 const char         *icon,
                                 float               x,
                                 float               y,
                                 float               size,
                                 const GdkRGBA      *color)
{
  paint_stamp (snapshot, get_icon (self, icon, (int) roundf (size), color), roundf (x), roundf (y));
}
