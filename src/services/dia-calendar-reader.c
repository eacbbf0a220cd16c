/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-reader.h"

#include "dia-calendar-edit.h"
#include "dia-calendar-twins.h"
#include "dia-content-heads.h"
#include "dia-dated-posts.h"
#include "dia-key-moments.h"
#include "dia-send-batch.h"
#include "dia-settings.h"
#include "dia-silent-accounts.h"

#define TITLE_LENGTH 80

/* Wall clocks are at most 14 hours ahead of UTC and 12 behind it: the instants of
 * a day everywhere. */
#define AHEAD  (14 * DIA_HOUR)
#define BEHIND (12 * DIA_HOUR)

/* The post of an account that came last: they come in the order of their time. */
typedef struct
{
  DiaId            account_id;
  DiaId            content_id;
  DiaInstant       at;
  DiaCalendarChip *chip;         /* (unowned) */
  gboolean         clashes;      /* it was counted */
} LastPost;

/* One reading, with the chips made so far. */
typedef struct
{
  const DiaCalendarQuestion *question;
  GHashTable                *chips;    /* (owned) (element-type DiaCalendarChip): a set */
  GHashTable                *last;     /* (owned) (element-type DiaId LastPost): by account */
  DiaCalendarTwins          *twins;    /* (owned) */
  gboolean                   paused;   /* nothing goes out at all */
  GHashTable                *silent;   /* (owned) (element-type DiaId): accounts of which nothing goes out */
  DiaStateCounts            *counts;   /* (owned): of each day */
  GPtrArray                 *bands;    /* (owned) (element-type DiaCalendarBand) */
} Reading;

