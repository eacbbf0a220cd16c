/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-mastodon-keeper.h"

#include "dia-json.h"
#include "dia-mastodon-api.h"
#include "dia-mastodon-private.h"
#include "dia-mastodon-status.h"

#define PAGE_SIZE 40
/* More than any server keeps for one account. */
#define MAX_PAGES 25
/* The instant that comes back may have lost its milliseconds. */
#define SAME_TIME (60 * DIA_SECOND)

/* What a search among the waiting posts has found. */
typedef struct
{
  DiaKeptPost *kept;       /* (owned) (nullable): the first match */
  guint        n_matches;
  gboolean     complete;
} Search;

char *
dia_mastodon_format_kept_at (DiaInstant at)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (at / DIA_SECOND);

  return g_date_time_format (date, "%Y-%m-%dT%H:%M:%S.000Z");
}

/* One of the two: what waits, or what a server that does not keep has published.
 * An answer of another shape leaves the question open. */
static gboolean
read_answer (const DiaSession       *session,
             const DiaHttpResponse  *response,
             DiaKeptPost           **kept,
             DiaRemotePost         **published,
             GError                **error)
{
  g_autoptr (JsonNode) answer = dia_api_parse (session, response, DIA_API_COMMIT, error);
  JsonObject *object = dia_json_as_object (answer);

  if (answer == NULL)
    return FALSE;

  *kept = dia_mastodon_status_read_kept (object);
  *published = *kept == NULL ? dia_mastodon_status_read (object) : NULL;
  if (*kept != NULL || *published != NULL)
    return TRUE;

  dia_api_set_odd (session, response, DIA_API_COMMIT, error);
  return FALSE;
}

static gboolean
dia_mastodon_hand_over (DiaKeeper                *keeper,
                        const DiaSession         *session,
                        const DiaPublishRequest  *request,
                        DiaInstant                at,
                        DiaKeptPost             **kept,
                        DiaRemotePost           **published,
                        GCancellable             *cancellable,
                        GError                  **error)
{
  g_autoptr (DiaHttpRequest) post = dia_mastodon_make_request (session, "POST", "/api/v1/statuses", error);
  g_autoptr (JsonNode) status = dia_mastodon_status_build (request);
  g_autofree char *text = dia_mastodon_format_kept_at (at);
  g_autoptr (DiaHttpResponse) response = NULL;

  if (post == NULL)
    return FALSE;

  json_object_set_string_member (json_node_get_object (status), "scheduled_at", text);
  dia_http_request_set_header (post, "Idempotency-Key", request->key);
  dia_http_request_set_json (post, status);
  response = dia_api_send (session, post, DIA_API_COMMIT, cancellable, error);
  if (response == NULL)
    return FALSE;
  if (!dia_http_response_is_success (response))
    {
      dia_api_set_error (session, response, DIA_API_COMMIT, error);
      return FALSE;
    }

  return read_answer (session, response, kept, published, error);
}

static gboolean
is_known (GPtrArray  *others,
          const char *id)
{
  return g_ptr_array_find_with_equal_func (others, id, g_str_equal, NULL);
}

static void
look_at_page (Search                  *search,
              JsonArray               *page,
              const DiaPublishRequest *request,
              DiaInstant               at,
              GPtrArray               *others)
{
  for (guint i = 0; i < dia_json_array_length (page); i++)
    {
      JsonObject *object = dia_json_array_get_object (page, i);
      g_autoptr (DiaKeptPost) kept = dia_mastodon_status_read_kept (object);

      if (kept == NULL || is_known (others, kept->id) || ABS (kept->at - at) > SAME_TIME
          || !dia_mastodon_status_is_kept_of (object, request))
        continue;
      if (search->kept != NULL && g_str_equal (search->kept->id, kept->id))
        continue;
      search->n_matches++;
      if (search->kept == NULL)
        search->kept = g_steal_pointer (&kept);
    }
}

static JsonNode *
fetch_page (const DiaSession  *session,
            const char        *before,
            GCancellable      *cancellable,
            GError           **error)
{
  g_autoptr (DiaHttpRequest) request = dia_mastodon_make_request (session, "GET", DIA_MASTODON_KEPT_PATH, error);
  g_autofree char *limit = g_strdup_printf ("%d", PAGE_SIZE);
  g_autoptr (JsonNode) node = NULL;

  if (request == NULL)
    return NULL;

  dia_http_request_add_query (request, "limit", limit);
  if (*before != '\0')
    dia_http_request_add_query (request, "max_id", before);
  node = dia_mastodon_fetch (session, request, cancellable, error);
  if (node == NULL || dia_json_as_array (node) != NULL)
    return g_steal_pointer (&node);

  dia_api_set_nonsense (session, error);
  return NULL;
}

/* Only an empty page, or one that cannot be gone on from, is the last: servers
 * give fewer than they are asked for. */
static gboolean
search_pages (const DiaSession         *session,
              Search                   *search,
              const DiaPublishRequest  *request,
              DiaInstant                at,
              GPtrArray                *others,
              GCancellable             *cancellable,
              GError                  **error)
{
  g_autofree char *before = g_strdup ("");

  for (guint n = 0; n < MAX_PAGES && !search->complete; n++)
    {
      g_autoptr (JsonNode) node = fetch_page (session, before, cancellable, error);
      JsonArray *page = dia_json_as_array (node);
      guint length = dia_json_array_length (page);
      const char *last;

      if (node == NULL)
        return FALSE;
      look_at_page (search, page, request, at, others);
      last = length > 0 ? dia_json_get_string (dia_json_array_get_object (page, length - 1), "id") : NULL;
      search->complete = last == NULL || g_str_equal (last, before);
      g_free (before);
      before = g_strdup (last);
    }

  return TRUE;
}

