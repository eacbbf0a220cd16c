/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-at-uri.h"
#include "dia-bluesky-api.h"
#include "dia-bluesky-private.h"
#include "dia-json.h"

/* Of getPosts and listRecords, by their lexicons. */
#define MAX_POSTS_A_CALL   25
#define MAX_RECORDS_A_PAGE 100

static gboolean
dia_bluesky_read_account (DiaReader         *reader,
                          const DiaSession  *session,
                          DiaCounts         *counts,
                          GCancellable      *cancellable,
                          GError           **error)
{
  g_autofree char *did = dia_bluesky_dup_did (session, cancellable, error);
  g_autoptr (DiaHttpRequest) request = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (did == NULL)
    return FALSE;
  request = dia_bluesky_make_request (session, "GET", "app.bsky.actor.getProfile", error);
  if (request == NULL)
    return FALSE;
  dia_http_request_add_query (request, "actor", did);
  node = dia_bluesky_fetch (session, request, DIA_API_READ, cancellable, error);
  if (node == NULL)
    return FALSE;

  counts->followers = dia_json_get_int (dia_json_as_object (node), "followersCount", -1);
  counts->posts = dia_json_get_int (dia_json_as_object (node), "postsCount", -1);

  return TRUE;
}

static JsonNode *
fetch_posts (const DiaSession   *session,
             const char *const  *uris,
             guint               n_uris,
             GCancellable       *cancellable,
             GError            **error)
{
  g_autoptr (DiaHttpRequest) request = dia_bluesky_make_request (session, "GET", "app.bsky.feed.getPosts", error);

  if (request == NULL)
    return NULL;
  for (guint i = 0; i < n_uris; i++)
    dia_http_request_add_query (request, "uris", uris[i]);

  return dia_bluesky_fetch (session, request, DIA_API_READ, cancellable, error);
}

static void
read_counts (JsonObject *post,
             DiaCounts  *counts)
{
  counts->likes = dia_json_get_int (post, "likeCount", -1);
  counts->reposts = dia_json_get_int (post, "repostCount", -1);
  counts->replies = dia_json_get_int (post, "replyCount", -1);
}

static JsonObject *
find_post (JsonNode   *answer,
           const char *uri)
{
  JsonArray *posts = dia_json_get_array (dia_json_as_object (answer), "posts");

  for (guint i = 0; i < dia_json_array_length (posts); i++)
    {
      JsonObject *post = dia_json_array_get_object (posts, i);

      if (g_strcmp0 (dia_json_get_string (post, "uri"), uri) == 0)
        return post;
    }

  return NULL;
}

static gboolean
dia_bluesky_read_post (DiaReader         *reader,
                       const DiaSession  *session,
                       const char        *remote_id,
                       DiaCounts         *counts,
                       GCancellable      *cancellable,
                       GError           **error)
{
  const char *const uris[] = { remote_id };
  g_autoptr (JsonNode) node = fetch_posts (session, uris, 1, cancellable, error);

  if (node == NULL)
    return FALSE;

  /* A post that the network has not noticed yet is left out: nothing to count. */
  read_counts (find_post (node, remote_id), counts);

  return TRUE;
}

/* Adds the counters where the network counts; where not, the posts stand
 * without. */
static void
add_counts (const DiaSession *session,
            GPtrArray        *posts,
            GCancellable     *cancellable)
{
  for (guint start = 0; start < posts->len; start += MAX_POSTS_A_CALL)
    {
      guint n = MIN (posts->len - start, MAX_POSTS_A_CALL);
      const char *uris[MAX_POSTS_A_CALL];
      g_autoptr (JsonNode) node = NULL;

      for (guint i = 0; i < n; i++)
        uris[i] = ((DiaOwnPost *) g_ptr_array_index (posts, start + i))->id;
      node = fetch_posts (session, uris, n, cancellable, NULL);
      if (node == NULL)
        return;
      for (guint i = 0; i < n; i++)
        read_counts (find_post (node, uris[i]), &((DiaOwnPost *) g_ptr_array_index (posts, start + i))->counts);
    }
}

