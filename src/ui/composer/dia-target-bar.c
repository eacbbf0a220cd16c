/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-target-bar.h"

#include "dia-choice-chip.h"
#include "dia-content-menu.h"
#include "dia-format.h"
#include "dia-state-pill.h"
#include "dia-wrap-box.h"

#include <glib/gi18n-lib.h>

/* As many accounts as a menu can hold. */
#define MAX_ACCOUNTS 30

struct _DiaTargetBar
{
  GtkWidget      parent_instance;

  GtkWidget     *box;
  DiaChoiceChip *language_chip;
  DiaStatePill  *visibility_pill;
  DiaStatePill  *target_pill;
  GtkWidget     *source_button;
  GtkWidget     *adapt_button;
  GtkWidget     *follow_button;

  DiaDraft      *draft;   /* (owned) */
};

enum
{
  SIGNAL_TARGET_REQUESTED,
  SIGNAL_ADAPT_REQUESTED,
  SIGNAL_FOLLOW_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaTargetBar, dia_target_bar, GTK_TYPE_WIDGET)

static void
show_language (DiaTargetBar *self)
{
  const DiaContent *content = dia_draft_get_content (self->draft);
  g_autofree char *name = dia_format_language_name (content->language != NULL ? content->language : "");
  /* Translators: %s is a language, "French"; it may come in lower case. */
  g_autofree char *text = g_strdup_printf (_("Source: %s"), name);

  dia_choice_chip_set_value (self->language_chip, content->language);
  dia_choice_chip_set_text (self->language_chip, text);
}

/* That not everyone will see it must not be overlooked. */
static void
show_visibility (DiaTargetBar *self)
{
  DiaVisibility visibility = dia_draft_get_content (self->draft)->visibility;

  dia_state_pill_set_fact (self->visibility_pill, "dia-target-symbolic", "warn", dia_visibility_get_label (visibility));
  gtk_widget_set_visible (GTK_WIDGET (self->visibility_pill), visibility != DIA_VISIBILITY_PUBLIC);
}

static void
add_adapt_item (GMenu      *menu,
                DiaDraft   *draft,
                const char *language,
                const char *network,
                DiaId       account_id)
{
  g_autoptr(DiaComposerTarget) target = dia_composer_target_new (language, network, account_id);
  g_autofree char *label = dia_composer_target_dup_label (target, draft);
  g_autoptr(GMenuItem) item = NULL;

  if (dia_composer_target_find_variant (target, draft) != NULL)
    return;
  item = g_menu_item_new (label, NULL);
  g_menu_item_set_action_and_target (item, "target.adapt", "(ssx)", language, network, account_id);
  g_menu_append_item (menu, item);
}

static void
add_section (GMenu      *menu,
             const char *title,
             GMenu      *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, title, G_MENU_MODEL (section));
}

/* Who may have a text of its own: the languages and networks of the chosen
 * accounts, and these themselves as long as a menu can hold them. */
static void
fill_adapt_menu (DiaTargetBar *self,
                 GMenu        *menu)
{
  g_autoptr(GPtrArray) accounts = dia_draft_list_accounts (self->draft);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GMenu) languages = g_menu_new ();
  g_autoptr(GMenu) networks = g_menu_new ();
  g_autoptr(GMenu) single = g_menu_new ();

  for (guint i = 0; i < accounts->len; i++)
    {
      DiaAccount *account = g_ptr_array_index (accounts, i);

      if (g_hash_table_add (seen, account->language))
        add_adapt_item (languages, self->draft, account->language, "", DIA_ID_NONE);
      if (g_hash_table_add (seen, account->network))
        add_adapt_item (networks, self->draft, "", account->network, DIA_ID_NONE);
      if (accounts->len <= MAX_ACCOUNTS)
        add_adapt_item (single, self->draft, "", "", account->id);
    }
  add_section (menu, C_("adapt", "For a Language"), languages);
  add_section (menu, C_("adapt", "For a Network"), networks);
  if (g_menu_model_get_n_items (G_MENU_MODEL (single)) > 0)
    g_menu_append_submenu (menu, C_("adapt", "For One Account"), G_MENU_MODEL (single));
}