static gboolean
dia_mastodon_find_kept (DiaKeeper                *keeper,
                        const DiaSession         *session,
                        const DiaPublishRequest  *request,
                        DiaInstant                at,
                        GPtrArray                *others,
                        DiaLook                  *look,
                        DiaKeptPost             **kept,
                        GCancellable             *cancellable,
                        GError                  **error)
{
  Search search = { NULL };

  if (!search_pages (session, &search, request, at, others, cancellable, error))
    {
      g_clear_pointer (&search.kept, dia_kept_post_free);
      return FALSE;
    }

  if (search.n_matches == 1)
    {
      *look = DIA_LOOK_FOUND;
      *kept = g_steal_pointer (&search.kept);
    }
  else
    *look = search.n_matches == 0 && search.complete ? DIA_LOOK_ABSENT : DIA_LOOK_UNSURE;
  g_clear_pointer (&search.kept, dia_kept_post_free);

  return TRUE;
}

static gboolean
is_gone (const DiaHttpResponse *response)
{
  guint status = dia_http_response_get_status (response);

  return status == 404 || status == 410;
}

/* Sends what speaks of one waiting post; %NULL in *kept when it is gone. */
static gboolean
send_about (const DiaSession  *session,
            DiaHttpRequest    *request,
            DiaApiKind         kind,
            DiaKeptPost      **kept,
            GCancellable      *cancellable,
            GError           **error)
{
  g_autoptr (DiaHttpResponse) response = dia_api_send (session, request, kind, cancellable, error);
  g_autoptr (JsonNode) answer = NULL;

  if (response == NULL)
    return FALSE;
  if (is_gone (response))
    return TRUE;
  if (!dia_http_response_is_success (response))
    {
      dia_api_set_error (session, response, kind, error);
      return FALSE;
    }

  answer = dia_api_parse (session, response, kind, error);
  if (answer == NULL)
    return FALSE;
  *kept = dia_mastodon_status_read_kept (dia_json_as_object (answer));
  if (*kept == NULL)
    dia_api_set_odd (session, response, kind, error);

  return *kept != NULL;
}

static gboolean
dia_mastodon_check_kept (DiaKeeper         *keeper,
                         const DiaSession  *session,
                         const char        *id,
                         DiaKeptPost      **kept,
                         GCancellable      *cancellable,
                         GError           **error)
{
  g_autofree char *path = dia_mastodon_make_path (DIA_MASTODON_KEPT_PATH "/", id, "");
  g_autoptr (DiaHttpRequest) request = dia_mastodon_make_request (session, "GET", path, error);

  return request != NULL && send_about (session, request, DIA_API_READ, kept, cancellable, error);
}

static gboolean
dia_mastodon_move_kept (DiaKeeper         *keeper,
                        const DiaSession  *session,
                        const char        *id,
                        DiaInstant         at,
                        DiaKeptPost      **kept,
                        GCancellable      *cancellable,
                        GError           **error)
{
  g_autofree char *path = dia_mastodon_make_path (DIA_MASTODON_KEPT_PATH "/", id, "");
  g_autoptr (DiaHttpRequest) request = dia_mastodon_make_request (session, "PUT", path, error);
  g_autofree char *text = dia_mastodon_format_kept_at (at);
  g_autoptr (JsonNode) body = json_node_new (JSON_NODE_OBJECT);

  if (request == NULL)
    return FALSE;

  json_node_take_object (body, json_object_new ());
  json_object_set_string_member (json_node_get_object (body), "scheduled_at", text);
  dia_http_request_set_json (request, body);

  return send_about (session, request, DIA_API_COMMIT, kept, cancellable, error);
}

gboolean
dia_mastodon_take_back (const DiaSession  *session,
                        const char        *id,
                        gboolean          *there,
                        GCancellable      *cancellable,
                        GError           **error)
{
  g_autofree char *path = dia_mastodon_make_path (DIA_MASTODON_KEPT_PATH "/", id, "");
  g_autoptr (DiaHttpRequest) request = dia_mastodon_make_request (session, "DELETE", path, error);
  g_autoptr (DiaHttpResponse) response = NULL;

  if (request == NULL)
    return FALSE;
  response = dia_api_send (session, request, DIA_API_DELETE, cancellable, error);
  if (response == NULL)
    return FALSE;

  *there = dia_http_response_is_success (response);
  if (*there || is_gone (response))
    return TRUE;

  dia_api_set_error (session, response, DIA_API_DELETE, error);
  return FALSE;
}

static gboolean
dia_mastodon_take_kept_back (DiaKeeper         *keeper,
                             const DiaSession  *session,
                             const char        *id,
                             gboolean          *there,
                             GCancellable      *cancellable,
                             GError           **error)
{
  return dia_mastodon_take_back (session, id, there, cancellable, error);
}

static gboolean
dia_mastodon_probe (DiaKeeper         *keeper,
                    const DiaSession  *session,
                    DiaKeeps          *keeps,
                    GCancellable      *cancellable,
                    GError           **error)
{
  return dia_mastodon_probe_keeping (session, keeps, cancellable, error);
}

void
dia_mastodon_keeper_init (DiaKeeperInterface *iface)
{
  iface->probe = dia_mastodon_probe;
  iface->hand_over = dia_mastodon_hand_over;
  iface->find = dia_mastodon_find_kept;
  iface->check = dia_mastodon_check_kept;
  iface->move = dia_mastodon_move_kept;
  iface->take_back = dia_mastodon_take_kept_back;
}
