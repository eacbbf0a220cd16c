/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-zone-row.h"

#include "dia-format.h"
#include "dia-state-pill.h"
#include "dia-wrap-box.h"

#include <glib/gi18n-lib.h>

struct _DiaZoneRow
{
  GtkWidget  parent_instance;

  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (DiaZoneRow, dia_zone_row, GTK_TYPE_WIDGET)

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* What the clocks of a zone do to the wished time; NULL when nothing.
 * (transfer floating) (nullable) */
static GtkWidget *
create_kind_pill (const DiaSlotGroup *group)
{
  GtkWidget *pill;
  g_autofree char *text = NULL;
  g_autofree char *time = NULL;

  if (group->slot.kind == DIA_WALL_UNIQUE)
    return NULL;
  time = dia_format_time (group->slot.at, group->slot.zone);
  if (group->slot.kind == DIA_WALL_GAP)
    /* Translators: clocks go forward over the wished time; %s is the time used instead. */
    text = g_strdup_printf (_("clocks go forward: %s"), time);
  else
    /* Translators: clocks go back over the wished time; %s is its zone, "CEST". */
    text = g_strdup_printf (_("comes twice: the first, %s"), group->abbreviation);
  pill = dia_state_pill_new ();
  dia_state_pill_set_fact (DIA_STATE_PILL (pill), "dia-late-symbolic", "warn", text);
  return pill;
}

static void
dia_zone_row_dispose (GObject *object)
{
  g_clear_pointer (&DIA_ZONE_ROW (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dia_zone_row_parent_class)->dispose (object);
}

static void
dia_zone_row_class_init (DiaZoneRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_zone_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "zone-row");
}

static void
dia_zone_row_init (DiaZoneRow *self)
{
  self->box = g_object_new (DIA_TYPE_WRAP_BOX, "spacing", 9, "shrink-to", 120, NULL);
  gtk_widget_add_css_class (self->box, "zone-row");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* A place, and what it is called. (transfer floating) */
static GtkWidget *
create_place (const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *sign = g_object_new (GTK_TYPE_IMAGE, "icon-name", "mark-location-symbolic",
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *zones = create_label (text, NULL);

  gtk_widget_add_css_class (sign, "dim");
  gtk_label_set_wrap (GTK_LABEL (zones), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (zones), GTK_NATURAL_WRAP_NONE);
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), zones);
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

/* (transfer full) */
static char *
write_time (const DiaSlotGroup *group)
{
  g_autofree char *time = dia_format_time (group->slot.at, group->slot.zone);
  g_autofree char *day = dia_format_day_short (group->slot.at, group->slot.zone);

  return group->dated ? g_strdup_printf (C_("day, time", "%s, %s"), day, time) : g_steal_pointer (&time);
}

GtkWidget *
dia_zone_row_new (const DiaSlotGroup *group,
                  gboolean            narrow)
{
  DiaZoneRow *self = g_object_new (DIA_TYPE_ZONE_ROW, NULL);
  DiaWrapBox *box = DIA_WRAP_BOX (self->box);
  GtkWidget *facts = dia_wrap_box_new (9);
  GtkWidget *pill = create_kind_pill (group);
  g_autofree char *time = write_time (group);
  g_autofree char *day = dia_format_day_long (group->slot.at, group->slot.zone);
  g_autofree char *posts = g_strdup_printf (ngettext ("%u post", "%u posts", group->n_posts), group->n_posts);
  GtkWidget *count = create_label (posts, "dim");
  GtkWidget *abbreviation = create_label (group->abbreviation, "dim");

  gtk_widget_set_tooltip_text (GTK_WIDGET (self), day);
  gtk_label_set_width_chars (GTK_LABEL (abbreviation), 5);
  /* Days and accounts are long. */
  if (!narrow && !group->dated)
    gtk_label_set_width_chars (GTK_LABEL (count), 15);
  gtk_label_set_xalign (GTK_LABEL (count), 1);
  dia_wrap_box_append (box, create_place (group->zones));
  if (pill != NULL)
    {
      gtk_widget_add_css_class (pill, "whole");
      dia_wrap_box_append (box, pill);
    }
  dia_wrap_box_append (DIA_WRAP_BOX (facts), create_label (time, "card-title"));
  dia_wrap_box_append (DIA_WRAP_BOX (facts), abbreviation);
  dia_wrap_box_append (DIA_WRAP_BOX (facts), count);
  gtk_widget_set_halign (facts, GTK_ALIGN_END);
  gtk_widget_set_valign (facts, GTK_ALIGN_CENTER);
  dia_wrap_box_append (box, facts);
  return GTK_WIDGET (self);
}
