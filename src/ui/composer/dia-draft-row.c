/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-row.h"

#include "dia-brand-tile.h"
#include "dia-day.h"
#include "dia-format.h"
#include "dia-state-pill.h"
#include "dia-template.h"
#include "dia-wrap-box.h"

#include <glib/gi18n-lib.h>

#define TITLE_LENGTH 120

struct _DiaDraftRow
{
  GtkWidget     parent_instance;

  DiaBrandTile *tile;
  GtkLabel     *title;
  GtkLabel     *whom;
  DiaStatePill *pill;
  GtkLabel     *when;
  GtkButton    *delete_button;

  DiaRoster    *roster;   /* (owned) */
  DiaClock     *clock;    /* (owned) */
  DiaDraftItem *item;     /* (owned) (nullable) */
};

enum
{
  SIGNAL_DELETE_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaDraftRow, dia_draft_row, GTK_TYPE_WIDGET)

/* "12 accounts · France, Belgium" · "@alize_fr" · "for nobody yet" (transfer full) */
static char *
describe_whom (DiaDraftRow *self)
{
  const guint max_markets = 3;
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GString) markets = g_string_new (NULL);
  GArray *accounts = self->item->accounts;
  DiaAccount *first = dia_draft_item_get_first_account (self->item, self->roster);
  g_autofree char *count = g_strdup_printf (ngettext ("%u account", "%u accounts", accounts->len), accounts->len);

  if (first == NULL)
    return g_strdup (_("No account chosen yet"));
  if (accounts->len == 1)
    return dia_account_dup_handle (first);
  for (guint i = 0; i < accounts->len; i++)
    {
      DiaAccount *account = dia_roster_find_account (self->roster, g_array_index (accounts, DiaId, i));

      if (account != NULL && g_hash_table_add (seen, account->market) && g_hash_table_size (seen) <= max_markets)
        g_string_append_printf (markets, "%s%s", markets->len > 0 ? " " : "", account->market);
    }
  if (g_hash_table_size (seen) > max_markets)
    g_string_append_printf (markets, " +%u", g_hash_table_size (seen) - max_markets);
  return g_strdup_printf ("%s · %s", count, markets->str);
}

static void
on_delete_clicked_cb (GtkButton   *button,
                      DiaDraftRow *self)
{
  if (self->item != NULL)
    g_signal_emit (self, signals[SIGNAL_DELETE_REQUESTED], 0, self->item);
}

static void
dia_draft_row_dispose (GObject *object)
{
  DiaDraftRow *self = DIA_DRAFT_ROW (object);

  dia_template_dispose (GTK_WIDGET (self), DIA_TYPE_DRAFT_ROW);
  g_clear_object (&self->item);
  g_clear_object (&self->clock);
  g_clear_object (&self->roster);
  G_OBJECT_CLASS (dia_draft_row_parent_class)->dispose (object);
}

static void
dia_draft_row_class_init (DiaDraftRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_draft_row_dispose;
  signals[SIGNAL_DELETE_REQUESTED] = g_signal_new ("delete-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                   NULL, NULL, NULL, G_TYPE_NONE, 1, DIA_TYPE_DRAFT_ITEM);
  g_type_ensure (DIA_TYPE_BRAND_TILE);
  g_type_ensure (DIA_TYPE_STATE_PILL);
  g_type_ensure (DIA_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/composer/dia-draft-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaDraftRow, tile);
  gtk_widget_class_bind_template_child (widget_class, DiaDraftRow, title);
  gtk_widget_class_bind_template_child (widget_class, DiaDraftRow, whom);
  gtk_widget_class_bind_template_child (widget_class, DiaDraftRow, pill);
  gtk_widget_class_bind_template_child (widget_class, DiaDraftRow, when);
  gtk_widget_class_bind_template_child (widget_class, DiaDraftRow, delete_button);
  gtk_widget_class_bind_template_callback (widget_class, on_delete_clicked_cb);
  gtk_widget_class_set_css_name (widget_class, "draft-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dia_draft_row_init (DiaDraftRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dia_draft_row_new (DiaRoster *roster,
                   DiaClock  *clock)
{
  DiaDraftRow *self = g_object_new (DIA_TYPE_DRAFT_ROW, NULL);

  self->roster = g_object_ref (roster);
  self->clock = g_object_ref (clock);
  return GTK_WIDGET (self);
}

void
dia_draft_row_set_item (DiaDraftRow  *self,
                        DiaDraftItem *item)
{
  DiaAccount *account = dia_draft_item_get_first_account (item, self->roster);
  g_autofree char *words = dia_content_dup_title (item->content, TITLE_LENGTH);
  const char *title = *words != '\0' ? words : _("Without words yet");
  g_autofree char *zone = dia_zone_dup_local ();
  g_autofree char *when = dia_draft_row_format_when (item->content->changed_at, dia_clock_now (self->clock), zone);
  g_autofree char *whom = NULL;
  g_autofree char *name = NULL;
  gboolean waits = item->waiting != DIA_WAITING_NOTHING;
  g_autofree char *deletes = g_strdup_printf (waits ? _("Discard the changes: %s") : _("Delete: %s"), title);

  g_set_object (&self->item, item);
  whom = describe_whom (self);
  name = g_strjoin (", ", title, whom,
                    waits ? dia_waiting_get_sentence (item->waiting) : dia_post_state_get_label (item->state), when, NULL);
  dia_brand_tile_set_brand (self->tile, account != NULL ? dia_roster_find_brand (self->roster, account->brand_id) : NULL);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->whom, whom);
  gtk_label_set_label (self->when, when);
  if (waits)
    dia_state_pill_set_fact (self->pill, "dia-source-changed-symbolic", "unknown", C_("planned content", "changes wait"));
  else
    dia_state_pill_set_state (self->pill, item->state);
  gtk_widget_set_visible (GTK_WIDGET (self->pill), waits || item->state != DIA_POST_DRAFT);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->pill), waits ? dia_waiting_get_sentence (item->waiting) : NULL);
  gtk_button_set_icon_name (self->delete_button, waits ? "edit-undo-symbolic" : "user-trash-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->delete_button), waits ? _("Discard the changes") : _("Delete"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* The cell of the list that holds the row has no name of its own. */
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self))),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->delete_button), GTK_ACCESSIBLE_PROPERTY_LABEL, deletes, -1);
}

char *
dia_draft_row_format_when (DiaInstant  at,
                           DiaInstant  now,
                           const char *zone)
{
  DiaDay today = dia_day_from_instant (now, zone);
  DiaDay day = dia_day_from_instant (at, zone);
  DiaWallTime at_wall, now_wall;

  if (day == today)
    return dia_format_time (at, zone);
  if (day == dia_day_add (today, -1))
    return g_strdup (C_("last changed", "yesterday"));
  dia_day_to_wall (day, &at_wall);
  dia_day_to_wall (today, &now_wall);
  return at_wall.year == now_wall.year ? dia_format_day_month (at, zone) : dia_day_format (day, "dMMMy");
}
