/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main job, from a fresh machine: first start, demonstration, one content
 * for twelve accounts, one text of its own, scheduled for a minute that comes,
 * gone out at that minute; and one that goes out at once. */
#include "journey-desk.h"

#define N_ACCOUNTS 12

/* How far away a minute is at least when it is chosen, and when the posts are
 * scheduled: on a machine that has much else to do, a later one is typed. */
#define HEADROOM_SECONDS 50
#define LEFT_SECONDS 25

/* How long a machine may be at sending what is due. */
#define SENDING_SECONDS 120

/* The German accounts have this text. */
#define GERMAN_TEXT "Hallo aus dem Kontor: drei erste Nachrichten."

typedef struct
{
  const char *language;
  const char *german;    /* what that language is called */
  const char *scheduled; /* the text that goes out at its minute */
  const char *at_once;   /* the text that goes out now */
} Setting;

typedef struct
{
  const Setting *setting;
  JourneyDesk   *desk;
  GTimeZone     *zone;   /* (owned): of the person's computer */
  GDateTime     *due;    /* (owned): when the twelve posts go out */
} Run;

/* The desk proposes tomorrow, and the minute that is typed is today's: where it
 * is nearly midnight, the person sits in Montréal. */
static const char *
choose_time_zone (void)
{
  g_autoptr (GTimeZone) paris = g_time_zone_new_identifier ("Europe/Paris");
  g_autoptr (GDateTime) now = g_date_time_new_now (paris);

  return g_date_time_get_hour (now) < 22 ? "Europe/Paris" : "America/Toronto";
}

static void
open_demonstration (Run *run)
{
  journey_expect (run->desk->journey, NULL, ATSPI_ROLE_LABEL, journey_desk_tr (run->desk, "Welcome to Diapason"));
  journey_desk_look (run->desk, "1-welcome");
  journey_desk_open_demonstration (run->desk);
  journey_desk_look (run->desk, "2-queue");
  journey_note (run->desk->journey, "First start: the demonstration is open, with 52 accounts.");
}

/* A brand of eleven accounts, and one more of another. */
static void
choose_accounts (Run *run)
{
  Journey *journey = run->desk->journey;
  g_autoptr (JourneyNode) accounts =
    journey_wait (journey, NULL, ATSPI_ROLE_TABLE, journey_desk_tr (run->desk, "Accounts"));
  g_autoptr (JourneyNode) brand = journey_wait (journey, accounts, ATSPI_ROLE_CHECK_BOX, "Cardamome*");

  journey_click (journey, brand);
  journey_desk_expect_count (run->desk, "%u account", N_ACCOUNTS - 1);
  journey_press (journey, accounts, ATSPI_ROLE_PUSH_BUTTON, "@alize*");
  journey_desk_expect_count (run->desk, "%u account", N_ACCOUNTS);
}

static void
adapt_one (Run *run)
{
  JourneyDesk *desk = run->desk;

  journey_press (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, journey_desk_tr_in (desk, "act", "Own Text"));
  journey_press (desk->journey, NULL, ATSPI_ROLE_MENU_ITEM, run->setting->german);
  journey_expect (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, journey_desk_tr (desk, "Back to the Source"));
  journey_desk_set_text (desk, NULL, "Text", GERMAN_TEXT);
  journey_desk_look (desk, "4-own-text");
  journey_desk_press (desk, NULL, "Back to the Source");
  journey_expect (desk->journey, NULL, ATSPI_ROLE_LABEL, GERMAN_TEXT);
  journey_note (desk->journey, "The German account was given a text of its own.");
}

typedef struct
{
  const char  *day;
  gboolean     first;
  JourneyNode *found; /* (owned) (nullable) */
} DaySearch;

static gboolean
visit_day (JourneyNode *node,
           AtspiRole    role,
           const char  *name,
           gpointer     data)
{
  DaySearch *search = data;

  if (role != ATSPI_ROLE_LABEL || !g_str_equal (name, search->day))
    return FALSE;
  g_clear_pointer (&search->found, journey_node_unref);
  search->found = journey_node_ref (node);
  return search->first;
}

/* A month is shown with the last days of the one before and the first days of
 * the one after it. */
