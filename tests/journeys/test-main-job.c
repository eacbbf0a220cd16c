/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main job, from a fresh machine: first start, demonstration, one content
 * for twelve accounts, one text of its own, scheduled, gone out. */
#include "journey-words.h"

typedef struct
{
  const char *language;
  const char *german;   /* what that language is called */
  const char *text;
  const char *pattern;  /* finds the text */
} Setting;

typedef struct
{
  const Setting *setting;
  Journey       *journey;
  JourneyWords  *words;
} Desk;

static const char *
tr (Desk       *desk,
    const char *text)
{
  return journey_words_get (desk->words, text);
}

static const char *
tr_in (Desk       *desk,
       const char *context,
       const char *text)
{
  return journey_words_get_in (desk->words, context, text);
}

static void
look (Desk       *desk,
      const char *what)
{
  journey_check_names (desk->journey, desk->words);
  journey_save_screen (desk->journey, what);
}

static void
expect_count (Desk       *desk,
              const char *text,
              guint       number)
{
  g_autofree char *counted = journey_words_dup_count (desk->words, text, number);
  g_autofree char *pattern = g_strconcat (counted, "*", NULL);

  journey_expect (desk->journey, NULL, JOURNEY_ANY, pattern);
}

/* libadwaita 1.2 gives the close button of a toast no name: screens are looked
 * at when the toast has gone. */
static void
expect_toast_gone (Desk       *desk,
                   const char *text,
                   guint       number)
{
  g_autofree char *counted = journey_words_dup_count (desk->words, text, number);

  journey_expect_gone (desk->journey, NULL, ATSPI_ROLE_LABEL, counted);
}

static void
open_demonstration (Desk *desk)
{
  journey_expect (desk->journey, NULL, ATSPI_ROLE_LABEL, tr (desk, "Welcome to Diapason"));
  look (desk, "1-welcome");
  journey_press (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, tr (desk, "Try the demonstration"));
  journey_expect (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, tr (desk, "New content"));
  expect_count (desk, "%u account", 52);
  look (desk, "2-queue");
  journey_note (desk->journey, "First start: the demonstration is open, with 52 accounts.");
}

static void
write_content (Desk *desk)
{
  g_autoptr (AtspiAccessible) text = NULL;

  journey_press (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, tr (desk, "New content"));
  text = journey_wait (desk->journey, NULL, ATSPI_ROLE_TEXT, tr (desk, "Text"));
  journey_set_text (desk->journey, text, desk->setting->text);
  journey_note (desk->journey, "One content was written.");
}

/* A brand of eleven accounts, and one more of another. */
static void
choose_accounts (Desk *desk)
{
  g_autoptr (AtspiAccessible) accounts = journey_wait (desk->journey, NULL, ATSPI_ROLE_TABLE, tr (desk, "Accounts"));
  g_autoptr (AtspiAccessible) brand = journey_wait (desk->journey, accounts, ATSPI_ROLE_CHECK_BOX, "Cardamome*");

  journey_click (desk->journey, brand);
  expect_count (desk, "%u account", 11);
  journey_press (desk->journey, accounts, ATSPI_ROLE_PUSH_BUTTON, "@alize*");
  expect_count (desk, "%u account", 12);
  look (desk, "3-accounts");
  journey_note (desk->journey, "Twelve accounts were chosen.");
}

static void
adapt_one (Desk *desk)
{
  const char *own = "Hallo aus dem Kontor: drei erste Nachrichten.";
  g_autoptr (AtspiAccessible) text = NULL;

  journey_press (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, tr_in (desk, "act", "Own Text"));
  journey_press (desk->journey, NULL, ATSPI_ROLE_MENU_ITEM, desk->setting->german);
  journey_expect (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, tr (desk, "Back to the Source"));
  text = journey_wait (desk->journey, NULL, ATSPI_ROLE_TEXT, tr (desk, "Text"));
  journey_set_text (desk->journey, text, own);
  look (desk, "4-own-text");
  journey_press (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, tr (desk, "Back to the Source"));
  journey_expect (desk->journey, NULL, ATSPI_ROLE_LABEL, own);
  journey_note (desk->journey, "The German accounts were given a text of their own.");
}

/* Ten o'clock tomorrow in each market is what the desk proposes. */
static void
schedule (Desk *desk)
{
  g_autofree char *button = journey_words_dup_count (desk->words, "Schedule %u Post", 12);

  journey_press (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, button);
  /* The toast that says so may be gone before a busy machine is looked at. */
  journey_expect_gone (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, button);
  journey_expect (desk->journey, NULL, ATSPI_ROLE_LABEL, tr_in (desk, "place", "Queue"));
  expect_toast_gone (desk, "%u post scheduled", 12);
  look (desk, "5-scheduled");
  journey_note (desk->journey, "Twelve posts were scheduled for the same local time in each market.");
}

/* A second content goes out at once, and is seen among what has gone out. */
static void
see_it_go_out (Desk *desk)
{
  g_autofree char *button = journey_words_dup_count (desk->words, "Publish %u Post Now", 12);
  g_autoptr (AtspiAccessible) when = journey_wait (desk->journey, NULL, ATSPI_ROLE_PANEL,
                                                   tr_in (desk, "accessible", "When"));

  /* The queue below has a button of the same name. */
  journey_press (desk->journey, when, ATSPI_ROLE_PUSH_BUTTON, tr_in (desk, "timing", "Now"));
  journey_press (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, button);
  journey_expect_gone (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, button);
  journey_press (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, tr (desk, "Gone out"));
  journey_expect (desk->journey, NULL, JOURNEY_ANY, desk->setting->pattern);
  expect_toast_gone (desk, "%u post goes out now", 12);
  look (desk, "6-gone-out");
  journey_note (desk->journey, "Twelve posts went out on the practice network.");
}

static void
test_main_job (gconstpointer data)
{
  const Setting *setting = data;
  const JourneyOptions options = {
    .name = "main-job",
    .program = g_getenv ("JOURNEY_PROGRAM"),
    .language = setting->language,
  };
  g_autoptr (JourneyStage) stage = journey_stage_new (JOURNEY_STAGE_KEYRING, 1280, 800);
  g_autoptr (Journey) journey = journey_new (stage, &options);
  g_autoptr (JourneyWords) words = journey_words_new (g_getenv ("JOURNEY_LOCALEDIR"), setting->language);
  Desk desk = { setting, journey, words };

  journey_start (journey);
  open_demonstration (&desk);
  write_content (&desk);
  choose_accounts (&desk);
  adapt_one (&desk);
  schedule (&desk);
  write_content (&desk);
  choose_accounts (&desk);
  see_it_go_out (&desk);
  journey_close (journey);
}

int
main (int   argc,
      char *argv[])
{
  static const Setting french = { "fr", "*llemand", "Trois premiers messages, et toi ?", "*Trois premiers messages*" };
  static const Setting english = { "en", "German", "Three first messages, and you?", "*Three first messages*" };

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/journeys/main-job/french", &french, test_main_job);
  g_test_add_data_func ("/journeys/main-job/english", &english, test_main_job);
  return g_test_run ();
}
