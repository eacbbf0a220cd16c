/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dia-id.h"

G_BEGIN_DECLS

/**
 * DiaBrand:
 *
 * A brand (marque). Like all nouns of the model: a value with public fields,
 * written only by whoever made it and only before it is handed over; to change
 * one, copy it.
 */
#define DIA_TYPE_BRAND (dia_brand_get_type ())
G_DECLARE_FINAL_TYPE (DiaBrand, dia_brand, DIA, BRAND, GObject)

struct _DiaBrand
{
  GObject  parent_instance;

  /*< public >*/
  DiaId    id;
  char    *name;
  char    *color;     /* "#rrggbb" as the user chose it; screens derive readable ones */
  char    *mark;      /* "wind", "drops", "pod", "maze", "spark", or "" for the initial */
  int      position;  /* order in lists, from 0 */
};

DiaBrand *dia_brand_new  (void) G_GNUC_WARN_UNUSED_RESULT;
DiaBrand *dia_brand_copy (const DiaBrand *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
