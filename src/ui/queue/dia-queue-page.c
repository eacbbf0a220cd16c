/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-queue-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dia-dispatcher.h"
#include "dia-health-list.h"
#include "dia-queue-history.h"
#include "dia-queue-now.h"
#include "dia-scopes.h"
#include "dia-state-sign.h"
#include "dia-template.h"
#include "dia-toggle-group.h"
#include "dia-wrap-box.h"

#define RELOAD_DELAY_MS 60

struct _DiaQueuePage
{
  GtkWidget       parent_instance;

  DiaWorkspace   *workspace;      /* (owned) */
  DiaNotices     *notices;        /* (owned) */
  GCancellable   *loading;        /* (owned) (nullable) */
  guint           reload_timer;
  guint           attention;
  gboolean        searches_health;
  DiaId           revealed;       /* to be led to when the report is there; DIA_ID_NONE */

  GtkWidget      *lists;
  GtkWidget      *now;
  GtkWidget      *gone_out;
  GtkWidget      *held_back;
  GtkWidget      *health;

  AdwSqueezer    *lists_box;  /* the lists, or where they do not fit, a choice of them */
  GtkImage       *runs_sign;
  GtkLabel       *runs;
  GtkSearchBar   *search_bar;
  GtkSearchEntry *search;
  GtkStack       *stack;
};

G_DEFINE_FINAL_TYPE (DiaQueuePage, dia_queue_page, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_ATTENTION = 1,
} Property;

static GParamSpec *attention_property;

enum
{
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_attention (DiaQueuePage *self,
               guint         n_needs_you)
{
  if (self->attention == n_needs_you)
    return;
  self->attention = n_needs_you;
  g_object_notify_by_pspec (G_OBJECT (self), attention_property);
}

static void
reveal (DiaQueuePage *self)
{
  DiaId post_id = self->revealed;

  self->revealed = DIA_ID_NONE;
  if (post_id != DIA_ID_NONE)
    dia_queue_now_reveal (DIA_QUEUE_NOW (self->now), post_id);
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
  dia_queue_now_set_report (DIA_QUEUE_NOW (self->now), report);
  set_attention (self, report->n_needs_you + report->waiting->len + report->dropped->len);
  reveal (self);
  g_signal_emit (self, signals[LOADED], 0);
}

static void
load_report (DiaQueuePage *self)
{
  DiaScope *scope = dia_scopes_get_current (dia_workspace_get_scopes (self->workspace));

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  dia_queue_load_async (dia_workspace_get_queue (self->workspace), scope, self->loading, on_loaded_cb, self);
}

static void
reload_list (DiaQueuePage *self,
             const char   *list)
{
  if (g_str_equal (list, "gone-out"))
    dia_queue_history_reload (DIA_QUEUE_HISTORY (self->gone_out));
  else if (g_str_equal (list, "held-back"))
    dia_queue_history_reload (DIA_QUEUE_HISTORY (self->held_back));
  else if (g_str_equal (list, "health"))
    dia_health_list_reload (DIA_HEALTH_LIST (self->health));
}

static void
load (DiaQueuePage *self)
{
  load_report (self);
  reload_list (self, dia_toggle_group_get_active (DIA_TOGGLE_GROUP (self->lists)));
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
  if (change & (DIA_CHANGE_POSTS | DIA_CHANGE_CONTENTS | DIA_CHANGE_ROSTER | DIA_CHANGE_SETTINGS))
    reload_soon (self);
}

static const char *
describe_running (DiaDispatcher *dispatcher)
{
  if (dia_dispatcher_get_paused (dispatcher))
    return _("Everything is held back");
  if (dia_dispatcher_get_following (dispatcher))
    return _("The publisher runs, also with this window closed");
  return _("Posts go out while this window is open");
}

static void
show_running (DiaQueuePage *self)
{
  DiaDispatcher *dispatcher = dia_workspace_get_dispatcher (self->workspace);
  gboolean paused = dia_dispatcher_get_paused (dispatcher);

  gtk_label_set_label (self->runs, describe_running (dispatcher));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->runs), describe_running (dispatcher));
  gtk_image_set_from_icon_name (self->runs_sign, paused ? "media-playback-pause-symbolic" : "dia-state-published-symbolic");
  dia_tone_set (GTK_WIDGET (self->runs_sign), paused ? "warn" : "ok");
}

