/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-opener.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "dia-demo.h"

typedef struct
{
  char     *path;
  gboolean  create;
  gboolean  demo;
  gboolean  existed;
} Opening;

static void
opening_free (Opening *self)
{
  g_free (self->path);
  g_free (self);
}

/* Closes what was opened, since a file that is removed under an open database
 * leaves its log behind, and takes the file away when it was made here. */
static void
give_up (Opening      *self,
         DiaWorkspace *workspace)
{
  static const char *const ENDINGS[] = { "", "-wal", "-shm", "-journal" };

  if (workspace != NULL)
    dia_workspace_close (workspace);
  if (!self->create || self->existed)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (ENDINGS); i++)
    {
      g_autofree char *path = g_strconcat (self->path, ENDINGS[i], NULL);

      g_unlink (path);
    }
}

static void
on_demo_filled_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (DiaWorkspace) workspace = g_object_ref (DIA_WORKSPACE (source));
  g_autoptr (GError) error = NULL;
  Opening *self = g_task_get_task_data (task);

  if (dia_demo_fill_finish (workspace, result, &error) &&
      !g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    {
      g_task_return_pointer (task, g_steal_pointer (&workspace), g_object_unref);
      return;
    }
  /* Half a demonstration helps nobody; the fill itself was one transaction. */
  give_up (self, workspace);
  g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_opened_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (DiaWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  Opening *self = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  workspace = dia_workspace_open_finish (result, &error);
  if (workspace == NULL || g_cancellable_set_error_if_cancelled (cancellable, &error))
    {
      give_up (self, workspace);
      g_task_return_error (task, g_steal_pointer (&error));
    }
  else if (self->demo && !self->existed)
    dia_demo_fill_async (workspace, DIA_DEMO_SEED, cancellable, on_demo_filled_cb, g_steal_pointer (&task));
  else
    g_task_return_pointer (task, g_steal_pointer (&workspace), g_object_unref);
}

void
dia_opener_open_async (const char          *path,
                       gboolean             create,
                       gboolean             demo,
                       DiaVault            *vault,
                       DiaClock            *clock,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autofree char *folder = g_path_get_dirname (path);
  Opening *self = g_new0 (Opening, 1);

  g_task_set_source_tag (task, dia_opener_open_async);
  self->path = g_strdup (path);
  self->create = create;
  self->demo = demo;
  self->existed = g_file_test (path, G_FILE_TEST_EXISTS);
  g_task_set_task_data (task, self, (GDestroyNotify) opening_free);
  if (create && g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED,
                               _("The folder “%s” cannot be made. Choose another place for the workspace."), folder);
      return;
    }
  dia_workspace_open_async (path, create, vault, clock, cancellable, on_opened_cb, g_steal_pointer (&task));
}

DiaWorkspace *
dia_opener_open_finish (GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, dia_opener_open_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

char *
dia_opener_dup_free_path (gboolean demo)
{
  g_autofree char *first = dia_workspace_dup_default_path ();
  g_autofree char *folder = g_path_get_dirname (first);
  const char *base = demo ? "demonstration" : "workspace";

  for (guint i = 1;; i++)
    {
      g_autofree char *name = i == 1 ? g_strdup_printf ("%s.diapason", base) : g_strdup_printf ("%s-%u.diapason", base, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}
