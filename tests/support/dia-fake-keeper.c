/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-fake-keeper.h"

typedef struct
{
  char       *id;
  char       *user;
  JsonObject *body;
  DiaInstant  at;
} Kept;

struct _DiaFakeKeeper
{
  GPtrArray *kept;     /* (element-type Kept), oldest first */
  guint      next_id;
};

static void
free_kept (Kept *kept)
{
  g_free (kept->id);
  g_free (kept->user);
  json_object_unref (kept->body);
  g_free (kept);
}

static Kept *
find (DiaFakeKeeper *self,
      const char    *user,
      const char    *id)
{
  for (guint i = 0; i < self->kept->len; i++)
    {
      Kept *kept = g_ptr_array_index (self->kept, i);

      if (g_str_equal (kept->user, user) && g_str_equal (kept->id, id))
        return kept;
    }

  return NULL;
}

static JsonArray *
build_media (Kept *kept)
{
  JsonArray *media = json_array_new ();
  JsonArray *ids = json_object_has_member (kept->body, "media_ids") ? json_object_get_array_member (kept->body, "media_ids") : NULL;

  for (guint i = 0; ids != NULL && i < json_array_get_length (ids); i++)
    {
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", json_array_get_string_element (ids, i));
      json_array_add_object_element (media, object);
    }

  return media;
}

static JsonNode *
to_json (Kept *kept)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonObject *params = json_object_new ();
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (kept->at / DIA_SECOND);
  g_autofree char *at = g_date_time_format (date, "%Y-%m-%dT%H:%M:%S.000Z");

  json_node_take_object (node, object);
  json_object_set_string_member (object, "id", kept->id);
  json_object_set_string_member (object, "scheduled_at", at);
  json_object_set_string_member (params, "text", json_object_get_string_member (kept->body, "status"));
  json_object_set_object_member (object, "params", params);
  json_object_set_array_member (object, "media_attachments", build_media (kept));

  return node;
}

DiaFakeKeeper *
dia_fake_keeper_new (void)
{
  DiaFakeKeeper *self = g_new0 (DiaFakeKeeper, 1);

  self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) free_kept);
  self->next_id = 3221;

  return self;
}

void
dia_fake_keeper_free (DiaFakeKeeper *self)
{
  g_ptr_array_unref (self->kept);
  g_free (self);
}

const char *
dia_fake_keeper_add (DiaFakeKeeper *self,
                     const char    *user,
                     JsonObject    *body,
                     DiaInstant     at)
{
  Kept *kept = g_new0 (Kept, 1);

  kept->id = g_strdup_printf ("%u", self->next_id++);
  kept->user = g_strdup (user);
  kept->body = json_object_ref (body);
  kept->at = at;
  g_ptr_array_add (self->kept, kept);

  return kept->id;
}

JsonNode *
dia_fake_keeper_to_json (DiaFakeKeeper *self,
                         const char    *user,
                         const char    *id)
{
  Kept *kept = find (self, user, id);

  return kept != NULL ? to_json (kept) : NULL;
}

JsonNode *
dia_fake_keeper_list (DiaFakeKeeper *self,
                      const char    *user,
                      const char    *before,
                      guint          limit)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  gboolean started = before == NULL;

  json_node_take_array (node, json_array_new ());
  for (guint i = self->kept->len; i > 0 && limit > 0; i--)
    {
      Kept *kept = g_ptr_array_index (self->kept, i - 1);

      if (started && g_str_equal (kept->user, user))
        {
          json_array_add_element (json_node_get_array (node), to_json (kept));
          limit--;
        }
      started = started || g_strcmp0 (kept->id, before) == 0;
    }

  return node;
}

gboolean
dia_fake_keeper_move (DiaFakeKeeper *self,
                      const char    *user,
                      const char    *id,
                      DiaInstant     at)
{
  Kept *kept = find (self, user, id);

  if (kept != NULL)
    kept->at = at;

  return kept != NULL;
}

gboolean
dia_fake_keeper_remove (DiaFakeKeeper *self,
                        const char    *user,
                        const char    *id)
{
  Kept *kept = find (self, user, id);

  return kept != NULL && g_ptr_array_remove (self->kept, kept);
}

guint
dia_fake_keeper_count (DiaFakeKeeper *self,
                       const char    *text)
{
  guint n = 0;

  for (guint i = 0; i < self->kept->len; i++)
    {
      Kept *kept = g_ptr_array_index (self->kept, i);

      n += text == NULL || g_str_equal (json_object_get_string_member (kept->body, "status"), text);
    }

  return n;
}

gboolean
dia_fake_keeper_take_due (DiaFakeKeeper  *self,
                          DiaInstant      now,
                          char          **user,
                          JsonObject    **body,
                          DiaInstant     *at)
{
  for (guint i = 0; i < self->kept->len; i++)
    {
      Kept *kept = g_ptr_array_index (self->kept, i);

      if (kept->at > now)
        continue;
      *user = g_strdup (kept->user);
      *body = json_object_ref (kept->body);
      *at = kept->at;
      g_ptr_array_remove_index (self->kept, i);
      return TRUE;
    }

  return FALSE;
}
