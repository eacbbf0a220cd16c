/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"
#include "dia-content.h"
#include "dia-demo-script.h"
#include "dia-post.h"

G_BEGIN_DECLS

#define DIA_DEMO_PAST_DAYS   90
#define DIA_DEMO_FUTURE_DAYS 60
#define DIA_DEMO_METRIC_DAYS 365

/* One making of the demonstration. Everything that looks like chance comes from
 * @rand, so that the same seed on the same day gives the same. */
typedef struct
{
  DiaDemoScript *script;
  GRand         *rand;
  DiaInstant     now;
  DiaWallTime    today;      /* midnight in Paris */
  GHashTable    *media;      /* "picture color" → DiaMedia: drawn before */
  guint32        n_ids;
  DiaConnection *connection;
} DiaDemoRun;

DiaDemoRun *dia_demo_run_new  (guint32 seed, DiaInstant now) G_GNUC_WARN_UNUSED_RESULT;
void        dia_demo_run_free (DiaDemoRun *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaDemoRun, dia_demo_run_free)

/* An id as dia_id_new() would have made it at @instant. */
DiaId       dia_demo_run_make_id     (DiaDemoRun *self, DiaInstant instant);
/* TRUE in @share of all cases. */
gboolean    dia_demo_run_chance      (DiaDemoRun *self, double share);
/* The wall time of @hour:@minute, @days after today. */
DiaWallTime dia_demo_run_find_day    (DiaDemoRun *self, int days, int hour, int minute);
/* The key of a picture in run->media. (transfer full) */
char       *dia_demo_run_key_picture (const char *picture, const DiaBrand *brand) G_GNUC_WARN_UNUSED_RESULT;

/* The steps, in this order; each within the transaction of run->connection. */
gboolean    dia_demo_write_roster    (DiaDemoRun *self, GError **error);
gboolean    dia_demo_write_moments   (DiaDemoRun *self, GError **error);
gboolean    dia_demo_write_contents  (DiaDemoRun *self, GError **error);
gboolean    dia_demo_write_metrics   (DiaDemoRun *self, GError **error);

/* Gives the posts of a day in the past their fate: published, mostly. */
void        dia_demo_tell_fate       (DiaDemoRun *self, const DiaDemoBrand *brand, const DiaAccount *account,
                                      int day, DiaPost *post);
/* Writes what the fate left behind: the journal, the practice network's copy. */
gboolean    dia_demo_write_trace     (DiaDemoRun *self, const DiaContent *content, const DiaAccount *account,
                                      const DiaPost *post, GError **error);

G_END_DECLS
