/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-acts.h"

#include "dia-calendar-words.h"
#include "dia-format.h"

#include <glib/gi18n-lib.h>

struct _DiaCalendarActs
{
  GObject           parent_instance;

  DiaCalendarModel *model;        /* (owned) */
  DiaNotices       *notices;      /* (owned) */
  DiaDay            follow;       /* the day that is shown once the move is; -1 for none */
  DiaCalendarChip  *moved;        /* (owned) (nullable): what is selected again where it is then */
};

G_DEFINE_FINAL_TYPE (DiaCalendarActs, dia_calendar_acts, G_TYPE_OBJECT)

/* An act on its way, with what is needed to say what it did. */
typedef struct
{
  DiaCalendarActs *acts;          /* (owned) */
  DiaCalendarEdit  edit;
  guint            n_contents;
  DiaCalendarChip *chip;          /* (owned): the first one, as it was */
  DiaDay           day;           /* where the only content goes */
  int              minute;
} Act;

static void
free_act (Act *act)
{
  g_object_unref (act->acts);
  g_object_unref (act->chip);
  g_free (act);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Act, free_act)

/* What can be taken back. */
typedef struct
{
  DiaCalendarActs *acts;          /* (owned) */
  DiaCalendarDone *done;          /* (owned) */
} Undo;

static void
free_undo (gpointer data)
{
  Undo *undo = data;

  g_object_unref (undo->acts);
  g_object_unref (undo->done);
  g_free (undo);
}

static DiaCalendar *
get_calendar (DiaCalendarActs *self)
{
  return dia_workspace_get_calendar (dia_calendar_model_get_workspace (self->model));
}

static void
on_put_back_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (DiaCalendarActs) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n_left = 0;

  if (!dia_calendar_put_back_finish (DIA_CALENDAR (source), result, &n_left, &error))
    {
      dia_notices_show_error (self->notices, error);
      return;
    }
  if (n_left == 0)
    return;
  text = g_strdup_printf (ngettext ("%u post was changed since and stays as it is",
                                    "%u posts were changed since and stay as they are", n_left), n_left);
  dia_notices_show (self->notices, text);
}

static void
undo_act (gpointer user_data)
{
  Undo *undo = user_data;

  dia_calendar_put_back_async (get_calendar (undo->acts), undo->done, NULL, on_put_back_cb, g_object_ref (undo->acts));
}

/* (transfer full) */
static char *
describe_move (const Act *act)
{
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  if (act->n_contents > 1)
    return g_strdup_printf (ngettext ("%u content moved", "%u contents moved", act->n_contents), act->n_contents);

  day = dia_format_day_short ((DiaInstant) act->day * DIA_DAY, "UTC");
  time = dia_calendar_words_dup_time (act->minute);
  /* Translators: a content was moved: %1$s is a day, %2$s a time. */
  return g_strdup_printf (_("Moved to %1$s at %2$s"), day, time);
}

/* (transfer full) */
static char *
describe_done (const Act             *act,
               const DiaCalendarDone *done)
{
  switch (act->edit.event)
    {
    case DIA_POST_EVENT_SUBMIT:
      return g_strdup_printf (ngettext ("%u post handed in for review", "%u posts handed in for review", done->n_done),
                              done->n_done);
    case DIA_POST_EVENT_APPROVE:
      return g_strdup_printf (ngettext ("%u post approved", "%u posts approved", done->n_done), done->n_done);
    case DIA_POST_EVENT_WITHDRAW:
      return g_strdup_printf (ngettext ("%u post is a draft again", "%u posts are drafts again", done->n_done),
                              done->n_done);
    case DIA_POST_EVENT_CANCEL:
      return g_strdup_printf (ngettext ("%u post dropped", "%u posts dropped", done->n_done), done->n_done);
    case DIA_POST_EVENT_REQUEST_CHANGES:
    case DIA_POST_EVENT_SCHEDULE:
    case DIA_POST_EVENT_CLAIM:
    case DIA_POST_EVENT_RELEASE:
    case DIA_POST_EVENT_HAND_TO_PERSON:
    case DIA_POST_EVENT_CONFIRM:
    case DIA_POST_EVENT_REFUSE:
    case DIA_POST_EVENT_LOSE:
    case DIA_POST_EVENT_MISS:
    case DIA_POST_EVENT_RETRY:
    case DIA_POST_EVENT_RESTORE:
    case DIA_POST_EVENT_APPEAR:
    case DIA_POST_EVENT_VANISH:
    case DIA_POST_N_EVENTS:
      break;
    }

  return describe_move (act);
}

/* Why nothing happened. (transfer none) */
static const char *
explain_nothing (const Act             *act,
                 const DiaCalendarDone *done)
{
  if (act->edit.event != DIA_POST_N_EVENTS)
    return _("This is not possible for any of these posts");
  if (done->n_past > 0)
    return _("That time has passed: nothing was moved");
  return _("What has gone out cannot be moved");
}

