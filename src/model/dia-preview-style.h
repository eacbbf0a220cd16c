/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands beside the picture of an account. */
typedef enum
{
  DIA_PREVIEW_NOTHING,
  DIA_PREVIEW_NAME,
  DIA_PREVIEW_HANDLE,
  DIA_PREVIEW_TIME,
} DiaPreviewWord;

#define DIA_PREVIEW_MAX_WORDS 3

/* How a network shows a post: data of the network ("preview" in
 * data/networks/ID.ini), since each changes its looks when it likes. 0 means
 * "never" for every number. */
typedef struct
{
  DiaPreviewWord head[DIA_PREVIEW_MAX_WORDS];      /* the line beside the picture, in this order */
  DiaPreviewWord sub_head[DIA_PREVIEW_MAX_WORDS];  /* the line below it */
  gboolean       square_avatar;    /* else round */
  gboolean       beside_avatar;    /* text begins beside the picture of the account, else below it */
  gboolean       pictures_first;   /* above the text */
  gboolean       carousel;         /* one picture at a time, else a grid */
  gboolean       named_text;       /* the text begins with the handle */
  gboolean       plain_links;      /* a link in a text is no link */
  guint          fold_after;       /* characters of a text that are seen before "more" */
  guint          link_length;      /* characters of an address that are seen, without its scheme */
  guint          link_path_length; /* characters of the path of an address that are seen */
} DiaPreviewStyle;

/* Lays the keys that @file has in its group "preview" over @style; words that
 * are not known are left out. */
void dia_preview_style_read (DiaPreviewStyle *style, GKeyFile *file);

G_END_DECLS
