/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-punctuality.h"

#include "dia-post-state.h"
#include "dia-scope-sql.h"

#include <string.h>

/* A post that is later than this is late (the promise of the desk). */
#define ON_TIME_MS (60 * DIA_SECOND)

#define PUBLISHED "SELECT posts.slot_at, posts.published_at, posts.account_id"
#define OF_ACCOUNTS " FROM posts CROSS JOIN accounts WHERE accounts.id = posts.account_id AND "
#define IN_RANGE "posts.slot_at >= $1 AND posts.slot_at < $2"
#define REMOVED "SELECT accounts.id FROM accounts WHERE accounts.removed_at IS NOT NULL"
#define IN_ORDER " ORDER BY posts.slot_at"

typedef struct
{
  const DiaInstant  *boundaries;
  DiaPunctualityDay *days;
  guint              day;        /* which the posts have come to */
  GArray            *delays;     /* (owned) (element-type gint64) */
} Measuring;

static DiaPunctualityDay *
find_day (Measuring  *self,
          DiaInstant  at)
{
  while (at >= self->boundaries[self->day + 1])
    self->day++;

  return &self->days[self->day];
}

static void
swap_values (gint64 *a,
             gint64 *b)
{
  gint64 kept = *a;

  *a = *b;
  *b = kept;
}

/* Hoare's selection: what stands at @position afterwards is what a sort would put
 * there, for a fraction of the work. */
static gint64
select_value (gint64 *values,
              gint64  n_values,
              gint64  position)
{
  gint64 low = 0, high = n_values - 1;

  while (low < high)
    {
      gint64 pivot = values[position];
      gint64 left = low, right = high;

      do
        {
          while (values[left] < pivot)
            left++;
          while (values[right] > pivot)
            right--;
          if (left <= right)
            swap_values (&values[left++], &values[right--]);
        }
      while (left <= right);
      low = right < position ? left : low;
      high = left > position ? right : high;
    }

  return values[position];
}

/* When every account counts, those that do not are left out: to look up the
 * account of each of tens of thousands of posts took half of the time. */
static DiaStatement *
prepare_published (DiaConnection  *connection,
                   const DiaScope *scope)
{
  if (scope == NULL || dia_scope_is_all (scope))
    return dia_connection_prepare (connection, PUBLISHED " FROM posts WHERE " IN_RANGE " AND posts.state = 'published'"
                                               " AND (NOT EXISTS (" REMOVED ") OR posts.account_id NOT IN (" REMOVED "))"
                                               IN_ORDER);

  return dia_scope_sql_prepare (connection, PUBLISHED OF_ACCOUNTS IN_RANGE " AND posts.state = 'published'",
                                scope, 3, IN_ORDER);
}

/* The condition on the state is the one of their index; those that wait for a
 * person are passed over. */
static DiaStatement *
prepare_others (DiaConnection  *connection,
                const DiaScope *scope)
{
  return dia_scope_sql_prepare (connection, "SELECT posts.slot_at, posts.state, posts.account_id" OF_ACCOUNTS IN_RANGE
                                            " AND posts.state IN ('failed', 'awaiting-person', 'unconfirmed', 'missed')",
                                scope, 3, IN_ORDER);
}

static void
count_published (Measuring    *self,
                 DiaStatement *statement)
{
  DiaInstant slot_at = dia_statement_get_int64 (statement, 0);
  gint64 delay = MAX (dia_statement_get_int64 (statement, 1) - slot_at, 0);
  DiaPunctualityDay *day = find_day (self, slot_at);

  g_array_append_val (self->delays, delay);
  if (delay <= ON_TIME_MS)
    day->on_time++;
  else
    day->late++;
}

static void
count_other (Measuring    *self,
             DiaStatement *statement)
{
  DiaPunctualityDay *day = find_day (self, dia_statement_get_int64 (statement, 0));
  const char *state = dia_statement_get_text (statement, 1);

  if (g_str_equal (state, dia_post_state_to_string (DIA_POST_UNCONFIRMED)))
    day->unconfirmed++;
  else if (!g_str_equal (state, dia_post_state_to_string (DIA_POST_AWAITING_PERSON)))
    day->failed++;
}

