/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-preview-pictures.h"

#include <glib/gi18n-lib.h>

#define MAX_PICTURES 4
#define PICTURE_SIZE 300
#define GAP 4

struct _DiaPreviewPictures
{
  GtkWidget        parent_instance;

  GtkGrid         *grid;

  DiaMediaLibrary *library;      /* (owned) (nullable) */
  GCancellable    *cancellable;  /* (owned): of the pictures on their way */
  char            *shown;        /* (owned) (nullable): which pictures are shown, and how */
};

G_DEFINE_FINAL_TYPE (DiaPreviewPictures, dia_preview_pictures, GTK_TYPE_WIDGET)

/* Where a picture lies in the grid. */
typedef struct
{
  int column;
  int row;
  int width;
  int height;
} Place;

/* One is as wide as all, of three the first is as high as the two others. */
static const Place places[MAX_PICTURES][MAX_PICTURES] = {
  { { 0, 0, 2, 2 } },
  { { 0, 0, 1, 2 }, { 1, 0, 1, 2 } },
  { { 0, 0, 1, 2 }, { 1, 0, 1, 1 }, { 1, 1, 1, 1 } },
  { { 0, 0, 1, 1 }, { 1, 0, 1, 1 }, { 0, 1, 1, 1 }, { 1, 1, 1, 1 } },
};

static void
on_picture_ready_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(GtkPicture) picture = user_data;
  g_autoptr(GdkPixbuf) pixbuf = dia_media_library_thumbnail_finish (DIA_MEDIA_LIBRARY (source), result, NULL);
  g_autoptr(GdkTexture) texture = NULL;

  if (pixbuf == NULL)
    return;
  texture = gdk_texture_new_for_pixbuf (pixbuf);
  gtk_picture_set_paintable (picture, GDK_PAINTABLE (texture));
}

static GtkWidget *
create_picture (DiaPreviewPictures *self,
                const DiaMedia     *media)
{
  GtkWidget *picture = gtk_picture_new ();

  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_picture_set_content_fit (GTK_PICTURE (picture), GTK_CONTENT_FIT_COVER);
  gtk_picture_set_alternative_text (GTK_PICTURE (picture), media->alt);
  gtk_widget_set_overflow (picture, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (picture, TRUE);
  gtk_widget_add_css_class (picture, "thumbnail");
  dia_media_library_thumbnail_async (self->library, media, PICTURE_SIZE, self->cancellable, on_picture_ready_cb,
                                     g_object_ref (picture));
  return picture;
}

/* @picture with a few words over it; itself when there are none. */
static GtkWidget *
cover (GtkWidget  *picture,
       const char *words,
       const char *style)
{
  GtkWidget *overlay;
  GtkWidget *label;

  if (words == NULL)
    return picture;
  overlay = gtk_overlay_new ();
  label = gtk_label_new (words);
  gtk_widget_add_css_class (label, style);
  if (g_str_equal (style, "picture-place"))
    {
      gtk_widget_set_halign (label, GTK_ALIGN_END);
      gtk_widget_set_valign (label, GTK_ALIGN_START);
    }
  gtk_overlay_set_child (GTK_OVERLAY (overlay), picture);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), label);
  gtk_widget_set_hexpand (overlay, TRUE);
  return overlay;
}

static void
show_carousel (DiaPreviewPictures *self,
               const GPtrArray    *media)
{
  GtkWidget *picture = create_picture (self, g_ptr_array_index (media, 0));
  /* Translators: which picture is shown, and of how many. */
  g_autofree char *place = media->len > 1 ? g_strdup_printf (C_("picture", "%u/%u"), 1, media->len) : NULL;

  gtk_widget_set_size_request (picture, -1, 240);
  gtk_grid_attach (self->grid, cover (picture, place, "picture-place"), 0, 0, 2, 2);
}

static void
show_grid (DiaPreviewPictures *self,
           const GPtrArray    *media)
{
  guint n = MIN (media->len, MAX_PICTURES);
  int row_height = n == 1 ? 150 : n == 2 ? 90 : 70;

  for (guint i = 0; i < n; i++)
    {
      const Place *place = &places[n - 1][i];
      GtkWidget *picture = create_picture (self, g_ptr_array_index (media, i));
      g_autofree char *more = i + 1 == n && media->len > n ? g_strdup_printf ("+%u", media->len - n) : NULL;
      gboolean tall = place->height == 2 && n > 2;

      gtk_widget_set_size_request (picture, -1, tall ? 2 * row_height + GAP : row_height);
      gtk_grid_attach (self->grid, cover (picture, more, "more-pictures"), place->column, place->row, place->width,
                       place->height);
    }
}

/* (transfer full) */
static char *
build_key (const GPtrArray *media,
           gboolean         carousel)
{
  g_autoptr(GString) key = g_string_new (carousel ? "carousel\n" : "grid\n");

  for (guint i = 0; i < media->len; i++)
    g_string_append_printf (key, "%s\n%s\n", ((DiaMedia *) g_ptr_array_index (media, i))->sha256,
                            ((DiaMedia *) g_ptr_array_index (media, i))->alt);
  return g_string_free (g_steal_pointer (&key), FALSE);
}

static void
dia_preview_pictures_dispose (GObject *object)
{
  DiaPreviewPictures *self = DIA_PREVIEW_PICTURES (object);

  g_cancellable_cancel (self->cancellable);
  if (self->grid != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->grid));
  self->grid = NULL;
  g_clear_object (&self->library);
  G_OBJECT_CLASS (dia_preview_pictures_parent_class)->dispose (object);
}

static void
dia_preview_pictures_finalize (GObject *object)
{
  DiaPreviewPictures *self = DIA_PREVIEW_PICTURES (object);

  g_object_unref (self->cancellable);
  g_free (self->shown);
  G_OBJECT_CLASS (dia_preview_pictures_parent_class)->finalize (object);
}

static void
dia_preview_pictures_class_init (DiaPreviewPicturesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_preview_pictures_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_preview_pictures_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "preview-pictures");
}

static void
dia_preview_pictures_init (DiaPreviewPictures *self)
{
  self->cancellable = g_cancellable_new ();
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, GAP);
  gtk_grid_set_row_spacing (self->grid, GAP);
  gtk_grid_set_column_homogeneous (self->grid, TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
dia_preview_pictures_set_library (DiaPreviewPictures *self,
                                  DiaMediaLibrary    *library)
{
  g_set_object (&self->library, library);
}

void
dia_preview_pictures_show (DiaPreviewPictures *self,
                           const GPtrArray    *media,
                           gboolean            carousel)
{
  g_autofree char *key = build_key (media, carousel);
  GtkWidget *child;

  if (g_strcmp0 (key, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&key);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  gtk_widget_set_visible (GTK_WIDGET (self), media->len > 0);
  if (media->len == 0)
    return;
  if (carousel)
    show_carousel (self, media);
  else
    show_grid (self, media);
}
