/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dia-workspace.h"

G_BEGIN_DECLS

/* What a person chose to open. */
typedef enum
{
  DIA_OPEN_EXISTING,
  DIA_OPEN_EMPTY,
  DIA_OPEN_DEMO,
} DiaOpenKind;

/**
 * DiaWindow:
 *
 * The window of the desk: the welcome, a workspace being opened, or an open
 * one. It opens nothing itself: the application does and hands it the workspace.
 *
 * Signals:
 *   open-requested (DiaOpenKind kind, const char *path): @path is NULL for the
 *   default place.
 *   close-workspace-requested: the person closes the workspace, not the window.
 *   cancel-requested: the person does not want to wait for the opening.
 */
#define DIA_TYPE_WINDOW (dia_window_get_type ())
G_DECLARE_FINAL_TYPE (DiaWindow, dia_window, DIA, WINDOW, AdwApplicationWindow)

/* @settings: the window's size is kept there. (transfer floating) */
GtkWidget    *dia_window_new            (AdwApplication *application, GSettings *settings);
void          dia_window_show_welcome   (DiaWindow *self);
/* "Preparing the demonstration…": shown only when it takes longer than 150 ms. */
void          dia_window_show_opening   (DiaWindow *self, const char *title);
void          dia_window_show_workspace (DiaWindow *self, DiaWorkspace *workspace);
/* Nothing was opened: back to the workspace that is still open, or to the welcome. */
void          dia_window_end_opening    (DiaWindow *self);
/* The same, and says what went wrong. */
void          dia_window_show_failure   (DiaWindow *self, const char *heading, const char *sentence);
/* Presents the window when it has something to show: at once, or when the
 * workspace that is being opened is there, but after 150 ms at the latest. */
void          dia_window_reveal         (DiaWindow *self);
/* Goes to a page of the open workspace; nothing happens without one. */
void          dia_window_show_page      (DiaWindow *self, const char *page);
/* Goes to a post that needs somebody; nothing happens without a workspace. */
void          dia_window_show_post      (DiaWindow *self, DiaId post_id);
/* Shows @banner (transfer floating) above the pages of the open workspace. */
void          dia_window_add_banner     (DiaWindow *self, GtkWidget *banner);
/* (transfer none) (nullable) */
DiaWorkspace *dia_window_get_workspace  (DiaWindow *self);

G_END_DECLS
