/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dia-account.h"
#include "dia-brand.h"
#include "dia-roster.h"

G_BEGIN_DECLS

/* A brand (then @account is NULL) or one of its accounts. */
#define DIA_TYPE_ACCOUNT_ENTRY (dia_account_entry_get_type ())
G_DECLARE_FINAL_TYPE (DiaAccountEntry, dia_account_entry, DIA, ACCOUNT_ENTRY, GObject)

struct _DiaAccountEntry
{
  GObject     parent_instance;

  /*< public >*/
  DiaBrand   *brand;
  DiaAccount *account;      /* (nullable) */
  guint       n_accounts;   /* of the brand */
  gboolean    first;        /* of its kind: cannot move up */
  gboolean    last;         /* of its kind: cannot move down */
  gboolean    top;          /* of the accounts of its brand that are shown */
  gboolean    bottom;

  /*< private >*/
  char       *detail;       /* (nullable): until somebody asks */
};

/* What a row says below the name: "@alize_fr · France · French · Europe/Paris".
 * Made once: names of countries and languages take their time. (transfer none) */
const char *dia_account_entry_get_detail (DiaAccountEntry *self);

/**
 * DiaAccountEntries:
 *
 * Every brand followed by its accounts, as one list; while one searches, only
 * the accounts that match and their brands. A change of the roster is one
 * items-changed over the entries that differ.
 */
#define DIA_TYPE_ACCOUNT_ENTRIES (dia_account_entries_get_type ())
G_DECLARE_FINAL_TYPE (DiaAccountEntries, dia_account_entries, DIA, ACCOUNT_ENTRIES, GObject)

/* (transfer full): a GListModel of #DiaAccountEntry */
DiaAccountEntries *dia_account_entries_new        (DiaRoster *roster) G_GNUC_WARN_UNUSED_RESULT;
/* @search: "" shows all. */
void               dia_account_entries_set_search (DiaAccountEntries *self, const char *search);
/* Where the brand or account of that id is; FALSE when it is not shown. */
gboolean           dia_account_entries_find       (DiaAccountEntries *self, DiaId id, guint *position);

G_END_DECLS
