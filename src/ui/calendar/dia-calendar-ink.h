/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-post-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The colours that a calendar is painted with. */
typedef struct
{
  gboolean dark;
  GdkRGBA  view;       /* surface of a day */
  GdkRGBA  outside;    /* of a day that belongs to another month */
  GdkRGBA  weekend;
  GdkRGBA  line;
  GdkRGBA  text;
  GdkRGBA  dim;
  GdkRGBA  today;      /* fill behind today's number */
  GdkRGBA  today_text;
  GdkRGBA  ring;       /* around what is selected */
  GdkRGBA  neutral;    /* strip of what belongs to several brands */
  GdkRGBA  now;        /* the line of the current time */
  GdkRGBA  state[DIA_POST_N_STATES];   /* of a state's sign */
  GdkRGBA  error_fill;
  GdkRGBA  unknown_fill;
  GdkRGBA  warn_fill;
} DiaCalendarInk;

/* The colours of the style that @widget has. Main thread. */
void dia_calendar_ink_init (DiaCalendarInk *self, GtkWidget *widget);

G_END_DECLS
