/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-scripted-network.h"

#include "dia-authenticator.h"
#include "dia-publisher.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

struct _DiaScriptedNetwork
{
  DiaConnector    parent_instance;

  char           *network;      /* (owned) */
  DiaScriptedKind kind;
  char           *ledger_path;  /* (owned) */
  DiaScriptedHook hook;         /* (nullable) */
  gpointer        hook_data;
  gboolean        unsure;
};

/* A line of the ledger: key, instant, account, parent, escaped text. */
enum
{
  FIELD_KEY,
  FIELD_AT,
  FIELD_ACCOUNT,
  FIELD_PARENT,
  FIELD_TEXT,
  N_FIELDS
};

static void dia_scripted_network_implement (DiaPublisherInterface *iface);

G_DEFINE_TYPE_WITH_CODE (DiaScriptedNetwork, dia_scripted_network, DIA_TYPE_CONNECTOR,
                         G_IMPLEMENT_INTERFACE (DIA_TYPE_PUBLISHER, dia_scripted_network_implement))

/* The same with a sign-in. */
typedef struct
{
  DiaScriptedNetwork parent_instance;
} DiaGuardedNetwork;

typedef DiaScriptedNetworkClass DiaGuardedNetworkClass;

static void dia_guarded_network_implement (DiaAuthenticatorInterface *iface);

static GType dia_guarded_network_get_type (void);
G_DEFINE_TYPE_WITH_CODE (DiaGuardedNetwork, dia_guarded_network, DIA_TYPE_SCRIPTED_NETWORK,
                         G_IMPLEMENT_INTERFACE (DIA_TYPE_AUTHENTICATOR, dia_guarded_network_implement))

static gboolean
call_hook (DiaScriptedNetwork  *self,
           const char          *moment,
           GError             **error)
{
  return self->hook == NULL || self->hook (moment, self->hook_data, error);
}

static char **
read_lines (const char *path)
{
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return g_new0 (char *, 1);
  if (g_str_has_suffix (text, "\n"))
    text[strlen (text) - 1] = '\0';

  return text[0] != '\0' ? g_strsplit (text, "\n", -1) : g_new0 (char *, 1);
}

/* The number of the line that holds this post, from 1; 0 for none. */
static guint
find_line (DiaScriptedNetwork *self,
           guint               field,
           const char         *value,
           const char         *account,
           DiaInstant          since,
           guint              *n_found)
{
  g_auto (GStrv) lines = read_lines (self->ledger_path);
  guint found = 0;

  *n_found = 0;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", N_FIELDS);

      if (g_strv_length (fields) == N_FIELDS && g_str_equal (fields[field], value) &&
          g_str_equal (fields[FIELD_ACCOUNT], account) && g_ascii_strtoll (fields[FIELD_AT], NULL, 10) >= since)
        {
          found = i + 1;
          ++*n_found;
        }
    }

  return found;
}

static DiaRemotePost *
make_remote (guint line)
{
  g_autofree char *id = g_strdup_printf ("post-%u", line);
  g_autofree char *url = g_strdup_printf ("https://scripted.example/%u", line);

  return dia_remote_post_new (id, url, DIA_INSTANT_NONE);
}

