/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-assisted-connector.h"

#include <string.h>

#include "dia-assistant.h"

struct _DiaAssistedConnector
{
  DiaConnector parent_instance;

  DiaNetwork  *network;  /* (owned) */
};

/* What the address of a post looks like: a host, itself or one of its
 * sub-domains, and a regular expression over the path (and the query, where the
 * network puts the id there). */
typedef struct
{
  const char *network;
  const char *host;
  const char *path;
} AddressForm;

static const AddressForm address_forms[] = {
  { DIA_NETWORK_X,         "x.com",         "^/([A-Za-z0-9_]{1,15}|i(/web)?)/status/[0-9]+" },
  { DIA_NETWORK_X,         "twitter.com",   "^/([A-Za-z0-9_]{1,15}|i(/web)?)/status/[0-9]+" },
  { DIA_NETWORK_LINKEDIN,  "linkedin.com",  "^/feed/update/urn:li:(activity|share|ugcPost):[0-9]+" },
  { DIA_NETWORK_LINKEDIN,  "linkedin.com",  "^/(posts|pulse|video/live)/[^/?]+" },
  { DIA_NETWORK_LINKEDIN,  "lnkd.in",       "^/(p/)?[A-Za-z0-9_-]+" },
  { DIA_NETWORK_FACEBOOK,  "facebook.com",  "^/[^/?]+/(posts|videos|photos|reels)/[^/?]+" },
  { DIA_NETWORK_FACEBOOK,  "facebook.com",  "^/(share|reel)/[^?]+" },
  { DIA_NETWORK_FACEBOOK,  "facebook.com",  "^/(permalink|story)\\.php\\?(.*&)?story_fbid=" },
  { DIA_NETWORK_FACEBOOK,  "facebook.com",  "^/photo(\\.php|/)?\\?(.*&)?fbid=[0-9]+" },
  { DIA_NETWORK_FACEBOOK,  "fb.watch",      "^/[A-Za-z0-9_-]+" },
  { DIA_NETWORK_INSTAGRAM, "instagram.com", "^/([A-Za-z0-9._]+/)?(p|reel|reels|tv)/[A-Za-z0-9_-]+" },
  { DIA_NETWORK_THREADS,   "threads.net",   "^/(@[A-Za-z0-9._]+/post|t)/[A-Za-z0-9_-]+" },
  { DIA_NETWORK_THREADS,   "threads.com",   "^/(@[A-Za-z0-9._]+/post|t)/[A-Za-z0-9_-]+" },
  { DIA_NETWORK_TIKTOK,    "tiktok.com",    "^/@[A-Za-z0-9._]+/(video|photo)/[0-9]+" },
  { DIA_NETWORK_TIKTOK,    "vm.tiktok.com", "^/[A-Za-z0-9]+" },
  { DIA_NETWORK_VIVA,      "yammer.com",    "^/.*(threads?|messages?)/[A-Za-z0-9=_-]+" },
  { DIA_NETWORK_VIVA,      "engage.cloud.microsoft", "^/.*(threads?|messages?)/[A-Za-z0-9=_%-]+" },
};

static void dia_assisted_connector_assistant_init (DiaAssistantInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DiaAssistedConnector, dia_assisted_connector, DIA_TYPE_CONNECTOR,
                               G_IMPLEMENT_INTERFACE (DIA_TYPE_ASSISTANT, dia_assisted_connector_assistant_init))

static gboolean
is_host_of (const char *host,
            const char *domain)
{
  gsize host_length = strlen (host);
  gsize domain_length = strlen (domain);

  if (host_length < domain_length || g_ascii_strcasecmp (host + host_length - domain_length, domain) != 0)
    return FALSE;

  return host_length == domain_length || host[host_length - domain_length - 1] == '.';
}

static char *
dup_path_and_query (GUri *uri)
{
  const char *query = g_uri_get_query (uri);

  return g_strconcat (g_uri_get_path (uri), query != NULL ? "?" : NULL, query, NULL);
}

