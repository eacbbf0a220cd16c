/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-account-entries.h"

#include "dia-account-search.h"
#include "dia-format.h"

struct _DiaAccountEntries
{
  GObject           parent_instance;

  DiaRoster        *roster;    /* (owned) */
  DiaAccountSearch *search;    /* (owned) */
  GPtrArray        *entries;   /* (owned) (element-type DiaAccountEntry) */
};

static void dia_account_entries_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (DiaAccountEntry, dia_account_entry, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (DiaAccountEntries, dia_account_entries, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dia_account_entries_model_init))

static void
dia_account_entry_dispose (GObject *object)
{
  DiaAccountEntry *self = DIA_ACCOUNT_ENTRY (object);

  g_clear_object (&self->brand);
  g_clear_object (&self->account);
  G_OBJECT_CLASS (dia_account_entry_parent_class)->dispose (object);
}

static void
dia_account_entry_finalize (GObject *object)
{
  g_free (DIA_ACCOUNT_ENTRY (object)->detail);
  G_OBJECT_CLASS (dia_account_entry_parent_class)->finalize (object);
}

static void
dia_account_entry_class_init (DiaAccountEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_account_entry_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_account_entry_finalize;
}

static void
dia_account_entry_init (DiaAccountEntry *self)
{
}

static DiaAccountEntry *
append_entry (GPtrArray  *entries,
              DiaBrand   *brand,
              DiaAccount *account)
{
  DiaAccountEntry *entry = g_object_new (DIA_TYPE_ACCOUNT_ENTRY, NULL);

  entry->brand = g_object_ref (brand);
  if (account != NULL)
    entry->account = g_object_ref (account);
  g_ptr_array_add (entries, entry);
  return entry;
}

static gboolean
belongs_next (GListModel     *accounts,
              guint           position,
              const DiaBrand *brand)
{
  g_autoptr (DiaAccount) account = g_list_model_get_item (accounts, position);

  return account != NULL && account->brand_id == brand->id;
}

/* Appends those of the accounts of @head's brand, a run that begins at *next,
 * which are looked for. */
static void
append_accounts (DiaAccountEntries *self,
                 GPtrArray         *entries,
                 DiaAccountEntry   *head,
                 guint             *next)
{
  GListModel *accounts = dia_roster_get_accounts (self->roster);
  guint n_before = entries->len;

  for (; belongs_next (accounts, *next, head->brand); (*next)++)
    {
      g_autoptr (DiaAccount) account = g_list_model_get_item (accounts, *next);
      DiaAccountEntry *entry;

      head->n_accounts++;
      if (!dia_account_search_matches (self->search, account, head->brand))
        continue;
      entry = append_entry (entries, head->brand, account);
      entry->first = head->n_accounts == 1;
      entry->last = !belongs_next (accounts, *next + 1, head->brand);
      entry->top = entries->len == n_before + 1;
    }
  if (entries->len > n_before)
    ((DiaAccountEntry *) g_ptr_array_index (entries, entries->len - 1))->bottom = TRUE;
}

/* (transfer full) (element-type DiaAccountEntry) */
static GPtrArray *
build_entries (DiaAccountEntries *self)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *brands = dia_roster_get_brands (self->roster);
  guint n = g_list_model_get_n_items (brands);
  guint next = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DiaBrand) brand = g_list_model_get_item (brands, i);
      DiaAccountEntry *head = append_entry (entries, brand, NULL);
      guint n_before = entries->len;

      head->first = i == 0;
      head->last = i + 1 == n;
      append_accounts (self, entries, head, &next);
      if (entries->len == n_before && dia_account_search_is_active (self->search))
        g_ptr_array_set_size (entries, n_before - 1);
    }
  return entries;
}

/* The nouns are never written to after they are shared, so that the same
 * objects mean the same entry. */
static gboolean
is_same_entry (const DiaAccountEntry *a,
               const DiaAccountEntry *b)
{
  return a->brand == b->brand && a->account == b->account && a->n_accounts == b->n_accounts
         && a->first == b->first && a->last == b->last && a->top == b->top && a->bottom == b->bottom;
}

