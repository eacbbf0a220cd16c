/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-picker-model.h"

#include "dia-format.h"
#include "dia-network-sign.h"

#include <string.h>

struct _DiaPickerModel
{
  GObject              parent_instance;

  GListModel          *brands;        /* (owned) */
  GListModel          *accounts;      /* (owned) */
  DiaPickerChosenFunc  is_chosen;
  gpointer             chosen_data;

  char               **words;         /* (owned): folded */
  char                *network;       /* (owned), "" for any */
  char                *language;
  char                *market;

  GHashTable          *haystacks;     /* (owned): account → folded text to search in */
  GHashTable          *market_names;  /* (owned): code → name */
  GHashTable          *language_names;
  GHashTable          *expanded;      /* (owned): keys of open rows */
  GPtrArray           *rows;          /* (element-type DiaPickerRow) */
};

static void dia_picker_model_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (DiaPickerRow, dia_picker_row, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (DiaPickerModel, dia_picker_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dia_picker_model_list_model_init))

static DiaPickerRow *
create_row (DiaPickerModel   *self,
            DiaPickerRowKind  kind,
            DiaBrand         *brand,
            char             *key,
            char             *title)
{
  DiaPickerRow *row = g_object_new (DIA_TYPE_PICKER_ROW, NULL);

  row->kind = kind;
  row->key = key;
  row->title = title;
  row->brand = brand != NULL ? g_object_ref (brand) : NULL;
  row->is_chosen = self->is_chosen;
  row->chosen_data = self->chosen_data;
  row->expandable = kind == DIA_PICKER_ROW_BRAND;
  row->expanded = dia_picker_model_is_filtered (self) || g_hash_table_contains (self->expanded, key);
  return row;
}

static void
add_account (DiaPickerRow *row,
             DiaAccount   *account)
{
  g_ptr_array_add (row->accounts, g_object_ref (account));
}

/* Counts what is chosen of a row; TRUE when that changed. */
static gboolean
count_chosen (DiaPickerRow *row)
{
  guint n_chosen = 0;
  gint64 fingerprint = 0;

  for (guint i = 0; i < row->accounts->len; i++)
    {
      DiaId id = ((DiaAccount *) g_ptr_array_index (row->accounts, i))->id;

      if (!dia_picker_row_is_chosen (row, id))
        continue;
      n_chosen++;
      fingerprint ^= id;
    }
  if (row->n_chosen == n_chosen && row->fingerprint == fingerprint)
    return FALSE;
  row->n_chosen = n_chosen;
  row->fingerprint = fingerprint;
  return TRUE;
}

/* The name of a market or language: thousands of accounts share a few, and each
 * costs a look into the tables of ICU. (transfer none) */
static const char *
get_name (GHashTable  *names,
          const char  *code,
          char       *(*find) (const char *code))
{
  const char *name = g_hash_table_lookup (names, code);

  if (name == NULL)
    {
      g_hash_table_insert (names, g_strdup (code), find (code));
      name = g_hash_table_lookup (names, code);
    }
  return name;
}

/* What a person might type to find the account. (transfer full) */
static char *
build_haystack (DiaPickerModel *self,
                DiaAccount     *account,
                DiaBrand       *brand)
{
  const char *market = get_name (self->market_names, account->market, dia_format_market_name);
  const char *language = get_name (self->language_names, account->language, dia_format_language_name);
  g_autofree char *text = g_strjoin (" ", brand->name, account->name, account->handle, market, account->market,
                                     language, account->language, account->network,
                                     dia_network_sign_get_name (account->network), account->labels, NULL);

  return dia_format_fold (text);
}

static const char *
get_haystack (DiaPickerModel *self,
              DiaAccount     *account,
              DiaBrand       *brand)
{
  char *haystack = g_hash_table_lookup (self->haystacks, account);

  if (haystack == NULL)
    {
      haystack = build_haystack (self, account, brand);
      g_hash_table_insert (self->haystacks, g_object_ref (account), haystack);
    }
  return haystack;
}

static gboolean
passes (const char *wanted,
        const char *value)
{
  return *wanted == '\0' || g_strcmp0 (wanted, value) == 0;
}

