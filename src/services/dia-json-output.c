/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-json-output.h"

void
dia_json_output_set_text (JsonBuilder *builder,
                          const char  *name,
                          const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
dia_json_output_set_id (JsonBuilder *builder,
                        const char  *name,
                        DiaId        id)
{
  g_autofree char *text = id != DIA_ID_NONE ? dia_id_to_string (id) : NULL;

  dia_json_output_set_text (builder, name, text);
}

void
dia_json_output_set_instant (JsonBuilder *builder,
                             const char  *name,
                             DiaInstant   instant)
{
  g_autoptr (GDateTime) seconds = NULL;
  g_autofree char *text = NULL;

  if (instant != DIA_INSTANT_NONE)
    seconds = g_date_time_new_from_unix_utc (instant / DIA_SECOND);
  if (seconds != NULL)
    {
      g_autofree char *prefix = g_date_time_format (seconds, "%Y-%m-%dT%H:%M:%S");

      text = g_strdup_printf ("%s.%03dZ", prefix, (int) (instant % DIA_SECOND));
    }
  dia_json_output_set_text (builder, name, text);
}

void
dia_json_output_set_int (JsonBuilder *builder,
                         const char  *name,
                         gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

void
dia_json_output_set_boolean (JsonBuilder *builder,
                             const char  *name,
                             gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

const char *
dia_json_output_name_sign_in (DiaSignInState state)
{
  switch (state)
    {
    case DIA_SIGN_IN_NOT_NEEDED:
      return "not-needed";
    case DIA_SIGN_IN_OK:
      return "ok";
    case DIA_SIGN_IN_EXPIRES:
      return "expires";
    case DIA_SIGN_IN_NEEDED:
      return "needed";
    }

  g_return_val_if_reached ("");
}

void
dia_json_output_add_brand (JsonBuilder    *builder,
                           const DiaBrand *brand)
{
  json_builder_begin_object (builder);
  dia_json_output_set_id (builder, "id", brand->id);
  dia_json_output_set_text (builder, "name", brand->name);
  dia_json_output_set_text (builder, "color", brand->color);
  json_builder_end_object (builder);
}

static void
add_limits (JsonBuilder     *builder,
            const DiaLimits *limits)
{
  json_builder_set_member_name (builder, "limits");
  json_builder_begin_object (builder);
  dia_json_output_set_int (builder, "max_length", limits->max_length);
  dia_json_output_set_int (builder, "max_bytes", limits->max_bytes);
  dia_json_output_set_int (builder, "max_media", limits->max_media);
  dia_json_output_set_int (builder, "max_alt_length", limits->max_alt_length);
  json_builder_end_object (builder);
}

void
dia_json_output_add_account (JsonBuilder      *builder,
                             const DiaAccount *account)
{
  json_builder_begin_object (builder);
  dia_json_output_set_id (builder, "id", account->id);
  dia_json_output_set_id (builder, "brand_id", account->brand_id);
  dia_json_output_set_text (builder, "network", account->network);
  dia_json_output_set_text (builder, "server", account->server);
  dia_json_output_set_text (builder, "handle", account->handle);
  dia_json_output_set_text (builder, "name", account->name);
  dia_json_output_set_text (builder, "remote_id", account->remote_id);
  dia_json_output_set_text (builder, "language", account->language);
  dia_json_output_set_text (builder, "market", account->market);
  dia_json_output_set_text (builder, "zone", account->zone);
  dia_json_output_set_text (builder, "labels", account->labels);
  dia_json_output_set_text (builder, "sign_in", dia_json_output_name_sign_in (account->sign_in));
  dia_json_output_set_instant (builder, "sign_in_expires_at", account->sign_in_expires_at);
  dia_json_output_set_text (builder, "sign_in_note", account->sign_in_note);
  add_limits (builder, &account->limits);
  dia_json_output_set_instant (builder, "limits_read_at", account->limits_read_at);
  json_builder_end_object (builder);
}

void
dia_json_output_begin_post (JsonBuilder      *builder,
                            const DiaPost    *post,
                            const DiaAccount *account)
{
  gboolean planned = dia_slot_is_set (&post->slot);
  g_autofree char *wall = planned ? dia_wall_time_to_string (&post->slot.wall) : NULL;

  json_builder_begin_object (builder);
  dia_json_output_set_id (builder, "id", post->id);
  dia_json_output_set_id (builder, "content_id", post->content_id);
  dia_json_output_set_id (builder, "account_id", post->account_id);
  dia_json_output_set_text (builder, "network", account != NULL ? account->network : NULL);
  dia_json_output_set_text (builder, "handle", account != NULL ? account->handle : NULL);
  dia_json_output_set_text (builder, "state", dia_post_state_to_string (post->state));
  dia_json_output_set_instant (builder, "at", planned ? post->slot.at : DIA_INSTANT_NONE);
  dia_json_output_set_text (builder, "wall_time", wall);
  dia_json_output_set_text (builder, "zone", planned ? post->slot.zone : NULL);
  dia_json_output_set_text (builder, "text", post->text);
  dia_json_output_set_text (builder, "warning", post->warning);
  dia_json_output_set_text (builder, "kept", dia_kept_to_string (post->kept));
  dia_json_output_set_int (builder, "attempts", post->attempts);
  dia_json_output_set_instant (builder, "not_before", post->not_before);
  dia_json_output_set_instant (builder, "published_at", post->published_at);
  dia_json_output_set_text (builder, "remote_id", post->remote_id);
  dia_json_output_set_text (builder, "url", post->remote_url);
  dia_json_output_set_text (builder, "problem", post->problem);
}

void
dia_json_output_add_entry (JsonBuilder           *builder,
                           const DiaJournalEntry *entry)
{
  g_autofree char *sentence = dia_journal_entry_dup_sentence (entry);

  json_builder_begin_object (builder);
  dia_json_output_set_int (builder, "attempt", entry->attempt);
  dia_json_output_set_int (builder, "part", entry->part);
  dia_json_output_set_text (builder, "step", dia_step_to_string (entry->step));
  dia_json_output_set_int (builder, "item", entry->item);
  dia_json_output_set_text (builder, "key", entry->key);
  dia_json_output_set_instant (builder, "started_at", entry->started_at);
  dia_json_output_set_instant (builder, "ended_at", entry->ended_at);
  dia_json_output_set_text (builder, "outcome", dia_outcome_to_string (entry->outcome));
  dia_json_output_set_text (builder, "remote_id", entry->remote_id);
  dia_json_output_set_text (builder, "url", entry->remote_url);
  dia_json_output_set_text (builder, "detail", entry->detail);
  dia_json_output_set_text (builder, "sentence", sentence);
  json_builder_end_object (builder);
}

void
dia_json_output_set_waiting (JsonBuilder *builder,
                             const char  *name,
                             DiaWaiting   waiting)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  if (waiting & DIA_WAITING_WORDS)
    json_builder_add_string_value (builder, "words");
  if (waiting & DIA_WAITING_ACCOUNTS)
    json_builder_add_string_value (builder, "accounts");
  if (waiting & DIA_WAITING_TIME)
    json_builder_add_string_value (builder, "time");
  if (waiting & DIA_WAITING_SENDER)
    json_builder_add_string_value (builder, "hand-over");
  json_builder_end_array (builder);
}
