/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-notifier.h"

#include "dia-dispatcher.h"
#include "dia-office-fixture.h"
#include "dia-probe.h"
#include "dia-test-support.h"
#include "journey-notifications.h"

typedef struct
{
  OfficeFixture         office;
  JourneyNotifications *shown;
  GApplication         *application;
  DiaDispatcher        *dispatcher;
  DiaNotifier          *notifier;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  /* The session bus is the test's own. */
  fixture->shown = journey_notifications_new (g_getenv ("DBUS_SESSION_BUS_ADDRESS"));
  office_fixture_set_up (&fixture->office, NULL);
  fixture->dispatcher = dia_workspace_get_dispatcher (fixture->office.workspace);
  fixture->application = g_application_get_default ();
  fixture->notifier = dia_notifier_new (fixture->application, fixture->office.workspace);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->notifier));
  g_application_withdraw_notification (fixture->application, "needs-you");
  office_fixture_tear_down (&fixture->office, NULL);
  journey_notifications_free (fixture->shown);
}

static gboolean
is_shown (gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *text = journey_notifications_wait (fixture->shown, "", 0);

  return text != NULL;
}

static void
assert_shown (Fixture    *fixture,
              const char *title)
{
  g_autofree char *text = NULL;
  g_autofree char *expected = g_strconcat (title, "\n", "The queue says what happened and what you can do.", NULL);

  g_assert_true (dia_test_wait_until (is_shown, fixture));
  text = journey_notifications_wait (fixture->shown, "", 0);
  g_assert_cmpstr (text, ==, expected);
}

static void
finish (Fixture      *fixture,
        DiaId         post,
        DiaPostState  state)
{
  g_signal_emit_by_name (fixture->dispatcher, "post-finished", post, state);
}

static void
test_one_post (Fixture       *fixture,
               gconstpointer  data)
{
  finish (fixture, 7, DIA_POST_FAILED);
  assert_shown (fixture, "1 post needs you");
}

/* Several within a moment are one notification, and each counts once. */
static void
test_gathers (Fixture       *fixture,
              gconstpointer  data)
{
  finish (fixture, 7, DIA_POST_FAILED);
  finish (fixture, 8, DIA_POST_MISSED);
  finish (fixture, 9, DIA_POST_UNCONFIRMED);
  finish (fixture, 10, DIA_POST_PUBLISHED);
  g_signal_emit_by_name (fixture->dispatcher, "person-needed", (DiaId) 9);
  g_signal_emit_by_name (fixture->dispatcher, "person-needed", (DiaId) 11);
  assert_shown (fixture, "4 posts need you");
}

static gboolean
set_passed (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
is_passed (gpointer user_data)
{
  return *(gboolean *) user_data;
}

/* What went out as planned is nobody's business. The same wait, begun later,
 * shows that nothing was gathered before. */
static void
test_silent_about_success (Fixture       *fixture,
                           gconstpointer  data)
{
  gboolean passed = FALSE;

  finish (fixture, 7, DIA_POST_PUBLISHED);
  finish (fixture, 8, DIA_POST_CANCELLED);
  g_timeout_add (500, set_passed, &passed);
  g_assert_true (dia_test_wait_until (is_passed, &passed));
  g_assert_false (is_shown (fixture));
}

static void
test_french (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *text = NULL;

  dia_probe_speak ("fr");
  finish (fixture, 7, DIA_POST_FAILED);
  finish (fixture, 8, DIA_POST_MISSED);
  g_assert_true (dia_test_wait_until (is_shown, fixture));
  text = journey_notifications_wait (fixture->shown, "", 0);
  g_assert_true (g_str_has_prefix (text, "2 publications"));
  dia_probe_speak ("en");
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GApplication) application = NULL;

  g_setenv ("GNOTIFICATION_BACKEND", "freedesktop", TRUE);
  dia_probe_init (&argc, &argv);
  application = g_application_new ("io.github.diapason.Test", G_APPLICATION_NON_UNIQUE);
  g_application_set_default (application);
  g_assert_true (g_application_register (application, NULL, NULL));
  g_test_add ("/app/notifier/one-post", Fixture, NULL, set_up, test_one_post, tear_down);
  g_test_add ("/app/notifier/gathers", Fixture, NULL, set_up, test_gathers, tear_down);
  g_test_add ("/app/notifier/silent-about-success", Fixture, NULL, set_up, test_silent_about_success, tear_down);
  g_test_add ("/app/notifier/french", Fixture, NULL, set_up, test_french, tear_down);
  return g_test_run ();
}
