/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-voice-rule.h"

G_BEGIN_DECLS

/* What the scopes of a style (https://vale.sh/docs/scoping) are in a post, which is
 * a plain text: @scopes (element-type DiaYaml), of which one is enough. FALSE with
 * the line of a scope that Vale does not know. */
gboolean dia_voice_scope_read (const GPtrArray *scopes, DiaVoiceUnit *unit, gboolean *raw, guint *line);

G_END_DECLS
