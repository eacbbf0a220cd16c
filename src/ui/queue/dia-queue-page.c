/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-queue-page.h"

#include <glib/gi18n-lib.h>

#include "dia-dispatcher.h"
#include "dia-empty-state.h"
#include "dia-format.h"
#include "dia-needs-you-row.h"
#include "dia-next-out-row.h"
#include "dia-queue-acts.h"
#include "dia-queue-health.h"
#include "dia-queue-history.h"
#include "dia-scopes.h"
#include "dia-skeleton.h"
#include "dia-state-sign.h"
#include "dia-template.h"
#include "dia-toggle-group.h"
#include "dia-two-columns.h"

#define RELOAD_DELAY_MS 60

struct _DiaQueuePage
{
  GtkWidget       parent_instance;

  DiaWorkspace   *workspace;      /* (owned) */
  DiaNotices     *notices;        /* (owned) */
  DiaQueueActs   *acts;           /* (owned) */
  GCancellable   *loading;        /* (owned) (nullable) */
  guint           reload_timer;
  guint           clock_timer;    /* only while mapped: "in 38 min" */
  DiaQueueReport *report;         /* (owned) (nullable) */
  guint           attention;

  GtkWidget      *lists;
  GtkWidget      *gone_out;
  GtkWidget      *held_back;
  GtkWidget      *health;

  GtkBox         *lists_box;
  GtkImage       *runs_sign;
  GtkLabel       *runs;
  GtkSearchBar   *search_bar;
  GtkSearchEntry *search;
  GtkStack       *stack;
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

G_DEFINE_FINAL_TYPE (DiaQueuePage, dia_queue_page, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_ATTENTION = 1,
} Property;

static GParamSpec *attention_property;

static DiaInstant
get_now (DiaQueuePage *self)
{
  return dia_clock_now (dia_workspace_get_clock (self->workspace));
}

static void
empty_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
append_row (GtkListBox *list,
            GtkWidget  *child,
            DiaId       content_id)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  if (content_id != DIA_ID_NONE)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "desk.edit-content");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", content_id);
    }
  else
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (list, row);
}

static GtkWidget *
make_waiting_row (DiaQueueGroup *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *sign = gtk_image_new_from_icon_name ("media-playback-pause-symbolic");
  g_autofree char *heading = g_strdup_printf (ngettext ("%u post waits for a sign-in", "%u posts wait for a sign-in",
                                                        group->n_posts), group->n_posts);
  g_autofree char *day = dia_format_day_short (group->at, group->zone);
  g_autofree char *time = dia_format_time (group->at, group->zone);
  g_autofree char *detail = g_strdup_printf (C_("accounts, day, time", "%s · first one due %s, %s"), group->markets, day, time);
  GtkWidget *title = gtk_label_new (heading);
  GtkWidget *subtitle = gtk_label_new (detail);

  dia_tone_set (sign, "warn");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (subtitle), 0);
  gtk_label_set_ellipsize (GTK_LABEL (subtitle), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (title, "card-title");
  gtk_widget_add_css_class (subtitle, "dim-label");
  gtk_widget_add_css_class (subtitle, "small");
  gtk_box_append (GTK_BOX (text), title);
  gtk_box_append (GTK_BOX (text), subtitle);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), text);
  gtk_widget_set_margin_start (box, 13);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  return box;
}

static void
show_needs (DiaQueuePage   *self,
            DiaQueueReport *report)
{
  guint n = report->n_needs_you + report->waiting->len;
  g_autofree char *count = dia_format_integer (n);

  empty_list (self->needs);
  for (guint i = 0; i < report->needs_you->len; i++)
    append_row (self->needs, dia_needs_you_row_new (self->acts, g_ptr_array_index (report->needs_you, i)), DIA_ID_NONE);
  for (guint i = 0; i < report->waiting->len; i++)
    append_row (self->needs, make_waiting_row (g_ptr_array_index (report->waiting, i)), DIA_ID_NONE);
  gtk_label_set_label (self->needs_count, count);
  gtk_widget_set_visible (self->needs_box, n > 0);
  if (self->attention == n)
    return;
  self->attention = n;
  g_object_notify_by_pspec (G_OBJECT (self), attention_property);
}

