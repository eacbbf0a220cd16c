/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-health-reader.h"

#include "dia-accounts.h"
#include "dia-brands.h"
#include "dia-format.h"
#include "dia-health-troubles.h"
#include "dia-planned-groups.h"
#include "dia-punctuality.h"
#include "dia-server-records.h"
#include "dia-store.h"
#include "dia-wall-time.h"

#include <glib/gi18n-lib.h>

#define N_DAYS 30

/* A row with what it is made from. */
typedef struct
{
  DiaHealthRow *row;       /* (unowned): of the report */
  GArray       *delays;    /* (owned) (element-type gint64) */
} Sheet;

typedef struct
{
  DiaWorkspaceCore *core;
  const DiaScope   *scope;      /* (nullable) */
  DiaHealthReport  *report;

  GHashTable       *brands;     /* (owned) (element-type DiaId DiaBrand) */
  GHashTable       *networks;   /* (owned) (element-type utf8 DiaNetwork): as far as met */
  GHashTable       *figures;    /* (owned) (element-type DiaId DiaAccountPunctuality) */
  GHashTable       *next;       /* (owned) (element-type DiaId DiaInstant) */
  GHashTable       *waiting;    /* (owned) (element-type DiaId guint) */
  GPtrArray        *records;    /* (owned) (element-type DiaServerRecord) */
  GHashTable       *by_server;  /* (owned) (element-type utf8 DiaServerRecord) */
  GHashTable       *sheets;     /* (owned) (element-type utf8 Sheet): of networks and servers */
} Reading;

static void
free_sheet (gpointer data)
{
  Sheet *sheet = data;

  g_array_unref (sheet->delays);
  g_free (sheet);
}

static void
clear_reading (Reading *self)
{
  g_clear_pointer (&self->brands, g_hash_table_unref);
  g_clear_pointer (&self->networks, g_hash_table_unref);
  g_clear_pointer (&self->figures, g_hash_table_unref);
  g_clear_pointer (&self->next, g_hash_table_unref);
  g_clear_pointer (&self->waiting, g_hash_table_unref);
  g_clear_pointer (&self->by_server, g_hash_table_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->sheets, g_hash_table_unref);
}

/* The key of a server: the same address on two networks is two servers. An account
 * that names none is its own. (transfer full) */
static char *
name_server (const char *network,
             const char *server,
             DiaId       account_id)
{
  return g_strdup_printf ("%s %s %" G_GINT64_FORMAT, network, server, server[0] != '\0' ? DIA_ID_NONE : account_id);
}

static gboolean
read_brands (Reading        *self,
             DiaConnection  *connection,
             GError        **error)
{
  g_autoptr (GPtrArray) brands = dia_brands_list (connection, error);

  if (brands == NULL)
    return FALSE;

  self->brands = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
  for (guint i = 0; i < brands->len; i++)
    {
      DiaBrand *brand = g_ptr_array_index (brands, i);

      g_hash_table_insert (self->brands, &brand->id, g_object_ref (brand));
    }

  return TRUE;
}

static void
remember (GHashTable *table,
          DiaId       id,
          gint64      value)
{
  g_hash_table_insert (table, g_memdup2 (&id, sizeof id), g_memdup2 (&value, sizeof value));
}

/* 0 when there is nothing of that id. */
static gint64
recall (GHashTable *table,
        DiaId       id,
        gint64      otherwise)
{
  const gint64 *value = g_hash_table_lookup (table, &id);

  return value != NULL ? *value : otherwise;
}

static gboolean
read_plans (Reading        *self,
            DiaConnection  *connection,
            GError        **error)
{
  g_autoptr (GArray) next = dia_next_posts_list (connection, self->scope, error);
  g_autoptr (GArray) held = next != NULL ? dia_held_accounts_list (connection, self->scope, G_MAXINT, error) : NULL;

  if (held == NULL)
    return FALSE;

  self->next = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->waiting = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < next->len; i++)
    remember (self->next, g_array_index (next, DiaNextPost, i).account_id, g_array_index (next, DiaNextPost, i).at);
  for (guint i = 0; i < held->len; i++)
    remember (self->waiting, g_array_index (held, DiaHeldAccount, i).account_id,
              g_array_index (held, DiaHeldAccount, i).n_posts);

  return TRUE;
}

static gboolean
read_servers (Reading        *self,
              DiaConnection  *connection,
              GError        **error)
{
  self->records = dia_server_records_list (connection, self->report->until - DIA_HEALTH_SERVER_MS, DIA_HEALTH_SERVER_MS,
                                           error);
  if (self->records == NULL)
    return FALSE;

  self->by_server = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->records->len; i++)
    {
      DiaServerRecord *record = g_ptr_array_index (self->records, i);

      g_hash_table_insert (self->by_server, name_server (record->network, record->server, record->account_id), record);
    }

  return TRUE;
}

static DiaServerRecord *
find_record (Reading          *self,
             const DiaAccount *account)
{
  g_autofree char *name = name_server (account->network, account->server, account->id);

  return g_hash_table_lookup (self->by_server, name);
}

