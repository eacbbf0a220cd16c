/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-server-url.h"

#include "dia-address-policy.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* RFC 1035, section 2.3.4. */
#define MAX_HOST_LENGTH  253
#define MAX_LABEL_LENGTH 63

struct _DiaServerUrl
{
  gatomicrefcount ref_count;
  char           *origin;
  char           *host;
  gboolean        loopback;
};

G_DEFINE_QUARK (dia-server-url-error-quark, dia_server_url_error)
G_DEFINE_BOXED_TYPE (DiaServerUrl, dia_server_url, dia_server_url_ref, dia_server_url_unref)

static gboolean
refuse_malformed (GError     **error,
                  const char  *typed)
{
  g_autofree char *shown = g_utf8_make_valid (typed, (gssize) MIN (strlen (typed), MAX_HOST_LENGTH));

  /* What stands before an @ may be a password: it is not repeated. */
  if (strchr (shown, '@') != NULL)
    g_set_error_literal (error, DIA_SERVER_URL_ERROR, DIA_SERVER_URL_ERROR_MALFORMED,
                         _("Type only the name of the server, like “mastodon.social”, without an account."));
  else
    g_set_error (error, DIA_SERVER_URL_ERROR, DIA_SERVER_URL_ERROR_MALFORMED,
                 _("“%s” is not the name of a server. Type it like “mastodon.social”."), shown);
  return FALSE;
}

static gboolean
refuse_private (GError     **error,
                const char  *host)
{
  g_set_error (error, DIA_SERVER_URL_ERROR, DIA_SERVER_URL_ERROR_PRIVATE_ADDRESS,
               _("“%s” is an address of this computer or of a private network. A server on this computer "
                 "is typed in full, like “http://localhost:3000”."), host);
  return FALSE;
}

static gboolean
is_host_label (const char *label)
{
  gsize length = strlen (label);

  if (length == 0 || length > MAX_LABEL_LENGTH || label[0] == '-' || label[length - 1] == '-')
    return FALSE;
  return strspn (label, "abcdefghijklmnopqrstuvwxyz0123456789-_") == length;
}

/* A full name: two labels at least, for a single one means whatever the network
 * this computer stands in says it means. */
static gboolean
is_host_name (const char *host)
{
  g_auto (GStrv) labels = g_strsplit (host, ".", -1);

  if (strlen (host) > MAX_HOST_LENGTH || g_strv_length (labels) < 2)
    return FALSE;
  for (int i = 0; labels[i] != NULL; i++)
    if (!is_host_label (labels[i]))
      return FALSE;
  return TRUE;
}

static char *
normalize_host (const char *host)
{
  g_autofree char *ascii = NULL;
  gsize length;

  if (host == NULL)
    return NULL;
  ascii = g_hostname_to_ascii (host);
  if (ascii == NULL)
    return NULL;
  length = strlen (ascii);
  if (length > 1 && ascii[length - 1] == '.')
    ascii[length - 1] = '\0';
  return g_ascii_strdown (ascii, -1);
}

static gboolean
check_public_host (const char  *host,
                   const char  *typed,
                   GError     **error)
{
  g_autoptr (GInetAddress) address = NULL;

  if (dia_address_policy_is_loopback_name (host) || g_str_has_suffix (host, ".localhost"))
    return refuse_private (error, host);
  if (dia_address_policy_read_literal (host, &address))
    {
      if (address == NULL)
        return refuse_malformed (error, typed);
      return dia_address_policy_is_public (address) || refuse_private (error, host);
    }
  return is_host_name (host) || refuse_malformed (error, typed);
}

static gboolean
check_parts (GUri        *uri,
             const char  *typed,
             GError     **error)
{
  const char *path = g_uri_get_path (uri);

  if (g_uri_get_userinfo (uri) != NULL || g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL ||
      g_uri_get_port (uri) == 0 || (*path != '\0' && !g_str_equal (path, "/")))
    return refuse_malformed (error, typed);
  return TRUE;
}

static gboolean
check_scheme (const char  *scheme,
              const char  *host,
              const char  *typed,
              GError     **error)
{
  if (g_str_equal (scheme, "https"))
    return check_public_host (host, typed, error);
  if (!g_str_equal (scheme, "http"))
    return refuse_malformed (error, typed);
  if (dia_address_policy_is_loopback_name (host))
    return TRUE;
  g_set_error (error, DIA_SERVER_URL_ERROR, DIA_SERVER_URL_ERROR_NOT_ENCRYPTED,
               _("The connection to “%s” would not be encrypted. Type “https://” instead of “http://”."), host);
  return FALSE;
}

static DiaServerUrl *
create (GUri       *uri,
        const char *host)
{
  DiaServerUrl *self = g_new0 (DiaServerUrl, 1);
  const char *scheme = g_uri_get_scheme (uri);
  int port = g_uri_get_port (uri);
  gboolean is_default_port = port == -1 || port == (g_str_equal (scheme, "https") ? 443 : 80);

  g_atomic_ref_count_init (&self->ref_count);
  self->host = g_strdup (host);
  self->loopback = g_str_equal (scheme, "http");
  self->origin = g_uri_join (G_URI_FLAGS_NONE, scheme, NULL, host, is_default_port ? -1 : port, "", NULL, NULL);
  return self;
}

static char *
complete_typed (const char *typed)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));

  if (*text == '\0' || strstr (text, "://") != NULL)
    return g_steal_pointer (&text);
  return g_strconcat ("https://", text, NULL);
}

DiaServerUrl *
dia_server_url_parse (const char  *typed,
                      GError     **error)
{
  g_autofree char *text = NULL;
  g_autofree char *host = NULL;
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  text = complete_typed (typed);
  if (*text == '\0')
    {
      g_set_error_literal (error, DIA_SERVER_URL_ERROR, DIA_SERVER_URL_ERROR_EMPTY,
                           _("Type the name of the server, like “mastodon.social”."));
      return NULL;
    }
  if (g_utf8_validate (text, -1, NULL))
    uri = g_uri_parse (text, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_SCHEME_NORMALIZE, NULL);
  host = uri != NULL ? normalize_host (g_uri_get_host (uri)) : NULL;
  if (host == NULL || *host == '\0')
    {
      refuse_malformed (error, typed);
      return NULL;
    }
  if (!check_parts (uri, typed, error) || !check_scheme (g_uri_get_scheme (uri), host, typed, error))
    return NULL;
  return create (uri, host);
}

DiaServerUrl *
dia_server_url_ref (DiaServerUrl *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dia_server_url_unref (DiaServerUrl *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->origin);
  g_free (self->host);
  g_free (self);
}

const char *
dia_server_url_get_origin (const DiaServerUrl *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->origin;
}

const char *
dia_server_url_get_host (const DiaServerUrl *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->host;
}

gboolean
dia_server_url_is_loopback (const DiaServerUrl *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->loopback;
}

char *
dia_server_url_join (const DiaServerUrl *self,
                     const char         *path)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (path != NULL && path[0] == '/', NULL);

  return g_strconcat (self->origin, path, NULL);
}

gboolean
dia_server_url_is_origin_of (const DiaServerUrl *self,
                             const char         *url)
{
  g_autoptr (GUri) uri = NULL;
  g_autofree char *host = NULL;
  g_autoptr (DiaServerUrl) other = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (url != NULL, FALSE);

  uri = g_uri_parse (url, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE, NULL);
  host = uri != NULL && g_uri_get_userinfo (uri) == NULL ? normalize_host (g_uri_get_host (uri)) : NULL;
  if (host == NULL)
    return FALSE;
  other = create (uri, host);
  return g_str_equal (self->origin, other->origin);
}
