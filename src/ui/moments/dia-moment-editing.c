/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-moment-editing.h"

#include "dia-brand-color.h"
#include "dia-field.h"

#include <glib/gi18n-lib.h>

#define SAVE_DELAY_MS 700

struct _DiaMomentEditing
{
  GObject       parent_instance;

  DiaMoments   *moments;     /* (owned) */
  DiaNotices   *notices;     /* (owned) */
  DiaKeyMoment *moment;      /* (owned) */
  DiaKeyMoment *before;      /* (owned) (nullable): as it was; NULL for a new one */
  guint         timer;
  gboolean      dirty;       /* something is not on its way to the workspace yet */
  gboolean      saving;
  gboolean      changed;     /* something was saved since the beginning */
  gboolean      ended;
  gboolean      removed;     /* there is nothing left to say about changes */
};

enum
{
  TOUCHED,
  SAVED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaMomentEditing, dia_moment_editing, G_TYPE_OBJECT)

/* How to take back what was written, or taken away. */
typedef struct
{
  DiaMoments   *moments;     /* (owned) */
  DiaNotices   *notices;     /* (owned) */
  DiaKeyMoment *before;      /* (owned) (nullable): NULL: the key moment is hidden or shown again */
  DiaId         id;
  gboolean      hide;
} Undo;

static void
free_undo (gpointer data)
{
  Undo *undo = data;

  g_object_unref (undo->moments);
  g_object_unref (undo->notices);
  g_clear_object (&undo->before);
  g_free (undo);
}

static void
on_put_back_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (DiaNotices) notices = user_data;
  g_autoptr (GError) error = NULL;

  if (!dia_moments_save_finish (DIA_MOMENTS (source), result, &error))
    dia_notices_show_error (notices, error);
}

static void
on_hidden_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (DiaNotices) notices = user_data;
  g_autoptr (GError) error = NULL;

  if (!dia_moments_set_hidden_finish (DIA_MOMENTS (source), result, &error))
    dia_notices_show_error (notices, error);
}

static void
take_back (gpointer user_data)
{
  Undo *undo = user_data;

  if (undo->before != NULL)
    dia_moments_save_async (undo->moments, undo->before, NULL, on_put_back_cb, g_object_ref (undo->notices));
  else
    dia_moments_set_hidden_async (undo->moments, undo->id, undo->hide, NULL, on_hidden_cb, g_object_ref (undo->notices));
}

static void
offer_undo (DiaMomentEditing *self,
            const char       *title,
            DiaKeyMoment     *before,
            gboolean          hide)
{
  Undo *undo = g_new0 (Undo, 1);

  undo->moments = g_object_ref (self->moments);
  undo->notices = g_object_ref (self->notices);
  undo->before = before != NULL ? g_object_ref (before) : NULL;
  undo->id = self->moment->id;
  undo->hide = hide;
  dia_notices_show_undo (self->notices, title, take_back, undo, free_undo);
}

/* What is written is said when the writing is over. */
static void
tell_end (DiaMomentEditing *self)
{
  g_autofree char *title = NULL;

  if (!self->changed || self->removed)
    return;
  title = self->before != NULL ? g_strdup_printf (C_("key moment", "Changed “%s”"), self->moment->title)
                               : g_strdup_printf (C_("key moment", "Created “%s”"), self->moment->title);
  offer_undo (self, title, self->before, TRUE);
}

static void save (DiaMomentEditing *self);

static void
on_saved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (DiaMomentEditing) self = user_data;
  g_autoptr (GError) error = NULL;

  self->saving = FALSE;
  if (!dia_moments_save_finish (DIA_MOMENTS (source), result, &error))
    {
      self->dirty = TRUE;
      if (self->ended)
        dia_notices_show_error (self->notices, error);
      else
        g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  self->changed = TRUE;
  if (self->dirty && (self->ended || self->timer == 0))
    save (self);
  else if (self->ended)
    tell_end (self);
  else
    g_signal_emit (self, signals[SAVED], 0);
}

