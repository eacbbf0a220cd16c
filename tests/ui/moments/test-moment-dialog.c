/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-moment-dialog.h"

#include "dia-calendar-fixture.h"
#include "dia-day-button.h"
#include "dia-moment-audience.h"
#include "dia-moments.h"
#include "dia-probe.h"
#include "dia-test-support.h"
#include "dia-toolkit-links.h"
#include "dia-toolkit-messages.h"

typedef struct
{
  CalendarFixture  calendar;
  GtkWidget       *window;
  GtkWidget       *overlay;
  GtkWidget       *dialog;
  DiaNotices      *notices;   /* (owned) */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  calendar_fixture_set_up (&fixture->calendar, NULL);
  fixture->overlay = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->overlay), gtk_label_new ("desk"));
  fixture->notices = dia_notices_new (ADW_TOAST_OVERLAY (fixture->overlay));
  fixture->window = dia_probe_show (fixture->overlay, 400, 300);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_undo_stack_clear (dia_notices_get_undo (fixture->notices));
  dia_probe_close (fixture->window, NULL);
  g_clear_object (&fixture->notices);
  calendar_fixture_tear_down (&fixture->calendar, NULL);
}

static DiaMoments *
get_moments (Fixture *fixture)
{
  return dia_workspace_get_moments (fixture->calendar.office.workspace);
}

static void
open_dialog (Fixture            *fixture,
             const DiaKeyMoment *moment)
{
  fixture->dialog = dia_moment_dialog_new (GTK_WINDOW (fixture->window), fixture->calendar.office.workspace,
                                           fixture->notices, moment, calendar_fixture_day ("2027-02-14"));
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static void
close_dialog (Fixture *fixture)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  dia_probe_settle ();
  g_assert_null (fixture->dialog);
}

static void
type_title (Fixture    *fixture,
            const char *title)
{
  gtk_editable_set_text (GTK_EDITABLE (dia_probe_find (fixture->dialog, ADW_TYPE_ENTRY_ROW)), title);
}

typedef struct
{
  Fixture    *fixture;
  const char *title;     /* (nullable): NULL: there is none */
} Expected;

static gboolean
is_kept (gpointer user_data)
{
  const Expected *expected = user_data;
  g_autoptr (GPtrArray) all = dia_moments_list (get_moments (expected->fixture), 0, DIA_DAY_LAST, NULL, NULL);

  if (expected->title == NULL)
    return all->len == 0;
  return all->len == 1 && g_str_equal (((DiaKeyMoment *) all->pdata[0])->title, expected->title);
}

static void
expect_kept (Fixture    *fixture,
             const char *title)
{
  Expected expected = { fixture, title };

  g_assert_true (dia_test_wait_until (is_kept, &expected));
}

static gboolean
can_undo (gpointer user_data)
{
  return dia_undo_stack_can_undo (user_data);
}

static void
undo (Fixture *fixture)
{
  DiaUndoStack *stack = dia_notices_get_undo (fixture->notices);

  g_assert_true (dia_test_wait_until (can_undo, stack));
  dia_undo_stack_undo (stack);
}

/* Saved while one writes, without a button. */
static void
test_create (Fixture       *fixture,
             gconstpointer  data)
{
  open_dialog (fixture, NULL);
  type_title (fixture, "Valentine’s Day");
  expect_kept (fixture, "Valentine’s Day");
  type_title (fixture, "Valentine’s Week");
  close_dialog (fixture);
  expect_kept (fixture, "Valentine’s Week");
  undo (fixture);
  expect_kept (fixture, NULL);
}

static void
test_nothing_typed (Fixture       *fixture,
                    gconstpointer  data)
{
  open_dialog (fixture, NULL);
  close_dialog (fixture);
  expect_kept (fixture, NULL);
  g_assert_false (dia_undo_stack_can_undo (dia_notices_get_undo (fixture->notices)));
}

/* What was typed is kept without a title, too. */
static void
test_without_title (Fixture       *fixture,
                    gconstpointer  data)
{
  open_dialog (fixture, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (dia_probe_find (fixture->dialog, GTK_TYPE_TEXT_VIEW))),
                            "More first messages", -1);
  close_dialog (fixture);
  expect_kept (fixture, "Key moment without a title");
}

static DiaKeyMoment *
load (Fixture *fixture,
      DiaId    id)
{
  g_autoptr (GError) error = NULL;
  DiaKeyMoment *moment = dia_moments_load (get_moments (fixture), id, NULL, &error);

  g_assert_no_error (error);
  return moment;
}

