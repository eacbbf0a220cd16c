/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-mastodon-search.h"

#include "dia-json.h"
#include "dia-mastodon-api.h"
#include "dia-mastodon-status.h"

/* A post younger than this may still be on its way through the server. */
#define FRESH (60 * DIA_SECOND)

#define PAGE_SIZE 40
#define MAX_PAGES 5
/* Of how many statuses that resemble the request the source is asked for. */
#define MAX_SOURCES 5

/* What a search for a post has found so far. */
typedef struct
{
  DiaRemotePost *post;      /* (owned) (nullable): the first match */
  guint          n_matches;
  guint          n_alike;   /* say the same, but have another parent or other pictures */
  guint          n_sources; /* sources that were asked for */
  gboolean       complete;  /* every post that is young enough was seen */
} Search;

/* Servers that render Markdown or shorten links change the text that is shown;
 * what was written can be asked for. */
static gboolean
source_matches (const DiaSession        *session,
                Search                  *search,
                const char              *id,
                const DiaPublishRequest *request,
                GCancellable            *cancellable)
{
  g_autofree char *path = dia_mastodon_make_path ("/api/v1/statuses/", id, "/source");
  g_autoptr (JsonNode) node = NULL;
  const char *text;

  if (search->n_sources++ >= MAX_SOURCES)
    return FALSE;

  node = dia_mastodon_get (session, path, cancellable, NULL);
  text = dia_json_get_string (dia_json_as_object (node), "text");

  return text != NULL && dia_mastodon_same_text (text, request->text);
}

static void
look_at_status (const DiaSession        *session,
                Search                  *search,
                JsonObject              *status,
                const DiaPublishRequest *request,
                GCancellable            *cancellable)
{
  g_autoptr (DiaOwnPost) own = dia_mastodon_status_read_own (status);
  gboolean fits = dia_mastodon_status_resembles (status, request);

  if (own == NULL || !dia_mastodon_may_be_of (own->at, request))
    return;
  if (search->post != NULL && g_str_equal (search->post->id, own->id))
    return;
  if (!dia_mastodon_same_text (own->text, request->text)
      && (!fits || !source_matches (session, search, own->id, request, cancellable)))
    return;

  search->n_matches += fits;
  search->n_alike += !fits;
  if (fits && search->post == NULL)
    search->post = dia_mastodon_status_read (status);
}

/* Looks through one page; *before becomes the id of its last status. FALSE when
 * no page after it can hold a younger post. */
static gboolean
look_at_page (const DiaSession         *session,
              Search                   *search,
              JsonArray                *page,
              const DiaPublishRequest  *request,
              char                    **before,
              GCancellable             *cancellable)
{
  guint length = dia_json_array_length (page);
  JsonObject *last = dia_json_array_get_object (page, length - 1);
  DiaInstant oldest = dia_json_get_instant (last, "created_at");

  for (guint i = 0; i < length; i++)
    look_at_status (session, search, dia_json_array_get_object (page, i), request, cancellable);

  g_free (*before);
  *before = g_strdup (dia_json_get_string (last, "id"));

  return *before != NULL && dia_mastodon_may_be_of (oldest, request);
}

/* Pages by the last id seen: the Link header of some servers skips one status
 * per page. Only an empty page or an old status proves that all was seen. */
static gboolean
search_pages (const DiaSession         *session,
              const char               *account_id,
              Search                   *search,
              const DiaPublishRequest  *request,
              GCancellable             *cancellable,
              GError                  **error)
{
  g_autofree char *before = g_strdup ("");

  for (guint n = 0; n < MAX_PAGES && !search->complete; n++)
    {
      g_autoptr (JsonNode) node = dia_mastodon_get_statuses (session, account_id, before, PAGE_SIZE, cancellable, error);
      JsonArray *page = dia_json_as_array (node);

      if (node == NULL)
        return FALSE;
      if (page == NULL)
        {
          dia_api_set_nonsense (session, error);
          return FALSE;
        }

      search->complete = dia_json_array_length (page) == 0
                         || !look_at_page (session, search, page, request, &before, cancellable);
    }

  return TRUE;
}

static DiaLook
judge (const DiaSession        *session,
       const Search            *search,
       const DiaPublishRequest *request)
{
  if (search->n_matches > 1)
    return DIA_LOOK_UNSURE;
  if (search->n_matches == 1)
    return DIA_LOOK_FOUND;
  /* A server may have dropped the pictures or the parent: no second try before
   * a person has looked. */
  if (search->n_alike > 0)
    return DIA_LOOK_UNSURE;

  return search->complete && dia_clock_now (session->clock) >= request->created_at + FRESH ? DIA_LOOK_ABSENT : DIA_LOOK_UNSURE;
}

gboolean
dia_mastodon_search (const DiaSession         *session,
                     const DiaPublishRequest  *request,
                     DiaLook                  *look,
                     DiaRemotePost           **found,
                     GCancellable             *cancellable,
                     GError                  **error)
{
  g_autofree char *account_id = dia_mastodon_dup_account_id (session, cancellable, error);
  Search search = { NULL };

  if (account_id == NULL)
    return FALSE;

  if (search_pages (session, account_id, &search, request, cancellable, error))
    {
      *look = judge (session, &search, request);
      if (*look == DIA_LOOK_FOUND)
        *found = g_steal_pointer (&search.post);
      g_clear_pointer (&search.post, dia_remote_post_free);
      return TRUE;
    }

  g_clear_pointer (&search.post, dia_remote_post_free);
  return FALSE;
}
