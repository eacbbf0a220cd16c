/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-history-row.h"

#include <glib/gi18n-lib.h>

#include "dia-brand-tile.h"
#include "dia-format.h"
#include "dia-network-sign.h"
#include "dia-state-pill.h"
#include "dia-story-line.h"
#include "dia-template.h"
#include "dia-wrap-box.h"

struct _DiaHistoryRow
{
  GtkWidget       parent_instance;

  GtkLabel       *when;
  DiaBrandTile   *tile;
  GtkLabel       *title;
  DiaNetworkSign *network;
  GtkLabel       *account;
  GtkLabel       *story;
  DiaStatePill   *pill;
};

G_DEFINE_FINAL_TYPE (DiaHistoryRow, dia_history_row, GTK_TYPE_WIDGET)

static const char *
get_zone (const DiaQueueItem *item)
{
  return dia_slot_is_set (&item->post->slot) ? item->post->slot.zone : item->account->zone;
}

/* In two lines on the screen, in one where it is read aloud. */
static char *
show_when (DiaHistoryRow      *self,
           const DiaQueueItem *item)
{
  const DiaPost *post = item->post;
  DiaInstant at = post->published_at != DIA_INSTANT_NONE ? post->published_at : post->slot.at;
  const char *zone = get_zone (item);
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;
  g_autofree char *lines = NULL;

  gtk_label_set_label (self->when, "");
  if (at == DIA_INSTANT_NONE)
    return g_strdup ("");
  day = dia_format_day_month (at, zone);
  time = dia_format_time_there (at, zone);
  lines = g_strjoin ("\n", day, time, NULL);
  gtk_label_set_label (self->when, lines);
  return g_strdup_printf (C_("day, time", "%s, %s"), day, time);
}

/* All of it in one line; what does not fit is told by the tooltip. */
static void
show_story (DiaHistoryRow      *self,
            const DiaQueueItem *item)
{
  g_autofree char *line = dia_story_dup_line (item->journal, get_zone (item));

  gtk_label_set_label (self->story, line);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->story), line);
  gtk_widget_set_visible (GTK_WIDGET (self->story), *line != '\0');
}

/* The cell of the list that holds the row has no name of its own. */
static void
name_row (DiaHistoryRow *self,
          const char    *name)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (cell != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
dia_history_row_dispose (GObject *object)
{
  dia_template_dispose (GTK_WIDGET (object), DIA_TYPE_HISTORY_ROW);
  G_OBJECT_CLASS (dia_history_row_parent_class)->dispose (object);
}

static void
dia_history_row_class_init (DiaHistoryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_history_row_dispose;
  g_type_ensure (DIA_TYPE_BRAND_TILE);
  g_type_ensure (DIA_TYPE_NETWORK_SIGN);
  g_type_ensure (DIA_TYPE_STATE_PILL);
  g_type_ensure (DIA_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/queue/dia-history-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaHistoryRow, when);
  gtk_widget_class_bind_template_child (widget_class, DiaHistoryRow, tile);
  gtk_widget_class_bind_template_child (widget_class, DiaHistoryRow, title);
  gtk_widget_class_bind_template_child (widget_class, DiaHistoryRow, network);
  gtk_widget_class_bind_template_child (widget_class, DiaHistoryRow, account);
  gtk_widget_class_bind_template_child (widget_class, DiaHistoryRow, story);
  gtk_widget_class_bind_template_child (widget_class, DiaHistoryRow, pill);
  gtk_widget_class_set_css_name (widget_class, "historyrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dia_history_row_init (DiaHistoryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dia_history_row_new (void)
{
  return g_object_new (DIA_TYPE_HISTORY_ROW, NULL);
}

void
dia_history_row_set_item (DiaHistoryRow *self,
                          DiaQueueItem  *item)
{
  g_autofree char *when = NULL;
  g_autofree char *account = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (DIA_IS_HISTORY_ROW (self));

  when = show_when (self, item);
  account = dia_account_dup_full_name (item->account);
  name = g_strjoin (", ", when, item->title, item->account->name, dia_post_state_get_label (item->post->state), NULL);
  dia_brand_tile_set_brand (self->tile, item->brand);
  gtk_label_set_label (self->title, item->title);
  dia_network_sign_set_network (self->network, item->account->network);
  gtk_label_set_label (self->account, account);
  show_story (self, item);
  dia_state_pill_set_state (self->pill, item->post->state);
  name_row (self, name);
}
