/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-language.h"

#include <locale.h>
#include <unistd.h>

/* In the C locale gettext looks at no language at all, and texts are not UTF-8. */
static gboolean
is_c_locale (const char *locale)
{
  return locale == NULL || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX");
}

void
dia_language_apply (GSettings *settings)
{
  g_autofree char *language = g_settings_get_string (settings, "language");

  if (*language != '\0')
    g_setenv ("LANGUAGE", language, TRUE);
  if (!is_c_locale (setlocale (LC_ALL, "")))
    return;
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  setlocale (LC_ALL, "");
}

void
dia_language_restart (GSettings  *settings,
                      const char *language)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  char *argv[] = { program, NULL };

  g_settings_set_string (settings, "language", language);
  g_settings_sync ();
  if (program != NULL)
    execv (program, argv);
  g_warning ("The desk could not start itself again; the language changes at the next start");
}
