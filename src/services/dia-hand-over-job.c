/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-hand-over-job.h"

#include "dia-accounts.h"
#include "dia-backoff.h"
#include "dia-contents.h"
#include "dia-field.h"
#include "dia-journal.h"
#include "dia-posts.h"
#include "dia-store.h"

#include <glib/gi18n-lib.h>

/* As long as a person still has something of the day. */
#define LONGEST_WAIT_MS (15 * DIA_MINUTE)
/* A step must be begun while so much of the claim is left. */
#define CLAIM_RESERVE_MS (DIA_OUTGOING_LEASE_MS / 2)

typedef enum
{
  WRITE_BEGIN,
  WRITE_SAVE,
  WRITE_RELEASE,
  WRITE_FORGET,
} WriteKind;

/* One transaction. */
typedef struct
{
  DiaHandOverJob  *job;
  WriteKind        kind;
  DiaJournalEntry *entry;      /* (nullable) */
  gboolean         ends;       /* the entry was begun before */
  DiaPostEvent     event;      /* what happens to the post; DIA_POST_N_EVENTS */
  const DiaRemotePost *published; /* (nullable) */
  const char      *problem;    /* of the post; with an event only */
} Write;

static gboolean
load_post (DiaHandOverJob  *self,
           DiaConnection   *connection,
           GError         **error)
{
  GError *problem = NULL;

  self->post = dia_posts_load (connection, self->row->post_id, &problem);
  if (g_error_matches (problem, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_FOUND))
    {
      g_error_free (problem);
      return TRUE;
    }
  if (self->post == NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  self->content = dia_contents_load (connection, self->post->content_id, error);

  return self->content != NULL;
}

/* Accounts from before servers were asked about it have no such limits. */
static void
complete_limits (DiaAccount *account)
{
  g_autoptr (DiaNetwork) network = dia_network_load (account->network);

  if (network == NULL || account->limits.keep_lead > 0)
    return;

  account->limits.keep_lead = network->limits.keep_lead;
  account->limits.max_kept = network->limits.max_kept;
  account->limits.max_kept_a_day = network->limits.max_kept_a_day;
}

DiaHandOverJob *
dia_hand_over_job_load (DiaWorkspaceCore  *core,
                        DiaConnection     *connection,
                        DiaHandOver       *row,
                        gboolean           silent,
                        GError           **error)
{
  g_autoptr (DiaHandOverJob) self = g_new0 (DiaHandOverJob, 1);

  self->core = g_object_ref (core);
  self->row = row;
  self->silent = silent;
  self->due_at = G_MAXINT64;
  self->sentence = g_strdup ("");
  self->account = dia_accounts_load (connection, row->account_id, error);
  if (self->account == NULL || !load_post (self, connection, error))
    return NULL;
  complete_limits (self->account);
  self->others = dia_hand_overs_list_others (connection, row, error);

  return self->others != NULL ? g_steal_pointer (&self) : NULL;
}

void
dia_hand_over_job_free (DiaHandOverJob *self)
{
  g_clear_pointer (&self->credentials, dia_credentials_unref);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_clear_object (&self->account);
  g_clear_object (&self->content);
  g_clear_object (&self->post);
  g_clear_pointer (&self->row, dia_hand_over_free);
  g_clear_error (&self->fatal);
  g_free (self->sentence);
  g_clear_object (&self->core);
  g_free (self);
}

gboolean
dia_hand_over_job_wants (const DiaHandOverJob *self)
{
  return self->row->wish && !self->silent && self->post != NULL && self->post->state == DIA_POST_SCHEDULED;
}

static void
add_text (GChecksum  *checksum,
          const char *text)
{
  g_checksum_update (checksum, (const guchar *) text, -1);
  g_checksum_update (checksum, (const guchar *) "", 1);
}

char *
dia_hand_over_job_print (const DiaHandOverJob *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 visibility = (guint8) self->content->visibility;

  add_text (checksum, self->post->text);
  add_text (checksum, self->post->warning);
  add_text (checksum, self->post->own_text ? self->account->language : self->content->language);
  add_text (checksum, self->content->link);
  add_text (checksum, self->content->reply_to);
  g_checksum_update (checksum, &visibility, 1);
  for (guint i = 0; i < self->content->media->len; i++)
    {
      const DiaMedia *media = g_ptr_array_index (self->content->media, i);

      add_text (checksum, media->sha256);
      add_text (checksum, media->alt);
    }

  return g_strdup (g_checksum_get_string (checksum));
}

DiaPartRecord *
dia_hand_over_job_read_record (const DiaHandOverJob *self)
{
  return dia_part_record_from_text (self->row->record);
}

void
dia_hand_over_job_probe (DiaHandOverJob *self,
                         const char     *step,
                         const char     *moment)
{
  g_autofree char *name = NULL;

  if (self->with->probe == NULL)
    return;

  name = moment != NULL ? g_strconcat (step, "-", moment, NULL) : g_strdup (step);
  self->with->probe (name, self->with->probe_data);
}

static DiaInstant
get_now (const DiaHandOverJob *self)
{
  return dia_clock_now (self->core->clock);
}

static gboolean
write_row (DiaConnection  *connection,
           Write          *write,
           GError        **error)
{
  DiaHandOverJob *job = write->job;
  DiaInstant expires_at = get_now (job) + DIA_OUTGOING_LEASE_MS;

  switch (write->kind)
    {
    case WRITE_BEGIN:
      return dia_hand_overs_begin (connection, job->row, job->post->version, expires_at, error);
    case WRITE_SAVE:
      return dia_hand_overs_save (connection, job->row, expires_at, error);
    case WRITE_RELEASE:
      return dia_hand_overs_release (connection, job->row, job->due_at, error);
    case WRITE_FORGET:
      return dia_hand_overs_forget (connection, job->row, error);
    }

  g_return_val_if_reached (FALSE);
}

/* A post that was deleted has no story. */
static gboolean
write_entry (DiaConnection  *connection,
             Write          *write,
             GError        **error)
{
  if (write->entry == NULL || write->job->post == NULL)
    return TRUE;
  if (write->ends)
    return dia_journal_end (connection, write->entry, error);

  return dia_journal_begin (connection, write->entry, 0, error);
}

static void
describe_post (Write   *write,
               DiaPost *post)
{
  if (write->published != NULL)
    {
      dia_field_set_text (&post->remote_id, write->published->id);
      dia_field_set_text (&post->remote_url, write->published->url);
      post->published_at = write->published->at != DIA_INSTANT_NONE ? write->published->at : get_now (write->job);
      post->attempts = MAX (post->attempts, 1);
    }
  dia_field_set_text (&post->problem, write->problem);
}

/* Whatever a person has made of it meanwhile: what is out is published. */
static gboolean
write_post (DiaConnection  *connection,
            Write          *write,
            GError        **error)
{
  DiaHandOverJob *job = write->job;
  g_autoptr (DiaPost) post = NULL;
  DiaPostState next;

  if (write->event == DIA_POST_N_EVENTS || job->post == NULL)
    return TRUE;
  post = dia_posts_load (connection, job->row->post_id, error);
  if (post == NULL)
    return FALSE;

  describe_post (write, post);
  if (!dia_post_state_after (post->state, write->event, &next))
    return TRUE;
  if (!dia_posts_apply (connection, post, write->event, error))
    return FALSE;
  job->state = next;
  job->settled = TRUE;

  return TRUE;
}

static gboolean
write_sign_in (DiaConnection   *connection,
               DiaHandOverJob  *job,
               GError         **error)
{
  g_autoptr (DiaAccount) account = NULL;

  if (!job->needs_sign_in)
    return TRUE;

  account = dia_accounts_load (connection, job->account->id, error);
  if (account == NULL)
    return FALSE;
  account->sign_in = DIA_SIGN_IN_NEEDED;
  dia_field_set_text (&account->sign_in_note, job->sentence);

  return dia_accounts_save (connection, account, error);
}

static gboolean
write_all (DiaConnection  *connection,
           gpointer        user_data,
           GError        **error)
{
  Write *write = user_data;

  return write_post (connection, write, error) && write_row (connection, write, error) &&
         write_entry (connection, write, error) && write_sign_in (connection, write->job, error);
}

/* FALSE: the job is broken. */
static gboolean
run_write (Write *write)
{
  DiaHandOverJob *job = write->job;
  GError *error = NULL;

  if (dia_store_write (job->core->store, write_all, write, NULL, &error))
    {
      dia_workspace_core_touch (job->core, DIA_CHANGE_POSTS | (job->needs_sign_in ? DIA_CHANGE_ROSTER : 0));
      return TRUE;
    }

  dia_hand_over_job_break (job, error);
  return FALSE;
}

static DiaJournalEntry *
make_entry (DiaHandOverJob *self,
            DiaStep         step,
            const char     *key,
            const char     *detail)
{
  DiaJournalEntry *entry = dia_journal_entry_new ();

  entry->post_id = self->row->post_id;
  entry->step = step;
  entry->attempt = (int) self->row->tries + 1;
  entry->started_at = get_now (self);
  entry->outcome = DIA_OUTCOME_OPEN;
  dia_field_set_text (&entry->key, key);
  dia_field_set_text (&entry->detail, detail);

  return entry;
}

gboolean
dia_hand_over_job_begin (DiaHandOverJob   *self,
                         const char       *key,
                         DiaJournalEntry **entry)
{
  DiaClock *clock = self->core->clock;
  gint64 before = dia_clock_boot_time (clock);
  Write write = { .job = self, .kind = WRITE_SAVE, .event = DIA_POST_N_EVENTS };

  *entry = make_entry (self, DIA_STEP_HOLD, key, "");
  dia_field_set_text (&(*entry)->payload, self->row->record);
  write.entry = *entry;
  if (g_str_equal (key, DIA_HOLD_HAND_OVER))
    write.kind = WRITE_BEGIN;
  if (!run_write (&write))
    return FALSE;

  dia_hand_over_job_probe (self, key, "begun");
  if (dia_clock_boot_time (clock) - before > CLAIM_RESERVE_MS)
    {
      dia_hand_over_job_break (self, g_error_new_literal (DIA_STORE_ERROR, DIA_STORE_ERROR_CONFLICT,
                                                          _("This computer slept while the post was being sent.")));
      return FALSE;
    }
  dia_http_set_fence (self->with->http, clock, before + CLAIM_RESERVE_MS);

  return TRUE;
}

gboolean
dia_hand_over_job_end_step (DiaHandOverJob  *self,
                            DiaJournalEntry *entry,
                            DiaOutcome       outcome,
                            const char      *detail)
{
  Write write = { .job = self, .kind = WRITE_SAVE, .entry = entry, .ends = TRUE, .event = DIA_POST_N_EVENTS };

  dia_http_set_fence (self->with->http, NULL, 0);
  dia_hand_over_job_probe (self, entry->key, "answered");
  entry->outcome = outcome;
  entry->ended_at = get_now (self);
  dia_field_set_text (&entry->detail, detail);
  if (!run_write (&write))
    return FALSE;
  dia_hand_over_job_probe (self, entry->key, "ended");

  return TRUE;
}

static DiaJournalEntry *
make_ended_entry (DiaHandOverJob *self,
                  DiaStep         step,
                  const char     *key,
                  DiaOutcome      outcome,
                  const char     *detail)
{
  DiaJournalEntry *entry = make_entry (self, step, key, detail);

  entry->ended_at = entry->started_at;
  entry->outcome = outcome;

  return entry;
}

gboolean
dia_hand_over_job_note (DiaHandOverJob *self,
                        const char     *key,
                        const char     *detail)
{
  g_autoptr (DiaJournalEntry) entry = make_ended_entry (self, DIA_STEP_HOLD, key, DIA_OUTCOME_DONE, detail);
  Write write = { .job = self, .kind = WRITE_SAVE, .entry = entry, .event = DIA_POST_N_EVENTS };

  return run_write (&write);
}

typedef struct
{
  DiaId    account_id;
  DiaKeeps keeps;
} KeepsWrite;

static gboolean
write_keeps (DiaConnection  *connection,
             gpointer        user_data,
             GError        **error)
{
  KeepsWrite *write = user_data;
  g_autoptr (DiaAccount) account = dia_accounts_load (connection, write->account_id, error);

  if (account == NULL)
    return FALSE;
  account->limits.keeps = write->keeps;

  return dia_accounts_save (connection, account, error);
}

gboolean
dia_hand_over_job_set_keeps (DiaHandOverJob *self,
                             DiaKeeps        keeps)
{
  KeepsWrite write = { self->account->id, keeps };
  GError *error = NULL;

  self->account->limits.keeps = keeps;
  if (!dia_store_write (self->core->store, write_keeps, &write, NULL, &error))
    {
      dia_hand_over_job_break (self, error);
      return FALSE;
    }
  dia_workspace_core_touch (self->core, DIA_CHANGE_ROSTER);

  return TRUE;
}

static void
end_with (Write *write)
{
  write->job->ended = TRUE;
  dia_hand_over_job_probe (write->job, "settling", NULL);
  if (run_write (write))
    dia_hand_over_job_probe (write->job, "settled", NULL);
}

void
dia_hand_over_job_wait (DiaHandOverJob *self,
                        DiaInstant      due_at)
{
  Write write = { .job = self, .kind = WRITE_RELEASE, .event = DIA_POST_N_EVENTS };

  self->due_at = due_at;
  end_with (&write);
}

void
dia_hand_over_job_wait_after (DiaHandOverJob *self,
                              const GError   *error)
{
  DiaInstant now = get_now (self);
  gint64 delay = MIN (dia_backoff_delay (self->row->tries + 1, self->row->post_id), LONGEST_WAIT_MS);
  DiaInstant retry_at = dia_connector_error_get_retry_at (error);

  dia_field_set_text (&self->sentence, error->message);
  self->needs_sign_in = g_error_matches (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_SIGN_IN);
  self->keyring_closed = error->domain == DIA_VAULT_ERROR;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      dia_hand_over_job_wait (self, now);
      return;
    }
  if (!self->needs_sign_in && !self->keyring_closed && retry_at == DIA_INSTANT_NONE)
    self->row->tries++;

  dia_hand_over_job_wait (self, retry_at != DIA_INSTANT_NONE ? CLAMP (retry_at, now + DIA_SECOND, now + DIA_DAY) : now + delay);
}

