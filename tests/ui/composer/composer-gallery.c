/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shows the composer with the content of its drawing, to be held beside it. Not
 * installed.
 *
 *   composer-gallery [--dark] [--empty] [--large] [WIDTH HEIGHT]
 *
 * --large doubles the size of text. */

#include "dia-composer-fixture.h"
#include "dia-composer-page.h"
#include "dia-media-library.h"
#include "dia-look.h"

#include <adwaita.h>
#include <stdlib.h>

static const char source[] =
  "« Salut, ça va ? » : 8 % de réponses. Trois premiers messages qui font mieux, testés par nos membres :\n\n"
  "1. Le chien sur ta deuxième photo, il s’appelle comment ?\n"
  "2. Tu écris « jamais sans thé ». Lequel, ce matin ?\n"
  "3. Si tu devais choisir : mer ou montagne ?\n\n"
  "Et toi, lequel enverrais-tu ? 💌\n#SaintValentin #PremierMessage https://alize.example/sv27";

typedef struct
{
  ComposerFixture fixture;
  gboolean        empty;
  gboolean        large;
  int             width;
  int             height;
} Gallery;

static DiaMedia *
import_picture (Gallery *gallery,
                guint32  color)
{
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 640, 400);
  g_autofree char *data = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;
  DiaMedia *media;

  gdk_pixbuf_fill (pixbuf, color);
  gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, "png", NULL, NULL);
  bytes = g_bytes_new (data, length);
  media = dia_media_library_import (dia_workspace_get_media (gallery->fixture.office.workspace), bytes, NULL, &error);
  g_assert_no_error (error);
  return media;
}

static void
fill_draft (Gallery *gallery)
{
  DiaDraft *draft = gallery->fixture.draft;
  DiaWallTime wall = { 2027, 2, 12, 10, 0, 0 };

  composer_fixture_choose (&gallery->fixture, "FR BE CH DE ES NL GB");
  dia_draft_add_media (draft, import_picture (gallery, 0x86b9b4ff));
  dia_draft_add_media (draft, import_picture (gallery, 0xa5c9c2ff));
  dia_draft_set_alt (draft, 0, "Une lettre ouverte");
  dia_draft_set_variant (draft, "es", "", DIA_ID_NONE, "«Hola, ¿qué tal?»: solo un 8 % responde. Tres primeros mensajes mejores.");
  dia_draft_set_text (draft, source);
  dia_draft_set_variant (draft, "de", "", DIA_ID_NONE, "„Na, wie geht’s?“ Nur 8 % Antworten. Drei erste Nachrichten, die es besser machen.");
  dia_draft_set_variant (draft, "en", "", DIA_ID_NONE, "“Hey, how are you?” gets 8% of replies. Three first messages that do better.");
  dia_draft_set_timing (draft, DIA_TIMING_LOCAL, &wall, "Europe/Paris");
}

static void
on_application_activate_cb (GtkApplication *application,
                            Gallery        *gallery)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *overlay = adw_toast_overlay_new ();
  g_autoptr(DiaNotices) notices = dia_notices_new (ADW_TOAST_OVERLAY (overlay));

  dia_look_prepare (gdk_display_get_default ());
  if (gallery->large)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  if (!gallery->empty)
    fill_draft (gallery);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay),
                               dia_composer_page_new (gallery->fixture.office.workspace, notices,
                                                      gallery->fixture.draft, "Calendrier"));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (window), gallery->width, gallery->height);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(AdwApplication) application = adw_application_new ("io.github.diapason.Diapason", G_APPLICATION_NON_UNIQUE);
  Gallery gallery = { .width = 1280, .height = 800 };
  int status;

  for (int i = 1; i < argc; i++)
    if (g_str_equal (argv[i], "--dark"))
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
    else if (g_str_equal (argv[i], "--empty"))
      gallery.empty = TRUE;
    else if (g_str_equal (argv[i], "--large"))
      gallery.large = TRUE;
    else if (i + 1 < argc)
      {
        gallery.width = atoi (argv[i]);
        gallery.height = atoi (argv[++i]);
      }
  composer_fixture_set_up (&gallery.fixture, NULL);
  g_signal_connect (application, "activate", G_CALLBACK (on_application_activate_cb), &gallery);
  status = g_application_run (G_APPLICATION (application), 1, argv);
  composer_fixture_tear_down (&gallery.fixture, NULL);
  return status;
}
