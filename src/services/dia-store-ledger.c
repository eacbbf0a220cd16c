/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-store-ledger.h"

#include "dia-practice-posts.h"
#include "dia-store.h"

#define DIA_TYPE_STORE_LEDGER (dia_store_ledger_get_type ())
G_DECLARE_FINAL_TYPE (DiaStoreLedger, dia_store_ledger, DIA, STORE_LEDGER, GObject)

struct _DiaStoreLedger
{
  GObject   parent_instance;

  DiaStore *store;  /* (owned) */
};

/* One question or change, in the thread of the store. */
typedef struct
{
  DiaId                  account_id;
  const char            *id;
  guint                  limit;
  DiaStoredPracticePost *post;    /* to put, or (owned) what was found */
  GPtrArray             *posts;   /* (owned) (nullable) */
} Access;

static void dia_store_ledger_implement (DiaPracticeLedgerInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DiaStoreLedger, dia_store_ledger, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DIA_TYPE_PRACTICE_LEDGER, dia_store_ledger_implement))

static gboolean
put_post (DiaConnection  *connection,
          gpointer        user_data,
          GError        **error)
{
  Access *access = user_data;

  return dia_practice_posts_put (connection, access->post, error);
}

static gboolean
get_post (DiaConnection  *connection,
          gpointer        user_data,
          GError        **error)
{
  Access *access = user_data;

  return dia_practice_posts_get (connection, access->account_id, access->id, &access->post, error);
}

static gboolean
remove_post (DiaConnection  *connection,
             gpointer        user_data,
             GError        **error)
{
  Access *access = user_data;

  return dia_practice_posts_remove (connection, access->account_id, access->id, error);
}

static gboolean
list_posts (DiaConnection  *connection,
            gpointer        user_data,
            GError        **error)
{
  Access *access = user_data;

  access->posts = dia_practice_posts_list (connection, access->account_id, access->id, access->limit, error);

  return access->posts != NULL;
}

static DiaPracticePost *
to_practice (const DiaStoredPracticePost *post)
{
  return dia_practice_post_new (post->account_id, post->remote_id, post->text, post->record, post->at);
}

static gboolean
dia_store_ledger_put (DiaPracticeLedger      *ledger,
                      const DiaPracticePost  *post,
                      GError                **error)
{
  DiaStoreLedger *self = DIA_STORE_LEDGER (ledger);
  DiaStoredPracticePost stored = {
    .account_id = post->account_id,
    .remote_id = post->id,
    .text = post->text,
    .record = post->record,
    .at = post->at,
  };
  Access access = { .post = &stored };

  return dia_store_write (self->store, put_post, &access, NULL, error);
}

static gboolean
dia_store_ledger_get (DiaPracticeLedger  *ledger,
                      DiaId               account_id,
                      const char         *id,
                      DiaPracticePost   **post,
                      GError            **error)
{
  DiaStoreLedger *self = DIA_STORE_LEDGER (ledger);
  Access access = { .account_id = account_id, .id = id };
  g_autoptr (DiaStoredPracticePost) found = NULL;

  if (!dia_store_read (self->store, get_post, &access, NULL, error))
    return FALSE;

  found = access.post;
  *post = found != NULL ? to_practice (found) : NULL;

  return TRUE;
}

static gboolean
dia_store_ledger_remove (DiaPracticeLedger  *ledger,
                         DiaId               account_id,
                         const char         *id,
                         GError            **error)
{
  DiaStoreLedger *self = DIA_STORE_LEDGER (ledger);
  Access access = { .account_id = account_id, .id = id };

  return dia_store_write (self->store, remove_post, &access, NULL, error);
}

static GPtrArray *
dia_store_ledger_list (DiaPracticeLedger  *ledger,
                       DiaId               account_id,
                       const char         *before,
                       guint               limit,
                       GError            **error)
{
  DiaStoreLedger *self = DIA_STORE_LEDGER (ledger);
  Access access = { .account_id = account_id, .id = before[0] != '\0' ? before : NULL, .limit = limit };
  g_autoptr (GPtrArray) stored = NULL;
  GPtrArray *posts;

  if (!dia_store_read (self->store, list_posts, &access, NULL, error))
    return NULL;

  stored = access.posts;
  posts = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_practice_post_free);
  for (guint i = 0; i < stored->len; i++)
    g_ptr_array_add (posts, to_practice (g_ptr_array_index (stored, i)));

  return posts;
}

static void
dia_store_ledger_implement (DiaPracticeLedgerInterface *iface)
{
  iface->put = dia_store_ledger_put;
  iface->get = dia_store_ledger_get;
  iface->remove = dia_store_ledger_remove;
  iface->list = dia_store_ledger_list;
}

static void
dia_store_ledger_finalize (GObject *object)
{
  DiaStoreLedger *self = DIA_STORE_LEDGER (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (dia_store_ledger_parent_class)->finalize (object);
}

static void
dia_store_ledger_class_init (DiaStoreLedgerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_store_ledger_finalize;
}

static void
dia_store_ledger_init (DiaStoreLedger *self)
{
}

DiaPracticeLedger *
dia_store_ledger_new (DiaStore *store)
{
  DiaStoreLedger *self = g_object_new (DIA_TYPE_STORE_LEDGER, NULL);

  self->store = g_object_ref (store);

  return DIA_PRACTICE_LEDGER (self);
}
