/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-contents.h"

#include "dia-full-text.h"
#include "dia-media-rows.h"
#include "dia-removal.h"
#include "dia-rows.h"

#include <glib/gi18n-lib.h>

#define COLUMNS "contents.id, contents.title, contents.text, contents.language, contents.link, contents.warning," \
                " contents.reply_to, contents.visibility, contents.revision, contents.moment_id," \
                " contents.created_at, contents.changed_at"

static const char *const visibility_names[] = {
  [DIA_VISIBILITY_PUBLIC] = "public",
  [DIA_VISIBILITY_UNLISTED] = "unlisted",
  [DIA_VISIBILITY_PRIVATE] = "private",
  [DIA_VISIBILITY_DIRECT] = "direct",
};

/* A word that is not known is read as the narrowest: never show more than was
 * meant. */
static DiaVisibility
read_visibility (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (visibility_names); i++)
    {
      if (g_str_equal (text, visibility_names[i]))
        return i;
    }

  return DIA_VISIBILITY_DIRECT;
}

static gpointer
read_content (DiaStatement *statement)
{
  DiaContent *content = dia_content_new ();

  content->id = dia_statement_get_id (statement, 0);
  dia_statement_read_text (statement, 1, &content->title);
  dia_statement_read_text (statement, 2, &content->text);
  dia_statement_read_text (statement, 3, &content->language);
  dia_statement_read_text (statement, 4, &content->link);
  dia_statement_read_text (statement, 5, &content->warning);
  dia_statement_read_text (statement, 6, &content->reply_to);
  content->visibility = read_visibility (dia_statement_get_text (statement, 7));
  content->revision = dia_statement_get_int64 (statement, 8);
  content->moment_id = dia_statement_get_id (statement, 9);
  content->created_at = dia_statement_get_instant (statement, 10);
  content->changed_at = dia_statement_get_instant (statement, 11);

  return content;
}

static gpointer
read_variant (DiaStatement *statement)
{
  DiaVariant *variant = dia_variant_new ();

  dia_statement_read_text (statement, 0, &variant->language);
  dia_statement_read_text (statement, 1, &variant->network);
  variant->account_id = dia_statement_get_id (statement, 2);
  dia_statement_read_text (statement, 3, &variant->text);
  dia_statement_read_text (statement, 4, &variant->warning);
  variant->source_revision = dia_statement_get_int64 (statement, 5);

  return variant;
}

static gboolean
load_parts (DiaConnection   *connection,
            const char      *sql,
            DiaId            id,
            DiaRowFunc       read,
            GDestroyNotify   free_value,
            GPtrArray      **parts,
            GError         **error)
{
  g_autoptr (DiaStatement) statement = dia_connection_prepare (connection, sql);
  GPtrArray *loaded;

  dia_statement_bind_id (statement, 1, id);
  loaded = dia_rows_read_all (statement, read, free_value, error);
  if (loaded == NULL)
    return FALSE;

  g_ptr_array_unref (*parts);
  *parts = loaded;
  return TRUE;
}

static gboolean
save_row (DiaConnection     *connection,
          const DiaContent  *content,
          GError           **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection,
                            "INSERT INTO contents (id, title, text, language, link, warning, reply_to, visibility,"
                            " revision, moment_id, created_at, changed_at)"
                            " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
                            " ON CONFLICT (id) DO UPDATE SET title = excluded.title, text = excluded.text,"
                            " language = excluded.language, link = excluded.link, warning = excluded.warning,"
                            " reply_to = excluded.reply_to, visibility = excluded.visibility,"
                            " revision = excluded.revision, moment_id = excluded.moment_id,"
                            " changed_at = excluded.changed_at");

  dia_statement_bind_id (statement, 1, content->id);
  dia_statement_bind_text (statement, 2, content->title);
  dia_statement_bind_text (statement, 3, content->text);
  dia_statement_bind_text (statement, 4, content->language);
  dia_statement_bind_text (statement, 5, content->link);
  dia_statement_bind_text (statement, 6, content->warning);
  dia_statement_bind_text (statement, 7, content->reply_to);
  dia_statement_bind_text (statement, 8, visibility_names[content->visibility]);
  dia_statement_bind_int64 (statement, 9, content->revision);
  dia_statement_bind_id (statement, 10, content->moment_id);
  dia_statement_bind_instant (statement, 11, content->created_at);
  dia_statement_bind_instant (statement, 12, content->changed_at);

  return dia_statement_finish (statement, error);
}

