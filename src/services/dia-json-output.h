/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "dia-account.h"
#include "dia-brand.h"
#include "dia-content-plan.h"
#include "dia-journal-entry.h"
#include "dia-post.h"

G_BEGIN_DECLS

/* The JSON that diapasonctl prints. Its keys are documented in the manual and
 * stay as they are. Each function adds one object. */
void dia_json_output_add_brand   (JsonBuilder *builder, const DiaBrand *brand);
void dia_json_output_add_account (JsonBuilder *builder, const DiaAccount *account);
/* Begins the object of a post and leaves it open for more. @account: (nullable). */
void dia_json_output_begin_post  (JsonBuilder *builder, const DiaPost *post, const DiaAccount *account);
void dia_json_output_add_entry   (JsonBuilder *builder, const DiaJournalEntry *entry);

/* One member. NULL and DIA_ID_NONE and DIA_INSTANT_NONE become null; instants
 * are RFC 3339 in UTC. */
void dia_json_output_set_text    (JsonBuilder *builder, const char *name, const char *value);
void dia_json_output_set_id      (JsonBuilder *builder, const char *name, DiaId id);
void dia_json_output_set_instant (JsonBuilder *builder, const char *name, DiaInstant instant);
void dia_json_output_set_int     (JsonBuilder *builder, const char *name, gint64 value);
void dia_json_output_set_boolean (JsonBuilder *builder, const char *name, gboolean value);
/* An array of "words", "accounts", "time". */
void dia_json_output_set_waiting (JsonBuilder *builder, const char *name, DiaWaiting waiting);

/* "ok", "needed"… */
const char *dia_json_output_name_sign_in (DiaSignInState state);

G_END_DECLS
