/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-scope-popover.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dia-format.h"
#include "dia-look.h"
#include "dia-roster.h"
#include "dia-scope-choices.h"
#include "dia-scopes.h"

struct _DiaScopePopover
{
  GtkPopover      parent_instance;

  DiaWorkspace   *workspace;   /* (owned) */

  GtkSearchEntry *search;
  GtkListBox     *list;
  GtkWidget      *save_box;
  GtkEntry       *name;
  GtkWidget      *save;
};

G_DEFINE_FINAL_TYPE (DiaScopePopover, dia_scope_popover, GTK_TYPE_POPOVER)

typedef enum
{
  PROP_WORKSPACE = 1,
} Property;

/* What a row stands for, kept as object data of the row. */
#define CHOICE_KEY "dia-scope-choice"
#define SAVED_KEY  "dia-saved-scope"

static void
remove_rows (DiaScopePopover *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static GtkWidget *
make_row (const char *label,
          const char *count)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *name = gtk_label_new (label);
  GtkWidget *number = gtk_label_new (count);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (number, "dim-label");
  gtk_widget_add_css_class (number, "numeric");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), number);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return row;
}

static gboolean
is_chosen (DiaScopePopover      *self,
           const DiaScopeChoice *choice)
{
  DiaScope *scope = dia_scopes_get_current (dia_workspace_get_scopes (self->workspace));

  return g_strv_contains (dia_scope_get_values (scope, choice->kind), choice->value);
}

static void
append_choice (DiaScopePopover *self,
               DiaScopeChoice  *choice)
{
  gboolean chosen = is_chosen (self, choice);
  g_autofree char *count = dia_format_integer (choice->n_accounts);
  g_autofree char *spoken = g_strdup_printf (chosen ? _("%s, in the scope") : "%s", choice->label);
  GtkWidget *row = make_row (choice->label, chosen ? "✓" : count);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), CHOICE_KEY, g_object_ref (choice), g_object_unref);
  gtk_list_box_append (self->list, row);
}

/* The desk can take it back; without one it is done at once. */
static void
on_forget_clicked_cb (GtkButton       *button,
                      DiaScopePopover *self)
{
  DiaSavedScope *saved = g_object_get_data (G_OBJECT (button), SAVED_KEY);

  if (!gtk_widget_activate_action (GTK_WIDGET (self), "desk.forget-scope", "x", saved->id))
    dia_scopes_remove_saved (dia_workspace_get_scopes (self->workspace), saved->id);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
on_rename_clicked_cb (GtkButton       *button,
                      DiaScopePopover *self)
{
  DiaSavedScope *saved = g_object_get_data (G_OBJECT (button), SAVED_KEY);

  gtk_widget_activate_action (GTK_WIDGET (self), "desk.rename-scope", "x", saved->id);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static GtkWidget *
make_saved_button (DiaSavedScope *saved,
                   const char    *icon_name,
                   const char    *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "tiny");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), SAVED_KEY, g_object_ref (saved), g_object_unref);
  return button;
}

static void
append_saved (DiaScopePopover *self,
              DiaSavedScope   *saved)
{
  GtkWidget *row = make_row (saved->name, "");
  GtkBox *box = GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)));
  g_autofree char *rename_label = g_strdup_printf (_("Rename the scope “%s”"), saved->name);
  g_autofree char *forget_label = g_strdup_printf (_("Forget the scope “%s”"), saved->name);
  GtkWidget *rename = make_saved_button (saved, "document-edit-symbolic", rename_label);
  GtkWidget *forget = make_saved_button (saved, "user-trash-symbolic", forget_label);

  g_signal_connect_object (rename, "clicked", G_CALLBACK (on_rename_clicked_cb), self, 0);
  g_signal_connect_object (forget, "clicked", G_CALLBACK (on_forget_clicked_cb), self, 0);
  gtk_box_append (box, rename);
  gtk_box_append (box, forget);
  g_object_set_data_full (G_OBJECT (row), SAVED_KEY, g_object_ref (saved), g_object_unref);
  gtk_list_box_append (self->list, row);
}

static void
append_all_saved (DiaScopePopover *self)
{
  GListModel *saved = dia_scopes_get_saved (dia_workspace_get_scopes (self->workspace));
  guint n = g_list_model_get_n_items (saved);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DiaSavedScope) scope = g_list_model_get_item (saved, i);

      append_saved (self, scope);
    }
}

static void
fill (DiaScopePopover *self)
{
  g_autoptr (GPtrArray) choices = dia_scope_choices_list (dia_workspace_get_roster (self->workspace));
  DiaScope *scope = dia_scopes_get_current (dia_workspace_get_scopes (self->workspace));

  remove_rows (self);
  append_all_saved (self);
  for (guint i = 0; i < choices->len; i++)
    append_choice (self, g_ptr_array_index (choices, i));
  gtk_widget_set_visible (self->save_box, !dia_scope_is_all (scope));
}

static const char *
get_heading (GtkListBoxRow *row)
{
  DiaScopeChoice *choice = g_object_get_data (G_OBJECT (row), CHOICE_KEY);

  return choice != NULL ? dia_scope_choices_get_heading (choice->kind) : _("Saved scopes");
}

