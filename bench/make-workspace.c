/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a workspace of any size for the benchmarks, the same one each time on
 * the same day:
 *
 *   make-workspace FILE ACCOUNTS POSTS [DAYS [TOGETHER]]
 *
 * Nine posts of ten have gone out over the last DAYS (90), the others are planned
 * over two thirds as many; nothing is due within a day, so that a desk at rest
 * rests. TOGETHER (1) of the twelve posts of a content go out at one instant:
 * with 1 each is an entry of a calendar by itself, the most it can have to show;
 * with 12 it is as a person plans. */
#include "dia-accounts.h"
#include "dia-brands.h"
#include "dia-contents.h"
#include "dia-field.h"
#include "dia-network.h"
#include "dia-posts.h"
#include "dia-store.h"

#define N_BRANDS        5
#define POSTS_A_CONTENT 12

typedef struct
{
  int        n_accounts;
  int        n_posts;
  int        n_days;
  int        n_together;
  DiaInstant now;
  DiaLimits  limits;
  GArray    *brands;   /* (element-type DiaId) */
  GArray    *accounts; /* (element-type DiaId) */
} Plan;

static const char *const brands[N_BRANDS] = { "Alizé", "Bruine", "Cardamome", "Dédale", "Étincelle" };
static const char *const colors[N_BRANDS] = { "#0a7d84", "#4054ae", "#3a5300", "#a76305", "#a92468" };
static const struct { const char *market, *language, *zone; } markets[] = {
  { "FR", "fr", "Europe/Paris" }, { "BE", "fr", "Europe/Brussels" }, { "CH", "de", "Europe/Zurich" },
  { "DE", "de", "Europe/Berlin" }, { "ES", "es", "Europe/Madrid" }, { "IT", "it", "Europe/Rome" },
  { "GB", "en", "Europe/London" }, { "NL", "nl", "Europe/Amsterdam" },
};

static DiaId
save_brand (DiaConnection *connection,
            int            number,
            GError       **error)
{
  g_autoptr (DiaBrand) brand = dia_brand_new ();

  dia_field_set_text (&brand->name, brands[number]);
  dia_field_set_text (&brand->color, colors[number]);
  brand->position = number;
  return dia_brands_save (connection, brand, error) ? brand->id : DIA_ID_NONE;
}

static DiaId
save_account (DiaConnection *connection,
              const Plan    *plan,
              int            number,
              GError       **error)
{
  g_autoptr (DiaAccount) account = dia_account_new ();
  int market = number / N_BRANDS % (int) G_N_ELEMENTS (markets);
  int brand = number % N_BRANDS;

  account->brand_id = g_array_index (plan->brands, DiaId, brand);
  dia_field_set_text (&account->network, DIA_NETWORK_PRACTICE);
  dia_field_take_text (&account->handle, g_strdup_printf ("account_%d", number));
  dia_field_take_text (&account->name, g_strdup_printf ("%s %s %d", brands[brand], markets[market].market, number));
  dia_field_set_text (&account->market, markets[market].market);
  dia_field_set_text (&account->language, markets[market].language);
  dia_field_set_text (&account->zone, markets[market].zone);
  account->sign_in = DIA_SIGN_IN_NOT_NEEDED;
  account->limits = plan->limits;
  account->position = number / N_BRANDS;
  return dia_accounts_save (connection, account, error) ? account->id : DIA_ID_NONE;
}

static DiaInstant
choose_instant (const Plan *plan,
                int         number,
                int         n_past)
{
  if (number < n_past)
    return plan->now - DIA_HOUR - (gint64) (n_past - number) * (plan->n_days * DIA_DAY / n_past);
  return plan->now + DIA_DAY +
         (gint64) (number - n_past) * (plan->n_days * 2 / 3 * DIA_DAY / MAX (1, plan->n_posts - n_past));
}

static gboolean
insert_post (DiaConnection *connection,
             const Plan    *plan,
             int            number,
             DiaContent    *content,
             GError       **error)
{
  g_autoptr (DiaPost) post = dia_post_new ();
  int n_past = plan->n_posts / 10 * 9;
  DiaInstant at = choose_instant (plan, number - number % plan->n_together, n_past);

  post->content_id = content->id;
  post->account_id = g_array_index (plan->accounts, DiaId, number % plan->n_accounts);
  post->state = number < n_past ? DIA_POST_PUBLISHED : DIA_POST_SCHEDULED;
  dia_field_set_text (&post->text, content->text);
  if (number < n_past)
    post->published_at = at;
  return dia_slot_init_instant (&post->slot, at, "Europe/Paris", error) &&
         dia_posts_insert (connection, post, error);
}

