/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-rollout-reader.h"

#include "dia-accounts.h"
#include "dia-brands.h"
#include "dia-key-moments.h"
#include "dia-moment-cells.h"

/* One reading, with what is looked up over and over. */
typedef struct
{
  const DiaRolloutQuestion *question;
  DiaMomentSpan             span;
  DiaRollout               *rollout;    /* (owned) */
  GHashTable               *columns;    /* (owned) (element-type DiaId guint): by account */
  GHashTable               *moments;    /* (owned) (element-type DiaId DiaRolloutMoment) */
  GHashTable               *rows;       /* (owned) (element-type DiaId DiaRolloutRow): by content */
  GHashTable               *contents;   /* (owned) (element-type DiaId DiaMomentContent) */
  DiaDay                   *today;      /* (owned): of each column */
} Reading;

static void
clear_reading (Reading *reading)
{
  g_clear_object (&reading->rollout);
  g_clear_pointer (&reading->columns, g_hash_table_unref);
  g_clear_pointer (&reading->moments, g_hash_table_unref);
  g_clear_pointer (&reading->rows, g_hash_table_unref);
  g_clear_pointer (&reading->contents, g_hash_table_unref);
  g_clear_pointer (&reading->today, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

/* Those of one market side by side, markets in the order of their first account. */
static void
add_brand_columns (DiaRollout *rollout,
                   GPtrArray  *accounts,
                   guint       first,
                   guint       end)
{
  for (guint i = first; i < end; i++)
    {
      DiaAccount *account = accounts->pdata[i];
      gboolean begins = TRUE;

      for (guint j = first; j < i && begins; j++)
        begins = !g_str_equal (DIA_ACCOUNT (accounts->pdata[j])->market, account->market);
      for (guint j = i; j < end && begins; j++)
        {
          if (g_str_equal (DIA_ACCOUNT (accounts->pdata[j])->market, account->market))
            g_ptr_array_add (rollout->accounts, g_object_ref (accounts->pdata[j]));
        }
    }
}

static gboolean
read_columns (Reading        *reading,
              DiaConnection  *connection,
              GError        **error)
{
  DiaRollout *rollout = reading->rollout;
  g_autoptr (GPtrArray) brands = dia_brands_list (connection, error);
  g_autoptr (GPtrArray) accounts = brands != NULL ? dia_accounts_list (connection, reading->question->scope, error) : NULL;
  guint end = 0;

  if (accounts == NULL)
    return FALSE;

  for (guint first = 0; first < accounts->len; first = end)
    {
      DiaId brand_id = DIA_ACCOUNT (accounts->pdata[first])->brand_id;

      while (end < accounts->len && DIA_ACCOUNT (accounts->pdata[end])->brand_id == brand_id)
        end++;
      add_brand_columns (rollout, accounts, first, end);
      for (guint i = 0; i < brands->len; i++)
        {
          if (DIA_BRAND (brands->pdata[i])->id == brand_id)
            g_ptr_array_add (rollout->brands, g_object_ref (brands->pdata[i]));
        }
    }

  reading->today = g_new (DiaDay, MAX (rollout->accounts->len, 1));
  for (guint i = 0; i < rollout->accounts->len; i++)
    {
      DiaAccount *account = rollout->accounts->pdata[i];

      g_hash_table_insert (reading->columns, &account->id, GUINT_TO_POINTER (i));
      reading->today[i] = dia_day_from_instant (reading->question->now, account->zone);
    }

  return TRUE;
}

static void
add_moment (Reading      *reading,
            DiaKeyMoment *moment)
{
  DiaRolloutMoment *added = g_new0 (DiaRolloutMoment, 1);

  added->moment = g_object_ref (moment);
  added->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_rollout_row_free);
  g_ptr_array_add (reading->rollout->moments, added);
  g_hash_table_insert (reading->moments, &moment->id, added);
}

static gboolean
read_moments (Reading        *reading,
              DiaConnection  *connection,
              GError        **error)
{
  g_autoptr (GPtrArray) moments = NULL;
  g_autoptr (DiaKeyMoment) moment = NULL;

  if (reading->span.moment_id != DIA_ID_NONE)
    {
      moment = dia_key_moments_load (connection, reading->span.moment_id, error);
      if (moment != NULL)
        add_moment (reading, moment);
      return moment != NULL;
    }

  moments = dia_key_moments_list (connection, reading->span.first_day, reading->span.last_day, error);
  for (guint i = 0; moments != NULL && i < moments->len; i++)
    add_moment (reading, moments->pdata[i]);

  return moments != NULL;
}

static DiaRolloutRow *
add_row (Reading          *reading,
         DiaRolloutMoment *moment,
         DiaId             content_id,
         const char       *title)
{
  DiaRolloutRow *row = g_new0 (DiaRolloutRow, 1);

  row->content_id = content_id;
  row->title = g_strdup (title);
  row->first_at = DIA_INSTANT_NONE;
  row->cells = g_new0 (DiaRolloutCell, MAX (reading->rollout->accounts->len, 1));
  g_ptr_array_add (moment->rows, row);
  return row;
}

static void
add_contents (Reading   *reading,
              GPtrArray *contents)
{
  for (guint i = 0; i < contents->len; i++)
    {
      DiaMomentContent *content = contents->pdata[i];
      DiaRolloutMoment *moment = g_hash_table_lookup (reading->moments, &content->moment_id);

      if (moment == NULL)
        continue;
      moment->n_contents++;
      g_hash_table_insert (reading->rows, &content->id, add_row (reading, moment, content->id, content->title));
      g_hash_table_insert (reading->contents, &content->id, content);
    }

  for (guint i = 0; i < reading->rollout->moments->len; i++)
    {
      DiaRolloutMoment *moment = reading->rollout->moments->pdata[i];

      if (moment->n_contents == 0)
        add_row (reading, moment, DIA_ID_NONE, moment->moment->title);
    }
}

/* Puts the posts into the cells; what they say about the state is told later. A
 * cancelled post is none, so that its cell is missing. */
static void
add_posts (Reading *reading,
           GArray  *posts,
           GArray  *kept)
{
  for (guint i = 0; i < posts->len; i++)
    {
      const DiaMomentPost *post = &g_array_index (posts, DiaMomentPost, i);
      DiaRolloutRow *row = g_hash_table_lookup (reading->rows, &post->content_id);
      gpointer column;

      if (row == NULL || post->state == DIA_POST_CANCELLED ||
          !g_hash_table_lookup_extended (reading->columns, &post->account_id, NULL, &column))
        continue;
      row->cells[GPOINTER_TO_UINT (column)].post_id = post->id;
      row->cells[GPOINTER_TO_UINT (column)].behind = post->behind && post->state != DIA_POST_PUBLISHED;
      if (post->at != DIA_INSTANT_NONE && (row->first_at == DIA_INSTANT_NONE || post->at < row->first_at))
        row->first_at = post->at;
      g_array_append_val (kept, *post);
    }
}

static void
waive_cell (Reading         *reading,
            DiaRolloutRow   *row,
            guint            column,
            DiaMomentWaiver *waiver)
{
  /* One of the content says more than one of the whole moment. */
  if (row->cells[column].reason == NULL || waiver->content_id != DIA_ID_NONE)
    {
      row->cells[column].reason = g_string_chunk_insert_const (reading->rollout->reasons, waiver->reason);
      row->cells[column].whole = waiver->content_id == DIA_ID_NONE;
    }
}

static void
add_waivers (Reading   *reading,
             GPtrArray *waivers)
{
  for (guint i = 0; i < waivers->len; i++)
    {
      DiaMomentWaiver *waiver = waivers->pdata[i];
      DiaRolloutMoment *moment = g_hash_table_lookup (reading->moments, &waiver->moment_id);
      gpointer column;

      if (moment == NULL || !g_hash_table_lookup_extended (reading->columns, &waiver->account_id, NULL, &column))
        continue;
      for (guint j = 0; j < moment->rows->len; j++)
        {
          DiaRolloutRow *row = moment->rows->pdata[j];

          if (waiver->content_id == DIA_ID_NONE || waiver->content_id == row->content_id)
            waive_cell (reading, row, GPOINTER_TO_UINT (column), waiver);
        }
    }
}

static gboolean
is_expected (const DiaKeyMoment     *moment,
             const DiaMomentContent *content,
             const DiaAccount       *account)
{
  return dia_scope_holds (moment->audience, account) &&
         (content == NULL || content->audience == NULL || dia_scope_holds (content->audience, account));
}

static void
tell_row (Reading                *reading,
          const DiaRolloutMoment *moment,
          DiaRolloutRow          *row,
          GHashTable             *posts)
{
  const DiaMomentContent *content = g_hash_table_lookup (reading->contents, &row->content_id);

  for (guint i = 0; i < reading->rollout->accounts->len; i++)
    {
      const DiaAccount *account = reading->rollout->accounts->pdata[i];
      DiaRolloutCell *cell = &row->cells[i];
      const DiaMomentPost *post = cell->post_id != DIA_ID_NONE ? g_hash_table_lookup (posts, &cell->post_id) : NULL;
      DiaDay deadline = DIA_DAY_LAST;
      DiaCellFacts facts = {
        .expected = is_expected (moment->moment, content, account),
        .waived = cell->reason != NULL,
        .has_post = post != NULL,
        .post_state = post != NULL ? post->state : DIA_POST_DRAFT,
        .past_slot = post != NULL && post->at != DIA_INSTANT_NONE && post->at < reading->question->now,
      };

      dia_key_moment_find_deadline (moment->moment, account->market, &deadline);
      facts.past_deadline = reading->today[i] > deadline;
      cell->state = dia_cell_state_find (&facts);
    }
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const DiaRolloutRow *first = *(const DiaRolloutRow *const *) a;
  const DiaRolloutRow *second = *(const DiaRolloutRow *const *) b;

  /* What has no time yet comes last. */
  if ((first->first_at == DIA_INSTANT_NONE) != (second->first_at == DIA_INSTANT_NONE))
    return first->first_at == DIA_INSTANT_NONE ? 1 : -1;
  if (first->first_at != second->first_at)
    return first->first_at < second->first_at ? -1 : 1;

  return first->content_id < second->content_id ? -1 : first->content_id > second->content_id;
}

static void
tell_all (Reading *reading,
          GArray  *kept)
{
  g_autoptr (GHashTable) posts = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < kept->len; i++)
    g_hash_table_insert (posts, &g_array_index (kept, DiaMomentPost, i).id, &g_array_index (kept, DiaMomentPost, i));
  for (guint i = 0; i < reading->rollout->moments->len; i++)
    {
      DiaRolloutMoment *moment = reading->rollout->moments->pdata[i];

      for (guint j = 0; j < moment->rows->len; j++)
        tell_row (reading, moment, moment->rows->pdata[j], posts);
      g_ptr_array_sort (moment->rows, compare_rows);
    }
}

