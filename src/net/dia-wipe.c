/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-wipe.h"

#include <string.h>

void
dia_wipe_free (char *secret)
{
  if (secret == NULL)
    return;
  /* Unlike memset, this may not be optimised away before a free. */
  explicit_bzero (secret, strlen (secret));
  g_free (secret);
}
