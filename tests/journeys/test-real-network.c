/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From an empty desk to posts on a real Bluesky server: a brand, an account with
 * an app password, a picture with its alternative text, a second start, and the
 * end of the sign-in; then a sign-in in the browser. */
#include "journey-desk.h"
#include "journey-keyring.h"
#include "journey-pds.h"

#include <cairo.h>

#define BRAND "Maison Ciel"
#define SENDING_SECONDS 120

typedef struct
{
  const char *language;
  const char *first;        /* with a mention, a link and a tag */
  const char *alternative;  /* what its picture shows */
  const char *second;
  const char *third;
} Setting;

typedef struct
{
  const Setting *setting;
  JourneyDesk   *desk;
  JourneyPds    *server;
  char          *password;  /* (owned): the app password */
} Run;

/* The list of brands and accounts, by the menu. */
static void
show_accounts (Run *run)
{
  journey_desk_press (run->desk, NULL, "Main menu");
  journey_press (run->desk->journey, NULL, ATSPI_ROLE_MENU_ITEM, journey_desk_tr (run->desk, "_Brands and Accounts"));
}

static void
add_brand (Run *run)
{
  JourneyDesk *desk = run->desk;
  g_autoptr (JourneyNode) name = NULL;

  show_accounts (run);
  journey_desk_press (desk, NULL, "Add a brand…");
  name = journey_wait (desk->journey, NULL, ATSPI_ROLE_TEXT, journey_desk_tr_in (desk, "brand", "Name"));
  journey_set_text (desk->journey, name, BRAND);
  journey_desk_press (desk, NULL, "_Save");
  journey_expect (desk->journey, NULL, ATSPI_ROLE_IMAGE, BRAND);
}

/* Fills in the dialog of a new account up to the way to sign in. */
static void
start_account (Run        *run,
               const char *host)
{
  JourneyDesk *desk = run->desk;
  g_autofree char *url = journey_pds_dup_url (run->server, host);

  journey_desk_press (desk, NULL, "Add an account…");
  journey_desk_choose (run->desk, "Network", "Bluesky");
  journey_desk_set_text (desk, NULL, "Server (optional)", url);
  journey_desk_set_text (desk, NULL, "Name on the network", journey_pds_get_handle (run->server, 0));
}

static void
expect_signed_in (Run *run)
{
  JourneyDesk *desk = run->desk;

  journey_desk_press (desk, NULL, "_Sign in");
  journey_expect (desk->journey, NULL, JOURNEY_ANY, journey_desk_tr (desk, "Signed in"));
  journey_expect_gone (desk->journey, NULL, ATSPI_ROLE_TEXT, journey_desk_tr (desk, "Name on the network"));
}

static void
sign_in_with_password (Run *run)
{
  JourneyDesk *desk = run->desk;

  start_account (run, "127.0.0.1");
  journey_desk_choose (run->desk, "How", journey_desk_tr (desk, "With an app password"));
  journey_desk_set_text (desk, NULL, "App password", run->password);
  expect_signed_in (run);
  journey_note (desk->journey, "An account on a real server was signed in with an app password.");
}

static char *
paint_picture (Run *run)
{
  JourneyStage *stage = journey_get_stage (run->desk->journey);
  char *file = g_build_filename (journey_stage_get_folder (stage), "sky.png", NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 320, 180);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 0.4, 0.7, 0.95);
  cairo_paint (cr);
  g_assert_cmpint (cairo_surface_write_to_png (surface, file), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return file;
}

/* The path is typed, as the file chooser allows with Ctrl+L. */
static void
add_picture (Run *run)
{
  JourneyDesk *desk = run->desk;
  JourneyStage *stage = journey_get_stage (desk->journey);
  g_autofree char *file = paint_picture (run);
  g_autofree char *described = journey_words_dup_count (desk->words, "Picture %u, without alternative text", 1);

  journey_desk_press (desk, NULL, "Add pictures");
  journey_expect (desk->journey, NULL, JOURNEY_ANY, "GtkFileChooserWidget");
  journey_stage_press_keys (stage, "ctrl+l");
  journey_expect (desk->journey, NULL, ATSPI_ROLE_TEXT, "GtkFileChooserEntry");
  journey_stage_type (stage, file);
  journey_stage_press_keys (stage, "Return");
  journey_expect_gone (desk->journey, NULL, JOURNEY_ANY, "GtkFileChooserWidget");
  journey_press (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, described);
  journey_desk_set_text (desk, NULL, "Alternative text", run->setting->alternative);
  journey_stage_press_keys (stage, "Escape");
  journey_expect_gone (desk->journey, NULL, ATSPI_ROLE_TEXT, journey_desk_tr (desk, "Alternative text"));
}

