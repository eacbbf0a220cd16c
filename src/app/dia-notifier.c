/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-notifier.h"

#include <glib/gi18n-lib.h>

#include "dia-dispatcher.h"
#include "dia-post-state.h"

#define GATHER_MS 400
#define NOTIFICATION_ID "needs-you"

struct _DiaNotifier
{
  GObject       parent_instance;

  GApplication *application;   /* (owned) */
  GHashTable   *posts;         /* (owned) (element-type DiaId): set gathered since the last notification */
  guint         timer;
};

G_DEFINE_FINAL_TYPE (DiaNotifier, dia_notifier, G_TYPE_OBJECT)

static gboolean
on_gathered_cb (gpointer user_data)
{
  DiaNotifier *self = user_data;
  guint n = g_hash_table_size (self->posts);
  g_autofree char *title = g_strdup_printf (ngettext ("%u post needs you", "%u posts need you", n), n);
  g_autoptr (GNotification) notification = g_notification_new (title);

  self->timer = 0;
  g_hash_table_remove_all (self->posts);
  g_notification_set_body (notification, _("The queue says what happened and what you can do."));
  g_notification_set_priority (notification, G_NOTIFICATION_PRIORITY_HIGH);
  g_notification_set_default_action (notification, "app.show-queue");
  g_notification_add_button (notification, _("Open the queue"), "app.show-queue");
  g_application_send_notification (self->application, NOTIFICATION_ID, notification);
  return G_SOURCE_REMOVE;
}

static void
gather (DiaNotifier *self,
        DiaId        post_id)
{
  g_hash_table_add (self->posts, g_memdup2 (&post_id, sizeof post_id));
  if (self->timer == 0)
    self->timer = g_timeout_add (GATHER_MS, on_gathered_cb, self);
}

static void
on_person_needed_cb (DiaDispatcher *dispatcher,
                     DiaId          post_id,
                     DiaNotifier   *self)
{
  gather (self, post_id);
}

static void
on_post_finished_cb (DiaDispatcher *dispatcher,
                     DiaId          post_id,
                     int            state,
                     DiaNotifier   *self)
{
  if (dia_post_state_needs_person ((DiaPostState) state))
    gather (self, post_id);
}

static void
dia_notifier_dispose (GObject *object)
{
  DiaNotifier *self = DIA_NOTIFIER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->posts, g_hash_table_unref);
  g_clear_object (&self->application);
  G_OBJECT_CLASS (dia_notifier_parent_class)->dispose (object);
}

static void
dia_notifier_class_init (DiaNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_notifier_dispose;
}

static void
dia_notifier_init (DiaNotifier *self)
{
  self->posts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

DiaNotifier *
dia_notifier_new (GApplication *application,
                  DiaWorkspace *workspace)
{
  DiaNotifier *self = g_object_new (DIA_TYPE_NOTIFIER, NULL);
  DiaDispatcher *dispatcher = dia_workspace_get_dispatcher (workspace);

  self->application = g_object_ref (application);
  g_signal_connect_object (dispatcher, "person-needed", G_CALLBACK (on_person_needed_cb), self, 0);
  g_signal_connect_object (dispatcher, "post-finished", G_CALLBACK (on_post_finished_cb), self, 0);
  return self;
}
