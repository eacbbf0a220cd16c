/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connector.h"

G_BEGIN_DECLS

/**
 * DiaMastodonConnector:
 *
 * Mastodon and every server that speaks its API (GoToSocial, Pleroma, Akkoma,
 * Pixelfed, Hollo…). Nothing is assumed about a server: its limits are read, its
 * missing features are normal, and an answer of an unexpected shape is never
 * taken for a success. Idempotent by `Idempotency-Key` for one hour, by read-back
 * after that.
 */
#define DIA_TYPE_MASTODON_CONNECTOR (dia_mastodon_connector_get_type ())
G_DECLARE_FINAL_TYPE (DiaMastodonConnector, dia_mastodon_connector, DIA, MASTODON_CONNECTOR, DiaConnector)

/* (transfer full) */
DiaConnector *dia_mastodon_connector_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
