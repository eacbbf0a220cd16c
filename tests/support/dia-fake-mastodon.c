/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-fake-mastodon-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define DEFAULT_USER "alize"
#define KEY_WINDOW   DIA_HOUR
#define CODE         "fake-code-17"
#define CLIENT_ID    "client-1"
#define CLIENT_SECRET "canary-secret-3"
#define BUDGET_WINDOW (5 * DIA_MINUTE)

/* An Idempotency-Key and what it stands for. */
typedef struct
{
  char      *status_id;
  DiaInstant at;
} KeptKey;

G_DEFINE_FINAL_TYPE (DiaFakeMastodon, dia_fake_mastodon, G_TYPE_OBJECT)

static void
free_kept_key (KeptKey *kept)
{
  g_free (kept->status_id);
  g_free (kept);
}

void
dia_fake_mastodon_answer_error (DiaTestReply *reply,
              guint         status,
              const char   *words)
{
  g_autofree char *text = g_strdup_printf ("{\"error\":\"%s\"}", words);

  dia_test_reply_set_status (reply, status);
  dia_test_reply_set_text (reply, "application/json; charset=utf-8", text);
}

void
dia_fake_mastodon_answer_json (DiaTestReply *reply,
             JsonNode     *node)
{
  g_autofree char *text = json_to_string (node, FALSE);

  dia_test_reply_set_text (reply, "application/json; charset=utf-8", text);
}

/* The user whose token the request carries; NULL, and 401 answered, for none. */
const char *
dia_fake_mastodon_find_user (DiaFakeMastodon      *self,
           const DiaTestRequest *request,
           DiaTestReply         *reply)
{
  const char *authorization = dia_test_request_get_header (request, "authorization");
  const char *user = NULL;

  if (authorization != NULL && g_str_has_prefix (authorization, "Bearer "))
    user = g_hash_table_lookup (self->tokens, authorization + strlen ("Bearer "));
  if (user == NULL)
    dia_fake_mastodon_answer_error (reply, 401, "The access token is invalid");

  return user;
}

char *
dia_fake_mastodon_dup_id_of_path (const DiaTestRequest *request,
                const char           *prefix,
                const char           *suffix)
{
  g_autofree char *rest = g_strdup (request->path + strlen (prefix));
  char *end = strstr (rest, suffix);

  if (end != NULL && *suffix != '\0')
    *end = '\0';

  return g_uri_unescape_string (rest, NULL);
}

static DiaFakeStatus *
find_status (DiaFakeMastodon *self,
             const char      *id)
{
  for (guint i = 0; i < self->statuses->len; i++)
    {
      DiaFakeStatus *status = g_ptr_array_index (self->statuses, i);

      if (g_strcmp0 (status->id, id) == 0)
        return status;
    }

  return NULL;
}

static DiaFakeStatus *
find_kept (DiaFakeMastodon *self,
           const char      *key)
{
  const KeptKey *kept = key != NULL ? g_hash_table_lookup (self->keys, key) : NULL;

  if (kept == NULL || dia_clock_now (self->clock) - kept->at >= KEY_WINDOW)
    return NULL;

  return find_status (self, kept->status_id);
}

static void
tell_witness (DiaFakeMastodon *self,
              DiaFakeStatus   *status)
{
  DiaLedgerLine line = { .network = (char *) "mastodon", .user = status->user, .id = status->id, .at = status->at,
                         .text = status->text };

  line.parent = (char *) json_object_get_string_member_with_default (status->body, "in_reply_to_id", "");
  if (self->witness != NULL)
    self->witness (&line, self->witness_data);
}

DiaFakeStatus *
dia_fake_mastodon_add_status (DiaFakeMastodon *self,
            const char      *user,
            JsonObject      *body,
            DiaInstant       at)
{
  g_autofree char *id = g_strdup_printf ("%" G_GUINT64_FORMAT, self->next_id++);
  DiaFakeStatus *status = dia_fake_status_new (id, user, body, self->alts, at);

  g_ptr_array_add (self->statuses, status);
  tell_witness (self, status);

  return status;
}

/* A key that was used for one that waits is not understood any more: so it is in
 * several versions of Mastodon, which look for it among those that are out. */
