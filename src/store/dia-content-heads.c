/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-content-heads.h"

#include "dia-field.h"

/* More of a text than any title takes. */
#define FIRST_CHARACTERS "400"

static gboolean
load_words (DiaConnection   *connection,
            DiaContentHead  *head,
            guint            max_title,
            GError         **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT title, SUBSTR (text, 1, " FIRST_CHARACTERS "), moment_id"
                                        " FROM contents WHERE id = $1");

  dia_statement_bind_id (statement, 1, head->id);
  if (dia_statement_next (statement))
    {
      g_autoptr (DiaContent) content = dia_content_new ();

      dia_statement_read_text (statement, 0, &content->title);
      dia_statement_read_text (statement, 1, &content->text);
      head->moment_id = dia_statement_get_id (statement, 2);
      dia_field_take_text (&head->title, dia_content_dup_title (content, max_title));
    }

  return dia_statement_finish (statement, error);
}

static gboolean
load_picture (DiaConnection   *connection,
              DiaContentHead  *head,
              GError         **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT sha256, mime_type, width, height, bytes, alt FROM content_media"
                                        " WHERE content_id = $1 ORDER BY position LIMIT 1");

  dia_statement_bind_id (statement, 1, head->id);
  if (dia_statement_next (statement))
    {
      head->picture = dia_media_new ();
      dia_statement_read_text (statement, 0, &head->picture->sha256);
      dia_statement_read_text (statement, 1, &head->picture->mime_type);
      head->picture->width = dia_statement_get_int64 (statement, 2);
      head->picture->height = dia_statement_get_int64 (statement, 3);
      head->picture->bytes = dia_statement_get_int64 (statement, 4);
      dia_statement_read_text (statement, 5, &head->picture->alt);
    }

  return dia_statement_finish (statement, error);
}

void
dia_content_head_free (DiaContentHead *self)
{
  g_free (self->title);
  g_clear_pointer (&self->picture, dia_media_free);
  g_free (self);
}

DiaContentHead *
dia_content_heads_load (DiaConnection  *connection,
                        DiaId           id,
                        guint           max_title,
                        GError        **error)
{
  g_autoptr (DiaContentHead) head = g_new0 (DiaContentHead, 1);

  head->id = id;
  head->title = g_strdup ("");
  if (!load_words (connection, head, max_title, error) || !load_picture (connection, head, error))
    return NULL;

  return g_steal_pointer (&head);
}
