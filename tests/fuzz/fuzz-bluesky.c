/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What Bluesky’s servers answer. */

#include "fuzz.h"

#include "dia-bluesky-connector.h"
#include "fuzz-connector.h"

void
fuzz_feed_bluesky (const guint8 *data,
                   gsize         size)
{
  g_autoptr (DiaConnector) connector = dia_bluesky_connector_new ("https://plc.example", "https://resolver.example");

  fuzz_connector_feed (connector, "https://bluesky.example", data, size);
}
