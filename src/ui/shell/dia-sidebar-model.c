/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-sidebar-model.h"

#include "dia-account-search.h"

struct _DiaSidebarModel
{
  GObject     parent_instance;

  GListModel *brands;     /* (owned) (element-type DiaBrand) */
  GListModel *accounts;   /* (owned) (element-type DiaAccount) */
  GPtrArray  *rows;       /* (owned) (element-type DiaSidebarItem) */
  GHashTable *expanded;   /* (owned) (element-type DiaId): set of brands */
  GHashTable *complete;   /* (owned) (element-type DiaId): brands that show all their accounts */
  DiaAccountSearch *search;  /* (owned): while it is active, what is found is what is shown */
  gboolean    touched;    /* a person opened or closed a brand; before that the first one is open */
};

static void dia_sidebar_model_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (DiaSidebarItem, dia_sidebar_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (DiaSidebarModel, dia_sidebar_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dia_sidebar_model_list_init))

static void
dia_sidebar_item_dispose (GObject *object)
{
  DiaSidebarItem *self = DIA_SIDEBAR_ITEM (object);

  g_clear_object (&self->brand);
  g_clear_object (&self->account);
  G_OBJECT_CLASS (dia_sidebar_item_parent_class)->dispose (object);
}

static void
dia_sidebar_item_class_init (DiaSidebarItemClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_sidebar_item_dispose;
}

static void
dia_sidebar_item_init (DiaSidebarItem *self)
{
}

static DiaSidebarItem *
make_item (DiaSidebarKind kind,
           DiaBrand      *brand,
           DiaAccount    *account)
{
  DiaSidebarItem *item = g_object_new (DIA_TYPE_SIDEBAR_ITEM, NULL);

  item->kind = kind;
  item->brand = g_object_ref (brand);
  if (account != NULL)
    item->account = g_object_ref (account);
  return item;
}

static gboolean
has_id (GHashTable *set,
        DiaId       id)
{
  return g_hash_table_contains (set, &id);
}

static gboolean
put_id (GHashTable *set,
        DiaId       id,
        gboolean    in)
{
  return in ? g_hash_table_add (set, g_memdup2 (&id, sizeof id)) : g_hash_table_remove (set, &id);
}

/* Accounts lie sorted by brand, so that one brand's are a run that begins where
 * the last brand's ended. */
static GPtrArray *
take_run (DiaSidebarModel *self,
          DiaBrand        *brand,
          guint           *next)
{
  GPtrArray *run = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (self->accounts);

  for (; *next < n; (*next)++)
    {
      g_autoptr (DiaAccount) account = g_list_model_get_item (self->accounts, *next);

      if (account->brand_id != brand->id)
        break;
      if (dia_account_search_matches (self->search, account, brand))
        g_ptr_array_add (run, g_steal_pointer (&account));
    }
  return run;
}

static guint
count_sign_ins (GPtrArray *accounts)
{
  guint n = 0;

  for (guint i = 0; i < accounts->len; i++)
    n += ((DiaAccount *) g_ptr_array_index (accounts, i))->sign_in == DIA_SIGN_IN_NEEDED;
  return n;
}

static void
append_accounts (DiaSidebarModel *self,
                 GPtrArray       *rows,
                 DiaBrand        *brand,
                 GPtrArray       *accounts)
{
  gboolean complete = has_id (self->complete, brand->id) || dia_account_search_is_active (self->search)
                      || accounts->len <= DIA_SIDEBAR_FIRST_ACCOUNTS + 1;
  guint n_shown = complete ? accounts->len : DIA_SIDEBAR_FIRST_ACCOUNTS;

  for (guint i = 0; i < n_shown; i++)
    g_ptr_array_add (rows, make_item (DIA_SIDEBAR_ACCOUNT, brand, g_ptr_array_index (accounts, i)));
  if (n_shown < accounts->len)
    {
      DiaSidebarItem *more = make_item (DIA_SIDEBAR_MORE, brand, NULL);

      more->n_accounts = accounts->len - n_shown;
      g_ptr_array_add (rows, more);
    }
}

static GPtrArray *
build_rows (DiaSidebarModel *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_brands = g_list_model_get_n_items (self->brands);
  gboolean searching = dia_account_search_is_active (self->search);
  guint next = 0;

  for (guint i = 0; i < n_brands; i++)
    {
      g_autoptr (DiaBrand) brand = g_list_model_get_item (self->brands, i);
      g_autoptr (GPtrArray) accounts = take_run (self, brand, &next);
      DiaSidebarItem *item;

      if (searching && accounts->len == 0)
        continue;
      item = make_item (DIA_SIDEBAR_BRAND, brand, NULL);
      item->expanded = searching || has_id (self->expanded, brand->id) || (!self->touched && i == 0);
      item->n_accounts = accounts->len;
      item->n_sign_in = count_sign_ins (accounts);
      g_ptr_array_add (rows, item);
      if (item->expanded)
        append_accounts (self, rows, brand, accounts);
    }
  return rows;
}

/* The nouns are never written to after they are shared, so that the same
 * objects mean the same row. */
