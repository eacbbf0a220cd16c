/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

const FuzzTarget fuzz_targets[] = {
  { "address", fuzz_feed_address },
  { "bluesky", fuzz_feed_bluesky },
  { "callback", fuzz_feed_callback },
  { "csv", fuzz_feed_csv },
  { "html", fuzz_feed_html },
  { "ics", fuzz_feed_ics },
  { "json", fuzz_feed_json },
  { "limits", fuzz_feed_limits },
  { "mastodon", fuzz_feed_mastodon },
  { "oauth", fuzz_feed_oauth },
  { "picture", fuzz_feed_picture },
  { "stored", fuzz_feed_stored },
  { "text", fuzz_feed_text },
  { "time", fuzz_feed_time },
  { "voice", fuzz_feed_voice },
  { "workspace", fuzz_feed_workspace },
  { NULL, NULL },
};

const FuzzTarget *
fuzz_target_find (const char *name)
{
  for (const FuzzTarget *target = fuzz_targets; target->name != NULL; target++)
    if (g_strcmp0 (target->name, name) == 0)
      return target;

  return NULL;
}

char *
fuzz_dup_text (const guint8 *data,
               gsize         size)
{
  g_autofree char *bytes = g_strndup ((const char *) data, size);

  return g_utf8_make_valid (bytes, -1);
}
