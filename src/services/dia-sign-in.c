/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-sign-in.h"

#include "dia-audit.h"
#include "dia-sign-in-private.h"
#include "dia-sign-in-steps.h"
#include "dia-store.h"

#include <glib/gi18n-lib.h>

struct _DiaSignIn
{
  GObject           parent_instance;

  DiaWorkspaceCore *core;       /* (owned) */
  GMainContext     *context;    /* (owned): where signals are emitted */
  int               keyring;    /* (atomic) a DiaKeyringState */
};

enum
{
  PROP_KEYRING_STATE = 1,
  N_PROPS
};

enum
{
  OPEN_BROWSER,
  N_SIGNALS
};

/* What an asynchronous call carries to its worker. */
typedef struct
{
  DiaSignIn     *self;        /* (owned) */
  DiaAccount    *account;     /* (owned) (nullable) */
  DiaSignInWays  way;
  char          *identifier;  /* (owned) (nullable) */
  DiaSecret     *secret;      /* (owned) (nullable) */
} Work;

typedef struct
{
  DiaSignIn *self;  /* (owned) */
  char      *url;   /* (owned) (nullable) */
} Told;

G_DEFINE_FINAL_TYPE (DiaSignIn, dia_sign_in, G_TYPE_OBJECT)
G_DEFINE_QUARK (dia-sign-in-error-quark, dia_sign_in_error)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
free_told (gpointer data)
{
  Told *told = data;

  g_object_unref (told->self);
  g_free (told->url);
  g_free (told);
}

static gboolean
on_keyring_told_cb (gpointer user_data)
{
  Told *told = user_data;

  g_object_notify_by_pspec (G_OBJECT (told->self), properties[PROP_KEYRING_STATE]);

  return G_SOURCE_REMOVE;
}

static gboolean
on_browser_told_cb (gpointer user_data)
{
  Told *told = user_data;

  g_signal_emit (told->self, signals[OPEN_BROWSER], 0, told->url);

  return G_SOURCE_REMOVE;
}

/* Runs @func in the context of the screens; at once when this is its thread. */
static void
tell (DiaSignIn   *self,
      GSourceFunc  func,
      const char  *url)
{
  Told *told = g_new0 (Told, 1);

  told->self = g_object_ref (self);
  told->url = g_strdup (url);
  g_main_context_invoke_full (self->context, G_PRIORITY_DEFAULT, func, told, free_told);
}

static gboolean
open_browser (const char  *url,
              gpointer     user_data,
              GError     **error)
{
  DiaSignIn *self = user_data;

  if (!g_signal_has_handler_pending (self, signals[OPEN_BROWSER], 0, FALSE))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("There is no browser to sign in with."));
      return FALSE;
    }
  tell (self, on_browser_told_cb, url);

  return TRUE;
}

static DiaKeyringState
translate_state (DiaVaultState state)
{
  switch (state)
    {
    case DIA_VAULT_UNLOCKED:
      return DIA_KEYRING_READY;
    case DIA_VAULT_LOCKED:
      return DIA_KEYRING_LOCKED;
    case DIA_VAULT_ABSENT:
      return DIA_KEYRING_ABSENT;
    case DIA_VAULT_DENIED:
    case DIA_VAULT_PLAIN:
      return DIA_KEYRING_DENIED;
    case DIA_VAULT_MUTE:
      return DIA_KEYRING_MUTE;
    }

  g_return_val_if_reached (DIA_KEYRING_ABSENT);
}

/* Blocking, for 3 s at most. */
static void
ask_keyring (DiaSignIn    *self,
             GCancellable *cancellable)
{
  DiaKeyringState state = translate_state (dia_vault_get_state (self->core->vault, cancellable));

  if (g_atomic_int_exchange (&self->keyring, state) != (int) state)
    tell (self, on_keyring_told_cb, NULL);
}

static DiaAccount *
run_way (DiaSignIn      *self,
         DiaHttp        *http,
         DiaAccount     *account,
         DiaSignInWays   way,
         const char     *identifier,
         DiaSecret      *secret,
         GCancellable   *cancellable,
         GError        **error)
{
  DiaSignInSteps steps = {
    .core = self->core,
    .way = way,
    .identifier = identifier,
    .secret = secret,
    .open = open_browser,
    .open_data = self,
  };
  DiaAccount *signed_in = dia_sign_in_steps_run (&steps, http, account, cancellable, error);

  ask_keyring (self, NULL);

  return signed_in;
}

