/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-timeline.h"

#include "dia-scopes.h"

#include <string.h>

typedef enum
{
  SLOT_STALE,     /* to be read */
  SLOT_READING,
  SLOT_CURRENT,
  SLOT_FAILED,    /* not read again before something changes */
} SlotState;

/* One span with what was read of it. */
typedef struct
{
  DiaCalendarSpan   span;
  DiaCalendarSheet *sheet;    /* (owned) (nullable) */
  GCancellable     *reading;  /* (owned) (nullable) */
  SlotState         state;
} Slot;

struct _DiaCalendarTimeline
{
  GObject       parent_instance;

  DiaWorkspace *workspace;                        /* (owned) */
  Slot          slots[DIA_CALENDAR_TIMELINE_MAX]; /* the shown one first */
  guint         n_slots;
};

/* Which slot an answer is for: by its span, since slots move meanwhile. */
typedef struct
{
  DiaCalendarTimeline *timeline;  /* (unowned): alive unless the reading was cancelled */
  DiaCalendarSpan      span;
} Reading;

enum
{
  SIGNAL_CHANGED,
  SIGNAL_READ_AHEAD,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaCalendarTimeline, dia_calendar_timeline, G_TYPE_OBJECT)

static gboolean
equal_spans (const DiaCalendarSpan *a,
             const DiaCalendarSpan *b)
{
  return a->first_day == b->first_day && a->n_days == b->n_days && a->time == b->time;
}

static void
stop_reading (Slot *slot)
{
  g_cancellable_cancel (slot->reading);
  g_clear_object (&slot->reading);
  if (slot->state == SLOT_READING)
    slot->state = SLOT_STALE;
}

static void
clear_slot (Slot *slot)
{
  stop_reading (slot);
  g_clear_pointer (&slot->sheet, dia_calendar_sheet_release);
  slot->state = SLOT_STALE;
}

static Slot *
find_slot (DiaCalendarTimeline   *self,
           const DiaCalendarSpan *span)
{
  for (guint i = 0; i < self->n_slots; i++)
    if (equal_spans (&self->slots[i].span, span))
      return &self->slots[i];

  return NULL;
}

static void read_next (DiaCalendarTimeline *self);

static void
on_loaded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaCalendarSheet) sheet = dia_calendar_load_finish (DIA_CALENDAR (source), result, &error);
  DiaCalendarTimeline *self = reading->timeline;
  Slot *slot;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  slot = find_slot (self, &reading->span);
  g_return_if_fail (slot != NULL);
  g_clear_object (&slot->reading);
  slot->state = sheet != NULL ? SLOT_CURRENT : SLOT_FAILED;
  if (sheet != NULL)
    {
      g_clear_pointer (&slot->sheet, dia_calendar_sheet_release);
      slot->sheet = g_object_ref (sheet);
    }
  read_next (self);
  if (slot != &self->slots[0])
    {
      if (sheet != NULL)
        g_signal_emit (self, signals[SIGNAL_READ_AHEAD], 0);
    }
  else if (sheet != NULL)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  else
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
read_slot (DiaCalendarTimeline *self,
           Slot                *slot)
{
  DiaScope *scope = dia_scopes_get_current (dia_workspace_get_scopes (self->workspace));
  Reading *reading = g_new0 (Reading, 1);

  reading->timeline = self;
  reading->span = slot->span;
  slot->reading = g_cancellable_new ();
  slot->state = SLOT_READING;
  dia_calendar_load_async (dia_workspace_get_calendar (self->workspace), scope, &slot->span, slot->reading,
                           on_loaded_cb, reading);
}

/* One after the other, the shown one first: neighbours never make it wait. */
static void
read_next (DiaCalendarTimeline *self)
{
  for (guint i = 0; i < self->n_slots; i++)
    {
      Slot *slot = &self->slots[i];

      if (slot->state == SLOT_READING)
        return;
      if (slot->state != SLOT_STALE)
        continue;
      read_slot (self, slot);
      return;
    }
}

/* Everything is read again. What is shown stays as it was until then; what was
 * read ahead must not be shown any more. */
static void
mark_stale (DiaCalendarTimeline *self)
{
  for (guint i = 0; i < self->n_slots; i++)
    {
      Slot *slot = &self->slots[i];

      stop_reading (slot);
      slot->state = SLOT_STALE;
      if (i > 0)
        g_clear_pointer (&slot->sheet, dia_calendar_sheet_release);
    }
  read_next (self);
}

