/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-queue-acts-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dia-reschedule-dialog.h"

struct _DiaQueueActs
{
  GObject       parent_instance;

  DiaWorkspace *workspace;    /* (owned) */
  DiaNotices   *notices;      /* (owned) */
  GCancellable *cancellable;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (DiaQueueActs, dia_queue_acts, G_TYPE_OBJECT)

/* One act under way, or one that can be taken back. */
typedef struct
{
  DiaQueueActs *acts;    /* (owned) */
  DiaQueueItem *item;    /* (owned) */
  DiaQueueAct   act;
  GtkWidget    *entry;   /* of the question for an address */
} Act;

static Act *
act_new (DiaQueueActs *acts,
         DiaQueueItem *item,
         DiaQueueAct   act)
{
  Act *self = g_new0 (Act, 1);

  self->acts = g_object_ref (acts);
  self->item = g_object_ref (item);
  self->act = act;
  return self;
}

static void
act_free (Act *self)
{
  g_object_unref (self->acts);
  g_object_unref (self->item);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Act, act_free)

static DiaQueue *
get_queue (DiaQueueActs *self)
{
  return dia_workspace_get_queue (self->workspace);
}

static char *
describe_done (const Act *act)
{
  switch (act->act)
    {
    case DIA_QUEUE_LOOK_AGAIN:
      return g_strdup (_("Found: the post is there"));
    case DIA_QUEUE_SEND:
      return g_strdup_printf (_("“%s” goes out now"), act->item->title);
    case DIA_QUEUE_RESCHEDULE:
      return g_strdup_printf (_("“%s” has a new date"), act->item->title);
    case DIA_QUEUE_MARK_PUBLISHED:
      return g_strdup_printf (_("“%s” counts as published"), act->item->title);
    case DIA_QUEUE_DROP:
      return g_strdup_printf (_("Dropped “%s”"), act->item->title);
    }
  return NULL;
}

static void
on_undone_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (DiaQueueActs) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dia_queue_undo_finish (DIA_QUEUE (source), result, &error))
    dia_notices_show_error (self->notices, error);
}

static void
undo_act (gpointer user_data)
{
  Act *act = user_data;

  dia_queue_undo_async (get_queue (act->acts), act->item->post->id, act->acts->cancellable,
                        on_undone_cb, g_object_ref (act->acts));
}

static void
on_acted_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Act) act = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *done = describe_done (act);
  DiaNotices *notices = act->acts->notices;

  if (!dia_queue_act_finish (DIA_QUEUE (source), result, &error))
    dia_notices_show_error (notices, error);
  else if (act->act == DIA_QUEUE_LOOK_AGAIN)
    dia_notices_show (notices, done);
  else
    dia_notices_show_undo (notices, done, undo_act, g_steal_pointer (&act), (GDestroyNotify) act_free);
}

static void
run_act (Act           *act,
         const DiaSlot *slot,
         const char    *url)
{
  dia_queue_act_async (get_queue (act->acts), act->item->post->id, act->act, slot, url,
                       act->acts->cancellable, on_acted_cb, act);
}

static void
on_reschedule_chosen_cb (GtkWidget     *dialog,
                         const DiaSlot *slot,
                         gpointer       user_data)
{
  Act *act = user_data;

  run_act (act_new (act->acts, act->item, DIA_QUEUE_RESCHEDULE), slot, NULL);
}

static void
free_act_closure (gpointer  data,
                  GClosure *closure)
{
  act_free (data);
}

static void
on_confirm_response_cb (AdwMessageDialog *dialog,
                        const char       *response,
                        gpointer          user_data)
{
  Act *act = user_data;
  g_autofree char *url = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (act->entry))));

  if (g_str_equal (response, "confirm"))
    run_act (act_new (act->acts, act->item, DIA_QUEUE_MARK_PUBLISHED), NULL, url);
}

static void
dia_queue_acts_dispose (GObject *object)
{
  DiaQueueActs *self = DIA_QUEUE_ACTS (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->notices);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (dia_queue_acts_parent_class)->dispose (object);
}

