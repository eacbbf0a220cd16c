/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-moments-acts.h"

#include "dia-moment-waiving.h"
#include "dia-post.h"

#include <glib/gi18n-lib.h>

struct _DiaMomentsActs
{
  GObject     parent_instance;

  DiaMoments *moments;   /* (owned) */
  DiaNotices *notices;   /* (owned) */
};

enum
{
  MESSAGE_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaMomentsActs, dia_moments_acts, G_TYPE_OBJECT)

/* An act on its way, and then what takes it back. */
typedef struct
{
  DiaMomentsActs *acts;      /* (owned) */
  GArray         *cells;     /* (owned) (nullable) */
  GPtrArray      *reasons;   /* (owned) (nullable): to be put back */
  DiaMade        *made;      /* (owned) (nullable) */
} Act;

static void
free_act (gpointer data)
{
  Act *act = data;

  g_object_unref (act->acts);
  g_clear_pointer (&act->cells, g_array_unref);
  g_clear_pointer (&act->reasons, g_ptr_array_unref);
  g_clear_pointer (&act->made, dia_made_free);
  g_free (act);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Act, free_act)

static Act *
begin_act (DiaMomentsActs *self,
           GArray         *cells)
{
  Act *act = g_new0 (Act, 1);

  act->acts = g_object_ref (self);
  act->cells = cells != NULL ? g_array_copy (cells) : NULL;
  return act;
}

static void
on_unmade_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (DiaMomentsActs) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n_left = 0;

  if (!dia_moments_unmake_finish (DIA_MOMENTS (source), result, &n_left, &error))
    {
      dia_notices_show_error (self->notices, error);
      return;
    }
  if (n_left == 0)
    return;
  text = g_strdup_printf (ngettext ("%u draft was changed since and stays", "%u drafts were changed since and stay", n_left),
                          n_left);
  dia_notices_show (self->notices, text);
}

static void
undo_make (gpointer user_data)
{
  Act *act = user_data;

  dia_moments_unmake_async (act->acts->moments, g_steal_pointer (&act->made), NULL, on_unmade_cb,
                            g_object_ref (act->acts));
}

/* "9 drafts made for 5 accounts". (transfer full) */
static char *
describe_made (const DiaMade *made)
{
  g_autoptr (GHashTable) accounts = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree char *whom = NULL;
  guint n_accounts;

  for (guint i = 0; i < made->posts->len; i++)
    g_hash_table_add (accounts, &((DiaPost *) made->posts->pdata[i])->account_id);
  n_accounts = g_hash_table_size (accounts);
  whom = g_strdup_printf (ngettext ("for %u account", "for %u accounts", n_accounts), n_accounts);
  /* Translators: %2$s says for how many accounts: "9 drafts made for 5 accounts". */
  return g_strdup_printf (ngettext ("%1$u draft made %2$s", "%1$u drafts made %2$s", made->posts->len), made->posts->len,
                          whom);
}

static void
on_made_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Act) act = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  DiaNotices *notices = act->acts->notices;

  act->made = dia_moments_make_finish (DIA_MOMENTS (source), result, &error);
  if (g_error_matches (error, DIA_MOMENTS_ERROR, DIA_MOMENTS_ERROR_NO_MESSAGE))
    g_signal_emit (act->acts, signals[MESSAGE_WANTED], 0);
  if (act->made == NULL)
    {
      dia_notices_show_error (notices, error);
      return;
    }
  title = describe_made (act->made);
  dia_notices_show_undo (notices, title, undo_make, g_steal_pointer (&act), free_act);
}

static void
on_waived_back_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (DiaMomentsActs) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dia_moments_waive_finish (DIA_MOMENTS (source), result, &error))
    dia_notices_show_error (self->notices, error);
}

static void
undo_waive (gpointer user_data)
{
  Act *act = user_data;

  dia_moments_waive_async (act->acts->moments, act->cells, NULL, NULL, on_waived_back_cb, g_object_ref (act->acts));
}

/* Each with the reason that it had. */
static void
undo_unwaive (gpointer user_data)
{
  Act *act = user_data;

  for (guint i = 0; i < act->cells->len; i++)
    {
      g_autoptr (GArray) cell = g_array_new (FALSE, FALSE, sizeof (DiaCellName));

      g_array_append_val (cell, g_array_index (act->cells, DiaCellName, i));
      dia_moments_waive_async (act->acts->moments, cell, act->reasons->pdata[i], NULL, on_waived_back_cb,
                               g_object_ref (act->acts));
    }
}

static void
on_waived_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Act) act = user_data;
  g_autoptr (GError) error = NULL;
  DiaNotices *notices = act->acts->notices;
  g_autofree char *title = NULL;
  gboolean waived = act->reasons == NULL;
  guint n = act->cells->len;

  if (!dia_moments_waive_finish (DIA_MOMENTS (source), result, &error))
    {
      dia_notices_show_error (notices, error);
      return;
    }
  title = waived ? g_strdup_printf (ngettext ("%u cell waived", "%u cells waived", n), n)
                 : g_strdup_printf (ngettext ("%u cell is expected again", "%u cells are expected again", n), n);
  dia_notices_show_undo (notices, title, waived ? undo_waive : undo_unwaive, g_steal_pointer (&act), free_act);
}

static void
dia_moments_acts_dispose (GObject *object)
{
  DiaMomentsActs *self = DIA_MOMENTS_ACTS (object);

  g_clear_object (&self->moments);
  g_clear_object (&self->notices);
  G_OBJECT_CLASS (dia_moments_acts_parent_class)->dispose (object);
}

static void
dia_moments_acts_class_init (DiaMomentsActsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_moments_acts_dispose;
  signals[MESSAGE_WANTED] = g_signal_new ("message-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
}

static void
dia_moments_acts_init (DiaMomentsActs *self)
{
}

DiaMomentsActs *
dia_moments_acts_new (DiaMoments *moments,
                      DiaNotices *notices)
{
  DiaMomentsActs *self = g_object_new (DIA_TYPE_MOMENTS_ACTS, NULL);

  self->moments = g_object_ref (moments);
  self->notices = g_object_ref (notices);
  return self;
}

void
dia_moments_acts_make (DiaMomentsActs *self,
                       GArray         *cells)
{
  g_return_if_fail (DIA_IS_MOMENTS_ACTS (self));

  if (cells->len > 0)
    dia_moments_make_async (self->moments, cells, NULL, on_made_cb, begin_act (self, NULL));
}

void
dia_moments_acts_waive (DiaMomentsActs *self,
                        GArray         *cells,
                        const char     *reason)
{
  g_return_if_fail (DIA_IS_MOMENTS_ACTS (self));

  if (cells->len > 0)
    dia_moments_waive_async (self->moments, cells, reason, NULL, on_waived_cb, begin_act (self, cells));
}

void
dia_moments_acts_unwaive (DiaMomentsActs *self,
                          GArray         *cells,
                          GPtrArray      *reasons)
{
  Act *act;

  g_return_if_fail (DIA_IS_MOMENTS_ACTS (self));
  g_return_if_fail (cells->len == reasons->len);

  if (cells->len == 0)
    return;
  act = begin_act (self, cells);
  act->reasons = g_ptr_array_ref (reasons);
  dia_moments_waive_async (self->moments, cells, NULL, NULL, on_waived_cb, act);
}
