/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-fake-bluesky.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define XRPC "/xrpc/com.atproto."

/* Who may use the server, and with which tokens. */
typedef struct
{
  char      *did;
  guint      generation;   /* of the tokens that are good */
  DiaInstant made_at;      /* when they were made */
  gboolean   signed_out;
  GPtrArray *records;      /* (element-type Record), oldest first */
} Account;

typedef struct
{
  char     *collection;
  char     *rkey;
  char     *cid;
  JsonNode *value;
} Record;

struct _DiaFakeBluesky
{
  GObject            parent_instance;

  DiaTestServer     *server;
  DiaClock          *clock;
  DiaWitness         witness;        /* (nullable) */
  gpointer           witness_data;
  DiaFakeRefreshFunc refreshed;      /* (nullable) */
  gpointer           refreshed_data;

  GMutex             lock;           /* over all below */
  GHashTable        *accounts;       /* (element-type utf8 Account) */
  gint64             life_ms;
  gint64             grace_ms;
};

G_DEFINE_FINAL_TYPE (DiaFakeBluesky, dia_fake_bluesky, G_TYPE_OBJECT)

static void
free_record (gpointer data)
{
  Record *record = data;

  g_free (record->collection);
  g_free (record->rkey);
  g_free (record->cid);
  json_node_unref (record->value);
  g_free (record);
}

static void
free_account (gpointer data)
{
  Account *account = data;

  g_free (account->did);
  g_ptr_array_unref (account->records);
  g_free (account);
}

static void
answer_error (DiaTestReply *reply,
              guint         status,
              const char   *name)
{
  g_autofree char *text = g_strdup_printf ("{\"error\":\"%s\",\"message\":\"%s\"}", name, name);

  dia_test_reply_set_status (reply, status);
  dia_test_reply_set_text (reply, "application/json", text);
}

static void
answer_json (DiaTestReply *reply,
             JsonBuilder  *builder)
{
  g_autoptr (JsonNode) node = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (node, FALSE);

  dia_test_reply_set_text (reply, "application/json", text);
}

static const char *
get_bearer (const DiaTestRequest *request)
{
  const char *authorization = dia_test_request_get_header (request, "authorization");

  return authorization != NULL && g_str_has_prefix (authorization, "Bearer ") ? authorization + strlen ("Bearer ") : "";
}

/* A token is "KIND-GENERATION-DID" in base64url between two dots, with the claim
 * "exp" where it ends. */
char *
dia_fake_bluesky_make_token (const char *did,
                             const char *kind,
                             guint       generation,
                             DiaInstant  ends)
{
  g_autofree char *end = ends != DIA_INSTANT_NONE ? g_strdup_printf (",\"exp\":%" G_GINT64_FORMAT, ends / DIA_SECOND)
                                                  : g_strdup ("");
  g_autofree char *claims = g_strdup_printf ("{\"kind\":\"%s\",\"generation\":%u,\"sub\":\"%s\"%s}", kind, generation, did, end);
  g_autofree char *packed = g_base64_encode ((const guchar *) claims, strlen (claims));

  g_strdelimit (packed, "+", '-');
  g_strdelimit (packed, "/", '_');
  packed[strcspn (packed, "=")] = '\0';

  return g_strconcat ("e30.", packed, ".x", NULL);
}

static JsonNode *
read_token (const char *token)
{
  g_auto (GStrv) parts = g_strsplit (token, ".", 3);
  g_autofree char *padded = NULL;
  g_autofree guchar *json = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (g_strv_length (parts) != 3)
    return NULL;
  padded = g_strconcat (parts[1], &"==="[(strlen (parts[1]) + 3) % 4], NULL);
  g_strdelimit (padded, "-", '+');
  g_strdelimit (padded, "_", '/');
  json = g_base64_decode (padded, &length);
  text = g_strndup ((const char *) json, length);

  return json_from_string (text, NULL);
}

/* The account of a token of @kind, and its generation. */
static Account *
find_account (DiaFakeBluesky *self,
              const char     *token,
              const char     *kind,
              guint          *generation)
{
  g_autoptr (JsonNode) node = read_token (token);
  JsonObject *claims = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (claims == NULL || !g_str_equal (json_object_get_string_member_with_default (claims, "kind", ""), kind))
    return NULL;
  *generation = (guint) json_object_get_int_member_with_default (claims, "generation", 0);

  return g_hash_table_lookup (self->accounts, json_object_get_string_member_with_default (claims, "sub", ""));
}

/* The account whose access token the request carries; NULL, and the refusal
 * answered, for none. */
