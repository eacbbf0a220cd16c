/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-test-server-private.h"

static void
clear (gpointer data)
{
  DiaTestRequest *self = data;

  g_free (self->method);
  g_free (self->path);
  g_free (self->query);
  g_hash_table_unref (self->headers);
  g_clear_pointer (&self->body, g_bytes_unref);
}

DiaTestRequest *
dia_test_request_new (void)
{
  DiaTestRequest *self = g_atomic_rc_box_new0 (DiaTestRequest);

  self->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

DiaTestRequest *
dia_test_request_ref (DiaTestRequest *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
dia_test_request_unref (DiaTestRequest *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

const char *
dia_test_request_get_header (const DiaTestRequest *self,
                             const char           *name)
{
  return g_hash_table_lookup (self->headers, name);
}

char *
dia_test_request_dup_text (const DiaTestRequest *self)
{
  return g_strndup (g_bytes_get_data (self->body, NULL), g_bytes_get_size (self->body));
}

static char *
find_field (const char *form,
            const char *name)
{
  g_autoptr (GHashTable) fields = g_uri_parse_params (form, -1, "&", G_URI_PARAMS_WWW_FORM, NULL);

  return fields != NULL ? g_strdup (g_hash_table_lookup (fields, name)) : NULL;
}

char *
dia_test_request_dup_field (const DiaTestRequest *self,
                            const char           *name)
{
  g_autofree char *text = dia_test_request_dup_text (self);
  char *found = find_field (text, name);

  return found != NULL || self->query == NULL ? found : find_field (self->query, name);
}
