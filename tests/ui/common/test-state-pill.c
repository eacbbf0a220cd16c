/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-state-pill.h"

#include "dia-probe.h"
#include "dia-state-sign.h"

static void
test_begins_as_draft (void)
{
  GtkWidget *pill = g_object_ref_sink (dia_state_pill_new ());

  g_assert_cmpstr (dia_state_pill_get_text (DIA_STATE_PILL (pill)), ==, dia_post_state_get_label (DIA_POST_DRAFT));
  dia_probe_assert_name (pill, dia_post_state_get_label (DIA_POST_DRAFT));
  gtk_test_accessible_assert_role (pill, GTK_ACCESSIBLE_ROLE_GROUP);
  g_assert_finalize_object (pill);
}

/* Sign, word and tone of every state are those of the sign. */
static void
test_every_state (void)
{
  GtkWidget *pill = g_object_ref_sink (dia_state_pill_new ());
  GtkImage *image = GTK_IMAGE (dia_probe_find (pill, GTK_TYPE_IMAGE));

  for (int state = 0; state < DIA_POST_N_STATES; state++)
    {
      dia_state_pill_set_state (DIA_STATE_PILL (pill), (DiaPostState) state);
      g_assert_true (dia_probe_shows (pill, dia_post_state_get_label ((DiaPostState) state)));
      g_assert_cmpstr (gtk_image_get_icon_name (image), ==, dia_state_sign_get_icon ((DiaPostState) state));
      g_assert_true (gtk_widget_has_css_class (pill, dia_state_sign_get_tone ((DiaPostState) state)));
    }
  g_assert_finalize_object (pill);
}

static void
test_fact (void)
{
  GtkWidget *pill = g_object_ref_sink (dia_state_pill_new ());

  dia_state_pill_set_fact (DIA_STATE_PILL (pill), "dia-source-changed-symbolic", "unknown", "behind");
  g_assert_true (dia_probe_shows (pill, "behind"));
  g_assert_true (gtk_widget_has_css_class (pill, "unknown"));
  g_assert_false (gtk_widget_has_css_class (pill, "neutral"));
  dia_probe_assert_name (pill, "behind");
  g_assert_finalize_object (pill);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/state-pill/begins-as-draft", test_begins_as_draft);
  g_test_add_func ("/ui/state-pill/every-state", test_every_state);
  g_test_add_func ("/ui/state-pill/fact", test_fact);
  return g_test_run ();
}
