/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-rollout-line.h"

#include "dia-brand-color.h"
#include "dia-cell-sign.h"
#include "dia-wrap-box.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define EDGE 4

struct _DiaRolloutLine
{
  GtkWidget       parent_instance;

  DiaRolloutItem *item;       /* (owned) (nullable) */
  GtkWidget      *box;
  GtkWidget      *arrow;
  GtkWidget      *sign;
  GtkWidget      *title;
  GtkWidget      *subtitle;
  GtkWidget      *note;
};

G_DEFINE_FINAL_TYPE (DiaRolloutLine, dia_rollout_line, GTK_TYPE_WIDGET)

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

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "small");
    }
  return label;
}

/* The edge of a key moment in its colour. */
static void
dia_rollout_line_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  DiaRolloutLine *self = DIA_ROLLOUT_LINE (widget);
  GdkRGBA tint, edge, words;

  if (self->item != NULL && self->item->kind == DIA_ROLLOUT_ITEM_MOMENT)
    {
      dia_brand_color_init_band (&tint, &edge, &words, self->item->color,
                                 adw_style_manager_get_dark (adw_style_manager_get_default ()));
      gtk_snapshot_append_color (snapshot, &edge, &GRAPHENE_RECT_INIT (0, 6, EDGE, gtk_widget_get_height (widget) - 12));
    }
  GTK_WIDGET_CLASS (dia_rollout_line_parent_class)->snapshot (widget, snapshot);
}

static void
dia_rollout_line_dispose (GObject *object)
{
  DiaRolloutLine *self = DIA_ROLLOUT_LINE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (dia_rollout_line_parent_class)->dispose (object);
}

static void
dia_rollout_line_class_init (DiaRolloutLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_rollout_line_dispose;
  widget_class->snapshot = dia_rollout_line_snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "rollout-line");
}

static void
dia_rollout_line_init (DiaRolloutLine *self)
{
  GtkWidget *words = dia_wrap_box_new (6);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  self->arrow = gtk_button_new_from_icon_name ("pan-end-symbolic");
  gtk_widget_add_css_class (self->arrow, "flat");
  gtk_widget_add_css_class (self->arrow, "tiny");
  gtk_widget_set_valign (self->arrow, GTK_ALIGN_CENTER);
  self->sign = dia_cell_sign_new (DIA_CELL_MISSING);
  self->title = make_label (NULL);
  self->subtitle = make_label ("dim");
  self->note = make_label ("dim");
  gtk_box_append (GTK_BOX (names), self->title);
  gtk_box_append (GTK_BOX (names), self->subtitle);
  gtk_widget_set_hexpand (names, TRUE);
  gtk_widget_set_valign (self->note, GTK_ALIGN_CENTER);
  dia_wrap_box_append (DIA_WRAP_BOX (words), names);
  dia_wrap_box_append (DIA_WRAP_BOX (words), self->note);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_box_append (GTK_BOX (self->box), self->arrow);
  gtk_box_append (GTK_BOX (self->box), self->sign);
  gtk_box_append (GTK_BOX (self->box), words);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
dia_rollout_line_new (void)
{
  return g_object_new (DIA_TYPE_ROLLOUT_LINE, NULL);
}

static void
show_arrow (DiaRolloutLine *self)
{
  /* Translators: opens or closes a key moment, which is named. */
  g_autofree char *name = g_strdup_printf (self->item->open ? C_("key moment", "Close %s") : C_("key moment", "Open %s"),
                                           self->item->title);

  gtk_button_set_icon_name (GTK_BUTTON (self->arrow), self->item->open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->arrow), "x", self->item->name.moment_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->arrow), "rollout-list.toggle");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->arrow), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* What is told is the cell of the grid that the line lies in. */
static void
name_cell (DiaRolloutLine *self)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = NULL;

  if (cell == NULL)
    return;
  name = self->item->subtitle[0] != '\0' ? g_strjoin (", ", self->item->title, self->item->subtitle, self->item->note, NULL)
                                         : g_strjoin (", ", self->item->title, self->item->note, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
dia_rollout_line_set_item (DiaRolloutLine *self,
                           DiaRolloutItem *item)
{
  gboolean cell = item->kind == DIA_ROLLOUT_ITEM_CELL;

  g_return_if_fail (DIA_IS_ROLLOUT_LINE (self));

  g_set_object (&self->item, item);
  show_arrow (self);
  gtk_widget_set_visible (self->arrow, item->kind == DIA_ROLLOUT_ITEM_MOMENT);
  gtk_widget_set_visible (self->sign, cell);
  dia_cell_sign_set_state (DIA_CELL_SIGN (self->sign), item->state);
  gtk_label_set_label (GTK_LABEL (self->title), item->title);
  gtk_label_set_label (GTK_LABEL (self->subtitle), item->subtitle);
  gtk_widget_set_visible (self->subtitle, item->subtitle[0] != '\0');
  gtk_label_set_label (GTK_LABEL (self->note), item->note);
  set_class (self->title, "heading", !cell);
  set_class (self->note, "unknown", item->behind);
  set_class (GTK_WIDGET (self), "moment", item->kind == DIA_ROLLOUT_ITEM_MOMENT);
  set_class (GTK_WIDGET (self), "content", item->kind == DIA_ROLLOUT_ITEM_CONTENT);
  set_class (GTK_WIDGET (self), "cell", cell);
  name_cell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
