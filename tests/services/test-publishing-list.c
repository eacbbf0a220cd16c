/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-publishing-list.h"

#include "dia-test-support.h"

typedef struct
{
  char              *dir;
  char              *path;
  DiaPublishingList *list;
  guint              n_changes;
} Scene;

static void
on_changed_cb (DiaPublishingList *list,
               Scene             *scene)
{
  scene->n_changes++;
}

static void
set_up (Scene *scene)
{
  *scene = (Scene) { .dir = dia_test_dir_new () };
  scene->path = g_build_filename (scene->dir, "below", "publisher.conf", NULL);
  scene->list = dia_publishing_list_new (scene->path);
  g_signal_connect (scene->list, "changed", G_CALLBACK (on_changed_cb), scene);
}

static void
tear_down (Scene *scene)
{
  g_assert_finalize_object (scene->list);
  g_free (scene->path);
  dia_test_dir_remove (scene->dir);
}

static void
set_listed (Scene      *scene,
            const char *workspace,
            gboolean    listed)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dia_publishing_list_set (scene->list, workspace, listed, &error));
  g_assert_no_error (error);
}

static void
test_remembers (void)
{
  g_auto (GStrv) none = NULL;
  g_auto (GStrv) both = NULL;
  Scene scene;

  set_up (&scene);
  none = dia_publishing_list_dup (scene.list);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  set_listed (&scene, "/a;b/x.diapason", TRUE);
  set_listed (&scene, "/é/y.diapason", TRUE);
  set_listed (&scene, "/é/y.diapason", TRUE);
  both = dia_publishing_list_dup (scene.list);
  g_assert_cmpuint (g_strv_length (both), ==, 2);
  g_assert_cmpstr (both[0], ==, "/a;b/x.diapason");
  g_assert_cmpstr (both[1], ==, "/é/y.diapason");
  set_listed (&scene, "/a;b/x.diapason", FALSE);
  g_assert_false (dia_publishing_list_contains (scene.list, "/a;b/x.diapason"));
  g_assert_true (dia_publishing_list_contains (scene.list, "/é/y.diapason"));
  tear_down (&scene);
}

/* One file has one name, whichever way it was reached. */
static void
test_one_name (void)
{
  g_autofree char *file = NULL;
  g_autofree char *link = NULL;
  g_autoptr (GFile) at = NULL;
  g_autoptr (GError) error = NULL;
  Scene scene;

  set_up (&scene);
  file = g_build_filename (scene.dir, "x.diapason", NULL);
  link = g_build_filename (scene.dir, "link.diapason", NULL);
  at = g_file_new_for_path (link);
  g_assert_true (g_file_set_contents (file, "", 0, &error));
  g_assert_true (g_file_make_symbolic_link (at, "x.diapason", NULL, &error));
  set_listed (&scene, link, TRUE);
  g_assert_true (dia_publishing_list_contains (scene.list, file));
  set_listed (&scene, file, FALSE);
  g_assert_false (dia_publishing_list_contains (scene.list, link));
  tear_down (&scene);
}

static gboolean
has_changed (gpointer user_data)
{
  return ((Scene *) user_data)->n_changes > 0;
}

/* What another program writes is told. */
static void
test_told (void)
{
  g_autoptr (DiaPublishingList) other = NULL;
  g_autoptr (GError) error = NULL;
  Scene scene;

  set_up (&scene);
  other = dia_publishing_list_new (scene.path);
  g_assert_true (dia_publishing_list_set (other, "/x.diapason", TRUE, &error));
  g_assert_true (dia_test_wait_until (has_changed, &scene));
  g_assert_true (dia_publishing_list_contains (scene.list, "/x.diapason"));
  tear_down (&scene);
}

static void
test_unreadable (void)
{
  g_auto (GStrv) paths = NULL;
  g_autoptr (GError) error = NULL;
  Scene scene;

  set_up (&scene);
  g_assert_true (g_file_set_contents (scene.path, "\1 no key file", -1, &error));
  g_test_expect_message ("dia-services", G_LOG_LEVEL_MESSAGE, "*cannot be read*");
  paths = dia_publishing_list_dup (scene.list);
  g_assert_cmpuint (g_strv_length (paths), ==, 0);
  tear_down (&scene);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/services/publishing-list/remembers", test_remembers);
  g_test_add_func ("/services/publishing-list/one-name", test_one_name);
  g_test_add_func ("/services/publishing-list/told", test_told);
  g_test_add_func ("/services/publishing-list/unreadable", test_unreadable);
  return g_test_run ();
}