static char *
replace_placeholder (const char *url,
                     const char *placeholder,
                     const char *value)
{
  g_autofree char *escaped = g_uri_escape_string (value, NULL, FALSE);
  g_auto (GStrv) pieces = g_strsplit (url, placeholder, -1);

  return g_strjoinv (escaped, pieces);
}

/* A share page that takes only an address is of no use for a post without one. */
static gboolean
suits (const char *compose_url,
       const char *link)
{
  return compose_url != NULL && *compose_url != '\0'
         && (strstr (compose_url, "{text}") != NULL || strstr (compose_url, "{url}") == NULL || *link != '\0');
}

/* Pages that take a text alone get the link at its end, unless it is in there. */
static char *
join_link (const char *compose_url,
           const char *text,
           const char *link)
{
  if (*link == '\0' || strstr (compose_url, "{url}") != NULL || strstr (text, link) != NULL)
    return g_strdup (text);

  return g_strconcat (text, *text != '\0' ? "\n" : "", link, NULL);
}

static char *
dia_assisted_connector_make_compose_url (DiaAssistant *assistant,
                                         const char   *text,
                                         const char   *link)
{
  DiaAssistedConnector *self = DIA_ASSISTED_CONNECTOR (assistant);
  const char *compose_url = self->network->compose_url;
  g_autofree char *whole_text = NULL;
  g_autofree char *with_link = NULL;

  if (!suits (compose_url, link))
    return g_strdup (self->network->home_url != NULL ? self->network->home_url : "");

  whole_text = join_link (compose_url, text, link);
  with_link = replace_placeholder (compose_url, "{url}", link);

  return replace_placeholder (with_link, "{text}", whole_text);
}

static gboolean
dia_assisted_connector_accepts_url (DiaAssistant *assistant,
                                    const char   *url)
{
  DiaAssistedConnector *self = DIA_ASSISTED_CONNECTOR (assistant);
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  g_autofree char *path = NULL;

  if (uri == NULL || g_uri_get_host (uri) == NULL || !g_str_equal (g_uri_get_scheme (uri), "https"))
    return FALSE;

  path = dup_path_and_query (uri);
  for (gsize i = 0; i < G_N_ELEMENTS (address_forms); i++)
    if (g_str_equal (address_forms[i].network, self->network->id)
        && is_host_of (g_uri_get_host (uri), address_forms[i].host)
        && g_regex_match_simple (address_forms[i].path, path, 0, 0))
      return TRUE;

  return FALSE;
}

static const char *
dia_assisted_connector_get_network (DiaConnector *connector)
{
  return DIA_ASSISTED_CONNECTOR (connector)->network->id;
}

static void
dia_assisted_connector_finalize (GObject *object)
{
  DiaAssistedConnector *self = DIA_ASSISTED_CONNECTOR (object);

  g_object_unref (self->network);

  G_OBJECT_CLASS (dia_assisted_connector_parent_class)->finalize (object);
}

static void
dia_assisted_connector_assistant_init (DiaAssistantInterface *iface)
{
  iface->make_compose_url = dia_assisted_connector_make_compose_url;
  iface->accepts_url = dia_assisted_connector_accepts_url;
}

static void
dia_assisted_connector_class_init (DiaAssistedConnectorClass *klass)
{
  DIA_CONNECTOR_CLASS (klass)->get_network = dia_assisted_connector_get_network;
  G_OBJECT_CLASS (klass)->finalize = dia_assisted_connector_finalize;
}

static void
dia_assisted_connector_init (DiaAssistedConnector *self)
{
}

DiaConnector *
dia_assisted_connector_new (DiaNetwork *network)
{
  DiaAssistedConnector *self = g_object_new (DIA_TYPE_ASSISTED_CONNECTOR, NULL);

  self->network = g_object_ref (network);

  return DIA_CONNECTOR (self);
}
