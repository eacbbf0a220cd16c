/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"
#include "dia-post.h"
#include "dia-scope.h"

G_BEGIN_DECLS

/* Posts of one content that go out at the same time of the clocks of their
 * accounts, in however many zones: a row of "next out". */
typedef struct
{
  DiaId      content_id;
  char      *title;        /* first words, see dia_content_dup_title() */
  DiaSlot    slot;         /* of the first post: the earliest instant */
  DiaId      account_id;   /* of the first post */
  guint      n_posts;
  guint      n_held;       /* of them wait for a sign-in */
  guint      n_kept;       /* of them are, or may be, with a server that sends them */
  char     **markets;      /* sorted, without repeats, at most 16 */
  char      *network;      /* of all of them, "" for several */
} DiaPlannedGroup;

void       dia_planned_group_free  (DiaPlannedGroup *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaPlannedGroup, dia_planned_group_free)

/* The next @limit groups of scheduled posts, earliest first. Looks at the next
 * 4 × @limit instants; what a content says in another zone later than that is
 * not counted yet. @scope: NULL for every account. (transfer full)
 * (element-type DiaPlannedGroup) */
GPtrArray *dia_planned_groups_list (DiaConnection *connection, const DiaScope *scope, guint limit,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The first scheduled post of one account. */
typedef struct
{
  DiaId      account_id;
  DiaInstant at;
} DiaNextPost;

/* Of each account of @scope that has one: a step in an index for each account.
 * (transfer full) (element-type DiaNextPost) */
GArray    *dia_next_posts_list     (DiaConnection *connection, const DiaScope *scope, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The scheduled posts of one account that wait for its sign-in. */
typedef struct
{
  DiaId      account_id;
  guint      n_posts;      /* up to DIA_POSTS_COUNT_CAP */
  DiaInstant first_at;
} DiaHeldAccount;

/* The accounts of @scope that need a sign-in and have scheduled posts, at most
 * @limit. (transfer full) (element-type DiaHeldAccount) */
GArray    *dia_held_accounts_list  (DiaConnection *connection, const DiaScope *scope, guint limit,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
