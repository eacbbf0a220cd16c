/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-test-support.h"

#include <glib/gstdio.h>
#include <string.h>

/* Only so that what hangs ends: a sanitizer on a busy computer is slow. */
#if defined (__SANITIZE_ADDRESS__) || defined (__SANITIZE_THREAD__)
#define PATIENCE_SECONDS 400
#else
#define PATIENCE_SECONDS 100
#endif

char *
dia_test_dir_new (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("diapason-test-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

char *
dia_test_dir_new_quick (void)
{
  char *path = g_strdup ("/dev/shm/diapason-test-XXXXXX");

  if (g_mkdtemp (path) != NULL)
    return path;

  g_free (path);
  return dia_test_dir_new ();
}

typedef void (*PathFunc) (const char *path, gpointer user_data);

/* Calls @func for all that is in @path, the deepest first; links are not followed. */
static void
walk (const char *path,
      PathFunc    func,
      gpointer    user_data)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      walk (child, func, user_data);
    }
  func (path, user_data);
}

static void
remove_path (const char *path,
             gpointer    user_data)
{
  g_remove (path);
}

void
dia_test_dir_remove (char *path)
{
  walk (path, remove_path, NULL);
  g_free (path);
}

char *
dia_test_read_data (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autoptr (GError) error = NULL;
  char *content = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  return content;
}

typedef struct
{
  const char *needle;
  guint       count;
} Search;

static void
search_file (const char *path,
             gpointer    user_data)
{
  Search *search = user_data;
  g_autofree char *content = NULL;
  gsize length = 0;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) || !g_file_get_contents (path, &content, &length, NULL))
    return;
  if (memmem (content, length, search->needle, strlen (search->needle)) == NULL)
    return;
  search->count++;
  g_test_message ("%s holds what it must not", path);
}

guint
dia_test_count_files_with (const char *path,
                           const char *needle)
{
  Search search = { needle, 0 };

  walk (path, search_file, &search);
  return search.count;
}

static gboolean
on_patience_ended_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

gboolean
dia_test_wait_until (DiaTestCondition condition,
                     gpointer         user_data)
{
  GMainContext *context = g_main_context_ref_thread_default ();
  g_autoptr (GSource) patience = g_timeout_source_new_seconds (PATIENCE_SECONDS);
  gboolean ended = FALSE;
  gboolean met;

  g_source_set_callback (patience, on_patience_ended_cb, &ended, NULL);
  g_source_attach (patience, context);
  while (!(met = condition (user_data)) && !ended)
    g_main_context_iteration (context, TRUE);
  g_source_destroy (patience);
  g_main_context_unref (context);
  return met;
}

static gboolean
is_stored (gpointer user_data)
{
  return *(GAsyncResult **) user_data != NULL;
}

GAsyncResult *
dia_test_wait_result (GAsyncResult **result)
{
  g_assert_true (dia_test_wait_until (is_stored, result));
  return g_steal_pointer (result);
}

void
dia_test_store_result (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
keep_turning (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
is_last_reference (gpointer object)
{
  return g_atomic_int_get (&G_OBJECT (object)->ref_count) == 1;
}

void
dia_test_wait_alone (gpointer object)
{
  /* A reference that another thread drops wakes nobody. */
  guint turning = g_timeout_add (5, keep_turning, NULL);

  g_assert_true (dia_test_wait_until (is_last_reference, object));
  g_source_remove (turning);
}

void
dia_test_wait_finalize (gpointer object)
{
  dia_test_wait_alone (object);
  g_assert_finalize_object (object);
}

#ifdef DIA_COVERAGE
void __gcov_dump (void);
#endif

void
dia_test_keep_coverage (void)
{
#ifdef DIA_COVERAGE
  __gcov_dump ();
#endif
}
