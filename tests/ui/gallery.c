/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shows the common parts of the screens side by side, to be held beside their
 * drawing. Not installed.
 *
 *   gallery [--dark] */

#include "dia-brand-color.h"
#include "dia-brand-tile.h"
#include "dia-empty-state.h"
#include "dia-info-row.h"
#include "dia-look.h"
#include "dia-meter.h"
#include "dia-network-sign.h"
#include "dia-network.h"
#include "dia-skeleton.h"
#include "dia-state-pill.h"
#include "dia-state-sign.h"
#include "dia-toggle-group.h"
#include "dia-undo-toast.h"

#include <adwaita.h>

static const struct
{
  const char *name;
  const char *color;
  const char *mark;
} brands[] = {
  { "Alizé", "#0a7d84", "wind" },
  { "Bruine", "#4054ae", "drops" },
  { "Cardamome", "#3a5300", "pod" },
  { "Dédale", "#a76305", "maze" },
  { "Étincelle", "#a92468", "spark" },
  { "Ondine", "#e8c400", "" },
};

static GtkWidget *
build_title (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "section-title");
  return label;
}

static GtkWidget *
build_states (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 9);
  for (int state = 0; state < DIA_POST_N_STATES; state++)
    {
      GtkWidget *pill = dia_state_pill_new ();

      dia_state_pill_set_state (DIA_STATE_PILL (pill), (DiaPostState) state);
      gtk_grid_attach (GTK_GRID (grid), dia_state_sign_new ((DiaPostState) state), 0, state, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), pill, 1, state, 1, 1);
    }
  return grid;
}

static GtkWidget *
build_brands (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 9);
  for (int i = 0; i < (int) G_N_ELEMENTS (brands); i++)
    {
      g_autoptr(DiaBrand) brand = dia_brand_new ();
      GtkWidget *name = gtk_label_new (brands[i].name);
      static const int sizes[] = { 26, 16, 20, 40 };

      brand->name = g_strdup (brands[i].name);
      brand->color = g_strdup (brands[i].color);
      brand->mark = g_strdup (brands[i].mark);
      for (int size = 0; size < (int) G_N_ELEMENTS (sizes); size++)
        {
          GtkWidget *tile = dia_brand_tile_new (sizes[size]);

          dia_brand_tile_set_brand (DIA_BRAND_TILE (tile), brand);
          gtk_grid_attach (GTK_GRID (grid), tile, size, i, 1, 1);
        }
      gtk_label_set_xalign (GTK_LABEL (name), 0);
      gtk_grid_attach (GTK_GRID (grid), name, G_N_ELEMENTS (sizes), i, 1, 1);
    }
  return grid;
}

static GtkWidget *
build_networks (void)
{
  static const char *const networks[] = {
    DIA_NETWORK_MASTODON, DIA_NETWORK_BLUESKY, DIA_NETWORK_PRACTICE, "", DIA_NETWORK_X, DIA_NETWORK_LINKEDIN,
    DIA_NETWORK_FACEBOOK, DIA_NETWORK_INSTAGRAM, DIA_NETWORK_THREADS, DIA_NETWORK_TIKTOK, DIA_NETWORK_VIVA,
  };
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 3);
  for (guint i = 0; i < G_N_ELEMENTS (networks); i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      gtk_box_append (GTK_BOX (box), dia_network_sign_new (networks[i]));
      gtk_box_append (GTK_BOX (box), gtk_label_new (dia_network_sign_get_name (networks[i])));
      gtk_widget_add_css_class (box, "small");
      gtk_flow_box_append (GTK_FLOW_BOX (flow), box);
    }
  return flow;
}

static GtkWidget *
build_button (const char *label,
              const char *css_class)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "compact");
  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
build_buttons (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *off = build_button ("Off", NULL);
  GtkWidget *badge = gtk_label_new ("3");

  gtk_widget_set_sensitive (off, FALSE);
  gtk_box_append (GTK_BOX (box), build_button ("Primary", "suggested-action"));
  gtk_box_append (GTK_BOX (box), build_button ("Plain", NULL));
  gtk_box_append (GTK_BOX (box), build_button ("Flat", "flat"));
  gtk_box_append (GTK_BOX (box), off);
  gtk_box_append (GTK_BOX (box), build_button ("Chip", "chip"));
  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_add_css_class (badge, "error");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), badge);
  return box;
}

