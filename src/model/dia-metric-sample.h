/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dia-clock.h"
#include "dia-id.h"

G_BEGIN_DECLS

/* The names of metrics, as stored. */
#define DIA_METRIC_FOLLOWERS "followers"
#define DIA_METRIC_POSTS     "posts"
#define DIA_METRIC_LIKES     "likes"
#define DIA_METRIC_REPOSTS   "reposts"
#define DIA_METRIC_REPLIES   "replies"

/* One reading of one counter. */
typedef struct
{
  DiaId       account_id;
  DiaId       post_id;      /* DIA_ID_NONE: of the account */
  const char *name;         /* interned */
  DiaInstant  at;
  gint64      value;
} DiaMetricSample;

G_END_DECLS