static const char media_sql[] =
  "INSERT INTO content_media (content_id, position, " DIA_MEDIA_ROWS_COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

static gboolean
save_variant (DiaConnection     *connection,
              DiaId              id,
              guint              position,
              const DiaVariant  *variant,
              GError           **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection,
                            "INSERT INTO content_variants (content_id, position, language, network, account_id,"
                            " text, warning, source_revision) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)");

  dia_statement_bind_id (statement, 1, id);
  dia_statement_bind_int64 (statement, 2, position);
  dia_statement_bind_text (statement, 3, variant->language);
  dia_statement_bind_text (statement, 4, variant->network);
  dia_statement_bind_id (statement, 5, variant->account_id);
  dia_statement_bind_text (statement, 6, variant->text);
  dia_statement_bind_text (statement, 7, variant->warning);
  dia_statement_bind_int64 (statement, 8, variant->source_revision);

  return dia_statement_finish (statement, error);
}

static gboolean
save_parts (DiaConnection     *connection,
            const DiaContent  *content,
            GError           **error)
{
  if (!dia_rows_run_with_id (connection, "DELETE FROM content_media WHERE content_id = $1", content->id, error) ||
      !dia_rows_run_with_id (connection, "DELETE FROM content_variants WHERE content_id = $1", content->id, error))
    return FALSE;

  for (guint i = 0; i < content->media->len; i++)
    {
      if (!dia_media_rows_save (connection, media_sql, content->id, i, content->media->pdata[i], error))
        return FALSE;
    }

  for (guint i = 0; i < content->variants->len; i++)
    {
      if (!save_variant (connection, content->id, i, content->variants->pdata[i], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
refuse_while_sending (DiaConnection  *connection,
                      DiaId           id,
                      GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT COUNT(*) FROM posts WHERE content_id = $1 AND state = 'sending'");
  guint n_sending;

  dia_statement_bind_id (statement, 1, id);
  if (!dia_rows_read_count (statement, &n_sending, error))
    return FALSE;
  if (n_sending == 0)
    return TRUE;

  g_set_error_literal (error, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_POSSIBLE,
                       _("One of its posts is being sent right now. Try again in a moment."));
  return FALSE;
}

DiaContent *
dia_contents_load (DiaConnection  *connection,
                   DiaId           id,
                   GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT " COLUMNS " FROM contents WHERE id = $1");
  g_autoptr (DiaContent) content = NULL;

  dia_statement_bind_id (statement, 1, id);
  content = dia_rows_read_object (statement, read_content, _("This content does not exist any more."), error);

  if (content == NULL ||
      !load_parts (connection, "SELECT " DIA_MEDIA_ROWS_COLUMNS " FROM content_media"
                               " WHERE content_id = $1 ORDER BY position",
                   id, dia_media_rows_read, (GDestroyNotify) dia_media_free, &content->media, error) ||
      !load_parts (connection, "SELECT language, network, account_id, text, warning, source_revision"
                               " FROM content_variants WHERE content_id = $1 ORDER BY position",
                   id, read_variant, (GDestroyNotify) dia_variant_free, &content->variants, error))
    return NULL;

  return g_steal_pointer (&content);
}

gboolean
dia_contents_save (DiaConnection  *connection,
                   DiaContent     *content,
                   GError        **error)
{
  if (content->id == DIA_ID_NONE)
    content->id = dia_id_new ();

  return save_row (connection, content, error) && save_parts (connection, content, error);
}

GPtrArray *
dia_contents_list_drafts (DiaConnection  *connection,
                          guint           limit,
                          GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT " COLUMNS " FROM contents WHERE n_planned = 0 AND removed_at IS NULL"
                                        " AND edit_of IS NULL"
                                        " ORDER BY changed_at DESC, id DESC LIMIT $1");

  dia_statement_bind_int64 (statement, 1, limit);

  return dia_rows_read_all (statement, read_content, g_object_unref, error);
}

gboolean
dia_contents_is_planned (DiaConnection  *connection,
                         DiaId           id,
                         gboolean       *planned,
                         GError        **error)
{
  g_autoptr (DiaStatement) statement = dia_connection_prepare (connection, "SELECT n_planned FROM contents WHERE id = $1");
  guint n_planned;

  dia_statement_bind_id (statement, 1, id);
  if (!dia_rows_read_count (statement, &n_planned, error))
    return FALSE;

  *planned = n_planned > 0;
  return TRUE;
}

GPtrArray *
dia_contents_search (DiaConnection  *connection,
                     const char     *words,
                     guint           limit,
                     GError        **error)
{
  g_autofree char *query = dia_full_text_dup_query (words);
  g_autoptr (DiaStatement) statement = NULL;

  if (query == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);

  statement = dia_connection_prepare (connection, "SELECT " COLUMNS " FROM content_search, contents"
                                                  " WHERE content_search MATCH $1"
                                                  " AND contents.id = content_search.rowid"
                                                  " AND contents.removed_at IS NULL AND contents.edit_of IS NULL"
                                                  " ORDER BY content_search.rowid DESC LIMIT $2");
  dia_statement_bind_text (statement, 1, query);
  dia_statement_bind_int64 (statement, 2, limit);

  return dia_rows_read_all (statement, read_content, g_object_unref, error);
}

gboolean
dia_contents_remove (DiaConnection  *connection,
                     DiaId           id,
                     DiaInstant      now,
                     GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "UPDATE contents SET removed_at = $2 WHERE id = $1 AND removed_at IS NULL");

  if (!refuse_while_sending (connection, id, error))
    return FALSE;

  dia_statement_bind_id (statement, 1, id);
  dia_statement_bind_instant (statement, 2, now);

  return dia_statement_finish (statement, error) &&
         dia_removal_cancel_posts (connection, "content_id", id, error);
}

gboolean
dia_contents_restore (DiaConnection  *connection,
                      DiaId           id,
                      GError        **error)
{
  return dia_rows_run_with_id (connection, "UPDATE contents SET removed_at = NULL WHERE id = $1", id, error) &&
         dia_removal_restore_posts (connection, "content_id", id, error);
}

gboolean
dia_contents_delete (DiaConnection  *connection,
                     DiaId           id,
                     GError        **error)
{
  return refuse_while_sending (connection, id, error) &&
         dia_rows_run_with_id (connection, "DELETE FROM contents WHERE id = $1", id, error);
}

GArray *
dia_contents_list_removed (DiaConnection  *connection,
                           DiaInstant      instant,
                           GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT id FROM contents WHERE removed_at < $1 ORDER BY id LIMIT 1000");

  dia_statement_bind_instant (statement, 1, instant);

  return dia_rows_read_ids (statement, error);
}

gboolean
dia_contents_has_picture (DiaConnection  *connection,
                          const char     *sha256,
                          gboolean       *has,
                          GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT COUNT(*) FROM (SELECT 1 FROM content_media WHERE sha256 = $1"
                                        " UNION ALL SELECT 1 FROM moment_media WHERE sha256 = $1 LIMIT 1) AS found");
  guint count;

  dia_statement_bind_text (statement, 1, sha256);
  if (!dia_rows_read_count (statement, &count, error))
    return FALSE;

  *has = count > 0;
  return TRUE;
}

gboolean
dia_contents_has_gone_out (DiaConnection  *connection,
                           DiaId           id,
                           gboolean       *out,
                           GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT COUNT(*) FROM posts WHERE content_id = $1"
                                        " AND state IN ('sending', 'published', 'unconfirmed')");
  guint count;

  dia_statement_bind_id (statement, 1, id);
  if (!dia_rows_read_count (statement, &count, error))
    return FALSE;

  *out = count > 0;
  return TRUE;
}
