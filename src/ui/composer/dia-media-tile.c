/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-media-tile.h"

#include <glib/gi18n-lib.h>

#define THUMBNAIL_SIZE 184

struct _DiaMediaTile
{
  GtkWidget        parent_instance;

  GtkMenuButton   *button;
  GtkPicture      *picture;
  GtkLabel        *badge;
  GtkPopover      *popover;
  GtkTextView     *alt_view;
  GtkWidget       *left_button;
  GtkWidget       *right_button;

  DiaMediaLibrary *library;      /* (owned) */
  DiaDraft        *draft;        /* (owned) */
  DiaDraftActs    *acts;         /* (owned) */
  GCancellable    *cancellable;  /* (owned) (nullable): of the thumbnail on its way */
  char            *sha256;       /* (nullable) */
  guint            position;
  gboolean         loading;      /* the entry follows the draft: no change of it */
};

G_DEFINE_FINAL_TYPE (DiaMediaTile, dia_media_tile, GTK_TYPE_WIDGET)

static void
show_badge (DiaMediaTile *self,
            const char   *alt)
{
  gboolean missing = alt == NULL || *alt == '\0';
  /* Translators: %u is the place of a picture, from 1. */
  g_autofree char *name = g_strdup_printf (missing ? _("Picture %u, without alternative text") : _("Picture %u"),
                                           self->position + 1);

  /* Translators: the badge on a picture that lacks its alternative text. */
  gtk_label_set_label (self->badge, missing ? _("ALT ?") : _("ALT"));
  if (missing)
    gtk_widget_add_css_class (GTK_WIDGET (self->badge), "missing");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->badge), "missing");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* (transfer full) */
static char *
dup_alt (DiaMediaTile *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->alt_view);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
show_alt (DiaMediaTile *self,
          const char   *alt)
{
  g_autofree char *shown = dup_alt (self);

  if (g_strcmp0 (shown, alt) == 0)
    return;
  self->loading = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->alt_view), alt != NULL ? alt : "", -1);
  self->loading = FALSE;
}

static void
on_thumbnail_ready_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GdkPixbuf) pixbuf = dia_media_library_thumbnail_finish (DIA_MEDIA_LIBRARY (source), result, &error);
  g_autoptr(GdkTexture) texture = NULL;
  DiaMediaTile *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = DIA_MEDIA_TILE (user_data);
  g_clear_object (&self->cancellable);
  if (pixbuf == NULL)
    return;
  texture = gdk_texture_new_for_pixbuf (pixbuf);
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
}

static void
load_thumbnail (DiaMediaTile   *self,
                const DiaMedia *media)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_picture_set_paintable (self->picture, NULL);
  self->cancellable = g_cancellable_new ();
  dia_media_library_thumbnail_async (self->library, media, THUMBNAIL_SIZE, self->cancellable, on_thumbnail_ready_cb, self);
}

static void
on_alt_changed_cb (GtkTextBuffer *buffer,
                   DiaMediaTile  *self)
{
  g_autofree char *alt = NULL;

  if (self->loading)
    return;
  alt = dup_alt (self);
  dia_draft_set_alt (self->draft, self->position, alt);
}

/* Tiles keep their places and show other pictures: the focus goes along with the
 * picture. FALSE at the end. */
static gboolean
move_by (DiaMediaTile *self,
         int           step)
{
  GtkWidget *neighbour = step < 0 ? gtk_widget_get_prev_sibling (GTK_WIDGET (self))
                                  : gtk_widget_get_next_sibling (GTK_WIDGET (self));

  if (!DIA_IS_MEDIA_TILE (neighbour))
    return FALSE;
  dia_draft_acts_move_picture (self->acts, self->position, (guint) ((int) self->position + step));
  gtk_widget_child_focus (neighbour, GTK_DIR_TAB_FORWARD);
  return TRUE;
}

/* At the end nothing moves; the key is taken nevertheless, since it means "back"
 * to the page. */
static gboolean
press_move (GtkWidget *widget,
            GVariant  *step,
            gpointer   user_data)
{
  DiaMediaTile *self = DIA_MEDIA_TILE (widget);

  if (!move_by (self, g_variant_get_int32 (step)))
    gtk_widget_error_bell (widget);
  return TRUE;
}

static GdkContentProvider *
on_drag_prepare_cb (GtkDragSource *source,
                    double         x,
                    double         y,
                    DiaMediaTile  *self)
{
  return gdk_content_provider_new_typed (DIA_TYPE_MEDIA_TILE, self);
}

