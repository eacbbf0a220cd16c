/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaNetworkSign:
 *
 * The sign of a network in the colour of the text around it: networks have no
 * colours here. An image by role, named after the network. Main thread.
 *
 * Properties: "network" (string, #DiaNetwork id; "" for several networks).
 */
#define DIA_TYPE_NETWORK_SIGN (dia_network_sign_get_type ())
G_DECLARE_FINAL_TYPE (DiaNetworkSign, dia_network_sign, DIA, NETWORK_SIGN, GtkWidget)

/* (transfer floating) */
GtkWidget  *dia_network_sign_new         (const char *network);
const char *dia_network_sign_get_network (DiaNetworkSign *self);
void        dia_network_sign_set_network (DiaNetworkSign *self, const char *network);

/* The icon of a network, that of "several" for "", a neutral one for a network
 * this version has no sign for. (transfer none) */
const char *dia_network_sign_get_icon    (const char *network);
/* What people call it, "Mastodon"; "several networks" for "". (transfer none) */
const char *dia_network_sign_get_name    (const char *network);

G_END_DECLS