/* (nullable) */
static DiaNetwork *
find_network (Reading    *self,
              const char *id)
{
  DiaNetwork *network = g_hash_table_lookup (self->networks, id);

  if (network == NULL && (network = dia_network_load (id)) != NULL)
    g_hash_table_insert (self->networks, network->id, network);

  return network;
}

/* Whether servers of its network keep posts as a rule. */
static gboolean
can_keep (Reading          *self,
          const DiaAccount *account)
{
  DiaNetwork *network = find_network (self, account->network);

  return network != NULL && network->limits.keep_lead > 0;
}

static DiaHealthRow *
make_row (DiaHealthBy  by,
          const char  *network,
          const char  *server,
          const char  *title)
{
  DiaHealthRow *row = g_object_new (DIA_TYPE_HEALTH_ROW, NULL);

  row->by = by;
  row->network = g_strdup (network);
  row->server = g_strdup (server);
  row->title = g_strdup (title);

  return row;
}

static void
take_figures (DiaHealthRow                *row,
              const DiaAccountPunctuality *figures)   /* (nullable) */
{
  if (figures == NULL)
    return;

  row->on_time += figures->on_time;
  row->late += figures->late;
  row->failed += figures->failed;
  row->unconfirmed += figures->unconfirmed;
}

static void
take_lateness (DiaHealthRow *row,
               GArray       *delays)
{
  row->lateness_p50 = dia_punctuality_find_percentile (delays, 50);
  row->lateness_p99 = dia_punctuality_find_percentile (delays, 99);
}

static void
take_next (DiaHealthRow *row,
           DiaInstant    at,
           const char   *zone)
{
  if (at == DIA_INSTANT_NONE || (row->next_at != DIA_INSTANT_NONE && row->next_at <= at))
    return;

  row->next_at = at;
  g_free (row->next_zone);
  row->next_zone = g_strdup (zone);
}

static void
find_troubles (Reading          *self,
               DiaHealthRow     *row,
               const DiaAccount *account)
{
  dia_troubles_add_sign_in (row->troubles, account, row->n_waiting);
  dia_troubles_add_keeping (row->troubles, account, can_keep (self, account));
  dia_troubles_add_server (row->troubles, find_record (self, account));
  row->level = dia_troubles_sort (row->troubles);
}

/* All that a person may know an account by. (transfer full) */
static char *
fold_words (Reading            *self,
            const DiaHealthRow *row)
{
  const DiaAccount *account = row->account;
  DiaNetwork *network = find_network (self, row->network);
  g_autofree char *words = g_strjoin (" ", row->title, row->server, network != NULL ? network->name : row->network,
                                      account != NULL ? account->handle : "", account != NULL ? account->market : "",
                                      account != NULL ? account->labels : "", row->brand != NULL ? row->brand->name : "",
                                      NULL);

  return dia_format_fold (words);
}

static DiaHealthRow *
add_account (Reading    *self,
             DiaAccount *account,
             guint       position)
{
  DiaHealthRow *row = make_row (DIA_HEALTH_OF_ACCOUNTS, account->network, account->server,
                                account->name[0] != '\0' ? account->name : account->handle);
  const DiaAccountPunctuality *figures = g_hash_table_lookup (self->figures, &account->id);
  DiaBrand *brand = g_hash_table_lookup (self->brands, &account->brand_id);

  g_set_object (&row->account, account);
  g_set_object (&row->brand, brand);
  row->position = position;
  row->n_accounts = 1;
  row->n_waiting = recall (self->waiting, account->id, 0);
  take_figures (row, figures);
  if (figures != NULL)
    take_lateness (row, figures->delays);
  take_next (row, recall (self->next, account->id, DIA_INSTANT_NONE), account->zone);
  find_troubles (self, row, account);
  row->n_to_look_at = row->level >= DIA_HEALTH_WARNING || row->failed + row->unconfirmed > 0 ? 1 : 0;
  row->folded = fold_words (self, row);
  g_ptr_array_add (self->report->accounts, row);

  return row;
}

/* Takes @row over. */
static Sheet *
add_sheet (Reading      *self,
           GPtrArray    *rows,
           char         *name,   /* (transfer full) */
           DiaHealthRow *row)
{
  Sheet *sheet = g_new0 (Sheet, 1);

  sheet->row = row;
  sheet->delays = g_array_new (FALSE, FALSE, sizeof (gint64));
  row->position = rows->len;
  row->folded = fold_words (self, row);
  g_ptr_array_add (rows, row);
  g_hash_table_insert (self->sheets, name, sheet);

  return sheet;
}

static Sheet *
find_network_sheet (Reading            *self,
                    const DiaHealthRow *account)
{
  Sheet *sheet = g_hash_table_lookup (self->sheets, account->network);
  DiaNetwork *network = find_network (self, account->network);

  if (sheet != NULL)
    return sheet;

  return add_sheet (self, self->report->networks, g_strdup (account->network),
                    make_row (DIA_HEALTH_OF_NETWORKS, account->network, "",
                              network != NULL ? network->name : account->network));
}

