/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-account.h"
#include "dia-connection.h"
#include "dia-content.h"
#include "dia-post.h"

G_BEGIN_DECLS

/* An empty workspace in a folder of its own, on one connection that commits
 * each statement. */
typedef struct
{
  char          *folder;
  char          *path;
  DiaConnection *connection;
} WorkspaceFixture;

#define add_workspace_test(path, func) \
  g_test_add (path, WorkspaceFixture, NULL, workspace_fixture_set_up, func, workspace_fixture_tear_down)

/* That a call which reports its failure in @error succeeded, and why it did not. */
#define assert_done(call, error) \
  G_STMT_START { \
    gboolean done_ = (call); \
    g_assert_no_error (error); \
    g_assert_true (done_); \
  } G_STMT_END

/* 2027-02-10T10:00:00Z. */
#define NOW G_GINT64_CONSTANT (1802253600000)

void        workspace_fixture_set_up      (WorkspaceFixture *self, gconstpointer data);
void        workspace_fixture_tear_down   (WorkspaceFixture *self, gconstpointer data);

/* Adds and returns one that is ready to use. Ids are taken from it before it is
 * freed; each asserts that nothing went wrong. */
DiaId       workspace_fixture_add_brand   (WorkspaceFixture *self, const char *name);
DiaId       workspace_fixture_add_account (WorkspaceFixture *self, DiaId brand_id, const char *market, const char *network);
DiaId       workspace_fixture_add_content (WorkspaceFixture *self, const char *text);
/* A post in @state with its slot at @at; published ones went out half a second later. */
DiaPost    *workspace_fixture_add_post    (WorkspaceFixture *self, DiaId content_id, DiaId account_id,
                                           DiaPostState state, DiaInstant at);
/* The state of a post as it lies in the workspace. */
DiaPostState workspace_fixture_get_state  (WorkspaceFixture *self, DiaId post_id);

G_END_DECLS
