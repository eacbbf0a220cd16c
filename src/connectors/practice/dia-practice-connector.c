/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-practice-connector.h"

#include "dia-api-call.h"
#include "dia-inspector.h"
#include "dia-practice-audience.h"
#include "dia-practice-record.h"
#include "dia-publisher.h"
#include "dia-reader.h"
#include "dia-rehearsal.h"

#include <glib/gi18n-lib.h>

struct _DiaPracticeConnector
{
  DiaConnector       parent_instance;

  DiaPracticeLedger *ledger;  /* (owned) */
};

static void dia_practice_connector_inspector_init (DiaInspectorInterface *iface);
static void dia_practice_connector_publisher_init (DiaPublisherInterface *iface);
static void dia_practice_connector_reader_init    (DiaReaderInterface    *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DiaPracticeConnector, dia_practice_connector, DIA_TYPE_CONNECTOR,
                               G_IMPLEMENT_INTERFACE (DIA_TYPE_INSPECTOR, dia_practice_connector_inspector_init)
                               G_IMPLEMENT_INTERFACE (DIA_TYPE_PUBLISHER, dia_practice_connector_publisher_init)
                               G_IMPLEMENT_INTERFACE (DIA_TYPE_READER, dia_practice_connector_reader_init))

static void
measure_post (const DiaPracticePost *post,
              DiaInstant             now,
              DiaCounts             *counts)
{
  gint64 followers = dia_practice_audience_count_followers (DIA_PRACTICE_SEED, post->account_id, post->at);

  dia_practice_audience_measure (DIA_PRACTICE_SEED, followers, post->id, post->text,
                                 dia_practice_record_count_pictures (post->record), now - post->at, counts);
}

static gboolean
refuse (GError     **error,
        const char  *message)
{
  g_set_error_literal (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_REFUSED, message);
  return FALSE;
}

static gboolean
lose_answer (GError **error)
{
  g_set_error_literal (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNKNOWN,
                       _("The practice network was to give no answer, as the text asked."));
  return FALSE;
}

/* What the network's rules say about a post, as a real one would. */
static gboolean
obey_limits (const DiaSession         *session,
             const DiaPublishRequest  *request,
             GError                  **error)
{
  const DiaLimits *limits = &session->account->limits;
  DiaMeasurement measurement;

  dia_limits_measure (limits, request->text, request->warning, &measurement);
  if (!measurement.fits)
    return refuse (error, _("The practice network says: “The text is too long.”"));
  if (limits->max_media > 0 && request->handles->len > limits->max_media)
    return refuse (error, _("The practice network says: “There are too many pictures.”"));
  if (*request->text == '\0' && request->handles->len == 0)
    return refuse (error, _("The practice network says: “There is nothing to publish.”"));

  return TRUE;
}

/* What happens before the post is kept. */
static gboolean
rehearse_before (DiaRehearsal              rehearsal,
                 const DiaSession         *session,
                 const DiaPublishRequest  *request,
                 GCancellable             *cancellable,
                 GError                  **error)
{
  DiaInstant now = dia_clock_now (session->clock);
  DiaInstant back_at = request->created_at + DIA_REHEARSAL_THROTTLE_MS;

  if (rehearsal == DIA_REHEARSAL_REFUSE)
    return refuse (error, _("The practice network says: “Refused, as the text asked.”"));

  if (rehearsal == DIA_REHEARSAL_SLOW && !dia_api_wait (DIA_REHEARSAL_SLOW_MS, cancellable, NULL))
    return lose_answer (error);

  if (rehearsal == DIA_REHEARSAL_OFFLINE && now < request->created_at + DIA_REHEARSAL_OFFLINE_MS)
    g_set_error_literal (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNREACHABLE,
                         _("The practice network is not to be reached for two minutes, as the text asked."));
  else if (rehearsal == DIA_REHEARSAL_THROTTLE && now < back_at)
    g_propagate_error (error, dia_connector_error_new_throttled (DIA_THROTTLE_SERVER, back_at, _("The practice network asks to wait one minute.")));
  else if (rehearsal == DIA_REHEARSAL_SIGN_IN)
    g_set_error_literal (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_SIGN_IN,
                         _("The practice network refused the sign-in, as the text asked."));
  else if (rehearsal == DIA_REHEARSAL_LOST && now < request->created_at + DIA_REHEARSAL_LOST_MS)
    return lose_answer (error);
  else
    return TRUE;

  return FALSE;
}

