/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dia_zone_data_get_stamp:
 *
 * Names the zone data that this process goes by: another text after an update
 * of tzdata, after a change to any one of its files, and on a computer that has
 * other data. It is taken before the process opens its first zone, and zones are
 * kept once they are open; so what this process works out is at least as new as
 * the stamp says, never older. Any thread.
 *
 * Returns: (transfer none): "" when there is no zone data to be found
 */
const char *dia_zone_data_get_stamp (void);

/**
 * dia_zone_data_dup_stamp:
 * @folder: where the files of the zones are
 *
 * The stamp of the zone data in @folder as they are now. Looks at some 600
 * files, which takes a millisecond.
 *
 * Returns: (transfer full): "" when it holds no file
 */
char       *dia_zone_data_dup_stamp (const char *folder) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