static void
on_workspace_changed_cb (DiaWorkspace        *workspace,
                         guint                change,
                         DiaCalendarTimeline *self)
{
  /* A silence is a setting. */
  if (change & (DIA_CHANGE_POSTS | DIA_CHANGE_CONTENTS | DIA_CHANGE_ROSTER | DIA_CHANGE_SETTINGS))
    mark_stale (self);
}

static void
dia_calendar_timeline_dispose (GObject *object)
{
  DiaCalendarTimeline *self = DIA_CALENDAR_TIMELINE (object);

  for (guint i = 0; i < self->n_slots; i++)
    clear_slot (&self->slots[i]);
  self->n_slots = 0;
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dia_calendar_timeline_parent_class)->dispose (object);
}

static void
dia_calendar_timeline_class_init (DiaCalendarTimelineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_calendar_timeline_dispose;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_READ_AHEAD] =
    g_signal_new ("read-ahead", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
dia_calendar_timeline_init (DiaCalendarTimeline *self)
{
}

DiaCalendarTimeline *
dia_calendar_timeline_new (DiaWorkspace *workspace)
{
  DiaCalendarTimeline *self = g_object_new (DIA_TYPE_CALENDAR_TIMELINE, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed_cb), self, 0);
  g_signal_connect_object (dia_workspace_get_scopes (workspace), "notify::current", G_CALLBACK (mark_stale),
                           self, G_CONNECT_SWAPPED);

  return self;
}

/* Takes over the slot of @span when there is one, so that what was read ahead is
 * not read again. */
static void
take_slot (DiaCalendarTimeline   *self,
           const DiaCalendarSpan *span,
           Slot                  *slot)
{
  Slot *known = find_slot (self, span);

  if (known != NULL)
    {
      *slot = *known;
      *known = (Slot) { .span = known->span, .state = SLOT_STALE };
    }
  else
    *slot = (Slot) { .span = *span, .state = SLOT_STALE };
}

/* At the ends of the calendar a period is its own neighbour. */
static gboolean
holds_span (const DiaCalendarSpan *spans,
            guint                  n_spans,
            const DiaCalendarSpan *span)
{
  for (guint i = 0; i < n_spans; i++)
    if (equal_spans (&spans[i], span))
      return TRUE;

  return FALSE;
}

void
dia_calendar_timeline_show (DiaCalendarTimeline   *self,
                            const DiaCalendarSpan *spans,
                            guint                  n_spans)
{
  Slot slots[DIA_CALENDAR_TIMELINE_MAX];
  guint n_slots = 0;

  g_return_if_fail (DIA_IS_CALENDAR_TIMELINE (self));
  g_return_if_fail (n_spans > 0 && n_spans <= DIA_CALENDAR_TIMELINE_MAX);

  for (guint i = 0; i < n_spans; i++)
    if (!holds_span (spans, i, &spans[i]))
      take_slot (self, &spans[i], &slots[n_slots++]);
  for (guint i = 0; i < self->n_slots; i++)
    clear_slot (&self->slots[i]);
  memcpy (self->slots, slots, n_slots * sizeof *slots);
  self->n_slots = n_slots;
  /* A neighbour that is being read must not keep the shown one waiting. */
  if (self->slots[0].state == SLOT_STALE)
    for (guint i = 1; i < n_slots; i++)
      stop_reading (&self->slots[i]);
  read_next (self);
}

DiaCalendarSheet *
dia_calendar_timeline_get_sheet (DiaCalendarTimeline *self)
{
  g_return_val_if_fail (DIA_IS_CALENDAR_TIMELINE (self), NULL);

  return self->n_slots > 0 ? self->slots[0].sheet : NULL;
}

DiaCalendarSheet *
dia_calendar_timeline_find_sheet (DiaCalendarTimeline   *self,
                                  const DiaCalendarSpan *span)
{
  Slot *slot;

  g_return_val_if_fail (DIA_IS_CALENDAR_TIMELINE (self), NULL);

  slot = find_slot (self, span);
  return slot != NULL ? slot->sheet : NULL;
}

gboolean
dia_calendar_timeline_is_idle (DiaCalendarTimeline *self)
{
  g_return_val_if_fail (DIA_IS_CALENDAR_TIMELINE (self), FALSE);

  for (guint i = 0; i < self->n_slots; i++)
    if (self->slots[i].state == SLOT_READING || self->slots[i].state == SLOT_STALE)
      return FALSE;

  return TRUE;
}
