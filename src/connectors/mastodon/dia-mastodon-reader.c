/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-json.h"
#include "dia-mastodon-api.h"
#include "dia-mastodon-private.h"
#include "dia-mastodon-status.h"

/* More than 40 a page are not given (docs.joinmastodon.org, accounts/:id/statuses). */
#define MAX_PAGE_SIZE 40

static gboolean
dia_mastodon_read_account (DiaReader         *reader,
                           const DiaSession  *session,
                           DiaCounts         *counts,
                           GCancellable      *cancellable,
                           GError           **error)
{
  g_autoptr (JsonNode) node = dia_mastodon_get (session, "/api/v1/accounts/verify_credentials", cancellable, error);
  JsonObject *account = dia_json_as_object (node);

  if (node == NULL)
    return FALSE;
  if (dia_json_get_string (account, "id") == NULL)
    {
      dia_api_set_nonsense (session, error);
      return FALSE;
    }

  counts->followers = dia_json_get_int (account, "followers_count", -1);
  counts->posts = dia_json_get_int (account, "statuses_count", -1);

  return TRUE;
}

static gboolean
dia_mastodon_read_post (DiaReader         *reader,
                        const DiaSession  *session,
                        const char        *remote_id,
                        DiaCounts         *counts,
                        GCancellable      *cancellable,
                        GError           **error)
{
  g_autofree char *path = dia_mastodon_make_path ("/api/v1/statuses/", remote_id, "");
  g_autoptr (JsonNode) node = dia_mastodon_get (session, path, cancellable, error);
  JsonObject *status = dia_json_as_object (node);

  if (node == NULL)
    return FALSE;
  if (dia_json_get_string (status, "id") == NULL)
    {
      dia_api_set_nonsense (session, error);
      return FALSE;
    }

  dia_mastodon_status_count (status, counts);

  return TRUE;
}

/* One page of own posts; *before becomes the last id of the page, which may be
 * of a status that is left out. FALSE at the end, or when the server gave the
 * same page again. */
static gboolean
take_page (JsonArray  *page,
           GPtrArray  *posts,
           guint       limit,
           char      **before)
{
  guint length = dia_json_array_length (page);
  const char *last = dia_json_get_string (dia_json_array_get_object (page, length - 1), "id");
  gboolean moved = last != NULL && g_strcmp0 (last, *before) != 0;

  for (guint i = 0; i < length && posts->len < limit; i++)
    {
      DiaOwnPost *post = dia_mastodon_status_read_own (dia_json_array_get_object (page, i));

      if (post != NULL)
        g_ptr_array_add (posts, post);
    }
  g_free (*before);
  *before = g_strdup (last);

  return moved && posts->len < limit;
}

static GPtrArray *
dia_mastodon_list_own (DiaReader         *reader,
                       const DiaSession  *session,
                       const char        *before,
                       guint              limit,
                       GCancellable      *cancellable,
                       GError           **error)
{
  g_autofree char *account_id = dia_mastodon_dup_account_id (session, cancellable, error);
  g_autoptr (GPtrArray) posts = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_own_post_free);
  g_autofree char *last = g_strdup (before);
  gboolean more = account_id != NULL && limit > 0;

  while (more)
    {
      guint page_size = MIN (limit - posts->len, MAX_PAGE_SIZE);
      g_autoptr (JsonNode) node = dia_mastodon_get_statuses (session, account_id, last, page_size, cancellable, error);

      if (node == NULL)
        return NULL;
      if (dia_json_as_array (node) == NULL)
        {
          dia_api_set_nonsense (session, error);
          return NULL;
        }
      more = take_page (dia_json_as_array (node), posts, limit, &last);
    }

  return account_id != NULL ? g_steal_pointer (&posts) : NULL;
}

void
dia_mastodon_reader_init (DiaReaderInterface *iface)
{
  iface->read_account = dia_mastodon_read_account;
  iface->read_post = dia_mastodon_read_post;
  iface->list_own = dia_mastodon_list_own;
}
