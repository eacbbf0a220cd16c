/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-queue.h"

G_DEFINE_FINAL_TYPE (DiaQueueItem, dia_queue_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (DiaQueueGroup, dia_queue_group, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (DiaQueueReport, dia_queue_report, G_TYPE_OBJECT)

static void
dia_queue_item_finalize (GObject *object)
{
  DiaQueueItem *self = DIA_QUEUE_ITEM (object);

  g_clear_object (&self->post);
  g_clear_object (&self->account);
  g_clear_object (&self->brand);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->journal, g_ptr_array_unref);

  G_OBJECT_CLASS (dia_queue_item_parent_class)->finalize (object);
}

static void
dia_queue_item_class_init (DiaQueueItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_queue_item_finalize;
}

static void
dia_queue_item_init (DiaQueueItem *self)
{
  self->title = g_strdup ("");
  self->journal = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
dia_queue_group_finalize (GObject *object)
{
  DiaQueueGroup *self = DIA_QUEUE_GROUP (object);

  g_clear_object (&self->brand);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->markets, g_free);
  g_clear_pointer (&self->network, g_free);
  g_clear_pointer (&self->zone, g_free);

  G_OBJECT_CLASS (dia_queue_group_parent_class)->finalize (object);
}

static void
dia_queue_group_class_init (DiaQueueGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_queue_group_finalize;
}

static void
dia_queue_group_init (DiaQueueGroup *self)
{
  self->state = DIA_POST_SCHEDULED;
  self->at = DIA_INSTANT_NONE;
}

static void
dia_queue_report_finalize (GObject *object)
{
  DiaQueueReport *self = DIA_QUEUE_REPORT (object);

  g_clear_pointer (&self->needs_you, g_ptr_array_unref);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->dropped, g_ptr_array_unref);
  g_clear_pointer (&self->next_out, g_ptr_array_unref);

  G_OBJECT_CLASS (dia_queue_report_parent_class)->finalize (object);
}

static void
dia_queue_report_class_init (DiaQueueReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_queue_report_finalize;
}

static void
dia_queue_report_init (DiaQueueReport *self)
{
  self->needs_you = g_ptr_array_new_with_free_func (g_object_unref);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->dropped = g_ptr_array_new_with_free_func (g_object_unref);
  self->next_out = g_ptr_array_new_with_free_func (g_object_unref);
  self->backup_at = DIA_INSTANT_NONE;
}
