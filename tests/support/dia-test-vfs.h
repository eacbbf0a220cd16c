/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DiaTestVfs:
 *
 * What lies between SQLite and the disk, in the place of the system's: it notes
 * all that is written and when it is flushed, or fails at a given call. While it
 * is installed it is the default of the process; the files themselves are real.
 * The wal-index, which SQLite makes anew, is not noted.
 */

/* The calls that are counted, and can fail. */
typedef enum
{
  DIA_VFS_OPEN,
  DIA_VFS_READ,
  DIA_VFS_WRITE,
  DIA_VFS_SYNC,
  DIA_VFS_TRUNCATE,
  DIA_VFS_DELETE,
  DIA_VFS_LOCK,
  DIA_VFS_N_CALLS
} DiaVfsCall;

/* From here on new connections of this process go through it. */
void  dia_test_vfs_install   (void);
void  dia_test_vfs_uninstall (void);

/* The @nth call of @call from now on (1 is the next one) gives @code, an
 * SQLITE_* error; with @for_ever all that follow do as well. 0 takes it back. */
void  dia_test_vfs_fail      (DiaVfsCall call, guint nth, int code, gboolean for_ever);
/* How many calls there were since dia_test_vfs_fail(). */
guint dia_test_vfs_count     (DiaVfsCall call);

/* One thing that happened to a file. */
typedef enum
{
  DIA_TRACE_WRITE,
  DIA_TRACE_TRUNCATE,  /* to @offset bytes */
  DIA_TRACE_SYNC,
  DIA_TRACE_DELETE,
  DIA_TRACE_MARK,      /* dia_test_vfs_mark(): @offset is its number */
} DiaTraceKind;

typedef struct
{
  DiaTraceKind kind;
  char        *name;    /* of the file, without its folder; "" for a mark */
  gint64       offset;
  GBytes      *bytes;   /* (nullable): what was written */
} DiaTrace;

/* Begins to note. */
void       dia_test_vfs_record      (void);
/* Notes that the program has been told that @number is done. */
void       dia_test_vfs_mark        (gint64 number);
/* Ends it. (transfer full) (element-type DiaTrace) */
GPtrArray *dia_test_vfs_steal_trace (void) G_GNUC_WARN_UNUSED_RESULT;

/* What a power cut leaves of what was not flushed. */
typedef enum
{
  DIA_CUT_KEEPS_ALL,    /* as when only the program dies */
  DIA_CUT_KEEPS_NONE,
  DIA_CUT_KEEPS_SOME,   /* any of its sectors, in any order */
  DIA_CUT_N
} DiaCut;

/* Writes the files as they are in @folder when the power fails after the first
 * @n entries of @trace, beginning with nothing. */
void       dia_test_vfs_replay      (GPtrArray *trace, guint n, DiaCut cut, GRand *dice, const char *folder);

G_END_DECLS
