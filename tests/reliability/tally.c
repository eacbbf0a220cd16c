/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally.h"

#include "dia-content.h"
#include "dia-post-row.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define MAX_LIVES 40

static guint count;
static guint32 seed;
static char *tally_path;

void
tally_init (int    *argc,
            char ***argv)
{
  int kept = 1;

  for (int i = 1; i < *argc; i++)
    {
      if (g_str_equal ((*argv)[i], "--count") && i + 1 < *argc)
        count = (guint) g_ascii_strtoull ((*argv)[++i], NULL, 10);
      else if (g_str_equal ((*argv)[i], "--seed") && i + 1 < *argc)
        seed = (guint32) g_ascii_strtoull ((*argv)[++i], NULL, 10);
      else if (g_str_equal ((*argv)[i], "--tally") && i + 1 < *argc)
        tally_path = (*argv)[++i];
      else
        (*argv)[kept++] = (*argv)[i];
    }
  (*argv)[kept] = NULL;
  *argc = kept;
}

void
tally_add_test (const char    *name,
                const char    *variant,
                gconstpointer  data,
                GTestDataFunc  func)
{
  g_autofree char *path = g_strdup_printf ("/reliability/%s/%s", name, variant);

  g_test_add_data_func (path, data, func);
}

guint
tally_get_count (guint fallback)
{
  /* A sanitizer looks for other mistakes, which show in a few trials, and each
   * takes it five times as long. */
#ifdef __SANITIZE_ADDRESS__
  fallback = MAX (fallback / 4, MIN (fallback, 3));
#endif

  return count > 0 ? count : fallback;
}

GRand *
tally_make_dice (guint32 own)
{
  const guint32 seeds[] = { own, seed };

  return g_rand_new_with_seed_array (seeds, G_N_ELEMENTS (seeds));
}

static gboolean
is_settled (Fire *fire)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM posts WHERE state IN ('scheduled', 'sending')"
                                          " AND slot_at <= %" G_GINT64_FORMAT, dia_shared_page_get_now (fire->page));

  return fire_query (fire, sql) == 0;
}

/* What a life waits for, at most: the minute that a server gets before its "not
 * there" is believed, later the back-off of a network that is away. */
static gint64
choose_pause (guint n_lives)
{
  return n_lives < 6 ? 61 * DIA_SECOND : n_lives < 20 ? 10 * DIA_MINUTE : DIA_HOUR;
}

void
tally_recover (Tally *self,
               Fire  *fire)
{
  DiaInstant start = dia_shared_page_get_now (fire->page);

  for (guint i = 0; i < MAX_LIVES && !is_settled (fire); i++)
    {
      gint64 begin;

      dia_faulty_server_settle (fire->server);
      if (i > 0)
        dia_shared_page_advance (fire->page, choose_pause (i));
      begin = g_get_monotonic_time ();
      g_assert_true (fire_live (fire, &(FireLife) { 0 }));
      self->worst_ms = MAX (self->worst_ms, (g_get_monotonic_time () - begin) / 1000);
    }
  dia_faulty_server_settle (fire->server);
  self->worst_wait = MAX (self->worst_wait, dia_shared_page_get_now (fire->page) - start);
}

/* What the ledger holds of one text of one user on one network. */
typedef struct
{
  guint n;
  char *id;   /* of the first */
} Found;

static void
free_found (gpointer data)
{
  Found *found = data;

  g_free (found->id);
  g_free (found);
}

/* (element-type utf8 Found) */
static GHashTable *
index_ledger (Fire *fire)
{
  g_autoptr (GPtrArray) lines = dia_ledger_file_read (fire->ledger_path);
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_found);

  for (guint i = 0; i < lines->len; i++)
    {
      const DiaLedgerLine *line = g_ptr_array_index (lines, i);
      const char *user = g_str_has_prefix (line->user, "did:web:") ? line->user + strlen ("did:web:") : line->user;
      g_autofree char *key = g_strdup_printf ("%s\t%s\t%s", line->network, user, line->text);
      Found *found = g_hash_table_lookup (index, key);

      if (found == NULL)
        {
          found = g_new0 (Found, 1);
          found->id = g_strdup (line->id);
          g_hash_table_insert (index, g_steal_pointer (&key), found);
        }
      found->n++;
    }

  return index;
}

