/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-page.h"

#include "dia-calendar-acts.h"
#include "dia-calendar-legend.h"
#include "dia-calendar-panel.h"
#include "dia-calendar-print.h"
#include "dia-calendar-views.h"
#include "dia-empty-state.h"
#include "dia-look.h"
#include "dia-selection-bar.h"
#include "dia-template.h"
#include "dia-toggle-group.h"
#include "dia-wrap-box.h"

#include <glib/gi18n-lib.h>

/* From the card that says that there is nothing to the edges of the calendar. */
#define EMPTY_MARGIN 12

/* From this scale on. */
#define LARGE_TEXT 1.3

struct _DiaCalendarPage
{
  GtkWidget         parent_instance;

  DiaCalendarModel *model;       /* (owned) */
  DiaNotices       *notices;     /* (owned) */
  DiaCalendarActs  *acts;        /* (owned) */
  GtkWidget        *legend;
  GtkWidget        *bar;         /* for what is selected */
  guint             midnight;    /* timer, only while mapped */
  gboolean          narrow;
  DiaCalendarForm   wide_form;   /* to go back to when there is room again */
  GSettings        *settings;    /* (owned) (nullable): NULL where they are not installed */
  GtkWidget        *views;
  GtkWidget        *choice;
  GtkWidget        *empty;

  GtkBox           *sides;
  GtkBox           *column;
  GtkWidget        *tools;
  GtkLabel         *title;
  GtkLabel         *narrow_title;   /* in a line of its own */
  GtkLabel         *week;
  GtkBox           *choice_place;
  GtkMenuButton    *view_button;
  GtkMenuButton    *time_button;
  GtkLabel         *time_label;
  GtkLabel         *time_short;     /* where there is no room for the other */
  GtkOverlay       *overlay;
  GtkSearchBar     *search_bar;
  GtkSearchEntry   *search;
  GtkLabel         *n_matches;
};

typedef enum
{
  PROP_TIME = 1,
  PROP_VIEW,
} Property;

G_DEFINE_FINAL_TYPE (DiaCalendarPage, dia_calendar_page, GTK_TYPE_WIDGET)

static const char *const times[] = {
  [DIA_CALENDAR_OWN_TIME] = "own",
  [DIA_CALENDAR_MY_TIME] = "mine",
};

static const char *const views[] = {
  [DIA_CALENDAR_MONTH] = "month",
  [DIA_CALENDAR_WEEK] = "week",
  [DIA_CALENDAR_DAY] = "day",
  [DIA_CALENDAR_AGENDA] = "agenda",
};

static const char *const view_labels[] = {
  [DIA_CALENDAR_MONTH] = NC_("calendar", "Month"),
  [DIA_CALENDAR_WEEK] = NC_("calendar", "Week"),
  [DIA_CALENDAR_DAY] = NC_("calendar", "Day"),
  [DIA_CALENDAR_AGENDA] = NC_("calendar", "Agenda"),
};

/* A form that this version does not have is the month. */
static DiaCalendarForm
find_form (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (g_strcmp0 (views[i], name) == 0)
      return (DiaCalendarForm) i;

  return DIA_CALENDAR_MONTH;
}

/* "Week 6", beside the days of a week. */
static void
show_week (DiaCalendarPage *self)
{
  const DiaCalendarPeriod *period = dia_calendar_model_get_period (self->model);
  int number = dia_week_get_number (dia_calendar_model_get_rules (self->model), period->first_day);
  /* Translators: a week by its number in the year. */
  g_autofree char *text = g_strdup_printf (C_("calendar", "Week %d"), number);

  gtk_label_set_label (self->week, text);
  gtk_widget_set_visible (GTK_WIDGET (self->week), period->form == DIA_CALENDAR_WEEK && !self->narrow);
}

