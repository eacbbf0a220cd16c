/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-notices.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/**
 * DiaSilenceBanner:
 *
 * For each silence of the workspace: what it holds back, and a button that lifts
 * it. Hidden while there is none. Main thread.
 */
#define DIA_TYPE_SILENCE_BANNER (dia_silence_banner_get_type ())
G_DECLARE_FINAL_TYPE (DiaSilenceBanner, dia_silence_banner, DIA, SILENCE_BANNER, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_silence_banner_new (DiaWorkspace *workspace, DiaNotices *notices);

G_END_DECLS
