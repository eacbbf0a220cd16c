/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-content-menu.h"

#include "dia-network.h"

#include <glib/gi18n-lib.h>

struct _DiaContentMenu
{
  GtkWidget       parent_instance;

  GtkMenuButton  *button;
  GSimpleAction  *visibility;   /* (owned) */

  DiaDraft       *draft;        /* (owned) (nullable) */
};

enum
{
  SIGNAL_ANSWER_REQUESTED,
  SIGNAL_PART_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *name;
  const char *label;
} visibilities[] = {
  [DIA_VISIBILITY_PUBLIC] = { "public", NC_("visibility", "Everyone") },
  [DIA_VISIBILITY_UNLISTED] = { "unlisted", NC_("visibility", "Everyone, outside public timelines") },
  [DIA_VISIBILITY_PRIVATE] = { "private", NC_("visibility", "Followers only") },
  [DIA_VISIBILITY_DIRECT] = { "direct", NC_("visibility", "Mentioned people only") },
};

G_DEFINE_FINAL_TYPE (DiaContentMenu, dia_content_menu, GTK_TYPE_WIDGET)

/* Whether one of the chosen accounts is on a network that can tell who sees a
 * post. */
static gboolean
has_visibility (DiaContentMenu *self)
{
  g_autoptr(GPtrArray) accounts = dia_draft_list_accounts (self->draft);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < accounts->len; i++)
    {
      const DiaAccount *account = g_ptr_array_index (accounts, i);
      g_autoptr(DiaNetwork) network = NULL;

      if (!g_hash_table_add (seen, account->network))
        continue;
      network = dia_network_load (account->network);
      if (network != NULL && network->has_visibility)
        return TRUE;
    }
  return FALSE;
}

static void
append_visibilities (GMenu *menu)
{
  g_autoptr(GMenu) section = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (visibilities); i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (dia_visibility_get_label (i), NULL);

      g_menu_item_set_action_and_target (item, "content.visibility", "s", visibilities[i].name);
      g_menu_append_item (section, item);
    }
  g_menu_append_section (menu, _("Who Sees It"), G_MENU_MODEL (section));
}

static void
on_menu_wanted_cb (GtkMenuButton *button,
                   gpointer       user_data)
{
  DiaContentMenu *self = user_data;
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) acts = g_menu_new ();

  g_menu_append (acts, _("Answer a Post…"), "content.answer");
  g_menu_append (acts, _("Next Part of a Thread"), "content.next-part");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (acts));
  if (has_visibility (self))
    append_visibilities (menu);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
on_draft_changed_cb (DiaContentMenu *self)
{
  DiaVisibility visibility = dia_draft_get_content (self->draft)->visibility;

  g_simple_action_set_state (self->visibility, g_variant_new_string (visibilities[visibility].name));
}

static void
on_visibility_activated_cb (GSimpleAction  *action,
                            GVariant       *value,
                            DiaContentMenu *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (visibilities); i++)
    if (g_str_equal (visibilities[i].name, g_variant_get_string (value, NULL)))
      dia_draft_set_visibility (self->draft, i);
}

static void
on_answer_activated_cb (GSimpleAction  *action,
                        GVariant       *value,
                        DiaContentMenu *self)
{
  g_signal_emit (self, signals[SIGNAL_ANSWER_REQUESTED], 0);
}

static void
on_next_part_activated_cb (GSimpleAction  *action,
                           GVariant       *value,
                           DiaContentMenu *self)
{
  g_signal_emit (self, signals[SIGNAL_PART_REQUESTED], 0);
}

static void
dia_content_menu_dispose (GObject *object)
{
  DiaContentMenu *self = DIA_CONTENT_MENU (object);

  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;
  g_clear_object (&self->visibility);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (dia_content_menu_parent_class)->dispose (object);
}

static void
dia_content_menu_class_init (DiaContentMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_content_menu_dispose;
  signals[SIGNAL_ANSWER_REQUESTED] = g_signal_new ("answer-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_PART_REQUESTED] = g_signal_new ("part-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "content-menu");
}

static void
add_actions (DiaContentMenu *self)
{
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr(GSimpleAction) answer = g_simple_action_new ("answer", NULL);
  g_autoptr(GSimpleAction) next_part = g_simple_action_new ("next-part", NULL);

  self->visibility = g_simple_action_new_stateful ("visibility", G_VARIANT_TYPE_STRING,
                                                   g_variant_new_string (visibilities[DIA_VISIBILITY_PUBLIC].name));
  g_signal_connect (answer, "activate", G_CALLBACK (on_answer_activated_cb), self);
  g_signal_connect (next_part, "activate", G_CALLBACK (on_next_part_activated_cb), self);
  g_signal_connect (self->visibility, "activate", G_CALLBACK (on_visibility_activated_cb), self);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (answer));
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (next_part));
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->visibility));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "content", G_ACTION_GROUP (group));
}

static void
dia_content_menu_init (DiaContentMenu *self)
{
  const char *name = _("Answer, thread, who sees it");

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->button, "view-more-horizontal-symbolic");
  gtk_menu_button_set_create_popup_func (self->button, on_menu_wanted_cb, self, NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), name);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
  add_actions (self);
}

void
dia_content_menu_set_draft (DiaContentMenu *self,
                            DiaDraft       *draft)
{
  self->draft = g_object_ref (draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (on_draft_changed_cb), self, G_CONNECT_SWAPPED);
  on_draft_changed_cb (self);
}

const char *
dia_visibility_get_label (DiaVisibility visibility)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "visibility", visibilities[visibility].label);
}
