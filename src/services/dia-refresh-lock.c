/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-refresh-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#define PATIENCE_US (60 * G_USEC_PER_SEC)
#define PAUSE_US    (20 * 1000)

struct _DiaRefreshLock
{
  int file;
};

/* An open-file-description lock belongs to what open() returned, not to the
 * process: it holds among threads as well, and closing another descriptor of the
 * same file does not drop it. Each account has a byte of its own in the file. */
static int
try_lock (int   file,
          DiaId account_id)
{
  struct flock range = {
    .l_type = F_WRLCK,
    .l_whence = SEEK_SET,
    .l_start = account_id,
    .l_len = 1,
  };

  return fcntl (file, F_OFD_SETLK, &range) == 0 ? 0 : errno;
}

static gboolean
wait_for_lock (int            file,
               DiaId          account_id,
               GCancellable  *cancellable,
               GError       **error)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_US;

  for (;;)
    {
      int code = try_lock (file, account_id);

      if (code == 0)
        return TRUE;
      if (code != EAGAIN && code != EACCES)
        {
          g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
          return FALSE;
        }
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (g_get_monotonic_time () > deadline)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                               _("Another program has been renewing this sign-in for over a minute."));
          return FALSE;
        }
      g_usleep (PAUSE_US);
    }
}

DiaRefreshLock *
dia_refresh_lock_take (const char    *workspace_path,
                       DiaId          account_id,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autofree char *path = g_strconcat (workspace_path, "-lock", NULL);
  g_autoptr (DiaRefreshLock) self = g_new0 (DiaRefreshLock, 1);

  self->file = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (self->file < 0)
    {
      int code = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", path, g_strerror (code));
      return NULL;
    }
  if (!wait_for_lock (self->file, account_id, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
dia_refresh_lock_free (DiaRefreshLock *self)
{
  if (self->file >= 0)
    close (self->file);
  g_free (self);
}