static gboolean
remembers_other (DiaFakeMastodon *self,
                 const char      *key)
{
  const KeptKey *kept = key != NULL ? g_hash_table_lookup (self->keys, key) : NULL;

  return kept != NULL && dia_clock_now (self->clock) - kept->at < KEY_WINDOW && find_status (self, kept->status_id) == NULL;
}

static void
remember_key (DiaFakeMastodon *self,
              const char      *key,
              const char      *id)
{
  KeptKey *kept;

  if (key == NULL || id == NULL)
    return;

  kept = g_new0 (KeptKey, 1);
  kept->status_id = g_strdup (id);
  kept->at = dia_clock_now (self->clock);
  g_hash_table_replace (self->keys, g_strdup (key), kept);
}

static DiaFakeStatus *
publish_once (DiaFakeMastodon      *self,
              const char           *user,
              const DiaTestRequest *request,
              JsonObject           *body)
{
  const char *header = dia_test_request_get_header (request, "idempotency-key");
  g_autofree char *key = header != NULL ? g_strconcat (user, " ", header, NULL) : NULL;
  DiaFakeStatus *status = find_kept (self, key);

  if (status != NULL)
    return status;

  status = dia_fake_mastodon_add_status (self, user, body, dia_clock_now (self->clock));
  remember_key (self, key, status->id);

  return status;
}

static void
take_status (DiaFakeMastodon      *self,
             const char           *user,
             const DiaTestRequest *request,
             JsonObject           *body,
             DiaTestReply         *reply)
{
  const char *header = dia_test_request_get_header (request, "idempotency-key");
  g_autofree char *key = header != NULL ? g_strconcat (user, " ", header, NULL) : NULL;
  g_autofree char *kept_id = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (remembers_other (self, key))
    {
      dia_fake_mastodon_answer_error (reply, 404, "Record not found");
      return;
    }
  if (dia_fake_mastodon_keep (self, user, body, reply, &kept_id))
    {
      remember_key (self, key, kept_id);
      return;
    }

  node = dia_fake_status_to_json (publish_once (self, user, request, body), dia_fake_mastodon_get_origin (self));
  dia_fake_mastodon_answer_json (reply, node);
}

static char *
format_instant (DiaInstant instant)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (instant / DIA_SECOND);

  return g_date_time_format (date, "%Y-%m-%dT%H:%M:%S.000000Z");
}

/* Counts one post of @user in windows of fixed length, as Mastodon does, and says
 * in the headers what is left. FALSE, and 429 answered, when nothing is. */
static gboolean
spend_budget (DiaFakeMastodon *self,
              const char      *user,
              DiaTestReply    *reply)
{
  gint64 window = dia_clock_now (self->clock) / BUDGET_WINDOW;
  g_autofree char *key = g_strdup_printf ("%s %" G_GINT64_FORMAT, user, window);
  g_autofree char *reset = format_instant ((window + 1) * BUDGET_WINDOW);
  guint spent = GPOINTER_TO_UINT (g_hash_table_lookup (self->spent, key)) + 1;
  g_autofree char *left = NULL;

  if (self->budget == 0)
    return TRUE;

  g_hash_table_replace (self->spent, g_steal_pointer (&key), GUINT_TO_POINTER (spent));
  left = g_strdup_printf ("%u", self->budget - MIN (spent, self->budget));
  if (spent > self->budget)
    {
      dia_fake_mastodon_answer_error (reply, 429, "Too many requests");
      self->n_refused++;
    }
  dia_test_reply_add_header (reply, "X-RateLimit-Remaining", left);
  dia_test_reply_add_header (reply, "X-RateLimit-Reset", reset);

  return spent <= self->budget;
}

static gboolean
publishes (DiaFakeMood mood)
{
  return mood == DIA_FAKE_MOOD_LATE_TROUBLE || mood == DIA_FAKE_MOOD_LOSE_ANSWER || mood == DIA_FAKE_MOOD_HALF_ANSWER;
}

static void
answer_throttled (DiaFakeMastodon *self,
                  DiaTestReply    *reply)
{
  g_autofree char *text = format_instant (dia_clock_now (self->clock) + DIA_MINUTE);

  dia_fake_mastodon_answer_error (reply, 429, "Too many requests");
  dia_test_reply_add_header (reply, "X-RateLimit-Reset", text);
}

