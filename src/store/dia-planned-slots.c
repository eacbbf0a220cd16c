/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-planned-slots.h"

#include "dia-post-row.h"

GPtrArray *
dia_planned_slots_find (DiaConnection  *connection,
                        DiaInstant      since,
                        DiaSlotTest     test,
                        gpointer        user_data,
                        GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT " DIA_POST_COLUMNS " FROM posts WHERE slot_at >= $1"
                                        " AND state IN ('draft', 'in-review', 'changes-requested', 'approved', 'scheduled')");
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  dia_statement_bind_instant (statement, 1, since);
  while (dia_statement_next (statement))
    {
      g_autoptr (DiaPost) post = dia_post_row_read (statement);

      if (dia_slot_is_set (&post->slot) && test (&post->slot, user_data))
        g_ptr_array_add (found, g_steal_pointer (&post));
    }

  return dia_statement_finish (statement, error) ? g_steal_pointer (&found) : NULL;
}
