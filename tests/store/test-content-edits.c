/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-content-edits.h"

#include "dia-contents.h"
#include "dia-field.h"
#include "workspace-fixture.h"

static DiaContent *
load (WorkspaceFixture *self,
      DiaId             id)
{
  g_autoptr (GError) error = NULL;
  DiaContent *content = dia_contents_load (self->connection, id, &error);

  g_assert_no_error (error);
  return content;
}

/* (nullable) */
static DiaContent *
load_edit (WorkspaceFixture *self,
           DiaId             id)
{
  g_autoptr (GError) error = NULL;
  DiaContent *edit = NULL;

  assert_done (dia_content_edits_load (self->connection, id, &edit, &error), error);
  return edit;
}

/* Keeps @text, with a picture, beside the content. */
static void
keep (WorkspaceFixture *self,
      DiaId             id,
      const char       *text)
{
  g_autoptr (DiaContent) content = load (self, id);
  DiaMedia *media = dia_media_new ();
  g_autoptr (GError) error = NULL;

  dia_field_set_text (&content->text, text);
  dia_field_set_text (&media->sha256, "cd");
  g_ptr_array_add (content->media, media);
  assert_done (dia_content_edits_save (self->connection, content, &error), error);
  g_assert_cmpint (content->id, ==, id);
}

static gint64
count (WorkspaceFixture *self,
       const char       *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  assert_done (dia_connection_query_int64 (self->connection, sql, &n, &error), error);
  return n;
}

/* The last edit stands beside the content, which stays as it is. */
static void
test_beside_the_content (WorkspaceFixture *self,
                         gconstpointer     data)
{
  DiaId id = workspace_fixture_add_content (self, "Earlier");
  g_autoptr (DiaContent) none = load_edit (self, id);
  g_autoptr (DiaContent) content = NULL;
  g_autoptr (DiaContent) edit = NULL;

  g_assert_null (none);
  keep (self, id, "Lat");
  keep (self, id, "Later");
  content = load (self, id);
  edit = load_edit (self, id);
  g_assert_cmpstr (content->text, ==, "Earlier");
  g_assert_cmpuint (content->media->len, ==, 0);
  g_assert_cmpint (edit->id, ==, id);
  g_assert_cmpstr (edit->text, ==, "Later");
  g_assert_cmpuint (edit->media->len, ==, 1);
  g_assert_cmpint (count (self, "SELECT COUNT (*) FROM contents"), ==, 2);
}

/* Nobody meets an edit who did not ask for it, but its picture is not swept away. */
static void
test_out_of_sight (WorkspaceFixture *self,
                   gconstpointer     data)
{
  DiaId id = workspace_fixture_add_content (self, "Earlier word");
  g_autoptr (GPtrArray) drafts = NULL, found = NULL;
  g_autoptr (GError) error = NULL;
  gboolean has = FALSE;

  keep (self, id, "Later word");
  drafts = dia_contents_list_drafts (self->connection, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpint (DIA_CONTENT (drafts->pdata[0])->id, ==, id);
  found = dia_contents_search (self->connection, "word", 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  assert_done (dia_contents_has_picture (self->connection, "cd", &has, &error), error);
  g_assert_true (has);
}

static void
test_goes_with_the_content (WorkspaceFixture *self,
                            gconstpointer     data)
{
  DiaId id = workspace_fixture_add_content (self, "Earlier");
  g_autoptr (DiaContent) dropped = NULL;
  g_autoptr (GError) error = NULL;

  keep (self, id, "Later");
  assert_done (dia_content_edits_drop (self->connection, id, &error), error);
  assert_done (dia_content_edits_drop (self->connection, id, &error), error);
  dropped = load_edit (self, id);
  g_assert_null (dropped);
  keep (self, id, "Later");
  assert_done (dia_contents_delete (self->connection, id, &error), error);
  g_assert_cmpint (count (self, "SELECT COUNT (*) FROM contents"), ==, 0);
  g_assert_cmpint (count (self, "SELECT COUNT (*) FROM content_media"), ==, 0);
  g_assert_cmpint (count (self, "SELECT COUNT (*) FROM content_search WHERE content_search MATCH 'later'"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_workspace_test ("/store/content-edits/beside-the-content", test_beside_the_content);
  add_workspace_test ("/store/content-edits/out-of-sight", test_out_of_sight);
  add_workspace_test ("/store/content-edits/goes-with-the-content", test_goes_with_the_content);
  return g_test_run ();
}
