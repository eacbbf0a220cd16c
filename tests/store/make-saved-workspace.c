/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes tests/data/db/schema-N.diapason, once for each released schema:
 *
 *     make-saved-workspace FILE
 */

#include "dia-backup.h"
#include "workspace-fixture.h"

static void
fill (WorkspaceFixture *self)
{
  DiaId brand = workspace_fixture_add_brand (self, "Alizé");
  DiaId french = workspace_fixture_add_account (self, brand, "FR", "mastodon");
  DiaId belgian = workspace_fixture_add_account (self, brand, "BE", "bluesky");
  DiaId content = workspace_fixture_add_content (self, "The message that changes it");
  g_autoptr (DiaPost) out = workspace_fixture_add_post (self, content, french, DIA_POST_PUBLISHED, NOW - DIA_DAY);
  g_autoptr (DiaPost) planned = workspace_fixture_add_post (self, content, belgian, DIA_POST_SCHEDULED, NOW + DIA_DAY);

  workspace_fixture_add_content (self, "A draft");
}

int
main (int   argc,
      char *argv[])
{
  WorkspaceFixture fixture;
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    {
      g_printerr ("usage: make-saved-workspace FILE\n");
      return 2;
    }

  workspace_fixture_set_up (&fixture, NULL);
  fill (&fixture);
  dia_backup_make (fixture.connection, argv[1], &error);
  workspace_fixture_tear_down (&fixture, NULL);

  if (error == NULL)
    return 0;

  g_printerr ("%s\n", error->message);
  return 1;
}
