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

/* What an account is to the content. */
typedef enum
{
  DIA_PICKER_LEFT_OUT,
  DIA_PICKER_CHOSEN,
  DIA_PICKER_SETTLED,   /* its post has gone out: it counts as chosen and stays so */
} DiaPickerChoice;

typedef DiaPickerChoice (*DiaPickerChoiceFunc) (DiaId account_id, gpointer user_data);

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
  DiaPickerChoiceFunc  get_choice;
  gpointer             choice_data;
};

/* A row without accounts, closed. @brand: (nullable). @key, @title: (transfer full).
 * @user_data must outlive the row. (transfer full) */
DiaPickerRow *dia_picker_row_new          (DiaPickerRowKind kind, DiaBrand *brand, char *key, char *title,
                                           DiaPickerChoiceFunc get_choice, gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
void          dia_picker_row_add_account  (DiaPickerRow *self, DiaAccount *account);
/* What the account of that id, one of the row's, is. */
DiaPickerChoice dia_picker_row_get_choice (DiaPickerRow *self, DiaId account_id);
/* Counts again what is chosen of the row; TRUE when that changed. */
gboolean      dia_picker_row_count_chosen (DiaPickerRow *self);
/* Says that the rows below it are shown. */
void          dia_picker_row_set_expanded (DiaPickerRow *self, gboolean expanded);
/* Whether both are about the same accounts in the same place, their figures
 * aside: then one on screen can stay where the other should come. */
gboolean      dia_picker_row_is_same      (DiaPickerRow *self, DiaPickerRow *other);

G_END_DECLS
