/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-claims.h"

#include "dia-post-row.h"
#include "dia-rows.h"
#include "dia-silent-accounts.h"

#include <glib/gi18n-lib.h>

/* The scheduled post that is first in its account's line, while nothing of that
 * account is being sent and the account may send. What a server keeps, or may
 * keep, is never sent from here, and nothing waits for it. */
#define IS_NEXT_OF_ITS_ACCOUNT \
  " posts.state = 'scheduled' AND posts.kept < 2" \
  " AND NOT EXISTS (SELECT 1 FROM posts AS earlier" \
  " WHERE earlier.account_id = posts.account_id AND earlier.state = 'scheduled' AND earlier.kept < 2" \
  " AND (earlier.slot_at, earlier.id) < (posts.slot_at, posts.id))" \
  " AND NOT EXISTS (SELECT 1 FROM posts AS busy" \
  " WHERE busy.account_id = posts.account_id AND busy.state = 'sending')" \
  " AND EXISTS (SELECT 1 FROM accounts" \
  " WHERE accounts.id = posts.account_id AND accounts.removed_at IS NULL AND accounts.sign_in <> 'needed')"

/* @all is a parameter: 1 when the keyring is open. */
#define NEEDS_NO_SECRET_OR(all) \
  " (CAST (" all " AS INTEGER) = 1 OR EXISTS (SELECT 1 FROM accounts" \
  " WHERE accounts.id = posts.account_id AND accounts.sign_in = 'not-needed'))"

/* How long an account rests before the post: parameters as in IS_RESTED. */
#define PACE "CASE WHEN posts.slot_at < $4 THEN $3 ELSE $2 END"

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

static GPtrArray *
list_claims (DiaConnection  *connection,
             GArray         *silent,
             GError        **error)
{
  g_autofree char *spared = dia_silent_accounts_spare (silent, "posts.account_id");
  g_autofree char *sql = g_strconcat ("SELECT " CLAIM_COLUMNS " FROM posts WHERE state = 'sending'", spared,
                                      " ORDER BY slot_at, id", NULL);
  g_autoptr (DiaStatement) statement = dia_connection_prepare (connection, sql);

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

  if (dia_connection_count_changes (connection) > 0)
    return TRUE;

  return report_lost (error);
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

void
dia_claim_free (DiaClaim *self)
{
  g_clear_object (&self->post);
  g_free (self->owner);
  g_free (self->taken_from);
  g_free (self);
}

/* $1: now, $2: pace, $3: late pace, $4: when a slot has to be before to be late */
#define IS_RESTED \
  " NOT EXISTS (SELECT 1 FROM posts AS gone WHERE gone.account_id = posts.account_id AND gone.state = 'published'" \
  " AND gone.published_at <= $1 AND gone.published_at > $1 - " PACE ")"

static void
bind_pace (DiaStatement        *statement,
           const DiaClaimTerms *terms)
{
  dia_statement_bind_instant (statement, 1, terms->now);
  dia_statement_bind_int64 (statement, 2, terms->pace_ms);
  dia_statement_bind_int64 (statement, 3, MAX (terms->pace_ms, terms->late_pace_ms));
  dia_statement_bind_instant (statement, 4, terms->now - DIA_CLAIMS_LATE_MS);
}

GArray *
dia_claims_list_due (DiaConnection        *connection,
                     const DiaClaimTerms  *terms,
                     guint                 limit,
                     GError              **error)
{
  g_autofree char *spared = dia_silent_accounts_spare (terms->silent, "posts.account_id");
  g_autofree char *sql =
    g_strconcat ("SELECT posts.id, (SELECT brand_id FROM accounts WHERE accounts.id = posts.account_id),"
                 " posts.text_hash FROM posts WHERE" IS_NEXT_OF_ITS_ACCOUNT
                 " AND posts.slot_at <= $1 AND (posts.not_before IS NULL OR posts.not_before <= $1)"
                 " AND" NEEDS_NO_SECRET_OR ("$5") " AND" IS_RESTED, spared,
                 " ORDER BY posts.slot_at, posts.id LIMIT $6", NULL);
  g_autoptr (DiaStatement) statement = dia_connection_prepare (connection, sql);
  g_autoptr (GArray) due = g_array_new (FALSE, FALSE, sizeof (DiaDuePost));

  bind_pace (statement, terms);
  dia_statement_bind_boolean (statement, 5, !terms->keyring_closed);
  dia_statement_bind_int64 (statement, 6, limit);
  while (dia_statement_next (statement))
    {
      DiaDuePost post = {
        .post_id = dia_statement_get_id (statement, 0),
        .brand_id = dia_statement_get_id (statement, 1),
        .text_hash = dia_statement_get_int64 (statement, 2),
      };

      g_array_append_val (due, post);
    }

  return dia_statement_finish (statement, error) ? g_steal_pointer (&due) : NULL;
}

static gboolean
take_one (DiaConnection  *connection,
          DiaId           post_id,
          const char     *owner,
          DiaInstant      expires_at,
          GPtrArray      *claims,
          GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection,
                            "UPDATE posts SET state = $2, claim_owner = $3, claim_token = $4, claim_expires_at = $5,"
                            " version = version + 1 WHERE id = $1 AND state = 'scheduled' AND kept < 2 RETURNING " CLAIM_COLUMNS);
  DiaPostState next = DIA_POST_SCHEDULED;

  dia_post_state_after (DIA_POST_SCHEDULED, DIA_POST_EVENT_CLAIM, &next);
  dia_statement_bind_id (statement, 1, post_id);
  dia_statement_bind_text (statement, 2, dia_post_state_to_string (next));
  dia_statement_bind_text (statement, 3, owner);
  dia_statement_bind_int64 (statement, 4, dia_id_new ());
  dia_statement_bind_instant (statement, 5, expires_at);
  if (dia_statement_next (statement))
    g_ptr_array_add (claims, read_claim (statement));

  return dia_statement_finish (statement, error);
}

