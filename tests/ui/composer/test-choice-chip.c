/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-choice-chip.h"
#include "dia-probe.h"

static void
on_chosen_cb (DiaChoiceChip *chip,
              guint         *n_chosen)
{
  (*n_chosen)++;
}

/* It says its title, then what is chosen; only a person's choice is told. */
static void
test_says_the_choice (void)
{
  guint n_chosen = 0;
  DiaChoiceChip *chip = g_object_new (DIA_TYPE_CHOICE_CHIP, "title", "Network", NULL);
  GtkWidget *window = dia_probe_show (GTK_WIDGET (chip), 300, 300);

  g_signal_connect (chip, "chosen", G_CALLBACK (on_chosen_cb), &n_chosen);
  dia_choice_chip_add (chip, "mastodon", "Mastodon");
  dia_choice_chip_add (chip, "bluesky", "Bluesky");
  g_assert_true (dia_probe_shows (GTK_WIDGET (chip), "Network"));
  g_assert_cmpstr (dia_choice_chip_get_value (chip), ==, "");
  dia_choice_chip_set_value (chip, "bluesky");
  g_assert_true (dia_probe_shows (GTK_WIDGET (chip), "Bluesky"));
  dia_choice_chip_set_value (chip, "of another time");
  g_assert_cmpstr (dia_choice_chip_get_value (chip), ==, "");
  dia_choice_chip_set_text (chip, "3 networks");
  g_assert_true (dia_probe_shows (GTK_WIDGET (chip), "3 networks"));
  g_assert_cmpuint (n_chosen, ==, 0);
  dia_choice_chip_clear (chip);
  dia_choice_chip_set_value (chip, "bluesky");
  g_assert_cmpstr (dia_choice_chip_get_value (chip), ==, "");
  dia_probe_close (window, GTK_WIDGET (chip));
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/choice-chip/says-the-choice", test_says_the_choice);
  return g_test_run ();
}
