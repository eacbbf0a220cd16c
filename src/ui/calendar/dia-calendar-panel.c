/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-panel.h"

#include "dia-brand-tile.h"
#include "dia-calendar-words.h"
#include "dia-format.h"
#include "dia-info-row.h"
#include "dia-market-list.h"
#include "dia-post-preview.h"
#include "dia-state-pill.h"
#include "dia-template.h"
#include "dia-wrap-box.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WIDTH 278
#define PREVIEW_LINES 5

/* A change this soon after the content was made belongs to making it. */
#define SAME_ACT (10 * DIA_MINUTE)

struct _DiaCalendarPanel
{
  GtkWidget         parent_instance;

  DiaCalendarModel *model;      /* (owned) */
  DiaNotices       *notices;    /* (owned) */
  DiaCalendarChip  *chip;       /* (owned) (nullable): the one that is shown */
  GCancellable     *loading;    /* (owned) (nullable) */
  GtkWidget        *preview;
  GtkWidget        *markets;

  GtkWidget        *scroller;
  DiaStatePill     *pill;
  GtkLabel         *title;
  DiaBrandTile     *tile;
  GtkLabel         *brand;
  GtkWidget        *moment_box;
  GtkLabel         *moment;
  GtkLabel         *when;
  DiaInfoRow       *waiting;
  GtkBox           *preview_place;
  GtkLabel         *n_accounts;
  GtkLabel         *n_own_texts;
  GtkBox           *markets_place;
  GtkBox           *history;
  GtkButton        *edit_button;
};

G_DEFINE_FINAL_TYPE (DiaCalendarPanel, dia_calendar_panel, GTK_TYPE_WIDGET)

static DiaWorkspace *
get_workspace (DiaCalendarPanel *self)
{
  return dia_calendar_model_get_workspace (self->model);
}

static void
show_moment (DiaCalendarPanel *self)
{
  DiaCalendarSheet *sheet = dia_calendar_model_get_sheet (self->model);
  const char *title = NULL;

  for (guint i = 0; sheet != NULL && i < sheet->bands->len; i++)
    {
      const DiaCalendarBand *band = sheet->bands->pdata[i];

      if (band->moment->id == self->chip->moment_id)
        title = band->moment->title;
    }
  gtk_label_set_label (self->moment, title != NULL ? title : "");
  gtk_widget_set_visible (self->moment_box, title != NULL);
}

static void
show_when (DiaCalendarPanel *self)
{
  g_autofree char *day = dia_format_day_short ((DiaInstant) self->chip->day * DIA_DAY, "UTC");
  g_autofree char *time = dia_calendar_words_dup_time (self->chip->minute);
  gboolean mine = dia_calendar_model_get_time (self->model) == DIA_CALENDAR_MY_TIME;
  /* Translators: %1$s is a day, %2$s a time. */
  g_autofree char *markup = g_markup_printf_escaped (mine ? _("%1$s at <b>%2$s</b>, my time")
                                                          : _("%1$s at <b>%2$s</b>, local time"), day, time);

  gtk_label_set_markup (self->when, markup);
}

/* What the chip itself says: at once, before anything is read. */
static void
show_chip (DiaCalendarPanel *self)
{
  DiaRoster *roster = dia_workspace_get_roster (get_workspace (self));
  DiaBrand *brand = dia_roster_find_brand (roster, self->chip->brand_id);
  guint n_posts = self->chip->posts->len;
  guint n_own = self->chip->n_own_texts;
  g_autofree char *accounts = g_strdup_printf (ngettext ("%u account", "%u accounts", n_posts), n_posts);
  g_autofree char *texts = g_strdup_printf (ngettext ("%u own text", "%u own texts", n_own), n_own);

  dia_state_pill_set_state (self->pill, self->chip->state);
  gtk_label_set_label (self->title, self->chip->title);
  dia_brand_tile_set_brand (self->tile, brand);
  gtk_widget_set_visible (GTK_WIDGET (self->tile), brand != NULL);
  gtk_label_set_label (self->brand, brand != NULL ? brand->name : _("Several brands"));
  show_moment (self);
  show_when (self);
  gtk_label_set_label (self->n_accounts, accounts);
  gtk_label_set_label (self->n_own_texts, texts);
  gtk_widget_set_visible (GTK_WIDGET (self->n_own_texts), n_own > 0);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit_button), "x", self->chip->content_id);
}