GPtrArray *
dia_claims_take (DiaConnection  *connection,
                 GArray         *posts,
                 const char     *owner,
                 DiaInstant      expires_at,
                 GError        **error)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_claim_free);

  for (guint i = 0; i < posts->len; i++)
    if (!take_one (connection, g_array_index (posts, DiaDuePost, i).post_id, owner, expires_at, claims, error))
      return NULL;

  return g_steal_pointer (&claims);
}

GPtrArray *
dia_claims_take_due (DiaConnection  *connection,
                     const char     *owner,
                     DiaInstant      now,
                     gint64          lease_ms,
                     guint           limit,
                     GError        **error)
{
  DiaClaimTerms terms = { .now = now };
  g_autoptr (GArray) due = dia_claims_list_due (connection, &terms, limit, error);

  return due != NULL ? dia_claims_take (connection, due, owner, now + lease_ms, error) : NULL;
}

GPtrArray *
dia_claims_take_over (DiaConnection   *connection,
                      GArray          *silent,
                      const char      *owner,
                      DiaInstant       now,
                      gint64           lease_ms,
                      DiaOwnerIsGone   is_gone,
                      gpointer         user_data,
                      GError         **error)
{
  g_autoptr (GPtrArray) claims = list_claims (connection, silent, error);
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
dia_claims_hasten (DiaConnection  *connection,
                   GArray         *ids,
                   GError        **error)
{
  for (guint i = 0; i < ids->len; i++)
    if (!dia_rows_run_with_id (connection, "UPDATE posts SET not_before = NULL, version = version + 1"
                                           " WHERE id = $1 AND state = 'scheduled' AND not_before IS NOT NULL",
                               g_array_index (ids, DiaId, i), error))
      return FALSE;

  return TRUE;
}

static void
note_earliest (DiaInstant *earliest,
               DiaInstant  at)
{
  if (at != DIA_INSTANT_NONE && (*earliest == DIA_INSTANT_NONE || at < *earliest))
    *earliest = at;
}

/* When the post of the row may go: columns slot, not before, last post of its
 * account. */
static DiaInstant
read_ready_at (DiaStatement        *statement,
               const DiaClaimTerms *terms)
{
  DiaInstant slot = dia_statement_get_instant (statement, 0);
  DiaInstant not_before = dia_statement_get_instant (statement, 1);
  DiaInstant last = dia_statement_get_instant (statement, 2);
  gboolean late = slot < terms->now - DIA_CLAIMS_LATE_MS;
  DiaInstant ready_at = MAX (slot, not_before);

  if (last != DIA_INSTANT_NONE)
    ready_at = MAX (ready_at, last + (late ? MAX (terms->pace_ms, terms->late_pace_ms) : terms->pace_ms));

  return ready_at;
}

static gboolean
has_come (const DiaClaimTerms *terms,
          DiaInstant           at)
{
  return at != DIA_INSTANT_NONE && at <= terms->now;
}

/* Of those whose moment has come, or who were put off: few, unless one of the
 * first may go at once. */
static gboolean
find_held (DiaConnection        *connection,
           const DiaClaimTerms  *terms,
           const char           *which,
           DiaInstant           *earliest,
           GError              **error)
{
  g_autofree char *spared = dia_silent_accounts_spare (terms->silent, "posts.account_id");
  g_autofree char *sql =
    g_strconcat ("SELECT posts.slot_at, posts.not_before,"
                 " (SELECT MAX (gone.published_at) FROM posts AS gone WHERE gone.account_id = posts.account_id"
                 " AND gone.state = 'published' AND gone.published_at <= $1) FROM posts WHERE" IS_NEXT_OF_ITS_ACCOUNT
                 " AND" NEEDS_NO_SECRET_OR ("$2"), spared, which, NULL);
  g_autoptr (DiaStatement) statement = dia_connection_prepare (connection, sql);

  dia_statement_bind_instant (statement, 1, terms->now);
  dia_statement_bind_boolean (statement, 2, !terms->keyring_closed);
  while (!has_come (terms, *earliest) && dia_statement_next (statement))
    note_earliest (earliest, read_ready_at (statement, terms));

  return dia_statement_finish (statement, error);
}

/* The first whose moment comes before *earliest, which keeps this from looking
 * through all that is planned when every account has one that waits. That its
 * account may have to rest then is seen when it has come. */
static gboolean
find_next (DiaConnection        *connection,
           const DiaClaimTerms  *terms,
           DiaInstant           *earliest,
           GError              **error)
{
  g_autofree char *spared = dia_silent_accounts_spare (terms->silent, "posts.account_id");
  g_autofree char *sql = g_strconcat ("SELECT posts.slot_at FROM posts WHERE" IS_NEXT_OF_ITS_ACCOUNT
                                      " AND posts.not_before IS NULL AND posts.slot_at > $1 AND posts.slot_at < $3"
                                      " AND" NEEDS_NO_SECRET_OR ("$2"), spared, " ORDER BY posts.slot_at LIMIT 1", NULL);
  g_autoptr (DiaStatement) statement = dia_connection_prepare (connection, sql);

  dia_statement_bind_instant (statement, 1, terms->now);
  dia_statement_bind_boolean (statement, 2, !terms->keyring_closed);
  dia_statement_bind_int64 (statement, 3, *earliest != DIA_INSTANT_NONE ? *earliest : G_MAXINT64);
  if (dia_statement_next (statement))
    note_earliest (earliest, dia_statement_get_instant (statement, 0));

  return dia_statement_finish (statement, error);
}

static gboolean
find_expiry (DiaConnection        *connection,
             const DiaClaimTerms  *terms,
             DiaInstant           *earliest,
             GError              **error)
{
  g_autofree char *spared = dia_silent_accounts_spare (terms->silent, "posts.account_id");
  g_autofree char *sql = g_strconcat ("SELECT MIN (claim_expires_at) FROM posts WHERE state = 'sending'", spared, NULL);
  g_autoptr (DiaStatement) statement = dia_connection_prepare (connection, sql);

  if (dia_statement_next (statement))
    note_earliest (earliest, dia_statement_get_instant (statement, 0));

  return dia_statement_finish (statement, error);
}

gboolean
dia_claims_next_due (DiaConnection        *connection,
                     const DiaClaimTerms  *terms,
                     DiaInstant           *at,
                     GError              **error)
{
  DiaInstant earliest = DIA_INSTANT_NONE;

  if (!find_expiry (connection, terms, &earliest, error) ||
      !find_held (connection, terms, " AND posts.not_before IS NULL AND posts.slot_at <= $1 ORDER BY posts.slot_at",
                  &earliest, error) ||
      !find_held (connection, terms, " AND posts.not_before IS NOT NULL", &earliest, error) ||
      !find_next (connection, terms, &earliest, error))
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
                                        " WHERE state = 'scheduled' AND kept < 2 AND slot_at < $1 ORDER BY slot_at, id LIMIT $2");

  dia_statement_bind_instant (statement, 1, instant);
  dia_statement_bind_int64 (statement, 2, limit);

  return dia_rows_read_all (statement, dia_post_row_read, g_object_unref, error);
}
