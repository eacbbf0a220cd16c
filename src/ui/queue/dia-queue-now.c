/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-queue-now.h"

#include <glib/gi18n-lib.h>

#include "dia-day.h"
#include "dia-dropped-row.h"
#include "dia-empty-state.h"
#include "dia-format.h"
#include "dia-missed-row.h"
#include "dia-needs-you-row.h"
#include "dia-next-out-row.h"
#include "dia-queue-acts.h"
#include "dia-queue-health.h"
#include "dia-skeleton.h"
#include "dia-template.h"
#include "dia-two-columns.h"
#include "dia-waiting-row.h"

struct _DiaQueueNow
{
  GtkWidget       parent_instance;

  DiaWorkspace   *workspace;      /* (owned) */
  DiaQueueActs   *acts;           /* (owned) */
  DiaQueueReport *report;         /* (owned) (nullable) */
  guint           clock_timer;    /* only while mapped: "in 38 min" */
  char           *needs_shown;    /* (owned) (nullable): what the rows of @needs stand for */
  char           *next_shown;     /* (owned) (nullable): what the rows of @next stand for */

  GtkWidget      *health;
  DiaTwoColumns  *columns;
  GtkWidget      *skeleton;
  GtkWidget      *needs_box;
  GtkLabel       *needs_count;
  GtkListBox     *needs;
  GtkWidget      *well_box;
  GtkLabel       *well;
  GtkWidget      *next_box;
  GtkLabel       *next_summary;
  GtkListBox     *next;
  GtkWidget      *empty_box;
};

G_DEFINE_FINAL_TYPE (DiaQueueNow, dia_queue_now, GTK_TYPE_WIDGET)

static DiaInstant
get_now (DiaQueueNow *self)
{
  return dia_clock_now (dia_workspace_get_clock (self->workspace));
}

static guint
count_attention (DiaQueueReport *report)
{
  return report->n_needs_you + report->waiting->len + report->dropped->len;
}

static void
describe_group (GString       *text,
                DiaQueueGroup *group)
{
  g_string_append_printf (text, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %u %d %d %s %s %s %s %s %s\n",
                          group->content_id, group->account_id, group->at, group->n_posts, group->state, group->held,
                          group->title, group->markets, group->network,
                          group->brand->name, group->brand->color, group->brand->mark);
}

static void
describe_item (GString      *text,
               DiaQueueItem *item)
{
  g_string_append_printf (text, "%" G_GINT64_FORMAT " %d %u %s %s %s %s %s\n", item->post->id, item->post->version,
                          item->journal->len, item->account->name, item->account->handle,
                          item->brand->name, item->brand->color, item->brand->mark);
}

/* (transfer full) */
static char *
describe_needs (DiaQueueReport *report)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < report->needs_you->len; i++)
    describe_item (text, g_ptr_array_index (report->needs_you, i));
  for (guint i = 0; i < report->dropped->len; i++)
    describe_item (text, g_ptr_array_index (report->dropped, i));
  for (guint i = 0; i < report->waiting->len; i++)
    describe_group (text, g_ptr_array_index (report->waiting, i));
  return g_string_free (text, FALSE);
}

/* (transfer full) */
static char *
describe_next (DiaQueueReport *report)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < report->next_out->len; i++)
    describe_group (text, g_ptr_array_index (report->next_out, i));
  return g_string_free (text, FALSE);
}

/* Takes @description over; whether the rows have to be made anew. */
static gboolean
take_description (char **shown,
                  char  *description)
{
  g_autofree char *before = g_steal_pointer (shown);

  *shown = description;
  return g_strcmp0 (before, description) != 0;
}

/* Empties the list; returns where the focus was, or -1. */
static int
empty_list (GtkListBox *list)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (list)));
  GtkListBoxRow *row;
  int focused = -1;

  for (int i = 0; focus != NULL && (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (focus == GTK_WIDGET (row) || gtk_widget_is_ancestor (focus, GTK_WIDGET (row)))
      focused = i;
  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  return focused;
}

/* Where a row went under the hands of a person, the next one takes the focus. */
static void
restore_focus (GtkListBox *list,
               int         position,
               guint       n_rows)
{
  if (position >= 0 && n_rows > 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (list, MIN (position, (int) n_rows - 1))));
}

static void
append_row (GtkListBox *list,
            GtkWidget  *child,
            DiaId       content_id)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, child, NULL, -1);
  if (content_id != DIA_ID_NONE)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "desk.edit-content");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", content_id);
    }
  else
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (list, row);
}

/* (transfer full) (element-type DiaQueueItem) */
static GPtrArray *
list_missed (DiaQueueReport *report)
{
  GPtrArray *missed = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < report->needs_you->len; i++)
    {
      DiaQueueItem *item = g_ptr_array_index (report->needs_you, i);

      if (item->post->state == DIA_POST_MISSED)
        g_ptr_array_add (missed, g_object_ref (item));
    }
  return missed;
}

