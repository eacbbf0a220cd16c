/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-contents.h"

#include "dia-accounts.h"
#include "dia-claims.h"
#include "dia-field.h"
#include "dia-key-moments.h"
#include "dia-posts.h"
#include "workspace-fixture.h"

static DiaContent *
make_content (void)
{
  DiaContent *content = dia_content_new ();
  DiaMedia *media = dia_media_new ();
  DiaVariant *variant = dia_variant_new ();

  dia_field_set_text (&content->title, "Seven days");
  dia_field_set_text (&content->text, "Sept jours pour oser.\n---\nEt après ?");
  dia_field_set_text (&content->language, "fr");
  dia_field_set_text (&content->link, "https://example.org/a");
  dia_field_set_text (&content->warning, "spoiler");
  dia_field_set_text (&content->reply_to, "https://example.org/1");
  content->visibility = DIA_VISIBILITY_UNLISTED;
  content->revision = 7;
  content->created_at = NOW;
  content->changed_at = NOW + 5;

  dia_field_set_text (&media->sha256, "ab");
  dia_field_set_text (&media->mime_type, "image/jpeg");
  media->width = 640;
  media->height = 480;
  media->bytes = 12345;
  dia_field_set_text (&media->alt, "Une rue sous la pluie");
  g_ptr_array_add (content->media, media);

  dia_field_set_text (&variant->language, "de");
  dia_field_set_text (&variant->text, "Sieben Tage");
  variant->source_revision = 6;
  g_ptr_array_add (content->variants, variant);

  return content;
}

static void
test_round_trip (WorkspaceFixture *self,
                 gconstpointer     data)
{
  g_autoptr (DiaContent) content = make_content ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaContent) loaded = NULL;
  DiaMedia *media;
  DiaVariant *variant;

  assert_done (dia_contents_save (self->connection, content, &error), error);
  assert_done (dia_contents_save (self->connection, content, &error), error);
  loaded = dia_contents_load (self->connection, content->id, &error);
  g_assert_no_error (error);

  g_assert_cmpstr (loaded->title, ==, content->title);
  g_assert_cmpstr (loaded->text, ==, content->text);
  g_assert_cmpstr (loaded->link, ==, content->link);
  g_assert_cmpstr (loaded->warning, ==, content->warning);
  g_assert_cmpstr (loaded->reply_to, ==, content->reply_to);
  g_assert_cmpint (loaded->visibility, ==, DIA_VISIBILITY_UNLISTED);
  g_assert_cmpint (loaded->revision, ==, 7);
  g_assert_cmpint (loaded->moment_id, ==, DIA_ID_NONE);
  g_assert_cmpint (loaded->changed_at, ==, NOW + 5);

  g_assert_cmpuint (loaded->media->len, ==, 1);
  media = loaded->media->pdata[0];
  g_assert_cmpstr (media->sha256, ==, "ab");
  g_assert_cmpint (media->width, ==, 640);
  g_assert_cmpint (media->bytes, ==, 12345);
  g_assert_cmpstr (media->alt, ==, "Une rue sous la pluie");

  g_assert_cmpuint (loaded->variants->len, ==, 1);
  variant = loaded->variants->pdata[0];
  g_assert_cmpstr (variant->language, ==, "de");
  g_assert_cmpint (variant->account_id, ==, DIA_ID_NONE);
  g_assert_cmpint (variant->source_revision, ==, 6);
}

static void
test_drafts_are_what_nothing_is_planned_of (WorkspaceFixture *self,
                                            gconstpointer     data)
{
  DiaId account = workspace_fixture_add_account (self, workspace_fixture_add_brand (self, "A"), "FR", "practice");
  DiaId content = workspace_fixture_add_content (self, "x");
  g_autoptr (DiaPost) post = workspace_fixture_add_post (self, content, account, DIA_POST_DRAFT, NOW);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) before = dia_contents_list_drafts (self->connection, 10, &error);
  g_autoptr (GPtrArray) planned = NULL;
  g_autoptr (GPtrArray) after = NULL;

  assert_done (dia_posts_apply (self->connection, post, DIA_POST_EVENT_SCHEDULE, &error), error);
  planned = dia_contents_list_drafts (self->connection, 10, &error);
  assert_done (dia_posts_apply (self->connection, post, DIA_POST_EVENT_WITHDRAW, &error), error);
  after = dia_contents_list_drafts (self->connection, 10, &error);

  g_assert_cmpuint (before->len, ==, 1);
  g_assert_cmpuint (planned->len, ==, 0);
  g_assert_cmpuint (after->len, ==, 1);
}

static void
test_remove_and_restore (WorkspaceFixture *self,
                         gconstpointer     data)
{
  DiaId account = workspace_fixture_add_account (self, workspace_fixture_add_brand (self, "A"), "FR", "practice");
  DiaId content = workspace_fixture_add_content (self, "x");
  g_autoptr (DiaPost) post = workspace_fixture_add_post (self, content, account, DIA_POST_SCHEDULED, NOW);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GArray) removed = NULL;

  assert_done (dia_contents_remove (self->connection, content, NOW, &error), error);
  none = dia_claims_take_due (self->connection, "me", NOW, DIA_MINUTE, 10, &error);
  g_assert_cmpuint (none->len, ==, 0);
  removed = dia_contents_list_removed (self->connection, NOW + 1, &error);
  g_assert_cmpuint (removed->len, ==, 1);

  assert_done (dia_contents_restore (self->connection, content, &error), error);
  claims = dia_claims_take_due (self->connection, "me", NOW, DIA_MINUTE, 10, &error);
  g_assert_cmpuint (claims->len, ==, 1);

  g_assert_false (dia_contents_remove (self->connection, content, NOW, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_POSSIBLE);
}

