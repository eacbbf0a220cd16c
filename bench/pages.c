/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens a workspace, shows every page once, and prints what the desk then
 * takes, as one line of JSON:
 *
 *   pages PROGRAM WORKSPACE */
#include "journey.h"
#include "probe-proc.h"

/* A second of looking, so that the page is built, read and drawn. */
static void
look (guint *n_shown)
{
  g_usleep (G_USEC_PER_SEC);
  ++*n_shown;
}

static gboolean
collect_place (JourneyNode *node,
               AtspiRole    role,
               const char  *name,
               gpointer     data)
{
  if (role == ATSPI_ROLE_LIST_ITEM)
    g_ptr_array_add (data, journey_node_ref (node));
  return FALSE;
}

/* Whatever places there are: each is shown once. */
static void
show_places (Journey *journey,
             guint   *n_shown)
{
  g_autoptr (JourneyNode) list = journey_wait (journey, NULL, ATSPI_ROLE_LIST, "Places");
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func ((GDestroyNotify) journey_node_unref);

  journey_walk (journey, list, collect_place, places);
  for (guint i = 0; i < places->len; i++)
    {
      journey_click (journey, g_ptr_array_index (places, i));
      look (n_shown);
    }
}

static void
show_composer (Journey *journey,
               guint   *n_shown)
{
  journey_press (journey, NULL, ATSPI_ROLE_PUSH_BUTTON, "New content");
  journey_expect (journey, NULL, ATSPI_ROLE_TEXT, "Text");
  look (n_shown);
  journey_press (journey, NULL, ATSPI_ROLE_PUSH_BUTTON, "Back");
  journey_expect (journey, NULL, ATSPI_ROLE_LIST, "Places");
}

static void
show_preferences (Journey *journey,
                  guint   *n_shown)
{
  journey_press (journey, NULL, ATSPI_ROLE_PUSH_BUTTON, "Main menu");
  journey_press (journey, NULL, ATSPI_ROLE_MENU_ITEM, "Preferences");
  journey_expect (journey, NULL, JOURNEY_ANY, "Style");
  look (n_shown);
  journey_stage_press_keys (journey_get_stage (journey), "Escape");
  journey_expect_gone (journey, NULL, JOURNEY_ANY, "Style");
}

static void
show_accounts (Journey *journey,
               guint   *n_shown)
{
  journey_press (journey, NULL, ATSPI_ROLE_PUSH_BUTTON, "Main menu");
  journey_press (journey, NULL, ATSPI_ROLE_MENU_ITEM, "Brands and Accounts");
  journey_expect (journey, NULL, ATSPI_ROLE_PUSH_BUTTON, "Acts for *");
  look (n_shown);
}

static guint
show_every_page (Journey *journey)
{
  guint n_shown = 0;

  journey_expect (journey, NULL, ATSPI_ROLE_PUSH_BUTTON, "New content");
  show_places (journey, &n_shown);
  show_composer (journey, &n_shown);
  show_preferences (journey, &n_shown);
  show_accounts (journey, &n_shown);

  return n_shown;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (JourneyStage) stage = NULL;
  g_autoptr (Journey) journey = NULL;
  JourneyOptions options = { .name = "pages", .language = "en" };
  ProbeCost cost;
  guint n_shown;

  if (argc != 3)
    {
      g_printerr ("pages PROGRAM WORKSPACE\n");
      return 2;
    }
  g_test_init (&argc, &argv, NULL);
  options.program = argv[1];
  options.arguments = (const char *const []) { argv[2], NULL };
  stage = journey_stage_new (JOURNEY_STAGE_KEYRING, 1280, 800);
  journey = journey_new (stage, &options);
  journey_start (journey);
  n_shown = show_every_page (journey);
  cost = probe_read_process (journey_get_pid (journey));
  g_print ("{\"pages\": %u, \"processes\": %u, \"pss_mib\": %.1f, \"rss_mib\": %.1f}\n", n_shown, cost.processes,
           cost.pss_kib / 1024.0, cost.rss_kib / 1024.0);
  journey_close (journey);
  return 0;
}
