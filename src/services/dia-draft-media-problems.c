/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-problems.h"

#include "dia-draft-words.h"
#include "dia-field.h"
#include "dia-format.h"
#include "dia-text-measure.h"

#include <glib/gi18n-lib.h>

/* The chosen accounts of one network that have one trouble. */
typedef struct
{
  const DiaNetwork *network;
  guint             limit;      /* the tightest */
  GPtrArray        *accounts;   /* (owned) (element-type DiaAccount) */
} Group;

static void
clear_group (Group *group)
{
  g_ptr_array_unref (group->accounts);
}

static GArray *
groups_new (void)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group));

  g_array_set_clear_func (groups, (GDestroyNotify) clear_group);

  return groups;
}

static void
note (GArray           *groups,
      const DiaNetwork *network,
      DiaAccount       *account,
      guint             limit)
{
  Group made = { network, limit, NULL };
  Group *group = NULL;

  for (guint i = 0; i < groups->len && group == NULL; i++)
    {
      if (g_array_index (groups, Group, i).network == network)
        group = &g_array_index (groups, Group, i);
    }
  if (group == NULL)
    {
      made.accounts = g_ptr_array_new ();
      g_array_append_val (groups, made);
      group = &g_array_index (groups, Group, groups->len - 1);
    }

  group->limit = MIN (group->limit, limit);
  g_ptr_array_add (group->accounts, account);
}

static void
tell_too_many (const Group *group,
               guint        n_media,
               GPtrArray   *problems)
{
  g_autofree char *excess = dia_format_integer (n_media - group->limit);
  g_autofree char *limit = dia_format_integer (group->limit);
  g_autofree char *accounts = dia_words_count_accounts (group->accounts->len);
  g_autofree char *most = g_strdup_printf (ngettext ("at most %s picture", "at most %s pictures", group->limit), limit);
  DiaProblem *problem =
    dia_draft_add_problem (problems, DIA_PROBLEM_TOO_MANY_MEDIA, DIA_SEVERITY_BLOCKING, group->accounts,
                           g_strdup_printf (ngettext ("%s picture too many on %s", "%s pictures too many on %s",
                                                      n_media - group->limit),
                                            excess, group->network->name),
                           g_strdup_printf (C_("accounts and limit", "%s, %s"), accounts, most));

  dia_field_set_text (&problem->network, group->network->id);
}

static void
tell_required (const Group *group,
               GPtrArray   *problems)
{
  DiaProblem *problem =
    dia_draft_add_problem (problems, DIA_PROBLEM_MEDIA_REQUIRED, DIA_SEVERITY_BLOCKING, group->accounts,
                           g_strdup_printf (_("%s asks for a picture"), group->network->name),
                           dia_words_name_accounts (group->accounts));

  dia_field_set_text (&problem->network, group->network->id);
}

static void
find_counts (const DiaDraftPlan *plan,
             GHashTable         *networks,
             GPtrArray          *problems)
{
  g_autoptr (GArray) too_many = groups_new (), required = groups_new ();
  guint n_media = plan->content->media->len;

  for (guint i = 0; i < plan->accounts->len; i++)
    {
      DiaAccount *account = plan->accounts->pdata[i];
      const DiaNetwork *network = g_hash_table_lookup (networks, account->network);

      if (network == NULL)
        continue;
      if (account->limits.max_media > 0 && n_media > account->limits.max_media)
        note (too_many, network, account, account->limits.max_media);
      if (account->limits.media_required && n_media == 0)
        note (required, network, account, 0);
    }

  for (guint i = 0; i < too_many->len; i++)
    tell_too_many (&g_array_index (too_many, Group, i), n_media, problems);
  for (guint i = 0; i < required->len; i++)
    tell_required (&g_array_index (required, Group, i), problems);
}

static void
tell_long_alt (const Group *group,
               guint        item,
               guint        length,
               GPtrArray   *problems)
{
  g_autofree char *number = dia_format_integer (item + 1);
  g_autofree char *excess = dia_format_integer (length - group->limit);
  g_autofree char *accounts = dia_words_count_accounts (group->accounts->len);
  g_autofree char *limit = dia_words_count_units (group->limit, DIA_UNIT_CODE_POINTS, FALSE);
  DiaProblem *problem =
    dia_draft_add_problem (problems, DIA_PROBLEM_ALT_TOO_LONG, DIA_SEVERITY_BLOCKING, group->accounts,
                           g_strdup_printf (_("Alternative text of picture %s too long by %s on %s"),
                                            number, excess, group->network->name),
                           g_strdup_printf (C_("accounts and limit", "%s, %s"), accounts, limit));

  problem->item = item;
  dia_field_set_text (&problem->network, group->network->id);
}

static void
find_long_alt (const DiaDraftPlan *plan,
               GHashTable         *networks,
               guint               item,
               GPtrArray          *problems)
{
  const DiaMedia *media = plan->content->media->pdata[item];
  guint length = dia_text_count_code_points (media->alt, -1);
  g_autoptr (GArray) groups = groups_new ();

  for (guint i = 0; i < plan->accounts->len; i++)
    {
      DiaAccount *account = plan->accounts->pdata[i];
      const DiaNetwork *network = g_hash_table_lookup (networks, account->network);

      if (network != NULL && account->limits.max_alt_length > 0 && length > account->limits.max_alt_length)
        note (groups, network, account, account->limits.max_alt_length);
    }

  for (guint i = 0; i < groups->len; i++)
    tell_long_alt (&g_array_index (groups, Group, i), item, length, problems);
}

/* Whether a reader could be given an alternative text at all. */
static gboolean
can_show_alt (const DiaDraftPlan *plan)
{
  for (guint i = 0; i < plan->accounts->len; i++)
    {
      if (DIA_ACCOUNT (plan->accounts->pdata[i])->limits.alt_supported)
        return TRUE;
    }

  return plan->accounts->len == 0;
}

static void
tell_no_alt (guint      item,
             GPtrArray *problems)
{
  g_autofree char *number = dia_format_integer (item + 1);
  DiaProblem *problem =
    dia_draft_add_problem (problems, DIA_PROBLEM_NO_ALT, DIA_SEVERITY_WARNING, NULL,
                           g_strdup_printf (_("Picture %s has no alternative text"), number),
                           g_strdup (_("Who cannot see it will not know what it shows.")));

  problem->item = item;
}

void
dia_draft_find_media_problems (const DiaDraftPlan *plan,
                               GHashTable         *networks,
                               GPtrArray          *problems)
{
  gboolean show_alt = can_show_alt (plan);

  find_counts (plan, networks, problems);
  for (guint i = 0; i < plan->content->media->len; i++)
    {
      const DiaMedia *media = plan->content->media->pdata[i];

      if (show_alt && media->alt[0] == '\0')
        tell_no_alt (i, problems);
      find_long_alt (plan, networks, i, problems);
    }
}
