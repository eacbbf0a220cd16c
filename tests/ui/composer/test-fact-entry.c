/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-fact-entry.h"
#include "dia-page-fixture.h"
#include "dia-test-support.h"

typedef struct
{
  ComposerFixture  desk;
  GtkWidget       *window;
  GtkWidget       *entry;
  GtkWidget       *text;     /* the entry inside */
  DiaNotices      *notices;
  DiaDraftActs    *acts;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  composer_fixture_set_up (&fixture->desk, NULL);
  fixture->notices = dia_notices_new (ADW_TOAST_OVERLAY (overlay));
  fixture->acts = dia_draft_acts_new (fixture->desk.draft, fixture->notices);
  fixture->entry = g_object_new (DIA_TYPE_FACT_ENTRY, "placeholder", "https://…", "label", "Link", NULL);
  dia_fact_entry_set_acts (DIA_FACT_ENTRY (fixture->entry), fixture->acts, DIA_FACT_LINK);
  fixture->text = page_fixture_find (fixture->entry, GTK_TYPE_ENTRY);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture->entry);
  fixture->window = dia_probe_show (overlay, 400, 200);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_probe_close (fixture->window, fixture->entry);
  dia_test_wait_finalize (g_steal_pointer (&fixture->acts));
  dia_test_wait_finalize (g_steal_pointer (&fixture->notices));
  composer_fixture_tear_down (&fixture->desk, NULL);
}

static gboolean
is_wanted (Fixture *fixture)
{
  gboolean wanted;

  g_object_get (fixture->entry, "wanted", &wanted, NULL);
  g_assert_cmpint (wanted, ==, gtk_widget_get_visible (fixture->entry));
  return wanted;
}

/* Turned on it waits for words, turned off it takes them away, and the undo gives
 * them back. */
static void
test_on_and_off (Fixture       *fixture,
                 gconstpointer  data)
{
  dia_probe_assert_name (fixture->text, "Link");
  g_assert_false (is_wanted (fixture));
  g_object_set (fixture->entry, "wanted", TRUE, NULL);
  g_assert_true (is_wanted (fixture));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), fixture->text));
  gtk_editable_set_text (GTK_EDITABLE (fixture->text), "https://alize.example");
  g_assert_cmpstr (dia_draft_get_content (fixture->desk.draft)->link, ==, "https://alize.example");

  g_object_set (fixture->entry, "wanted", FALSE, NULL);
  g_assert_cmpstr (dia_draft_get_content (fixture->desk.draft)->link, ==, "");
  g_assert_true (dia_draft_acts_undo (fixture->acts));
  g_assert_cmpstr (dia_draft_get_content (fixture->desk.draft)->link, ==, "https://alize.example");
}

/* What comes from elsewhere is shown, and is no change of it: an empty fact stays
 * as open or closed as it was. */
static void
test_follows_the_draft (Fixture       *fixture,
                        gconstpointer  data)
{
  dia_draft_set_link (fixture->desk.draft, "https://alize.example/2");
  dia_fact_entry_show (DIA_FACT_ENTRY (fixture->entry));
  g_assert_true (is_wanted (fixture));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->text)), ==, "https://alize.example/2");
  dia_draft_set_link (fixture->desk.draft, "");
  dia_fact_entry_show (DIA_FACT_ENTRY (fixture->entry));
  g_assert_true (is_wanted (fixture));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->text)), ==, "");
  g_assert_false (dia_draft_acts_undo (fixture->acts));
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ui/fact-entry/on-and-off", test_on_and_off);
  ADD ("/ui/fact-entry/follows-the-draft", test_follows_the_draft);
#undef ADD
  return g_test_run ();
}
