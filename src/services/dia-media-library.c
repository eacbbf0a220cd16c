/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-media-library-private.h"

#include "dia-picture-child.h"
#include "dia-picture-header.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define MAX_BYTES ((goffset) 25 * 1024 * 1024)
#define MAX_PIXELS ((guint64) 50 * 1000 * 1000)
/* The size at which a picture is tried when it is taken in. */
#define PROBE_SIDE 64

struct _DiaMediaLibrary
{
  GObject           parent_instance;

  DiaWorkspaceCore *core;   /* (owned) */
};

G_DEFINE_FINAL_TYPE (DiaMediaLibrary, dia_media_library, G_TYPE_OBJECT)
G_DEFINE_QUARK (dia-media-error-quark, dia_media_error)

typedef struct
{
  GBytes   *picture;   /* (owned) (nullable): else @file */
  GFile    *file;      /* (owned) (nullable) */
} ImportWork;

typedef struct
{
  DiaMedia *media;     /* (owned) */
  int       size;
} ThumbnailWork;

static void
free_import_work (ImportWork *work)
{
  g_clear_pointer (&work->picture, g_bytes_unref);
  g_clear_object (&work->file);
  g_free (work);
}

static void
free_thumbnail_work (ThumbnailWork *work)
{
  dia_media_free (work->media);
  g_free (work);
}

static void
set_too_large (GError **error)
{
  g_set_error_literal (error, DIA_MEDIA_ERROR, DIA_MEDIA_ERROR_TOO_LARGE,
                       _("This picture is too large. At most 25 MB and 50 megapixels can be taken."));
}

/* What the header alone tells: nothing is unpacked before this is well. */
static gboolean
check_header (GBytes            *picture,
              DiaPictureHeader  *header,
              GError           **error)
{
  if ((goffset) g_bytes_get_size (picture) > MAX_BYTES)
    {
      set_too_large (error);
      return FALSE;
    }
  if (!dia_picture_header_read (picture, header))
    {
      g_set_error_literal (error, DIA_MEDIA_ERROR, DIA_MEDIA_ERROR_NOT_A_PICTURE,
                           _("This file is not a picture that can be posted. JPEG, PNG, GIF and WebP can."));
      return FALSE;
    }
  if ((guint64) header->width * header->height > MAX_PIXELS)
    {
      set_too_large (error);
      return FALSE;
    }
  if (!header->complete || header->width == 0 || header->height == 0)
    {
      g_set_error_literal (error, DIA_MEDIA_ERROR, DIA_MEDIA_ERROR_DAMAGED,
                           _("This picture cannot be read: the file is cut short."));
      return FALSE;
    }

  return TRUE;
}

/* Media come out of the workspace file, which may be somebody else's: a name
 * that is no digest must not become a path. */
static gboolean
is_digest (const char *sha256)
{
  gsize n = strspn (sha256, "0123456789abcdef");

  return n == 64 && sha256[n] == '\0';
}

/* (transfer full) (nullable) */
static char *
find_path (DiaMediaLibrary *self,
           const char      *sha256)
{
  char folder[3] = { 0 };

  if (!is_digest (sha256))
    return NULL;

  memcpy (folder, sha256, 2);
  return g_build_filename (self->core->media_dir, folder, sha256 + 2, NULL);
}

static gboolean
write_once (const char  *path,
            GBytes      *picture,
            GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gsize length;
  const char *data = g_bytes_get_data (picture, &length);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int reason = errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (reason),
                   _("The picture could not be kept beside the workspace: %s"), g_strerror (reason));
      return FALSE;
    }

  return g_file_set_contents_full (path, data, length, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

static GBytes *
read_file (GFile         *file,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE,
                                                  cancellable, error);

  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) > MAX_BYTES)
    {
      set_too_large (error);
      return NULL;
    }

  return g_file_load_bytes (file, cancellable, NULL, error);
}

static GBytes *
read_stored (DiaMediaLibrary   *self,
             const DiaMedia    *media,
             DiaPictureHeader  *header,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autofree char *path = find_path (self, media->sha256);
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;
  g_autoptr (GBytes) picture = NULL;

  if (file == NULL || !g_file_query_exists (file, cancellable))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _("The picture’s file is missing beside the workspace. Add it again."));
      return NULL;
    }

  picture = read_file (file, cancellable, error);
  if (picture == NULL || !check_header (picture, header, error))
    return NULL;

  return g_steal_pointer (&picture);
}

