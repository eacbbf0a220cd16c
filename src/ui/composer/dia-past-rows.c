/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-past-rows.h"

#include "dia-info-row.h"
#include "dia-network-sign.h"

#include <glib/gi18n-lib.h>

struct _DiaPastRows
{
  GtkWidget  parent_instance;

  GtkWidget *box;

  DiaRoster *roster;   /* (owned) */
  DiaDraft  *draft;    /* (owned) */
  char      *shown;    /* (owned) (nullable): what the rows say, as one word */
};

enum
{
  SIGNAL_TEXT_REQUESTED,
  SIGNAL_DISCARD_REQUESTED,
  SIGNAL_WITHDRAW_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaPastRows, dia_past_rows, GTK_TYPE_WIDGET)

/* Posts that one network refused in the same words. */
typedef struct
{
  const char *network;   /* (unowned) */
  const char *words;     /* (unowned) */
  DiaAccount *account;   /* (unowned): the first */
  guint       n_posts;
} Refusal;

static Refusal *
find_refusal (GArray     *refusals,
              const char *network,
              const char *words)
{
  for (guint i = 0; i < refusals->len; i++)
    {
      Refusal *refusal = &g_array_index (refusals, Refusal, i);

      if (g_str_equal (refusal->network, network) && g_str_equal (refusal->words, words))
        return refusal;
    }
  return NULL;
}

/* (transfer full) (element-type Refusal) */
static GArray *
list_refusals (DiaPastRows *self)
{
  const GPtrArray *past = dia_draft_get_past (self->draft);
  GArray *refusals = g_array_new (FALSE, FALSE, sizeof (Refusal));

  for (guint i = 0; i < past->len; i++)
    {
      const DiaPastPost *post = g_ptr_array_index (past, i);
      DiaAccount *account = dia_roster_find_account (self->roster, post->account_id);
      Refusal *refusal;

      if (post->state != DIA_POST_FAILED || account == NULL)
        continue;
      refusal = find_refusal (refusals, account->network, post->problem);
      if (refusal == NULL)
        {
          Refusal made = { account->network, post->problem, account, 0 };

          g_array_append_val (refusals, made);
          refusal = &g_array_index (refusals, Refusal, refusals->len - 1);
        }
      refusal->n_posts++;
    }
  return refusals;
}

static guint
count_state (DiaPastRows  *self,
             DiaPostState  state)
{
  const GPtrArray *past = dia_draft_get_past (self->draft);
  guint n = 0;

  for (guint i = 0; i < past->len; i++)
    n += ((DiaPastPost *) g_ptr_array_index (past, i))->state == state;
  return n;
}

/* Who was refused and why, and what to do. (transfer full) */
static char *
describe_refusal (const Refusal *refusal)
{
  const char *network = dia_network_sign_get_name (refusal->network);
  g_autofree char *handle = dia_account_dup_handle (refusal->account);
  g_autofree char *who = refusal->n_posts == 1
    /* Translators: a network and an account. */
    ? g_strdup_printf (_("%1$s refused the post of %2$s."), network, handle)
    /* Translators: a network and how many posts. */
    : g_strdup_printf (ngettext ("%1$s refused %2$u post.", "%1$s refused %2$u posts.", refusal->n_posts),
                       network, refusal->n_posts);
  const char *act = _("Change the text, then schedule it again.");
  /* Translators: what a network said when it refused a post. */
  g_autofree char *words = *refusal->words != '\0' ? g_strdup_printf (_("“%s”"), refusal->words) : NULL;

  return words != NULL ? g_strdup_printf ("%s %s %s", who, words, act) : g_strdup_printf ("%s %s", who, act);
}

static void
on_text_clicked_cb (DiaInfoRow  *row,
                    DiaPastRows *self)
{
  const DiaId *account_id = g_object_get_data (G_OBJECT (row), "account");

  g_signal_emit (self, signals[SIGNAL_TEXT_REQUESTED], 0, *account_id);
}

static void
on_discard_clicked_cb (DiaInfoRow  *row,
                       DiaPastRows *self)
{
  g_signal_emit (self, signals[SIGNAL_DISCARD_REQUESTED], 0);
}

static void
on_withdraw_clicked_cb (DiaInfoRow  *row,
                        DiaPastRows *self)
{
  g_signal_emit (self, signals[SIGNAL_WITHDRAW_REQUESTED], 0);
}

static GtkWidget *
append_row (DiaPastRows *self,
            const char  *tone,
            const char  *text,
            const char  *button_label)
{
  GtkWidget *row = dia_info_row_new (tone, text, button_label);

  gtk_box_append (GTK_BOX (self->box), row);
  return row;
}

static void
append_refusals (DiaPastRows *self)
{
  g_autoptr(GArray) refusals = list_refusals (self);

  for (guint i = 0; i < refusals->len; i++)
    {
      const Refusal *refusal = &g_array_index (refusals, Refusal, i);
      g_autofree char *text = describe_refusal (refusal);
      GtkWidget *row = append_row (self, "error", text, _("Open the Text"));

      g_object_set_data_full (G_OBJECT (row), "account", g_memdup2 (&refusal->account->id, sizeof (DiaId)), g_free);
      g_signal_connect (row, "button-clicked", G_CALLBACK (on_text_clicked_cb), self);
    }
}

static void
append_unconfirmed (DiaPastRows *self)
{
  guint n = count_state (self, DIA_POST_UNCONFIRMED);
  g_autofree char *text = g_strdup_printf (ngettext ("Nobody knows yet whether %u post went out: the queue asks you.",
                                                     "Nobody knows yet whether %u posts went out: the queue asks you.", n), n);

  if (n > 0)
    append_row (self, "unknown", text, NULL);
}

