/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-test-vfs.h"

#include <string.h>

#define SECTOR 512

/* A file as the disk has it, and what is still on its way there. */
typedef struct
{
  GByteArray *flushed;
  GPtrArray  *pending;   /* (element-type DiaTrace) (unowned), oldest first */
} Image;

static void
free_image (gpointer data)
{
  Image *image = data;

  g_byte_array_unref (image->flushed);
  g_ptr_array_unref (image->pending);
  g_free (image);
}

static Image *
get_image (GHashTable *images,
           const char *name)
{
  Image *image = g_hash_table_lookup (images, name);

  if (image == NULL)
    {
      image = g_new0 (Image, 1);
      image->flushed = g_byte_array_new ();
      image->pending = g_ptr_array_new ();
      g_hash_table_insert (images, g_strdup (name), image);
    }

  return image;
}

static void
set_size (GByteArray *bytes,
          gsize       size)
{
  gsize old = bytes->len;

  g_byte_array_set_size (bytes, (guint) size);
  if (size > old)
    memset (bytes->data + old, 0, size - old);
}

static void
write_part (GByteArray *bytes,
            gsize       offset,
            const void *part,
            gsize       length)
{
  set_size (bytes, MAX (bytes->len, offset + length));
  memcpy (bytes->data + offset, part, length);
}

static void
apply (GByteArray     *bytes,
       const DiaTrace *entry)
{
  if (entry->kind == DIA_TRACE_TRUNCATE)
    set_size (bytes, (gsize) entry->offset);
  else
    write_part (bytes, (gsize) entry->offset, g_bytes_get_data (entry->bytes, NULL), g_bytes_get_size (entry->bytes));
}

/* Each sector of a write may have arrived or not; whether a file has become
 * longer or shorter, too. */
static void
apply_torn (GByteArray     *bytes,
            const DiaTrace *entry,
            GRand          *dice)
{
  const guint8 *data;
  gsize length;

  if (entry->kind == DIA_TRACE_TRUNCATE)
    {
      if (g_rand_boolean (dice))
        set_size (bytes, (gsize) entry->offset);
      return;
    }

  data = g_bytes_get_data (entry->bytes, &length);
  for (gsize done = 0; done < length;)
    {
      gsize step = MIN (SECTOR - ((gsize) entry->offset + done) % SECTOR, length - done);

      if (g_rand_boolean (dice))
        write_part (bytes, (gsize) entry->offset + done, data + done, step);
      done += step;
    }
}

static void
flush (Image *image)
{
  for (guint i = 0; i < image->pending->len; i++)
    apply (image->flushed, g_ptr_array_index (image->pending, i));
  g_ptr_array_set_size (image->pending, 0);
}

static void
leave (Image  *image,
       DiaCut  cut,
       GRand  *dice)
{
  if (cut == DIA_CUT_KEEPS_ALL)
    flush (image);
  for (guint i = 0; cut == DIA_CUT_KEEPS_SOME && i < image->pending->len; i++)
    apply_torn (image->flushed, g_ptr_array_index (image->pending, i), dice);
}

static void
take (GHashTable *images,
      DiaTrace   *entry)
{
  switch (entry->kind)
    {
    case DIA_TRACE_WRITE:
    case DIA_TRACE_TRUNCATE:
      g_ptr_array_add (get_image (images, entry->name)->pending, entry);
      break;
    case DIA_TRACE_SYNC:
      flush (get_image (images, entry->name));
      break;
    case DIA_TRACE_DELETE:
      g_hash_table_remove (images, entry->name);
      break;
    case DIA_TRACE_MARK:
      break;
    }
}

void
dia_test_vfs_replay (GPtrArray  *trace,
                     guint       n,
                     DiaCut      cut,
                     GRand      *dice,
                     const char *folder)
{
  g_autoptr (GHashTable) images = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_image);
  GHashTableIter iter;
  gpointer name, image;

  for (guint i = 0; i < n; i++)
    take (images, g_ptr_array_index (trace, i));

  g_hash_table_iter_init (&iter, images);
  while (g_hash_table_iter_next (&iter, &name, &image))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;

      leave (image, cut, dice);
      g_file_set_contents_full (path, (const char *) ((Image *) image)->flushed->data, ((Image *) image)->flushed->len,
                                G_FILE_SET_CONTENTS_NONE, 0600, &error);
      g_assert_no_error (error);
    }
}
