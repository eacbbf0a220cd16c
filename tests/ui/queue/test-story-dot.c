/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dia-probe.h"
#include "dia-story-dot.h"

/* What the dot paints, as a text of opaque pixels. (transfer full) */
static char *
paint (DiaStoryMark mark,
       gboolean     first,
       gboolean     last)
{
  GtkWidget *dot = dia_story_dot_new (mark, first, last);
  GtkWidget *window;
  cairo_surface_t *surface;
  GString *text = g_string_new (NULL);

  gtk_widget_set_size_request (dot, -1, 40);
  gtk_widget_set_halign (dot, GTK_ALIGN_CENTER);
  window = dia_probe_show (dot, 100, 40);
  surface = dia_probe_draw (dot);
  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      g_string_append_c (text, dia_probe_get_pixel (surface, x, y) >> 24 > 0x10 ? '#' : '.');
  cairo_surface_destroy (surface);
  dia_probe_close (window, dot);
  return g_string_free (text, FALSE);
}

/* Colour never stands alone: each mark has a form of its own. */
static void
test_forms (void)
{
  g_autofree char *step = paint (DIA_STORY_MARK_STEP, TRUE, TRUE);
  g_autofree char *trouble = paint (DIA_STORY_MARK_TROUBLE, TRUE, TRUE);
  g_autofree char *open_end = paint (DIA_STORY_MARK_OPEN_END, TRUE, TRUE);

  g_assert_nonnull (strchr (step, '#'));
  g_assert_cmpstr (step, !=, trouble);
  g_assert_cmpstr (step, !=, open_end);
  g_assert_cmpstr (trouble, !=, open_end);
}

/* The line begins with the first and ends with the last. */
static void
test_line (void)
{
  g_autofree char *alone = paint (DIA_STORY_MARK_STEP, TRUE, TRUE);
  g_autofree char *first = paint (DIA_STORY_MARK_STEP, TRUE, FALSE);
  g_autofree char *last = paint (DIA_STORY_MARK_STEP, FALSE, TRUE);
  g_autofree char *between = paint (DIA_STORY_MARK_STEP, FALSE, FALSE);

  g_assert_cmpstr (alone, !=, first);
  g_assert_cmpstr (alone, !=, last);
  g_assert_cmpstr (first, !=, last);
  g_assert_cmpstr (between, !=, first);
  g_assert_cmpstr (between, !=, last);
}

static void
test_is_decoration (void)
{
  GtkWidget *dot = g_object_ref_sink (dia_story_dot_new (DIA_STORY_MARK_STEP, TRUE, TRUE));

  gtk_test_accessible_assert_role (dot, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  dia_probe_assert_name (dot, NULL);
  g_assert_finalize_object (dot);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/story-dot/forms", test_forms);
  g_test_add_func ("/ui/story-dot/line", test_line);
  g_test_add_func ("/ui/story-dot/is-decoration", test_is_decoration);
  return g_test_run ();
}
