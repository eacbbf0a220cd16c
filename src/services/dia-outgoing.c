/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-outgoing.h"

#include "dia-accounts.h"
#include "dia-contents.h"
#include "dia-journal.h"
#include "dia-posts.h"
#include "dia-store.h"

typedef struct
{
  DiaOutgoing     *self;
  DiaJournalEntry *entry;
} EntryWrite;

typedef struct
{
  DiaOutgoing  *self;
  DiaPostEvent  event;
  const char   *sign_in_note;
} SettleWrite;

static gboolean
load_parts (DiaOutgoing    *self,
            DiaConnection  *connection,
            GError        **error)
{
  self->content = dia_contents_load (connection, self->post->content_id, error);
  if (self->content == NULL)
    return FALSE;
  self->account = dia_accounts_load (connection, self->post->account_id, error);
  if (self->account == NULL)
    return FALSE;
  self->journal = dia_journal_list (connection, self->post->id, error);

  return self->journal != NULL;
}

static gboolean
begin_entry (DiaConnection  *connection,
             gpointer        user_data,
             GError        **error)
{
  EntryWrite *write = user_data;
  DiaClaim *claim = write->self->claim;

  return dia_claims_renew (connection, claim, write->entry->started_at + DIA_OUTGOING_LEASE_MS, error) &&
         dia_journal_begin (connection, write->entry, claim->token, error);
}

static gboolean
end_entry (DiaConnection  *connection,
           gpointer        user_data,
           GError        **error)
{
  EntryWrite *write = user_data;

  return dia_journal_end (connection, write->entry, error);
}

static gboolean
note_sign_in (DiaConnection  *connection,
              SettleWrite    *write,
              GError        **error)
{
  g_autoptr (DiaAccount) account = NULL;

  if (write->sign_in_note == NULL)
    return TRUE;

  account = dia_accounts_load (connection, write->self->account->id, error);
  if (account == NULL)
    return FALSE;
  account->sign_in = DIA_SIGN_IN_NEEDED;
  g_free (account->sign_in_note);
  account->sign_in_note = g_strdup (write->sign_in_note);

  return dia_accounts_save (connection, account, error);
}

static gboolean
settle_claim (DiaConnection  *connection,
              gpointer        user_data,
              GError        **error)
{
  SettleWrite *write = user_data;
  DiaOutgoing *self = write->self;
  gboolean too_late = write->event == DIA_POST_EVENT_MISS || write->event == DIA_POST_EVENT_CANCEL;

  if (!dia_claims_finish (connection, self->claim, too_late ? DIA_POST_EVENT_RELEASE : write->event, error))
    return FALSE;
  if (too_late && !dia_posts_apply (connection, self->post, write->event, error))
    return FALSE;

  return note_sign_in (connection, write, error);
}

DiaOutgoing *
dia_outgoing_load (DiaWorkspaceCore  *core,
                   DiaConnection     *connection,
                   DiaClaim          *claim,
                   gboolean           rival,
                   GError           **error)
{
  g_autoptr (DiaOutgoing) self = g_new0 (DiaOutgoing, 1);

  self->core = g_object_ref (core);
  self->claim = claim;
  self->post = claim->post;
  self->rival = rival;
  if (!load_parts (self, connection, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
dia_outgoing_free (DiaOutgoing *self)
{
  g_clear_pointer (&self->journal, g_ptr_array_unref);
  g_clear_object (&self->account);
  g_clear_object (&self->content);
  g_clear_pointer (&self->claim, dia_claim_free);
  g_clear_object (&self->core);
  g_free (self);
}

/* The journal is read in the order of its ids: within one millisecond, or after
 * the clock was set back, a new id alone would not be the last one. */
static DiaId
next_id (DiaOutgoing *self)
{
  DiaId id = dia_id_new ();

  if (self->journal->len == 0)
    return id;

  return MAX (id, ((DiaJournalEntry *) g_ptr_array_index (self->journal, self->journal->len - 1))->id + 1);
}

gboolean
dia_outgoing_begin (DiaOutgoing      *self,
                    DiaJournalEntry  *entry,
                    GError          **error)
{
  EntryWrite write = { self, entry };

  entry->id = next_id (self);
  entry->post_id = self->post->id;
  entry->started_at = dia_clock_now (self->core->clock);
  entry->ended_at = DIA_INSTANT_NONE;
  if (!dia_store_write (self->core->store, begin_entry, &write, NULL, error))
    return FALSE;

  g_ptr_array_add (self->journal, g_object_ref (entry));

  return TRUE;
}

/* The journal in memory follows what is on the disk: an entry that a crash left
 * open was read from there and is another object. */
static void
replace_entry (DiaOutgoing     *self,
               DiaJournalEntry *entry)
{
  for (guint i = 0; i < self->journal->len; i++)
    {
      DiaJournalEntry *known = g_ptr_array_index (self->journal, i);

      if (known->id != entry->id || known == entry)
        continue;

      g_ptr_array_index (self->journal, i) = g_object_ref (entry);
      g_object_unref (known);
      return;
    }
}

gboolean
dia_outgoing_end (DiaOutgoing      *self,
                  DiaJournalEntry  *entry,
                  GError          **error)
{
  EntryWrite write = { self, entry };

  entry->ended_at = dia_clock_now (self->core->clock);
  if (!dia_store_write (self->core->store, end_entry, &write, NULL, error))
    return FALSE;

  replace_entry (self, entry);

  return TRUE;
}

gboolean
dia_outgoing_settle (DiaOutgoing   *self,
                     DiaPostEvent   event,
                     const char    *sign_in_note,
                     GError       **error)
{
  SettleWrite write = { self, event, sign_in_note };

  if (!dia_store_write (self->core->store, settle_claim, &write, NULL, error))
    return FALSE;

  dia_workspace_core_touch (self->core, DIA_CHANGE_POSTS | (sign_in_note != NULL ? DIA_CHANGE_ROSTER : 0));

  return TRUE;
}
