/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-source-text.h"

#include "dia-facets.h"
#include "dia-icon-paint.h"

#include <adwaita.h>

struct _DiaSourceText
{
  GtkWidget    parent_instance;

  GtkWidget   *overlay;
  GtkTextView *view;
  GtkWidget   *hint;

  GtkTextTag  *facet_tag;  /* of the text */
  guint        layout_id;  /* another height may be needed */
  int          laid_out_width;
  gboolean     loading;    /* the text is being shown: nobody wrote it */
};

typedef enum
{
  PROP_ACTIVE = 1,
} DiaSourceTextProps;

enum
{
  SIGNAL_WRITTEN,
  SIGNAL_PICTURE_PASTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaSourceText, dia_source_text, GTK_TYPE_WIDGET)

/* (transfer full) */
static char *
dup_written (DiaSourceText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* What a network would make a link of has the colour of links. */
static void
show_facets (DiaSourceText *self)
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

static gboolean
on_lines_laid_out_cb (gpointer user_data)
{
  DiaSourceText *self = user_data;

  self->layout_id = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self->view));
  return G_SOURCE_REMOVE;
}

/* GtkTextView lays its lines out when there is time, and does not always ask for
 * another height when that is done: without this the last lines can stay
 * hidden. At this priority all lines are laid out before. */
static void
queue_height (DiaSourceText *self)
{
  if (self->layout_id == 0)
    self->layout_id = g_idle_add_full (G_PRIORITY_LOW, on_lines_laid_out_cb, self, NULL);
}

static void
on_text_changed_cb (GtkTextBuffer *buffer,
                    DiaSourceText *self)
{
  g_autofree char *written = NULL;

  show_facets (self);
  queue_height (self);
  if (self->loading)
    return;
  written = dup_written (self);
  gtk_widget_set_visible (self->hint, *written == '\0');
  g_signal_emit (self, signals[SIGNAL_WRITTEN], 0, written);
}

static void
on_view_focus_changed_cb (DiaSourceText *self)
{
  g_object_notify (G_OBJECT (self), "active");
}

static void
on_texture_pasted_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr(DiaSourceText) self = DIA_SOURCE_TEXT (user_data);
  g_autoptr(GdkTexture) texture = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr(GBytes) picture = NULL;

  if (texture == NULL)
    return;
  picture = gdk_texture_save_to_png_bytes (texture);
  g_signal_emit (self, signals[SIGNAL_PICTURE_PASTED], 0, picture);
}

/* A picture in the clipboard becomes a picture of the post; anything else is
 * left to the text. */
static void
on_view_paste_clipboard_cb (GtkTextView   *view,
                            DiaSourceText *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (view));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (!gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE)
      || gdk_content_formats_contain_gtype (formats, G_TYPE_STRING))
    return;
  g_signal_stop_emission_by_name (view, "paste-clipboard");
  gdk_clipboard_read_texture_async (clipboard, NULL, on_texture_pasted_cb, g_object_ref (self));
}

static void
dia_source_text_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  gtk_widget_measure (DIA_SOURCE_TEXT (widget)->overlay, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
dia_source_text_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  DiaSourceText *self = DIA_SOURCE_TEXT (widget);

  gtk_widget_allocate (self->overlay, width, height, baseline, NULL);
  if (self->laid_out_width != width)
    queue_height (self);
  self->laid_out_width = width;
}

static void
dia_source_text_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch ((DiaSourceTextProps) property_id)
    {
    case PROP_ACTIVE:
      g_value_set_boolean (value, gtk_widget_has_focus (GTK_WIDGET (DIA_SOURCE_TEXT (object)->view)));
      break;
    }
}

static void
dia_source_text_dispose (GObject *object)
{
  DiaSourceText *self = DIA_SOURCE_TEXT (object);

  g_clear_handle_id (&self->layout_id, g_source_remove);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  G_OBJECT_CLASS (dia_source_text_parent_class)->dispose (object);
}

static void
dia_source_text_class_init (DiaSourceTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dia_source_text_dispose;
  object_class->get_property = dia_source_text_get_property;
  widget_class->measure = dia_source_text_measure;
  widget_class->size_allocate = dia_source_text_size_allocate;
  g_object_class_install_property (object_class, PROP_ACTIVE,
    g_param_spec_boolean ("active", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  signals[SIGNAL_WRITTEN] = g_signal_new ("written", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_PICTURE_PASTED] = g_signal_new ("picture-pasted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                 NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BYTES);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/composer/dia-source-text.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaSourceText, overlay);
  gtk_widget_class_bind_template_child (widget_class, DiaSourceText, view);
  gtk_widget_class_bind_template_child (widget_class, DiaSourceText, hint);
  gtk_widget_class_bind_template_callback (widget_class, on_view_focus_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_view_paste_clipboard_cb);
  gtk_widget_class_set_css_name (widget_class, "source-text");
}

static void
dia_source_text_init (DiaSourceText *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (self->view), TRUE);
  self->facet_tag = gtk_text_buffer_create_tag (gtk_text_view_get_buffer (self->view), NULL, NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (show_facets), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (on_text_changed_cb), self);
}

void
dia_source_text_set_text (DiaSourceText *self,
                          const char    *text)
{
  g_autofree char *written = dup_written (self);

  if (g_strcmp0 (written, text) != 0)
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

      self->loading = TRUE;
      gtk_text_buffer_begin_irreversible_action (buffer);
      gtk_text_buffer_set_text (buffer, text, -1);
      gtk_text_buffer_end_irreversible_action (buffer);
      self->loading = FALSE;
    }
  gtk_widget_set_visible (self->hint, *text == '\0');
}

void
dia_source_text_start_writing (DiaSourceText *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
dia_source_text_choose_emoji (DiaSourceText *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  g_signal_emit_by_name (self->view, "insert-emoji");
}

gboolean
dia_source_text_undo (DiaSourceText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  if (!gtk_text_buffer_get_can_undo (buffer))
    return FALSE;
  gtk_text_buffer_undo (buffer);
  dia_source_text_start_writing (self);
  return TRUE;
}

void
dia_source_text_insert (DiaSourceText *self,
                        const char    *words)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert_at_cursor (buffer, words, -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_view_scroll_mark_onscreen (self->view, gtk_text_buffer_get_insert (buffer));
  dia_source_text_start_writing (self);
}
