/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-media-library.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/* (transfer full) */
DiaMediaLibrary *dia_media_library_new (DiaWorkspaceCore *core) G_GNUC_WARN_UNUSED_RESULT;

/* Keeps @picture, made by the desk itself, as it is: what comes from outside
 * goes through dia_media_library_import(). Blocking. (transfer full) */
DiaMedia        *dia_media_library_keep (DiaMediaLibrary *self, GBytes *picture, const char *mime_type,
                                         int width, int height, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Takes back what dia_media_library_keep() wrote, with the folders that it
 * leaves empty. For a picture that no content has named. Blocking. */
void             dia_media_library_drop (DiaMediaLibrary *self, const DiaMedia *media);

G_END_DECLS
