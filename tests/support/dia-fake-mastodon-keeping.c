/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-fake-mastodon-private.h"

#define PATH     "/api/v1/scheduled_statuses"
#define LEAD     (5 * DIA_MINUTE)
#define MAX_KEPT 300

static gboolean
is_blank (JsonObject *body)
{
  return *json_object_get_string_member (body, "status") == '\0' && !json_object_has_member (body, "media_ids");
}

static DiaInstant
read_time (JsonObject *body)
{
  const char *text = json_object_get_string_member_with_default (body, "scheduled_at", "");
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (text, NULL);

  return date != NULL ? g_date_time_to_unix (date) * DIA_SECOND : DIA_INSTANT_NONE;
}

void
dia_fake_mastodon_publish_due (DiaFakeMastodon *self)
{
  DiaInstant now = dia_clock_now (self->clock);
  gboolean late = self->keeping == DIA_FAKE_LATE;
  char *user = NULL;
  JsonObject *body = NULL;
  DiaInstant at;

  while (!late && dia_fake_keeper_take_due (self->keeper, now, &user, &body, &at))
    {
      /* What was lost is gone from the list as well. */
      if (self->keeping != DIA_FAKE_LOSES)
        dia_fake_mastodon_add_status (self, user, body, at);
      g_free (user);
      json_object_unref (body);
    }
}

static void
answer_kept (DiaFakeMastodon *self,
             const char      *user,
             const char      *id,
             DiaTestReply    *reply)
{
  g_autoptr (JsonNode) node = dia_fake_keeper_to_json (self->keeper, user, id);

  if (node != NULL)
    dia_fake_mastodon_answer_json (reply, node);
  else
    dia_fake_mastodon_answer_error (reply, 404, "Record not found");
}

/* Publishes it, and says that it waits. */
static void
lie_softly (DiaFakeMastodon *self,
            const char      *user,
            JsonObject      *body,
            DiaInstant       at,
            DiaTestReply    *reply,
            char           **kept_id)
{
  *kept_id = g_strdup (dia_fake_keeper_add (self->keeper, user, body, at));
  answer_kept (self, user, *kept_id, reply);
  dia_fake_keeper_remove (self->keeper, user, *kept_id);
  dia_fake_mastodon_add_status (self, user, body, dia_clock_now (self->clock));
}

static gboolean
ignores_time (DiaFakeMastodon *self,
              DiaInstant       at)
{
  DiaInstant now = dia_clock_now (self->clock);

  switch (self->keeping)
    {
    case DIA_FAKE_IGNORES:
    case DIA_FAKE_IGNORES_LISTING:
    case DIA_FAKE_LIES:
      return TRUE;
    case DIA_FAKE_KEEPS_NEAR:
      return at <= now + LEAD;
    case DIA_FAKE_KEEPS:
    case DIA_FAKE_LIES_SOFTLY:
    case DIA_FAKE_LOSES:
    case DIA_FAKE_LATE:
    case DIA_FAKE_KEEPS_EMPTY:
      break;
    }

  return at <= now;
}

static gboolean
looks_at_time (DiaFakeMastodon *self)
{
  return self->keeping != DIA_FAKE_IGNORES && self->keeping != DIA_FAKE_IGNORES_LISTING;
}

/* In the order in which Mastodon looks: the text first, in other words when there
 * is a time, then the time, then how many there are. */
gboolean
dia_fake_mastodon_keep (DiaFakeMastodon *self,
                        const char      *user,
                        JsonObject      *body,
                        DiaTestReply    *reply,
                        char           **kept_id)
{
  DiaInstant at = read_time (body);
  gboolean timed = at != DIA_INSTANT_NONE && looks_at_time (self);

  dia_fake_mastodon_publish_due (self);
  if (is_blank (body) && !(timed && self->keeping == DIA_FAKE_KEEPS_EMPTY))
    dia_fake_mastodon_answer_error (reply, 422, timed ? "Record invalid" : "Validation failed: Text can't be blank");
  else if (at == DIA_INSTANT_NONE || ignores_time (self, at))
    return FALSE;
  else if (at <= dia_clock_now (self->clock) + LEAD)
    dia_fake_mastodon_answer_error (reply, 422, "Validation failed: Scheduled at must be in the future");
  else if (dia_fake_keeper_count (self->keeper, NULL) >= MAX_KEPT)
    dia_fake_mastodon_answer_error (reply, 422, "Validation failed: You have exceeded the limit of 300 scheduled posts");
  else if (self->keeping == DIA_FAKE_LIES_SOFTLY)
    lie_softly (self, user, body, at, reply, kept_id);
  else
    {
      *kept_id = g_strdup (dia_fake_keeper_add (self->keeper, user, body, at));
      answer_kept (self, user, *kept_id, reply);
    }

  return TRUE;
}