static void
test_change (Fixture       *fixture,
             gconstpointer  data)
{
  DiaId id = calendar_fixture_add_moment (&fixture->calendar, "Candlemas", "2027-02-01", "2027-02-02");
  g_autoptr (DiaKeyMoment) before = load (fixture, id);
  g_autoptr (DiaKeyMoment) after = NULL;
  DiaDayButton *first_day;

  open_dialog (fixture, before);
  first_day = DIA_DAY_BUTTON (dia_probe_find (fixture->dialog, DIA_TYPE_DAY_BUTTON));
  g_assert_cmpint (dia_day_button_get_day (first_day), ==, calendar_fixture_day ("2027-02-01"));
  type_title (fixture, "Pancakes");
  /* The last day follows. */
  dia_day_button_set_day (first_day, calendar_fixture_day ("2027-02-05"));
  close_dialog (fixture);
  expect_kept (fixture, "Pancakes");
  after = load (fixture, id);
  g_assert_cmpstr (after->first_day, ==, "2027-02-05");
  g_assert_cmpstr (after->last_day, ==, "2027-02-05");
  undo (fixture);
  expect_kept (fixture, "Candlemas");
}

static void
test_delete (Fixture       *fixture,
             gconstpointer  data)
{
  DiaId id = calendar_fixture_add_moment (&fixture->calendar, "Candlemas", "2027-02-01", "2027-02-02");
  g_autoptr (DiaKeyMoment) moment = load (fixture, id);

  open_dialog (fixture, moment);
  type_title (fixture, "Pancakes");
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  dia_probe_click (fixture->dialog, "Delete the key moment");
  dia_probe_settle ();
  g_assert_null (fixture->dialog);
  expect_kept (fixture, NULL);
  undo (fixture);
  expect_kept (fixture, "Pancakes");
}

static GtkWidget *
find_entry (Fixture    *fixture,
            const char *title)
{
  GtkWidget *row;

  for (guint i = 0; (row = dia_probe_find_nth (fixture->dialog, ADW_TYPE_ENTRY_ROW, i)) != NULL; i++)
    if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
      return row;
  g_error ("There is no “%s”", title);
}

static void
write_message (Fixture    *fixture,
               const char *language,
               const char *text)
{
  GtkWidget *messages = dia_probe_find (fixture->dialog, DIA_TYPE_TOOLKIT_MESSAGES);
  GtkWidget *chip = dia_probe_find_button (messages, language);

  g_assert_nonnull (chip);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (dia_probe_find (messages, GTK_TYPE_TEXT_VIEW))), text, -1);
}

/* Everything that makes drafts: messages in the languages of the accounts, a link
 * with its campaign, hashtags. */
static void
test_toolkit (Fixture       *fixture,
              gconstpointer  data)
{
  DiaId id = calendar_fixture_add_moment (&fixture->calendar, "Candlemas", "2027-02-01", "2027-02-02");
  g_autoptr (DiaKeyMoment) before = load (fixture, id);
  g_autoptr (DiaKeyMoment) after = NULL;
  GtkWidget *links;

  open_dialog (fixture, before);
  write_message (fixture, "English", "Pancakes, then love.");
  write_message (fixture, "French", "Des crêpes, puis l’amour.");
  g_assert_nonnull (dia_probe_find_button (fixture->dialog, "✓ English"));
  gtk_editable_set_text (GTK_EDITABLE (find_entry (fixture, "Hashtags")), "#candlemas");
  links = dia_probe_find (fixture->dialog, DIA_TYPE_TOOLKIT_LINKS);
  dia_probe_click (links, "Add a link");
  gtk_editable_set_text (GTK_EDITABLE (dia_probe_find (links, ADW_TYPE_ENTRY_ROW)), "https://alize.example/game");
  g_assert_true (dia_probe_shows (links, "https://alize.example/game?utm_source=diapason&utm_medium=social&utm_campaign=candlemas"));
  type_title (fixture, "Pancakes");
  close_dialog (fixture);
  expect_kept (fixture, "Pancakes");
  after = load (fixture, id);
  g_assert_cmpuint (after->toolkit->messages->len, ==, 2);
  g_assert_cmpstr (dia_moment_toolkit_find_message (after->toolkit, "fr-BE"), ==, "Des crêpes, puis l’amour.");
  g_assert_cmpstr (after->toolkit->hashtags, ==, "#candlemas");
  g_assert_cmpstr (((DiaMomentLink *) after->toolkit->links->pdata[0])->url, ==, "https://alize.example/game");
}

