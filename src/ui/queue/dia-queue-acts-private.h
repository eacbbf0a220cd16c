/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-queue-acts.h"

G_BEGIN_DECLS

/* Where acts say what they did; acts on several posts are in dia-queue-bulk.c.
 * (transfer none) */
DiaNotices *dia_queue_acts_get_notices (DiaQueueActs *self);

G_END_DECLS