static void
on_drag_begin_cb (GtkDragSource *source,
                  GdkDrag       *drag,
                  DiaMediaTile  *self)
{
  g_autoptr(GdkPaintable) icon = gtk_widget_paintable_new (GTK_WIDGET (self->button));

  gtk_drag_source_set_icon (source, icon, gtk_widget_get_width (GTK_WIDGET (self)) / 2,
                            gtk_widget_get_height (GTK_WIDGET (self)) / 2);
}

/* Only pictures of this draft change places here. */
static gboolean
on_tile_dropped_cb (GtkDropTarget *target,
                    const GValue  *value,
                    double         x,
                    double         y,
                    DiaMediaTile  *self)
{
  DiaMediaTile *dragged = g_value_get_object (value);

  if (dragged == NULL || dragged->draft != self->draft)
    return FALSE;
  dia_draft_acts_move_picture (self->acts, dragged->position, self->position);
  return TRUE;
}

static void
on_left_clicked_cb (GtkButton    *button,
                    DiaMediaTile *self)
{
  gtk_popover_popdown (self->popover);
  dia_draft_acts_move_picture (self->acts, self->position, self->position - 1);
}

static void
on_right_clicked_cb (GtkButton    *button,
                     DiaMediaTile *self)
{
  gtk_popover_popdown (self->popover);
  dia_draft_acts_move_picture (self->acts, self->position, self->position + 1);
}

static void
on_remove_clicked_cb (GtkButton    *button,
                      DiaMediaTile *self)
{
  gtk_popover_popdown (self->popover);
  dia_draft_acts_remove_picture (self->acts, self->position);
}

static void
dia_media_tile_dispose (GObject *object)
{
  DiaMediaTile *self = DIA_MEDIA_TILE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;
  g_clear_object (&self->library);
  g_clear_object (&self->draft);
  g_clear_object (&self->acts);
  G_OBJECT_CLASS (dia_media_tile_parent_class)->dispose (object);
}

static void
dia_media_tile_finalize (GObject *object)
{
  g_free (DIA_MEDIA_TILE (object)->sha256);
  G_OBJECT_CLASS (dia_media_tile_parent_class)->finalize (object);
}

static void
dia_media_tile_class_init (DiaMediaTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_media_tile_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_media_tile_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/composer/dia-media-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaMediaTile, button);
  gtk_widget_class_bind_template_child (widget_class, DiaMediaTile, picture);
  gtk_widget_class_bind_template_child (widget_class, DiaMediaTile, badge);
  gtk_widget_class_bind_template_child (widget_class, DiaMediaTile, popover);
  gtk_widget_class_bind_template_child (widget_class, DiaMediaTile, alt_view);
  gtk_widget_class_bind_template_child (widget_class, DiaMediaTile, left_button);
  gtk_widget_class_bind_template_child (widget_class, DiaMediaTile, right_button);
  gtk_widget_class_bind_template_callback (widget_class, on_left_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_right_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "media-tile");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, press_move, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_ALT_MASK, press_move, "i", 1);
}

static void
add_dragging (DiaMediaTile *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (DIA_TYPE_MEDIA_TILE, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin_cb), self);
  /* The button below takes the press for a click. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (source), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "drop", G_CALLBACK (on_tile_dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
dia_media_tile_init (DiaMediaTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_dragging (self);
  g_signal_connect (gtk_text_view_get_buffer (self->alt_view), "changed", G_CALLBACK (on_alt_changed_cb), self);
}

GtkWidget *
dia_media_tile_new (DiaMediaLibrary *library,
                    DiaDraft        *draft,
                    DiaDraftActs    *acts)
{
  DiaMediaTile *self = g_object_new (DIA_TYPE_MEDIA_TILE, NULL);

  self->library = g_object_ref (library);
  self->draft = g_object_ref (draft);
  self->acts = g_object_ref (acts);
  return GTK_WIDGET (self);
}

void
dia_media_tile_show (DiaMediaTile   *self,
                     guint           position,
                     const DiaMedia *media)
{
  self->position = position;
  gtk_widget_set_sensitive (self->left_button, position > 0);
  gtk_widget_set_sensitive (self->right_button, position + 1 < dia_draft_get_content (self->draft)->media->len);
  show_alt (self, media->alt);
  show_badge (self, media->alt);
  if (g_strcmp0 (self->sha256, media->sha256) == 0)
    return;
  g_free (self->sha256);
  self->sha256 = g_strdup (media->sha256);
  load_thumbnail (self, media);
}

void
dia_media_tile_open (DiaMediaTile *self)
{
  gtk_menu_button_popup (self->button);
  gtk_widget_grab_focus (GTK_WIDGET (self->alt_view));
}
