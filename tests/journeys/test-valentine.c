/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Valentine's Day for 52 accounts: the key moment is created, its toolkit filled in
 * six languages, two accounts are waived with a reason, the missing drafts are made
 * in one go, each in its language, and scheduled; the roll-out then reads 100 %. */
#include "journey-desk.h"

#define N_ACCOUNTS 52
#define N_WAIVED   2
#define REASON     "Closed that week"

typedef struct
{
  const char *name;      /* as the desk calls the language */
  const char *message;
} Message;

typedef struct
{
  const char *language;
  const char *title;
  Message     messages[6];
} Setting;

static const Setting french = {
  "fr", "Saint-Valentin",
  {
    { "français", "Écrivez la première phrase." },
    { "anglais", "Write the first line." },
    { "allemand", "Schreiben Sie den ersten Satz." },
    { "espagnol", "Escriba la primera frase." },
    { "italien", "Scriva la prima frase." },
    { "néerlandais", "Schrijf de eerste zin." },
  },
};

static const Setting english = {
  "en", "Valentine’s Day",
  {
    { "English", "Write the first line." },
    { "French", "Écrivez la première phrase." },
    { "German", "Schreiben Sie den ersten Satz." },
    { "Spanish", "Escriba la primera frase." },
    { "Italian", "Scriva la prima frase." },
    { "Dutch", "Schrijf de eerste zin." },
  },
};

typedef struct
{
  const Setting *setting;
  JourneyDesk   *desk;
} Run;

static void
open_key_moments (Run *run)
{
  Journey *journey = run->desk->journey;
  g_autoptr (JourneyNode) places = journey_wait (journey, NULL, ATSPI_ROLE_LIST, journey_desk_tr (run->desk, "Places"));
  g_autoptr (JourneyNode) row =
    journey_wait (journey, places, ATSPI_ROLE_LABEL, journey_desk_tr_in (run->desk, "place", "Key moments"));

  journey_click (journey, row);
  journey_expect (journey, NULL, ATSPI_ROLE_PUSH_BUTTON, journey_desk_tr (run->desk, "As a table"));
}

static void
write_message (Run           *run,
               const Message *message)
{
  Journey *journey = run->desk->journey;
  g_autofree char *name = g_strdup_printf (g_str_equal (run->setting->language, "fr") ? "Message en %s" : "Message in %s",
                                           message->name);
  g_autoptr (JourneyNode) text = NULL;

  journey_press (journey, NULL, ATSPI_ROLE_PUSH_BUTTON, message->name);
  text = journey_wait (journey, NULL, ATSPI_ROLE_TEXT, name);
  journey_set_text (journey, text, message->message);
}

/* It is saved while one writes. */
static void
create_moment (Run *run)
{
  JourneyDesk *desk = run->desk;
  g_autoptr (JourneyNode) title = NULL;

  journey_desk_press (desk, NULL, "New key moment");
  title = journey_wait (desk->journey, NULL, ATSPI_ROLE_TEXT, journey_desk_tr_in (desk, "key moment", "Title"));
  journey_set_text (desk->journey, title, run->setting->title);
  for (gsize i = 0; i < G_N_ELEMENTS (run->setting->messages); i++)
    write_message (run, &run->setting->messages[i]);
  journey_save_screen (desk->journey, "1-toolkit");
  journey_press (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, journey_desk_tr_in (desk, "dialog", "_Done"));
  journey_expect_gone (desk->journey, NULL, ATSPI_ROLE_TEXT, journey_desk_tr_in (desk, "key moment", "Title"));
  journey_desk_expect_value (desk, 60, "6",
                             "SELECT count (*) FROM moment_messages WHERE moment_id ="
                             " (SELECT id FROM key_moments WHERE title = ?)", run->setting->title, NULL);
  journey_note (desk->journey, "The key moment was created, its toolkit filled in six languages.");
}

/* The key moment that was created is the one that the list has open. */
static void
waive_one (Run        *run,
           const char *account)
{
  JourneyDesk *desk = run->desk;
  g_autofree char *pattern = g_strdup_printf ("*%s, *", account);
  g_autoptr (JourneyNode) line = journey_wait (desk->journey, NULL, ATSPI_ROLE_TABLE_CELL, pattern);
  g_autoptr (JourneyNode) reason = NULL;

  journey_click (desk->journey, line);
  journey_press (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, journey_desk_tr_in (desk, "cell", "_Waive…"));
  reason = journey_wait (desk->journey, NULL, JOURNEY_ANY, journey_desk_tr (desk, "Reason"));
  journey_set_text (desk->journey, reason, REASON);
  journey_press (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, journey_desk_tr_in (desk, "cell", "_Waive"));
  journey_expect_gone (desk->journey, NULL, JOURNEY_ANY, journey_desk_tr (desk, "Reason"));
}

