/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-demo-run.h"

#include "dia-field.h"
#include "dia-journal.h"
#include "dia-practice-posts.h"

#include <json-glib/json-glib.h>

/* What went wrong lately, so that the queue has a story to tell: the posts of
 * one account on one day. */
static const struct
{
  int          day;
  const char  *handle;
  DiaPostState state;
} troubles[] = {
  { -2, "dedale-uk.example", DIA_POST_UNCONFIRMED },
  { -1, "dedale-it.example", DIA_POST_FAILED },
  { -3, "etincelle_ch", DIA_POST_MISSED },
};

/* What networks say is quoted as they say it. */
static const char *const refusal = "Record too long: 512 graphemes, at most 500.";
static const char *const unavailable = "503 Service Unavailable";

static DiaPostState
find_state (const DiaAccount *account,
            int               day)
{
  for (guint i = 0; i < G_N_ELEMENTS (troubles); i++)
    {
      if (troubles[i].day == day && g_str_equal (troubles[i].handle, account->handle))
        return troubles[i].state;
    }

  return DIA_POST_PUBLISHED;
}

/* Half within a second, nearly all within a few, and once in a long while a
 * computer was asleep. */
static gint64
draw_lateness (DiaDemoRun *run)
{
  if (dia_demo_run_chance (run, 0.004))
    return g_rand_int_range (run->rand, 2 * DIA_MINUTE, 25 * DIA_MINUTE);
  if (dia_demo_run_chance (run, 0.05))
    return g_rand_int_range (run->rand, 1200, 4400);

  return g_rand_int_range (run->rand, 300, 1300);
}

static void
add_media (JsonBuilder      *builder,
           const DiaContent *content)
{
  json_builder_set_member_name (builder, "media");
  json_builder_begin_array (builder);
  for (guint i = 0; i < content->media->len; i++)
    {
      const DiaMedia *media = content->media->pdata[i];

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "sha256");
      json_builder_add_string_value (builder, media->sha256);
      json_builder_set_member_name (builder, "alt");
      json_builder_add_string_value (builder, media->alt);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* The record as the practice network writes it. */
static char *
format_record (const DiaContent *content,
               const DiaAccount *account,
               const DiaPost    *post)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) node = NULL;
  const char *members[][2] = {
    { "text", post->text }, { "warning", post->warning }, { "language", account->language },
    { "link", content->link }, { "reply_to", "" }, { "thread_root", "" },
  };

  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      json_builder_set_member_name (builder, members[i][0]);
      json_builder_add_string_value (builder, members[i][1]);
    }
  json_builder_set_member_name (builder, "visibility");
  json_builder_add_int_value (builder, content->visibility);
  json_builder_set_member_name (builder, "created_at");
  json_builder_add_int_value (builder, post->published_at);
  add_media (builder, content);
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);

  return json_to_string (node, FALSE);
}

static gboolean
write_ledger (DiaDemoRun        *run,
              const DiaContent  *content,
              const DiaAccount  *account,
              const DiaPost     *post,
              GError           **error)
{
  g_autofree char *record = format_record (content, account, post);
  DiaStoredPracticePost row = { account->id, post->remote_id, post->text, record, post->published_at };

  return dia_practice_posts_put (run->connection, &row, error);
}

/* One step of the story of a post. */
typedef struct
{
  DiaStep     step;
  DiaOutcome  outcome;
  DiaInstant  started_at;
  gint64      took;        /* ms */
  const char *detail;
} Step;

static gboolean
write_step (DiaDemoRun     *run,
            const DiaPost  *post,
            const Step     *step,
            GError        **error)
{
  g_autoptr (DiaJournalEntry) entry = dia_journal_entry_new ();

  entry->id = dia_demo_run_make_id (run, step->started_at);
  entry->post_id = post->id;
  entry->attempt = 1;
  entry->step = step->step;
  entry->started_at = step->started_at;
  entry->ended_at = DIA_INSTANT_NONE;
  entry->outcome = DIA_OUTCOME_OPEN;
  if (step->step == DIA_STEP_COMMIT)
    dia_field_take_text (&entry->key, g_strdup_printf ("%016" G_GINT64_MODIFIER "x", post->id));
  if (!dia_journal_begin (run->connection, entry, 0, error))
    return FALSE;

  entry->ended_at = step->started_at + step->took;
  entry->outcome = step->outcome;
  dia_field_set_text (&entry->detail, step->detail);
  if (step->outcome == DIA_OUTCOME_DONE)
    dia_field_set_text (&entry->remote_id, post->remote_id);

  return dia_journal_end (run->connection, entry, error);
}

static gboolean
write_published (DiaDemoRun        *run,
                 const DiaContent  *content,
                 const DiaAccount  *account,
                 const DiaPost     *post,
                 GError           **error)
{
  const Step sent = { DIA_STEP_COMMIT, DIA_OUTCOME_DONE, post->published_at - 180, 180, "" };

  return write_step (run, post, &sent, error) && write_ledger (run, content, account, post, error);
}

static gboolean
write_refused (DiaDemoRun     *run,
               const DiaPost  *post,
               GError        **error)
{
  const Step refused = { DIA_STEP_COMMIT, DIA_OUTCOME_REFUSED, post->slot.at + 200, 600, refusal };

  return write_step (run, post, &refused, error);
}

/* Sent, no answer, looked, looked again. */
static gboolean
write_doubt (DiaDemoRun     *run,
             const DiaPost  *post,
             GError        **error)
{
  DiaInstant at = post->slot.at + DIA_SECOND;
  const Step steps[] = {
    { DIA_STEP_COMMIT, DIA_OUTCOME_UNKNOWN, at, 30 * DIA_SECOND, "" },
    { DIA_STEP_LOOK, DIA_OUTCOME_REFUSED, at + 31 * DIA_SECOND, DIA_SECOND, unavailable },
    { DIA_STEP_LOOK, DIA_OUTCOME_REFUSED, at + 15 * DIA_MINUTE, DIA_SECOND, unavailable },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (!write_step (run, post, &steps[i], error))
        return FALSE;
    }

  return TRUE;
}

void
dia_demo_tell_fate (DiaDemoRun         *self,
                    const DiaDemoBrand *brand,
                    const DiaAccount   *account,
                    int                 day,
                    DiaPost            *post)
{
  post->state = find_state (account, day);
  post->attempts = post->state == DIA_POST_MISSED ? 0 : 1;

  if (post->state == DIA_POST_FAILED)
    dia_field_set_text (&post->problem, refusal);
  if (post->state != DIA_POST_PUBLISHED)
    return;

  post->published_at = MIN (post->slot.at + draw_lateness (self), self->now);
  dia_field_take_text (&post->remote_id, g_strdup_printf ("%016" G_GINT64_MODIFIER "x", post->id));
}

gboolean
dia_demo_write_trace (DiaDemoRun        *self,
                      const DiaContent  *content,
                      const DiaAccount  *account,
                      const DiaPost     *post,
                      GError           **error)
{
  if (post->state == DIA_POST_PUBLISHED)
    return write_published (self, content, account, post, error);
  if (post->state == DIA_POST_FAILED)
    return write_refused (self, post, error);
  if (post->state == DIA_POST_UNCONFIRMED)
    return write_doubt (self, post, error);

  return TRUE;
}
