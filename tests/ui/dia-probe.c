/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-probe.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "dia-look.h"
#include "dia-test-support.h"

/* Whether the search ends at this widget. */
typedef gboolean (*Matches) (GtkWidget *widget, gconstpointer wanted);

static GtkWidget *
search_below (GtkWidget     *widget,
              Matches        matches,
              gconstpointer  wanted,
              gboolean       hidden_too,
              guint         *skip)
{
  GtkWidget *found = NULL;

  if (!hidden_too && (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget)))
    return NULL;
  if (matches (widget, wanted) && (*skip)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = search_below (child, matches, wanted, hidden_too, skip);
  return found;
}

static GtkWidget *
search_seen (GtkWidget     *root,
             Matches        matches,
             gconstpointer  wanted)
{
  guint skip = 0;

  return search_below (root, matches, wanted, FALSE, &skip);
}

static gboolean
has_type (GtkWidget     *widget,
          gconstpointer  wanted)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(const GType *) wanted);
}

/* (nullable): what a label says; the rows of long lists have inscriptions. */
static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  return GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;
}

static gboolean
says (GtkWidget     *widget,
      gconstpointer  wanted)
{
  return g_strcmp0 (get_text (widget), wanted) == 0;
}

static gboolean
says_part (GtkWidget     *widget,
           gconstpointer  wanted)
{
  const char *text = get_text (widget);

  return text != NULL && strstr (text, wanted) != NULL;
}

static gboolean
is_named (GtkWidget     *widget,
          gconstpointer  wanted)
{
  g_autofree char *name = dia_probe_dup_name (widget);

  return g_strcmp0 (name, wanted) == 0 || says (widget, wanted);
}

static gboolean
is_button (GtkWidget     *widget,
           gconstpointer  wanted)
{
  return (GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget))
         && (is_named (widget, wanted) || search_seen (widget, says, wanted) != NULL);
}

static gboolean
is_gone (gpointer place)
{
  return *(gpointer *) place == NULL;
}

/* Here because atexit() hands nothing on. */
static char *home;

static void
remove_home (void)
{
  dia_test_dir_remove (home);
}

/* GTest's own isolation hides the system's data too, and with them the types of
 * files by which pictures are read. */
static void
move_home (void)
{
  home = dia_test_dir_new ();
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_STATE_HOME", home, TRUE);
  atexit (remove_home);
}

void
dia_probe_init (int    *argc,
                char ***argv)
{
  g_test_init (argc, argv, NULL);
  move_home ();
  g_assert_nonnull (setlocale (LC_ALL, ""));
  gtk_init ();
  adw_init ();
  dia_look_prepare_alone (gdk_display_get_default ());
  dia_probe_set_moving (FALSE);
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("DIAPASON_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  /* GLib decides at its first look-up, for good, whether the program is
   * translated at all; that has to come before English is the chosen domain. */
  g_dgettext (GETTEXT_PACKAGE, "Undo");
  textdomain (GETTEXT_PACKAGE);
}

void
dia_probe_set_moving (gboolean moving)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", moving, NULL);
}

void
dia_probe_speak (const char *language)
{
  g_assert_true (g_setenv ("LANGUAGE", language, TRUE));
  /* What was looked up before is kept until the locale is set again. */
  g_assert_nonnull (setlocale (LC_ALL, ""));
}

GtkWidget *
dia_probe_show (GtkWidget *widget,
                int        width,
                int        height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (window) || gtk_widget_get_width (widget) == 0)
    g_main_context_iteration (NULL, TRUE);
  return window;
}

void
dia_probe_close (GtkWidget *window,
                 GtkWidget *widget)
{
  if (widget != NULL)
    g_object_add_weak_pointer (G_OBJECT (widget), (gpointer *) &widget);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_true (dia_test_wait_until (is_gone, &widget));
  g_assert_true (dia_test_wait_until (is_gone, &window));
}

void
dia_probe_settle (void)
{
  /* Twice: what is done at first may ask the display something more. */
  for (int i = 0; i < 2; i++)
    {
      gdk_display_sync (gdk_display_get_default ());
      while (g_main_context_iteration (NULL, FALSE))
        continue;
    }
}

GtkWidget *
dia_probe_find (GtkWidget *root,
                GType      type)
{
  return dia_probe_find_nth (root, type, 0);
}

GtkWidget *
dia_probe_find_nth (GtkWidget *root,
                    GType      type,
                    guint      nth)
{
  return search_below (root, has_type, &type, TRUE, &nth);
}

guint
dia_probe_count (GtkWidget *root,
                 GType      type)
{
  guint n = 0;
  guint skip;

  for (skip = n; search_below (root, has_type, &type, FALSE, &skip) != NULL; skip = n)
    n++;
  return n;
}

