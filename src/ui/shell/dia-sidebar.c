/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-sidebar.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dia-dispatcher.h"
#include "dia-format.h"
#include "dia-look.h"
#include "dia-roster.h"
#include "dia-scope-choices.h"
#include "dia-scopes.h"
#include "dia-sidebar-model.h"
#include "dia-sidebar-row.h"
#include "dia-silence.h"
#include "dia-template.h"

/* With more accounts than this, looking for one beats scrolling: the search is
 * then always in sight. With fewer it appears when somebody types. */
#define MANY_ACCOUNTS 60

/* With text of normal size. */
#define WIDTH 212

struct _DiaSidebar
{
  GtkWidget        parent_instance;

  DiaWorkspace    *workspace;   /* (owned) */
  DiaSidebarModel *model;       /* (owned) */
  gboolean         setting;     /* the pause button follows the dispatcher right now */

  GtkWidget       *menu;
  GtkLabel        *name;
  GtkListBox      *places;
  GtkLabel        *attention;
  GtkSearchEntry  *search;
  GtkWidget       *nothing;
  GtkGridView     *brands;
  GtkLabel        *next;
  GtkToggleButton *pause;
};

G_DEFINE_FINAL_TYPE (DiaSidebar, dia_sidebar, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_WORKSPACE = 1,
} Property;

static void
toggle_brand (DiaSidebar     *self,
              DiaSidebarItem *item)
{
  dia_sidebar_model_set_expanded (self->model, item->brand->id, !item->expanded);
}

static void
on_row_toggled_cb (DiaSidebarRow *row,
                   DiaSidebar    *self)
{
  DiaSidebarItem *item = dia_sidebar_row_get_item (row);

  if (item != NULL)
    toggle_brand (self, item);
}

static void
on_row_setup_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *list_item,
                 DiaSidebar               *self)
{
  GtkWidget *row = dia_sidebar_row_new ();

  g_signal_connect_object (row, "toggled", G_CALLBACK (on_row_toggled_cb), self, 0);
  gtk_list_item_set_child (list_item, row);
}

