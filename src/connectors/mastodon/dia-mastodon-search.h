/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-publisher.h"

G_BEGIN_DECLS

/* Looks for the post of @request among the account's newest ones, back to two
 * minutes before its first attempt: see dia_publisher_find(). */
gboolean dia_mastodon_search (const DiaSession         *session,
                              const DiaPublishRequest  *request,
                              DiaLook                  *look,
                              DiaRemotePost           **found,
                              GCancellable             *cancellable,
                              GError                  **error);

G_END_DECLS
