/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <unistd.h>

#include "dia-fake-mastodon.h"

/* The fake server as a program, for tests in other languages: prints its
 * address and tokens as one line of JSON and runs until its input ends. What was
 * published is at /-/ledger; POST to /-/mood?mood=N&times=M makes it fail. No two
 * of them have a token in common, so that a test can look for its own anywhere on
 * the computer. */
int
main (int   argc,
      char *argv[])
{
  g_autoptr (DiaFakeMastodon) fake = dia_fake_mastodon_new (NULL);
  g_autofree char *number = g_uuid_string_random ();
  g_autofree char *token = g_strconcat ("canary-token-", number, NULL);
  g_autofree char *oauth_token = g_strconcat ("canary-oauth-", number, NULL);
  char buffer[256];

  dia_fake_mastodon_add_account (fake, "alize", token);
  dia_fake_mastodon_set_oauth_token (fake, oauth_token);
  printf ("{\"origin\":\"%s\",\"token\":\"%s\",\"oauth_token\":\"%s\"}\n", dia_fake_mastodon_get_origin (fake), token,
          oauth_token);
  fflush (stdout);
  while (read (STDIN_FILENO, buffer, sizeof buffer) > 0)
    continue;

  return 0;
}
