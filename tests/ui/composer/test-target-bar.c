/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-choice-chip.h"
#include "dia-page-fixture.h"
#include "dia-state-pill.h"
#include "dia-target-bar.h"

typedef struct
{
  ComposerFixture    desk;
  DiaTargetBar      *bar;
  DiaComposerTarget *adapted;
} Fixture;

static void
on_adapt_requested_cb (DiaTargetBar      *bar,
                       DiaComposerTarget *target,
                       Fixture           *fixture)
{
  fixture->adapted = dia_composer_target_copy (target);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const char *const languages[] = { "fr", "de", NULL };

  composer_fixture_set_up (&fixture->desk, NULL);
  fixture->bar = g_object_ref_sink (g_object_new (DIA_TYPE_TARGET_BAR, NULL));
  dia_target_bar_set_draft (fixture->bar, fixture->desk.draft, languages);
  g_signal_connect (fixture->bar, "adapt-requested", G_CALLBACK (on_adapt_requested_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->bar));
  g_clear_pointer (&fixture->adapted, dia_composer_target_free);
  composer_fixture_tear_down (&fixture->desk, NULL);
}

static void
show (Fixture    *fixture,
      const char *language)
{
  g_autoptr(DiaComposerTarget) target = dia_composer_target_new (language, "", DIA_ID_NONE);

  dia_target_bar_show (fixture->bar, target);
}

/* The source needs no words about whom it follows; any other text does. */
static void
test_says_whose_text (Fixture       *fixture,
                      gconstpointer  data)
{
  DiaStatePill *pill = DIA_STATE_PILL (dia_probe_find_nth (GTK_WIDGET (fixture->bar), DIA_TYPE_STATE_PILL, 1));

  composer_fixture_choose (&fixture->desk, "FR DE");
  show (fixture, "");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (pill)));
  show (fixture, "de");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (pill)));
  g_assert_cmpstr (dia_state_pill_get_text (pill), ==, "German follows the source");
  dia_draft_set_variant (fixture->desk.draft, "de", "", DIA_ID_NONE, "Hallo");
  show (fixture, "de");
  g_assert_cmpstr (dia_state_pill_get_text (pill), ==, "Own text: German");
}

/* A content that not everyone will see says so. */
static void
test_says_who_sees_it (Fixture       *fixture,
                       gconstpointer  data)
{
  show (fixture, "");
  g_assert_false (dia_probe_shows (GTK_WIDGET (fixture->bar), "Followers only"));
  dia_draft_set_visibility (fixture->desk.draft, DIA_VISIBILITY_PRIVATE);
  show (fixture, "");
  g_assert_true (dia_probe_shows (GTK_WIDGET (fixture->bar), "Followers only"));
}

static void
test_adapts (Fixture       *fixture,
             gconstpointer  data)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->bar), "target.adapt", "(ssx)", "de", "bluesky", (gint64) 0);
  g_assert_cmpstr (fixture->adapted->language, ==, "de");
  g_assert_cmpstr (fixture->adapted->network, ==, "bluesky");
}

static void
test_language_of_the_source (Fixture       *fixture,
                             gconstpointer  data)
{
  GtkWidget *chip = page_fixture_find (GTK_WIDGET (fixture->bar), DIA_TYPE_CHOICE_CHIP);

  show (fixture, "");
  g_assert_cmpstr (dia_choice_chip_get_value (DIA_CHOICE_CHIP (chip)), ==, "fr");
  gtk_widget_activate_action (chip, "chip.choose", "s", "de");
  g_assert_cmpstr (dia_draft_get_content (fixture->desk.draft)->language, ==, "de");
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ui/target-bar/says-whose-text", test_says_whose_text);
  ADD ("/ui/target-bar/says-who-sees-it", test_says_who_sees_it);
  ADD ("/ui/target-bar/adapts", test_adapts);
  ADD ("/ui/target-bar/language-of-the-source", test_language_of_the_source);
#undef ADD
  return g_test_run ();
}
