/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The harness itself, on a window that holds one of each thing it drives. */
#include "journey-vocabulary.h"
#include "journey.h"

#include <libsecret/secret.h>

static Journey *
start_sample (JourneyStage *stage,
              const char   *name)
{
  const JourneyOptions options = {
    .name = name,
    .program = g_getenv ("JOURNEY_SAMPLE"),
    .language = "en",
  };
  Journey *journey = journey_new (stage, &options);

  journey_start (journey);
  return journey;
}

static void
test_acts_and_sees (gconstpointer data)
{
  JourneyStage *stage = (JourneyStage *) data;
  g_autoptr (Journey) journey = start_sample (stage, "sample");
  g_autoptr (JourneyNode) entry = journey_wait (journey, NULL, ATSPI_ROLE_TEXT, "Name");
  g_autofree char *notification = NULL;
  g_autofree char *text = NULL;

  journey_expect (journey, NULL, ATSPI_ROLE_LABEL, "Nobody yet");
  journey_set_text (journey, entry, "Étincelle");
  text = journey_dup_text (journey, entry);
  g_assert_cmpstr (text, ==, "Étincelle");
  journey_press (journey, NULL, ATSPI_ROLE_PUSH_BUTTON, "Greet");
  journey_expect (journey, NULL, ATSPI_ROLE_LABEL, "Hello Étin*");
  journey_expect_gone (journey, NULL, ATSPI_ROLE_LABEL, "Nobody yet");
  notification = journey_stage_wait_notification (stage, "Étincelle");
  g_assert_cmpstr (notification, ==, "Hello Étincelle\nIt works");
  journey_close (journey);
}

static void
test_clicks_and_types (gconstpointer data)
{
  JourneyStage *stage = (JourneyStage *) data;
  g_autoptr (Journey) journey = start_sample (stage, "sample-keys");
  g_autoptr (JourneyNode) check = journey_wait (journey, NULL, ATSPI_ROLE_CHECK_BOX, "Choose me");

  journey_click (journey, check);
  journey_expect (journey, NULL, ATSPI_ROLE_LABEL, "on");
  g_assert_true (journey_is_checked (journey, check));
  journey_stage_press_keys (stage, "ctrl+Return");
  journey_expect (journey, NULL, ATSPI_ROLE_LABEL, "shortcut");
  journey_save_screen (journey, "window");
  journey_close (journey);
}

static void
test_reaches_popovers (gconstpointer data)
{
  JourneyStage *stage = (JourneyStage *) data;
  g_autoptr (Journey) journey = start_sample (stage, "sample-popover");
  g_autoptr (JourneyNode) entry = journey_wait (journey, NULL, ATSPI_ROLE_TEXT, "Name");
  g_autoptr (JourneyNode) check = NULL;

  journey_click (journey, entry);
  journey_stage_type (stage, "Ab/c:1");
  journey_press (journey, NULL, ATSPI_ROLE_PUSH_BUTTON, "Greet");
  journey_expect (journey, NULL, ATSPI_ROLE_LABEL, "Hello Ab/c:1");
  journey_press (journey, NULL, JOURNEY_ANY, "More");
  check = journey_wait (journey, NULL, ATSPI_ROLE_CHECK_BOX, "Choose me as well");
  journey_click (journey, check);
  journey_expect (journey, NULL, ATSPI_ROLE_LABEL, "on");
  journey_close (journey);
}

static void
test_starts_again (gconstpointer data)
{
  g_autoptr (Journey) journey = start_sample ((JourneyStage *) data, "sample-again");

  journey_kill (journey);
  journey_start (journey);
  journey_expect (journey, NULL, ATSPI_ROLE_LABEL, "Nobody yet");
  journey_close (journey);
}

static void
test_finds_a_secret (gconstpointer data)
{
  if (g_test_subprocess ())
    {
      g_autoptr (JourneyStage) stage = journey_stage_new (JOURNEY_STAGE_PLAIN, 640, 480);
      g_autoptr (Journey) journey = start_sample (stage, "sample-secret");
      g_autofree char *file = g_build_filename (journey_get_home (journey), ".cache", "careless.log", NULL);

      g_assert_true (g_file_set_contents (file, "token=xoxo-canary-xoxo;", -1, NULL));
      journey_expect_secret_kept (journey, "another-canary");
      journey_expect_secret_kept (journey, "xoxo-canary-xoxo");
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*a secret is in *careless.log*");
}

/* A word is foreign when it stands in texts to be translated and in no
 * translation: alone, within a text, and in the toolkit's texts. */
static void
test_knows_words (gconstpointer data)
{
  g_autoptr (JourneyVocabulary) vocabulary = journey_vocabulary_new (g_getenv ("JOURNEY_LOCALEDIR"), "fr");
  g_autofree char *french = journey_vocabulary_dup_foreign (vocabulary, "Nouveau contenu, 12 publications BE · IT");
  g_autofree char *english = journey_vocabulary_dup_foreign (vocabulary, "_Search 12 comptes, sent");
  g_autofree char *unknown = journey_vocabulary_dup_foreign (vocabulary, "Xylophone 42 %");

  g_assert_cmpstr (french, ==, NULL);
  g_assert_cmpstr (english, ==, "search sent");
  g_assert_cmpstr (unknown, ==, NULL);
}

static void
test_keyring_is_open (gconstpointer data)
{
  static const SecretSchema schema = {
    "io.github.diapason.Journey", SECRET_SCHEMA_NONE, { { "what", SECRET_SCHEMA_ATTRIBUTE_STRING } }
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  secret_password_store_sync (&schema, SECRET_COLLECTION_DEFAULT, "journey", "canary", NULL, &error,
                              "what", "test", NULL);
  g_assert_no_error (error);
  found = secret_password_lookup_sync (&schema, NULL, &error, "what", "test", NULL);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, "canary");
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (JourneyStage) stage = NULL;

  g_test_init (&argc, &argv, NULL);
  if (!g_test_subprocess ())
    stage = journey_stage_new (JOURNEY_STAGE_KEYRING, 1280, 800);
  g_test_add_data_func ("/journeys/harness/acts-and-sees", stage, test_acts_and_sees);
  g_test_add_data_func ("/journeys/harness/clicks-and-types", stage, test_clicks_and_types);
  g_test_add_data_func ("/journeys/harness/reaches-popovers", stage, test_reaches_popovers);
  g_test_add_data_func ("/journeys/harness/starts-again", stage, test_starts_again);
  g_test_add_data_func ("/journeys/harness/finds-a-secret", NULL, test_finds_a_secret);
  g_test_add_data_func ("/journeys/harness/knows-words", NULL, test_knows_words);
  g_test_add_data_func ("/journeys/harness/keyring-is-open", stage, test_keyring_is_open);
  return g_test_run ();
}