static void
waive_two (Run *run)
{
  JourneyDesk *desk = run->desk;

  journey_desk_press (desk, NULL, "As a table");
  waive_one (run, "@alize_fr");
  waive_one (run, "@alize_be");
  journey_desk_expect_value (desk, 60, "2", "SELECT count (*) FROM moment_waivers WHERE reason = ?", REASON, NULL);
  journey_desk_look (desk, "2-waived");
  journey_note (desk->journey, "Two accounts were waived, with a reason.");
}

static void
make_missing (Run *run)
{
  JourneyDesk *desk = run->desk;
  g_autofree char *offer = journey_words_dup_count (desk->words, "Make the %u missing one", N_ACCOUNTS - N_WAIVED);
  g_autofree char *make = journey_words_dup_count (desk->words, "Make %u draft", N_ACCOUNTS - N_WAIVED);
  g_autofree char *count = g_strdup_printf ("%d", N_ACCOUNTS - N_WAIVED);

  journey_press (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, offer);
  journey_press (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, make);
  journey_desk_expect_value (desk, 60, count,
                             "SELECT count (*) FROM posts JOIN contents ON contents.id = posts.content_id"
                             " WHERE contents.title = ? AND posts.state = 'draft'", run->setting->title, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (run->setting->messages); i++)
    journey_desk_expect_value (desk, 60, "1",
                               "SELECT count (*) > 0 FROM posts JOIN contents ON contents.id = posts.content_id"
                               " WHERE contents.title = ? AND posts.text LIKE ? || '%'", run->setting->title,
                               run->setting->messages[i].message, NULL);
  journey_desk_look (desk, "3-made");
  journey_note (desk->journey, "Fifty drafts were made in one go, each in the language of its account.");
}

/* What was made is one content: it is opened from a cell and scheduled. */
static void
schedule (Run *run)
{
  JourneyDesk *desk = run->desk;
  g_autofree char *button = journey_words_dup_count (desk->words, "Schedule %u Post", N_ACCOUNTS - N_WAIVED);
  g_autofree char *count = g_strdup_printf ("%d", N_ACCOUNTS - N_WAIVED);
  g_autoptr (JourneyNode) line = journey_wait (desk->journey, NULL, ATSPI_ROLE_TABLE_CELL, "*@alize_de, *");

  journey_click (desk->journey, line);
  journey_press (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, journey_desk_tr_in (desk, "cell", "_Open"));
  journey_press (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, button);
  journey_expect_gone (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, button);
  journey_desk_expect_value (desk, 60, count,
                             "SELECT count (*) FROM posts JOIN contents ON contents.id = posts.content_id"
                             " WHERE contents.title = ? AND posts.state = 'scheduled'", run->setting->title, NULL);
  journey_note (desk->journey, "They were scheduled, each at the time of its account.");
}

static void
read_coverage (Run *run)
{
  JourneyDesk *desk = run->desk;
  g_autofree char *whole = g_strdup_printf ("%s, *100* · *", run->setting->title);

  open_key_moments (run);
  journey_expect (desk->journey, NULL, ATSPI_ROLE_TABLE_CELL, whole);
  journey_desk_look (desk, "4-covered");
  journey_note (desk->journey, "The roll-out reads 100 %%: fifty scheduled, two waived.");
}

static void
test_valentine (gconstpointer data)
{
  g_autoptr (JourneyStage) stage = journey_stage_new (JOURNEY_STAGE_KEYRING, 1280, 800);
  const Setting *setting = data;
  JourneyDesk *desk = journey_desk_new (stage, "valentine", setting->language, NULL, NULL);
  Run run = { setting, desk };

  journey_start (desk->journey);
  journey_expect (desk->journey, NULL, ATSPI_ROLE_LABEL, journey_desk_tr (desk, "Welcome to Diapason"));
  journey_desk_open_demonstration (desk);
  open_key_moments (&run);
  create_moment (&run);
  waive_two (&run);
  make_missing (&run);
  schedule (&run);
  read_coverage (&run);
  journey_close (desk->journey);
  journey_desk_free (desk);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/journeys/valentine/french", &french, test_valentine);
  g_test_add_data_func ("/journeys/valentine/english", &english, test_valentine);
  return g_test_run ();
}