static void
pick_day (Run *run)
{
  Journey *journey = run->desk->journey;
  g_autoptr (GDateTime) tomorrow = g_date_time_add_days (run->due, 1);
  g_autofree char *day = g_strdup_printf ("%d", g_date_time_get_day_of_month (run->due));
  DaySearch search = { .day = day, .first = g_date_time_get_day_of_month (run->due) < 15 };
  g_autoptr (JourneyNode) calendar =
    journey_wait (journey, NULL, JOURNEY_ANY, journey_desk_tr (run->desk, "Date"));

  if (g_date_time_get_month (tomorrow) != g_date_time_get_month (run->due))
    journey_press (journey, calendar, ATSPI_ROLE_PUSH_BUTTON, NULL);
  journey_walk (journey, calendar, visit_day, &search);
  g_assert_nonnull (search.found);
  journey_click (journey, search.found);
  journey_node_unref (search.found);
  journey_expect_gone (journey, NULL, JOURNEY_ANY, journey_desk_tr (run->desk, "Date"));
}

/* The next minute that leaves enough time before it. */
static void
choose_minute (Run *run)
{
  g_autoptr (GDateTime) now = g_date_time_new_now (run->zone);
  g_autoptr (GDateTime) later = g_date_time_add_seconds (now, HEADROOM_SECONDS + 60);

  g_clear_pointer (&run->due, g_date_time_unref);
  run->due = g_date_time_add_seconds (later, -g_date_time_get_seconds (later));
}

static gint64
count_seconds_left (Run *run)
{
  return g_date_time_to_unix (run->due) - g_get_real_time () / G_USEC_PER_SEC;
}

/* The hour has the focus and is selected when the popover opens. */
static void
type_time (Run        *run,
           const char *shown)
{
  JourneyDesk *desk = run->desk;
  JourneyStage *stage = journey_get_stage (desk->journey);
  g_autofree char *hour = g_date_time_format (run->due, "%H");
  g_autofree char *minute = g_date_time_format (run->due, "%M");
  g_autofree char *time = g_date_time_format (run->due, "%H:%M");

  journey_press (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, shown);
  journey_expect (desk->journey, NULL, ATSPI_ROLE_SPIN_BUTTON, journey_desk_tr (desk, "Hour"));
  journey_stage_type (stage, hour);
  journey_stage_press_keys (stage, "Tab");
  journey_stage_type (stage, minute);
  journey_stage_press_keys (stage, "Return");
  journey_expect (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, time);
  journey_stage_press_keys (stage, "Escape");
  journey_expect_gone (desk->journey, NULL, ATSPI_ROLE_SPIN_BUTTON, journey_desk_tr (desk, "Hour"));
}

/* The full date is the name of the button that shows the short one. */
static void
set_instant (Run *run)
{
  Journey *journey = run->desk->journey;
  g_autoptr (GDateTime) tomorrow = NULL;
  g_autofree char *year = NULL;
  g_autofree char *shown = g_strdup ("10:00");

  choose_minute (run);
  tomorrow = g_date_time_add_days (run->due, 1);
  year = g_date_time_format (tomorrow, "*%Y");
  journey_press (journey, NULL, ATSPI_ROLE_PUSH_BUTTON, journey_desk_tr_in (run->desk, "timing", "Same Instant"));
  journey_press (journey, NULL, ATSPI_ROLE_PUSH_BUTTON, year);
  pick_day (run);
  for (choose_minute (run); ; choose_minute (run))
    {
      type_time (run, shown);
      g_free (shown);
      shown = g_date_time_format (run->due, "%H:%M");
      if (count_seconds_left (run) >= LEFT_SECONDS)
        break;
    }
  journey_save_screen (journey, "5-when");
}

/* As the accounts have it, wherever the person sits. */
static char *
dup_local_time (Run *run)
{
  g_autoptr (GTimeZone) paris = g_time_zone_new_identifier ("Europe/Paris");
  g_autoptr (GDateTime) there = g_date_time_to_timezone (run->due, paris);

  return g_date_time_format (there, "%H:%M");
}

/* A row of the list says its time, its text, and for how many accounts it is. */
static void
schedule (Run *run)
{
  JourneyDesk *desk = run->desk;
  g_autofree char *button = journey_words_dup_count (desk->words, "Schedule %u Post", N_ACCOUNTS);
  g_autofree char *time = dup_local_time (run);
  g_autofree char *posts = journey_words_dup_count (desk->words, "%u post", N_ACCOUNTS);
  g_autofree char *row = g_strdup_printf ("%s, %s*, %s, *", time, run->setting->scheduled, posts);

  journey_press (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, button);
  journey_expect (desk->journey, NULL, ATSPI_ROLE_PANEL, row);
  journey_expect_gone (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, button);
  journey_desk_look (desk, "6-scheduled");
  journey_note (desk->journey, "Twelve posts were scheduled for %s, the same instant everywhere.", time);
}

