/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-problems.h"

#include "dia-draft-words.h"
#include "dia-field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static int
compare_problems (gconstpointer a,
                  gconstpointer b)
{
  const DiaProblem *one = *(const DiaProblem *const *) a;
  const DiaProblem *other = *(const DiaProblem *const *) b;

  if (one->severity != other->severity)
    return (int) other->severity - (int) one->severity;
  if (one->kind != other->kind)
    return (int) one->kind - (int) other->kind;

  return one->item - other->item;
}

static void
find_missing_accounts (const DiaDraftPlan *plan,
                       GPtrArray          *problems)
{
  if (plan->accounts->len == 0)
    dia_draft_add_problem (problems, DIA_PROBLEM_NO_ACCOUNT, DIA_SEVERITY_BLOCKING, NULL,
                           g_strdup (_("No account is chosen")),
                           g_strdup (_("Choose for whom this is.")));
}

static void
find_sign_ins (const DiaDraftPlan *plan,
               GPtrArray          *problems)
{
  g_autoptr (GPtrArray) accounts = g_ptr_array_new ();
  g_autofree char *names = NULL;
  const char *note;

  for (guint i = 0; i < plan->accounts->len; i++)
    {
      DiaAccount *account = plan->accounts->pdata[i];

      if (account->sign_in == DIA_SIGN_IN_NEEDED)
        g_ptr_array_add (accounts, account);
    }
  if (accounts->len == 0)
    return;

  names = dia_words_name_accounts (accounts);
  note = accounts->len == 1 ? DIA_ACCOUNT (accounts->pdata[0])->sign_in_note : "";
  dia_draft_add_problem (problems, DIA_PROBLEM_SIGN_IN, DIA_SEVERITY_BLOCKING, accounts,
                         g_strdup (_("Sign in again")),
                         note[0] != '\0' ? g_strdup_printf ("%s · %s", names, note) : g_strdup (names));
}

DiaProblem *
dia_draft_add_problem (GPtrArray      *problems,
                       DiaProblemKind  kind,
                       DiaSeverity     severity,
                       GPtrArray      *accounts,
                       char           *title,
                       char           *detail)
{
  DiaProblem *problem = dia_problem_new (kind, severity);

  dia_field_take_text (&problem->title, title);
  dia_field_take_text (&problem->detail, detail);
  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    g_array_append_val (problem->accounts, DIA_ACCOUNT (accounts->pdata[i])->id);
  g_ptr_array_add (problems, problem);

  return problem;
}

GPtrArray *
dia_draft_find_problems (const DiaDraftPlan *plan,
                         GHashTable         *networks,
                         DiaInstant          now)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_object_unref);

  find_missing_accounts (plan, problems);
  find_sign_ins (plan, problems);
  dia_draft_find_text_problems (plan, networks, problems);
  dia_draft_find_media_problems (plan, networks, problems);
  dia_draft_find_answer_problems (plan, networks, problems);
  dia_draft_find_time_problems (plan, now, problems);
  dia_draft_sort_problems (problems);

  return problems;
}

void
dia_draft_sort_problems (GPtrArray *problems)
{
  g_ptr_array_sort (problems, compare_problems);
}

const DiaProblem *
dia_draft_find_blocking (GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      if (DIA_PROBLEM (problems->pdata[i])->severity == DIA_SEVERITY_BLOCKING)
        return problems->pdata[i];
    }

  return NULL;
}

/* Where and when a post goes out was settled when it was planned. */
static gboolean
is_of_words (DiaProblemKind kind)
{
  return kind != DIA_PROBLEM_NO_ACCOUNT && kind != DIA_PROBLEM_SIGN_IN && kind != DIA_PROBLEM_IN_PAST;
}

const DiaProblem *
dia_draft_find_blocking_words (GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const DiaProblem *problem = problems->pdata[i];

      if (problem->severity == DIA_SEVERITY_BLOCKING && is_of_words (problem->kind))
        return problem;
    }

  return NULL;
}

gboolean
dia_problems_equal (gconstpointer a,
                    gconstpointer b)
{
  const DiaProblem *one = a, *other = b;

  return one->kind == other->kind && one->severity == other->severity && one->item == other->item &&
         g_str_equal (one->title, other->title) && g_str_equal (one->detail, other->detail) &&
         g_str_equal (one->network, other->network) && one->accounts->len == other->accounts->len &&
         (one->accounts->len == 0 ||
          memcmp (one->accounts->data, other->accounts->data, one->accounts->len * sizeof (DiaId)) == 0);
}
