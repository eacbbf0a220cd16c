/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-demo.h"

#include "dia-brands.h"
#include "dia-demo-picture.h"
#include "dia-demo-run.h"
#include "dia-field.h"
#include "dia-media-library-private.h"
#include "dia-roster-private.h"
#include "dia-settings.h"
#include "dia-store.h"
#include "dia-workspace-private.h"

#include <glib/gi18n-lib.h>

static gboolean
draw_picture (DiaDemoRun       *run,
              DiaMediaLibrary  *library,
              const DiaBrand   *brand,
              const char       *picture,
              GError          **error)
{
  g_autofree char *key = dia_demo_run_key_picture (picture, brand);
  g_autoptr (GBytes) png = NULL;
  DiaMedia *media;

  if (picture[0] == '\0' || g_hash_table_contains (run->media, key))
    return TRUE;

  png = dia_demo_picture_draw (picture, brand->color);
  media = dia_media_library_keep (library, png, "image/png", DIA_DEMO_PICTURE_WIDTH, DIA_DEMO_PICTURE_HEIGHT, error);
  if (media == NULL)
    return FALSE;

  dia_field_set_text (&media->alt, g_hash_table_lookup (run->script->pictures, picture));
  g_hash_table_insert (run->media, g_steal_pointer (&key), media);

  return TRUE;
}

/* Before the transaction, since a content must not name a picture that is not there. */
static gboolean
draw_pictures (DiaDemoRun       *run,
               DiaMediaLibrary  *library,
               GError          **error)
{
  for (guint i = 0; i < run->script->brands->len; i++)
    {
      const DiaDemoBrand *brand = run->script->brands->pdata[i];

      for (guint j = 0; j < brand->texts->len; j++)
        {
          const DiaDemoText *text = brand->texts->pdata[j];

          if (!draw_picture (run, library, brand->brand, text->picture, error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
check_empty (DiaConnection  *connection,
             GError        **error)
{
  g_autoptr (GPtrArray) brands = dia_brands_list (connection, error);

  if (brands == NULL)
    return FALSE;
  if (brands->len == 0)
    return TRUE;

  g_set_error_literal (error, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_POSSIBLE,
                       _("The demonstration needs an empty workspace; this one has brands already."));
  return FALSE;
}

static gboolean
write_all (DiaConnection  *connection,
           gpointer        user_data,
           GError        **error)
{
  DiaDemoRun *run = user_data;

  run->connection = connection;

  return check_empty (connection, error) &&
         dia_settings_set (connection, DIA_SETTING_NAME, run->script->name, error) &&
         dia_demo_write_roster (run, error) &&
         dia_demo_write_moments (run, error) &&
         dia_demo_write_contents (run, error) &&
         dia_demo_write_metrics (run, error);
}

static void
drop_pictures (DiaDemoRun      *run,
               DiaMediaLibrary *library)
{
  GHashTableIter iter;
  gpointer media;

  g_hash_table_iter_init (&iter, run->media);
  while (g_hash_table_iter_next (&iter, NULL, &media))
    dia_media_library_drop (library, media);
}

static gboolean
fill (DiaWorkspace  *workspace,
      guint32        seed,
      GCancellable  *cancellable,
      GError       **error)
{
  DiaWorkspaceCore *core = dia_workspace_get_core (workspace);
  DiaMediaLibrary *library = dia_workspace_get_media (workspace);
  g_autoptr (DiaDemoRun) run = dia_demo_run_new (seed, dia_clock_now (core->clock));
  /* In a folder that was there before, somebody else may name the same picture. */
  gboolean ours = !g_file_test (core->media_dir, G_FILE_TEST_EXISTS);

  if (draw_pictures (run, library, error) &&
      dia_store_write (core->store, write_all, run, cancellable, error))
    return TRUE;

  if (ours)
    drop_pictures (run, library);

  return FALSE;
}

/* In the main context: what screens look at first is there at once. */
static gboolean
show (DiaWorkspace  *workspace,
      GError       **error)
{
  dia_workspace_core_touch (dia_workspace_get_core (workspace),
                            DIA_CHANGE_ROSTER | DIA_CHANGE_CONTENTS | DIA_CHANGE_POSTS | DIA_CHANGE_SETTINGS |
                              DIA_CHANGE_METRICS);

  return dia_roster_reload (dia_workspace_get_roster (workspace), NULL, error);
}

static void
fill_in_thread (GTask        *task,
                gpointer      resource,
                gpointer      work_data,
                GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (fill (g_task_get_source_object (task), GPOINTER_TO_UINT (work_data), cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

gboolean
dia_demo_fill (DiaWorkspace  *workspace,
               guint32        seed,
               GCancellable  *cancellable,
               GError       **error)
{
  return fill (workspace, seed, cancellable, error) && show (workspace, error);
}

void
dia_demo_fill_async (DiaWorkspace        *workspace,
                     guint32              seed,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  GTask *task = g_task_new (workspace, cancellable, callback, user_data);

  g_task_set_source_tag (task, dia_demo_fill_async);
  dia_worker_pool_push (dia_workspace_get_core (workspace)->desk, task, fill_in_thread, GUINT_TO_POINTER (seed), NULL);
}

gboolean
dia_demo_fill_finish (DiaWorkspace  *workspace,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error) && show (workspace, error);
}
