/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-key-moments.h"

#include "dia-contents.h"
#include "dia-field.h"
#include "workspace-fixture.h"

static DiaId
add_moment (WorkspaceFixture *self,
            const char       *title,
            const char       *first_day,
            const char       *last_day)
{
  g_autoptr (DiaKeyMoment) moment = dia_key_moment_new ();
  g_autoptr (GError) error = NULL;

  dia_field_set_text (&moment->title, title);
  dia_field_set_text (&moment->first_day, first_day);
  dia_field_set_text (&moment->last_day, last_day);
  dia_field_set_text (&moment->color, "#b23a6b");
  assert_done (dia_key_moments_save (self->connection, moment, &error), error);
  return moment->id;
}

static DiaId
add_content (WorkspaceFixture *self,
             DiaId             moment_id)
{
  g_autoptr (DiaContent) content = dia_content_new ();
  g_autoptr (GError) error = NULL;

  dia_field_set_text (&content->text, "x");
  content->moment_id = moment_id;
  content->created_at = content->changed_at = NOW;
  assert_done (dia_contents_save (self->connection, content, &error), error);
  return content->id;
}

static void
test_touches_days (WorkspaceFixture *self,
                   gconstpointer     data)
{
  g_autoptr (GPtrArray) moments = NULL;
  g_autoptr (GError) error = NULL;

  add_moment (self, "before", "2027-01-01", "2027-01-31");
  add_moment (self, "second", "2027-02-08", "2027-02-14");
  add_moment (self, "first", "2027-01-30", "2027-02-01");
  add_moment (self, "after", "2027-03-01", "2027-03-02");
  moments = dia_key_moments_list (self->connection, "2027-02-01", "2027-02-28", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (moments->len, ==, 2);
  g_assert_cmpstr (((DiaKeyMoment *) moments->pdata[0])->title, ==, "first");
  g_assert_cmpstr (((DiaKeyMoment *) moments->pdata[1])->title, ==, "second");
}

static void
test_reach (WorkspaceFixture *self,
            gconstpointer     data)
{
  DiaId moment = add_moment (self, "Valentine’s Day", "2027-02-08", "2027-02-14");
  DiaId alize = workspace_fixture_add_brand (self, "Alizé");
  DiaId bruine = workspace_fixture_add_brand (self, "Bruine");
  DiaId accounts[] = {
    workspace_fixture_add_account (self, alize, "FR", "mastodon"),
    workspace_fixture_add_account (self, alize, "BE", "mastodon"),
    workspace_fixture_add_account (self, bruine, "FR", "mastodon"),
  };
  DiaId content = add_content (self, moment);
  DiaId removed = add_content (self, moment);
  g_autoptr (DiaScope) belgium = dia_scope_from_string ("market=BE");
  g_autoptr (GError) error = NULL;
  DiaMomentReach reach;

  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      g_object_unref (workspace_fixture_add_post (self, content, accounts[i], i == 0 ? DIA_POST_DRAFT : DIA_POST_APPROVED,
                                                  NOW));
      g_object_unref (workspace_fixture_add_post (self, removed, accounts[i], DIA_POST_SCHEDULED, NOW));
      g_object_unref (workspace_fixture_add_post (self, add_content (self, DIA_ID_NONE), accounts[i], DIA_POST_DRAFT, NOW));
    }
  assert_done (dia_contents_remove (self->connection, removed, NOW, &error), error);

  assert_done (dia_key_moments_measure (self->connection, moment, NULL, &reach, &error), error);
  g_assert_cmpuint (reach.n_posts[DIA_POST_DRAFT], ==, 1);
  g_assert_cmpuint (reach.n_posts[DIA_POST_APPROVED], ==, 2);
  g_assert_cmpuint (reach.n_posts[DIA_POST_SCHEDULED], ==, 0);
  g_assert_cmpuint (reach.n_posts[DIA_POST_CANCELLED], ==, 0);
  g_assert_cmpuint (reach.n_brands, ==, 2);
  g_assert_cmpuint (reach.n_markets, ==, 2);

  assert_done (dia_key_moments_measure (self->connection, moment, belgium, &reach, &error), error);
  g_assert_cmpuint (reach.n_posts[DIA_POST_APPROVED], ==, 1);
  g_assert_cmpuint (reach.n_brands, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_workspace_test ("/store/key-moments/touches-days", test_touches_days);
  add_workspace_test ("/store/key-moments/reach", test_reach);
  return g_test_run ();
}