static void
name_search (DiaQueuePage *self,
             const char   *list)
{
  const char *words = g_str_equal (list, "health") ? _("Brand, account, network or server") : _("Words of a post");

  g_object_set (self->search, "placeholder-text", words, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
on_lists_notify_active_cb (DiaToggleGroup *lists,
                           GParamSpec     *pspec,
                           DiaQueuePage   *self)
{
  const char *list = dia_toggle_group_get_active (lists);

  gboolean health = g_str_equal (list, "health");

  gtk_stack_set_visible_child_name (self->stack, list);
  name_search (self, list);
  reload_list (self, list);
  /* Words of a post find no account, and the other way round. */
  if (g_str_equal (list, "now") || health != self->searches_health)
    gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  self->searches_health = health;
}

static void
on_search_changed_cb (GtkSearchEntry *entry,
                      DiaQueuePage   *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  dia_queue_history_set_search (DIA_QUEUE_HISTORY (self->gone_out), text);
  dia_queue_history_set_search (DIA_QUEUE_HISTORY (self->held_back), text);
  dia_health_list_set_search (DIA_HEALTH_LIST (self->health), text);
}

/* The account joins the scope, where its pill takes it out again; what needs a
 * person stands under Now. */
static void
on_posts_wanted_cb (DiaHealthList *list,
                    DiaHealthRow  *row,
                    DiaQueuePage  *self)
{
  DiaScopes *scopes = dia_workspace_get_scopes (self->workspace);
  g_autofree char *id = dia_id_to_string (row->account->id);
  g_autoptr (DiaScope) scope = dia_scope_with (dia_scopes_get_current (scopes), DIA_SCOPE_ACCOUNT, id);
  gboolean troubled = row->failed + row->unconfirmed + row->n_waiting > 0;

  dia_scopes_set_current (scopes, scope);
  dia_toggle_group_set_active (DIA_TOGGLE_GROUP (self->lists), troubled || !dia_health_row_has_sent (row) ? "now" : "gone-out");
}

static void
on_words_wanted_cb (DiaHealthList *list,
                    const char    *words,
                    DiaQueuePage  *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->search), words);
  dia_health_list_show_accounts (list);
}

static void
activate_show_list (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  dia_toggle_group_set_active (DIA_TOGGLE_GROUP (DIA_QUEUE_PAGE (widget)->lists), g_variant_get_string (parameter, NULL));
}

/* The search is of the list that is shown, so that it comes second. */
static void
activate_show_health (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  DiaQueuePage *self = DIA_QUEUE_PAGE (widget);

  dia_toggle_group_set_active (DIA_TOGGLE_GROUP (self->lists), "health");
  on_words_wanted_cb (DIA_HEALTH_LIST (self->health), g_variant_get_string (parameter, NULL), self);
}

typedef struct
{
  const char *name;
  const char *context;   /* (nullable) */
  const char *title;
} List;

static const List list_names[] = {
  { "now", "queue", NC_ ("queue", "Now") },
  { "gone-out", NULL, N_("Gone out") },
  { "held-back", NULL, N_("Held back") },
  { "health", NULL, N_("Health") },
};

static gboolean
find_list (GBinding     *binding,
           const GValue *name,
           GValue       *position,
           gpointer      user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (list_names); i++)
    if (g_strcmp0 (g_value_get_string (name), list_names[i].name) == 0)
      g_value_set_uint (position, i);
  return TRUE;
}

static gboolean
name_list (GBinding     *binding,
           const GValue *position,
           GValue       *name,
           gpointer      user_data)
{
  guint i = g_value_get_uint (position);

  if (i >= G_N_ELEMENTS (list_names))
    return FALSE;
  g_value_set_string (name, list_names[i].name);
  return TRUE;
}

