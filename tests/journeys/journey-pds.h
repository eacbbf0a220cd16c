/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * JourneyPds:
 *
 * A real Bluesky server (PDS) on a loopback port, with two accounts: what is
 * asked of it here is asked past the desk.
 */
typedef struct _JourneyPds JourneyPds;

/* Starts the server that tests/peers/pds/install-pds put into @folder, and
 * waits until it answers. What it keeps lies in @data. (transfer full) */
JourneyPds *journey_pds_new  (const char *folder,
                              const char *data) G_GNUC_WARN_UNUSED_RESULT;

/* Ends the server. */
void        journey_pds_free (JourneyPds *self);

/* What is known of an account, 0 or 1. (transfer none) */
const char *journey_pds_get_handle   (JourneyPds *self,
                                      guint       account);
const char *journey_pds_get_did      (JourneyPds *self,
                                      guint       account);
const char *journey_pds_get_password (JourneyPds *self,
                                      guint       account);

/* The port of the server, "127.0.0.1:PORT" or "localhost:PORT" as @host says,
 * as an address. (transfer full) */
char       *journey_pds_dup_url (JourneyPds *self,
                                 const char *host) G_GNUC_WARN_UNUSED_RESULT;

/* Has the server make a password for a program, as a person does in the
 * settings of the account. (transfer full) */
char       *journey_pds_make_app_password (JourneyPds *self,
                                           guint       account) G_GNUC_WARN_UNUSED_RESULT;

/* Everything that the account has published, oldest first. (transfer full):
 * an array of objects with "uri", "cid" and "value" */
JsonNode   *journey_pds_list_posts (JourneyPds *self,
                                    guint       account) G_GNUC_WARN_UNUSED_RESULT;

/* The picture that a record names. (transfer full) */
GBytes     *journey_pds_fetch_blob (JourneyPds *self,
                                    guint       account,
                                    const char *cid) G_GNUC_WARN_UNUSED_RESULT;

/* What the server answers when it is asked to renew a session with that token:
 * a status of HTTP. A session that still holds is renewed by that. */
guint       journey_pds_refresh (JourneyPds *self,
                                 const char *refresh_token);

/* How many OAuth sessions the server keeps of an account. */
guint       journey_pds_count_oauth_sessions (JourneyPds *self,
                                              guint       account);

/* Installs a browser for the journey whose home that is: whatever page it is
 * sent to, the account signs in there and agrees. Its password stays in
 * @folder. */
void        journey_pds_install_browser (JourneyPds *self,
                                         guint       account,
                                         const char *folder,
                                         const char *home);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JourneyPds, journey_pds_free)

G_END_DECLS
