/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journey-words.h"

G_BEGIN_DECLS

/**
 * JourneyDesk:
 *
 * A journey of the desk itself: the program with the words of one language, and
 * what every journey does with it. The program runs in a real locale of that
 * language, as a person has it.
 */
typedef struct
{
  Journey      *journey; /* (owned) */
  JourneyWords *words;   /* (owned) */
} JourneyDesk;

/* A desk that was never started on this computer, in "fr" or "en". @time_zone
 * and @environment are those of JourneyOptions. (transfer full) */
JourneyDesk *journey_desk_new  (JourneyStage      *stage,
                                const char        *name,
                                const char        *language,
                                const char        *time_zone,
                                const char *const *environment) G_GNUC_WARN_UNUSED_RESULT;

/* Kills a program that still runs. */
void         journey_desk_free (JourneyDesk *self);

/* A text of the program in the language of the journey, as a tool reads it:
 * without the mark of a mnemonic. (transfer none) */
const char  *journey_desk_tr    (JourneyDesk *self,
                                 const char  *text);
const char  *journey_desk_tr_in (JourneyDesk *self,
                                 const char  *context,
                                 const char  *text);

/* Presses the button with that text of the program below @root (nullable). */
void         journey_desk_press (JourneyDesk     *self,
                                 JourneyNode *root,
                                 const char      *text);

/* Sets the entry or text view below @root (nullable) with that name. */
void         journey_desk_set_text (JourneyDesk     *self,
                                    JourneyNode *root,
                                    const char      *name,
                                    const char      *text);

/* Takes @choice, as it is shown, in the row of a dialog with that text of the
 * program. */
void         journey_desk_choose (JourneyDesk *self,
                                  const char  *row,
                                  const char  *choice);

/* Waits for a node whose name begins with a counted text, as in
 * journey_words_dup_count(). */
void         journey_desk_expect_count (JourneyDesk *self,
                                        const char  *text,
                                        guint        number);

/* Closes what toasts are shown, checks every name, and saves the screen. */
void         journey_desk_look (JourneyDesk *self,
                                const char  *what);

/* From the welcome to a workspace: the demonstration or an empty one. */
void         journey_desk_open_demonstration (JourneyDesk *self);
void         journey_desk_open_empty         (JourneyDesk *self);

/* Opens the composer and writes @text. */
void         journey_desk_write (JourneyDesk *self,
                                 const char  *text);

/* The rows that @sql gives in the workspace file of the desk, which may be
 * open meanwhile; every "?" takes one of the texts that follow, up to NULL.
 * (transfer full) (element-type GStrv): "" for NULL */
GPtrArray   *journey_desk_query (JourneyDesk *self,
                                 const char  *sql,
                                 ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;

/* Waits for at most @seconds until the first value that @sql gives is
 * @expected. */
void         journey_desk_expect_value (JourneyDesk *self,
                                        guint        seconds,
                                        const char  *expected,
                                        const char  *sql,
                                        ...) G_GNUC_NULL_TERMINATED;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JourneyDesk, journey_desk_free)

G_END_DECLS