static void
add_event (DiaCalendarPanel *self,
           const char       *text,
           DiaInstant        at)
{
  g_autofree char *zone = dia_zone_dup_local ();
  g_autofree char *day = dia_format_day_month (at, zone);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *date = gtk_label_new (day);

  gtk_widget_add_css_class (dot, "history-dot");
  gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (date, "dim");
  gtk_box_append (GTK_BOX (row), dot);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), date);
  gtk_box_append (self->history, row);
}

/* The last time that something of the kind happened to one of the posts. */
static DiaInstant
find_last_publication (GPtrArray *posts,
                       guint     *n_published)
{
  DiaInstant last = DIA_INSTANT_NONE;

  *n_published = 0;
  for (guint i = 0; i < posts->len; i++)
    {
      const DiaPost *post = posts->pdata[i];

      if (post->published_at == DIA_INSTANT_NONE)
        continue;
      (*n_published)++;
      last = MAX (last, post->published_at);
    }

  return last;
}

static void
show_history (DiaCalendarPanel         *self,
              const DiaCalendarDetails *details)
{
  GtkWidget *child;
  guint n_published;
  DiaInstant published_at = find_last_publication (details->posts, &n_published);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->history))) != NULL)
    gtk_box_remove (self->history, child);
  if (n_published > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u post published", "%u posts published", n_published),
                                               n_published);

      add_event (self, text, published_at);
    }
  if (details->content->changed_at - details->content->created_at > SAME_ACT)
    add_event (self, _("Last changed"), details->content->changed_at);
  add_event (self, _("Written"), details->content->created_at);
}

/* The post in the language of whoever looks at it, else the first one. */
static const DiaPost *
choose_post (DiaRoster *roster,
             GPtrArray *posts)
{
  g_autofree char *locale = dia_format_dup_locale ();

  locale[strcspn (locale, "-_")] = '\0';
  for (guint i = 0; i < posts->len; i++)
    {
      const DiaPost *post = posts->pdata[i];
      DiaAccount *account = dia_roster_find_account (roster, post->account_id);

      if (account != NULL && g_str_equal (account->language, locale))
        return post;
    }

  return posts->len > 0 ? posts->pdata[0] : NULL;
}

static void
show_preview (DiaCalendarPanel         *self,
              const DiaCalendarDetails *details)
{
  DiaRoster *roster = dia_workspace_get_roster (get_workspace (self));
  const DiaPost *post = choose_post (roster, details->posts);
  DiaAccount *account = post != NULL ? dia_roster_find_account (roster, post->account_id) : NULL;

  gtk_widget_set_visible (self->preview, account != NULL);
  if (account != NULL)
    dia_post_preview_show_post (DIA_POST_PREVIEW (self->preview), details->content, post, account, NULL);
}

/* What is shown is what goes out; somebody has written something else since. */
static void
show_waiting (DiaCalendarPanel *self,
              DiaWaiting        waiting)
{
  /* Translators: what waits: "Changed words wait". */
  g_autofree char *text = g_strdup_printf (_("%s: the posts stay as planned until you edit and update them."),
                                           dia_waiting_get_sentence (waiting));

  g_object_set (self->waiting, "text", text, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->waiting), waiting != DIA_WAITING_NOTHING);
}

static void
on_inspected_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaCalendarDetails) details = dia_calendar_inspect_finish (DIA_CALENDAR (source), result, &error);
  DiaCalendarPanel *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  if (details == NULL)
    {
      dia_notices_show_error (self->notices, error);
      return;
    }
  show_waiting (self, details->waiting);
  show_preview (self, details);
  dia_market_list_set_posts (DIA_MARKET_LIST (self->markets), details->posts);
  show_history (self, details);
}

