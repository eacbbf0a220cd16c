/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A network that implements nothing of a capability says so, and nothing breaks. */

#include "dia-authenticator.h"

#include "dia-connector-fixture.h"

#define TEST_TYPE_EMPTY (test_empty_get_type ())
G_DECLARE_FINAL_TYPE (TestEmpty, test_empty, TEST, EMPTY, DiaConnector)

struct _TestEmpty
{
  DiaConnector parent_instance;
};

static void
test_empty_implement (gpointer iface,
                      gpointer data)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestEmpty, test_empty, DIA_TYPE_CONNECTOR,
                               G_IMPLEMENT_INTERFACE (DIA_TYPE_AUTHENTICATOR, test_empty_implement))

static void
test_empty_class_init (TestEmptyClass *klass)
{
}

static void
test_empty_init (TestEmpty *self)
{
}

static void
test_unsupported (void)
{
  g_autoptr (DiaAuthenticator) authenticator = g_object_new (TEST_TYPE_EMPTY, NULL);
  g_autofree char *page = NULL;
  gboolean stays_valid = FALSE;
  DiaConnectorFixture fixture;
  g_autoptr (GError) error = NULL;

  dia_connector_fixture_init (&fixture, DIA_NETWORK_MASTODON, "", "token");
  g_assert_false (dia_authenticator_has_browser (authenticator));
  g_assert_false (dia_authenticator_has_password (authenticator));
  g_assert_null (dia_authenticator_sign_in_browser (authenticator, &fixture.session, dia_fixture_open_browser, NULL, NULL, &error));
  dia_assert_connector_error (&error, DIA_CONNECTOR_ERROR_UNSUPPORTED, NULL);
  g_assert_null (dia_authenticator_sign_in_password (authenticator, &fixture.session, "a", "b", NULL, &error));
  dia_assert_connector_error (&error, DIA_CONNECTOR_ERROR_UNSUPPORTED, NULL);
  g_assert_null (dia_authenticator_refresh (authenticator, &fixture.session, NULL, &error));
  dia_assert_connector_error (&error, DIA_CONNECTOR_ERROR_UNSUPPORTED, NULL);
  g_assert_false (dia_authenticator_revoke (authenticator, &fixture.session, &stays_valid, NULL, &error));
  dia_assert_connector_error (&error, DIA_CONNECTOR_ERROR_UNSUPPORTED, NULL);
  page = dia_authenticator_make_settings_url (authenticator, &fixture.session);
  g_assert_cmpstr (page, ==, "");
  dia_connector_fixture_clear (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/connectors/authenticator/unsupported", test_unsupported);

  return g_test_run ();
}