static GBytes *
unpack (GBytes                 *picture,
        const DiaPictureHeader *header,
        int                     side,
        DiaPictureReply        *reply,
        GCancellable           *cancellable,
        GError                **error)
{
  g_autofree char *text = g_strdup_printf ("%d", side);
  const char *arguments[] = { header->type, "pixels", text, NULL };

  return dia_picture_child_run (picture, arguments, DIA_PICTURE_PIXELS_SECONDS, reply, cancellable, error);
}

static DiaMedia *
describe (GBytes     *picture,
          const char *mime_type,
          int         width,
          int         height)
{
  DiaMedia *media = dia_media_new ();

  g_free (media->sha256);
  media->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, picture);
  g_free (media->mime_type);
  media->mime_type = g_strdup (mime_type);
  media->width = width;
  media->height = height;
  media->bytes = g_bytes_get_size (picture);

  return media;
}

static DiaMedia *
prepare_reply (const DiaMedia        *media,
               GBytes                *packed,
               const DiaPictureReply *reply)
{
  const char *type = reply->payload == DIA_PICTURE_PAYLOAD_PNG ? "image/png" : "image/jpeg";
  DiaMedia *prepared = describe (packed, type, reply->width, reply->height);

  g_free (prepared->alt);
  prepared->alt = g_strdup (media->alt);

  return prepared;
}

/* Of many files that were dropped together a person has to know which one. */
static void
name_file (GFile   *file,
           GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GError) reason = g_steal_pointer (error);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME, G_FILE_QUERY_INFO_NONE,
                                                  NULL, NULL);

  if (info != NULL)
    name = g_strdup (g_file_info_get_display_name (info));
  else
    name = g_file_get_parse_name (file);
  g_set_error (error, reason->domain, reason->code,
               /* Translators: the name of a file, then a sentence that says what is wrong with it. */
               _("“%s” was not added. %s"), name, reason->message);
}

