/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-clock.h"

#include <glib.h>

G_BEGIN_DECLS

/* Feeds bytes from nowhere to whatever reads bytes from outside. One program
 * holds all targets; each says itself what must hold beside “it does not crash”.
 *
 * With libFuzzer (`make fuzz`) the target is named by the environment variable
 * DIAPASON_FUZZ. Without it, test-fuzz feeds the inputs in tests/fuzz/inputs: some
 * that lead into every parser, and each that ever made one fail. */
typedef struct
{
  const char *name;
  /* Neither bytes nor their number are to be trusted; nothing is left behind. */
  void      (*feed) (const guint8 *data, gsize size);
} FuzzTarget;

/* Ends with one without a name. */
extern const FuzzTarget fuzz_targets[];

/* (transfer none) (nullable) */
const FuzzTarget *fuzz_target_find (const char *name);

/* When everything happens: 2026-11-22T10:00:00Z. */
#define FUZZ_NOW ((DiaInstant) 1795341600000)

/* @data as a text: what is not UTF-8 becomes U+FFFD, and it ends at the first
 * NUL. (transfer full) */
char *fuzz_dup_text (const guint8 *data, gsize size) G_GNUC_WARN_UNUSED_RESULT;

void fuzz_feed_address   (const guint8 *data, gsize size);
void fuzz_feed_bluesky   (const guint8 *data, gsize size);
void fuzz_feed_callback  (const guint8 *data, gsize size);
void fuzz_feed_csv       (const guint8 *data, gsize size);
void fuzz_feed_html      (const guint8 *data, gsize size);
void fuzz_feed_ics       (const guint8 *data, gsize size);
void fuzz_feed_json      (const guint8 *data, gsize size);
void fuzz_feed_limits    (const guint8 *data, gsize size);
void fuzz_feed_mastodon  (const guint8 *data, gsize size);
void fuzz_feed_oauth     (const guint8 *data, gsize size);
void fuzz_feed_picture   (const guint8 *data, gsize size);
void fuzz_feed_stored    (const guint8 *data, gsize size);
void fuzz_feed_text      (const guint8 *data, gsize size);
void fuzz_feed_time      (const guint8 *data, gsize size);
void fuzz_feed_voice     (const guint8 *data, gsize size);
void fuzz_feed_workspace (const guint8 *data, gsize size);

G_END_DECLS