static void
fill_needs (DiaQueueNow    *self,
            DiaQueueReport *report)
{
  g_autoptr (GPtrArray) missed = list_missed (report);
  int focused = empty_list (self->needs);

  for (guint i = 0; i < report->needs_you->len; i++)
    {
      DiaQueueItem *item = g_ptr_array_index (report->needs_you, i);

      /* Several that are too late are settled at once, or one by one below. */
      if (missed->len > 1 && item == g_ptr_array_index (missed, 0))
        append_row (self->needs, dia_missed_row_new (self->acts, missed), DIA_ID_NONE);
      append_row (self->needs, dia_needs_you_row_new (self->acts, item, i == 0), DIA_ID_NONE);
    }
  if (report->dropped->len > 0)
    append_row (self->needs, dia_dropped_row_new (self->acts, report->dropped), DIA_ID_NONE);
  for (guint i = 0; i < report->waiting->len; i++)
    append_row (self->needs, dia_waiting_row_new (g_ptr_array_index (report->waiting, i)), DIA_ID_NONE);
  restore_focus (self->needs, focused, report->needs_you->len + (report->dropped->len > 0) + report->waiting->len);
}

static void
show_needs (DiaQueueNow    *self,
            DiaQueueReport *report)
{
  g_autofree char *count = dia_format_integer (count_attention (report));

  if (take_description (&self->needs_shown, describe_needs (report)))
    fill_needs (self, report);
  gtk_label_set_label (self->needs_count, count);
  gtk_widget_set_visible (self->needs_box, count_attention (report) > 0);
}

/* "06:34", "tomorrow, 06:34", "Mon 8 Feb, 06:34" (transfer full) */
static char *
describe_when (const DiaQueueGroup *first,
               DiaInstant           now)
{
  g_autofree char *time = dia_format_time (first->at, first->zone);
  g_autofree char *day = NULL;

  if (first->at <= now || dia_day_from_instant (first->at, first->zone) == dia_day_from_instant (now, first->zone))
    return g_steal_pointer (&time);
  day = dia_next_out_row_describe_wait (first->at, now, first->zone);
  return g_strdup_printf (C_("day, time", "%s, %s"), day, time);
}

static void
show_well (DiaQueueNow    *self,
           DiaQueueReport *report,
           DiaInstant      now)
{
  DiaQueueGroup *first = report->next_out->len > 0 ? g_ptr_array_index (report->next_out, 0) : NULL;
  g_autofree char *next = first != NULL ? describe_when (first, now) : NULL;
  g_autofree char *text = first != NULL ? g_strdup_printf (_("All is well. Next: %s"), next) : NULL;

  if (text != NULL)
    gtk_label_set_label (self->well, text);
  gtk_widget_set_visible (self->well_box, count_attention (report) == 0 && first != NULL);
}

static void
fill_next (DiaQueueNow    *self,
           DiaQueueReport *report,
           DiaInstant      now)
{
  int focused = empty_list (self->next);

  for (guint i = 0; i < report->next_out->len; i++)
    {
      DiaQueueGroup *group = g_ptr_array_index (report->next_out, i);

      append_row (self->next, dia_next_out_row_new (group, now), group->content_id);
    }
  restore_focus (self->next, focused, report->next_out->len);
}

static void
update_waits (DiaQueueNow *self,
              DiaInstant   now)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->next, i)) != NULL; i++)
    dia_next_out_row_set_now (DIA_NEXT_OUT_ROW (gtk_list_box_row_get_child (row)), now);
}

static void
show_summary (DiaQueueNow    *self,
              DiaQueueReport *report)
{
  g_autofree char *summary = g_strdup_printf (ngettext ("%u post before midnight, at its account’s own time",
                                                        "%u posts before midnight, each at its account’s own time",
                                                        report->n_today), report->n_today);

  gtk_label_set_label (self->next_summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->next_summary), report->n_today > 0);
}

static void arm_clock (DiaQueueNow *self, DiaInstant now);

static void
show_next (DiaQueueNow    *self,
           DiaQueueReport *report)
{
  DiaInstant now = get_now (self);

  if (take_description (&self->next_shown, describe_next (report)))
    fill_next (self, report, now);
  else
    update_waits (self, now);
  arm_clock (self, now);
  show_summary (self, report);
  gtk_widget_set_visible (self->next_box, report->next_out->len > 0);
  gtk_widget_set_visible (self->empty_box, report->next_out->len == 0 && count_attention (report) == 0);
}

static gboolean
on_minute_cb (gpointer user_data)
{
  DiaQueueNow *self = user_data;

  self->clock_timer = 0;
  show_next (self, self->report);
  return G_SOURCE_REMOVE;
}

/* "in 38 min" has to go on counting, but no timer runs while nothing is due
 * within six hours. */
static void
arm_clock (DiaQueueNow *self,
           DiaInstant   now)
{
  DiaQueueGroup *first = self->report->next_out->len > 0 ? g_ptr_array_index (self->report->next_out, 0) : NULL;

  if (self->clock_timer != 0 || first == NULL || first->at - now > 6 * DIA_HOUR || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->clock_timer = g_timeout_add_seconds (60, on_minute_cb, self);
}

static void
on_empty_clicked_cb (GtkWidget   *empty,
                     DiaQueueNow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "desk.new-content", NULL);
}

