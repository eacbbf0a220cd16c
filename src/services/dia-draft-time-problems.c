/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-problems.h"

#include "dia-draft-words.h"
#include "dia-format.h"

#include <glib/gi18n-lib.h>

/* A slot that lies within the minute that is passing still counts as now. */
#define TOLERANCE DIA_MINUTE

static void
find_past (const DiaDraftPlan *plan,
           DiaInstant          now,
           GPtrArray          *problems)
{
  g_autoptr (GPtrArray) accounts = g_ptr_array_new ();

  for (guint i = 0; i < plan->accounts->len; i++)
    {
      DiaSlot slot;

      if (dia_draft_plan_find_slot (plan, plan->accounts->pdata[i], now, &slot, NULL) && slot.at < now - TOLERANCE)
        g_ptr_array_add (accounts, plan->accounts->pdata[i]);
    }
  if (accounts->len > 0)
    dia_draft_add_problem (problems, DIA_PROBLEM_IN_PAST, DIA_SEVERITY_BLOCKING, accounts,
                           g_strdup (_("This time has passed")), dia_words_name_accounts (accounts));
}

/* Says what the clocks of @zone do to the wall time. */
static void
tell_clock_change (const DiaDraftPlan *plan,
                   const char         *zone,
                   DiaInstant          at,
                   DiaWallKind         kind,
                   GPtrArray          *accounts,
                   GPtrArray          *problems)
{
  g_autofree char *time = dia_words_format_time (&plan->wall);
  g_autofree char *day = dia_words_format_day (&plan->wall);
  g_autofree char *city = dia_format_zone_city (zone);
  g_autofree char *becomes = dia_format_time (at, zone);

  if (kind == DIA_WALL_GAP)
    dia_draft_add_problem (problems, DIA_PROBLEM_GAP, DIA_SEVERITY_WARNING, accounts,
                           g_strdup_printf (_("%s does not exist on %s"), time, day),
                           g_strdup_printf (_("The clocks of %s go forward then: it becomes %s."), city, becomes));
  else
    dia_draft_add_problem (problems, DIA_PROBLEM_FOLD, DIA_SEVERITY_WARNING, accounts,
                           g_strdup_printf (_("%s comes twice on %s"), time, day),
                           g_strdup_printf (_("The clocks of %s go back then: the first of the two is taken."), city));
}

static void
look_at_zone (const DiaDraftPlan *plan,
              const char         *zone,
              GPtrArray          *accounts,
              GPtrArray          *problems)
{
  DiaInstant at;
  DiaWallKind kind;

  if (dia_wall_time_resolve (&plan->wall, zone, &at, &kind, NULL) && kind != DIA_WALL_UNIQUE)
    tell_clock_change (plan, zone, at, kind, accounts, problems);
}

/* Each zone is looked at once, in the order of its first account. */
static void
look_at_zones (const DiaDraftPlan *plan,
               GPtrArray          *problems)
{
  g_autoptr (GHashTable) by_zone = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                          (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) zones = g_ptr_array_new ();

  for (guint i = 0; i < plan->accounts->len; i++)
    {
      DiaAccount *account = plan->accounts->pdata[i];
      GPtrArray *accounts = g_hash_table_lookup (by_zone, account->zone);

      /* Its own slot is no time that was chosen for all. */
      if (plan->timing == DIA_TIMING_SLOTS && dia_draft_plan_has_slot (plan, account))
        continue;
      if (accounts == NULL)
        {
          accounts = g_ptr_array_new ();
          g_hash_table_insert (by_zone, account->zone, accounts);
          g_ptr_array_add (zones, account->zone);
        }
      g_ptr_array_add (accounts, account);
    }

  for (guint i = 0; i < zones->len; i++)
    look_at_zone (plan, zones->pdata[i], g_hash_table_lookup (by_zone, zones->pdata[i]), problems);
}

void
dia_draft_find_time_problems (const DiaDraftPlan *plan,
                              DiaInstant          now,
                              GPtrArray          *problems)
{
  switch (plan->timing)
    {
    case DIA_TIMING_NOW:
      return;
    case DIA_TIMING_INSTANT:
      look_at_zone (plan, plan->zone, plan->accounts, problems);
      break;
    case DIA_TIMING_LOCAL:
    case DIA_TIMING_SLOTS:
      look_at_zones (plan, problems);
      break;
    }

  find_past (plan, now, problems);
}
