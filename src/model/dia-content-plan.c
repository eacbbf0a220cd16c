/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-content-plan.h"

#include <glib/gi18n-lib.h>

static const char *const timing_names[] = {
  [DIA_TIMING_NOW] = "now",
  [DIA_TIMING_INSTANT] = "instant",
  [DIA_TIMING_LOCAL] = "local",
  [DIA_TIMING_SLOTS] = "slots",
};

static const char *const sender_names[] = {
  [DIA_SENDER_AS_PLANNED] = "",
  [DIA_SENDER_DESK] = "desk",
  [DIA_SENDER_SERVER] = "server",
};

/* Where @text stands, or -1. */
static int
find_name (const char *const *names,
           guint              n_names,
           const char        *text)
{
  for (guint i = 0; i < n_names; i++)
    if (g_str_equal (text, names[i]))
      return i;

  return -1;
}

const char *
dia_timing_to_string (DiaTiming timing)
{
  return timing_names[timing];
}

gboolean
dia_timing_from_string (const char *text,
                        DiaTiming  *timing)
{
  int found = find_name (timing_names, G_N_ELEMENTS (timing_names), text);

  if (found >= 0)
    *timing = found;
  return found >= 0;
}

const char *
dia_sender_to_string (DiaSender sender)
{
  return sender_names[sender];
}

gboolean
dia_sender_from_string (const char *text,
                        DiaSender  *sender)
{
  int found = find_name (sender_names, G_N_ELEMENTS (sender_names), text);

  if (found >= 0)
    *sender = found;
  return found >= 0;
}

const char *
dia_waiting_get_sentence (DiaWaiting self)
{
  static const char *const sentences[] = {
    "",
    N_("Changed words wait"),
    N_("Changed accounts wait"),
    N_("Changed words and accounts wait"),
    N_("Another time waits"),
    N_("Changed words and another time wait"),
    N_("Changed accounts and another time wait"),
    N_("Changed words, accounts and another time wait"),
    N_("A changed hand-over waits"),
    N_("Changed words and hand-over wait"),
    N_("Changed accounts and hand-over wait"),
    N_("Changed words, accounts and hand-over wait"),
    N_("Another time and a changed hand-over wait"),
    N_("Changed words, hand-over and another time wait"),
    N_("Changed accounts, hand-over and another time wait"),
    N_("Changed words, accounts, hand-over and another time wait"),
  };

  return self == DIA_WAITING_NOTHING ? "" : _(sentences[self & 15]);
}

DiaContentPlan *
dia_content_plan_new (void)
{
  DiaContentPlan *self = g_new0 (DiaContentPlan, 1);

  self->zone = g_strdup ("");
  self->dropped = g_array_new (FALSE, FALSE, sizeof (DiaId));
  self->added = g_array_new (FALSE, FALSE, sizeof (DiaId));

  return self;
}

void
dia_content_plan_free (DiaContentPlan *self)
{
  g_free (self->zone);
  g_array_unref (self->dropped);
  g_array_unref (self->added);
  g_free (self);
}

gboolean
dia_content_plan_is_empty (const DiaContentPlan *self)
{
  return !self->timed && self->sender == DIA_SENDER_AS_PLANNED && self->dropped->len == 0 && self->added->len == 0;
}

gboolean
dia_content_plan_lists (const GArray *ids,
                        DiaId         id)
{
  for (guint i = 0; i < ids->len; i++)
    {
      if (g_array_index (ids, DiaId, i) == id)
        return TRUE;
    }

  return FALSE;
}
