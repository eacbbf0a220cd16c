/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-publishing-watch.h"

#include "dia-test-support.h"

/* A start that is asked for at once waits for the bus, which knows that there is no
 * publisher here. */
static void
test_start_waits (void)
{
  g_autoptr (DiaPublishingWatch) watch = dia_publishing_watch_new (NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;

  dia_publishing_watch_start_async (watch, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  g_assert_false (dia_publishing_watch_start_finish (watch, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* Who gives up meanwhile is told so. */
static void
test_start_cancelled (void)
{
  g_autoptr (DiaPublishingWatch) watch = dia_publishing_watch_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;

  dia_publishing_watch_start_async (watch, cancellable, dia_test_store_result, &pending);
  g_cancellable_cancel (cancellable);
  result = dia_test_wait_result (&pending);
  g_assert_false (dia_publishing_watch_start_finish (watch, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GTestDBus) bus = NULL;
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  g_test_add_func ("/services/publishing-watch/start-waits", test_start_waits);
  g_test_add_func ("/services/publishing-watch/start-cancelled", test_start_cancelled);
  status = g_test_run ();
  g_test_dbus_stop (bus);

  return status;
}
