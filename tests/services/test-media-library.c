/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-media-library.h"

#include "dia-field.h"
#include "dia-office-fixture.h"
#include "dia-test-support.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#define SECRET_PLACE "48.8583701N 2.2944813E"

static DiaMediaLibrary *
get_library (OfficeFixture *fixture)
{
  return dia_workspace_get_media (fixture->workspace);
}

/* Noise: nothing packs it well. */
static GdkPixbuf *
make_pixbuf (int      width,
             int      height,
             gboolean alpha)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, alpha, 8, width, height);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint8 *pixels = gdk_pixbuf_get_pixels (pixbuf);

  for (gsize i = 0; i < gdk_pixbuf_get_byte_length (pixbuf); i++)
    pixels[i] = g_rand_int (rand);

  return pixbuf;
}

static GBytes *
pack (GdkPixbuf  *pixbuf,   /* (transfer full) */
      const char *type)
{
  g_autoptr (GdkPixbuf) owned = pixbuf;
  char *data;
  gsize length;

  g_assert_true (gdk_pixbuf_save_to_buffer (owned, &data, &length, type, NULL, NULL));

  return g_bytes_new_take (data, length);
}

static void
append_be32 (GByteArray *array,
             guint32     value)
{
  guint32 swapped = GUINT32_TO_BE (value);

  g_byte_array_append (array, (const guint8 *) &swapped, sizeof swapped);
}

static void
append_chunk (GByteArray *png,
              const char *name,
              const char *data,
              gsize       length)
{
  append_be32 (png, length);
  g_byte_array_append (png, (const guint8 *) name, 4);
  g_byte_array_append (png, (const guint8 *) data, length);
  append_be32 (png, 0);
}

/* A PNG that says it is so large, and has nothing in it. */
static GBytes *
claim_size (guint32 width,
            guint32 height)
{
  GByteArray *png = g_byte_array_new ();
  char header[13] = { 0 };
  guint32 wide = GUINT32_TO_BE (width), high = GUINT32_TO_BE (height);

  memcpy (header, &wide, 4);
  memcpy (header + 4, &high, 4);
  header[8] = 8;
  header[9] = 2;
  g_byte_array_append (png, (const guint8 *) "\x89PNG\r\n\x1a\n", 8);
  append_chunk (png, "IHDR", header, sizeof header);
  append_chunk (png, "IDAT", "nothing", 7);
  append_chunk (png, "IEND", "", 0);

  return g_byte_array_free_to_bytes (png);
}

/* The JPEG with an EXIF block: turned by 90°, taken at a place. */
static GBytes *
add_exif (GBytes *jpeg)
{
  static const guint8 tiff[] = {
    'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8,
    0, 2,
    0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0,
    0x01, 0x0e, 0, 2, 0, 0, 0, sizeof SECRET_PLACE, 0, 0, 0, 38,
    0, 0, 0, 0,
  };
  GByteArray *made = g_byte_array_new ();
  gsize length;
  const guint8 *data = g_bytes_get_data (jpeg, &length);
  guint16 size = GUINT16_TO_BE (2 + sizeof tiff + sizeof SECRET_PLACE);

  g_byte_array_append (made, data, 2);
  g_byte_array_append (made, (const guint8 *) "\xff\xe1", 2);
  g_byte_array_append (made, (const guint8 *) &size, 2);
  g_byte_array_append (made, tiff, sizeof tiff);
  g_byte_array_append (made, (const guint8 *) SECRET_PLACE, sizeof SECRET_PLACE);
  g_byte_array_append (made, data + 2, length - 2);

  return g_byte_array_free_to_bytes (made);
}

static gboolean
holds (GBytes     *bytes,
       const char *needle)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return memmem (data, length, needle, strlen (needle)) != NULL;
}

static DiaMedia *
import (OfficeFixture *fixture,
        GBytes        *picture)
{
  g_autoptr (GError) error = NULL;
  DiaMedia *media = dia_media_library_import (get_library (fixture), picture, NULL, &error);

  g_assert_no_error (error);

  return media;
}

static void
assert_refused (OfficeFixture *fixture,
                GBytes        *picture,   /* (transfer full) */
                DiaMediaError  code)
{
  g_autoptr (GBytes) owned = picture;
  g_autoptr (GError) error = NULL;

  g_assert_null (dia_media_library_import (get_library (fixture), owned, NULL, &error));
  g_assert_error (error, DIA_MEDIA_ERROR, (int) code);
}

