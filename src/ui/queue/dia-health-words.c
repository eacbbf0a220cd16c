/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-health-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dia-counts.h"
#include "dia-format.h"
#include "dia-network-sign.h"

char *
dia_health_words_span (gint64 ms)
{
  g_autofree char *seconds = NULL;

  if (ms >= DIA_MINUTE)
    return g_strdup_printf (C_("span", "%d min"), (int) ((ms + DIA_MINUTE / 2) / DIA_MINUTE));
  seconds = dia_format_decimal (ms / 1000.0, 1);
  return g_strdup_printf (C_("span", "%s s"), seconds);
}

char *
dia_health_words_lateness (guint    n_sent,
                           gint64   p50,
                           gint64   p99,
                           gboolean markup)
{
  g_autofree char *half = dia_health_words_span (p50);
  g_autofree char *most = dia_health_words_span (p99);

  if (n_sent == 0)
    return g_strdup (_("nothing sent yet"));
  if (markup)
    return g_strdup_printf (_("half within <b>%s</b>  ·  99%% within <b>%s</b>"), half, most);

  return g_strdup_printf (_("half within %s · 99%% within %s"), half, most);
}

char *
dia_health_words_next (const DiaHealthRow *row)
{
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;
  g_autofree char *when = NULL;

  if (row->next_at == DIA_INSTANT_NONE)
    return g_strdup (_("Nothing planned"));

  day = dia_format_day_month (row->next_at, row->next_zone);
  time = dia_format_time_there (row->next_at, row->next_zone);
  when = g_strdup_printf (C_("day, time", "%s, %s"), day, time);
  /* Translators: when the next post goes out. */
  return g_strdup_printf (C_("health", "Next: %s"), when);
}

/* "https://mastodon.social" is "mastodon.social" for people. */
static const char *
strip_scheme (const char *server)
{
  const char *end = strstr (server, "://");

  return end != NULL ? end + 3 : server;
}

static char *
describe_accounts (const DiaHealthRow *row)
{
  g_autofree char *accounts = dia_counts_dup_accounts (row->n_accounts);
  g_autofree char *look_at = NULL;

  if (row->n_to_look_at == 0)
    return g_steal_pointer (&accounts);

  look_at = g_strdup_printf (ngettext ("%u to look at", "%u to look at", row->n_to_look_at), row->n_to_look_at);
  return g_strdup_printf (C_("list", "%s, %s"), accounts, look_at);
}

char *
dia_health_words_detail (const DiaHealthRow *row)
{
  g_autofree char *handle = NULL;

  if (row->account == NULL)
    return describe_accounts (row);

  handle = dia_account_dup_handle (row->account);
  if (row->server[0] == '\0')
    return g_steal_pointer (&handle);

  return g_strdup_printf ("%s · %s", handle, strip_scheme (row->server));
}

char *
dia_health_words_troubles (const DiaHealthRow *row)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < row->troubles->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " · " : "",
                            ((const DiaTrouble *) g_ptr_array_index (row->troubles, i))->sentence);

  return g_string_free (text, FALSE);
}

/* Takes @part over. */
static void
append_part (GString *text,
             char    *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
  g_free (part);
}

char *
dia_health_words_brief (const DiaHealthRow *row)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < row->troubles->len; i++)
    {
      const DiaTrouble *trouble = g_ptr_array_index (row->troubles, i);

      if (trouble->level > DIA_HEALTH_NOTE)
        append_part (text, g_strdup (trouble->sentence));
    }
  if (row->unconfirmed > 0)
    append_part (text, g_strdup_printf (ngettext ("%u post unconfirmed in 30 days", "%u posts unconfirmed in 30 days",
                                                  row->unconfirmed), row->unconfirmed));
  if (row->failed > 0)
    append_part (text, g_strdup_printf (ngettext ("%u post failed in 30 days", "%u posts failed in 30 days", row->failed),
                                        row->failed));
  if (row->late > 0)
    append_part (text, g_strdup_printf (ngettext ("%u post late in 30 days", "%u posts late in 30 days", row->late),
                                        row->late));

  return g_string_free (text, FALSE);
}

static char *
describe_figures (const DiaHealthRow *row)
{
  g_autofree char *on_time = dia_format_integer (row->on_time);
  g_autofree char *late = dia_format_integer (row->late);
  g_autofree char *failed = dia_format_integer (row->failed);
  g_autofree char *unconfirmed = dia_format_integer (row->unconfirmed);

  return g_strdup_printf ("%s %s, %s %s, %s %s, %s %s", on_time, _("on time"), late, C_("figure", "late"),
                          failed, C_("figure", "failed"), unconfirmed, _("unconfirmed"));
}

char *
dia_health_words_spoken (const DiaHealthRow *row)
{
  g_autofree char *detail = dia_health_words_detail (row);
  g_autofree char *figures = describe_figures (row);
  g_autofree char *lateness = dia_health_words_lateness (row->on_time + row->late, row->lateness_p50, row->lateness_p99, FALSE);
  g_autofree char *next = dia_health_words_next (row);
  g_autofree char *troubles = dia_health_words_troubles (row);
  GString *text = g_string_new (row->title);

  /* A network is its own title. */
  if (row->by != DIA_HEALTH_OF_NETWORKS)
    g_string_append_printf (text, ", %s", dia_network_sign_get_name (row->network));
  g_string_append_printf (text, ", %s. %s. %s. %s", detail, figures, lateness, next);
  if (troubles[0] != '\0')
    g_string_append_printf (text, ". %s", troubles);

  return g_string_free (text, FALSE);
}