static void
publish (Run        *run,
         const char *text,
         gboolean    with_picture)
{
  JourneyDesk *desk = run->desk;
  g_autofree char *button = journey_words_dup_count (desk->words, "Publish %u Post Now", 1);
  g_autoptr (JourneyNode) accounts = NULL;
  g_autoptr (JourneyNode) brand = NULL;
  g_autoptr (JourneyNode) when = NULL;

  journey_desk_write (desk, text);
  if (with_picture)
    add_picture (run);
  accounts = journey_wait (desk->journey, NULL, ATSPI_ROLE_TABLE, journey_desk_tr (desk, "Accounts"));
  brand = journey_wait (desk->journey, accounts, ATSPI_ROLE_CHECK_BOX, BRAND "*");
  journey_click (desk->journey, brand);
  when = journey_wait (desk->journey, NULL, ATSPI_ROLE_PANEL, journey_desk_tr_in (desk, "accessible", "When"));
  journey_press (desk->journey, when, ATSPI_ROLE_PUSH_BUTTON, journey_desk_tr_in (desk, "timing", "Now"));
  journey_press (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, button);
  journey_expect_gone (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, button);
  journey_desk_expect_value (desk, SENDING_SECONDS, "published", "SELECT state FROM posts WHERE text = ?", text, NULL);
}

/* Whether the window says it as well. */
static void
see_gone_out (Run        *run,
              const char *first_word)
{
  JourneyDesk *desk = run->desk;
  g_autoptr (JourneyNode) places = journey_wait (desk->journey, NULL, ATSPI_ROLE_LIST, journey_desk_tr (desk, "Places"));
  g_autoptr (JourneyNode) queue = journey_wait (desk->journey, places, ATSPI_ROLE_LABEL, journey_desk_tr_in (desk, "place", "Queue"));
  g_autofree char *row = g_strdup_printf ("*, %s*, %s", first_word, journey_desk_tr_in (desk, "post state", "Published"));

  journey_click (desk->journey, queue);
  journey_desk_press (desk, NULL, "Gone out");
  journey_expect (desk->journey, NULL, ATSPI_ROLE_PANEL, row);
}

static JsonObject *
get_record (JsonNode *posts,
            guint     index)
{
  return json_object_get_object_member (json_array_get_object_element (json_node_get_array (posts), index), "value");
}

/* What a facet stands on, cut out of the text at its bytes. */
static void
expect_facet (JsonObject *record,
              guint       index,
              const char *shown)
{
  const char *text = json_object_get_string_member (record, "text");
  JsonObject *facet = json_array_get_object_element (json_object_get_array_member (record, "facets"), index);
  JsonObject *place = json_object_get_object_member (facet, "index");
  gint64 start = json_object_get_int_member (place, "byteStart");
  g_autofree char *piece = g_strndup (text + start, (gsize) (json_object_get_int_member (place, "byteEnd") - start));

  g_assert_cmpstr (piece, ==, shown);
}

static void
expect_picture (Run        *run,
                JsonObject *record)
{
  JsonObject *embed = json_object_get_object_member (record, "embed");
  JsonArray *pictures = json_object_get_array_member (embed, "images");
  JsonObject *picture = json_array_get_object_element (pictures, 0);
  JsonObject *blob = json_object_get_object_member (picture, "image");
  const char *cid = json_object_get_string_member (json_object_get_object_member (blob, "ref"), "$link");
  g_autoptr (GBytes) bytes = journey_pds_fetch_blob (run->server, 0, cid);

  g_assert_cmpuint (json_array_get_length (pictures), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (picture, "alt"), ==, run->setting->alternative);
  g_assert_cmpint ((gint64) g_bytes_get_size (bytes), ==, json_object_get_int_member (blob, "size"));
}

static void
expect_record (Run        *run,
               JsonObject *record,
               const char *text)
{
  JsonArray *languages = json_object_get_array_member (record, "langs");

  g_assert_cmpstr (json_object_get_string_member (record, "text"), ==, text);
  g_assert_cmpuint (json_array_get_length (languages), ==, 1);
  g_assert_cmpstr (json_array_get_string_element (languages, 0), ==, run->setting->language);
}

static void
expect_on_server (Run   *run,
                  guint  number)
{
  const char *const texts[] = { run->setting->first, run->setting->second, run->setting->third };
  g_autoptr (JsonNode) posts = journey_pds_list_posts (run->server, 0);

  g_assert_cmpuint (json_array_get_length (json_node_get_array (posts)), ==, number);
  for (guint i = 0; i < number; i++)
    expect_record (run, get_record (posts, i), texts[i]);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (get_record (posts, 0), "facets")), ==, 3);
  expect_facet (get_record (posts, 0), 0, "@goutte.test");
  expect_facet (get_record (posts, 0), 1, "https://example.com/été");
  expect_facet (get_record (posts, 0), 2, "#lumière");
  expect_picture (run, get_record (posts, 0));
}