static Account *
check_access (DiaFakeBluesky       *self,
              const DiaTestRequest *request,
              DiaTestReply         *reply)
{
  guint generation = 0;
  Account *account = find_account (self, get_bearer (request), "access", &generation);
  DiaInstant now = dia_clock_now (self->clock);

  if (account == NULL || account->signed_out)
    answer_error (reply, 401, "InvalidToken");
  else if (generation != account->generation || (self->life_ms > 0 && now >= account->made_at + self->life_ms))
    answer_error (reply, 400, "ExpiredToken");
  else
    return account;

  return NULL;
}

static Record *
find_record (Account    *account,
             const char *collection,
             const char *rkey)
{
  for (guint i = account->records->len; i > 0; i--)
    {
      Record *record = g_ptr_array_index (account->records, i - 1);

      if (g_strcmp0 (record->rkey, rkey) == 0 && g_strcmp0 (record->collection, collection) == 0)
        return record;
    }

  return NULL;
}

static char *
make_uri (const Account *account,
          const Record  *record)
{
  return g_strdup_printf ("at://%s/%s/%s", account->did, record->collection, record->rkey);
}

static void
tell_witness (DiaFakeBluesky *self,
              const Account  *account,
              const Record   *record)
{
  JsonObject *value = json_node_get_object (record->value);
  JsonObject *reply = json_object_has_member (value, "reply") ? json_object_get_object_member (value, "reply") : NULL;
  JsonObject *parent = reply != NULL ? json_object_get_object_member (reply, "parent") : NULL;
  g_autofree char *uri = make_uri (account, record);
  DiaLedgerLine line = { .network = (char *) "bluesky", .user = account->did, .id = uri, .at = dia_clock_now (self->clock) };

  line.parent = (char *) (parent != NULL ? json_object_get_string_member (parent, "uri") : "");
  line.text = (char *) json_object_get_string_member_with_default (value, "text", "");
  if (self->witness != NULL)
    self->witness (&line, self->witness_data);
}

static char *
make_cid (JsonNode *value)
{
  g_autofree char *text = json_to_string (value, FALSE);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  return g_strconcat ("bafyrei", hash, NULL);
}

static Record *
add_record (DiaFakeBluesky *self,
            Account        *account,
            JsonObject     *body)
{
  Record *record = g_new0 (Record, 1);

  record->collection = g_strdup (json_object_get_string_member_with_default (body, "collection", ""));
  record->rkey = g_strdup (json_object_get_string_member_with_default (body, "rkey", ""));
  if (*record->rkey == '\0')
    {
      g_free (record->rkey);
      record->rkey = g_strdup_printf ("made%09u", account->records->len);
    }
  record->value = json_node_copy (json_object_get_member (body, "record"));
  record->cid = make_cid (record->value);
  g_ptr_array_add (account->records, record);
  tell_witness (self, account, record);

  return record;
}

static void
answer_record (DiaTestReply  *reply,
               const Account *account,
               const Record  *record,
               gboolean       with_value)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *uri = make_uri (account, record);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "uri");
  json_builder_add_string_value (builder, uri);
  json_builder_set_member_name (builder, "cid");
  json_builder_add_string_value (builder, record->cid);
  if (with_value)
    {
      json_builder_set_member_name (builder, "value");
      json_builder_add_value (builder, json_node_copy (record->value));
    }
  json_builder_end_object (builder);
  answer_json (reply, builder);
}

/* The body of a procedure about a record of the account. */
static JsonNode *
read_record_request (DiaFakeBluesky       *self,
                     const DiaTestRequest *request,
                     DiaTestReply         *reply,
                     Account             **account)
{
  g_autofree char *text = dia_test_request_dup_text (request);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  JsonObject *body = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  *account = check_access (self, request, reply);
  if (*account == NULL)
    return NULL;
  if (body == NULL || !g_str_equal (json_object_get_string_member_with_default (body, "repo", ""), (*account)->did))
    {
      answer_error (reply, 400, "InvalidRequest");
      return NULL;
    }

  return g_steal_pointer (&node);
}

/* `swapRecord: null` refuses to write over another record; the same one once
 * more changes nothing and is answered as if it were new. */
static void
on_put_record_cb (const DiaTestRequest *request,
                  DiaTestReply         *reply,
                  gpointer              user_data)
{
  DiaFakeBluesky *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Account *account = NULL;
  g_autoptr (JsonNode) node = read_record_request (self, request, reply, &account);
  JsonObject *body = node != NULL ? json_node_get_object (node) : NULL;
  g_autofree char *cid = NULL;
  Record *record;

  if (body == NULL)
    return;
  if (!json_object_has_member (body, "record") || !json_object_has_member (body, "rkey"))
    {
      answer_error (reply, 400, "InvalidRequest");
      return;
    }

  cid = make_cid (json_object_get_member (body, "record"));
  record = find_record (account, json_object_get_string_member (body, "collection"), json_object_get_string_member (body, "rkey"));
  if (record != NULL && !g_str_equal (record->cid, cid))
    {
      answer_error (reply, 400, "InvalidSwap");
      return;
    }
  if (record == NULL)
    record = add_record (self, account, body);
  answer_record (reply, account, record, FALSE);
}

