/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-mastodon-keeper.h"

#include "dia-json.h"
#include "dia-mastodon-api.h"
#include "dia-mastodon-status.h"

/* So far ahead that every server calls it the future: nearer than five minutes,
 * some publish at once. */
#define FAR_AHEAD (30 * DIA_DAY)

/* What a server said to a post that cannot be one. */
typedef struct
{
  guint    status;
  char    *words;      /* (owned) (nullable) */
  gboolean kept;       /* it would keep even that */
  gboolean published;  /* it took it for a post */
} Answer;

static void
clear_answer (Answer *self)
{
  g_clear_pointer (&self->words, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, clear_answer)

/* The list of waiting posts: absent where a server does not keep any. */
static gboolean
lists_kept (const DiaSession  *session,
            gboolean          *lists,
            GCancellable      *cancellable,
            GError           **error)
{
  g_autoptr (DiaHttpRequest) request = dia_mastodon_make_request (session, "GET", DIA_MASTODON_KEPT_PATH, error);
  g_autoptr (DiaHttpResponse) response = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (request == NULL)
    return FALSE;
  response = dia_api_send (session, request, DIA_API_READ, cancellable, error);
  if (response == NULL)
    return FALSE;
  if (dia_http_response_get_status (response) == 401 || dia_http_response_get_status (response) == 429)
    {
      dia_api_set_error (session, response, DIA_API_READ, error);
      return FALSE;
    }

  node = dia_http_response_is_success (response) ? dia_json_parse_response (response, NULL) : NULL;
  *lists = dia_json_as_array (node) != NULL;

  return TRUE;
}

/* Neither text nor picture, and for nobody's eyes: every server is known to
 * refuse it. */
static JsonNode *
build_nothing (DiaInstant at)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *status = json_object_new ();

  json_node_take_object (node, status);
  json_object_set_string_member (status, "status", "");
  json_object_set_string_member (status, "visibility", "direct");
  if (at != DIA_INSTANT_NONE)
    {
      g_autofree char *text = dia_mastodon_format_kept_at (at);

      json_object_set_string_member (status, "scheduled_at", text);
    }

  return node;
}

/* Whatever came of it is taken away again. */
static gboolean
clean_up (const DiaSession  *session,
          JsonNode          *node,
          Answer            *answer,
          GCancellable      *cancellable,
          GError           **error)
{
  g_autoptr (DiaKeptPost) kept = dia_mastodon_status_read_kept (dia_json_as_object (node));
  g_autoptr (DiaRemotePost) published = dia_mastodon_status_read (dia_json_as_object (node));
  gboolean there;

  answer->kept = kept != NULL;
  answer->published = kept == NULL;
  if (kept != NULL)
    return dia_mastodon_take_back (session, kept->id, &there, cancellable, error);
  if (published != NULL)
    {
      g_autofree char *path = dia_mastodon_make_path ("/api/v1/statuses/", published->id, "");
      g_autoptr (DiaHttpRequest) request = dia_mastodon_make_request (session, "DELETE", path, error);
      g_autoptr (DiaHttpResponse) response = NULL;

      if (request == NULL)
        return FALSE;
      response = dia_api_send (session, request, DIA_API_DELETE, cancellable, error);
      return response != NULL;
    }

  return TRUE;
}

/* Throttled, refused at the door or in trouble, a server says nothing about what
 * it does with posts. */
static gboolean
says_nothing (guint status)
{
  return status == 401 || status == 403 || status == 408 || status == 429 || (status >= 500 && status != 501);
}

static gboolean
ask (const DiaSession  *session,
     DiaInstant         at,
     Answer            *answer,
     GCancellable      *cancellable,
     GError           **error)
{
  g_autoptr (DiaHttpRequest) request = dia_mastodon_make_request (session, "POST", "/api/v1/statuses", error);
  g_autoptr (JsonNode) nothing = build_nothing (at);
  g_autoptr (DiaHttpResponse) response = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (request == NULL)
    return FALSE;
  dia_http_request_set_json (request, nothing);
  response = dia_api_send (session, request, DIA_API_COMMIT, cancellable, error);
  if (response == NULL)
    return FALSE;

  answer->status = dia_http_response_get_status (response);
  if (says_nothing (answer->status))
    {
      dia_api_set_error (session, response, DIA_API_READ, error);
      return FALSE;
    }
  if (!dia_http_response_is_success (response))
    {
      answer->words = dia_api_dup_words (session, response);
      return TRUE;
    }

  node = dia_json_parse_response (response, NULL);

  return clean_up (session, node, answer, cancellable, error);
}

static gboolean
are_equal (const Answer *a,
           const Answer *b)
{
  return a->status == b->status && a->kept == b->kept && a->published == b->published
         && g_strcmp0 (a->words, b->words) == 0;
}

/* A refusal of what was asked, and not of the asking. */
static gboolean
is_refusal (const Answer *answer)
{
  return answer->status == 400 || answer->status == 422;
}

/* "There is nothing in it" is what a server says that does not look at the time.
 * One that does meets the time on another way, and says something else (Mastodon:
 * "Record invalid"), or would even keep it (Pleroma). The first answer is asked
 * for twice, so that words which change by themselves prove nothing. */
static gboolean
compare_answers (const DiaSession  *session,
                 DiaKeeps          *keeps,
                 GCancellable      *cancellable,
                 GError           **error)
{
  DiaInstant at = dia_clock_now (session->clock) + FAR_AHEAD;
  g_auto (Answer) plain = { 0 };
  g_auto (Answer) again = { 0 };
  g_auto (Answer) dated = { 0 };

  *keeps = DIA_KEEPS_NO;
  if (!ask (session, DIA_INSTANT_NONE, &plain, cancellable, error))
    return FALSE;
  /* A server that publishes nothing at all must not be asked again. */
  if (!is_refusal (&plain))
    return TRUE;
  if (!ask (session, DIA_INSTANT_NONE, &again, cancellable, error))
    return FALSE;
  if (!are_equal (&plain, &again))
    return TRUE;
  if (!ask (session, at, &dated, cancellable, error))
    return FALSE;

  if (dated.kept || (is_refusal (&dated) && !are_equal (&plain, &dated)))
    *keeps = DIA_KEEPS_YES;

  return TRUE;
}

gboolean
dia_mastodon_probe_keeping (const DiaSession  *session,
                            DiaKeeps          *keeps,
                            GCancellable      *cancellable,
                            GError           **error)
{
  gboolean lists = FALSE;

  if (!lists_kept (session, &lists, cancellable, error))
    return FALSE;
  if (!lists)
    {
      *keeps = DIA_KEEPS_NO;
      return TRUE;
    }

  return compare_answers (session, keeps, cancellable, error);
}
