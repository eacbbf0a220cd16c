/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-brand-dialog.h"

#include <glib/gi18n-lib.h>

#include "dia-brand-color.h"
#include "dia-brand-tile.h"
#include "dia-button-words.h"
#include "dia-roster-edits.h"
#include "dia-roster.h"
#include "dia-spare-title.h"
#include "dia-wrap-box.h"

struct _DiaBrandDialog
{
  AdwWindow       parent_instance;

  DiaWorkspace   *workspace;   /* (owned) */
  DiaNotices     *notices;     /* (owned) */
  DiaBrand       *brand;       /* (owned) (nullable): the one that is edited */
  char           *color;       /* (owned): "#rrggbb" */
  char           *mark;        /* (owned) */

  DiaBrandTile   *tile;
  AdwEntryRow    *name;
  DiaWrapBox     *colors;
  DiaWrapBox     *marks;
  GtkWidget      *save;
};

G_DEFINE_FINAL_TYPE (DiaBrandDialog, dia_brand_dialog, ADW_TYPE_WINDOW)

typedef struct
{
  const char *mark;
  const char *name;
} Mark;

static const Mark marks[] = {
  { "", NC_("mark", "Initial") },
  { "wind", NC_("mark", "Wind") },
  { "drops", NC_("mark", "Drops") },
  { "pod", NC_("mark", "Pod") },
  { "maze", NC_("mark", "Maze") },
  { "spark", NC_("mark", "Spark") },
};

static const char *const color_names[] = {
  NC_("colour", "Teal"), NC_("colour", "Indigo"), NC_("colour", "Moss"), NC_("colour", "Amber"), NC_("colour", "Raspberry"),
};

static char *
dup_name (DiaBrandDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
}

static DiaBrand *
make_brand (DiaBrandDialog *self)
{
  DiaBrand *brand = self->brand != NULL ? dia_brand_copy (self->brand) : dia_brand_new ();

  g_free (brand->name);
  g_free (brand->color);
  g_free (brand->mark);
  brand->name = dup_name (self);
  brand->color = g_strdup (self->color);
  brand->mark = g_strdup (self->mark);
  if (self->brand == NULL)
    brand->position = (int) g_list_model_get_n_items (dia_roster_get_brands (dia_workspace_get_roster (self->workspace)));
  return brand;
}

static void
show_brand (DiaBrandDialog *self)
{
  g_autoptr (DiaBrand) brand = make_brand (self);

  dia_brand_tile_set_brand (self->tile, brand);
  gtk_widget_set_sensitive (self->save, *brand->name != '\0');
}

static void
on_saved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (DiaBrandDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->save, TRUE);
  if (dia_roster_edits_save_finish (result, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    dia_notices_show_error (self->notices, error);
}

static void
on_save_clicked_cb (GtkButton      *button,
                    DiaBrandDialog *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) before = self->brand != NULL ? g_ptr_array_new_with_free_func (g_object_unref) : NULL;
  DiaBrand *brand = make_brand (self);
  g_autofree char *title = g_strdup_printf (self->brand != NULL ? _("Changed %s") : _("Added %s"), brand->name);

  g_ptr_array_add (items, brand);
  if (before != NULL)
    g_ptr_array_add (before, g_object_ref (self->brand));
  gtk_widget_set_sensitive (self->save, FALSE);
  dia_roster_edits_save_async (self->workspace, self->notices, title, items, before, on_saved_cb, g_object_ref (self));
}

static void
on_color_toggled_cb (GtkToggleButton *button,
                     DiaBrandDialog  *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  g_free (self->color);
  self->color = g_strdup (gtk_widget_get_name (GTK_WIDGET (button)));
  show_brand (self);
}

static void
on_mark_toggled_cb (GtkToggleButton *button,
                    DiaBrandDialog  *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  g_free (self->mark);
  self->mark = g_strdup (gtk_widget_get_name (GTK_WIDGET (button)));
  show_brand (self);
}

/* None of the palette is the one any more, and each can be chosen again. */
static void
release_palette (DiaBrandDialog *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->colors)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_TOGGLE_BUTTON (child))
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), FALSE);
}

static void
on_color_set_cb (GtkColorButton *button,
                 GParamSpec     *pspec,
                 DiaBrandDialog *self)
{
  GdkRGBA rgba;

  gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (button), &rgba);
  g_free (self->color);
  self->color = g_strdup_printf ("#%02x%02x%02x", (guint) (rgba.red * 255 + 0.5f), (guint) (rgba.green * 255 + 0.5f),
                                 (guint) (rgba.blue * 255 + 0.5f));
  release_palette (self);
  show_brand (self);
}

static GtkWidget *
make_choice (const char      *value,
             const char      *label,
             const char      *color,
             const char      *mark,
             GtkToggleButton *group)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *tile = dia_brand_tile_new (26);
  g_autoptr (DiaBrand) brand = dia_brand_new ();

  g_free (brand->name);
  g_free (brand->color);
  g_free (brand->mark);
  brand->name = g_strdup ("A");
  brand->color = g_strdup (color);
  brand->mark = g_strdup (mark);
  dia_brand_tile_set_brand (DIA_BRAND_TILE (tile), brand);
  gtk_button_set_child (GTK_BUTTON (button), tile);
  gtk_widget_set_name (button, value);
  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), group);
  return button;
}

