/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-toolkits.h"

#include "dia-media-rows.h"
#include "dia-rows.h"

typedef void (*ReadRow) (DiaStatement *statement, DiaMomentToolkit *toolkit);

static void
read_words (DiaStatement     *statement,
            DiaMomentToolkit *toolkit)
{
  dia_statement_read_text (statement, 0, &toolkit->hashtags);
  dia_statement_read_text (statement, 1, &toolkit->dos);
  dia_statement_read_text (statement, 2, &toolkit->donts);
}

static void
read_message (DiaStatement     *statement,
              DiaMomentToolkit *toolkit)
{
  g_autofree char *language = g_strdup (dia_statement_get_text (statement, 0));

  dia_moment_toolkit_set_message (toolkit, language, dia_statement_get_text (statement, 1));
}

static void
read_link (DiaStatement     *statement,
           DiaMomentToolkit *toolkit)
{
  g_autofree char *title = g_strdup (dia_statement_get_text (statement, 0));

  dia_moment_toolkit_add_link (toolkit, title, dia_statement_get_text (statement, 1));
}

static void
read_media (DiaStatement     *statement,
            DiaMomentToolkit *toolkit)
{
  g_ptr_array_add (toolkit->media, dia_media_rows_read (statement));
}

/* What a toolkit is put together from; $1 is the key moment. */
static const struct
{
  const char *sql;
  ReadRow     read;
} parts[] = {
  { "SELECT hashtags, dos, donts FROM key_moments WHERE id = $1", read_words },
  { "SELECT language, text FROM moment_messages WHERE moment_id = $1 ORDER BY position", read_message },
  { "SELECT title, url FROM moment_links WHERE moment_id = $1 ORDER BY position", read_link },
  { "SELECT " DIA_MEDIA_ROWS_COLUMNS " FROM moment_media WHERE moment_id = $1 ORDER BY position",
    read_media },
};

DiaMomentToolkit *
dia_toolkits_load (DiaConnection  *connection,
                   DiaId           moment_id,
                   GError        **error)
{
  g_autoptr (DiaMomentToolkit) toolkit = dia_moment_toolkit_new ();

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (DiaStatement) statement = dia_connection_prepare (connection, parts[i].sql);

      dia_statement_bind_id (statement, 1, moment_id);
      while (dia_statement_next (statement))
        parts[i].read (statement, toolkit);
      if (!dia_statement_finish (statement, error))
        return NULL;
    }

  return g_steal_pointer (&toolkit);
}

static gboolean
save_words (DiaConnection           *connection,
            DiaId                    moment_id,
            const DiaMomentToolkit  *toolkit,
            GError                 **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "UPDATE key_moments SET hashtags = $2, dos = $3, donts = $4 WHERE id = $1");

  dia_statement_bind_id (statement, 1, moment_id);
  dia_statement_bind_text (statement, 2, toolkit->hashtags);
  dia_statement_bind_text (statement, 3, toolkit->dos);
  dia_statement_bind_text (statement, 4, toolkit->donts);

  return dia_statement_finish (statement, error);
}

static gboolean
save_pair (DiaConnection  *connection,
           const char     *sql,
           DiaId           moment_id,
           guint           position,
           const char     *first,
           const char     *second,
           GError        **error)
{
  g_autoptr (DiaStatement) statement = dia_connection_prepare (connection, sql);

  dia_statement_bind_id (statement, 1, moment_id);
  dia_statement_bind_int64 (statement, 2, position);
  dia_statement_bind_text (statement, 3, first);
  dia_statement_bind_text (statement, 4, second);

  return dia_statement_finish (statement, error);
}

static const char media_sql[] =
  "INSERT INTO moment_media (moment_id, position, " DIA_MEDIA_ROWS_COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

static gboolean
forget_parts (DiaConnection  *connection,
              DiaId           moment_id,
              GError        **error)
{
  return dia_rows_run_with_id (connection, "DELETE FROM moment_messages WHERE moment_id = $1", moment_id, error) &&
         dia_rows_run_with_id (connection, "DELETE FROM moment_links WHERE moment_id = $1", moment_id, error) &&
         dia_rows_run_with_id (connection, "DELETE FROM moment_media WHERE moment_id = $1", moment_id, error);
}

gboolean
dia_toolkits_save (DiaConnection           *connection,
                   DiaId                    moment_id,
                   const DiaMomentToolkit  *toolkit,
                   GError                 **error)
{
  gboolean saved = save_words (connection, moment_id, toolkit, error) && forget_parts (connection, moment_id, error);

  for (guint i = 0; saved && i < toolkit->messages->len; i++)
    {
      const DiaMomentMessage *message = toolkit->messages->pdata[i];

      saved = save_pair (connection, "INSERT INTO moment_messages (moment_id, position, language, text)"
                                     " VALUES ($1, $2, $3, $4)",
                         moment_id, i, message->language, message->text, error);
    }
  for (guint i = 0; saved && i < toolkit->links->len; i++)
    {
      const DiaMomentLink *link = toolkit->links->pdata[i];

      saved = save_pair (connection, "INSERT INTO moment_links (moment_id, position, title, url)"
                                     " VALUES ($1, $2, $3, $4)",
                         moment_id, i, link->title, link->url, error);
    }
  for (guint i = 0; saved && i < toolkit->media->len; i++)
    saved = dia_media_rows_save (connection, media_sql, moment_id, i, toolkit->media->pdata[i], error);

  return saved;
}
