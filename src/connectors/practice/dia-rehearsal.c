/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-rehearsal.h"

#include <string.h>

static const struct
{
  const char  *marker;
  DiaRehearsal rehearsal;
} markers[] = {
  { "#practice-refuse",    DIA_REHEARSAL_REFUSE },
  { "#practice-slow",      DIA_REHEARSAL_SLOW },
  { "#practice-offline",   DIA_REHEARSAL_OFFLINE },
  { "#practice-throttle",  DIA_REHEARSAL_THROTTLE },
  { "#practice-sign-in",   DIA_REHEARSAL_SIGN_IN },
  { "#practice-no-answer", DIA_REHEARSAL_NO_ANSWER },
  { "#practice-lost",      DIA_REHEARSAL_LOST },
};

DiaRehearsal
dia_rehearsal_detect (const char *text)
{
  g_autofree char *folded = g_ascii_strdown (text, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (markers); i++)
    if (strstr (folded, markers[i].marker) != NULL)
      return markers[i].rehearsal;

  return DIA_REHEARSAL_NONE;
}