static gboolean
read_cells (Reading        *reading,
            DiaConnection  *connection,
            GError        **error)
{
  g_autoptr (GPtrArray) contents = dia_moment_contents_list (connection, &reading->span, error);
  g_autoptr (GArray) posts = contents == NULL ? NULL
    : dia_moment_posts_list (connection, &reading->span, reading->question->scope, error);
  g_autoptr (GPtrArray) waivers = posts != NULL ? dia_moment_waivers_list (connection, &reading->span, error) : NULL;
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (DiaMomentPost));

  if (waivers == NULL)
    return FALSE;

  add_contents (reading, contents);
  add_posts (reading, posts, kept);
  add_waivers (reading, waivers);
  tell_all (reading, kept);

  /* They point into what is freed here. */
  g_hash_table_remove_all (reading->rows);
  g_hash_table_remove_all (reading->contents);
  return TRUE;
}

DiaRolloutQuestion *
dia_rollout_question_new (DiaId       moment_id,
                          DiaDay      first,
                          DiaDay      last,
                          DiaScope   *scope,
                          DiaInstant  now)
{
  DiaRolloutQuestion *self = g_new0 (DiaRolloutQuestion, 1);

  self->moment_id = moment_id;
  self->first = first;
  self->last = last;
  self->scope = scope != NULL ? dia_scope_ref (scope) : NULL;
  self->now = now;
  return self;
}

void
dia_rollout_question_free (DiaRolloutQuestion *self)
{
  g_clear_pointer (&self->scope, dia_scope_unref);
  g_free (self);
}

gpointer
dia_rollout_read (DiaConnection  *connection,
                  gpointer        question,
                  GError        **error)
{
  const DiaRolloutQuestion *asked = question;
  g_autofree char *first = dia_day_to_string (asked->first);
  g_autofree char *last = dia_day_to_string (asked->last);
  g_auto (Reading) reading = {
    .question = asked,
    .span = { asked->moment_id, first, last },
    .rollout = g_object_new (DIA_TYPE_ROLLOUT, NULL),
    .columns = g_hash_table_new (g_int64_hash, g_int64_equal),
    .moments = g_hash_table_new (g_int64_hash, g_int64_equal),
    .rows = g_hash_table_new (g_int64_hash, g_int64_equal),
    .contents = g_hash_table_new (g_int64_hash, g_int64_equal),
  };

  if (!read_columns (&reading, connection, error) || !read_moments (&reading, connection, error) ||
      !read_cells (&reading, connection, error))
    return NULL;

  return g_steal_pointer (&reading.rollout);
}
