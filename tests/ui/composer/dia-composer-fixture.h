/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-draft.h"
#include "dia-office-fixture.h"

G_BEGIN_DECLS

/* The desk of the drawing: a workspace with five brands, of which Alizé has
 * accounts in eight markets, and a draft in French. */
typedef struct
{
  OfficeFixture  office;
  DiaDraft      *draft;     /* (owned) */
} ComposerFixture;

void composer_fixture_set_up    (ComposerFixture *fixture, gconstpointer data);
/* Waits for what is not saved yet; asserts that draft and workspace go. */
void composer_fixture_tear_down (ComposerFixture *fixture, gconstpointer data);

/* Chooses every account of Alizé in these markets, "FR BE CH". */
void composer_fixture_choose    (ComposerFixture *fixture, const char *markets);
/* (transfer none) */
DiaAccount *composer_fixture_find (ComposerFixture *fixture, const char *handle);

/* Says in the workspace that the post of that account is in another state, with
 * the network's words. */
void        composer_fixture_set_state (ComposerFixture *fixture, const char *handle, const char *state, const char *problem);

G_END_DECLS
