/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-addition.h"

#include "dia-draft-problems.h"
#include "dia-draft-write.h"
#include "dia-field.h"
#include "dia-posts.h"
#include "dia-store.h"

#include <glib/gi18n-lib.h>

struct _DiaDraftAddition
{
  DiaDraftPlan *plan;      /* (owned) */
  DiaInstant    now;
  gboolean      schedule;
  GPtrArray    *posts;     /* (owned) (element-type DiaPost): as they were written */
};

static gboolean
load_posts (DiaConnection  *connection,
            GArray         *ids,
            GPtrArray      *posts,
            GError        **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      DiaPost *post = dia_posts_load (connection, g_array_index (ids, DiaId, i), error);

      if (post == NULL)
        return FALSE;
      g_ptr_array_add (posts, post);
    }

  return TRUE;
}

static void
set_timing (DiaDraftPlan      *plan,
            const DiaWallTime *wall,
            const char        *zone)
{
  plan->timing = wall == NULL ? DIA_TIMING_NOW : zone == NULL ? DIA_TIMING_LOCAL : DIA_TIMING_INSTANT;
  if (wall != NULL)
    plan->wall = *wall;
  if (zone != NULL)
    dia_field_set_text (&plan->zone, zone);
}

DiaDraftAddition *
dia_draft_addition_new (GHashTable        *networks,
                        const DiaContent  *content,
                        const DiaWallTime *wall,
                        const char        *zone,
                        gboolean           due,
                        DiaInstant         now)
{
  DiaDraftAddition *self = g_new0 (DiaDraftAddition, 1);

  self->now = now;
  self->schedule = wall != NULL || due;
  self->posts = g_ptr_array_new_with_free_func (g_object_unref);
  self->plan = dia_draft_plan_new (networks, now);
  g_object_unref (self->plan->content);
  self->plan->content = dia_content_copy (content);
  if (self->plan->content->id == DIA_ID_NONE)
    self->plan->content->id = dia_id_new ();
  set_timing (self->plan, wall, zone);

  return self;
}

void
dia_draft_addition_free (DiaDraftAddition *self)
{
  dia_draft_plan_free (self->plan);
  g_clear_pointer (&self->posts, g_ptr_array_unref);
  g_free (self);
}

gboolean
dia_draft_addition_choose (DiaDraftAddition  *self,
                           DiaRoster         *roster,
                           GArray            *ids,
                           GError           **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      DiaId id = g_array_index (ids, DiaId, i);
      DiaAccount *account = dia_roster_find_account (roster, id);
      g_autofree char *text = dia_id_to_string (id);

      if (account == NULL)
        {
          g_set_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_FOUND,
                       _("There is no account %s in this workspace."), text);
          return FALSE;
        }
      dia_draft_addition_add_account (self, account);
    }

  return TRUE;
}

void
dia_draft_addition_add_account (DiaDraftAddition *self,
                                DiaAccount       *account)
{
  if (!g_ptr_array_find (self->plan->accounts, account, NULL))
    g_ptr_array_add (self->plan->accounts, g_object_ref (account));
}

void
dia_draft_addition_keep_draft (DiaDraftAddition *self)
{
  self->schedule = FALSE;
  self->plan->timing_chosen = self->plan->timing != DIA_TIMING_NOW;
}

DiaDraftPlan *
dia_draft_addition_get_plan (DiaDraftAddition *self)
{
  return self->plan;
}

gboolean
dia_draft_addition_check (DiaDraftAddition  *self,
                          GPtrArray        **all,
                          GError           **error)
{
  const DiaDraftPlan *plan = self->plan;
  g_autoptr (GPtrArray) problems = NULL;
  const DiaProblem *problem;
  DiaInstant at;

  if (!self->schedule)
    return TRUE;
  /* Zones are checked here, since a plan of the screen takes them from a list. */
  if (plan->timing == DIA_TIMING_INSTANT && !dia_wall_time_resolve (&plan->wall, plan->zone, &at, NULL, error))
    return FALSE;

  problems = dia_draft_find_problems (plan, plan->networks, self->now);
  problem = dia_draft_find_blocking (problems);
  if (problem == NULL)
    {
      if (all != NULL)
        *all = g_steal_pointer (&problems);
      return TRUE;
    }

  g_set_error (error, DIA_DRAFT_ERROR, DIA_DRAFT_ERROR_BLOCKED, C_("problem and its detail", "%s: %s"),
               problem->title, problem->detail);
  return FALSE;
}

gboolean
dia_draft_addition_run (DiaConnection  *connection,
                        gpointer        addition,
                        GError        **error)
{
  DiaDraftAddition *self = addition;
  g_autoptr (DiaDraftWrite) write = dia_draft_write_new (dia_draft_plan_copy (self->plan), self->now,
                                                         self->schedule ? DIA_WRITE_SCHEDULE : DIA_WRITE_DRAFT);
  g_autoptr (GArray) ids = dia_draft_write_run (connection, write, error);

  return ids != NULL && load_posts (connection, ids, self->posts, error);
}

GPtrArray *
dia_draft_addition_steal_posts (DiaDraftAddition *self)
{
  return g_steal_pointer (&self->posts);
}