/* Removing both and bringing both back, in either order, ends where it began. */
static void
test_removed_twice (WorkspaceFixture *self,
                    gconstpointer     data)
{
  DiaId account = workspace_fixture_add_account (self, workspace_fixture_add_brand (self, "A"), "FR", "practice");
  DiaId content = workspace_fixture_add_content (self, "x");
  g_autoptr (DiaPost) post = workspace_fixture_add_post (self, content, account, DIA_POST_SCHEDULED, NOW);
  g_autoptr (GError) error = NULL;

  assert_done (dia_accounts_remove (self->connection, account, NOW, &error), error);
  assert_done (dia_contents_remove (self->connection, content, NOW, &error), error);
  assert_done (dia_accounts_restore (self->connection, account, &error), error);
  g_assert_cmpint (workspace_fixture_get_state (self, post->id), ==, DIA_POST_CANCELLED);
  assert_done (dia_contents_restore (self->connection, content, &error), error);
  g_assert_cmpint (workspace_fixture_get_state (self, post->id), ==, DIA_POST_SCHEDULED);
}

static void
test_search (WorkspaceFixture *self,
             gconstpointer     data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) nothing = NULL;
  g_autoptr (GPtrArray) signs = NULL;

  workspace_fixture_add_content (self, "L’étincelle d’abord");
  workspace_fixture_add_content (self, "La pluie ensuite");
  found = dia_contents_search (self->connection, "ETINC", 10, &error);
  nothing = dia_contents_search (self->connection, "étincelle pluie", 10, &error);
  signs = dia_contents_search (self->connection, "\" OR (*^:-", 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (nothing->len, ==, 0);
  g_assert_cmpuint (signs->len, ==, 0);
}

static void
test_pictures (WorkspaceFixture *self,
               gconstpointer     data)
{
  g_autoptr (DiaContent) content = make_content ();
  g_autoptr (GError) error = NULL;
  gboolean has = FALSE;

  assert_done (dia_contents_save (self->connection, content, &error), error);
  assert_done (dia_contents_has_picture (self->connection, "ab", &has, &error), error);
  g_assert_true (has);
  assert_done (dia_contents_delete (self->connection, content->id, &error), error);
  assert_done (dia_contents_has_picture (self->connection, "ab", &has, &error), error);
  g_assert_false (has);
}

static void
test_key_moments (WorkspaceFixture *self,
                  gconstpointer     data)
{
  g_autoptr (DiaKeyMoment) moment = dia_key_moment_new ();
  g_autoptr (DiaContent) content = make_content ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) touched = NULL;
  g_autoptr (GPtrArray) outside = NULL;
  g_autoptr (DiaContent) loaded = NULL;

  dia_field_set_text (&moment->title, "Saint-Valentin");
  dia_field_set_text (&moment->first_day, "2027-02-08");
  dia_field_set_text (&moment->last_day, "2027-02-14");
  assert_done (dia_key_moments_save (self->connection, moment, &error), error);
  content->moment_id = moment->id;
  assert_done (dia_contents_save (self->connection, content, &error), error);

  touched = dia_key_moments_list (self->connection, "2027-02-14", "2027-03-01", &error);
  outside = dia_key_moments_list (self->connection, "2027-02-15", "2027-03-01", &error);
  g_assert_cmpuint (touched->len, ==, 1);
  g_assert_cmpstr (((DiaKeyMoment *) touched->pdata[0])->title, ==, "Saint-Valentin");
  g_assert_cmpuint (outside->len, ==, 0);

  assert_done (dia_key_moments_remove (self->connection, moment->id, NOW, &error), error);
  loaded = dia_contents_load (self->connection, content->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loaded->text, ==, content->text);
}

static void
test_search_for_nothing (WorkspaceFixture *self,
                         gconstpointer     data)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  workspace_fixture_add_content (self, "Sept jours");
  found = dia_contents_search (self->connection, " – ", 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_workspace_test ("/store/contents/round-trip", test_round_trip);
  add_workspace_test ("/store/contents/drafts-are-what-nothing-is-planned-of", test_drafts_are_what_nothing_is_planned_of);
  add_workspace_test ("/store/contents/remove-and-restore", test_remove_and_restore);
  add_workspace_test ("/store/contents/removed-twice", test_removed_twice);
  add_workspace_test ("/store/contents/search", test_search);
  add_workspace_test ("/store/contents/pictures", test_pictures);
  add_workspace_test ("/store/contents/key-moments", test_key_moments);
  add_workspace_test ("/store/contents/search-for-nothing", test_search_for_nothing);
  return g_test_run ();
}
