/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Something that only the person can do, in words for people. */
typedef struct
{
  char *sentence;
  char *url;       /* where to do it, "" when that is not known */
} DiaErrand;

DiaErrand *dia_errand_new  (const char *sentence, const char *url) G_GNUC_WARN_UNUSED_RESULT;
void       dia_errand_free (DiaErrand *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaErrand, dia_errand_free)

G_END_DECLS
