/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-renderer.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

typedef struct
{
  char *dir;
  char *dri;
  char *drm;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->dir = g_dir_make_tmp ("dia-renderer-XXXXXX", NULL);
  fixture->dri = g_build_filename (fixture->dir, "dri", NULL);
  fixture->drm = g_build_filename (fixture->dir, "drm", NULL);
  g_assert_cmpint (g_mkdir (fixture->dri, 0700), ==, 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *device = g_build_filename (fixture->drm, "renderD128", "device", NULL);
  g_autofree char *driver = g_build_filename (device, "driver", NULL);
  g_autofree char *node = g_build_filename (fixture->drm, "renderD128", NULL);
  g_autofree char *render = g_build_filename (fixture->dri, "renderD128", NULL);
  g_autofree char *card = g_build_filename (fixture->dri, "card0", NULL);
  const char *const paths[] = { driver, device, node, fixture->drm, render, card, fixture->dri, fixture->dir };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    g_assert_true (g_remove (paths[i]) == 0 || errno == ENOENT);
  g_free (fixture->dir);
  g_free (fixture->dri);
  g_free (fixture->drm);
}

static void
add_node (Fixture    *fixture,
          const char *name)
{
  g_autofree char *path = g_build_filename (fixture->dri, name, NULL);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
}

static void
set_driver (Fixture    *fixture,
            const char *driver)
{
  g_autofree char *device = g_build_filename (fixture->drm, "renderD128", "device", NULL);
  g_autofree char *link = g_build_filename (device, "driver", NULL);
  g_autofree char *target = g_strdup_printf ("../../bus/drivers/%s", driver);

  g_assert_cmpint (g_mkdir_with_parents (device, 0700), ==, 0);
  g_assert_cmpint (symlink (target, link), ==, 0);
}

static void
test_no_node (Fixture       *fixture,
              gconstpointer  data)
{
  g_assert_false (dia_renderer_has_gpu ("/nowhere", "/nowhere"));
  g_assert_false (dia_renderer_has_gpu (fixture->dri, fixture->drm));
  add_node (fixture, "card0");
  g_assert_false (dia_renderer_has_gpu (fixture->dri, fixture->drm));
}

static void
test_real_card (Fixture       *fixture,
                gconstpointer  data)
{
  add_node (fixture, "renderD128");
  set_driver (fixture, "amdgpu");
  g_assert_true (dia_renderer_has_gpu (fixture->dri, fixture->drm));
}

static void
test_memory_only (Fixture       *fixture,
                  gconstpointer  data)
{
  add_node (fixture, "renderD128");
  set_driver (fixture, "vgem");
  g_assert_false (dia_renderer_has_gpu (fixture->dri, fixture->drm));
}

static void
test_debug_flag (void)
{
  g_autofree char *alone = dia_renderer_add_debug_flag (NULL, "gl-disable");
  g_autofree char *added = dia_renderer_add_debug_flag ("frames", "gl-disable");
  g_autofree char *kept = dia_renderer_add_debug_flag ("gl-disable,frames", "gl-disable");

  g_assert_cmpstr (alone, ==, "gl-disable");
  g_assert_cmpstr (added, ==, "frames,gl-disable");
  g_assert_cmpstr (kept, ==, "gl-disable,frames");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/app/renderer/no-node", Fixture, NULL, set_up, test_no_node, tear_down);
  g_test_add ("/app/renderer/real-card", Fixture, NULL, set_up, test_real_card, tear_down);
  g_test_add ("/app/renderer/memory-only", Fixture, NULL, set_up, test_memory_only, tear_down);
  g_test_add_func ("/app/renderer/debug-flag", test_debug_flag);
  return g_test_run ();
}
