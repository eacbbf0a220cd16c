/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-posts.h"

#include "dia-post-row.h"
#include "dia-rows.h"
#include "dia-zone-data.h"
#include "dia-zone-mark.h"

#include <glib/gi18n-lib.h>

#define MAX_OF_CONTENT "10000"
#define MAX_NEIGHBOURS "20"

static gboolean
report_conflict (GError **error)
{
  g_set_error_literal (error, DIA_STORE_ERROR, DIA_STORE_ERROR_CONFLICT,
                       _("This post was changed in the meantime. Look at it again, then decide."));
  return FALSE;
}

static gboolean
report_not_possible (DiaPostState   state,
                     GError       **error)
{
  g_set_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_POSSIBLE,
               /* Translators: %s is a state of a post, such as "Sending". */
               _("This cannot be done while the post is in the state “%s”."), dia_post_state_get_label (state));
  return FALSE;
}

/* What is written here was worked out by this program. */
static gboolean
note_zone_data (DiaConnection  *connection,
                const DiaPost  *post,
                GError        **error)
{
  return !dia_slot_is_set (&post->slot) || dia_zone_mark_doubt (connection, dia_zone_data_get_stamp (), error);
}

/* Writes the whole post over the row that has its version. */
static gboolean
write_row (DiaConnection  *connection,
           const DiaPost  *post,
           DiaPostState    state,
           int             version,
           GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "UPDATE posts SET " DIA_POST_ASSIGNMENTS
                                        " WHERE id = $1 AND version = $20 AND state <> 'sending'");

  if (!note_zone_data (connection, post, error))
    return FALSE;

  dia_post_row_bind (statement, post, state);
  dia_statement_bind_int64 (statement, DIA_POST_N_PARAMETERS + 1, version);
  if (!dia_statement_finish (statement, error))
    return FALSE;

  if (dia_connection_count_changes (connection) > 0)
    return TRUE;

  return report_conflict (error);
}

gboolean
dia_posts_insert (DiaConnection  *connection,
                  DiaPost        *post,
                  GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection,
                            "INSERT INTO posts (id, content_id, account_id, state, slot_wall, slot_zone, slot_at,"
                            " slot_kind, own_text, behind, text, warning, text_hash, attempts, not_before,"
                            " published_at, remote_id, remote_url, problem, version)"
                            " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,"
                            " $18, $19, 1)");

  if (post->state == DIA_POST_SENDING)
    return report_not_possible (post->state, error);
  if (!note_zone_data (connection, post, error))
    return FALSE;

  if (post->id == DIA_ID_NONE)
    post->id = dia_id_new ();
  dia_post_row_bind (statement, post, post->state);
  if (!dia_statement_finish (statement, error))
    return FALSE;

  post->version = 1;
  return TRUE;
}

gboolean
dia_posts_update (DiaConnection  *connection,
                  DiaPost        *post,
                  GError        **error)
{
  if (post->state == DIA_POST_SENDING || post->state == DIA_POST_PUBLISHED)
    return report_not_possible (post->state, error);
  if (!write_row (connection, post, post->state, post->version, error))
    return FALSE;

  post->version++;
  return TRUE;
}

gboolean
dia_posts_apply (DiaConnection  *connection,
                 DiaPost        *post,
                 DiaPostEvent    event,
                 GError        **error)
{
  DiaPostState next;

  if (post->state == DIA_POST_SENDING || event == DIA_POST_EVENT_CLAIM ||
      !dia_post_state_after (post->state, event, &next))
    return report_not_possible (post->state, error);
  if (!write_row (connection, post, next, post->version, error))
    return FALSE;

  post->state = next;
  post->version++;
  return TRUE;
}

gboolean
dia_posts_put_back (DiaConnection  *connection,
                    const DiaPost  *before,
                    int             version,
                    GError        **error)
{
  if (before->state == DIA_POST_SENDING)
    return report_not_possible (before->state, error);

  return write_row (connection, before, before->state, version, error);
}

gboolean
dia_posts_delete (DiaConnection  *connection,
                  const DiaPost  *post,
                  GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "DELETE FROM posts WHERE id = $1 AND version = $2"
                                        " AND state IN ('draft', 'cancelled')");

  dia_statement_bind_id (statement, 1, post->id);
  dia_statement_bind_int64 (statement, 2, post->version);
  if (!dia_statement_finish (statement, error))
    return FALSE;

  if (dia_connection_count_changes (connection) > 0)
    return TRUE;

  return report_conflict (error);
}