static GtkWidget *
build_toggles (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *group = dia_toggle_group_new ("View");
  GtkWidget *within = dia_meter_new ();
  GtkWidget *over = dia_meter_new ();

  dia_toggle_group_add (DIA_TOGGLE_GROUP (group), "now", NULL, "Now");
  dia_toggle_group_add (DIA_TOGGLE_GROUP (group), "out", NULL, "Gone out");
  dia_toggle_group_add (DIA_TOGGLE_GROUP (group), "held", NULL, "Held back");
  gtk_box_append (GTK_BOX (box), group);
  dia_meter_set (DIA_METER (within), 347, 500);
  dia_meter_set (DIA_METER (over), 342, 300);
  gtk_box_append (GTK_BOX (box), within);
  gtk_box_append (GTK_BOX (box), over);
  return box;
}

static GtkWidget *
build_card (GtkWidget *child)
{
  gtk_widget_add_css_class (child, "card");
  return child;
}

static GtkWidget *
build_bottom (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *loading = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *skeleton = dia_skeleton_new (3);
  GtkWidget *empty = dia_empty_state_new ("x-office-calendar-symbolic", "Nothing planned this week",
                                          "Drag on a day, or start from a key moment.", "Open key moments");

  gtk_widget_set_margin_start (skeleton, 15);
  gtk_widget_set_margin_end (skeleton, 15);
  gtk_widget_set_margin_top (skeleton, 22);
  gtk_box_append (GTK_BOX (loading), skeleton);
  gtk_widget_set_size_request (empty, 372, 128);
  gtk_widget_set_size_request (loading, 208, 128);
  gtk_box_append (GTK_BOX (box), build_card (empty));
  gtk_box_append (GTK_BOX (box), build_card (loading));
  return box;
}

static GtkWidget *
build_right (void)
{
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_box_append (GTK_BOX (right), build_title ("Brands"));
  gtk_box_append (GTK_BOX (right), build_brands ());
  gtk_box_append (GTK_BOX (right), build_title ("Networks"));
  gtk_box_append (GTK_BOX (right), build_networks ());
  gtk_box_append (GTK_BOX (right), build_title ("Buttons"));
  gtk_box_append (GTK_BOX (right), build_buttons ());
  gtk_box_append (GTK_BOX (right), build_toggles ());
  return right;
}

static GtkWidget *
build_page (void)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 60);
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (left), build_title ("Post states: shape, fill and colour"));
  gtk_box_append (GTK_BOX (left), build_states ());
  gtk_box_append (GTK_BOX (columns), left);
  gtk_box_append (GTK_BOX (columns), build_right ());
  gtk_box_append (GTK_BOX (page), columns);
  gtk_box_append (GTK_BOX (page), build_bottom ());
  gtk_box_append (GTK_BOX (page), dia_info_row_new ("warn", "The keyring does not answer. Posts wait, nothing is lost.",
                                                    "Try again"));
  gtk_widget_set_margin_start (page, 21);
  gtk_widget_set_margin_end (page, 21);
  gtk_widget_set_margin_top (page, 15);
  return page;
}

static void
do_nothing (gpointer user_data)
{
}

static void
on_application_activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *overlay = adw_toast_overlay_new ();
  g_autoptr(DiaUndoStack) stack = dia_undo_stack_new ();

  dia_look_prepare (gdk_display_get_default ());
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), build_page ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 800);
  dia_undo_toast_show (ADW_TOAST_OVERLAY (overlay), stack, "Moved 3 contents to Fri 19 Feb", do_nothing, NULL, NULL);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(AdwApplication) application = adw_application_new ("io.github.diapason.Diapason", G_APPLICATION_NON_UNIQUE);

  if (argc > 1 && g_str_equal (argv[1], "--dark"))
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  g_signal_connect (application, "activate", G_CALLBACK (on_application_activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
