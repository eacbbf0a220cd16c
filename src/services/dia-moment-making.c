/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-moment-making.h"

#include "dia-accounts.h"
#include "dia-contents.h"
#include "dia-draft-plan.h"
#include "dia-field.h"
#include "dia-key-moments.h"
#include "dia-posts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One making. The cells of one content follow each other. */
typedef struct
{
  DiaConnection *connection;   /* (unowned) */
  DiaInstant     now;
  GHashTable    *networks;     /* (owned) (element-type utf8 DiaNetwork) */
  GHashTable    *accounts;     /* (owned) (element-type DiaId DiaAccount): every account */
  GPtrArray     *posts;        /* (unowned): made so far */
  GArray        *contents;     /* (unowned): made so far */
} Making;

static void
clear_making (Making *making)
{
  g_clear_pointer (&making->networks, g_hash_table_unref);
  g_clear_pointer (&making->accounts, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Making, clear_making)

static gboolean
prepare (Making  *making,
         GError **error)
{
  g_autoptr (GPtrArray) accounts = dia_accounts_list (making->connection, NULL, error);

  making->networks = dia_network_load_by_id ();
  making->accounts = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    {
      DiaAccount *account = accounts->pdata[i];

      g_hash_table_insert (making->accounts, &account->id, g_object_ref (account));
    }

  return accounts != NULL;
}

static void
add_variant (DiaContent             *content,
             const DiaMomentToolkit *toolkit,
             const char             *language,
             const char             *message)
{
  DiaVariant *variant = dia_variant_new ();

  dia_field_set_text (&variant->language, language);
  dia_field_take_text (&variant->text, dia_moment_toolkit_dup_text (toolkit, message));
  variant->source_revision = content->revision;
  g_ptr_array_add (content->variants, variant);
}

/* A content from the toolkit. (transfer full) (nullable) */
static DiaContent *
make_content (Making              *making,
              const DiaKeyMoment  *moment,
              GError             **error)
{
  const DiaMomentToolkit *toolkit = moment->toolkit;
  g_autoptr (DiaContent) content = dia_content_new ();
  const DiaMomentMessage *first;

  if (toolkit->messages->len == 0)
    {
      g_set_error (error, DIA_MOMENTS_ERROR, DIA_MOMENTS_ERROR_NO_MESSAGE,
                   _("The toolkit of “%s” has no message yet. Write one first: drafts are made from it."), moment->title);
      return NULL;
    }

  first = toolkit->messages->pdata[0];
  content->id = dia_id_new ();
  content->moment_id = moment->id;
  content->revision = 1;
  content->created_at = content->changed_at = making->now;
  dia_field_set_text (&content->title, moment->title);
  dia_field_set_text (&content->language, first->language);
  dia_field_take_text (&content->text, dia_moment_toolkit_dup_text (toolkit, first->text));
  if (toolkit->links->len > 0)
    dia_field_take_text (&content->link, dia_moment_toolkit_dup_tagged_url (((DiaMomentLink *) toolkit->links->pdata[0])->url,
                                                                            moment->title));
  for (guint i = 0; i < toolkit->media->len; i++)
    g_ptr_array_add (content->media, dia_media_copy (toolkit->media->pdata[i]));
  for (guint i = 1; i < toolkit->messages->len; i++)
    {
      const DiaMomentMessage *message = toolkit->messages->pdata[i];

      add_variant (content, toolkit, message->language, message->text);
    }

  return g_steal_pointer (&content);
}

static gboolean
is_of_language (const char *language,
                const char *of)
{
  gsize length = strcspn (language, "-_");

  return length == strcspn (of, "-_") && g_ascii_strncasecmp (language, of, length) == 0;
}

/* Whether a post of the content is in that language already: what it says must
 * not change because another account joins. */
static gboolean
is_spoken (Making     *making,
           GPtrArray  *posts,
           const char *language)
{
  for (guint i = 0; i < posts->len; i++)
    {
      const DiaPost *post = posts->pdata[i];
      const DiaAccount *account = g_hash_table_lookup (making->accounts, &post->account_id);

      if (account != NULL && post->state != DIA_POST_CANCELLED && is_of_language (account->language, language))
        return TRUE;
    }

  return FALSE;
}

/* Gives the content the texts of the languages that it lacks. TRUE when that added
 * any. */
static gboolean
add_languages (Making                 *making,
               DiaContent             *content,
               const DiaMomentToolkit *toolkit,
               GPtrArray              *posts,
               GPtrArray              *accounts)
{
  guint n_before = content->variants->len;

  for (guint i = 0; i < accounts->len; i++)
    {
      const DiaAccount *account = accounts->pdata[i];
      const char *message = dia_moment_toolkit_find_message (toolkit, account->language);

      if (message != NULL && !is_of_language (account->language, content->language) &&
          dia_content_find_variant (content, account->id, account->network, account->language) == NULL &&
          !is_spoken (making, posts, account->language))
        add_variant (content, toolkit, account->language, message);
    }

  return content->variants->len > n_before;
}

static gboolean
insert_draft (Making              *making,
              const DiaDraftPlan  *plan,
              const DiaAccount    *account,
              gboolean             timed,
              GError             **error)
{
  g_autoptr (DiaPost) post = dia_post_new ();

  post->content_id = plan->content->id;
  post->account_id = account->id;
  post->state = DIA_POST_DRAFT;
  dia_field_set_text (&post->text, dia_draft_plan_get_text (plan, account, &post->own_text, &post->behind));
  dia_field_set_text (&post->warning, dia_draft_plan_get_warning (plan, account));
  if (!timed || !dia_draft_plan_find_slot (plan, account, making->now, &post->slot, NULL))
    post->slot = DIA_SLOT_NONE;
  if (!dia_posts_insert (making->connection, post, error))
    return FALSE;

  g_ptr_array_add (making->posts, g_steal_pointer (&post));
  return TRUE;
}

static gboolean
has_post (GPtrArray        *posts,
          const DiaAccount *account)
{
  for (guint i = 0; i < posts->len; i++)
    {
      const DiaPost *post = posts->pdata[i];

      if (post->account_id == account->id && post->state != DIA_POST_CANCELLED)
        return TRUE;
    }

  return FALSE;
}

/* The wall time that all posts of a content share, if they do. */
static gboolean
take_time (DiaDraftPlan *plan,
           GPtrArray    *posts)
{
  const DiaPost *first = NULL;

  for (guint i = 0; i < posts->len; i++)
    {
      const DiaPost *post = posts->pdata[i];

      if (post->state == DIA_POST_CANCELLED || !dia_slot_is_set (&post->slot))
        continue;
      if (first != NULL && dia_wall_time_compare (&first->slot.wall, &post->slot.wall) != 0)
        return FALSE;
      first = post;
    }
  if (first != NULL)
    {
      plan->timing = DIA_TIMING_LOCAL;
      plan->wall = first->slot.wall;
    }

  return first != NULL;
}

static gboolean
make_drafts (Making              *making,
             const DiaKeyMoment  *moment,
             DiaContent          *content,
             gboolean             is_new,
             GPtrArray           *accounts,
             GError             **error)
{
  g_autoptr (GPtrArray) posts = dia_posts_list_of_content (making->connection, content->id, error);
  g_autoptr (DiaDraftPlan) plan = dia_draft_plan_new (making->networks, making->now);
  gboolean timed;

  if (posts == NULL)
    return FALSE;
  if ((add_languages (making, content, moment->toolkit, posts, accounts) || is_new) &&
      !dia_contents_save (making->connection, content, error))
    return FALSE;
  if (is_new)
    g_array_append_val (making->contents, content->id);

  g_set_object (&plan->content, content);
  timed = take_time (plan, posts);
  for (guint i = 0; i < accounts->len; i++)
    {
      if (!has_post (posts, accounts->pdata[i]) && !insert_draft (making, plan, accounts->pdata[i], timed, error))
        return FALSE;
    }

  return TRUE;
}

/* The accounts of the cells from *i on that belong to one content; *i comes after
 * them. Accounts that are gone are left out. */
static GPtrArray *
take_accounts (Making *making,
               GArray *cells,
               guint  *i)
{
  const DiaCellName *first = &g_array_index (cells, DiaCellName, *i);
  GPtrArray *accounts = g_ptr_array_new ();

  for (; *i < cells->len; (*i)++)
    {
      const DiaCellName *cell = &g_array_index (cells, DiaCellName, *i);
      DiaAccount *account = g_hash_table_lookup (making->accounts, &cell->account_id);

      if (cell->moment_id != first->moment_id || cell->content_id != first->content_id)
        break;
      if (account != NULL)
        g_ptr_array_add (accounts, account);
    }

  return accounts;
}

static int
compare_cells (gconstpointer a,
               gconstpointer b)
{
  const DiaCellName *first = a, *second = b;

  if (first->moment_id != second->moment_id)
    return first->moment_id < second->moment_id ? -1 : 1;

  return first->content_id < second->content_id ? -1 : first->content_id > second->content_id;
}

gboolean
dia_moment_making_run (DiaConnection  *connection,
                       GArray         *cells,
                       DiaInstant      now,
                       GPtrArray      *posts,
                       GArray         *contents,
                       GError        **error)
{
  g_auto (Making) making = { connection, now, NULL, NULL, posts, contents };
  g_autoptr (GArray) sorted = g_array_copy (cells);

  if (!prepare (&making, error))
    return FALSE;

  g_array_sort (sorted, compare_cells);
  for (guint i = 0; i < sorted->len;)
    {
      const DiaCellName *cell = &g_array_index (sorted, DiaCellName, i);
      g_autoptr (GPtrArray) accounts = take_accounts (&making, sorted, &i);
      g_autoptr (DiaKeyMoment) moment = dia_key_moments_load (connection, cell->moment_id, error);
      g_autoptr (DiaContent) content = moment == NULL ? NULL
        : cell->content_id != DIA_ID_NONE ? dia_contents_load (connection, cell->content_id, error)
                                          : make_content (&making, moment, error);

      if (content == NULL ||
          !make_drafts (&making, moment, content, cell->content_id == DIA_ID_NONE, accounts, error))
        return FALSE;
    }

  return TRUE;
}
