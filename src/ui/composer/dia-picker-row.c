/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-picker-row.h"

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaPickerRow, dia_picker_row, G_TYPE_OBJECT)

static gboolean
holds_same_accounts (DiaPickerRow *a,
                     DiaPickerRow *b)
{
  if (a->accounts->len != b->accounts->len)
    return FALSE;
  for (guint i = 0; i < a->accounts->len; i++)
    if (g_ptr_array_index (a->accounts, i) != g_ptr_array_index (b->accounts, i))
      return FALSE;
  return TRUE;
}

static void
dia_picker_row_finalize (GObject *object)
{
  DiaPickerRow *self = DIA_PICKER_ROW (object);

  g_free (self->key);
  g_free (self->title);
  g_clear_object (&self->brand);
  g_ptr_array_unref (self->accounts);
  G_OBJECT_CLASS (dia_picker_row_parent_class)->finalize (object);
}

static void
dia_picker_row_class_init (DiaPickerRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_picker_row_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dia_picker_row_init (DiaPickerRow *self)
{
  self->accounts = g_ptr_array_new_with_free_func (g_object_unref);
}

DiaPickerRow *
dia_picker_row_new (DiaPickerRowKind     kind,
                    DiaBrand            *brand,
                    char                *key,
                    char                *title,
                    DiaPickerChoiceFunc  get_choice,
                    gpointer             user_data)
{
  DiaPickerRow *self = g_object_new (DIA_TYPE_PICKER_ROW, NULL);

  self->kind = kind;
  self->key = key;
  self->title = title;
  self->brand = brand != NULL ? g_object_ref (brand) : NULL;
  self->get_choice = get_choice;
  self->choice_data = user_data;
  self->expandable = kind == DIA_PICKER_ROW_BRAND;
  return self;
}

void
dia_picker_row_add_account (DiaPickerRow *self,
                            DiaAccount   *account)
{
  g_ptr_array_add (self->accounts, g_object_ref (account));
}

DiaPickerChoice
dia_picker_row_get_choice (DiaPickerRow *self,
                           DiaId         account_id)
{
  return self->get_choice (account_id, self->choice_data);
}

gboolean
dia_picker_row_count_chosen (DiaPickerRow *self)
{
  guint n_chosen = 0;
  gint64 fingerprint = 0;

  for (guint i = 0; i < self->accounts->len; i++)
    {
      DiaId id = ((DiaAccount *) g_ptr_array_index (self->accounts, i))->id;

      DiaPickerChoice choice = dia_picker_row_get_choice (self, id);

      if (choice == DIA_PICKER_LEFT_OUT)
        continue;
      n_chosen++;
      fingerprint ^= id * (gint64) choice;
    }
  if (self->n_chosen == n_chosen && self->fingerprint == fingerprint)
    return FALSE;
  self->n_chosen = n_chosen;
  self->fingerprint = fingerprint;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return TRUE;
}

void
dia_picker_row_set_expanded (DiaPickerRow *self,
                             gboolean      expanded)
{
  if (self->expanded == expanded)
    return;
  self->expanded = expanded;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

gboolean
dia_picker_row_is_same (DiaPickerRow *self,
                        DiaPickerRow *other)
{
  return self->kind == other->kind
         && g_str_equal (self->key, other->key)
         && g_str_equal (self->title, other->title)
         && self->brand == other->brand
         && self->expandable == other->expandable
         && holds_same_accounts (self, other);
}
