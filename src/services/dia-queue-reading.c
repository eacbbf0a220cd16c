/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-queue-reading.h"

#include "dia-accounts.h"
#include "dia-brands.h"
#include "dia-journal.h"
#include "dia-publisher.h"
#include "dia-send-batch.h"
#include "dia-settings.h"
#include "dia-silent-accounts.h"

#define TITLE_LENGTH 120

static GHashTable *
new_cache (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
}

static char *
make_title (const char *text)
{
  g_autoptr (DiaContent) content = dia_content_new ();

  g_free (content->text);
  content->text = g_strdup (text);

  return dia_content_dup_title (content, TITLE_LENGTH);
}

static gboolean
can_look (DiaQueueReading  *reading,
          const DiaAccount *account)
{
  DiaConnector *connector = dia_registry_find (reading->core->registry, account->network);

  return connector != NULL && DIA_IS_PUBLISHER (connector);
}

/* A reading with the function that it is for. */
typedef struct
{
  DiaQueueReading *reading;
  DiaStoreFunc     func;
} Run;

static gboolean
read_silence (DiaQueueReading  *reading,
              DiaConnection    *connection,
              GError          **error)
{
  g_autoptr (GPtrArray) scopes = dia_silent_scopes_load (connection, error);
  g_autofree char *paused = NULL;

  if (scopes == NULL || !dia_settings_get (connection, DIA_SETTING_PAUSED, &paused, error))
    return FALSE;
  reading->paused = paused != NULL;
  reading->silent = dia_silent_accounts_list (connection, scopes, error);

  return reading->silent != NULL;
}

static gboolean
run (DiaConnection  *connection,
     gpointer        user_data,
     GError        **error)
{
  Run *self = user_data;

  return read_silence (self->reading, connection, error) && self->func (connection, self->reading, error);
}

gboolean
dia_queue_reading_run (DiaQueueReading  *reading,
                       DiaStoreFunc      func,
                       GCancellable     *cancellable,
                       GError          **error)
{
  Run self = { reading, func };
  gboolean read;

  reading->brands = new_cache ();
  reading->accounts = new_cache ();
  read = dia_store_read (reading->core->store, run, &self, cancellable, error);
  g_hash_table_unref (reading->brands);
  g_hash_table_unref (reading->accounts);
  g_clear_pointer (&reading->silent, g_array_unref);

  return read;
}

gboolean
dia_queue_reading_is_silent (const DiaQueueReading *reading,
                             DiaId                  account_id)
{
  if (reading->paused)
    return TRUE;
  for (guint i = 0; i < reading->silent->len; i++)
    if (g_array_index (reading->silent, DiaId, i) == account_id)
      return TRUE;

  return FALSE;
}

DiaAccount *
dia_queue_reading_find_account (DiaQueueReading  *reading,
                                DiaId             id,
                                GError          **error)
{
  DiaAccount *account = g_hash_table_lookup (reading->accounts, &id);

  if (account != NULL)
    return account;

  account = dia_accounts_load (reading->connection, id, error);
  if (account != NULL)
    g_hash_table_insert (reading->accounts, &account->id, account);

  return account;
}

DiaBrand *
dia_queue_reading_find_brand (DiaQueueReading  *reading,
                              DiaId             id,
                              GError          **error)
{
  DiaBrand *brand = g_hash_table_lookup (reading->brands, &id);

  if (brand != NULL)
    return brand;

  brand = dia_brands_load (reading->connection, id, error);
  if (brand != NULL)
    g_hash_table_insert (reading->brands, &brand->id, brand);

  return brand;
}

DiaQueueItem *
dia_queue_reading_make_item (DiaQueueReading  *reading,
                             DiaPost          *post,
                             gboolean          with_journal,
                             GError          **error)
{
  g_autoptr (DiaQueueItem) item = g_object_new (DIA_TYPE_QUEUE_ITEM, NULL);
  DiaAccount *account = dia_queue_reading_find_account (reading, post->account_id, error);
  DiaBrand *brand = account != NULL ? dia_queue_reading_find_brand (reading, account->brand_id, error) : NULL;

  if (brand == NULL)
    return NULL;

  item->post = g_object_ref (post);
  item->account = g_object_ref (account);
  item->brand = g_object_ref (brand);
  g_free (item->title);
  item->title = make_title (post->text);
  item->look_possible = can_look (reading, account);
  if (with_journal)
    {
      GPtrArray *journal = dia_journal_list (reading->connection, post->id, error);

      if (journal == NULL)
        return NULL;
      g_ptr_array_unref (item->journal);
      item->journal = journal;
    }

  return g_steal_pointer (&item);
}

gboolean
dia_queue_reading_add_items (DiaQueueReading  *reading,
                             GPtrArray        *posts,
                             gboolean          with_journal,
                             GPtrArray        *items,
                             GError          **error)
{
  g_autoptr (GPtrArray) owned = posts;

  if (owned == NULL)
    return FALSE;

  for (guint i = 0; i < owned->len; i++)
    {
      DiaQueueItem *item = dia_queue_reading_make_item (reading, g_ptr_array_index (owned, i), with_journal, error);

      if (item == NULL)
        return FALSE;
      g_ptr_array_add (items, item);
    }

  return TRUE;
}
