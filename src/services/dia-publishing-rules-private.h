/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"
#include "dia-publishing-rules.h"

G_BEGIN_DECLS

/* Where they are kept. */
#define DIA_SETTING_LATE  "sending.late"        /* "send", "ask", "drop" */
#define DIA_SETTING_GRACE "sending.grace"       /* minutes */
#define DIA_SETTING_BURST "sending.late-pace"   /* minutes */
#define DIA_SETTING_PACE  "sending.pace"        /* seconds */

/* In a transaction of the caller. */
gboolean dia_publishing_rules_read  (DiaConnection *connection, DiaPublishingRules *rules, GError **error);
gboolean dia_publishing_rules_write (DiaConnection *connection, const DiaPublishingRules *rules, GError **error);

G_END_DECLS
