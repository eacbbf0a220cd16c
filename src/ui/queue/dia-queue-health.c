/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-queue-health.h"

#include <glib/gi18n-lib.h>

#include "dia-accounts-card.h"
#include "dia-computer-list.h"
#include "dia-format.h"
#include "dia-health-words.h"
#include "dia-icon-paint.h"
#include "dia-queue-days.h"
#include "dia-state-sign.h"
#include "dia-template.h"
#include "dia-wrap-box.h"

struct _DiaQueueHealth
{
  GtkWidget        parent_instance;

  DiaAccountsCard *card;         /* (owned) */
  DiaComputerList *checks;       /* (owned) */

  GtkFlowBox      *figures;
  DiaQueueDays    *days;
  GtkLabel        *first_day;
  GtkLabel        *lateness;
  GtkLabel        *accounts_summary;
  GtkListBox      *accounts;
  GtkListBox      *computer;
};

G_DEFINE_FINAL_TYPE (DiaQueueHealth, dia_queue_health, GTK_TYPE_WIDGET)

static void
append_figure (DiaQueueHealth *self,
               const char     *icon,
               const char     *tone,
               guint           value,
               const char     *label)
{
  g_autofree char *text = dia_format_integer (value);
  g_autofree char *spoken = g_strdup_printf ("%s %s", text, label);
  GtkWidget *figure = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *sign = dia_icon_paint_new_image (icon);
  GtkWidget *number = gtk_label_new (text);
  GtkWidget *name = gtk_label_new (label);
  GtkWidget *child = gtk_flow_box_child_new ();

  dia_tone_set (sign, tone);
  gtk_widget_add_css_class (number, "kpi-small");
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (name, "dim-label");
  gtk_widget_add_css_class (name, "small");
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_box_append (GTK_BOX (top), sign);
  gtk_box_append (GTK_BOX (top), number);
  gtk_box_append (GTK_BOX (figure), top);
  gtk_box_append (GTK_BOX (figure), name);
  /* There is nothing to do with a figure. */
  gtk_widget_set_focusable (child, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), figure);
  gtk_flow_box_append (self->figures, child);
}

static void
show_figures (DiaQueueHealth *self,
              DiaQueueReport *report)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->figures))) != NULL)
    gtk_flow_box_remove (self->figures, child);
  append_figure (self, "dia-state-published-symbolic", "ok", report->on_time, _("on time"));
  append_figure (self, "dia-late-symbolic", "error", report->late, C_("figure", "late"));
  append_figure (self, "dia-state-failed-symbolic", "error", report->failed, C_("figure", "failed"));
  append_figure (self, "dia-state-unconfirmed-symbolic", "unknown", report->unconfirmed, _("unconfirmed"));
}

static void
show_lateness (DiaQueueHealth *self,
               DiaQueueReport *report)
{
  g_autofree char *text = dia_health_words_lateness (report->on_time + report->late, report->lateness_p50,
                                                     report->lateness_p99, TRUE);

  gtk_label_set_markup (self->lateness, text);
}

static void
dia_queue_health_dispose (GObject *object)
{
  DiaQueueHealth *self = DIA_QUEUE_HEALTH (object);

  g_clear_object (&self->card);
  g_clear_object (&self->checks);
  dia_template_dispose (GTK_WIDGET (object), DIA_TYPE_QUEUE_HEALTH);
  G_OBJECT_CLASS (dia_queue_health_parent_class)->dispose (object);
}

static void
dia_queue_health_class_init (DiaQueueHealthClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_queue_health_dispose;
  g_type_ensure (DIA_TYPE_QUEUE_DAYS);
  g_type_ensure (DIA_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/queue/dia-queue-health.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaQueueHealth, figures);
  gtk_widget_class_bind_template_child (widget_class, DiaQueueHealth, days);
  gtk_widget_class_bind_template_child (widget_class, DiaQueueHealth, first_day);
  gtk_widget_class_bind_template_child (widget_class, DiaQueueHealth, lateness);
  gtk_widget_class_bind_template_child (widget_class, DiaQueueHealth, accounts_summary);
  gtk_widget_class_bind_template_child (widget_class, DiaQueueHealth, accounts);
  gtk_widget_class_bind_template_child (widget_class, DiaQueueHealth, computer);
  gtk_widget_class_set_css_name (widget_class, "queuehealth");
}

static void
dia_queue_health_init (DiaQueueHealth *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dia_queue_health_new (DiaWorkspace *workspace)
{
  DiaQueueHealth *self = g_object_new (DIA_TYPE_QUEUE_HEALTH, NULL);

  self->card = dia_accounts_card_new (workspace, self->accounts, self->accounts_summary);
  self->checks = dia_computer_list_new (workspace, self->computer);
  return GTK_WIDGET (self);
}

void
dia_queue_health_set_report (DiaQueueHealth *self,
                             DiaQueueReport *report)
{
  g_autofree char *zone = dia_zone_dup_local ();
  g_autofree char *first = dia_format_day_month (report->days[0].day, zone);

  g_return_if_fail (DIA_IS_QUEUE_HEALTH (self));

  show_figures (self, report);
  dia_queue_days_set_days (self->days, report->days);
  gtk_label_set_label (self->first_day, first);
  show_lateness (self, report);
  dia_accounts_card_reload (self->card);
  dia_computer_list_set_backup (self->checks, report->backup_at);
}
