/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-roster-list.h"

#include <string.h>

#include "dia-format.h"

struct _DiaRosterList
{
  GObject    parent_instance;

  DiaRoster *roster;    /* (owned) */
  char      *needle;    /* (owned): folded */
  GPtrArray *entries;   /* (owned) (element-type DiaRosterEntry) */
};

static void dia_roster_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (DiaRosterEntry, dia_roster_entry, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (DiaRosterList, dia_roster_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dia_roster_list_model_init))

static void
dia_roster_entry_dispose (GObject *object)
{
  DiaRosterEntry *self = DIA_ROSTER_ENTRY (object);

  g_clear_object (&self->brand);
  g_clear_object (&self->account);
  G_OBJECT_CLASS (dia_roster_entry_parent_class)->dispose (object);
}

static void
dia_roster_entry_class_init (DiaRosterEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_roster_entry_dispose;
}

static void
dia_roster_entry_init (DiaRosterEntry *self)
{
}

static DiaRosterEntry *
append_entry (GPtrArray  *entries,
              DiaBrand   *brand,
              DiaAccount *account)
{
  DiaRosterEntry *entry = g_object_new (DIA_TYPE_ROSTER_ENTRY, NULL);

  entry->brand = g_object_ref (brand);
  if (account != NULL)
    entry->account = g_object_ref (account);
  g_ptr_array_add (entries, entry);
  return entry;
}

static gboolean
matches (DiaRosterList    *self,
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
append_brand (DiaRosterList *self,
              GPtrArray     *entries,
              DiaBrand      *brand,
              guint         *next)
{
  GListModel *accounts = dia_roster_get_accounts (self->roster);
  guint n = g_list_model_get_n_items (accounts);
  DiaRosterEntry *head = append_entry (entries, brand, NULL);
  DiaRosterEntry *last = NULL;
  guint index = entries->len - 1;

  for (; *next < n; (*next)++)
    {
      g_autoptr (DiaAccount) account = g_list_model_get_item (accounts, *next);

      if (account->brand_id != brand->id)
        break;
      head->n_accounts++;
      if (!matches (self, brand, account))
        continue;
      last = append_entry (entries, brand, account);
      last->first = index + 2 == entries->len;
    }
  if (last != NULL)
    last->last = TRUE;
  else if (*self->needle != '\0')
    g_ptr_array_remove_index (entries, index);
}

static void
rebuild (DiaRosterList *self)
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
      DiaRosterEntry *head;

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
                            DiaRosterList *self)
{
  rebuild (self);
}

static GType
dia_roster_list_get_item_type (GListModel *list)
{
  return DIA_TYPE_ROSTER_ENTRY;
}

static guint
dia_roster_list_get_n_items (GListModel *list)
{
  return DIA_ROSTER_LIST (list)->entries->len;
}

static gpointer
dia_roster_list_get_item (GListModel *list,
                          guint       position)
{
  GPtrArray *entries = DIA_ROSTER_LIST (list)->entries;

  return position < entries->len ? g_object_ref (g_ptr_array_index (entries, position)) : NULL;
}

static void
dia_roster_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = dia_roster_list_get_item_type;
  iface->get_n_items = dia_roster_list_get_n_items;
  iface->get_item = dia_roster_list_get_item;
}

static void
dia_roster_list_finalize (GObject *object)
{
  DiaRosterList *self = DIA_ROSTER_LIST (object);

  g_clear_object (&self->roster);
  g_free (self->needle);
  g_ptr_array_unref (self->entries);
  G_OBJECT_CLASS (dia_roster_list_parent_class)->finalize (object);
}

static void
dia_roster_list_class_init (DiaRosterListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_roster_list_finalize;
}

static void
dia_roster_list_init (DiaRosterList *self)
{
  self->needle = g_strdup ("");
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
}

DiaRosterList *
dia_roster_list_new (DiaRoster *roster)
{
  DiaRosterList *self = g_object_new (DIA_TYPE_ROSTER_LIST, NULL);

  self->roster = g_object_ref (roster);
  g_signal_connect_object (dia_roster_get_brands (roster), "items-changed", G_CALLBACK (on_roster_items_changed_cb), self, 0);
  g_signal_connect_object (dia_roster_get_accounts (roster), "items-changed", G_CALLBACK (on_roster_items_changed_cb), self, 0);
  rebuild (self);
  return self;
}

void
dia_roster_list_set_search (DiaRosterList *self,
                            const char    *search)
{
  g_return_if_fail (DIA_IS_ROSTER_LIST (self));

  g_free (self->needle);
  self->needle = dia_format_fold (search);
  rebuild (self);
}