/* While the minute comes, a second content goes out at once. */
static void
publish_now (Run *run)
{
  JourneyDesk *desk = run->desk;
  g_autofree char *button = journey_words_dup_count (desk->words, "Publish %u Post Now", N_ACCOUNTS);
  g_autoptr (JourneyNode) when = NULL;

  journey_desk_write (desk, run->setting->at_once);
  choose_accounts (run);
  /* The queue below has a button of the same name. */
  when = journey_wait (desk->journey, NULL, ATSPI_ROLE_PANEL, journey_desk_tr_in (desk, "accessible", "When"));
  journey_press (desk->journey, when, ATSPI_ROLE_PUSH_BUTTON, journey_desk_tr_in (desk, "timing", "Now"));
  journey_press (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, button);
  journey_expect_gone (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, button);
}

/* Waits until @number posts with @text are published, and finds them in the list
 * of what has gone out. */
static void
see_gone_out (Run        *run,
              const char *text,
              guint       number)
{
  JourneyDesk *desk = run->desk;
  guint seconds = (guint) MAX (count_seconds_left (run), 0) + SENDING_SECONDS;
  g_autofree char *count = g_strdup_printf ("%u", number);
  g_autofree char *row = g_strdup_printf ("*, %s, *, %s", text, journey_desk_tr_in (desk, "post state", "Published"));
  g_autoptr (JourneyNode) words = NULL;

  journey_desk_expect_value (desk, seconds, count,
                             "SELECT count (*) FROM posts WHERE text = ? AND state = 'published'", text, NULL);
  words = journey_wait (desk->journey, NULL, ATSPI_ROLE_ENTRY, journey_desk_tr (desk, "Words of a post"));
  journey_set_text (desk->journey, words, text);
  journey_expect_number (desk->journey, NULL, ATSPI_ROLE_PANEL, row, number);
}

/* What the list says of a post that has gone out, at the time of its own
 * account. */
static void
expect_shown (Run        *run,
              const char *handle,
              const char *text)
{
  JourneyDesk *desk = run->desk;
  g_autoptr (GPtrArray) rows =
    journey_desk_query (desk, "SELECT p.published_at / 1000, a.zone, a.name FROM posts p JOIN accounts a ON a.id = p.account_id"
                        " WHERE a.handle = ? AND p.text = ?", handle, text, NULL);
  GStrv row = g_ptr_array_index (rows, 0);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (row[1]);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (g_ascii_strtoll (row[0], NULL, 10));
  g_autoptr (GDateTime) at = g_date_time_to_timezone (utc, zone);
  g_autofree char *time = g_date_time_format (at, "%H:%M");
  g_autofree char *shown = g_strdup_printf ("*%s*, %s, %s, *", time, text, row[2]);

  journey_expect (desk->journey, NULL, ATSPI_ROLE_PANEL, shown);
}

static void
see_all_gone_out (Run *run)
{
  JourneyDesk *desk = run->desk;

  journey_desk_press (desk, NULL, "Gone out");
  journey_desk_press (desk, NULL, "Search");
  see_gone_out (run, run->setting->at_once, N_ACCOUNTS);
  journey_note (desk->journey, "Twelve posts went out at once on the practice network.");
  see_gone_out (run, GERMAN_TEXT, 1);
  expect_shown (run, "cardamome_de", GERMAN_TEXT);
  see_gone_out (run, run->setting->scheduled, N_ACCOUNTS - 1);
  expect_shown (run, "cardamome_uk", run->setting->scheduled);
  journey_desk_look (desk, "7-gone-out");
}

/* One row for each post of the workspace with that text, beside what the
 * practice network has of its account. */
static const char posts_sql[] =
  "SELECT a.language, a.handle, p.state, p.slot_at / 1000, p.published_at >= p.slot_at, p.attempts,"
  " (SELECT count (*) FROM practice_posts n WHERE n.account_id = p.account_id AND n.text = p.text AND n.deleted = 0),"
  " (SELECT count (*) FROM practice_posts n WHERE n.account_id = p.account_id AND n.remote_id = p.remote_id),"
  " (SELECT count (*) FROM journal j WHERE j.post_id = p.id AND j.step = 'commit' AND j.outcome = 'done'),"
  " (SELECT count (*) FROM journal j WHERE j.post_id = p.id AND j.step = 'commit')"
  " FROM posts p JOIN accounts a ON a.id = p.account_id"
  " WHERE p.content_id IN (SELECT id FROM contents WHERE text = ?1) AND p.text = ?2"
  " ORDER BY a.handle";

