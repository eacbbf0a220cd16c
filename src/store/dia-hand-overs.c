/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-hand-overs.h"

#include "dia-field.h"
#include "dia-rows.h"
#include "dia-silent-accounts.h"

#include <glib/gi18n-lib.h>

#define COLUMNS "hand_overs.post_id, hand_overs.account_id, hand_overs.phase, hand_overs.wish, hand_overs.remote_id," \
                " hand_overs.at, hand_overs.key, hand_overs.record, hand_overs.print, hand_overs.asked_at," \
                " hand_overs.tries, hand_overs.claim_owner, hand_overs.claim_token, hand_overs.claim_expires_at"

/* The assignments of bind_row(): $1 is the id, $2 the token. */
#define ASSIGNMENTS "phase = $3, wish = CASE changed WHEN 1 THEN wish ELSE $4 END, remote_id = $5, at = $6, key = $7," \
                    " record = $8, print = $9, asked_at = $10, tries = $11"
#define MINE " WHERE post_id = $1 AND claim_token = $2"

/* What prepare() puts the silent accounts into. */
#define SILENT_ACCOUNTS "@silent@"
#define IS_SILENT "(CAST ($2 AS INTEGER) = 1 OR hand_overs.account_id IN (" SILENT_ACCOUNTS "))"

/* $1: now, $2: 1 in a silence, $3: 1 when the keyring is open. What nobody has
 * handed over yet waits for its post to be planned, and for the silence to end. */
#define MAY_BE_TAKEN \
  " FROM hand_overs WHERE EXISTS (SELECT 1 FROM accounts WHERE accounts.id = hand_overs.account_id" \
  " AND accounts.sign_in <> 'needed' AND (CAST ($3 AS INTEGER) = 1 OR accounts.sign_in = 'not-needed'))" \
  " AND (hand_overs.phase <> 'wanted' OR (NOT " IS_SILENT " AND hand_overs.wish = 1" \
  " AND EXISTS (SELECT 1 FROM posts WHERE posts.id = hand_overs.post_id AND posts.state = 'scheduled')))"
/* In a silence what a server keeps is due at once. */
#define READY_AT "CASE WHEN " IS_SILENT " AND hand_overs.phase = 'kept' THEN 0 ELSE hand_overs.due_at END"

static const char *const phases[] = {
  [DIA_HAND_OVER_WANTED] = "wanted",
  [DIA_HAND_OVER_ASKING] = "asking",
  [DIA_HAND_OVER_KEPT] = "kept",
  [DIA_HAND_OVER_MOVING] = "moving",
  [DIA_HAND_OVER_TAKING] = "taking",
};

/* Only a damaged file has another word there: then it has to be looked for. */
static DiaHandOverPhase
read_phase (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (phases); i++)
    if (g_str_equal (text, phases[i]))
      return i;

  return DIA_HAND_OVER_ASKING;
}

void
dia_hand_over_free (DiaHandOver *self)
{
  g_free (self->remote_id);
  g_free (self->key);
  g_free (self->record);
  g_free (self->print);
  g_free (self->owner);
  g_free (self);
}

static gpointer
read_row (DiaStatement *statement)
{
  DiaHandOver *self = g_new0 (DiaHandOver, 1);

  self->post_id = dia_statement_get_id (statement, 0);
  self->account_id = dia_statement_get_id (statement, 1);
  self->phase = read_phase (dia_statement_get_text (statement, 2));
  self->wish = dia_statement_get_boolean (statement, 3);
  self->remote_id = g_strdup (dia_statement_get_text (statement, 4));
  self->at = dia_statement_get_instant (statement, 5);
  self->key = g_strdup (dia_statement_get_text (statement, 6));
  self->record = g_strdup (dia_statement_get_text (statement, 7));
  self->print = g_strdup (dia_statement_get_text (statement, 8));
  self->asked_at = dia_statement_get_instant (statement, 9);
  self->tries = (guint) dia_statement_get_int64 (statement, 10);
  self->owner = g_strdup (dia_statement_get_text (statement, 11));
  self->token = dia_statement_get_int64 (statement, 12);

  return self;
}

static void
bind_row (DiaStatement      *statement,
          const DiaHandOver *self)
{
  dia_statement_bind_id (statement, 1, self->post_id);
  dia_statement_bind_int64 (statement, 2, self->token);
  dia_statement_bind_text (statement, 3, phases[self->phase]);
  dia_statement_bind_boolean (statement, 4, self->wish);
  dia_statement_bind_text (statement, 5, self->remote_id);
  dia_statement_bind_instant (statement, 6, self->at);
  dia_statement_bind_text (statement, 7, self->key);
  dia_statement_bind_text (statement, 8, self->record);
  dia_statement_bind_text (statement, 9, self->print);
  dia_statement_bind_instant (statement, 10, self->asked_at);
  dia_statement_bind_int64 (statement, 11, self->tries);
}

