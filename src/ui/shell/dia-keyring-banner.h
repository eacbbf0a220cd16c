/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-workspace.h"

G_BEGIN_DECLS

/**
 * DiaKeyringBanner:
 *
 * Says when the keyring keeps the desk from sending, and what to do: nothing is
 * lost, posts wait. Hidden while all is well.
 */
#define DIA_TYPE_KEYRING_BANNER (dia_keyring_banner_get_type ())
G_DECLARE_FINAL_TYPE (DiaKeyringBanner, dia_keyring_banner, DIA, KEYRING_BANNER, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_keyring_banner_new (DiaWorkspace *workspace);

G_END_DECLS
