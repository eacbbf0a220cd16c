/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DiaTestResolver:
 *
 * Takes the place of name look-ups for this process: knows the names it was told
 * and no other. Install it with g_resolver_set_default() before any network call.
 */
#define DIA_TYPE_TEST_RESOLVER (dia_test_resolver_get_type ())
G_DECLARE_FINAL_TYPE (DiaTestResolver, dia_test_resolver, DIA, TEST_RESOLVER, GResolver)

/* (transfer full) */
DiaTestResolver *dia_test_resolver_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* @name leads to @first when it is asked for the first time and to @later ever
 * after; the same twice for an honest name. */
void             dia_test_resolver_add (DiaTestResolver *self, const char *name, const char *first, const char *later);

G_END_DECLS
