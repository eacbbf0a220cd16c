/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-picker-row.h"

G_BEGIN_DECLS

/* A market with more accounts of a brand than this opens into rows of its own. */
#define DIA_PICKER_INLINE_MAX 3

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
                                      DiaPickerChoiceFunc get_choice, gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

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
