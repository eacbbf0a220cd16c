/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-account-entries.h"

#include <string.h>

#include "dia-format.h"

struct _DiaAccountEntries
{
  GObject    parent_instance;

  DiaRoster *roster;    /* (owned) */
  char      *needle;    /* (owned): folded */
  GPtrArray *entries;   /* (owned) (element-type DiaAccountEntry) */
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
dia_account_entry_class_init (DiaAccountEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_account_entry_dispose;
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
matches (DiaAccountEntries    *self,
         const DiaBrand   *brand,
         const DiaAccount *account)
{
  g_autofree char *words = NULL;
  g_autofree char *folded = NULL;

  if (*self->needle == '\0')
    return TRUE;
  words = g_strjoin (" ", brand->name, account->name, account->handle, account->market, account->language,
                     account->network, account->labels, NULL);
  folded = dia_format_fold (words);
  return strstr (folded, self->needle) != NULL;
}

/* Appends the run of accounts of @brand that begins at *next, the entry of the
 * brand before them. */
static void
append_brand (DiaAccountEntries *self,
              GPtrArray     *entries,
              DiaBrand      *brand,
              guint         *next)
{
  GListModel *accounts = dia_roster_get_accounts (self->roster);
  guint n = g_list_model_get_n_items (accounts);
  DiaAccountEntry *head = append_entry (entries, brand, NULL);
  DiaAccountEntry *entry = NULL;
  guint index = entries->len - 1;

  for (; *next < n; (*next)++)
    {
      g_autoptr (DiaAccount) account = g_list_model_get_item (accounts, *next);

      if (account->brand_id != brand->id)
        break;
      entry = NULL;
      head->n_accounts++;
      if (!matches (self, brand, account))
        continue;
      entry = append_entry (entries, brand, account);
      entry->first = head->n_accounts == 1;
    }
  if (entry != NULL)
    entry->last = TRUE;
  if (*self->needle != '\0' && entries->len == index + 1)
    g_ptr_array_remove_index (entries, index);
}

static void
rebuild (DiaAccountEntries *self)
{
  GListModel *brands = dia_roster_get_brands (self->roster);
  guint n = g_list_model_get_n_items (brands);
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->entries);
  guint next = 0;

  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DiaBrand) brand = g_list_model_get_item (brands, i);
      guint index = self->entries->len;
      DiaAccountEntry *head;

      append_brand (self, self->entries, brand, &next);
      if (index == self->entries->len)
        continue;
      head = g_ptr_array_index (self->entries, index);
      head->first = i == 0;
      head->last = i + 1 == n;
    }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, old->len, self->entries->len);
}

static void
on_roster_items_changed_cb (GListModel    *list,
                            guint          position,
                            guint          removed,
                            guint          added,
                            DiaAccountEntries *self)
{
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
  g_free (self->needle);
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
  self->needle = g_strdup ("");
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
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
                            const char    *search)
{
  g_return_if_fail (DIA_IS_ACCOUNT_ENTRIES (self));

  g_free (self->needle);
  self->needle = dia_format_fold (search);
  rebuild (self);
}
