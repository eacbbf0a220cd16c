/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-waiting-row.h"

#include <glib/gi18n-lib.h>

#include "dia-brand-tile.h"
#include "dia-format.h"
#include "dia-network-sign.h"
#include "dia-template.h"
#include "dia-wrap-box.h"

struct _DiaWaitingRow
{
  GtkWidget       parent_instance;

  GtkLabel       *heading;
  DiaBrandTile   *tile;
  GtkLabel       *account;
  DiaNetworkSign *network;
  GtkLabel       *due;
  GtkButton      *sign_in;
};

G_DEFINE_FINAL_TYPE (DiaWaitingRow, dia_waiting_row, GTK_TYPE_WIDGET)

static void
dia_waiting_row_dispose (GObject *object)
{
  dia_template_dispose (GTK_WIDGET (object), DIA_TYPE_WAITING_ROW);
  G_OBJECT_CLASS (dia_waiting_row_parent_class)->dispose (object);
}

static void
dia_waiting_row_class_init (DiaWaitingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_waiting_row_dispose;
  g_type_ensure (DIA_TYPE_BRAND_TILE);
  g_type_ensure (DIA_TYPE_NETWORK_SIGN);
  g_type_ensure (DIA_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/queue/dia-waiting-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaWaitingRow, heading);
  gtk_widget_class_bind_template_child (widget_class, DiaWaitingRow, tile);
  gtk_widget_class_bind_template_child (widget_class, DiaWaitingRow, account);
  gtk_widget_class_bind_template_child (widget_class, DiaWaitingRow, network);
  gtk_widget_class_bind_template_child (widget_class, DiaWaitingRow, due);
  gtk_widget_class_bind_template_child (widget_class, DiaWaitingRow, sign_in);
  gtk_widget_class_set_css_name (widget_class, "waitingrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dia_waiting_row_init (DiaWaitingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dia_waiting_row_new (DiaQueueGroup *group)
{
  DiaWaitingRow *self = g_object_new (DIA_TYPE_WAITING_ROW, NULL);
  g_autofree char *heading = g_strdup_printf (ngettext ("%u post waits for a sign-in", "%u posts wait for a sign-in",
                                                        group->n_posts), group->n_posts);
  g_autofree char *account = g_strdup_printf ("%s · %s", group->title, group->markets);
  g_autofree char *day = dia_format_day_short (group->at, group->zone);
  g_autofree char *time = dia_format_time_there (group->at, group->zone);
  g_autofree char *due = g_strdup_printf (C_("day, time", "first one due %s, %s"), day, time);
  g_autofree char *name = g_strjoin (", ", heading, group->title, due, NULL);

  gtk_label_set_label (self->heading, heading);
  dia_brand_tile_set_brand (self->tile, group->brand);
  gtk_label_set_label (self->account, account);
  dia_network_sign_set_network (self->network, group->network);
  gtk_label_set_label (self->due, due);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->sign_in), "x", group->account_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->sign_in), "desk.edit-account");
  return GTK_WIDGET (self);
}