static void
spoil (DiaFakeMastodon *self,
       DiaTestReply    *reply)
{
  switch (self->mood)
    {
    case DIA_FAKE_MOOD_REFUSE:
      dia_fake_mastodon_answer_error (reply, 422, "Validation failed: Text has a word that is not liked here");
      break;
    case DIA_FAKE_MOOD_SIGN_IN:
      dia_fake_mastodon_answer_error (reply, 401, "The access token is invalid");
      break;
    case DIA_FAKE_MOOD_THROTTLE:
      answer_throttled (self, reply);
      break;
    case DIA_FAKE_MOOD_TROUBLE:
      dia_fake_mastodon_answer_error (reply, 503, "Try again");
      break;
    case DIA_FAKE_MOOD_LATE_TROUBLE:
      dia_test_reply_set_status (reply, 502);
      dia_test_reply_set_text (reply, "text/html", "<html>Bad gateway</html>");
      break;
    case DIA_FAKE_MOOD_LOSE_REQUEST:
    case DIA_FAKE_MOOD_LOSE_ANSWER:
      dia_test_reply_set_cut (reply, DIA_TEST_CUT_AFTER_REQUEST);
      break;
    case DIA_FAKE_MOOD_HALF_ANSWER:
      dia_test_reply_set_cut (reply, DIA_TEST_CUT_IN_BODY);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
on_post_status_cb (const DiaTestRequest *request,
                   DiaTestReply         *reply,
                   gpointer              user_data)
{
  DiaFakeMastodon *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *text = dia_test_request_dup_text (request);
  g_autoptr (JsonNode) body = json_from_string (text, NULL);
  const char *user = dia_fake_mastodon_find_user (self, request, reply);
  gboolean spoiled = self->n_moods > 0;

  g_free (self->last_body);
  self->last_body = g_strdup (text);
  if (user == NULL || !spend_budget (self, user, reply))
    return;
  if (body == NULL || !JSON_NODE_HOLDS_OBJECT (body) || !json_object_has_member (json_node_get_object (body), "status"))
    {
      dia_fake_mastodon_answer_error (reply, 422, "Validation failed: Text can't be blank");
      return;
    }

  if (!spoiled || publishes (self->mood))
    take_status (self, user, request, json_node_get_object (body), reply);
  if (spoiled)
    {
      spoil (self, reply);
      self->n_moods--;
    }
}

static void
on_get_status_cb (const DiaTestRequest *request,
                  DiaTestReply         *reply,
                  gpointer              user_data)
{
  DiaFakeMastodon *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gboolean wants_source = g_str_has_suffix (request->path, "/source");
  g_autofree char *id = dia_fake_mastodon_dup_id_of_path (request, "/api/v1/statuses/", wants_source ? "/source" : "");
  DiaFakeStatus *status = find_status (self, id);
  g_autoptr (JsonNode) node = NULL;

  if (dia_fake_mastodon_find_user (self, request, reply) == NULL)
    return;
  if (status == NULL)
    {
      dia_fake_mastodon_answer_error (reply, 404, "Record not found");
      return;
    }

  node = wants_source ? dia_fake_status_to_source (status)
                      : dia_fake_status_to_json (status, dia_fake_mastodon_get_origin (self));
  dia_fake_mastodon_answer_json (reply, node);
}

static void
on_delete_status_cb (const DiaTestRequest *request,
                     DiaTestReply         *reply,
                     gpointer              user_data)
{
  DiaFakeMastodon *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *id = dia_fake_mastodon_dup_id_of_path (request, "/api/v1/statuses/", "");
  DiaFakeStatus *status = find_status (self, id);

  if (dia_fake_mastodon_find_user (self, request, reply) == NULL)
    return;
  if (status == NULL)
    {
      dia_fake_mastodon_answer_error (reply, 404, "Record not found");
      return;
    }

  g_ptr_array_remove (self->statuses, status);
  dia_test_reply_set_text (reply, "application/json", "{}");
}

/* Newest first, older than max_id, at most limit. */
static void
on_list_statuses_cb (const DiaTestRequest *request,
                     DiaTestReply         *reply,
                     gpointer              user_data)
{
  DiaFakeMastodon *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *id = dia_fake_mastodon_dup_id_of_path (request, "/api/v1/accounts/", "/statuses");
  g_autofree char *max_id = dia_test_request_dup_field (request, "max_id");
  g_autofree char *limit = dia_test_request_dup_field (request, "limit");
  guint left = limit != NULL ? (guint) g_ascii_strtoull (limit, NULL, 10) : 20;
  gboolean started = max_id == NULL;
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);

  if (dia_fake_mastodon_find_user (self, request, reply) == NULL)
    return;

  dia_fake_mastodon_publish_due (self);
  json_node_take_array (node, json_array_new ());
  for (guint i = self->statuses->len; i > 0 && left > 0; i--)
    {
      DiaFakeStatus *status = g_ptr_array_index (self->statuses, i - 1);

      if (started && g_str_equal (dia_fake_status_get_account_id (status), id))
        {
          json_array_add_element (json_node_get_array (node),
                                  dia_fake_status_to_json (status, dia_fake_mastodon_get_origin (self)));
          left--;
        }
      started = started || g_str_equal (status->id, max_id);
    }
  dia_fake_mastodon_answer_json (reply, node);
}

static void
on_post_media_cb (const DiaTestRequest *request,
                  DiaTestReply         *reply,
                  gpointer              user_data)
{
  DiaFakeMastodon *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *id = g_strdup_printf ("m%" G_GUINT64_FORMAT, self->next_id++);
  g_autofree char *body = dia_test_request_dup_text (request);
  const char *description = strstr (body, "name=\"description\"");
  const char *start = description != NULL ? strstr (description, "\r\n\r\n") : NULL;
  const char *end = start != NULL ? strstr (start + 4, "\r\n") : NULL;
  g_autofree char *answer = g_strdup_printf ("{\"id\":\"%s\",\"type\":\"image\",\"url\":%s}", id,
                                             self->n_questions > 0 ? "null" : "\"https://files.example/1.jpg\"");

  if (dia_fake_mastodon_find_user (self, request, reply) == NULL)
    return;

  g_hash_table_replace (self->alts, g_strdup (id), end != NULL ? g_strndup (start + 4, (gsize) (end - start - 4)) : g_strdup (""));
  dia_test_reply_set_status (reply, self->n_questions > 0 ? 202 : 200);
  dia_test_reply_set_text (reply, "application/json", answer);
}

static void
on_get_media_cb (const DiaTestRequest *request,
                 DiaTestReply         *reply,
                 gpointer              user_data)
{
  DiaFakeMastodon *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (dia_fake_mastodon_find_user (self, request, reply) == NULL)
    return;

  if (self->n_questions > 0)
    self->n_questions--;
  dia_test_reply_set_status (reply, self->n_questions > 0 ? 206 : 200);
  dia_test_reply_set_text (reply, "application/json", "{\"id\":\"1\"}");
}

static void
on_verify_cb (const DiaTestRequest *request,
              DiaTestReply         *reply,
              gpointer              user_data)
{
  DiaFakeMastodon *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  const char *user = dia_fake_mastodon_find_user (self, request, reply);
  g_autofree char *text = NULL;

  if (user == NULL)
    return;

  text = g_strdup_printf ("{\"id\":\"%s\",\"username\":\"%s\",\"acct\":\"%s\",\"display_name\":\"Alizé\","
                          "\"followers_count\":1412,\"following_count\":7,\"statuses_count\":%u}",
                          g_str_equal (user, DEFAULT_USER) ? "7" : user, user, user, self->statuses->len);
  dia_test_reply_set_text (reply, "application/json", text);
}

/* Knows its own statuses by their addresses. */
static void
on_search_cb (const DiaTestRequest *request,
              DiaTestReply         *reply,
              gpointer              user_data)
{
  DiaFakeMastodon *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *query = dia_test_request_dup_field (request, "q");
  const char *id = strrchr (query, '/');
  DiaFakeStatus *status = id != NULL ? find_status (self, id + 1) : NULL;
  g_autofree char *text = status != NULL ? g_strdup_printf ("{\"statuses\":[{\"id\":\"%s\"}]}", status->id)
                                         : g_strdup ("{\"statuses\":[]}");

  dia_test_reply_set_text (reply, "application/json", text);
}

static void
on_register_cb (const DiaTestRequest *request,
                DiaTestReply         *reply,
                gpointer              user_data)
{
  DiaFakeMastodon *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *website = dia_test_request_dup_field (request, "website");

  g_free (self->redirect_uri);
  self->redirect_uri = dia_test_request_dup_field (request, "redirect_uris");
  if (self->redirect_uri == NULL || (website != NULL && *website == '\0'))
    dia_fake_mastodon_answer_error (reply, 422, "Validation failed");
  else
    dia_test_reply_set_text (reply, "application/json", "{\"id\":\"1\",\"client_id\":\"" CLIENT_ID "\",\"client_secret\":\"" CLIENT_SECRET "\"}");
}

/* The page where a person would say yes: this one says it at once. */
static void
on_authorize_cb (const DiaTestRequest *request,
                 DiaTestReply         *reply,
                 gpointer              user_data)
{
  DiaFakeMastodon *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *redirect_uri = dia_test_request_dup_field (request, "redirect_uri");
  g_autofree char *state = dia_test_request_dup_field (request, "state");
  g_autofree char *method = dia_test_request_dup_field (request, "code_challenge_method");
  g_autofree char *location = g_strdup_printf ("%s?code=" CODE "&state=%s", redirect_uri, state);

  if (g_strcmp0 (redirect_uri, self->redirect_uri) != 0 || g_strcmp0 (method, "S256") != 0)
    {
      dia_fake_mastodon_answer_error (reply, 400, "The redirect URI is not the one that was registered");
      return;
    }

  g_free (self->challenge);
  self->challenge = dia_test_request_dup_field (request, "code_challenge");
  dia_test_reply_set_status (reply, 302);
  dia_test_reply_add_header (reply, "Location", location);
}

static char *
make_challenge (const char *verifier)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  char *text;

  g_checksum_update (checksum, (const guchar *) verifier, -1);
  g_checksum_get_digest (checksum, digest, &length);
  text = g_base64_encode (digest, length);
  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  text[strcspn (text, "=")] = '\0';

  return text;
}