static gboolean
is_same_row (DiaSidebarItem *a,
             DiaSidebarItem *b)
{
  return a->kind == b->kind && a->brand == b->brand && a->account == b->account
         && a->expanded == b->expanded && a->n_accounts == b->n_accounts && a->n_sign_in == b->n_sign_in;
}

static void
take_rows (DiaSidebarModel *self,
           GPtrArray       *rows)
{
  g_autoptr (GPtrArray) old = self->rows;
  guint same_start = 0, same_end = 0;
  guint shortest = MIN (old->len, rows->len);

  while (same_start < shortest && is_same_row (old->pdata[same_start], rows->pdata[same_start]))
    same_start++;
  while (same_end < shortest - same_start
         && is_same_row (old->pdata[old->len - 1 - same_end], rows->pdata[rows->len - 1 - same_end]))
    same_end++;
  self->rows = rows;
  if (old->len != rows->len || same_start + same_end < rows->len)
    g_list_model_items_changed (G_LIST_MODEL (self), same_start,
                                old->len - same_start - same_end, rows->len - same_start - same_end);
}

static void
on_roster_items_changed_cb (GListModel      *list,
                            guint            position,
                            guint            removed,
                            guint            added,
                            DiaSidebarModel *self)
{
  /* The kept texts hold the accounts that were; their number must not grow. */
  dia_account_search_forget (self->search);
  take_rows (self, build_rows (self));
}

static GType
dia_sidebar_model_get_item_type (GListModel *list)
{
  return DIA_TYPE_SIDEBAR_ITEM;
}

static guint
dia_sidebar_model_get_n_items (GListModel *list)
{
  return DIA_SIDEBAR_MODEL (list)->rows->len;
}

static gpointer
dia_sidebar_model_get_item (GListModel *list,
                            guint       position)
{
  DiaSidebarModel *self = DIA_SIDEBAR_MODEL (list);

  return position < self->rows->len ? g_object_ref (g_ptr_array_index (self->rows, position)) : NULL;
}

static void
dia_sidebar_model_list_init (GListModelInterface *iface)
{
  iface->get_item_type = dia_sidebar_model_get_item_type;
  iface->get_n_items = dia_sidebar_model_get_n_items;
  iface->get_item = dia_sidebar_model_get_item;
}

static void
dia_sidebar_model_dispose (GObject *object)
{
  DiaSidebarModel *self = DIA_SIDEBAR_MODEL (object);

  g_clear_object (&self->brands);
  g_clear_object (&self->accounts);
  G_OBJECT_CLASS (dia_sidebar_model_parent_class)->dispose (object);
}

static void
dia_sidebar_model_finalize (GObject *object)
{
  DiaSidebarModel *self = DIA_SIDEBAR_MODEL (object);

  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->expanded);
  g_hash_table_unref (self->complete);
  dia_account_search_free (self->search);
  G_OBJECT_CLASS (dia_sidebar_model_parent_class)->finalize (object);
}

static void
dia_sidebar_model_class_init (DiaSidebarModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_sidebar_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_sidebar_model_finalize;
}

static void
dia_sidebar_model_init (DiaSidebarModel *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->search = dia_account_search_new ();
  self->expanded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->complete = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

DiaSidebarModel *
dia_sidebar_model_new (GListModel *brands,
                       GListModel *accounts)
{
  DiaSidebarModel *self = g_object_new (DIA_TYPE_SIDEBAR_MODEL, NULL);

  self->brands = g_object_ref (brands);
  self->accounts = g_object_ref (accounts);
  g_signal_connect_object (brands, "items-changed", G_CALLBACK (on_roster_items_changed_cb), self, 0);
  g_signal_connect_object (accounts, "items-changed", G_CALLBACK (on_roster_items_changed_cb), self, 0);
  take_rows (self, build_rows (self));
  return self;
}

void
dia_sidebar_model_set_expanded (DiaSidebarModel *self,
                                DiaId            brand_id,
                                gboolean         expanded)
{
  g_autoptr (DiaBrand) first = NULL;

  g_return_if_fail (DIA_IS_SIDEBAR_MODEL (self));

  if (dia_account_search_is_active (self->search))
    return;
  first = g_list_model_get_item (self->brands, 0);
  if (!self->touched && first != NULL)
    put_id (self->expanded, first->id, TRUE);
  self->touched = TRUE;
  put_id (self->complete, brand_id, FALSE);
  if (put_id (self->expanded, brand_id, expanded))
    take_rows (self, build_rows (self));
}

void
dia_sidebar_model_show_all (DiaSidebarModel *self,
                            DiaId            brand_id)
{
  g_return_if_fail (DIA_IS_SIDEBAR_MODEL (self));

  if (put_id (self->complete, brand_id, TRUE))
    take_rows (self, build_rows (self));
}

void
dia_sidebar_model_set_search (DiaSidebarModel *self,
                              const char      *text)
{
  g_return_if_fail (DIA_IS_SIDEBAR_MODEL (self));

  dia_account_search_set_text (self->search, text);
  take_rows (self, build_rows (self));
}
