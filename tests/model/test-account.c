/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-account.h"

#include "dia-brand.h"
#include "dia-field.h"
#include "dia-key-moment.h"
#include "dia-post.h"
#include "dia-problem.h"

static void
assert_handle (const char *network,
               const char *handle,
               const char *expected)
{
  g_autoptr (DiaAccount) account = dia_account_new ();
  g_autofree char *found = NULL;

  dia_field_set_text (&account->network, network);
  dia_field_set_text (&account->handle, handle);
  found = dia_account_dup_handle (account);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_handle (void)
{
  assert_handle (DIA_NETWORK_MASTODON, "alize_fr", "@alize_fr");
  assert_handle (DIA_NETWORK_BLUESKY, "alize-fr.example", "alize-fr.example");
  assert_handle (DIA_NETWORK_MASTODON, "", "");
}

static void
assert_full_name (const char *network,
                  const char *name,
                  const char *handle,
                  const char *expected)
{
  g_autoptr (DiaAccount) account = dia_account_new ();
  g_autofree char *found = NULL;

  dia_field_set_text (&account->network, network);
  dia_field_set_text (&account->name, name);
  dia_field_set_text (&account->handle, handle);
  found = dia_account_dup_full_name (account);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_full_name (void)
{
  assert_full_name (DIA_NETWORK_MASTODON, "Alizé France", "alize_fr", "Alizé France · @alize_fr");
  assert_full_name (DIA_NETWORK_MASTODON, "alize_fr", "alize_fr", "@alize_fr");
  assert_full_name (DIA_NETWORK_BLUESKY, "alize.test", "alize.test", "alize.test");
  assert_full_name (DIA_NETWORK_BLUESKY, "", "alize.test", "alize.test");
  assert_full_name (DIA_NETWORK_LINKEDIN, "Alizé", "", "Alizé");
}

static void
test_copy_is_equal_and_apart (void)
{
  DiaAccount *account = dia_account_new ();
  DiaAccount *copy;

  account->position = 5;
  account->limits.max_length = 7;
  dia_field_set_text (&account->zone, "Europe/Paris");
  copy = dia_account_copy (account);
  dia_field_set_text (&account->zone, "Europe/Rome");

  g_assert_cmpstr (copy->zone, ==, "Europe/Paris");
  g_assert_cmpint (copy->position, ==, 5);
  g_assert_cmpuint (copy->limits.max_length, ==, 7);
  g_assert_cmpint (copy->sign_in_expires_at, ==, DIA_INSTANT_NONE);
  g_assert_finalize_object (account);
  g_assert_finalize_object (copy);
}

static void
expect_page (const char *network,
             const char *server,
             const char *handle,
             const char *expected)
{
  DiaAccount *account = dia_account_new ();
  g_autofree char *url = NULL;

  dia_field_set_text (&account->network, network);
  dia_field_set_text (&account->server, server);
  dia_field_set_text (&account->handle, handle);
  url = dia_account_dup_page_url (account);
  g_assert_cmpstr (url, ==, expected);
  g_assert_finalize_object (account);
}

static void
test_page (void)
{
  expect_page (DIA_NETWORK_MASTODON, "https://mastodon.example", "alize_fr", "https://mastodon.example/@alize_fr");
  expect_page (DIA_NETWORK_BLUESKY, "https://pds.example", "alize-fr.example", "https://bsky.app/profile/alize-fr.example");
  /* A handle is no part of an address: it cannot lead elsewhere. */
  expect_page (DIA_NETWORK_X, "", "../login?to=", "https://x.com/..%2Flogin%3Fto%3D");
  /* Accounts without a page of their own, or not named yet: the network's. */
  expect_page (DIA_NETWORK_LINKEDIN, "", "alize", "https://www.linkedin.com/feed/");
  expect_page (DIA_NETWORK_BLUESKY, "", "", "https://bsky.app/");
  expect_page (DIA_NETWORK_PRACTICE, "", "alize_fr", NULL);
}

/* The other nouns: new ones have no NULL, copies are apart, all are released. */
static void
test_other_nouns (void)
{
  DiaBrand *brand = dia_brand_new ();
  DiaKeyMoment *moment = dia_key_moment_new ();
  DiaPost *post = dia_post_new ();
  DiaProblem *problem = dia_problem_new (DIA_PROBLEM_TOO_LONG, DIA_SEVERITY_BLOCKING);
  DiaBrand *other_brand;
  DiaKeyMoment *other_moment;
  DiaPost *other_post;

  g_assert_cmpstr (brand->mark, ==, "");
  g_assert_cmpstr (moment->brief, ==, "");
  g_assert_false (dia_slot_is_set (&post->slot));
  g_assert_cmpint (post->not_before, ==, DIA_INSTANT_NONE);
  g_assert_cmpint (problem->item, ==, -1);
  g_assert_cmpuint (problem->accounts->len, ==, 0);

  dia_field_set_text (&brand->name, "Alizé");
  dia_field_set_text (&moment->title, "Saint-Valentin");
  dia_field_set_text (&post->problem, "No");
  post->version = 9;
  other_brand = dia_brand_copy (brand);
  other_moment = dia_key_moment_copy (moment);
  other_post = dia_post_copy (post);
  g_assert_finalize_object (brand);
  g_assert_finalize_object (moment);
  g_assert_finalize_object (post);
  g_assert_cmpstr (other_brand->name, ==, "Alizé");
  g_assert_cmpstr (other_moment->title, ==, "Saint-Valentin");
  g_assert_cmpstr (other_post->problem, ==, "No");
  g_assert_cmpint (other_post->version, ==, 9);
  g_assert_finalize_object (other_brand);
  g_assert_finalize_object (other_moment);
  g_assert_finalize_object (other_post);
  g_assert_finalize_object (problem);
}

/* Each thing that a server was found to do has its sentence, and only where some
 * server of the network keeps posts. */
static void
test_keeping (void)
{
  g_autoptr (DiaAccount) account = dia_account_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  dia_field_set_text (&account->network, DIA_NETWORK_MASTODON);
  for (guint keeps = DIA_KEEPS_UNKNOWN; keeps <= DIA_KEEPS_LIED; keeps++)
    {
      account->limits.keeps = keeps;
      g_assert_nonnull (dia_account_describe_keeping (account));
      g_assert_true (g_hash_table_add (seen, (char *) dia_account_describe_keeping (account)));
    }
  account->limits.keeps = DIA_KEEPS_NO;
  g_assert_true (g_str_has_prefix (dia_account_describe_keeping (account), "The server keeps none"));
  account->limits.keeps = 77;
  g_assert_null (dia_account_describe_keeping (account));
  account->limits.keeps = DIA_KEEPS_YES;
  dia_field_set_text (&account->network, DIA_NETWORK_BLUESKY);
  g_assert_null (dia_account_describe_keeping (account));
  dia_field_set_text (&account->network, "gone");
  g_assert_null (dia_account_describe_keeping (account));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/account/handle", test_handle);
  g_test_add_func ("/model/account/full-name", test_full_name);
  g_test_add_func ("/model/account/copy-is-equal-and-apart", test_copy_is_equal_and_apart);
  g_test_add_func ("/model/account/page", test_page);
  g_test_add_func ("/model/account/keeping", test_keeping);
  g_test_add_func ("/model/account/other-nouns", test_other_nouns);
  return g_test_run ();
}
