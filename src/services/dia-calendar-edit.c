/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-edit-private.h"

#include "dia-day.h"
#include "dia-field.h"
#include "dia-journal.h"
#include "dia-part-history.h"
#include "dia-posts.h"
#include "dia-store-error.h"

#define MINUTES_A_DAY 1440

/* What becomes of one post. */
typedef enum
{
  FATE_DONE,
  FATE_KEPT,
  FATE_PAST,
  FATE_ERROR,
} Fate;

G_DEFINE_FINAL_TYPE (DiaCalendarDone, dia_calendar_done, G_TYPE_OBJECT)

static void
dia_calendar_done_finalize (GObject *object)
{
  DiaCalendarDone *self = DIA_CALENDAR_DONE (object);

  g_ptr_array_unref (self->before);
  g_array_unref (self->versions);
  G_OBJECT_CLASS (dia_calendar_done_parent_class)->finalize (object);
}

static void
dia_calendar_done_class_init (DiaCalendarDoneClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_calendar_done_finalize;
}

static void
dia_calendar_done_init (DiaCalendarDone *self)
{
  self->before = g_ptr_array_new_with_free_func (g_object_unref);
  self->versions = g_array_new (FALSE, FALSE, sizeof (int));
}

void
dia_calendar_request_free (DiaCalendarRequest *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->posts);
  g_free (self);
}

/* The wall clock is turned, not the instant. */
static void
shift_wall (DiaWallTime *wall,
            int          days,
            int          minutes)
{
  int minute = wall->hour * 60 + wall->minute + minutes;
  int over = minute >= 0 ? minute / MINUTES_A_DAY : -((MINUTES_A_DAY - 1 - minute) / MINUTES_A_DAY);
  DiaWallTime moved;

  minute -= over * MINUTES_A_DAY;
  dia_day_to_wall (dia_day_add (dia_day_from_wall (wall), days + over), &moved);
  moved.hour = minute / 60;
  moved.minute = minute % 60;
  moved.second = wall->second;
  *wall = moved;
}

/* Whether nobody plans the post: then its time is only a wish. */
static gboolean
is_wish (DiaPostState state)
{
  return state == DIA_POST_DRAFT || state == DIA_POST_IN_REVIEW || state == DIA_POST_CHANGES_REQUESTED ||
         state == DIA_POST_APPROVED;
}

static Fate
get_fate (gboolean  done,
          GError   *problem,
          GError  **error)
{
  if (done)
    return FATE_DONE;
  if (g_error_matches (problem, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_POSSIBLE) ||
      g_error_matches (problem, DIA_STORE_ERROR, DIA_STORE_ERROR_CONFLICT))
    {
      g_error_free (problem);
      return FATE_KEPT;
    }
  g_propagate_error (error, problem);
  return FATE_ERROR;
}

static Fate
move_post (DiaConnection             *connection,
           const DiaCalendarRequest  *request,
           DiaPost                   *post,
           GError                   **error)
{
  DiaWallTime wall = post->slot.wall;
  GError *problem = NULL;
  DiaPostState next;
  gboolean done;

  if (!dia_slot_is_set (&post->slot) ||
      (!is_wish (post->state) && !dia_post_state_after (post->state, DIA_POST_EVENT_SCHEDULE, &next)))
    return FATE_KEPT;
  shift_wall (&wall, request->edit.days, request->edit.minutes);
  if (!dia_slot_init_wall (&post->slot, &wall, post->slot.zone, error))
    return FATE_ERROR;
  if (!is_wish (post->state) && post->slot.at < request->now)
    return FATE_PAST;

  if (is_wish (post->state))
    done = dia_posts_update (connection, post, &problem);
  else
    {
      post->not_before = DIA_INSTANT_NONE;
      dia_field_set_text (&post->problem, "");
      done = dia_posts_apply (connection, post, DIA_POST_EVENT_SCHEDULE, &problem);
    }

  return get_fate (done, problem, error);
}

/* The story of a post that was dropped says so, wherever that was done. */
static gboolean
tell_dropped (DiaConnection             *connection,
              const DiaCalendarRequest  *request,
              const DiaPost             *post,
              GError                   **error)
{
  g_autoptr (DiaJournalEntry) entry = dia_journal_entry_new ();

  entry->post_id = post->id;
  entry->step = DIA_STEP_PERSON;
  entry->outcome = DIA_OUTCOME_REFUSED;
  entry->attempt = (int) post->attempts;
  entry->started_at = entry->ended_at = request->now;

  return dia_journal_begin (connection, entry, 0, error);
}

