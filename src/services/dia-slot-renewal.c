/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-slot-renewal.h"

#include "dia-journal.h"
#include "dia-planned-slots.h"
#include "dia-posts.h"
#include "dia-store.h"
#include "dia-zone-data.h"
#include "dia-zone-mark.h"

#include <glib/gi18n-lib.h>

/* A post that was due lately by the old rules may be due later by the new ones;
 * no rules differ by more than a day. */
#define LOOK_BACK_MS (2 * DIA_DAY)

typedef struct
{
  DiaWorkspaceCore *core;
  const char       *stamp;   /* of the zone data of this program */
  gboolean          same;    /* all posts go by them */
  guint             n_moved;
} Renewal;

gboolean
dia_slot_renewal_check (const DiaSlot *slot,
                        DiaSlot       *fresh)
{
  DiaWallTime shown;

  /* The second of two equal hours is kept as it is. */
  if (!dia_wall_time_from_instant (slot->at, slot->zone, &shown, NULL) || dia_wall_time_compare (&shown, &slot->wall) == 0)
    return FALSE;

  /* In a gap the clocks never show the planned time. */
  return dia_slot_init_wall (fresh, &slot->wall, slot->zone, NULL) && fresh->at != slot->at;
}

static gboolean
has_moved (const DiaSlot *slot,
           gpointer       user_data)
{
  DiaSlot fresh;

  return dia_slot_renewal_check (slot, &fresh);
}

static gboolean
check_mark (DiaConnection  *connection,
            gpointer        user_data,
            GError        **error)
{
  Renewal *self = user_data;

  return dia_zone_mark_check (connection, self->stamp, &self->same, error);
}

static gboolean
note_move (DiaConnection  *connection,
           Renewal        *self,
           const DiaPost  *post,
           GError        **error)
{
  g_autoptr (DiaJournalEntry) entry = dia_journal_entry_new ();

  entry->post_id = post->id;
  entry->step = DIA_STEP_HOLD;
  entry->outcome = DIA_OUTCOME_DONE;
  entry->started_at = entry->ended_at = dia_clock_now (self->core->clock);
  g_free (entry->key);
  entry->key = g_strdup (DIA_HOLD_MOVED);
  g_free (entry->detail);
  /* Translators: %s is the name of a time zone, such as Europe/Paris. */
  entry->detail = g_strdup_printf (_("the clocks of %s have new rules"), post->slot.zone);

  return dia_journal_begin (connection, entry, 0, error);
}

static gboolean
move_post (DiaConnection  *connection,
           Renewal        *self,
           DiaPost        *post,
           GError        **error)
{
  DiaSlot fresh = post->slot;

  dia_slot_renewal_check (&post->slot, &fresh);
  post->slot = fresh;

  return dia_posts_update (connection, post, error) && note_move (connection, self, post, error);
}

static gboolean
move_all (DiaConnection  *connection,
          gpointer        user_data,
          GError        **error)
{
  Renewal *self = user_data;
  DiaInstant since = dia_clock_now (self->core->clock) - LOOK_BACK_MS;
  g_autoptr (GPtrArray) moved = dia_planned_slots_find (connection, since, has_moved, NULL, error);

  if (moved == NULL)
    return FALSE;
  for (guint i = 0; i < moved->len; i++)
    if (!move_post (connection, self, g_ptr_array_index (moved, i), error))
      return FALSE;

  self->n_moved = moved->len;
  return dia_zone_mark_set (connection, self->stamp, error);
}

gboolean
dia_slot_renewal_run (DiaWorkspaceCore  *core,
                      GError           **error)
{
  Renewal self = { .core = core, .stamp = dia_zone_data_get_stamp () };

  if (!dia_store_read (core->store, check_mark, &self, NULL, error))
    return FALSE;
  if (self.same)
    return TRUE;
  if (!dia_store_write (core->store, move_all, &self, NULL, error))
    return FALSE;

  if (self.n_moved > 0)
    {
      g_message ("%u posts keep their local time under new rules of their zones.", self.n_moved);
      dia_workspace_core_touch (core, DIA_CHANGE_POSTS);
    }

  return TRUE;
}