static void
on_row_bind_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *list_item,
                DiaSidebar               *self)
{
  dia_sidebar_row_set_item (DIA_SIDEBAR_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
on_row_unbind_cb (GtkSignalListItemFactory *factory,
                  GtkListItem              *list_item,
                  DiaSidebar               *self)
{
  dia_sidebar_row_set_item (DIA_SIDEBAR_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
on_brands_activate_cb (GtkGridView *view,
                       guint        position,
                       DiaSidebar  *self)
{
  g_autoptr (DiaSidebarItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  switch (item->kind)
    {
    case DIA_SIDEBAR_BRAND:
      toggle_brand (self, item);
      break;
    case DIA_SIDEBAR_ACCOUNT:
      gtk_widget_activate_action (GTK_WIDGET (self), "desk.edit-account", "x", item->account->id);
      break;
    case DIA_SIDEBAR_MORE:
      dia_sidebar_model_show_all (self->model, item->brand->id);
      break;
    }
}

static void
on_places_row_activated_cb (GtkListBox    *box,
                            GtkListBoxRow *row,
                            DiaSidebar    *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "desk.show-page", "s", gtk_widget_get_name (GTK_WIDGET (row)));
}

static gboolean
is_silent (DiaDispatcher  *dispatcher,
           const DiaScope *scope)
{
  GPtrArray *scopes = dia_dispatcher_get_silent_scopes (dispatcher);

  for (guint i = 0; i < scopes->len; i++)
    if (dia_scope_equal (scopes->pdata[i], scope))
      return TRUE;

  return FALSE;
}

/* The button is about the scope that one looks at. */
static void
show_pause (DiaSidebar *self)
{
  DiaDispatcher *dispatcher = dia_workspace_get_dispatcher (self->workspace);
  DiaScope *scope = dia_scopes_get_current (dia_workspace_get_scopes (self->workspace));
  g_autofree char *name = dia_scope_choices_dup_name (dia_workspace_get_roster (self->workspace), scope);
  gboolean active = dia_dispatcher_get_paused (dispatcher) || is_silent (dispatcher, scope);
  g_autofree char *words = dia_scope_is_all (scope) ? g_strdup (_("Hold everything back"))
                                                    : g_strdup_printf (_("Hold back %s"), name);

  self->setting = TRUE;
  gtk_toggle_button_set_active (self->pause, active);
  self->setting = FALSE;
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->pause), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pause), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
show_next (DiaSidebar *self)
{
  DiaDispatcher *dispatcher = dia_workspace_get_dispatcher (self->workspace);
  DiaInstant due = dia_dispatcher_get_next_due (dispatcher);
  gboolean paused = dia_dispatcher_get_paused (dispatcher);
  g_autofree char *zone = dia_zone_dup_local ();
  g_autofree char *text = NULL;

  show_pause (self);
  if (paused)
    text = g_strdup (_("Everything is held back"));
  else if (due == DIA_INSTANT_NONE)
    text = g_strdup (_("Nothing to send"));
  else
    {
      g_autofree char *time = dia_format_time (due, zone);
      gboolean soon = due - dia_clock_now (dia_workspace_get_clock (self->workspace)) < 12 * DIA_HOUR;
      g_autofree char *day = soon ? NULL : dia_format_day_month (due, zone);

      text = soon ? g_strdup_printf (_("Next at %s"), time)
                  : g_strdup_printf (C_("day, time", "Next on %s, %s"), day, time);
    }
  gtk_label_set_label (self->next, text);
}

static void
on_dispatcher_notify_cb (DiaDispatcher *dispatcher,
                         GParamSpec    *pspec,
                         DiaSidebar    *self)
{
  show_next (self);
}

/* What could not be kept is not so: the button says what is. */
static void
on_silence_set_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (DiaSidebar) self = user_data;
  g_autoptr (GError) error = NULL;

  if (dia_silence_set_finish (result, &error))
    return;
  g_message ("The silence could not be kept: %s", error->message);
  if (self->workspace != NULL)
    show_pause (self);
}

static void
on_pause_toggled_cb (GtkToggleButton *button,
                     DiaSidebar      *self)
{
  DiaDispatcher *dispatcher = dia_workspace_get_dispatcher (self->workspace);
  DiaScope *scope = dia_scopes_get_current (dia_workspace_get_scopes (self->workspace));
  gboolean active = gtk_toggle_button_get_active (button);

  if (self->setting)
    return;
  if (dia_scope_is_all (scope) || dia_dispatcher_get_paused (dispatcher))
    dia_dispatcher_set_paused (dispatcher, active);
  else
    dia_silence_set_async (self->workspace, scope, active, NULL, on_silence_set_cb, g_object_ref (self));
}

/* A long name is cut off, and whole in the tooltip. */
static void
show_name (DiaSidebar *self)
{
  gtk_label_set_label (self->name, dia_workspace_get_name (self->workspace));
  gtk_widget_set_tooltip_text (self->menu, dia_workspace_get_name (self->workspace));
}

static void
on_workspace_changed_cb (DiaWorkspace *workspace,
                         guint         change,
                         DiaSidebar   *self)
{
  if (change & DIA_CHANGE_SETTINGS)
    show_name (self);
}

static void
show_search (DiaSidebar *self)
{
  guint n_accounts = g_list_model_get_n_items (dia_roster_get_accounts (dia_workspace_get_roster (self->workspace)));
  gboolean searching = *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';

  gtk_widget_set_visible (GTK_WIDGET (self->search), searching || n_accounts > MANY_ACCOUNTS);
  gtk_widget_set_visible (self->nothing, searching && g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0);
}

static void
on_search_started_cb (GtkSearchEntry *entry,
                      DiaSidebar     *self)
{
  gtk_widget_set_visible (GTK_WIDGET (entry), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  gtk_editable_set_position (GTK_EDITABLE (entry), -1);
}

static void
on_search_changed_cb (GtkSearchEntry *entry,
                      DiaSidebar     *self)
{
  dia_sidebar_model_set_search (self->model, gtk_editable_get_text (GTK_EDITABLE (entry)));
  show_search (self);
}

static void
on_stop_search_cb (GtkSearchEntry *entry,
                   DiaSidebar     *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_widget_child_focus (GTK_WIDGET (self->brands), GTK_DIR_TAB_FORWARD);
}

static void
on_accounts_items_changed_cb (GListModel *accounts,
                              guint       position,
                              guint       removed,
                              guint       added,
                              DiaSidebar *self)
{
  show_search (self);
}

static void
fill_brands (DiaSidebar *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->model)));

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_row_setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_row_bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_row_unbind_cb), self, 0);
  gtk_grid_view_set_factory (self->brands, factory);
  gtk_grid_view_set_model (self->brands, GTK_SELECTION_MODEL (selection));
}

