/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dia-clock.h"
#include "dia-id.h"

G_BEGIN_DECLS

/**
 * DiaStatement:
 *
 * A prepared statement on loan from its #DiaConnection. Bind, walk the rows,
 * then ask once how it went:
 *
 * |[<!-- language="C" -->
 * g_autoptr (DiaStatement) statement = dia_connection_prepare (connection, "SELECT …  WHERE id = $1");
 *
 * dia_statement_bind_id (statement, 1, id);
 * while (dia_statement_next (statement))
 *   use (dia_statement_get_text (statement, 0));
 *
 * return dia_statement_finish (statement, error);
 * ]|
 *
 * The first mistake (of the SQL, of a binding, of a step) is kept, everything
 * after it does nothing, and dia_statement_finish() reports it. Freeing gives
 * the statement back to the cache of its connection.
 */
typedef struct _DiaStatement DiaStatement;

void        dia_statement_free         (DiaStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaStatement, dia_statement_free)

/* Gives the parameter that is written $@index its value, wherever it stands. */
void        dia_statement_bind_int64   (DiaStatement *self, int index, gint64 value);
void        dia_statement_bind_boolean (DiaStatement *self, int index, gboolean value);
/* NULL binds NULL. The text is copied. */
void        dia_statement_bind_text    (DiaStatement *self, int index, const char *text);
/* DIA_ID_NONE and DIA_INSTANT_NONE bind NULL. */
void        dia_statement_bind_id      (DiaStatement *self, int index, DiaId id);
void        dia_statement_bind_instant (DiaStatement *self, int index, DiaInstant instant);

/* Goes to the next row: FALSE when there is none, or after a mistake. */
gboolean    dia_statement_next         (DiaStatement *self);

/* The value of a column of the row, columns counted from 0. NULL reads as 0,
 * "", DIA_ID_NONE and DIA_INSTANT_NONE. */
gint64      dia_statement_get_int64    (DiaStatement *self, int column);
gboolean    dia_statement_get_boolean  (DiaStatement *self, int column);
DiaId       dia_statement_get_id       (DiaStatement *self, int column);
DiaInstant  dia_statement_get_instant  (DiaStatement *self, int column);
/* Never NULL; (transfer none), until the next row. Bytes that are no UTF-8 are
 * replaced. */
const char *dia_statement_get_text     (DiaStatement *self, int column);
/* The text of a column into an owned string of a noun, see dia-field.h. */
void        dia_statement_read_text    (DiaStatement *self, int column, char **field);

/* Runs what is left and ends it: FALSE with a DIA_STORE_ERROR when anything
 * went wrong since it was prepared. */
gboolean    dia_statement_finish       (DiaStatement *self, GError **error);

G_END_DECLS