static void
import_in_thread (GTask        *task,
                  gpointer      resource,
                  gpointer      work_data,
                  GCancellable *cancellable)
{
  DiaMediaLibrary *self = g_task_get_source_object (task);
  ImportWork *work = work_data;
  g_autoptr (GError) error = NULL;
  DiaMedia *media = NULL;

  if (work->picture == NULL)
    work->picture = read_file (work->file, cancellable, &error);
  if (work->picture != NULL)
    media = dia_media_library_import (self, work->picture, cancellable, &error);
  if (media == NULL && work->file != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    name_file (work->file, &error);

  if (media != NULL)
    g_task_return_pointer (task, media, (GDestroyNotify) dia_media_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
thumbnail_in_thread (GTask        *task,
                     gpointer      resource,
                     gpointer      work_data,
                     GCancellable *cancellable)
{
  DiaMediaLibrary *self = g_task_get_source_object (task);
  ThumbnailWork *work = work_data;
  DiaPictureHeader header;
  DiaPictureReply reply;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pixels = NULL;
  g_autoptr (GBytes) picture = read_stored (self, work->media, &header, cancellable, &error);

  if (picture != NULL)
    pixels = unpack (picture, &header, work->size, &reply, cancellable, &error);

  if (pixels != NULL && reply.payload > DIA_PICTURE_PAYLOAD_RGBA)
    g_set_error_literal (&error, DIA_MEDIA_ERROR, DIA_MEDIA_ERROR_DAMAGED,
                         _("This picture cannot be read: the file is damaged."));
  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_task_return_pointer (task,
                         gdk_pixbuf_new_from_bytes (pixels, GDK_COLORSPACE_RGB,
                                                    reply.payload == DIA_PICTURE_PAYLOAD_RGBA, 8,
                                                    reply.width, reply.height,
                                                    reply.width * (reply.payload == DIA_PICTURE_PAYLOAD_RGBA ? 4 : 3)),
                         g_object_unref);
}

static void
start_import (DiaMediaLibrary     *self,
              ImportWork          *work,
              GCancellable        *cancellable,
              GAsyncReadyCallback  callback,
              gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, start_import);
  dia_worker_pool_push (self->core->network, task, import_in_thread, work, (GDestroyNotify) free_import_work);
}

static void
dia_media_library_finalize (GObject *object)
{
  DiaMediaLibrary *self = DIA_MEDIA_LIBRARY (object);

  g_object_unref (self->core);

  G_OBJECT_CLASS (dia_media_library_parent_class)->finalize (object);
}

static void
dia_media_library_class_init (DiaMediaLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_media_library_finalize;
}

static void
dia_media_library_init (DiaMediaLibrary *self)
{
}

DiaMediaLibrary *
dia_media_library_new (DiaWorkspaceCore *core)
{
  DiaMediaLibrary *self = g_object_new (DIA_TYPE_MEDIA_LIBRARY, NULL);

  self->core = g_object_ref (core);

  return self;
}

DiaMedia *
dia_media_library_keep (DiaMediaLibrary  *self,
                        GBytes           *picture,
                        const char       *mime_type,
                        int               width,
                        int               height,
                        GError          **error)
{
  g_autoptr (DiaMedia) media = describe (picture, mime_type, width, height);
  g_autofree char *path = find_path (self, media->sha256);

  if (!write_once (path, picture, error))
    return NULL;

  return g_steal_pointer (&media);
}

void
dia_media_library_drop (DiaMediaLibrary *self,
                        const DiaMedia  *media)
{
  g_autofree char *path = find_path (self, media->sha256);
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;

  if (path == NULL)
    return;

  g_unlink (path);
  /* Folders in which something is left stay. */
  g_rmdir (folder);
  g_rmdir (self->core->media_dir);
}

DiaMedia *
dia_media_library_import (DiaMediaLibrary  *self,
                          GBytes           *picture,
                          GCancellable     *cancellable,
                          GError          **error)
{
  DiaPictureHeader header;
  DiaPictureReply reply;
  g_autoptr (GBytes) pixels = NULL;

  if (!check_header (picture, &header, error))
    return NULL;

  pixels = unpack (picture, &header, PROBE_SIDE, &reply, cancellable, error);
  if (pixels == NULL)
    return NULL;

  return dia_media_library_keep (self, picture, header.mime_type, reply.source_width, reply.source_height, error);
}

void
dia_media_library_import_async (DiaMediaLibrary     *self,
                                GBytes              *picture,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  ImportWork *work = g_new0 (ImportWork, 1);

  work->picture = g_bytes_ref (picture);
  start_import (self, work, cancellable, callback, user_data);
}

void
dia_media_library_import_file_async (DiaMediaLibrary     *self,
                                     GFile               *file,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  ImportWork *work = g_new0 (ImportWork, 1);

  work->file = g_object_ref (file);
  start_import (self, work, cancellable, callback, user_data);
}

DiaMedia *
dia_media_library_import_finish (DiaMediaLibrary  *self,
                                 GAsyncResult     *result,
                                 GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dia_media_library_thumbnail_async (DiaMediaLibrary     *self,
                                   const DiaMedia      *media,
                                   int                  size,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  ThumbnailWork *work = g_new0 (ThumbnailWork, 1);

  work->media = dia_media_copy (media);
  work->size = CLAMP (size, 1, 4096);
  g_task_set_source_tag (task, dia_media_library_thumbnail_async);
  dia_worker_pool_push (self->core->network, task, thumbnail_in_thread, work, (GDestroyNotify) free_thumbnail_work);
}

GdkPixbuf *
dia_media_library_thumbnail_finish (DiaMediaLibrary  *self,
                                    GAsyncResult     *result,
                                    GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

GBytes *
dia_media_library_prepare (DiaMediaLibrary  *self,
                           const DiaMedia   *media,
                           const DiaLimits  *limits,
                           DiaMedia        **prepared,
                           GCancellable     *cancellable,
                           GError          **error)
{
  DiaPictureHeader header;
  DiaPictureReply reply;
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (GBytes) picture = read_stored (self, media, &header, cancellable, error);
  g_autofree char *pixels = g_strdup_printf ("%" G_GINT64_FORMAT, limits->max_image_pixels);
  g_autofree char *bytes = g_strdup_printf ("%" G_GINT64_FORMAT, limits->max_image_bytes);
  const char *arguments[] = { NULL, "encode", pixels, bytes, NULL };

  if (picture == NULL)
    return NULL;

  arguments[0] = header.type;
  packed = dia_picture_child_run (picture, arguments, DIA_PICTURE_ENCODE_SECONDS, &reply, cancellable, error);
  if (packed == NULL)
    return NULL;
  if (reply.payload != DIA_PICTURE_PAYLOAD_PNG && reply.payload != DIA_PICTURE_PAYLOAD_JPEG)
    {
      g_set_error_literal (error, DIA_MEDIA_ERROR, DIA_MEDIA_ERROR_DAMAGED,
                           _("This picture cannot be read: the file is damaged."));
      return NULL;
    }

  *prepared = prepare_reply (media, packed, &reply);
  return g_steal_pointer (&packed);
}

GFile *
dia_media_library_get_file (DiaMediaLibrary *self,
                            const DiaMedia  *media)
{
  g_autofree char *path = find_path (self, media->sha256);

  /* A digest that is none names a file that is never there. */
  return path != NULL ? g_file_new_for_path (path) : g_file_new_build_filename (self->core->media_dir, "-", NULL);
}
