/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-moment-editing.h"
#include "dia-roster.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaToolkitMessages:
 *
 * What is to be said in each language that accounts speak: the first one that is
 * written is the source of the contents that are made. Main thread.
 */
#define DIA_TYPE_TOOLKIT_MESSAGES (dia_toolkit_messages_get_type ())
G_DECLARE_FINAL_TYPE (DiaToolkitMessages, dia_toolkit_messages, DIA, TOOLKIT_MESSAGES, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_toolkit_messages_new   (DiaMomentEditing *editing, DiaRoster *roster);
/* Puts the keyboard into the message that is shown. */
void       dia_toolkit_messages_start (DiaToolkitMessages *self);

G_END_DECLS
