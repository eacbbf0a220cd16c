/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"
#include "dia-post-state.h"
#include "dia-scope.h"

G_BEGIN_DECLS

/* What the cells of key moments are made of. Blocking, on a #DiaStore's
 * connection. Days are "2027-02-08", inclusive; each question reads what belongs
 * to the key moments that touch them, or to one of them, and nothing else. */

/* Which key moments. */
typedef struct
{
  DiaId       moment_id;   /* DIA_ID_NONE: all of the days */
  const char *first_day;
  const char *last_day;
} DiaMomentSpan;

typedef struct
{
  DiaId     id;
  DiaId     moment_id;
  char     *title;         /* its title, or its first words */
  DiaScope *audience;      /* (owned) (nullable): NULL: the key moment's */
} DiaMomentContent;

/* The contents, oldest first. (transfer full) (element-type DiaMomentContent) */
GPtrArray *dia_moment_contents_list (DiaConnection *connection, const DiaMomentSpan *span, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Of whom a content is expected; NULL: of all whom its key moment expects it of. */
gboolean   dia_moment_contents_set_audience (DiaConnection *connection, DiaId content_id, const DiaScope *audience,
                                             GError **error);

typedef struct
{
  DiaId        id;
  DiaId        content_id;
  DiaId        account_id;
  DiaPostState state;
  DiaInstant   at;           /* its slot; DIA_INSTANT_NONE for none */
  gboolean     behind;
} DiaMomentPost;

/* The posts of these contents in @scope (nullable: every account). (transfer
 * full) (element-type DiaMomentPost) */
GArray    *dia_moment_posts_list    (DiaConnection *connection, const DiaMomentSpan *span, const DiaScope *scope,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef struct
{
  DiaId       moment_id;
  DiaId       account_id;
  DiaId       content_id;    /* DIA_ID_NONE: all of the key moment */
  char       *reason;
} DiaMomentWaiver;

/* (transfer full) (element-type DiaMomentWaiver) */
GPtrArray *dia_moment_waivers_list   (DiaConnection *connection, const DiaMomentSpan *span, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Writes over the reason where there is such a waiver. */
gboolean   dia_moment_waivers_save   (DiaConnection *connection, const DiaMomentWaiver *waiver, DiaInstant now, GError **error);
gboolean   dia_moment_waivers_delete (DiaConnection *connection, const DiaMomentWaiver *waiver, GError **error);

G_END_DECLS
