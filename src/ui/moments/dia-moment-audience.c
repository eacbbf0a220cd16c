/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-moment-audience.h"

#include "dia-day-button.h"
#include "dia-format.h"
#include "dia-wide-row.h"
#include "dia-wrap-box.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define KIND_KEY   "dia-kind"
#define MARKET_KEY "dia-market"

struct _DiaMomentAudience
{
  GtkWidget         parent_instance;

  DiaMomentEditing *editing;    /* (owned) */
  GtkWidget        *box;
  GtkWidget        *summary;
  GPtrArray        *accounts;   /* (owned) (element-type DiaAccount) */
};

G_DEFINE_FINAL_TYPE (DiaMomentAudience, dia_moment_audience, GTK_TYPE_WIDGET)

static DiaKeyMoment *
get_moment (DiaMomentAudience *self)
{
  return dia_moment_editing_get_moment (self->editing);
}

/* How many accounts that are. */
static void
show_summary (DiaMomentAudience *self)
{
  const DiaKeyMoment *moment = get_moment (self);
  g_autofree char *text = NULL;
  guint n = 0;

  for (guint i = 0; i < self->accounts->len; i++)
    n += dia_scope_holds (moment->audience, self->accounts->pdata[i]) ? 1 : 0;
  text = g_strdup_printf (ngettext ("Expected of %u account", "Expected of %u accounts", n), n);
  gtk_label_set_label (GTK_LABEL (self->summary), text);
}

static void
on_chip_toggled_cb (GtkToggleButton   *button,
                    DiaMomentAudience *self)
{
  DiaKeyMoment *moment = get_moment (self);
  DiaScopeKind kind = (DiaScopeKind) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), KIND_KEY));
  const char *value = gtk_widget_get_name (GTK_WIDGET (button));
  DiaScope *scope = gtk_toggle_button_get_active (button) ? dia_scope_with (moment->audience, kind, value)
                                                          : dia_scope_without (moment->audience, kind, value);

  dia_scope_unref (moment->audience);
  moment->audience = scope;
  show_summary (self);
  dia_moment_editing_touch (self->editing);
}

static void
add_chip (DiaMomentAudience *self,
          DiaWrapBox        *chips,
          DiaScopeKind       kind,
          const char        *value,
          const char        *label)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);
  const char *const *taken = dia_scope_get_values (get_moment (self)->audience, kind);

  gtk_widget_set_name (button, value);
  gtk_widget_add_css_class (button, "chip");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), g_strv_contains (taken, value));
  g_object_set_data (G_OBJECT (button), KIND_KEY, GUINT_TO_POINTER (kind));
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_chip_toggled_cb), self, 0);
  dia_wrap_box_append (chips, button);
}

static GtkWidget *
add_group (DiaMomentAudience *self,
           const char        *title,
           const char        *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (GTK_BOX (self->box), group);
  return group;
}

static void
add_brands (DiaMomentAudience *self,
            DiaRoster         *roster)
{
  GtkWidget *group = add_group (self, _("Brands"), _("None chosen: all of them."));
  GtkWidget *chips = dia_wrap_box_new (6);
  GListModel *brands = dia_roster_get_brands (roster);

  for (guint i = 0; i < g_list_model_get_n_items (brands); i++)
    {
      g_autoptr (DiaBrand) brand = g_list_model_get_item (brands, i);
      g_autofree char *value = dia_id_to_string (brand->id);

      add_chip (self, DIA_WRAP_BOX (chips), DIA_SCOPE_BRAND, value, brand->name);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), chips);
}

/* The markets of all accounts, each once. (transfer full) (element-type utf8) */
static GPtrArray *
list_markets (DiaMomentAudience *self)
{
  GPtrArray *markets = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->accounts->len; i++)
    {
      const DiaAccount *account = self->accounts->pdata[i];

      if (account->market[0] != '\0' && !g_ptr_array_find_with_equal_func (markets, account->market, g_str_equal, NULL))
        g_ptr_array_add (markets, g_strdup (account->market));
    }

  return markets;
}

