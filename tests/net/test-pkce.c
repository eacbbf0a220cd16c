/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-pkce.h"

#include <dlfcn.h>
#include <errno.h>
#include <string.h>
#include <sys/random.h>

/* RFC 7636, appendix B. */
static void
test_published_vector (void)
{
  g_autofree char *challenge = dia_pkce_make_challenge ("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

  g_assert_cmpstr (challenge, ==, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

static void
assert_is_unreserved (const char *text)
{
  g_assert_cmpuint (strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), ==, strlen (text));
}

static void
test_new (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < 1000; i++)
    {
      g_autoptr (DiaPkce) pkce = dia_pkce_new ();
      g_autofree char *challenge = dia_pkce_make_challenge (pkce->verifier);

      g_assert_cmpuint (strlen (pkce->verifier), ==, 43);
      g_assert_cmpuint (strlen (pkce->state), ==, 43);
      g_assert_cmpstr (pkce->challenge, ==, challenge);
      assert_is_unreserved (pkce->verifier);
      assert_is_unreserved (pkce->state);
      assert_is_unreserved (pkce->challenge);
      g_assert_true (g_hash_table_add (seen, g_strdup (pkce->verifier)));
      g_assert_true (g_hash_table_add (seen, g_strdup (pkce->state)));
    }
}

static void
test_base64url (void)
{
  static const struct
  {
    const char *bytes;
    const char *text;
  } cases[] = { { "", "" }, { "f", "Zg" }, { "fo", "Zm8" }, { "foo", "Zm9v" }, { "\xfb\xff", "-_8" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = dia_pkce_base64url (cases[i].bytes, strlen (cases[i].bytes));

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_equal (void)
{
  g_assert_true (dia_pkce_equal ("abc", "abc"));
  g_assert_true (dia_pkce_equal ("", ""));
  g_assert_false (dia_pkce_equal ("abc", "abd"));
  g_assert_false (dia_pkce_equal ("abc", "ab"));
  g_assert_false (dia_pkce_equal ("", "a"));
}

static gboolean interrupted;

/* This program's getrandom() stands before the system's: a signal may come first. */
ssize_t
getrandom (void         *buffer,
           size_t        length,
           unsigned int  flags)
{
  ssize_t (*fill) (void *, size_t, unsigned int) = (ssize_t (*) (void *, size_t, unsigned int)) dlsym (RTLD_NEXT, "getrandom");

  interrupted = !interrupted;
  if (!interrupted)
    return fill (buffer, MIN (length, 7), flags);

  errno = EINTR;
  return -1;
}

/* A signal, and less at a time than was asked for, cost nothing of the secret. */
static void
test_interrupted (void)
{
  g_autofree char *first = dia_pkce_make_random (32);
  g_autofree char *second = dia_pkce_make_random (32);

  g_assert_cmpuint (strlen (first), ==, 43);
  g_assert_cmpuint (strlen (second), ==, 43);
  g_assert_cmpstr (first, !=, second);
  g_assert_cmpstr (first + 30, !=, second + 30);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/net/pkce/published-vector", test_published_vector);
  g_test_add_func ("/net/pkce/new", test_new);
  g_test_add_func ("/net/pkce/base64url", test_base64url);
  g_test_add_func ("/net/pkce/equal", test_equal);
  g_test_add_func ("/net/pkce/interrupted", test_interrupted);
  return g_test_run ();
}
