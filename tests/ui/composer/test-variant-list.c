/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-page-fixture.h"
#include "dia-variant-list.h"
#include "dia-variant-row.h"

static DiaVariantList *
find_list (PageFixture *fixture)
{
  return page_fixture_find (fixture->page, DIA_TYPE_VARIANT_LIST);
}

/* "fr, de, en bluesky" */
static void
assert_rows (PageFixture *fixture,
             const char  *expected)
{
  GtkWidget *list = GTK_WIDGET (find_list (fixture));
  g_autoptr(GString) rows = g_string_new (NULL);
  GtkWidget *row;

  for (guint i = 0; (row = dia_probe_find_nth (list, DIA_TYPE_VARIANT_ROW, i)) != NULL; i++)
    {
      const DiaComposerTarget *target = dia_variant_row_get_target (DIA_VARIANT_ROW (row));

      g_string_append_printf (rows, "%s%s%s%s", i > 0 ? ", " : "", target->language,
                              *target->language != '\0' && *target->network != '\0' ? " " : "", target->network);
    }
  g_assert_cmpstr (rows->str, ==, expected);
}

/* The language of the source first; a text of its own stays listed when nobody is
 * chosen for it any more. */
static void
test_order (PageFixture   *fixture,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) accounts = NULL;
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (DiaId));

  composer_fixture_choose (&fixture->desk, "GB IT CH");
  dia_draft_set_text (fixture->desk.draft, "Bonjour");
  assert_rows (fixture, "fr, it, en");
  dia_draft_set_variant (fixture->desk.draft, "", "bluesky", DIA_ID_NONE, "Court");
  assert_rows (fixture, "fr, it, en, bluesky");
  accounts = dia_draft_list_accounts (fixture->desk.draft);
  for (guint i = 0; i < accounts->len; i++)
    g_array_append_val (ids, DIA_ACCOUNT (g_ptr_array_index (accounts, i))->id);
  dia_draft_choose_accounts (fixture->desk.draft, ids, FALSE);
  assert_rows (fixture, "bluesky");
}

static void
on_target_activated_cb (DiaVariantList    *list,
                        DiaComposerTarget *target,
                        char             **language)
{
  g_free (*language);
  *language = g_strdup (target->language);
}

static void
test_activates (PageFixture   *fixture,
                gconstpointer  data)
{
  g_autofree char *language = NULL;

  composer_fixture_choose (&fixture->desk, "IT CH");
  dia_draft_set_text (fixture->desk.draft, "Bonjour");
  g_signal_connect (find_list (fixture), "target-activated", G_CALLBACK (on_target_activated_cb), &language);
  g_assert_true (dia_variant_list_activate_at (find_list (fixture), 1));
  g_assert_cmpstr (language, ==, "it");
  g_assert_false (dia_variant_list_activate_at (find_list (fixture), 2));
}

/* The source is marked in the row of its language as long as that follows it. */
static void
test_mark (PageFixture   *fixture,
           gconstpointer  data)
{
  g_autoptr(DiaComposerTarget) source = dia_composer_target_new ("", "", DIA_ID_NONE);
  GtkListBox *box;

  composer_fixture_choose (&fixture->desk, "IT CH");
  dia_draft_set_text (fixture->desk.draft, "Bonjour");
  box = page_fixture_find (GTK_WIDGET (find_list (fixture)), GTK_TYPE_LIST_BOX);
  dia_variant_list_mark (find_list (fixture), source);
  g_assert_true (gtk_list_box_get_selected_row (box) == gtk_list_box_get_row_at_index (box, 0));
  dia_draft_set_variant (fixture->desk.draft, "fr", "", DIA_ID_NONE, "Bonsoir");
  g_assert_null (gtk_list_box_get_selected_row (box));
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, PageFixture, NULL, page_fixture_set_up, function, page_fixture_tear_down)
  ADD ("/ui/variant-list/order", test_order);
  ADD ("/ui/variant-list/activates", test_activates);
  ADD ("/ui/variant-list/mark", test_mark);
#undef ADD
  return g_test_run ();
}