static void
show_period (DiaCalendarPage *self)
{
  DiaCalendarForm form = dia_calendar_model_get_period (self->model)->form;
  g_autofree char *title = dia_calendar_period_dup_title (dia_calendar_model_get_period (self->model));
  gboolean mine = dia_calendar_model_get_time (self->model) == DIA_CALENDAR_MY_TIME;

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->narrow_title, title);
  show_week (self);
  dia_toggle_group_set_active (DIA_TOGGLE_GROUP (self->choice), views[form]);
  gtk_menu_button_set_label (self->view_button, g_dpgettext2 (NULL, "calendar", view_labels[form]));
  gtk_label_set_label (self->time_label, mine ? _("My time") : _("Each account’s own time"));
  /* Translators: short for “Each account’s own time”. */
  gtk_label_set_label (self->time_short, mine ? _("My time") : C_("on whose clock", "Local time"));
}

static const char *
describe_nothing (DiaCalendarForm form)
{
  switch (form)
    {
    case DIA_CALENDAR_MONTH:
      return _("Nothing planned this month");
    case DIA_CALENDAR_WEEK:
      return _("Nothing planned this week");
    case DIA_CALENDAR_DAY:
      return _("Nothing planned this day");
    case DIA_CALENDAR_AGENDA:
      return _("Nothing planned in these weeks");
    }
  g_return_val_if_reached ("");
}

static void
show_empty (DiaCalendarPage *self)
{
  DiaCalendarSheet *sheet = dia_calendar_model_get_sheet (self->model);
  /* In large text a narrow window has room for what there is and what to do about it. */
  gboolean brief = self->narrow && dia_look_get_text_scale (GTK_WIDGET (self)) > LARGE_TEXT;

  g_object_set (self->empty, "title", describe_nothing (dia_calendar_model_get_period (self->model)->form),
                "text", brief ? "" : _("Write a content, choose its accounts and a time: it appears here."), NULL);
  gtk_widget_set_visible (self->empty, sheet != NULL && sheet->chips->len == 0 && sheet->bands->len == 0);
}

static void
show_matches (DiaCalendarPage *self)
{
  int n = dia_calendar_model_count_matches (self->model);
  g_autofree char *text = n >= 0 ? g_strdup_printf (ngettext ("%d content", "%d contents", (gulong) n), n) : g_strdup ("");

  gtk_label_set_label (self->n_matches, n == 0 ? _("Nothing here holds these words") : text);
}

/* The panel stands beside the calendar; in a narrow window below it, on half of the
 * page, where the calendar still shows what else may be selected. */
static void
arrange (DiaCalendarPage *self)
{
  guint n_selected = dia_calendar_model_get_selection (self->model)->len;
  gboolean below = self->narrow && n_selected == 1;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->sides),
                                  self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->sides, below);
  if (below)
    gtk_widget_add_css_class (GTK_WIDGET (self->sides), "stacked");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->sides), "stacked");
  gtk_widget_set_visible (self->tools, !below);
  gtk_widget_set_visible (self->legend, n_selected < 2 && !below);
}

static void
on_model_changed_cb (DiaCalendarModel *model,
                     guint             change,
                     DiaCalendarPage  *self)
{
  if (change & DIA_CALENDAR_CHANGE_PERIOD)
    show_period (self);
  if (change & (DIA_CALENDAR_CHANGE_PERIOD | DIA_CALENDAR_CHANGE_SHEET))
    show_empty (self);
  if (change & (DIA_CALENDAR_CHANGE_PERIOD | DIA_CALENDAR_CHANGE_SHEET | DIA_CALENDAR_CHANGE_FILTER))
    show_matches (self);
  if (change & DIA_CALENDAR_CHANGE_SELECTION)
    arrange (self);
}

static void
on_model_failed_cb (DiaCalendarModel *model,
                    GError           *error,
                    DiaCalendarPage  *self)
{
  dia_notices_show_error (self->notices, error);
}

static void
on_chip_activated_cb (GtkWidget       *source,
                      DiaCalendarChip *chip,
                      DiaCalendarPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "desk.edit-content", "x", chip->content_id);
}

/* What a person chose is there again after the next start; what a narrow window
 * chose is not. */
static void
choose_form (DiaCalendarPage *self,
             DiaCalendarForm  form)
{
  dia_calendar_model_set_form (self->model, form);
  if (self->narrow)
    return;
  self->wide_form = form;
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "calendar-view", views[form]);
}

static void
on_choice_notify_active_cb (DiaToggleGroup  *choice,
                            GParamSpec      *pspec,
                            DiaCalendarPage *self)
{
  DiaCalendarForm form = find_form (dia_toggle_group_get_active (choice));

  if (form != dia_calendar_model_get_period (self->model)->form)
    choose_form (self, form);
}

