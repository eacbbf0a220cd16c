/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-scopes-private.h"

#include "dia-field.h"
#include "dia-roster-list.h"
#include "dia-roster.h"
#include "dia-saved-scopes.h"
#include "dia-settings.h"
#include "dia-store.h"
#include "dia-workspace-private.h"

struct _DiaScopes
{
  GObject           parent_instance;

  DiaWorkspaceCore *core;         /* (owned) */
  DiaRoster        *roster;       /* (owned) */
  DiaScope         *current;      /* (owned) */
  GListStore       *saved;        /* (owned) (element-type DiaSavedScope) */
  guint             n_writing;    /* changes of the current scope that are not written yet */
};

enum
{
  PROP_CURRENT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DiaScopes, dia_scopes, G_TYPE_OBJECT)

typedef struct
{
  DiaScope  *current;   /* (owned) (nullable) */
  GPtrArray *saved;     /* (owned) (element-type DiaSavedScope) */
} Rows;

static void
free_rows (Rows *rows)
{
  g_clear_pointer (&rows->current, dia_scope_unref);
  g_clear_pointer (&rows->saved, g_ptr_array_unref);
  g_free (rows);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Rows, free_rows)

static gpointer
read_rows (DiaConnection  *connection,
           gpointer        query_data,
           GError        **error)
{
  g_autoptr (Rows) rows = g_new0 (Rows, 1);
  g_autofree char *text = NULL;

  if (!dia_settings_get (connection, DIA_SETTING_CURRENT_SCOPE, &text, error))
    return NULL;

  rows->current = text != NULL ? dia_scope_from_string (text) : NULL;
  rows->saved = dia_saved_scopes_list (connection, error);

  return rows->saved != NULL ? g_steal_pointer (&rows) : NULL;
}

static gboolean
read_rows_now (DiaConnection  *connection,
               gpointer        user_data,
               GError        **error)
{
  Rows **rows = user_data;

  *rows = read_rows (connection, NULL, error);

  return *rows != NULL;
}

static gpointer
write_current (DiaConnection  *connection,
               gpointer        query_data,
               GError        **error)
{
  dia_settings_set (connection, DIA_SETTING_CURRENT_SCOPE, query_data, error);

  return NULL;
}

static gpointer
write_saved (DiaConnection  *connection,
             gpointer        query_data,
             GError        **error)
{
  dia_saved_scopes_save (connection, query_data, error);

  return NULL;
}

/* One with another name is another row. */
static gpointer
replace_saved (DiaConnection  *connection,
               gpointer        query_data,
               GError        **error)
{
  const DiaSavedScope *saved = query_data;

  if (dia_saved_scopes_delete (connection, saved->id, error))
    dia_saved_scopes_save (connection, saved, error);

  return NULL;
}

static gpointer
delete_saved (DiaConnection  *connection,
              gpointer        query_data,
              GError        **error)
{
  const DiaId *id = query_data;

  dia_saved_scopes_delete (connection, *id, error);

  return NULL;
}

static gboolean
saved_equal (gconstpointer a,
             gconstpointer b)
{
  const DiaSavedScope *one = a, *other = b;

  return one->id == other->id && g_str_equal (one->name, other->name) && dia_scope_equal (one->scope, other->scope);
}

static void
take_current (DiaScopes *self,
              DiaScope  *scope)
{
  if (dia_scope_equal (self->current, scope))
    return;

  dia_scope_unref (self->current);
  self->current = dia_scope_ref (scope);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

/* A scope that was chosen while the rows were read is newer than they are. */
static void
show_rows (DiaScopes *self,
           Rows      *rows)
{
  guint n_before, n_after;

  if (rows->current != NULL && self->n_writing == 0)
    take_current (self, rows->current);

  dia_roster_list_keep (G_LIST_MODEL (self->saved), rows->saved, saved_equal, &n_before, &n_after);
  dia_roster_list_splice (self->saved, rows->saved, n_before, n_after);
}

static void
on_rows_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (DiaScopes) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Rows) rows = dia_store_read_finish (DIA_STORE (source), result, &error);

  if (rows != NULL)
    show_rows (self, rows);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("The scopes could not be read: %s", error->message);
}

static void
on_core_changed_cb (DiaWorkspaceCore *core,
                    guint             flags,
                    DiaScopes        *self)
{
  if (flags & DIA_CHANGE_SCOPES)
    dia_store_read_async (core->store, read_rows, NULL, NULL, (GDestroyNotify) free_rows, core->closing,
                          on_rows_read_cb, g_object_ref (self));
}

