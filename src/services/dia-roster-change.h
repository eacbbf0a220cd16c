/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"
#include "dia-roster.h"

G_BEGIN_DECLS

typedef enum
{
  DIA_ROSTER_SAVE,
  DIA_ROSTER_REMOVE,
  DIA_ROSTER_RESTORE,
} DiaRosterAct;

/* What is done to the roster in one transaction. */
typedef struct
{
  DiaRosterAct act;
  GPtrArray   *items;   /* (owned) (nullable): for saving */
  GArray      *ids;     /* (owned) (nullable): for the others */
  DiaInstant   now;
} DiaRosterChange;

/* Each thing to save that is new gets its id here, in the caller's thread.
 * (transfer full) */
DiaRosterChange *dia_roster_change_new   (DiaRosterAct act, GPtrArray *items, GArray *ids, DiaInstant now) G_GNUC_WARN_UNUSED_RESULT;
void             dia_roster_change_free  (DiaRosterChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaRosterChange, dia_roster_change_free)

/* Checks and writes all of it, or nothing: a #DiaStoreFunc. */
gboolean         dia_roster_change_apply (DiaConnection *connection, gpointer change, GError **error);

G_END_DECLS
