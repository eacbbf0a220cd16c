/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dia-id.h"
#include "dia-wall-time.h"

G_BEGIN_DECLS

/* How the slots of a content's posts are chosen. */
typedef enum
{
  DIA_TIMING_NOW,
  DIA_TIMING_INSTANT,      /* the same instant everywhere */
  DIA_TIMING_LOCAL,        /* the same local time in each account's zone */
  DIA_TIMING_SLOTS,        /* each account at its own preferred time; the same local time where it has none */
} DiaTiming;

/* The words that are stored, and back; FALSE, with the result untouched, for any
 * other word. */
const char *dia_timing_to_string   (DiaTiming timing);
gboolean    dia_timing_from_string (const char *text, DiaTiming *timing);

/* Who sends posts for accounts whose server can. */
typedef enum
{
  DIA_SENDER_AS_PLANNED,   /* nobody was chosen: each as it is planned */
  DIA_SENDER_DESK,         /* the desk, at their time */
  DIA_SENDER_SERVER,       /* their server, also with this computer off */
} DiaSender;

/* As for timings; "" for %DIA_SENDER_AS_PLANNED. */
const char *dia_sender_to_string   (DiaSender sender);
gboolean    dia_sender_from_string (const char *text, DiaSender *sender);

/* What of a planned content was changed and waits for a person to commit it. */
typedef enum
{
  DIA_WAITING_NOTHING  = 0,
  DIA_WAITING_WORDS    = 1 << 0,   /* text, pictures, link…: all that the content says */
  DIA_WAITING_ACCOUNTS = 1 << 1,   /* for whom */
  DIA_WAITING_TIME     = 1 << 2,   /* when */
  DIA_WAITING_SENDER   = 1 << 3,   /* who sends it */
} DiaWaiting;

/* "Changed words and another time wait": for people, translated; "" for nothing.
 * (transfer none) */
const char *dia_waiting_get_sentence (DiaWaiting self);

/**
 * DiaContentPlan:
 *
 * For whom and when a content is meant, and who sends it, as far as its posts do
 * not say so: what a person chose and has not committed yet. A value of one thread at a time.
 */
typedef struct
{
  gboolean    timed;      /* whether a time was chosen; else the next three mean nothing */
  DiaTiming   timing;
  DiaWallTime wall;
  char       *zone;       /* (owned): for DIA_TIMING_INSTANT */
  DiaSender   sender;
  GArray     *dropped;    /* (owned) (element-type DiaId): accounts whose planned posts are to be cancelled */
  GArray     *added;      /* (owned) (element-type DiaId): accounts whose drafts came beside planned posts */
} DiaContentPlan;

/* One that says nothing. (transfer full) */
DiaContentPlan *dia_content_plan_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void            dia_content_plan_free     (DiaContentPlan *self);
gboolean        dia_content_plan_is_empty (const DiaContentPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaContentPlan, dia_content_plan_free)

/* Whether @ids (element-type DiaId) has @id. */
gboolean        dia_content_plan_lists    (const GArray *ids, DiaId id);

G_END_DECLS
