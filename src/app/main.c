/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <libintl.h>
#include <locale.h>

#include "dia-application.h"
#include "dia-core-dumps.h"
#include "dia-language.h"
#include "dia-renderer.h"
#include "dia-theme.h"

static void
bind_texts (void)
{
  const char *folder = g_getenv ("DIAPASON_LOCALEDIR");

  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (DiaApplication) application = NULL;

  dia_core_dumps_forbid ();
  dia_renderer_choose ();
  settings = g_settings_new ("io.github.diapason.Diapason");
  dia_language_apply (settings);
  /* The language is set; GTK would set it again while a worker opens the workspace. */
  gtk_disable_setlocale ();
  dia_theme_spare ();
  bind_texts ();
  g_set_application_name ("Diapason");
  application = dia_application_new (settings, argc == 1);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
