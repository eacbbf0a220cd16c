/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-shared-page.h"

G_BEGIN_DECLS

/**
 * DiaFaultyServer:
 *
 * A process of its own that plays every kind of network (#DiaFakeMastodon,
 * #DiaFakeBluesky, #DiaFakePlain) on one loopback port, writes all that becomes
 * public to a ledger file before it answers, and goes wrong as the shared page
 * says. It outlives the client that it, or anybody, kills.
 *
 * |[<!-- language="C" -->
 * DiaSharedPage *page = dia_shared_page_new (now);
 * DiaFaultyServer *server = dia_faulty_server_new (page, ledger_path, users);
 *
 * dia_shared_page_add_fault (page, &(DiaFault) { DIA_ROUTE_COMMIT, .times = 1, .effect = TRUE,
 *                                                .cut = DIA_TEST_CUT_IN_BODY, .end = DIA_TEST_END_RESET });
 * …
 * lines = dia_ledger_file_read (ledger_path);
 * ]|
 *
 * A header "Retry-After: @120" of a fault becomes an HTTP date by the page's
 * clock, and "Location: @" the other host, which notes who comes with a token.
 */
typedef struct _DiaFaultyServer DiaFaultyServer;

/* Forks: the caller must have one thread only. @users: (nullable-terminated):
 * who has an account on each network: with the token "token-of-USER" on the
 * Mastodon, as "did:web:USER" on the Bluesky. @page and the strings must outlive
 * it. */
DiaFaultyServer *dia_faulty_server_new        (DiaSharedPage *page, const char *ledger_path, const char *const *users)
  G_GNUC_WARN_UNUSED_RESULT;
void             dia_faulty_server_free       (DiaFaultyServer *self);
/* "http://127.0.0.1:PORT". (transfer none) */
const char      *dia_faulty_server_get_origin (DiaFaultyServer *self);
/* Waits until what was sent to it, also by clients that are dead now, has been
 * dealt with. No client may be alive with an open connection. */
void             dia_faulty_server_settle     (DiaFaultyServer *self);

/* While it is absent its port is closed: for any of the processes. */
void             dia_faulty_server_set_absent (DiaFaultyServer *self, gboolean absent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaFaultyServer, dia_faulty_server_free)

G_END_DECLS
