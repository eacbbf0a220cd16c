/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"
#include "dia-content.h"

G_BEGIN_DECLS

/* Contents with their pictures and variants, read and written as a whole. */

/* (transfer full): DIA_STORE_ERROR_NOT_FOUND when there is none; removed ones are found. */
DiaContent *dia_contents_load    (DiaConnection *connection, DiaId id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Adds it, or writes over the one of this id; an id of DIA_ID_NONE is set.
 * Posts are not touched: whoever changes a text says which posts follow. */
gboolean    dia_contents_save    (DiaConnection *connection, DiaContent *content, GError **error);
/* Contents of which nothing is planned yet, last changed first, at most @limit;
 * without pictures and variants. (transfer full) (element-type DiaContent) */
GPtrArray  *dia_contents_list_drafts (DiaConnection *connection, guint limit, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whether something of it is planned, sent or otherwise beyond the draft: then
 * what is typed is kept beside it, see dia-content-edits.h. */
gboolean    dia_contents_is_planned (DiaConnection *connection, DiaId id, gboolean *planned, GError **error);
/* Contents whose title or text holds all of @words, newest first, at most
 * @limit; without pictures and variants. (transfer full) (element-type DiaContent) */
GPtrArray  *dia_contents_search  (DiaConnection *connection, const char *words, guint limit, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether a post of it is out, on its way, or may be out. */
gboolean    dia_contents_has_gone_out (DiaConnection *connection, DiaId id, gboolean *out, GError **error);

/* Hides a content and cancels its posts that have not gone out; restore gives
 * them back the states they had. DIA_STORE_ERROR_NOT_POSSIBLE while one of them
 * is being sent. */
gboolean    dia_contents_remove  (DiaConnection *connection, DiaId id, DiaInstant now, GError **error);
gboolean    dia_contents_restore (DiaConnection *connection, DiaId id, GError **error);
/* Deletes a content for good, with all its posts. */
gboolean    dia_contents_delete  (DiaConnection *connection, DiaId id, GError **error);
/* The contents removed before @instant. (transfer full) (element-type DiaId) */
GArray     *dia_contents_list_removed (DiaConnection *connection, DiaInstant instant, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether any content, removed ones included, shows the picture. */
gboolean    dia_contents_has_picture (DiaConnection *connection, const char *sha256, gboolean *has, GError **error);

G_END_DECLS
