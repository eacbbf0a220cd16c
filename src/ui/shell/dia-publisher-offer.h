/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-login-start.h"
#include "dia-publishing-home.h"

G_BEGIN_DECLS

/**
 * DiaPublisherOffer:
 *
 * Shown after something was planned: planned posts go out while the window is
 * open; with one click also when it is closed, with a second one from login on.
 * Says when it does not work. Hides itself when it is answered or closed.
 *
 * Signals: answered: there is nothing to offer any more.
 */
#define DIA_TYPE_PUBLISHER_OFFER (dia_publisher_offer_get_type ())
G_DECLARE_FINAL_TYPE (DiaPublisherOffer, dia_publisher_offer, DIA, PUBLISHER_OFFER, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_publisher_offer_new (DiaPublishingHome *home, DiaLoginStart *login);

G_END_DECLS
