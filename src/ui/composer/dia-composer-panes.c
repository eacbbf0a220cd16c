/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-composer-panes.h"

#include "dia-look.h"
#include "dia-toggle-group.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Below this, at text of normal size, there is one step at a time. */
#define NARROW_WIDTH 700
/* With less room than this for the text, the parts beside it fold away. */
#define WRITING_WIDTH 480

struct _DiaComposerPanes
{
  GtkWidget       parent_instance;

  GtkWidget      *box;
  AdwLeaflet     *leaflet;
  GtkBox         *accounts;
  GtkWidget      *writing_scroller;
  GtkBox         *writing;
  GtkBox         *checking;
  GtkWidget      *steps_bar;
  GtkBox         *steps_place;

  DiaToggleGroup *steps;
  gboolean        narrow;
  guint           folded_id;    /* the leaflet has folded or opened */
  guint           narrow_id;    /* a change of @narrow is on its way */
};

enum
{
  PROP_FOLDED = 1,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DiaComposerPanes, dia_composer_panes, GTK_TYPE_WIDGET)

static void
show_folded (DiaComposerPanes *self)
{
  gtk_widget_set_visible (self->steps_bar, adw_leaflet_get_folded (self->leaflet));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

static gboolean
on_folded_idle_cb (gpointer user_data)
{
  DiaComposerPanes *self = user_data;

  self->folded_id = 0;
  show_folded (self);
  return G_SOURCE_REMOVE;
}

/* The leaflet folds in the middle of a layout, when parts must not change. */
static void
on_folded_changed_cb (DiaComposerPanes *self)
{
  if (self->folded_id == 0)
    self->folded_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_folded_idle_cb, self, NULL);
}

static void
on_step_shown_cb (DiaComposerPanes *self)
{
  dia_toggle_group_set_active (self->steps, adw_leaflet_get_visible_child_name (self->leaflet));
}

static void
on_step_chosen_cb (DiaComposerPanes *self)
{
  dia_composer_panes_go_to (self, dia_toggle_group_get_active (self->steps));
}

/* Large text needs more room for the same words. */
static int
get_narrow_width (DiaComposerPanes *self)
{
  return (int) (NARROW_WIDTH * dia_look_get_text_scale (GTK_WIDGET (self)));
}

static void
apply_narrow (DiaComposerPanes *self,
              gboolean          narrow)
{
  self->narrow = narrow;
  gtk_widget_set_size_request (self->writing_scroller, narrow ? -1 : WRITING_WIDTH, -1);
  adw_leaflet_set_can_unfold (self->leaflet, !narrow);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static gboolean
on_narrow_idle_cb (gpointer user_data)
{
  DiaComposerPanes *self = user_data;

  self->narrow_id = 0;
  apply_narrow (self, !self->narrow);
  return G_SOURCE_REMOVE;
}

static void
dia_composer_panes_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  gtk_widget_measure (DIA_COMPOSER_PANES (widget)->box, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
dia_composer_panes_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  DiaComposerPanes *self = DIA_COMPOSER_PANES (widget);
  gboolean change = (width < get_narrow_width (self)) != self->narrow;

  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  /* Parts must not change in the middle of a layout. */
  if (change && self->narrow_id == 0)
    self->narrow_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_narrow_idle_cb, self, NULL);
  else if (!change)
    g_clear_handle_id (&self->narrow_id, g_source_remove);
}

static void
dia_composer_panes_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  DiaComposerPanes *self = DIA_COMPOSER_PANES (object);

  switch (property_id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, dia_composer_panes_is_folded (self));
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dia_composer_panes_dispose (GObject *object)
{
  DiaComposerPanes *self = DIA_COMPOSER_PANES (object);

  g_clear_handle_id (&self->folded_id, g_source_remove);
  g_clear_handle_id (&self->narrow_id, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dia_composer_panes_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dia_composer_panes_class_init (DiaComposerPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dia_composer_panes_dispose;
  object_class->get_property = dia_composer_panes_get_property;
  widget_class->measure = dia_composer_panes_measure;
  widget_class->size_allocate = dia_composer_panes_size_allocate;
  install_properties (object_class);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/composer/dia-composer-panes.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaComposerPanes, box);
  gtk_widget_class_bind_template_child (widget_class, DiaComposerPanes, leaflet);
  gtk_widget_class_bind_template_child (widget_class, DiaComposerPanes, accounts);
  gtk_widget_class_bind_template_child (widget_class, DiaComposerPanes, writing_scroller);
  gtk_widget_class_bind_template_child (widget_class, DiaComposerPanes, writing);
  gtk_widget_class_bind_template_child (widget_class, DiaComposerPanes, checking);
  gtk_widget_class_bind_template_child (widget_class, DiaComposerPanes, steps_bar);
  gtk_widget_class_bind_template_child (widget_class, DiaComposerPanes, steps_place);
  gtk_widget_class_bind_template_callback (widget_class, on_folded_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_step_shown_cb);
  gtk_widget_class_set_css_name (widget_class, "composer-panes");
}

static void
add_steps (DiaComposerPanes *self)
{
  self->steps = DIA_TOGGLE_GROUP (dia_toggle_group_new (C_("accessible", "Steps")));
  dia_toggle_group_add (self->steps, DIA_STEP_ACCOUNTS, NULL, C_("step", "Accounts"));
  dia_toggle_group_add (self->steps, DIA_STEP_WRITING, NULL, C_("step", "Text"));
  dia_toggle_group_add (self->steps, DIA_STEP_CHECKING, NULL, C_("step", "Check"));
  dia_toggle_group_set_active (self->steps, DIA_STEP_WRITING);
  gtk_widget_set_halign (GTK_WIDGET (self->steps), GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (GTK_WIDGET (self->steps), TRUE);
  gtk_box_append (self->steps_place, GTK_WIDGET (self->steps));
  g_signal_connect_object (self->steps, "notify::active", G_CALLBACK (on_step_chosen_cb), self, G_CONNECT_SWAPPED);
}

static void
dia_composer_panes_init (DiaComposerPanes *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_steps (self);
  dia_composer_panes_go_to (self, DIA_STEP_WRITING);
  apply_narrow (self, TRUE);
  show_folded (self);
}

void
dia_composer_panes_append (DiaComposerPanes *self,
                           const char       *step,
                           GtkWidget        *part)
{
  if (g_str_equal (step, DIA_STEP_ACCOUNTS))
    gtk_box_append (self->accounts, part);
  else if (g_str_equal (step, DIA_STEP_WRITING))
    gtk_box_append (self->writing, part);
  else
    gtk_box_append (self->checking, part);
}

void
dia_composer_panes_go_to (DiaComposerPanes *self,
                          const char       *step)
{
  adw_leaflet_set_visible_child_name (self->leaflet, step);
}

gboolean
dia_composer_panes_is_folded (DiaComposerPanes *self)
{
  return adw_leaflet_get_folded (self->leaflet);
}

gboolean
dia_composer_panes_is_narrow (DiaComposerPanes *self)
{
  return self->narrow;
}
