/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connector.h"

G_BEGIN_DECLS

/* What a web page says about itself (Open Graph, ogp.me), for networks whose
 * servers do not look at links themselves. */
typedef struct
{
  char   *title;       /* never "": the host when the page has none */
  char   *description; /* "" for none */
  GBytes *picture;     /* (nullable): JPEG, PNG or WebP */
  char   *mime_type;   /* of the picture, "" without one */
} DiaLinkCard;

#define DIA_LINK_CARD_MAX_PICTURE 1000000

/**
 * dia_link_card_fetch:
 * @url: the link
 *
 * Reads the page and its picture, without any credentials, from public
 * addresses over https only (on this computer too when the session's server was
 * typed as such). A page that cannot be read is no failure: the card then
 * carries the host alone. Only cancelling fails.
 * Returns: (transfer full) (nullable): the card
 */
DiaLinkCard *dia_link_card_fetch (const DiaSession *session, const char *url, GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What the HTML of a page says; @base resolves relative addresses. *picture_url
 * (out) (transfer full) (nullable). */
DiaLinkCard *dia_link_card_parse (const char *html, gsize length, const char *base, char **picture_url) G_GNUC_WARN_UNUSED_RESULT;
void         dia_link_card_free  (DiaLinkCard *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaLinkCard, dia_link_card_free)

G_END_DECLS