/* With large text in a narrow window the lists do not fit beside each other. */
static void
build_choice (DiaQueuePage  *self,
              GtkStringList *titles)
{
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (titles), NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Posts"), -1);
  gtk_widget_set_halign (choice, GTK_ALIGN_START);
  adw_squeezer_add (self->lists_box, choice);
  g_object_bind_property_full (self->lists, "active", choice, "selected", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE,
                               find_list, name_list, NULL, NULL);
}

static void
build_lists (DiaQueuePage *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  self->lists = dia_toggle_group_new (_("Posts"));
  for (guint i = 0; i < G_N_ELEMENTS (list_names); i++)
    {
      const List *list = &list_names[i];
      const char *title = list->context != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, list->context, list->title) : _(list->title);

      dia_toggle_group_add (DIA_TOGGLE_GROUP (self->lists), list->name, NULL, title);
      gtk_string_list_append (titles, title);
    }
  adw_squeezer_add (self->lists_box, self->lists);
  build_choice (self, g_steal_pointer (&titles));
  self->now = dia_queue_now_new (self->workspace, self->notices);
  self->gone_out = dia_queue_history_new (self->workspace, self->notices, DIA_QUEUE_GONE_OUT);
  self->held_back = dia_queue_history_new (self->workspace, self->notices, DIA_QUEUE_HELD_BACK);
  self->health = dia_health_list_new (self->workspace, self->notices);
  gtk_stack_add_named (self->stack, self->now, "now");
  gtk_stack_add_named (self->stack, self->gone_out, "gone-out");
  gtk_stack_add_named (self->stack, self->held_back, "held-back");
  gtk_stack_add_named (self->stack, self->health, "health");
  g_signal_connect_object (self->health, "posts-wanted", G_CALLBACK (on_posts_wanted_cb), self, 0);
  g_signal_connect_object (self->health, "words-wanted", G_CALLBACK (on_words_wanted_cb), self, 0);
  g_signal_connect_object (self->lists, "notify::active", G_CALLBACK (on_lists_notify_active_cb), self, 0);
}

static void
watch (DiaQueuePage *self)
{
  g_signal_connect_object (self->workspace, "changed", G_CALLBACK (on_workspace_changed_cb), self, 0);
  g_signal_connect_object (dia_workspace_get_scopes (self->workspace), "notify::current",
                           G_CALLBACK (reload_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dia_workspace_get_dispatcher (self->workspace), "notify::paused",
                           G_CALLBACK (show_running), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dia_workspace_get_dispatcher (self->workspace), "notify::following",
                           G_CALLBACK (show_running), self, G_CONNECT_SWAPPED);
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
  dia_template_dispose (GTK_WIDGET (object), DIA_TYPE_QUEUE_PAGE);
  g_clear_object (&self->notices);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dia_queue_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  g_type_ensure (DIA_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/queue/dia-queue-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaQueuePage, lists_box);
  gtk_widget_class_bind_template_child (widget_class, DiaQueuePage, runs_sign);
  gtk_widget_class_bind_template_child (widget_class, DiaQueuePage, runs);
  gtk_widget_class_bind_template_child (widget_class, DiaQueuePage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, DiaQueuePage, search);
  gtk_widget_class_bind_template_child (widget_class, DiaQueuePage, stack);
}

static void
dia_queue_page_class_init (DiaQueuePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dia_queue_page_get_property;
  object_class->dispose = dia_queue_page_dispose;
  attention_property = g_param_spec_uint ("attention", NULL, NULL, 0, G_MAXUINT, 0,
                                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, PROP_ATTENTION, attention_property);
  signals[LOADED] = g_signal_new ("loaded", DIA_TYPE_QUEUE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "queue.show-list", "s", activate_show_list);
  gtk_widget_class_install_action (widget_class, "queue.show-health", "s", activate_show_health);
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
  load_report (self);
  build_lists (self);
  watch (self);
  show_running (self);
  return GTK_WIDGET (self);
}

void
dia_queue_page_reveal (DiaQueuePage *self,
                       DiaId         post_id)
{
  g_return_if_fail (DIA_IS_QUEUE_PAGE (self));

  dia_toggle_group_set_active (DIA_TOGGLE_GROUP (self->lists), "now");
  self->revealed = post_id;
  /* What has just happened to it may not be shown yet. */
  load_report (self);
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
