/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-picture-codec.h"

#include <math.h>

/* JPEG below this quality looks worse than a smaller picture. */
#define MIN_QUALITY 60
#define MAX_QUALITY 95
/* A picture that does not fit at this size never will. */
#define MIN_SIDE 32

typedef struct
{
  const DiaPictureSize *size;
  int                   width;
  int                   height;
} SizeRequest;

G_DEFINE_QUARK (dia-picture-error-quark, dia_picture_error)

/* The factor, 1 at most, that brings width × height within @size. */
static double
find_scale (const DiaPictureSize *size,
            int                   width,
            int                   height)
{
  double scale = 1;

  if (size->max_side > 0)
    scale = MIN (scale, (double) size->max_side / MAX (width, height));
  if (size->max_pixels > 0)
    scale = MIN (scale, sqrt ((double) size->max_pixels / ((double) width * height)));

  return scale;
}

static void
on_loader_size_prepared_cb (GdkPixbufLoader *loader,
                            int              width,
                            int              height,
                            gpointer         user_data)
{
  SizeRequest *request = user_data;
  double scale = find_scale (request->size, width, height);

  request->width = width;
  request->height = height;
  if ((gint64) width * height > DIA_PICTURE_MAX_PIXELS)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
  else if (scale < 1)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int) (width * scale)), MAX (1, (int) (height * scale)));
}

static gboolean
feed (GdkPixbufLoader  *loader,
      GBytes           *data,
      GError          **error)
{
  g_autoptr (GError) written = NULL, closed = NULL;
  gboolean done = gdk_pixbuf_loader_write_bytes (loader, data, &written);

  /* The loader insists on being closed, also after a failure. */
  done = gdk_pixbuf_loader_close (loader, &closed) && done;
  if (!done)
    g_set_error (error, DIA_PICTURE_ERROR, DIA_PICTURE_ERROR_DAMAGED, "%s",
                 written != NULL ? written->message : closed != NULL ? closed->message : "cut short");

  return done;
}

static GBytes *
save (GdkPixbuf  *picture,
      const char *type,
      const char *quality,
      const char *profile)
{
  const char *keys[3] = { NULL }, *values[3] = { NULL };
  char *data;
  gsize length;
  guint n = 0;

  if (quality != NULL)
    {
      keys[n] = "quality";
      values[n++] = quality;
    }
  if (profile != NULL)
    {
      keys[n] = "icc-profile";
      values[n++] = profile;
    }
  if (!gdk_pixbuf_save_to_bufferv (picture, &data, &length, type, (char **) keys, (char **) values, NULL))
    /* A damaged profile is refused by the writers; the readers let it through. */
    return profile != NULL ? save (picture, type, quality, NULL) : NULL;

  return g_bytes_new_take (data, length);
}

static GBytes *
save_jpeg (GdkPixbuf  *picture,
           int         quality,
           const char *profile)
{
  g_autofree char *text = g_strdup_printf ("%d", quality);

  return save (picture, "jpeg", text, profile);
}

static gboolean
fits (GBytes *data,
      gint64  max_bytes)
{
  return data != NULL && (max_bytes == 0 || (gint64) g_bytes_get_size (data) <= max_bytes);
}

/* The best quality that fits, by halving the range. (nullable) */
static GBytes *
save_best_jpeg (GdkPixbuf  *picture,
                const char *profile,
                gint64      max_bytes)
{
  g_autoptr (GBytes) best = save_jpeg (picture, MAX_QUALITY, profile);
  int low = MIN_QUALITY, high = MAX_QUALITY - 1;

  if (fits (best, max_bytes))
    return g_steal_pointer (&best);

  g_clear_pointer (&best, g_bytes_unref);
  best = save_jpeg (picture, low, profile);
  if (!fits (best, max_bytes))
    return NULL;

  while (low < high)
    {
      int middle = (low + high + 1) / 2;
      g_autoptr (GBytes) data = save_jpeg (picture, middle, profile);

      if (fits (data, max_bytes))
        {
          g_bytes_unref (best);
          best = g_steal_pointer (&data);
          low = middle;
        }
      else
        {
          high = middle - 1;
        }
    }

  return g_steal_pointer (&best);
}

