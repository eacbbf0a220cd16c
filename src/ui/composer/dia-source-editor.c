/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-source-editor.h"

#include "dia-choice-chip.h"
#include "dia-facets.h"
#include "dia-format.h"
#include "dia-icon-paint.h"
#include "dia-info-row.h"
#include "dia-media-strip.h"
#include "dia-network-counter.h"
#include "dia-state-pill.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* More networks than this share the line without meters, without bytes. */
#define MAX_METERS 2
#define MAX_BYTES 3

struct _DiaSourceEditor
{
  GtkWidget          parent_instance;

  GtkWidget         *box;
  DiaChoiceChip     *language_chip;
  DiaStatePill      *target_pill;
  GtkWidget         *source_button;
  GtkWidget         *adapt_button;
  GtkWidget         *follow_button;
  GtkWidget         *behind_row;
  GtkWidget         *card;
  GtkTextView       *view;
  GtkWidget         *hint;
  GtkBox            *media_place;
  GtkEntry          *warning_entry;
  GtkEntry          *link_entry;
  GtkToggleButton   *warning_button;
  GtkToggleButton   *link_button;
  GtkBox            *counters;
  GtkBox            *foot;

  DiaMediaStrip     *strip;
  GtkTextTag        *facet_tag;  /* of the text */
  DiaDraft          *draft;      /* (owned) */
  DiaComposerTarget *target;     /* (owned) */
  guint              layout_id;  /* another height may be needed */
  int                laid_out_width;
  gboolean           narrow;
  gboolean           loading;    /* what is shown follows the draft: no change of it */
};

typedef enum
{
  PROP_TARGET = 1,
} DiaSourceEditorProps;

G_DEFINE_FINAL_TYPE (DiaSourceEditor, dia_source_editor, GTK_TYPE_WIDGET)

/* Whether what is shown is a text of its own. */
static const DiaVariant *
get_variant (DiaSourceEditor *self)
{
  return dia_composer_target_find_variant (self->target, self->draft);
}

static const char *
get_text (DiaSourceEditor *self)
{
  const DiaVariant *variant = get_variant (self);
  const char *text = variant != NULL ? variant->text : dia_draft_get_content (self->draft)->text;

  return text != NULL ? text : "";
}

/* (transfer full) */
static char *
dup_written (DiaSourceEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* Only another text replaces what is written, so that the cursor and the undo
 * of a person who types stay. */
static void
show_text (DiaSourceEditor *self)
{
  g_autofree char *written = dup_written (self);

  if (g_strcmp0 (written, get_text (self)) != 0)
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

      self->loading = TRUE;
      gtk_text_buffer_begin_irreversible_action (buffer);
      gtk_text_buffer_set_text (buffer, get_text (self), -1);
      gtk_text_buffer_end_irreversible_action (buffer);
      self->loading = FALSE;
    }
  gtk_widget_set_visible (self->hint, *get_text (self) == '\0');
}

static void
show_entry (GtkEntry        *entry,
            GtkToggleButton *button,
            const char      *text)
{
  if (text == NULL)
    text = "";
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
  if (*text != '\0')
    gtk_toggle_button_set_active (button, TRUE);
}

static void
show_language (DiaSourceEditor *self)
{
  const DiaContent *content = dia_draft_get_content (self->draft);
  g_autofree char *name = dia_format_language_name (content->language != NULL ? content->language : "");
  /* Translators: %s is a language, "French"; it may come in lower case. */
  g_autofree char *text = g_strdup_printf (_("Source: %s"), name);

  dia_choice_chip_set_value (self->language_chip, content->language);
  dia_choice_chip_set_text (self->language_chip, text);
}

static void
show_target (DiaSourceEditor *self)
{
  gboolean is_source = dia_composer_target_is_source (self->target);
  const DiaVariant *variant = get_variant (self);
  g_autofree char *label = dia_composer_target_dup_label (self->target, self->draft);
  g_autofree char *fact = g_strdup_printf (variant != NULL ? _("Own text: %s") : _("%s follows the source"), label);

  dia_state_pill_set_fact (self->target_pill, variant != NULL ? "dia-own-text-symbolic" : "dia-follows-symbolic",
                           variant != NULL ? "info" : "neutral", fact);
  gtk_widget_set_visible (GTK_WIDGET (self->target_pill), !is_source);
  gtk_widget_set_visible (self->source_button, !is_source);
  gtk_widget_set_visible (self->follow_button, variant != NULL);
  gtk_widget_set_visible (self->behind_row, variant != NULL
                          && variant->source_revision < dia_draft_get_content (self->draft)->revision);
}

