/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-neighbours.h"

#include "dia-accounts.h"
#include "dia-contents.h"
#include "dia-draft-problems.h"
#include "dia-draft-words.h"
#include "dia-format.h"
#include "dia-posts.h"

#include <glib/gi18n-lib.h>

#define MAX_ACCOUNTS 200
#define TITLE_LENGTH 40

/* The accounts that meet something, and the nearest thing that one of them meets. */
typedef struct
{
  GPtrArray  *accounts;   /* (owned) (element-type DiaAccount) */
  DiaAccount *account;    /* (unowned): of @post */
  DiaPost    *post;       /* (owned) (nullable) */
  gint64      distance;   /* ms */
} Meeting;

static void
clear_meeting (Meeting *meeting)
{
  g_clear_pointer (&meeting->accounts, g_ptr_array_unref);
  g_clear_object (&meeting->post);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Meeting, clear_meeting)

static void
meet (Meeting    *meeting,
      DiaAccount *account,
      DiaPost    *post,
      DiaInstant  at)
{
  gint64 distance = ABS (post->slot.at - at);

  if (meeting->accounts->len == 0 || meeting->accounts->pdata[meeting->accounts->len - 1] != account)
    g_ptr_array_add (meeting->accounts, account);
  if (meeting->post != NULL && meeting->distance <= distance)
    return;

  meeting->account = account;
  meeting->distance = distance;
  g_set_object (&meeting->post, post);
}

static gboolean
look_close (DiaConnection       *connection,
            const DiaDraftPlan  *plan,
            DiaAccount          *account,
            DiaInstant           at,
            Meeting             *meeting,
            GError             **error)
{
  g_autoptr (GPtrArray) posts = dia_posts_list_close (connection, account->id, at, DIA_NEIGHBOUR_WITHIN,
                                                      plan->content->id, error);

  for (guint i = 0; posts != NULL && i < posts->len; i++)
    meet (meeting, account, posts->pdata[i], at);

  return posts != NULL;
}

static gboolean
look_same (DiaConnection       *connection,
           const DiaDraftPlan  *plan,
           DiaAccount          *account,
           DiaInstant           at,
           Meeting             *meeting,
           GError             **error)
{
  const char *text = dia_draft_plan_get_text (plan, account, NULL, NULL);
  g_autoptr (GPtrArray) posts = NULL;

  if (text[0] == '\0')
    return TRUE;

  posts = dia_posts_list_same_text (connection, account->id, text, plan->content->id, error);
  for (guint i = 0; posts != NULL && i < posts->len; i++)
    meet (meeting, account, posts->pdata[i], at);

  return posts != NULL;
}

static gboolean
look_sisters (DiaConnection       *connection,
              const DiaDraftPlan  *plan,
              DiaAccount          *account,
              DiaInstant           at,
              Meeting             *meeting,
              GError             **error)
{
  const char *text = dia_draft_plan_get_text (plan, account, NULL, NULL);
  g_autoptr (GPtrArray) posts = NULL;

  if (text[0] == '\0')
    return TRUE;

  posts = dia_posts_list_sisters (connection, account->id, at, DIA_SISTER_WITHIN, text, plan->content->id, error);
  for (guint i = 0; posts != NULL && i < posts->len; i++)
    meet (meeting, account, posts->pdata[i], at);

  return posts != NULL;
}

/* "@alize_fr", or "@alize_fr and 3 more accounts". (transfer full) */
static char *
name_accounts (const Meeting *meeting)
{
  g_autofree char *handle = dia_account_dup_handle (meeting->account);
  guint n_others = meeting->accounts->len - 1;
  g_autofree char *number = dia_format_integer (n_others);

  if (n_others == 0)
    return g_steal_pointer (&handle);

  return g_strdup_printf (ngettext ("%s and %s more account", "%s and %s more accounts", n_others), handle, number);
}

static char *
title_other (DiaConnection *connection,
             const DiaPost *post)
{
  g_autoptr (DiaContent) content = dia_contents_load (connection, post->content_id, NULL);

  return content != NULL ? dia_content_dup_title (content, TITLE_LENGTH) : g_strdup ("");
}

