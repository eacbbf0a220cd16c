/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-practice-ledger.h"

#define DIA_TYPE_PRACTICE_MEMORY_LEDGER (dia_practice_memory_ledger_get_type ())
G_DECLARE_FINAL_TYPE (DiaPracticeMemoryLedger, dia_practice_memory_ledger, DIA, PRACTICE_MEMORY_LEDGER, GObject)

struct _DiaPracticeMemoryLedger
{
  GObject    parent_instance;

  GMutex     lock;
  GPtrArray *posts;  /* (element-type DiaPracticePost), newest first; under @lock */
};

static void dia_practice_memory_ledger_iface_init (DiaPracticeLedgerInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DiaPracticeMemoryLedger, dia_practice_memory_ledger, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DIA_TYPE_PRACTICE_LEDGER, dia_practice_memory_ledger_iface_init))

static DiaPracticePost *
copy_post (const DiaPracticePost *post)
{
  return dia_practice_post_new (post->account_id, post->id, post->text, post->record, post->at);
}

static gboolean
find_post (DiaPracticeMemoryLedger *self,
           DiaId                    account_id,
           const char              *id,
           guint                   *index)
{
  for (guint i = 0; i < self->posts->len; i++)
    {
      const DiaPracticePost *post = g_ptr_array_index (self->posts, i);

      if (post->account_id == account_id && g_str_equal (post->id, id))
        {
          *index = i;
          return TRUE;
        }
    }

  return FALSE;
}

static int
compare_posts (gconstpointer a,
               gconstpointer b)
{
  const DiaPracticePost *first = *(DiaPracticePost *const *) a;
  const DiaPracticePost *second = *(DiaPracticePost *const *) b;

  if (first->at != second->at)
    return first->at > second->at ? -1 : 1;

  return g_strcmp0 (second->id, first->id);
}

static gboolean
dia_practice_memory_ledger_put (DiaPracticeLedger      *ledger,
                                const DiaPracticePost  *post,
                                GError                **error)
{
  DiaPracticeMemoryLedger *self = DIA_PRACTICE_MEMORY_LEDGER (ledger);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  guint index;

  if (find_post (self, post->account_id, post->id, &index))
    return TRUE;

  g_ptr_array_add (self->posts, copy_post (post));
  g_ptr_array_sort (self->posts, compare_posts);

  return TRUE;
}

static gboolean
dia_practice_memory_ledger_get (DiaPracticeLedger  *ledger,
                                DiaId               account_id,
                                const char         *id,
                                DiaPracticePost   **post,
                                GError            **error)
{
  DiaPracticeMemoryLedger *self = DIA_PRACTICE_MEMORY_LEDGER (ledger);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  guint index;

  if (find_post (self, account_id, id, &index))
    *post = copy_post (g_ptr_array_index (self->posts, index));

  return TRUE;
}

static gboolean
dia_practice_memory_ledger_remove (DiaPracticeLedger  *ledger,
                                   DiaId               account_id,
                                   const char         *id,
                                   GError            **error)
{
  DiaPracticeMemoryLedger *self = DIA_PRACTICE_MEMORY_LEDGER (ledger);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  guint index;

  if (find_post (self, account_id, id, &index))
    g_ptr_array_remove_index (self->posts, index);

  return TRUE;
}

static GPtrArray *
dia_practice_memory_ledger_list (DiaPracticeLedger  *ledger,
                                 DiaId               account_id,
                                 const char         *before,
                                 guint               limit,
                                 GError            **error)
{
  DiaPracticeMemoryLedger *self = DIA_PRACTICE_MEMORY_LEDGER (ledger);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr (GPtrArray) posts = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_practice_post_free);
  guint start = 0;

  if (*before != '\0' && find_post (self, account_id, before, &start))
    start++;
  for (guint i = start; i < self->posts->len && posts->len < limit; i++)
    {
      const DiaPracticePost *post = g_ptr_array_index (self->posts, i);

      if (post->account_id == account_id)
        g_ptr_array_add (posts, copy_post (post));
    }

  return g_steal_pointer (&posts);
}

static void
dia_practice_memory_ledger_finalize (GObject *object)
{
  DiaPracticeMemoryLedger *self = DIA_PRACTICE_MEMORY_LEDGER (object);

  g_ptr_array_unref (self->posts);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (dia_practice_memory_ledger_parent_class)->finalize (object);
}

static void
dia_practice_memory_ledger_iface_init (DiaPracticeLedgerInterface *iface)
{
  iface->put = dia_practice_memory_ledger_put;
  iface->get = dia_practice_memory_ledger_get;
  iface->remove = dia_practice_memory_ledger_remove;
  iface->list = dia_practice_memory_ledger_list;
}

static void
dia_practice_memory_ledger_class_init (DiaPracticeMemoryLedgerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_practice_memory_ledger_finalize;
}

static void
dia_practice_memory_ledger_init (DiaPracticeMemoryLedger *self)
{
  g_mutex_init (&self->lock);
  self->posts = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_practice_post_free);
}

DiaPracticeLedger *
dia_practice_ledger_new_memory (void)
{
  return g_object_new (DIA_TYPE_PRACTICE_MEMORY_LEDGER, NULL);
}