static DiaMeans
dia_practice_connector_get_means (DiaPublisher *publisher,
                                  gint64       *window_ms)
{
  *window_ms = G_MAXINT64;

  return DIA_MEANS_RECORD_KEY;
}

static char *
dia_practice_connector_make_key (DiaPublisher     *publisher,
                                 const DiaSession *session,
                                 guint64           seed,
                                 DiaInstant        now)
{
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x", seed);
}

static char *
dia_practice_connector_upload (DiaPublisher      *publisher,
                               const DiaSession  *session,
                               GBytes            *picture,
                               const DiaMedia    *media,
                               GCancellable      *cancellable,
                               GError           **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return g_strdup (media->sha256);
}

static DiaRemotePost *
dia_practice_connector_commit (DiaPublisher             *publisher,
                               const DiaSession         *session,
                               const DiaPublishRequest  *request,
                               GCancellable             *cancellable,
                               GError                  **error)
{
  DiaPracticeConnector *self = DIA_PRACTICE_CONNECTOR (publisher);
  DiaRehearsal rehearsal = dia_rehearsal_detect (request->text);
  g_autofree char *record = dia_practice_record_build (request);
  g_autoptr (DiaPracticePost) kept = NULL;
  g_autoptr (DiaPracticePost) post = NULL;

  if (!dia_practice_ledger_get (self->ledger, session->account->id, request->key, &kept, error))
    return NULL;
  if (kept != NULL)
    return dia_remote_post_new (kept->id, "", kept->at);

  if (!obey_limits (session, request, error) || !rehearse_before (rehearsal, session, request, cancellable, error))
    return NULL;

  post = dia_practice_post_new (session->account->id, request->key, request->text, record, dia_clock_now (session->clock));
  if (!dia_practice_ledger_put (self->ledger, post, error))
    return NULL;

  if (rehearsal == DIA_REHEARSAL_NO_ANSWER)
    {
      lose_answer (error);
      return NULL;
    }

  return dia_remote_post_new (post->id, "", post->at);
}

static gboolean
dia_practice_connector_find (DiaPublisher             *publisher,
                             const DiaSession         *session,
                             const DiaPublishRequest  *request,
                             DiaLook                  *look,
                             DiaRemotePost           **found,
                             GCancellable             *cancellable,
                             GError                  **error)
{
  DiaPracticeConnector *self = DIA_PRACTICE_CONNECTOR (publisher);
  g_autoptr (DiaPracticePost) post = NULL;

  if (!dia_practice_ledger_get (self->ledger, session->account->id, request->key, &post, error))
    return FALSE;

  *look = post != NULL ? DIA_LOOK_FOUND : DIA_LOOK_ABSENT;
  if (post != NULL)
    *found = dia_remote_post_new (post->id, "", post->at);

  return TRUE;
}

static gboolean
dia_practice_connector_retract (DiaPublisher      *publisher,
                                const DiaSession  *session,
                                const char        *remote_id,
                                GCancellable      *cancellable,
                                GError           **error)
{
  DiaPracticeConnector *self = DIA_PRACTICE_CONNECTOR (publisher);

  return dia_practice_ledger_remove (self->ledger, session->account->id, remote_id, error);
}

static gboolean
dia_practice_connector_read_account (DiaReader         *reader,
                                     const DiaSession  *session,
                                     DiaCounts         *counts,
                                     GCancellable      *cancellable,
                                     GError           **error)
{
  DiaPracticeConnector *self = DIA_PRACTICE_CONNECTOR (reader);
  g_autoptr (GPtrArray) posts = dia_practice_ledger_list (self->ledger, session->account->id, "", G_MAXUINT, error);

  if (posts == NULL)
    return FALSE;

  counts->followers = dia_practice_audience_count_followers (DIA_PRACTICE_SEED, session->account->id,
                                                             dia_clock_now (session->clock));
  counts->posts = posts->len;

  return TRUE;
}

