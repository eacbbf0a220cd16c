/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-checker.h"

#include "dia-draft-neighbours.h"
#include "dia-draft-problems.h"
#include "dia-roster-list.h"
#include "dia-store.h"

#define ASK_AFTER_MS 300

struct _DiaDraftChecker
{
  GObject           parent_instance;

  DiaWorkspaceCore *core;         /* (owned) */
  GHashTable       *networks;     /* (owned) */

  GListStore       *problems;     /* (owned) (element-type DiaProblem) */
  GPtrArray        *own;          /* (owned): of the plan itself */
  GPtrArray        *neighbours;   /* (owned): from the workspace */
  DiaDraftPlan     *plan;         /* (owned) (nullable): to be asked about */
  GCancellable     *asking;       /* (owned) (nullable) */
  GSource          *timeout;      /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (DiaDraftChecker, dia_draft_checker, G_TYPE_OBJECT)

static void
append_all (GPtrArray *problems,
            GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    g_ptr_array_add (problems, g_object_ref (more->pdata[i]));
}

static void
show (DiaDraftChecker *self)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_before, n_after;

  append_all (problems, self->own);
  append_all (problems, self->neighbours);
  dia_draft_sort_problems (problems);
  dia_roster_list_keep (G_LIST_MODEL (self->problems), problems, dia_problems_equal, &n_before, &n_after);
  dia_roster_list_splice (self->problems, problems, n_before, n_after);
}

static void
on_neighbours_found_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  g_autoptr (DiaDraftChecker) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = dia_store_read_finish (DIA_STORE (source), result, &error);

  if (found == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
          !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
        g_warning ("The neighbours of a draft could not be looked up: %s", error->message);
      return;
    }

  g_clear_object (&self->asking);
  g_ptr_array_unref (self->neighbours);
  self->neighbours = g_steal_pointer (&found);
  show (self);
}

static void
cancel (DiaDraftChecker *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  if (self->timeout != NULL)
    g_source_destroy (self->timeout);
  g_clear_pointer (&self->timeout, g_source_unref);
}

static gboolean
on_timeout_cb (gpointer user_data)
{
  DiaDraftChecker *self = user_data;

  g_clear_pointer (&self->timeout, g_source_unref);
  self->asking = g_cancellable_new ();
  dia_store_read_async (self->core->store, dia_neighbours_find,
                        dia_neighbour_query_new (self->plan, dia_clock_now (self->core->clock)),
                        (GDestroyNotify) dia_neighbour_query_free, (GDestroyNotify) g_ptr_array_unref,
                        self->asking, on_neighbours_found_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
ask_soon (DiaDraftChecker *self)
{
  self->timeout = g_timeout_source_new (ASK_AFTER_MS);
  g_source_set_static_name (self->timeout, "[diapason] look for neighbours");
  g_source_set_callback (self->timeout, on_timeout_cb, self, NULL);
  g_source_attach (self->timeout, self->core->context);
}

static void
dia_draft_checker_dispose (GObject *object)
{
  cancel (DIA_DRAFT_CHECKER (object));

  G_OBJECT_CLASS (dia_draft_checker_parent_class)->dispose (object);
}

static void
dia_draft_checker_finalize (GObject *object)
{
  DiaDraftChecker *self = DIA_DRAFT_CHECKER (object);

  g_clear_pointer (&self->plan, dia_draft_plan_free);
  g_ptr_array_unref (self->own);
  g_ptr_array_unref (self->neighbours);
  g_object_unref (self->problems);
  g_hash_table_unref (self->networks);
  g_object_unref (self->core);

  G_OBJECT_CLASS (dia_draft_checker_parent_class)->finalize (object);
}

static void
dia_draft_checker_class_init (DiaDraftCheckerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_draft_checker_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_draft_checker_finalize;
}

static void
dia_draft_checker_init (DiaDraftChecker *self)
{
  self->problems = g_list_store_new (DIA_TYPE_PROBLEM);
  self->own = g_ptr_array_new_with_free_func (g_object_unref);
  self->neighbours = g_ptr_array_new_with_free_func (g_object_unref);
}

DiaDraftChecker *
dia_draft_checker_new (DiaWorkspaceCore *core,
                       GHashTable       *networks)
{
  DiaDraftChecker *self = g_object_new (DIA_TYPE_DRAFT_CHECKER, NULL);

  self->core = g_object_ref (core);
  self->networks = g_hash_table_ref (networks);

  return self;
}

void
dia_draft_checker_check (DiaDraftChecker    *self,
                         const DiaDraftPlan *plan)
{
  cancel (self);
  g_clear_pointer (&self->plan, dia_draft_plan_free);
  self->plan = dia_draft_plan_copy (plan);

  g_ptr_array_unref (self->own);
  self->own = dia_draft_find_problems (plan, self->networks, dia_clock_now (self->core->clock));
  show (self);
  ask_soon (self);
}

void
dia_draft_checker_stop (DiaDraftChecker *self)
{
  cancel (self);
}

GListModel *
dia_draft_checker_get_problems (DiaDraftChecker *self)
{
  return G_LIST_MODEL (self->problems);
}

const DiaProblem *
dia_draft_checker_get_blocking (DiaDraftChecker *self)
{
  return dia_draft_find_blocking (self->own);
}

const DiaProblem *
dia_draft_checker_get_blocking_words (DiaDraftChecker *self)
{
  return dia_draft_find_blocking_words (self->own);
}
