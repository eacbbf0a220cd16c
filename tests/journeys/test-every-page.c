/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every page, menu and dialog of the desk once, in each language: what is
 * shown is in that language, and everything that one works with has a name. A
 * warning of the toolkit ends the program, and so the test. */
#include "journey-sweep.h"

#define TEXT "Bonjour, ici le bureau."

/* The names of networks are the same in both languages. */
static const char *const networks[] = { "Bluesky", "LinkedIn" };

typedef struct
{
  JourneyDesk  *desk;
  JourneySweep *sweep;
} Run;

static void
press_escape (Run *run)
{
  journey_stage_press_keys (journey_get_stage (run->desk->journey), "Escape");
}

static void
open_place (Run        *run,
            const char *place)
{
  Journey *journey = run->desk->journey;
  const char *title = journey_desk_tr_in (run->desk, "place", place);
  g_autoptr (JourneyNode) places = journey_wait (journey, NULL, ATSPI_ROLE_LIST, journey_desk_tr (run->desk, "Places"));
  g_autoptr (JourneyNode) row = journey_wait (journey, places, ATSPI_ROLE_LABEL, title);

  journey_click (journey, row);
}

/* Opens a menu, waits for one of its items, looks, and leaves it. */
static void
look_at_menu (Run        *run,
              const char *button,
              const char *item,
              const char *screen)
{
  const char *name = journey_desk_tr (run->desk, item);

  journey_desk_press (run->desk, NULL, button);
  journey_expect (run->desk->journey, NULL, ATSPI_ROLE_MENU_ITEM, name);
  journey_sweep_look (run->sweep, screen);
  press_escape (run);
  journey_expect_gone (run->desk->journey, NULL, ATSPI_ROLE_MENU_ITEM, name);
}

static void
choose_in_menu (Run        *run,
                const char *button,
                const char *item)
{
  journey_desk_press (run->desk, NULL, button);
  journey_press (run->desk->journey, NULL, ATSPI_ROLE_MENU_ITEM, journey_desk_tr (run->desk, item));
}

/* A dialog that has something of that role and name: looks, and leaves it by the
 * keyboard. */
static void
look_at_dialog (Run        *run,
                AtspiRole   role,
                const char *name,
                const char *screen)
{
  journey_expect (run->desk->journey, NULL, role, name);
  journey_sweep_look (run->sweep, screen);
  press_escape (run);
  journey_expect_gone (run->desk->journey, NULL, role, name);
}

static void
visit_welcome (Run *run)
{
  journey_expect (run->desk->journey, NULL, ATSPI_ROLE_LABEL, journey_desk_tr (run->desk, "Welcome to Diapason"));
  journey_sweep_look (run->sweep, "01-welcome");
  journey_desk_open_demonstration (run->desk);
  journey_sweep_learn (run->sweep);
}

static void
visit_menus (Run *run)
{
  look_at_menu (run, "Main menu", "_About Diapason", "03-main-menu");
  look_at_menu (run, "Workspace", "_Close", "04-workspace-menu");
  journey_desk_press (run->desk, NULL, "Narrow the scope");
  look_at_dialog (run, ATSPI_ROLE_LIST, journey_desk_tr (run->desk, "What the scope may be narrowed to"), "05-scope");
  choose_in_menu (run, "Workspace", "_Rename…");
  look_at_dialog (run, ATSPI_ROLE_TEXT, journey_desk_tr (run->desk, "Name of the workspace"), "06-rename");
}

static void
visit_queue (Run *run)
{
  JourneyDesk *desk = run->desk;

  journey_sweep_look (run->sweep, "02-queue");
  visit_menus (run);
  journey_desk_press (desk, NULL, "Reschedule…");
  look_at_dialog (run, ATSPI_ROLE_SPIN_BUTTON, journey_desk_tr (desk, "Hour"), "07-reschedule");
  journey_desk_press (desk, NULL, "Gone out");
  journey_desk_press (desk, NULL, "Search");
  journey_expect (desk->journey, NULL, ATSPI_ROLE_ENTRY, journey_desk_tr (desk, "Words of a post"));
  journey_sweep_look (run->sweep, "08-gone-out");
  journey_desk_press (desk, NULL, "Held back");
  journey_sweep_look (run->sweep, "09-held-back");
  journey_desk_press (desk, NULL, "Health");
  journey_expect (desk->journey, NULL, ATSPI_ROLE_TABLE, journey_desk_tr (desk, "Health"));
  journey_sweep_look (run->sweep, "09-health");
}

