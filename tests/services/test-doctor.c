/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-doctor.h"
#include "dia-fake-mastodon.h"
#include "dia-field.h"
#include "dia-memory-vault.h"
#include "dia-network.h"
#include "dia-roster.h"
#include "dia-test-support.h"

#define NOW G_GINT64_CONSTANT (1802084400000)

/* What the doctor says about @name: the worst of its checks. */
static DiaCheckLevel
examine_kept (DiaInstant       now,
              DiaClockKeeping  keeping,
              DiaVaultState    state,
              const char      *name)
{
  char *dir = dia_test_dir_new ();
  g_autofree char *path = g_build_filename (dir, "desk.diapason", NULL);
  g_autoptr (DiaVault) vault = dia_memory_vault_new ();
  g_autoptr (DiaClock) clock = dia_fixed_clock_new (now);
  g_autoptr (GError) error = NULL;
  DiaWorkspace *workspace = dia_workspace_open (path, TRUE, vault, clock, NULL, &error);
  g_autoptr (GPtrArray) checks = NULL;
  DiaCheckLevel worst = DIA_CHECK_OK;
  guint n_found = 0;

  g_assert_no_error (error);
  dia_fixed_clock_set_keeping (DIA_FIXED_CLOCK (clock), keeping);
  dia_memory_vault_set_state (DIA_MEMORY_VAULT (vault), state);
  checks = dia_doctor_run (workspace, DIA_DOCTOR_FILE, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < checks->len; i++)
    {
      DiaCheck *check = g_ptr_array_index (checks, i);

      g_assert_cmpstr (check->sentence, !=, "");
      if (g_str_equal (check->name, name))
        {
          worst = MAX (worst, check->level);
          n_found++;
        }
    }
  g_assert_cmpuint (n_found, >, 0);
  dia_workspace_close (workspace);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (workspace);
  dia_test_dir_remove (dir);

  return worst;
}

static DiaCheckLevel
examine (DiaInstant     now,
         DiaVaultState  state,
         const char    *name)
{
  return examine_kept (now, DIA_CLOCK_UNKNOWN, state, name);
}

static void
test_well (void)
{
  g_assert_cmpint (examine (NOW, DIA_VAULT_UNLOCKED, "keyring"), ==, DIA_CHECK_OK);
  g_assert_cmpint (examine (NOW, DIA_VAULT_UNLOCKED, "clock"), ==, DIA_CHECK_OK);
  g_assert_cmpint (examine (NOW, DIA_VAULT_UNLOCKED, "zones"), ==, DIA_CHECK_OK);
  g_assert_cmpint (examine (NOW, DIA_VAULT_UNLOCKED, "workspace"), ==, DIA_CHECK_OK);
}

static void
test_keyring (void)
{
  static const DiaVaultState states[] = { DIA_VAULT_LOCKED, DIA_VAULT_ABSENT, DIA_VAULT_DENIED, DIA_VAULT_MUTE, DIA_VAULT_PLAIN };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_assert_cmpint (examine (NOW, states[i], "keyring"), ==, DIA_CHECK_ERROR);
}

static void
test_clock (void)
{
  g_assert_cmpint (examine (0, DIA_VAULT_UNLOCKED, "clock"), ==, DIA_CHECK_ERROR);
  g_assert_cmpint (examine (NOW + 100 * 366 * DIA_DAY, DIA_VAULT_UNLOCKED, "clock"), ==, DIA_CHECK_ERROR);
}

/* Nobody who keeps it: posts go out as wrong as it runs, and a person should know. */
static void
test_clock_adrift (void)
{
  g_assert_cmpint (examine_kept (NOW, DIA_CLOCK_DISCIPLINED, DIA_VAULT_UNLOCKED, "clock"), ==, DIA_CHECK_OK);
  g_assert_cmpint (examine_kept (NOW, DIA_CLOCK_ADRIFT, DIA_VAULT_UNLOCKED, "clock"), ==, DIA_CHECK_WARNING);
}