static void
on_create_record_cb (const DiaTestRequest *request,
                     DiaTestReply         *reply,
                     gpointer              user_data)
{
  DiaFakeBluesky *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Account *account = NULL;
  g_autoptr (JsonNode) node = read_record_request (self, request, reply, &account);
  JsonObject *body = node != NULL ? json_node_get_object (node) : NULL;

  if (body == NULL)
    return;
  if (!json_object_has_member (body, "record") ||
      find_record (account, json_object_get_string_member_with_default (body, "collection", ""),
                   json_object_get_string_member_with_default (body, "rkey", "")) != NULL)
    {
      answer_error (reply, 400, "InvalidRequest");
      return;
    }

  answer_record (reply, account, add_record (self, account, body), FALSE);
}

static void
on_delete_record_cb (const DiaTestRequest *request,
                     DiaTestReply         *reply,
                     gpointer              user_data)
{
  DiaFakeBluesky *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Account *account = NULL;
  g_autoptr (JsonNode) node = read_record_request (self, request, reply, &account);
  JsonObject *body = node != NULL ? json_node_get_object (node) : NULL;

  if (body == NULL)
    return;
  g_ptr_array_remove (account->records, find_record (account, json_object_get_string_member (body, "collection"),
                                                     json_object_get_string_member (body, "rkey")));
  dia_test_reply_set_text (reply, "application/json", "{}");
}

/* Records are public: no token is asked for. */
static void
on_get_record_cb (const DiaTestRequest *request,
                  DiaTestReply         *reply,
                  gpointer              user_data)
{
  DiaFakeBluesky *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *repo = dia_test_request_dup_field (request, "repo");
  g_autofree char *collection = dia_test_request_dup_field (request, "collection");
  g_autofree char *rkey = dia_test_request_dup_field (request, "rkey");
  Account *account = repo != NULL ? g_hash_table_lookup (self->accounts, repo) : NULL;
  Record *record = account != NULL ? find_record (account, collection, rkey) : NULL;

  if (record != NULL)
    answer_record (reply, account, record, TRUE);
  else
    answer_error (reply, 400, "RecordNotFound");
}

static void
add_listed (JsonBuilder   *builder,
            const Account *account,
            const Record  *record)
{
  g_autofree char *uri = make_uri (account, record);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "uri");
  json_builder_add_string_value (builder, uri);
  json_builder_set_member_name (builder, "cid");
  json_builder_add_string_value (builder, record->cid);
  json_builder_set_member_name (builder, "value");
  json_builder_add_value (builder, json_node_copy (record->value));
  json_builder_end_object (builder);
}

/* Newest first, at most limit, older than the cursor, which is a record's key. */
static void
on_list_records_cb (const DiaTestRequest *request,
                    DiaTestReply         *reply,
                    gpointer              user_data)
{
  DiaFakeBluesky *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *repo = dia_test_request_dup_field (request, "repo");
  g_autofree char *limit = dia_test_request_dup_field (request, "limit");
  g_autofree char *cursor = dia_test_request_dup_field (request, "cursor");
  Account *account = repo != NULL ? g_hash_table_lookup (self->accounts, repo) : NULL;
  guint left = limit != NULL ? (guint) g_ascii_strtoull (limit, NULL, 10) : 50;
  gboolean started = cursor == NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "records");
  json_builder_begin_array (builder);
  for (guint i = account != NULL ? account->records->len : 0; i > 0 && left > 0; i--)
    {
      const Record *record = g_ptr_array_index (account->records, i - 1);

      if (started)
        add_listed (builder, account, record);
      left -= started;
      started = started || g_str_equal (record->rkey, cursor);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  answer_json (reply, builder);
}

static void
on_upload_blob_cb (const DiaTestRequest *request,
                   DiaTestReply         *reply,
                   gpointer              user_data)
{
  DiaFakeBluesky *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, request->body);
  g_autofree char *text = g_strdup_printf ("{\"blob\":{\"$type\":\"blob\",\"ref\":{\"$link\":\"bafkrei%s\"},"
                                           "\"mimeType\":\"%s\",\"size\":%" G_GSIZE_FORMAT "}}", hash,
                                           dia_test_request_get_header (request, "content-type"),
                                           g_bytes_get_size (request->body));

  if (check_access (self, request, reply) != NULL)
    dia_test_reply_set_text (reply, "application/json", text);
}