static void
visit_composer (Run *run)
{
  JourneyDesk *desk = run->desk;
  Journey *journey = desk->journey;
  g_autoptr (JourneyNode) accounts = NULL;
  g_autoptr (JourneyNode) brand = NULL;

  journey_desk_write (desk, TEXT);
  accounts = journey_wait (journey, NULL, ATSPI_ROLE_TABLE, journey_desk_tr (desk, "Accounts"));
  brand = journey_wait (journey, accounts, ATSPI_ROLE_CHECK_BOX, "Cardamome*");
  journey_click (journey, brand);
  journey_desk_expect_count (desk, "%u account", 11);
  journey_sweep_look (run->sweep, "10-composer");
  journey_press (journey, NULL, ATSPI_ROLE_PUSH_BUTTON, journey_desk_tr_in (desk, "act", "Own Text"));
  journey_expect (journey, NULL, ATSPI_ROLE_MENU_ITEM, NULL);
  journey_sweep_look (run->sweep, "11-own-text");
  press_escape (run);
  journey_expect_gone (journey, NULL, ATSPI_ROLE_MENU_ITEM, NULL);
  journey_press (journey, NULL, ATSPI_ROLE_PUSH_BUTTON, "10:00");
  look_at_dialog (run, ATSPI_ROLE_SPIN_BUTTON, journey_desk_tr (desk, "Hour"), "12-hour");
  journey_press (journey, NULL, ATSPI_ROLE_PUSH_BUTTON, journey_desk_tr_in (desk, "go to the page before", "Back"));
  journey_expect (journey, NULL, ATSPI_ROLE_PUSH_BUTTON, journey_desk_tr (desk, "New content"));
}

static void
visit_drafts (Run *run)
{
  open_place (run, "Drafts");
  journey_expect (run->desk->journey, NULL, ATSPI_ROLE_TABLE, journey_desk_tr (run->desk, "Drafts"));
  journey_sweep_learn (run->sweep);
  journey_sweep_look (run->sweep, "13-drafts");
}

static void
visit_calendar (Run *run)
{
  JourneyDesk *desk = run->desk;

  open_place (run, "Calendar");
  journey_expect (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, journey_desk_tr_in (desk, "calendar", "Today"));
  journey_sweep_look (run->sweep, "14-calendar");
  /* The calendar has the focus: its first content of today. */
  journey_stage_press_keys (journey_get_stage (desk->journey), "Tab");
  journey_stage_press_keys (journey_get_stage (desk->journey), "space");
  journey_expect (desk->journey, NULL, ATSPI_ROLE_LABEL, journey_desk_tr (desk, "History"));
  journey_sweep_look (run->sweep, "14-panel");
}

static void
visit_moments (Run *run)
{
  JourneyDesk *desk = run->desk;

  open_place (run, "Key moments");
  journey_expect (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, journey_desk_tr_in (desk, "cell", "_Open"));
  journey_sweep_learn (run->sweep);
  journey_sweep_look (run->sweep, "14-moments");
  journey_desk_press (desk, NULL, "As a table");
  journey_expect (desk->journey, NULL, ATSPI_ROLE_TABLE, journey_desk_tr (desk, "Roll-out"));
  journey_sweep_look (run->sweep, "14-moments-table");
  journey_desk_press (desk, NULL, "New key moment");
  look_at_dialog (run, ATSPI_ROLE_TEXT, journey_desk_tr_in (desk, "key moment", "Title"), "14-new-moment");
}

/* An account that is to be signed in later needs a sign-in everywhere. */
static void
add_account_without_sign_in (Run *run)
{
  JourneyDesk *desk = run->desk;
  Journey *journey = desk->journey;

  journey_desk_choose (run->desk, "Network", "Mastodon");
  journey_desk_set_text (desk, NULL, "Server", "mastodon.example");
  journey_desk_set_text (desk, NULL, "Name on the network", "zeste");
  journey_desk_choose (run->desk, "How", journey_desk_tr (desk, "Later"));
  journey_sweep_learn (run->sweep);
  journey_sweep_look (run->sweep, "21-account-later");
  journey_desk_press (desk, NULL, "_Save");
  journey_expect_gone (journey, NULL, ATSPI_ROLE_COMBO_BOX, journey_desk_tr (desk, "Network"));
}