static gboolean
finish_mine (DiaStatement   *statement,
             DiaConnection  *connection,
             GError        **error)
{
  return dia_rows_finish_touch (statement, connection, DIA_STORE_ERROR_CONFLICT,
                                _("Another program has taken this post over."), error);
}

gboolean
dia_hand_overs_wish (DiaConnection  *connection,
                     DiaId           post_id,
                     gboolean        wish,
                     GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection,
                            "INSERT INTO hand_overs (post_id, account_id, phase, wish, remote_id, at, key, record, print,"
                            " asked_at, tries, due_at, changed, claim_owner, claim_token, claim_expires_at)"
                            " SELECT posts.id, posts.account_id, 'wanted', $2, '', NULL, '', '', '', NULL, 0, 0, 1,"
                            " NULL, NULL, NULL FROM posts WHERE posts.id = $1"
                            " ON CONFLICT (post_id) DO UPDATE SET wish = $2, due_at = 0, changed = 1, tries = 0");

  dia_statement_bind_id (statement, 1, post_id);
  dia_statement_bind_boolean (statement, 2, wish);

  return dia_rows_finish_touch (statement, connection, DIA_STORE_ERROR_NOT_FOUND, _("This post no longer exists."), error);
}

static gboolean
take_one (DiaConnection           *connection,
          const DiaHandOverTerms  *terms,
          DiaHandOver             *self,
          GError                 **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "UPDATE hand_overs SET claim_owner = $2, claim_token = $3, claim_expires_at = $4,"
                                        " changed = 0 WHERE post_id = $1");

  dia_field_set_text (&self->owner, terms->owner);
  self->token = dia_id_new ();
  dia_statement_bind_id (statement, 1, self->post_id);
  dia_statement_bind_text (statement, 2, self->owner);
  dia_statement_bind_int64 (statement, 3, self->token);
  dia_statement_bind_instant (statement, 4, terms->expires_at);

  return dia_statement_finish (statement, error);
}

/* (transfer full) */
static DiaStatement *
prepare (DiaConnection          *connection,
         const char             *sql,
         const DiaHandOverTerms *terms)
{
  g_autofree char *accounts = dia_silent_accounts_write (terms->silent_accounts);
  g_autoptr (GString) text = g_string_new (sql);

  g_string_replace (text, SILENT_ACCOUNTS, accounts, 0);

  return dia_connection_prepare (connection, text->str);
}

static void
bind_terms (DiaStatement           *statement,
            const DiaHandOverTerms *terms)
{
  dia_statement_bind_boolean (statement, 2, terms->silent);
  dia_statement_bind_boolean (statement, 3, !terms->keyring_closed);
}

/* Whether nobody deals with the row, whose claim the last columns tell of. */
static gboolean
is_free (DiaStatement           *statement,
         const DiaHandOverTerms *terms)
{
  DiaInstant expires_at = dia_statement_get_instant (statement, 13);

  return dia_statement_get_int64 (statement, 12) == 0 || expires_at <= terms->now ||
         (terms->is_gone != NULL && terms->is_gone (dia_statement_get_text (statement, 11), terms->is_gone_data));
}

static GPtrArray *
list_free (DiaConnection           *connection,
           const DiaHandOverTerms  *terms,
           guint                    limit,
           GError                 **error)
{
  g_autoptr (DiaStatement) statement =
    prepare (connection, "SELECT " COLUMNS MAY_BE_TAKEN " AND " READY_AT " <= $1"
                         " ORDER BY hand_overs.due_at, hand_overs.post_id", terms);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_hand_over_free);

  bind_terms (statement, terms);
  dia_statement_bind_instant (statement, 1, terms->now);
  while (rows->len < limit && dia_statement_next (statement))
    if (is_free (statement, terms))
      g_ptr_array_add (rows, read_row (statement));

  return dia_statement_finish (statement, error) ? g_steal_pointer (&rows) : NULL;
}

