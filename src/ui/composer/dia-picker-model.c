/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-picker-model.h"

#include "dia-format.h"
#include "dia-picker-filter.h"

struct _DiaPickerModel
{
  GObject              parent_instance;

  GListModel          *brands;        /* (owned) */
  GListModel          *accounts;      /* (owned) */
  DiaPickerChoiceFunc  get_choice;
  gpointer             choice_data;

  DiaPickerFilter     *filter;        /* (owned) */
  GHashTable          *expanded;      /* (owned): keys of open rows */
  GPtrArray           *rows;          /* (element-type DiaPickerRow) */
};

static void dia_picker_model_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DiaPickerModel, dia_picker_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dia_picker_model_list_model_init))

static DiaPickerRow *
create_row (DiaPickerModel   *self,
            DiaPickerRowKind  kind,
            DiaBrand         *brand,
            char             *key,
            char             *title)
{
  DiaPickerRow *row = dia_picker_row_new (kind, brand, key, title, self->get_choice, self->choice_data);

  row->expanded = dia_picker_model_is_filtered (self) || g_hash_table_contains (self->expanded, key);
  return row;
}

static void
append_accounts (DiaPickerModel *self,
                 DiaPickerRow   *market,
                 GPtrArray      *rows)
{
  for (guint i = 0; i < market->accounts->len; i++)
    {
      DiaAccount *account = g_ptr_array_index (market->accounts, i);
      DiaPickerRow *row = create_row (self, DIA_PICKER_ROW_ACCOUNT, market->brand,
                                      g_strdup_printf ("%" G_GINT64_FORMAT, account->id),
                                      dia_account_dup_handle (account));

      dia_picker_row_add_account (row, account);
      g_ptr_array_add (rows, row);
    }
}

static DiaPickerRow *
create_market_row (DiaPickerModel *self,
                   DiaPickerRow   *brand,
                   const char     *market)
{
  return create_row (self, DIA_PICKER_ROW_MARKET, brand->brand, g_strconcat (brand->key, "/", market, NULL),
                     dia_format_market_name (market));
}

/* Markets in the order in which their first account comes. */
static void
append_markets (DiaPickerModel *self,
                DiaPickerRow   *brand,
                GPtrArray      *rows)
{
  g_autoptr(GHashTable) by_market = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) markets = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < brand->accounts->len; i++)
    {
      DiaAccount *account = g_ptr_array_index (brand->accounts, i);
      DiaPickerRow *row = g_hash_table_lookup (by_market, account->market);

      if (row == NULL)
        {
          row = create_market_row (self, brand, account->market);
          g_ptr_array_add (markets, row);
          g_hash_table_insert (by_market, account->market, row);
        }
      dia_picker_row_add_account (row, account);
    }
  for (guint i = 0; i < markets->len; i++)
    {
      DiaPickerRow *row = g_ptr_array_index (markets, i);

      row->expandable = row->accounts->len > DIA_PICKER_INLINE_MAX;
      g_ptr_array_add (rows, g_object_ref (row));
      if (row->expandable && row->expanded)
        append_accounts (self, row, rows);
    }
}

/* The rows of brands that have shown accounts, in the order of the brands. The
 * accounts come sorted by brand. (transfer full) */
static GPtrArray *
build_brands (DiaPickerModel *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < g_list_model_get_n_items (self->brands); i++)
    {
      g_autoptr(DiaBrand) brand = g_list_model_get_item (self->brands, i);
      DiaPickerRow *row = create_row (self, DIA_PICKER_ROW_BRAND, brand,
                                      g_strdup_printf ("%" G_GINT64_FORMAT, brand->id), g_strdup (brand->name));

      g_ptr_array_add (rows, row);
      g_hash_table_insert (by_id, &row->brand->id, row);
    }
  for (guint i = 0; i < g_list_model_get_n_items (self->accounts); i++)
    {
      g_autoptr(DiaAccount) account = g_list_model_get_item (self->accounts, i);
      DiaPickerRow *row = g_hash_table_lookup (by_id, &account->brand_id);

      if (row != NULL && dia_picker_filter_passes (self->filter, account, row->brand))
        dia_picker_row_add_account (row, account);
    }
  for (guint i = rows->len; i > 0; i--)
    if (((DiaPickerRow *) g_ptr_array_index (rows, i - 1))->accounts->len == 0)
      g_ptr_array_remove_index (rows, i - 1);
  return rows;
}

