/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-model.h"

#include "dia-calendar-matches.h"
#include "dia-calendar-timeline.h"

struct _DiaCalendarModel
{
  GObject              parent_instance;

  DiaWorkspace        *workspace;   /* (owned) */
  DiaCalendarTimeline *timeline;    /* (owned) */
  DiaCalendarMatches  *matches;     /* (owned) */
  DiaWeekRules         rules;
  DiaCalendarForm      form;
  DiaCalendarTime      time;
  DiaCalendarPeriod    period;
  DiaDay               day;
  DiaDay               today;
  GPtrArray           *selection;   /* (owned) (element-type DiaCalendarChip) */
  guint                filter;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaCalendarModel, dia_calendar_model, G_TYPE_OBJECT)

static void
tell (DiaCalendarModel *self,
      guint             change)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, change);
}

static DiaDay
read_today (DiaCalendarModel *self)
{
  g_autofree char *zone = dia_zone_dup_local ();

  return dia_day_from_instant (dia_clock_now (dia_workspace_get_clock (self->workspace)), zone);
}

static DiaCalendarSpan
make_span (DiaCalendarModel        *self,
           const DiaCalendarPeriod *period)
{
  return (DiaCalendarSpan) { period->grid_first, period->n_days, self->time };
}

/* The period that comes @n after the one that is shown. */
static void
find_period (DiaCalendarModel  *self,
             int                n,
             DiaCalendarPeriod *period)
{
  DiaDay from = self->form == DIA_CALENDAR_AGENDA ? self->period.first_day : self->day;

  dia_calendar_period_init (period, self->form, dia_calendar_period_step (&self->period, from, n), &self->rules);
}

static void
show_period (DiaCalendarModel *self)
{
  DiaCalendarPeriod after, before;

  find_period (self, 1, &after);
  find_period (self, -1, &before);
  {
    const DiaCalendarSpan spans[] = { make_span (self, &self->period), make_span (self, &after), make_span (self, &before) };

    G_STATIC_ASSERT (G_N_ELEMENTS (spans) <= DIA_CALENDAR_TIMELINE_MAX);
    dia_calendar_timeline_show (self->timeline, spans, G_N_ELEMENTS (spans));
  }
}

/* The chip of @sheet that shows the posts of @chip now, wherever they went. */
static DiaCalendarChip *
find_again (DiaCalendarSheet *sheet,
            DiaCalendarChip  *chip)
{
  DiaId post_id = g_array_index (chip->posts, DiaId, 0);

  for (guint i = 0; i < sheet->chips->len; i++)
    {
      DiaCalendarChip *other = sheet->chips->pdata[i];

      if (other->content_id != chip->content_id)
        continue;
      for (guint j = 0; j < other->posts->len; j++)
        if (g_array_index (other->posts, DiaId, j) == post_id)
          return other;
    }

  return NULL;
}

static void
follow_selection (DiaCalendarModel *self,
                  DiaCalendarSheet *sheet)
{
  g_autoptr (GPtrArray) before = self->selection;

  self->selection = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < before->len; i++)
    {
      DiaCalendarChip *chip = find_again (sheet, before->pdata[i]);

      if (chip != NULL && !g_ptr_array_find (self->selection, chip, NULL))
        g_ptr_array_add (self->selection, g_object_ref (chip));
    }
}

/* There is another sheet, or none yet: says what of the model is another now. */
static guint
take_sheet (DiaCalendarModel *self)
{
  DiaCalendarSheet *sheet = dia_calendar_timeline_get_sheet (self->timeline);

  dia_calendar_matches_set_sheet (self->matches, sheet);
  if (sheet == NULL || self->selection->len == 0)
    return DIA_CALENDAR_CHANGE_SHEET;
  follow_selection (self, sheet);
  return DIA_CALENDAR_CHANGE_SHEET | DIA_CALENDAR_CHANGE_SELECTION;
}

/* The agenda stays where it is while the day in hand is on it. */
static void
follow_day (DiaCalendarModel *self,
            gboolean          anew)
{
  DiaCalendarPeriod before = self->period;
  gboolean inside = self->day >= before.first_day && self->day <= before.last_day;

  if (!anew && inside && before.form == self->form)
    {
      tell (self, DIA_CALENDAR_CHANGE_DAY);
      return;
    }

  dia_calendar_period_init (&self->period, self->form, self->day, &self->rules);
  show_period (self);
  tell (self, DIA_CALENDAR_CHANGE_DAY | DIA_CALENDAR_CHANGE_PERIOD | take_sheet (self));
}