static DiaOwnPost *
read_record (const DiaSession *session,
             JsonObject       *object)
{
  const char *address = dia_json_get_string (object, "uri");
  g_autoptr (DiaAtUri) uri = dia_at_uri_parse (address);
  JsonObject *record = dia_json_get_object (object, "value");
  g_autofree char *url = NULL;

  if (uri == NULL || record == NULL)
    return NULL;

  url = g_strdup_printf ("https://bsky.app/profile/%s/post/%s",
                         dia_is_handle (session->account->handle) ? session->account->handle : uri->authority, uri->rkey);

  return dia_own_post_new (address, url, dia_json_get_string (record, "text"), dia_json_get_instant (record, "createdAt"));
}

static JsonNode *
fetch_records (const DiaSession  *session,
               const char        *did,
               const char        *cursor,
               guint              limit,
               GCancellable      *cancellable,
               GError           **error)
{
  g_autoptr (DiaHttpRequest) request = dia_bluesky_make_request (session, "GET", "com.atproto.repo.listRecords", error);
  g_autofree char *limit_text = g_strdup_printf ("%u", limit);

  if (request == NULL)
    return NULL;
  dia_http_request_add_query (request, "repo", did);
  dia_http_request_add_query (request, "collection", DIA_BLUESKY_POSTS);
  dia_http_request_add_query (request, "limit", limit_text);
  if (*cursor != '\0')
    dia_http_request_add_query (request, "cursor", cursor);

  return dia_bluesky_fetch (session, request, DIA_API_READ, cancellable, error);
}

/* FALSE at the end, or when the server gave the same page again. */
static gboolean
take_page (const DiaSession  *session,
           JsonNode          *node,
           GPtrArray         *posts,
           guint              limit,
           char             **cursor)
{
  JsonObject *object = dia_json_as_object (node);
  JsonArray *records = dia_json_get_array (object, "records");
  const char *next = dia_json_get_string (object, "cursor");
  gboolean moved = next != NULL && !g_str_equal (next, *cursor) && dia_json_array_length (records) > 0;

  for (guint i = 0; i < dia_json_array_length (records) && posts->len < limit; i++)
    {
      DiaOwnPost *post = read_record (session, dia_json_array_get_object (records, i));

      if (post != NULL)
        g_ptr_array_add (posts, post);
    }
  g_free (*cursor);
  *cursor = g_strdup (next);

  return moved && posts->len < limit;
}

/* The account's own server lists its records by key, newest first, and a key is
 * a cursor: this works on a server that knows no application. */
static GPtrArray *
dia_bluesky_list_own (DiaReader         *reader,
                      const DiaSession  *session,
                      const char        *before,
                      guint              limit,
                      GCancellable      *cancellable,
                      GError           **error)
{
  g_autofree char *did = dia_bluesky_dup_did (session, cancellable, error);
  g_autoptr (DiaAtUri) uri = dia_at_uri_parse (before);
  g_autofree char *cursor = g_strdup (uri != NULL ? uri->rkey : "");
  g_autoptr (GPtrArray) posts = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_own_post_free);
  gboolean more = did != NULL && limit > 0;

  while (more)
    {
      guint page_size = MIN (limit - posts->len, MAX_RECORDS_A_PAGE);
      g_autoptr (JsonNode) node = fetch_records (session, did, cursor, page_size, cancellable, error);

      if (node == NULL)
        return NULL;
      if (dia_json_get_array (dia_json_as_object (node), "records") == NULL)
        {
          dia_api_set_nonsense (session, error);
          return NULL;
        }
      more = take_page (session, node, posts, limit, &cursor);
    }
  add_counts (session, posts, cancellable);

  return did != NULL ? g_steal_pointer (&posts) : NULL;
}

void
dia_bluesky_reader_init (DiaReaderInterface *iface)
{
  iface->read_account = dia_bluesky_read_account;
  iface->read_post = dia_bluesky_read_post;
  iface->list_own = dia_bluesky_list_own;
}