static void
clear_reading (Reading *reading)
{
  g_clear_pointer (&reading->chips, g_hash_table_unref);
  g_clear_pointer (&reading->last, g_hash_table_unref);
  g_clear_pointer (&reading->twins, dia_calendar_twins_free);
  g_clear_pointer (&reading->silent, g_hash_table_unref);
  g_clear_pointer (&reading->bands, g_ptr_array_unref);
  g_clear_pointer (&reading->counts, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

static guint
hash_chip (gconstpointer key)
{
  const DiaCalendarChip *chip = key;
  guint64 mixed = (guint64) chip->content_id * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) +
                  (guint64) (chip->day * 1440 + chip->minute);

  return (guint) (mixed ^ mixed >> 32);
}

static gboolean
equal_chips (gconstpointer a,
             gconstpointer b)
{
  return dia_calendar_chip_is_same (a, b);
}

/* Where a calendar shows the post. FALSE when that cannot be said, which only
 * happens in a damaged file, or for a zone that this computer does not know. */
static gboolean
place_post (const DiaCalendarQuestion *question,
            const DiaDatedPost        *post,
            DiaDay                    *day,
            int                       *minute)
{
  DiaWallTime wall;
  gboolean known = question->span.time == DIA_CALENDAR_MY_TIME
                     ? dia_wall_time_from_instant (post->at, question->zone, &wall, NULL)
                     : dia_wall_time_parse (post->wall, &wall, NULL);

  if (!known)
    return FALSE;

  *day = dia_day_from_wall (&wall);
  *minute = wall.hour * 60 + wall.minute;
  return *day >= question->span.first_day && *day < question->span.first_day + question->span.n_days;
}

/* A month has tens of thousands of chips with the titles of some contents and
 * the names of some networks. */
static void
set_shared (GRefString **field,
            const char  *text)
{
  g_ref_string_release (*field);
  *field = g_ref_string_new_intern (text);
}

static DiaCalendarChip *
make_chip (const DiaDatedPost *post,
           DiaDay              day,
           int                 minute)
{
  DiaCalendarChip *chip = g_object_new (DIA_TYPE_CALENDAR_CHIP, NULL);

  chip->content_id = post->content_id;
  chip->day = day;
  chip->minute = minute;
  chip->brand_id = post->brand_id;
  chip->state = post->state;
  chip->at = post->at;
  set_shared (&chip->network, post->network);

  return chip;
}

/* Once it is out, or given up, it does not matter who was to send it. */
static gboolean
is_kept (const DiaDatedPost *post)
{
  return post->on_server && post->state == DIA_POST_SCHEDULED;
}

static gboolean
is_silent (const Reading      *reading,
           const DiaDatedPost *post)
{
  return post->state == DIA_POST_SCHEDULED &&
         (reading->paused || g_hash_table_contains (reading->silent, &post->account_id));
}

static void
join_post (DiaCalendarChip    *chip,
           const DiaDatedPost *post)
{
  g_array_append_val (chip->posts, post->id);
  chip->states |= 1u << post->state;
  chip->n_own_texts += post->own_text ? 1 : 0;
  chip->n_behind += post->behind ? 1 : 0;
  chip->n_kept += is_kept (post) ? 1 : 0;
  chip->at = MIN (chip->at, post->at);
  if (dia_post_state_get_urgency (post->state) > dia_post_state_get_urgency (chip->state))
    chip->state = post->state;
  if (chip->brand_id != post->brand_id)
    chip->brand_id = DIA_ID_NONE;
  if (!g_str_equal (chip->network, post->network))
    set_shared (&chip->network, "");
}

static gboolean
may_clash (DiaPostState state)
{
  return state != DIA_POST_CANCELLED && state != DIA_POST_PUBLISHED && state != DIA_POST_FAILED &&
         state != DIA_POST_MISSED;
}

/* Two contents of one account close to each other: both say so. */
static void
note_clash (Reading            *reading,
            const DiaDatedPost *post,
            DiaCalendarChip    *chip)
{
  LastPost *last;
  gboolean clashes;

  if (!may_clash (post->state))
    return;
  last = g_hash_table_lookup (reading->last, &post->account_id);
  if (last == NULL)
    {
      last = g_new0 (LastPost, 1);
      last->account_id = post->account_id;
      g_hash_table_insert (reading->last, &last->account_id, last);
    }
  clashes = last->chip != NULL && last->content_id != post->content_id &&
            post->at - last->at <= DIA_CALENDAR_CLASH_WITHIN;
  if (clashes && !last->clashes)
    last->chip->n_clashes++;
  chip->n_clashes += clashes ? 1 : 0;
  last->content_id = post->content_id;
  last->at = post->at;
  last->chip = chip;
  last->clashes = clashes;
}

static void
take_post (const DiaDatedPost *post,
           gpointer            user_data)
{
  Reading *reading = user_data;
  DiaCalendarChip like = { .content_id = post->content_id };
  DiaCalendarChip *chip;
  DiaStateCounts *counts;

  if (!place_post (reading->question, post, &like.day, &like.minute))
    return;

  chip = g_hash_table_lookup (reading->chips, &like);
  if (chip == NULL)
    {
      chip = make_chip (post, like.day, like.minute);
      g_hash_table_add (reading->chips, chip);
    }
  join_post (chip, post);
  chip->n_silent += is_silent (reading, post) ? 1 : 0;
  note_clash (reading, post, chip);
  if (may_clash (post->state))
    dia_calendar_twins_add (reading->twins, post, chip);
  counts = &reading->counts[like.day - reading->question->span.first_day];
  counts->n[post->state]++;
  counts->n_kept += is_kept (post) ? 1 : 0;
}

static gboolean
read_silence (Reading        *reading,
              DiaConnection  *connection,
              GError        **error)
{
  g_autoptr (GPtrArray) scopes = dia_silent_scopes_load (connection, error);
  g_autoptr (GArray) ids = scopes != NULL ? dia_silent_accounts_list (connection, scopes, error) : NULL;
  g_autofree char *paused = NULL;

  if (ids == NULL || !dia_settings_get (connection, DIA_SETTING_PAUSED, &paused, error))
    return FALSE;
  reading->paused = paused != NULL;
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (reading->silent, g_memdup2 (&g_array_index (ids, DiaId, i), sizeof (DiaId)));

  return TRUE;
}

/* The instants among which those of the span are. */
static gboolean
find_range (const DiaCalendarQuestion  *question,
            DiaDatedRange              *range,
            GError                    **error)
{
  DiaDay first = question->span.first_day;
  DiaDay end = first + question->span.n_days;
  DiaWallTime from, until;

  if (question->span.time == DIA_CALENDAR_OWN_TIME)
    {
      range->from = first * DIA_DAY - AHEAD;
      range->until = end * DIA_DAY + BEHIND;
      return TRUE;
    }

  dia_day_to_wall (first, &from);
  dia_day_to_wall (end, &until);
  return dia_wall_time_resolve (&from, question->zone, &range->from, NULL, error) &&
         dia_wall_time_resolve (&until, question->zone, &range->until, NULL, error);
}

/* The content of several chips is read once for each of them: repeats of one
 * content within a month are few. */
static gboolean
read_heads (Reading        *reading,
            DiaConnection  *connection,
            GError        **error)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, reading->chips);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      DiaCalendarChip *chip = key;
      g_autoptr (DiaContentHead) head = dia_content_heads_load (connection, chip->content_id, TITLE_LENGTH, error);

      if (head == NULL)
        return FALSE;
      set_shared (&chip->title, head->title);
      chip->moment_id = head->moment_id;
      chip->picture = g_steal_pointer (&head->picture);
    }

  return TRUE;
}

