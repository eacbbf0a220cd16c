/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-workspace.h"

G_BEGIN_DECLS

/* What becomes of a post whose time went by while nothing could be sent. */
typedef enum
{
  DIA_LATE_SEND,   /* it goes out while it is not later than the grace; then a person is asked */
  DIA_LATE_ASK,    /* a person is asked */
  DIA_LATE_DROP,   /* it is dropped, and a person is told */
  DIA_LATE_N_POLICIES
} DiaLatePolicy;

/* So late a post still goes out where late ones are asked about or dropped: a
 * server that was slow for a moment is no question for a person. */
#define DIA_LATE_TOLERANCE_MS (5 * DIA_MINUTE)

#define DIA_GRACE_DEFAULT_MINUTES     60
#define DIA_LATE_PACE_DEFAULT_MINUTES 5
/* No setting is larger: 30 days. */
#define DIA_RULES_MAX_MINUTES         (30 * 24 * 60)

/**
 * DiaPublishingRules:
 *
 * How a workspace wants its posts to go out. Kept in the workspace, so that
 * whoever sends for it obeys.
 */
typedef struct
{
  DiaLatePolicy late;
  int           grace_minutes;      /* 60: how late a post may be sent unasked, with DIA_LATE_SEND */
  int           late_pace_minutes;  /* 5: an account sends at most one late post in so many; 0 for no limit */
  int           pace_seconds;       /* 0: the same for all posts, late or not */
} DiaPublishingRules;

/* How late a post may be and still go out unasked, in milliseconds. */
gint64   dia_publishing_rules_get_patience (const DiaPublishingRules *self);

/* "send", "ask", "drop": stored, and typed at the command line. (transfer none) */
const char *dia_late_policy_to_string   (DiaLatePolicy policy);
gboolean    dia_late_policy_from_string (const char *text, DiaLatePolicy *policy);

/* Values that make no sense are read as the defaults, and refused in writing
 * (G_IO_ERROR_INVALID_ARGUMENT). */
gboolean dia_publishing_rules_load        (DiaWorkspace *workspace, DiaPublishingRules *rules, GCancellable *cancellable,
                                           GError **error);
gboolean dia_publishing_rules_save        (DiaWorkspace *workspace, const DiaPublishingRules *rules,
                                           GCancellable *cancellable, GError **error);
void     dia_publishing_rules_load_async  (DiaWorkspace *workspace, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
gboolean dia_publishing_rules_load_finish (DiaWorkspace *workspace, GAsyncResult *result, DiaPublishingRules *rules,
                                           GError **error);
void     dia_publishing_rules_save_async  (DiaWorkspace *workspace, const DiaPublishingRules *rules,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean dia_publishing_rules_save_finish (DiaWorkspace *workspace, GAsyncResult *result, GError **error);

G_END_DECLS
