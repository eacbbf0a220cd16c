/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-brand.h"
#include "dia-calendar-ink.h"

G_BEGIN_DECLS

/* What the chips of a brand are painted with. */
typedef struct
{
  GdkRGBA  strong;   /* readable on the view */
  GdkRGBA  mark;     /* on the strong colour */
  GdkRGBA  fill;
  GdkRGBA  pale;
  GdkRGBA  border;
  char    *icon;     /* (owned) (nullable): the brand's mark */
  char    *initial;  /* (owned) (nullable): stands for a mark */
} DiaBrandLook;

/* The look of @brand (nullable: several brands) in the colours of @ink, with the
 * icons of @display. Main thread. (transfer full) */
DiaBrandLook *dia_brand_look_new  (DiaBrand *brand, const DiaCalendarInk *ink, GdkDisplay *display) G_GNUC_WARN_UNUSED_RESULT;
/* Frees a look with what it owns. */
void          dia_brand_look_free (DiaBrandLook *self);

G_END_DECLS