static void
activate_step (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  dia_calendar_model_step (DIA_CALENDAR_PAGE (widget)->model, g_variant_get_int32 (parameter));
}

static void
activate_today (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  DiaCalendarModel *model = DIA_CALENDAR_PAGE (widget)->model;

  dia_calendar_model_set_day (model, dia_calendar_model_get_today (model));
}

static void
activate_search (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  dia_calendar_page_search (DIA_CALENDAR_PAGE (widget));
}

static void
on_search_changed_cb (GtkSearchEntry  *entry,
                      DiaCalendarPage *self)
{
  dia_calendar_model_set_search (self->model, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

/* Enter goes from one to the next. */
static void
on_search_activate_cb (GtkSearchEntry  *entry,
                       DiaCalendarPage *self)
{
  DiaCalendarChip *chip = dia_calendar_model_find_match (self->model);

  if (chip != NULL)
    dia_calendar_model_select (self->model, chip, FALSE);
}

/* A search that is not seen fades nothing; the keys are the calendar's again. */
static void
on_search_mode_cb (GtkSearchBar    *search_bar,
                   GParamSpec      *pspec,
                   DiaCalendarPage *self)
{
  if (gtk_search_bar_get_search_mode (search_bar))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  dia_calendar_model_set_search (self->model, "");
  gtk_widget_grab_focus (self->views);
}

static void
activate_move (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  int days, minutes;

  g_variant_get (parameter, "(ii)", &days, &minutes);
  dia_calendar_acts_move (DIA_CALENDAR_PAGE (widget)->acts, days, minutes);
}

static void
activate_apply (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  static const struct { const char *name; DiaPostEvent event; } events[] = {
    { "submit", DIA_POST_EVENT_SUBMIT },
    { "approve", DIA_POST_EVENT_APPROVE },
    { "withdraw", DIA_POST_EVENT_WITHDRAW },
    { "cancel", DIA_POST_EVENT_CANCEL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    if (g_str_equal (g_variant_get_string (parameter, NULL), events[i].name))
      dia_calendar_acts_apply (DIA_CALENDAR_PAGE (widget)->acts, events[i].event);
}

static void
on_empty_clicked_cb (GtkWidget       *empty,
                     DiaCalendarPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "desk.new-content", NULL);
}

static void arm_midnight (DiaCalendarPage *self);

static gboolean
on_midnight_cb (gpointer user_data)
{
  DiaCalendarPage *self = user_data;

  self->midnight = 0;
  dia_calendar_model_check_today (self->model);
  arm_midnight (self);
  return G_SOURCE_REMOVE;
}

/* One timer a day; after a sleep of the computer it may be late, and the page
 * looks again when it is shown. */
static void
arm_midnight (DiaCalendarPage *self)
{
  DiaInstant now = dia_clock_now (dia_workspace_get_clock (dia_calendar_model_get_workspace (self->model)));
  g_autofree char *zone = dia_zone_dup_local ();
  DiaInstant midnight = now + DIA_DAY;
  DiaWallTime wall;

  dia_day_to_wall (dia_day_add (dia_calendar_model_get_today (self->model), 1), &wall);
  dia_wall_time_resolve (&wall, zone, &midnight, NULL, NULL);
  self->midnight = g_timeout_add_seconds ((guint) (CLAMP (midnight - now, 0, DIA_DAY) / DIA_SECOND) + 1,
                                          on_midnight_cb, self);
}

static void
dia_calendar_page_map (GtkWidget *widget)
{
  DiaCalendarPage *self = DIA_CALENDAR_PAGE (widget);

  GTK_WIDGET_CLASS (dia_calendar_page_parent_class)->map (widget);
  dia_calendar_model_check_today (self->model);
  arm_midnight (self);
}

static void
dia_calendar_page_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&DIA_CALENDAR_PAGE (widget)->midnight, g_source_remove);
  GTK_WIDGET_CLASS (dia_calendar_page_parent_class)->unmap (widget);
}

static gboolean
dia_calendar_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DIA_CALENDAR_PAGE (widget)->views);
}