static void
show_well (DiaQueuePage   *self,
           DiaQueueReport *report)
{
  DiaQueueGroup *first = report->next_out->len > 0 ? g_ptr_array_index (report->next_out, 0) : NULL;
  g_autofree char *time = first != NULL ? dia_format_time (first->at, first->zone) : NULL;
  g_autofree char *text = first != NULL ? g_strdup_printf (_("All is well. Next: %s"), time) : NULL;

  if (text != NULL)
    gtk_label_set_label (self->well, text);
  gtk_widget_set_visible (self->well_box, self->attention == 0 && first != NULL);
}

static void show_next (DiaQueuePage *self, DiaQueueReport *report);

/* "in 38 min" has to go on counting, but only the labels of waits that are
 * counted in minutes change: no timer runs while nothing is due within six hours. */
static gboolean
on_minute_cb (gpointer user_data)
{
  DiaQueuePage *self = user_data;

  self->clock_timer = 0;
  show_next (self, self->report);
  return G_SOURCE_REMOVE;
}

static void
arm_clock (DiaQueuePage *self,
           DiaInstant    now)
{
  DiaQueueGroup *first = self->report->next_out->len > 0 ? g_ptr_array_index (self->report->next_out, 0) : NULL;

  if (self->clock_timer != 0 || first == NULL || first->at - now > 6 * DIA_HOUR || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->clock_timer = g_timeout_add_seconds (60, on_minute_cb, self);
}

static void
show_next (DiaQueuePage   *self,
           DiaQueueReport *report)
{
  DiaInstant now = get_now (self);
  g_autofree char *summary = g_strdup_printf (ngettext ("%u post before midnight, at its account’s own time",
                                                        "%u posts before midnight, each at its account’s own time",
                                                        report->n_today), report->n_today);

  empty_list (self->next);
  for (guint i = 0; i < report->next_out->len; i++)
    {
      DiaQueueGroup *group = g_ptr_array_index (report->next_out, i);

      append_row (self->next, dia_next_out_row_new (group, now), group->content_id);
    }
  arm_clock (self, now);
  gtk_label_set_label (self->next_summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->next_summary), report->n_today > 0);
  gtk_widget_set_visible (self->next_box, report->next_out->len > 0);
  gtk_widget_set_visible (self->empty_box, report->next_out->len == 0 && self->attention == 0);
}

static void
show_report (DiaQueuePage *self)
{
  gtk_widget_set_visible (self->skeleton, FALSE);
  show_needs (self, self->report);
  show_well (self, self->report);
  show_next (self, self->report);
  dia_queue_health_set_report (DIA_QUEUE_HEALTH (self->health), self->report);
}

static void
on_loaded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaQueueReport) report = dia_queue_load_finish (DIA_QUEUE (source), result, &error);
  DiaQueuePage *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  if (report == NULL)
    {
      dia_notices_show_error (self->notices, error);
      return;
    }
  g_set_object (&self->report, report);
  show_report (self);
}

static void
load (DiaQueuePage *self)
{
  DiaScope *scope = dia_scopes_get_current (dia_workspace_get_scopes (self->workspace));
  const char *list = dia_toggle_group_get_active (DIA_TOGGLE_GROUP (self->lists));

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  dia_queue_load_async (dia_workspace_get_queue (self->workspace), scope, self->loading, on_loaded_cb, self);
  if (g_str_equal (list, "gone-out"))
    dia_queue_history_reload (DIA_QUEUE_HISTORY (self->gone_out));
  else if (g_str_equal (list, "held-back"))
    dia_queue_history_reload (DIA_QUEUE_HISTORY (self->held_back));
}

static gboolean
on_reload_timeout_cb (gpointer user_data)
{
  DiaQueuePage *self = user_data;

  self->reload_timer = 0;
  load (self);
  return G_SOURCE_REMOVE;
}

/* Many posts end within a moment: the page is read once for all of them. */
static void
reload_soon (DiaQueuePage *self)
{
  if (self->reload_timer == 0)
    self->reload_timer = g_timeout_add (RELOAD_DELAY_MS, on_reload_timeout_cb, self);
}

