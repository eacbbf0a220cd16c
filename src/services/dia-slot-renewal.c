/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-slot-renewal.h"

#include "dia-journal.h"
#include "dia-planned-slots.h"
#include "dia-posts.h"
#include "dia-store.h"

#include <glib/gi18n-lib.h>

/* A post that was due lately by the old rules may be due later by the new ones;
 * no rules differ by more than a day. */
#define LOOK_BACK_MS (2 * DIA_DAY)

typedef struct
{
  DiaWorkspaceCore *core;
  GPtrArray        *moved;   /* (owned) (element-type DiaPost) */
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
find_moved (DiaConnection  *connection,
            gpointer        user_data,
            GError        **error)
{
  Renewal *self = user_data;

  g_clear_pointer (&self->moved, g_ptr_array_unref);
  self->moved = dia_planned_slots_find (connection, dia_clock_now (self->core->clock) - LOOK_BACK_MS, has_moved, NULL, error);

  return self->moved != NULL;
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
move_all (DiaConnection  *connection,
          gpointer        user_data,
          GError        **error)
{
  Renewal *self = user_data;

  /* What was found before may have changed in the meantime. */
  if (!find_moved (connection, self, error))
    return FALSE;

  for (guint i = 0; i < self->moved->len; i++)
    {
      DiaPost *post = g_ptr_array_index (self->moved, i);
      DiaSlot fresh = post->slot;

      dia_slot_renewal_check (&post->slot, &fresh);
      post->slot = fresh;
      if (!dia_posts_update (connection, post, error) || !note_move (connection, self, post, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
dia_slot_renewal_run (DiaWorkspaceCore  *core,
                      GError           **error)
{
  Renewal self = { .core = core };
  g_autoptr (GPtrArray) moved = NULL;
  gboolean done;

  done = dia_store_read (core->store, find_moved, &self, NULL, error);
  if (done && self.moved->len > 0)
    done = dia_store_write (core->store, move_all, &self, NULL, error);
  moved = g_steal_pointer (&self.moved);
  if (done && moved->len > 0)
    {
      g_message ("%u posts keep their local time under new rules of their zones.", moved->len);
      dia_workspace_core_touch (core, DIA_CHANGE_POSTS);
    }

  return done;
}