/* What was done, what stays and what is close by now, in one line. */
static char *
describe_all (const Act             *act,
              const DiaCalendarDone *done)
{
  g_autofree char *first = describe_done (act, done);
  GString *text = g_string_new (first);

  if (done->n_kept > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u post stays: it has gone out or cannot change now",
                                              "%u posts stay: they have gone out or cannot change now", done->n_kept),
                              done->n_kept);
    }
  if (done->n_clashes > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u account then has another post within ten minutes",
                                              "%u accounts then have another post within ten minutes", done->n_clashes),
                              done->n_clashes);
    }

  return g_string_free (text, FALSE);
}

static void
on_edited_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Act) act = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaCalendarDone) done = dia_calendar_edit_finish (DIA_CALENDAR (source), result, &error);
  g_autofree char *text = NULL;
  Undo *undo;

  if (done == NULL)
    {
      dia_notices_show_error (act->acts->notices, error);
      return;
    }
  if (done->n_done == 0)
    {
      dia_notices_show (act->acts->notices, explain_nothing (act, done));
      return;
    }
  if (act->edit.event == DIA_POST_N_EVENTS && act->n_contents == 1)
    {
      act->acts->follow = act->day;
      g_set_object (&act->acts->moved, act->chip);
    }
  undo = g_new0 (Undo, 1);
  undo->acts = g_object_ref (act->acts);
  undo->done = g_object_ref (done);
  text = describe_all (act, done);
  dia_notices_show_undo (act->acts->notices, text, undo_act, undo, free_undo);
}

static void
edit (DiaCalendarActs       *self,
      const DiaCalendarEdit *what)
{
  GPtrArray *selection = dia_calendar_model_get_selection (self->model);
  g_autoptr (GArray) posts = g_array_new (FALSE, FALSE, sizeof (DiaId));
  DiaCalendarChip *first;
  Act *act;

  if (selection->len == 0)
    return;
  for (guint i = 0; i < selection->len; i++)
    {
      const DiaCalendarChip *chip = selection->pdata[i];

      g_array_append_vals (posts, chip->posts->data, chip->posts->len);
    }
  first = selection->pdata[0];
  act = g_new0 (Act, 1);
  act->acts = g_object_ref (self);
  act->edit = *what;
  act->chip = g_object_ref (first);
  act->n_contents = selection->len;
  act->minute = first->minute + what->minutes;
  act->day = dia_day_add (first->day, what->days + (act->minute < 0 ? -1 : act->minute / 1440));
  act->minute = (act->minute + 1440) % 1440;
  dia_calendar_edit_async (get_calendar (self), posts, what, NULL, on_edited_cb, act);
}

/* One content that is moved off the page takes the page with it. By now nothing that
 * was read before is shown any more, so that it is found again where it is. */
static void
on_workspace_changed_cb (DiaWorkspace    *workspace,
                         guint            changes,
                         DiaCalendarActs *self)
{
  DiaDay day = self->follow;

  if (!(changes & DIA_CHANGE_POSTS) || day < 0)
    return;
  self->follow = -1;
  dia_calendar_model_set_day (self->model, day);
}

/* A page that was read before the move was known has lost it meanwhile. */
static void
on_model_changed_cb (DiaCalendarModel *model,
                     guint             change,
                     DiaCalendarActs  *self)
{
  g_autoptr (DiaCalendarChip) moved = NULL;
  DiaCalendarChip *chip;

  if (!(change & DIA_CALENDAR_CHANGE_SHEET) || self->moved == NULL || self->follow >= 0)
    return;
  chip = dia_calendar_model_find_again (model, self->moved);
  if (chip == NULL)
    return;
  moved = g_steal_pointer (&self->moved);
  if (!dia_calendar_model_is_selected (model, chip))
    dia_calendar_model_select (model, chip, FALSE);
}

static void
dia_calendar_acts_dispose (GObject *object)
{
  DiaCalendarActs *self = DIA_CALENDAR_ACTS (object);

  g_clear_object (&self->moved);
  g_clear_object (&self->model);
  g_clear_object (&self->notices);
  G_OBJECT_CLASS (dia_calendar_acts_parent_class)->dispose (object);
}

static void
dia_calendar_acts_class_init (DiaCalendarActsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_calendar_acts_dispose;
}

static void
dia_calendar_acts_init (DiaCalendarActs *self)
{
  self->follow = -1;
}

DiaCalendarActs *
dia_calendar_acts_new (DiaCalendarModel *model,
                       DiaNotices       *notices)
{
  DiaCalendarActs *self = g_object_new (DIA_TYPE_CALENDAR_ACTS, NULL);

  self->model = g_object_ref (model);
  self->notices = g_object_ref (notices);
  g_signal_connect_object (model, "changed", G_CALLBACK (on_model_changed_cb), self, 0);
  g_signal_connect_object (dia_calendar_model_get_workspace (model), "changed", G_CALLBACK (on_workspace_changed_cb),
                           self, 0);
  return self;
}

void
dia_calendar_acts_move (DiaCalendarActs *self,
                        int              days,
                        int              minutes)
{
  g_return_if_fail (DIA_IS_CALENDAR_ACTS (self));

  edit (self, &(DiaCalendarEdit) { DIA_POST_N_EVENTS, days, minutes });
}

void
dia_calendar_acts_apply (DiaCalendarActs *self,
                         DiaPostEvent     event)
{
  g_return_if_fail (DIA_IS_CALENDAR_ACTS (self));

  edit (self, &(DiaCalendarEdit) { .event = event });
}