static void
on_token_cb (const DiaTestRequest *request,
             DiaTestReply         *reply,
             gpointer              user_data)
{
  DiaFakeMastodon *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *verifier = dia_test_request_dup_field (request, "code_verifier");
  g_autofree char *code = dia_test_request_dup_field (request, "code");
  g_autofree char *redirect_uri = dia_test_request_dup_field (request, "redirect_uri");
  g_autofree char *challenge = make_challenge (verifier != NULL ? verifier : "");
  g_autofree char *answer = NULL;

  if (g_strcmp0 (challenge, self->challenge) != 0 || g_strcmp0 (code, CODE) != 0
      || g_strcmp0 (redirect_uri, self->redirect_uri) != 0)
    {
      dia_fake_mastodon_answer_error (reply, 400, "invalid_grant");
      return;
    }

  g_clear_pointer (&self->challenge, g_free);
  g_hash_table_replace (self->tokens, g_strdup (self->oauth_token), g_strdup (DEFAULT_USER));
  answer = g_strdup_printf ("{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"scope\":\"read write\","
                            "\"created_at\":1573979017000}", self->oauth_token);
  dia_test_reply_set_text (reply, "application/json", answer);
}

static void
on_revoke_cb (const DiaTestRequest *request,
              DiaTestReply         *reply,
              gpointer              user_data)
{
  DiaFakeMastodon *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *token = dia_test_request_dup_field (request, "token");
  g_autofree char *client_id = dia_test_request_dup_field (request, "client_id");
  g_autofree char *client_secret = dia_test_request_dup_field (request, "client_secret");
  gboolean is_client = g_strcmp0 (client_id, CLIENT_ID) == 0 && g_strcmp0 (client_secret, CLIENT_SECRET) == 0;

  /* A token is ended by the application that it was made for, and by no other. */
  if (!is_client || g_strcmp0 (token, self->oauth_token) != 0)
    {
      dia_test_reply_set_status (reply, 403);
      dia_test_reply_set_text (reply, "application/json",
                               "{\"error\":\"unauthorized_client\",\"error_description\":\"You are not authorized to revoke this token\"}");
      return;
    }

  g_hash_table_remove (self->tokens, token);
  dia_test_reply_set_text (reply, "application/json", "{}");
}