static void
expect_sent_once (GStrv row)
{
  g_test_message ("@%s", row[1]);
  g_assert_cmpstr (row[2], ==, "published");
  g_assert_cmpstr (row[4], ==, "1");
  for (guint i = 5; i < 10; i++)
    g_assert_cmpstr (row[i], ==, "1");
}

static guint
count_sent_once (Run        *run,
                 const char *content,
                 const char *text)
{
  g_autoptr (GPtrArray) rows = journey_desk_query (run->desk, posts_sql, content, text, NULL);

  for (guint i = 0; i < rows->len; i++)
    expect_sent_once (g_ptr_array_index (rows, i));
  return rows->len;
}

/* Each of the twelve once, at the instant that was typed, and the German
 * account with its own text; and nothing else at all. */
static void
check_workspace (Run *run)
{
  JourneyDesk *desk = run->desk;
  const Setting *setting = run->setting;
  g_autofree char *due = g_strdup_printf ("%" G_GINT64_FORMAT, g_date_time_to_unix (run->due));
  g_autoptr (GPtrArray) german = journey_desk_query (desk, posts_sql, setting->scheduled, GERMAN_TEXT, NULL);
  g_autoptr (GPtrArray) planned =
    journey_desk_query (desk, "SELECT count (*), count (DISTINCT account_id), min (slot_at) / 1000, max (slot_at) / 1000,"
                        " (max (published_at - slot_at) + 999) / 1000"
                        " FROM posts WHERE content_id IN (SELECT id FROM contents WHERE text = ?)", setting->scheduled, NULL);
  g_autoptr (GPtrArray) network =
    journey_desk_query (desk, "SELECT count (*) FROM practice_posts WHERE text IN (?, ?, ?)",
                        setting->scheduled, GERMAN_TEXT, setting->at_once, NULL);
  GStrv row = g_ptr_array_index (planned, 0);

  g_assert_cmpuint (count_sent_once (run, setting->scheduled, setting->scheduled), ==, N_ACCOUNTS - 1);
  g_assert_cmpuint (count_sent_once (run, setting->scheduled, GERMAN_TEXT), ==, 1);
  g_assert_cmpuint (count_sent_once (run, setting->at_once, setting->at_once), ==, N_ACCOUNTS);
  g_assert_cmpstr (((GStrv) german->pdata[0])[1], ==, "cardamome_de");
  g_assert_cmpstr (row[0], ==, "12");
  g_assert_cmpstr (row[1], ==, "12");
  g_assert_cmpstr (row[2], ==, due);
  g_assert_cmpstr (row[3], ==, due);
  g_assert_cmpstr (((GStrv) network->pdata[0])[0], ==, "24");
  journey_note (desk->journey, "At that minute, each of the twelve went out once, the last one %s s after it began.", row[4]);
}

static void
test_main_job (gconstpointer data)
{
  const Setting *setting = data;
  const char *zone = choose_time_zone ();
  g_autoptr (JourneyStage) stage = journey_stage_new (JOURNEY_STAGE_KEYRING, 1280, 800);
  g_autoptr (JourneyDesk) desk = journey_desk_new (stage, "main-job", setting->language, zone, NULL);
  g_autoptr (GTimeZone) time_zone = g_time_zone_new_identifier (zone);
  Run run = { .setting = setting, .desk = desk, .zone = time_zone };

  journey_start (desk->journey);
  open_demonstration (&run);
  journey_desk_write (desk, setting->scheduled);
  choose_accounts (&run);
  journey_desk_look (desk, "3-accounts");
  adapt_one (&run);
  set_instant (&run);
  schedule (&run);
  publish_now (&run);
  see_all_gone_out (&run);
  journey_close (desk->journey);
  check_workspace (&run);
  g_clear_pointer (&run.due, g_date_time_unref);
}

int
main (int   argc,
      char *argv[])
{
  static const Setting french = {
    "fr", "*llemand", "Trois premiers messages, et toi ?", "Une bonne nouvelle part tout de suite.",
  };
  static const Setting english = {
    "en", "German", "Three first messages, and you?", "Good news goes out at once.",
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/journeys/main-job/french", &french, test_main_job);
  g_test_add_data_func ("/journeys/main-job/english", &english, test_main_job);
  return g_test_run ();
}
