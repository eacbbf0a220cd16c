/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-demo-run.h"

#include "dia-contents.h"
#include "dia-field.h"
#include "dia-moment-cells.h"
#include "dia-posts.h"

#include <string.h>

#define SOURCE_LANGUAGE "fr"

/* When each brand speaks to all its accounts, and when to a few. No two of them
 * are within ten minutes. */
static const struct
{
  int hour;
  int minute;
} main_times[] = { { 10, 0 }, { 9, 0 }, { 11, 30 }, { 18, 0 }, { 15, 0 } },
  other_times[] = { { 12, 15 }, { 17, 30 }, { 19, 0 }, { 20, 0 }, { 13, 45 } };

/* The texts of one brand in a shuffled order, begun anew when they are used up. */
typedef struct
{
  GPtrArray *texts;   /* (unowned) (element-type DiaDemoText) */
  guint     *order;   /* (owned) */
  guint      next;
} Deck;

static void
shuffle (DiaDemoRun *run,
         Deck       *deck)
{
  for (guint i = deck->texts->len - 1; i > 0; i--)
    {
      guint j = g_rand_int_range (run->rand, 0, i + 1), kept = deck->order[i];

      deck->order[i] = deck->order[j];
      deck->order[j] = kept;
    }
  deck->next = 0;
}

static void
open_deck (DiaDemoRun *run,
           Deck       *deck,
           GPtrArray  *texts)
{
  deck->texts = texts;
  deck->order = g_new (guint, texts->len);
  for (guint i = 0; i < texts->len; i++)
    deck->order[i] = i;
  shuffle (run, deck);
}

/* The column of the weekday, else the next text that is no column. */
static const DiaDemoText *
draw_text (DiaDemoRun *run,
           Deck       *deck,
           int         weekday)
{
  for (guint i = 0; i < deck->texts->len; i++)
    {
      const DiaDemoText *text = deck->texts->pdata[i];

      if (weekday != 0 && text->weekday == weekday)
        return text;
    }

  while (TRUE)
    {
      const DiaDemoText *text;

      if (deck->next == deck->texts->len)
        shuffle (run, deck);
      text = deck->texts->pdata[deck->order[deck->next++]];
      if (text->weekday == 0)
        return text;
    }
}

/* The text in @language with its tags, and the ending of that number (-1: none). */
static char *
compose_text (DiaDemoRun        *run,
              const DiaDemoText *text,
              const char        *language,
              int                ending)
{
  const char *body = g_hash_table_lookup (text->texts, language);
  const char *const *endings = g_hash_table_lookup (run->script->endings, language);

  if (ending < 0)
    return g_strdup_printf ("%s\n\n%s", body, text->tags);

  return g_strdup_printf ("%s %s\n\n%s", body, endings[ending], text->tags);
}

static void
add_variants (DiaDemoRun        *run,
              DiaContent        *content,
              const DiaDemoText *text,
              GPtrArray         *accounts,
              int                ending)
{
  for (guint i = 0; i < accounts->len; i++)
    {
      const DiaAccount *account = accounts->pdata[i];
      DiaVariant *variant;

      if (g_str_equal (account->language, SOURCE_LANGUAGE) ||
          !g_hash_table_contains (text->texts, account->language) ||
          dia_content_find_variant (content, account->id, account->network, account->language) != NULL)
        continue;

      variant = dia_variant_new ();
      dia_field_set_text (&variant->language, account->language);
      dia_field_take_text (&variant->text, compose_text (run, text, account->language, ending));
      variant->source_revision = content->revision;
      g_ptr_array_add (content->variants, variant);
    }
}

static void
add_picture (DiaDemoRun         *run,
             DiaContent         *content,
             const DiaDemoText  *text,
             const DiaDemoBrand *brand)
{
  g_autofree char *key = dia_demo_run_key_picture (text->picture, brand->brand);
  const DiaMedia *media = g_hash_table_lookup (run->media, key);

  if (media != NULL && dia_demo_run_chance (run, 0.8))
    g_ptr_array_add (content->media, dia_media_copy (media));
}

