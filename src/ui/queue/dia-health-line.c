/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-health-line.h"

#include <glib/gi18n-lib.h>

#include "dia-brand-tile.h"
#include "dia-format.h"
#include "dia-health-words.h"
#include "dia-network-sign.h"
#include "dia-state-sign.h"
#include "dia-template.h"
#include "dia-wrap-box.h"

struct _DiaHealthLine
{
  GtkWidget       parent_instance;

  DiaHealthRow   *row;          /* (owned) (nullable) */

  DiaBrandTile   *tile;
  DiaNetworkSign *lead;         /* in the tile's place, of a network or a server */
  GtkLabel       *title;
  DiaNetworkSign *network;
  GtkLabel       *detail;
  GtkLabel       *trouble;
  GtkImage       *on_time_sign;
  GtkImage       *late_sign;
  GtkImage       *failed_sign;
  GtkImage       *unconfirmed_sign;
  GtkLabel       *on_time;
  GtkLabel       *late;
  GtkLabel       *failed;
  GtkLabel       *unconfirmed;
  GtkLabel       *lateness;
  GtkLabel       *next;
  GtkButton      *act;
};

enum
{
  ACT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaHealthLine, dia_health_line, GTK_TYPE_WIDGET)

/* Zero is the good case, and stands back: the sign is grey with it. */
static void
show_figure (GtkLabel   *label,
             GtkImage   *sign,
             const char *tone,
             guint       value)
{
  g_autofree char *text = dia_format_integer (value);

  gtk_label_set_label (label, text);
  dia_tone_set (GTK_WIDGET (sign), value > 0 ? tone : "neutral");
  if (value > 0)
    gtk_widget_remove_css_class (GTK_WIDGET (label), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (label), "dim-label");
}

static void
show_figures (DiaHealthLine *self)
{
  const DiaHealthRow *row = self->row;
  g_autofree char *lateness = dia_health_words_lateness (row->on_time + row->late, row->lateness_p50, row->lateness_p99,
                                                         FALSE);
  g_autofree char *next = dia_health_words_next (row);

  show_figure (self->on_time, self->on_time_sign, "ok", row->on_time);
  show_figure (self->late, self->late_sign, "error", row->late);
  show_figure (self->failed, self->failed_sign, "error", row->failed);
  show_figure (self->unconfirmed, self->unconfirmed_sign, "unknown", row->unconfirmed);
  gtk_label_set_label (self->lateness, lateness);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->lateness), lateness);
  gtk_label_set_label (self->next, next);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->next), next);
}

static const char *
get_tone (const DiaHealthRow *row)
{
  const DiaTrouble *first = row->troubles->len > 0 ? g_ptr_array_index (row->troubles, 0) : NULL;

  if (first == NULL || first->level <= DIA_HEALTH_NOTE)
    return "neutral";
  return first->level == DIA_HEALTH_ERROR ? "error" : "warn";
}

static void
show_title (DiaHealthLine *self)
{
  const DiaHealthRow *row = self->row;
  g_autofree char *detail = dia_health_words_detail (row);
  g_autofree char *troubles = dia_health_words_troubles (row);

  gtk_widget_set_visible (GTK_WIDGET (self->tile), row->account != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->lead), row->account == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->network), row->account != NULL);
  dia_brand_tile_set_brand (self->tile, row->brand);
  dia_network_sign_set_network (row->account != NULL ? self->network : self->lead, row->network);
  gtk_label_set_label (self->title, row->title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), row->title);
  gtk_label_set_label (self->detail, detail);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->detail), detail);
  gtk_label_set_label (self->trouble, troubles);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->trouble), troubles);
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), troubles[0] != '\0');
  dia_tone_set (GTK_WIDGET (self->trouble), get_tone (row));
}

static gboolean
leads_to_sign_in (const DiaHealthRow *row)
{
  return row->account != NULL &&
         (row->account->sign_in == DIA_SIGN_IN_NEEDED || row->account->sign_in == DIA_SIGN_IN_EXPIRES);
}

static const char *
word_act (const DiaHealthRow *row)
{
  if (row->account == NULL)
    return _("Accounts");
  if (!leads_to_sign_in (row))
    return _("Posts");
  return row->account->sign_in == DIA_SIGN_IN_EXPIRES ? C_("sign-in", "Renew") : _("Sign in…");
}

