/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-fake-plain.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define PAGE 100

/* Something that was sent, public or (a container) not yet. */
typedef struct
{
  DiaPlainKind kind;
  char        *user;
  char        *id;
  char        *parent;
  char        *text;
  DiaInstant   at;
} Post;

struct _DiaFakePlain
{
  GObject        parent_instance;

  DiaTestServer *server;
  DiaClock      *clock;
  DiaWitness     witness;       /* (nullable) */
  gpointer       witness_data;

  GMutex         lock;          /* over all below */
  GPtrArray     *posts;         /* (element-type Post), oldest first */
  GHashTable    *containers;    /* (element-type utf8 Post): not published yet */
  guint          n_made;
};

G_DEFINE_FINAL_TYPE (DiaFakePlain, dia_fake_plain, G_TYPE_OBJECT)

const char *
dia_plain_kind_to_string (DiaPlainKind kind)
{
  static const char *const names[] = { "two-phase", "rejecting", "dumb" };

  return names[kind];
}

static void
free_post (gpointer data)
{
  Post *post = data;

  g_free (post->user);
  g_free (post->id);
  g_free (post->parent);
  g_free (post->text);
  g_free (post);
}

static void
answer_error (DiaTestReply *reply,
              guint         status,
              const char   *words)
{
  g_autofree char *text = g_strdup_printf ("{\"error\":\"%s\"}", words);

  dia_test_reply_set_status (reply, status);
  dia_test_reply_set_text (reply, "application/json", text);
}

static void
answer_id (DiaTestReply *reply,
           const char   *id)
{
  g_autofree char *text = g_strdup_printf ("{\"id\":\"%s\"}", id);

  dia_test_reply_set_text (reply, "application/json", text);
}

static DiaPlainKind
get_kind (const DiaTestRequest *request)
{
  for (DiaPlainKind kind = 0; kind < DIA_PLAIN_N_KINDS; kind++)
    if (g_str_has_prefix (request->path + 1, dia_plain_kind_to_string (kind)))
      return kind;

  g_assert_not_reached ();
}

/* What the body describes, with an id of its own; NULL for nonsense. */
static Post *
read_post (DiaFakePlain         *self,
           const DiaTestRequest *request)
{
  g_autofree char *bytes = dia_test_request_dup_text (request);
  g_autoptr (JsonNode) node = json_from_string (bytes, NULL);
  JsonObject *body = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  Post *post;

  if (body == NULL || !json_object_has_member (body, "user") || !json_object_has_member (body, "text"))
    return NULL;

  post = g_new0 (Post, 1);
  post->kind = get_kind (request);
  post->user = g_strdup (json_object_get_string_member (body, "user"));
  post->parent = g_strdup (json_object_get_string_member_with_default (body, "parent", ""));
  post->text = g_strdup (json_object_get_string_member (body, "text"));
  post->id = g_strdup_printf ("%s-%u", dia_plain_kind_to_string (post->kind), ++self->n_made);

  return post;
}

static void
publish (DiaFakePlain *self,
         Post         *post)
{
  DiaLedgerLine line = { (char *) dia_plain_kind_to_string (post->kind), post->user, post->id,
                         dia_clock_now (self->clock), post->parent, post->text };

  post->at = line.at;
  g_ptr_array_add (self->posts, post);
  if (self->witness != NULL)
    self->witness (&line, self->witness_data);
}

static gboolean
was_said_today (DiaFakePlain *self,
                const Post   *post)
{
  for (guint i = self->posts->len; i > 0; i--)
    {
      const Post *other = g_ptr_array_index (self->posts, i - 1);

      if (dia_clock_now (self->clock) - other->at > DIA_DAY)
        return FALSE;
      if (other->kind == post->kind && g_str_equal (other->user, post->user) && g_str_equal (other->text, post->text))
        return TRUE;
    }

  return FALSE;
}

static void
on_post_cb (const DiaTestRequest *request,
            DiaTestReply         *reply,
            gpointer              user_data)
{
  DiaFakePlain *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Post *post = read_post (self, request);

  if (post == NULL)
    {
      answer_error (reply, 422, "What is it that you want to say?");
      return;
    }
  if (post->kind == DIA_PLAIN_REJECTING && was_said_today (self, post))
    {
      answer_error (reply, 403, "You have said that already.");
      free_post (post);
      return;
    }

  publish (self, post);
  answer_id (reply, post->id);
}

