/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-command-line.h"
#include "dia-key-moment.h"

G_BEGIN_DECLS

/* The members of a key moment that a list tells, into an object that is begun. */
void dia_moment_show_add_members (JsonBuilder *builder, const DiaKeyMoment *moment);
/* Everything about a key moment, with its deadlines and its toolkit: as text, or as
 * the one JSON object that the manual documents. */
void dia_moment_show_all         (DiaCommandLine *line, const DiaKeyMoment *moment);

G_END_DECLS
