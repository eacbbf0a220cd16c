/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connector.h"

G_BEGIN_DECLS

/**
 * DiaBlueskyConnector:
 *
 * Bluesky and every server of the AT Protocol. All requests go to the account's
 * own server (PDS), which passes on what concerns the application. The record
 * and its key are fixed before the first attempt, so that every repeat is the
 * same record.
 */
#define DIA_TYPE_BLUESKY_CONNECTOR (dia_bluesky_connector_get_type ())
G_DECLARE_FINAL_TYPE (DiaBlueskyConnector, dia_bluesky_connector, DIA, BLUESKY_CONNECTOR, DiaConnector)

#define DIA_BLUESKY_DIRECTORY "https://plc.directory"
#define DIA_BLUESKY_RESOLVER  "https://public.api.bsky.app"

/* @directory: where DIDs of the kind plc are looked up; @resolver: who is asked
 * for handles that do not answer for themselves. (transfer full) */
DiaConnector *dia_bluesky_connector_new           (const char *directory, const char *resolver) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer none) */
const char   *dia_bluesky_connector_get_directory (DiaBlueskyConnector *self);
/* (transfer none) */
const char   *dia_bluesky_connector_get_resolver  (DiaBlueskyConnector *self);
/* Points of the account's budget that one put takes. */
guint         dia_bluesky_connector_get_commit_cost (DiaBlueskyConnector *self);

G_END_DECLS
