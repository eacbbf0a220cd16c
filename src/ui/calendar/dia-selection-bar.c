/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-selection-bar.h"

#include "dia-calendar-words.h"
#include "dia-template.h"
#include "dia-wrap-box.h"

#include <glib/gi18n-lib.h>

struct _DiaSelectionBar
{
  GtkWidget         parent_instance;

  DiaCalendarModel *model;     /* (owned) */

  GtkLabel         *title;
  GtkLabel         *counts;
  GtkWidget        *clash_box;
  GtkLabel         *clashes;
  GtkSpinButton    *days;
  GtkPopover       *move_popover;
};

G_DEFINE_FINAL_TYPE (DiaSelectionBar, dia_selection_bar, GTK_TYPE_WIDGET)

/* "23 posts, 3 brands". (transfer full) */
static char *
describe_counts (GPtrArray *selection)
{
  g_autoptr (GHashTable) brands = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree char *posts = NULL;
  g_autofree char *others = NULL;
  guint n_posts = 0;

  for (guint i = 0; i < selection->len; i++)
    {
      DiaCalendarChip *chip = selection->pdata[i];

      n_posts += chip->posts->len;
      g_hash_table_add (brands, &chip->brand_id);
    }
  posts = dia_calendar_words_dup_posts (n_posts);
  others = g_strdup_printf (ngettext ("%u brand", "%u brands", g_hash_table_size (brands)), g_hash_table_size (brands));
  return g_strjoin (", ", posts, others, NULL);
}

static void
show_clashes (DiaSelectionBar *self,
              GPtrArray       *selection)
{
  guint n_clashes = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < selection->len; i++)
    n_clashes += dia_calendar_chip_clashes (selection->pdata[i]) ? 1 : 0;
  text = g_strdup_printf (ngettext ("%u clash", "%u clashes", n_clashes), n_clashes);
  gtk_label_set_label (self->clashes, text);
  gtk_widget_set_visible (self->clash_box, n_clashes > 0);
}

static void
show_selection (DiaSelectionBar *self)
{
  GPtrArray *selection = dia_calendar_model_get_selection (self->model);
  g_autofree char *title = g_strdup_printf (ngettext ("%u content selected", "%u contents selected", selection->len),
                                            selection->len);
  g_autofree char *counts = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), selection->len > 1);
  if (selection->len < 2)
    return;
  counts = describe_counts (selection);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->counts, counts);
  show_clashes (self, selection);
}

static void
on_model_changed_cb (DiaCalendarModel *model,
                     guint             change,
                     DiaSelectionBar  *self)
{
  if (change & DIA_CALENDAR_CHANGE_SELECTION)
    show_selection (self);
}

static void
on_move_clicked_cb (GtkButton       *button,
                    DiaSelectionBar *self)
{
  int days = gtk_spin_button_get_value_as_int (self->days);

  gtk_popover_popdown (self->move_popover);
  if (days != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "calendar.move", "(ii)", days, 0);
}

static void
on_close_clicked_cb (GtkButton       *button,
                     DiaSelectionBar *self)
{
  dia_calendar_model_select (self->model, NULL, FALSE);
}

static void
dia_selection_bar_dispose (GObject *object)
{
  DiaSelectionBar *self = DIA_SELECTION_BAR (object);

  dia_template_dispose (GTK_WIDGET (object), DIA_TYPE_SELECTION_BAR);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (dia_selection_bar_parent_class)->dispose (object);
}

static void
dia_selection_bar_class_init (DiaSelectionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_selection_bar_dispose;
  g_type_ensure (DIA_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/calendar/dia-selection-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaSelectionBar, title);
  gtk_widget_class_bind_template_child (widget_class, DiaSelectionBar, counts);
  gtk_widget_class_bind_template_child (widget_class, DiaSelectionBar, clash_box);
  gtk_widget_class_bind_template_child (widget_class, DiaSelectionBar, clashes);
  gtk_widget_class_bind_template_child (widget_class, DiaSelectionBar, days);
  gtk_widget_class_bind_template_child (widget_class, DiaSelectionBar, move_popover);
  gtk_widget_class_bind_template_callback (widget_class, on_move_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_close_clicked_cb);
  gtk_widget_class_set_css_name (widget_class, "selection-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dia_selection_bar_init (DiaSelectionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Selected contents"), -1);
}

GtkWidget *
dia_selection_bar_new (DiaCalendarModel *model)
{
  DiaSelectionBar *self = g_object_new (DIA_TYPE_SELECTION_BAR, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (on_model_changed_cb), self, 0);
  show_selection (self);

  return GTK_WIDGET (self);
}

void
dia_selection_bar_set_narrow (DiaSelectionBar *self,
                              gboolean         narrow)
{
  g_return_if_fail (DIA_IS_SELECTION_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self->counts), !narrow);
}
