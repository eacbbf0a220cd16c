/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-account-choices.h"

#include "dia-format.h"

G_DEFINE_FINAL_TYPE (DiaAccountChoice, dia_account_choice, G_TYPE_OBJECT)

/* Countries and languages of Europe and of those who post there; a workspace may
 * use any other, by the command line. */
static const char *const markets[] = {
  "AT", "BE", "BR", "CA", "CH", "CZ", "DE", "DK", "ES", "FI", "FR", "GB", "GR", "HU", "IE", "IT", "JP", "LU", "MA", "MX",
  "NL", "NO", "PL", "PT", "RO", "SE", "SK", "TR", "UA", "US", NULL
};
static const char *const languages[] = {
  "ar", "cs", "da", "de", "el", "en", "es", "fi", "fr", "hu", "it", "ja", "nb", "nl", "pl", "pt", "ro", "sk", "sv", "tr", "uk", NULL
};

static void
dia_account_choice_finalize (GObject *object)
{
  DiaAccountChoice *self = DIA_ACCOUNT_CHOICE (object);

  g_free (self->value);
  g_free (self->name);
  G_OBJECT_CLASS (dia_account_choice_parent_class)->finalize (object);
}

static void
dia_account_choice_class_init (DiaAccountChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_account_choice_finalize;
}

static void
dia_account_choice_init (DiaAccountChoice *self)
{
}

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  return dia_format_collate (((const DiaAccountChoice *) a)->name, ((const DiaAccountChoice *) b)->name);
}

typedef char *(*NameFunc) (const char *value);

static GListStore *
make_named (const char *const *values,
            const char        *current,
            NameFunc           name_value)
{
  GListStore *choices = dia_account_choices_new ();

  for (int i = 0; values[i] != NULL; i++)
    {
      g_autofree char *name = name_value (values[i]);

      dia_account_choices_add (choices, values[i], name);
    }
  if (*current != '\0' && !g_strv_contains (values, current))
    {
      g_autofree char *name = name_value (current);

      dia_account_choices_add (choices, current, name);
    }
  g_list_store_sort (choices, compare_names, NULL);
  return choices;
}

GListStore *
dia_account_choices_new (void)
{
  return g_list_store_new (DIA_TYPE_ACCOUNT_CHOICE);
}

void
dia_account_choices_add (GListStore *choices,
                         const char *value,
                         const char *name)
{
  g_autoptr (DiaAccountChoice) choice = g_object_new (DIA_TYPE_ACCOUNT_CHOICE, NULL);

  choice->value = g_strdup (value);
  choice->name = g_strdup (name);
  g_list_store_append (choices, choice);
}

GListStore *
dia_account_choices_new_markets (const char *current)
{
  return make_named (markets, current, dia_format_market_name);
}

GListStore *
dia_account_choices_new_languages (const char *current)
{
  return make_named (languages, current, dia_format_language_name);
}

guint
dia_account_choices_find (GListModel *choices,
                          const char *value)
{
  guint n = g_list_model_get_n_items (choices);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (dia_account_choices_get_value (choices, i), value))
      return i;
  return 0;
}

const char *
dia_account_choices_get_value (GListModel *choices,
                               guint       position)
{
  g_autoptr (DiaAccountChoice) choice = g_list_model_get_item (choices, position);

  /* The list keeps the choice, and with it the text. */
  return choice != NULL ? choice->value : "";
}

static char *
get_choice_name (DiaAccountChoice *choice,
                 gpointer          user_data)
{
  return g_strdup (choice != NULL ? choice->name : "");
}

GtkExpression *
dia_account_choices_make_expression (void)
{
  return gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (get_choice_name), NULL, NULL);
}
