/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-errand.h"

DiaErrand *
dia_errand_new (const char *sentence,
                const char *url)
{
  DiaErrand *self = g_new0 (DiaErrand, 1);

  self->sentence = g_strdup (sentence);
  self->url = g_strdup (url);

  return self;
}

void
dia_errand_free (DiaErrand *self)
{
  g_free (self->sentence);
  g_free (self->url);
  g_free (self);
}
