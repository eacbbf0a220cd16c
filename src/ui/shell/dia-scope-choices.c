/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-scope-choices.h"

#include <glib/gi18n-lib.h>

#include "dia-format.h"

G_DEFINE_FINAL_TYPE (DiaScopeChoice, dia_scope_choice, G_TYPE_OBJECT)

static void
dia_scope_choice_finalize (GObject *object)
{
  DiaScopeChoice *self = DIA_SCOPE_CHOICE (object);

  g_free (self->value);
  g_free (self->label);
  g_free (self->folded);
  G_OBJECT_CLASS (dia_scope_choice_parent_class)->finalize (object);
}

static void
dia_scope_choice_class_init (DiaScopeChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_scope_choice_finalize;
}

static void
dia_scope_choice_init (DiaScopeChoice *self)
{
}

static void
count_value (GHashTable *counts,
             const char *value)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, value));

  if (*value != '\0')
    g_hash_table_replace (counts, g_strdup (value), GUINT_TO_POINTER (n + 1));
}

static void
count_account (GHashTable       *counts,
               DiaScopeKind      kind,
               const DiaAccount *account)
{
  g_autofree char *brand = NULL;
  g_auto (GStrv) labels = NULL;

  switch (kind)
    {
    case DIA_SCOPE_BRAND:
      brand = dia_id_to_string (account->brand_id);
      count_value (counts, brand);
      break;
    case DIA_SCOPE_MARKET:
      count_value (counts, account->market);
      break;
    case DIA_SCOPE_NETWORK:
      count_value (counts, account->network);
      break;
    case DIA_SCOPE_LANGUAGE:
      count_value (counts, account->language);
      break;
    case DIA_SCOPE_LABEL:
      labels = g_strsplit (account->labels, " ", -1);
      for (int i = 0; labels[i] != NULL; i++)
        count_value (counts, labels[i]);
      break;
    case DIA_SCOPE_ACCOUNT:
      /* Thousands of them would bury the others; one comes into the scope where
       * it is looked at. */
      break;
    case DIA_SCOPE_N_KINDS:
      g_assert_not_reached ();
    }
}

static GHashTable *
count_values (DiaRoster    *roster,
              DiaScopeKind  kind)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *accounts = dia_roster_get_accounts (roster);
  guint n = g_list_model_get_n_items (accounts);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DiaAccount) account = g_list_model_get_item (accounts, i);

      count_account (counts, kind, account);
    }
  return counts;
}

static int
compare_choices (gconstpointer a,
                 gconstpointer b)
{
  const DiaScopeChoice *left = *(DiaScopeChoice *const *) a;
  const DiaScopeChoice *right = *(DiaScopeChoice *const *) b;

  return dia_format_collate (left->label, right->label);
}

static DiaScopeChoice *
make_choice (DiaRoster    *roster,
             DiaScopeKind  kind,
             const char   *value,
             guint         n_accounts)
{
  DiaScopeChoice *choice = g_object_new (DIA_TYPE_SCOPE_CHOICE, NULL);
  g_autofree char *words = NULL;

  choice->kind = kind;
  choice->value = g_strdup (value);
  choice->label = dia_scope_choices_dup_label (roster, kind, value);
  words = g_strconcat (choice->label, " ", value, NULL);
  choice->folded = dia_format_fold (words);
  choice->n_accounts = n_accounts;
  return choice;
}

static void
append_kind (GPtrArray    *choices,
             DiaRoster    *roster,
             DiaScopeKind  kind)
{
  g_autoptr (GHashTable) counts = count_values (roster, kind);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value, n;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &value, &n))
    g_ptr_array_add (found, make_choice (roster, kind, value, GPOINTER_TO_UINT (n)));
  g_ptr_array_sort (found, compare_choices);
  for (guint i = 0; i < found->len; i++)
    {
      DiaScopeChoice *choice = g_ptr_array_index (found, i);

      choice->first = i == 0;
      g_ptr_array_add (choices, choice);
    }
}

GPtrArray *
dia_scope_choices_list (DiaRoster *roster)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func (g_object_unref);

  for (DiaScopeKind kind = 0; kind < DIA_SCOPE_N_KINDS; kind++)
    append_kind (choices, roster, kind);
  return choices;
}

char *
dia_scope_choices_dup_label (DiaRoster    *roster,
                             DiaScopeKind  kind,
                             const char   *value)
{
  g_autoptr (DiaNetwork) network = NULL;
  DiaBrand *brand;
  DiaAccount *account;
  DiaId id = DIA_ID_NONE;

  switch (kind)
    {
    case DIA_SCOPE_BRAND:
      brand = dia_id_from_string (value, &id) ? dia_roster_find_brand (roster, id) : NULL;
      return g_strdup (brand != NULL ? brand->name : _("Removed brand"));
    case DIA_SCOPE_MARKET:
      return dia_format_market_name (value);
    case DIA_SCOPE_NETWORK:
      network = dia_network_load (value);
      return g_strdup (network != NULL ? network->name : value);
    case DIA_SCOPE_LANGUAGE:
      return dia_format_language_name (value);
    case DIA_SCOPE_ACCOUNT:
      account = dia_id_from_string (value, &id) ? dia_roster_find_account (roster, id) : NULL;
      return account != NULL ? dia_account_dup_handle (account) : g_strdup (_("Removed account"));
    case DIA_SCOPE_LABEL:
    case DIA_SCOPE_N_KINDS:
      break;
    }
  return g_strdup (value);
}

const char *
dia_scope_choices_get_heading (DiaScopeKind kind)
{
  static const char *const headings[] = { N_("Brands"), N_("Markets"), N_("Networks"), N_("Languages"), N_("Labels"),
                                           N_("Accounts") };

  G_STATIC_ASSERT (G_N_ELEMENTS (headings) == DIA_SCOPE_N_KINDS);
  g_return_val_if_fail (kind < DIA_SCOPE_N_KINDS, "");

  return _(headings[kind]);
}

char *
dia_scope_choices_dup_name (DiaRoster      *roster,
                            const DiaScope *scope)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint kind = 0; kind < DIA_SCOPE_N_KINDS; kind++)
    {
      const char *const *values = dia_scope_get_values (scope, kind);

      for (guint i = 0; values[i] != NULL; i++)
        {
          g_autofree char *label = dia_scope_choices_dup_label (roster, kind, values[i]);

          g_string_append_printf (name, "%s%s", i > 0 ? ", " : name->len > 0 ? " · " : "", label);
        }
    }

  return name->len > 0 ? g_string_free (g_steal_pointer (&name), FALSE) : g_strdup (_("All accounts"));
}
