/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "dia-brand.h"
#include "dia-field.h"
#include "dia-look.h"
#include "dia-next-out-row.h"
#include "dia-probe.h"

/* Wednesday 10 February 2027, 10:52 in Paris. */
#define NOW ((DiaInstant) 1802253120000)

static const struct
{
  gint64      wait;
  const char *words;
} waits[] = {
  { -DIA_MINUTE, "now" },
  { 20 * DIA_SECOND, "now" },
  { 38 * DIA_MINUTE, "in 38 min" },
  { DIA_HOUR + 23 * DIA_MINUTE, "in 1 h 23" },
  { 2 * DIA_HOUR, "in 2 h" },
  { 6 * DIA_HOUR + 8 * DIA_MINUTE, "in 6 h" },
  /* Ten past midnight is tomorrow, though it is less than a day away. */
  { 13 * DIA_HOUR + 18 * DIA_MINUTE, "tomorrow" },
};

static void
test_waits (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      g_autofree char *words = dia_next_out_row_describe_wait (NOW + waits[i].wait, NOW, "Europe/Paris");

      g_assert_cmpstr (words, ==, waits[i].words);
    }
}

/* The same moment is tomorrow for one account and today for another. */
static void
test_days_are_those_of_the_zone (void)
{
  DiaInstant at = NOW + 13 * DIA_HOUR + 18 * DIA_MINUTE;
  g_autofree char *paris = dia_next_out_row_describe_wait (at, NOW, "Europe/Paris");
  g_autofree char *montreal = dia_next_out_row_describe_wait (at, NOW, "America/Toronto");

  g_assert_cmpstr (paris, ==, "tomorrow");
  g_assert_cmpstr (montreal, ==, "in 13 h");
}

static void
test_row (void)
{
  g_autoptr(DiaQueueGroup) group = g_object_new (DIA_TYPE_QUEUE_GROUP, NULL);
  GtkWidget *row;

  group->brand = dia_brand_new ();
  dia_field_set_text (&group->title, "The message that changes it");
  dia_field_set_text (&group->markets, "FR · UK");
  dia_field_set_text (&group->network, "");
  dia_field_set_text (&group->zone, "Europe/Paris");
  group->at = NOW + 38 * DIA_MINUTE;
  group->n_posts = 5;
  group->state = DIA_POST_SCHEDULED;
  row = g_object_ref_sink (dia_next_out_row_new (group, NOW));
  g_assert_finalize_object (row);
}

/* Who sends it is said when it is not the desk; of several it may be some. */
static void
test_with_the_server (void)
{
  static const guint n_kept[] = { 0, 2, 5 };

  for (gsize i = 0; i < G_N_ELEMENTS (n_kept); i++)
    {
      g_autoptr(DiaQueueGroup) group = g_object_new (DIA_TYPE_QUEUE_GROUP, NULL);
      GtkWidget *row;

      group->brand = dia_brand_new ();
      dia_field_set_text (&group->title, "Reading on the tram");
      dia_field_set_text (&group->markets, "CH");
      dia_field_set_text (&group->network, "mastodon");
      dia_field_set_text (&group->zone, "Europe/Paris");
      group->at = NOW + DIA_HOUR;
      group->n_posts = 5;
      group->n_kept = n_kept[i];
      row = g_object_ref_sink (dia_next_out_row_new (group, NOW));
      g_assert_cmpint (dia_probe_shows (row, "on the server"), ==, i == 2);
      g_assert_cmpint (dia_probe_shows (row, "2 on the server"), ==, i == 1);
      g_assert_finalize_object (row);
    }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dia_look_prepare_alone (gdk_display_get_default ());
  g_test_add_func ("/ui/next-out-row/waits", test_waits);
  g_test_add_func ("/ui/next-out-row/days-are-those-of-the-zone", test_days_are_those_of_the_zone);
  g_test_add_func ("/ui/next-out-row/row", test_row);
  g_test_add_func ("/ui/next-out-row/with-the-server", test_with_the_server);
  return g_test_run ();
}
