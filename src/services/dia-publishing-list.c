/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-publishing-list.h"

#include <stdlib.h>

#define GROUP "publisher"
#define KEY   "workspaces"

struct _DiaPublishingList
{
  GObject       parent_instance;

  char         *path;      /* (owned) */
  GFileMonitor *monitor;   /* (owned) (nullable) */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaPublishingList, dia_publishing_list, G_TYPE_OBJECT)

static void
on_monitor_changed_cb (GFileMonitor      *monitor,
                       GFile             *file,
                       GFile             *other,
                       GFileMonitorEvent  event,
                       gpointer           user_data)
{
  /* One write is several events; the last of them says that it is done. */
  if (event == G_FILE_MONITOR_EVENT_CHANGES_DONE_HINT || event == G_FILE_MONITOR_EVENT_DELETED ||
      event == G_FILE_MONITOR_EVENT_CREATED || event == G_FILE_MONITOR_EVENT_RENAMED)
    g_signal_emit (user_data, signals[CHANGED], 0);
}

static void
dia_publishing_list_dispose (GObject *object)
{
  DiaPublishingList *self = DIA_PUBLISHING_LIST (object);

  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);

  G_OBJECT_CLASS (dia_publishing_list_parent_class)->dispose (object);
}

static void
dia_publishing_list_finalize (GObject *object)
{
  g_free (DIA_PUBLISHING_LIST (object)->path);

  G_OBJECT_CLASS (dia_publishing_list_parent_class)->finalize (object);
}

static void
dia_publishing_list_class_init (DiaPublishingListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_publishing_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_publishing_list_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
dia_publishing_list_init (DiaPublishingList *self)
{
}

/* The folder has to be there for the file to be watched before it is made. */
static void
watch (DiaPublishingList *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr (GFile) file = g_file_new_for_path (self->path);

  g_mkdir_with_parents (folder, 0700);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect (self->monitor, "changed", G_CALLBACK (on_monitor_changed_cb), self);
}

DiaPublishingList *
dia_publishing_list_new (const char *path)
{
  DiaPublishingList *self = g_object_new (DIA_TYPE_PUBLISHING_LIST, NULL);

  self->path = path != NULL ? g_strdup (path)
                            : g_build_filename (g_get_user_config_dir (), "diapason", "publisher.conf", NULL);
  watch (self);

  return self;
}

static GKeyFile *
load (DiaPublishingList *self)
{
  GKeyFile *file = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  if (!g_key_file_load_from_file (file, self->path, G_KEY_FILE_KEEP_COMMENTS, &error) &&
      !g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_message ("%s cannot be read: %s", self->path, error->message);

  return file;
}

char **
dia_publishing_list_dup (DiaPublishingList *self)
{
  g_autoptr (GKeyFile) file = load (self);
  char **paths = g_key_file_get_string_list (file, GROUP, KEY, NULL, NULL);

  return paths != NULL ? paths : g_new0 (char *, 1);
}

gboolean
dia_publishing_list_contains (DiaPublishingList *self,
                              const char        *workspace)
{
  g_auto (GStrv) paths = dia_publishing_list_dup (self);
  g_autofree char *path = dia_publishing_list_canonicalize (workspace);

  return g_strv_contains ((const char *const *) paths, path);
}

/* (transfer full): @paths without @path, or with it at the end. */
static GPtrArray *
change (char       **paths,
        const char  *path,
        gboolean     listed)
{
  GPtrArray *changed = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; paths[i] != NULL; i++)
    if (!g_str_equal (paths[i], path))
      g_ptr_array_add (changed, g_strdup (paths[i]));
  if (listed)
    g_ptr_array_add (changed, g_strdup (path));

  return changed;
}

gboolean
dia_publishing_list_set (DiaPublishingList  *self,
                         const char         *workspace,
                         gboolean            listed,
                         GError            **error)
{
  g_autoptr (GKeyFile) file = load (self);
  g_auto (GStrv) paths = dia_publishing_list_dup (self);
  g_autofree char *path = dia_publishing_list_canonicalize (workspace);
  g_autoptr (GPtrArray) changed = NULL;

  if (g_strv_contains ((const char *const *) paths, path) == listed)
    return TRUE;

  changed = change (paths, path, listed);
  g_key_file_set_string_list (file, GROUP, KEY, (const char *const *) changed->pdata, changed->len);

  return g_key_file_save_to_file (file, self->path, error);
}

char *
dia_publishing_list_canonicalize (const char *workspace)
{
  char *real = realpath (workspace, NULL);
  char *path = real != NULL ? g_strdup (real) : g_canonicalize_filename (workspace, NULL);

  free (real);

  return path;
}