static void
on_workspace_changed_cb (DiaWorkspace *workspace,
                         guint         change,
                         DiaQueuePage *self)
{
  if (change & (DIA_CHANGE_POSTS | DIA_CHANGE_CONTENTS | DIA_CHANGE_ROSTER))
    reload_soon (self);
}

static void
show_running (DiaQueuePage *self)
{
  DiaDispatcher *dispatcher = dia_workspace_get_dispatcher (self->workspace);
  gboolean paused = dia_dispatcher_get_paused (dispatcher);

  gtk_label_set_label (self->runs, paused ? _("Everything is held back") : _("Posts go out while this window is open"));
  gtk_image_set_from_icon_name (self->runs_sign, paused ? "media-playback-pause-symbolic" : "dia-state-published-symbolic");
  dia_tone_set (GTK_WIDGET (self->runs_sign), paused ? "warn" : "ok");
}

static void
on_lists_notify_active_cb (DiaToggleGroup *lists,
                           GParamSpec     *pspec,
                           DiaQueuePage   *self)
{
  const char *list = dia_toggle_group_get_active (lists);

  gtk_stack_set_visible_child_name (self->stack, list);
  if (g_str_equal (list, "gone-out"))
    dia_queue_history_reload (DIA_QUEUE_HISTORY (self->gone_out));
  else if (g_str_equal (list, "held-back"))
    dia_queue_history_reload (DIA_QUEUE_HISTORY (self->held_back));
  else
    gtk_search_bar_set_search_mode (self->search_bar, FALSE);
}

static void
on_search_changed_cb (GtkSearchEntry *entry,
                      DiaQueuePage   *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  dia_queue_history_set_search (DIA_QUEUE_HISTORY (self->gone_out), text);
  dia_queue_history_set_search (DIA_QUEUE_HISTORY (self->held_back), text);
}

static void
build_lists (DiaQueuePage *self)
{
  self->lists = dia_toggle_group_new (_("Posts"));
  dia_toggle_group_add (DIA_TOGGLE_GROUP (self->lists), "now", NULL, C_("queue", "Now"));
  dia_toggle_group_add (DIA_TOGGLE_GROUP (self->lists), "gone-out", NULL, _("Gone out"));
  dia_toggle_group_add (DIA_TOGGLE_GROUP (self->lists), "held-back", NULL, _("Held back"));
  gtk_box_append (self->lists_box, self->lists);
  self->gone_out = dia_queue_history_new (self->workspace, self->notices, DIA_QUEUE_GONE_OUT);
  self->held_back = dia_queue_history_new (self->workspace, self->notices, DIA_QUEUE_HELD_BACK);
  gtk_stack_add_named (self->stack, self->gone_out, "gone-out");
  gtk_stack_add_named (self->stack, self->held_back, "held-back");
  g_signal_connect_object (self->lists, "notify::active", G_CALLBACK (on_lists_notify_active_cb), self, 0);
}

static void
on_empty_clicked_cb (GtkWidget    *empty,
                     DiaQueuePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "desk.new-content", NULL);
}

static void
build_empty (DiaQueuePage *self)
{
  GtkWidget *empty = dia_empty_state_new ("dia-queue-symbolic", _("Nothing is planned"),
                                          _("Write a content, choose its accounts and a time: it appears here."),
                                          _("New content"));

  gtk_widget_set_hexpand (empty, TRUE);
  gtk_box_append (GTK_BOX (self->empty_box), empty);
  g_signal_connect_object (empty, "button-clicked", G_CALLBACK (on_empty_clicked_cb), self, 0);
}

static void
watch (DiaQueuePage *self)
{
  g_signal_connect_object (self->workspace, "changed", G_CALLBACK (on_workspace_changed_cb), self, 0);
  g_signal_connect_object (dia_workspace_get_scopes (self->workspace), "notify::current",
                           G_CALLBACK (reload_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dia_workspace_get_dispatcher (self->workspace), "notify::paused",
                           G_CALLBACK (show_running), self, G_CONNECT_SWAPPED);
}

static void
dia_queue_page_map (GtkWidget *widget)
{
  DiaQueuePage *self = DIA_QUEUE_PAGE (widget);

  GTK_WIDGET_CLASS (dia_queue_page_parent_class)->map (widget);
  if (self->report != NULL)
    show_next (self, self->report);
}

static void
dia_queue_page_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&DIA_QUEUE_PAGE (widget)->clock_timer, g_source_remove);
  GTK_WIDGET_CLASS (dia_queue_page_parent_class)->unmap (widget);
}