/* The key moment of this brand that @day falls into. */
static DiaId
find_moment (DiaDemoRun         *run,
             const DiaDemoBrand *brand,
             int                 day)
{
  for (guint i = 0; i < run->script->moments->len; i++)
    {
      const DiaDemoMoment *moment = run->script->moments->pdata[i];

      if (moment->first <= day && day <= moment->last &&
          g_strv_contains ((const char *const *) moment->brands, brand->brand->name))
        return moment->moment->id;
    }

  return DIA_ID_NONE;
}

static DiaContent *
make_content (DiaDemoRun         *run,
              const DiaDemoBrand *brand,
              const DiaDemoText  *text,
              GPtrArray          *accounts,
              int                 day)
{
  DiaContent *content = dia_content_new ();
  int ending = dia_demo_run_chance (run, 0.5) ? g_rand_int_range (run->rand, 0, 6) : -1;

  content->created_at = MIN (run->now - DIA_HOUR, run->now + (day - 4) * DIA_DAY) -
                        g_rand_int_range (run->rand, 0, 3 * DIA_DAY);
  content->changed_at = content->created_at;
  content->id = dia_demo_run_make_id (run, content->created_at);
  content->moment_id = find_moment (run, brand, day);
  content->revision = 1;
  dia_field_set_text (&content->title, text->title);
  dia_field_set_text (&content->language, SOURCE_LANGUAGE);
  dia_field_take_text (&content->text, compose_text (run, text, SOURCE_LANGUAGE, ending));
  if (dia_demo_run_chance (run, 0.3))
    dia_field_take_text (&content->link, g_strconcat (brand->link, text->slug, NULL));
  add_variants (run, content, text, accounts, ending);
  if (text->picture[0] != '\0')
    add_picture (run, content, text, brand);
  /* Now and then the source was touched up and one translation was not. */
  if (day > 0 && content->variants->len > 0 && dia_demo_run_chance (run, 0.08))
    content->revision++;

  return content;
}

/* How ready something is that goes out @day days from now. */
static DiaPostState
draw_state (DiaDemoRun *run,
            int         day)
{
  static const double shares[3][4] = {
    /* scheduled, approved, in review, changes asked; the rest is in draft */
    { 0.85, 0.12, 0.03, 0.00 },
    { 0.40, 0.25, 0.20, 0.03 },
    { 0.06, 0.12, 0.20, 0.04 },
  };
  static const DiaPostState states[] = {
    DIA_POST_SCHEDULED, DIA_POST_APPROVED, DIA_POST_IN_REVIEW, DIA_POST_CHANGES_REQUESTED,
  };
  const double *share = shares[day <= 5 ? 0 : day <= 18 ? 1 : 2];
  double drawn = g_rand_double (run->rand);

  if (day <= 1)
    return DIA_POST_SCHEDULED;
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      drawn -= share[i];
      if (drawn < 0)
        return states[i];
    }

  return DIA_POST_DRAFT;
}

static gboolean
write_post (DiaDemoRun          *run,
            const DiaDemoBrand  *brand,
            const DiaContent    *content,
            DiaAccount          *account,
            const DiaWallTime   *wall,
            int                  day,
            DiaPostState         state,
            GError             **error)
{
  const DiaVariant *variant = dia_content_find_variant (content, account->id, account->network, account->language);
  g_autoptr (DiaPost) post = dia_post_new ();

  if (!dia_slot_init_wall (&post->slot, wall, account->zone, error))
    return FALSE;

  post->id = dia_demo_run_make_id (run, content->created_at);
  post->content_id = content->id;
  post->account_id = account->id;
  post->state = state;
  post->own_text = variant != NULL;
  post->behind = variant != NULL && variant->source_revision < content->revision;
  dia_field_set_text (&post->text, variant != NULL ? variant->text : content->text);
  if (post->slot.at <= run->now - DIA_MINUTE)
    dia_demo_tell_fate (run, brand, account, day, post);

  return dia_posts_insert (run->connection, post, error) &&
         dia_demo_write_trace (run, content, account, post, error);
}

