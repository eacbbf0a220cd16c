/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What happens within the jail, outside of it: there nothing can be counted. */

#include "dia-picture-codec.h"

#include <string.h>

#define SIDE 120

/* Noise packs badly: what fits into how many bytes is known. */
static GdkPixbuf *
make_picture (int      width,
              int      height,
              gboolean alpha)
{
  GdkPixbuf *picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, alpha, 8, width, height);
  guint8 *pixels = gdk_pixbuf_get_pixels (picture);
  g_autoptr (GRand) dice = g_rand_new_with_seed (1);

  for (gsize i = 0; i < gdk_pixbuf_get_byte_length (picture); i++)
    pixels[i] = (guint8) g_rand_int_range (dice, 0, 256);

  return picture;
}

static GBytes *
pack (int         width,
      int         height,
      const char *type)
{
  g_autoptr (GdkPixbuf) picture = make_picture (width, height, FALSE);
  char *data;
  gsize length;

  g_assert_true (gdk_pixbuf_save_to_buffer (picture, &data, &length, type, NULL, NULL));

  return g_bytes_new_take (data, length);
}

static GdkPixbuf *
unpack (const char     *type,
        GBytes         *data,
        DiaPictureSize  size,
        int            *width,
        int            *height,
        GError        **error)
{
  g_autoptr (GdkPixbufLoader) loader = dia_picture_loader_new (type);
  g_autofree char *profile = NULL;

  g_assert_nonnull (loader);

  return dia_picture_decode (loader, data, &size, width, height, &profile, error);
}

static void
test_scales_down_only (void)
{
  static const struct
  {
    DiaPictureSize size;
    int            width;
    int            height;
  } cases[] = {
    { { 0, 0 }, SIDE, SIDE / 2 }, { { 60, 0 }, 60, 30 }, { { 1000, 0 }, SIDE, SIDE / 2 }, { { 0, 1800 }, 60, 30 },
    { { 30, 1800 }, 30, 15 }, { { 1, 0 }, 1, 1 },
  };
  static const char *const types[] = { "png", "jpeg" };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GBytes) data = pack (SIDE, SIDE / 2, types[i]);

      for (gsize j = 0; j < G_N_ELEMENTS (cases); j++)
        {
          g_autoptr (GError) error = NULL;
          int width = 0, height = 0;
          g_autoptr (GdkPixbuf) picture = unpack (types[i], data, cases[j].size, &width, &height, &error);

          g_assert_no_error (error);
          g_assert_cmpint (width, ==, SIDE);
          g_assert_cmpint (height, ==, SIDE / 2);
          g_assert_cmpint (gdk_pixbuf_get_width (picture), ==, cases[j].width);
          g_assert_cmpint (gdk_pixbuf_get_height (picture), ==, cases[j].height);
        }
    }
}

/* N5: a head, another kind of file, no file. (Half a file is found by its missing
 * end: see DiaPictureHeader.) */
static void
test_n5_damaged (void)
{
  g_autoptr (GBytes) png = pack (SIDE, SIDE, "png");
  g_autoptr (GBytes) head = g_bytes_new_from_bytes (png, 0, 20);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) text = g_bytes_new_static ("no picture at all", 17);
  GBytes *wrong[] = { head, nothing, text };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      int width, height;

      g_assert_null (unpack ("png", wrong[i], (DiaPictureSize) { 0 }, &width, &height, &error));
      g_assert_error (error, DIA_PICTURE_ERROR, DIA_PICTURE_ERROR_DAMAGED);
    }
}