static void
on_timeline_changed_cb (DiaCalendarTimeline *timeline,
                        DiaCalendarModel    *self)
{
  tell (self, take_sheet (self));
}

static void
on_timeline_read_ahead_cb (DiaCalendarTimeline *timeline,
                           DiaCalendarModel    *self)
{
  tell (self, DIA_CALENDAR_CHANGE_AHEAD);
}

static void
on_matches_changed_cb (DiaCalendarMatches *matches,
                       DiaCalendarModel   *self)
{
  tell (self, DIA_CALENDAR_CHANGE_FILTER);
}

static void
on_matches_failed_cb (DiaCalendarMatches *matches,
                      GError             *error,
                      DiaCalendarModel   *self)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
on_timeline_failed_cb (DiaCalendarTimeline *timeline,
                       GError              *error,
                       DiaCalendarModel    *self)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static guint
find_selected (DiaCalendarModel      *self,
               const DiaCalendarChip *chip)
{
  guint i;

  for (i = 0; i < self->selection->len; i++)
    if (dia_calendar_chip_is_same (self->selection->pdata[i], chip))
      break;

  return i;
}

static void
toggle_selected (DiaCalendarModel *self,
                 DiaCalendarChip  *chip)
{
  guint place = find_selected (self, chip);

  if (place < self->selection->len)
    g_ptr_array_remove_index (self->selection, place);
  else
    g_ptr_array_add (self->selection, g_object_ref (chip));
}

/* FALSE when that is what is selected already. */
static gboolean
select_only (DiaCalendarModel *self,
             DiaCalendarChip  *chip)
{
  g_autoptr (DiaCalendarChip) held = chip != NULL ? g_object_ref (chip) : NULL;
  guint n_wanted = chip != NULL ? 1 : 0;

  if (self->selection->len == n_wanted && (chip == NULL || find_selected (self, chip) == 0))
    return FALSE;

  g_ptr_array_set_size (self->selection, 0);
  if (held != NULL)
    g_ptr_array_add (self->selection, g_steal_pointer (&held));
  return TRUE;
}

static void
dia_calendar_model_dispose (GObject *object)
{
  DiaCalendarModel *self = DIA_CALENDAR_MODEL (object);

  g_clear_object (&self->matches);
  g_clear_object (&self->timeline);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dia_calendar_model_parent_class)->dispose (object);
}

static void
dia_calendar_model_finalize (GObject *object)
{
  g_ptr_array_unref (DIA_CALENDAR_MODEL (object)->selection);
  G_OBJECT_CLASS (dia_calendar_model_parent_class)->finalize (object);
}

