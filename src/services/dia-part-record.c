/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-part-record.h"

#include "dia-json.h"

#include <string.h>

/* Where each string is kept, under which name. */
static const struct
{
  const char *name;
  gsize       offset;
} fields[] = {
  { "text", G_STRUCT_OFFSET (DiaPublishRequest, text) },
  { "warning", G_STRUCT_OFFSET (DiaPublishRequest, warning) },
  { "language", G_STRUCT_OFFSET (DiaPublishRequest, language) },
  { "link", G_STRUCT_OFFSET (DiaPublishRequest, link) },
  { "reply-to", G_STRUCT_OFFSET (DiaPublishRequest, reply_to) },
  { "thread-root", G_STRUCT_OFFSET (DiaPublishRequest, thread_root) },
  { "key", G_STRUCT_OFFSET (DiaPublishRequest, key) },
  { "payload", G_STRUCT_OFFSET (DiaPublishRequest, payload) },
};

static const char **
get_field (const DiaPartRecord *self,
           guint                index)
{
  return (const char **) (gpointer) ((guint8 *) &self->request + fields[index].offset);
}

static void
write_strings (JsonBuilder *builder,
               const char  *name,
               GPtrArray   *strings)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < strings->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (strings, i));
  json_builder_end_array (builder);
}

static gboolean
read_media (DiaPartRecord *self,
            JsonObject    *object)
{
  JsonArray *handles = dia_json_get_array (object, "handles");
  JsonArray *alts = dia_json_get_array (object, "alts");
  guint n_media = dia_json_array_length (handles);

  if (handles == NULL || dia_json_array_length (alts) != n_media)
    return FALSE;

  for (guint i = 0; i < n_media; i++)
    {
      const char *handle = dia_json_array_get_string (handles, i);
      const char *alt = dia_json_array_get_string (alts, i);

      if (handle == NULL || alt == NULL)
        return FALSE;
      dia_part_record_add_media (self, handle, alt);
    }

  return TRUE;
}

DiaPartRecord *
dia_part_record_new (void)
{
  DiaPartRecord *self = g_new0 (DiaPartRecord, 1);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    *get_field (self, i) = g_strdup ("");
  self->request.handles = g_ptr_array_new_with_free_func (g_free);
  self->request.alts = g_ptr_array_new_with_free_func (g_free);
  self->request.created_at = DIA_INSTANT_NONE;

  return self;
}

void
dia_part_record_free (DiaPartRecord *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_free ((char *) *get_field (self, i));
  g_ptr_array_unref (self->request.handles);
  g_ptr_array_unref (self->request.alts);
  g_free (self);
}

void
dia_part_record_set (const char **field,
                     const char  *value)
{
  g_autofree char *old = (char *) *field;

  *field = g_strdup (value != NULL ? value : "");
}

void
dia_part_record_add_media (DiaPartRecord *self,
                           const char    *handle,
                           const char    *alt)
{
  g_ptr_array_add (self->request.handles, g_strdup (handle));
  g_ptr_array_add (self->request.alts, g_strdup (alt));
}

char *
dia_part_record_to_text (const DiaPartRecord *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      json_builder_set_member_name (builder, fields[i].name);
      json_builder_add_string_value (builder, *get_field (self, i));
    }
  json_builder_set_member_name (builder, "visibility");
  json_builder_add_int_value (builder, self->request.visibility);
  json_builder_set_member_name (builder, "created-at");
  json_builder_add_int_value (builder, self->request.created_at);
  write_strings (builder, "handles", self->request.handles);
  write_strings (builder, "alts", self->request.alts);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return dia_json_to_text (root);
}

DiaPartRecord *
dia_part_record_from_text (const char *text)
{
  g_autoptr (JsonNode) root = dia_json_parse (text, strlen (text), NULL);
  g_autoptr (DiaPartRecord) self = dia_part_record_new ();
  JsonObject *object = dia_json_as_object (root);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *value = dia_json_get_string (object, fields[i].name);

      if (value == NULL)
        return NULL;
      dia_part_record_set (get_field (self, i), value);
    }
  if (!read_media (self, object))
    return NULL;
  self->request.visibility = dia_json_get_int (object, "visibility", DIA_VISIBILITY_PUBLIC);
  self->request.created_at = dia_json_get_int (object, "created-at", DIA_INSTANT_NONE);

  return g_steal_pointer (&self);
}
