/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens a workspace, shows every page once, and prints what the desk then
 * takes, as one line of JSON:
 *
 *   pages PROGRAM WORKSPACE */
#include "journey.h"
#include "probe-proc.h"

static void
show_page (Journey    *journey,
           const char *row,
           const char *sign)
{
  g_autoptr (AtspiAccessible) places = journey_wait (journey, NULL, ATSPI_ROLE_LIST, "Places");
  g_autoptr (AtspiAccessible) place = journey_wait (journey, places, ATSPI_ROLE_LABEL, row);

  journey_click (journey, place);
  journey_expect (journey, NULL, JOURNEY_ANY, sign);
}

static void
show_every_page (Journey *journey)
{
  journey_expect (journey, NULL, ATSPI_ROLE_PUSH_BUTTON, "New content");
  show_page (journey, "Queue", "Next out");
  journey_press (journey, NULL, ATSPI_ROLE_PUSH_BUTTON, "New content");
  journey_expect (journey, NULL, ATSPI_ROLE_TEXT, "Text");
  journey_stage_press_keys (journey_get_stage (journey), "Escape");
  journey_expect (journey, NULL, ATSPI_ROLE_LIST, "Places");
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (JourneyStage) stage = NULL;
  g_autoptr (Journey) journey = NULL;
  JourneyOptions options = { .name = "pages", .language = "en" };
  ProbeCost cost;

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
  show_every_page (journey);
  cost = probe_read_process (journey_get_pid (journey));
  g_print ("{\"processes\": %u, \"pss_mib\": %.1f, \"rss_mib\": %.1f}\n",
           cost.processes, cost.pss_kib / 1024.0, cost.rss_kib / 1024.0);
  journey_close (journey);
  return 0;
}
