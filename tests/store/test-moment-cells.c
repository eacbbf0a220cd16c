/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-moment-cells.h"

#include "dia-contents.h"
#include "dia-field.h"
#include "dia-key-moments.h"
#include "workspace-fixture.h"

static const DiaMomentSpan february = { DIA_ID_NONE, "2027-02-01", "2027-02-28" };

static DiaId
add_moment (WorkspaceFixture *self,
            const char       *day)
{
  g_autoptr (DiaKeyMoment) moment = dia_key_moment_new ();
  g_autoptr (GError) error = NULL;

  dia_field_set_text (&moment->first_day, day);
  dia_field_set_text (&moment->last_day, day);
  assert_done (dia_key_moments_save (self->connection, moment, &error), error);
  return moment->id;
}

static DiaId
add_content (WorkspaceFixture *self,
             DiaId             moment_id,
             const char       *text)
{
  g_autoptr (DiaContent) content = dia_content_new ();
  g_autoptr (GError) error = NULL;

  dia_field_set_text (&content->text, text);
  content->moment_id = moment_id;
  content->created_at = content->changed_at = NOW;
  assert_done (dia_contents_save (self->connection, content, &error), error);
  return content->id;
}

static void
test_contents (WorkspaceFixture *self,
               gconstpointer     data)
{
  DiaId moment = add_moment (self, "2027-02-08");
  DiaId first = add_content (self, moment, "Seven days\nto dare");
  DiaId removed = add_content (self, moment, "Not this one");
  g_autoptr (DiaScope) france = dia_scope_from_string ("market=FR");
  g_autoptr (GPtrArray) contents = NULL;
  g_autoptr (GError) error = NULL;
  const DiaMomentContent *content;

  add_content (self, add_moment (self, "2027-03-08"), "Another month");
  add_content (self, DIA_ID_NONE, "No key moment");
  assert_done (dia_contents_remove (self->connection, removed, NOW, &error), error);
  assert_done (dia_moment_contents_set_audience (self->connection, first, france, &error), error);

  contents = dia_moment_contents_list (self->connection, &february, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (contents->len, ==, 1);
  content = contents->pdata[0];
  g_assert_cmpint (content->id, ==, first);
  g_assert_cmpint (content->moment_id, ==, moment);
  g_assert_cmpstr (content->title, ==, "Seven days to dare");
  g_assert_true (dia_scope_equal (content->audience, france));
}

static void
test_audience_of_all (WorkspaceFixture *self,
                      gconstpointer     data)
{
  DiaId moment = add_moment (self, "2027-02-08");
  DiaId id = add_content (self, moment, "x");
  const DiaMomentSpan span = { .moment_id = moment };
  g_autoptr (DiaScope) france = dia_scope_from_string ("market=FR");
  g_autoptr (GPtrArray) contents = NULL;
  g_autoptr (GError) error = NULL;

  assert_done (dia_moment_contents_set_audience (self->connection, id, france, &error), error);
  assert_done (dia_moment_contents_set_audience (self->connection, id, NULL, &error), error);
  contents = dia_moment_contents_list (self->connection, &span, &error);
  g_assert_no_error (error);
  g_assert_null (((DiaMomentContent *) contents->pdata[0])->audience);
}

static void
test_posts_in_scope (WorkspaceFixture *self,
                     gconstpointer     data)
{
  DiaId moment = add_moment (self, "2027-02-08");
  DiaId content = add_content (self, moment, "x");
  DiaId brand = workspace_fixture_add_brand (self, "Alizé");
  DiaId french = workspace_fixture_add_account (self, brand, "FR", "mastodon");
  DiaId belgian = workspace_fixture_add_account (self, brand, "BE", "mastodon");
  g_autoptr (DiaPost) one = workspace_fixture_add_post (self, content, french, DIA_POST_APPROVED, NOW);
  g_autoptr (DiaPost) two = workspace_fixture_add_post (self, content, belgian, DIA_POST_DRAFT, NOW);
  g_autoptr (DiaPost) other = workspace_fixture_add_post (self, add_content (self, DIA_ID_NONE, "y"), french,
                                                          DIA_POST_DRAFT, NOW);
  g_autoptr (DiaScope) belgium = dia_scope_from_string ("market=BE");
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) some = NULL;
  g_autoptr (GError) error = NULL;

  all = dia_moment_posts_list (self->connection, &february, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 2);
  some = dia_moment_posts_list (self->connection, &february, belgium, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (some->len, ==, 1);
  g_assert_cmpint (g_array_index (some, DiaMomentPost, 0).id, ==, two->id);
  g_assert_cmpint (g_array_index (some, DiaMomentPost, 0).state, ==, DIA_POST_DRAFT);
  g_assert_cmpint (g_array_index (some, DiaMomentPost, 0).at, ==, NOW);
}

/* One for all of the moment and one for a content of it are two; the same twice
 * is one, with the later reason. */
static void
test_waivers (WorkspaceFixture *self,
              gconstpointer     data)
{
  DiaId moment = add_moment (self, "2027-02-08");
  DiaId brand = workspace_fixture_add_brand (self, "Alizé");
  DiaId account = workspace_fixture_add_account (self, brand, "FR", "mastodon");
  const DiaMomentWaiver one = { moment, account, add_content (self, moment, "x"), (char *) "No dinner here" };
  const DiaMomentWaiver first = { moment, account, DIA_ID_NONE, (char *) "Closed" };
  const DiaMomentWaiver later = { moment, account, DIA_ID_NONE, (char *) "Closed until March" };
  g_autoptr (GPtrArray) waivers = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  assert_done (dia_moment_waivers_save (self->connection, &one, NOW, &error), error);
  assert_done (dia_moment_waivers_save (self->connection, &first, NOW, &error), error);
  assert_done (dia_moment_waivers_save (self->connection, &later, NOW, &error), error);
  waivers = dia_moment_waivers_list (self->connection, &february, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (waivers->len, ==, 2);

  assert_done (dia_moment_waivers_delete (self->connection, &one, &error), error);
  left = dia_moment_waivers_list (self->connection, &february, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpstr (((DiaMomentWaiver *) left->pdata[0])->reason, ==, "Closed until March");
  g_assert_cmpint (((DiaMomentWaiver *) left->pdata[0])->content_id, ==, DIA_ID_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_workspace_test ("/store/moment-cells/contents", test_contents);
  add_workspace_test ("/store/moment-cells/audience-of-all", test_audience_of_all);
  add_workspace_test ("/store/moment-cells/posts-in-scope", test_posts_in_scope);
  add_workspace_test ("/store/moment-cells/waivers", test_waivers);
  return g_test_run ();
}
