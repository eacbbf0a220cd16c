/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-agenda-row.h"

#include "dia-brand-tile.h"
#include "dia-calendar-words.h"
#include "dia-format.h"
#include "dia-network-sign.h"
#include "dia-state-sign.h"
#include "dia-template.h"

#include <glib/gi18n-lib.h>

struct _DiaAgendaRow
{
  GtkWidget       parent_instance;

  DiaRoster      *roster;   /* (owned) */

  GtkLabel       *time;
  DiaBrandTile   *tile;
  GtkLabel       *title;
  DiaNetworkSign *network;
  GtkLabel       *where;
  GtkLabel       *count;
  GtkWidget      *behind;
  DiaStateSign   *sign;
};

G_DEFINE_FINAL_TYPE (DiaAgendaRow, dia_agenda_row, GTK_TYPE_WIDGET)

/* "source changed since", else how many own texts there are, else the network. */
static char *
describe_posts (const DiaCalendarChip *chip)
{
  if (chip->n_behind > 0)
    return g_strdup (_("source changed since"));
  if (chip->n_own_texts > 0)
    return g_strdup_printf (ngettext ("%u own text", "%u own texts", chip->n_own_texts), chip->n_own_texts);
  if (chip->posts->len > 1)
    return g_strdup_printf (ngettext ("%u account", "%u accounts", chip->posts->len), chip->posts->len);
  return g_strdup (dia_network_sign_get_name (chip->network));
}

static void
dia_agenda_row_dispose (GObject *object)
{
  DiaAgendaRow *self = DIA_AGENDA_ROW (object);

  dia_template_dispose (GTK_WIDGET (object), DIA_TYPE_AGENDA_ROW);
  g_clear_object (&self->roster);
  G_OBJECT_CLASS (dia_agenda_row_parent_class)->dispose (object);
}

static void
dia_agenda_row_class_init (DiaAgendaRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_agenda_row_dispose;
  g_type_ensure (DIA_TYPE_BRAND_TILE);
  g_type_ensure (DIA_TYPE_NETWORK_SIGN);
  g_type_ensure (DIA_TYPE_STATE_SIGN);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/calendar/dia-agenda-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaAgendaRow, time);
  gtk_widget_class_bind_template_child (widget_class, DiaAgendaRow, tile);
  gtk_widget_class_bind_template_child (widget_class, DiaAgendaRow, title);
  gtk_widget_class_bind_template_child (widget_class, DiaAgendaRow, network);
  gtk_widget_class_bind_template_child (widget_class, DiaAgendaRow, where);
  gtk_widget_class_bind_template_child (widget_class, DiaAgendaRow, count);
  gtk_widget_class_bind_template_child (widget_class, DiaAgendaRow, behind);
  gtk_widget_class_bind_template_child (widget_class, DiaAgendaRow, sign);
  gtk_widget_class_set_css_name (widget_class, "agenda-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dia_agenda_row_init (DiaAgendaRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dia_agenda_row_new (DiaRoster *roster)
{
  DiaAgendaRow *self = g_object_new (DIA_TYPE_AGENDA_ROW, NULL);

  self->roster = g_object_ref (roster);
  return GTK_WIDGET (self);
}

void
dia_agenda_row_set_chip (DiaAgendaRow    *self,
                         DiaCalendarChip *chip)
{
  DiaBrand *brand;
  g_autofree char *time = NULL;
  g_autofree char *posts = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *where = NULL;
  g_autofree char *number = NULL;
  g_autofree char *count = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (DIA_IS_AGENDA_ROW (self));

  brand = dia_roster_find_brand (self->roster, chip->brand_id);
  time = dia_calendar_words_dup_time (chip->minute);
  posts = describe_posts (chip);
  kept = dia_calendar_words_dup_kept (chip);
  where = g_strjoin (" · ", posts, kept, NULL);
  number = dia_format_integer (chip->posts->len);
  count = g_strconcat ("×", number, NULL);
  name = dia_calendar_words_dup_chip (chip, self->roster);
  gtk_label_set_label (self->time, time);
  dia_brand_tile_set_brand (self->tile, brand);
  gtk_label_set_label (self->title, chip->title);
  dia_network_sign_set_network (self->network, chip->network);
  gtk_label_set_label (self->where, where);
  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count), chip->posts->len > 1);
  gtk_widget_set_visible (self->behind, chip->n_behind > 0);
  dia_state_sign_set_state (self->sign, chip->state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
