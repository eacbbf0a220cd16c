/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-notifier.h"

#include <glib/gi18n-lib.h>

#include "dia-attention.h"

#define NOTIFICATION_ID "needs-you"

struct _DiaNotifier
{
  GObject       parent_instance;

  GApplication *application;   /* (owned) */
  DiaAttention *attention;     /* (owned) */
  char         *path;          /* (owned): of the workspace */
};

G_DEFINE_FINAL_TYPE (DiaNotifier, dia_notifier, G_TYPE_OBJECT)

static void
on_attention_notice_cb (DiaAttention *attention,
                        const char   *title,
                        const char   *body,
                        DiaId         post_id,
                        DiaNotifier  *self)
{
  g_autoptr (GNotification) notification = g_notification_new (title);
  g_autofree char *post = post_id != DIA_ID_NONE ? dia_id_to_string (post_id) : NULL;
  g_autofree char *id = g_strjoin ("-", NOTIFICATION_ID, post, NULL);

  g_notification_set_body (notification, body);
  g_notification_set_priority (notification, G_NOTIFICATION_PRIORITY_HIGH);
  g_notification_set_default_action_and_target (notification, "app.show-post", "(sx)", self->path, post_id);
  g_notification_add_button_with_target (notification, _("Open the queue"), "app.show-post", "(sx)", self->path, post_id);
  /* One about another post must not take its place. */
  g_application_send_notification (self->application, id, notification);
}

static void
dia_notifier_dispose (GObject *object)
{
  DiaNotifier *self = DIA_NOTIFIER (object);

  g_clear_object (&self->attention);
  g_clear_object (&self->application);
  G_OBJECT_CLASS (dia_notifier_parent_class)->dispose (object);
}

static void
dia_notifier_finalize (GObject *object)
{
  g_free (DIA_NOTIFIER (object)->path);
  G_OBJECT_CLASS (dia_notifier_parent_class)->finalize (object);
}

static void
dia_notifier_class_init (DiaNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_notifier_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_notifier_finalize;
}

static void
dia_notifier_init (DiaNotifier *self)
{
}

DiaNotifier *
dia_notifier_new (GApplication *application,
                  DiaWorkspace *workspace)
{
  DiaNotifier *self = g_object_new (DIA_TYPE_NOTIFIER, NULL);

  self->application = g_object_ref (application);
  self->path = g_strdup (dia_workspace_get_path (workspace));
  self->attention = dia_attention_new (workspace);
  g_signal_connect_object (self->attention, "notice", G_CALLBACK (on_attention_notice_cb), self, 0);
  return self;
}
