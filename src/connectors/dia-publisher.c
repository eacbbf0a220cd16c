/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-publisher.h"

#include <string.h>

#define SHORT_LINK_PLACEHOLDER "[link]"

G_DEFINE_INTERFACE (DiaPublisher, dia_publisher, DIA_TYPE_CONNECTOR)

static const char *const short_link_hosts[] = { "https://t.co/", "https://lnkd.in/", NULL };

static void
dia_publisher_default_init (DiaPublisherInterface *iface)
{
}

DiaRemotePost *
dia_remote_post_new (const char *id,
                     const char *url,
                     DiaInstant  at)
{
  DiaRemotePost *self = g_new0 (DiaRemotePost, 1);

  self->id = g_strdup (id);
  self->url = g_strdup (url != NULL ? url : "");
  self->at = at;

  return self;
}

void
dia_remote_post_free (DiaRemotePost *self)
{
  g_free (self->id);
  g_free (self->url);
  g_free (self);
}

static const char *
skip_short_link (const char *text)
{
  for (guint i = 0; short_link_hosts[i] != NULL; i++)
    if (g_str_has_prefix (text, short_link_hosts[i]))
      return text + strcspn (text, " \t\r\n");

  return NULL;
}

static gboolean
is_blank (gunichar character)
{
  return g_unichar_isspace (character) || character == 0x200b || character == 0xfeff;
}

/* White space of any kind and length becomes one space, none at the ends. */
static char *
collapse_text (const char *text)
{
  GString *result = g_string_sized_new (strlen (text));
  gboolean gap = FALSE;

  while (*text != '\0')
    {
      const char *after_link = skip_short_link (text);
      gunichar character = g_utf8_get_char (text);

      gap = gap || is_blank (character);
      if (gap && !is_blank (character) && result->len > 0)
        g_string_append_c (result, ' ');
      if (after_link != NULL)
        g_string_append (result, SHORT_LINK_PLACEHOLDER);
      else if (!is_blank (character))
        g_string_append_unichar (result, character);
      gap = gap && is_blank (character);
      text = after_link != NULL ? after_link : g_utf8_next_char (text);
    }

  return g_string_free (result, FALSE);
}

DiaMeans
dia_publisher_get_means (DiaPublisher *self,
                         gint64       *window_ms)
{
  return DIA_PUBLISHER_GET_IFACE (self)->get_means (self, window_ms);
}

char *
dia_publisher_make_key (DiaPublisher     *self,
                        const DiaSession *session,
                        guint64           seed,
                        DiaInstant        now)
{
  return DIA_PUBLISHER_GET_IFACE (self)->make_key (self, session, seed, now);
}

char *
dia_publisher_upload (DiaPublisher      *self,
                      const DiaSession  *session,
                      GBytes            *picture,
                      const DiaMedia    *media,
                      GCancellable      *cancellable,
                      GError           **error)
{
  return DIA_PUBLISHER_GET_IFACE (self)->upload (self, session, picture, media, cancellable, error);
}

char *
dia_publisher_prepare (DiaPublisher             *self,
                       const DiaSession         *session,
                       const DiaPublishRequest  *request,
                       GCancellable             *cancellable,
                       GError                  **error)
{
  DiaPublisherInterface *iface = DIA_PUBLISHER_GET_IFACE (self);

  if (iface->prepare == NULL)
    return g_strdup ("");

  return iface->prepare (self, session, request, cancellable, error);
}

DiaRemotePost *
dia_publisher_commit (DiaPublisher             *self,
                      const DiaSession         *session,
                      const DiaPublishRequest  *request,
                      GCancellable             *cancellable,
                      GError                  **error)
{
  /* Once the request is on its way, cancelling leaves the outcome unknown: only
   * here it still means that nothing happened. */
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return DIA_PUBLISHER_GET_IFACE (self)->commit (self, session, request, cancellable, error);
}

gboolean
dia_publisher_find (DiaPublisher             *self,
                    const DiaSession         *session,
                    const DiaPublishRequest  *request,
                    DiaLook                  *look,
                    DiaRemotePost           **found,
                    GCancellable             *cancellable,
                    GError                  **error)
{
  *look = DIA_LOOK_UNSURE;
  *found = NULL;

  return DIA_PUBLISHER_GET_IFACE (self)->find (self, session, request, look, found, cancellable, error);
}

gboolean
dia_publisher_retract (DiaPublisher      *self,
                       const DiaSession  *session,
                       const char        *remote_id,
                       GCancellable      *cancellable,
                       GError           **error)
{
  return DIA_PUBLISHER_GET_IFACE (self)->retract (self, session, remote_id, cancellable, error);
}

char *
dia_publisher_normalize_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);

  return collapse_text (composed);
}