static void
answer_session (DiaFakeBluesky *self,
                DiaTestReply   *reply,
                const Account  *account)
{
  DiaInstant ends = self->life_ms > 0 ? account->made_at + self->life_ms : DIA_INSTANT_NONE;
  g_autofree char *access = dia_fake_bluesky_make_token (account->did, "access", account->generation, ends);
  g_autofree char *refresh = dia_fake_bluesky_make_token (account->did, "refresh", account->generation, DIA_INSTANT_NONE);
  g_autofree char *text = g_strdup_printf ("{\"accessJwt\":\"%s\",\"refreshJwt\":\"%s\",\"did\":\"%s\",\"handle\":\"handle.invalid\"}",
                                           access, refresh, account->did);

  dia_test_reply_set_text (reply, "application/json", text);
}

static DiaFakeRefresh
use_up (DiaFakeBluesky *self,
        Account        *account,
        guint           generation)
{
  DiaInstant now = dia_clock_now (self->clock);

  if (generation == account->generation)
    {
      account->generation++;
      account->made_at = now;
      return DIA_FAKE_REFRESH_FIRST;
    }
  if (generation + 1 == account->generation && now - account->made_at < self->grace_ms)
    return DIA_FAKE_REFRESH_GRACE;

  account->signed_out = TRUE;
  return DIA_FAKE_REFRESH_REUSE;
}

static void
on_refresh_cb (const DiaTestRequest *request,
               DiaTestReply         *reply,
               gpointer              user_data)
{
  DiaFakeBluesky *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  guint generation = 0;
  Account *account = find_account (self, get_bearer (request), "refresh", &generation);
  DiaFakeRefresh what;

  if (account == NULL || account->signed_out)
    {
      answer_error (reply, 400, "ExpiredToken");
      return;
    }

  what = use_up (self, account, generation);
  if (self->refreshed != NULL)
    self->refreshed (what, self->refreshed_data);
  if (what == DIA_FAKE_REFRESH_REUSE)
    answer_error (reply, 400, "ExpiredToken");
  else
    answer_session (self, reply, account);
}

static void
dia_fake_bluesky_finalize (GObject *object)
{
  DiaFakeBluesky *self = DIA_FAKE_BLUESKY (object);

  g_clear_object (&self->server);
  g_clear_object (&self->clock);
  g_hash_table_unref (self->accounts);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (dia_fake_bluesky_parent_class)->finalize (object);
}

static void
dia_fake_bluesky_class_init (DiaFakeBlueskyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_fake_bluesky_finalize;
}

static void
dia_fake_bluesky_init (DiaFakeBluesky *self)
{
  g_mutex_init (&self->lock);
  self->accounts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_account);
}

DiaFakeBluesky *
dia_fake_bluesky_new_on (DiaTestServer *server,
                         DiaClock      *clock)
{
  static const struct
  {
    const char    *method;
    const char    *path;
    DiaTestHandler handler;
  } rules[] = {
    { "POST", XRPC "repo.putRecord",         on_put_record_cb },
    { "POST", XRPC "repo.createRecord",      on_create_record_cb },
    { "POST", XRPC "repo.deleteRecord",      on_delete_record_cb },
    { "GET",  XRPC "repo.getRecord",         on_get_record_cb },
    { "GET",  XRPC "repo.listRecords",       on_list_records_cb },
    { "POST", XRPC "repo.uploadBlob",        on_upload_blob_cb },
    { "POST", XRPC "server.refreshSession",  on_refresh_cb },
  };
  DiaFakeBluesky *self = g_object_new (DIA_TYPE_FAKE_BLUESKY, NULL);

  self->server = g_object_ref (server);
  self->clock = g_object_ref (clock);
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    dia_test_server_handle (server, rules[i].method, rules[i].path, rules[i].handler, self);

  return self;
}

void
dia_fake_bluesky_set_witness (DiaFakeBluesky *self,
                              DiaWitness      witness,
                              gpointer        user_data)
{
  self->witness = witness;
  self->witness_data = user_data;
}

void
dia_fake_bluesky_set_tokens (DiaFakeBluesky     *self,
                             gint64              life_ms,
                             gint64              grace_ms,
                             DiaFakeRefreshFunc  func,
                             gpointer            user_data)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->life_ms = life_ms;
  self->grace_ms = grace_ms;
  self->refreshed = func;
  self->refreshed_data = user_data;
}

void
dia_fake_bluesky_add_account (DiaFakeBluesky *self,
                              const char     *did)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Account *account = g_new0 (Account, 1);

  account->did = g_strdup (did);
  account->made_at = dia_clock_now (self->clock);
  account->records = g_ptr_array_new_with_free_func (free_record);
  g_hash_table_replace (self->accounts, account->did, account);
}
