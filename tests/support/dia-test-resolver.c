/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-test-resolver.h"

typedef struct
{
  char    *first;
  char    *later;
  gboolean asked;
} Answer;

struct _DiaTestResolver
{
  GResolver   parent_instance;

  GMutex      lock;     /* protects the answers */
  GHashTable *answers;  /* (element-type utf8 Answer) */
};

G_DEFINE_FINAL_TYPE (DiaTestResolver, dia_test_resolver, G_TYPE_RESOLVER)

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  g_free (answer->first);
  g_free (answer->later);
  g_free (answer);
}

static GList *
dia_test_resolver_lookup_by_name (GResolver    *resolver,
                                  const char   *hostname,
                                  GCancellable *cancellable,
                                  GError      **error)
{
  DiaTestResolver *self = DIA_TEST_RESOLVER (resolver);
  GInetAddress *address = NULL;
  Answer *answer;

  g_mutex_lock (&self->lock);
  answer = g_hash_table_lookup (self->answers, hostname);
  if (answer != NULL)
    {
      address = g_inet_address_new_from_string (answer->asked ? answer->later : answer->first);
      answer->asked = TRUE;
    }
  g_mutex_unlock (&self->lock);
  if (address != NULL)
    return g_list_append (NULL, address);
  g_set_error (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "No such name: %s", hostname);
  return NULL;
}

static GList *
dia_test_resolver_lookup_by_name_with_flags (GResolver               *resolver,
                                             const char              *hostname,
                                             GResolverNameLookupFlags flags,
                                             GCancellable            *cancellable,
                                             GError                 **error)
{
  return dia_test_resolver_lookup_by_name (resolver, hostname, cancellable, error);
}

DiaTestResolver *
dia_test_resolver_new (void)
{
  return g_object_new (DIA_TYPE_TEST_RESOLVER, NULL);
}

void
dia_test_resolver_add (DiaTestResolver *self,
                       const char      *name,
                       const char      *first,
                       const char      *later)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->first = g_strdup (first);
  answer->later = g_strdup (later);
  g_mutex_lock (&self->lock);
  g_hash_table_insert (self->answers, g_strdup (name), answer);
  g_mutex_unlock (&self->lock);
}

static void
dia_test_resolver_finalize (GObject *object)
{
  DiaTestResolver *self = DIA_TEST_RESOLVER (object);

  g_hash_table_unref (self->answers);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (dia_test_resolver_parent_class)->finalize (object);
}

static void
dia_test_resolver_class_init (DiaTestResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dia_test_resolver_finalize;
  resolver_class->lookup_by_name = dia_test_resolver_lookup_by_name;
  resolver_class->lookup_by_name_with_flags = dia_test_resolver_lookup_by_name_with_flags;
}

static void
dia_test_resolver_init (DiaTestResolver *self)
{
  g_mutex_init (&self->lock);
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_answer);
}
