/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-problems.h"

#include "dia-draft-words.h"
#include "dia-field.h"
#include "dia-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Texts are few where accounts are many: what one text takes of one set of
 * limits is measured once. */
typedef struct
{
  const char      *text;
  const char      *warning;
  const DiaLimits *limits;
  gboolean         threads;
  DiaMeasurement   result;
} Measured;

/* Accounts whose text is too long by the same limit of the same network. */
typedef struct
{
  const DiaNetwork *network;
  DiaUnit           unit;
  gboolean          bytes;
  guint             limit;
  guint             excess;     /* the largest */
  GPtrArray        *accounts;   /* (owned) (element-type DiaAccount) */
} TooLong;

static void
clear_too_long (TooLong *group)
{
  g_ptr_array_unref (group->accounts);
}

static const DiaMeasurement *
measure (const DiaDraftPlan *plan,
         const DiaAccount   *account,
         const char         *text,
         gboolean            threads,
         GArray             *cache)
{
  const char *warning = dia_draft_plan_get_warning (plan, account);
  Measured entry = { text, warning, &account->limits, threads, { 0 } };

  for (guint i = 0; i < cache->len; i++)
    {
      const Measured *known = &g_array_index (cache, Measured, i);

      if (known->text == text && known->warning == warning && known->threads == threads &&
          memcmp (known->limits, &account->limits, sizeof account->limits) == 0)
        return &known->result;
    }

  dia_draft_plan_measure (plan, account, text, threads, &entry.result);
  g_array_append_val (cache, entry);

  return &g_array_index (cache, Measured, cache->len - 1).result;
}

static TooLong *
find_group (GArray           *groups,
            const DiaNetwork *network,
            DiaUnit           unit,
            gboolean          bytes,
            guint             limit)
{
  TooLong made = { network, unit, bytes, limit, 0, NULL };

  for (guint i = 0; i < groups->len; i++)
    {
      TooLong *group = &g_array_index (groups, TooLong, i);

      if (group->network == network && group->bytes == bytes && group->limit == limit && group->unit == unit)
        return group;
    }

  made.accounts = g_ptr_array_new ();
  g_array_append_val (groups, made);

  return &g_array_index (groups, TooLong, groups->len - 1);
}

static void
note_too_long (GArray               *groups,
               const DiaNetwork     *network,
               DiaAccount           *account,
               const DiaMeasurement *measured)
{
  gboolean bytes = measured->max_length == 0 || measured->length <= measured->max_length;
  guint limit = bytes ? measured->max_bytes : measured->max_length;
  TooLong *group = find_group (groups, network, account->limits.unit, bytes, limit);

  group->excess = MAX (group->excess, (bytes ? measured->bytes : measured->length) - limit);
  g_ptr_array_add (group->accounts, account);
}

static void
tell_too_long (const TooLong *group,
               GPtrArray     *problems)
{
  g_autofree char *excess = dia_format_integer (group->excess);
  g_autofree char *accounts = dia_words_count_accounts (group->accounts->len);
  g_autofree char *limit = dia_words_count_units (group->limit, group->unit, group->bytes);
  DiaProblem *problem =
    dia_draft_add_problem (problems, DIA_PROBLEM_TOO_LONG, DIA_SEVERITY_BLOCKING, group->accounts,
                           g_strdup_printf (_("Too long by %s on %s"), excess, group->network->name),
                           g_strdup_printf (C_("accounts and limit", "%s, %s"), accounts, limit));

  dia_field_set_text (&problem->network, group->network->id);
}

static void
tell_empty (const DiaDraftPlan *plan,
            GPtrArray          *accounts,
            GPtrArray          *problems)
{
  if (accounts->len > 0 && accounts->len < plan->accounts->len)
    dia_draft_add_problem (problems, DIA_PROBLEM_EMPTY, DIA_SEVERITY_BLOCKING, accounts,
                           g_strdup (_("A text of its own is empty")), dia_words_name_accounts (accounts));
  else
    dia_draft_add_problem (problems, DIA_PROBLEM_EMPTY, DIA_SEVERITY_BLOCKING, accounts,
                           g_strdup (_("There is nothing to send yet")),
                           g_strdup (_("Write a text or add a picture.")));
}

static gboolean
is_blank (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return *text == '\0';
}

