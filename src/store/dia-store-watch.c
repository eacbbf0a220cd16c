/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-store-watch.h"

/* Writes of one burst are looked at once. */
#define LOOK_AFTER_MS 200

struct _DiaStoreWatch
{
  GObject       parent_instance;

  DiaStore     *store;        /* (owned) (nullable): until it is stopped */
  GMainContext *context;      /* (owned) */
  GFileMonitor *monitor;      /* (owned) (nullable): of the write-ahead log */
  GCancellable *cancellable;  /* (owned) */
  GSource      *timeout;      /* (owned) (nullable) */
  gint64        version;      /* as last seen; -1 when it is not known */
  gboolean      looking;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaStoreWatch, dia_store_watch, G_TYPE_OBJECT)

static void look_soon (DiaStoreWatch *self);

/* The writer's own view: this number changes when, and only when, somebody else
 * has committed. (nullable): NULL with @error. */
static gpointer
read_version (DiaConnection  *connection,
              gpointer        query_data,
              GError        **error)
{
  gint64 version;

  if (!dia_connection_query_int64 (connection, "PRAGMA data_version", &version, error))
    return NULL;

  return g_memdup2 (&version, sizeof version);
}

static void
on_version_read_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaStoreWatch) self = user_data;
  g_autofree gint64 *version = dia_store_write_finish (DIA_STORE (source), result, &error);

  /* A write that was on its way when the workspace was closed ends well, not as
   * cancelled. */
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  self->looking = FALSE;
  if (version == NULL)
    {
      g_debug ("Cannot see whether the workspace changed: %s", error->message);
      return;
    }

  if (self->version >= 0 && self->version != *version)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  self->version = *version;
}

static void
look (DiaStoreWatch *self)
{
  if (self->looking)
    {
      look_soon (self);
      return;
    }

  self->looking = TRUE;
  dia_store_write_async (self->store, read_version, NULL, NULL, g_free, self->cancellable,
                         on_version_read_cb, g_object_ref (self));
}

static gboolean
on_timeout_cb (gpointer user_data)
{
  DiaStoreWatch *self = user_data;

  g_clear_pointer (&self->timeout, g_source_unref);
  look (self);

  return G_SOURCE_REMOVE;
}

static void
look_soon (DiaStoreWatch *self)
{
  if (self->timeout != NULL)
    return;

  self->timeout = g_timeout_source_new (LOOK_AFTER_MS);
  g_source_set_static_name (self->timeout, "[diapason] look for changes of others");
  g_source_set_callback (self->timeout, on_timeout_cb, self, NULL);
  g_source_attach (self->timeout, self->context);
}

static void
on_monitor_changed_cb (GFileMonitor      *monitor,
                       GFile             *file,
                       GFile             *other,
                       GFileMonitorEvent  event,
                       gpointer           user_data)
{
  look_soon (user_data);
}

static void
dia_store_watch_dispose (GObject *object)
{
  dia_store_watch_stop (DIA_STORE_WATCH (object));

  G_OBJECT_CLASS (dia_store_watch_parent_class)->dispose (object);
}

static void
dia_store_watch_finalize (GObject *object)
{
  DiaStoreWatch *self = DIA_STORE_WATCH (object);

  g_object_unref (self->cancellable);
  g_main_context_unref (self->context);

  G_OBJECT_CLASS (dia_store_watch_parent_class)->finalize (object);
}

static void
dia_store_watch_class_init (DiaStoreWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_store_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_store_watch_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dia_store_watch_init (DiaStoreWatch *self)
{
  self->cancellable = g_cancellable_new ();
  self->version = -1;
}

DiaStoreWatch *
dia_store_watch_new (DiaStore *store)
{
  DiaStoreWatch *self = g_object_new (DIA_TYPE_STORE_WATCH, NULL);
  g_autofree char *log = g_strconcat (dia_store_get_path (store), "-wal", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (log);

  self->store = g_object_ref (store);
  /* Whatever was committed before the first look is a change, too. */
  self->version = dia_store_get_version_opened (store);
  self->context = g_main_context_ref_thread_default ();
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);

  /* Where files cannot be watched this program still sees its own writes. */
  if (self->monitor != NULL)
    {
      g_file_monitor_set_rate_limit (self->monitor, LOOK_AFTER_MS);
      g_signal_connect (self->monitor, "changed", G_CALLBACK (on_monitor_changed_cb), self);
    }
  look (self);

  return self;
}

void
dia_store_watch_stop (DiaStoreWatch *self)
{
  g_cancellable_cancel (self->cancellable);
  if (self->timeout != NULL)
    g_source_destroy (self->timeout);
  g_clear_pointer (&self->timeout, g_source_unref);
  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);
  g_clear_object (&self->store);
}
