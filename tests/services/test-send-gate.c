/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-send-gate.h"

static DiaAccount *
make_account (DiaId       id,
              const char *server)
{
  DiaAccount *account = dia_account_new ();

  account->id = id;
  g_free (account->network);
  account->network = g_strdup (DIA_NETWORK_MASTODON);
  g_free (account->server);
  account->server = g_strdup (server);

  return account;
}

static void
test_places (void)
{
  g_autoptr (DiaSendGate) gate = dia_send_gate_new (2);
  g_autoptr (DiaAccount) first = make_account (1, "https://a.example");
  g_autoptr (DiaAccount) second = make_account (2, "https://a.example");
  g_autoptr (DiaAccount) elsewhere = make_account (3, "https://b.example");

  g_assert_true (dia_send_gate_enter (gate, first));
  g_assert_true (dia_send_gate_enter (gate, second));
  g_assert_false (dia_send_gate_enter (gate, first));
  g_assert_true (dia_send_gate_enter (gate, elsewhere));
  dia_send_gate_leave (gate, second);
  g_assert_true (dia_send_gate_enter (gate, first));
}

static void
test_silence (void)
{
  g_autoptr (DiaSendGate) gate = dia_send_gate_new (2);
  g_autoptr (DiaAccount) first = make_account (1, "https://a.example");
  g_autoptr (DiaAccount) second = make_account (2, "https://a.example");
  g_autoptr (DiaAccount) elsewhere = make_account (3, "https://b.example");

  g_assert_cmpint (dia_send_gate_get_ready_at (gate, first), ==, DIA_INSTANT_NONE);
  dia_send_gate_silence (gate, first, 5000);
  dia_send_gate_silence (gate, first, 4000);
  g_assert_cmpint (dia_send_gate_get_ready_at (gate, second), ==, 5000);
  g_assert_cmpint (dia_send_gate_get_ready_at (gate, elsewhere), ==, DIA_INSTANT_NONE);
}

static void
test_pace (void)
{
  g_autoptr (DiaSendGate) gate = dia_send_gate_new (2);
  g_autoptr (DiaAccount) first = make_account (1, "https://a.example");
  g_autoptr (DiaAccount) second = make_account (2, "https://a.example");

  dia_send_gate_pace (gate, first, 7000);
  g_assert_cmpint (dia_send_gate_get_ready_at (gate, first), ==, 7000);
  g_assert_cmpint (dia_send_gate_get_ready_at (gate, second), ==, DIA_INSTANT_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/services/send-gate/places", test_places);
  g_test_add_func ("/services/send-gate/silence", test_silence);
  g_test_add_func ("/services/send-gate/pace", test_pace);

  return g_test_run ();
}