static DiaContent *
save_content (DiaConnection *connection,
              const Plan    *plan,
              int            number,
              GError       **error)
{
  g_autoptr (DiaContent) content = dia_content_new ();

  dia_field_take_text (&content->text, g_strdup_printf ("Content %d: what is to be said, once, for every account "
                                                        "that says it in its own words.", number));
  dia_field_set_text (&content->language, "en");
  content->created_at = content->changed_at = plan->now;
  return dia_contents_save (connection, content, error) ? g_steal_pointer (&content) : NULL;
}

static gboolean
fill_roster (DiaConnection *connection,
             Plan          *plan,
             GError       **error)
{
  for (int i = 0; i < N_BRANDS; i++)
    {
      DiaId id = save_brand (connection, i, error);

      if (id == DIA_ID_NONE)
        return FALSE;
      g_array_append_val (plan->brands, id);
    }
  for (int i = 0; i < plan->n_accounts; i++)
    {
      DiaId id = save_account (connection, plan, i, error);

      if (id == DIA_ID_NONE)
        return FALSE;
      g_array_append_val (plan->accounts, id);
    }
  return TRUE;
}

static gboolean
fill_posts (DiaConnection *connection,
            const Plan    *plan,
            GError       **error)
{
  g_autoptr (DiaContent) content = NULL;

  for (int i = 0; i < plan->n_posts; i++)
    {
      if (i % POSTS_A_CONTENT == 0)
        {
          g_clear_object (&content);
          content = save_content (connection, plan, i / POSTS_A_CONTENT, error);
        }
      if (content == NULL || !insert_post (connection, plan, i, content, error))
        return FALSE;
    }
  return TRUE;
}

/* (transfer full) (nullable): what makes @trigger again. */
static char *
drop_trigger (DiaConnection *connection,
              const char    *trigger,
              GError       **error)
{
  g_autoptr (DiaStatement) statement = dia_connection_prepare (connection,
                                                               "SELECT sql FROM sqlite_schema WHERE name = $1");
  g_autofree char *sql = NULL;
  g_autofree char *drop = g_strdup_printf ("DROP TRIGGER %s", trigger);

  dia_statement_bind_text (statement, 1, trigger);
  if (dia_statement_next (statement))
    sql = g_strdup (dia_statement_get_text (statement, 0));
  if (!dia_statement_finish (statement, error) || !dia_connection_execute (connection, drop, error))
    return NULL;
  return g_steal_pointer (&sql);
}

static gboolean
fill (DiaConnection *connection,
      gpointer       user_data,
      GError       **error)
{
  Plan *plan = user_data;
  g_autofree char *search_posts = NULL, *search_contents = NULL;

  /* One transaction in memory: with SQLite's usual 2 MB it is written and read
   * over and over while it grows. */
  if (!dia_connection_execute (connection, "PRAGMA cache_size = -2000000", error) ||
      !fill_roster (connection, plan, error))
    return FALSE;
  /* An index of words that grows by one text at a time is merged over and over:
   * a million posts would take ten times as long. */
  search_posts = drop_trigger (connection, "post_search_insert", error);
  search_contents = search_posts != NULL ? drop_trigger (connection, "content_search_insert", error) : NULL;
  return search_contents != NULL && fill_posts (connection, plan, error) &&
         dia_connection_execute (connection, "INSERT INTO post_search (post_search) VALUES ('rebuild');"
                                 "INSERT INTO content_search (content_search) VALUES ('rebuild')", error) &&
         dia_connection_execute (connection, search_posts, error) &&
         dia_connection_execute (connection, search_contents, error);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaStore) store = NULL;
  g_autoptr (DiaClock) clock = dia_clock_new_system ();
  g_autoptr (DiaNetwork) network = dia_network_load (DIA_NETWORK_PRACTICE);
  Plan plan = { .n_days = argc > 4 ? atoi (argv[4]) : 90, .n_together = argc > 5 ? atoi (argv[5]) : 1,
                .now = dia_clock_now (clock), .limits = network->limits };

  if (argc < 4 || argc > 6 || plan.n_days < 1 || plan.n_together < 1 ||
      (plan.n_accounts = atoi (argv[2])) < 1 || (plan.n_posts = atoi (argv[3])) < 0)
    {
      g_printerr ("make-workspace FILE ACCOUNTS POSTS [DAYS [TOGETHER]]\n");
      return 2;
    }
  plan.brands = g_array_new (FALSE, FALSE, sizeof (DiaId));
  plan.accounts = g_array_new (FALSE, FALSE, sizeof (DiaId));
  store = dia_store_open (argv[1], TRUE, NULL, &error);
  if (store == NULL || !dia_store_write (store, fill, &plan, NULL, &error))
    g_printerr ("make-workspace: %s\n", error->message);
  if (store != NULL)
    dia_store_close (store);
  g_array_unref (plan.brands);
  g_array_unref (plan.accounts);
  return error == NULL ? 0 : 1;
}
