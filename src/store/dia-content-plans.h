/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"
#include "dia-content-plan.h"

G_BEGIN_DECLS

/* For whom and when contents are meant, and who sends them, as far as their posts
 * do not say so: kept beside the posts, as edits are beside the words. What is sent never looks here. */

/* *@plan: (transfer full): an empty one when nothing is kept. */
gboolean dia_content_plans_load (DiaConnection *connection, DiaId content_id, DiaContentPlan **plan, GError **error);
/* Keeps @plan in place of what was kept; an empty one is forgotten. */
gboolean dia_content_plans_save (DiaConnection *connection, DiaId content_id, const DiaContentPlan *plan,
                                 DiaInstant now, GError **error);

/* What waits of a content of which something is planned; nothing for any other.
 * An account whose post has gone out meanwhile waits no more, nor does a time
 * when nothing is left that it would be for, nor a sender who has all of it. */
gboolean dia_content_plans_find_waiting (DiaConnection *connection, DiaId content_id, DiaWaiting *waiting, GError **error);
/* The contents of which something is planned and of which something may wait,
 * last changed first, at most @limit. (transfer full) (element-type DiaId) */
GArray  *dia_content_plans_list_waiting (DiaConnection *connection, guint limit, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
