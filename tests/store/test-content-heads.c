/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-content-heads.h"

#include "dia-contents.h"
#include "dia-field.h"
#include "dia-key-moments.h"
#include "workspace-fixture.h"

static DiaMedia *
make_picture (const char *alt)
{
  DiaMedia *media = dia_media_new ();

  dia_field_take_text (&media->sha256, g_strnfill (64, 'a'));
  dia_field_set_text (&media->mime_type, "image/jpeg");
  dia_field_set_text (&media->alt, alt);
  media->width = 1200;
  media->height = 800;
  media->bytes = 4000;
  return media;
}

static void
test_whole_content (WorkspaceFixture *self,
                    gconstpointer     data)
{
  g_autoptr (DiaContent) content = dia_content_new ();
  g_autoptr (DiaKeyMoment) moment = dia_key_moment_new ();
  g_autoptr (DiaContentHead) head = NULL;
  g_autoptr (GError) error = NULL;

  dia_field_set_text (&moment->title, "Valentine’s Day");
  dia_field_set_text (&moment->first_day, "2027-02-08");
  dia_field_set_text (&moment->last_day, "2027-02-14");
  assert_done (dia_key_moments_save (self->connection, moment, &error), error);
  dia_field_set_text (&content->title, "Three first messages");
  dia_field_set_text (&content->text, "Say hello, then ask about the dog.");
  content->moment_id = moment->id;
  content->created_at = content->changed_at = NOW;
  g_ptr_array_add (content->media, make_picture ("first"));
  g_ptr_array_add (content->media, make_picture ("second"));
  assert_done (dia_contents_save (self->connection, content, &error), error);

  head = dia_content_heads_load (self->connection, content->id, 60, &error);
  g_assert_no_error (error);
  g_assert_cmpint (head->id, ==, content->id);
  g_assert_cmpstr (head->title, ==, "Three first messages");
  g_assert_cmpint (head->moment_id, ==, moment->id);
  g_assert_cmpstr (head->picture->alt, ==, "first");
  g_assert_cmpint (head->picture->width, ==, 1200);
}

static void
test_first_words (WorkspaceFixture *self,
                  gconstpointer     data)
{
  DiaId id = workspace_fixture_add_content (self, "Say hello,\nthen ask about the dog.");
  g_autoptr (DiaContentHead) head = NULL;
  g_autoptr (GError) error = NULL;

  head = dia_content_heads_load (self->connection, id, 12, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (head->title, ==, "Say hello,…");
  g_assert_null (head->picture);
  g_assert_cmpint (head->moment_id, ==, DIA_ID_NONE);
}

static void
test_no_such_content (WorkspaceFixture *self,
                      gconstpointer     data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaContentHead) head = dia_content_heads_load (self->connection, 42, 60, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (head->title, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_workspace_test ("/store/content-heads/whole-content", test_whole_content);
  add_workspace_test ("/store/content-heads/first-words", test_first_words);
  add_workspace_test ("/store/content-heads/no-such-content", test_no_such_content);
  return g_test_run ();
}
