/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-acts.h"

#include <glib/gi18n-lib.h>

struct _DiaDraftActs
{
  GObject     parent_instance;

  DiaDraft   *draft;     /* (owned) */
  DiaNotices *notices;   /* (owned) */
};

enum
{
  SIGNAL_DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaDraftActs, dia_draft_acts, G_TYPE_OBJECT)

/* What one act needs to be taken back; each uses what it needs. */
typedef struct
{
  DiaDraft          *draft;    /* (owned) */
  DiaMedia          *media;    /* (owned) (nullable) */
  guint              from;
  guint              to;
  DiaComposerTarget *target;   /* (owned) (nullable) */
  DiaFact            fact;
  char              *text;     /* (owned) (nullable) */
} Done;

static Done *
create_done (DiaDraftActs *self)
{
  Done *done = g_new0 (Done, 1);

  done->draft = g_object_ref (self->draft);
  return done;
}

static void
free_done (gpointer data)
{
  Done *done = data;

  g_object_unref (done->draft);
  g_clear_pointer (&done->media, dia_media_free);
  g_clear_pointer (&done->target, dia_composer_target_free);
  g_free (done->text);
  g_free (done);
}

static void
tell (DiaDraftActs *self,
      const char   *title,
      DiaUndoFunc   undo,
      Done         *done)
{
  dia_notices_show_undo (self->notices, title, undo, done, free_done);
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
set_fact (DiaDraft   *draft,
          DiaFact     fact,
          const char *text)
{
  switch (fact)
    {
    case DIA_FACT_LINK:
      dia_draft_set_link (draft, text);
      break;
    case DIA_FACT_WARNING:
      dia_draft_set_warning (draft, text);
      break;
    case DIA_FACT_REPLY:
      dia_draft_set_reply_to (draft, text);
      break;
    }
}

static void
put_picture_back (gpointer data)
{
  Done *done = data;
  guint n = dia_draft_get_content (done->draft)->media->len;

  dia_draft_add_media (done->draft, g_steal_pointer (&done->media));
  if (done->from < n)
    dia_draft_move_media (done->draft, n, done->from);
}

static void
move_picture_back (gpointer data)
{
  Done *done = data;
  guint n = dia_draft_get_content (done->draft)->media->len;

  if (done->from < n && done->to < n)
    dia_draft_move_media (done->draft, done->to, done->from);
}

static void
put_text_back (gpointer data)
{
  Done *done = data;

  dia_draft_set_variant (done->draft, done->target->language, done->target->network, done->target->account_id, done->text);
}

static void
put_fact_back (gpointer data)
{
  Done *done = data;

  set_fact (done->draft, done->fact, done->text);
}

static void
dia_draft_acts_finalize (GObject *object)
{
  DiaDraftActs *self = DIA_DRAFT_ACTS (object);

  g_object_unref (self->notices);
  g_object_unref (self->draft);
  G_OBJECT_CLASS (dia_draft_acts_parent_class)->finalize (object);
}

static void
dia_draft_acts_class_init (DiaDraftActsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_draft_acts_finalize;
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dia_draft_acts_init (DiaDraftActs *self)
{
}

DiaDraftActs *
dia_draft_acts_new (DiaDraft   *draft,
                    DiaNotices *notices)
{
  DiaDraftActs *self = g_object_new (DIA_TYPE_DRAFT_ACTS, NULL);

  self->draft = g_object_ref (draft);
  self->notices = g_object_ref (notices);
  return self;
}

void
dia_draft_acts_remove_picture (DiaDraftActs *self,
                               guint         position)
{
  Done *done = create_done (self);

  done->media = dia_media_copy (g_ptr_array_index (dia_draft_get_content (self->draft)->media, position));
  done->from = position;
  dia_draft_remove_media (self->draft, position);
  tell (self, _("Picture removed"), put_picture_back, done);
}

void
dia_draft_acts_move_picture (DiaDraftActs *self,
                             guint         from,
                             guint         to)
{
  Done *done;

  if (from == to)
    return;
  done = create_done (self);
  done->from = from;
  done->to = to;
  dia_draft_move_media (self->draft, from, to);
  tell (self, _("Picture moved"), move_picture_back, done);
}

void
dia_draft_acts_follow_source (DiaDraftActs            *self,
                              const DiaComposerTarget *target)
{
  const DiaVariant *variant = dia_composer_target_find_variant (target, self->draft);
  g_autofree char *label = dia_composer_target_dup_label (target, self->draft);
  g_autofree char *title = g_strdup_printf (_("%s follows the source"), label);
  Done *done;

  if (variant == NULL)
    return;
  done = create_done (self);
  done->target = dia_composer_target_copy (target);
  done->text = g_strdup (variant->text);
  dia_draft_set_variant (self->draft, target->language, target->network, target->account_id, NULL);
  tell (self, title, put_text_back, done);
}

void
dia_draft_acts_clear (DiaDraftActs *self,
                      DiaFact       fact)
{
  static const char *const titles[] = {
    [DIA_FACT_LINK] = N_("Link removed"),
    [DIA_FACT_WARNING] = N_("Content warning removed"),
    [DIA_FACT_REPLY] = N_("It answers no post any more"),
  };
  const char *text = dia_draft_acts_get_fact (self, fact);
  Done *done;

  if (*text == '\0')
    return;
  done = create_done (self);
  done->fact = fact;
  done->text = g_strdup (text);
  set_fact (self->draft, fact, "");
  tell (self, _(titles[fact]), put_fact_back, done);
}

const char *
dia_draft_acts_get_fact (DiaDraftActs *self,
                         DiaFact       fact)
{
  const DiaContent *content = dia_draft_get_content (self->draft);

  switch (fact)
    {
    case DIA_FACT_LINK:
      return content->link;
    case DIA_FACT_WARNING:
      return content->warning;
    case DIA_FACT_REPLY:
      return content->reply_to;
    }
  g_return_val_if_reached ("");
}

void
dia_draft_acts_set_fact (DiaDraftActs *self,
                         DiaFact       fact,
                         const char   *text)
{
  set_fact (self->draft, fact, text);
}

gboolean
dia_draft_acts_undo (DiaDraftActs *self)
{
  return dia_undo_stack_undo (dia_notices_get_undo (self->notices));
}
