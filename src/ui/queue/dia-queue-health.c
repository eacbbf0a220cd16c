/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-queue-health.h"

#include <glib/gi18n-lib.h>

#include "dia-brand-tile.h"
#include "dia-computer-list.h"
#include "dia-counts.h"
#include "dia-format.h"
#include "dia-health-words.h"
#include "dia-icon-paint.h"
#include "dia-network-sign.h"
#include "dia-queue-days.h"
#include "dia-roster.h"
#include "dia-state-sign.h"
#include "dia-template.h"
#include "dia-wrap-box.h"

/* The list of the health of all accounts shows the others. */
#define MAX_ACCOUNTS 8

struct _DiaQueueHealth
{
  GtkWidget        parent_instance;

  DiaWorkspace    *workspace;    /* (owned) */
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

static const char *
describe_trouble (const DiaAccount *account)
{
  if (*account->sign_in_note != '\0')
    return account->sign_in_note;
  return account->sign_in == DIA_SIGN_IN_NEEDED ? _("Needs a sign-in; its posts wait") : _("Its sign-in ends soon");
}

static GtkWidget *
make_account_text (const DiaAccount *account)
{
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (account->name);
  GtkWidget *trouble = gtk_label_new (describe_trouble (account));

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (top), name);
  gtk_box_append (GTK_BOX (top), dia_network_sign_new (account->network));
  gtk_label_set_xalign (GTK_LABEL (trouble), 0);
  gtk_label_set_wrap (GTK_LABEL (trouble), TRUE);
  gtk_label_set_lines (GTK_LABEL (trouble), 3);
  gtk_label_set_ellipsize (GTK_LABEL (trouble), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (trouble, describe_trouble (account));
  gtk_widget_add_css_class (trouble, "small");
  dia_tone_set (trouble, account->sign_in == DIA_SIGN_IN_NEEDED ? "error" : "warn");
  gtk_box_append (GTK_BOX (text), top);
  gtk_box_append (GTK_BOX (text), trouble);
  gtk_widget_set_hexpand (text, TRUE);
  return text;
}

static void
append_account (DiaQueueHealth *self,
                DiaAccount     *account)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *tile = dia_brand_tile_new (22);
  GtkWidget *parts = g_object_new (DIA_TYPE_WRAP_BOX, "shrink-to", 130, "hexpand", TRUE, NULL);
  GtkWidget *button = gtk_button_new_with_label (account->sign_in == DIA_SIGN_IN_EXPIRES ? C_("sign-in", "Renew") : _("Sign in…"));

  dia_brand_tile_set_brand (DIA_BRAND_TILE (tile), dia_roster_find_brand (dia_workspace_get_roster (self->workspace),
                                                                          account->brand_id));
  gtk_widget_set_valign (tile, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "compact");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "desk.edit-account");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", account->id);
  gtk_box_append (GTK_BOX (box), tile);
  dia_wrap_box_append (DIA_WRAP_BOX (parts), make_account_text (account));
  dia_wrap_box_append (DIA_WRAP_BOX (parts), button);
  gtk_box_append (GTK_BOX (box), parts);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 5);
  gtk_widget_set_margin_bottom (box, 5);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, account->name, -1);
  gtk_list_box_append (self->accounts, row);
}

static void
append_others (DiaQueueHealth *self,
               guint           n_listed,
               guint           n_others)
{
  g_autofree char *text = n_listed > 0 ? g_strdup_printf (ngettext ("%u other account", "%u other accounts", n_others), n_others)
                                       : dia_counts_dup_accounts (n_others);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), dia_icon_paint_new_image ("go-next-symbolic"));
  gtk_widget_add_css_class (box, "card-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "queue.show-list");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", "health");
  gtk_list_box_append (self->accounts, row);
}

static void
show_accounts (DiaQueueHealth *self,
               DiaQueueReport *report)
{
  guint n_look_at = report->accounts->len;
  guint n_listed = MIN (n_look_at, MAX_ACCOUNTS);
  guint n_well = report->n_accounts - MIN (n_look_at, report->n_accounts);
  g_autofree char *well = g_strdup_printf (ngettext ("%u well", "%u well", n_well), n_well);
  g_autofree char *look_at = g_strdup_printf (ngettext ("%u to look at", "%u to look at", n_look_at), n_look_at);
  g_autofree char *summary = n_look_at > 0 ? g_strdup_printf (C_("list", "%s, %s"), well, look_at) : g_strdup (well);
  GtkListBoxRow *row;

  gtk_label_set_label (self->accounts_summary, summary);
  while ((row = gtk_list_box_get_row_at_index (self->accounts, 0)) != NULL)
    gtk_list_box_remove (self->accounts, GTK_WIDGET (row));
  for (guint i = 0; i < n_listed; i++)
    append_account (self, g_ptr_array_index (report->accounts, i));
  append_others (self, n_listed, report->n_accounts - MIN (n_listed, report->n_accounts));
}

static void
dia_queue_health_dispose (GObject *object)
{
  DiaQueueHealth *self = DIA_QUEUE_HEALTH (object);

  g_clear_object (&self->checks);
  dia_template_dispose (GTK_WIDGET (object), DIA_TYPE_QUEUE_HEALTH);
  g_clear_object (&self->workspace);
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

  self->workspace = g_object_ref (workspace);
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
  show_accounts (self, report);
  dia_computer_list_set_backup (self->checks, report->backup_at);
}
