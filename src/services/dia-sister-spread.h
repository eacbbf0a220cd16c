/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-claims.h"

G_BEGIN_DECLS

/**
 * DiaSisterSpread:
 *
 * Accounts of one brand that say the same do not say it in the same instant:
 * they begin one after the other, a second apart, or closer when there are more
 * than four, so that all of them have begun within four seconds. Networks take a
 * chorus for a machine, and followers see each of them. It is measured by the
 * monotonic clock and lives with its sender: what it is about is over in
 * seconds. One thread at a time.
 */
typedef struct _DiaSisterSpread DiaSisterSpread;

DiaSisterSpread *dia_sister_spread_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void             dia_sister_spread_free   (DiaSisterSpread *self);

/**
 * dia_sister_spread_choose:
 * @due: (element-type DiaDuePost): what may be claimed, in order
 * @limit: at most so many
 * @now_us: g_get_monotonic_time()
 *
 * Which of them begin now. (transfer full) (element-type DiaDuePost)
 */
GArray          *dia_sister_spread_choose (DiaSisterSpread *self, GArray *due, guint limit, gint64 now_us) G_GNUC_WARN_UNUSED_RESULT;
/* How long until one that was not chosen for its sisters' sake may begin, in
 * milliseconds; 0 when there is none. */
guint            dia_sister_spread_get_wait (DiaSisterSpread *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaSisterSpread, dia_sister_spread_free)

G_END_DECLS
