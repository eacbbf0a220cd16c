/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-foreign-text.h"
#include "dia-json.h"
#include "dia-mastodon-api.h"
#include "dia-mastodon-private.h"

#include <string.h>

/* What a server may announce before we call it a mistake and keep ours. */
#define MAX_BELIEVABLE 100000000
#define MAX_USER_NAME  253

static void
read_number (JsonObject *object,
             const char *name,
             guint      *target)
{
  gint64 value = dia_json_get_int (object, name, -1);

  if (value > 0 && value <= MAX_BELIEVABLE)
    *target = (guint) value;
}

static void
read_big_number (JsonObject *object,
                 const char *name,
                 gint64     *target)
{
  gint64 value = dia_json_get_int (object, name, -1);

  if (value > 0)
    *target = value;
}

/* Both versions of the entity Instance; every key may be missing. */
static void
read_instance (JsonObject *instance,
               DiaLimits  *limits)
{
  JsonObject *statuses = dia_json_find_object (instance, "configuration", "statuses", NULL);
  JsonObject *media = dia_json_find_object (instance, "configuration", "media_attachments", NULL);
  const char *version = dia_json_get_string (instance, "version");

  /* Pleroma and Akkoma say it at the root. */
  read_number (instance, "max_toot_chars", &limits->max_length);
  read_number (instance, "max_media_attachments", &limits->max_media);
  read_number (instance, "description_limit", &limits->max_alt_length);

  read_number (statuses, "max_characters", &limits->max_length);
  read_number (statuses, "max_media_attachments", &limits->max_media);
  read_number (statuses, "characters_reserved_per_url", &limits->url_weight);
  read_number (media, "description_limit", &limits->max_alt_length);
  read_big_number (media, "image_size_limit", &limits->max_image_bytes);
  read_big_number (media, "image_matrix_limit", &limits->max_image_pixels);
  if (version != NULL && strstr (version, "Pixelfed") != NULL)
    limits->media_required = TRUE;
}

static gboolean
dia_mastodon_read_limits (DiaInspector      *inspector,
                          const DiaSession  *session,
                          DiaLimits         *limits,
                          GCancellable      *cancellable,
                          GError           **error)
{
  g_autoptr (GError) first_error = NULL;
  g_autoptr (JsonNode) node = dia_mastodon_get (session, "/api/v2/instance", cancellable, &first_error);

  if (node == NULL && g_error_matches (first_error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_REFUSED))
    node = dia_mastodon_get (session, "/api/v1/instance", cancellable, error);
  else if (node == NULL)
    g_propagate_error (error, g_steal_pointer (&first_error));
  if (node == NULL)
    return FALSE;

  if (dia_json_as_object (node) == NULL)
    {
      dia_api_set_nonsense (session, error);
      return FALSE;
    }
  read_instance (dia_json_as_object (node), limits);

  return TRUE;
}

/* Account::USERNAME_RE of Mastodon, and the letters that other servers allow. */
static gboolean
is_user_name (const char *name)
{
  return name != NULL && strlen (name) <= MAX_USER_NAME && g_regex_match_simple ("^[\\w.-]+$", name, G_REGEX_DOLLAR_ENDONLY, 0);
}

static gboolean
dia_mastodon_check (DiaInspector      *inspector,
                    const DiaSession  *session,
                    char             **remote_id,
                    char             **handle,
                    char             **name,
                    GCancellable      *cancellable,
                    GError           **error)
{
  g_autoptr (JsonNode) node = dia_mastodon_get (session, "/api/v1/accounts/verify_credentials", cancellable, error);
  JsonObject *account = dia_json_as_object (node);
  const char *id = dia_json_get_string (account, "id");
  const char *user = dia_json_get_string (account, "username");
  const char *shown = dia_json_get_string (account, "display_name");

  if (node == NULL)
    return FALSE;
  if (id == NULL || *id == '\0' || !is_user_name (user))
    {
      dia_api_set_nonsense (session, error);
      return FALSE;
    }

  *remote_id = g_strdup (id);
  *handle = g_strdup (user);
  *name = dia_foreign_text_tidy (shown, DIA_INSPECTOR_MAX_NAME);
  if (**name == '\0')
    {
      g_free (*name);
      *name = g_strdup (user);
    }

  return TRUE;
}

void
dia_mastodon_inspector_init (DiaInspectorInterface *iface)
{
  iface->read_limits = dia_mastodon_read_limits;
  iface->check = dia_mastodon_check;
}
