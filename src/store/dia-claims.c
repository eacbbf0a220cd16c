/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-claims.h"

#include "dia-post-row.h"
#include "dia-rows.h"

#include <glib/gi18n-lib.h>

/* The scheduled post that is first in its account's line, while nothing of that
 * account is being sent and the account may send. */
#define IS_NEXT_OF_ITS_ACCOUNT \
  " posts.state = 'scheduled'" \
  " AND NOT EXISTS (SELECT 1 FROM posts AS earlier" \
  " WHERE earlier.account_id = posts.account_id AND earlier.state = 'scheduled'" \
  " AND (earlier.slot_at, earlier.id) < (posts.slot_at, posts.id))" \
  " AND NOT EXISTS (SELECT 1 FROM posts AS busy" \
  " WHERE busy.account_id = posts.account_id AND busy.state = 'sending')" \
  " AND EXISTS (SELECT 1 FROM accounts" \
  " WHERE accounts.id = posts.account_id AND accounts.removed_at IS NULL AND accounts.sign_in <> 'needed')"

#define CLAIM_COLUMNS DIA_POST_COLUMNS ", posts.claim_owner, posts.claim_token, posts.claim_expires_at"

static gboolean
report_lost (GError **error)
{
  g_set_error_literal (error, DIA_STORE_ERROR, DIA_STORE_ERROR_CONFLICT,
                       _("Another program has taken this post over."));
  return FALSE;
}

static gpointer
read_claim (DiaStatement *statement)
{
  DiaClaim *claim = g_new0 (DiaClaim, 1);

  claim->post = dia_post_row_read (statement);
  claim->owner = g_strdup (dia_statement_get_text (statement, DIA_POST_N_COLUMNS));
  claim->token = dia_statement_get_int64 (statement, DIA_POST_N_COLUMNS + 1);
  claim->expires_at = dia_statement_get_instant (statement, DIA_POST_N_COLUMNS + 2);

  return claim;
}

static int
compare_claims (gconstpointer a,
                gconstpointer b)
{
  const DiaPost *first = (*(const DiaClaim *const *) a)->post;
  const DiaPost *second = (*(const DiaClaim *const *) b)->post;

  if (first->slot.at != second->slot.at)
    return first->slot.at < second->slot.at ? -1 : 1;

  return first->id < second->id ? -1 : first->id > second->id;
}

static GPtrArray *
list_claims (DiaConnection  *connection,
             GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT " CLAIM_COLUMNS " FROM posts WHERE state = 'sending'"
                                        " ORDER BY slot_at, id");

  return dia_rows_read_all (statement, read_claim, (GDestroyNotify) dia_claim_free, error);
}

/* Writes the owner, token and end of @claim over the row that has @old_token. */
static gboolean
write_owner (DiaConnection   *connection,
             const DiaClaim  *claim,
             gint64           old_token,
             GError         **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "UPDATE posts SET claim_owner = $3, claim_token = $4, claim_expires_at = $5"
                                        " WHERE id = $1 AND claim_token = $2");

  dia_statement_bind_id (statement, 1, claim->post->id);
  dia_statement_bind_int64 (statement, 2, old_token);
  dia_statement_bind_text (statement, 3, claim->owner);
  dia_statement_bind_int64 (statement, 4, claim->token);
  dia_statement_bind_instant (statement, 5, claim->expires_at);
  if (!dia_statement_finish (statement, error))
    return FALSE;

  return dia_connection_count_changes (connection) > 0 || report_lost (error);
}

static gboolean
take_over (DiaConnection  *connection,
           DiaClaim       *claim,
           const char     *owner,
           DiaInstant      expires_at,
           GError        **error)
{
  gint64 old_token = claim->token;

  g_free (claim->taken_from);
  claim->taken_from = claim->owner;
  claim->owner = g_strdup (owner);
  claim->token = dia_id_new ();
  claim->expires_at = expires_at;

  return write_owner (connection, claim, old_token, error);
}

/* Writes the whole post while its row still has the token of @claim. */
static gboolean
write_post (DiaConnection  *connection,
            const char     *sql,
            DiaClaim       *claim,
            DiaPostState    state,
            GError        **error)
{
  g_autoptr (DiaStatement) statement = dia_connection_prepare (connection, sql);

  dia_post_row_bind (statement, claim->post, state);
  dia_statement_bind_int64 (statement, DIA_POST_N_PARAMETERS + 1, claim->token);
  if (!dia_statement_finish (statement, error))
    return FALSE;
  if (dia_connection_count_changes (connection) == 0)
    return report_lost (error);

  claim->post->state = state;
  claim->post->version++;
  return TRUE;
}

static gboolean
read_earliest (DiaConnection  *connection,
               const char     *sql,
               DiaInstant     *earliest,
               GError        **error)
{
  g_autoptr (DiaStatement) statement = dia_connection_prepare (connection, sql);

  if (dia_statement_next (statement))
    {
      DiaInstant at = dia_statement_get_instant (statement, 0);

      if (at != DIA_INSTANT_NONE && (*earliest == DIA_INSTANT_NONE || at < *earliest))
        *earliest = at;
    }

  return dia_statement_finish (statement, error);
}

void
dia_claim_free (DiaClaim *self)
{
  g_clear_object (&self->post);
  g_free (self->owner);
  g_free (self->taken_from);
  g_free (self);
}

