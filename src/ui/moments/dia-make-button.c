/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-make-button.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More than these are told by their number. */
#define MAX_ROWS 8
#define MAX_ROWS_HEIGHT 300

struct _DiaMakeButton
{
  GtkWidget  parent_instance;

  GtkWidget *button;
  GtkWidget *popover;
  GtkWidget *title;
  GtkWidget *rows;
  GtkWidget *make;
  guint      n_missing;
  gboolean   narrow;
};

G_DEFINE_FINAL_TYPE (DiaMakeButton, dia_make_button, GTK_TYPE_WIDGET)

static guint
count_missing (DiaRollout          *rollout,
               const DiaRolloutRow *row)
{
  DiaTally tally = { { 0 } };

  dia_tally_add_row (&tally, row, 0, rollout->accounts->len);
  return tally.n_without_post;
}

static GtkWidget *
make_label (const char *text,
            gboolean    number)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), number ? 1 : 0);
  gtk_label_set_wrap (GTK_LABEL (label), !number);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), number ? -1 : 32);
  gtk_widget_set_hexpand (label, !number);
  if (number)
    gtk_widget_add_css_class (label, "dim");
  return label;
}

static void
append_row (DiaMakeButton *self,
            const char    *title,
            const char    *number)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (box), make_label (title, FALSE));
  gtk_box_append (GTK_BOX (box), make_label (number, TRUE));
  gtk_box_append (GTK_BOX (self->rows), box);
}

static char *
describe_drafts (guint n)
{
  return g_strdup_printf (ngettext ("%u draft", "%u drafts", n), n);
}

/* What lacks something, and how much of it. */
static void
fill_rows (DiaMakeButton          *self,
           DiaRollout             *rollout,
           const DiaRolloutMoment *moment)
{
  GtkWidget *child;
  guint n_shown = 0, n_rest = 0;

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (guint i = 0; moment != NULL && i < moment->rows->len; i++)
    {
      const DiaRolloutRow *row = moment->rows->pdata[i];
      guint n = count_missing (rollout, row);
      g_autofree char *drafts = describe_drafts (n);

      if (n > 0 && n_shown == MAX_ROWS)
        n_rest += n;
      else if (n > 0)
        {
          append_row (self, row->content_id != DIA_ID_NONE ? row->title : _("A first content, from the toolkit"), drafts);
          n_shown++;
        }
    }
  if (n_rest > 0)
    {
      g_autofree char *drafts = describe_drafts (n_rest);

      append_row (self, _("Other contents"), drafts);
    }
}

static void
show_number (DiaMakeButton *self)
{
  guint n_missing = self->n_missing;
  g_autofree char *text = g_strdup_printf (ngettext ("Make the %u missing one", "Make the %u missing ones", n_missing),
                                           n_missing);
  g_autofree char *make = g_strdup_printf (ngettext ("Make %u draft", "Make %u drafts", n_missing), n_missing);
  const char *said = n_missing > 0 ? text : _("Nothing missing");

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), self->narrow && n_missing > 0 ? make : said);
  gtk_button_set_label (GTK_BUTTON (self->make), make);
  gtk_widget_set_sensitive (self->button, n_missing > 0);
}

static void
on_make_clicked_cb (GtkButton     *button,
                    DiaMakeButton *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_activate_action (GTK_WIDGET (self), "moments.make", NULL);
}

static void
dia_make_button_dispose (GObject *object)
{
  g_clear_pointer (&DIA_MAKE_BUTTON (object)->button, gtk_widget_unparent);
  G_OBJECT_CLASS (dia_make_button_parent_class)->dispose (object);
}

static void
dia_make_button_class_init (DiaMakeButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_make_button_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "make-button");
}

static GtkWidget *
build_popover (DiaMakeButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  /* The button stays in sight where the rows do not all fit. */
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                      "propagate-natural-height", TRUE, "propagate-natural-width", TRUE,
                                      "max-content-height", MAX_ROWS_HEIGHT, NULL);

  self->title = make_label ("", FALSE);
  gtk_widget_add_css_class (self->title, "heading");
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->make = gtk_button_new ();
  gtk_widget_add_css_class (self->make, "suggested-action");
  g_signal_connect (self->make, "clicked", G_CALLBACK (on_make_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->rows);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), self->make);
  gtk_widget_add_css_class (box, "make-popover");
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_popover_set_default_widget (GTK_POPOVER (self->popover), self->make);
  return self->popover;
}

static void
dia_make_button_init (DiaMakeButton *self)
{
  self->button = gtk_menu_button_new ();
  gtk_widget_add_css_class (self->button, "suggested-action");
  gtk_widget_add_css_class (self->button, "compact");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), build_popover (self));
  gtk_widget_set_tooltip_text (self->button, _("What would be made (N)"));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  show_number (self);
}

GtkWidget *
dia_make_button_new (void)
{
  return g_object_new (DIA_TYPE_MAKE_BUTTON, NULL);
}

void
dia_make_button_set_moment (DiaMakeButton          *self,
                            DiaRollout             *rollout,
                            const DiaRolloutMoment *moment)
{
  DiaTally tally = { { 0 } };

  g_return_if_fail (DIA_IS_MAKE_BUTTON (self));

  if (moment != NULL)
    dia_tally_add_moment (&tally, moment, 0, rollout->accounts->len);
  gtk_label_set_label (GTK_LABEL (self->title), moment != NULL ? moment->moment->title : "");
  fill_rows (self, rollout, moment);
  self->n_missing = tally.n_without_post;
  show_number (self);
}

void
dia_make_button_set_narrow (DiaMakeButton *self,
                            gboolean       narrow)
{
  g_return_if_fail (DIA_IS_MAKE_BUTTON (self));

  self->narrow = narrow;
  show_number (self);
}

void
dia_make_button_pop_up (DiaMakeButton *self)
{
  g_return_if_fail (DIA_IS_MAKE_BUTTON (self));

  if (!gtk_widget_get_sensitive (self->button))
    return;
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
  gtk_widget_grab_focus (self->make);
}
