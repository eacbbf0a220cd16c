/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-paper-private.h"

#include "dia-format.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

/* On A4; it grows with the paper. A week has room for more. */
#define MONTH_TEXT 6.6
#define WEEK_TEXT  7.6
#define A4_WIDTH  841.9
#define A4_HEIGHT 595.3
#define A3_WIDTH  1190.6

G_DEFINE_FINAL_TYPE (DiaCalendarPaper, dia_calendar_paper, G_TYPE_OBJECT)

void
dia_paper_format_get_size (DiaPaperFormat  format,
                           double         *width,
                           double         *height)
{
  *width = format == DIA_PAPER_A3 ? A3_WIDTH : A4_WIDTH;
  *height = format == DIA_PAPER_A3 ? A4_WIDTH : A4_HEIGHT;
}

gboolean
dia_paper_format_from_string (const char     *text,
                              DiaPaperFormat *format)
{
  if (g_ascii_strcasecmp (text, "a4") == 0)
    *format = DIA_PAPER_A4;
  else if (g_ascii_strcasecmp (text, "a3") == 0)
    *format = DIA_PAPER_A3;
  else
    return FALSE;

  return TRUE;
}

double
dia_paper_get_row_height (DiaCalendarPaper *self)
{
  return self->text * 1.55;
}

static const char *
find_color (DiaCalendarPaper      *self,
            const DiaCalendarChip *chip)
{
  const DiaBrand *brand = g_hash_table_lookup (self->brands, &chip->brand_id);

  return brand != NULL ? brand->color : DIA_PAPER_PALE;
}

/* "10:00" */
static char *
write_time (const DiaCalendarChip *chip)
{
  DiaWallTime wall = { 2027, 1, 1, chip->minute / 60, chip->minute % 60, 0 };
  DiaInstant at = DIA_INSTANT_NONE;

  dia_wall_time_resolve (&wall, "UTC", &at, NULL, NULL);
  return dia_format_time (at, "UTC");
}

/* "10:00 ×12" */
static char *
write_head (const DiaCalendarChip *chip)
{
  g_autofree char *time = write_time (chip);
  g_autofree char *count = chip->posts->len > 1 ? dia_format_integer (chip->posts->len) : NULL;

  return count != NULL ? g_strdup_printf ("%s ×%s", time, count) : g_steal_pointer (&time);
}

const char *
dia_paper_name_brand (DiaCalendarPaper      *self,
                      const DiaCalendarChip *chip)
{
  const DiaBrand *brand = g_hash_table_lookup (self->brands, &chip->brand_id);

  return brand != NULL ? brand->name : _("several brands");
}

/* The first line but for the words: how far it goes. */
static double
paint_head (DiaCalendarPaper      *self,
            cairo_t               *cr,
            const DiaCalendarChip *chip,
            const DiaPaperBox     *line)
{
  DiaPaperBrush brush = { cr, self->text, TRUE };
  g_autofree char *head = write_head (chip);
  double side = self->text * 0.95, x = line->x, high, wide = dia_paper_brush_measure (&brush, head, &high);

  dia_paper_brush_set_color (&brush, find_color (self, chip));
  dia_paper_sign_draw (cr, chip->state, x, line->y + (line->height - side) / 2, side);
  x += side + self->text * 0.45;
  dia_paper_brush_set_color (&brush, DIA_PAPER_INK);
  dia_paper_brush_write (&brush, head, x, line->y + (line->height - high) / 2, line->x + line->width - x, 1,
                         DIA_PAPER_START);

  return x + wide + self->text * 0.5;
}

void
dia_paper_paint_chip (DiaCalendarPaper      *self,
                      cairo_t               *cr,
                      const DiaCalendarChip *chip,
                      const char            *words,
                      const DiaPaperBox     *box)
{
  DiaPaperBrush brush = { cr, self->text };
  double row = dia_paper_get_row_height (self), inset = self->text * 0.6, x, high;
  DiaPaperBox line = { box->x + inset, box->y, box->width - inset, row };
  int n_below = box->height / row - 1;

  dia_paper_brush_set_color (&brush, find_color (self, chip));
  dia_paper_brush_fill (&brush, box->x, box->y + 0.8, self->text * 0.32, box->height - 1.6);
  x = paint_head (self, cr, chip, &line);
  dia_paper_brush_set_color (&brush, DIA_PAPER_INK);
  if (n_below > 0)
    {
      dia_paper_brush_write (&brush, words, line.x, line.y + row, line.width, n_below, DIA_PAPER_START);
      return;
    }
  dia_paper_brush_measure (&brush, words, &high);
  if (x < line.x + line.width - self->text * 2)
    dia_paper_brush_write (&brush, words, x, line.y + (row - high) / 2, line.x + line.width - x, 1, DIA_PAPER_START);
}

