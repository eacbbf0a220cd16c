/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dia-id.h"

G_BEGIN_DECLS

/* A key moment (temps fort): a dated reason to speak. Dates are calendar days,
 * "2027-02-08", both inclusive. */
#define DIA_TYPE_KEY_MOMENT (dia_key_moment_get_type ())
G_DECLARE_FINAL_TYPE (DiaKeyMoment, dia_key_moment, DIA, KEY_MOMENT, GObject)

struct _DiaKeyMoment
{
  GObject parent_instance;

  /*< public >*/
  DiaId   id;
  char   *title;
  char   *brief;
  char   *first_day;
  char   *last_day;
  char   *color;      /* "#rrggbb" */
};

DiaKeyMoment *dia_key_moment_new  (void) G_GNUC_WARN_UNUSED_RESULT;
DiaKeyMoment *dia_key_moment_copy (const DiaKeyMoment *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
