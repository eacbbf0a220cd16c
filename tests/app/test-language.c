/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_SETTINGS_ENABLE_BACKEND
#include "dia-language.h"

#include <gio/gsettingsbackend.h>
#include <locale.h>
#include <unistd.h>

#include "dia-test-support.h"

/* Set for the program that dia_language_restart() starts: where it finds what
 * was kept. */
#define RESTARTED "DIA_TEST_RESTARTED"

static GSettings *
open_settings (const char *path)
{
  g_autoptr (GSettingsBackend) backend = g_keyfile_settings_backend_new (path, "/", NULL);

  return g_settings_new_with_backend ("io.github.diapason.Diapason", backend);
}

static GSettings *
make_settings (const char *language)
{
  g_autoptr (GSettingsBackend) backend = g_memory_settings_backend_new ();
  GSettings *settings = g_settings_new_with_backend ("io.github.diapason.Diapason", backend);

  g_settings_set_string (settings, "language", language);
  return settings;
}

static void
test_chosen (void)
{
  g_autoptr (GSettings) settings = make_settings ("fr");

  g_setenv ("LANGUAGE", "en", TRUE);
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  dia_language_apply (settings);
  g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, "fr");
  g_assert_cmpstr (setlocale (LC_MESSAGES, NULL), ==, "C.UTF-8");
}

static void
test_the_systems (void)
{
  g_autoptr (GSettings) settings = make_settings ("");

  g_setenv ("LANGUAGE", "en", TRUE);
  dia_language_apply (settings);
  g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, "en");
}

/* In the C locale gettext would look at no language at all; nor is there a
 * locale that the computer does not have. */
static void
test_no_locale (void)
{
  g_autoptr (GSettings) settings = make_settings ("fr");
  const char *const useless[] = { "C", "POSIX", "xx_XX.UTF-8" };

  for (gsize i = 0; i < G_N_ELEMENTS (useless); i++)
    {
      setlocale (LC_ALL, "C");
      g_setenv ("LC_ALL", useless[i], TRUE);
      dia_language_apply (settings);
      g_assert_cmpstr (setlocale (LC_MESSAGES, NULL), ==, "C.UTF-8");
    }
}

static void
test_restarts (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (GSettings) settings = open_settings (g_getenv (RESTARTED));

      dia_language_restart (settings, "fr");
      g_assert_not_reached ();
    }
  else
    {
      char *dir = dia_test_dir_new ();
      g_autofree char *path = g_build_filename (dir, "settings", NULL);

      g_setenv (RESTARTED, path, TRUE);
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_unsetenv (RESTARTED);
      g_test_trap_assert_passed ();
      g_test_trap_assert_stdout ("*started again in fr*");
      dia_test_dir_remove (dir);
    }
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 1 && g_getenv (RESTARTED) != NULL)
    {
      g_autoptr (GSettings) settings = open_settings (g_getenv (RESTARTED));
      g_autofree char *language = g_settings_get_string (settings, "language");

      g_print ("started again in %s\n", language);
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/language/chosen", test_chosen);
  g_test_add_func ("/app/language/the-systems", test_the_systems);
  g_test_add_func ("/app/language/no-locale", test_no_locale);
  g_test_add_func ("/app/language/restarts", test_restarts);
  return g_test_run ();
}