/* N5: a head that announces more than fifty million pixels ends it. */
static void
test_n5_bomb (void)
{
  static const guint8 head[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x4e\x20\0\0\x4e\x20\x08\0\0\0\0\x5f\x2b\x92\x4b";
  g_autoptr (GBytes) data = g_bytes_new_static (head, sizeof head - 1);
  g_autoptr (GError) error = NULL;
  int width, height;

  g_assert_null (unpack ("png", data, (DiaPictureSize) { 360, 0 }, &width, &height, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == DIA_PICTURE_ERROR);
}

static void
test_packs (void)
{
  g_autoptr (GdkPixbuf) picture = make_picture (SIDE, SIDE, FALSE);
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GBytes) jpeg = NULL;
  g_autoptr (GBytes) small = NULL;
  g_autoptr (GBytes) tiny = NULL;
  g_autoptr (GError) error = NULL;
  const char *type;

  png = dia_picture_encode (&picture, TRUE, NULL, 0, &type, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (type, ==, "png");
  jpeg = dia_picture_encode (&picture, FALSE, NULL, 0, &type, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (type, ==, "jpeg");

  /* By a lower quality alone, then by fewer pixels too. */
  small = dia_picture_encode (&picture, TRUE, NULL, (gint64) g_bytes_get_size (jpeg) / 2, &type, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (type, ==, "jpeg");
  g_assert_cmpuint (g_bytes_get_size (small), <=, g_bytes_get_size (jpeg) / 2);
  g_assert_cmpint (gdk_pixbuf_get_width (picture), ==, SIDE);
  tiny = dia_picture_encode (&picture, FALSE, NULL, 2000, &type, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (tiny), <=, 2000);
  g_assert_cmpint (gdk_pixbuf_get_width (picture), <, SIDE);
}

static void
test_cannot_pack (void)
{
  g_autoptr (GdkPixbuf) picture = make_picture (SIDE, SIDE, FALSE);
  g_autoptr (GError) error = NULL;
  const char *type;

  g_assert_null (dia_picture_encode (&picture, FALSE, NULL, 10, &type, &error));
  g_assert_error (error, DIA_PICTURE_ERROR, DIA_PICTURE_ERROR_LIMITS);
}

/* What is transparent stays so while it fits, and becomes white when it does not. */
static void
test_transparent (void)
{
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, TRUE, 8, 8, 8);
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GBytes) jpeg = NULL;
  g_autoptr (GError) error = NULL;
  const char *type;

  gdk_pixbuf_fill (picture, 0);
  png = dia_picture_encode (&picture, FALSE, NULL, 0, &type, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (type, ==, "png");
  g_clear_object (&picture);
  picture = make_picture (SIDE, SIDE, TRUE);
  memset (gdk_pixbuf_get_pixels (picture), 0, 4);
  jpeg = dia_picture_encode (&picture, FALSE, NULL, 12000, &type, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (type, ==, "jpeg");
  if (gdk_pixbuf_get_width (picture) == SIDE)
    g_assert_cmpuint (gdk_pixbuf_get_pixels (picture)[0], ==, 255);
}

/* A colour profile is kept as it was; one that cannot be written is no reason not to
 * send the picture. */
static void
test_profile (void)
{
  g_autoptr (GdkPixbuf) picture = make_picture (SIDE, SIDE / 2, FALSE);
  g_autofree guint8 *bytes = g_malloc0 (200);
  g_autofree char *sound = g_base64_encode (bytes, 200);
  g_autofree char *damaged = g_base64_encode (bytes, 20);
  g_autoptr (GdkPixbufLoader) loader = dia_picture_loader_new ("jpeg");
  g_autoptr (GBytes) data = NULL;
  g_autoptr (GBytes) without = NULL;
  g_autoptr (GdkPixbuf) again = NULL;
  g_autofree char *profile = NULL;
  g_autoptr (GError) error = NULL;
  const char *type;
  int width, height;

  data = dia_picture_encode (&picture, FALSE, sound, 0, &type, &error);
  g_assert_no_error (error);
  again = dia_picture_decode (loader, data, &(DiaPictureSize) { 0 }, &width, &height, &profile, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (profile, ==, sound);

  without = dia_picture_encode (&picture, TRUE, damaged, 0, &type, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (type, ==, "png");
  g_clear_pointer (&without, g_bytes_unref);
  without = dia_picture_encode (&picture, FALSE, damaged, 0, &type, &error);
  g_assert_no_error (error);
}

static void
test_unknown_type (void)
{
  g_assert_null (dia_picture_loader_new ("no-such-type"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/picture/codec/scales-down-only", test_scales_down_only);
  g_test_add_func ("/picture/codec/N5-damaged", test_n5_damaged);
  g_test_add_func ("/picture/codec/N5-bomb", test_n5_bomb);
  g_test_add_func ("/picture/codec/packs", test_packs);
  g_test_add_func ("/picture/codec/cannot-pack", test_cannot_pack);
  g_test_add_func ("/picture/codec/transparent", test_transparent);
  g_test_add_func ("/picture/codec/profile", test_profile);
  g_test_add_func ("/picture/codec/unknown-type", test_unknown_type);

  return g_test_run ();
}
