/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-composer-target.h"
#include "dia-media-library.h"
#include "dia-notices.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaSourceEditor:
 *
 * Where a text is written: the source, or a text of its own that a language, a
 * network or an account has. With pictures, link, content warning, and how long
 * the text is for every network. Main thread.
 *
 * Properties: "target" (DiaComposerTarget, boxed): whose text is shown. A target
 * without a text of its own shows the source it follows.
 */
#define DIA_TYPE_SOURCE_EDITOR (dia_source_editor_get_type ())
G_DECLARE_FINAL_TYPE (DiaSourceEditor, dia_source_editor, DIA, SOURCE_EDITOR, GtkWidget)

/* (transfer floating). @languages: what the source can be written in. @notices:
 * those of the page, which go with it. */
GtkWidget               *dia_source_editor_new             (DiaMediaLibrary *library, DiaDraft *draft, DiaNotices *notices,
                                                            const char *const *languages);
/* (transfer none) */
const DiaComposerTarget *dia_source_editor_get_target      (DiaSourceEditor *self);
void                     dia_source_editor_set_target      (DiaSourceEditor *self, const DiaComposerTarget *target);
/* Shows the source and puts the keyboard into it. */
void                     dia_source_editor_show_source     (DiaSourceEditor *self);
/* Gives @target a text of its own, a copy of what it sends now, and shows it. */
void                     dia_source_editor_adapt           (DiaSourceEditor *self, const DiaComposerTarget *target);
/* Whether the lengths stand below the buttons. */
void                     dia_source_editor_set_narrow      (DiaSourceEditor *self, gboolean narrow);
/* Puts the keyboard into the text. */
void                     dia_source_editor_start_writing   (DiaSourceEditor *self);
/* Takes the last change back: of the text, or what was done with its pictures and
 * facts. */
void                     dia_source_editor_undo            (DiaSourceEditor *self);
void                     dia_source_editor_choose_pictures (DiaSourceEditor *self);
/* Puts the keyboard into the address of the post that is answered. */
void                     dia_source_editor_edit_answer     (DiaSourceEditor *self);
/* Opens the alternative text of a picture, from 0. */
void                     dia_source_editor_describe_picture (DiaSourceEditor *self, guint position);

G_END_DECLS
