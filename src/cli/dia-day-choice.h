/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-command-line.h"
#include "dia-day.h"

G_BEGIN_DECLS

/* The days that --from and --to name: without the first, from today on; without
 * the second, @n_days more. DIA_USAGE_ERROR for what is no day, or ends before it
 * begins. */
gboolean dia_day_choice_read (DiaCommandLine *line, const char *from, const char *to, int n_days,
                              DiaDay *first, DiaDay *last, GError **error);

G_END_DECLS