static void
fill_colors (DiaBrandDialog *self)
{
  const char *const *palette = dia_brand_color_get_palette ();
  GtkToggleButton *group = NULL;
  GtkWidget *other = gtk_color_button_new ();
  GdkRGBA rgba;

  for (guint i = 0; palette[i] != NULL && i < G_N_ELEMENTS (color_names); i++)
    {
      const char *name = g_dpgettext2 (GETTEXT_PACKAGE, "colour", color_names[i]);
      GtkWidget *button = make_choice (palette[i], name, palette[i], "spark", group);

      group = GTK_TOGGLE_BUTTON (button);
      gtk_toggle_button_set_active (group, g_str_equal (palette[i], self->color));
      g_signal_connect_object (button, "toggled", G_CALLBACK (on_color_toggled_cb), self, 0);
      dia_wrap_box_append (self->colors, button);
    }
  if (gdk_rgba_parse (&rgba, self->color))
    gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (other), &rgba);
  gtk_widget_set_valign (other, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (other, _("Another colour"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (other), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Another colour"), -1);
  /* It is its inner button that takes the focus. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (other)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Another colour"), -1);
  g_signal_connect_object (other, "notify::rgba", G_CALLBACK (on_color_set_cb), self, 0);
  dia_wrap_box_append (self->colors, other);
}

static void
fill_marks (DiaBrandDialog *self)
{
  GtkToggleButton *group = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *name = g_dpgettext2 (GETTEXT_PACKAGE, "mark", marks[i].name);
      GtkWidget *button = make_choice (marks[i].mark, name, "#5e5c64", marks[i].mark, group);

      group = GTK_TOGGLE_BUTTON (button);
      gtk_toggle_button_set_active (group, g_str_equal (marks[i].mark, self->mark));
      g_signal_connect_object (button, "toggled", G_CALLBACK (on_mark_toggled_cb), self, 0);
      dia_wrap_box_append (self->marks, button);
    }
}

/* The first colour of the palette that no brand has yet. */
static const char *
find_free_color (DiaWorkspace *workspace)
{
  GListModel *brands = dia_roster_get_brands (dia_workspace_get_roster (workspace));
  const char *const *palette = dia_brand_color_get_palette ();
  guint n = g_list_model_get_n_items (brands);

  for (guint i = 0; palette[i] != NULL; i++)
    {
      gboolean taken = FALSE;

      for (guint j = 0; j < n && !taken; j++)
        {
          g_autoptr (DiaBrand) brand = g_list_model_get_item (brands, j);

          taken = g_str_equal (brand->color, palette[i]);
        }
      if (!taken)
        return palette[i];
    }
  return palette[0];
}

static void
dia_brand_dialog_dispose (GObject *object)
{
  DiaBrandDialog *self = DIA_BRAND_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), DIA_TYPE_BRAND_DIALOG);
  g_clear_object (&self->brand);
  g_clear_object (&self->notices);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->color, g_free);
  g_clear_pointer (&self->mark, g_free);
  G_OBJECT_CLASS (dia_brand_dialog_parent_class)->dispose (object);
}

static void
dia_brand_dialog_class_init (DiaBrandDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_brand_dialog_dispose;
  g_type_ensure (DIA_TYPE_BRAND_TILE);
  g_type_ensure (DIA_TYPE_SPARE_TITLE);
  g_type_ensure (DIA_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/accounts/dia-brand-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaBrandDialog, tile);
  gtk_widget_class_bind_template_child (widget_class, DiaBrandDialog, name);
  gtk_widget_class_bind_template_child (widget_class, DiaBrandDialog, colors);
  gtk_widget_class_bind_template_child (widget_class, DiaBrandDialog, marks);
  gtk_widget_class_bind_template_child (widget_class, DiaBrandDialog, save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dia_brand_dialog_init (DiaBrandDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dia_button_words_give_way (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save);
  g_signal_connect (self->save, "clicked", G_CALLBACK (on_save_clicked_cb), self);
}

GtkWidget *
dia_brand_dialog_new (GtkWindow    *parent,
                      DiaWorkspace *workspace,
                      DiaNotices   *notices,
                      DiaBrand     *brand)
{
  DiaBrandDialog *self = g_object_new (DIA_TYPE_BRAND_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  self->notices = g_object_ref (notices);
  g_set_object (&self->brand, brand);
  self->color = g_strdup (brand != NULL ? brand->color : find_free_color (workspace));
  self->mark = g_strdup (brand != NULL ? brand->mark : "");
  gtk_window_set_title (GTK_WINDOW (self), brand != NULL ? _("Edit the brand") : _("Add a brand"));
  gtk_editable_set_text (GTK_EDITABLE (self->name), brand != NULL ? brand->name : "");
  fill_colors (self);
  fill_marks (self);
  g_signal_connect_object (self->name, "changed", G_CALLBACK (show_brand), self, G_CONNECT_SWAPPED);
  show_brand (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  return GTK_WIDGET (self);
}
