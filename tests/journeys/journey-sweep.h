/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journey-desk.h"

G_BEGIN_DECLS

/**
 * JourneySweep:
 *
 * Looks at every object of every screen as an assistive tool reads it, and
 * keeps a list of what is wrong: a word of another language, something to work
 * with that has no name, a name that is a class, is marked or is said twice.
 */
typedef struct _JourneySweep JourneySweep;

/* The desk must outlive it. (transfer full) */
JourneySweep *journey_sweep_new    (JourneyDesk *desk) G_GNUC_WARN_UNUSED_RESULT;
void          journey_sweep_free   (JourneySweep *self);

/* Reads what people have written in the open workspace: it may be in any
 * language. To be called again when there is more of it. */
void          journey_sweep_learn  (JourneySweep *self);

/* Looks at all that is shown and saves the screen as @screen. */
void          journey_sweep_look   (JourneySweep *self,
                                    const char   *screen);

/* Ends the test when anything was wrong. */
void          journey_sweep_finish (JourneySweep *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JourneySweep, journey_sweep_free)

G_END_DECLS