static void
dia_queue_acts_class_init (DiaQueueActsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_queue_acts_dispose;
}

static void
dia_queue_acts_init (DiaQueueActs *self)
{
  self->cancellable = g_cancellable_new ();
}

DiaQueueActs *
dia_queue_acts_new (DiaWorkspace *workspace,
                    DiaNotices   *notices)
{
  DiaQueueActs *self = g_object_new (DIA_TYPE_QUEUE_ACTS, NULL);

  self->workspace = g_object_ref (workspace);
  self->notices = g_object_ref (notices);
  return self;
}

DiaWorkspace *
dia_queue_acts_get_workspace (DiaQueueActs *self)
{
  g_return_val_if_fail (DIA_IS_QUEUE_ACTS (self), NULL);

  return self->workspace;
}

DiaNotices *
dia_queue_acts_get_notices (DiaQueueActs *self)
{
  g_return_val_if_fail (DIA_IS_QUEUE_ACTS (self), NULL);

  return self->notices;
}

void
dia_queue_acts_run (DiaQueueActs *self,
                    DiaQueueItem *item,
                    DiaQueueAct   act)
{
  g_return_if_fail (DIA_IS_QUEUE_ACTS (self));

  run_act (act_new (self, item, act), NULL, NULL);
}

void
dia_queue_acts_reschedule (DiaQueueActs *self,
                           GtkWidget    *widget,
                           DiaQueueItem *item)
{
  GtkWidget *dialog;

  g_return_if_fail (DIA_IS_QUEUE_ACTS (self));

  dialog = dia_reschedule_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), item,
                                      dia_clock_now (dia_workspace_get_clock (self->workspace)));
  g_signal_connect_data (dialog, "chosen", G_CALLBACK (on_reschedule_chosen_cb),
                         act_new (self, item, DIA_QUEUE_RESCHEDULE), free_act_closure, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
dia_queue_acts_confirm (DiaQueueActs *self,
                        GtkWidget    *widget,
                        DiaQueueItem *item)
{
  Act *act;
  GtkWidget *dialog;

  g_return_if_fail (DIA_IS_QUEUE_ACTS (self));

  act = act_new (self, item, DIA_QUEUE_MARK_PUBLISHED);
  act->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (act->entry), "https://");
  gtk_entry_set_input_purpose (GTK_ENTRY (act->entry), GTK_INPUT_PURPOSE_URL);
  gtk_entry_set_activates_default (GTK_ENTRY (act->entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (act->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Address of the post"), -1);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), _("The post is there"),
                                   _("Paste its address, so that its figures can be counted."));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), act->entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "confirm", _("It is _There"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "confirm", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "confirm");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_confirm_response_cb), act, free_act_closure, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
dia_queue_acts_copy_text (DiaQueueActs *self,
                          GtkWidget    *widget,
                          DiaQueueItem *item)
{
  g_return_if_fail (DIA_IS_QUEUE_ACTS (self));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), item->post->text);
  dia_notices_show (self->notices, _("The text is on the clipboard"));
}

void
dia_queue_acts_open (DiaQueueActs *self,
                     GtkWidget    *widget,
                     DiaQueueItem *item)
{
  g_autofree char *url = NULL;

  g_return_if_fail (DIA_IS_QUEUE_ACTS (self));

  if (*item->post->remote_url != '\0')
    url = g_strdup (item->post->remote_url);
  else
    url = dia_queue_dup_compose_url (get_queue (self), item);
  if (url != NULL)
    gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (widget)), url, GDK_CURRENT_TIME);
}

void
dia_queue_acts_open_account (DiaQueueActs *self,
                             GtkWidget    *widget,
                             DiaQueueItem *item)
{
  g_autofree char *url = dia_account_dup_page_url (item->account);

  g_return_if_fail (DIA_IS_QUEUE_ACTS (self));

  if (url != NULL)
    gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (widget)), url, GDK_CURRENT_TIME);
}