static void
stop_loading (DiaCalendarPanel *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
show_selection (DiaCalendarPanel *self)
{
  GPtrArray *selection = dia_calendar_model_get_selection (self->model);
  DiaCalendarChip *chip = selection->len == 1 ? selection->pdata[0] : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), chip != NULL);
  if (!g_set_object (&self->chip, chip))
    return;
  stop_loading (self);
  if (chip == NULL)
    return;
  show_chip (self);
  gtk_widget_set_visible (GTK_WIDGET (self->waiting), FALSE);
  self->loading = g_cancellable_new ();
  dia_calendar_inspect_async (dia_workspace_get_calendar (get_workspace (self)), chip, self->loading,
                              on_inspected_cb, self);
}

static void
on_model_changed_cb (DiaCalendarModel *model,
                     guint             change,
                     DiaCalendarPanel *self)
{
  if (change & DIA_CALENDAR_CHANGE_SELECTION)
    show_selection (self);
}

static void
on_close_clicked_cb (GtkButton        *button,
                     DiaCalendarPanel *self)
{
  dia_calendar_model_select (self->model, NULL, FALSE);
}

/* As wide as drawn, whatever is in it. */
static void
dia_calendar_panel_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = MAX (*minimum, WIDTH);
}

static void
dia_calendar_panel_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
}

static void
dia_calendar_panel_dispose (GObject *object)
{
  DiaCalendarPanel *self = DIA_CALENDAR_PANEL (object);

  stop_loading (self);
  dia_template_dispose (GTK_WIDGET (object), DIA_TYPE_CALENDAR_PANEL);
  g_clear_object (&self->chip);
  g_clear_object (&self->notices);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (dia_calendar_panel_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/calendar/dia-calendar-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPanel, scroller);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPanel, pill);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPanel, title);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPanel, tile);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPanel, brand);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPanel, moment_box);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPanel, moment);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPanel, when);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPanel, waiting);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPanel, preview_place);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPanel, n_accounts);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPanel, n_own_texts);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPanel, markets_place);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPanel, history);
  gtk_widget_class_bind_template_child (widget_class, DiaCalendarPanel, edit_button);
  gtk_widget_class_bind_template_callback (widget_class, on_close_clicked_cb);
}

static void
dia_calendar_panel_class_init (DiaCalendarPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_calendar_panel_dispose;
  widget_class->measure = dia_calendar_panel_measure;
  widget_class->size_allocate = dia_calendar_panel_size_allocate;
  g_type_ensure (DIA_TYPE_BRAND_TILE);
  g_type_ensure (DIA_TYPE_INFO_ROW);
  g_type_ensure (DIA_TYPE_STATE_PILL);
  g_type_ensure (DIA_TYPE_WRAP_BOX);
  bind_children (widget_class);
  gtk_widget_class_set_css_name (widget_class, "calendar-panel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dia_calendar_panel_init (DiaCalendarPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Selected content"), -1);
}

GtkWidget *
dia_calendar_panel_new (DiaCalendarModel *model,
                        DiaNotices       *notices)
{
  DiaCalendarPanel *self = g_object_new (DIA_TYPE_CALENDAR_PANEL, NULL);
  DiaWorkspace *workspace = dia_calendar_model_get_workspace (model);
  DiaRoster *roster = dia_workspace_get_roster (workspace);

  self->model = g_object_ref (model);
  self->notices = g_object_ref (notices);
  self->preview = dia_post_preview_new (roster, dia_workspace_get_media (workspace));
  dia_post_preview_set_max_lines (DIA_POST_PREVIEW (self->preview), PREVIEW_LINES);
  gtk_box_append (self->preview_place, self->preview);
  self->markets = dia_market_list_new (roster);
  gtk_box_append (self->markets_place, self->markets);
  g_signal_connect_object (model, "changed", G_CALLBACK (on_model_changed_cb), self, 0);
  show_selection (self);

  return GTK_WIDGET (self);
}
