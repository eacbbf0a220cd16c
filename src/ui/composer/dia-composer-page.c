/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-composer-page-private.h"

#include "dia-media-library.h"
#include "dia-preview-card.h"
#include "dia-roster.h"
#include "dia-window-buttons.h"

#include <glib/gi18n-lib.h>

enum
{
  SIGNAL_CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaComposerPage, dia_composer_page, GTK_TYPE_WIDGET)

static void
on_draft_changed_cb (DiaComposerPage *self)
{
  dia_composer_page_show_primary (self);
}

static void
on_saved_before_close_cb (GObject      *source,
                          GAsyncResult *result,
                          gpointer      user_data)
{
  g_autoptr(DiaComposerPage) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!dia_draft_save_finish (DIA_DRAFT (source), result, &error))
    {
      dia_notices_show_error (self->notices, error);
      return;
    }
  dia_composer_page_close (self);
}

static void
activate_back (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  DiaComposerPage *self = DIA_COMPOSER_PAGE (widget);

  dia_draft_save_async (self->draft, self->cancellable, on_saved_before_close_cb, g_object_ref (self));
}

static void
activate_commit (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  dia_composer_page_commit (DIA_COMPOSER_PAGE (widget));
}

static void
activate_update (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  dia_composer_page_update (DIA_COMPOSER_PAGE (widget));
}

static void
activate_discard (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  dia_composer_page_discard (DIA_COMPOSER_PAGE (widget));
}

static void
activate_publish_now (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  DiaComposerPage *self = DIA_COMPOSER_PAGE (widget);

  dia_draft_set_timing (self->draft, DIA_TIMING_NOW, NULL, NULL);
  dia_composer_page_schedule (self);
}

static void
activate_delete (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  dia_composer_page_delete (DIA_COMPOSER_PAGE (widget));
}

static void
activate_undo (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  dia_source_editor_undo (DIA_COMPOSER_PAGE (widget)->editor);
}

static void
activate_next_problem (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  dia_problem_list_settle_next (DIA_COMPOSER_PAGE (widget)->problems);
}

static void
activate_add_picture (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  dia_source_editor_choose_pictures (DIA_COMPOSER_PAGE (widget)->editor);
}

/* The first text is the source; the others follow as they are listed. */
static void
activate_variant (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  DiaComposerPage *self = DIA_COMPOSER_PAGE (widget);

  dia_composer_page_go_to_step (self, DIA_STEP_WRITING);
  if (dia_variant_list_activate_at (self->variants, (guint) g_variant_get_int32 (parameter)))
    dia_source_editor_start_writing (self->editor);
}

static void
on_target_activated_cb (DiaVariantList    *list,
                        DiaComposerTarget *target,
                        DiaComposerPage   *self)
{
  dia_source_editor_set_target (self->editor, target);
}

static void
on_target_changed_cb (DiaComposerPage *self)
{
  dia_variant_list_mark (self->variants, dia_source_editor_get_target (self->editor));
}

static void
on_settle_requested_cb (DiaProblemList  *list,
                        DiaProblem      *problem,
                        DiaComposerPage *self)
{
  dia_composer_page_settle (self, problem);
}

static void
on_text_requested_cb (DiaPastRows     *past,
                      gint64           account_id,
                      DiaComposerPage *self)
{
  dia_composer_page_open_text (self, account_id);
}

static void
on_discard_requested_cb (DiaPastRows     *past,
                         DiaComposerPage *self)
{
  dia_composer_page_discard (self);
}

static void
on_withdraw_requested_cb (DiaPastRows     *past,
                          DiaComposerPage *self)
{
  dia_composer_page_withdraw (self);
}

static void
on_folded_changed_cb (DiaComposerPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->back_label), !dia_composer_panes_is_folded (self->panes));
}

static void
show_narrow (DiaComposerPage *self)
{
  gboolean narrow = dia_composer_panes_is_narrow (self->panes);
  g_autofree char *buttons = dia_window_buttons_dup_layout (GTK_WIDGET (self), narrow);

  adw_header_bar_set_decoration_layout (self->bar, buttons);
  gtk_widget_set_visible (self->undo_button, !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->title), !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->narrow_title), narrow);
  dia_source_editor_set_narrow (self->editor, narrow);
  dia_variant_list_set_narrow (self->variants, narrow);
  dia_schedule_card_set_narrow (self->schedule, narrow);
  dia_composer_page_show_primary (self);
}

