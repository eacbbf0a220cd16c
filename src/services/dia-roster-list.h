/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-account.h"
#include "dia-brand.h"

G_BEGIN_DECLS

/* Whether two objects of that kind would look the same on a screen. */
gboolean dia_brands_equal   (gconstpointer a, gconstpointer b);
gboolean dia_accounts_equal (gconstpointer a, gconstpointer b);

/**
 * dia_roster_list_keep:
 * @rows: freshly read: those at the beginning and at the end that are as they
 *   were are replaced by the objects that @list has
 * @n_before: (out): how many at the beginning
 * @n_after: (out): how many at the end
 *
 * Finds the one stretch in which a list changed, so that rows which a screen
 * shows stay the same objects.
 */
void     dia_roster_list_keep   (GListModel *list, GPtrArray *rows, GEqualFunc equal, guint *n_before, guint *n_after);

/* Puts the stretch between @n_before and @n_after of @rows into @list: at most
 * one items-changed. */
void     dia_roster_list_splice (GListStore *list, GPtrArray *rows, guint n_before, guint n_after);

G_END_DECLS