static GtkWidget *
find_counter (DiaSourceEditor *self,
              const char      *network)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->counters)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (gtk_widget_get_name (child), network))
      return child;
  return NULL;
}

static void
show_counters (DiaSourceEditor *self)
{
  g_autoptr(GPtrArray) figures = dia_composer_target_list_figures (self->target, self->draft);
  GtkWidget *previous = NULL;
  GtkWidget *surplus;

  for (guint i = 0; i < figures->len; i++)
    {
      DiaNetworkFigure *figure = g_ptr_array_index (figures, i);
      GtkWidget *counter = find_counter (self, figure->network);

      if (counter == NULL)
        {
          counter = dia_network_counter_new (figure->network, FALSE);
          gtk_widget_set_name (counter, figure->network);
          gtk_box_append (self->counters, counter);
        }
      dia_network_counter_set_room (DIA_NETWORK_COUNTER (counter), figures->len <= MAX_METERS,
                                    figures->len <= MAX_BYTES && !self->narrow);
      dia_network_counter_set (DIA_NETWORK_COUNTER (counter), &figure->tightest);
      gtk_box_reorder_child_after (self->counters, counter, previous);
      previous = counter;
    }
  while ((surplus = gtk_widget_get_last_child (GTK_WIDGET (self->counters))) != previous)
    gtk_box_remove (self->counters, surplus);
}

/* What a network would make a link of has the colour of links. */
static void
show_facets (DiaSourceEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  g_autofree char *written = dup_written (self);
  g_autoptr(GPtrArray) facets = dia_facets_detect (written);
  GtkTextIter start;
  GtkTextIter end;
  GdkRGBA color;

  dia_icon_paint_get_token (GTK_WIDGET (self), "dia_link_color", &color);
  g_object_set (self->facet_tag, "foreground-rgba", &color, NULL);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->facet_tag, &start, &end);
  for (guint i = 0; i < facets->len; i++)
    {
      const DiaFacet *facet = g_ptr_array_index (facets, i);

      gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) g_utf8_pointer_to_offset (written, written + facet->byte_start));
      gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) g_utf8_pointer_to_offset (written, written + facet->byte_end));
      gtk_text_buffer_apply_tag (buffer, self->facet_tag, &start, &end);
    }
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
  g_menu_item_set_action_and_target (item, "editor.adapt", "(ssx)", language, network, account_id);
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
fill_adapt_menu (DiaSourceEditor *self,
                 GMenu           *menu)
{
  const guint max_accounts = 30;
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
      if (accounts->len <= max_accounts)
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

  fill_adapt_menu (DIA_SOURCE_EDITOR (user_data), menu);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
on_draft_changed_cb (DiaSourceEditor *self)
{
  const DiaContent *content = dia_draft_get_content (self->draft);

  show_text (self);
  show_language (self);
  show_target (self);
  self->loading = TRUE;
  show_entry (self->warning_entry, self->warning_button, content->warning);
  show_entry (self->link_entry, self->link_button, content->link);
  self->loading = FALSE;
  gtk_widget_set_sensitive (self->adapt_button, dia_draft_count_accounts (self->draft) > 0);
  show_counters (self);
}

static gboolean
on_lines_laid_out_cb (gpointer user_data)
{
  DiaSourceEditor *self = user_data;

  self->layout_id = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self->view));
  return G_SOURCE_REMOVE;
}

/* GtkTextView lays its lines out when there is time, and does not always ask for
 * another height when that is done: without this the last lines can stay
 * hidden. At this priority all lines are laid out before. */
static void
queue_height (DiaSourceEditor *self)
{
  if (self->layout_id == 0)
    self->layout_id = g_idle_add_full (G_PRIORITY_LOW, on_lines_laid_out_cb, self, NULL);
}

static void
on_text_changed_cb (GtkTextBuffer   *buffer,
                    DiaSourceEditor *self)
{
  g_autofree char *written = NULL;

  show_facets (self);
  queue_height (self);
  if (self->loading)
    return;
  written = dup_written (self);
  if (get_variant (self) == NULL)
    dia_draft_set_text (self->draft, written);
  else
    dia_draft_set_variant (self->draft, self->target->language, self->target->network, self->target->account_id, written);
}

