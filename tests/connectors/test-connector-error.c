/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-connector-error.h"

#include <gio/gio.h>

static void
test_carries_time (void)
{
  g_autoptr (GError) error = dia_connector_error_new_throttled (DIA_THROTTLE_ACCOUNT, 1234, "Wait");
  g_autoptr (GError) copy = g_error_copy (error);

  g_assert_cmpint (dia_connector_error_get_retry_at (error), ==, 1234);
  g_assert_cmpint (dia_connector_error_get_retry_at (copy), ==, 1234);
  g_assert_cmpint (dia_connector_error_get_throttle (copy), ==, DIA_THROTTLE_ACCOUNT);
}

static void
test_others_have_none (void)
{
  g_autoptr (GError) other = g_error_new_literal (DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_REFUSED, "No");
  g_autoptr (GError) foreign = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "No");
  g_autoptr (GError) silent = g_error_new_literal (DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_THROTTLED, "Wait");

  g_assert_cmpint (dia_connector_error_get_retry_at (other), ==, DIA_INSTANT_NONE);
  g_assert_cmpint (dia_connector_error_get_retry_at (foreign), ==, DIA_INSTANT_NONE);
  g_assert_cmpint (dia_connector_error_get_retry_at (silent), ==, DIA_INSTANT_NONE);
  g_assert_cmpint (dia_connector_error_get_throttle (silent), ==, DIA_THROTTLE_SERVER);
  g_assert_cmpint (dia_connector_error_get_throttle (foreign), ==, DIA_THROTTLE_SERVER);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/connectors/connector-error/carries-time", test_carries_time);
  g_test_add_func ("/connectors/connector-error/others-have-none", test_others_have_none);
  return g_test_run ();
}
