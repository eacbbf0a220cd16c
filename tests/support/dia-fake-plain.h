/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-clock.h"
#include "dia-ledger-file.h"
#include "dia-test-server.h"

G_BEGIN_DECLS

/* What a network without keys does about a repeat. */
typedef enum
{
  DIA_PLAIN_TWO_PHASE,  /* a container that can be published once, without saying as what */
  DIA_PLAIN_REJECTING,  /* refuses the same text within a day, without saying where the first one is */
  DIA_PLAIN_DUMB,       /* publishes it again */
  DIA_PLAIN_N_KINDS
} DiaPlainKind;

/* "two-phase", "rejecting", "dumb". (transfer none) */
const char *dia_plain_kind_to_string (DiaPlainKind kind);

/**
 * DiaFakePlain:
 *
 * The server of the networks that know neither keys nor client ids, for
 * #DiaPlainConnector. Below /KIND: POST media, containers, publish and posts;
 * GET posts lists the newest hundred of a user.
 */
#define DIA_TYPE_FAKE_PLAIN (dia_fake_plain_get_type ())
G_DECLARE_FINAL_TYPE (DiaFakePlain, dia_fake_plain, DIA, FAKE_PLAIN, GObject)

/* On a server that others may use too. (transfer full) */
DiaFakePlain *dia_fake_plain_new_on      (DiaTestServer *server, DiaClock *clock) G_GNUC_WARN_UNUSED_RESULT;
/* Has each new post told to @witness, as the network of its kind. */
void          dia_fake_plain_set_witness (DiaFakePlain *self, DiaWitness witness, gpointer user_data);

G_END_DECLS