static void
on_warning_changed_cb (GtkEditable     *editable,
                       DiaSourceEditor *self)
{
  if (!self->loading)
    dia_draft_set_warning (self->draft, gtk_editable_get_text (editable));
}

static void
on_link_changed_cb (GtkEditable     *editable,
                    DiaSourceEditor *self)
{
  if (!self->loading)
    dia_draft_set_link (self->draft, gtk_editable_get_text (editable));
}

static void
on_warning_toggled_cb (GtkToggleButton *button,
                       DiaSourceEditor *self)
{
  gboolean wanted = gtk_toggle_button_get_active (button);

  gtk_widget_set_visible (GTK_WIDGET (self->warning_entry), wanted);
  if (wanted && !self->loading)
    gtk_widget_grab_focus (GTK_WIDGET (self->warning_entry));
  if (!wanted)
    gtk_editable_set_text (GTK_EDITABLE (self->warning_entry), "");
}

static void
on_link_toggled_cb (GtkToggleButton *button,
                    DiaSourceEditor *self)
{
  gboolean wanted = gtk_toggle_button_get_active (button);

  gtk_widget_set_visible (GTK_WIDGET (self->link_entry), wanted);
  if (wanted && !self->loading)
    gtk_widget_grab_focus (GTK_WIDGET (self->link_entry));
  if (!wanted)
    gtk_editable_set_text (GTK_EDITABLE (self->link_entry), "");
}

static void
on_language_chosen_cb (DiaSourceEditor *self)
{
  dia_draft_set_language (self->draft, dia_choice_chip_get_value (self->language_chip));
}

static void
on_picture_clicked_cb (GtkButton       *button,
                       DiaSourceEditor *self)
{
  dia_source_editor_choose_pictures (self);
}

static void
on_emoji_clicked_cb (GtkButton       *button,
                     DiaSourceEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  g_signal_emit_by_name (self->view, "insert-emoji");
}

static void
on_source_clicked_cb (GtkButton       *button,
                      DiaSourceEditor *self)
{
  g_autoptr(DiaComposerTarget) source = dia_composer_target_new (NULL, NULL, DIA_ID_NONE);

  dia_source_editor_set_target (self, source);
}

static void
on_follow_clicked_cb (GtkButton       *button,
                      DiaSourceEditor *self)
{
  dia_draft_set_variant (self->draft, self->target->language, self->target->network, self->target->account_id, NULL);
  on_draft_changed_cb (self);
}

static void
on_settle_clicked_cb (DiaInfoRow      *row,
                      DiaSourceEditor *self)
{
  dia_draft_settle_variant (self->draft, self->target->language, self->target->network, self->target->account_id);
}

static void
on_view_focus_changed_cb (DiaSourceEditor *self)
{
  if (gtk_widget_has_focus (GTK_WIDGET (self->view)))
    gtk_widget_add_css_class (self->card, "focused");
  else
    gtk_widget_remove_css_class (self->card, "focused");
}

static void
on_texture_pasted_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr(DiaSourceEditor) self = DIA_SOURCE_EDITOR (user_data);
  g_autoptr(GdkTexture) texture = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr(GBytes) picture = NULL;

  if (texture == NULL || self->strip == NULL)
    return;
  picture = gdk_texture_save_to_png_bytes (texture);
  dia_media_strip_add_bytes (self->strip, picture);
}

/* A picture in the clipboard becomes a picture of the post; anything else is
 * left to the text. */
static void
on_view_paste_clipboard_cb (GtkTextView     *view,
                            DiaSourceEditor *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (view));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (!gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE)
      || gdk_content_formats_contain_gtype (formats, G_TYPE_STRING))
    return;
  g_signal_stop_emission_by_name (view, "paste-clipboard");
  gdk_clipboard_read_texture_async (clipboard, NULL, on_texture_pasted_cb, g_object_ref (self));
}

