/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connector-error.h"
#include "dia-credentials.h"
#include "dia-delivery.h"
#include "dia-part-history.h"
#include "dia-part-record.h"
#include "dia-store-error.h"

G_BEGIN_DECLS

/* One run of dia_delivery_run(). */
typedef struct
{
  const DiaDelivery *with;
  DiaOutgoing       *outgoing;
  DiaPublisher      *publisher;
  DiaTrust           trust;
  DiaCredentials    *credentials;  /* (owned) (nullable) */
  gboolean           renewed;      /* a second refusal of the token is for a person */
  gboolean           repeated;     /* one repeat for each run, then back-off */
  GCancellable      *cancellable;

  char             **texts;        /* (owned): the parts */
  GPtrArray         *ids;          /* (owned) (element-type utf8): remote ids of the parts that are out */

  /* What the post ends with, once a step returned DIA_STEP_ENDED. */
  DiaPostEvent       event;
  DiaInstant         not_before;
  DiaThrottle        throttle;
  DiaInstant         throttled_until;
  gboolean           needs_sign_in;
  gboolean           unreachable;
  gboolean           keyring_closed;
  char              *problem;      /* (owned) */
  GError            *fatal;        /* (owned): the claim is lost or the store fails */
} DiaDeliveryJob;

typedef enum
{
  DIA_STEP_WENT_WELL,
  DIA_STEP_ENDED,      /* the job says how, or its fatal error */
} DiaStepResult;

/* Tells a test that the job is at @step, at @moment (nullable) of it: where a
 * kill is tried. Costs nothing without a probe. */
void          dia_delivery_job_probe   (DiaDeliveryJob *job, const char *step, const char *moment);
/* What a connector is handed; it borrows from @job. */
void          dia_delivery_job_session (DiaDeliveryJob *job, DiaSession *session);

/* Whether the post's time has passed by more than the workspace allows. */
gboolean      dia_delivery_job_is_late (DiaDeliveryJob *job);

/* Ways to end. All return DIA_STEP_ENDED. */
DiaStepResult dia_delivery_job_end     (DiaDeliveryJob *job, DiaPostEvent event, const char *problem);
/* Its time has passed and nothing of it is out: it is not sent unasked. */
DiaStepResult dia_delivery_job_miss    (DiaDeliveryJob *job);
DiaStepResult dia_delivery_job_break   (DiaDeliveryJob *job, GError *fatal /* (transfer full) */);
/* Puts the post off until @not_before and journals why: @why is one of
 * DIA_HOLD_*, @reason is for people. */
DiaStepResult dia_delivery_job_hold    (DiaDeliveryJob *job, int part, DiaInstant not_before, const char *why,
                                        const char *reason);
/* What an error before or beside the commit means: nothing is public by it. */
DiaStepResult dia_delivery_job_fail    (DiaDeliveryJob *job, int part, const GError *error);
/* TRUE when @error was about the token and a new one is there: try again. */
gboolean      dia_delivery_job_renew   (DiaDeliveryJob *job, GError **error);

/* Sends part @index, or finds it sent; then its remote id is in job->ids. */
DiaStepResult dia_delivery_send_part   (DiaDeliveryJob *job, int index);

/* The single journalled requests. @entry carries part, item and key. */
DiaStepResult dia_delivery_upload      (DiaDeliveryJob *job, int part, int item, const DiaMedia *media, DiaPartRecord *record);
DiaStepResult dia_delivery_prepare     (DiaDeliveryJob *job, int part, DiaPartRecord *record);
/* Commits; the journal then says what is known. */
DiaStepResult dia_delivery_commit      (DiaDeliveryJob *job, int part, const DiaPartRecord *record);
/* Looks; *look is valid unless *blind: then the network could not be asked. */
DiaStepResult dia_delivery_look_for    (DiaDeliveryJob *job, int part, const DiaPartRecord *record,
                                        DiaLook *look, gboolean *blind);

G_END_DECLS