/* "https://mastodon.social" is "mastodon.social" for people. */
static const char *
strip_scheme (const char *server)
{
  const char *end = strstr (server, "://");

  return end != NULL ? end + 3 : server;
}

static Sheet *
find_server_sheet (Reading            *self,
                   const DiaHealthRow *account)
{
  g_autofree char *name = name_server (account->network, account->server, DIA_ID_NONE);
  Sheet *sheet = g_hash_table_lookup (self->sheets, name);
  DiaHealthRow *row;

  if (sheet != NULL)
    return sheet;

  row = make_row (DIA_HEALTH_OF_SERVERS, account->network, account->server, strip_scheme (account->server));
  dia_troubles_add_server (row->troubles, find_record (self, account->account));

  return add_sheet (self, self->report->servers, g_steal_pointer (&name), row);
}

static void
add_to_sheet (Reading            *self,
              Sheet              *sheet,
              const DiaHealthRow *account)
{
  const DiaAccountPunctuality *figures = g_hash_table_lookup (self->figures, &account->account->id);

  sheet->row->n_accounts++;
  sheet->row->n_to_look_at += account->n_to_look_at;
  sheet->row->n_waiting += account->n_waiting;
  take_figures (sheet->row, figures);
  take_next (sheet->row, account->next_at, account->next_zone);
  if (figures != NULL)
    g_array_append_vals (sheet->delays, figures->delays->data, figures->delays->len);
  /* The servers of a network, and the sign-ins of a server, are told by their own
   * rows; here counts how grave the gravest is. */
  sheet->row->level = MAX (sheet->row->level, account->level);
}

static gboolean
tells_of_keeping (GPtrArray *troubles)
{
  for (guint i = 0; i < troubles->len; i++)
    {
      DiaTroubleKind kind = ((DiaTrouble *) g_ptr_array_index (troubles, i))->kind;

      if (kind == DIA_TROUBLE_PUBLISHES_AT_ONCE || kind == DIA_TROUBLE_KEEPS_NOTHING)
        return TRUE;
    }

  return FALSE;
}

/* What was found through one of its accounts holds for the server. */
static void
add_to_server (Reading            *self,
               const DiaHealthRow *account)
{
  Sheet *sheet = find_server_sheet (self, account);

  if (!tells_of_keeping (sheet->row->troubles))
    dia_troubles_add_keeping (sheet->row->troubles, account->account, can_keep (self, account->account));
  add_to_sheet (self, sheet, account);
}

static void
finish_sheets (Reading *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->sheets);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Sheet *sheet = value;

      take_lateness (sheet->row, sheet->delays);
      sheet->row->level = MAX (sheet->row->level, dia_troubles_sort (sheet->row->troubles));
    }
}

static void
make_rows (Reading   *self,
           GPtrArray *accounts)
{
  for (guint i = 0; i < accounts->len; i++)
    {
      DiaHealthRow *row = add_account (self, g_ptr_array_index (accounts, i), i);

      add_to_sheet (self, find_network_sheet (self, row), row);
      if (row->server[0] != '\0')
        add_to_server (self, row);
    }
  finish_sheets (self);
}

static gboolean
read_health (DiaConnection  *connection,
             gpointer        user_data,
             GError        **error)
{
  Reading *self = user_data;
  g_autoptr (GPtrArray) accounts = dia_accounts_list (connection, self->scope, error);

  if (accounts == NULL || !read_brands (self, connection, error) || !read_plans (self, connection, error) ||
      !read_servers (self, connection, error))
    return FALSE;
  self->figures = dia_punctuality_list_accounts (connection, self->scope, self->report->from, self->report->until, error);
  if (self->figures == NULL)
    return FALSE;
  make_rows (self, accounts);

  return TRUE;
}

/* The beginning of the day that begins the last 30, where this computer is, as the
 * queue counts them. */
static gboolean
find_days (DiaHealthReport  *report,
           DiaInstant        now,
           GError          **error)
{
  g_autofree char *zone = dia_zone_dup_local ();
  DiaWallTime wall;

  if (!dia_wall_time_from_instant (now, zone, &wall, error))
    return FALSE;

  wall.hour = wall.minute = wall.second = 0;
  dia_wall_time_add_days (&wall, 1 - N_DAYS);
  report->until = now;

  return dia_wall_time_resolve (&wall, zone, &report->from, NULL, error);
}

DiaHealthReport *
dia_health_reader_load (DiaWorkspaceCore  *core,
                        const DiaScope    *scope,
                        GCancellable      *cancellable,
                        GError           **error)
{
  g_autoptr (DiaHealthReport) report = g_object_new (DIA_TYPE_HEALTH_REPORT, NULL);
  Reading reading = { .core = core, .scope = scope, .report = report };
  gboolean read;

  if (!find_days (report, dia_clock_now (core->clock), error))
    return NULL;

  reading.networks = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  reading.sheets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_sheet);
  read = dia_store_read (core->store, read_health, &reading, cancellable, error);
  clear_reading (&reading);

  return read ? g_steal_pointer (&report) : NULL;
}
