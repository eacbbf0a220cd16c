/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dia-account.h"
#include "dia-brand.h"
#include "dia-roster.h"

G_BEGIN_DECLS

/* A brand (then @account is NULL) or one of its accounts. */
#define DIA_TYPE_ROSTER_ENTRY (dia_roster_entry_get_type ())
G_DECLARE_FINAL_TYPE (DiaRosterEntry, dia_roster_entry, DIA, ROSTER_ENTRY, GObject)

struct _DiaRosterEntry
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
 * DiaRosterList:
 *
 * Every brand followed by its accounts, as one list; while one searches, only
 * the accounts that match and their brands.
 */
#define DIA_TYPE_ROSTER_LIST (dia_roster_list_get_type ())
G_DECLARE_FINAL_TYPE (DiaRosterList, dia_roster_list, DIA, ROSTER_LIST, GObject)

/* (transfer full): a GListModel of #DiaRosterEntry */
DiaRosterList *dia_roster_list_new        (DiaRoster *roster) G_GNUC_WARN_UNUSED_RESULT;
/* @search: "" shows all. */
void           dia_roster_list_set_search (DiaRosterList *self, const char *search);

G_END_DECLS
