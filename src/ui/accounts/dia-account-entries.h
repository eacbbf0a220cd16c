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
  gboolean    last;
};

/**
 * DiaAccountEntries:
 *
 * Every brand followed by its accounts, as one list; while one searches, only
 * the accounts that match and their brands.
 */
#define DIA_TYPE_ACCOUNT_ENTRIES (dia_account_entries_get_type ())
G_DECLARE_FINAL_TYPE (DiaAccountEntries, dia_account_entries, DIA, ACCOUNT_ENTRIES, GObject)

/* (transfer full): a GListModel of #DiaAccountEntry */
DiaAccountEntries *dia_account_entries_new        (DiaRoster *roster) G_GNUC_WARN_UNUSED_RESULT;
/* @search: "" shows all. */
void           dia_account_entries_set_search (DiaAccountEntries *self, const char *search);

G_END_DECLS