static gboolean
count_all (Measuring     *self,
           guint          n_days,
           DiaStatement  *statement,
           void         (*count) (Measuring *, DiaStatement *),
           GError       **error)
{
  self->day = 0;
  dia_statement_bind_instant (statement, 1, self->boundaries[0]);
  dia_statement_bind_instant (statement, 2, self->boundaries[n_days]);
  while (dia_statement_next (statement))
    count (self, statement);

  return dia_statement_finish (statement, error);
}

gboolean
dia_punctuality_measure (DiaConnection      *connection,
                         const DiaScope     *scope,
                         const DiaInstant   *boundaries,
                         guint               n_days,
                         DiaPunctualityDay  *days,
                         gint64             *p50,
                         gint64             *p99,
                         GError            **error)
{
  g_autoptr (DiaStatement) published = prepare_published (connection, scope);
  g_autoptr (DiaStatement) others = prepare_others (connection, scope);
  g_autoptr (GArray) delays = g_array_new (FALSE, FALSE, sizeof (gint64));
  Measuring measuring = { .boundaries = boundaries, .days = days, .delays = delays };

  memset (days, 0, n_days * sizeof *days);
  if (!count_all (&measuring, n_days, published, count_published, error) ||
      !count_all (&measuring, n_days, others, count_other, error))
    return FALSE;

  *p50 = dia_punctuality_find_percentile (delays, 50);
  *p99 = dia_punctuality_find_percentile (delays, 99);
  return TRUE;
}

static void
free_account (gpointer data)
{
  DiaAccountPunctuality *account = data;

  g_array_unref (account->delays);
  g_free (account);
}

static DiaAccountPunctuality *
find_account (GHashTable *accounts,
              DiaId       id)
{
  DiaAccountPunctuality *account = g_hash_table_lookup (accounts, &id);

  if (account != NULL)
    return account;

  account = g_new0 (DiaAccountPunctuality, 1);
  account->account_id = id;
  account->delays = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_hash_table_insert (accounts, &account->account_id, account);

  return account;
}

static void
add_published (GHashTable   *accounts,
               DiaStatement *statement)
{
  DiaAccountPunctuality *account = find_account (accounts, dia_statement_get_id (statement, 2));
  gint64 delay = MAX (dia_statement_get_int64 (statement, 1) - dia_statement_get_int64 (statement, 0), 0);

  g_array_append_val (account->delays, delay);
  if (delay <= ON_TIME_MS)
    account->on_time++;
  else
    account->late++;
}

static void
add_other (GHashTable   *accounts,
           DiaStatement *statement)
{
  DiaAccountPunctuality *account = find_account (accounts, dia_statement_get_id (statement, 2));
  const char *state = dia_statement_get_text (statement, 1);

  if (g_str_equal (state, dia_post_state_to_string (DIA_POST_UNCONFIRMED)))
    account->unconfirmed++;
  else if (!g_str_equal (state, dia_post_state_to_string (DIA_POST_AWAITING_PERSON)))
    account->failed++;
}

static gboolean
add_all (GHashTable    *accounts,
         DiaInstant     from,
         DiaInstant     until,
         DiaStatement  *statement,
         void         (*add) (GHashTable *, DiaStatement *),
         GError       **error)
{
  dia_statement_bind_instant (statement, 1, from);
  dia_statement_bind_instant (statement, 2, until);
  while (dia_statement_next (statement))
    add (accounts, statement);

  return dia_statement_finish (statement, error);
}

GHashTable *
dia_punctuality_list_accounts (DiaConnection   *connection,
                               const DiaScope  *scope,
                               DiaInstant       from,
                               DiaInstant       until,
                               GError         **error)
{
  g_autoptr (GHashTable) accounts = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_account);
  g_autoptr (DiaStatement) published = prepare_published (connection, scope);
  g_autoptr (DiaStatement) others = prepare_others (connection, scope);

  if (!add_all (accounts, from, until, published, add_published, error) ||
      !add_all (accounts, from, until, others, add_other, error))
    return NULL;

  return g_steal_pointer (&accounts);
}

gint64
dia_punctuality_find_percentile (GArray *delays,
                                 guint   percent)
{
  guint rank = ((guint64) delays->len * percent + 99) / 100;

  return delays->len == 0 ? 0 : select_value ((gint64 *) (gpointer) delays->data, delays->len, MAX (rank, 1) - 1);
}
