/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-undo-toast.h"

#include <glib/gi18n-lib.h>

#include "dia-toast-place.h"

/* What a toast must know of its act, which itself belongs to the stack. */
typedef struct
{
  DiaUndoStack *stack;    /* (owned) */
  guint         entry;
} Offer;

/* What the stack must know of an act. It owns the act, and the toast owns the
 * stack: so both are held without a reference here. */
typedef struct
{
  DiaUndoStack   *stack;
  guint           entry;
  guint           expiry_id;
  GWeakRef        toast;
  GWeakRef        place;
  DiaUndoFunc     undo;
  gpointer        user_data;
  GDestroyNotify  gone;
} Act;

static void
free_offer (gpointer  data,
            GClosure *closure)
{
  Offer *offer = data;

  g_object_unref (offer->stack);
  g_free (offer);
}

static Offer *
create_offer (DiaUndoStack *stack,
              guint         entry)
{
  Offer *offer = g_new0 (Offer, 1);

  offer->stack = g_object_ref (stack);
  offer->entry = entry;
  return offer;
}

static void
undo_act (gpointer data)
{
  Act *act = data;

  act->undo (act->user_data);
}

static void
free_act (gpointer data)
{
  Act *act = data;
  g_autoptr(AdwToast) toast = g_weak_ref_get (&act->toast);
  g_autoptr(DiaToastPlace) place = g_weak_ref_get (&act->place);

  g_clear_handle_id (&act->expiry_id, g_source_remove);
  if (toast != NULL && place != NULL)
    dia_toast_place_withdraw (place, toast);
  if (act->gone != NULL)
    act->gone (act->user_data);
  g_weak_ref_clear (&act->toast);
  g_weak_ref_clear (&act->place);
  g_free (act);
}

static gboolean
on_act_expired_cb (gpointer user_data)
{
  Act *act = user_data;

  act->expiry_id = 0;
  dia_undo_stack_expire (act->stack, act->entry);
  return G_SOURCE_REMOVE;
}

static void
on_toast_button_clicked_cb (AdwToast *toast,
                            Offer    *offer)
{
  dia_undo_stack_undo_entry (offer->stack, offer->entry);
}

static AdwToast *
create_toast (AdwToastOverlay *overlay,
              const char      *title)
{
  AdwToast *toast = dia_toast_place_make (overlay, title, C_("toast", "Undo"));

  adw_toast_set_timeout (toast, DIA_UNDO_TOAST_SECONDS);
  return toast;
}

void
dia_undo_toast_show (AdwToastOverlay *overlay,
                     DiaUndoStack    *stack,
                     const char      *title,
                     DiaUndoFunc      undo,
                     gpointer         user_data,
                     GDestroyNotify   gone)
{
  DiaToastPlace *place = dia_toast_place_of (overlay);
  AdwToast *toast = create_toast (overlay, title);
  Act *act = g_new0 (Act, 1);

  act->stack = stack;
  act->undo = undo;
  act->user_data = user_data;
  act->gone = gone;
  g_weak_ref_init (&act->toast, toast);
  g_weak_ref_init (&act->place, place);
  act->entry = dia_undo_stack_push (stack, undo_act, act, free_act);
  act->expiry_id = g_timeout_add_seconds (DIA_UNDO_TOAST_SECONDS, on_act_expired_cb, act);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_toast_button_clicked_cb),
                         create_offer (stack, act->entry), free_offer, 0);
  dia_toast_place_show (place, toast);
}