static void
look_at_row_menu (Run *run)
{
  Journey *journey = run->desk->journey;
  const char *acts = journey_desk_tr (run->desk, "Acts for %s");
  g_autofree char *of_some_brand = g_strdelimit (g_strdup (acts), "%", '*');
  const char *edit = journey_desk_tr (run->desk, "_Edit…");

  of_some_brand[strcspn (of_some_brand, "*") + 1] = '\0';
  journey_press (journey, NULL, ATSPI_ROLE_PUSH_BUTTON, of_some_brand);
  journey_expect (journey, NULL, ATSPI_ROLE_MENU_ITEM, edit);
  journey_sweep_look (run->sweep, "15-row-menu");
  press_escape (run);
  journey_expect_gone (journey, NULL, ATSPI_ROLE_MENU_ITEM, edit);
}

static void
visit_accounts (Run *run)
{
  JourneyDesk *desk = run->desk;
  Journey *journey = desk->journey;

  choose_in_menu (run, "Main menu", "_Brands and Accounts");
  journey_expect (journey, NULL, ATSPI_ROLE_ENTRY, journey_desk_tr (desk, "Search for an account"));
  journey_sweep_look (run->sweep, "15-accounts");
  look_at_row_menu (run);
  journey_desk_press (desk, NULL, "Add a brand…");
  look_at_dialog (run, ATSPI_ROLE_TEXT, journey_desk_tr_in (desk, "brand", "Name"), "16-brand");
  journey_desk_press (desk, NULL, "Add an account…");
  journey_expect (journey, NULL, ATSPI_ROLE_COMBO_BOX, journey_desk_tr (desk, "Network"));
  journey_sweep_look (run->sweep, "17-account-mastodon");
  for (gsize i = 0; i < G_N_ELEMENTS (networks); i++)
    {
      g_autofree char *screen = g_strdup_printf ("18-account-%s", networks[i]);

      journey_desk_choose (run->desk, "Network", networks[i]);
      journey_sweep_look (run->sweep, screen);
    }
  journey_desk_choose (run->desk, "Network", journey_desk_tr_in (desk, "network", "Practice"));
  journey_sweep_look (run->sweep, "19-account-practice");
  add_account_without_sign_in (run);
  journey_sweep_learn (run->sweep);
  journey_sweep_look (run->sweep, "22-account-without-sign-in");
}

static void
visit_program_windows (Run *run)
{
  JourneyDesk *desk = run->desk;

  choose_in_menu (run, "Main menu", "_Preferences");
  look_at_dialog (run, ATSPI_ROLE_COMBO_BOX, journey_desk_tr (desk, "Style"), "23-preferences");
  choose_in_menu (run, "Main menu", "_Keyboard Shortcuts");
  look_at_dialog (run, ATSPI_ROLE_LABEL, journey_desk_tr_in (desk, "shortcuts", "Show or hide the side bar"), "24-shortcuts");
  choose_in_menu (run, "Main menu", "_About Diapason");
  look_at_dialog (run, ATSPI_ROLE_LABEL, journey_desk_tr (desk, "The Diapason authors"), "25-about");
}

static void
test_every_page (gconstpointer data)
{
  g_autoptr (JourneyStage) stage = journey_stage_new (JOURNEY_STAGE_KEYRING, 1280, 800);
  g_autoptr (JourneyDesk) desk = journey_desk_new (stage, "every-page", data, NULL, NULL);
  g_autoptr (JourneySweep) sweep = journey_sweep_new (desk);
  Run run = { .desk = desk, .sweep = sweep };

  journey_start (desk->journey);
  visit_welcome (&run);
  visit_queue (&run);
  visit_composer (&run);
  visit_drafts (&run);
  visit_calendar (&run);
  visit_moments (&run);
  visit_accounts (&run);
  visit_program_windows (&run);
  journey_sweep_finish (sweep);
  journey_close (desk->journey);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/journeys/every-page/french", "fr", test_every_page);
  g_test_add_data_func ("/journeys/every-page/english", "en", test_every_page);
  return g_test_run ();
}
