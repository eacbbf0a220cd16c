/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-template.h"

#include "dia-info-row.h"
#include "dia-probe.h"

/* A direct subclass of GtkWidget whose template is made here. */
#define TYPE_CARD (card_get_type ())
G_DECLARE_FINAL_TYPE (Card, card, TEST, CARD, GtkWidget)

struct _Card
{
  GtkWidget  parent_instance;

  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (Card, card, GTK_TYPE_WIDGET)

static const char template[] =
  "<interface><template class='Card' parent='GtkWidget'>"
  "<child><object class='GtkLabel' id='label'/></child>"
  "<child><object class='GtkBox'><child><object class='GtkButton'/></child></object></child>"
  "</template></interface>";

static void
card_dispose (GObject *object)
{
  dia_template_dispose (GTK_WIDGET (object), TYPE_CARD);
  g_assert_null (gtk_widget_get_first_child (GTK_WIDGET (object)));
  g_assert_null (TEST_CARD (object)->label);
  G_OBJECT_CLASS (card_parent_class)->dispose (object);
}

static void
card_class_init (CardClass *klass)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (template, sizeof template - 1);

  G_OBJECT_CLASS (klass)->dispose = card_dispose;
  gtk_widget_class_set_template (GTK_WIDGET_CLASS (klass), bytes);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), Card, label);
}

static void
card_init (Card *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Otherwise GTK warns, and a warning ends a test. */
static void
test_nothing_stays (void)
{
  GtkWidget *card = g_object_ref_sink (g_object_new (TYPE_CARD, NULL));
  GtkWidget *label = TEST_CARD (card)->label;

  g_object_add_weak_pointer (G_OBJECT (label), (gpointer *) &label);
  g_assert_finalize_object (card);
  g_assert_null (label);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/template/nothing-stays", test_nothing_stays);
  return g_test_run ();
}
