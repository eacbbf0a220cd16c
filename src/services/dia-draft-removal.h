/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-clock.h"
#include "dia-connection.h"
#include "dia-id.h"

G_BEGIN_DECLS

/* A content that goes, or comes back; and posts that go back to draft. Changes
 * of the workspace, to be run on its writer. */

typedef struct
{
  DiaId      content_id;
  DiaInstant now;
  gboolean   restore;    /* what was removed comes back */
} DiaDraftRemoval;

/* Returns NULL, also without an error. @removal: a DiaDraftRemoval */
gpointer dia_draft_removal_run (DiaConnection *connection, gpointer removal, GError **error);

/* Takes the scheduled ones of @posts, a GArray of DiaId, back to draft; others
 * stay. Returns a guint, how many went back. (transfer full) (nullable) */
gpointer dia_draft_unschedule_run (DiaConnection *connection, gpointer posts, GError **error);

G_END_DECLS
