/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-acts.h"
#include "dia-field.h"
#include "dia-page-fixture.h"
#include "dia-test-support.h"

typedef struct
{
  ComposerFixture  desk;
  GtkWidget       *overlay;
  DiaNotices      *notices;
  DiaDraftActs    *acts;
  int              n_done;
} Fixture;

static void
on_done_cb (DiaDraftActs *acts,
            Fixture      *fixture)
{
  fixture->n_done++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  composer_fixture_set_up (&fixture->desk, NULL);
  fixture->overlay = g_object_ref_sink (adw_toast_overlay_new ());
  fixture->notices = dia_notices_new (ADW_TOAST_OVERLAY (fixture->overlay));
  fixture->acts = dia_draft_acts_new (fixture->desk.draft, fixture->notices);
  g_signal_connect (fixture->acts, "done", G_CALLBACK (on_done_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->overlay));
  dia_test_wait_finalize (g_steal_pointer (&fixture->acts));
  dia_test_wait_finalize (g_steal_pointer (&fixture->notices));
  composer_fixture_tear_down (&fixture->desk, NULL);
}

static void
add_picture (Fixture    *fixture,
             const char *sha256)
{
  DiaMedia *media = dia_media_new ();

  dia_field_set_text (&media->sha256, sha256);
  dia_draft_add_media (fixture->desk.draft, media);
}

/* "one two three" */
static void
assert_pictures (Fixture    *fixture,
                 const char *expected)
{
  const GPtrArray *media = dia_draft_get_content (fixture->desk.draft)->media;
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < media->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "", ((DiaMedia *) g_ptr_array_index (media, i))->sha256);
  g_assert_cmpstr (names->str, ==, expected);
}

/* Each act comes back where it was, the last one first. */
static void
test_pictures (Fixture       *fixture,
               gconstpointer  data)
{
  add_picture (fixture, "one");
  add_picture (fixture, "two");
  add_picture (fixture, "three");
  dia_draft_set_alt (fixture->desk.draft, 1, "Une tasse");
  dia_draft_acts_move_picture (fixture->acts, 0, 2);
  assert_pictures (fixture, "two three one");
  dia_draft_acts_remove_picture (fixture->acts, 0);
  assert_pictures (fixture, "three one");
  g_assert_cmpint (fixture->n_done, ==, 2);
  g_assert_true (dia_draft_acts_undo (fixture->acts));
  assert_pictures (fixture, "two three one");
  g_assert_cmpstr (((DiaMedia *) g_ptr_array_index (dia_draft_get_content (fixture->desk.draft)->media, 0))->alt, ==,
                   "Une tasse");
  g_assert_true (dia_draft_acts_undo (fixture->acts));
  assert_pictures (fixture, "one two three");
  g_assert_false (dia_draft_acts_undo (fixture->acts));
}

/* Following the source costs no word. */
static void
test_own_text (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(DiaComposerTarget) german = dia_composer_target_new ("de", "", DIA_ID_NONE);

  dia_draft_acts_follow_source (fixture->acts, german);
  g_assert_cmpint (fixture->n_done, ==, 0);
  dia_draft_set_variant (fixture->desk.draft, "de", "", DIA_ID_NONE, "Guten Tag");
  dia_draft_acts_follow_source (fixture->acts, german);
  g_assert_null (dia_composer_target_find_variant (german, fixture->desk.draft));
  g_assert_true (dia_draft_acts_undo (fixture->acts));
  g_assert_cmpstr (dia_composer_target_find_variant (german, fixture->desk.draft)->text, ==, "Guten Tag");
}

static void
test_facts (Fixture       *fixture,
            gconstpointer  data)
{
  for (DiaFact fact = DIA_FACT_LINK; fact <= DIA_FACT_REPLY; fact++)
    {
      dia_draft_acts_clear (fixture->acts, fact);
      dia_draft_acts_set_fact (fixture->acts, fact, "https://alize.example");
      dia_draft_acts_clear (fixture->acts, fact);
      g_assert_cmpstr (dia_draft_acts_get_fact (fixture->acts, fact), ==, "");
      g_assert_true (dia_draft_acts_undo (fixture->acts));
      g_assert_cmpstr (dia_draft_acts_get_fact (fixture->acts, fact), ==, "https://alize.example");
    }
  g_assert_cmpint (fixture->n_done, ==, 3);
  g_assert_cmpstr (dia_draft_get_content (fixture->desk.draft)->link, ==, "https://alize.example");
  g_assert_cmpstr (dia_draft_get_content (fixture->desk.draft)->warning, ==, "https://alize.example");
  g_assert_cmpstr (dia_draft_get_content (fixture->desk.draft)->reply_to, ==, "https://alize.example");
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ui/draft-acts/pictures", test_pictures);
  ADD ("/ui/draft-acts/own-text", test_own_text);
  ADD ("/ui/draft-acts/facts", test_facts);
#undef ADD
  return g_test_run ();
}
