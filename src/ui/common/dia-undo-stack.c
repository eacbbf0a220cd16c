/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-undo-stack.h"

typedef struct
{
  guint          number;
  DiaUndoFunc    undo;
  gpointer       user_data;
  GDestroyNotify gone;
} Entry;

struct _DiaUndoStack
{
  GObject  parent_instance;

  GQueue   entries;       /* (element-type Entry), last act at the head */
  guint    last_number;
};

typedef enum
{
  PROP_CAN_UNDO = 1,
} DiaUndoStackProps;

G_DEFINE_FINAL_TYPE (DiaUndoStack, dia_undo_stack, G_TYPE_OBJECT)

static void
free_entry (Entry *entry)
{
  if (entry->gone != NULL)
    entry->gone (entry->user_data);
  g_free (entry);
}

static GList *
find_link (DiaUndoStack *self,
           guint         number)
{
  for (GList *link = self->entries.head; link != NULL; link = link->next)
    if (((Entry *) link->data)->number == number)
      return link;
  return NULL;
}

/* (transfer full): the entry leaves the stack before anything of it runs, so
 * that what it runs may push and undo. */
static Entry *
take_entry (DiaUndoStack *self,
            GList        *link)
{
  Entry *entry = link->data;

  g_queue_delete_link (&self->entries, link);
  if (g_queue_is_empty (&self->entries))
    g_object_notify (G_OBJECT (self), "can-undo");
  return entry;
}

static gboolean
on_undo_pressed_cb (GtkWidget *widget,
                    GVariant  *args,
                    gpointer   user_data)
{
  return dia_undo_stack_undo (DIA_UNDO_STACK (user_data));
}

static void
dia_undo_stack_dispose (GObject *object)
{
  dia_undo_stack_clear (DIA_UNDO_STACK (object));
  G_OBJECT_CLASS (dia_undo_stack_parent_class)->dispose (object);
}

static void
dia_undo_stack_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch ((DiaUndoStackProps) property_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, dia_undo_stack_can_undo (DIA_UNDO_STACK (object)));
      break;
    }
}

static void
dia_undo_stack_class_init (DiaUndoStackClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dia_undo_stack_dispose;
  object_class->get_property = dia_undo_stack_get_property;
  g_object_class_install_property (object_class, PROP_CAN_UNDO,
    g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
dia_undo_stack_init (DiaUndoStack *self)
{
  g_queue_init (&self->entries);
}

DiaUndoStack *
dia_undo_stack_new (void)
{
  return g_object_new (DIA_TYPE_UNDO_STACK, NULL);
}

guint
dia_undo_stack_push (DiaUndoStack   *self,
                     DiaUndoFunc     undo,
                     gpointer        user_data,
                     GDestroyNotify  gone)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->number = ++self->last_number;
  entry->undo = undo;
  entry->user_data = user_data;
  entry->gone = gone;
  g_queue_push_head (&self->entries, entry);
  if (g_queue_get_length (&self->entries) == 1)
    g_object_notify (G_OBJECT (self), "can-undo");
  return entry->number;
}

gboolean
dia_undo_stack_undo (DiaUndoStack *self)
{
  Entry *last = g_queue_peek_head (&self->entries);

  return last != NULL && dia_undo_stack_undo_entry (self, last->number);
}

gboolean
dia_undo_stack_undo_entry (DiaUndoStack *self,
                           guint         number)
{
  GList *link = find_link (self, number);
  Entry *entry;

  if (link == NULL)
    return FALSE;
  entry = take_entry (self, link);
  entry->undo (entry->user_data);
  free_entry (entry);
  return TRUE;
}

void
dia_undo_stack_expire (DiaUndoStack *self,
                       guint         number)
{
  GList *link = find_link (self, number);

  if (link != NULL)
    free_entry (take_entry (self, link));
}

void
dia_undo_stack_clear (DiaUndoStack *self)
{
  while (!g_queue_is_empty (&self->entries))
    free_entry (take_entry (self, self->entries.head));
}

gboolean
dia_undo_stack_can_undo (DiaUndoStack *self)
{
  return !g_queue_is_empty (&self->entries);
}

void
dia_undo_stack_bind (DiaUndoStack *self,
                     GtkWidget    *widget)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, GDK_CONTROL_MASK),
                                            gtk_callback_action_new (on_undo_pressed_cb, g_object_ref (self),
                                                                     g_object_unref));

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_MANAGED);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
  gtk_widget_add_controller (widget, controller);
}
