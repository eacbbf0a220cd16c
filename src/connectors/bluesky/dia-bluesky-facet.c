/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-bluesky-facet.h"

#include "dia-bluesky-api.h"
#include "dia-facets.h"

static JsonObject *
new_feature (const char *type,
             const char *name,
             const char *value)
{
  JsonObject *feature = json_object_new ();

  json_object_set_string_member (feature, "$type", type);
  json_object_set_string_member (feature, name, value);

  return feature;
}

/* *feature (out) is NULL for a mention of nobody. */
static gboolean
make_feature (const DiaSession  *session,
              const DiaFacet    *facet,
              JsonObject       **feature,
              GCancellable      *cancellable,
              GError           **error)
{
  g_autofree char *did = NULL;

  *feature = NULL;
  switch (facet->kind)
    {
    case DIA_FACET_LINK:
      *feature = new_feature ("app.bsky.richtext.facet#link", "uri", facet->value);
      return TRUE;

    case DIA_FACET_TAG:
      *feature = new_feature ("app.bsky.richtext.facet#tag", "tag", facet->value);
      return TRUE;

    case DIA_FACET_MENTION:
      if (!dia_bluesky_resolve (session, facet->value, &did, cancellable, error))
        return FALSE;
      if (did != NULL)
        *feature = new_feature ("app.bsky.richtext.facet#mention", "did", did);
      return TRUE;

    default:
      g_assert_not_reached ();
    }
}

static JsonObject *
new_facet (const DiaFacet *facet,
           JsonObject     *feature)
{
  JsonObject *object = json_object_new ();
  JsonObject *index = json_object_new ();
  JsonArray *features = json_array_new ();

  json_object_set_int_member (index, "byteStart", (gint64) facet->byte_start);
  json_object_set_int_member (index, "byteEnd", (gint64) facet->byte_end);
  json_array_add_object_element (features, feature);
  json_object_set_object_member (object, "index", index);
  json_object_set_array_member (object, "features", features);

  return object;
}

gboolean
dia_bluesky_add_facets (JsonObject        *record,
                        const DiaSession  *session,
                        const char        *text,
                        GCancellable      *cancellable,
                        GError           **error)
{
  g_autoptr (GPtrArray) found = dia_facets_detect (text);
  g_autoptr (JsonArray) facets = json_array_new ();

  for (guint i = 0; i < found->len; i++)
    {
      const DiaFacet *facet = g_ptr_array_index (found, i);
      JsonObject *feature;

      if (!make_feature (session, facet, &feature, cancellable, error))
        return FALSE;
      if (feature != NULL)
        json_array_add_object_element (facets, new_facet (facet, feature));
    }
  if (json_array_get_length (facets) > 0)
    json_object_set_array_member (record, "facets", g_steal_pointer (&facets));

  return TRUE;
}
