/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-audit-entry.h"
#include "dia-connection.h"

G_BEGIN_DECLS

/* What has to be accounted for: added to, never changed; the database itself
 * refuses anything else. */

/* Adds @entry and gives it an id if it has none. */
gboolean   dia_audit_add  (DiaConnection  *connection,
                           DiaAuditEntry  *entry,
                           GError        **error);

/* The newest @limit entries, newest first; @account_id: DIA_ID_NONE for all.
 * (transfer full) (element-type DiaAuditEntry) (nullable) */
GPtrArray *dia_audit_list (DiaConnection  *connection,
                           DiaId           account_id,
                           guint           limit,
                           GError        **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
