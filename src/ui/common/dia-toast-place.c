/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-toast-place.h"

#include "dia-look.h"

#define COMING_MS 500

/* What a toast says at most, which is more than any message of ours needs in the
 * narrowest window, and at least on a line. */
#define MAX_LINES 12
#define MIN_CHARS 8

/* With less on a line the button goes below the words. */
#define FEW_CHARS 18

struct _DiaToastPlace
{
  GObject          parent_instance;

  AdwToastOverlay *overlay;      /* owns this */
  GListModel      *children;     /* (owned): of the overlay */
  gint64           came_at;      /* when the last toast began to come, µs of the monotonic clock */
  AdwToast        *shown;        /* (owned) (nullable): given to the overlay and not gone */
  AdwToast        *next;         /* (owned) (nullable) */
  gboolean         leaving;      /* @shown is to go even when there is no next one */
  guint            timer;
};

G_DEFINE_FINAL_TYPE (DiaToastPlace, dia_toast_place, G_TYPE_OBJECT)

static void change (DiaToastPlace *self);

static gboolean
on_settled_cb (gpointer user_data)
{
  DiaToastPlace *self = user_data;

  self->timer = 0;
  change (self);
  return G_SOURCE_REMOVE;
}

static void
on_children_items_changed_cb (GListModel    *children,
                              guint          position,
                              guint          removed,
                              guint          added,
                              DiaToastPlace *self)
{
  if (added > 0)
    self->came_at = g_get_monotonic_time ();
}

static void
on_shown_dismissed_cb (AdwToast      *toast,
                       DiaToastPlace *self)
{
  if (toast != self->shown)
    return;
  g_clear_object (&self->shown);
  self->leaving = FALSE;
  /* An overlay that goes tells its toasts so; it must be given no more. */
  if (gtk_widget_get_root (GTK_WIDGET (self->overlay)) == NULL)
    g_clear_object (&self->next);
  change (self);
}

static void
add_next (DiaToastPlace *self)
{
  self->shown = g_steal_pointer (&self->next);
  self->leaving = FALSE;
  g_signal_connect_object (self->shown, "dismissed", G_CALLBACK (on_shown_dismissed_cb), self, 0);
  adw_toast_overlay_add_toast (self->overlay, g_object_ref (self->shown));
}

static void
change (DiaToastPlace *self)
{
  gint64 wait_ms = COMING_MS - (g_get_monotonic_time () - self->came_at) / 1000;

  if (self->shown == NULL && self->next != NULL)
    add_next (self);
  else if (self->shown == NULL || (self->next == NULL && !self->leaving) || self->timer != 0)
    return;
  else if (wait_ms > 0)
    self->timer = g_timeout_add ((guint) wait_ms, on_settled_cb, self);
  else
    adw_toast_dismiss (self->shown);
}

static void
dia_toast_place_dispose (GObject *object)
{
  DiaToastPlace *self = DIA_TOAST_PLACE (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->children);
  g_clear_object (&self->shown);
  g_clear_object (&self->next);
  G_OBJECT_CLASS (dia_toast_place_parent_class)->dispose (object);
}

static void
dia_toast_place_class_init (DiaToastPlaceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_toast_place_dispose;
}

static void
dia_toast_place_init (DiaToastPlace *self)
{
}

/* A toast is laid out for all the width that its words want, and is as high as they
 * are then: the lines are to be as long as fits from the start. */
static int
count_chars (GtkWidget *overlay,
             gboolean   has_button)
{
  const double beside = has_button ? 150 : 75;     /* px: the buttons, and what is around them */
  const double wide = 9;         /* px: a character; they are bold */
  double scale = dia_look_get_text_scale (overlay);

  return MAX ((int) ((gtk_widget_get_width (overlay) - beside * (1 + scale) / 2) / (wide * scale)), MIN_CHARS);
}

static GtkWidget *
make_label (const char *words,
            int         n_chars)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), n_chars);
  gtk_label_set_lines (GTK_LABEL (label), MAX_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

/* As the toast's own button does. */
static void
on_button_clicked_cb (GtkButton *button,
                      AdwToast  *toast)
{
  g_signal_emit_by_name (toast, "button-clicked");
  adw_toast_dismiss (toast);
}

/* The words, and the button below them. */
static GtkWidget *
make_tall (AdwToast   *toast,
           GtkWidget  *label,
           const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_button_clicked_cb), toast, 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

AdwToast *
dia_toast_place_make (AdwToastOverlay *overlay,
                      const char      *words,
                      const char      *button)
{
  AdwToast *toast = adw_toast_new ("");
  gboolean tall = button != NULL && count_chars (GTK_WIDGET (overlay), TRUE) < FEW_CHARS;
  GtkWidget *label = make_label (words, count_chars (GTK_WIDGET (overlay), button != NULL && !tall));

  adw_toast_set_custom_title (toast, tall ? make_tall (toast, label, button) : label);
  adw_toast_set_button_label (toast, tall ? NULL : button);
  return toast;
}

DiaToastPlace *
dia_toast_place_of (AdwToastOverlay *overlay)
{
  static const char *const key = "dia-toast-place";
  DiaToastPlace *self = g_object_get_data (G_OBJECT (overlay), key);

  if (self != NULL)
    return self;
  self = g_object_new (DIA_TYPE_TOAST_PLACE, NULL);
  self->overlay = overlay;
  self->children = gtk_widget_observe_children (GTK_WIDGET (overlay));
  g_signal_connect_object (self->children, "items-changed", G_CALLBACK (on_children_items_changed_cb), self, 0);
  g_object_set_data_full (G_OBJECT (overlay), key, self, g_object_unref);
  return self;
}

void
dia_toast_place_show (DiaToastPlace *self,
                      AdwToast      *toast)
{
  g_return_if_fail (DIA_IS_TOAST_PLACE (self));

  g_clear_object (&self->next);
  self->next = toast;
  change (self);
}

void
dia_toast_place_withdraw (DiaToastPlace *self,
                          AdwToast      *toast)
{
  g_return_if_fail (DIA_IS_TOAST_PLACE (self));

  if (toast == self->next)
    g_clear_object (&self->next);
  else if (toast == self->shown)
    self->leaving = TRUE;
  change (self);
}