void
dia_hand_over_job_give_up (DiaHandOverJob *self,
                           const char     *why)
{
  g_autoptr (DiaJournalEntry) entry = make_ended_entry (self, DIA_STEP_HOLD, DIA_HOLD_NOT_KEPT, DIA_OUTCOME_DONE, why);
  Write write = { .job = self, .kind = WRITE_FORGET, .entry = entry, .event = DIA_POST_N_EVENTS };

  dia_field_set_text (&self->sentence, why);
  end_with (&write);
}

void
dia_hand_over_job_forget (DiaHandOverJob *self)
{
  Write write = { .job = self, .kind = WRITE_FORGET, .event = DIA_POST_N_EVENTS };

  end_with (&write);
}

void
dia_hand_over_job_publish (DiaHandOverJob      *self,
                           const DiaRemotePost *published,
                           const char          *detail)
{
  g_autoptr (DiaJournalEntry) entry = make_ended_entry (self, DIA_STEP_LOOK, "", DIA_OUTCOME_DONE, detail);
  Write write = { .job = self, .kind = WRITE_FORGET, .entry = entry, .event = DIA_POST_EVENT_APPEAR,
                  .published = published, .problem = detail != NULL ? detail : "" };

  dia_field_set_text (&entry->remote_id, published->id);
  dia_field_set_text (&entry->remote_url, published->url);
  dia_field_take_text (&self->sentence, g_strdup_printf (_("published: %s"), published->url));
  end_with (&write);
}

/* The row goes, and with it what was handed over: a person who has it looked for
 * once more finds it in the journal. */
static void
keep_record (DiaHandOverJob  *self,
             DiaJournalEntry *entry)
{
  g_autoptr (DiaPartRecord) record = dia_hand_over_job_read_record (self);

  if (record == NULL)
    return;

  record->request.created_at = self->row->asked_at;
  dia_field_take_text (&entry->payload, dia_part_record_to_text (record));
}

void
dia_hand_over_job_lose (DiaHandOverJob *self,
                        const char     *problem)
{
  g_autoptr (DiaJournalEntry) entry = make_ended_entry (self, DIA_STEP_LOOK, "", DIA_OUTCOME_UNKNOWN, problem);
  Write write = { .job = self, .kind = WRITE_FORGET, .entry = entry, .event = DIA_POST_EVENT_VANISH, .problem = problem };

  keep_record (self, entry);

  dia_field_set_text (&self->sentence, problem);
  end_with (&write);
}

void
dia_hand_over_job_break (DiaHandOverJob *self,
                         GError         *fatal)
{
  self->ended = TRUE;
  if (self->fatal == NULL)
    self->fatal = fatal;
  else
    g_error_free (fatal);
}
