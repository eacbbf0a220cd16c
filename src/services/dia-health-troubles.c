/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-health-troubles.h"

#include "dia-format.h"
#include "dia-punctuality.h"
#include "dia-wall-time.h"

#include <glib/gi18n-lib.h>

/* Once or twice in a week is the weather of networks. */
#define OFTEN         3
/* Half of the answers take longer: as the doctor says of one. */
#define SLOW_MS       (5 * DIA_SECOND)
#define FEWEST_TIMED  3

static void
add (GPtrArray      *troubles,
     DiaTroubleKind  kind,
     DiaHealthLevel  level,
     DiaInstant      at,
     char           *sentence)   /* (transfer full) */
{
  DiaTrouble *trouble = g_new0 (DiaTrouble, 1);

  trouble->kind = kind;
  trouble->level = level;
  trouble->at = at;
  trouble->sentence = sentence;
  g_ptr_array_add (troubles, trouble);
}

/* "12 Feb, 10:00" (transfer full) */
static char *
describe_when (DiaInstant at)
{
  g_autofree char *zone = dia_zone_dup_local ();
  g_autofree char *day = dia_format_day_month (at, zone);
  g_autofree char *time = dia_format_time (at, zone);

  return g_strdup_printf (C_("day, time", "%s, %s"), day, time);
}

/* (transfer full) */
static char *
describe_needed (const DiaAccount *account,
                 guint             n_waiting)
{
  const char *said = account->sign_in_note[0] != '\0' ? account->sign_in_note : _("Needs a sign-in");
  g_autofree char *posts = g_strdup_printf (ngettext ("%u post waits", "%u posts wait", n_waiting), n_waiting);

  if (n_waiting == 0)
    return g_strdup (said);

  /* Translators: why an account needs a sign-in; how many posts wait for that. */
  return g_strdup_printf (C_("health", "%s; %s"), said, posts);
}

/* (transfer full) */
static char *
describe_ending (const DiaAccount *account)
{
  g_autofree char *when = NULL;

  if (account->sign_in_expires_at == DIA_INSTANT_NONE)
    return g_strdup (_("Its sign-in ends soon"));

  when = describe_when (account->sign_in_expires_at);
  return g_strdup_printf (_("Its sign-in ends on %s"), when);
}

void
dia_trouble_free (DiaTrouble *self)
{
  g_free (self->sentence);
  g_free (self);
}

void
dia_troubles_add_sign_in (GPtrArray        *troubles,
                          const DiaAccount *account,
                          guint             n_waiting)
{
  if (account->sign_in == DIA_SIGN_IN_NEEDED)
    add (troubles, DIA_TROUBLE_SIGN_IN_NEEDED, DIA_HEALTH_ERROR, DIA_INSTANT_NONE, describe_needed (account, n_waiting));
  else if (account->sign_in == DIA_SIGN_IN_EXPIRES)
    add (troubles, DIA_TROUBLE_SIGN_IN_ENDS, DIA_HEALTH_WARNING, account->sign_in_expires_at, describe_ending (account));
  else if (account->sign_in_note[0] != '\0')
    add (troubles, DIA_TROUBLE_SIGN_IN_NOTE, DIA_HEALTH_WARNING, DIA_INSTANT_NONE, g_strdup (account->sign_in_note));
}

void
dia_troubles_add_keeping (GPtrArray        *troubles,
                          const DiaAccount *account,
                          gboolean          can_keep)
{
  if (!can_keep)
    return;

  if (account->limits.keeps == DIA_KEEPS_LIED)
    add (troubles, DIA_TROUBLE_PUBLISHES_AT_ONCE, DIA_HEALTH_WARNING, DIA_INSTANT_NONE,
         g_strdup (_("The server ignores planned times and publishes at once")));
  else if (account->limits.keeps == DIA_KEEPS_NO)
    add (troubles, DIA_TROUBLE_KEEPS_NOTHING, DIA_HEALTH_NOTE, DIA_INSTANT_NONE,
         g_strdup (_("The server keeps no planned posts")));
}