GPtrArray *
dia_hand_overs_take (DiaConnection           *connection,
                     const DiaHandOverTerms  *terms,
                     guint                    limit,
                     GError                 **error)
{
  g_autoptr (GPtrArray) rows = list_free (connection, terms, limit, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (!take_one (connection, terms, g_ptr_array_index (rows, i), error))
      return NULL;

  return g_steal_pointer (&rows);
}

gboolean
dia_hand_overs_next_due (DiaConnection           *connection,
                         const DiaHandOverTerms  *terms,
                         DiaInstant              *at,
                         GError                 **error)
{
  g_autoptr (DiaStatement) statement =
    prepare (connection, "SELECT " COLUMNS ", " READY_AT MAY_BE_TAKEN, terms);

  *at = DIA_INSTANT_NONE;
  bind_terms (statement, terms);
  while (dia_statement_next (statement))
    {
      DiaInstant ready_at = dia_statement_get_instant (statement, 14);

      if (ready_at == G_MAXINT64)
        continue;
      if (!is_free (statement, terms))
        ready_at = MAX (ready_at, dia_statement_get_instant (statement, 13));
      if (*at == DIA_INSTANT_NONE || ready_at < *at)
        *at = ready_at;
    }

  return dia_statement_finish (statement, error);
}

gboolean
dia_hand_overs_save (DiaConnection      *connection,
                     const DiaHandOver  *self,
                     DiaInstant          expires_at,
                     GError            **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "UPDATE hand_overs SET " ASSIGNMENTS ", claim_expires_at = $12" MINE);

  bind_row (statement, self);
  dia_statement_bind_instant (statement, 12, expires_at);

  return finish_mine (statement, connection, error);
}

gboolean
dia_hand_overs_begin (DiaConnection      *connection,
                      const DiaHandOver  *self,
                      int                 version,
                      DiaInstant          expires_at,
                      GError            **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "UPDATE hand_overs SET " ASSIGNMENTS ", claim_expires_at = $12" MINE
                                        " AND phase = 'wanted' AND changed = 0 AND EXISTS (SELECT 1 FROM posts"
                                        " WHERE posts.id = $1 AND posts.state = 'scheduled' AND posts.version = $13)");

  bind_row (statement, self);
  dia_statement_bind_instant (statement, 12, expires_at);
  dia_statement_bind_int64 (statement, 13, version);

  return finish_mine (statement, connection, error);
}

gboolean
dia_hand_overs_release (DiaConnection      *connection,
                        const DiaHandOver  *self,
                        DiaInstant          due_at,
                        GError            **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "UPDATE hand_overs SET " ASSIGNMENTS ", due_at = CASE changed WHEN 1 THEN 0 ELSE $12 END,"
                                        " claim_owner = NULL, claim_token = NULL, claim_expires_at = NULL" MINE);

  bind_row (statement, self);
  dia_statement_bind_int64 (statement, 12, due_at);

  return finish_mine (statement, connection, error);
}

gboolean
dia_hand_overs_forget (DiaConnection      *connection,
                       const DiaHandOver  *self,
                       GError            **error)
{
  g_autoptr (DiaStatement) statement = dia_connection_prepare (connection, "DELETE FROM hand_overs" MINE);

  dia_statement_bind_id (statement, 1, self->post_id);
  dia_statement_bind_int64 (statement, 2, self->token);

  return finish_mine (statement, connection, error);
}

static gpointer
read_id (DiaStatement *statement)
{
  return g_strdup (dia_statement_get_text (statement, 0));
}

GPtrArray *
dia_hand_overs_list_others (DiaConnection      *connection,
                            const DiaHandOver  *self,
                            GError            **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT remote_id FROM hand_overs WHERE account_id = $1 AND post_id <> $2"
                                        " AND remote_id <> ''");

  dia_statement_bind_id (statement, 1, self->account_id);
  dia_statement_bind_id (statement, 2, self->post_id);

  return dia_rows_read_all (statement, read_id, g_free, error);
}

gboolean
dia_hand_overs_count (DiaConnection  *connection,
                      DiaId           account_id,
                      DiaInstant      from,
                      DiaInstant      until,
                      guint          *n_kept,
                      guint          *n_within,
                      GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT COUNT (*), COALESCE (SUM (at >= $2 AND at < $3), 0) FROM hand_overs"
                                        " WHERE account_id = $1 AND phase <> 'wanted'");

  dia_statement_bind_id (statement, 1, account_id);
  dia_statement_bind_instant (statement, 2, from);
  dia_statement_bind_instant (statement, 3, until);
  *n_kept = *n_within = 0;
  if (dia_statement_next (statement))
    {
      *n_kept = (guint) dia_statement_get_int64 (statement, 0);
      *n_within = (guint) dia_statement_get_int64 (statement, 1);
    }

  return dia_statement_finish (statement, error);
}
