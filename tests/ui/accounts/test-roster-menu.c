/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-field.h"
#include "dia-roster-menu.h"

/* "Edit desk.edit-brand; …", sections one after the other. */
static void
append_items (GMenuModel *menu,
              GString    *text)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GVariant) action = g_menu_model_get_item_attribute_value (menu, i, G_MENU_ATTRIBUTE_ACTION, NULL);
      g_autoptr (GVariant) key = g_menu_model_get_item_attribute_value (menu, i, "accel", NULL);

      if (section != NULL)
        append_items (section, text);
      else
        g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? "; " : "", g_variant_get_string (action, NULL),
                                key != NULL ? " " : "", key != NULL ? g_variant_get_string (key, NULL) : "");
    }
}

static void
assert_menu (const DiaAccountEntry *entry,
             const char            *expected)
{
  g_autoptr (GMenuModel) menu = dia_roster_menu_new (entry);
  g_autoptr (GString) text = g_string_new (NULL);

  append_items (menu, text);
  g_assert_cmpstr (text->str, ==, expected);
}

/* What stands first cannot go up, what stands last cannot go down, and what stands
 * alone has no order. */
static void
test_order (void)
{
  g_autoptr (DiaAccountEntry) entry = g_object_new (DIA_TYPE_ACCOUNT_ENTRY, NULL);

  entry->brand = dia_brand_new ();
  entry->first = TRUE;
  assert_menu (entry, "desk.edit-brand; roster.move-down <Alt>Down; roster.remove Delete");
  entry->first = FALSE;
  entry->last = TRUE;
  assert_menu (entry, "desk.edit-brand; roster.move-up <Alt>Up; roster.remove Delete");
  entry->first = TRUE;
  assert_menu (entry, "desk.edit-brand; roster.remove Delete");
}

/* Only what has a sign-in can have it checked. */
static void
test_account (void)
{
  g_autoptr (DiaAccountEntry) entry = g_object_new (DIA_TYPE_ACCOUNT_ENTRY, NULL);

  entry->brand = dia_brand_new ();
  entry->account = dia_account_new ();
  entry->first = entry->last = TRUE;
  entry->account->sign_in = DIA_SIGN_IN_NOT_NEEDED;
  assert_menu (entry, "desk.edit-account; roster.remove Delete");
  entry->account->sign_in = DIA_SIGN_IN_NEEDED;
  assert_menu (entry, "desk.edit-account; roster.check; roster.remove Delete");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/ui/roster-menu/order", test_order);
  g_test_add_func ("/ui/roster-menu/account", test_account);
  return g_test_run ();
}