/* A disk that takes nothing is found by trying, not by its rights. */
static void
test_disk_gone (void)
{
  DiaWorkspace *workspace;
  char *dir = dia_test_dir_new ();
  g_autofree char *path = g_build_filename (dir, "desk.diapason", NULL);
  g_autoptr (DiaVault) vault = dia_memory_vault_new ();
  g_autoptr (DiaClock) clock = dia_fixed_clock_new (NOW);
  g_autoptr (GPtrArray) checks = NULL;
  gboolean found = FALSE;

  workspace = dia_workspace_open (path, TRUE, vault, clock, NULL, NULL);
  /* Gone while it is open: as with a disk that went away, nothing can be made there. */
  dia_test_dir_remove (dir);
  checks = dia_doctor_run (workspace, DIA_DOCTOR_QUICK, NULL, NULL);
  for (guint i = 0; i < checks->len; i++)
    {
      const DiaCheck *check = g_ptr_array_index (checks, i);

      found |= g_str_equal (check->name, "disk") && check->level == DIA_CHECK_ERROR;
    }
  g_assert_true (found);
  dia_workspace_close (workspace);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (workspace);
}

/* What the doctor says about this computer's clock beside a server's, when it is
 * so much ahead of it. */
static DiaCheckLevel
compare_clocks (gint64 ahead)
{
  char *dir = dia_test_dir_new ();
  g_autofree char *path = g_build_filename (dir, "desk.diapason", NULL);
  g_autoptr (DiaVault) vault = dia_memory_vault_new ();
  g_autoptr (DiaClock) clock = dia_fixed_clock_new (NOW + ahead);
  g_autoptr (DiaClock) theirs = dia_fixed_clock_new (NOW);
  DiaFakeMastodon *server = dia_fake_mastodon_new (theirs);
  DiaWorkspace *workspace = dia_workspace_open (path, TRUE, vault, clock, NULL, NULL);
  g_autoptr (DiaBrand) brand = dia_brand_new ();
  g_autoptr (DiaAccount) account = dia_account_new ();
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GPtrArray) checks = NULL;
  DiaCheckLevel worst = DIA_CHECK_OK;
  guint n_servers = 0;

  dia_field_set_text (&brand->name, "Alizé");
  account->brand_id = brand->id = dia_id_new ();
  dia_field_set_text (&account->network, DIA_NETWORK_MASTODON);
  dia_field_set_text (&account->server, dia_fake_mastodon_get_origin (server));
  dia_field_set_text (&account->handle, "alize");
  dia_field_set_text (&account->zone, "Europe/Paris");
  g_ptr_array_add (items, brand);
  g_ptr_array_add (items, account);
  g_assert_true (dia_roster_save (dia_workspace_get_roster (workspace), items, NULL, NULL));
  checks = dia_doctor_run (workspace, DIA_DOCTOR_SERVERS, NULL, NULL);
  for (guint i = 0; i < checks->len; i++)
    {
      DiaCheck *check = g_ptr_array_index (checks, i);

      n_servers += g_str_equal (check->name, "server") && check->level == DIA_CHECK_OK;
      if (g_str_equal (check->name, "clock"))
        worst = MAX (worst, check->level);
    }
  g_assert_cmpuint (n_servers, ==, 1);
  dia_workspace_close (workspace);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (workspace);
  g_assert_finalize_object (server);
  dia_test_dir_remove (dir);

  return worst;
}

/* Against what servers say: seconds are told, minutes are an error. */
static void
test_server_clock (void)
{
  g_assert_cmpint (compare_clocks (0), ==, DIA_CHECK_OK);
  g_assert_cmpint (compare_clocks (30 * DIA_SECOND), ==, DIA_CHECK_WARNING);
  g_assert_cmpint (compare_clocks (-10 * DIA_MINUTE), ==, DIA_CHECK_ERROR);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/services/doctor/well", test_well);
  g_test_add_func ("/services/doctor/keyring", test_keyring);
  g_test_add_func ("/services/doctor/clock", test_clock);
  g_test_add_func ("/services/doctor/clock-adrift", test_clock_adrift);
  g_test_add_func ("/services/doctor/disk-gone", test_disk_gone);
  g_test_add_func ("/services/doctor/server-clock", test_server_clock);

  return g_test_run ();
}