static void
build_empty (DiaQueueNow *self)
{
  GtkWidget *empty = dia_empty_state_new ("dia-queue-symbolic", _("Nothing is planned"),
                                          _("Write a content, choose its accounts and a time: it appears here."),
                                          _("New content"));

  gtk_widget_set_hexpand (empty, TRUE);
  gtk_box_append (GTK_BOX (self->empty_box), empty);
  g_signal_connect_object (empty, "button-clicked", G_CALLBACK (on_empty_clicked_cb), self, 0);
}

static void
dia_queue_now_map (GtkWidget *widget)
{
  DiaQueueNow *self = DIA_QUEUE_NOW (widget);

  GTK_WIDGET_CLASS (dia_queue_now_parent_class)->map (widget);
  if (self->report != NULL)
    show_next (self, self->report);
}

static void
dia_queue_now_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&DIA_QUEUE_NOW (widget)->clock_timer, g_source_remove);
  GTK_WIDGET_CLASS (dia_queue_now_parent_class)->unmap (widget);
}

static void
dia_queue_now_dispose (GObject *object)
{
  DiaQueueNow *self = DIA_QUEUE_NOW (object);

  g_clear_handle_id (&self->clock_timer, g_source_remove);
  dia_template_dispose (GTK_WIDGET (object), DIA_TYPE_QUEUE_NOW);
  g_clear_object (&self->report);
  g_clear_object (&self->acts);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dia_queue_now_parent_class)->dispose (object);
}

static void
dia_queue_now_finalize (GObject *object)
{
  g_free (DIA_QUEUE_NOW (object)->needs_shown);
  g_free (DIA_QUEUE_NOW (object)->next_shown);
  G_OBJECT_CLASS (dia_queue_now_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/queue/dia-queue-now.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaQueueNow, columns);
  gtk_widget_class_bind_template_child (widget_class, DiaQueueNow, skeleton);
  gtk_widget_class_bind_template_child (widget_class, DiaQueueNow, needs_box);
  gtk_widget_class_bind_template_child (widget_class, DiaQueueNow, needs_count);
  gtk_widget_class_bind_template_child (widget_class, DiaQueueNow, needs);
  gtk_widget_class_bind_template_child (widget_class, DiaQueueNow, well_box);
  gtk_widget_class_bind_template_child (widget_class, DiaQueueNow, well);
  gtk_widget_class_bind_template_child (widget_class, DiaQueueNow, next_box);
  gtk_widget_class_bind_template_child (widget_class, DiaQueueNow, next_summary);
  gtk_widget_class_bind_template_child (widget_class, DiaQueueNow, next);
  gtk_widget_class_bind_template_child (widget_class, DiaQueueNow, empty_box);
}

static void
dia_queue_now_class_init (DiaQueueNowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_queue_now_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_queue_now_finalize;
  widget_class->map = dia_queue_now_map;
  widget_class->unmap = dia_queue_now_unmap;
  g_type_ensure (DIA_TYPE_TWO_COLUMNS);
  g_type_ensure (DIA_TYPE_SKELETON);
  bind_children (widget_class);
  gtk_widget_class_set_css_name (widget_class, "queuenow");
}

static void
dia_queue_now_init (DiaQueueNow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dia_queue_now_new (DiaWorkspace *workspace,
                   DiaNotices   *notices)
{
  DiaQueueNow *self = g_object_new (DIA_TYPE_QUEUE_NOW, NULL);

  self->workspace = g_object_ref (workspace);
  self->acts = dia_queue_acts_new (workspace, notices);
  self->health = dia_queue_health_new (workspace);
  dia_two_columns_set_side (self->columns, self->health);
  build_empty (self);
  return GTK_WIDGET (self);
}

void
dia_queue_now_set_report (DiaQueueNow    *self,
                          DiaQueueReport *report)
{
  g_return_if_fail (DIA_IS_QUEUE_NOW (self));

  g_set_object (&self->report, report);
  gtk_widget_set_visible (self->skeleton, FALSE);
  show_needs (self, report);
  show_well (self, report, get_now (self));
  show_next (self, report);
  dia_queue_health_set_report (DIA_QUEUE_HEALTH (self->health), report);
}

gboolean
dia_queue_now_reveal (DiaQueueNow *self,
                      DiaId        post_id)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (DIA_IS_QUEUE_NOW (self), FALSE);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->needs, i)) != NULL; i++)
    {
      GtkWidget *child = gtk_list_box_row_get_child (row);

      if (DIA_IS_NEEDS_YOU_ROW (child) && dia_needs_you_row_get_post_id (DIA_NEEDS_YOU_ROW (child)) == post_id)
        return gtk_widget_grab_focus (GTK_WIDGET (row));
    }
  return FALSE;
}