/* One at a time: a later state never arrives before an earlier one. */
static void
save (DiaMomentEditing *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  /* One without a title waits for it. */
  if (self->saving || !self->dirty || self->moment->title[0] == '\0')
    return;
  self->dirty = FALSE;
  self->saving = TRUE;
  dia_moments_save_async (self->moments, self->moment, NULL, on_saved_cb, g_object_ref (self));
}

static gboolean
on_timeout_cb (gpointer user_data)
{
  DiaMomentEditing *self = user_data;

  self->timer = 0;
  save (self);
  return G_SOURCE_REMOVE;
}

static void
dia_moment_editing_dispose (GObject *object)
{
  DiaMomentEditing *self = DIA_MOMENT_EDITING (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->moments);
  g_clear_object (&self->notices);
  g_clear_object (&self->moment);
  g_clear_object (&self->before);
  G_OBJECT_CLASS (dia_moment_editing_parent_class)->dispose (object);
}

static void
dia_moment_editing_class_init (DiaMomentEditingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_moment_editing_dispose;
  signals[TOUCHED] = g_signal_new ("touched", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
dia_moment_editing_init (DiaMomentEditing *self)
{
}

static DiaKeyMoment *
begin_moment (DiaDay first_day,
              DiaDay last_day)
{
  DiaKeyMoment *moment = dia_key_moment_new ();

  dia_field_take_text (&moment->first_day, dia_day_to_string (first_day));
  dia_field_take_text (&moment->last_day, dia_day_to_string (last_day));
  dia_field_set_text (&moment->color, dia_brand_color_get_palette ()[0]);
  return moment;
}

DiaMomentEditing *
dia_moment_editing_new (DiaMoments         *moments,
                        DiaNotices         *notices,
                        const DiaKeyMoment *moment,
                        DiaDay              first_day,
                        DiaDay              last_day)
{
  DiaMomentEditing *self = g_object_new (DIA_TYPE_MOMENT_EDITING, NULL);

  self->moments = g_object_ref (moments);
  self->notices = g_object_ref (notices);
  self->before = moment != NULL ? dia_key_moment_copy (moment) : NULL;
  self->moment = moment != NULL ? dia_key_moment_copy (moment) : begin_moment (first_day, last_day);
  if (self->moment->toolkit == NULL)
    self->moment->toolkit = dia_moment_toolkit_new ();
  return self;
}

DiaKeyMoment *
dia_moment_editing_get_moment (DiaMomentEditing *self)
{
  g_return_val_if_fail (DIA_IS_MOMENT_EDITING (self), NULL);

  return self->moment;
}

void
dia_moment_editing_touch (DiaMomentEditing *self)
{
  g_return_if_fail (DIA_IS_MOMENT_EDITING (self));

  self->dirty = TRUE;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (SAVE_DELAY_MS, on_timeout_cb, self);
  g_signal_emit (self, signals[TOUCHED], 0);
}

void
dia_moment_editing_end (DiaMomentEditing *self)
{
  g_return_if_fail (DIA_IS_MOMENT_EDITING (self));

  if (self->ended)
    return;
  self->ended = TRUE;
  /* A title that was taken away comes back: without one nothing can be saved. */
  if (self->dirty && self->moment->title[0] == '\0')
    dia_field_set_text (&self->moment->title, self->before != NULL ? self->before->title : _("Key moment without a title"));
  save (self);
  if (!self->saving)
    tell_end (self);
}

void
dia_moment_editing_remove (DiaMomentEditing *self)
{
  g_autofree char *title = NULL;

  g_return_if_fail (DIA_IS_MOMENT_EDITING (self));

  /* What was typed last is what comes back. */
  self->removed = TRUE;
  dia_moment_editing_end (self);
  dia_moments_set_hidden_async (self->moments, self->moment->id, TRUE, NULL, on_hidden_cb, g_object_ref (self->notices));
  title = g_strdup_printf (C_("key moment", "Deleted “%s”"), self->moment->title);
  offer_undo (self, title, NULL, FALSE);
}
