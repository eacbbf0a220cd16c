/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-moment-cells.h"

#include "dia-content.h"
#include "dia-field.h"
#include "dia-rows.h"
#include "dia-scope-sql.h"

/* More of a text than any title takes, and the title. */
#define FIRST_CHARACTERS "400"
#define TITLE_LENGTH     80

#define OF_ONE  "key_moments.id = $1"
#define OF_DAYS "key_moments.first_day <= $2 AND key_moments.last_day >= $1 AND key_moments.removed_at IS NULL"

#define CONTENTS "SELECT contents.id, contents.moment_id, contents.title, SUBSTR (contents.text, 1, " FIRST_CHARACTERS ")," \
                 " content_audiences.audience" \
                 " FROM key_moments CROSS JOIN contents LEFT JOIN content_audiences" \
                 " ON content_audiences.content_id = contents.id" \
                 " WHERE contents.moment_id = key_moments.id AND contents.removed_at IS NULL" \
                 " AND contents.edit_of IS NULL AND "

#define POSTS "SELECT posts.id, posts.content_id, posts.account_id, posts.state, posts.slot_at, posts.behind" \
              " FROM key_moments CROSS JOIN contents CROSS JOIN posts CROSS JOIN accounts" \
              " WHERE contents.moment_id = key_moments.id AND contents.removed_at IS NULL" \
              " AND posts.content_id = contents.id AND posts.removed_state IS NULL" \
              " AND accounts.id = posts.account_id AND "

#define WAIVERS "SELECT moment_waivers.moment_id, account_id, content_id, reason" \
                " FROM key_moments CROSS JOIN moment_waivers WHERE moment_waivers.moment_id = key_moments.id AND "

static void
bind_span (DiaStatement        *statement,
           const DiaMomentSpan *span)
{
  if (span->moment_id != DIA_ID_NONE)
    {
      dia_statement_bind_id (statement, 1, span->moment_id);
      return;
    }

  dia_statement_bind_text (statement, 1, span->first_day);
  dia_statement_bind_text (statement, 2, span->last_day);
}

static void
free_content (DiaMomentContent *content)
{
  g_free (content->title);
  g_clear_pointer (&content->audience, dia_scope_unref);
  g_free (content);
}

static gpointer
read_content (DiaStatement *statement)
{
  DiaMomentContent *read = g_new0 (DiaMomentContent, 1);
  g_autoptr (DiaContent) content = dia_content_new ();
  const char *audience = dia_statement_get_text (statement, 4);

  read->id = dia_statement_get_id (statement, 0);
  read->moment_id = dia_statement_get_id (statement, 1);
  dia_statement_read_text (statement, 2, &content->title);
  dia_statement_read_text (statement, 3, &content->text);
  read->title = dia_content_dup_title (content, TITLE_LENGTH);
  if (audience[0] != '\0')
    read->audience = dia_scope_from_string (audience);

  return read;
}

GPtrArray *
dia_moment_contents_list (DiaConnection        *connection,
                          const DiaMomentSpan  *span,
                          GError              **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, span->moment_id != DIA_ID_NONE ? CONTENTS OF_ONE " ORDER BY contents.id"
                                                                       : CONTENTS OF_DAYS " ORDER BY contents.id");

  bind_span (statement, span);

  return dia_rows_read_all (statement, read_content, (GDestroyNotify) free_content, error);
}

gboolean
dia_moment_contents_set_audience (DiaConnection   *connection,
                                  DiaId            content_id,
                                  const DiaScope  *audience,
                                  GError         **error)
{
  g_autoptr (DiaStatement) statement = NULL;
  g_autofree char *text = NULL;

  if (audience == NULL || dia_scope_is_all (audience))
    return dia_rows_run_with_id (connection, "DELETE FROM content_audiences WHERE content_id = $1", content_id, error);

  statement = dia_connection_prepare (connection, "INSERT INTO content_audiences (content_id, audience) VALUES ($1, $2)"
                                                  " ON CONFLICT (content_id) DO UPDATE SET audience = excluded.audience");
  text = dia_scope_to_string (audience);
  dia_statement_bind_id (statement, 1, content_id);
  dia_statement_bind_text (statement, 2, text);

  return dia_statement_finish (statement, error);
}

