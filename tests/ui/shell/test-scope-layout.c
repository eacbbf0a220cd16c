/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-scope-layout.h"

#include <adwaita.h>

#include "dia-probe.h"

#define WORD 100
#define SIGN 20
#define GAP  6

/* One of the words, or a sign. */
static GtkWidget *
add_part (GtkWidget *row)
{
  GtkWidget *squeezer = g_object_new (ADW_TYPE_SQUEEZER, "homogeneous", FALSE, NULL);
  GtkWidget *word = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *sign = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_size_request (word, WORD, 10);
  gtk_widget_set_size_request (sign, SIGN, 10);
  adw_squeezer_add (ADW_SQUEEZER (squeezer), word);
  adw_squeezer_add (ADW_SQUEEZER (squeezer), sign);
  gtk_box_append (GTK_BOX (row), squeezer);
  return squeezer;
}

typedef struct
{
  int width;
  int parts[3];
} Case;

/* The count has its words first, the button last. */
static const Case cases[] = {
  { 3 * WORD + 2 * GAP, { WORD, WORD, WORD } },
  { 3 * WORD + 2 * GAP - 1, { WORD, SIGN, WORD } },
  { 2 * WORD + SIGN + 2 * GAP, { WORD, SIGN, WORD } },
  { 2 * WORD + SIGN + 2 * GAP - 1, { SIGN, SIGN, WORD } },
  { WORD + 2 * SIGN + 2 * GAP, { SIGN, SIGN, WORD } },
  { 3 * SIGN + 2 * GAP, { SIGN, SIGN, SIGN } },
};

static void
test_shares (void)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *parts[3];
  GtkWidget *window;
  int least, wish;

  gtk_widget_set_layout_manager (row, dia_scope_layout_new ());
  for (int i = 0; i < 3; i++)
    parts[i] = add_part (row);
  window = dia_probe_show (row, 400, 100);
  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wish, NULL, NULL);
  g_assert_cmpint (least, ==, 3 * SIGN + 2 * GAP);
  g_assert_cmpint (wish, ==, 3 * WORD + 2 * GAP);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gtk_widget_allocate (row, cases[i].width, 20, -1, NULL);
      for (int part = 0; part < 3; part++)
        g_assert_cmpint (gtk_widget_get_width (parts[part]), ==, cases[i].parts[part]);
    }
  dia_probe_close (window, row);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/ui/scope-layout/shares", test_shares);
  return g_test_run ();
}