static void
on_adapt_menu_wanted_cb (GtkMenuButton *button,
                         gpointer       user_data)
{
  g_autoptr(GMenu) menu = g_menu_new ();

  fill_adapt_menu (DIA_TARGET_BAR (user_data), menu);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
on_language_chosen_cb (DiaTargetBar *self)
{
  dia_draft_set_language (self->draft, dia_choice_chip_get_value (self->language_chip));
}

static void
on_source_clicked_cb (GtkButton    *button,
                      DiaTargetBar *self)
{
  g_autoptr(DiaComposerTarget) source = dia_composer_target_new (NULL, NULL, DIA_ID_NONE);

  g_signal_emit (self, signals[SIGNAL_TARGET_REQUESTED], 0, source);
}

static void
on_follow_clicked_cb (GtkButton    *button,
                      DiaTargetBar *self)
{
  g_signal_emit (self, signals[SIGNAL_FOLLOW_REQUESTED], 0);
}

static void
activate_adapt (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  g_autoptr(DiaComposerTarget) target = NULL;
  const char *language;
  const char *network;
  gint64 account_id;

  g_variant_get (parameter, "(&s&sx)", &language, &network, &account_id);
  target = dia_composer_target_new (language, network, account_id);
  g_signal_emit (widget, signals[SIGNAL_ADAPT_REQUESTED], 0, target);
}

static void
dia_target_bar_dispose (GObject *object)
{
  DiaTargetBar *self = DIA_TARGET_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (dia_target_bar_parent_class)->dispose (object);
}

static void
install_signals (GType type)
{
  const GType target_type = DIA_TYPE_COMPOSER_TARGET | G_SIGNAL_TYPE_STATIC_SCOPE;

  signals[SIGNAL_TARGET_REQUESTED] = g_signal_new ("target-requested", type, G_SIGNAL_RUN_LAST, 0,
                                                   NULL, NULL, NULL, G_TYPE_NONE, 1, target_type);
  signals[SIGNAL_ADAPT_REQUESTED] = g_signal_new ("adapt-requested", type, G_SIGNAL_RUN_LAST, 0,
                                                  NULL, NULL, NULL, G_TYPE_NONE, 1, target_type);
  signals[SIGNAL_FOLLOW_REQUESTED] = g_signal_new ("follow-requested", type, G_SIGNAL_RUN_LAST, 0,
                                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dia_target_bar_class_init (DiaTargetBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_target_bar_dispose;
  install_signals (G_TYPE_FROM_CLASS (klass));
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/composer/dia-target-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaTargetBar, box);
  gtk_widget_class_bind_template_child (widget_class, DiaTargetBar, language_chip);
  gtk_widget_class_bind_template_child (widget_class, DiaTargetBar, visibility_pill);
  gtk_widget_class_bind_template_child (widget_class, DiaTargetBar, target_pill);
  gtk_widget_class_bind_template_child (widget_class, DiaTargetBar, source_button);
  gtk_widget_class_bind_template_child (widget_class, DiaTargetBar, adapt_button);
  gtk_widget_class_bind_template_child (widget_class, DiaTargetBar, follow_button);
  gtk_widget_class_bind_template_callback (widget_class, on_language_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_source_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_follow_clicked_cb);
  gtk_widget_class_install_action (widget_class, "target.adapt", "(ssx)", activate_adapt);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "target-bar");
}

static void
dia_target_bar_init (DiaTargetBar *self)
{
  g_type_ensure (DIA_TYPE_CHOICE_CHIP);
  g_type_ensure (DIA_TYPE_WRAP_BOX);
  g_type_ensure (DIA_TYPE_STATE_PILL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->adapt_button), on_adapt_menu_wanted_cb, self, NULL);
}

void
dia_target_bar_set_draft (DiaTargetBar      *self,
                          DiaDraft          *draft,
                          const char *const *languages)
{
  self->draft = g_object_ref (draft);
  for (const char *const *language = languages; *language != NULL; language++)
    {
      g_autofree char *name = dia_format_language_name (*language);

      dia_choice_chip_add (self->language_chip, *language, name);
    }
}

void
dia_target_bar_show (DiaTargetBar            *self,
                     const DiaComposerTarget *target)
{
  gboolean is_source = dia_composer_target_is_source (target);
  const DiaVariant *variant = dia_composer_target_find_variant (target, self->draft);
  g_autofree char *label = dia_composer_target_dup_label (target, self->draft);
  g_autofree char *fact = g_strdup_printf (variant != NULL ? _("Own text: %s") : _("%s follows the source"), label);

  show_language (self);
  show_visibility (self);
  dia_state_pill_set_fact (self->target_pill, variant != NULL ? "dia-own-text-symbolic" : "dia-follows-symbolic",
                           variant != NULL ? "info" : "neutral", fact);
  gtk_widget_set_visible (GTK_WIDGET (self->target_pill), !is_source);
  gtk_widget_set_visible (self->source_button, !is_source);
  gtk_widget_set_visible (self->follow_button, variant != NULL);
  gtk_widget_set_sensitive (self->adapt_button, dia_draft_count_accounts (self->draft) > 0);
}
