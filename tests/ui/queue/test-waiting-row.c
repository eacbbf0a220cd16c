/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-action-log.h"
#include "dia-field.h"
#include "dia-probe.h"
#include "dia-queue-sample.h"
#include "dia-waiting-row.h"

static void
test_offers_the_sign_in (void)
{
  g_autoptr (DiaQueueGroup) group = queue_sample_group (3, QUEUE_SAMPLE_NOW + DIA_HOUR);
  GtkWidget *row, *window;
  ActionLog log;

  group->account_id = 12;
  dia_field_set_text (&group->title, "Alizé France");
  dia_field_set_text (&group->markets, "@alize_fr");
  row = dia_waiting_row_new (group);
  action_log_init (&log);
  action_log_add (&log, row, "desk.edit-account", "x");
  window = dia_probe_show (row, 600, 200);
  g_assert_true (dia_probe_shows (row, "3 posts wait for a sign-in"));
  g_assert_true (dia_probe_shows (row, "Alizé France · @alize_fr"));
  g_assert_true (dia_probe_shows (row, "first one due Wed 10 Feb, 11:52"));
  g_signal_emit_by_name (dia_probe_find (row, GTK_TYPE_BUTTON), "clicked");
  action_log_assert (&log, "desk.edit-account 12");
  dia_probe_close (window, row);
  action_log_clear (&log);
}

static void
test_counts (void)
{
  static const struct
  {
    const char *language;
    guint       n;
    const char *words;
  } cases[] = {
    { "en", 1, "1 post waits for a sign-in" },
    { "fr", 1, "1 publication attend une connexion" },
    { "fr", 2, "2 publications attendent une connexion" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DiaQueueGroup) group = queue_sample_group (cases[i].n, QUEUE_SAMPLE_NOW);
      GtkWidget *row;
      g_autofree char *words = NULL;

      dia_probe_speak (cases[i].language);
      row = g_object_ref_sink (dia_waiting_row_new (group));
      words = dia_probe_dup_words (row);
      g_assert_true (g_str_has_prefix (words, cases[i].words));
      g_assert_finalize_object (row);
    }
  dia_probe_speak ("en");
}

/* The narrowest window, its margins taken off. */
static void
test_fits_with_large_text (void)
{
  g_autoptr (DiaQueueGroup) group = queue_sample_group (13, QUEUE_SAMPLE_NOW + DIA_HOUR);
  GtkWidget *row;
  int dpi, minimum;

  dia_probe_speak ("fr");
  row = g_object_ref_sink (dia_waiting_row_new (group));
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
  g_assert_cmpint (minimum, <=, 360 - 2 * 12);
  g_assert_finalize_object (row);
  dia_probe_speak ("en");
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/waiting-row/offers-the-sign-in", test_offers_the_sign_in);
  g_test_add_func ("/ui/waiting-row/counts", test_counts);
  g_test_add_func ("/ui/waiting-row/fits-with-large-text", test_fits_with_large_text);
  return g_test_run ();
}
