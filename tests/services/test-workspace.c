/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-workspace.h"

#include "dia-connection.h"
#include "dia-demo.h"
#include "dia-office-fixture.h"
#include "dia-test-support.h"

typedef struct
{
  guint n;
  guint flags;
} Told;

static void
on_workspace_changed_cb (DiaWorkspace *workspace,
                         guint         flags,
                         Told         *told)
{
  told->n++;
  told->flags |= flags;
}

static gboolean
is_told (gpointer user_data)
{
  return ((Told *) user_data)->n > 0;
}

static gboolean
is_quiet (gpointer user_data)
{
  return !g_main_context_pending (NULL);
}

static void
test_opens_async (OfficeFixture *fixture,
                  gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "other.diapason", NULL);
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DiaWorkspace *workspace;

  dia_workspace_open_async (path, TRUE, fixture->vault, fixture->clock, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  workspace = dia_workspace_open_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dia_workspace_get_path (workspace), ==, path);
  g_assert_cmpstr (dia_workspace_get_name (workspace), ==, "other");
  g_clear_object (&result);

  dia_workspace_close (workspace);
  dia_workspace_close (workspace);
  g_assert_true (dia_test_wait_until (is_quiet, NULL));
  g_assert_finalize_object (workspace);
}

static void
test_refuses (OfficeFixture *fixture,
              gconstpointer  data)
{
  g_autofree char *missing = g_build_filename (fixture->dir, "missing.diapason", NULL);
  g_autofree char *other = g_build_filename (fixture->dir, "letter.txt", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (dia_workspace_open (missing, FALSE, fixture->vault, fixture->clock, NULL, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (other, "Dear reader, this is no workspace.", -1, NULL));
  g_assert_null (dia_workspace_open (other, TRUE, fixture->vault, fixture->clock, NULL, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_A_WORKSPACE);
}

static void
test_keeps_name (OfficeFixture *fixture,
                 gconstpointer  data)
{
  dia_workspace_set_name (fixture->workspace, "Groupe Rosace");
  g_assert_cmpstr (dia_workspace_get_name (fixture->workspace), ==, "Groupe Rosace");
  office_fixture_reopen (fixture);
  g_assert_cmpstr (dia_workspace_get_name (fixture->workspace), ==, "Groupe Rosace");
}

/* Writes that follow each other closely are told once. */
static void
test_tells_once (OfficeFixture *fixture,
                 gconstpointer  data)
{
  Told told = { 0 };

  g_signal_connect (fixture->workspace, "changed", G_CALLBACK (on_workspace_changed_cb), &told);
  office_fixture_add_brand (fixture, "Alizé");
  office_fixture_add_brand (fixture, "Bruine");
  office_fixture_add_brand (fixture, "Cardamome");
  g_assert_true (dia_test_wait_until (is_told, &told));
  g_assert_cmpuint (told.n, ==, 1);
  g_assert_true (told.flags & DIA_CHANGE_ROSTER);
}

static gboolean
has_brand (gpointer user_data)
{
  return g_list_model_get_n_items (dia_roster_get_brands (user_data)) == 1;
}

/* What another program writes appears without being asked for. */
static void
test_sees_others (OfficeFixture *fixture,
                  gconstpointer  data)
{
  OfficeFixture other = *fixture;
  g_autoptr (GError) error = NULL;

  g_assert_true (dia_test_wait_until (is_quiet, NULL));
  other.workspace = dia_workspace_open (fixture->path, FALSE, fixture->vault, fixture->clock, NULL, &error);
  g_assert_no_error (error);
  office_fixture_add_brand (&other, "Alizé");

  g_assert_true (dia_test_wait_until (has_brand, dia_workspace_get_roster (fixture->workspace)));
  dia_workspace_close (other.workspace);
  g_assert_true (dia_test_wait_until (is_quiet, NULL));
  g_assert_finalize_object (other.workspace);
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      n += g_file_test (file, G_FILE_TEST_IS_DIR) ? count_files (file) : 1;
    }

  return n;
}

static void
test_backs_up (OfficeFixture *fixture,
               gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "copy.diapason", NULL);
  g_autofree char *media = g_strconcat (path, "-media", NULL), *own_media = g_strconcat (fixture->path, "-media", NULL);
  OfficeFixture copy = *fixture;
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (dia_demo_fill (fixture->workspace, DIA_DEMO_SEED, NULL, NULL));
  dia_workspace_backup_async (fixture->workspace, path, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  dia_workspace_backup_finish (fixture->workspace, result, &error);
  g_assert_no_error (error);
  g_assert_false (dia_workspace_backup (fixture->workspace, path, NULL, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_cmpuint (count_files (media), >, 10);
  g_assert_cmpuint (count_files (media), ==, count_files (own_media));

  copy.workspace = dia_workspace_open (path, FALSE, fixture->vault, fixture->clock, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (dia_roster_get_accounts (dia_workspace_get_roster (copy.workspace))), ==, 52);
  dia_workspace_close (copy.workspace);
  g_assert_true (dia_test_wait_until (is_quiet, NULL));
  g_clear_object (&result);
  g_assert_finalize_object (copy.workspace);
}

static void
test_default_path (void)
{
  g_autofree char *path = dia_workspace_dup_default_path ();

  g_assert_true (g_str_has_prefix (path, g_get_user_data_dir ()));
  g_assert_true (g_str_has_suffix (path, "/diapason/workspace.diapason"));
}

#define ADD(name, func) \
  g_test_add ("/services/workspace/" name, OfficeFixture, NULL, office_fixture_set_up, func, office_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/services/workspace/default-path", test_default_path);
  ADD ("opens-async", test_opens_async);
  ADD ("refuses", test_refuses);
  ADD ("keeps-name", test_keeps_name);
  ADD ("tells-once", test_tells_once);
  ADD ("sees-others", test_sees_others);
  ADD ("backs-up", test_backs_up);

  return g_test_run ();
}
