/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"
#include "dia-metric-sample.h"
#include "dia-scope.h"

G_BEGIN_DECLS

/* Readings of counters, and their daily roll-ups (the last reading of each UTC
 * day), which are kept with them. */

/* One day of one counter; @day counts from 1970-01-01. */
typedef struct
{
  gint64 day;
  gint64 value;
  guint  n_accounts;   /* how many accounts have a reading that day */
} DiaMetricDay;

/* Adds readings; one of the same counter and instant is written over. @samples:
 * (element-type DiaMetricSample) */
gboolean dia_metrics_add       (DiaConnection *connection, const GArray *samples, GError **error);
/* The daily values of an account's counter from @first_day to @last_day, oldest
 * first. (transfer full) (element-type DiaMetricDay) */
GArray  *dia_metrics_list_days (DiaConnection *connection, DiaId account_id, const char *name,
                                gint64 first_day, gint64 last_day, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same, summed over the accounts of @scope (NULL: all). (transfer full)
 * (element-type DiaMetricDay) */
GArray  *dia_metrics_sum_days  (DiaConnection *connection, const DiaScope *scope, const char *name,
                                gint64 first_day, gint64 last_day, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The newest reading of each counter of a post. (transfer full) (element-type DiaMetricSample) */
GArray  *dia_metrics_list_latest_of_post (DiaConnection *connection, DiaId post_id, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
