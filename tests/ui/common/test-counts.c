/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-counts.h"
#include "dia-probe.h"

static void
assert_accounts (guint       n,
                 const char *expected)
{
  g_autofree char *text = dia_counts_dup_accounts (n);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_accounts (void)
{
  assert_accounts (0, "0 accounts");
  assert_accounts (1, "1 account");
  assert_accounts (5000, "5,000 accounts");
  dia_probe_speak ("fr");
  assert_accounts (0, "0 compte");
  assert_accounts (1, "1 compte");
  assert_accounts (5000, "5\u202f000 comptes");
  dia_probe_speak ("en");
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/counts/accounts", test_accounts);
  return g_test_run ();
}