static void
dia_calendar_page_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  DiaCalendarPage *self = DIA_CALENDAR_PAGE (object);

  switch ((Property) property_id)
    {
    case PROP_TIME:
      g_value_set_string (value, times[self->model != NULL ? dia_calendar_model_get_time (self->model)
                                                           : DIA_CALENDAR_OWN_TIME]);
      break;
    case PROP_VIEW:
      g_value_set_string (value, views[self->model != NULL ? dia_calendar_model_get_period (self->model)->form
                                                           : DIA_CALENDAR_MONTH]);
      break;
    }
}

static void
dia_calendar_page_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  DiaCalendarPage *self = DIA_CALENDAR_PAGE (object);

  switch ((Property) property_id)
    {
    case PROP_TIME:
      dia_calendar_model_set_time (self->model, g_strcmp0 (g_value_get_string (value), times[DIA_CALENDAR_MY_TIME]) == 0
                                                  ? DIA_CALENDAR_MY_TIME : DIA_CALENDAR_OWN_TIME);
      break;
    case PROP_VIEW:
      choose_form (self, find_form (g_value_get_string (value)));
      break;
    }
}

static void
dia_calendar_page_dispose (GObject *object)
{
  DiaCalendarPage *self = DIA_CALENDAR_PAGE (object);

  g_clear_handle_id (&self->midnight, g_source_remove);
  dia_template_dispose (GTK_WIDGET (object), DIA_TYPE_CALENDAR_PAGE);
  g_clear_object (&self->acts);
  g_clear_object (&self->notices);
  g_clear_object (&self->model);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (dia_calendar_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  g_type_ensure (DIA_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/calendar/dia-calendar-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPage, sides);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPage, column);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPage, tools);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPage, title);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPage, narrow_title);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPage, week);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPage, choice_place);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPage, view_button);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPage, time_button);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPage, time_label);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPage, time_short);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPage, overlay);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPage, search);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPage, n_matches);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_mode_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "calendar.step", "i", activate_step);
  gtk_widget_class_install_action (widget_class, "calendar.today", NULL, activate_today);
  gtk_widget_class_install_action (widget_class, "calendar.search", NULL, activate_search);
  gtk_widget_class_install_action (widget_class, "calendar.move", "(ii)", activate_move);
  gtk_widget_class_install_action (widget_class, "calendar.apply", "s", activate_apply);
  gtk_widget_class_install_property_action (widget_class, "calendar.time", "time");
  gtk_widget_class_install_property_action (widget_class, "calendar.view", "view");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "calendar.step", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "calendar.step", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, 0, "calendar.today", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_slash, 0, "calendar.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Divide, 0, "calendar.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "calendar.apply", "s", "cancel");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, 0, "calendar.view", "s", views[DIA_CALENDAR_MONTH]);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, 0, "calendar.view", "s", views[DIA_CALENDAR_WEEK]);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, 0, "calendar.view", "s", views[DIA_CALENDAR_DAY]);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, 0, "calendar.view", "s", views[DIA_CALENDAR_AGENDA]);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, 0, "desk.new-content", NULL);
}

