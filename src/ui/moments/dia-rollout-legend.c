/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-rollout-legend.h"

#include "dia-cell-sign.h"
#include "dia-format.h"
#include "dia-wrap-box.h"

#include <glib/gi18n-lib.h>

/* One that is expected nowhere is no kind of its own. */
#define N_KINDS (DIA_CELL_OUTSIDE + 1)
#define BEHIND  DIA_CELL_OUTSIDE

struct _DiaRolloutLegend
{
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkWidget *buttons[N_KINDS];   /* by state; the last one: behind the source */
  GtkWidget *words[N_KINDS];
  GtkLabel  *counts[N_KINDS];
  gboolean   narrow;
  guint      filter;
};

G_DEFINE_FINAL_TYPE (DiaRolloutLegend, dia_rollout_legend, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_FILTER = 1,
} Property;

static GParamSpec *filter_property;

static guint
get_bit (guint kind)
{
  return kind == BEHIND ? DIA_ROLLOUT_FILTER_BEHIND : 1u << kind;
}

static const char *
get_label (guint kind)
{
  return kind == BEHIND ? _("Behind the source") : dia_cell_state_get_label (kind);
}

static void
show_count (DiaRolloutLegend *self,
            guint             kind,
            guint             n)
{
  g_autofree char *number = dia_format_integer (n);
  g_autofree char *name = g_strdup_printf (C_("state and number", "%s: %s"), get_label (kind), number);

  gtk_label_set_label (self->counts[kind], number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[kind]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (self->buttons[kind], n > 0 || self->filter & get_bit (kind));
}

/* Where there is little room, a state is told by its sign and its number; what the
 * sign means, by its tooltip, and by the word of one that is chosen. */
static void
show_words (DiaRolloutLegend *self)
{
  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      gboolean shown = !self->narrow || self->filter & get_bit (kind);

      gtk_widget_set_visible (self->words[kind], shown);
      gtk_widget_set_tooltip_text (self->buttons[kind], shown ? NULL : get_label (kind));
    }
}

static void
on_button_toggled_cb (GtkToggleButton  *button,
                      DiaRolloutLegend *self)
{
  self->filter = 0;
  for (guint kind = 0; kind < N_KINDS; kind++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->buttons[kind])))
      self->filter |= get_bit (kind);
  show_words (self);
  g_object_notify_by_pspec (G_OBJECT (self), filter_property);
}

static GtkWidget *
make_sign (guint kind)
{
  GtkWidget *image;

  if (kind != BEHIND)
    return dia_cell_sign_new (kind);
  image = gtk_image_new_from_icon_name ("dia-source-changed-symbolic");
  gtk_widget_add_css_class (image, "unknown");
  return image;
}

static void
add_kind (DiaRolloutLegend *self,
          guint             kind)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_box_append (GTK_BOX (box), make_sign (kind));
  self->words[kind] = gtk_label_new (get_label (kind));
  gtk_box_append (GTK_BOX (box), self->words[kind]);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "heading");
  gtk_box_append (GTK_BOX (box), count);
  self->counts[kind] = GTK_LABEL (count);
  self->buttons[kind] = gtk_toggle_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->buttons[kind]), box);
  gtk_widget_add_css_class (self->buttons[kind], "flat");
  gtk_widget_add_css_class (self->buttons[kind], "legend");
  gtk_widget_set_valign (self->buttons[kind], GTK_ALIGN_CENTER);
  g_signal_connect_object (self->buttons[kind], "toggled", G_CALLBACK (on_button_toggled_cb), self, 0);
  dia_wrap_box_append (DIA_WRAP_BOX (self->box), self->buttons[kind]);
}

static void
dia_rollout_legend_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch ((Property) property_id)
    {
    case PROP_FILTER:
      g_value_set_uint (value, DIA_ROLLOUT_LEGEND (object)->filter);
      break;
    }
}

static void
dia_rollout_legend_dispose (GObject *object)
{
  DiaRolloutLegend *self = DIA_ROLLOUT_LEGEND (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dia_rollout_legend_parent_class)->dispose (object);
}

static void
dia_rollout_legend_class_init (DiaRolloutLegendClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dia_rollout_legend_get_property;
  object_class->dispose = dia_rollout_legend_dispose;
  filter_property = g_param_spec_uint ("filter", NULL, NULL, 0, G_MAXUINT, 0,
                                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, PROP_FILTER, filter_property);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "rollout-legend");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dia_rollout_legend_init (DiaRolloutLegend *self)
{
  self->box = dia_wrap_box_new (0);
  gtk_widget_set_valign (self->box, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "status-bar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("States of the cells"), -1);
  for (guint kind = 0; kind < N_KINDS; kind++)
    add_kind (self, kind);
  dia_rollout_legend_set_rollout (self, NULL);
}

GtkWidget *
dia_rollout_legend_new (void)
{
  return g_object_new (DIA_TYPE_ROLLOUT_LEGEND, NULL);
}

void
dia_rollout_legend_set_narrow (DiaRolloutLegend *self,
                               gboolean          narrow)
{
  g_return_if_fail (DIA_IS_ROLLOUT_LEGEND (self));

  self->narrow = narrow;
  show_words (self);
}

void
dia_rollout_legend_set_rollout (DiaRolloutLegend *self,
                                DiaRollout       *rollout)
{
  DiaTally tally = { { 0 } };

  g_return_if_fail (DIA_IS_ROLLOUT_LEGEND (self));

  for (guint i = 0; rollout != NULL && i < rollout->moments->len; i++)
    dia_tally_add_moment (&tally, rollout->moments->pdata[i], 0, rollout->accounts->len);
  for (guint kind = 0; kind < N_KINDS; kind++)
    show_count (self, kind, kind == BEHIND ? tally.n_behind : tally.n[kind]);
}

guint
dia_rollout_legend_get_filter (DiaRolloutLegend *self)
{
  g_return_val_if_fail (DIA_IS_ROLLOUT_LEGEND (self), 0);

  return self->filter;
}

gboolean
dia_rollout_filter_holds (guint                 filter,
                          const DiaRolloutCell *cell)
{
  return filter == 0 || filter >> cell->state & 1 || (cell->behind && filter & DIA_ROLLOUT_FILTER_BEHIND);
}
