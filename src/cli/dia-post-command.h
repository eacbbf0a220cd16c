/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-queue.h"

G_BEGIN_DECLS

/* What the commands about posts share: prints one line with id, state, time where
 * it goes out, account and first words. */
void dia_post_command_print (const DiaQueueItem *item);

G_END_DECLS