/* Said with the row: many buttons of one name tell nothing to who hears them. */
static void
show_act (DiaHealthLine *self)
{
  const char *word = word_act (self->row);
  g_autofree char *name = g_strdup_printf (C_("list", "%s, %s"), word, self->row->title);

  gtk_button_set_label (self->act, word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->act), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The cell of the list that holds the row has no name of its own. */
static void
name_line (DiaHealthLine *self)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = dia_health_words_spoken (self->row);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (cell != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
on_act_clicked_cb (GtkButton     *button,
                   DiaHealthLine *self)
{
  if (leads_to_sign_in (self->row))
    gtk_widget_activate_action (GTK_WIDGET (self), "desk.edit-account", "x", self->row->account->id);
  else
    g_signal_emit (self, signals[ACT], 0, self->row);
}

static void
dia_health_line_dispose (GObject *object)
{
  g_clear_object (&DIA_HEALTH_LINE (object)->row);
  dia_template_dispose (GTK_WIDGET (object), DIA_TYPE_HEALTH_LINE);
  G_OBJECT_CLASS (dia_health_line_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/queue/dia-health-line.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaHealthLine, tile);
  gtk_widget_class_bind_template_child (widget_class, DiaHealthLine, lead);
  gtk_widget_class_bind_template_child (widget_class, DiaHealthLine, title);
  gtk_widget_class_bind_template_child (widget_class, DiaHealthLine, network);
  gtk_widget_class_bind_template_child (widget_class, DiaHealthLine, detail);
  gtk_widget_class_bind_template_child (widget_class, DiaHealthLine, trouble);
  gtk_widget_class_bind_template_child (widget_class, DiaHealthLine, on_time_sign);
  gtk_widget_class_bind_template_child (widget_class, DiaHealthLine, late_sign);
  gtk_widget_class_bind_template_child (widget_class, DiaHealthLine, failed_sign);
  gtk_widget_class_bind_template_child (widget_class, DiaHealthLine, unconfirmed_sign);
  gtk_widget_class_bind_template_child (widget_class, DiaHealthLine, on_time);
  gtk_widget_class_bind_template_child (widget_class, DiaHealthLine, late);
  gtk_widget_class_bind_template_child (widget_class, DiaHealthLine, failed);
  gtk_widget_class_bind_template_child (widget_class, DiaHealthLine, unconfirmed);
  gtk_widget_class_bind_template_child (widget_class, DiaHealthLine, lateness);
  gtk_widget_class_bind_template_child (widget_class, DiaHealthLine, next);
  gtk_widget_class_bind_template_child (widget_class, DiaHealthLine, act);
  gtk_widget_class_bind_template_callback (widget_class, on_act_clicked_cb);
}

static void
dia_health_line_class_init (DiaHealthLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_health_line_dispose;
  g_type_ensure (DIA_TYPE_BRAND_TILE);
  g_type_ensure (DIA_TYPE_NETWORK_SIGN);
  g_type_ensure (DIA_TYPE_WRAP_BOX);
  bind_children (widget_class);
  signals[ACT] = g_signal_new ("act", DIA_TYPE_HEALTH_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, DIA_TYPE_HEALTH_ROW);
  gtk_widget_class_set_css_name (widget_class, "healthline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dia_health_line_init (DiaHealthLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dia_health_line_new (GtkSizeGroup *times,
                     GtkSizeGroup *acts)
{
  DiaHealthLine *self = g_object_new (DIA_TYPE_HEALTH_LINE, NULL);

  gtk_size_group_add_widget (times, GTK_WIDGET (self->lateness));
  gtk_size_group_add_widget (acts, GTK_WIDGET (self->act));
  return GTK_WIDGET (self);
}

void
dia_health_line_set_row (DiaHealthLine *self,
                         DiaHealthRow  *row)
{
  g_return_if_fail (DIA_IS_HEALTH_LINE (self));

  if (!g_set_object (&self->row, row))
    return;
  show_title (self);
  show_figures (self);
  show_act (self);
  name_line (self);
}