static gboolean
on_files_dropped_cb (GtkDropTarget   *target,
                     const GValue    *value,
                     double           x,
                     double           y,
                     DiaSourceEditor *self)
{
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    for (GSList *link = g_value_get_boxed (value); link != NULL; link = link->next)
      dia_media_strip_add_file (self->strip, link->data);
  else if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE))
    {
      g_autoptr(GBytes) picture = gdk_texture_save_to_png_bytes (g_value_get_object (value));

      dia_media_strip_add_bytes (self->strip, picture);
    }
  return TRUE;
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
  dia_source_editor_adapt (DIA_SOURCE_EDITOR (widget), target);
}

static void
dia_source_editor_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  gtk_widget_measure (DIA_SOURCE_EDITOR (widget)->box, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
dia_source_editor_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  DiaSourceEditor *self = DIA_SOURCE_EDITOR (widget);

  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  if (self->laid_out_width != width)
    queue_height (self);
  self->laid_out_width = width;
}

static void
dia_source_editor_dispose (GObject *object)
{
  DiaSourceEditor *self = DIA_SOURCE_EDITOR (object);

  g_clear_handle_id (&self->layout_id, g_source_remove);
  self->strip = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (dia_source_editor_parent_class)->dispose (object);
}

static void
dia_source_editor_finalize (GObject *object)
{
  g_clear_pointer (&DIA_SOURCE_EDITOR (object)->target, dia_composer_target_free);
  G_OBJECT_CLASS (dia_source_editor_parent_class)->finalize (object);
}

static void
dia_source_editor_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch ((DiaSourceEditorProps) property_id)
    {
    case PROP_TARGET:
      g_value_set_boxed (value, DIA_SOURCE_EDITOR (object)->target);
      break;
    }
}

static void
dia_source_editor_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch ((DiaSourceEditorProps) property_id)
    {
    case PROP_TARGET:
      dia_source_editor_set_target (DIA_SOURCE_EDITOR (object), g_value_get_boxed (value));
      break;
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/composer/dia-source-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaSourceEditor, box);
  gtk_widget_class_bind_template_child (widget_class, DiaSourceEditor, language_chip);
  gtk_widget_class_bind_template_child (widget_class, DiaSourceEditor, target_pill);
  gtk_widget_class_bind_template_child (widget_class, DiaSourceEditor, source_button);
  gtk_widget_class_bind_template_child (widget_class, DiaSourceEditor, adapt_button);
  gtk_widget_class_bind_template_child (widget_class, DiaSourceEditor, follow_button);
  gtk_widget_class_bind_template_child (widget_class, DiaSourceEditor, behind_row);
  gtk_widget_class_bind_template_child (widget_class, DiaSourceEditor, card);
  gtk_widget_class_bind_template_child (widget_class, DiaSourceEditor, view);
  gtk_widget_class_bind_template_child (widget_class, DiaSourceEditor, hint);
  gtk_widget_class_bind_template_child (widget_class, DiaSourceEditor, media_place);
  gtk_widget_class_bind_template_child (widget_class, DiaSourceEditor, warning_entry);
  gtk_widget_class_bind_template_child (widget_class, DiaSourceEditor, link_entry);
  gtk_widget_class_bind_template_child (widget_class, DiaSourceEditor, warning_button);
  gtk_widget_class_bind_template_child (widget_class, DiaSourceEditor, link_button);
  gtk_widget_class_bind_template_child (widget_class, DiaSourceEditor, counters);
  gtk_widget_class_bind_template_child (widget_class, DiaSourceEditor, foot);
  gtk_widget_class_bind_template_callback (widget_class, on_warning_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_link_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_warning_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_link_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_language_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_picture_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_emoji_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_source_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_follow_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_settle_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_view_focus_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_view_paste_clipboard_cb);
}