DiaPost *
dia_posts_load (DiaConnection  *connection,
                DiaId           id,
                GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT " DIA_POST_COLUMNS " FROM posts WHERE id = $1");

  dia_statement_bind_id (statement, 1, id);

  return dia_rows_read_object (statement, dia_post_row_read, _("This post does not exist any more."), error);
}

GPtrArray *
dia_posts_list_of_content (DiaConnection  *connection,
                           DiaId           content_id,
                           GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT " DIA_POST_COLUMNS " FROM posts WHERE content_id = $1"
                                        " ORDER BY account_id, id LIMIT " MAX_OF_CONTENT);

  dia_statement_bind_id (statement, 1, content_id);

  return dia_rows_read_all (statement, dia_post_row_read, g_object_unref, error);
}

GPtrArray *
dia_posts_list_close (DiaConnection  *connection,
                      DiaId           account_id,
                      DiaInstant      at,
                      gint64          within_ms,
                      DiaId           except_content,
                      GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT " DIA_POST_COLUMNS " FROM posts"
                                        " WHERE account_id = $1 AND slot_at BETWEEN $2 AND $3 AND content_id <> $4"
                                        " AND state IN ('approved', 'scheduled', 'sending', 'published',"
                                        " 'awaiting-person', 'unconfirmed')"
                                        " ORDER BY slot_at, id LIMIT " MAX_NEIGHBOURS);

  dia_statement_bind_id (statement, 1, account_id);
  dia_statement_bind_int64 (statement, 2, at - within_ms);
  dia_statement_bind_int64 (statement, 3, at + within_ms);
  dia_statement_bind_int64 (statement, 4, except_content);

  return dia_rows_read_all (statement, dia_post_row_read, g_object_unref, error);
}

GPtrArray *
dia_posts_list_sisters (DiaConnection  *connection,
                        DiaId           account_id,
                        DiaInstant      at,
                        gint64          within_ms,
                        const char     *text,
                        DiaId           except_content,
                        GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT " DIA_POST_COLUMNS " FROM posts"
                                        " WHERE account_id IN (SELECT sisters.id FROM accounts AS sisters, accounts AS own"
                                        " WHERE own.id = $1 AND sisters.brand_id = own.brand_id AND sisters.id <> $1"
                                        " AND sisters.removed_at IS NULL)"
                                        " AND slot_at BETWEEN $2 AND $3 AND content_id <> $4 AND text_hash = $5"
                                        " AND state IN ('approved', 'scheduled', 'sending', 'published',"
                                        " 'awaiting-person', 'unconfirmed')"
                                        " ORDER BY slot_at, id LIMIT " MAX_NEIGHBOURS);

  dia_statement_bind_id (statement, 1, account_id);
  dia_statement_bind_int64 (statement, 2, at - within_ms);
  dia_statement_bind_int64 (statement, 3, at + within_ms);
  dia_statement_bind_int64 (statement, 4, except_content);
  dia_statement_bind_int64 (statement, 5, dia_post_row_hash_text (text));

  return dia_rows_read_all (statement, dia_post_row_read, g_object_unref, error);
}

GPtrArray *
dia_posts_list_same_text (DiaConnection  *connection,
                          DiaId           account_id,
                          const char     *text,
                          DiaId           except_content,
                          GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT " DIA_POST_COLUMNS " FROM posts"
                                        " WHERE account_id = $1 AND text_hash = $2 AND content_id <> $3"
                                        " AND state = 'scheduled' LIMIT " MAX_NEIGHBOURS);

  dia_statement_bind_id (statement, 1, account_id);
  dia_statement_bind_int64 (statement, 2, dia_post_row_hash_text (text));
  dia_statement_bind_int64 (statement, 3, except_content);

  return dia_rows_read_all (statement, dia_post_row_read, g_object_unref, error);
}

#define SAME "SELECT COUNT(*) FROM posts WHERE account_id = $1 AND text_hash = $2 AND state <> 'cancelled'" \
             " AND removed_state IS NULL AND slot_at "

gboolean
dia_posts_has_same (DiaConnection  *connection,
                    DiaId           account_id,
                    DiaInstant      at,
                    const char     *text,
                    gboolean       *has,
                    GError        **error)
{
  gboolean timed = at != DIA_INSTANT_NONE;
  g_autoptr (DiaStatement) statement = dia_connection_prepare (connection, timed ? SAME "= $3" : SAME "IS NULL");
  guint count;

  dia_statement_bind_id (statement, 1, account_id);
  dia_statement_bind_int64 (statement, 2, dia_post_row_hash_text (text));
  if (timed)
    dia_statement_bind_instant (statement, 3, at);
  if (!dia_rows_read_count (statement, &count, error))
    return FALSE;

  *has = count > 0;
  return TRUE;
}
