/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-account.h"
#include "dia-brand.h"
#include "dia-clock.h"
#include "dia-post.h"
#include "dia-roster.h"
#include "dia-vault.h"
#include "dia-wall-time.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/* Wednesday 10 February 2027, 10:52 in Paris. */
#define OFFICE_NOW ((DiaInstant) 1802253120000)

/* A new workspace in a directory of its own, a vault in memory, a clock that
 * stands still. */
typedef struct
{
  char         *dir;
  char         *path;
  DiaVault     *vault;
  DiaClock     *clock;
  DiaWorkspace *workspace;
} OfficeFixture;

void        office_fixture_set_up    (OfficeFixture *fixture, gconstpointer data);
/* Closes what is open; asserts that the workspace is finalized. */
void        office_fixture_tear_down (OfficeFixture *fixture, gconstpointer data);
/* Closes the workspace and opens it again. */
void        office_fixture_reopen    (OfficeFixture *fixture);

/* Saves a brand, and an account of it on the practice network. (transfer none):
 * as the roster has them. */
DiaBrand   *office_fixture_add_brand   (OfficeFixture *fixture, const char *name);
DiaAccount *office_fixture_add_account (OfficeFixture *fixture, DiaBrand *brand, const char *handle,
                                        const char *language, const char *zone);
/* A post of that text at @wall in the account's own zone. (transfer full) */
DiaPost    *office_fixture_add_post    (OfficeFixture *fixture, DiaAccount *account, const char *text,
                                        const DiaWallTime *wall) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): an array of one id. */
GArray     *office_fixture_list_id     (DiaId id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