static void
dia_calendar_page_class_init (DiaCalendarPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dia_calendar_page_get_property;
  object_class->set_property = dia_calendar_page_set_property;
  object_class->dispose = dia_calendar_page_dispose;
  widget_class->map = dia_calendar_page_map;
  widget_class->unmap = dia_calendar_page_unmap;
  widget_class->grab_focus = dia_calendar_page_grab_focus;
  g_object_class_install_property (object_class, PROP_TIME,
    g_param_spec_string ("time", NULL, NULL, times[DIA_CALENDAR_OWN_TIME], G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (object_class, PROP_VIEW,
    g_param_spec_string ("view", NULL, NULL, views[DIA_CALENDAR_MONTH], G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  bind_children (widget_class);
  install_actions (widget_class);
  gtk_widget_class_set_css_name (widget_class, "calendarpage");
}

static void
dia_calendar_page_init (DiaCalendarPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search));
}

static void
build_views (DiaCalendarPage *self)
{
  self->views = dia_calendar_views_new (self->model);
  gtk_overlay_set_child (self->overlay, self->views);
  g_signal_connect_object (self->views, "chip-activated", G_CALLBACK (on_chip_activated_cb), self, 0);
}

static void
build_choice (DiaCalendarPage *self)
{
  self->choice = dia_toggle_group_new (_("View"));
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    dia_toggle_group_add (DIA_TOGGLE_GROUP (self->choice), views[i], NULL, g_dpgettext2 (NULL, "calendar", view_labels[i]));
  gtk_box_append (self->choice_place, self->choice);
  g_signal_connect_object (self->choice, "notify::active", G_CALLBACK (on_choice_notify_active_cb), self, 0);
}

/* The form that was chosen last. */
static void
recall_form (DiaCalendarPage *self)
{
  g_autoptr (GSettingsSchema) schema =
    g_settings_schema_source_lookup (g_settings_schema_source_get_default (), "io.github.diapason.Diapason", TRUE);
  g_autofree char *name = NULL;

  if (schema == NULL || !g_settings_schema_has_key (schema, "calendar-view"))
    return;
  self->settings = g_settings_new_full (schema, NULL, NULL);
  name = g_settings_get_string (self->settings, "calendar-view");
  self->wide_form = find_form (name);
  dia_calendar_model_set_form (self->model, self->wide_form);
}

static void
build_empty (DiaCalendarPage *self)
{
  self->empty = dia_empty_state_new ("dia-calendar-symbolic", describe_nothing (DIA_CALENDAR_MONTH), NULL, _("New content"));
  gtk_widget_add_css_class (self->empty, "card");
  gtk_widget_add_css_class (self->empty, "calendar-empty");
  gtk_widget_set_halign (self->empty, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->empty, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (self->empty, EMPTY_MARGIN);
  gtk_widget_set_margin_end (self->empty, EMPTY_MARGIN);
  gtk_overlay_add_overlay (self->overlay, self->empty);
  g_signal_connect_object (self->empty, "button-clicked", G_CALLBACK (on_empty_clicked_cb), self, 0);
}

GtkWidget *
dia_calendar_page_new (DiaWorkspace *workspace,
                       DiaNotices   *notices)
{
  DiaCalendarPage *self = g_object_new (DIA_TYPE_CALENDAR_PAGE, NULL);

  self->notices = g_object_ref (notices);
  self->model = dia_calendar_model_new (workspace);
  g_signal_connect_object (self->model, "failed", G_CALLBACK (on_model_failed_cb), self, 0);
  recall_form (self);
  build_choice (self);
  build_views (self);
  build_empty (self);
  self->acts = dia_calendar_acts_new (self->model, notices);
  self->legend = dia_calendar_legend_new (self->model);
  gtk_box_append (self->column, self->legend);
  self->bar = dia_selection_bar_new (self->model);
  gtk_box_append (self->column, self->bar);
  gtk_box_append (self->sides, dia_calendar_panel_new (self->model, notices));
  show_period (self);
  show_empty (self);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (on_model_changed_cb), self, 0);

  return GTK_WIDGET (self);
}

void
dia_calendar_page_print (DiaCalendarPage *self)
{
  dia_calendar_print_start (self->model, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->notices);
}

DiaCalendarModel *
dia_calendar_page_get_model (DiaCalendarPage *self)
{
  g_return_val_if_fail (DIA_IS_CALENDAR_PAGE (self), NULL);

  return self->model;
}

void
dia_calendar_page_set_narrow (DiaCalendarPage *self,
                              gboolean         narrow)
{
  g_return_if_fail (DIA_IS_CALENDAR_PAGE (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  gtk_widget_set_visible (GTK_WIDGET (self->choice_place), !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->view_button), narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->time_label), !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->time_short), !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->title), !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->narrow_title), narrow);
  dia_calendar_legend_set_narrow (DIA_CALENDAR_LEGEND (self->legend), narrow);
  dia_selection_bar_set_narrow (DIA_SELECTION_BAR (self->bar), narrow);
  dia_calendar_model_set_form (self->model, narrow ? DIA_CALENDAR_AGENDA : self->wide_form);
  show_week (self);
  show_empty (self);
  arrange (self);
}

void
dia_calendar_page_search (DiaCalendarPage *self)
{
  g_return_if_fail (DIA_IS_CALENDAR_PAGE (self));

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
