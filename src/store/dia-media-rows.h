/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"
#include "dia-content.h"

G_BEGIN_DECLS

/* The rows of pictures, which contents and key moments keep alike. Private. */

/* What dia_media_rows_read() expects to be selected, in this order. */
#define DIA_MEDIA_ROWS_COLUMNS "sha256, mime_type, width, height, bytes, alt"

/* A DiaRowFunc: the picture of the current row. (transfer full) */
gpointer dia_media_rows_read (DiaStatement    *statement);

/* Runs @sql, an INSERT of (owner, position, DIA_MEDIA_ROWS_COLUMNS) as $1 to $8. */
gboolean dia_media_rows_save (DiaConnection   *connection,
                              const char      *sql,
                              DiaId            owner_id,
                              guint            position,
                              const DiaMedia  *media,
                              GError         **error);

G_END_DECLS
