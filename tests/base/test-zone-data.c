/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-zone-data.h"

#include "dia-test-support.h"

#include <glib/gstdio.h>
#include <unistd.h>
#include <utime.h>

typedef struct
{
  char *folder;
  char *before;   /* the stamp that was taken last */
} Fixture;

static char *
make_path (Fixture    *self,
           const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

/* All at one time, as an image of a system has its files. */
static void
write_file (Fixture    *self,
            const char *name,
            const char *text,
            gint64      changed_at)
{
  g_autofree char *path = make_path (self, name);
  g_autofree char *parent = g_path_get_dirname (path);
  const struct utimbuf times = { changed_at, changed_at };

  g_assert_no_errno (g_mkdir_with_parents (parent, 0700));
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_no_errno (utime (path, &times));
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->folder = dia_test_dir_new ();
  write_file (self, "tzdata.zi", "# version 2025b\nR A 1916\n", 1000);
  write_file (self, "Europe/Paris", "TZif paris", 1000);
  write_file (self, "America/Argentina/Ushuaia", "TZif ushuaia", 1000);
  self->before = dia_zone_data_dup_stamp (self->folder);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  dia_test_dir_remove (self->folder);
  g_free (self->before);
}

static void
assert_other (Fixture  *self,
              gboolean  other)
{
  g_autofree char *now = dia_zone_data_dup_stamp (self->folder);

  g_assert_cmpstr (now, !=, "");
  if (other)
    g_assert_cmpstr (now, !=, self->before);
  else
    g_assert_cmpstr (now, ==, self->before);
  g_free (self->before);
  self->before = g_steal_pointer (&now);
}

static void
test_same (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *again = make_path (self, "Europe/Paris");

  assert_other (self, FALSE);
  /* Another order in the folder, and copies that nobody plans by. */
  g_assert_no_errno (g_remove (again));
  write_file (self, "Europe/Paris", "TZif paris", 1000);
  write_file (self, "right/Europe/Paris", "TZif with leap seconds", 1000);
  write_file (self, "posix/Europe/Paris", "TZif paris", 2000);
  assert_other (self, FALSE);
}

static void
test_changes (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *gone = make_path (self, "Europe/Paris");

  write_file (self, "Europe/Paris", "TZif parís", 1000);
  assert_other (self, TRUE);
  /* One file that an administrator compiled, as long as it was. */
  write_file (self, "America/Argentina/Ushuaia", "TZif USHUAIA", 1001);
  assert_other (self, TRUE);
  write_file (self, "Europe/Kyiv", "TZif kyiv", 1000);
  assert_other (self, TRUE);
  g_assert_no_errno (g_remove (gone));
  assert_other (self, TRUE);
  /* No times, no other lengths: an image of another version. */
  write_file (self, "tzdata.zi", "# version 2025c\nR A 1916\n", 1000);
  assert_other (self, TRUE);
}

static void
test_names_count (Fixture       *self,
                  gconstpointer  data)
{
  g_autofree char *paris = make_path (self, "Europe/Paris");
  g_autofree char *berlin = make_path (self, "Europe/Berlin");

  g_assert_no_errno (g_rename (paris, berlin));
  assert_other (self, TRUE);
}

static void
test_nothing_there (Fixture       *self,
                    gconstpointer  data)
{
  g_autofree char *nowhere = make_path (self, "nowhere");
  g_autofree char *stamp = dia_zone_data_dup_stamp (nowhere);

  g_assert_cmpstr (stamp, ==, "");
}

/* A folder that links to itself is read to an end. */
static void
test_link_to_itself (Fixture       *self,
                     gconstpointer  data)
{
  g_autofree char *link = make_path (self, "Europe/all");

  g_assert_no_errno (symlink (self->folder, link));
  assert_other (self, TRUE);
  assert_other (self, FALSE);
}

static void
test_own_is_taken_once (Fixture       *self,
                        gconstpointer  data)
{
  const char *own = dia_zone_data_get_stamp ();

  g_setenv ("TZDIR", self->folder, TRUE);
  g_assert_true (dia_zone_data_get_stamp () == own);
  g_unsetenv ("TZDIR");
  g_assert_cmpstr (own, !=, self->before);
}

#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/base/zone-data/same", test_same);
  add ("/base/zone-data/changes", test_changes);
  add ("/base/zone-data/names-count", test_names_count);
  add ("/base/zone-data/nothing-there", test_nothing_there);
  add ("/base/zone-data/link-to-itself", test_link_to_itself);
  add ("/base/zone-data/own-is-taken-once", test_own_is_taken_once);
  return g_test_run ();
}
