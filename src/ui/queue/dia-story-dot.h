/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Pixels that a sentence keeps free above its first line, whose middle the mark
 * is level with. */
#define DIA_STORY_DOT_TOP 3

typedef enum
{
  DIA_STORY_MARK_STEP,      /* a grey disc */
  DIA_STORY_MARK_TROUBLE,   /* a square in the warning colour */
  DIA_STORY_MARK_OPEN_END,  /* a diamond in the colour of the unknown */
} DiaStoryMark;

/* One mark on the line of a #DiaStory: form and colour tell it apart. Decoration
 * beside the sentence: it has no accessible name. */
#define DIA_TYPE_STORY_DOT (dia_story_dot_get_type ())
G_DECLARE_FINAL_TYPE (DiaStoryDot, dia_story_dot, DIA, STORY_DOT, GtkWidget)

/* @first, @last: where the line begins and ends. (transfer floating) */
GtkWidget *dia_story_dot_new (DiaStoryMark mark, gboolean first, gboolean last);

G_END_DECLS
