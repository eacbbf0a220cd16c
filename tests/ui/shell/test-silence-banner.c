/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-dispatcher.h"
#include "dia-office-fixture.h"
#include "dia-probe.h"
#include "dia-silence-banner.h"
#include "dia-silence.h"
#include "dia-test-support.h"

typedef struct
{
  OfficeFixture  office;
  DiaAccount    *paris;   /* (unowned) */
  DiaNotices    *notices;
  GtkWidget     *overlay;
  GtkWidget     *window;
  GtkWidget     *banner;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const DiaWallTime wall = { 2027, 2, 12, 11, 30, 0 };
  g_autoptr (DiaPost) post = NULL;
  DiaBrand *brand;

  office_fixture_set_up (&fixture->office, NULL);
  brand = office_fixture_add_brand (&fixture->office, "Alizé");
  fixture->paris = office_fixture_add_account (&fixture->office, brand, "alize_fr", "fr", "Europe/Paris");
  post = office_fixture_add_post (&fixture->office, fixture->paris, "Bonjour", &wall);
  fixture->overlay = adw_toast_overlay_new ();
  fixture->notices = dia_notices_new (ADW_TOAST_OVERLAY (fixture->overlay));
  fixture->banner = dia_silence_banner_new (fixture->office.workspace, fixture->notices);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->overlay), fixture->banner);
  fixture->window = dia_probe_show (fixture->overlay, 600, 200);
  dia_dispatcher_follow (dia_workspace_get_dispatcher (fixture->office.workspace));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_dispatcher_stop (dia_workspace_get_dispatcher (fixture->office.workspace));
  dia_probe_close (fixture->window, fixture->overlay);
  dia_test_wait_finalize (g_steal_pointer (&fixture->notices));
  office_fixture_tear_down (&fixture->office, NULL);
}

static gboolean
is_shown (gpointer banner)
{
  return gtk_widget_get_visible (banner);
}

static gboolean
is_hidden (gpointer banner)
{
  return !gtk_widget_get_visible (banner);
}

/* (transfer full): the scope of one language. */
static DiaScope *
make_scope (const char *language)
{
  g_autoptr (DiaScope) all = dia_scope_new_all ();

  return dia_scope_with (all, DIA_SCOPE_LANGUAGE, language);
}

static void
test_scope (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (DiaScope) french = make_scope ("fr");
  g_autoptr (GError) error = NULL;

  dia_probe_settle ();
  g_assert_false (is_shown (fixture->banner));
  g_assert_true (dia_silence_set (fixture->office.workspace, french, TRUE, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (dia_test_wait_until (is_shown, fixture->banner));
  g_assert_true (dia_probe_shows (fixture->banner,
                                  "Silence for French. 1 post held back: Fri 12 Feb, 11:30"));
  dia_probe_click (fixture->banner, "Lift");
  g_assert_true (dia_test_wait_until (is_hidden, fixture->banner));
}

static void
test_everything (Fixture       *fixture,
                 gconstpointer  data)
{
  dia_dispatcher_set_paused (dia_workspace_get_dispatcher (fixture->office.workspace), TRUE);
  g_assert_true (dia_test_wait_until (is_shown, fixture->banner));
  g_assert_true (dia_probe_shows (fixture->banner,
                                  "Silence: nothing goes out. 1 post held back: Fri 12 Feb, 11:30"));
  dia_probe_click (fixture->banner, "Lift");
  g_assert_true (dia_test_wait_until (is_hidden, fixture->banner));
  g_assert_false (dia_dispatcher_get_paused (dia_workspace_get_dispatcher (fixture->office.workspace)));
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/silence-banner/scope", Fixture, NULL, set_up, test_scope, tear_down);
  g_test_add ("/ui/silence-banner/everything", Fixture, NULL, set_up, test_everything, tear_down);
  return g_test_run ();
}
