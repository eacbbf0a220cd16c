/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-clock.h"
#include "dia-id.h"
#include "dia-reader.h"

G_BEGIN_DECLS

/* The audience of the practice network: pure functions, so that the same post
 * is liked as often on every computer and at every reading, and never less often
 * at a later one. Any thread. */

/* What the demonstration and the program use; tests may use another. */
#define DIA_PRACTICE_SEED G_GUINT64_CONSTANT (0x6469617061736f6e)

/* Followers of an account at @at. Accounts differ in size (some 1,000 to some
 * 80,000) and in growth (−1 % to +18 % a year), with a ripple over the week. */
gint64 dia_practice_audience_count_followers (guint64 seed, DiaId account_id, DiaInstant at);

/**
 * dia_practice_audience_measure:
 * @seed: usually %DIA_PRACTICE_SEED
 * @followers: of the account when the post came out
 * @post_id: the post's id
 * @text: what it says; questions, few hashtags and a moderate length do better
 * @n_pictures: pictures do better too
 * @age: milliseconds since it came out; nothing before 0
 * @counts: (out): likes, reposts and replies; half of them come within about
 *   four hours, nearly all within two days
 */
void   dia_practice_audience_measure         (guint64     seed,
                                              gint64      followers,
                                              const char *post_id,
                                              const char *text,
                                              guint       n_pictures,
                                              gint64      age,
                                              DiaCounts  *counts);

G_END_DECLS
