/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-offer.h"

#include "dia-draft-slots.h"
#include "dia-store.h"

struct _DiaDraftOffer
{
  GObject           parent_instance;

  DiaWorkspaceCore *core;      /* (owned) */
  GHashTable       *slots;     /* (owned) */
  DiaDraftPlan     *plan;      /* (owned) (nullable): whose accounts it is about */
  GCancellable     *looking;   /* (owned) (nullable) */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaDraftOffer, dia_draft_offer, G_TYPE_OBJECT)

typedef struct
{
  DiaDraftPlan *plan;   /* (owned) */
  DiaInstant    now;
} Query;

static void
free_query (Query *query)
{
  dia_draft_plan_free (query->plan);
  g_free (query);
}

static gpointer
read_slots (DiaConnection  *connection,
            gpointer        query_data,
            GError        **error)
{
  const Query *query = query_data;

  return dia_draft_slots_find (connection, query->plan, NULL, query->now, error);
}

static void
on_slots_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (DiaDraftOffer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) slots = dia_store_read_finish (DIA_STORE (source), result, &error);

  if (slots == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
          !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
        g_warning ("The free slots of a draft could not be looked up: %s", error->message);
      return;
    }

  g_clear_object (&self->looking);
  if (dia_draft_slots_equal (self->slots, slots))
    return;
  g_hash_table_unref (self->slots);
  self->slots = g_steal_pointer (&slots);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
stop (DiaDraftOffer *self)
{
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

static void
ask (DiaDraftOffer *self)
{
  Query *query = g_new0 (Query, 1);

  stop (self);
  query->plan = dia_draft_plan_copy (self->plan);
  query->now = dia_clock_now (self->core->clock);
  self->looking = g_cancellable_new ();
  dia_store_read_async (self->core->store, read_slots, query, (GDestroyNotify) free_query,
                        (GDestroyNotify) g_hash_table_unref, self->looking, on_slots_read_cb, g_object_ref (self));
}

/* A post of anybody takes a slot, and a timetable may be another one. */
static void
on_core_changed_cb (DiaWorkspaceCore *core,
                    guint             flags,
                    DiaDraftOffer    *self)
{
  if (self->plan != NULL && flags & (DIA_CHANGE_ROSTER | DIA_CHANGE_POSTS))
    ask (self);
}

static void
dia_draft_offer_dispose (GObject *object)
{
  stop (DIA_DRAFT_OFFER (object));

  G_OBJECT_CLASS (dia_draft_offer_parent_class)->dispose (object);
}

static void
dia_draft_offer_finalize (GObject *object)
{
  DiaDraftOffer *self = DIA_DRAFT_OFFER (object);

  g_clear_pointer (&self->plan, dia_draft_plan_free);
  g_hash_table_unref (self->slots);
  g_object_unref (self->core);

  G_OBJECT_CLASS (dia_draft_offer_parent_class)->finalize (object);
}

static void
dia_draft_offer_class_init (DiaDraftOfferClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_draft_offer_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_draft_offer_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dia_draft_offer_init (DiaDraftOffer *self)
{
  self->slots = dia_draft_slots_new ();
}

DiaDraftOffer *
dia_draft_offer_new (DiaWorkspaceCore *core)
{
  DiaDraftOffer *self = g_object_new (DIA_TYPE_DRAFT_OFFER, NULL);

  self->core = g_object_ref (core);
  g_signal_connect_object (core, "changed", G_CALLBACK (on_core_changed_cb), self, 0);

  return self;
}

void
dia_draft_offer_look (DiaDraftOffer      *self,
                      const DiaDraftPlan *plan)
{
  g_clear_pointer (&self->plan, dia_draft_plan_free);
  self->plan = dia_draft_plan_copy (plan);
  ask (self);
}

void
dia_draft_offer_stop (DiaDraftOffer *self)
{
  g_clear_pointer (&self->plan, dia_draft_plan_free);
  stop (self);
}

GHashTable *
dia_draft_offer_get_slots (DiaDraftOffer *self)
{
  return self->slots;
}
