/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-assistant.h"

G_DEFINE_INTERFACE (DiaAssistant, dia_assistant, DIA_TYPE_CONNECTOR)

static void
dia_assistant_default_init (DiaAssistantInterface *iface)
{
}

char *
dia_assistant_make_compose_url (DiaAssistant *self,
                                const char   *text,
                                const char   *link)
{
  return DIA_ASSISTANT_GET_IFACE (self)->make_compose_url (self, text, link);
}

gboolean
dia_assistant_accepts_url (DiaAssistant *self,
                           const char   *url)
{
  return DIA_ASSISTANT_GET_IFACE (self)->accepts_url (self, url);
}