/* What a brand says is expected of its own accounts. */
static gboolean
set_audience (DiaDemoRun          *run,
              const DiaDemoBrand  *brand,
              const DiaContent    *content,
              GError             **error)
{
  g_autofree char *id = dia_id_to_string (brand->brand->id);
  g_autoptr (DiaScope) all = dia_scope_new_all ();
  g_autoptr (DiaScope) audience = dia_scope_with (all, DIA_SCOPE_BRAND, id);

  return content->moment_id == DIA_ID_NONE ||
         dia_moment_contents_set_audience (run->connection, content->id, audience, error);
}

static gboolean
write_content (DiaDemoRun          *run,
               const DiaDemoBrand  *brand,
               const DiaDemoText   *text,
               GPtrArray           *accounts,
               const DiaWallTime   *wall,
               int                  day,
               GError             **error)
{
  g_autoptr (DiaContent) content = make_content (run, brand, text, accounts, day);
  DiaPostState state = draw_state (run, day);

  if (!dia_contents_save (run->connection, content, error) || !set_audience (run, brand, content, error))
    return FALSE;

  for (guint i = 0; i < accounts->len; i++)
    {
      if (!write_post (run, brand, content, accounts->pdata[i], wall, day, state, error))
        return FALSE;
    }

  return TRUE;
}

/* A few accounts next to each other: a market, or two. (transfer container) */
static GPtrArray *
draw_accounts (DiaDemoRun         *run,
               const DiaDemoBrand *brand)
{
  GPtrArray *accounts = g_ptr_array_new ();
  guint n = g_rand_int_range (run->rand, 1, 5);
  guint first = g_rand_int_range (run->rand, 0, brand->accounts->len - n + 1);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (accounts, brand->accounts->pdata[first + i]);

  return accounts;
}

/* The days around today are full, so that every screen has something to tell. */
static gboolean
write_day (DiaDemoRun          *run,
           guint                index,
           Deck                *deck,
           int                  day,
           GError             **error)
{
  const DiaDemoBrand *brand = run->script->brands->pdata[index];
  gboolean near = day >= -3 && day <= 2;

  if (near || dia_demo_run_chance (run, 0.75))
    {
      DiaWallTime wall = dia_demo_run_find_day (run, day, main_times[index].hour, main_times[index].minute);
      const DiaDemoText *text = draw_text (run, deck, dia_wall_time_get_weekday (&wall));

      if (!write_content (run, brand, text, brand->accounts, &wall, day, error))
        return FALSE;
    }
  if (near || dia_demo_run_chance (run, 0.6))
    {
      DiaWallTime wall = dia_demo_run_find_day (run, day, other_times[index].hour, other_times[index].minute);
      g_autoptr (GPtrArray) accounts = draw_accounts (run, brand);

      return write_content (run, brand, draw_text (run, deck, 0), accounts, &wall, day, error);
    }

  return TRUE;
}

gboolean
dia_demo_write_contents (DiaDemoRun  *self,
                         GError     **error)
{
  for (guint i = 0; i < self->script->brands->len; i++)
    {
      const DiaDemoBrand *brand = self->script->brands->pdata[i];
      g_autofree guint *order = NULL;
      Deck deck;

      open_deck (self, &deck, brand->texts);
      order = deck.order;
      for (int day = -DIA_DEMO_PAST_DAYS; day <= DIA_DEMO_FUTURE_DAYS; day++)
        {
          if (!write_day (self, i, &deck, day, error))
            return FALSE;
        }
    }

  return TRUE;
}
