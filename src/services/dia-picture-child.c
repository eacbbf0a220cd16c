/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-picture-child.h"

#include "dia-media-library.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* The largest payload that is asked for: 4096 × 4096 pixels of four bytes. */
#define MAX_PAYLOAD ((guint64) 4096 * 4096 * 4)

/* The program of this version: where it was installed, or where
 * DIAPASON_LIBEXECDIR says when the desk runs from its build directory.
 * (transfer full) */
static char *
find_program (void)
{
  const char *folder = g_getenv ("DIAPASON_LIBEXECDIR");

  return g_build_filename (folder != NULL ? folder : LIBEXECDIR, "diapason-picture", NULL);
}

static gboolean
write_all (int     fd,
           GBytes *bytes)
{
  gsize length, done = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  while (done < length)
    {
      gssize n = write (fd, data + done, length - done);

      if (n < 0 && errno != EINTR)
        return FALSE;
      done += MAX (n, 0);
    }

  return TRUE;
}

/* A file in memory that holds @picture, read from its beginning: the program
 * can take its time without blocking whoever hands it over. -1 with @error. */
static int
open_input (GBytes  *picture,
            GError **error)
{
  int fd = memfd_create ("diapason-picture", MFD_CLOEXEC);
  int reason;

  if (fd >= 0 && write_all (fd, picture) && lseek (fd, 0, SEEK_SET) == 0)
    return fd;

  reason = errno;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (reason),
               _("There is not enough memory for this picture: %s"), g_strerror (reason));
  if (fd >= 0)
    close (fd);

  return -1;
}

static GSubprocess *
start (GBytes             *picture,
       const char *const  *arguments,
       GError            **error)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GStrvBuilder) line = g_strv_builder_new ();
  g_auto (GStrv) argv = NULL;
  g_autofree char *program = find_program ();
  int input = open_input (picture, error);

  if (input < 0)
    return NULL;

  g_strv_builder_add (line, program);
  g_strv_builder_addv (line, (const char **) arguments);
  argv = g_strv_builder_end (line);
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_subprocess_launcher_take_stdin_fd (launcher, input);

  return g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, error);
}

/* Waits until the pipe can be read. FALSE after @deadline (monotonic) or when
 * cancelled. */
static gboolean
wait_readable (GPollFD      *polled,
               guint         n_polled,
               gint64        deadline)
{
  gint64 left = deadline - g_get_monotonic_time ();

  return left > 0 && g_poll (polled, n_polled, (int) (left / 1000) + 1) > 0 && polled[0].revents != 0;
}

/* Reads what the program writes, at most a reply and a payload. */
static GByteArray *
read_output (int           fd,
             gint64        deadline,
             GCancellable *cancellable)
{
  g_autoptr (GByteArray) output = g_byte_array_new ();
  GPollFD polled[2] = { { .fd = fd, .events = G_IO_IN } };
  gboolean watched = g_cancellable_make_pollfd (cancellable, &polled[1]);
  guint8 block[65536];
  gssize n = 0;

  while (output->len <= sizeof (DiaPictureReply) + MAX_PAYLOAD &&
         wait_readable (polled, watched ? 2 : 1, deadline) &&
         (n = read (fd, block, sizeof block)) > 0)
    g_byte_array_append (output, block, n);

  if (watched)
    g_cancellable_release_fd (cancellable);

  return g_steal_pointer (&output);
}

static gboolean
is_sound (const DiaPictureReply *reply,
          gsize                  length)
{
  guint64 pixels = (guint64) reply->width * reply->height;

  if (reply->magic != DIA_PICTURE_MAGIC || reply->length != length ||
      reply->width == 0 || reply->width > G_MAXUINT16 || reply->height == 0 || reply->height > G_MAXUINT16 ||
      reply->source_width == 0 || reply->source_width > G_MAXUINT16 ||
      reply->source_height == 0 || reply->source_height > G_MAXUINT16)
    return FALSE;

  switch ((DiaPicturePayload) reply->payload)
    {
    case DIA_PICTURE_PAYLOAD_NONE:
      return FALSE;
    case DIA_PICTURE_PAYLOAD_RGB:
      return length == pixels * 3;
    case DIA_PICTURE_PAYLOAD_RGBA:
      return length == pixels * 4;
    case DIA_PICTURE_PAYLOAD_JPEG:
    case DIA_PICTURE_PAYLOAD_PNG:
      return length > 0;
    }

  return FALSE;
}

static void
set_status_error (DiaPictureStatus   status,
                  GError           **error)
{
  switch (status)
    {
    case DIA_PICTURE_STATUS_TOO_LARGE:
      g_set_error_literal (error, DIA_MEDIA_ERROR, DIA_MEDIA_ERROR_TOO_LARGE,
                           _("This picture is too large. At most 25 MB and 50 megapixels can be taken."));
      break;
    case DIA_PICTURE_STATUS_LIMITS:
      g_set_error_literal (error, DIA_MEDIA_ERROR, DIA_MEDIA_ERROR_LIMITS,
                           _("This picture cannot be made small enough for the network."));
      break;
    case DIA_PICTURE_STATUS_NO_JAIL:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                           _("Pictures cannot be read safely on this computer, so none is read."));
      break;
    case DIA_PICTURE_STATUS_DONE:
    case DIA_PICTURE_STATUS_DAMAGED:
    default:
      g_set_error_literal (error, DIA_MEDIA_ERROR, DIA_MEDIA_ERROR_DAMAGED,
                           _("This picture cannot be read: the file is damaged."));
      break;
    }
}

/* Takes the answer apart. (nullable): NULL with @error when it has no payload,
 * or one that cannot be. */
static GBytes *
read_reply (GByteArray       *output,
            DiaPictureReply  *reply,
            GError          **error)
{
  gsize length = output->len - MIN (output->len, sizeof *reply);

  memset (reply, 0, sizeof *reply);
  if (output->len >= sizeof *reply)
    memcpy (reply, output->data, sizeof *reply);
  if (is_sound (reply, length))
    return g_bytes_new (output->data + sizeof *reply, length);

  set_status_error (reply->status, error);
  return NULL;
}

GBytes *
dia_picture_child_run (GBytes             *picture,
                       const char *const  *arguments,
                       guint               seconds,
                       DiaPictureReply    *reply,
                       GCancellable       *cancellable,
                       GError            **error)
{
  g_autoptr (GByteArray) output = NULL;
  g_autoptr (GSubprocess) child = start (picture, arguments, error);
  GInputStream *pipe;

  if (child == NULL)
    return NULL;

  pipe = g_subprocess_get_stdout_pipe (child);
  output = read_output (g_unix_input_stream_get_fd (G_UNIX_INPUT_STREAM (pipe)),
                        g_get_monotonic_time () + 2 * seconds * G_USEC_PER_SEC, cancellable);

  /* It has said all there is to say, or too much, or nothing in time: in any
   * case it has nothing left to do. */
  g_subprocess_force_exit (child);
  g_subprocess_wait (child, NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return read_reply (output, reply, error);
}