gboolean
dia_probe_is_seen (GtkWidget *root,
                   GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
        return FALSE;
      if (widget == root)
        return TRUE;
    }
  return FALSE;
}

GtkWidget *
dia_probe_find_label (GtkWidget  *root,
                      const char *text)
{
  return search_seen (root, says, text);
}

gboolean
dia_probe_shows (GtkWidget  *root,
                 const char *text)
{
  return search_seen (root, says, text) != NULL;
}

gboolean
dia_probe_shows_part (GtkWidget  *root,
                      const char *text)
{
  return search_seen (root, says_part, text) != NULL;
}

char *
dia_probe_dup_words (GtkWidget *root)
{
  GString *words = g_string_new (NULL);
  GType type = GTK_TYPE_LABEL;
  GtkWidget *label;

  for (guint n = 0, skip = 0; (label = search_below (root, has_type, &type, FALSE, &skip)) != NULL; skip = ++n)
    g_string_append_printf (words, "%s%s", n > 0 ? "\n" : "", gtk_label_get_text (GTK_LABEL (label)));
  return g_string_free (words, FALSE);
}

char *
dia_probe_dup_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  if (!gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL))
    return NULL;
  /* Answers with what it has when it is asked for what nothing has. */
  return gtk_test_accessible_check_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "\001");
}

GtkWidget *
dia_probe_find_named (GtkWidget  *root,
                      const char *name)
{
  return search_seen (root, is_named, name);
}

GtkWidget *
dia_probe_find_button (GtkWidget  *root,
                       const char *words)
{
  return search_seen (root, is_button, words);
}

void
dia_probe_click (GtkWidget  *root,
                 const char *words)
{
  GtkWidget *button = dia_probe_find_button (root, words);

  if (button == NULL)
    g_error ("There is no button “%s”", words);
  g_assert_true (gtk_widget_is_sensitive (button));
  if (GTK_IS_MENU_BUTTON (button))
    gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  else if (GTK_IS_CHECK_BUTTON (button))
    g_assert_true (gtk_widget_activate (button));
  else
    g_signal_emit_by_name (button, "clicked");
}

static gboolean
trigger_is (GtkShortcutTrigger *trigger,
            GtkShortcutTrigger *pressed)
{
  if (!GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    return gtk_shortcut_trigger_equal (trigger, pressed);
  return trigger_is (gtk_alternative_trigger_get_first (GTK_ALTERNATIVE_TRIGGER (trigger)), pressed)
         || trigger_is (gtk_alternative_trigger_get_second (GTK_ALTERNATIVE_TRIGGER (trigger)), pressed);
}

static gboolean
press_shortcut (GtkWidget          *widget,
                GListModel         *shortcuts,
                GtkShortcutTrigger *pressed)
{
  guint n = g_list_model_get_n_items (shortcuts);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);

      if (trigger_is (gtk_shortcut_get_trigger (shortcut), pressed)
          && gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), GTK_SHORTCUT_ACTION_EXCLUSIVE, widget,
                                           gtk_shortcut_get_arguments (shortcut)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
press_key_in (GtkWidget       *widget,
              guint            keyval,
              GdkModifierType  modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_autoptr (GtkShortcutTrigger) pressed = gtk_keyval_trigger_new (keyval, modifiers);
  guint n = g_list_model_get_n_items (controllers);
  gboolean taken = FALSE;

  for (guint i = 0; i < n && !taken; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_SHORTCUT_CONTROLLER (controller))
        taken = press_shortcut (widget, G_LIST_MODEL (controller), pressed);
      else if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, modifiers, &taken);
    }
  return taken;
}

gboolean
dia_probe_press_key (GtkWidget       *focus,
                     guint            keyval,
                     GdkModifierType  modifiers)
{
  for (GtkWidget *widget = focus; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (press_key_in (widget, keyval, modifiers))
      return TRUE;
  return FALSE;
}

GtkWidget *
dia_probe_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n = g_list_model_get_n_items (windows);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }
  return NULL;
}

cairo_surface_t *
dia_probe_draw (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  /* A paintable shows the last frame. */
  gtk_widget_queue_draw (widget);
  gtk_test_widget_wait_for_draw (widget);
  paintable = gtk_widget_paintable_new (widget);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  if (node != NULL)
    gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

guint32
dia_probe_get_pixel (cairo_surface_t *surface,
                     int              x,
                     int              y)
{
  const guchar *row = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (const void *) row)[x];
}

guint
dia_probe_count_ink (cairo_surface_t *surface,
                     int              first,
                     int              last)
{
  guint n = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = first; x <= last; x++)
      n += dia_probe_get_pixel (surface, x, y) >> 24 > 0x20;
  return n;
}