static void
on_narrow_changed_cb (DiaComposerPage *self)
{
  if (self->draft != NULL)
    show_narrow (self);
}

static void
dia_composer_page_dispose (GObject *object)
{
  DiaComposerPage *self = DIA_COMPOSER_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->toasts != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->toasts));
  self->toasts = NULL;
  g_clear_object (&self->draft);
  g_clear_object (&self->own_notices);
  g_clear_object (&self->notices);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dia_composer_page_parent_class)->dispose (object);
}

static void
dia_composer_page_finalize (GObject *object)
{
  g_object_unref (DIA_COMPOSER_PAGE (object)->cancellable);
  G_OBJECT_CLASS (dia_composer_page_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "composer.back", NULL, activate_back);
  gtk_widget_class_install_action (widget_class, "composer.commit", NULL, activate_commit);
  gtk_widget_class_install_action (widget_class, "composer.update", NULL, activate_update);
  gtk_widget_class_install_action (widget_class, "composer.discard", NULL, activate_discard);
  gtk_widget_class_install_action (widget_class, "composer.publish-now", NULL, activate_publish_now);
  gtk_widget_class_install_action (widget_class, "composer.delete", NULL, activate_delete);
  gtk_widget_class_install_action (widget_class, "composer.undo", NULL, activate_undo);
  gtk_widget_class_install_action (widget_class, "composer.next-problem", NULL, activate_next_problem);
  gtk_widget_class_install_action (widget_class, "composer.add-picture", NULL, activate_add_picture);
  gtk_widget_class_install_action (widget_class, "composer.variant", "i", activate_variant);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "composer.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, 0, "composer.next-problem", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "composer.add-picture", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "composer.back", NULL);
  for (int i = 0; i < 9; i++)
    gtk_widget_class_add_binding_action (widget_class, (guint) (GDK_KEY_1 + i), GDK_ALT_MASK, "composer.variant", "i", i);
}

/* Who opens the composer wants to write. */
static gboolean
dia_composer_page_grab_focus (GtkWidget *widget)
{
  dia_source_editor_start_writing (DIA_COMPOSER_PAGE (widget)->editor);
  return TRUE;
}

static void
dia_composer_page_class_init (DiaComposerPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_composer_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_composer_page_finalize;
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  widget_class->grab_focus = dia_composer_page_grab_focus;
  install_actions (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/composer/dia-composer-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaComposerPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, DiaComposerPage, back_label);
  gtk_widget_class_bind_template_child (widget_class, DiaComposerPage, title);
  gtk_widget_class_bind_template_child (widget_class, DiaComposerPage, narrow_title);
  gtk_widget_class_bind_template_child (widget_class, DiaComposerPage, bar);
  gtk_widget_class_bind_template_child (widget_class, DiaComposerPage, schedule_button);
  gtk_widget_class_bind_template_child (widget_class, DiaComposerPage, panes);
  gtk_widget_class_bind_template_child (widget_class, DiaComposerPage, undo_button);
  gtk_widget_class_bind_template_callback (widget_class, on_folded_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow_changed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "composer-page");
}

/* GtkTextView takes Enter for a new line whatever is held with it: these come
 * before it. */
static void
add_enter_keys (DiaComposerPage *self)
{
  static const struct
  {
    const char *keys;
    const char *action;
  } shortcuts[] = {
    { "<Control>Return|<Control>KP_Enter", "composer.commit" },
    { "<Control><Shift>Return|<Control><Shift>KP_Enter", "composer.publish-now" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].keys),
                                                            gtk_named_action_new (shortcuts[i].action)));
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* libadwaita 1.2 has no name for the arrow of a split button but a tooltip. */
static void
name_arrow (AdwSplitButton *button,
            const char     *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (button)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_MENU_BUTTON (child))
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
dia_composer_page_init (DiaComposerPage *self)
{
  g_type_ensure (DIA_TYPE_COMPOSER_PANES);
  g_type_ensure (DIA_TYPE_DRAFT_TITLE);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  name_arrow (self->schedule_button, _("More ways to publish"));
  add_enter_keys (self);
}

/* The languages of the accounts, after the source's own and the user's.
 * (transfer full) */