static Fate
apply_event (DiaConnection             *connection,
             const DiaCalendarRequest  *request,
             DiaPost                   *post,
             GError                   **error)
{
  GError *problem = NULL;
  DiaPostState next;
  Fate fate;

  if (!dia_post_state_after (post->state, request->edit.event, &next))
    return FATE_KEPT;
  fate = get_fate (dia_posts_apply (connection, post, request->edit.event, &problem), problem, error);
  if (fate == FATE_DONE && request->edit.event == DIA_POST_EVENT_CANCEL && !tell_dropped (connection, request, post, error))
    return FATE_ERROR;

  return fate;
}

/* A post of the same account, of another content, close to where this one is. */
static gboolean
count_clash (DiaConnection    *connection,
             const DiaPost    *post,
             DiaCalendarDone  *done,
             GError          **error)
{
  g_autoptr (GPtrArray) close =
    dia_posts_list_close (connection, post->account_id, post->slot.at, DIA_CALENDAR_CLASH_WITHIN, post->content_id, error);

  if (close == NULL)
    return FALSE;
  done->n_clashes += close->len > 0 ? 1 : 0;
  return TRUE;
}

static gboolean
note_fate (DiaConnection             *connection,
           const DiaCalendarRequest  *request,
           Fate                       fate,
           DiaPost                   *before,
           const DiaPost             *after,
           DiaCalendarDone           *done,
           GError                   **error)
{
  switch (fate)
    {
    case FATE_DONE:
      done->n_done++;
      g_ptr_array_add (done->before, g_object_ref (before));
      g_array_append_val (done->versions, after->version);
      return request->edit.event != DIA_POST_N_EVENTS || count_clash (connection, after, done, error);
    case FATE_PAST:
      done->n_past++;
      done->n_kept++;
      return TRUE;
    case FATE_KEPT:
      done->n_kept++;
      return TRUE;
    case FATE_ERROR:
      return FALSE;
    }

  g_return_val_if_reached (FALSE);
}

/* A post that was deleted meanwhile is nobody's loss. */
static gboolean
change_post (DiaConnection             *connection,
             const DiaCalendarRequest  *request,
             DiaId                      id,
             DiaCalendarDone           *done,
             GError                   **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (DiaPost) post = dia_posts_load (connection, id, &problem);
  g_autoptr (DiaPost) before = NULL;
  gboolean open;
  Fate fate;

  if (post == NULL && g_error_matches (problem, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_FOUND))
    return TRUE;
  if (post == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  before = dia_post_copy (post);
  /* Who moved or dropped a post that may be out already would hide the question. */
  if (!dia_part_history_find_question (connection, post, &open, error))
    return FALSE;
  if (open)
    fate = FATE_KEPT;
  else if (request->edit.event == DIA_POST_N_EVENTS)
    fate = move_post (connection, request, post, error);
  else
    fate = apply_event (connection, request, post, error);

  return note_fate (connection, request, fate, before, post, done, error);
}

DiaCalendarDone *
dia_calendar_edit_run (DiaConnection             *connection,
                       const DiaCalendarRequest  *request,
                       GError                   **error)
{
  g_autoptr (DiaCalendarDone) done = g_object_new (DIA_TYPE_CALENDAR_DONE, NULL);

  for (guint i = 0; i < request->posts->len; i++)
    if (!change_post (connection, request, g_array_index (request->posts, DiaId, i), done, error))
      return NULL;

  return g_steal_pointer (&done);
}

/* The version that the post has now if nothing but undoing happened to it since it
 * had @version. */
static int
find_version (GHashTable *undone,
              DiaId       id,
              int         version)
{
  const DiaUndoneVersion *known = g_hash_table_lookup (undone, &id);

  return known != NULL && known->stands_for == version ? known->version : version;
}

static void
note_undone (GHashTable    *undone,
             const DiaPost *before,
             int            version)
{
  DiaUndoneVersion known = { .version = version + 1, .stands_for = before->version };

  g_hash_table_replace (undone, g_memdup2 (&before->id, sizeof before->id), g_memdup2 (&known, sizeof known));
}

gboolean
dia_calendar_edit_put_back (DiaConnection    *connection,
                            DiaCalendarDone  *done,
                            GHashTable       *undone,
                            guint            *n_left,
                            GError          **error)
{
  *n_left = 0;
  for (guint i = 0; i < done->before->len; i++)
    {
      const DiaPost *before = done->before->pdata[i];
      int version = find_version (undone, before->id, g_array_index (done->versions, int, i));
      GError *problem = NULL;
      gboolean back = dia_posts_put_back (connection, before, version, &problem);

      switch (get_fate (back, problem, error))
        {
        case FATE_DONE:
          note_undone (undone, before, version);
          break;
        case FATE_KEPT:
        case FATE_PAST:
          (*n_left)++;
          break;
        case FATE_ERROR:
          return FALSE;
        }
    }

  return TRUE;
}
