/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-sheet.h"

G_DEFINE_FINAL_TYPE (DiaCalendarChip, dia_calendar_chip, G_TYPE_OBJECT)

static void
dia_calendar_chip_finalize (GObject *object)
{
  DiaCalendarChip *self = DIA_CALENDAR_CHIP (object);

  g_ref_string_release (self->title);
  g_ref_string_release (self->network);
  g_clear_pointer (&self->picture, dia_media_free);
  g_array_unref (self->posts);

  G_OBJECT_CLASS (dia_calendar_chip_parent_class)->finalize (object);
}

static void
dia_calendar_chip_class_init (DiaCalendarChipClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_calendar_chip_finalize;
}

static void
dia_calendar_chip_init (DiaCalendarChip *self)
{
  self->title = g_ref_string_new_intern ("");
  self->network = g_ref_string_new_intern ("");
  self->posts = g_array_new (FALSE, FALSE, sizeof (DiaId));
}

gboolean
dia_calendar_chip_is_same (const DiaCalendarChip *self,
                           const DiaCalendarChip *other)
{
  return self->content_id == other->content_id && self->day == other->day && self->minute == other->minute;
}

gboolean
dia_calendar_chip_is_movable (const DiaCalendarChip *self)
{
  const guint fixed = 1u << DIA_POST_PUBLISHED | 1u << DIA_POST_SENDING | 1u << DIA_POST_UNCONFIRMED |
                      1u << DIA_POST_CANCELLED;

  return (self->states & ~fixed) != 0;
}

gboolean
dia_calendar_chip_clashes (const DiaCalendarChip *self)
{
  return self->n_clashes > 0 || self->n_twins > 0;
}
