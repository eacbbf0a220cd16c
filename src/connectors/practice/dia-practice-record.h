/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-publisher.h"

G_BEGIN_DECLS

/* What the practice network keeps of a post beside its text: JSON with all that
 * was asked for. (transfer full) */
char *dia_practice_record_build          (const DiaPublishRequest *request) G_GNUC_WARN_UNUSED_RESULT;
/* 0 for a text that is no such record. */
guint dia_practice_record_count_pictures (const char *record);

G_END_DECLS