GPtrArray *
dia_claims_take_due (DiaConnection  *connection,
                     const char     *owner,
                     DiaInstant      now,
                     gint64          lease_ms,
                     guint           limit,
                     GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection,
                            "UPDATE posts SET state = $1, claim_owner = $2, claim_token = $3, claim_expires_at = $4,"
                            " version = version + 1"
                            " WHERE state = 'scheduled' AND id IN (SELECT posts.id FROM posts WHERE" IS_NEXT_OF_ITS_ACCOUNT
                            " AND posts.slot_at <= $5 AND (posts.not_before IS NULL OR posts.not_before <= $5)"
                            " ORDER BY posts.slot_at, posts.id LIMIT $6)"
                            " RETURNING " CLAIM_COLUMNS);
  DiaPostState next = DIA_POST_SCHEDULED;
  GPtrArray *claims;

  dia_post_state_after (DIA_POST_SCHEDULED, DIA_POST_EVENT_CLAIM, &next);
  dia_statement_bind_text (statement, 1, dia_post_state_to_string (next));
  dia_statement_bind_text (statement, 2, owner);
  dia_statement_bind_int64 (statement, 3, dia_id_new ());
  dia_statement_bind_instant (statement, 4, now + lease_ms);
  dia_statement_bind_instant (statement, 5, now);
  dia_statement_bind_int64 (statement, 6, limit);

  claims = dia_rows_read_all (statement, read_claim, (GDestroyNotify) dia_claim_free, error);
  if (claims != NULL)
    g_ptr_array_sort (claims, compare_claims);

  return claims;
}

GPtrArray *
dia_claims_take_over (DiaConnection   *connection,
                      const char      *owner,
                      DiaInstant       now,
                      gint64           lease_ms,
                      DiaOwnerIsGone   is_gone,
                      gpointer         user_data,
                      GError         **error)
{
  g_autoptr (GPtrArray) claims = list_claims (connection, error);
  guint i = 0;

  if (claims == NULL)
    return NULL;

  while (i < claims->len)
    {
      DiaClaim *claim = claims->pdata[i];

      if (claim->expires_at > now && (is_gone == NULL || !is_gone (claim->owner, user_data)))
        {
          g_ptr_array_remove_index (claims, i);
          continue;
        }

      if (!take_over (connection, claim, owner, now + lease_ms, error))
        return NULL;
      i++;
    }

  return g_steal_pointer (&claims);
}

gboolean
dia_claims_renew (DiaConnection  *connection,
                  DiaClaim       *claim,
                  DiaInstant      expires_at,
                  GError        **error)
{
  DiaInstant before = claim->expires_at;

  claim->expires_at = expires_at;
  if (write_owner (connection, claim, claim->token, error))
    return TRUE;

  claim->expires_at = before;
  return FALSE;
}

gboolean
dia_claims_save (DiaConnection  *connection,
                 DiaClaim       *claim,
                 GError        **error)
{
  return write_post (connection,
                     "UPDATE posts SET " DIA_POST_ASSIGNMENTS " WHERE id = $1 AND claim_token = $20",
                     claim, claim->post->state, error);
}

gboolean
dia_claims_finish (DiaConnection  *connection,
                   DiaClaim       *claim,
                   DiaPostEvent    event,
                   GError        **error)
{
  DiaPostState next;

  if (!dia_post_state_after (claim->post->state, event, &next))
    {
      g_set_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_POSSIBLE,
                   _("This cannot be done while the post is in the state “%s”."),
                   dia_post_state_get_label (claim->post->state));
      return FALSE;
    }

  return write_post (connection,
                     "UPDATE posts SET " DIA_POST_ASSIGNMENTS ", claim_owner = NULL, claim_token = NULL,"
                     " claim_expires_at = NULL WHERE id = $1 AND claim_token = $20",
                     claim, next, error);
}

gboolean
dia_claims_next_due (DiaConnection  *connection,
                     DiaInstant     *at,
                     GError        **error)
{
  DiaInstant earliest = DIA_INSTANT_NONE;

  if (!read_earliest (connection, "SELECT posts.slot_at FROM posts WHERE" IS_NEXT_OF_ITS_ACCOUNT
                                  " AND posts.not_before IS NULL ORDER BY posts.slot_at LIMIT 1",
                      &earliest, error) ||
      !read_earliest (connection, "SELECT MIN (CASE WHEN posts.not_before > posts.slot_at"
                                  " THEN posts.not_before ELSE posts.slot_at END)"
                                  " FROM posts WHERE" IS_NEXT_OF_ITS_ACCOUNT " AND posts.not_before IS NOT NULL",
                      &earliest, error) ||
      !read_earliest (connection, "SELECT MIN (claim_expires_at) FROM posts WHERE state = 'sending'", &earliest, error))
    return FALSE;

  *at = earliest;
  return TRUE;
}

GPtrArray *
dia_claims_list_late (DiaConnection  *connection,
                      DiaInstant      instant,
                      guint           limit,
                      GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT " DIA_POST_COLUMNS " FROM posts"
                                        " WHERE state = 'scheduled' AND slot_at < $1 ORDER BY slot_at, id LIMIT $2");

  dia_statement_bind_instant (statement, 1, instant);
  dia_statement_bind_int64 (statement, 2, limit);

  return dia_rows_read_all (statement, dia_post_row_read, g_object_unref, error);
}
