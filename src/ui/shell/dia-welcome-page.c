/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-welcome-page.h"

#include <glib/gi18n-lib.h>

#include "dia-button-words.h"
#include "dia-format.h"
#include "dia-icon-paint.h"
#include "dia-template.h"
#include "dia-welcome-picture.h"

struct _DiaWelcomePage
{
  GtkWidget  parent_instance;

  GtkWidget     *demo_button;
  GtkMenuButton *language_button;
  GtkFlowBox    *promises;
};

G_DEFINE_FINAL_TYPE (DiaWelcomePage, dia_welcome_page, GTK_TYPE_WIDGET)

enum
{
  DEMO_REQUESTED,
  EMPTY_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  const char *icon;
  const char *sentence;
} Promise;

static const Promise promises[] = {
  { "alarm-symbolic", N_("Each post goes out once, at the local time, or you are told.") },
  { "changes-prevent-symbolic", N_("Your data stay in one file, here; your keys in the keyring.") },
  { "dia-network-practice-symbolic", N_("A post too long, or without its alternative text, shows before it goes out.") },
  { "dia-gauge-symbolic", N_("Everything answers at once, even with thousands of accounts.") },
};

static void
add_promise (DiaWelcomePage *self,
             const Promise  *promise)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *icon = dia_icon_paint_new_image (promise->icon);
  GtkWidget *label = gtk_label_new (_(promise->sentence));
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 20);
  gtk_widget_add_css_class (icon, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "small");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (self->promises, child);
}

static void
activate_open (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  gboolean demo = g_str_equal (action_name, "welcome.open-demo");

  g_signal_emit (widget, signals[demo ? DEMO_REQUESTED : EMPTY_REQUESTED], 0);
}

static void
dia_welcome_page_dispose (GObject *object)
{
  dia_template_dispose (GTK_WIDGET (object), DIA_TYPE_WELCOME_PAGE);
  G_OBJECT_CLASS (dia_welcome_page_parent_class)->dispose (object);
}

static void
dia_welcome_page_class_init (DiaWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_welcome_page_dispose;
  signals[DEMO_REQUESTED] = g_signal_new ("demo-requested", DIA_TYPE_WELCOME_PAGE, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[EMPTY_REQUESTED] = g_signal_new ("empty-requested", DIA_TYPE_WELCOME_PAGE, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DIA_TYPE_WELCOME_PICTURE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/shell/dia-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaWelcomePage, demo_button);
  gtk_widget_class_bind_template_child (widget_class, DiaWelcomePage, language_button);
  gtk_widget_class_bind_template_child (widget_class, DiaWelcomePage, promises);
  gtk_widget_class_install_action (widget_class, "welcome.open-demo", NULL, activate_open);
  gtk_widget_class_install_action (widget_class, "welcome.open-empty", NULL, activate_open);
}

static void
dia_welcome_page_init (DiaWelcomePage *self)
{
  g_autofree char *locale = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  dia_button_words_give_way (GTK_WIDGET (self));
  locale = dia_format_dup_locale ();
  gtk_menu_button_set_label (self->language_button, g_str_has_prefix (locale, "fr") ? "Français" : "English");
  for (gsize i = 0; i < G_N_ELEMENTS (promises); i++)
    add_promise (self, &promises[i]);
}

GtkWidget *
dia_welcome_page_new (void)
{
  return g_object_new (DIA_TYPE_WELCOME_PAGE, NULL);
}

void
dia_welcome_page_focus (DiaWelcomePage *self)
{
  g_return_if_fail (DIA_IS_WELCOME_PAGE (self));

  gtk_widget_grab_focus (self->demo_button);
}
