/* SPDX-License-Identifier: GPL-3.0-or-later */

/* P12: a day of one program that is never restarted, on a network that is never
 * well: pressed together, minute by minute of the clock of the test. */

#include "tally.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#define N_USERS         20
#define MINUTES_A_DAY   (24 * 60)
#define POSTS_A_DAY     20000
/* What the program may grow by after its first hour, in memory and in connections
 * that its workers keep. */
#define GROWTH_BYTES    (5 * 1024 * 1024)
#define GROWTH_FILES    16
/* The rest of a day in which what was put off goes out. */
#define MINUTES_TO_CALM 180

/* One request in so many thousand meets one of them: about ten a minute. */
#define FAULTS_PER_MILLE 330

static const DiaFault weather[] = {
  { DIA_ROUTE_ANY, .cut = DIA_TEST_CUT_AFTER_REQUEST, .end = DIA_TEST_END_RESET },
  { DIA_ROUTE_ANY, .effect = TRUE, .cut = DIA_TEST_CUT_AFTER_REQUEST, .end = DIA_TEST_END_RESET },
  { DIA_ROUTE_ANY, .effect = TRUE, .cut = DIA_TEST_CUT_BEFORE_BODY, .end = DIA_TEST_END_CLOSE },
  { DIA_ROUTE_ANY, .effect = TRUE, .cut = DIA_TEST_CUT_IN_BODY, .end = DIA_TEST_END_RESET },
  { DIA_ROUTE_ANY, .effect = TRUE, .cut = DIA_TEST_CUT_LAST_BYTE, .end = DIA_TEST_END_CLOSE },
  { DIA_ROUTE_ANY, .status = 500 },
  { DIA_ROUTE_ANY, .effect = TRUE, .status = 502 },
  { DIA_ROUTE_ANY, .status = 503, .header = "Retry-After: 30" },
  { DIA_ROUTE_ANY, .effect = TRUE, .status = 504 },
  { DIA_ROUTE_ANY, .status = 429, .header = "Retry-After: 60" },
  { DIA_ROUTE_ANY, .status = 200 },
  { DIA_ROUTE_ANY, .effect = TRUE, .status = 200, .type = "application/json", .body = "{}" },
  { DIA_ROUTE_ANY, .effect = TRUE, .delay_ms = 5 },
  { DIA_ROUTE_ANY, .status = 302, .header = "Location: @" },
};

/* What the program notes of itself, for the test. */
typedef struct
{
  Fire  *fire;
  guint  n_minutes;
  gint64 early[2];   /* memory, files */
  gint64 late[2];
} Day;

static gint64
read_resident (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) fields = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
  fields = g_strsplit (text, " ", -1);

  return g_ascii_strtoll (fields[1], NULL, 10) * sysconf (_SC_PAGESIZE);
}

static gint64
count_files (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  gint64 n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
write_measures (const Day *day)
{
  g_autofree char *path = g_build_filename (day->fire->dir, "measures", NULL);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                                           day->early[0], day->early[1], day->late[0], day->late[1]);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
live_a_day (DiaWorkspaceCore *core,
            gpointer          work_data)
{
  g_autoptr (DiaDispatcher) dispatcher = fire_make_dispatcher (core);
  Day *day = work_data;

  for (guint minute = 0; minute < day->n_minutes + MINUTES_TO_CALM; minute++)
    {
      fire_send_due (dispatcher);
      dia_shared_page_advance (day->fire->page, DIA_MINUTE);
      if (minute == day->n_minutes)
        dia_shared_page_clear_faults (day->fire->page);
      if (minute == MIN (60, day->n_minutes / 2))
        {
          day->early[0] = read_resident ();
          day->early[1] = count_files ();
        }
    }
  day->late[0] = read_resident ();
  day->late[1] = count_files ();
  write_measures (day);
}

static void
plan_posts (Fire  *fire,
            guint  n_posts,
            guint  n_minutes)
{
  for (guint i = 0; i < n_posts; i++)
    {
      g_autofree char *text = g_strdup_printf ("texte %u", i);
      FireKind kind = (FireKind) (i % FIRE_N_KINDS);
      guint user = i / FIRE_N_KINDS % N_USERS;

      fire_add_post (fire, fire_get_account (fire, kind, user), text, FIRE_NOW + (gint64) i * n_minutes * DIA_MINUTE / n_posts);
    }
}

static void
assert_flat (Fire *fire)
{
  g_autofree char *path = g_build_filename (fire->dir, "measures", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;
  gint64 growth, more_files;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  words = g_strsplit (text, " ", 4);
  growth = g_ascii_strtoll (words[2], NULL, 10) - g_ascii_strtoll (words[0], NULL, 10);
  more_files = g_ascii_strtoll (words[3], NULL, 10) - g_ascii_strtoll (words[1], NULL, 10);
  g_test_message ("Memory grew by %" G_GINT64_FORMAT " KiB to %" G_GINT64_FORMAT " KiB, open files by %" G_GINT64_FORMAT,
                  growth / 1024, g_ascii_strtoll (words[2], NULL, 10) / 1024, more_files);
  /* A sanitizer keeps what is freed. */
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpint (growth, <, GROWTH_BYTES);
#endif
  g_assert_cmpint (more_files, <=, GROWTH_FILES);
}

static void
test_day (void)
{
  guint n_posts = tally_get_count (300);
  guint n_minutes = (guint) ((guint64) n_posts * MINUTES_A_DAY / POSTS_A_DAY);
  Tally tally = { "P12", "a day of faults, ten a minute" };
  Fire fire;
  Day day = { &fire, n_minutes };

  fire_init (&fire, N_USERS);
  plan_posts (&fire, n_posts, n_minutes);
  dia_shared_page_set_weather (fire.page, FAULTS_PER_MILLE, weather, G_N_ELEMENTS (weather), 12);
  g_assert_true (fire_live (&fire, &(FireLife) { .work = live_a_day, .work_data = &day }));
  g_test_message ("%u faults in %u minutes, %u requests", dia_shared_page_count_faults (fire.page), n_minutes,
                  dia_shared_page_get_count (fire.page, DIA_COUNT_REQUESTS));
  tally.trials = n_posts;
  tally_compare (&tally, &fire);
  assert_flat (&fire);
  g_assert_cmpuint (dia_shared_page_get_count (fire.page, DIA_COUNT_LEAKS), ==, 0);
  fire_clear (&fire);
  tally_finish (&tally, n_posts / 100);
}

int
main (int   argc,
      char *argv[])
{
  tally_init (&argc, &argv);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reliability/P12-a-day", test_day);

  return g_test_run ();
}
