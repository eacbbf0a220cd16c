/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-page-memory.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

/* The page has slid in and been read by then: giving back takes some milliseconds. */
#define SETTLED_MS 600

typedef struct
{
  guint timer;
} Watch;

static void
watch_free (gpointer  data,
            GClosure *closure)
{
  Watch *self = data;

  g_clear_handle_id (&self->timer, g_source_remove);
  g_free (self);
}

static gboolean
on_settled_cb (gpointer user_data)
{
  ((Watch *) user_data)->timer = 0;
  dia_page_memory_give_back ();
  return G_SOURCE_REMOVE;
}

static void
on_stack_notify_visible_child_cb (GtkStack   *stack,
                                  GParamSpec *pspec,
                                  Watch      *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add_full (G_PRIORITY_LOW, SETTLED_MS, on_settled_cb, self, NULL);
}

void
dia_page_memory_watch (GtkStack *stack)
{
  g_return_if_fail (GTK_IS_STACK (stack));

  g_signal_connect_data (stack, "notify::visible-child", G_CALLBACK (on_stack_notify_visible_child_cb),
                         g_new0 (Watch, 1), watch_free, 0);
}

void
dia_page_memory_give_back (void)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
}
