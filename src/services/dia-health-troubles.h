/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-health.h"
#include "dia-server-records.h"

G_BEGIN_DECLS

/* How far back servers are judged. */
#define DIA_HEALTH_SERVER_MS (7 * DIA_DAY)

void dia_trouble_free             (DiaTrouble *self);

/* Appends to @troubles (element-type DiaTrouble) what is wrong with the sign-in of
 * @account, of which @n_waiting posts wait. */
void dia_troubles_add_sign_in     (GPtrArray *troubles, const DiaAccount *account, guint n_waiting);
/* Whether its server keeps posts until their time. @can_keep: the servers of its
 * network do as a rule. */
void dia_troubles_add_keeping     (GPtrArray *troubles, const DiaAccount *account, gboolean can_keep);
/* How the server behaved. @record: (nullable): it was asked for nothing */
void dia_troubles_add_server      (GPtrArray *troubles, DiaServerRecord *record);
/* The gravest first; returns its level. */
DiaHealthLevel dia_troubles_sort  (GPtrArray *troubles);

G_END_DECLS
