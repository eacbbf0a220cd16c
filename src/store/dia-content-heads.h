/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"
#include "dia-content.h"

G_BEGIN_DECLS

/* What a list shows of a content, without reading all of it. */
typedef struct
{
  DiaId     id;
  char     *title;      /* see dia_content_dup_title() */
  DiaId     moment_id;  /* DIA_ID_NONE for none */
  DiaMedia *picture;    /* its first one (nullable) */
} DiaContentHead;

/* Frees a head with all that it owns. */
void            dia_content_head_free  (DiaContentHead *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaContentHead, dia_content_head_free)

/* The head of a content, with a title of at most @max_title characters; removed
 * ones are found, and one that does not exist has an empty title. Blocking, on a
 * #DiaStore's connection. (transfer full) */
DiaContentHead *dia_content_heads_load (DiaConnection *connection, DiaId id, guint max_title,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
