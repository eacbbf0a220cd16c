/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-notices.h"

#include "dia-toast-place.h"
#include "dia-undo-toast.h"

struct _DiaNotices
{
  GObject          parent_instance;

  AdwToastOverlay *overlay;   /* (nullable): cleared when the widget goes */
  DiaUndoStack    *undo;      /* (owned) */
};

G_DEFINE_FINAL_TYPE (DiaNotices, dia_notices, G_TYPE_OBJECT)

/* Nobody can take an act back any more, and acts may hold what holds these
 * notices. */
static void
on_overlay_gone_cb (gpointer  user_data,
                    GObject  *overlay)
{
  g_autoptr (DiaNotices) self = g_object_ref (user_data);

  self->overlay = NULL;
  dia_undo_stack_clear (self->undo);
}

static void
dia_notices_dispose (GObject *object)
{
  DiaNotices *self = DIA_NOTICES (object);

  if (self->overlay != NULL)
    g_object_weak_unref (G_OBJECT (self->overlay), on_overlay_gone_cb, self);
  self->overlay = NULL;
  g_clear_object (&self->undo);
  G_OBJECT_CLASS (dia_notices_parent_class)->dispose (object);
}

static void
dia_notices_class_init (DiaNoticesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_notices_dispose;
}

static void
dia_notices_init (DiaNotices *self)
{
  self->undo = dia_undo_stack_new ();
}

DiaNotices *
dia_notices_new (AdwToastOverlay *overlay)
{
  DiaNotices *self = g_object_new (DIA_TYPE_NOTICES, NULL);

  self->overlay = overlay;
  g_object_weak_ref (G_OBJECT (overlay), on_overlay_gone_cb, self);
  return self;
}

void
dia_notices_show (DiaNotices *self,
                  const char *title)
{
  g_return_if_fail (DIA_IS_NOTICES (self));

  if (self->overlay != NULL)
    adw_toast_overlay_add_toast (self->overlay, dia_toast_place_make (self->overlay, title, NULL));
}

void
dia_notices_show_error (DiaNotices   *self,
                        const GError *error)
{
  g_return_if_fail (DIA_IS_NOTICES (self));

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dia_notices_show (self, error->message);
}

void
dia_notices_show_undo (DiaNotices     *self,
                       const char     *title,
                       DiaUndoFunc     undo,
                       gpointer        user_data,
                       GDestroyNotify  gone)
{
  g_return_if_fail (DIA_IS_NOTICES (self));

  if (self->overlay != NULL)
    dia_undo_toast_show (self->overlay, self->undo, title, undo, user_data, gone);
  else if (gone != NULL)
    gone (user_data);
}

DiaUndoStack *
dia_notices_get_undo (DiaNotices *self)
{
  g_return_val_if_fail (DIA_IS_NOTICES (self), NULL);

  return self->undo;
}
