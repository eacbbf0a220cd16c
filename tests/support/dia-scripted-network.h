/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connector.h"

G_BEGIN_DECLS

/* What the network does to keep a repeat from being a double. */
typedef enum
{
  DIA_SCRIPTED_CLIENT_KEY,   /* remembers keys for an hour */
  DIA_SCRIPTED_RECORD_KEY,   /* a repeat is the same record */
  DIA_SCRIPTED_TWO_STEP,     /* a container that can be published once; found by reading back */
  DIA_SCRIPTED_DUMB,         /* nothing; found by reading back */
  DIA_SCRIPTED_N_KINDS
} DiaScriptedKind;

/**
 * DiaScriptedNetwork:
 *
 * A network whose ledger is a file, so that what was published outlives the
 * process that published it, and that fails where it is told to.
 */
#define DIA_TYPE_SCRIPTED_NETWORK (dia_scripted_network_get_type ())
G_DECLARE_FINAL_TYPE (DiaScriptedNetwork, dia_scripted_network, DIA, SCRIPTED_NETWORK, DiaConnector)

/* Called at "upload", "prepare", "before-commit" (nothing published yet),
 * "after-commit" (published, not answered yet), "find". FALSE with @error makes
 * the request fail with it. */
typedef gboolean (*DiaScriptedHook) (const char *moment, gpointer user_data, GError **error);

/* In the place of @network (DIA_NETWORK_*). (transfer full) */
DiaScriptedNetwork *dia_scripted_network_new      (const char *network, DiaScriptedKind kind, const char *ledger_path) G_GNUC_WARN_UNUSED_RESULT;
/* The same, but whoever speaks to it needs a token, which it renews; "refresh" is a
 * moment too. (transfer full) */
DiaScriptedNetwork *dia_scripted_network_new_guarded (const char *network, DiaScriptedKind kind, const char *ledger_path) G_GNUC_WARN_UNUSED_RESULT;
void                dia_scripted_network_set_hook (DiaScriptedNetwork *self, DiaScriptedHook hook, gpointer user_data);
/* Finding answers "unsure" from now on. */
void                dia_scripted_network_set_unsure (DiaScriptedNetwork *self, gboolean unsure);

/* How many posts the ledger holds, %NULL for any text. */
guint               dia_scripted_ledger_count     (const char *ledger_path, const char *text);
/* The texts in the order in which they came out, each with the id of its parent
 * ("text<parent"). (transfer full) */
char              **dia_scripted_ledger_dup_texts (const char *ledger_path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
