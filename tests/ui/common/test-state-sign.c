/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-state-sign.h"

#include "dia-probe.h"

/* Told apart by its outline: no two states share a sign. */
static void
test_every_state_has_its_own_sign (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  for (int state = 0; state < DIA_POST_N_STATES; state++)
    {
      const char *icon = dia_state_sign_get_icon ((DiaPostState) state);
      g_autofree char *expected = g_strdup_printf ("dia-state-%s-symbolic", dia_post_state_to_string ((DiaPostState) state));

      g_assert_cmpstr (icon, ==, expected);
      g_assert_true (g_hash_table_add (seen, (gpointer) icon));
      g_assert_true (gtk_icon_theme_has_icon (theme, icon));
      g_assert_nonnull (dia_state_sign_get_tone ((DiaPostState) state));
    }
}

static void
count_notify (GObject    *object,
              GParamSpec *pspec,
              guint      *n)
{
  (*n)++;
}

static void
test_state (void)
{
  GtkWidget *sign = g_object_ref_sink (dia_state_sign_new (DIA_POST_FAILED));
  int state;
  guint n = 0;

  g_signal_connect (sign, "notify::state", G_CALLBACK (count_notify), &n);
  gtk_test_accessible_assert_role (sign, GTK_ACCESSIBLE_ROLE_IMG);
  dia_probe_assert_name (sign, dia_post_state_get_label (DIA_POST_FAILED));
  g_assert_true (gtk_widget_has_css_class (sign, "error"));
  g_object_set (sign, "state", DIA_POST_PUBLISHED, NULL);
  dia_state_sign_set_state (DIA_STATE_SIGN (sign), DIA_POST_PUBLISHED);
  g_assert_cmpuint (n, ==, 1);
  g_assert_false (gtk_widget_has_css_class (sign, "error"));
  g_assert_true (gtk_widget_has_css_class (sign, "ok"));
  dia_probe_assert_name (sign, dia_post_state_get_label (DIA_POST_PUBLISHED));
  g_object_get (sign, "state", &state, NULL);
  g_assert_cmpint (state, ==, DIA_POST_PUBLISHED);
  g_assert_cmpint (dia_state_sign_get_state (DIA_STATE_SIGN (sign)), ==, DIA_POST_PUBLISHED);
  g_assert_finalize_object (sign);
}

static void
test_one_tone_at_a_time (void)
{
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (NULL));

  gtk_widget_add_css_class (widget, "small");
  dia_tone_set (widget, "warn");
  dia_tone_set (widget, "info");
  g_assert_false (gtk_widget_has_css_class (widget, "warn"));
  g_assert_true (gtk_widget_has_css_class (widget, "info"));
  g_assert_true (gtk_widget_has_css_class (widget, "small"));
  g_assert_finalize_object (widget);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/state-sign/every-state-has-its-own-sign", test_every_state_has_its_own_sign);
  g_test_add_func ("/ui/state-sign/state", test_state);
  g_test_add_func ("/ui/state-sign/one-tone-at-a-time", test_one_tone_at_a_time);
  return g_test_run ();
}