static void
dia_queue_page_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch ((Property) property_id)
    {
    case PROP_ATTENTION:
      g_value_set_uint (value, DIA_QUEUE_PAGE (object)->attention);
      break;
    }
}

static void
dia_queue_page_dispose (GObject *object)
{
  DiaQueuePage *self = DIA_QUEUE_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_handle_id (&self->reload_timer, g_source_remove);
  g_clear_handle_id (&self->clock_timer, g_source_remove);
  dia_template_dispose (GTK_WIDGET (object), DIA_TYPE_QUEUE_PAGE);
  g_clear_object (&self->report);
  g_clear_object (&self->acts);
  g_clear_object (&self->notices);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dia_queue_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/queue/dia-queue-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaQueuePage, lists_box);
  gtk_widget_class_bind_template_child (widget_class, DiaQueuePage, runs_sign);
  gtk_widget_class_bind_template_child (widget_class, DiaQueuePage, runs);
  gtk_widget_class_bind_template_child (widget_class, DiaQueuePage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, DiaQueuePage, search);
  gtk_widget_class_bind_template_child (widget_class, DiaQueuePage, stack);
  gtk_widget_class_bind_template_child (widget_class, DiaQueuePage, columns);
  gtk_widget_class_bind_template_child (widget_class, DiaQueuePage, skeleton);
  gtk_widget_class_bind_template_child (widget_class, DiaQueuePage, needs_box);
  gtk_widget_class_bind_template_child (widget_class, DiaQueuePage, needs_count);
  gtk_widget_class_bind_template_child (widget_class, DiaQueuePage, needs);
  gtk_widget_class_bind_template_child (widget_class, DiaQueuePage, well_box);
  gtk_widget_class_bind_template_child (widget_class, DiaQueuePage, well);
  gtk_widget_class_bind_template_child (widget_class, DiaQueuePage, next_box);
  gtk_widget_class_bind_template_child (widget_class, DiaQueuePage, next_summary);
  gtk_widget_class_bind_template_child (widget_class, DiaQueuePage, next);
  gtk_widget_class_bind_template_child (widget_class, DiaQueuePage, empty_box);
}

static void
dia_queue_page_class_init (DiaQueuePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dia_queue_page_get_property;
  object_class->dispose = dia_queue_page_dispose;
  widget_class->map = dia_queue_page_map;
  widget_class->unmap = dia_queue_page_unmap;
  attention_property = g_param_spec_uint ("attention", NULL, NULL, 0, G_MAXUINT, 0,
                                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, PROP_ATTENTION, attention_property);
  g_type_ensure (DIA_TYPE_TWO_COLUMNS);
  g_type_ensure (DIA_TYPE_SKELETON);
  bind_children (widget_class);
  gtk_widget_class_set_css_name (widget_class, "queuepage");
}

static void
dia_queue_page_init (DiaQueuePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search));
  g_signal_connect (self->search, "search-changed", G_CALLBACK (on_search_changed_cb), self);
}

GtkWidget *
dia_queue_page_new (DiaWorkspace *workspace,
                    DiaNotices   *notices)
{
  DiaQueuePage *self = g_object_new (DIA_TYPE_QUEUE_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->notices = g_object_ref (notices);
  self->acts = dia_queue_acts_new (workspace, notices);
  self->health = dia_queue_health_new (workspace);
  dia_two_columns_set_side (self->columns, self->health);
  build_lists (self);
  build_empty (self);
  watch (self);
  show_running (self);
  load (self);
  return GTK_WIDGET (self);
}

void
dia_queue_page_search (DiaQueuePage *self)
{
  const char *list = dia_toggle_group_get_active (DIA_TOGGLE_GROUP (self->lists));

  g_return_if_fail (DIA_IS_QUEUE_PAGE (self));

  if (g_str_equal (list, "now"))
    dia_toggle_group_set_active (DIA_TOGGLE_GROUP (self->lists), "gone-out");
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
