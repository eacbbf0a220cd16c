/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-publisher-offer.h"

#include <glib/gi18n-lib.h>

#include "dia-info-row.h"

struct _DiaPublisherOffer
{
  GtkWidget          parent_instance;

  DiaPublishingHome *home;         /* (owned) */
  DiaLoginStart     *login;        /* (owned) */
  GCancellable      *cancellable;  /* (owned) */
  GtkWidget         *row;
  gboolean           goes_on;      /* the first step is done */
};

enum
{
  ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaPublisherOffer, dia_publisher_offer, GTK_TYPE_WIDGET)

static void
say (DiaPublisherOffer *self,
     const char        *tone,
     const char        *text,
     const char        *button_label)
{
  g_object_set (self->row, "tone", tone, "text", text, "button-label", button_label, NULL);
  gtk_widget_set_sensitive (self->row, TRUE);
}

static void
settle (DiaPublisherOffer *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[ANSWERED], 0);
}

static void
on_login_set_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean done = dia_login_start_set_finish (DIA_LOGIN_START (source), result, &error);
  DiaPublisherOffer *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (done)
    settle (self);
  else
    say (self, "warn", error->message, NULL);
}

static void
on_background_set_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (DiaPublisherOffer) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dia_publishing_home_set_background_finish (DIA_PUBLISHING_HOME (source), result, &error))
    {
      say (self, "warn", error->message, NULL);
      return;
    }
  self->goes_on = TRUE;
  say (self, "ok", _("Planned posts now go out with this window closed too, as long as you are logged in."),
       _("At login too"));
}

/* Somebody has said it elsewhere, in the preferences. */
static void
on_home_notify_background_cb (DiaPublisherOffer *self)
{
  if (gtk_widget_get_sensitive (self->row) && !self->goes_on && dia_publishing_home_get_background (self->home))
    settle (self);
}

static void
on_button_clicked_cb (GtkWidget         *row,
                      DiaPublisherOffer *self)
{
  gtk_widget_set_sensitive (row, FALSE);
  if (self->goes_on)
    dia_login_start_set_async (self->login, TRUE, self->cancellable, on_login_set_cb, self);
  else
    dia_publishing_home_set_background_async (self->home, TRUE, NULL, on_background_set_cb, g_object_ref (self));
}

static void
dia_publisher_offer_dispose (GObject *object)
{
  DiaPublisherOffer *self = DIA_PUBLISHER_OFFER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->row, gtk_widget_unparent);
  g_clear_object (&self->home);
  g_clear_object (&self->login);
  G_OBJECT_CLASS (dia_publisher_offer_parent_class)->dispose (object);
}

static void
dia_publisher_offer_finalize (GObject *object)
{
  g_object_unref (DIA_PUBLISHER_OFFER (object)->cancellable);
  G_OBJECT_CLASS (dia_publisher_offer_parent_class)->finalize (object);
}

static void
dia_publisher_offer_class_init (DiaPublisherOfferClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dia_publisher_offer_dispose;
  object_class->finalize = dia_publisher_offer_finalize;
  signals[ANSWERED] = g_signal_new ("answered", DIA_TYPE_PUBLISHER_OFFER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dia_publisher_offer_init (DiaPublisherOffer *self)
{
  self->cancellable = g_cancellable_new ();
  self->row = dia_info_row_new ("info", _("Planned posts can go out with this window closed too."),
                                _("Turn on"));
  g_object_set (self->row, "closable", TRUE, NULL);
  gtk_widget_set_margin_top (self->row, 12);
  gtk_widget_set_margin_start (self->row, 12);
  gtk_widget_set_margin_end (self->row, 12);
  g_signal_connect_object (self->row, "button-clicked", G_CALLBACK (on_button_clicked_cb), self, 0);
  g_signal_connect_object (self->row, "closed", G_CALLBACK (settle), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->row, GTK_WIDGET (self));
}

GtkWidget *
dia_publisher_offer_new (DiaPublishingHome *home,
                         DiaLoginStart     *login)
{
  DiaPublisherOffer *self = g_object_new (DIA_TYPE_PUBLISHER_OFFER, NULL);

  self->home = g_object_ref (home);
  self->login = g_object_ref (login);
  g_signal_connect_object (home, "notify::background", G_CALLBACK (on_home_notify_background_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
