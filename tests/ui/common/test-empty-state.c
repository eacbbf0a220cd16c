/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-empty-state.h"

#include "dia-probe.h"

static void
count_click (GtkWidget *widget,
             guint     *n)
{
  (*n)++;
}

static void
test_offers_the_next_step (void)
{
  GtkWidget *state = g_object_ref_sink (dia_empty_state_new ("dia-queue-symbolic", "Nothing planned", "Write something.",
                                                             "New content"));
  guint n = 0;

  g_signal_connect (state, "button-clicked", G_CALLBACK (count_click), &n);
  g_assert_true (dia_probe_shows (state, "Nothing planned"));
  g_assert_true (dia_probe_shows (state, "Write something."));
  dia_probe_click (state, "New content");
  g_assert_cmpuint (n, ==, 1);
  g_assert_finalize_object (state);
}

/* What there is nothing to say of takes no room. */
static void
test_title_alone (void)
{
  GtkWidget *state = g_object_ref_sink (dia_empty_state_new ("dia-queue-symbolic", "Nothing found", NULL, NULL));

  g_assert_cmpuint (dia_probe_count (state, GTK_TYPE_LABEL), ==, 1);
  g_assert_cmpuint (dia_probe_count (state, GTK_TYPE_BUTTON), ==, 0);
  g_object_set (state, "text", "", "button-label", "", NULL);
  g_assert_cmpuint (dia_probe_count (state, GTK_TYPE_LABEL), ==, 1);
  g_assert_cmpuint (dia_probe_count (state, GTK_TYPE_BUTTON), ==, 0);
  g_assert_finalize_object (state);
}

static void
test_properties (void)
{
  GtkWidget *state = g_object_ref_sink (g_object_new (DIA_TYPE_EMPTY_STATE, NULL));
  g_autofree char *icon = NULL, *title = NULL, *text = NULL, *label = NULL;

  g_object_set (state, "icon-name", "dia-queue-symbolic", "title", "a", "text", "b", "button-label", "c", NULL);
  g_object_get (state, "icon-name", &icon, "title", &title, "text", &text, "button-label", &label, NULL);
  g_assert_cmpstr (icon, ==, "dia-queue-symbolic");
  g_assert_cmpstr (title, ==, "a");
  g_assert_cmpstr (text, ==, "b");
  g_assert_cmpstr (label, ==, "c");
  g_assert_finalize_object (state);
}

/* It is called by its title and explained by its text. */
static void
test_speaks (void)
{
  GtkWidget *state = g_object_ref_sink (dia_empty_state_new (NULL, "Nothing found", "Try another word.", NULL));

  gtk_test_accessible_assert_role (state, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_relation (state, GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                       dia_probe_find_label (state, "Nothing found"), NULL);
  gtk_test_accessible_assert_relation (state, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                       dia_probe_find_label (state, "Try another word."), NULL);
  g_assert_finalize_object (state);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/empty-state/offers-the-next-step", test_offers_the_next_step);
  g_test_add_func ("/ui/empty-state/title-alone", test_title_alone);
  g_test_add_func ("/ui/empty-state/properties", test_properties);
  g_test_add_func ("/ui/empty-state/speaks", test_speaks);
  return g_test_run ();
}