static DiaAccount *
run_blocking (DiaSignIn      *self,
              DiaAccount     *account,
              DiaSignInWays   way,
              const char     *identifier,
              const char     *text,
              GCancellable   *cancellable,
              GError        **error)
{
  g_autoptr (DiaHttp) http = dia_http_new (dia_workspace_core_get_user_agent ());
  g_autoptr (DiaSecret) secret = text != NULL ? dia_secret_new (text) : NULL;

  return run_way (self, http, account, way, identifier, secret, cancellable, error);
}

static void
free_work (gpointer data)
{
  Work *work = data;

  g_clear_pointer (&work->secret, dia_secret_unref);
  g_free (work->identifier);
  g_clear_object (&work->account);
  g_object_unref (work->self);
  g_free (work);
}

static Work *
make_work (DiaSignIn     *self,
           DiaAccount    *account,
           DiaSignInWays  way,
           const char    *identifier,
           const char    *text)
{
  Work *work = g_new0 (Work, 1);

  work->self = g_object_ref (self);
  work->account = account != NULL ? g_object_ref (account) : NULL;
  work->way = way;
  work->identifier = g_strdup (identifier);
  work->secret = text != NULL ? dia_secret_new (text) : NULL;

  return work;
}

static void
return_account (GTask      *task,
                DiaAccount *account,
                GError     *error)
{
  if (account != NULL)
    g_task_return_pointer (task, account, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
sign_in_in_thread (GTask        *task,
                   gpointer      resource,
                   gpointer      work_data,
                   GCancellable *cancellable)
{
  Work *work = work_data;
  GError *error = NULL;
  DiaAccount *account = run_way (work->self, resource, work->account, work->way, work->identifier, work->secret,
                                 cancellable, &error);

  return_account (task, account, error);
}

static void
check_in_thread (GTask        *task,
                 gpointer      resource,
                 gpointer      work_data,
                 GCancellable *cancellable)
{
  Work *work = work_data;
  GError *error = NULL;
  DiaAccount *account = dia_sign_in_steps_check (work->self->core, resource, work->account, cancellable, &error);

  ask_keyring (work->self, NULL);
  return_account (task, account, error);
}

static void
unlock_in_thread (GTask        *task,
                  gpointer      resource,
                  gpointer      work_data,
                  GCancellable *cancellable)
{
  Work *work = work_data;
  GError *error = NULL;
  gboolean unlocked = dia_vault_unlock (work->self->core->vault, cancellable, &error);

  ask_keyring (work->self, NULL);
  if (unlocked)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
ask_keyring_in_thread (GTask        *task,
                       gpointer      resource,
                       gpointer      work_data,
                       GCancellable *cancellable)
{
  Work *work = work_data;

  ask_keyring (work->self, cancellable);
  g_task_return_boolean (task, TRUE);
}

static void
push (DiaSignIn           *self,
      DiaWorkerFunc        func,
      Work                *work,
      GCancellable        *cancellable,
      GAsyncReadyCallback  callback,
      gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  dia_worker_pool_push (self->core->network, task, func, work, free_work);
}

static void
dia_sign_in_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  DiaSignIn *self = DIA_SIGN_IN (object);

  switch (prop_id)
    {
    case PROP_KEYRING_STATE:
      g_value_set_int (value, dia_sign_in_get_keyring_state (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dia_sign_in_finalize (GObject *object)
{
  DiaSignIn *self = DIA_SIGN_IN (object);

  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_object (&self->core);

  G_OBJECT_CLASS (dia_sign_in_parent_class)->finalize (object);
}

static void
dia_sign_in_class_init (DiaSignInClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dia_sign_in_get_property;
  object_class->finalize = dia_sign_in_finalize;

  properties[PROP_KEYRING_STATE] = g_param_spec_int ("keyring-state", NULL, NULL,
                                                     DIA_KEYRING_READY, DIA_KEYRING_MUTE, DIA_KEYRING_READY,
                                                     G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[OPEN_BROWSER] = g_signal_new ("open-browser", DIA_TYPE_SIGN_IN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dia_sign_in_init (DiaSignIn *self)
{
  self->keyring = DIA_KEYRING_READY;
}

DiaSignIn *
dia_sign_in_new (DiaWorkspaceCore *core)
{
  DiaSignIn *self = g_object_new (DIA_TYPE_SIGN_IN, NULL);

  self->core = g_object_ref (core);
  self->context = g_main_context_ref (core->context);

  return self;
}

void
dia_sign_in_watch_keyring (DiaSignIn *self)
{
  push (self, ask_keyring_in_thread, make_work (self, NULL, 0, NULL, NULL), self->core->closing, NULL, NULL);
}

DiaSignInWays
dia_sign_in_get_ways (DiaSignIn  *self,
                      const char *network)
{
  DiaConnector *connector = dia_registry_find (self->core->registry, network);
  DiaSignInWays ways = 0;

  if (connector == NULL || !DIA_IS_AUTHENTICATOR (connector))
    return 0;

  if (dia_authenticator_has_browser (DIA_AUTHENTICATOR (connector)))
    ways |= DIA_SIGN_IN_BY_BROWSER;
  if (dia_authenticator_has_password (DIA_AUTHENTICATOR (connector)))
    ways |= DIA_SIGN_IN_BY_PASSWORD;
  /* Mastodon's settings hand out tokens that do not end. */
  if (g_str_equal (network, DIA_NETWORK_MASTODON))
    ways |= DIA_SIGN_IN_BY_TOKEN;

  return ways;
}

DiaAccount *
dia_sign_in_with_password (DiaSignIn     *self,
                           DiaAccount    *account,
                           const char    *identifier,
                           const char    *password,
                           GCancellable  *cancellable,
                           GError       **error)
{
  return run_blocking (self, account, DIA_SIGN_IN_BY_PASSWORD, identifier, password, cancellable, error);
}

DiaAccount *
dia_sign_in_with_token (DiaSignIn     *self,
                        DiaAccount    *account,
                        const char    *token,
                        GCancellable  *cancellable,
                        GError       **error)
{
  return run_blocking (self, account, DIA_SIGN_IN_BY_TOKEN, NULL, token, cancellable, error);
}

DiaAccount *
dia_sign_in_with_browser (DiaSignIn     *self,
                          DiaAccount    *account,
                          GCancellable  *cancellable,
                          GError       **error)
{
  return run_blocking (self, account, DIA_SIGN_IN_BY_BROWSER, NULL, NULL, cancellable, error);
}

void
dia_sign_in_with_password_async (DiaSignIn           *self,
                                 DiaAccount          *account,
                                 const char          *identifier,
                                 const char          *password,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  push (self, sign_in_in_thread, make_work (self, account, DIA_SIGN_IN_BY_PASSWORD, identifier, password),
        cancellable, callback, user_data);
}

void
dia_sign_in_with_token_async (DiaSignIn           *self,
                              DiaAccount          *account,
                              const char          *token,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  push (self, sign_in_in_thread, make_work (self, account, DIA_SIGN_IN_BY_TOKEN, NULL, token),
        cancellable, callback, user_data);
}

void
dia_sign_in_with_browser_async (DiaSignIn           *self,
                                DiaAccount          *account,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  push (self, sign_in_in_thread, make_work (self, account, DIA_SIGN_IN_BY_BROWSER, NULL, NULL),
        cancellable, callback, user_data);
}

DiaAccount *
dia_sign_in_finish (DiaSignIn     *self,
                    GAsyncResult  *result,
                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

DiaAccount *
dia_sign_in_check (DiaSignIn     *self,
                   DiaAccount    *account,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (DiaHttp) http = dia_http_new (dia_workspace_core_get_user_agent ());
  DiaAccount *checked = dia_sign_in_steps_check (self->core, http, account, cancellable, error);

  ask_keyring (self, NULL);

  return checked;
}

void
dia_sign_in_check_async (DiaSignIn           *self,
                         DiaAccount          *account,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  push (self, check_in_thread, make_work (self, account, 0, NULL, NULL), cancellable, callback, user_data);
}

DiaKeyringState
dia_sign_in_get_keyring_state (DiaSignIn *self)
{
  return g_atomic_int_get (&self->keyring);
}

void
dia_sign_in_unlock_async (DiaSignIn           *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  push (self, unlock_in_thread, make_work (self, NULL, 0, NULL, NULL), cancellable, callback, user_data);
}

gboolean
dia_sign_in_unlock_finish (DiaSignIn     *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

typedef struct
{
  DiaId      account_id;
  guint      limit;
  GPtrArray *entries;   /* (owned) (nullable): the result */
} HistoryRead;

static gboolean
read_history (DiaConnection  *connection,
              gpointer        user_data,
              GError        **error)
{
  HistoryRead *read = user_data;

  read->entries = dia_audit_list (connection, read->account_id, read->limit, error);

  return read->entries != NULL;
}

GPtrArray *
dia_sign_in_list_history (DiaSignIn     *self,
                          DiaId          account_id,
                          guint          limit,
                          GCancellable  *cancellable,
                          GError       **error)
{
  HistoryRead read = { account_id, limit, NULL };

  if (!dia_store_read (self->core->store, read_history, &read, cancellable, error))
    return NULL;

  return read.entries;
}
