/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <unistd.h>

#include "dia-fake-mastodon.h"

/* The fake server as a program, for tests in other languages: prints its
 * address and token as one line of JSON and runs until its input ends. What was
 * published is at /-/ledger; POST to /-/mood?mood=N&times=M makes it fail. */
int
main (int   argc,
      char *argv[])
{
  g_autoptr (DiaFakeMastodon) fake = dia_fake_mastodon_new (NULL);
  char buffer[256];

  printf ("{\"origin\":\"%s\",\"token\":\"%s\"}\n", dia_fake_mastodon_get_origin (fake), DIA_FAKE_MASTODON_TOKEN);
  fflush (stdout);
  while (read (STDIN_FILENO, buffer, sizeof buffer) > 0)
    continue;

  return 0;
}
