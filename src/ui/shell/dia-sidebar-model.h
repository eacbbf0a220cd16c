/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-account.h"
#include "dia-brand.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  DIA_SIDEBAR_BRAND,
  DIA_SIDEBAR_ACCOUNT,
  DIA_SIDEBAR_MORE,      /* "10 more accounts" */
} DiaSidebarKind;

/* One row of the side bar. */
#define DIA_TYPE_SIDEBAR_ITEM (dia_sidebar_item_get_type ())
G_DECLARE_FINAL_TYPE (DiaSidebarItem, dia_sidebar_item, DIA, SIDEBAR_ITEM, GObject)

struct _DiaSidebarItem
{
  GObject        parent_instance;

  /*< public >*/
  DiaSidebarKind kind;
  DiaBrand      *brand;
  DiaAccount    *account;     /* (nullable): DIA_SIDEBAR_ACCOUNT only */
  gboolean       expanded;    /* DIA_SIDEBAR_BRAND */
  guint          n_accounts;  /* of the brand; of the rest for DIA_SIDEBAR_MORE */
  guint          n_sign_in;   /* of the brand: accounts that need a sign-in */
};

/**
 * DiaSidebarModel:
 *
 * Brands and accounts as one flat list: a brand's accounts follow it while it
 * is expanded, the first few of them until "more" is asked for. A change of the
 * roster or of what is expanded is one items-changed over the rows that differ.
 */
#define DIA_TYPE_SIDEBAR_MODEL (dia_sidebar_model_get_type ())
G_DECLARE_FINAL_TYPE (DiaSidebarModel, dia_sidebar_model, DIA, SIDEBAR_MODEL, GObject)

/* How many accounts an expanded brand shows at first. */
#define DIA_SIDEBAR_FIRST_ACCOUNTS 4

/* @brands: of DiaBrand, in order; @accounts: of DiaAccount, by brand and order.
 * The first brand is expanded. (transfer full) */
DiaSidebarModel *dia_sidebar_model_new          (GListModel *brands, GListModel *accounts) G_GNUC_WARN_UNUSED_RESULT;
/* Opens or closes a brand; while one searches, what is found stays in sight. */
void             dia_sidebar_model_set_expanded (DiaSidebarModel *self, DiaId brand_id, gboolean expanded);
/* Shows all accounts of an expanded brand. */
void             dia_sidebar_model_show_all     (DiaSidebarModel *self, DiaId brand_id);
/* Shows only the accounts that hold the words of @text, all of them, below their
 * brands; "" goes back to what was open. See dia_account_search_set_text(). */
void             dia_sidebar_model_set_search   (DiaSidebarModel *self, const char *text);

G_END_DECLS
