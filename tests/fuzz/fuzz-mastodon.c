/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What Mastodon’s servers answer. */

#include "fuzz.h"

#include "dia-mastodon-connector.h"
#include "fuzz-connector.h"

void
fuzz_feed_mastodon (const guint8 *data,
                    gsize         size)
{
  g_autoptr (DiaConnector) connector = dia_mastodon_connector_new ();

  fuzz_connector_feed (connector, "https://mastodon.example", data, size);
}
