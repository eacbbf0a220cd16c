/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes tests/data/db/schema-N.diapason, once for each released schema:
 *
 *     make-saved-workspace FILE
 */

#include "dia-account-times.h"
#include "dia-accounts.h"
#include "dia-audit.h"
#include "dia-backup.h"
#include "dia-content-edits.h"
#include "dia-content-plans.h"
#include "dia-contents.h"
#include "dia-field.h"
#include "dia-key-moments.h"
#include "dia-open-sign-outs.h"
#include "dia-hand-overs.h"
#include "workspace-fixture.h"

static void
add_audit (WorkspaceFixture *self,
           DiaId             account_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaAccount) account = dia_accounts_load (self->connection, account_id, &error);
  g_autoptr (DiaAuditEntry) entry = NULL;

  g_assert_no_error (error);
  entry = dia_audit_entry_new_for_account (account, NOW, DIA_AUDIT_SIGNED_IN, DIA_AUDIT_DONE, "");
  assert_done (dia_audit_add (self->connection, entry, &error), error);
}

static void
add_edit (WorkspaceFixture *self,
          DiaId             content_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaContent) content = dia_contents_load (self->connection, content_id, &error);

  g_assert_no_error (error);
  dia_field_set_text (&content->text, "The message that changes it all");
  assert_done (dia_content_edits_save (self->connection, content, &error), error);
}

/* Free slots, another sender, and no post of the account any more. */
static void
add_plan (WorkspaceFixture *self,
          DiaId             content_id,
          DiaId             account_id)
{
  g_autoptr (DiaContentPlan) plan = dia_content_plan_new ();
  g_autoptr (GError) error = NULL;

  plan->timed = TRUE;
  plan->timing = DIA_TIMING_SLOTS;
  plan->sender = DIA_SENDER_SERVER;
  dia_wall_time_from_instant (NOW + DIA_DAY, "Europe/Paris", &plan->wall, NULL);
  g_array_append_val (plan->dropped, account_id);
  assert_done (dia_content_plans_save (self->connection, content_id, plan, NOW, &error), error);
}

static void
add_sign_out (WorkspaceFixture *self,
              DiaId             account_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaAccount) account = dia_accounts_load (self->connection, account_id, &error);

  account->id = 7;
  assert_done (dia_open_sign_outs_add (self->connection, account, NOW, &error), error);
}

static void
add_moment (WorkspaceFixture *self)
{
  g_autoptr (DiaKeyMoment) moment = dia_key_moment_new ();
  g_autoptr (GError) error = NULL;

  dia_field_set_text (&moment->title, "Valentine’s Day");
  dia_field_set_text (&moment->first_day, "2027-02-08");
  dia_field_set_text (&moment->last_day, "2027-02-14");
  moment->toolkit = dia_moment_toolkit_new ();
  dia_moment_toolkit_set_message (moment->toolkit, "fr", "Dites bonjour.");
  assert_done (dia_key_moments_save (self->connection, moment, &error), error);
}

static void
add_hand_over (WorkspaceFixture *self,
               DiaId             post_id)
{
  g_autoptr (GError) error = NULL;

  assert_done (dia_hand_overs_wish (self->connection, post_id, TRUE, &error), error);
}

static void
add_times (WorkspaceFixture *self,
           DiaId             account_id)
{
  g_autoptr (DiaTimetable) timetable = dia_timetable_parse ("mon-fri 09:00", NULL);
  g_autoptr (GError) error = NULL;

  assert_done (dia_account_times_save (self->connection, account_id, timetable, &error), error);
}

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
  add_audit (self, french);
  add_edit (self, content);
  add_plan (self, content, belgian);
  add_sign_out (self, french);
  add_moment (self);
  add_hand_over (self, planned->id);
  add_times (self, french);
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
