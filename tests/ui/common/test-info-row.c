/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-info-row.h"

#include "dia-probe.h"

static void
count_click (GtkWidget *widget,
             guint     *n)
{
  (*n)++;
}

static const char *
get_icon (GtkWidget *row)
{
  return gtk_image_get_icon_name (GTK_IMAGE (dia_probe_find (row, GTK_TYPE_IMAGE)));
}

static void
test_says_and_offers (void)
{
  GtkWidget *row = g_object_ref_sink (dia_info_row_new ("warn", "The keyring <does> not answer.", "Try again"));
  guint n = 0;

  g_signal_connect (row, "button-clicked", G_CALLBACK (count_click), &n);
  g_assert_true (dia_probe_shows (row, "The keyring <does> not answer."));
  dia_probe_click (row, "Try again");
  g_assert_cmpuint (n, ==, 1);
  g_object_set (row, "button-label", NULL, NULL);
  g_assert_cmpuint (dia_probe_count (row, GTK_TYPE_BUTTON), ==, 0);
  g_object_set (row, "button-label", "", NULL);
  g_assert_cmpuint (dia_probe_count (row, GTK_TYPE_BUTTON), ==, 0);
  g_assert_finalize_object (row);
}

/* A tone is more than a colour: each has a sign of its own. */
static void
test_tones (void)
{
  static const struct
  {
    const char *tone;
    const char *icon;
  } tones[] = {
    { "warn", "dia-late-symbolic" },
    { "error", "dia-state-failed-symbolic" },
    { "unknown", "dia-state-unconfirmed-symbolic" },
    { "ok", "dia-state-published-symbolic" },
    { "info", "dialog-information-symbolic" },
    { "neutral", "dialog-information-symbolic" },
  };
  GtkWidget *row = g_object_ref_sink (dia_info_row_new (NULL, "x", NULL));

  g_assert_cmpstr (get_icon (row), ==, "dia-late-symbolic");
  for (gsize i = 0; i < G_N_ELEMENTS (tones); i++)
    {
      g_object_set (row, "tone", tones[i].tone, NULL);
      g_assert_cmpstr (get_icon (row), ==, tones[i].icon);
      g_assert_true (gtk_widget_has_css_class (gtk_widget_get_first_child (row), tones[i].tone));
    }
  g_object_set (row, "icon-name", "dia-queue-symbolic", NULL);
  g_assert_cmpstr (get_icon (row), ==, "dia-queue-symbolic");
  g_object_set (row, "tone", "error", NULL);
  g_assert_cmpstr (get_icon (row), ==, "dia-queue-symbolic");
  g_assert_finalize_object (row);
}

static void
test_properties (void)
{
  GtkWidget *row = g_object_ref_sink (dia_info_row_new ("error", "a", "b"));
  g_autofree char *tone = NULL, *text = NULL, *label = NULL, *icon = NULL;

  g_object_set (row, "text", "c", "icon-name", "dia-queue-symbolic", NULL);
  g_object_get (row, "tone", &tone, "text", &text, "button-label", &label, "icon-name", &icon, NULL);
  g_assert_cmpstr (tone, ==, "error");
  g_assert_cmpstr (text, ==, "c");
  g_assert_cmpstr (label, ==, "b");
  g_assert_cmpstr (icon, ==, "dia-queue-symbolic");
  g_assert_finalize_object (row);
}

static void
test_is_announced (void)
{
  GtkWidget *row = g_object_ref_sink (dia_info_row_new ("warn", "Wait.", NULL));

  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_test_accessible_assert_relation (row, GTK_ACCESSIBLE_RELATION_LABELLED_BY, dia_probe_find_label (row, "Wait."), NULL);
  g_assert_finalize_object (row);
}

static void
test_closable (void)
{
  GtkWidget *row = g_object_ref_sink (dia_info_row_new ("info", "Seen.", NULL));
  gboolean closable;
  guint n = 0;

  g_signal_connect (row, "closed", G_CALLBACK (count_click), &n);
  g_assert_null (dia_probe_find_button (row, "Close"));
  g_object_set (row, "closable", TRUE, NULL);
  g_object_get (row, "closable", &closable, NULL);
  g_assert_true (closable);
  dia_probe_click (row, "Close");
  g_assert_cmpuint (n, ==, 1);
  g_assert_finalize_object (row);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/info-row/says-and-offers", test_says_and_offers);
  g_test_add_func ("/ui/info-row/tones", test_tones);
  g_test_add_func ("/ui/info-row/properties", test_properties);
  g_test_add_func ("/ui/info-row/is-announced", test_is_announced);
  g_test_add_func ("/ui/info-row/closable", test_closable);
  return g_test_run ();
}