static void
test_link_taken_away (Fixture       *fixture,
                      gconstpointer  data)
{
  DiaId id = calendar_fixture_add_moment (&fixture->calendar, "Candlemas", "2027-02-01", "2027-02-02");
  g_autoptr (DiaKeyMoment) before = load (fixture, id);
  g_autoptr (DiaKeyMoment) after = NULL;
  GtkWidget *links;

  dia_moment_toolkit_add_link (before->toolkit, "", "https://a.example/");
  dia_moment_toolkit_add_link (before->toolkit, "", "https://b.example/");
  open_dialog (fixture, before);
  links = dia_probe_find (fixture->dialog, DIA_TYPE_TOOLKIT_LINKS);
  dia_probe_click (links, "Take the link away");
  gtk_editable_set_text (GTK_EDITABLE (dia_probe_find (links, ADW_TYPE_ENTRY_ROW)), "https://c.example/");
  type_title (fixture, "Pancakes");
  close_dialog (fixture);
  expect_kept (fixture, "Pancakes");
  after = load (fixture, id);
  g_assert_cmpuint (after->toolkit->links->len, ==, 1);
  g_assert_cmpstr (((DiaMomentLink *) after->toolkit->links->pdata[0])->url, ==, "https://c.example/");
}

/* Of whom, by when, for how much. */
static void
test_audience (Fixture       *fixture,
               gconstpointer  data)
{
  DiaId id = calendar_fixture_add_moment (&fixture->calendar, "Candlemas", "2027-02-01", "2027-02-02");
  g_autoptr (DiaKeyMoment) before = load (fixture, id);
  g_autoptr (DiaKeyMoment) after = NULL;
  GtkWidget *audience;
  DiaDay day = 0;

  open_dialog (fixture, before);
  audience = dia_probe_find (fixture->dialog, DIA_TYPE_MOMENT_AUDIENCE);
  g_assert_true (dia_probe_shows (audience, "Expected of 3 accounts"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (dia_probe_find_button (audience, "Bruine")), TRUE);
  g_assert_true (dia_probe_shows (audience, "Expected of 1 account"));
  dia_day_button_set_day (DIA_DAY_BUTTON (dia_probe_find (audience, DIA_TYPE_DAY_BUTTON)), calendar_fixture_day ("2027-01-29"));
  gtk_editable_set_text (GTK_EDITABLE (find_entry (fixture, "Amount")), "1 200,50");
  gtk_editable_set_text (GTK_EDITABLE (find_entry (fixture, "Currency (EUR)")), "CHF");
  type_title (fixture, "Pancakes");
  close_dialog (fixture);
  expect_kept (fixture, "Pancakes");
  after = load (fixture, id);
  g_assert_false (dia_scope_holds (after->audience, fixture->calendar.paris));
  g_assert_true (dia_scope_holds (after->audience, fixture->calendar.new_york));
  g_assert_true (dia_key_moment_find_deadline (after, "FR", &day));
  g_assert_cmpint (day, ==, calendar_fixture_day ("2027-01-29"));
  g_assert_cmpint (after->budget, ==, 120050);
  g_assert_cmpstr (after->currency, ==, "CHF");
  /* What was said is shown again. */
  open_dialog (fixture, after);
  audience = dia_probe_find (fixture->dialog, DIA_TYPE_MOMENT_AUDIENCE);
  g_assert_cmpint (dia_day_button_get_day (DIA_DAY_BUTTON (dia_probe_find (audience, DIA_TYPE_DAY_BUTTON))), ==,
                   calendar_fixture_day ("2027-01-29"));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (dia_probe_find_button (audience, "Bruine"))));
  close_dialog (fixture);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/moment-dialog/create", Fixture, NULL, set_up, test_create, tear_down);
  g_test_add ("/ui/moment-dialog/nothing-typed", Fixture, NULL, set_up, test_nothing_typed, tear_down);
  g_test_add ("/ui/moment-dialog/without-title", Fixture, NULL, set_up, test_without_title, tear_down);
  g_test_add ("/ui/moment-dialog/change", Fixture, NULL, set_up, test_change, tear_down);
  g_test_add ("/ui/moment-dialog/delete", Fixture, NULL, set_up, test_delete, tear_down);
  g_test_add ("/ui/moment-dialog/toolkit", Fixture, NULL, set_up, test_toolkit, tear_down);
  g_test_add ("/ui/moment-dialog/link-taken-away", Fixture, NULL, set_up, test_link_taken_away, tear_down);
  g_test_add ("/ui/moment-dialog/audience", Fixture, NULL, set_up, test_audience, tear_down);
  return g_test_run ();
}