static void
dia_calendar_model_class_init (DiaCalendarModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_calendar_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_calendar_model_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
dia_calendar_model_init (DiaCalendarModel *self)
{
  self->selection = g_ptr_array_new_with_free_func (g_object_unref);
  dia_week_rules_init (&self->rules, NULL);
}

DiaCalendarModel *
dia_calendar_model_new (DiaWorkspace *workspace)
{
  DiaCalendarModel *self = g_object_new (DIA_TYPE_CALENDAR_MODEL, NULL);

  self->workspace = g_object_ref (workspace);
  self->timeline = dia_calendar_timeline_new (workspace);
  g_signal_connect_object (self->timeline, "changed", G_CALLBACK (on_timeline_changed_cb), self, 0);
  g_signal_connect_object (self->timeline, "read-ahead", G_CALLBACK (on_timeline_read_ahead_cb), self, 0);
  g_signal_connect_object (self->timeline, "failed", G_CALLBACK (on_timeline_failed_cb), self, 0);
  self->matches = dia_calendar_matches_new (dia_workspace_get_calendar (workspace));
  g_signal_connect_object (self->matches, "changed", G_CALLBACK (on_matches_changed_cb), self, 0);
  g_signal_connect_object (self->matches, "failed", G_CALLBACK (on_matches_failed_cb), self, 0);
  self->day = self->today = read_today (self);
  dia_calendar_period_init (&self->period, self->form, self->day, &self->rules);
  show_period (self);

  return self;
}

DiaWorkspace *
dia_calendar_model_get_workspace (DiaCalendarModel *self)
{
  g_return_val_if_fail (DIA_IS_CALENDAR_MODEL (self), NULL);

  return self->workspace;
}

const DiaWeekRules *
dia_calendar_model_get_rules (DiaCalendarModel *self)
{
  g_return_val_if_fail (DIA_IS_CALENDAR_MODEL (self), NULL);

  return &self->rules;
}

void
dia_calendar_model_set_form (DiaCalendarModel *self,
                             DiaCalendarForm   form)
{
  g_return_if_fail (DIA_IS_CALENDAR_MODEL (self));

  if (self->form == form)
    return;
  self->form = form;
  follow_day (self, TRUE);
}

void
dia_calendar_model_set_day (DiaCalendarModel *self,
                            DiaDay            day)
{
  g_return_if_fail (DIA_IS_CALENDAR_MODEL (self));

  day = dia_day_add (day, 0);
  if (self->day == day)
    return;
  self->day = day;
  follow_day (self, FALSE);
}

DiaDay
dia_calendar_model_get_day (DiaCalendarModel *self)
{
  g_return_val_if_fail (DIA_IS_CALENDAR_MODEL (self), DIA_DAY_FIRST);

  return self->day;
}

/* An agenda is turned from its own beginning, not from the day in hand. */
void
dia_calendar_model_step (DiaCalendarModel *self,
                         int               n)
{
  DiaDay from;

  g_return_if_fail (DIA_IS_CALENDAR_MODEL (self));

  from = self->form == DIA_CALENDAR_AGENDA ? self->period.first_day : self->day;
  dia_calendar_model_set_day (self, dia_calendar_period_step (&self->period, from, n));
}

const DiaCalendarPeriod *
dia_calendar_model_get_period (DiaCalendarModel *self)
{
  g_return_val_if_fail (DIA_IS_CALENDAR_MODEL (self), NULL);

  return &self->period;
}

void
dia_calendar_model_set_time (DiaCalendarModel *self,
                             DiaCalendarTime   time)
{
  g_return_if_fail (DIA_IS_CALENDAR_MODEL (self));

  if (self->time == time)
    return;
  self->time = time;
  follow_day (self, TRUE);
}

DiaCalendarTime
dia_calendar_model_get_time (DiaCalendarModel *self)
{
  g_return_val_if_fail (DIA_IS_CALENDAR_MODEL (self), DIA_CALENDAR_OWN_TIME);

  return self->time;
}

DiaDay
dia_calendar_model_get_today (DiaCalendarModel *self)
{
  g_return_val_if_fail (DIA_IS_CALENDAR_MODEL (self), DIA_DAY_FIRST);

  return self->today;
}

void
dia_calendar_model_check_today (DiaCalendarModel *self)
{
  DiaDay today;

  g_return_if_fail (DIA_IS_CALENDAR_MODEL (self));

  today = read_today (self);
  if (self->today == today)
    return;
  self->today = today;
  tell (self, DIA_CALENDAR_CHANGE_TODAY);
}

DiaCalendarSheet *
dia_calendar_model_get_sheet (DiaCalendarModel *self)
{
  g_return_val_if_fail (DIA_IS_CALENDAR_MODEL (self), NULL);

  return dia_calendar_timeline_get_sheet (self->timeline);
}

DiaCalendarSheet *
dia_calendar_model_peek (DiaCalendarModel  *self,
                         int                n,
                         DiaCalendarPeriod *period)
{
  DiaCalendarSpan span;

  g_return_val_if_fail (DIA_IS_CALENDAR_MODEL (self), NULL);

  find_period (self, n, period);
  span = make_span (self, period);
  return dia_calendar_timeline_find_sheet (self->timeline, &span);
}

gboolean
dia_calendar_model_is_idle (DiaCalendarModel *self)
{
  g_return_val_if_fail (DIA_IS_CALENDAR_MODEL (self), FALSE);

  return dia_calendar_timeline_is_idle (self->timeline);
}

void
dia_calendar_model_count (DiaCalendarModel *self,
                          DiaStateCounts   *counts)
{
  DiaCalendarSheet *sheet;

  g_return_if_fail (DIA_IS_CALENDAR_MODEL (self));

  *counts = (DiaStateCounts) { 0 };
  sheet = dia_calendar_timeline_get_sheet (self->timeline);
  if (sheet != NULL)
    dia_calendar_sheet_count (sheet, self->period.first_day, self->period.last_day, counts);
}

GPtrArray *
dia_calendar_model_get_selection (DiaCalendarModel *self)
{
  g_return_val_if_fail (DIA_IS_CALENDAR_MODEL (self), NULL);

  return self->selection;
}

gboolean
dia_calendar_model_is_selected (DiaCalendarModel      *self,
                                const DiaCalendarChip *chip)
{
  g_return_val_if_fail (DIA_IS_CALENDAR_MODEL (self), FALSE);

  return find_selected (self, chip) < self->selection->len;
}

DiaCalendarChip *
dia_calendar_model_find_again (DiaCalendarModel *self,
                               DiaCalendarChip  *chip)
{
  DiaCalendarSheet *sheet;

  g_return_val_if_fail (DIA_IS_CALENDAR_MODEL (self), NULL);

  sheet = dia_calendar_timeline_get_sheet (self->timeline);
  return sheet != NULL ? find_again (sheet, chip) : NULL;
}

void
dia_calendar_model_select (DiaCalendarModel *self,
                           DiaCalendarChip  *chip,
                           gboolean          extend)
{
  g_return_if_fail (DIA_IS_CALENDAR_MODEL (self));

  if (extend && chip != NULL)
    toggle_selected (self, chip);
  else if (!select_only (self, chip))
    return;
  tell (self, DIA_CALENDAR_CHANGE_SELECTION);
}

void
dia_calendar_model_set_filter (DiaCalendarModel *self,
                               guint             states)
{
  g_return_if_fail (DIA_IS_CALENDAR_MODEL (self));

  if (self->filter == states)
    return;
  self->filter = states;
  tell (self, DIA_CALENDAR_CHANGE_FILTER);
}

guint
dia_calendar_model_get_filter (DiaCalendarModel *self)
{
  g_return_val_if_fail (DIA_IS_CALENDAR_MODEL (self), 0);

  return self->filter;
}

gboolean
dia_calendar_model_is_faded (DiaCalendarModel      *self,
                             const DiaCalendarChip *chip)
{
  g_return_val_if_fail (DIA_IS_CALENDAR_MODEL (self), FALSE);

  if (self->filter != 0 && (chip->states & self->filter) == 0)
    return TRUE;
  return dia_calendar_matches_is_known (self->matches) && !dia_calendar_matches_has (self->matches, chip);
}

void
dia_calendar_model_set_search (DiaCalendarModel *self,
                               const char       *words)
{
  g_return_if_fail (DIA_IS_CALENDAR_MODEL (self));

  dia_calendar_matches_set_words (self->matches, words);
}

/* The days of the period alone: a month's sheet has some of its neighbours'. */
static gboolean
is_match (DiaCalendarModel      *self,
          const DiaCalendarChip *chip)
{
  return chip->day >= self->period.first_day && chip->day <= self->period.last_day &&
         dia_calendar_matches_has (self->matches, chip);
}

int
dia_calendar_model_count_matches (DiaCalendarModel *self)
{
  DiaCalendarSheet *sheet;
  int n = 0;

  g_return_val_if_fail (DIA_IS_CALENDAR_MODEL (self), -1);

  sheet = dia_calendar_timeline_get_sheet (self->timeline);
  if (sheet == NULL || !dia_calendar_matches_is_known (self->matches))
    return -1;
  for (guint i = 0; i < sheet->chips->len; i++)
    n += is_match (self, sheet->chips->pdata[i]) ? 1 : 0;

  return n;
}

DiaCalendarChip *
dia_calendar_model_find_match (DiaCalendarModel *self)
{
  DiaCalendarSheet *sheet;
  guint start = 0;

  g_return_val_if_fail (DIA_IS_CALENDAR_MODEL (self), NULL);

  sheet = dia_calendar_timeline_get_sheet (self->timeline);
  if (sheet == NULL)
    return NULL;
  if (self->selection->len > 0 && dia_calendar_sheet_find_place (sheet, self->selection->pdata[0], &start))
    start++;
  for (guint i = 0; i < sheet->chips->len; i++)
    {
      DiaCalendarChip *chip = sheet->chips->pdata[(start + i) % sheet->chips->len];

      if (is_match (self, chip))
        return chip;
    }

  return NULL;
}
