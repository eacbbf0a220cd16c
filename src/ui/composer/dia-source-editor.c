/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-source-editor.h"

#include "dia-content-menu.h"
#include "dia-draft-acts.h"
#include "dia-fact-entry.h"
#include "dia-field.h"
#include "dia-info-row.h"
#include "dia-length-row.h"
#include "dia-media-strip.h"
#include "dia-source-text.h"
#include "dia-target-bar.h"

struct _DiaSourceEditor
{
  GtkWidget          parent_instance;

  GtkWidget         *box;
  DiaTargetBar      *target_bar;
  GtkWidget         *behind_row;
  GtkWidget         *card;
  DiaSourceText     *text;
  GtkBox            *media_place;
  DiaFactEntry      *reply_entry;
  DiaFactEntry      *warning_entry;
  DiaFactEntry      *link_entry;
  DiaContentMenu    *content_menu;
  DiaLengthRow      *lengths;
  GtkBox            *foot;

  DiaMediaStrip     *strip;
  DiaDraft          *draft;      /* (owned) */
  DiaDraftActs      *acts;       /* (owned) */
  DiaComposerTarget *target;     /* (owned) */
  gboolean           narrow;
  gboolean           typed_last; /* the last thing that can be undone was typing */
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

static void
show_target (DiaSourceEditor *self)
{
  const DiaVariant *variant = get_variant (self);

  dia_target_bar_show (self->target_bar, self->target);
  gtk_widget_set_visible (self->behind_row, variant != NULL
                          && variant->source_revision < dia_draft_get_content (self->draft)->revision);
}

static void
on_draft_changed_cb (DiaSourceEditor *self)
{
  dia_source_text_set_text (self->text, get_text (self));
  show_target (self);
  dia_fact_entry_show (self->reply_entry);
  dia_fact_entry_show (self->warning_entry);
  dia_fact_entry_show (self->link_entry);
  dia_length_row_show (self->lengths, self->draft, self->target, self->narrow);
}

static void
on_text_written_cb (DiaSourceText   *text,
                    const char      *written,
                    DiaSourceEditor *self)
{
  self->typed_last = TRUE;
  if (get_variant (self) == NULL)
    dia_draft_set_text (self->draft, written);
  else
    dia_draft_set_variant (self->draft, self->target->language, self->target->network, self->target->account_id, written);
}

static void
on_act_done_cb (DiaSourceEditor *self)
{
  self->typed_last = FALSE;
}

static void
on_answer_requested_cb (DiaSourceEditor *self)
{
  dia_fact_entry_start (self->reply_entry);
}

/* A line that holds nothing but "---" cuts a text into the parts of a thread. */
static void
on_part_requested_cb (DiaSourceEditor *self)
{
  dia_source_text_insert (self->text, "\n---\n");
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
  dia_source_text_choose_emoji (self->text);
}

static void
on_target_requested_cb (DiaTargetBar      *bar,
                        DiaComposerTarget *target,
                        DiaSourceEditor   *self)
{
  dia_source_editor_set_target (self, target);
}

static void
on_adapt_requested_cb (DiaTargetBar      *bar,
                       DiaComposerTarget *target,
                       DiaSourceEditor   *self)
{
  dia_source_editor_adapt (self, target);
}

static void
on_follow_requested_cb (DiaTargetBar    *bar,
                        DiaSourceEditor *self)
{
  dia_draft_acts_follow_source (self->acts, self->target);
}

static void
on_settle_clicked_cb (DiaInfoRow      *row,
                      DiaSourceEditor *self)
{
  dia_draft_settle_variant (self->draft, self->target->language, self->target->network, self->target->account_id);
}

static void
on_text_active_changed_cb (DiaSourceEditor *self)
{
  gboolean active;

  g_object_get (self->text, "active", &active, NULL);
  if (active)
    gtk_widget_add_css_class (self->card, "focused");
  else
    gtk_widget_remove_css_class (self->card, "focused");
}

static void
on_picture_pasted_cb (DiaSourceText   *text,
                      GBytes          *picture,
                      DiaSourceEditor *self)
{
  if (self->strip != NULL)
    dia_media_strip_add_bytes (self->strip, picture);
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
dia_source_editor_dispose (GObject *object)
{
  DiaSourceEditor *self = DIA_SOURCE_EDITOR (object);

  self->strip = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->draft);
  g_clear_object (&self->acts);
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
  gtk_widget_class_bind_template_child (widget_class, DiaSourceEditor, target_bar);
  gtk_widget_class_bind_template_child (widget_class, DiaSourceEditor, behind_row);
  gtk_widget_class_bind_template_child (widget_class, DiaSourceEditor, card);
  gtk_widget_class_bind_template_child (widget_class, DiaSourceEditor, text);
  gtk_widget_class_bind_template_child (widget_class, DiaSourceEditor, media_place);
  gtk_widget_class_bind_template_child (widget_class, DiaSourceEditor, reply_entry);
  gtk_widget_class_bind_template_child (widget_class, DiaSourceEditor, warning_entry);
  gtk_widget_class_bind_template_child (widget_class, DiaSourceEditor, link_entry);
  gtk_widget_class_bind_template_child (widget_class, DiaSourceEditor, content_menu);
  gtk_widget_class_bind_template_child (widget_class, DiaSourceEditor, lengths);
  gtk_widget_class_bind_template_child (widget_class, DiaSourceEditor, foot);
  gtk_widget_class_bind_template_callback (widget_class, on_answer_requested_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_part_requested_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_picture_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_emoji_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_target_requested_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_adapt_requested_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_follow_requested_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_settle_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_text_active_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_text_written_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_picture_pasted_cb);
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
  g_object_class_install_property (object_class, PROP_TARGET,
    g_param_spec_boxed ("target", NULL, NULL, DIA_TYPE_COMPOSER_TARGET,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));

  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
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
  g_type_ensure (DIA_TYPE_CONTENT_MENU);
  g_type_ensure (DIA_TYPE_FACT_ENTRY);
  g_type_ensure (DIA_TYPE_INFO_ROW);
  g_type_ensure (DIA_TYPE_LENGTH_ROW);
  g_type_ensure (DIA_TYPE_SOURCE_TEXT);
  g_type_ensure (DIA_TYPE_TARGET_BAR);
  self->target = dia_composer_target_new (NULL, NULL, DIA_ID_NONE);
  gtk_widget_init_template (GTK_WIDGET (self));
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
  self->acts = dia_draft_acts_new (draft, notices);
  dia_fact_entry_set_acts (self->reply_entry, self->acts, DIA_FACT_REPLY);
  dia_fact_entry_set_acts (self->warning_entry, self->acts, DIA_FACT_WARNING);
  dia_fact_entry_set_acts (self->link_entry, self->acts, DIA_FACT_LINK);
  dia_content_menu_set_draft (self->content_menu, draft);
  g_signal_connect_object (self->acts, "done", G_CALLBACK (on_act_done_cb), self, G_CONNECT_SWAPPED);
  self->strip = DIA_MEDIA_STRIP (dia_media_strip_new (library, draft, self->acts, notices));
  gtk_box_append (self->media_place, GTK_WIDGET (self->strip));
  dia_target_bar_set_draft (self->target_bar, draft, languages);
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
dia_source_editor_show_source (DiaSourceEditor *self)
{
  g_autoptr(DiaComposerTarget) source = dia_composer_target_new (NULL, NULL, DIA_ID_NONE);

  dia_source_editor_set_target (self, source);
  dia_source_editor_start_writing (self);
}

void
dia_source_editor_adapt (DiaSourceEditor         *self,
                         const DiaComposerTarget *target)
{
  if (dia_composer_target_find_variant (target, self->draft) == NULL)
    {
      const DiaContent *content = dia_draft_get_content (self->draft);
      g_autofree char *text = g_strdup (content->text);
      g_autoptr(GPtrArray) accounts = dia_draft_list_accounts (self->draft);

      /* What the first account of the target sends now is nearest to what it
       * should send. */
      for (guint i = 0; i < accounts->len; i++)
        if (dia_composer_target_covers (target, g_ptr_array_index (accounts, i)))
          {
            const DiaAccount *account = g_ptr_array_index (accounts, i);
            const DiaVariant *variant = dia_content_find_variant (content, account->id, account->network, account->language);

            if (variant != NULL)
              dia_field_set_text (&text, variant->text);
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
  self->narrow = narrow;
  dia_length_row_show (self->lengths, self->draft, self->target, narrow);
}

void
dia_source_editor_start_writing (DiaSourceEditor *self)
{
  dia_source_text_start_writing (self->text);
}

void
dia_source_editor_undo (DiaSourceEditor *self)
{
  if (!self->typed_last && dia_draft_acts_undo (self->acts))
    return;
  if (!dia_source_text_undo (self->text))
    dia_draft_acts_undo (self->acts);
}

void
dia_source_editor_choose_pictures (DiaSourceEditor *self)
{
  dia_media_strip_choose (self->strip);
}

void
dia_source_editor_edit_answer (DiaSourceEditor *self)
{
  dia_fact_entry_start (self->reply_entry);
}

void
dia_source_editor_describe_picture (DiaSourceEditor *self,
                                    guint            position)
{
  dia_media_strip_describe (self->strip, position);
}