/* For programs in other languages: /-/mood?mood=6&times=1, by the number of the
 * #DiaFakeMood. */
static void
on_mood_cb (const DiaTestRequest *request,
            DiaTestReply         *reply,
            gpointer              user_data)
{
  g_autofree char *mood = dia_test_request_dup_field (request, "mood");
  g_autofree char *times = dia_test_request_dup_field (request, "times");

  dia_fake_mastodon_set_mood (user_data, (DiaFakeMood) g_ascii_strtoull (mood, NULL, 10),
                              times != NULL ? (guint) g_ascii_strtoull (times, NULL, 10) : 1);
  dia_test_reply_set_text (reply, "application/json", "{}");
}

/* For programs in other languages: what was published, and how. */
static void
on_ledger_cb (const DiaTestRequest *request,
              DiaTestReply         *reply,
              gpointer              user_data)
{
  DiaFakeMastodon *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);

  dia_fake_mastodon_publish_due (self);
  json_node_take_array (node, json_array_new ());
  for (guint i = 0; i < self->statuses->len; i++)
    json_array_add_element (json_node_get_array (node),
                            dia_fake_status_to_ledger (g_ptr_array_index (self->statuses, i)));
  dia_fake_mastodon_answer_json (reply, node);
}

static void
dia_fake_mastodon_finalize (GObject *object)
{
  DiaFakeMastodon *self = DIA_FAKE_MASTODON (object);

  /* First the threads, then what they use. */
  g_clear_object (&self->server);
  g_clear_object (&self->clock);
  g_hash_table_unref (self->tokens);
  g_hash_table_unref (self->keys);
  g_hash_table_unref (self->alts);
  g_hash_table_unref (self->spent);
  dia_fake_keeper_free (self->keeper);
  g_ptr_array_unref (self->statuses);
  g_free (self->last_body);
  g_free (self->challenge);
  g_free (self->redirect_uri);
  g_free (self->oauth_token);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (dia_fake_mastodon_parent_class)->finalize (object);
}