static void
tell_close (DiaConnection *connection,
            const Meeting *meeting,
            GPtrArray     *problems)
{
  guint n_minutes = meeting->distance / DIA_MINUTE;
  g_autofree char *minutes = dia_format_integer (n_minutes);
  g_autofree char *names = name_accounts (meeting);
  g_autofree char *time = dia_format_time (meeting->post->slot.at, meeting->account->zone);
  g_autofree char *other = title_other (connection, meeting->post);
  char *title = n_minutes == 0
                  ? g_strdup (_("At the time of another post"))
                  : g_strdup_printf (ngettext ("%s minute from another post", "%s minutes from another post", n_minutes),
                                     minutes);

  dia_draft_add_problem (problems, DIA_PROBLEM_CLOSE_TO_ANOTHER, DIA_SEVERITY_WARNING, meeting->accounts, title,
                         g_strdup_printf (C_("accounts, time, title", "%s · %s, %s"), names, time, other));
}

static void
tell_same (const Meeting *meeting,
           GPtrArray     *problems)
{
  g_autofree char *names = name_accounts (meeting);
  g_autofree char *day = dia_format_day_short (meeting->post->slot.at, meeting->account->zone);
  g_autofree char *time = dia_format_time (meeting->post->slot.at, meeting->account->zone);

  dia_draft_add_problem (problems, DIA_PROBLEM_SAME_TEXT, DIA_SEVERITY_WARNING, meeting->accounts,
                         g_strdup (_("The same text is planned already")),
                         g_strdup_printf (C_("accounts, day, time", "%s · %s, %s"), names, day, time));
}

/* Who says it and when, by the clock of whom it is close to. */
static void
tell_sisters (DiaConnection *connection,
              const Meeting *meeting,
              GPtrArray     *problems)
{
  g_autoptr (DiaAccount) sister = dia_accounts_load (connection, meeting->post->account_id, NULL);
  g_autofree char *handle = sister != NULL ? dia_account_dup_handle (sister) : g_strdup ("");
  g_autofree char *time = dia_format_time (meeting->post->slot.at, meeting->account->zone);
  g_autofree char *other = title_other (connection, meeting->post);

  dia_draft_add_problem (problems, DIA_PROBLEM_SISTER_TEXT, DIA_SEVERITY_WARNING, meeting->accounts,
                         g_strdup (_("A sister account says the same within the hour")),
                         g_strdup_printf (C_("accounts, time, title", "%s · %s, %s"), handle, time, other));
}

DiaNeighbourQuery *
dia_neighbour_query_new (const DiaDraftPlan *plan,
                         DiaInstant          now)
{
  DiaNeighbourQuery *self = g_new0 (DiaNeighbourQuery, 1);

  self->plan = dia_draft_plan_copy (plan);
  self->now = now;

  return self;
}

void
dia_neighbour_query_free (DiaNeighbourQuery *self)
{
  dia_draft_plan_free (self->plan);
  g_free (self);
}

gpointer
dia_neighbours_find (DiaConnection  *connection,
                     gpointer        query,
                     GError        **error)
{
  const DiaNeighbourQuery *self = query;
  const DiaDraftPlan *plan = self->plan;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (Meeting) close = { .accounts = g_ptr_array_new () };
  g_auto (Meeting) same = { .accounts = g_ptr_array_new () };
  g_auto (Meeting) sisters = { .accounts = g_ptr_array_new () };

  for (guint i = 0; i < MIN (plan->accounts->len, MAX_ACCOUNTS); i++)
    {
      DiaAccount *account = plan->accounts->pdata[i];
      DiaSlot slot;

      if (!dia_draft_plan_find_slot (plan, account, self->now, &slot, NULL))
        continue;
      if (!look_close (connection, plan, account, slot.at, &close, error) ||
          !look_same (connection, plan, account, slot.at, &same, error) ||
          !look_sisters (connection, plan, account, slot.at, &sisters, error))
        return NULL;
    }

  if (close.post != NULL)
    tell_close (connection, &close, problems);
  if (same.post != NULL)
    tell_same (&same, problems);
  if (sisters.post != NULL)
    tell_sisters (connection, &sisters, problems);

  return g_steal_pointer (&problems);
}
