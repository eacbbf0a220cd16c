/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-office-fixture.h"
#include "dia-probe.h"
#include "dia-publisher-offer.h"
#include "dia-test-publisher.h"
#include "dia-test-support.h"

typedef struct
{
  OfficeFixture       office;
  DiaPublishingWatch *watch;
  DiaPublishingList  *list;
  DiaPublishingHome  *home;
  DiaLoginStart      *login;
  GtkWidget          *offer;
  guint               n_answered;
  const char         *wanted;
} Fixture;

static void
count_answer (GtkWidget *offer,
              Fixture   *fixture)
{
  fixture->n_answered++;
}

static gboolean
is_ready (gpointer user_data)
{
  return dia_publishing_watch_is_ready (((Fixture *) user_data)->watch);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  office_fixture_set_up (&fixture->office, NULL);
  fixture->watch = dia_publishing_watch_new (NULL);
  fixture->list = dia_publishing_list_new (NULL);
  fixture->home = dia_publishing_home_new (fixture->office.workspace, fixture->watch, fixture->list);
  fixture->login = dia_login_start_new (NULL);
  dia_publishing_home_start (fixture->home);
  fixture->offer = g_object_ref_sink (dia_publisher_offer_new (fixture->home, fixture->login));
  g_signal_connect (fixture->offer, "answered", G_CALLBACK (count_answer), fixture);
  g_assert_true (dia_test_wait_until (is_ready, fixture));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->offer);
  g_assert_true (dia_publishing_list_set (fixture->list, fixture->office.path, FALSE, NULL));
  g_object_run_dispose (G_OBJECT (fixture->home));
  dia_test_wait_finalize (fixture->home);
  dia_test_wait_finalize (fixture->login);
  g_object_unref (fixture->list);
  g_object_unref (fixture->watch);
  office_fixture_tear_down (&fixture->office, NULL);
}

static gboolean
says_wanted (gpointer user_data)
{
  Fixture *fixture = user_data;

  return dia_probe_shows (fixture->offer, fixture->wanted);
}

static void
wait_for (Fixture    *fixture,
          const char *words)
{
  fixture->wanted = words;
  g_assert_true (dia_test_wait_until (says_wanted, fixture));
}

static gboolean
is_hidden (gpointer offer)
{
  return !gtk_widget_get_visible (offer);
}

static gboolean
is_there (gpointer watch)
{
  return *dia_publishing_watch_get_version (watch) != '\0';
}

/* The bus of the test cannot start it, so that it runs already. */
static DiaTestPublisher *
start_publisher (Fixture *fixture)
{
  DiaTestPublisher *publisher = dia_test_publisher_new (fixture->list, NULL);

  g_assert_true (dia_test_wait_until (is_there, fixture->watch));
  return publisher;
}

static void
test_closed (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_true (dia_probe_shows (fixture->offer, "Planned posts can go out with this window closed too."));
  dia_probe_click (fixture->offer, "Close");
  g_assert_true (is_hidden (fixture->offer));
  g_assert_cmpuint (fixture->n_answered, ==, 1);
  g_assert_false (dia_publishing_home_get_background (fixture->home));
}

/* What does not work is said, and nothing has changed. */
static void
test_not_installed (Fixture       *fixture,
                    gconstpointer  data)
{
  dia_probe_click (fixture->offer, "Turn on");
  wait_for (fixture, "The publisher is not installed on this computer: posts go out while this window is open.");
  g_assert_false (dia_publishing_home_get_background (fixture->home));
  g_assert_false (dia_publishing_list_contains (fixture->list, fixture->office.path));
  g_assert_cmpuint (fixture->n_answered, ==, 0);
}

/* Two steps: with the window closed, then from login on. */
static void
test_accepted (Fixture       *fixture,
               gconstpointer  data)
{
  DiaTestPublisher *publisher = start_publisher (fixture);
  g_autofree char *autostart = g_build_filename (g_get_user_config_dir (), "autostart",
                                                 "io.github.diapason.Publisher.desktop", NULL);

  dia_probe_click (fixture->offer, "Turn on");
  wait_for (fixture, "Planned posts now go out with this window closed too, as long as you are logged in.");
  g_assert_true (dia_publishing_home_is_elsewhere (fixture->home));
  g_assert_true (dia_publishing_list_contains (fixture->list, fixture->office.path));
  dia_probe_click (fixture->offer, "At login too");
  g_assert_true (dia_test_wait_until (is_hidden, fixture->offer));
  g_assert_true (g_file_test (autostart, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (fixture->n_answered, ==, 1);
  dia_test_publisher_free (publisher);
}

/* The preferences have answered meanwhile. */
static void
test_answered_elsewhere (Fixture       *fixture,
                         gconstpointer  data)
{
  DiaTestPublisher *publisher = start_publisher (fixture);

  dia_publishing_home_set_background_async (fixture->home, TRUE, NULL, NULL, NULL);
  g_assert_true (dia_test_wait_until (is_hidden, fixture->offer));
  g_assert_cmpuint (fixture->n_answered, ==, 1);
  dia_test_publisher_free (publisher);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/publisher-offer/closed", Fixture, NULL, set_up, test_closed, tear_down);
  g_test_add ("/ui/publisher-offer/not-installed", Fixture, NULL, set_up, test_not_installed, tear_down);
  g_test_add ("/ui/publisher-offer/accepted", Fixture, NULL, set_up, test_accepted, tear_down);
  g_test_add ("/ui/publisher-offer/answered-elsewhere", Fixture, NULL, set_up, test_answered_elsewhere, tear_down);
  return g_test_run ();
}
