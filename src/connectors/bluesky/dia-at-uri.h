/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The address of a record, "at://did:plc:…/app.bsky.feed.post/3k…"
 * (atproto.com/specs/at-uri-scheme, its restricted form). */
typedef struct
{
  char *authority;   /* a DID or a handle */
  char *collection;
  char *rkey;
} DiaAtUri;

/* (transfer full) (nullable): %NULL for anything else. */
DiaAtUri *dia_at_uri_parse         (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* The record behind a web address of the Bluesky application,
 * "https://bsky.app/profile/ACTOR/post/KEY". (transfer full) (nullable) */
DiaAtUri *dia_at_uri_parse_web     (const char *url) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) */
char     *dia_at_uri_to_string     (const DiaAtUri *self) G_GNUC_WARN_UNUSED_RESULT;
void      dia_at_uri_free          (DiaAtUri *self);

/* Whether @text has the form of a DID of a kind in use (plc, web), or of a
 * handle (atproto.com/specs/handle). */
gboolean  dia_is_did               (const char *text);
gboolean  dia_is_handle            (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaAtUri, dia_at_uri_free)

G_END_DECLS