static gboolean
dia_practice_connector_read_post (DiaReader         *reader,
                                  const DiaSession  *session,
                                  const char        *remote_id,
                                  DiaCounts         *counts,
                                  GCancellable      *cancellable,
                                  GError           **error)
{
  DiaPracticeConnector *self = DIA_PRACTICE_CONNECTOR (reader);
  g_autoptr (DiaPracticePost) post = NULL;

  if (!dia_practice_ledger_get (self->ledger, session->account->id, remote_id, &post, error))
    return FALSE;
  if (post == NULL)
    return refuse (error, _("The practice network says: “There is no such post.”"));

  measure_post (post, dia_clock_now (session->clock), counts);

  return TRUE;
}

static GPtrArray *
dia_practice_connector_list_own (DiaReader         *reader,
                                 const DiaSession  *session,
                                 const char        *before,
                                 guint              limit,
                                 GCancellable      *cancellable,
                                 GError           **error)
{
  DiaPracticeConnector *self = DIA_PRACTICE_CONNECTOR (reader);
  g_autoptr (GPtrArray) posts = dia_practice_ledger_list (self->ledger, session->account->id, before, limit, error);
  g_autoptr (GPtrArray) own = NULL;

  if (posts == NULL)
    return NULL;

  own = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_own_post_free);
  for (guint i = 0; i < posts->len; i++)
    {
      const DiaPracticePost *post = g_ptr_array_index (posts, i);
      DiaOwnPost *own_post = dia_own_post_new (post->id, "", post->text, post->at);

      measure_post (post, dia_clock_now (session->clock), &own_post->counts);
      g_ptr_array_add (own, own_post);
    }

  return g_steal_pointer (&own);
}

/* The practice network announces nothing: the defaults are its limits. */
static gboolean
dia_practice_connector_read_limits (DiaInspector      *inspector,
                                    const DiaSession  *session,
                                    DiaLimits         *limits,
                                    GCancellable      *cancellable,
                                    GError           **error)
{
  return TRUE;
}

static gboolean
dia_practice_connector_check (DiaInspector      *inspector,
                              const DiaSession  *session,
                              char             **remote_id,
                              char             **handle,
                              char             **name,
                              GCancellable      *cancellable,
                              GError           **error)
{
  *remote_id = dia_id_to_string (session->account->id);
  *handle = g_strdup (session->account->handle);
  *name = g_strdup (session->account->name);

  return TRUE;
}

static const char *
dia_practice_connector_get_network (DiaConnector *connector)
{
  return DIA_NETWORK_PRACTICE;
}

static void
dia_practice_connector_finalize (GObject *object)
{
  DiaPracticeConnector *self = DIA_PRACTICE_CONNECTOR (object);

  g_object_unref (self->ledger);

  G_OBJECT_CLASS (dia_practice_connector_parent_class)->finalize (object);
}

static void
dia_practice_connector_inspector_init (DiaInspectorInterface *iface)
{
  iface->read_limits = dia_practice_connector_read_limits;
  iface->check = dia_practice_connector_check;
}

static void
dia_practice_connector_publisher_init (DiaPublisherInterface *iface)
{
  iface->get_means = dia_practice_connector_get_means;
  iface->make_key = dia_practice_connector_make_key;
  iface->upload = dia_practice_connector_upload;
  iface->commit = dia_practice_connector_commit;
  iface->find = dia_practice_connector_find;
  iface->retract = dia_practice_connector_retract;
}

static void
dia_practice_connector_reader_init (DiaReaderInterface *iface)
{
  iface->read_account = dia_practice_connector_read_account;
  iface->read_post = dia_practice_connector_read_post;
  iface->list_own = dia_practice_connector_list_own;
}

static void
dia_practice_connector_class_init (DiaPracticeConnectorClass *klass)
{
  DIA_CONNECTOR_CLASS (klass)->get_network = dia_practice_connector_get_network;
  G_OBJECT_CLASS (klass)->finalize = dia_practice_connector_finalize;
}

static void
dia_practice_connector_init (DiaPracticeConnector *self)
{
}

DiaConnector *
dia_practice_connector_new (DiaPracticeLedger *ledger)
{
  DiaPracticeConnector *self = g_object_new (DIA_TYPE_PRACTICE_CONNECTOR, NULL);

  self->ledger = g_object_ref (ledger);

  return DIA_CONNECTOR (self);
}