static guint
count_all (const DiaMomentReach *reach)
{
  guint n = 0;

  for (guint state = 0; state < DIA_POST_N_STATES; state++)
    if (state != DIA_POST_CANCELLED)
      n += reach->n_posts[state];

  return n;
}

/* A moment that other accounts have and these have not says nothing here; one of
 * which nobody has anything yet does. */
static gboolean
concerns_scope (DiaConnection       *connection,
                const DiaKeyMoment  *moment,
                const DiaScope      *scope,
                guint                n_posts,
                gboolean            *concerns,
                GError             **error)
{
  DiaMomentReach everywhere;

  *concerns = TRUE;
  if (n_posts > 0 || scope == NULL || dia_scope_is_all (scope))
    return TRUE;
  if (!dia_key_moments_measure (connection, moment->id, NULL, &everywhere, error))
    return FALSE;

  *concerns = count_all (&everywhere) == 0;
  return TRUE;
}

static gboolean
add_band (Reading        *reading,
          DiaConnection  *connection,
          DiaKeyMoment   *moment,
          GError        **error)
{
  const DiaScope *scope = reading->question->scope;
  g_autofree DiaCalendarBand *band = g_new0 (DiaCalendarBand, 1);
  DiaMomentReach reach;
  gboolean concerns;

  if (!dia_key_moments_measure (connection, moment->id, scope, &reach, error))
    return FALSE;
  band->n_posts = count_all (&reach);
  if (!concerns_scope (connection, moment, scope, band->n_posts, &concerns, error))
    return FALSE;
  if (!concerns || !dia_day_parse (moment->first_day, &band->first_day) ||
      !dia_day_parse (moment->last_day, &band->last_day))
    return TRUE;

  band->n_ready = reach.n_posts[DIA_POST_APPROVED] + reach.n_posts[DIA_POST_SCHEDULED] +
                  reach.n_posts[DIA_POST_SENDING] + reach.n_posts[DIA_POST_PUBLISHED];
  band->n_brands = reach.n_brands;
  band->n_markets = reach.n_markets;
  band->moment = g_object_ref (moment);
  g_ptr_array_add (reading->bands, g_steal_pointer (&band));

  return TRUE;
}

static gboolean
read_bands (Reading        *reading,
            DiaConnection  *connection,
            GError        **error)
{
  const DiaCalendarSpan *span = &reading->question->span;
  g_autofree char *first = dia_day_to_string (span->first_day);
  g_autofree char *last = dia_day_to_string (span->first_day + span->n_days - 1);
  g_autoptr (GPtrArray) moments = dia_key_moments_list (connection, first, last, error);

  if (moments == NULL)
    return FALSE;
  for (guint i = 0; i < moments->len; i++)
    if (!add_band (reading, connection, moments->pdata[i], error))
      return FALSE;

  return TRUE;
}

static GPtrArray *
steal_chips (Reading *reading)
{
  guint n_chips;
  g_autofree gpointer *chips = g_hash_table_get_keys_as_array (reading->chips, &n_chips);
  GPtrArray *array = g_ptr_array_new_full (n_chips, g_object_unref);

  for (guint i = 0; i < n_chips; i++)
    g_ptr_array_add (array, chips[i]);
  g_hash_table_steal_all (reading->chips);

  return array;
}

DiaCalendarSheet *
dia_calendar_reader_load (DiaConnection              *connection,
                          const DiaCalendarQuestion  *question,
                          GError                    **error)
{
  DiaDatedRange range = { .scope = question->scope, .limit = DIA_CALENDAR_MAX_POSTS };
  g_auto (Reading) reading = {
    .question = question,
    .chips = g_hash_table_new_full (hash_chip, equal_chips, g_object_unref, NULL),
    .last = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free),
    .silent = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
    .twins = dia_calendar_twins_new (),
    .counts = g_new0 (DiaStateCounts, question->span.n_days),
    .bands = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_calendar_band_free),
  };
  guint n_posts;

  if (!find_range (question, &range, error) ||
      !read_silence (&reading, connection, error) ||
      !dia_dated_posts_walk (connection, &range, take_post, &reading, &n_posts, error) ||
      !read_heads (&reading, connection, error) ||
      !read_bands (&reading, connection, error))
    return NULL;

  dia_calendar_twins_count (reading.twins);
  return dia_calendar_sheet_new (&question->span, steal_chips (&reading), g_steal_pointer (&reading.bands),
                                reading.counts, n_posts < range.limit);
}