static void
dia_fake_mastodon_class_init (DiaFakeMastodonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_fake_mastodon_finalize;
}

static void
dia_fake_mastodon_init (DiaFakeMastodon *self)
{
  g_mutex_init (&self->lock);
  self->tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) free_kept_key);
  self->spent = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->alts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->statuses = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_fake_status_free);
  self->keeper = dia_fake_keeper_new ();
  self->last_body = g_strdup ("");
  self->oauth_token = g_strdup (DIA_FAKE_MASTODON_OAUTH_TOKEN);
  self->next_id = 110000000000000001;
}

/* As every server does: what time it is there. */
static void
on_head_cb (const DiaTestRequest *request,
            DiaTestReply         *reply,
            gpointer              user_data)
{
  DiaFakeMastodon *self = user_data;
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (dia_clock_now (self->clock) / DIA_SECOND);
  g_autofree char *date = g_date_time_format (now, "%a, %d %b %Y %H:%M:%S GMT");

  dia_test_reply_add_header (reply, "Date", date);
}

static void
add_rules (DiaFakeMastodon *self)
{
  static const struct
  {
    const char    *method;
    const char    *path;
    DiaTestHandler handler;
  } rules[] = {
    { "HEAD",   "/",                on_head_cb },
    { "POST",   "/api/v1/apps",     on_register_cb },
    { "GET",    "/oauth/authorize", on_authorize_cb },
    { "POST",   "/oauth/token",     on_token_cb },
    { "POST",   "/oauth/revoke",    on_revoke_cb },
    { "GET",    "/api/v1/accounts/*", on_list_statuses_cb },
    { "GET",    "/api/v1/accounts/verify_credentials", on_verify_cb },
    { "GET",    "/api/v2/search",   on_search_cb },
    { "POST",   "/api/v1/media",    on_post_media_cb },
    { "POST",   "/api/v2/media",    on_post_media_cb },
    { "GET",    "/api/v1/media/*",  on_get_media_cb },
    { "GET",    "/api/v1/statuses/*", on_get_status_cb },
    { "DELETE", "/api/v1/statuses/*", on_delete_status_cb },
    { "POST",   "/api/v1/statuses", on_post_status_cb },
    { "GET",    "/-/ledger",        on_ledger_cb },
    { "POST",   "/-/mood",          on_mood_cb },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    dia_test_server_handle (self->server, rules[i].method, rules[i].path, rules[i].handler, self);
  dia_fake_mastodon_add_keeping (self);
  dia_test_server_answer (self->server, "GET", "/api/v2/instance", 200, "application/json",
                          "{\"version\":\"4.5.0\",\"api_versions\":{\"mastodon\":7},\"configuration\":{"
                          "\"statuses\":{\"max_characters\":640,\"max_media_attachments\":4,\"characters_reserved_per_url\":23},"
                          "\"media_attachments\":{\"description_limit\":1500,\"image_size_limit\":16777216,"
                          "\"image_matrix_limit\":33177600}}}");
}

DiaFakeMastodon *
dia_fake_mastodon_new (DiaClock *clock)
{
  g_autoptr (DiaTestServer) server = dia_test_server_new ();

  return dia_fake_mastodon_new_on (server, clock);
}

DiaFakeMastodon *
dia_fake_mastodon_new_on (DiaTestServer *server,
                          DiaClock      *clock)
{
  DiaFakeMastodon *self = g_object_new (DIA_TYPE_FAKE_MASTODON, NULL);

  self->clock = clock != NULL ? g_object_ref (clock) : dia_clock_new_system ();
  self->server = g_object_ref (server);
  dia_fake_mastodon_add_account (self, DEFAULT_USER, DIA_FAKE_MASTODON_TOKEN);
  add_rules (self);

  return self;
}

void
dia_fake_mastodon_set_witness (DiaFakeMastodon *self,
                               DiaWitness       witness,
                               gpointer         user_data)
{
  self->witness = witness;
  self->witness_data = user_data;
}

void
dia_fake_mastodon_forget_keys (DiaFakeMastodon *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_hash_table_remove_all (self->keys);
}

DiaTestServer *
dia_fake_mastodon_get_server (DiaFakeMastodon *self)
{
  return self->server;
}

const char *
dia_fake_mastodon_get_origin (DiaFakeMastodon *self)
{
  return dia_test_server_get_origin (self->server);
}

void
dia_fake_mastodon_add_account (DiaFakeMastodon *self,
                               const char      *user,
                               const char      *token)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_hash_table_replace (self->tokens, g_strdup (token), g_strdup (user));
}

