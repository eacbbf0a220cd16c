/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-account.h"

G_BEGIN_DECLS

/**
 * DiaScope:
 *
 * Which accounts one looks at (périmètre): brand × market × network × language ×
 * label, or single accounts. Within one kind any value matches, between kinds all must. An empty
 * scope holds every account. Immutable, reference counted.
 */
typedef struct _DiaScope DiaScope;

#define DIA_TYPE_SCOPE (dia_scope_get_type ())
GType     dia_scope_get_type    (void) G_GNUC_CONST;

typedef enum
{
  DIA_SCOPE_BRAND,      /* values are ids as text */
  DIA_SCOPE_MARKET,
  DIA_SCOPE_NETWORK,
  DIA_SCOPE_LANGUAGE,
  DIA_SCOPE_LABEL,
  DIA_SCOPE_ACCOUNT,    /* values are ids as text */
  DIA_SCOPE_N_KINDS
} DiaScopeKind;

DiaScope *dia_scope_new_all     (void) G_GNUC_WARN_UNUSED_RESULT;
DiaScope *dia_scope_ref         (DiaScope *self);
void      dia_scope_unref       (DiaScope *self);
/* A scope with one value more, or less. (transfer full) */
DiaScope *dia_scope_with        (const DiaScope *self, DiaScopeKind kind, const char *value) G_GNUC_WARN_UNUSED_RESULT;
DiaScope *dia_scope_without     (const DiaScope *self, DiaScopeKind kind, const char *value) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer none): sorted, NULL-terminated, perhaps empty. */
const char *const *dia_scope_get_values (const DiaScope *self, DiaScopeKind kind);
gboolean  dia_scope_is_all      (const DiaScope *self);
gboolean  dia_scope_holds       (const DiaScope *self, const DiaAccount *account);
gboolean  dia_scope_equal       (const DiaScope *a, const DiaScope *b);
/* "brand=01j8…;market=FR;market=DE": stored. (transfer full) */
char     *dia_scope_to_string   (const DiaScope *self) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (nullable): NULL for a text that is no scope. */
DiaScope *dia_scope_from_string (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaScope, dia_scope_unref)

/* A scope with a name, as saved in the workspace. */
#define DIA_TYPE_SAVED_SCOPE (dia_saved_scope_get_type ())
G_DECLARE_FINAL_TYPE (DiaSavedScope, dia_saved_scope, DIA, SAVED_SCOPE, GObject)

struct _DiaSavedScope
{
  GObject   parent_instance;

  /*< public >*/
  DiaId     id;
  char     *name;
  DiaScope *scope;
};

DiaSavedScope *dia_saved_scope_new (DiaId id, const char *name, DiaScope *scope) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