static guint
count_planned (DiaPastRows *self)
{
  return count_state (self, DIA_POST_SCHEDULED) + count_state (self, DIA_POST_AWAITING_PERSON)
         + count_state (self, DIA_POST_FAILED) + count_state (self, DIA_POST_MISSED);
}

/* Words are updated, for whom and when is scheduled. (transfer full) */
static char *
describe_edits (DiaPastRows *self)
{
  guint n = count_planned (self);
  DiaWaiting waiting = dia_draft_get_waiting (self->draft);
  g_autofree char *stays = NULL;

  if (n == 0)
    return g_strdup (_("Your changes go out when you schedule them."));
  if (waiting == DIA_WAITING_WORDS)
    return g_strdup_printf (ngettext ("The planned post keeps the earlier text until you update it.",
                                      "The %u planned posts keep the earlier text until you update them.", n), n);

  stays = g_strdup_printf (ngettext ("The planned post stays as it is until you schedule it again.",
                                     "The %u planned posts stay as they are until you schedule them again.", n), n);
  /* Translators: what waits, and what that means. */
  return g_strdup_printf (_("%1$s. %2$s"), dia_waiting_get_sentence (waiting), stays);
}

/* What goes out is what a person committed, and the page says so as long as that
 * is something else than what it shows. */
static void
append_edits (DiaPastRows *self)
{
  g_autofree char *text = describe_edits (self);
  GtkWidget *row = append_row (self, "warn", text, C_("changes", "Discard"));

  g_signal_connect (row, "button-clicked", G_CALLBACK (on_discard_clicked_cb), self);
}

/* In the same place, so that the first key does not move what is typed into. */
static void
append_scheduled (DiaPastRows *self)
{
  guint n = count_state (self, DIA_POST_SCHEDULED);
  g_autofree char *text = g_strdup_printf (ngettext ("%u post is scheduled.", "%u posts are scheduled.", n), n);
  GtkWidget *row;

  if (dia_draft_get_waiting (self->draft) != DIA_WAITING_NOTHING)
    {
      append_edits (self);
      return;
    }
  if (n == 0)
    return;
  row = append_row (self, "info", text, _("Back to Draft"));
  g_signal_connect (row, "button-clicked", G_CALLBACK (on_withdraw_clicked_cb), self);
}

static void
append_gone (DiaPastRows *self)
{
  guint n = count_state (self, DIA_POST_PUBLISHED) + count_state (self, DIA_POST_SENDING);
  g_autofree char *text = g_strdup_printf (ngettext ("%u post has gone out and stays as it is.",
                                                     "%u posts have gone out and stay as they are.", n), n);

  if (n > 0)
    append_row (self, "ok", text, NULL);
}

/* (transfer full) */
static char *
build_key (DiaPastRows *self)
{
  const GPtrArray *past = dia_draft_get_past (self->draft);
  g_autoptr(GString) key = g_string_new (NULL);

  g_string_append_printf (key, "%u\n", (guint) dia_draft_get_waiting (self->draft));

  for (guint i = 0; i < past->len; i++)
    {
      const DiaPastPost *post = g_ptr_array_index (past, i);

      g_string_append_printf (key, "%" G_GINT64_FORMAT " %d %s\n", post->post_id, (int) post->state, post->problem);
    }
  return g_string_free (g_steal_pointer (&key), FALSE);
}

/* Typing changes the draft, but what has become of it only once. */
static void
on_draft_changed_cb (DiaPastRows *self)
{
  g_autofree char *key = build_key (self);
  GtkWidget *child;

  if (g_strcmp0 (key, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&key);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  append_refusals (self);
  append_unconfirmed (self);
  append_scheduled (self);
  append_gone (self);
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_first_child (self->box) != NULL);
}

static void
dia_past_rows_dispose (GObject *object)
{
  DiaPastRows *self = DIA_PAST_ROWS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->draft);
  g_clear_object (&self->roster);
  G_OBJECT_CLASS (dia_past_rows_parent_class)->dispose (object);
}

static void
dia_past_rows_finalize (GObject *object)
{
  g_free (DIA_PAST_ROWS (object)->shown);
  G_OBJECT_CLASS (dia_past_rows_parent_class)->finalize (object);
}

static void
dia_past_rows_class_init (DiaPastRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_past_rows_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_past_rows_finalize;
  signals[SIGNAL_TEXT_REQUESTED] = g_signal_new ("text-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                 NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_DISCARD_REQUESTED] = g_signal_new ("discard-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_WITHDRAW_REQUESTED] = g_signal_new ("withdraw-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "past-rows");
}

static void
dia_past_rows_init (DiaPastRows *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
dia_past_rows_new (DiaRoster *roster,
                   DiaDraft  *draft)
{
  DiaPastRows *self = g_object_new (DIA_TYPE_PAST_ROWS, NULL);

  self->roster = g_object_ref (roster);
  self->draft = g_object_ref (draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (on_draft_changed_cb), self, G_CONNECT_SWAPPED);
  on_draft_changed_cb (self);
  return GTK_WIDGET (self);
}

GArray *
dia_past_rows_list_scheduled (DiaPastRows *self)
{
  const GPtrArray *past = dia_draft_get_past (self->draft);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (DiaId));

  for (guint i = 0; i < past->len; i++)
    {
      const DiaPastPost *post = g_ptr_array_index (past, i);

      if (post->state == DIA_POST_SCHEDULED)
        g_array_append_val (ids, post->post_id);
    }
  return ids;
}
