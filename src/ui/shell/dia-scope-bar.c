/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-scope-bar.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dia-brand-tile.h"
#include "dia-counts.h"
#include "dia-format.h"
#include "dia-icon-paint.h"
#include "dia-roster.h"
#include "dia-scope-choices.h"
#include "dia-scope-layout.h"
#include "dia-scope-popover.h"
#include "dia-scopes.h"

struct _DiaScopeBar
{
  GtkWidget     parent_instance;

  DiaWorkspace *workspace;   /* (owned) */

  GtkWidget    *scroller;
  GtkWidget    *pills;
  GtkWidget    *narrow;      /* "+ Scope" */
  GtkLabel     *count;       /* "52 accounts" */
  GtkLabel     *figure;      /* the same where that does not fit: "52" */
};

G_DEFINE_FINAL_TYPE (DiaScopeBar, dia_scope_bar, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_WORKSPACE = 1,
} Property;

#define KIND_KEY  "dia-scope-kind"
#define VALUE_KEY "dia-scope-value"

static void
on_pill_clicked_cb (GtkButton   *button,
                    DiaScopeBar *self)
{
  DiaScopes *scopes = dia_workspace_get_scopes (self->workspace);
  DiaScopeKind kind = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), KIND_KEY));
  const char *value = g_object_get_data (G_OBJECT (button), VALUE_KEY);
  g_autoptr (DiaScope) scope = dia_scope_without (dia_scopes_get_current (scopes), kind, value);

  dia_scopes_set_current (scopes, scope);
}

static GtkWidget *
make_brand_tile (DiaScopeBar *self,
                 const char  *value)
{
  DiaId id = DIA_ID_NONE;
  DiaBrand *brand = dia_id_from_string (value, &id) ? dia_roster_find_brand (dia_workspace_get_roster (self->workspace), id) : NULL;
  GtkWidget *tile;

  if (brand == NULL)
    return NULL;
  tile = dia_brand_tile_new (16);
  dia_brand_tile_set_brand (DIA_BRAND_TILE (tile), brand);
  gtk_widget_set_valign (tile, GTK_ALIGN_CENTER);
  return tile;
}

static GtkWidget *
make_pill_content (DiaScopeBar  *self,
                   DiaScopeKind  kind,
                   const char   *value,
                   const char   *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *tile = kind == DIA_SCOPE_BRAND ? make_brand_tile (self, value) : NULL;

  if (tile != NULL)
    gtk_box_append (GTK_BOX (box), tile);
  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_box_append (GTK_BOX (box), dia_icon_paint_new_image ("window-close-symbolic"));
  gtk_image_set_pixel_size (GTK_IMAGE (gtk_widget_get_last_child (box)), 12);
  return box;
}

static void
append_pill (DiaScopeBar  *self,
             DiaScopeKind  kind,
             const char   *value)
{
  g_autofree char *label = dia_scope_choices_dup_label (dia_workspace_get_roster (self->workspace), kind, value);
  g_autofree char *spoken = g_strdup_printf (_("Take “%s” out of the scope"), label);
  GtkWidget *pill = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (pill), make_pill_content (self, kind, value, label));
  gtk_widget_add_css_class (pill, "chip");
  gtk_widget_set_tooltip_text (pill, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (pill), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (pill), KIND_KEY, GUINT_TO_POINTER (kind));
  g_object_set_data_full (G_OBJECT (pill), VALUE_KEY, g_strdup (value), g_free);
  g_signal_connect_object (pill, "clicked", G_CALLBACK (on_pill_clicked_cb), self, 0);
  gtk_box_append (GTK_BOX (self->pills), pill);
}

/* Shows the first of its children that fits. (transfer floating) */
static GtkWidget *
make_squeezer (gboolean allow_none)
{
  return g_object_new (ADW_TYPE_SQUEEZER, "allow-none", allow_none, "homogeneous", FALSE, NULL);
}

static void
append_all_pill (DiaScopeBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *pill = gtk_menu_button_new ();
  GtkWidget *words = make_squeezer (FALSE);

  adw_squeezer_add (ADW_SQUEEZER (words), gtk_label_new (_("All accounts")));
  adw_squeezer_add (ADW_SQUEEZER (words), gtk_label_new (C_("filter", "All")));
  gtk_box_append (GTK_BOX (box), dia_icon_paint_new_image ("system-users-symbolic"));
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), dia_icon_paint_new_image ("pan-down-symbolic"));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (pill), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (pill), dia_scope_popover_new (self->workspace));
  gtk_widget_add_css_class (pill, "chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (pill), GTK_ACCESSIBLE_PROPERTY_LABEL, _("All accounts"), -1);
  gtk_box_append (GTK_BOX (self->pills), pill);
}

static void
append_values (DiaScopeBar *self,
               DiaScope    *scope)
{
  for (DiaScopeKind kind = 0; kind < DIA_SCOPE_N_KINDS; kind++)
    {
      const char *const *values = dia_scope_get_values (scope, kind);

      for (int i = 0; values[i] != NULL; i++)
        append_pill (self, kind, values[i]);
    }
}

