/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-content-edits.h"

#include "dia-contents.h"
#include "dia-rows.h"

/* The id of the row that holds the edit; DIA_ID_NONE when there is none. */
static gboolean
find_row (DiaConnection  *connection,
          DiaId           content_id,
          DiaId          *row_id,
          GError        **error)
{
  g_autoptr (DiaStatement) statement = dia_connection_prepare (connection, "SELECT id FROM contents WHERE edit_of = $1");
  g_autoptr (GArray) ids = NULL;

  dia_statement_bind_id (statement, 1, content_id);
  ids = dia_rows_read_ids (statement, error);
  if (ids == NULL)
    return FALSE;

  *row_id = ids->len > 0 ? g_array_index (ids, DiaId, 0) : DIA_ID_NONE;
  return TRUE;
}

/* The row is written as any content, and only then is an edit: a transaction
 * shows both or none. */
static gboolean
mark_row (DiaConnection  *connection,
          DiaId           row_id,
          DiaId           content_id,
          GError        **error)
{
  g_autoptr (DiaStatement) statement = dia_connection_prepare (connection, "UPDATE contents SET edit_of = $2 WHERE id = $1");

  dia_statement_bind_id (statement, 1, row_id);
  dia_statement_bind_id (statement, 2, content_id);

  return dia_statement_finish (statement, error);
}

gboolean
dia_content_edits_load (DiaConnection  *connection,
                        DiaId           content_id,
                        DiaContent    **edit,
                        GError        **error)
{
  DiaId row_id;

  *edit = NULL;
  if (!find_row (connection, content_id, &row_id, error))
    return FALSE;
  if (row_id == DIA_ID_NONE)
    return TRUE;

  *edit = dia_contents_load (connection, row_id, error);
  if (*edit == NULL)
    return FALSE;

  (*edit)->id = content_id;
  return TRUE;
}

gboolean
dia_content_edits_save (DiaConnection     *connection,
                        const DiaContent  *content,
                        GError           **error)
{
  g_autoptr (DiaContent) row = dia_content_copy (content);

  return find_row (connection, content->id, &row->id, error) &&
         dia_contents_save (connection, row, error) &&
         mark_row (connection, row->id, content->id, error);
}

gboolean
dia_content_edits_drop (DiaConnection  *connection,
                        DiaId           content_id,
                        GError        **error)
{
  return dia_rows_run_with_id (connection, "DELETE FROM contents WHERE edit_of = $1", content_id, error);
}
