/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-legend.h"

#include "dia-format.h"
#include "dia-state-sign.h"
#include "dia-wrap-box.h"

#include <glib/gi18n-lib.h>

struct _DiaCalendarLegend
{
  GtkWidget         parent_instance;

  DiaCalendarModel *model;                        /* (owned) */
  GtkWidget        *box;
  GtkWidget        *buttons[DIA_POST_N_STATES];
  GtkWidget        *words[DIA_POST_N_STATES];
  GtkLabel         *counts[DIA_POST_N_STATES];
  GtkWidget        *kept;                         /* what the sign of a server means: no filter */
  GtkLabel         *kept_count;
  GtkWidget        *kept_words;
  gboolean          narrow;
  gboolean          setting;                      /* the buttons follow the filter right now */
};

G_DEFINE_FINAL_TYPE (DiaCalendarLegend, dia_calendar_legend, GTK_TYPE_WIDGET)

static void
show_kept (DiaCalendarLegend *self,
           guint              n_kept)
{
  g_autofree char *number = dia_format_integer (n_kept);
  g_autofree char *name = g_strdup_printf (C_("state and number", "%s: %s"), C_("sent by", "On the server"), number);

  gtk_label_set_label (self->kept_count, number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kept), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (self->kept, n_kept > 0);
}

static void
show_counts (DiaCalendarLegend *self)
{
  guint filter = dia_calendar_model_get_filter (self->model);
  DiaStateCounts counts;

  dia_calendar_model_count (self->model, &counts);
  for (guint state = 0; state < DIA_POST_N_STATES; state++)
    {
      g_autofree char *number = dia_format_integer (counts.n[state]);
      /* Translators: a state of posts and how many there are, "Draft: 87". */
      g_autofree char *name = g_strdup_printf (C_("state and number", "%s: %s"), dia_post_state_get_label (state), number);

      gtk_label_set_label (self->counts[state], number);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[state]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_widget_set_visible (self->buttons[state], counts.n[state] > 0 || filter >> state & 1);
    }
  show_kept (self, counts.n_kept);
}

/* Where there is little room, a state is told by its sign and its number; what the
 * sign means, by its tooltip, and by the word of one that is chosen. */
static void
show_words (DiaCalendarLegend *self)
{
  guint filter = dia_calendar_model_get_filter (self->model);

  for (guint state = 0; state < DIA_POST_N_STATES; state++)
    {
      gboolean shown = !self->narrow || filter >> state & 1;

      gtk_widget_set_visible (self->words[state], shown);
      gtk_widget_set_tooltip_text (self->buttons[state], shown ? NULL : dia_post_state_get_label (state));
    }
  gtk_widget_set_visible (self->kept_words, !self->narrow);
}

static void
show_filter (DiaCalendarLegend *self)
{
  guint filter = dia_calendar_model_get_filter (self->model);

  self->setting = TRUE;
  for (guint state = 0; state < DIA_POST_N_STATES; state++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[state]), filter >> state & 1);
  self->setting = FALSE;
  show_words (self);
}

static void
on_model_changed_cb (DiaCalendarModel  *model,
                     guint              change,
                     DiaCalendarLegend *self)
{
  if (change & DIA_CALENDAR_CHANGE_FILTER)
    show_filter (self);
  if (change & (DIA_CALENDAR_CHANGE_SHEET | DIA_CALENDAR_CHANGE_PERIOD | DIA_CALENDAR_CHANGE_FILTER))
    show_counts (self);
}

static void
on_button_toggled_cb (GtkToggleButton   *button,
                      DiaCalendarLegend *self)
{
  guint filter = 0;

  if (self->setting)
    return;
  for (guint state = 0; state < DIA_POST_N_STATES; state++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->buttons[state])))
      filter |= 1u << state;
  dia_calendar_model_set_filter (self->model, filter);
}

static void
add_state (DiaCalendarLegend *self,
           DiaPostState       state)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *sign = dia_state_sign_new (state);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_box_append (GTK_BOX (box), sign);
  self->words[state] = gtk_label_new (dia_post_state_get_label (state));
  gtk_box_append (GTK_BOX (box), self->words[state]);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "heading");
  gtk_box_append (GTK_BOX (box), count);
  self->counts[state] = GTK_LABEL (count);
  self->buttons[state] = gtk_toggle_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->buttons[state]), box);
  gtk_widget_add_css_class (self->buttons[state], "flat");
  gtk_widget_add_css_class (self->buttons[state], "legend");
  gtk_widget_set_valign (self->buttons[state], GTK_ALIGN_CENTER);
  g_signal_connect_object (self->buttons[state], "toggled", G_CALLBACK (on_button_toggled_cb), self, 0);
  dia_wrap_box_append (DIA_WRAP_BOX (self->box), self->buttons[state]);
}

/* It stands beside the states without being one. */
static void
add_kept (DiaCalendarLegend *self)
{
  GtkWidget *sign = gtk_image_new_from_icon_name ("dia-server-symbolic");

  self->kept = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, "spacing", 5,
                             "valign", GTK_ALIGN_CENTER, NULL);
  self->kept_count = GTK_LABEL (gtk_label_new (NULL));
  dia_tone_set (sign, dia_state_sign_get_tone (DIA_POST_SCHEDULED));
  gtk_box_append (GTK_BOX (self->kept), sign);
  self->kept_words = gtk_label_new (C_("sent by", "On the server"));
  gtk_box_append (GTK_BOX (self->kept), self->kept_words);
  gtk_widget_add_css_class (GTK_WIDGET (self->kept_count), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->kept_count), "heading");
  gtk_box_append (GTK_BOX (self->kept), GTK_WIDGET (self->kept_count));
  gtk_widget_add_css_class (self->kept, "legend");
  gtk_widget_set_tooltip_text (self->kept, _("Their servers send these posts, also with this computer off"));
  dia_wrap_box_append (DIA_WRAP_BOX (self->box), self->kept);
}

static void
dia_calendar_legend_dispose (GObject *object)
{
  DiaCalendarLegend *self = DIA_CALENDAR_LEGEND (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (dia_calendar_legend_parent_class)->dispose (object);
}

static void
dia_calendar_legend_class_init (DiaCalendarLegendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_calendar_legend_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "calendar-legend");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dia_calendar_legend_init (DiaCalendarLegend *self)
{
  self->box = dia_wrap_box_new (0);
  gtk_widget_set_valign (self->box, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "status-bar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("States of the posts"), -1);
  for (guint state = 0; state < DIA_POST_N_STATES; state++)
    add_state (self, state);
  add_kept (self);
}

GtkWidget *
dia_calendar_legend_new (DiaCalendarModel *model)
{
  DiaCalendarLegend *self = g_object_new (DIA_TYPE_CALENDAR_LEGEND, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (on_model_changed_cb), self, 0);
  show_counts (self);

  return GTK_WIDGET (self);
}

void
dia_calendar_legend_set_narrow (DiaCalendarLegend *self,
                                gboolean           narrow)
{
  g_return_if_fail (DIA_IS_CALENDAR_LEGEND (self));

  self->narrow = narrow;
  show_words (self);
}
