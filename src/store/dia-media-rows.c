/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-media-rows.h"

gpointer
dia_media_rows_read (DiaStatement *statement)
{
  DiaMedia *media = dia_media_new ();

  dia_statement_read_text (statement, 0, &media->sha256);
  dia_statement_read_text (statement, 1, &media->mime_type);
  media->width = dia_statement_get_int64 (statement, 2);
  media->height = dia_statement_get_int64 (statement, 3);
  media->bytes = dia_statement_get_int64 (statement, 4);
  dia_statement_read_text (statement, 5, &media->alt);

  return media;
}

gboolean
dia_media_rows_save (DiaConnection   *connection,
                     const char      *sql,
                     DiaId            owner_id,
                     guint            position,
                     const DiaMedia  *media,
                     GError         **error)
{
  g_autoptr (DiaStatement) statement = dia_connection_prepare (connection, sql);

  dia_statement_bind_id (statement, 1, owner_id);
  dia_statement_bind_int64 (statement, 2, position);
  dia_statement_bind_text (statement, 3, media->sha256);
  dia_statement_bind_text (statement, 4, media->mime_type);
  dia_statement_bind_int64 (statement, 5, media->width);
  dia_statement_bind_int64 (statement, 6, media->height);
  dia_statement_bind_int64 (statement, 7, media->bytes);
  dia_statement_bind_text (statement, 8, media->alt);

  return dia_statement_finish (statement, error);
}
