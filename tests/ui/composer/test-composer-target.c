/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-composer-target.h"
#include "dia-composer-fixture.h"
#include "dia-probe.h"

static DiaComposerTarget *
make (const char *language,
      const char *network)
{
  return dia_composer_target_new (language, network, DIA_ID_NONE);
}

/* What is not named is any; an account is that one. */
static void
test_covers (ComposerFixture *fixture,
             gconstpointer    data)
{
  DiaAccount *italian = composer_fixture_find (fixture, "alizé_it");
  DiaAccount *german = composer_fixture_find (fixture, "alizé_de");
  g_autoptr(DiaComposerTarget) source = make ("", "");
  g_autoptr(DiaComposerTarget) language = make ("it", "");
  g_autoptr(DiaComposerTarget) both = make ("it", "bluesky");
  g_autoptr(DiaComposerTarget) one = dia_composer_target_new ("", "", german->id);

  g_assert_true (dia_composer_target_is_source (source));
  g_assert_false (dia_composer_target_is_source (one));
  g_assert_true (dia_composer_target_covers (source, italian));
  g_assert_true (dia_composer_target_covers (language, italian));
  g_assert_false (dia_composer_target_covers (language, german));
  g_assert_false (dia_composer_target_covers (both, italian));
  g_assert_false (dia_composer_target_covers (one, italian));
  g_assert_true (dia_composer_target_covers (one, german));
  g_assert_false (dia_composer_target_equal (language, both));
}

static void
assert_label (ComposerFixture *fixture,
              const char      *language,
              const char      *network,
              DiaId            id,
              const char      *expected)
{
  g_autoptr(DiaComposerTarget) target = dia_composer_target_new (language, network, id);
  g_autofree char *label = dia_composer_target_dup_label (target, fixture->draft);

  g_assert_cmpstr (label, ==, expected);
}

static void
test_labels (ComposerFixture *fixture,
             gconstpointer    data)
{
  composer_fixture_choose (fixture, "IT");
  assert_label (fixture, "de", "", DIA_ID_NONE, "German");
  assert_label (fixture, "", "bluesky", DIA_ID_NONE, "Bluesky");
  assert_label (fixture, "de", "bluesky", DIA_ID_NONE, "German, Bluesky");
  assert_label (fixture, "", "", composer_fixture_find (fixture, "alizé_it")->id, "@alizé_it");
}

/* The figures of the source are of those that follow it; the tightest text of a
 * network counts. */
static void
test_figures (ComposerFixture *fixture,
              gconstpointer    data)
{
  g_autoptr(DiaComposerTarget) source = make ("", "");
  g_autoptr(GPtrArray) before = NULL;
  g_autoptr(GPtrArray) after = NULL;
  const DiaNetworkFigure *figure;

  composer_fixture_choose (fixture, "IT CH");
  dia_draft_set_text (fixture->draft, "Bonjour");
  before = dia_composer_target_list_figures (source, fixture->draft);
  g_assert_cmpuint (before->len, ==, 1);
  figure = g_ptr_array_index (before, 0);
  g_assert_cmpstr (figure->network, ==, "mastodon");
  g_assert_cmpuint (figure->n_accounts, ==, 2);
  g_assert_cmpuint (figure->tightest.length, ==, 7);

  dia_draft_set_variant (fixture->draft, "it", "", DIA_ID_NONE, "Buongiorno a tutti");
  after = dia_composer_target_list_figures (source, fixture->draft);
  figure = g_ptr_array_index (after, 0);
  g_assert_cmpuint (figure->n_accounts, ==, 1);
  g_assert_cmpuint (figure->tightest.length, ==, 7);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, ComposerFixture, NULL, composer_fixture_set_up, function, composer_fixture_tear_down)
  ADD ("/ui/composer-target/covers", test_covers);
  ADD ("/ui/composer-target/labels", test_labels);
  ADD ("/ui/composer-target/figures", test_figures);
#undef ADD
  return g_test_run ();
}
