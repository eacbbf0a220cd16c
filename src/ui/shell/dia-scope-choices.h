/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-roster.h"
#include "dia-scope.h"

G_BEGIN_DECLS

/**
 * DiaScopeChoice:
 *
 * One value that a scope may be narrowed to, with how many accounts have it.
 */
#define DIA_TYPE_SCOPE_CHOICE (dia_scope_choice_get_type ())
G_DECLARE_FINAL_TYPE (DiaScopeChoice, dia_scope_choice, DIA, SCOPE_CHOICE, GObject)

struct _DiaScopeChoice
{
  GObject      parent_instance;

  /*< public >*/
  DiaScopeKind kind;
  char        *value;       /* as the scope keeps it */
  char        *label;       /* for people: "Alizé", "France", "Mastodon", "français" */
  char        *folded;      /* label and value, folded for searching */
  guint        n_accounts;
  gboolean     first;       /* first of its kind: a heading stands above it */
};

/* All values of the roster's accounts by kind, each kind in the order people
 * read. (transfer full) (element-type DiaScopeChoice) */
GPtrArray  *dia_scope_choices_list  (DiaRoster *roster) G_GNUC_WARN_UNUSED_RESULT;

/* What a value is called: "FR" is "France". (transfer full) */
char       *dia_scope_choices_dup_label (DiaRoster *roster, DiaScopeKind kind, const char *value) G_GNUC_WARN_UNUSED_RESULT;

/* A scope for people: "Alizé · France, Belgium"; "All accounts". (transfer full) */
char       *dia_scope_choices_dup_name  (DiaRoster *roster, const DiaScope *scope) G_GNUC_WARN_UNUSED_RESULT;

/* "Brands", "Markets"…: translated. (transfer none) */
const char *dia_scope_choices_get_heading (DiaScopeKind kind);

G_END_DECLS
