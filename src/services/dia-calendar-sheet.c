/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-sheet.h"

G_DEFINE_FINAL_TYPE (DiaCalendarSheet, dia_calendar_sheet, G_TYPE_OBJECT)

static int
compare_chips (gconstpointer a,
               gconstpointer b)
{
  const DiaCalendarChip *first = *(const DiaCalendarChip *const *) a;
  const DiaCalendarChip *second = *(const DiaCalendarChip *const *) b;

  if (first->day != second->day)
    return first->day - second->day;
  if (first->minute != second->minute)
    return first->minute - second->minute;

  return first->content_id < second->content_id ? -1 : first->content_id > second->content_id;
}

static void
find_starts (DiaCalendarSheet *self)
{
  guint next = 0;

  self->starts = g_new0 (guint, self->span.n_days + 1);
  for (int i = 0; i <= self->span.n_days; i++)
    {
      self->starts[i] = next;
      while (next < self->chips->len &&
             ((DiaCalendarChip *) self->chips->pdata[next])->day <= self->span.first_day + i)
        next++;
    }
}

static void
dia_calendar_sheet_finalize (GObject *object)
{
  DiaCalendarSheet *self = DIA_CALENDAR_SHEET (object);

  g_clear_pointer (&self->chips, g_ptr_array_unref);
  g_clear_pointer (&self->bands, g_ptr_array_unref);
  g_free (self->starts);
  g_free (self->counts);

  G_OBJECT_CLASS (dia_calendar_sheet_parent_class)->finalize (object);
}

static void
dia_calendar_sheet_class_init (DiaCalendarSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_calendar_sheet_finalize;
}

static void
dia_calendar_sheet_init (DiaCalendarSheet *self)
{
}

DiaCalendarSheet *
dia_calendar_sheet_new (const DiaCalendarSpan *span,
                       GPtrArray             *chips,
                       GPtrArray             *bands,
                       const DiaStateCounts  *counts,
                       gboolean               complete)
{
  DiaCalendarSheet *self = g_object_new (DIA_TYPE_CALENDAR_SHEET, NULL);

  self->span = *span;
  self->chips = chips;
  self->bands = bands;
  self->counts = g_memdup2 (counts, (gsize) span->n_days * sizeof *counts);
  self->complete = complete;
  g_ptr_array_sort (self->chips, compare_chips);
  find_starts (self);

  return self;
}

guint
dia_calendar_sheet_find_day (DiaCalendarSheet *self,
                            DiaDay           day,
                            guint           *n_chips)
{
  int i = day - self->span.first_day;

  if (i < 0 || i >= self->span.n_days)
    {
      *n_chips = 0;
      return 0;
    }

  *n_chips = self->starts[i + 1] - self->starts[i];
  return self->starts[i];
}

void
dia_calendar_sheet_count (DiaCalendarSheet *self,
                         DiaDay           first_day,
                         DiaDay           last_day,
                         DiaStateCounts  *counts)
{
  int from = MAX (first_day - self->span.first_day, 0);
  int to = MIN (last_day - self->span.first_day, self->span.n_days - 1);

  *counts = (DiaStateCounts) { 0 };
  for (int i = from; i <= to; i++)
    {
      for (guint state = 0; state < DIA_POST_N_STATES; state++)
        counts->n[state] += self->counts[i].n[state];
      counts->n_kept += self->counts[i].n_kept;
    }
}

gboolean
dia_calendar_sheet_find_place (DiaCalendarSheet      *self,
                               const DiaCalendarChip *chip,
                               guint                 *place)
{
  guint n_chips;
  guint first = dia_calendar_sheet_find_day (self, chip->day, &n_chips);

  for (*place = first; *place < first + n_chips; (*place)++)
    if (dia_calendar_chip_is_same (self->chips->pdata[*place], chip))
      return TRUE;

  return FALSE;
}

DiaCalendarChip *
dia_calendar_sheet_find_chip (DiaCalendarSheet      *self,
                              const DiaCalendarChip *chip)
{
  guint place;

  return dia_calendar_sheet_find_place (self, chip, &place) ? self->chips->pdata[place] : NULL;
}

static void
unref_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      sheet,
                 GCancellable *cancellable)
{
  g_object_unref (sheet);
}

void
dia_calendar_sheet_release (DiaCalendarSheet *self)
{
  g_autoptr (GTask) task = NULL;

  if (self == NULL)
    return;

  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, dia_calendar_sheet_release);
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, unref_in_thread);
}

void
dia_calendar_band_free (DiaCalendarBand *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->moment);
  g_free (self);
}