static GBytes *
prepare (OfficeFixture   *fixture,
         const DiaMedia  *media,
         const DiaLimits *limits,
         DiaMedia       **prepared)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = dia_media_library_prepare (get_library (fixture), media, limits, prepared, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint ((*prepared)->bytes, ==, g_bytes_get_size (bytes));

  return bytes;
}

static void
test_keeps_by_digest (OfficeFixture *fixture,
                      gconstpointer  data)
{
  g_autoptr (GBytes) png = pack (make_pixbuf (60, 40, FALSE), "png");
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, png);
  g_autoptr (DiaMedia) media = import (fixture, png);
  g_autoptr (DiaMedia) again = import (fixture, png);
  g_autoptr (GFile) file = dia_media_library_get_file (get_library (fixture), media);
  g_autoptr (GBytes) kept = g_file_load_bytes (file, NULL, NULL, NULL);
  g_autofree char *expected = g_strdup_printf ("%s-media/%.2s/%s", fixture->path, digest, digest + 2);

  g_assert_cmpstr (media->sha256, ==, digest);
  g_assert_cmpstr (again->sha256, ==, digest);
  g_assert_cmpstr (media->mime_type, ==, "image/png");
  g_assert_cmpint (media->width, ==, 60);
  g_assert_cmpint (media->height, ==, 40);
  g_assert_cmpint (media->bytes, ==, g_bytes_get_size (png));
  g_assert_cmpstr (g_file_peek_path (file), ==, expected);
  g_assert_true (g_bytes_equal (kept, png));
}

/* N5: refused by what the header says; nothing is unpacked. */
static void
test_refuses_bombs (OfficeFixture *fixture,
                    gconstpointer  data)
{
  static const guint8 jpeg[] = {
    0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0xff, 0xff, 0xff, 0xff, 1, 1, 0x11, 0, 0xff, 0xda, 0, 2, 0xff, 0xd9,
  };
  g_autofree guint8 *huge = g_malloc0 (26 * 1024 * 1024);

  assert_refused (fixture, claim_size (12000, 12000), DIA_MEDIA_ERROR_TOO_LARGE);
  assert_refused (fixture, claim_size (65535, 65535), DIA_MEDIA_ERROR_TOO_LARGE);
  assert_refused (fixture, claim_size (G_MAXUINT32, G_MAXUINT32), DIA_MEDIA_ERROR_TOO_LARGE);
  assert_refused (fixture, g_bytes_new_static (jpeg, sizeof jpeg), DIA_MEDIA_ERROR_TOO_LARGE);
  assert_refused (fixture, g_bytes_new_take (g_steal_pointer (&huge), 26 * 1024 * 1024), DIA_MEDIA_ERROR_TOO_LARGE);
}