static char **
list_languages (DiaComposerPage *self)
{
  GListModel *accounts = dia_roster_get_accounts (dia_workspace_get_roster (self->workspace));
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GStrvBuilder) languages = g_strv_builder_new ();
  const char *source = dia_draft_get_content (self->draft)->language;

  if (source != NULL && *source != '\0')
    {
      g_hash_table_add (seen, g_strdup (source));
      g_strv_builder_add (languages, source);
    }
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(DiaAccount) account = g_list_model_get_item (accounts, i);

      if (*account->language != '\0' && g_hash_table_add (seen, g_strdup (account->language)))
        g_strv_builder_add (languages, account->language);
    }
  return g_strv_builder_end (languages);
}

static void
add_parts (DiaComposerPage *self)
{
  DiaRoster *roster = dia_workspace_get_roster (self->workspace);
  DiaMediaLibrary *library = dia_workspace_get_media (self->workspace);
  g_auto(GStrv) languages = list_languages (self);

  self->picker = DIA_ACCOUNT_PICKER (dia_account_picker_new (roster, self->draft));
  self->past = DIA_PAST_ROWS (dia_past_rows_new (roster, self->draft));
  self->editor = DIA_SOURCE_EDITOR (dia_source_editor_new (library, self->draft, self->own_notices,
                                                           (const char *const *) languages));
  self->variants = DIA_VARIANT_LIST (dia_variant_list_new (self->draft));
  self->schedule = DIA_SCHEDULE_CARD (dia_schedule_card_new (self->draft, dia_workspace_get_clock (self->workspace)));
  self->problems = DIA_PROBLEM_LIST (dia_problem_list_new (self->draft));
  gtk_widget_set_vexpand (GTK_WIDGET (self->picker), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->picker), TRUE);
  dia_composer_panes_append (self->panes, DIA_STEP_ACCOUNTS, GTK_WIDGET (self->picker));
  dia_composer_panes_append (self->panes, DIA_STEP_WRITING, GTK_WIDGET (self->past));
  dia_composer_panes_append (self->panes, DIA_STEP_WRITING, GTK_WIDGET (self->editor));
  dia_composer_panes_append (self->panes, DIA_STEP_WRITING, GTK_WIDGET (self->variants));
  dia_composer_panes_append (self->panes, DIA_STEP_WRITING, GTK_WIDGET (self->schedule));
  dia_composer_panes_append (self->panes, DIA_STEP_CHECKING, dia_preview_card_new (roster, library, self->draft));
  dia_composer_panes_append (self->panes, DIA_STEP_CHECKING, GTK_WIDGET (self->problems));
}

static void
connect_parts (DiaComposerPage *self)
{
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (on_draft_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self->past, "text-requested", G_CALLBACK (on_text_requested_cb), self);
  g_signal_connect (self->past, "discard-requested", G_CALLBACK (on_discard_requested_cb), self);
  g_signal_connect (self->past, "withdraw-requested", G_CALLBACK (on_withdraw_requested_cb), self);
  g_signal_connect (self->variants, "target-activated", G_CALLBACK (on_target_activated_cb), self);
  g_signal_connect_object (self->editor, "notify::target", G_CALLBACK (on_target_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self->problems, "settle-requested", G_CALLBACK (on_settle_requested_cb), self);
}

GtkWidget *
dia_composer_page_new (DiaWorkspace *workspace,
                       DiaNotices   *notices,
                       DiaDraft     *draft,
                       const char   *back_label)
{
  DiaComposerPage *self = g_object_new (DIA_TYPE_COMPOSER_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->notices = g_object_ref (notices);
  self->own_notices = dia_notices_new (self->toasts);
  self->draft = g_object_ref (draft);
  gtk_label_set_label (self->back_label, back_label);
  add_parts (self);
  dia_draft_title_set_draft (self->title, draft, dia_workspace_get_clock (workspace));
  dia_draft_title_set_draft (self->narrow_title, draft, dia_workspace_get_clock (workspace));
  connect_parts (self);
  on_target_changed_cb (self);
  on_folded_changed_cb (self);
  show_narrow (self);
  return GTK_WIDGET (self);
}

void
dia_composer_page_go_to_step (DiaComposerPage *self,
                              const char      *step)
{
  dia_composer_panes_go_to (self->panes, step);
}

void
dia_composer_page_close (DiaComposerPage *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

DiaTiming
dia_composer_page_get_timing (DiaComposerPage *self)
{
  DiaWallTime wall;
  const char *zone;

  return dia_draft_get_timing (self->draft, &wall, &zone);
}
