/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dia-notices.h"
#include "dia-rollout.h"

G_BEGIN_DECLS

/**
 * DiaRemindDialog:
 *
 * Who owes what, as a text to read and to copy, as a table to save, or as a mail to
 * send. Nothing is sent by the desk. Main thread.
 */
#define DIA_TYPE_REMIND_DIALOG (dia_remind_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DiaRemindDialog, dia_remind_dialog, DIA, REMIND_DIALOG, AdwWindow)

/* @title: what it is about, for the name of a file. (transfer full): a toplevel */
GtkWidget *dia_remind_dialog_new (GtkWindow *parent, DiaNotices *notices, DiaRollout *rollout, const char *title);

G_END_DECLS