/* What the server does with a request: under its own lock, whoever asks. */
static guint
publish (DiaScriptedNetwork       *self,
         const DiaSession         *session,
         const DiaPublishRequest  *request,
         GError                  **error)
{
  g_autofree char *account = dia_id_to_string (session->account->id);
  g_autofree char *text = g_strescape (request->text, "");
  g_autofree char *line = NULL;
  DiaInstant now = dia_clock_now (session->clock);
  DiaInstant since = self->kind == DIA_SCRIPTED_CLIENT_KEY ? now - DIA_HOUR + 1 : G_MININT64;
  const char *key = self->kind == DIA_SCRIPTED_TWO_STEP ? request->payload : request->key;
  int file = open (self->ledger_path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  guint n_known = 0;
  guint known;

  g_assert_cmpint (file, >=, 0);
  g_assert_cmpint (flock (file, LOCK_EX), ==, 0);
  known = find_line (self, FIELD_KEY, key, account, since, &n_known);
  if (known > 0 && self->kind == DIA_SCRIPTED_TWO_STEP)
    g_set_error_literal (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_REFUSED, "This container was published.");
  if (known == 0 || self->kind == DIA_SCRIPTED_DUMB)
    {
      g_auto (GStrv) lines = read_lines (self->ledger_path);

      known = g_strv_length (lines) + 1;
      line = g_strdup_printf ("%s\t%" G_GINT64_FORMAT "\t%s\t%s\t%s\n", key, now, account, request->reply_to, text);
      g_assert_cmpint (write (file, line, strlen (line)), ==, (gssize) strlen (line));
    }
  close (file);

  return known;
}

static DiaMeans
dia_scripted_network_get_means (DiaPublisher *publisher,
                                gint64       *window_ms)
{
  DiaScriptedNetwork *self = DIA_SCRIPTED_NETWORK (publisher);

  *window_ms = self->kind == DIA_SCRIPTED_CLIENT_KEY ? DIA_HOUR : self->kind == DIA_SCRIPTED_RECORD_KEY ? G_MAXINT64 : 0;
  if (self->kind == DIA_SCRIPTED_CLIENT_KEY)
    return DIA_MEANS_CLIENT_KEY;

  return self->kind == DIA_SCRIPTED_RECORD_KEY ? DIA_MEANS_RECORD_KEY : DIA_MEANS_READ_BACK;
}

static char *
dia_scripted_network_make_key (DiaPublisher     *publisher,
                               const DiaSession *session,
                               guint64           seed,
                               DiaInstant        now)
{
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x-%" G_GINT64_FORMAT, seed, now);
}

static char *
dia_scripted_network_upload (DiaPublisher      *publisher,
                             const DiaSession  *session,
                             GBytes            *picture,
                             const DiaMedia    *media,
                             GCancellable      *cancellable,
                             GError           **error)
{
  if (!call_hook (DIA_SCRIPTED_NETWORK (publisher), "upload", error))
    return NULL;

  return g_strdup_printf ("handle-%.8s", media->sha256);
}

static char *
dia_scripted_network_prepare (DiaPublisher             *publisher,
                              const DiaSession         *session,
                              const DiaPublishRequest  *request,
                              GCancellable             *cancellable,
                              GError                  **error)
{
  DiaScriptedNetwork *self = DIA_SCRIPTED_NETWORK (publisher);

  if (!call_hook (self, "prepare", error))
    return NULL;

  return self->kind == DIA_SCRIPTED_TWO_STEP ? g_uuid_string_random () : g_strdup ("");
}

static DiaRemotePost *
dia_scripted_network_commit (DiaPublisher             *publisher,
                             const DiaSession         *session,
                             const DiaPublishRequest  *request,
                             GCancellable             *cancellable,
                             GError                  **error)
{
  DiaScriptedNetwork *self = DIA_SCRIPTED_NETWORK (publisher);
  g_autoptr (GError) refusal = NULL;
  guint line;

  if (!call_hook (self, "before-commit", error))
    return NULL;
  line = publish (self, session, request, &refusal);
  if (refusal != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return NULL;
    }
  if (!call_hook (self, "after-commit", error))
    return NULL;

  return make_remote (line);
}

static gboolean
dia_scripted_network_find (DiaPublisher             *publisher,
                           const DiaSession         *session,
                           const DiaPublishRequest  *request,
                           DiaLook                  *look,
                           DiaRemotePost           **found,
                           GCancellable             *cancellable,
                           GError                  **error)
{
  DiaScriptedNetwork *self = DIA_SCRIPTED_NETWORK (publisher);
  g_autofree char *account = dia_id_to_string (session->account->id);
  g_autofree char *text = g_strescape (request->text, "");
  gboolean by_key = self->kind == DIA_SCRIPTED_RECORD_KEY;
  guint n_found = 0;
  guint line;

  if (!call_hook (self, "find", error))
    return FALSE;

  line = find_line (self, by_key ? FIELD_KEY : FIELD_TEXT, by_key ? request->key : text, account,
                    by_key ? G_MININT64 : request->created_at - 2 * DIA_MINUTE, &n_found);
  *look = n_found == 1 ? DIA_LOOK_FOUND : n_found == 0 ? DIA_LOOK_ABSENT : DIA_LOOK_UNSURE;
  if (self->unsure)
    *look = DIA_LOOK_UNSURE;
  if (*look == DIA_LOOK_FOUND)
    *found = make_remote (line);

  return TRUE;
}

static void
dia_scripted_network_implement (DiaPublisherInterface *iface)
{
  iface->get_means = dia_scripted_network_get_means;
  iface->make_key = dia_scripted_network_make_key;
  iface->upload = dia_scripted_network_upload;
  iface->prepare = dia_scripted_network_prepare;
  iface->commit = dia_scripted_network_commit;
  iface->find = dia_scripted_network_find;
}

static const char *
dia_scripted_network_get_network (DiaConnector *connector)
{
  return DIA_SCRIPTED_NETWORK (connector)->network;
}

static void
dia_scripted_network_finalize (GObject *object)
{
  DiaScriptedNetwork *self = DIA_SCRIPTED_NETWORK (object);

  g_free (self->network);
  g_free (self->ledger_path);

  G_OBJECT_CLASS (dia_scripted_network_parent_class)->finalize (object);
}

static void
dia_scripted_network_class_init (DiaScriptedNetworkClass *klass)
{
  DIA_CONNECTOR_CLASS (klass)->get_network = dia_scripted_network_get_network;
  G_OBJECT_CLASS (klass)->finalize = dia_scripted_network_finalize;
}

static void
dia_scripted_network_init (DiaScriptedNetwork *self)
{
}

static DiaCredentials *
dia_guarded_network_refresh (DiaAuthenticator  *authenticator,
                             const DiaSession  *session,
                             GCancellable      *cancellable,
                             GError           **error)
{
  DiaCredentials *fresh;
  g_autofree char *token = g_strconcat (session->credentials->access_token, "+", NULL);

  if (!call_hook (DIA_SCRIPTED_NETWORK (authenticator), "refresh", error))
    return NULL;

  fresh = dia_credentials_new ();
  dia_credentials_set (&fresh->access_token, token);
  fresh->expires_at = DIA_INSTANT_NONE;

  return fresh;
}

static void
dia_guarded_network_implement (DiaAuthenticatorInterface *iface)
{
  iface->refresh = dia_guarded_network_refresh;
}

static void
dia_guarded_network_class_init (DiaGuardedNetworkClass *klass)
{
}

static void
dia_guarded_network_init (DiaGuardedNetwork *self)
{
}

static DiaScriptedNetwork *
create (GType            type,
        const char      *network,
        DiaScriptedKind  kind,
        const char      *ledger_path)
{
  DiaScriptedNetwork *self = g_object_new (type, NULL);

  self->network = g_strdup (network);
  self->kind = kind;
  self->ledger_path = g_strdup (ledger_path);

  return self;
}

DiaScriptedNetwork *
dia_scripted_network_new (const char      *network,
                          DiaScriptedKind  kind,
                          const char      *ledger_path)
{
  return create (DIA_TYPE_SCRIPTED_NETWORK, network, kind, ledger_path);
}

DiaScriptedNetwork *
dia_scripted_network_new_guarded (const char      *network,
                                  DiaScriptedKind  kind,
                                  const char      *ledger_path)
{
  return create (dia_guarded_network_get_type (), network, kind, ledger_path);
}

void
dia_scripted_network_set_hook (DiaScriptedNetwork *self,
                               DiaScriptedHook     hook,
                               gpointer            user_data)
{
  self->hook = hook;
  self->hook_data = user_data;
}

void
dia_scripted_network_set_unsure (DiaScriptedNetwork *self,
                                 gboolean            unsure)
{
  self->unsure = unsure;
}

guint
dia_scripted_ledger_count (const char *ledger_path,
                           const char *text)
{
  g_auto (GStrv) lines = read_lines (ledger_path);
  g_autofree char *escaped = text != NULL ? g_strescape (text, "") : NULL;
  guint count = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", N_FIELDS);

      if (escaped == NULL || g_strcmp0 (fields[FIELD_TEXT], escaped) == 0)
        count++;
    }

  return count;
}

char **
dia_scripted_ledger_dup_texts (const char *ledger_path)
{
  g_auto (GStrv) lines = read_lines (ledger_path);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", N_FIELDS);
      g_autofree char *text = g_strconcat (fields[FIELD_TEXT], "<", fields[FIELD_PARENT], NULL);

      g_strv_builder_add (builder, text);
    }

  return g_strv_builder_end (builder);
}
