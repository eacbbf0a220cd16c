/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-store.h"

G_BEGIN_DECLS

/* The life of a desk's data, step by step, each step one transaction of the
 * store: plan a post, correct it, claim it and journal its request, note the
 * answer; then the next post. After n steps it is known what must be there. */

/* 2027-02-10T10:00:00Z. */
#define DESK_NOW G_GINT64_CONSTANT (1802253600000)

/* Before the first step: a brand and an account. */
gboolean desk_begin  (DiaStore *store, GError **error);
/* Step @number, from 0. */
gboolean desk_step   (DiaStore *store, guint number, GError **error);
/* How many steps the workspace shows; asserts that it is sound, that each is
 * there as a whole, and that every text is right. */
guint    desk_verify (DiaConnection *connection);
/* A text that is the same for workspaces that hold the same. (transfer full)
 * (nullable): NULL with @error when not everything can be read. */
char    *desk_dump   (DiaConnection *connection, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
