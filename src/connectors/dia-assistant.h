/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connector.h"

G_BEGIN_DECLS

/* For networks where a person posts by hand. */
#define DIA_TYPE_ASSISTANT (dia_assistant_get_type ())
G_DECLARE_INTERFACE (DiaAssistant, dia_assistant, DIA, ASSISTANT, DiaConnector)

struct _DiaAssistantInterface
{
  GTypeInterface parent_iface;

  char    *(*make_compose_url) (DiaAssistant *self, const char *text, const char *link);
  gboolean (*accepts_url)      (DiaAssistant *self, const char *url);
};

/* The network's own compose page with the text filled in where it has a share
 * intent, else its home page. (transfer full) */
char    *dia_assistant_make_compose_url (DiaAssistant *self, const char *text, const char *link) G_GNUC_WARN_UNUSED_RESULT;
/* Whether @url can be the address of a post on this network. */
gboolean dia_assistant_accepts_url      (DiaAssistant *self, const char *url);

G_END_DECLS