static DiaHealthLevel
weigh (guint n_times)
{
  return n_times >= OFTEN ? DIA_HEALTH_WARNING : DIA_HEALTH_NOTE;
}

static void
add_reach (GPtrArray             *troubles,
           const DiaServerRecord *record)
{
  gboolean away = record->unreachable_since != DIA_INSTANT_NONE;
  g_autofree char *when = describe_when (away ? record->unreachable_since : record->unreachable_at);

  if (away)
    add (troubles, DIA_TROUBLE_OUT_OF_REACH, DIA_HEALTH_ERROR, record->unreachable_since,
         g_strdup_printf (_("The server has been out of reach since %s"), when));
  else if (record->n_unreachable >= OFTEN)
    add (troubles, DIA_TROUBLE_OFTEN_AWAY, DIA_HEALTH_WARNING, record->unreachable_at,
         g_strdup_printf (ngettext ("The server was out of reach %u time in 7 days, last on %s",
                                    "The server was out of reach %u times in 7 days, last on %s", record->n_unreachable),
                          record->n_unreachable, when));
}

static void
add_unclear (GPtrArray             *troubles,
             const DiaServerRecord *record)
{
  g_autofree char *when = NULL;

  if (record->n_unclear == 0)
    return;

  when = describe_when (record->unclear_at);
  add (troubles, DIA_TROUBLE_UNCLEAR, weigh (record->n_unclear), record->unclear_at,
       g_strdup_printf (ngettext ("The server gave no clear answer %u time in 7 days, last on %s",
                                  "The server gave no clear answer %u times in 7 days, last on %s", record->n_unclear),
                        record->n_unclear, when));
}

static void
add_throttled (GPtrArray             *troubles,
               const DiaServerRecord *record)
{
  g_autofree char *when = NULL;

  if (record->n_throttled == 0)
    return;

  when = describe_when (record->throttled_at);
  add (troubles, DIA_TROUBLE_THROTTLED, weigh (record->n_throttled), record->throttled_at,
       g_strdup_printf (ngettext ("The server asked to slow down %u time in 7 days, last on %s",
                                  "The server asked to slow down %u times in 7 days, last on %s", record->n_throttled),
                        record->n_throttled, when));
}

static void
add_pace (GPtrArray       *troubles,
          DiaServerRecord *record)
{
  gint64 usual = dia_punctuality_find_percentile (record->answer_times, 50);
  g_autofree char *seconds = dia_format_decimal (usual / 1000.0, 0);

  if (record->answer_times->len >= FEWEST_TIMED && usual > SLOW_MS)
    add (troubles, DIA_TROUBLE_SLOW, DIA_HEALTH_WARNING, record->answered_at,
         g_strdup_printf (_("The server is slow: half of its answers take more than %s s"), seconds));
}

void
dia_troubles_add_server (GPtrArray       *troubles,
                         DiaServerRecord *record)
{
  if (record == NULL)
    return;

  if (record->n_unreachable > 0)
    add_reach (troubles, record);
  add_unclear (troubles, record);
  add_throttled (troubles, record);
  add_pace (troubles, record);
}

static int
compare_gravity (gconstpointer a,
                 gconstpointer b)
{
  const DiaTrouble *first = *(const DiaTrouble *const *) a;
  const DiaTrouble *second = *(const DiaTrouble *const *) b;

  if (first->level != second->level)
    return first->level > second->level ? -1 : 1;

  return (int) first->kind - (int) second->kind;
}

DiaHealthLevel
dia_troubles_sort (GPtrArray *troubles)
{
  g_ptr_array_sort (troubles, compare_gravity);

  return troubles->len > 0 ? ((DiaTrouble *) g_ptr_array_index (troubles, 0))->level : DIA_HEALTH_WELL;
}
