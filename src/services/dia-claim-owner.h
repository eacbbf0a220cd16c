/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Who holds a claim: a text that names this process in a way that another
 * process, even after a restart of the computer, can check. */

typedef enum
{
  DIA_OWNER_ALIVE,    /* runs, or is stopped: it may go on at any time */
  DIA_OWNER_DEAD,     /* surely gone */
  DIA_OWNER_UNKNOWN,  /* on another computer or in another container */
} DiaOwnerState;

/* "machine:boot:pid-namespace:pid:start-time:random": a new one at each call.
 * (transfer full) */
char         *dia_claim_owner_make  (void) G_GNUC_WARN_UNUSED_RESULT;
/* When a process started, from the text of /proc/PID/stat; the name of its
 * command in there may hold anything. "" for a zombie, and for another text.
 * (transfer full) */
char         *dia_claim_owner_parse_start_time (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* A text of another form is DIA_OWNER_UNKNOWN. */
DiaOwnerState dia_claim_owner_check (const char *owner);

G_END_DECLS