static void
dia_sidebar_constructed (GObject *object)
{
  DiaSidebar *self = DIA_SIDEBAR (object);
  DiaRoster *roster = dia_workspace_get_roster (self->workspace);
  DiaDispatcher *dispatcher = dia_workspace_get_dispatcher (self->workspace);

  G_OBJECT_CLASS (dia_sidebar_parent_class)->constructed (object);
  self->model = dia_sidebar_model_new (dia_roster_get_brands (roster), dia_roster_get_accounts (roster));
  fill_brands (self);
  g_signal_connect_object (dia_roster_get_accounts (roster), "items-changed", G_CALLBACK (on_accounts_items_changed_cb), self, 0);
  show_search (self);
  show_name (self);
  g_signal_connect_object (self->workspace, "changed", G_CALLBACK (on_workspace_changed_cb), self, 0);
  g_signal_connect_object (dispatcher, "notify", G_CALLBACK (on_dispatcher_notify_cb), self, 0);
  g_signal_connect_object (dia_workspace_get_scopes (self->workspace), "notify::current", G_CALLBACK (show_pause), self,
                           G_CONNECT_SWAPPED);
  show_next (self);
}

static void
dia_sidebar_set_property (GObject      *object,
                          guint         property_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  switch ((Property) property_id)
    {
    case PROP_WORKSPACE:
      DIA_SIDEBAR (object)->workspace = g_value_dup_object (value);
      break;
    }
}

static void
dia_sidebar_dispose (GObject *object)
{
  DiaSidebar *self = DIA_SIDEBAR (object);

  dia_template_dispose (GTK_WIDGET (object), DIA_TYPE_SIDEBAR);
  g_clear_object (&self->model);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dia_sidebar_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DiaSidebar, menu);
  gtk_widget_class_bind_template_child (widget_class, DiaSidebar, name);
  gtk_widget_class_bind_template_child (widget_class, DiaSidebar, places);
  gtk_widget_class_bind_template_child (widget_class, DiaSidebar, attention);
  gtk_widget_class_bind_template_child (widget_class, DiaSidebar, search);
  gtk_widget_class_bind_template_child (widget_class, DiaSidebar, nothing);
  gtk_widget_class_bind_template_child (widget_class, DiaSidebar, brands);
  gtk_widget_class_bind_template_child (widget_class, DiaSidebar, next);
  gtk_widget_class_bind_template_child (widget_class, DiaSidebar, pause);
}

/* Names of brands take more room where text is larger, though not all that it asks
 * for: the page beside it needs its own. */
static void
show_width (DiaSidebar *self)
{
  double scale = CLAMP (dia_look_get_text_scale (GTK_WIDGET (self)), 1, 2);

  gtk_widget_set_size_request (GTK_WIDGET (self), (int) (WIDTH * (1 + scale) / 2), -1);
}

static void
dia_sidebar_class_init (DiaSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = dia_sidebar_constructed;
  object_class->set_property = dia_sidebar_set_property;
  object_class->dispose = dia_sidebar_dispose;
  g_object_class_install_property (object_class, PROP_WORKSPACE,
                                   g_param_spec_object ("workspace", NULL, NULL, DIA_TYPE_WORKSPACE,
                                                        G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/shell/dia-sidebar.ui");
  bind_children (widget_class);
  gtk_widget_class_set_css_name (widget_class, "sidebar");
}

static void
dia_sidebar_init (DiaSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->brands));
  g_signal_connect (self->search, "search-started", G_CALLBACK (on_search_started_cb), self);
  g_signal_connect (self->search, "search-changed", G_CALLBACK (on_search_changed_cb), self);
  g_signal_connect (self->search, "stop-search", G_CALLBACK (on_stop_search_cb), self);
  g_signal_connect (self->brands, "activate", G_CALLBACK (on_brands_activate_cb), self);
  g_signal_connect (self->places, "row-activated", G_CALLBACK (on_places_row_activated_cb), self);
  g_signal_connect (self->pause, "toggled", G_CALLBACK (on_pause_toggled_cb), self);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (show_width), self, G_CONNECT_SWAPPED);
  show_width (self);
}

GtkWidget *
dia_sidebar_new (DiaWorkspace *workspace)
{
  return g_object_new (DIA_TYPE_SIDEBAR, "workspace", workspace, NULL);
}

void
dia_sidebar_set_page (DiaSidebar *self,
                      const char *page)
{
  GtkListBoxRow *row = NULL;

  g_return_if_fail (DIA_IS_SIDEBAR (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->places, i)) != NULL; i++)
    if (g_str_equal (gtk_widget_get_name (GTK_WIDGET (row)), page))
      break;
  gtk_list_box_select_row (self->places, row);
}

void
dia_sidebar_set_attention (DiaSidebar *self,
                           guint       n_needs_you)
{
  g_autofree char *text = NULL;

  g_return_if_fail (DIA_IS_SIDEBAR (self));

  text = dia_format_integer (n_needs_you);
  gtk_label_set_label (self->attention, text);
  gtk_widget_set_visible (GTK_WIDGET (self->attention), n_needs_you > 0);
}
