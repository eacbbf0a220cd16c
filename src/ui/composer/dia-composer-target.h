/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-draft.h"

G_BEGIN_DECLS

/**
 * DiaComposerTarget:
 *
 * Whose text is meant: that of a language, of a network, of both, of one
 * account, or, with all of them empty, the source that the others follow.
 */
typedef struct
{
  char  *language;     /* "" for any */
  char  *network;      /* "" for any */
  DiaId  account_id;   /* DIA_ID_NONE for any */
} DiaComposerTarget;

DiaComposerTarget *dia_composer_target_new       (const char *language, const char *network, DiaId account_id) G_GNUC_WARN_UNUSED_RESULT;
DiaComposerTarget *dia_composer_target_copy      (const DiaComposerTarget *self) G_GNUC_WARN_UNUSED_RESULT;
void               dia_composer_target_free      (DiaComposerTarget *self);
gboolean           dia_composer_target_equal     (const DiaComposerTarget *a, const DiaComposerTarget *b);
gboolean           dia_composer_target_is_source (const DiaComposerTarget *self);

#define DIA_TYPE_COMPOSER_TARGET (dia_composer_target_get_type ())
GType              dia_composer_target_get_type  (void) G_GNUC_CONST;

/* The text of its own that exactly this target has. (transfer none) (nullable):
 * valid until the draft's next change. */
const DiaVariant  *dia_composer_target_find_variant (const DiaComposerTarget *self, DiaDraft *draft);

/* "German", "Bluesky", "German, Bluesky" or "@alize_be". (transfer full) */
char              *dia_composer_target_dup_label (const DiaComposerTarget *self, DiaDraft *draft) G_GNUC_WARN_UNUSED_RESULT;

/* Whether a change of this target's text would be a change for @account, other
 * texts of its own aside. */
gboolean           dia_composer_target_covers    (const DiaComposerTarget *self, const DiaAccount *account);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaComposerTarget, dia_composer_target_free)

/* A number that is another one, in all likelihood, when other accounts are
 * chosen: what shows accounts need not be built again while a person types. */
guint64    dia_composer_fingerprint      (DiaDraft *draft);

/* Chosen accounts that send the same text under the same limits: of one
 * network, server, language and market, without a text of their own. */
typedef struct
{
  DiaAccount *account;      /* (owned): one of them */
  guint       n_accounts;
} DiaAccountGroup;

/* The groups of the chosen accounts, in the order of their first. There are
 * few even for thousands of accounts, and they are kept until other accounts are
 * chosen or other accounts have texts of their own.
 * (transfer container) (element-type DiaAccountGroup) */
GPtrArray *dia_composer_list_groups     (DiaDraft *draft) G_GNUC_WARN_UNUSED_RESULT;

/* How a network takes the text of a target: by the account for which it is
 * tightest. */
typedef struct
{
  char           *network;
  guint           n_accounts;
  DiaMeasurement  tightest;
} DiaNetworkFigure;

void       dia_network_figure_free (DiaNetworkFigure *self);

/* One figure for each network among the chosen accounts that send the text of
 * @target: all that it covers, and for the source only those that follow it.
 * (transfer full) (element-type DiaNetworkFigure) */
GPtrArray *dia_composer_target_list_figures (const DiaComposerTarget *self, DiaDraft *draft) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaNetworkFigure, dia_network_figure_free)

G_END_DECLS