static void
add_markets (DiaMomentAudience *self,
             GPtrArray         *markets)
{
  GtkWidget *group = add_group (self, _("Markets"), _("None chosen: all of them."));
  GtkWidget *chips = dia_wrap_box_new (6);

  for (guint i = 0; i < markets->len; i++)
    {
      g_autofree char *name = dia_format_market_name (markets->pdata[i]);

      add_chip (self, DIA_WRAP_BOX (chips), DIA_SCOPE_MARKET, markets->pdata[i], name);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), chips);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->summary);
}

static void
on_deadline_changed_cb (DiaDayButton      *button,
                        GParamSpec        *pspec,
                        DiaMomentAudience *self)
{
  dia_key_moment_set_deadline (get_moment (self), g_object_get_data (G_OBJECT (button), MARKET_KEY),
                               dia_day_button_get_day (button));
  dia_moment_editing_touch (self->editing);
}

static void
on_clear_clicked_cb (GtkButton    *clear,
                     DiaDayButton *button)
{
  dia_day_button_set_day (button, -1);
}

/* @market: "" for all others. (transfer floating) */
static GtkWidget *
make_deadline (DiaMomentAudience *self,
               const char        *market,
               const char        *title)
{
  const DiaKeyMoment *moment = get_moment (self);
  GtkWidget *row = dia_wide_row_new (title);
  GtkWidget *button = dia_day_button_new (title);
  GtkWidget *clear = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  gpointer day;
  g_autofree char *name = g_strdup_printf (C_("deadline", "No deadline of its own: %s"), title);
  DiaDay hint;

  if (g_hash_table_lookup_extended (moment->deadlines, market, NULL, &day))
    dia_day_button_set_day (DIA_DAY_BUTTON (button), GPOINTER_TO_INT (day));
  else if (dia_day_parse (moment->first_day, &hint))
    dia_day_button_set_hint (DIA_DAY_BUTTON (button), hint);
  g_object_set_data_full (G_OBJECT (button), MARKET_KEY, g_strdup (market), g_free);
  g_signal_connect_object (button, "notify::day", G_CALLBACK (on_deadline_changed_cb), self, 0);
  gtk_widget_add_css_class (clear, "flat");
  gtk_widget_set_tooltip_text (clear, _("No deadline of its own"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (clear), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (clear, "clicked", G_CALLBACK (on_clear_clicked_cb), button, 0);
  dia_wide_row_add (DIA_WIDE_ROW (row), button);
  dia_wide_row_add (DIA_WIDE_ROW (row), clear);
  return row;
}

static void
add_deadlines (DiaMomentAudience *self,
               GPtrArray         *markets)
{
  GtkWidget *group = add_group (self, _("Deadlines"), _("Without one: the last day of the key moment."));
  GtkWidget *expander = adw_expander_row_new ();

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_deadline (self, "", _("Everywhere")));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), _("By market"));
  for (guint i = 0; i < markets->len; i++)
    {
      g_autofree char *name = dia_format_market_name (markets->pdata[i]);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), make_deadline (self, markets->pdata[i], name));
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), expander);
}

static void
dia_moment_audience_dispose (GObject *object)
{
  DiaMomentAudience *self = DIA_MOMENT_AUDIENCE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_clear_object (&self->editing);
  G_OBJECT_CLASS (dia_moment_audience_parent_class)->dispose (object);
}

static void
dia_moment_audience_class_init (DiaMomentAudienceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_moment_audience_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "moment-audience");
}

static void
dia_moment_audience_init (DiaMomentAudience *self)
{
  self->accounts = g_ptr_array_new_with_free_func (g_object_unref);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  self->summary = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->summary), 0);
  gtk_label_set_wrap (GTK_LABEL (self->summary), TRUE);
  gtk_widget_add_css_class (self->summary, "dim");
  gtk_widget_set_margin_top (self->summary, 9);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
dia_moment_audience_new (DiaMomentEditing *editing,
                         DiaRoster        *roster)
{
  DiaMomentAudience *self = g_object_new (DIA_TYPE_MOMENT_AUDIENCE, NULL);
  GListModel *accounts = dia_roster_get_accounts (roster);
  g_autoptr (GPtrArray) markets = NULL;

  self->editing = g_object_ref (editing);
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    g_ptr_array_add (self->accounts, g_list_model_get_item (accounts, i));
  markets = list_markets (self);
  add_brands (self, roster);
  add_markets (self, markets);
  add_deadlines (self, markets);
  show_summary (self);
  return GTK_WIDGET (self);
}
