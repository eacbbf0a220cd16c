/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-account.h"
#include "dia-brand.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  DIA_PICKER_ROW_SHOWN,    /* all accounts that pass the filters: only while there is one */
  DIA_PICKER_ROW_BRAND,
  DIA_PICKER_ROW_MARKET,
  DIA_PICKER_ROW_ACCOUNT,
} DiaPickerRowKind;

/* What is chosen, asked for one account. */
typedef gboolean (*DiaPickerChosenFunc) (DiaId account_id, gpointer user_data);

/* A market with more accounts of a brand than this opens into rows of its own. */
#define DIA_PICKER_INLINE_MAX 3

/**
 * DiaPickerRow:
 *
 * A row of the account picker: some accounts that are chosen together. Emits
 * "changed" when its figures change. Read only for all but the model.
 */
#define DIA_TYPE_PICKER_ROW (dia_picker_row_get_type ())
G_DECLARE_FINAL_TYPE (DiaPickerRow, dia_picker_row, DIA, PICKER_ROW, GObject)

struct _DiaPickerRow
{
  GObject           parent_instance;

  /*< public >*/
  DiaPickerRowKind  kind;
  char             *key;         /* the same for the same row after a change */
  char             *title;       /* for people; "" for the row of all shown */
  DiaBrand         *brand;       /* (nullable) for the row of all shown */
  GPtrArray        *accounts;    /* (element-type DiaAccount), at least one */
  guint             n_chosen;
  gboolean          expandable;
  gboolean          expanded;

  /*< private >*/
  gint64               fingerprint;  /* of what is chosen */
  DiaPickerChosenFunc  is_chosen;
  gpointer             chosen_data;
};

/* Whether the account of that id, one of the row's, is chosen. */
gboolean dia_picker_row_is_chosen (DiaPickerRow *self, DiaId account_id);

/**
 * DiaPickerModel:
 *
 * The accounts of a workspace as the rows of the picker: brands, in them
 * markets, in crowded markets accounts. A list of #DiaPickerRow of which only
 * the open parts exist; a change touches the rows between the first and the last
 * that differ. Main thread.
 */
#define DIA_TYPE_PICKER_MODEL (dia_picker_model_get_type ())
G_DECLARE_FINAL_TYPE (DiaPickerModel, dia_picker_model, DIA, PICKER_MODEL, GObject)

/* @brands and @accounts are followed. @user_data must outlive the model.
 * (transfer full) */
DiaPickerModel *dia_picker_model_new (GListModel *brands, GListModel *accounts,
                                      DiaPickerChosenFunc is_chosen, gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

/* Words that the name, handle, brand, market, language or network of an account
 * must hold, in any order; case and accents do not count. "" for all. */
void dia_picker_model_set_search (DiaPickerModel *self, const char *text);
/* "" for any. */
void dia_picker_model_set_network  (DiaPickerModel *self, const char *network);
void dia_picker_model_set_language (DiaPickerModel *self, const char *language);
void dia_picker_model_set_market   (DiaPickerModel *self, const char *market);
gboolean dia_picker_model_is_filtered (DiaPickerModel *self);

/* Opens or closes a row. While there is a filter everything is open. */
void dia_picker_model_set_expanded (DiaPickerModel *self, DiaPickerRow *row, gboolean expanded);
/* Opens the brands of which something is chosen; the first one when nothing is. */
void dia_picker_model_expand_chosen (DiaPickerModel *self);
/* Counts again what is chosen. */
void dia_picker_model_update_chosen (DiaPickerModel *self);

G_END_DECLS