void
dia_fake_mastodon_set_oauth_token (DiaFakeMastodon *self,
                                   const char      *token)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_free (self->oauth_token);
  self->oauth_token = g_strdup (token);
}

void
dia_fake_mastodon_set_mood (DiaFakeMastodon *self,
                            DiaFakeMood      mood,
                            guint            times)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->mood = mood;
  self->n_moods = times;
}

void
dia_fake_mastodon_set_budget (DiaFakeMastodon *self,
                              guint            posts)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->budget = posts;
}

guint
dia_fake_mastodon_count_refused (DiaFakeMastodon *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->n_refused;
}

void
dia_fake_mastodon_set_processing (DiaFakeMastodon *self,
                                  guint            questions)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->n_questions = questions;
}

void
dia_fake_mastodon_publish (DiaFakeMastodon *self,
                           const char      *user,
                           const char      *text,
                           DiaInstant       at)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr (JsonObject) body = json_object_new ();

  json_object_set_string_member (body, "status", text);
  dia_fake_mastodon_add_status (self, user, body, at);
}

guint
dia_fake_mastodon_count_statuses (DiaFakeMastodon *self,
                                  const char      *text)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  guint n = 0;

  dia_fake_mastodon_publish_due (self);
  for (guint i = 0; i < self->statuses->len; i++)
    {
      DiaFakeStatus *status = g_ptr_array_index (self->statuses, i);

      n += text == NULL || g_str_equal (status->text, text);
    }

  return n;
}

guint
dia_fake_mastodon_count_doubles (DiaFakeMastodon *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  guint most = 0;

  dia_fake_mastodon_publish_due (self);
  for (guint i = 0; i < self->statuses->len; i++)
    {
      DiaFakeStatus *status = g_ptr_array_index (self->statuses, i);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, status->text)) + 1;

      g_hash_table_replace (counts, status->text, GUINT_TO_POINTER (n));
      most = MAX (most, n);
    }

  return most;
}

char *
dia_fake_mastodon_dup_last_body (DiaFakeMastodon *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return g_strdup (self->last_body);
}

gboolean
dia_fake_mastodon_accepts (DiaFakeMastodon *self,
                           const char      *token)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return g_hash_table_contains (self->tokens, token);
}