/* JPEG has no transparency: what was transparent becomes white. (transfer full) */
static GdkPixbuf *
lay_on_white (GdkPixbuf *picture)
{
  int width = gdk_pixbuf_get_width (picture), height = gdk_pixbuf_get_height (picture);

  if (!gdk_pixbuf_get_has_alpha (picture))
    return g_object_ref (picture);

  return gdk_pixbuf_composite_color_simple (picture, width, height, GDK_INTERP_NEAREST, 255, 16, 0xffffff, 0xffffff);
}

static gboolean
shrink (GdkPixbuf **picture)
{
  int width = gdk_pixbuf_get_width (*picture) * 3 / 4, height = gdk_pixbuf_get_height (*picture) * 3 / 4;
  GdkPixbuf *smaller;

  if (MAX (width, height) < MIN_SIDE)
    return FALSE;

  smaller = gdk_pixbuf_scale_simple (*picture, MAX (1, width), MAX (1, height), GDK_INTERP_BILINEAR);
  if (smaller == NULL)
    return FALSE;

  g_object_unref (*picture);
  *picture = smaller;
  return TRUE;
}

GdkPixbufLoader *
dia_picture_loader_new (const char *type)
{
  g_autoptr (GdkPixbuf) dot = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 1, 1);
  g_autoptr (GBytes) png = NULL, jpeg = NULL;

  /* Writing a dot is what makes gdk-pixbuf open its writers. */
  gdk_pixbuf_fill (dot, 0);
  png = save (dot, "png", NULL, NULL);
  jpeg = save (dot, "jpeg", NULL, NULL);
  if (png == NULL || jpeg == NULL)
    return NULL;

  return gdk_pixbuf_loader_new_with_type (type, NULL);
}

GdkPixbuf *
dia_picture_decode (GdkPixbufLoader       *loader,
                    GBytes                *data,
                    const DiaPictureSize  *size,
                    int                   *width,
                    int                   *height,
                    char                 **profile,
                    GError               **error)
{
  SizeRequest request = { .size = size };
  g_autoptr (GdkPixbuf) upright = NULL;
  GdkPixbuf *picture;
  gboolean fed, turned;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_loader_size_prepared_cb), &request);
  fed = feed (loader, data, error);
  if ((gint64) request.width * request.height > DIA_PICTURE_MAX_PIXELS)
    {
      g_clear_error (error);
      g_set_error (error, DIA_PICTURE_ERROR, DIA_PICTURE_ERROR_TOO_LARGE, "%d × %d", request.width, request.height);
      return NULL;
    }
  picture = fed ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;
  if (picture == NULL)
    {
      if (fed)
        g_set_error_literal (error, DIA_PICTURE_ERROR, DIA_PICTURE_ERROR_DAMAGED, "no picture");
      return NULL;
    }

  upright = gdk_pixbuf_apply_embedded_orientation (picture);
  turned = g_strcmp0 (gdk_pixbuf_get_option (picture, "orientation"), "5") >= 0;
  *profile = g_strdup (gdk_pixbuf_get_option (picture, "icc-profile"));
  *width = turned ? request.height : request.width;
  *height = turned ? request.width : request.height;

  return g_steal_pointer (&upright);
}

GBytes *
dia_picture_encode (GdkPixbuf  **picture,
                    gboolean     keep_png,
                    const char  *profile,
                    gint64       max_bytes,
                    const char **type,
                    GError     **error)
{
  g_autoptr (GdkPixbuf) opaque = NULL;
  g_autoptr (GBytes) data = NULL;

  *type = "png";
  if (keep_png || gdk_pixbuf_get_has_alpha (*picture))
    data = save (*picture, "png", NULL, profile);
  if (fits (data, max_bytes))
    return g_steal_pointer (&data);

  *type = "jpeg";
  opaque = lay_on_white (*picture);
  g_set_object (picture, opaque);
  do
    {
      g_clear_pointer (&data, g_bytes_unref);
      data = save_best_jpeg (*picture, profile, max_bytes);
    }
  while (data == NULL && shrink (picture));

  if (data == NULL)
    g_set_error (error, DIA_PICTURE_ERROR, DIA_PICTURE_ERROR_LIMITS,
                 "does not fit into %" G_GINT64_FORMAT " bytes", max_bytes);

  return g_steal_pointer (&data);
}
