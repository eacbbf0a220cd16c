/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Stands where a desk would be: takes the actions that widgets inside ask for
 * and remembers the last one. */
typedef struct
{
  GString *last;   /* "desk.edit-account 12", "" before the first one */
  guint    n;
} ActionLog;

void action_log_init  (ActionLog *log);
void action_log_clear (ActionLog *log);
/* Offers an action to @widget and what lies in it. @type: of its parameter, NULL
 * for none. */
void action_log_add   (ActionLog *log, GtkWidget *widget, const char *name, const char *type);

/* Asserts that @expected was the only action since the last such call. */
#define action_log_assert(log, expected) G_STMT_START { \
    g_assert_cmpstr ((log)->last->str, ==, expected); \
    g_assert_cmpuint ((log)->n, ==, *(expected) == '\0' ? 0 : 1); \
    g_string_truncate ((log)->last, 0); \
    (log)->n = 0; \
  } G_STMT_END

G_END_DECLS
