/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-moments-private.h"

#include "dia-accounts.h"
#include "dia-key-moments.h"
#include "dia-store.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (dia-moments-error-quark, dia_moments_error)

struct _DiaMoments
{
  GObject           parent_instance;

  DiaWorkspaceCore *core;   /* (owned) */
};

G_DEFINE_FINAL_TYPE (DiaMoments, dia_moments, G_TYPE_OBJECT)

/* A question, or an order, on its way through the store. */
typedef struct
{
  DiaId         id;
  DiaDay        first;
  DiaDay        last;
  DiaInstant    now;
  DiaScope     *scope;      /* (unowned) (nullable) */
  GPtrArray    *moments;    /* (owned) (nullable): the answer */
  DiaKeyMoment *moment;     /* (owned) (nullable): the answer, or what is saved (unowned) */
  DiaCoverage  *coverage;   /* (unowned) (nullable): the answer */
} Errand;

static void
dia_moments_finalize (GObject *object)
{
  g_object_unref (DIA_MOMENTS (object)->core);
  G_OBJECT_CLASS (dia_moments_parent_class)->finalize (object);
}

static void
dia_moments_class_init (DiaMomentsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_moments_finalize;
}

static void
dia_moments_init (DiaMoments *self)
{
}

DiaMoments *
dia_moments_new (DiaWorkspaceCore *core)
{
  DiaMoments *self = g_object_new (DIA_TYPE_MOMENTS, NULL);

  self->core = g_object_ref (core);
  return self;
}

static gboolean
list (DiaConnection  *connection,
      gpointer        user_data,
      GError        **error)
{
  Errand *errand = user_data;
  g_autofree char *first = dia_day_to_string (errand->first);
  g_autofree char *last = dia_day_to_string (errand->last);

  errand->moments = dia_key_moments_list (connection, first, last, error);
  return errand->moments != NULL;
}

static gboolean
load (DiaConnection  *connection,
      gpointer        user_data,
      GError        **error)
{
  Errand *errand = user_data;

  errand->moment = dia_key_moments_load (connection, errand->id, error);
  return errand->moment != NULL;
}

static gboolean
save (DiaConnection  *connection,
      gpointer        user_data,
      GError        **error)
{
  return dia_key_moments_save (connection, ((Errand *) user_data)->moment, error);
}

static gboolean
remove_moment (DiaConnection  *connection,
               gpointer        user_data,
               GError        **error)
{
  Errand *errand = user_data;

  return dia_key_moments_remove (connection, errand->id, errand->now, error);
}

/* A content has one post for each account at most: what is not there is missing. */
static gboolean
measure (DiaConnection  *connection,
         gpointer        user_data,
         GError        **error)
{
  Errand *errand = user_data;
  DiaCoverage *coverage = errand->coverage;
  DiaMomentReach reach;
  guint n_made = 0, n_to_sign_in;

  *coverage = (DiaCoverage) { 0 };
  if (!dia_key_moments_count_contents (connection, errand->id, &coverage->n_contents, error) ||
      !dia_accounts_count (connection, errand->scope, &coverage->n_accounts, &n_to_sign_in, error) ||
      !dia_key_moments_measure (connection, errand->id, errand->scope, &reach, error))
    return FALSE;

  for (guint state = 0; state < DIA_POST_N_STATES; state++)
    n_made += state != DIA_POST_CANCELLED ? reach.n_posts[state] : 0;
  coverage->n_cells = coverage->n_contents * coverage->n_accounts;
  coverage->n_missing = coverage->n_cells > n_made ? coverage->n_cells - n_made : 0;
  coverage->n_ready = reach.n_posts[DIA_POST_APPROVED] + reach.n_posts[DIA_POST_SCHEDULED] +
                      reach.n_posts[DIA_POST_SENDING] + reach.n_posts[DIA_POST_PUBLISHED];
  return TRUE;
}

GPtrArray *
dia_moments_list (DiaMoments    *self,
                  DiaDay         first,
                  DiaDay         last,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Errand errand = { .first = first, .last = last };

  dia_store_read (self->core->store, list, &errand, cancellable, error);
  return errand.moments;
}

DiaKeyMoment *
dia_moments_load (DiaMoments    *self,
                  DiaId          id,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Errand errand = { .id = id };

  dia_store_read (self->core->store, load, &errand, cancellable, error);
  return errand.moment;
}

static gboolean
check (const DiaKeyMoment  *moment,
       GError             **error)
{
  DiaDay first, last;

  if (moment->title[0] == '\0')
    g_set_error_literal (error, DIA_MOMENTS_ERROR, DIA_MOMENTS_ERROR_BAD, _("A key moment needs a title."));
  else if (!dia_day_parse (moment->first_day, &first) || !dia_day_parse (moment->last_day, &last))
    g_set_error_literal (error, DIA_MOMENTS_ERROR, DIA_MOMENTS_ERROR_BAD, _("A day is written as 2027-02-14."));
  else if (last < first)
    g_set_error_literal (error, DIA_MOMENTS_ERROR, DIA_MOMENTS_ERROR_BAD,
                         _("A key moment does not end before it begins."));
  else
    return TRUE;

  return FALSE;
}

gboolean
dia_moments_save (DiaMoments    *self,
                  DiaKeyMoment  *moment,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Errand errand = { .moment = moment };

  if (!check (moment, error) || !dia_store_write (self->core->store, save, &errand, cancellable, error))
    return FALSE;

  dia_workspace_core_touch (self->core, DIA_CHANGE_CONTENTS);
  return TRUE;
}

gboolean
dia_moments_remove (DiaMoments    *self,
                    DiaId          id,
                    GCancellable  *cancellable,
                    GError       **error)
{
  Errand errand = { .id = id, .now = dia_clock_now (self->core->clock) };

  if (!dia_store_write (self->core->store, remove_moment, &errand, cancellable, error))
    return FALSE;

  dia_workspace_core_touch (self->core, DIA_CHANGE_CONTENTS);
  return TRUE;
}

gboolean
dia_moments_measure (DiaMoments    *self,
                     DiaId          id,
                     DiaScope      *scope,
                     DiaCoverage   *coverage,
                     GCancellable  *cancellable,
                     GError       **error)
{
  Errand errand = { .id = id, .scope = scope, .coverage = coverage };

  return dia_store_read (self->core->store, measure, &errand, cancellable, error);
}