static void
paint_title (DiaCalendarPaper *self,
             cairo_t          *cr,
             int               page)
{
  DiaPaperBrush brush = { cr, DIA_PAPER_TITLE_SIZE, TRUE };
  g_autofree char *title = dia_calendar_period_dup_title (&self->period);
  int n_pages = dia_calendar_paper_count_pages (self);
  double wide = self->width - 2 * DIA_PAPER_MARGIN;

  dia_paper_brush_set_color (&brush, DIA_PAPER_INK);
  dia_paper_brush_write (&brush, title, DIA_PAPER_MARGIN, DIA_PAPER_MARGIN - 6, wide / 2, 1, DIA_PAPER_START);
  brush.size = self->text * 1.3;
  brush.bold = FALSE;
  dia_paper_brush_set_color (&brush, DIA_PAPER_PALE);
  dia_paper_brush_write (&brush, self->subtitle, DIA_PAPER_MARGIN + wide / 2, DIA_PAPER_MARGIN, wide / 2, 1, DIA_PAPER_END);
  if (n_pages > 1)
    {
      g_autofree char *number = g_strdup_printf (C_("page, of how many", "%d of %d"), page + 1, n_pages);

      dia_paper_brush_write (&brush, number, DIA_PAPER_MARGIN, self->height - DIA_PAPER_MARGIN - self->text * 1.6, wide, 1, DIA_PAPER_END);
    }
}

int
dia_calendar_paper_count_pages (DiaCalendarPaper *self)
{
  return 1 + dia_paper_list_count_pages (self);
}

void
dia_calendar_paper_paint (DiaCalendarPaper *self,
                          cairo_t          *cr,
                          int               page)
{
  g_return_if_fail (page >= 0 && page < dia_calendar_paper_count_pages (self));

  paint_title (self, cr, page);
  if (page == 0)
    dia_paper_grid_paint (self, cr);
  else
    dia_paper_list_paint (self, cr, page - 1);
}

static cairo_status_t
append_bytes (void                *closure,
              const unsigned char *data,
              unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
paint_all (DiaCalendarPaper  *self,
           cairo_surface_t   *surface,
           GCancellable      *cancellable,
           GError           **error)
{
  cairo_t *cr = cairo_create (surface);
  gboolean stopped = FALSE;

  for (int i = 0; i < dia_calendar_paper_count_pages (self) && !stopped; i++)
    {
      dia_calendar_paper_paint (self, cr, i);
      cairo_show_page (cr);
      stopped = g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (!stopped && cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (cairo_surface_status (surface)));

  return !stopped && cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS;
}

GBytes *
dia_calendar_paper_make_pdf (DiaCalendarPaper  *self,
                             GCancellable      *cancellable,
                             GError           **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *title = dia_calendar_period_dup_title (&self->period);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, self->width, self->height);
  gboolean done;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, self->subtitle);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Diapason");
  done = paint_all (self, surface, cancellable, error);
  cairo_surface_destroy (surface);

  return done ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

static void
dia_calendar_paper_finalize (GObject *object)
{
  DiaCalendarPaper *self = DIA_CALENDAR_PAPER (object);

  g_clear_object (&self->sheet);
  g_hash_table_unref (self->brands);
  g_array_unref (self->lines);
  g_free (self->subtitle);

  G_OBJECT_CLASS (dia_calendar_paper_parent_class)->finalize (object);
}

static void
dia_calendar_paper_class_init (DiaCalendarPaperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_calendar_paper_finalize;
}

static void
dia_calendar_paper_init (DiaCalendarPaper *self)
{
  self->brands = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
  self->lines = g_array_new (FALSE, FALSE, sizeof (DiaPaperLine));
  dia_week_rules_init (&self->rules, NULL);
}

static void
copy_brands (DiaCalendarPaper *self,
             DiaRoster        *roster)
{
  GListModel *brands = dia_roster_get_brands (roster);

  for (guint i = 0; i < g_list_model_get_n_items (brands); i++)
    {
      g_autoptr (DiaBrand) brand = g_list_model_get_item (brands, i);
      DiaBrand *copy = dia_brand_copy (brand);

      g_hash_table_insert (self->brands, &copy->id, copy);
    }
}

DiaCalendarPaper *
dia_calendar_paper_new (DiaCalendarSheet        *sheet,
                        const DiaCalendarPeriod *period,
                        DiaRoster               *roster,
                        const char              *subtitle,
                        double                   width,
                        double                   height)
{
  DiaCalendarPaper *self = g_object_new (DIA_TYPE_CALENDAR_PAPER, NULL);

  self->sheet = g_object_ref (sheet);
  self->period = *period;
  self->subtitle = g_strdup (subtitle);
  self->width = width;
  self->height = height;
  self->text = (period->n_days > 7 ? MONTH_TEXT : WEEK_TEXT) * width / A4_WIDTH;
  copy_brands (self, roster);
  dia_paper_grid_lay_out (self);
  dia_paper_list_fill (self);

  return self;
}
