/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-test-vfs.h"

#include <sqlite3.h>
#include <string.h>

/* What lies around each open file; the system's own follows it. */
typedef struct
{
  sqlite3_file base;
  char        *name;   /* without its folder */
} File;

/* There is one, as there is one default of the process; any thread. */
static struct
{
  GMutex              lock;
  sqlite3_vfs         vfs;
  sqlite3_vfs        *real;
  sqlite3_io_methods  methods;

  guint               counts[DIA_VFS_N_CALLS];
  DiaVfsCall          failing;
  guint               nth;         /* 0: nothing fails */
  int                 code;
  gboolean            for_ever;

  GPtrArray          *trace;       /* (nullable): while it is noted */
} shim;

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return (sqlite3_file *) ((guint8 *) file + sizeof (File));
}

static int
count_call (DiaVfsCall call)
{
  int code = SQLITE_OK;

  g_mutex_lock (&shim.lock);
  shim.counts[call]++;
  if (shim.nth > 0 && call == shim.failing &&
      (shim.counts[call] == shim.nth || (shim.for_ever && shim.counts[call] > shim.nth)))
    code = shim.code;
  g_mutex_unlock (&shim.lock);

  return code;
}

static void
note (DiaTraceKind  kind,
      const char   *name,
      gint64        offset,
      const void   *bytes,
      gsize         length)
{
  DiaTrace *entry;

  g_mutex_lock (&shim.lock);
  if (shim.trace != NULL)
    {
      entry = g_new0 (DiaTrace, 1);
      entry->kind = kind;
      entry->name = g_strdup (name);
      entry->offset = offset;
      entry->bytes = bytes != NULL ? g_bytes_new (bytes, length) : NULL;
      g_ptr_array_add (shim.trace, entry);
    }
  g_mutex_unlock (&shim.lock);
}

static void
free_trace (gpointer data)
{
  DiaTrace *entry = data;

  g_free (entry->name);
  g_clear_pointer (&entry->bytes, g_bytes_unref);
  g_free (entry);
}

static int
close_file (sqlite3_file *file)
{
  sqlite3_file *real = get_real (file);

  g_free (((File *) file)->name);

  return real->pMethods != NULL ? real->pMethods->xClose (real) : SQLITE_OK;
}

static int
read_file (sqlite3_file *file,
           void         *bytes,
           int           length,
           sqlite3_int64 offset)
{
  int code = count_call (DIA_VFS_READ);

  return code != SQLITE_OK ? code : get_real (file)->pMethods->xRead (get_real (file), bytes, length, offset);
}

static int
write_file (sqlite3_file *file,
            const void   *bytes,
            int           length,
            sqlite3_int64 offset)
{
  int code = count_call (DIA_VFS_WRITE);

  if (code != SQLITE_OK)
    return code;

  note (DIA_TRACE_WRITE, ((File *) file)->name, offset, bytes, (gsize) length);

  return get_real (file)->pMethods->xWrite (get_real (file), bytes, length, offset);
}

static int
truncate_file (sqlite3_file *file,
               sqlite3_int64 size)
{
  int code = count_call (DIA_VFS_TRUNCATE);

  if (code != SQLITE_OK)
    return code;

  note (DIA_TRACE_TRUNCATE, ((File *) file)->name, size, NULL, 0);

  return get_real (file)->pMethods->xTruncate (get_real (file), size);
}

static int
sync_file (sqlite3_file *file,
           int           flags)
{
  int code = count_call (DIA_VFS_SYNC);

  if (code != SQLITE_OK)
    return code;

  note (DIA_TRACE_SYNC, ((File *) file)->name, 0, NULL, 0);

  return get_real (file)->pMethods->xSync (get_real (file), flags);
}

static int
get_size (sqlite3_file  *file,
          sqlite3_int64 *size)
{
  return get_real (file)->pMethods->xFileSize (get_real (file), size);
}

static int
lock_file (sqlite3_file *file,
           int           level)
{
  int code = count_call (DIA_VFS_LOCK);

  return code != SQLITE_OK ? code : get_real (file)->pMethods->xLock (get_real (file), level);
}

static int
unlock_file (sqlite3_file *file,
             int           level)
{
  return get_real (file)->pMethods->xUnlock (get_real (file), level);
}

static int
check_lock (sqlite3_file *file,
            int          *result)
{
  return get_real (file)->pMethods->xCheckReservedLock (get_real (file), result);
}

static int
control_file (sqlite3_file *file,
              int           operation,
              void         *argument)
{
  return get_real (file)->pMethods->xFileControl (get_real (file), operation, argument);
}