GArray *
dia_moment_posts_list (DiaConnection        *connection,
                       const DiaMomentSpan  *span,
                       const DiaScope       *scope,
                       GError              **error)
{
  gboolean one = span->moment_id != DIA_ID_NONE;
  g_autoptr (DiaStatement) statement = dia_scope_sql_prepare (connection, one ? POSTS OF_ONE : POSTS OF_DAYS, scope,
                                                              one ? 2 : 3, "");
  g_autoptr (GArray) posts = g_array_new (FALSE, FALSE, sizeof (DiaMomentPost));

  bind_span (statement, span);
  while (dia_statement_next (statement))
    {
      DiaMomentPost post = {
        .id = dia_statement_get_id (statement, 0),
        .content_id = dia_statement_get_id (statement, 1),
        .account_id = dia_statement_get_id (statement, 2),
        .state = DIA_POST_UNCONFIRMED,
        .at = dia_statement_get_instant (statement, 4),
        .behind = dia_statement_get_boolean (statement, 5),
      };

      dia_post_state_from_string (dia_statement_get_text (statement, 3), &post.state);
      g_array_append_val (posts, post);
    }

  return dia_statement_finish (statement, error) ? g_steal_pointer (&posts) : NULL;
}

static void
free_waiver (DiaMomentWaiver *waiver)
{
  g_free (waiver->reason);
  g_free (waiver);
}

static gpointer
read_waiver (DiaStatement *statement)
{
  DiaMomentWaiver *waiver = g_new0 (DiaMomentWaiver, 1);

  waiver->moment_id = dia_statement_get_id (statement, 0);
  waiver->account_id = dia_statement_get_id (statement, 1);
  waiver->content_id = dia_statement_get_id (statement, 2);
  dia_statement_read_text (statement, 3, &waiver->reason);

  return waiver;
}

GPtrArray *
dia_moment_waivers_list (DiaConnection        *connection,
                         const DiaMomentSpan  *span,
                         GError              **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, span->moment_id != DIA_ID_NONE ? WAIVERS OF_ONE : WAIVERS OF_DAYS);

  bind_span (statement, span);

  return dia_rows_read_all (statement, read_waiver, (GDestroyNotify) free_waiver, error);
}

gboolean
dia_moment_waivers_save (DiaConnection          *connection,
                         const DiaMomentWaiver  *waiver,
                         DiaInstant              now,
                         GError                **error)
{
  g_autoptr (DiaStatement) statement = NULL;

  if (!dia_moment_waivers_delete (connection, waiver, error))
    return FALSE;

  statement = dia_connection_prepare (connection, "INSERT INTO moment_waivers (moment_id, account_id, content_id, reason,"
                                                  " waived_at) VALUES ($1, $2, $3, $4, $5)");
  dia_statement_bind_id (statement, 1, waiver->moment_id);
  dia_statement_bind_id (statement, 2, waiver->account_id);
  dia_statement_bind_id (statement, 3, waiver->content_id);
  dia_statement_bind_text (statement, 4, waiver->reason);
  dia_statement_bind_instant (statement, 5, now);

  return dia_statement_finish (statement, error);
}

gboolean
dia_moment_waivers_delete (DiaConnection          *connection,
                           const DiaMomentWaiver  *waiver,
                           GError                **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "DELETE FROM moment_waivers WHERE moment_id = $1 AND account_id = $2"
                                        " AND content_id IS NOT DISTINCT FROM $3");

  dia_statement_bind_id (statement, 1, waiver->moment_id);
  dia_statement_bind_id (statement, 2, waiver->account_id);
  dia_statement_bind_id (statement, 3, waiver->content_id);

  return dia_statement_finish (statement, error);
}