static void
prepend_all_shown (DiaPickerModel *self,
                   GPtrArray      *brands,
                   GPtrArray      *rows)
{
  DiaPickerRow *row;

  if (!dia_picker_model_is_filtered (self) || brands->len == 0)
    return;
  row = create_row (self, DIA_PICKER_ROW_SHOWN, NULL, g_strdup ("*"), g_strdup (""));
  for (guint i = 0; i < brands->len; i++)
    {
      DiaPickerRow *brand = g_ptr_array_index (brands, i);

      for (guint j = 0; j < brand->accounts->len; j++)
        dia_picker_row_add_account (row, g_ptr_array_index (brand->accounts, j));
    }
  g_ptr_array_insert (rows, 0, row);
}

static GPtrArray *
build_rows (DiaPickerModel *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) brands = build_brands (self);

  prepend_all_shown (self, brands, rows);
  for (guint i = 0; i < brands->len; i++)
    {
      DiaPickerRow *brand = g_ptr_array_index (brands, i);

      g_ptr_array_add (rows, g_object_ref (brand));
      if (brand->expanded)
        append_markets (self, brand, rows);
    }
  for (guint i = 0; i < rows->len; i++)
    dia_picker_row_count_chosen (g_ptr_array_index (rows, i));
  return rows;
}

/* Whether the row on screen can stay: then it only takes over the figures. */
static gboolean
keep_row (DiaPickerRow *older,
          DiaPickerRow *newer)
{
  if (!dia_picker_row_is_same (older, newer))
    return FALSE;
  dia_picker_row_count_chosen (older);
  dia_picker_row_set_expanded (older, newer->expanded);
  return TRUE;
}

static void
put_row (GPtrArray    *rows,
         guint         position,
         DiaPickerRow *row)
{
  g_object_unref (g_ptr_array_index (rows, position));
  g_ptr_array_index (rows, position) = g_object_ref (row);
}

/* Rows at both ends that are the same stay the same objects, so that the list
 * on screen keeps its focus and its place. */
static void
rebuild (DiaPickerModel *self)
{
  g_autoptr(GPtrArray) older = g_steal_pointer (&self->rows);
  GPtrArray *newer = build_rows (self);
  guint first = 0;
  guint last = 0;

  while (first < MIN (older->len, newer->len)
         && keep_row (g_ptr_array_index (older, first), g_ptr_array_index (newer, first)))
    {
      put_row (newer, first, g_ptr_array_index (older, first));
      first++;
    }
  while (last < MIN (older->len, newer->len) - first
         && keep_row (g_ptr_array_index (older, older->len - 1 - last), g_ptr_array_index (newer, newer->len - 1 - last)))
    {
      put_row (newer, newer->len - 1 - last, g_ptr_array_index (older, older->len - 1 - last));
      last++;
    }
  self->rows = newer;
  if (older->len - first - last > 0 || newer->len - first - last > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), first, older->len - first - last, newer->len - first - last);
}

static void
on_source_changed_cb (DiaPickerModel *self)
{
  dia_picker_filter_forget (self->filter);
  rebuild (self);
}

static GType
dia_picker_model_get_item_type (GListModel *model)
{
  return DIA_TYPE_PICKER_ROW;
}

static guint
dia_picker_model_get_n_items (GListModel *model)
{
  return DIA_PICKER_MODEL (model)->rows->len;
}

