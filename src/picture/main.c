/* SPDX-License-Identifier: GPL-3.0-or-later */

/* diapason-picture: the only program of the desk that unpacks pictures from
 * outside. It has nothing worth taking, and gives up the right to open anything
 * before it reads their first byte. */

#include "dia-picture-codec.h"
#include "dia-picture-jail.h"
#include "dia-picture-wire.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#define EXIT_USAGE 2
#define MAX_FILE_BYTES ((gsize) 25 * 1024 * 1024)

typedef struct
{
  const char    *type;
  gboolean       encode;
  DiaPictureSize size;
  gint64         max_bytes;
} Job;

static gboolean
read_job (int          argc,
          char *const *argv,
          Job         *job)
{
  static const char *const types[] = { "jpeg", "png", "gif", "webp", NULL };
  gint64 side;

  if (argc < 4 || !g_strv_contains (types, argv[1]))
    return FALSE;

  job->type = argv[1];
  job->encode = g_str_equal (argv[2], "encode");
  if (job->encode)
    return argc == 5 &&
           g_ascii_string_to_signed (argv[3], 10, 0, G_MAXINT64, &job->size.max_pixels, NULL) &&
           g_ascii_string_to_signed (argv[4], 10, 0, G_MAXINT64, &job->max_bytes, NULL);

  if (argc != 4 || !g_str_equal (argv[2], "pixels") || !g_ascii_string_to_signed (argv[3], 10, 1, 4096, &side, NULL))
    return FALSE;

  job->size.max_side = (int) side;
  return TRUE;
}

/* (nullable): NULL when there is too much of it. */
static GBytes *
read_input (void)
{
  g_autoptr (GByteArray) input = g_byte_array_new ();
  guint8 block[65536];
  gssize n;

  while ((n = read (STDIN_FILENO, block, sizeof block)) > 0)
    {
      if (input->len + (gsize) n > MAX_FILE_BYTES)
        return NULL;
      g_byte_array_append (input, block, n);
    }

  return n == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&input)) : NULL;
}

static gboolean
write_all (const void *data,
           gsize       length)
{
  const char *p = data;

  while (length > 0)
    {
      gssize n = write (STDOUT_FILENO, p, length);

      if (n < 0)
        return FALSE;
      p += n;
      length -= n;
    }

  return TRUE;
}

/* The rows without the padding that gdk-pixbuf puts behind them. */
static gboolean
write_rows (GdkPixbuf *picture)
{
  const guint8 *pixels = gdk_pixbuf_read_pixels (picture);
  gsize stride = gdk_pixbuf_get_rowstride (picture);
  gsize length = (gsize) gdk_pixbuf_get_width (picture) * gdk_pixbuf_get_n_channels (picture);

  for (int y = 0; y < gdk_pixbuf_get_height (picture); y++)
    {
      if (!write_all (pixels + y * stride, length))
        return FALSE;
    }

  return TRUE;
}

static void
describe (DiaPictureReply *reply,
          GdkPixbuf       *picture)
{
  gboolean alpha = gdk_pixbuf_get_has_alpha (picture);

  reply->payload = alpha ? DIA_PICTURE_PAYLOAD_RGBA : DIA_PICTURE_PAYLOAD_RGB;
  reply->width = gdk_pixbuf_get_width (picture);
  reply->height = gdk_pixbuf_get_height (picture);
  reply->length = reply->width * reply->height * (alpha ? 4 : 3);
}

/* Says only what became of it. */
static void
answer_status (DiaPictureStatus status)
{
  DiaPictureReply reply = { .magic = DIA_PICTURE_MAGIC, .status = status };

  write_all (&reply, sizeof reply);
}

static void
answer_error (const GError *error)
{
  if (g_error_matches (error, DIA_PICTURE_ERROR, DIA_PICTURE_ERROR_TOO_LARGE))
    answer_status (DIA_PICTURE_STATUS_TOO_LARGE);
  else if (g_error_matches (error, DIA_PICTURE_ERROR, DIA_PICTURE_ERROR_LIMITS))
    answer_status (DIA_PICTURE_STATUS_LIMITS);
  else
    answer_status (DIA_PICTURE_STATUS_DAMAGED);
}

static void
answer_pixels (GdkPixbuf       *picture,
               DiaPictureReply *reply)
{
  describe (reply, picture);
  if (write_all (reply, sizeof *reply))
    write_rows (picture);
}

static void
answer_encoded (const Job       *job,
                GdkPixbuf      **picture,
                const char      *profile,
                DiaPictureReply *reply)
{
  const char *type;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) data = dia_picture_encode (picture, g_str_equal (job->type, "png"), profile,
                                                job->max_bytes, &type, &error);

  if (data == NULL)
    {
      answer_error (error);
      return;
    }

  describe (reply, *picture);
  reply->payload = g_str_equal (type, "png") ? DIA_PICTURE_PAYLOAD_PNG : DIA_PICTURE_PAYLOAD_JPEG;
  reply->length = g_bytes_get_size (data);
  if (write_all (reply, sizeof *reply))
    write_all (g_bytes_get_data (data, NULL), g_bytes_get_size (data));
}

static void
run (const Job       *job,
     GdkPixbufLoader *loader)
{
  DiaPictureReply reply = { .magic = DIA_PICTURE_MAGIC };
  int width, height;
  g_autofree char *profile = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) picture = NULL;
  g_autoptr (GBytes) input = read_input ();

  if (input == NULL)
    {
      answer_status (DIA_PICTURE_STATUS_TOO_LARGE);
      return;
    }

  picture = dia_picture_decode (loader, input, &job->size, &width, &height, &profile, &error);
  if (picture == NULL)
    {
      answer_error (error);
      return;
    }

  reply.source_width = width;
  reply.source_height = height;
  if (job->encode)
    answer_encoded (job, &picture, profile, &reply);
  else
    answer_pixels (picture, &reply);
}

int
main (int    argc,
      char **argv)
{
  Job job = { 0 };
  GdkPixbufLoader *loader;

  /* The desk's end is this program's end. */
  prctl (PR_SET_PDEATHSIG, SIGKILL);

  if (!read_job (argc, argv, &job))
    return EXIT_USAGE;

  loader = dia_picture_loader_new (job.type);
  if (loader == NULL)
    answer_status (DIA_PICTURE_STATUS_DAMAGED);
  else if (!dia_picture_jail_enter (job.encode ? DIA_PICTURE_ENCODE_SECONDS : DIA_PICTURE_PIXELS_SECONDS))
    answer_status (DIA_PICTURE_STATUS_NO_JAIL);
  else
    run (&job, loader);

  /* Nothing is freed: what a hostile picture has done to the heap must not
   * matter any more. */
  _exit (EXIT_SUCCESS);
}
