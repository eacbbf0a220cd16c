/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-next-out-row.h"

#include <glib/gi18n-lib.h>

#include "dia-brand-tile.h"
#include "dia-format.h"
#include "dia-network-sign.h"
#include "dia-state-sign.h"
#include "dia-template.h"
#include "dia-wrap-box.h"

struct _DiaNextOutRow
{
  GtkWidget       parent_instance;

  DiaQueueGroup  *group;   /* (owned) */

  GtkLabel       *time;
  DiaBrandTile   *tile;
  GtkLabel       *title;
  DiaNetworkSign *network;
  GtkLabel       *where;
  GtkWidget      *kept;
  GtkLabel       *kept_label;
  GtkLabel       *count;
  GtkLabel       *wait;
  DiaStateSign   *sign;
};

G_DEFINE_FINAL_TYPE (DiaNextOutRow, dia_next_out_row, GTK_TYPE_WIDGET)

static char *
describe_minutes (gint64 minutes)
{
  if (minutes < 1)
    return g_strdup (_("now"));
  if (minutes < 60)
    return g_strdup_printf (C_("wait", "in %d min"), (int) minutes);
  if (minutes < 6 * 60 && minutes % 60 != 0)
    return g_strdup_printf (C_("wait: hours, minutes", "in %d h %02d"), (int) (minutes / 60), (int) (minutes % 60));
  return g_strdup_printf (C_("wait", "in %d h"), (int) (minutes / 60));
}

static gint64
count_days (DiaInstant  from,
            DiaInstant  to,
            const char *zone)
{
  DiaWallTime a, b;
  g_autoptr (GDateTime) start = NULL;
  g_autoptr (GDateTime) end = NULL;

  if (!dia_wall_time_from_instant (from, zone, &a, NULL) || !dia_wall_time_from_instant (to, zone, &b, NULL))
    return (to - from) / DIA_DAY;
  start = g_date_time_new_utc (a.year, a.month, a.day, 0, 0, 0);
  end = g_date_time_new_utc (b.year, b.month, b.day, 0, 0, 0);
  return g_date_time_difference (end, start) / G_TIME_SPAN_DAY;
}

char *
dia_next_out_row_describe_wait (DiaInstant  at,
                                DiaInstant  now,
                                const char *zone)
{
  gint64 days = count_days (now, at, zone);

  if (at <= now || days <= 0)
    return describe_minutes ((at - now) / DIA_MINUTE);
  if (days == 1)
    return g_strdup (_("tomorrow"));
  return dia_format_day_near (at, now, zone);
}

static void
name_row (DiaNextOutRow *self,
          const char    *wait)
{
  DiaQueueGroup *group = self->group;
  g_autofree char *posts = g_strdup_printf (ngettext ("%u post", "%u posts", group->n_posts), group->n_posts);
  g_autofree char *name = g_strjoin (", ", gtk_label_get_label (self->time), group->title, group->markets, posts, wait,
                                     dia_post_state_get_label (group->state),
                                     group->n_kept > 0 ? gtk_label_get_label (self->kept_label) : NULL, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Of several only some may be with their servers. */
static void
show_kept (DiaNextOutRow *self)
{
  const DiaQueueGroup *group = self->group;
  g_autofree char *some = g_strdup_printf (ngettext ("%u on the server", "%u on the server", group->n_kept), group->n_kept);

  gtk_label_set_label (self->kept_label, group->n_kept == group->n_posts ? C_("sent by", "on the server") : some);
  gtk_widget_set_visible (self->kept, group->n_kept > 0);
}

static void
dia_next_out_row_dispose (GObject *object)
{
  dia_template_dispose (GTK_WIDGET (object), DIA_TYPE_NEXT_OUT_ROW);
  g_clear_object (&DIA_NEXT_OUT_ROW (object)->group);
  G_OBJECT_CLASS (dia_next_out_row_parent_class)->dispose (object);
}

static void
dia_next_out_row_class_init (DiaNextOutRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_next_out_row_dispose;
  g_type_ensure (DIA_TYPE_BRAND_TILE);
  g_type_ensure (DIA_TYPE_NETWORK_SIGN);
  g_type_ensure (DIA_TYPE_STATE_SIGN);
  g_type_ensure (DIA_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/queue/dia-next-out-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaNextOutRow, time);
  gtk_widget_class_bind_template_child (widget_class, DiaNextOutRow, tile);
  gtk_widget_class_bind_template_child (widget_class, DiaNextOutRow, title);
  gtk_widget_class_bind_template_child (widget_class, DiaNextOutRow, network);
  gtk_widget_class_bind_template_child (widget_class, DiaNextOutRow, where);
  gtk_widget_class_bind_template_child (widget_class, DiaNextOutRow, kept);
  gtk_widget_class_bind_template_child (widget_class, DiaNextOutRow, kept_label);
  gtk_widget_class_bind_template_child (widget_class, DiaNextOutRow, count);
  gtk_widget_class_bind_template_child (widget_class, DiaNextOutRow, wait);
  gtk_widget_class_bind_template_child (widget_class, DiaNextOutRow, sign);
  gtk_widget_class_set_css_name (widget_class, "nextoutrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dia_next_out_row_init (DiaNextOutRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dia_next_out_row_new (DiaQueueGroup *group,
                      DiaInstant     now)
{
  DiaNextOutRow *self = g_object_new (DIA_TYPE_NEXT_OUT_ROW, NULL);
  g_autofree char *time = dia_format_time (group->at, group->zone);
  g_autofree char *n = dia_format_integer (group->n_posts);
  g_autofree char *count = g_strconcat ("×", n, NULL);

  self->group = g_object_ref (group);
  gtk_label_set_label (self->time, time);
  dia_brand_tile_set_brand (self->tile, group->brand);
  gtk_label_set_label (self->title, group->title);
  dia_network_sign_set_network (self->network, group->network);
  gtk_label_set_label (self->where, group->markets);
  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count), group->n_posts > 1);
  show_kept (self);
  dia_state_sign_set_state (self->sign, group->state);
  dia_next_out_row_set_now (self, now);
  return GTK_WIDGET (self);
}

void
dia_next_out_row_set_now (DiaNextOutRow *self,
                          DiaInstant     now)
{
  g_autofree char *wait = NULL;

  g_return_if_fail (DIA_IS_NEXT_OUT_ROW (self));

  wait = self->group->held ? g_strdup (_("waits")) : dia_next_out_row_describe_wait (self->group->at, now, self->group->zone);
  if (g_str_equal (gtk_label_get_label (self->wait), wait))
    return;
  gtk_label_set_label (self->wait, wait);
  name_row (self, wait);
}
