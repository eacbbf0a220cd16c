/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-at-uri.h"

#include <string.h>

#define HANDLE "([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
#define DID    "did:(plc:[a-z2-7]{24}|web:[A-Za-z0-9._%-]+)"
#define ACTOR  "(" HANDLE "|" DID ")"
#define NSID   "[A-Za-z0-9.-]{3,317}"
#define RKEY   "[A-Za-z0-9._~:-]{1,512}"

static gboolean
matches (const char *pattern,
         const char *text)
{
  return text != NULL && strlen (text) <= 2048 && g_regex_match_simple (pattern, text, G_REGEX_DOLLAR_ENDONLY, 0);
}

static DiaAtUri *
make_uri (const char *authority,
          const char *collection,
          const char *rkey)
{
  DiaAtUri *self = g_new0 (DiaAtUri, 1);

  self->authority = g_strdup (authority);
  self->collection = g_strdup (collection);
  self->rkey = g_strdup (rkey);

  return self;
}

DiaAtUri *
dia_at_uri_parse (const char *text)
{
  g_auto (GStrv) pieces = NULL;

  if (!matches ("^at://" ACTOR "/" NSID "/" RKEY "$", text))
    return NULL;

  pieces = g_strsplit (text + strlen ("at://"), "/", 3);

  return make_uri (pieces[0], pieces[1], pieces[2]);
}

DiaAtUri *
dia_at_uri_parse_web (const char *url)
{
  static const char prefix[] = "https://bsky.app/profile/";
  g_auto (GStrv) pieces = NULL;

  if (!matches ("^https://bsky\\.app/profile/" ACTOR "/post/" RKEY "$", url))
    return NULL;

  pieces = g_strsplit (url + strlen (prefix), "/", 3);

  return make_uri (pieces[0], "app.bsky.feed.post", pieces[2]);
}

char *
dia_at_uri_to_string (const DiaAtUri *self)
{
  return g_strdup_printf ("at://%s/%s/%s", self->authority, self->collection, self->rkey);
}

void
dia_at_uri_free (DiaAtUri *self)
{
  g_free (self->authority);
  g_free (self->collection);
  g_free (self->rkey);
  g_free (self);
}

gboolean
dia_is_did (const char *text)
{
  return matches ("^" DID "$", text);
}

gboolean
dia_is_handle (const char *text)
{
  return text != NULL && strlen (text) <= 253 && matches ("^" HANDLE "$", text);
}