static void
on_list_kept_cb (const DiaTestRequest *request,
                 DiaTestReply         *reply,
                 gpointer              user_data)
{
  DiaFakeMastodon *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *max_id = dia_test_request_dup_field (request, "max_id");
  g_autofree char *limit = dia_test_request_dup_field (request, "limit");
  const char *user = dia_fake_mastodon_find_user (self, request, reply);
  g_autoptr (JsonNode) node = NULL;

  if (user == NULL)
    return;
  if (self->keeping == DIA_FAKE_IGNORES)
    {
      dia_fake_mastodon_answer_error (reply, 404, "Not found");
      return;
    }

  dia_fake_mastodon_publish_due (self);
  node = dia_fake_keeper_list (self->keeper, user, max_id, limit != NULL ? (guint) g_ascii_strtoull (limit, NULL, 10) : 20);
  dia_fake_mastodon_answer_json (reply, node);
}

static void
on_get_kept_cb (const DiaTestRequest *request,
                DiaTestReply         *reply,
                gpointer              user_data)
{
  DiaFakeMastodon *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *id = dia_fake_mastodon_dup_id_of_path (request, PATH "/", "");
  const char *user = dia_fake_mastodon_find_user (self, request, reply);

  if (user == NULL)
    return;

  dia_fake_mastodon_publish_due (self);
  answer_kept (self, user, id, reply);
}

static void
on_put_kept_cb (const DiaTestRequest *request,
                DiaTestReply         *reply,
                gpointer              user_data)
{
  DiaFakeMastodon *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *id = dia_fake_mastodon_dup_id_of_path (request, PATH "/", "");
  g_autofree char *text = dia_test_request_dup_text (request);
  g_autoptr (JsonNode) body = json_from_string (text, NULL);
  const char *user = dia_fake_mastodon_find_user (self, request, reply);
  DiaInstant at;

  if (user == NULL)
    return;

  at = read_time (json_node_get_object (body));
  dia_fake_mastodon_publish_due (self);
  if (at <= dia_clock_now (self->clock) + LEAD)
    {
      dia_fake_mastodon_answer_error (reply, 422, "Validation failed: Scheduled at must be in the future");
      return;
    }
  dia_fake_keeper_move (self->keeper, user, id, at);
  answer_kept (self, user, id, reply);
}

static void
on_delete_kept_cb (const DiaTestRequest *request,
                   DiaTestReply         *reply,
                   gpointer              user_data)
{
  DiaFakeMastodon *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *id = dia_fake_mastodon_dup_id_of_path (request, PATH "/", "");
  const char *user = dia_fake_mastodon_find_user (self, request, reply);

  if (user == NULL)
    return;

  dia_fake_mastodon_publish_due (self);
  if (dia_fake_keeper_remove (self->keeper, user, id))
    dia_test_reply_set_text (reply, "application/json", "{}");
  else
    dia_fake_mastodon_answer_error (reply, 404, "Record not found");
}

/* For programs in other languages: /-/keeping?keeping=2, by the number of the
 * #DiaFakeKeeping. */
static void
on_keeping_cb (const DiaTestRequest *request,
               DiaTestReply         *reply,
               gpointer              user_data)
{
  g_autofree char *keeping = dia_test_request_dup_field (request, "keeping");

  dia_fake_mastodon_set_keeping (user_data, (DiaFakeKeeping) g_ascii_strtoull (keeping, NULL, 10));
  dia_test_reply_set_text (reply, "application/json", "{}");
}

void
dia_fake_mastodon_add_keeping (DiaFakeMastodon *self)
{
  dia_test_server_handle (self->server, "GET", PATH, on_list_kept_cb, self);
  dia_test_server_handle (self->server, "GET", PATH "/*", on_get_kept_cb, self);
  dia_test_server_handle (self->server, "PUT", PATH "/*", on_put_kept_cb, self);
  dia_test_server_handle (self->server, "DELETE", PATH "/*", on_delete_kept_cb, self);
  dia_test_server_handle (self->server, "POST", "/-/keeping", on_keeping_cb, self);
}

void
dia_fake_mastodon_set_keeping (DiaFakeMastodon *self,
                               DiaFakeKeeping   keeping)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->keeping = keeping;
}

guint
dia_fake_mastodon_count_kept (DiaFakeMastodon *self,
                              const char      *text)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  dia_fake_mastodon_publish_due (self);

  return dia_fake_keeper_count (self->keeper, text);
}

void
dia_fake_mastodon_lose_kept (DiaFakeMastodon *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  dia_fake_keeper_free (self->keeper);
  self->keeper = dia_fake_keeper_new ();
}

void
dia_fake_mastodon_plan (DiaFakeMastodon *self,
                        const char      *user,
                        const char      *text,
                        DiaInstant       at)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr (JsonObject) body = json_object_new ();

  json_object_set_string_member (body, "status", text);
  dia_fake_keeper_add (self->keeper, user, body, at);
}