static gpointer
dia_picker_model_get_item (GListModel *model,
                           guint       position)
{
  DiaPickerModel *self = DIA_PICKER_MODEL (model);

  return position < self->rows->len ? g_object_ref (g_ptr_array_index (self->rows, position)) : NULL;
}

static void
dia_picker_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = dia_picker_model_get_item_type;
  iface->get_n_items = dia_picker_model_get_n_items;
  iface->get_item = dia_picker_model_get_item;
}

static void
dia_picker_model_dispose (GObject *object)
{
  DiaPickerModel *self = DIA_PICKER_MODEL (object);

  g_clear_object (&self->brands);
  g_clear_object (&self->accounts);
  G_OBJECT_CLASS (dia_picker_model_parent_class)->dispose (object);
}

static void
dia_picker_model_finalize (GObject *object)
{
  DiaPickerModel *self = DIA_PICKER_MODEL (object);

  dia_picker_filter_free (self->filter);
  g_hash_table_unref (self->expanded);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (dia_picker_model_parent_class)->finalize (object);
}

static void
dia_picker_model_class_init (DiaPickerModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dia_picker_model_dispose;
  object_class->finalize = dia_picker_model_finalize;
}

static void
dia_picker_model_init (DiaPickerModel *self)
{
  self->filter = dia_picker_filter_new ();
  self->expanded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}

DiaPickerModel *
dia_picker_model_new (GListModel          *brands,
                      GListModel          *accounts,
                      DiaPickerChoiceFunc  get_choice,
                      gpointer             user_data)
{
  DiaPickerModel *self = g_object_new (DIA_TYPE_PICKER_MODEL, NULL);

  self->brands = g_object_ref (brands);
  self->accounts = g_object_ref (accounts);
  self->get_choice = get_choice;
  self->choice_data = user_data;
  g_signal_connect_object (brands, "items-changed", G_CALLBACK (on_source_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accounts, "items-changed", G_CALLBACK (on_source_changed_cb), self, G_CONNECT_SWAPPED);
  rebuild (self);
  return self;
}

void
dia_picker_model_set_search (DiaPickerModel *self,
                             const char     *text)
{
  dia_picker_filter_set_search (self->filter, text);
  rebuild (self);
}

void
dia_picker_model_set_network (DiaPickerModel *self,
                              const char     *network)
{
  if (dia_picker_filter_set_network (self->filter, network))
    rebuild (self);
}

void
dia_picker_model_set_language (DiaPickerModel *self,
                               const char     *language)
{
  if (dia_picker_filter_set_language (self->filter, language))
    rebuild (self);
}

void
dia_picker_model_set_market (DiaPickerModel *self,
                             const char     *market)
{
  if (dia_picker_filter_set_market (self->filter, market))
    rebuild (self);
}

gboolean
dia_picker_model_is_filtered (DiaPickerModel *self)
{
  return dia_picker_filter_is_active (self->filter);
}

void
dia_picker_model_set_expanded (DiaPickerModel *self,
                               DiaPickerRow   *row,
                               gboolean        expanded)
{
  if (!row->expandable || row->expanded == expanded || dia_picker_model_is_filtered (self))
    return;
  if (expanded)
    g_hash_table_add (self->expanded, g_strdup (row->key));
  else
    g_hash_table_remove (self->expanded, row->key);
  rebuild (self);
}

void
dia_picker_model_expand_chosen (DiaPickerModel *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      DiaPickerRow *row = g_ptr_array_index (self->rows, i);

      if (row->kind == DIA_PICKER_ROW_BRAND && row->n_chosen > 0)
        {
          g_hash_table_add (self->expanded, g_strdup (row->key));
          any = TRUE;
        }
    }
  if (!any && self->rows->len > 0)
    g_hash_table_add (self->expanded, g_strdup (((DiaPickerRow *) g_ptr_array_index (self->rows, 0))->key));
  rebuild (self);
}

void
dia_picker_model_update_chosen (DiaPickerModel *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    dia_picker_row_count_chosen (g_ptr_array_index (self->rows, i));
}