static const char *
name_network (const char *network)
{
  if (g_str_equal (network, DIA_NETWORK_THREADS))
    return "two-phase";
  if (g_str_equal (network, DIA_NETWORK_X))
    return "rejecting";

  return g_str_equal (network, DIA_NETWORK_VIVA) ? "dumb" : network;
}

static void
compare_post (Tally         *self,
              GHashTable    *index,
              const DiaPost *post,
              const char    *network,
              const char    *user)
{
  g_auto (GStrv) texts = dia_thread_split (post->text);
  gboolean out = post->state == DIA_POST_PUBLISHED;
  gboolean unsure = post->state == DIA_POST_UNCONFIRMED;
  gboolean open = post->state == DIA_POST_SCHEDULED || post->state == DIA_POST_SENDING;

  self->persons += unsure;
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *key = g_strdup_printf ("%s\t%s\t%s", name_network (network), user, texts[i]);
      const Found *found = g_hash_table_lookup (index, key);
      guint n = found != NULL ? found->n : 0;

      self->posts++;
      self->duplicates += n > 1 ? n - 1 : 0;
      self->told += n == 0 && !out && !unsure && !open;
      self->losses += (n == 0 && out) || (n == 0 && open);
      self->untold += n > 0 && !out && !unsure;
      self->untold += n > 0 && out && i == 0 && !g_str_equal (found->id, post->remote_id);
    }
}

void
tally_compare (Tally *self,
               Fire  *fire)
{
  g_autoptr (GHashTable) index = index_ledger (fire);
  g_autoptr (DiaConnection) connection = fire_open (fire);
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT " DIA_POST_COLUMNS ", accounts.network, accounts.handle FROM posts"
                                        " JOIN accounts ON accounts.id = posts.account_id");
  g_autoptr (GError) error = NULL;

  while (dia_statement_next (statement))
    {
      g_autoptr (DiaPost) post = dia_post_row_read (statement);
      g_autofree char *network = g_strdup (dia_statement_get_text (statement, DIA_POST_N_COLUMNS));
      g_autofree char *user = g_strdup (dia_statement_get_text (statement, DIA_POST_N_COLUMNS + 1));

      compare_post (self, index, post, network, user);
    }
  dia_statement_finish (statement, &error);
  g_assert_no_error (error);
}

static void
write_line (const Tally *self,
            guint        persons)
{
  g_autofree char *line = NULL;
  int file;

  if (tally_path == NULL)
    return;

  line = g_strdup_printf ("{\"number\":\"%s\",\"what\":\"%s\",\"trials\":%u,\"posts\":%u,\"duplicates\":%u,\"losses\":%u,"
                          "\"untold\":%u,\"told\":%u,\"persons\":%u,\"persons_allowed\":%u,\"worst_ms\":%" G_GINT64_FORMAT
                          ",\"worst_wait_s\":%" G_GINT64_FORMAT ",\"note\":\"%s\"}\n",
                          self->number, self->what, self->trials, self->posts, self->duplicates, self->losses,
                          self->untold, self->told, self->persons, persons, self->worst_ms, self->worst_wait / DIA_SECOND,
                          self->note != NULL ? self->note : "");
  file = open (tally_path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  g_assert_cmpint (file, >=, 0);
  g_assert_cmpint (write (file, line, strlen (line)), ==, (gssize) strlen (line));
  close (file);
}

void
tally_finish (Tally *self,
              guint  persons)
{
  g_test_message ("%s, %s: %u trials, %u posts, %u duplicates, %u losses, %u untold, %u told, %u persons asked, "
                  "worst life %" G_GINT64_FORMAT " ms, settled within %" G_GINT64_FORMAT " s",
                  self->number, self->what, self->trials, self->posts, self->duplicates, self->losses, self->untold,
                  self->told, self->persons, self->worst_ms, self->worst_wait / DIA_SECOND);
  write_line (self, persons);
  g_assert_cmpuint (self->trials, >, 0);
  g_assert_cmpuint (self->duplicates, ==, 0);
  g_assert_cmpuint (self->losses, ==, 0);
  g_assert_cmpuint (self->untold, ==, 0);
  g_assert_cmpuint (self->persons, <=, persons);
}
