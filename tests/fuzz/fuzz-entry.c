/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where libFuzzer comes in. */

#include "fuzz.h"

#include <stdint.h>

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static const FuzzTarget *target;

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  target = fuzz_target_find (g_getenv ("DIAPASON_FUZZ"));
  if (target == NULL)
    g_error ("DIAPASON_FUZZ names no target");
  /* A warning of ours or of a library is a finding. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);

  return 0;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  target->feed (data, size);

  return 0;
}