static void
on_current_written_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (DiaScopes) self = user_data;
  g_autoptr (GError) error = NULL;

  self->n_writing--;
  dia_store_write_finish (DIA_STORE (source), result, &error);
  if (error != NULL)
    g_warning ("The scope could not be kept: %s", error->message);
}

static void
on_saved_written_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (DiaScopes) self = user_data;
  g_autoptr (GError) error = NULL;

  dia_store_write_finish (DIA_STORE (source), result, &error);
  if (error == NULL)
    dia_workspace_core_touch (self->core, DIA_CHANGE_SCOPES);
  else
    g_warning ("The saved scopes could not be changed: %s", error->message);
}

static void
dia_scopes_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  DiaScopes *self = DIA_SCOPES (object);

  if (prop_id == PROP_CURRENT)
    g_value_set_boxed (value, self->current);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
dia_scopes_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  if (prop_id == PROP_CURRENT)
    dia_scopes_set_current (DIA_SCOPES (object), g_value_get_boxed (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
dia_scopes_finalize (GObject *object)
{
  DiaScopes *self = DIA_SCOPES (object);

  dia_scope_unref (self->current);
  g_object_unref (self->saved);
  g_object_unref (self->roster);
  g_object_unref (self->core);

  G_OBJECT_CLASS (dia_scopes_parent_class)->finalize (object);
}

static void
dia_scopes_class_init (DiaScopesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dia_scopes_get_property;
  object_class->set_property = dia_scopes_set_property;
  object_class->finalize = dia_scopes_finalize;

  properties[PROP_CURRENT] =
    g_param_spec_boxed ("current", NULL, NULL, DIA_TYPE_SCOPE,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dia_scopes_init (DiaScopes *self)
{
  self->current = dia_scope_new_all ();
  self->saved = g_list_store_new (DIA_TYPE_SAVED_SCOPE);
}

DiaScopes *
dia_scopes_new (DiaWorkspaceCore *core,
                DiaRoster        *roster)
{
  DiaScopes *self = g_object_new (DIA_TYPE_SCOPES, NULL);

  self->core = g_object_ref (core);
  self->roster = g_object_ref (roster);
  g_signal_connect_object (core, "changed", G_CALLBACK (on_core_changed_cb), self, 0);

  return self;
}

gboolean
dia_scopes_reload (DiaScopes     *self,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (Rows) rows = NULL;

  if (!dia_store_read (self->core->store, read_rows_now, &rows, cancellable, error))
    return FALSE;

  show_rows (self, rows);
  return TRUE;
}

DiaScope *
dia_scopes_get_current (DiaScopes *self)
{
  return self->current;
}

void
dia_scopes_set_current (DiaScopes *self,
                        DiaScope  *scope)
{
  if (dia_scope_equal (self->current, scope))
    return;

  take_current (self, scope);
  self->n_writing++;
  dia_store_write_async (self->core->store, write_current, dia_scope_to_string (scope), g_free, NULL, NULL,
                         on_current_written_cb, g_object_ref (self));
}

guint
dia_scopes_count_accounts (DiaScopes *self)
{
  GListModel *accounts = dia_roster_get_accounts (self->roster);
  guint n_accounts = g_list_model_get_n_items (accounts), n = 0;

  if (dia_scope_is_all (self->current))
    return n_accounts;

  for (guint i = 0; i < n_accounts; i++)
    {
      g_autoptr (DiaAccount) account = g_list_model_get_item (accounts, i);

      n += dia_scope_holds (self->current, account);
    }

  return n;
}

GListModel *
dia_scopes_get_saved (DiaScopes *self)
{
  return G_LIST_MODEL (self->saved);
}

void
dia_scopes_save_current (DiaScopes  *self,
                         const char *name)
{
  DiaSavedScope *saved = dia_saved_scope_new (dia_id_new (), name, self->current);

  dia_store_write_async (self->core->store, write_saved, saved, g_object_unref, NULL, NULL,
                         on_saved_written_cb, g_object_ref (self));
}

void
dia_scopes_remove_saved (DiaScopes *self,
                         DiaId      id)
{
  dia_store_write_async (self->core->store, delete_saved, g_memdup2 (&id, sizeof id), g_free, NULL, NULL,
                         on_saved_written_cb, g_object_ref (self));
}

void
dia_scopes_put_saved (DiaScopes     *self,
                      DiaSavedScope *saved)
{
  dia_store_write_async (self->core->store, replace_saved, g_object_ref (saved), g_object_unref, NULL, NULL,
                         on_saved_written_cb, g_object_ref (self));
}
