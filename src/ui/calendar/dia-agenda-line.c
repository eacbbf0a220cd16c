/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-agenda-line.h"

#include "dia-agenda-row.h"
#include "dia-brand-color.h"
#include "dia-calendar-words.h"
#include "dia-format.h"
#include "dia-wrap-box.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _DiaAgendaLine
{
  GtkWidget         parent_instance;

  DiaCalendarModel *model;     /* (owned) */
  GtkWidget        *head;
  GtkWidget        *day;
  GtkWidget        *note;
  GtkWidget        *row;       /* (nullable): made when it is first needed */
  DiaAgendaItem    *item;      /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (DiaAgendaLine, dia_agenda_line, GTK_TYPE_WIDGET)

/* "1 of 3 gone out" today, else the key moments of the day. (transfer full) */
static char *
describe_day (DiaAgendaLine *self,
              DiaAgendaItem *item)
{
  DiaStateCounts counts;
  guint n = 0;

  if (item->day != dia_calendar_model_get_today (self->model))
    return dia_calendar_words_dup_moments (item->sheet, item->day);

  dia_calendar_sheet_count (item->sheet, item->day, item->day, &counts);
  for (guint state = 0; state < DIA_POST_N_STATES; state++)
    n += state != DIA_POST_CANCELLED ? counts.n[state] : 0;
  /* Translators: of the posts of today, "1 of 3 gone out". */
  return g_strdup_printf (_("%1$u of %2$u gone out"), counts.n[DIA_POST_PUBLISHED], n);
}

static void
show_day (DiaAgendaLine *self,
          DiaAgendaItem *item)
{
  g_autofree char *day = dia_format_day_words ((DiaInstant) item->day * DIA_DAY, "UTC");
  g_autofree char *note = describe_day (self, item);
  gboolean today = item->day == dia_calendar_model_get_today (self->model);
  /* Translators: heads the contents of today; %s is a day. */
  g_autofree char *title = today ? g_strdup_printf (C_("calendar", "Today, %s"), day) : g_strdup (day);

  gtk_label_set_label (GTK_LABEL (self->day), title);
  gtk_label_set_label (GTK_LABEL (self->note), note);
}

static void
show_moment (DiaAgendaLine         *self,
             const DiaCalendarBand *band)
{
  g_autofree char *day = dia_format_day_words ((DiaInstant) band->last_day * DIA_DAY, "UTC");
  /* Translators: %1$s is a key moment, %2$s its last day. */
  g_autofree char *title = g_strdup_printf (_("%1$s, until %2$s"), band->moment->title, day);
  g_autofree char *share = band->n_posts > 0 ? dia_format_percent ((double) band->n_ready / band->n_posts, 0)
                                             : g_strdup ("");

  gtk_label_set_label (GTK_LABEL (self->day), title);
  gtk_label_set_label (GTK_LABEL (self->note), share);
}

static void
show_chip (DiaAgendaLine   *self,
           DiaCalendarChip *chip)
{
  if (self->row == NULL)
    {
      self->row = dia_agenda_row_new (dia_workspace_get_roster (dia_calendar_model_get_workspace (self->model)));
      gtk_widget_set_parent (self->row, GTK_WIDGET (self));
    }
  dia_agenda_row_set_chip (DIA_AGENDA_ROW (self->row), chip);
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* The tint of a key moment under its row, with its edge. */
static void
dia_agenda_line_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  DiaAgendaLine *self = DIA_AGENDA_LINE (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  GskRoundedRect outline;
  GdkRGBA tint, edge, words;

  if (self->item != NULL && self->item->kind == DIA_AGENDA_MOMENT)
    {
      gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

      dia_brand_color_init_band (&tint, &edge, &words, dia_agenda_item_get_band (self->item)->moment->color,
                                 adw_style_manager_get_dark (adw_style_manager_get_default ()));
      gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, width, height), 5);
      gtk_snapshot_push_rounded_clip (snapshot, &outline);
      gtk_snapshot_append_color (snapshot, &tint, &outline.bounds);
      gtk_snapshot_append_color (snapshot, &edge, &GRAPHENE_RECT_INIT (mirrored ? width - 4 : 0, 0, 4, height));
      gtk_snapshot_pop (snapshot);
    }
  GTK_WIDGET_CLASS (dia_agenda_line_parent_class)->snapshot (widget, snapshot);
}

static void
dia_agenda_line_dispose (GObject *object)
{
  DiaAgendaLine *self = DIA_AGENDA_LINE (object);

  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->row, gtk_widget_unparent);
  g_clear_object (&self->item);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (dia_agenda_line_parent_class)->dispose (object);
}

static void
dia_agenda_line_class_init (DiaAgendaLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_agenda_line_dispose;
  widget_class->snapshot = dia_agenda_line_snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "agenda-line");
}

static void
dia_agenda_line_init (DiaAgendaLine *self)
{
  self->head = dia_wrap_box_new (9);
  self->day = gtk_label_new (NULL);
  self->note = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->day), 0);
  gtk_label_set_wrap (GTK_LABEL (self->day), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (self->note), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->note), 1);
  gtk_widget_set_hexpand (self->day, TRUE);
  gtk_widget_add_css_class (self->day, "heading");
  gtk_widget_add_css_class (self->note, "small");
  dia_wrap_box_append (DIA_WRAP_BOX (self->head), self->day);
  dia_wrap_box_append (DIA_WRAP_BOX (self->head), self->note);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
}

GtkWidget *
dia_agenda_line_new (DiaCalendarModel *model)
{
  DiaAgendaLine *self = g_object_new (DIA_TYPE_AGENDA_LINE, NULL);

  self->model = g_object_ref (model);
  return GTK_WIDGET (self);
}

void
dia_agenda_line_set_item (DiaAgendaLine *self,
                          DiaAgendaItem *item)
{
  GtkWidget *widget = GTK_WIDGET (self);

  g_return_if_fail (DIA_IS_AGENDA_LINE (self));

  g_set_object (&self->item, item);
  switch (item->kind)
    {
    case DIA_AGENDA_MOMENT:
      show_moment (self, dia_agenda_item_get_band (item));
      break;
    case DIA_AGENDA_DAY:
      show_day (self, item);
      break;
    case DIA_AGENDA_CHIP:
      show_chip (self, dia_agenda_item_get_chip (item));
      break;
    }
  gtk_widget_set_visible (self->head, item->kind != DIA_AGENDA_CHIP);
  if (self->row != NULL)
    gtk_widget_set_visible (self->row, item->kind == DIA_AGENDA_CHIP);
  set_class (self->note, "dim", item->kind == DIA_AGENDA_DAY);
  set_class (widget, "agenda-moment", item->kind == DIA_AGENDA_MOMENT);
  set_class (widget, "agenda-day", item->kind == DIA_AGENDA_DAY);
  set_class (widget, "agenda-chip", item->kind == DIA_AGENDA_CHIP);
  set_class (widget, "first", item->kind == DIA_AGENDA_CHIP && item->first);
  set_class (widget, "last", item->kind == DIA_AGENDA_CHIP && item->last);
}