static void
on_container_cb (const DiaTestRequest *request,
                 DiaTestReply         *reply,
                 gpointer              user_data)
{
  DiaFakePlain *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Post *post = read_post (self, request);

  if (post == NULL)
    {
      answer_error (reply, 422, "What is it that you want to say?");
      return;
    }

  g_hash_table_replace (self->containers, g_strdup (post->id), post);
  answer_id (reply, post->id);
}

static void
on_publish_cb (const DiaTestRequest *request,
               DiaTestReply         *reply,
               gpointer              user_data)
{
  DiaFakePlain *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *container = dia_test_request_dup_field (request, "container");
  g_autofree char *key = NULL;
  Post *post = NULL;

  if (container == NULL || !g_hash_table_steal_extended (self->containers, container, (gpointer *) &key, (gpointer *) &post))
    {
      answer_error (reply, 400, "There is no such container, or it was published.");
      return;
    }

  /* The post has another id than the container, as on the networks that work so. */
  g_free (post->id);
  post->id = g_strdup_printf ("two-phase-%u", ++self->n_made);
  publish (self, post);
  answer_id (reply, post->id);
}

static void
on_media_cb (const DiaTestRequest *request,
             DiaTestReply         *reply,
             gpointer              user_data)
{
  DiaFakePlain *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *id = g_strdup_printf ("media-%u", ++self->n_made);

  answer_id (reply, id);
}

static void
add_post (JsonBuilder *builder,
          const Post  *post)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_string_value (builder, post->id);
  json_builder_set_member_name (builder, "parent");
  json_builder_add_string_value (builder, post->parent);
  json_builder_set_member_name (builder, "text");
  json_builder_add_string_value (builder, post->text);
  json_builder_set_member_name (builder, "at");
  json_builder_add_int_value (builder, post->at);
  json_builder_end_object (builder);
}

static void
on_list_cb (const DiaTestRequest *request,
            DiaTestReply         *reply,
            gpointer              user_data)
{
  DiaFakePlain *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *user = dia_test_request_dup_field (request, "user");
  DiaPlainKind kind = get_kind (request);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;
  guint n_listed = 0;

  json_builder_begin_array (builder);
  for (guint i = self->posts->len; i > 0 && n_listed < PAGE; i--)
    {
      const Post *post = g_ptr_array_index (self->posts, i - 1);

      if (post->kind != kind || g_strcmp0 (post->user, user) != 0)
        continue;
      add_post (builder, post);
      n_listed++;
    }
  json_builder_end_array (builder);
  node = json_builder_get_root (builder);
  text = json_to_string (node, FALSE);
  dia_test_reply_set_text (reply, "application/json", text);
}

static void
dia_fake_plain_finalize (GObject *object)
{
  DiaFakePlain *self = DIA_FAKE_PLAIN (object);

  g_clear_object (&self->server);
  g_clear_object (&self->clock);
  g_ptr_array_unref (self->posts);
  g_hash_table_unref (self->containers);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (dia_fake_plain_parent_class)->finalize (object);
}

static void
dia_fake_plain_class_init (DiaFakePlainClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_fake_plain_finalize;
}

static void
dia_fake_plain_init (DiaFakePlain *self)
{
  g_mutex_init (&self->lock);
  self->posts = g_ptr_array_new_with_free_func (free_post);
  self->containers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_post);
}

static void
add_rule (DiaFakePlain   *self,
          const char     *method,
          DiaPlainKind    kind,
          const char     *path,
          DiaTestHandler  handler)
{
  g_autofree char *whole = g_strconcat ("/", dia_plain_kind_to_string (kind), path, NULL);

  dia_test_server_handle (self->server, method, whole, handler, self);
}

DiaFakePlain *
dia_fake_plain_new_on (DiaTestServer *server,
                       DiaClock      *clock)
{
  DiaFakePlain *self = g_object_new (DIA_TYPE_FAKE_PLAIN, NULL);

  self->server = g_object_ref (server);
  self->clock = g_object_ref (clock);
  for (DiaPlainKind kind = 0; kind < DIA_PLAIN_N_KINDS; kind++)
    {
      add_rule (self, "GET", kind, "/posts", on_list_cb);
      add_rule (self, "POST", kind, "/media", on_media_cb);
      add_rule (self, "POST", kind, kind == DIA_PLAIN_TWO_PHASE ? "/containers" : "/posts",
                kind == DIA_PLAIN_TWO_PHASE ? on_container_cb : on_post_cb);
    }
  add_rule (self, "POST", DIA_PLAIN_TWO_PHASE, "/publish", on_publish_cb);

  return self;
}

void
dia_fake_plain_set_witness (DiaFakePlain *self,
                            DiaWitness    witness,
                            gpointer      user_data)
{
  self->witness = witness;
  self->witness_data = user_data;
}
