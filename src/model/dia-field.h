/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The owned strings of the nouns are never NULL. These two replace one; what
 * was there is freed, and @text may be what was there. */
static inline void
dia_field_take_text (char **field,
                     char  *text)   /* (transfer full) (nullable): NULL means "" */
{
  g_autofree char *old = *field;

  *field = text != NULL ? text : g_strdup ("");
}

static inline void
dia_field_set_text (char       **field,
                    const char  *text)   /* (nullable): NULL means "" */
{
  dia_field_take_text (field, g_strdup (text));
}

G_END_DECLS