static gboolean
is_shown (DiaPickerModel *self,
          DiaAccount     *account,
          DiaBrand       *brand)
{
  const char *haystack;

  if (!passes (self->network, account->network)
      || !passes (self->language, account->language)
      || !passes (self->market, account->market))
    return FALSE;
  if (self->words[0] == NULL)
    return TRUE;
  haystack = get_haystack (self, account, brand);
  for (char **word = self->words; *word != NULL; word++)
    if (strstr (haystack, *word) == NULL)
      return FALSE;
  return TRUE;
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

      add_account (row, account);
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
      add_account (row, account);
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

      if (row != NULL && is_shown (self, account, row->brand))
        add_account (row, account);
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
        add_account (row, g_ptr_array_index (brand->accounts, j));
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
    count_chosen (g_ptr_array_index (rows, i));
  return rows;
}

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

/* Whether the row on screen can stay: then it only takes over the figures. */
static gboolean
keep_row (DiaPickerRow *older,
          DiaPickerRow *newer)
{
  if (older->kind != newer->kind
      || !g_str_equal (older->key, newer->key)
      || !g_str_equal (older->title, newer->title)
      || older->brand != newer->brand
      || older->expandable != newer->expandable
      || !holds_same_accounts (older, newer))
    return FALSE;
  if (count_chosen (older) || older->expanded != newer->expanded)
    {
      older->expanded = newer->expanded;
      g_signal_emit_by_name (older, "changed");
    }
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
  g_hash_table_remove_all (self->haystacks);
  rebuild (self);
}

static void
set_filter (DiaPickerModel  *self,
            char           **filter,
            const char      *value)
{
  if (g_strcmp0 (*filter, value) == 0)
    return;
  g_free (*filter);
  *filter = g_strdup (value != NULL ? value : "");
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
  g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dia_picker_row_init (DiaPickerRow *self)
{
  self->accounts = g_ptr_array_new_with_free_func (g_object_unref);
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

  g_strfreev (self->words);
  g_free (self->network);
  g_free (self->language);
  g_free (self->market);
  g_hash_table_unref (self->haystacks);
  g_hash_table_unref (self->market_names);
  g_hash_table_unref (self->language_names);
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
  self->words = g_new0 (char *, 1);
  self->network = g_strdup ("");
  self->language = g_strdup ("");
  self->market = g_strdup ("");
  self->haystacks = g_hash_table_new_full (g_direct_hash, g_direct_equal, g_object_unref, g_free);
  self->market_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->language_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->expanded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}

gboolean
dia_picker_row_is_chosen (DiaPickerRow *self,
                          DiaId         account_id)
{
  return self->is_chosen (account_id, self->chosen_data);
}

DiaPickerModel *
dia_picker_model_new (GListModel          *brands,
                      GListModel          *accounts,
                      DiaPickerChosenFunc  is_chosen,
                      gpointer             user_data)
{
  DiaPickerModel *self = g_object_new (DIA_TYPE_PICKER_MODEL, NULL);

  self->brands = g_object_ref (brands);
  self->accounts = g_object_ref (accounts);
  self->is_chosen = is_chosen;
  self->chosen_data = user_data;
  g_signal_connect_object (brands, "items-changed", G_CALLBACK (on_source_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accounts, "items-changed", G_CALLBACK (on_source_changed_cb), self, G_CONNECT_SWAPPED);
  rebuild (self);
  return self;
}

void
dia_picker_model_set_search (DiaPickerModel *self,
                             const char     *text)
{
  g_autofree char *folded = dia_format_fold (text);
  g_auto(GStrv) parts = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr(GStrvBuilder) words = g_strv_builder_new ();

  for (char **part = parts; *part != NULL; part++)
    if (**part != '\0')
      g_strv_builder_add (words, *part);
  g_strfreev (self->words);
  self->words = g_strv_builder_end (words);
  rebuild (self);
}

void
dia_picker_model_set_network (DiaPickerModel *self,
                              const char     *network)
{
  set_filter (self, &self->network, network);
}

void
dia_picker_model_set_language (DiaPickerModel *self,
                               const char     *language)
{
  set_filter (self, &self->language, language);
}

void
dia_picker_model_set_market (DiaPickerModel *self,
                             const char     *market)
{
  set_filter (self, &self->market, market);
}

gboolean
dia_picker_model_is_filtered (DiaPickerModel *self)
{
  return self->words[0] != NULL || *self->network != '\0' || *self->language != '\0' || *self->market != '\0';
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
    {
      DiaPickerRow *row = g_ptr_array_index (self->rows, i);

      if (count_chosen (row))
        g_signal_emit_by_name (row, "changed");
    }
}