/* Nothing that opens the account is anywhere but in the keyring. */
static JsonNode *
expect_secrets_kept (Run *run)
{
  static const char *const names[] = { "access_token", "refresh_token", "dpop_key" };
  Journey *journey = run->desk->journey;
  g_autoptr (GPtrArray) secrets = journey_keyring_read ();

  g_assert_cmpuint (secrets->len, ==, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *secret = journey_keyring_get (secrets->pdata[0], names[i]);

      if (*secret != '\0')
        journey_expect_secret_kept (journey, secret);
    }
  journey_expect_secret_kept (journey, run->password);
  journey_expect_secret_kept (journey, journey_pds_get_password (run->server, 0));
  return json_node_ref (secrets->pdata[0]);
}

/* (transfer full) */
static char *
replace_text (const char *format,
              const char *text)
{
  GString *filled = g_string_new (format);

  g_string_replace (filled, "%s", text, 1);
  return g_string_free (filled, FALSE);
}

/* The sign-in ends when nobody can undo the removal any more. */
static void
remove_account (Run *run)
{
  JourneyDesk *desk = run->desk;
  const char *handle = journey_pds_get_handle (run->server, 0);
  g_autofree char *acts = replace_text (journey_words_get (desk->words, "Acts for %s"), handle);
  gint64 deadline = g_get_monotonic_time () + SENDING_SECONDS * G_USEC_PER_SEC;
  guint n_left = 1;

  show_accounts (run);
  journey_press (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, acts);
  journey_press (desk->journey, NULL, ATSPI_ROLE_MENU_ITEM, journey_desk_tr (desk, "_Remove"));
  journey_expect_gone (desk->journey, NULL, ATSPI_ROLE_PUSH_BUTTON, acts);
  while (n_left > 0)
    {
      g_autoptr (GPtrArray) secrets = journey_keyring_read ();

      n_left = secrets->len;
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_usleep (G_USEC_PER_SEC / 5);
    }
}

/* The program that the desktop calls the browser signs in and agrees. The server
 * names itself in its proofs: it is typed by that name. */
static void
sign_in_in_browser (Run *run)
{
  JourneyDesk *desk = run->desk;

  show_accounts (run);
  start_account (run, "localhost");
  expect_signed_in (run);
  publish (run, run->setting->third, FALSE);
  expect_on_server (run, 3);
  json_node_unref (expect_secrets_kept (run));
  g_assert_cmpuint (journey_pds_count_oauth_sessions (run->server, 0), ==, 1);
  remove_account (run);
  g_assert_cmpuint (journey_pds_count_oauth_sessions (run->server, 0), ==, 0);
  journey_note (desk->journey, "The account was signed in in the browser, a post went out, and the session was revoked.");
}

static void
test_real_network (gconstpointer data)
{
  const Setting *setting = data;
  g_autoptr (JourneyStage) stage = journey_stage_new (JOURNEY_STAGE_KEYRING, 1280, 800);
  g_autofree char *folder = g_build_filename (journey_stage_get_folder (stage), "server", NULL);
  g_autoptr (JourneyPds) server = journey_pds_new (g_getenv ("JOURNEY_PDS"), folder);
  g_autoptr (JourneyDesk) desk = journey_desk_new (stage, "real-network", setting->language, NULL, NULL);
  g_autofree char *password = journey_pds_make_app_password (server, 0);
  Run run = { .setting = setting, .desk = desk, .server = server, .password = password };
  g_autoptr (JsonNode) first = NULL;

  journey_pds_install_browser (server, 0, folder, journey_get_home (desk->journey));
  journey_start (desk->journey);
  journey_desk_open_empty (desk);
  add_brand (&run);
  sign_in_with_password (&run);
  publish (&run, setting->first, TRUE);
  expect_on_server (&run, 1);
  see_gone_out (&run, "☀️");
  journey_save_screen (desk->journey, "1-gone-out");
  first = expect_secrets_kept (&run);
  journey_close (desk->journey);
  json_node_unref (expect_secrets_kept (&run));
  journey_note (desk->journey, "A post with a picture, a mention, a link and a tag is on the server, once.");

  journey_start (desk->journey);
  publish (&run, setting->second, FALSE);
  expect_on_server (&run, 2);
  journey_note (desk->journey, "After a second start the sign-in came from the keyring.");
  remove_account (&run);
  g_assert_cmpuint (journey_pds_refresh (server, journey_keyring_get (first, "refresh_token")), >=, 400);
  journey_note (desk->journey, "The account was removed, and the server no longer knows its session.");
  journey_close (desk->journey);

  journey_start (desk->journey);
  sign_in_in_browser (&run);
  journey_close (desk->journey);
}

int
main (int   argc,
      char *argv[])
{
  static const Setting french = {
    "fr", "☀️ Bel été à @goutte.test : https://example.com/été #lumière", "Un ciel d’été sans nuage",
    "Et de deux.", "Et de trois.",
  };
  static const Setting english = {
    "en", "☀️ Fine summer, @goutte.test: https://example.com/été #lumière", "A summer sky without a cloud",
    "That makes two.", "That makes three.",
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/journeys/real-network/french", &french, test_real_network);
  g_test_add_data_func ("/journeys/real-network/english", &english, test_real_network);
  return g_test_run ();
}
