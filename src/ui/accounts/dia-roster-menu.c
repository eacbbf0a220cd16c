/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-roster-menu.h"

#include <glib/gi18n-lib.h>

static void
append_item (GMenu      *menu,
             const char *label,
             const char *action,
             const char *key,
             DiaId       id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", id);
  if (key != NULL)
    g_menu_item_set_attribute (item, "accel", "s", key);
  g_menu_append_item (menu, item);
}

static void
append_section (GMenu *menu,
                GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

GMenuModel *
dia_roster_menu_new (const DiaAccountEntry *entry)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();
  gboolean brand = entry->account == NULL;
  DiaId id = brand ? entry->brand->id : entry->account->id;

  append_item (menu, _("_Edit…"), brand ? "desk.edit-brand" : "desk.edit-account", NULL, id);
  if (!brand && entry->account->sign_in != DIA_SIGN_IN_NOT_NEEDED)
    append_item (menu, _("_Check the sign-in"), "roster.check", NULL, id);
  if (!entry->first)
    append_item (order, _("Move _Up"), "roster.move-up", "<Alt>Up", id);
  if (!entry->last)
    append_item (order, _("Move _Down"), "roster.move-down", "<Alt>Down", id);
  append_item (end, _("_Remove"), "roster.remove", "Delete", id);
  append_section (menu, order);
  append_section (menu, end);
  return G_MENU_MODEL (menu);
}