static void
find_empty (const DiaDraftPlan *plan,
            GPtrArray          *problems)
{
  g_autoptr (GPtrArray) accounts = g_ptr_array_new ();

  if (plan->content->media->len > 0 || plan->content->link[0] != '\0')
    return;

  for (guint i = 0; i < plan->accounts->len; i++)
    {
      if (is_blank (dia_draft_plan_get_text (plan, plan->accounts->pdata[i], NULL, NULL)))
        g_ptr_array_add (accounts, plan->accounts->pdata[i]);
    }
  if (accounts->len > 0 || (plan->accounts->len == 0 && is_blank (plan->content->text)))
    tell_empty (plan, accounts, problems);
}

static void
find_too_long (const DiaDraftPlan *plan,
               GHashTable         *networks,
               GPtrArray          *problems)
{
  g_autoptr (GArray) cache = g_array_new (FALSE, FALSE, sizeof (Measured));
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (TooLong));

  g_array_set_clear_func (groups, (GDestroyNotify) clear_too_long);
  for (guint i = 0; i < plan->accounts->len; i++)
    {
      DiaAccount *account = plan->accounts->pdata[i];
      const DiaNetwork *network = g_hash_table_lookup (networks, account->network);
      const char *text = dia_draft_plan_get_text (plan, account, NULL, NULL);
      const DiaMeasurement *measured;

      if (network == NULL)
        continue;
      measured = measure (plan, account, text, network->has_threads, cache);
      if (!measured->fits)
        note_too_long (groups, network, account, measured);
    }

  for (guint i = 0; i < groups->len; i++)
    tell_too_long (&g_array_index (groups, TooLong, i), problems);
}

static void
find_behind (const DiaDraftPlan *plan,
             GPtrArray          *problems)
{
  g_autoptr (GPtrArray) accounts = g_ptr_array_new ();

  for (guint i = 0; i < plan->accounts->len; i++)
    {
      gboolean behind;

      dia_draft_plan_get_text (plan, plan->accounts->pdata[i], NULL, &behind);
      if (behind)
        g_ptr_array_add (accounts, plan->accounts->pdata[i]);
    }
  if (accounts->len > 0)
    dia_draft_add_problem (problems, DIA_PROBLEM_BEHIND, DIA_SEVERITY_ADVICE, accounts,
                           g_strdup (_("A text of its own is older than the source")),
                           dia_words_name_accounts (accounts));
}

/* "de" and "de-CH" are one language to a reader. */
static char *
dup_primary (const char *language)
{
  return g_strndup (language, strcspn (language, "-_"));
}

static void
tell_other_language (const DiaDraftPlan *plan,
                     const char         *language,
                     GPtrArray          *accounts,
                     GPtrArray          *problems)
{
  g_autofree char *missing = dia_format_language_name (language);
  g_autofree char *source = dia_format_language_name (plan->content->language);
  g_autofree char *count = dia_format_integer (accounts->len);

  dia_draft_add_problem (problems, DIA_PROBLEM_OTHER_LANGUAGE, DIA_SEVERITY_ADVICE, accounts,
                         g_strdup_printf (C_("language", "No text in %s yet"), missing),
                         g_strdup_printf (ngettext ("%s account follows the source, in %s",
                                                    "%s accounts follow the source, in %s", accounts->len),
                                          count, source));
}

static void
find_other_languages (const DiaDraftPlan *plan,
                      GPtrArray          *problems)
{
  g_autofree char *source = dup_primary (plan->content->language);
  g_autoptr (GHashTable) by_language = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                              (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GList) languages = NULL;

  for (guint i = 0; i < plan->accounts->len; i++)
    {
      DiaAccount *account = plan->accounts->pdata[i];
      g_autofree char *language = dup_primary (account->language);
      GPtrArray *accounts = g_hash_table_lookup (by_language, language);
      gboolean own;

      dia_draft_plan_get_text (plan, account, &own, NULL);
      if (own || language[0] == '\0' || g_str_equal (language, source))
        continue;
      if (accounts == NULL)
        {
          accounts = g_ptr_array_new ();
          g_hash_table_insert (by_language, g_steal_pointer (&language), accounts);
        }
      g_ptr_array_add (accounts, account);
    }

  languages = g_list_sort (g_hash_table_get_keys (by_language), (GCompareFunc) strcmp);
  for (GList *l = languages; l != NULL; l = l->next)
    tell_other_language (plan, l->data, g_hash_table_lookup (by_language, l->data), problems);
}

void
dia_draft_find_text_problems (const DiaDraftPlan *plan,
                              GHashTable         *networks,
                              GPtrArray          *problems)
{
  find_empty (plan, problems);
  find_too_long (plan, networks, problems);
  find_behind (plan, problems);
  if (!is_blank (plan->content->text) && plan->content->language[0] != '\0')
    find_other_languages (plan, problems);
}
