/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-draft-acts.h"
#include "dia-media-library.h"
#include "dia-notices.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaMediaStrip:
 *
 * The pictures of a draft: each opens its alternative text, can be moved and
 * taken away. Pictures come in by the file chooser, by dropping files or by
 * pasting. Main thread.
 */
#define DIA_TYPE_MEDIA_STRIP (dia_media_strip_get_type ())
G_DECLARE_FINAL_TYPE (DiaMediaStrip, dia_media_strip, DIA, MEDIA_STRIP, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_media_strip_new       (DiaMediaLibrary *library, DiaDraft *draft, DiaDraftActs *acts, DiaNotices *notices);
/* Lets a person choose pictures from files. */
void       dia_media_strip_choose    (DiaMediaStrip *self);
/* Takes a picture in; refusals are shown as notices. */
void       dia_media_strip_add_file  (DiaMediaStrip *self, GFile *file);
void       dia_media_strip_add_bytes (DiaMediaStrip *self, GBytes *picture);
/* Opens the alternative text of a picture, from 0. */
void       dia_media_strip_describe  (DiaMediaStrip *self, guint position);

G_END_DECLS