static gboolean
has_focus_in_pills (DiaScopeBar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, self->pills);
}

static void
show_count (DiaScopeBar *self,
            guint        n)
{
  g_autofree char *count = dia_counts_dup_accounts (n);
  g_autofree char *figure = dia_format_integer (n);

  gtk_label_set_label (self->count, count);
  gtk_label_set_label (self->figure, figure);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->figure), count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->figure), GTK_ACCESSIBLE_PROPERTY_LABEL, count, -1);
}

static void
show_scope (DiaScopeBar *self)
{
  gboolean focused = has_focus_in_pills (self);
  DiaScopes *scopes = dia_workspace_get_scopes (self->workspace);
  DiaScope *scope = dia_scopes_get_current (scopes);
  guint n = dia_scopes_count_accounts (scopes);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->pills)) != NULL)
    gtk_box_remove (GTK_BOX (self->pills), child);
  if (dia_scope_is_all (scope))
    append_all_pill (self);
  else
    append_values (self, scope);
  show_count (self, n);
  /* The pill that was pressed is gone: the keyboard goes on from its place. */
  if (focused)
    gtk_widget_grab_focus (self->narrow);
}

static void
on_scopes_notify_current_cb (DiaScopes   *scopes,
                             GParamSpec  *pspec,
                             DiaScopeBar *self)
{
  show_scope (self);
}

static void
on_roster_items_changed_cb (GListModel  *list,
                            guint        position,
                            guint        removed,
                            guint        added,
                            DiaScopeBar *self)
{
  show_scope (self);
}

static void
dia_scope_bar_constructed (GObject *object)
{
  DiaScopeBar *self = DIA_SCOPE_BAR (object);
  DiaRoster *roster = dia_workspace_get_roster (self->workspace);

  G_OBJECT_CLASS (dia_scope_bar_parent_class)->constructed (object);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->narrow), dia_scope_popover_new (self->workspace));
  g_signal_connect_object (dia_workspace_get_scopes (self->workspace), "notify::current",
                           G_CALLBACK (on_scopes_notify_current_cb), self, 0);
  g_signal_connect_object (dia_roster_get_accounts (roster), "items-changed",
                           G_CALLBACK (on_roster_items_changed_cb), self, 0);
  g_signal_connect_object (dia_roster_get_brands (roster), "items-changed",
                           G_CALLBACK (on_roster_items_changed_cb), self, 0);
  show_scope (self);
}

static void
dia_scope_bar_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  switch ((Property) property_id)
    {
    case PROP_WORKSPACE:
      DIA_SCOPE_BAR (object)->workspace = g_value_dup_object (value);
      break;
    }
}

static void
dia_scope_bar_dispose (GObject *object)
{
  DiaScopeBar *self = DIA_SCOPE_BAR (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dia_scope_bar_parent_class)->dispose (object);
}

static void
dia_scope_bar_class_init (DiaScopeBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = dia_scope_bar_constructed;
  object_class->set_property = dia_scope_bar_set_property;
  object_class->dispose = dia_scope_bar_dispose;
  g_object_class_install_property (object_class, PROP_WORKSPACE,
                                   g_param_spec_object ("workspace", NULL, NULL, DIA_TYPE_WORKSPACE,
                                                        G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "scopebar");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

/* Where room is short the sign says it all. */
static GtkWidget *
make_narrow_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *word = gtk_label_new (_("Scope"));
  GtkWidget *squeezer = make_squeezer (TRUE);

  gtk_widget_set_margin_start (word, 6);
  adw_squeezer_add (ADW_SQUEEZER (squeezer), word);
  gtk_box_append (GTK_BOX (box), dia_icon_paint_new_image ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (box), squeezer);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), box);
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_add_css_class (button, "dashed");
  gtk_widget_set_tooltip_text (button, _("Look at fewer accounts"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Narrow the scope"), -1);
  return button;
}

static GtkLabel *
add_count (GtkWidget *squeezer)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "small");
  gtk_widget_set_margin_start (label, 3);
  adw_squeezer_add (ADW_SQUEEZER (squeezer), label);
  return GTK_LABEL (label);
}

static void
dia_scope_bar_init (DiaScopeBar *self)
{
  GtkWidget *counts = make_squeezer (FALSE);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (row, dia_scope_layout_new ());
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  self->pills = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->narrow = make_narrow_button ();
  self->count = add_count (counts);
  self->figure = add_count (counts);
  gtk_box_append (GTK_BOX (row), self->pills);
  gtk_box_append (GTK_BOX (row), self->narrow);
  gtk_box_append (GTK_BOX (row), counts);
  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), row);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
dia_scope_bar_new (DiaWorkspace *workspace)
{
  return g_object_new (DIA_TYPE_SCOPE_BAR, "workspace", workspace, NULL);
}
