/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-account.h"

#include "dia-field.h"
#include "dia-network.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (DiaAccount, dia_account, G_TYPE_OBJECT)

static void
dia_account_finalize (GObject *object)
{
  DiaAccount *self = (DiaAccount *) object;

  g_free (self->network);
  g_free (self->server);
  g_free (self->handle);
  g_free (self->name);
  g_free (self->remote_id);
  g_free (self->language);
  g_free (self->market);
  g_free (self->zone);
  g_free (self->labels);
  g_free (self->sign_in_note);
  g_clear_pointer (&self->times, g_array_unref);

  G_OBJECT_CLASS (dia_account_parent_class)->finalize (object);
}

static void
dia_account_class_init (DiaAccountClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_account_finalize;
}

static void
dia_account_init (DiaAccount *self)
{
  self->network = g_strdup ("");
  self->server = g_strdup ("");
  self->handle = g_strdup ("");
  self->name = g_strdup ("");
  self->remote_id = g_strdup ("");
  self->language = g_strdup ("");
  self->market = g_strdup ("");
  self->zone = g_strdup ("");
  self->labels = g_strdup ("");
  self->sign_in_note = g_strdup ("");
  self->sign_in_expires_at = DIA_INSTANT_NONE;
  self->limits_read_at = DIA_INSTANT_NONE;
}

DiaAccount *
dia_account_new (void)
{
  return g_object_new (DIA_TYPE_ACCOUNT, NULL);
}

DiaAccount *
dia_account_copy (const DiaAccount *self)
{
  DiaAccount *copy = dia_account_new ();

  copy->id = self->id;
  copy->brand_id = self->brand_id;
  copy->sign_in = self->sign_in;
  copy->sign_in_expires_at = self->sign_in_expires_at;
  copy->limits = self->limits;
  copy->limits_read_at = self->limits_read_at;
  copy->position = self->position;
  dia_field_set_text (&copy->network, self->network);
  dia_field_set_text (&copy->server, self->server);
  dia_field_set_text (&copy->handle, self->handle);
  dia_field_set_text (&copy->name, self->name);
  dia_field_set_text (&copy->remote_id, self->remote_id);
  dia_field_set_text (&copy->language, self->language);
  dia_field_set_text (&copy->market, self->market);
  dia_field_set_text (&copy->zone, self->zone);
  dia_field_set_text (&copy->labels, self->labels);
  dia_field_set_text (&copy->sign_in_note, self->sign_in_note);
  copy->times = self->times != NULL ? g_array_ref (self->times) : NULL;

  return copy;
}

char *
dia_account_dup_handle (const DiaAccount *self)
{
  /* On Bluesky the handle is a domain name and is written bare, except where
   * somebody is addressed. */
  if (g_str_equal (self->network, DIA_NETWORK_BLUESKY) || self->handle[0] == '\0')
    return g_strdup (self->handle);

  return g_strconcat ("@", self->handle, NULL);
}

gboolean
dia_account_may_keep (const DiaAccount *self)
{
  g_autoptr (DiaNetwork) network = dia_network_load (self->network);

  return network != NULL && dia_limits_may_keep (&self->limits, &network->limits);
}

const char *
dia_account_describe_keeping (const DiaAccount *self)
{
  g_autoptr (DiaNetwork) network = dia_network_load (self->network);

  if (network == NULL || network->limits.keep_lead == 0)
    return NULL;

  switch ((DiaKeeps) self->limits.keeps)
    {
    case DIA_KEEPS_UNKNOWN:
      return _("Not known yet whether the server keeps them: it is asked at the sign-in, and before the first of them.");
    case DIA_KEEPS_NO:
      return _("The server keeps none: this computer sends them at their time.");
    case DIA_KEEPS_YES:
      return _("The server can keep them until their time, so that they go out with this computer off.");
    case DIA_KEEPS_LIED:
      return _("The server ignored the time of one and published it at once: this computer sends them.");
    }

  /* A damaged file may have any number. */
  return NULL;
}

char *
dia_account_dup_full_name (const DiaAccount *self)
{
  g_autofree char *handle = dia_account_dup_handle (self);

  /* An account that was given no name has its handle's. */
  if (*handle == '\0')
    return g_strdup (self->name);
  if (*self->name == '\0' || g_str_equal (self->name, self->handle))
    return g_steal_pointer (&handle);
  return g_strdup_printf ("%s · %s", self->name, handle);
}

char *
dia_account_dup_page_url (const DiaAccount *self)
{
  g_autoptr (DiaNetwork) network = dia_network_load (self->network);
  g_autofree char *handle = g_uri_escape_string (self->handle, NULL, FALSE);
  g_autoptr (GString) url = NULL;

  if (network == NULL || network->account_url == NULL || *self->handle == '\0')
    return network != NULL ? g_strdup (network->home_url) : NULL;

  url = g_string_new (network->account_url);
  g_string_replace (url, "{server}", self->server, 1);
  g_string_replace (url, "{handle}", handle, 1);
  return g_string_free (g_steal_pointer (&url), FALSE);
}