static void
dia_source_editor_class_init (DiaSourceEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dia_source_editor_dispose;
  object_class->finalize = dia_source_editor_finalize;
  object_class->get_property = dia_source_editor_get_property;
  object_class->set_property = dia_source_editor_set_property;
  widget_class->measure = dia_source_editor_measure;
  widget_class->size_allocate = dia_source_editor_size_allocate;
  g_object_class_install_property (object_class, PROP_TARGET,
    g_param_spec_boxed ("target", NULL, NULL, DIA_TYPE_COMPOSER_TARGET,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "editor.adapt", "(ssx)", activate_adapt);
  gtk_widget_class_set_css_name (widget_class, "source-editor");
}

static void
add_drop_target (DiaSourceEditor *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE };

  gtk_drop_target_set_gtypes (drop, types, G_N_ELEMENTS (types));
  g_signal_connect (drop, "drop", G_CALLBACK (on_files_dropped_cb), self);
  /* The text below takes a dropped file for its name: the card comes first. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drop), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->card, GTK_EVENT_CONTROLLER (drop));
}

static void
dia_source_editor_init (DiaSourceEditor *self)
{
  g_type_ensure (DIA_TYPE_CHOICE_CHIP);
  g_type_ensure (DIA_TYPE_INFO_ROW);
  g_type_ensure (DIA_TYPE_STATE_PILL);
  self->target = dia_composer_target_new (NULL, NULL, DIA_ID_NONE);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (self->view), TRUE);
  self->facet_tag = gtk_text_buffer_create_tag (gtk_text_view_get_buffer (self->view), NULL, NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (show_facets), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (on_text_changed_cb), self);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->adapt_button), on_adapt_menu_wanted_cb, self, NULL);
  add_drop_target (self);
}

GtkWidget *
dia_source_editor_new (DiaMediaLibrary   *library,
                       DiaDraft          *draft,
                       DiaNotices        *notices,
                       const char *const *languages)
{
  DiaSourceEditor *self = g_object_new (DIA_TYPE_SOURCE_EDITOR, NULL);

  self->draft = g_object_ref (draft);
  self->strip = DIA_MEDIA_STRIP (dia_media_strip_new (library, draft, notices));
  gtk_box_append (self->media_place, GTK_WIDGET (self->strip));
  for (const char *const *language = languages; *language != NULL; language++)
    {
      g_autofree char *name = dia_format_language_name (*language);

      dia_choice_chip_add (self->language_chip, *language, name);
    }
  g_signal_connect_object (draft, "changed", G_CALLBACK (on_draft_changed_cb), self, G_CONNECT_SWAPPED);
  on_draft_changed_cb (self);
  return GTK_WIDGET (self);
}

const DiaComposerTarget *
dia_source_editor_get_target (DiaSourceEditor *self)
{
  return self->target;
}

void
dia_source_editor_set_target (DiaSourceEditor         *self,
                              const DiaComposerTarget *target)
{
  if (dia_composer_target_equal (self->target, target))
    return;
  g_clear_pointer (&self->target, dia_composer_target_free);
  self->target = dia_composer_target_copy (target);
  on_draft_changed_cb (self);
  g_object_notify (G_OBJECT (self), "target");
}

void
dia_source_editor_adapt (DiaSourceEditor         *self,
                         const DiaComposerTarget *target)
{
  if (dia_composer_target_find_variant (target, self->draft) == NULL)
    {
      g_autofree char *text = g_strdup (dia_draft_get_content (self->draft)->text);
      g_autoptr(GPtrArray) accounts = dia_draft_list_accounts (self->draft);
      gboolean own;
      gboolean behind;

      /* What the first account of the target sends now is nearest to what it
       * should send. */
      for (guint i = 0; i < accounts->len; i++)
        if (dia_composer_target_covers (target, g_ptr_array_index (accounts, i)))
          {
            g_free (text);
            text = g_strdup (dia_draft_get_text_for (self->draft, g_ptr_array_index (accounts, i), &own, &behind));
            break;
          }
      dia_draft_set_variant (self->draft, target->language, target->network, target->account_id, text);
    }
  dia_source_editor_set_target (self, target);
  on_draft_changed_cb (self);
  dia_source_editor_start_writing (self);
}

void
dia_source_editor_set_narrow (DiaSourceEditor *self,
                              gboolean         narrow)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->foot),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_halign (GTK_WIDGET (self->counters), narrow ? GTK_ALIGN_START : GTK_ALIGN_END);
  self->narrow = narrow;
  show_counters (self);
}

void
dia_source_editor_start_writing (DiaSourceEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
dia_source_editor_undo (DiaSourceEditor *self)
{
  gtk_text_buffer_undo (gtk_text_view_get_buffer (self->view));
  dia_source_editor_start_writing (self);
}

void
dia_source_editor_choose_pictures (DiaSourceEditor *self)
{
  dia_media_strip_choose (self->strip);
}

void
dia_source_editor_describe_picture (DiaSourceEditor *self,
                                    guint            position)
{
  dia_media_strip_describe (self->strip, position);
}