static void
rebuild (DiaAccountEntries *self)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->entries);
  GPtrArray *entries = build_entries (self);
  guint same_start = 0, same_end = 0;
  guint shortest = MIN (old->len, entries->len);

  while (same_start < shortest && is_same_entry (old->pdata[same_start], entries->pdata[same_start]))
    same_start++;
  while (same_end < shortest - same_start
         && is_same_entry (old->pdata[old->len - 1 - same_end], entries->pdata[entries->len - 1 - same_end]))
    same_end++;
  self->entries = entries;
  if (old->len != entries->len || same_start + same_end < entries->len)
    g_list_model_items_changed (G_LIST_MODEL (self), same_start,
                                old->len - same_start - same_end, entries->len - same_start - same_end);
}

static void
on_roster_items_changed_cb (GListModel        *list,
                            guint              position,
                            guint              removed,
                            guint              added,
                            DiaAccountEntries *self)
{
  /* The kept texts hold the accounts that were; their number must not grow. */
  dia_account_search_forget (self->search);
  rebuild (self);
}

static GType
dia_account_entries_get_item_type (GListModel *list)
{
  return DIA_TYPE_ACCOUNT_ENTRY;
}

static guint
dia_account_entries_get_n_items (GListModel *list)
{
  return DIA_ACCOUNT_ENTRIES (list)->entries->len;
}

static gpointer
dia_account_entries_get_item (GListModel *list,
                              guint       position)
{
  GPtrArray *entries = DIA_ACCOUNT_ENTRIES (list)->entries;

  return position < entries->len ? g_object_ref (g_ptr_array_index (entries, position)) : NULL;
}

static void
dia_account_entries_model_init (GListModelInterface *iface)
{
  iface->get_item_type = dia_account_entries_get_item_type;
  iface->get_n_items = dia_account_entries_get_n_items;
  iface->get_item = dia_account_entries_get_item;
}

static void
dia_account_entries_finalize (GObject *object)
{
  DiaAccountEntries *self = DIA_ACCOUNT_ENTRIES (object);

  g_clear_object (&self->roster);
  dia_account_search_free (self->search);
  g_ptr_array_unref (self->entries);
  G_OBJECT_CLASS (dia_account_entries_parent_class)->finalize (object);
}

static void
dia_account_entries_class_init (DiaAccountEntriesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_account_entries_finalize;
}

static void
dia_account_entries_init (DiaAccountEntries *self)
{
  self->search = dia_account_search_new ();
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
append_fact (GString    *text,
             const char *fact)
{
  if (*fact == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, fact);
}

const char *
dia_account_entry_get_detail (DiaAccountEntry *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *handle = NULL;
  g_autofree char *market = NULL;
  g_autofree char *language = NULL;

  if (self->detail != NULL)
    return self->detail;
  if (self->account != NULL)
    {
      handle = dia_account_dup_handle (self->account);
      market = dia_format_market_name (self->account->market);
      language = dia_format_language_name (self->account->language);
      /* An account that was given no name is called by it already. */
      if (!g_str_equal (self->account->name, self->account->handle))
        append_fact (text, handle);
      append_fact (text, market);
      append_fact (text, language);
      append_fact (text, self->account->zone);
    }
  self->detail = g_string_free (g_steal_pointer (&text), FALSE);
  return self->detail;
}

DiaAccountEntries *
dia_account_entries_new (DiaRoster *roster)
{
  DiaAccountEntries *self = g_object_new (DIA_TYPE_ACCOUNT_ENTRIES, NULL);

  self->roster = g_object_ref (roster);
  g_signal_connect_object (dia_roster_get_brands (roster), "items-changed", G_CALLBACK (on_roster_items_changed_cb), self, 0);
  g_signal_connect_object (dia_roster_get_accounts (roster), "items-changed", G_CALLBACK (on_roster_items_changed_cb), self, 0);
  rebuild (self);
  return self;
}

void
dia_account_entries_set_search (DiaAccountEntries *self,
                                const char        *search)
{
  g_return_if_fail (DIA_IS_ACCOUNT_ENTRIES (self));

  dia_account_search_set_text (self->search, search);
  rebuild (self);
}

gboolean
dia_account_entries_find (DiaAccountEntries *self,
                          DiaId              id,
                          guint             *position)
{
  g_return_val_if_fail (DIA_IS_ACCOUNT_ENTRIES (self), FALSE);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const DiaAccountEntry *entry = g_ptr_array_index (self->entries, i);

      *position = i;
      if ((entry->account != NULL ? entry->account->id : entry->brand->id) == id)
        return TRUE;
    }
  return FALSE;
}
