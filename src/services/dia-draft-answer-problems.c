/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-problems.h"

#include "dia-draft-words.h"
#include "dia-field.h"

#include <glib/gi18n-lib.h>

/* Whether a post at @url can be one of Bluesky. */
static gboolean
is_on_bluesky (const char *url)
{
  return g_str_has_prefix (url, "at://") || g_str_has_prefix (url, "https://bsky.app/profile/");
}

/* Whether an account of @network can answer what is at @url. A person who posts
 * by hand sees for himself. */
static gboolean
can_answer (const DiaNetwork *network,
            const char       *url)
{
  if (network->assisted)
    return TRUE;
  if (g_str_equal (network->id, DIA_NETWORK_BLUESKY))
    return is_on_bluesky (url);
  if (g_str_equal (network->id, DIA_NETWORK_MASTODON))
    return !is_on_bluesky (url) && (g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://"));

  return TRUE;
}

static void
tell (const DiaNetwork *network,
      GPtrArray        *accounts,
      GPtrArray        *problems)
{
  DiaProblem *problem =
    dia_draft_add_problem (problems, DIA_PROBLEM_ANSWER_ELSEWHERE, DIA_SEVERITY_BLOCKING, accounts,
                           g_strdup_printf (_("The post to answer is not on %s"), network->name),
                           dia_words_name_accounts (accounts));

  dia_field_set_text (&problem->network, network->id);
}

void
dia_draft_find_answer_problems (const DiaDraftPlan *plan,
                                GHashTable         *networks,
                                GPtrArray          *problems)
{
  const char *url = plan->content->reply_to;
  g_autoptr (GHashTable) by_network = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; url[0] != '\0' && i < plan->accounts->len; i++)
    {
      DiaAccount *account = plan->accounts->pdata[i];
      DiaNetwork *network = g_hash_table_lookup (networks, account->network);
      GPtrArray *accounts = g_hash_table_lookup (by_network, network);

      if (network == NULL || can_answer (network, url))
        continue;
      if (accounts == NULL)
        {
          accounts = g_ptr_array_new ();
          g_hash_table_insert (by_network, network, accounts);
          g_ptr_array_add (order, network);
        }
      g_ptr_array_add (accounts, account);
    }

  for (guint i = 0; i < order->len; i++)
    tell (order->pdata[i], g_hash_table_lookup (by_network, order->pdata[i]), problems);
}