static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       user_data)
{
  const char *heading = get_heading (row);
  GtkWidget *label;

  if (before != NULL && g_str_equal (get_heading (before), heading))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (heading);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_add_css_class (label, "section-title");
  gtk_widget_add_css_class (label, "small");
  gtk_list_box_row_set_header (row, label);
}

static gboolean
filter_row (GtkListBoxRow *row,
            gpointer       user_data)
{
  DiaScopePopover *self = user_data;
  DiaScopeChoice *choice = g_object_get_data (G_OBJECT (row), CHOICE_KEY);
  DiaSavedScope *saved = g_object_get_data (G_OBJECT (row), SAVED_KEY);
  g_autofree char *needle = dia_format_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_autofree char *name = saved != NULL ? dia_format_fold (saved->name) : NULL;

  return strstr (choice != NULL ? choice->folded : name, needle) != NULL;
}

static void
on_list_row_activated_cb (GtkListBox      *list,
                          GtkListBoxRow   *row,
                          DiaScopePopover *self)
{
  DiaScopes *scopes = dia_workspace_get_scopes (self->workspace);
  DiaScope *current = dia_scopes_get_current (scopes);
  DiaScopeChoice *choice = g_object_get_data (G_OBJECT (row), CHOICE_KEY);
  DiaSavedScope *saved = g_object_get_data (G_OBJECT (row), SAVED_KEY);
  g_autoptr (DiaScope) scope = NULL;

  if (choice == NULL)
    scope = dia_scope_ref (saved->scope);
  else if (is_chosen (self, choice))
    scope = dia_scope_without (current, choice->kind, choice->value);
  else
    scope = dia_scope_with (current, choice->kind, choice->value);
  dia_scopes_set_current (scopes, scope);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
on_search_changed_cb (GtkSearchEntry  *entry,
                      DiaScopePopover *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

/* Return takes the first of what is found: no hand has to leave the keyboard. */
static void
on_search_activate_cb (GtkSearchEntry  *entry,
                       DiaScopePopover *self)
{
  GtkListBoxRow *row;

  gtk_list_box_invalidate_filter (self->list);
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) == '\0')
    return;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      {
        gtk_widget_activate (GTK_WIDGET (row));
        return;
      }
}

static void
on_name_changed_cb (GtkEditable     *editable,
                    DiaScopePopover *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (editable)));

  gtk_widget_set_sensitive (self->save, *name != '\0');
}

static void
save_scope (DiaScopePopover *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));

  if (*name == '\0')
    return;
  dia_scopes_save_current (dia_workspace_get_scopes (self->workspace), name);
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
dia_scope_popover_map (GtkWidget *widget)
{
  DiaScopePopover *self = DIA_SCOPE_POPOVER (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  fill (self);
  GTK_WIDGET_CLASS (dia_scope_popover_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
dia_scope_popover_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch ((Property) property_id)
    {
    case PROP_WORKSPACE:
      DIA_SCOPE_POPOVER (object)->workspace = g_value_dup_object (value);
      break;
    }
}

static void
dia_scope_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DIA_TYPE_SCOPE_POPOVER);
  g_clear_object (&DIA_SCOPE_POPOVER (object)->workspace);
  G_OBJECT_CLASS (dia_scope_popover_parent_class)->dispose (object);
}

static void
dia_scope_popover_class_init (DiaScopePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = dia_scope_popover_set_property;
  G_OBJECT_CLASS (klass)->dispose = dia_scope_popover_dispose;
  widget_class->map = dia_scope_popover_map;
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_WORKSPACE,
                                   g_param_spec_object ("workspace", NULL, NULL, DIA_TYPE_WORKSPACE,
                                                        G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/shell/dia-scope-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaScopePopover, search);
  gtk_widget_class_bind_template_child (widget_class, DiaScopePopover, list);
  gtk_widget_class_bind_template_child (widget_class, DiaScopePopover, save_box);
  gtk_widget_class_bind_template_child (widget_class, DiaScopePopover, name);
  gtk_widget_class_bind_template_child (widget_class, DiaScopePopover, save);
}

static void
dia_scope_popover_init (DiaScopePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dia_look_shorten_search (self->search, _("Search"));
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
  gtk_list_box_set_filter_func (self->list, filter_row, self, NULL);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_list_row_activated_cb), self);
  g_signal_connect (self->search, "search-changed", G_CALLBACK (on_search_changed_cb), self);
  /* The entry takes Escape for itself, and has the focus from the start. */
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (gtk_popover_popdown), self);
  g_signal_connect (self->search, "activate", G_CALLBACK (on_search_activate_cb), self);
  g_signal_connect (self->name, "changed", G_CALLBACK (on_name_changed_cb), self);
  g_signal_connect_swapped (self->name, "activate", G_CALLBACK (save_scope), self);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_scope), self);
}

GtkWidget *
dia_scope_popover_new (DiaWorkspace *workspace)
{
  return g_object_new (DIA_TYPE_SCOPE_POPOVER, "workspace", workspace, NULL);
}