static int
get_sector_size (sqlite3_file *file)
{
  return get_real (file)->pMethods->xSectorSize (get_real (file));
}

/* None of the promises that some disks keep: neither whole sectors nor order. */
static int
get_characteristics (sqlite3_file *file)
{
  return 0;
}

static int
map_index (sqlite3_file   *file,
           int             region,
           int             size,
           int             extend,
           void volatile **memory)
{
  return get_real (file)->pMethods->xShmMap (get_real (file), region, size, extend, memory);
}

static int
lock_index (sqlite3_file *file,
            int           offset,
            int           n,
            int           flags)
{
  return get_real (file)->pMethods->xShmLock (get_real (file), offset, n, flags);
}

static void
fence_index (sqlite3_file *file)
{
  get_real (file)->pMethods->xShmBarrier (get_real (file));
}

static int
unmap_index (sqlite3_file *file,
             int           remove)
{
  return get_real (file)->pMethods->xShmUnmap (get_real (file), remove);
}

static int
open_file (sqlite3_vfs  *vfs,
           const char   *path,
           sqlite3_file *file,
           int           flags,
           int          *out_flags)
{
  int code = count_call (DIA_VFS_OPEN);
  File *self = (File *) file;

  memset (self, 0, sizeof *self);
  if (code == SQLITE_OK)
    code = shim.real->xOpen (shim.real, path, get_real (file), flags, out_flags);
  if (code != SQLITE_OK)
    return code;

  self->name = path != NULL ? g_path_get_basename (path) : g_strdup ("");
  self->base.pMethods = &shim.methods;

  return SQLITE_OK;
}

static int
delete_file (sqlite3_vfs *vfs,
             const char  *path,
             int          sync_dir)
{
  g_autofree char *name = g_path_get_basename (path);
  int code = count_call (DIA_VFS_DELETE);

  if (code != SQLITE_OK)
    return code;

  note (DIA_TRACE_DELETE, name, 0, NULL, 0);

  return shim.real->xDelete (shim.real, path, sync_dir);
}

void
dia_test_vfs_install (void)
{
  shim.real = sqlite3_vfs_find (NULL);
  shim.vfs = *shim.real;
  shim.vfs.zName = "dia-test";
  shim.vfs.szOsFile = (int) sizeof (File) + shim.real->szOsFile;
  shim.vfs.xOpen = open_file;
  shim.vfs.xDelete = delete_file;
  shim.methods = (sqlite3_io_methods) {
    .iVersion = 2,
    .xClose = close_file, .xRead = read_file, .xWrite = write_file, .xTruncate = truncate_file, .xSync = sync_file,
    .xFileSize = get_size, .xLock = lock_file, .xUnlock = unlock_file, .xCheckReservedLock = check_lock,
    .xFileControl = control_file, .xSectorSize = get_sector_size, .xDeviceCharacteristics = get_characteristics,
    .xShmMap = map_index, .xShmLock = lock_index, .xShmBarrier = fence_index, .xShmUnmap = unmap_index,
  };
  g_assert_cmpint (sqlite3_vfs_register (&shim.vfs, 1), ==, SQLITE_OK);
}

void
dia_test_vfs_uninstall (void)
{
  sqlite3_vfs_unregister (&shim.vfs);
  g_assert_cmpint (sqlite3_vfs_register (shim.real, 1), ==, SQLITE_OK);
}

void
dia_test_vfs_fail (DiaVfsCall call,
                   guint      nth,
                   int        code,
                   gboolean   for_ever)
{
  g_mutex_lock (&shim.lock);
  memset (shim.counts, 0, sizeof shim.counts);
  shim.failing = call;
  shim.nth = nth;
  shim.code = code;
  shim.for_ever = for_ever;
  g_mutex_unlock (&shim.lock);
}

guint
dia_test_vfs_count (DiaVfsCall call)
{
  guint count;

  g_mutex_lock (&shim.lock);
  count = shim.counts[call];
  g_mutex_unlock (&shim.lock);

  return count;
}

void
dia_test_vfs_record (void)
{
  g_mutex_lock (&shim.lock);
  shim.trace = g_ptr_array_new_with_free_func (free_trace);
  g_mutex_unlock (&shim.lock);
}

void
dia_test_vfs_mark (gint64 number)
{
  note (DIA_TRACE_MARK, "", number, NULL, 0);
}

GPtrArray *
dia_test_vfs_steal_trace (void)
{
  GPtrArray *trace;

  g_mutex_lock (&shim.lock);
  trace = g_steal_pointer (&shim.trace);
  g_mutex_unlock (&shim.lock);

  return trace;
}
