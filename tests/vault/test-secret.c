/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-secret.h"

static void
test_keeps_text (void)
{
  g_autofree char *text = g_strdup ("pässword");
  g_autoptr (DiaSecret) secret = dia_secret_new (text);
  g_autoptr (DiaSecret) other = dia_secret_ref (secret);

  text[0] = 'x';
  g_assert_cmpstr (dia_secret_get_text (secret), ==, "pässword");
  g_clear_pointer (&secret, dia_secret_unref);
  g_assert_cmpstr (dia_secret_get_text (other), ==, "pässword");
}

static void
test_is_boxed (void)
{
  g_autoptr (DiaSecret) secret = dia_secret_new ("");
  DiaSecret *copy = g_boxed_copy (DIA_TYPE_SECRET, secret);

  g_assert_true (copy == secret);
  g_boxed_free (DIA_TYPE_SECRET, copy);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/vault/secret/keeps-text", test_keeps_text);
  g_test_add_func ("/vault/secret/is-boxed", test_is_boxed);
  return g_test_run ();
}
