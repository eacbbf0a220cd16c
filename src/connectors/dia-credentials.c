/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-credentials.h"

#include <string.h>

#include "dia-json.h"

/* Grows when the stored form changes its meaning: older ones are then no
 * credentials any more and the account asks for a sign-in. */
#define GENERATION 1

typedef struct
{
  const char *name;
  gsize       offset;
} Field;

static const Field fields[] = {
  { "server",          G_STRUCT_OFFSET (DiaCredentials, server) },
  { "subject",         G_STRUCT_OFFSET (DiaCredentials, subject) },
  { "access_token",    G_STRUCT_OFFSET (DiaCredentials, access_token) },
  { "refresh_token",   G_STRUCT_OFFSET (DiaCredentials, refresh_token) },
  { "client_id",       G_STRUCT_OFFSET (DiaCredentials, client_id) },
  { "client_secret",   G_STRUCT_OFFSET (DiaCredentials, client_secret) },
  { "dpop_key",        G_STRUCT_OFFSET (DiaCredentials, dpop_key) },
  { "token_endpoint",  G_STRUCT_OFFSET (DiaCredentials, token_endpoint) },
  { "revoke_endpoint", G_STRUCT_OFFSET (DiaCredentials, revoke_endpoint) },
  { "issuer",          G_STRUCT_OFFSET (DiaCredentials, issuer) },
  { "scope",           G_STRUCT_OFFSET (DiaCredentials, scope) },
};

G_DEFINE_BOXED_TYPE (DiaCredentials, dia_credentials, dia_credentials_ref, dia_credentials_unref)

static char **
get_field (const DiaCredentials *self,
           const Field          *field)
{
  return G_STRUCT_MEMBER_P (self, field->offset);
}

static void
wipe_string (char *text)
{
  if (text != NULL)
    explicit_bzero (text, strlen (text));
  g_free (text);
}

static void
clear_credentials (DiaCredentials *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    wipe_string (*get_field (self, &fields[i]));
}

DiaCredentials *
dia_credentials_new (void)
{
  DiaCredentials *self = g_atomic_rc_box_new0 (DiaCredentials);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    *get_field (self, &fields[i]) = g_strdup ("");
  self->expires_at = DIA_INSTANT_NONE;

  return self;
}

DiaCredentials *
dia_credentials_ref (const DiaCredentials *self)
{
  return g_atomic_rc_box_acquire ((DiaCredentials *) self);
}

void
dia_credentials_unref (DiaCredentials *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_credentials);
}

DiaCredentials *
dia_credentials_copy (const DiaCredentials *self)
{
  DiaCredentials *copy = dia_credentials_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    dia_credentials_set (get_field (copy, &fields[i]), *get_field (self, &fields[i]));
  copy->expires_at = self->expires_at;

  return copy;
}

void
dia_credentials_set (char       **field,
                     const char  *value)
{
  char *copy = g_strdup (value != NULL ? value : "");

  wipe_string (*field);
  *field = copy;
}

char *
dia_credentials_to_secret (const DiaCredentials *self)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  json_object_set_int_member (object, "generation", GENERATION);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (**get_field (self, &fields[i]) != '\0')
      json_object_set_string_member (object, fields[i].name, *get_field (self, &fields[i]));
  if (self->expires_at != DIA_INSTANT_NONE)
    json_object_set_int_member (object, "expires_at", self->expires_at);

  return dia_json_to_text (node);
}

DiaCredentials *
dia_credentials_from_secret (const char *secret)
{
  g_autoptr (JsonNode) node = secret != NULL ? dia_json_parse (secret, strlen (secret), NULL) : NULL;
  JsonObject *object = dia_json_as_object (node);
  DiaCredentials *self;

  if (dia_json_get_int (object, "generation", 0) != GENERATION)
    return NULL;

  self = dia_credentials_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    dia_credentials_set (get_field (self, &fields[i]), dia_json_get_string (object, fields[i].name));
  self->expires_at = dia_json_get_int (object, "expires_at", DIA_INSTANT_NONE);

  return self;
}