static void
test_refuses_what_is_none (OfficeFixture *fixture,
                           gconstpointer  data)
{
  static const char *const others[] = {
    "", "GIF", "\xff\xd8\xff", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "RIFF\x10\0\0\0WAVE", "%PDF-1.7", "BM",
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (others[i], strlen (others[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (dia_media_library_import (get_library (fixture), bytes, NULL, &error));
      g_assert_cmpuint (error->domain, ==, DIA_MEDIA_ERROR);
    }
}

static void
test_refuses_damaged (OfficeFixture *fixture,
                      gconstpointer  data)
{
  g_autoptr (GBytes) jpeg = pack (make_pixbuf (200, 100, FALSE), "jpeg");
  g_autoptr (GBytes) png = pack (make_pixbuf (200, 100, FALSE), "png");

  assert_refused (fixture, g_bytes_new_from_bytes (jpeg, 0, g_bytes_get_size (jpeg) / 2), DIA_MEDIA_ERROR_DAMAGED);
  assert_refused (fixture, g_bytes_new_from_bytes (png, 0, g_bytes_get_size (png) / 2), DIA_MEDIA_ERROR_DAMAGED);
  /* The header is right and what follows is not. */
  assert_refused (fixture, claim_size (100, 100), DIA_MEDIA_ERROR_DAMAGED);
}

/* Every beginning of a picture is answered, none hurts. */
static void
test_survives_any_cut (OfficeFixture *fixture,
                       gconstpointer  data)
{
  g_autoptr (GBytes) jpeg = pack (make_pixbuf (8, 8, FALSE), "jpeg");

  for (gsize length = 0; length < 64; length++)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (jpeg, 0, length);
      g_autoptr (GError) error = NULL;

      g_assert_null (dia_media_library_import (get_library (fixture), part, NULL, &error));
      g_assert_cmpuint (error->domain, ==, DIA_MEDIA_ERROR);
    }
}

/* N5: the child unpacks 12 MB; the desk does not. */
static void
test_keeps_memory_flat (OfficeFixture *fixture,
                        gconstpointer  data)
{
  g_autoptr (GdkPixbuf) plain = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 2000, 2000);
  g_autoptr (GBytes) small = NULL;
  g_autoptr (DiaMedia) media = NULL;
  g_autofree char *before = NULL, *after = NULL;
  guint64 pages_before, pages_after;

  gdk_pixbuf_fill (plain, 0xffffffff);
  small = pack (g_steal_pointer (&plain), "png");
  g_assert_true (g_file_get_contents ("/proc/self/statm", &before, NULL, NULL));
  media = import (fixture, small);
  g_assert_true (g_file_get_contents ("/proc/self/statm", &after, NULL, NULL));
  pages_before = g_ascii_strtoull (strchr (before, ' '), NULL, 10);
  pages_after = g_ascii_strtoull (strchr (after, ' '), NULL, 10);

  g_assert_cmpint (media->width, ==, 2000);
  g_assert_cmpuint (pages_after, <, pages_before + 8 * 1024 * 1024 / 4096);
}

static void
test_prepare_forgets_the_place (OfficeFixture *fixture,
                                gconstpointer  data)
{
  g_autoptr (GBytes) bare = pack (make_pixbuf (120, 80, FALSE), "jpeg");
  g_autoptr (GBytes) jpeg = add_exif (bare);
  g_autoptr (DiaMedia) media = import (fixture, jpeg);
  DiaLimits limits = { 0 };
  g_autoptr (DiaMedia) prepared = NULL;
  g_autoptr (GBytes) sent = NULL;

  g_assert_true (holds (jpeg, SECRET_PLACE));
  dia_field_set_text (&media->alt, "Deux tasses");
  sent = prepare (fixture, media, &limits, &prepared);

  g_assert_cmpint (media->width, ==, 80);
  g_assert_cmpint (media->height, ==, 120);
  g_assert_cmpint (prepared->width, ==, 80);
  g_assert_cmpint (prepared->height, ==, 120);
  g_assert_cmpstr (prepared->alt, ==, "Deux tasses");
  g_assert_false (holds (sent, SECRET_PLACE));
  g_assert_false (holds (sent, "Exif"));
}

static void
test_prepare_keeps_limits (OfficeFixture *fixture,
                           gconstpointer  data)
{
  g_autoptr (GBytes) jpeg = pack (make_pixbuf (900, 600, FALSE), "jpeg");
  g_autoptr (DiaMedia) media = import (fixture, jpeg);
  DiaLimits limits = { .max_image_bytes = 60000, .max_image_pixels = 100000 };
  g_autoptr (DiaMedia) prepared = NULL;
  g_autoptr (GBytes) sent = prepare (fixture, media, &limits, &prepared);

  g_assert_cmpuint (g_bytes_get_size (sent), <=, 60000);
  g_assert_cmpint (prepared->width * prepared->height, <=, 100000);
  g_assert_cmpint (prepared->width * prepared->height, >, 20000);
  g_assert_cmpstr (prepared->mime_type, ==, "image/jpeg");
}

static void
test_prepare_keeps_png (OfficeFixture *fixture,
                        gconstpointer  data)
{
  g_autoptr (GBytes) png = pack (make_pixbuf (100, 100, TRUE), "png");
  g_autoptr (DiaMedia) media = import (fixture, png);
  DiaLimits wide = { .max_image_bytes = 1000000 }, narrow = { .max_image_bytes = 12000 };
  DiaMedia *prepared;
  g_autoptr (GBytes) kept = prepare (fixture, media, &wide, &prepared);
  g_autoptr (GBytes) packed = NULL;

  g_assert_cmpstr (prepared->mime_type, ==, "image/png");
  dia_media_free (prepared);

  packed = prepare (fixture, media, &narrow, &prepared);
  g_assert_cmpstr (prepared->mime_type, ==, "image/jpeg");
  g_assert_cmpuint (g_bytes_get_size (packed), <=, 12000);
  dia_media_free (prepared);
}

static void
test_prepare_gives_up (OfficeFixture *fixture,
                       gconstpointer  data)
{
  g_autoptr (GBytes) jpeg = pack (make_pixbuf (100, 100, FALSE), "jpeg");
  g_autoptr (DiaMedia) media = import (fixture, jpeg);
  g_autoptr (DiaMedia) missing = dia_media_copy (media);
  DiaLimits limits = { .max_image_bytes = 100 };
  DiaMedia *prepared = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (dia_media_library_prepare (get_library (fixture), media, &limits, &prepared, NULL, &error));
  g_assert_error (error, DIA_MEDIA_ERROR, DIA_MEDIA_ERROR_LIMITS);
  g_clear_error (&error);

  /* What is no digest must not become a path. */
  dia_field_set_text (&missing->sha256, "../../../../etc/passwd");
  g_assert_null (dia_media_library_prepare (get_library (fixture), missing, &limits, &prepared, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_null (prepared);
}

static void
test_thumbnail (OfficeFixture *fixture,
                gconstpointer  data)
{
  g_autoptr (GBytes) png = pack (make_pixbuf (300, 150, TRUE), "png");
  g_autoptr (DiaMedia) media = import (fixture, png);
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GdkPixbuf) thumbnail = NULL;
  g_autoptr (GError) error = NULL;

  dia_media_library_thumbnail_async (get_library (fixture), media, 90, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  thumbnail = dia_media_library_thumbnail_finish (get_library (fixture), result, &error);

  g_assert_no_error (error);
  g_assert_cmpint (gdk_pixbuf_get_width (thumbnail), ==, 90);
  g_assert_cmpint (gdk_pixbuf_get_height (thumbnail), ==, 45);
  g_assert_true (gdk_pixbuf_get_has_alpha (thumbnail));
}

static void
test_import_file (OfficeFixture *fixture,
                  gconstpointer  data)
{
  g_autoptr (GBytes) png = pack (make_pixbuf (30, 20, FALSE), "png");
  g_autofree char *path = g_build_filename (fixture->dir, "picture", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DiaMedia) media = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (png, NULL), g_bytes_get_size (png), NULL));
  dia_media_library_import_file_async (get_library (fixture), file, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  media = dia_media_library_import_finish (get_library (fixture), result, &error);

  g_assert_no_error (error);
  g_assert_cmpint (media->width, ==, 30);
}

/* Of ten files that were dropped the one that is none has to be named. */
static void
test_names_the_file (OfficeFixture *fixture,
                     gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "notes.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DiaMedia) media = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "just words", -1, NULL));
  dia_media_library_import_file_async (get_library (fixture), file, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  media = dia_media_library_import_finish (get_library (fixture), result, &error);

  g_assert_error (error, DIA_MEDIA_ERROR, DIA_MEDIA_ERROR_NOT_A_PICTURE);
  g_assert_true (g_str_has_prefix (error->message, "“notes.txt” was not added. This file is not a picture"));
}

#define ADD(name, func) \
  g_test_add ("/services/media-library/" name, OfficeFixture, NULL, office_fixture_set_up, func, office_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("keeps-by-digest", test_keeps_by_digest);
  ADD ("refuses-bombs", test_refuses_bombs);
  ADD ("refuses-what-is-none", test_refuses_what_is_none);
  ADD ("refuses-damaged", test_refuses_damaged);
  ADD ("survives-any-cut", test_survives_any_cut);
  ADD ("keeps-memory-flat", test_keeps_memory_flat);
  ADD ("prepare-forgets-the-place", test_prepare_forgets_the_place);
  ADD ("prepare-keeps-limits", test_prepare_keeps_limits);
  ADD ("prepare-keeps-png", test_prepare_keeps_png);
  ADD ("prepare-gives-up", test_prepare_gives_up);
  ADD ("thumbnail", test_thumbnail);
  ADD ("import-file", test_import_file);
  ADD ("names-the-file", test_names_the_file);

  return g_test_run ();
}
