/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-action-log.h"
#include "dia-composer-page-private.h"
#include "dia-fact-entry.h"
#include "dia-field.h"
#include "dia-page-fixture.h"
#include "dia-test-support.h"

/* What leads to where a problem of that kind is settled. */
static void
settle (PageFixture    *fixture,
        DiaProblemKind  kind,
        const char     *network,
        const char     *handle)
{
  g_autoptr(DiaProblem) problem = dia_problem_new (kind, DIA_SEVERITY_BLOCKING);

  dia_field_set_text (&problem->network, network);
  if (handle != NULL)
    g_array_append_val (problem->accounts, composer_fixture_find (&fixture->desk, handle)->id);
  dia_composer_page_settle (DIA_COMPOSER_PAGE (fixture->page), problem);
  dia_probe_settle ();
}

static const DiaComposerTarget *
get_target (PageFixture *fixture)
{
  return dia_source_editor_get_target (page_fixture_find (fixture->page, DIA_TYPE_SOURCE_EDITOR));
}

static gboolean
has_focus_in (PageFixture *fixture,
              GType        type)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && gtk_widget_get_ancestor (focus, type) != NULL;
}

/* A text of its own for the network that is too small, a translation for the
 * language that has none; the source where nothing else is meant. */
static void
test_texts (PageFixture   *fixture,
            gconstpointer  data)
{
  composer_fixture_choose (&fixture->desk, "DE CH");
  dia_draft_set_text (fixture->desk.draft, "Bonjour");
  settle (fixture, DIA_PROBLEM_TOO_LONG, "bluesky", "alizé-de.example");
  g_assert_cmpstr (get_target (fixture)->network, ==, "bluesky");
  settle (fixture, DIA_PROBLEM_OTHER_LANGUAGE, "", "alizé_de");
  g_assert_cmpstr (get_target (fixture)->language, ==, "de");
  settle (fixture, DIA_PROBLEM_EMPTY, "", NULL);
  g_assert_true (dia_composer_target_is_source (get_target (fixture)));
}

static void
test_accounts (PageFixture   *fixture,
               gconstpointer  data)
{
  DiaAccount *account = composer_fixture_find (&fixture->desk, "alizé_be");
  g_autofree char *expected = g_strdup_printf ("desk.edit-account %" G_GINT64_FORMAT, account->id);
  ActionLog log;

  action_log_init (&log);
  action_log_add (&log, fixture->window, "desk.edit-account", "x");
  settle (fixture, DIA_PROBLEM_SIGN_IN, "", "alizé_be");
  action_log_assert (&log, expected);
  settle (fixture, DIA_PROBLEM_NO_ACCOUNT, "", NULL);
  action_log_assert (&log, "");
  g_assert_true (has_focus_in (fixture, DIA_TYPE_ACCOUNT_PICKER));
  action_log_clear (&log);
}

static gboolean
is_open (gpointer button)
{
  return gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (button)));
}

static void
test_answer_and_time (PageFixture   *fixture,
                      gconstpointer  data)
{
  GtkMenuButton *time = GTK_MENU_BUTTON (dia_probe_find_nth (page_fixture_find (fixture->page, DIA_TYPE_SCHEDULE_CARD),
                                                             GTK_TYPE_MENU_BUTTON, 2));

  settle (fixture, DIA_PROBLEM_ANSWER_ELSEWHERE, "", NULL);
  g_assert_true (has_focus_in (fixture, DIA_TYPE_FACT_ENTRY));
  settle (fixture, DIA_PROBLEM_IN_PAST, "", NULL);
  g_assert_true (dia_test_wait_until (is_open, time));
  gtk_menu_button_popdown (time);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, PageFixture, NULL, page_fixture_set_up, function, page_fixture_tear_down)
  ADD ("/ui/composer-settling/texts", test_texts);
  ADD ("/ui/composer-settling/accounts", test_accounts);
  ADD ("/ui/composer-settling/answer-and-time", test_answer_and_time);
#undef ADD
  return g_test_run ();
}
