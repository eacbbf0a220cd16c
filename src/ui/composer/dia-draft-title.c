/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-title.h"

#include "dia-day.h"
#include "dia-format.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define TITLE_LENGTH 40

struct _DiaDraftTitle
{
  GtkWidget       parent_instance;

  AdwWindowTitle *title;
  DiaDraft       *draft;        /* (owned) */
  DiaClock       *clock;        /* (owned) */
  guint           midnight_id;  /* when "today" is over, while the title is seen */
};

G_DEFINE_FINAL_TYPE (DiaDraftTitle, dia_draft_title, GTK_TYPE_WIDGET)

static void
show_title (DiaDraftTitle *self)
{
  g_autofree char *title = dia_content_dup_title (dia_draft_get_content (self->draft), TITLE_LENGTH);

  adw_window_title_set_title (self->title, *title != '\0' ? title : _("New Content"));
}

static void
show_saved (DiaDraftTitle *self)
{
  DiaInstant saved_at = dia_draft_get_saved_at (self->draft);
  const DiaContent *content = dia_draft_get_content (self->draft);
  gboolean waits = dia_draft_get_waiting (self->draft) != DIA_WAITING_NOTHING;
  g_autofree char *zone = dia_zone_dup_local ();
  g_autofree char *text = NULL;

  if (saved_at != DIA_INSTANT_NONE && !waits && dia_draft_is_planned (self->draft))
    text = g_strdup (C_("draft", "As planned"));
  else if (saved_at != DIA_INSTANT_NONE)
    text = dia_draft_title_format_saved (saved_at, dia_clock_now (self->clock), zone, waits);
  else if (*content->text == '\0' && content->media->len == 0)
    text = g_strdup (_("Nothing written yet"));
  else
    text = g_strdup (_("Saving…"));
  adw_window_title_set_subtitle (self->title, text);
}

static void wait_for_midnight (DiaDraftTitle *self);

static gboolean
on_midnight_cb (gpointer user_data)
{
  DiaDraftTitle *self = user_data;

  self->midnight_id = 0;
  show_saved (self);
  wait_for_midnight (self);
  return G_SOURCE_REMOVE;
}

/* "At 10:52" says another day from midnight on. */
static void
wait_for_midnight (DiaDraftTitle *self)
{
  DiaInstant now = dia_clock_now (self->clock);
  g_autofree char *zone = dia_zone_dup_local ();
  DiaInstant midnight;
  DiaWallTime wall;

  dia_day_to_wall (dia_day_add (dia_day_from_instant (now, zone), 1), &wall);
  if (dia_wall_time_resolve (&wall, zone, &midnight, NULL, NULL))
    self->midnight_id = g_timeout_add_seconds ((guint) ((midnight - now) / DIA_SECOND) + 1, on_midnight_cb, self);
}

static void
on_draft_changed_cb (DiaDraftTitle *self)
{
  show_title (self);
  show_saved (self);
}

static void
on_saved_at_changed_cb (DiaDraftTitle *self)
{
  show_saved (self);
}

static void
dia_draft_title_map (GtkWidget *widget)
{
  DiaDraftTitle *self = DIA_DRAFT_TITLE (widget);

  GTK_WIDGET_CLASS (dia_draft_title_parent_class)->map (widget);
  show_saved (self);
  wait_for_midnight (self);
}

static void
dia_draft_title_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&DIA_DRAFT_TITLE (widget)->midnight_id, g_source_remove);
  GTK_WIDGET_CLASS (dia_draft_title_parent_class)->unmap (widget);
}

static void
dia_draft_title_dispose (GObject *object)
{
  DiaDraftTitle *self = DIA_DRAFT_TITLE (object);

  if (self->title != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->title));
  self->title = NULL;
  g_clear_object (&self->draft);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (dia_draft_title_parent_class)->dispose (object);
}

static void
dia_draft_title_class_init (DiaDraftTitleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_draft_title_dispose;
  GTK_WIDGET_CLASS (klass)->map = dia_draft_title_map;
  GTK_WIDGET_CLASS (klass)->unmap = dia_draft_title_unmap;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "draft-title");
}

static void
dia_draft_title_init (DiaDraftTitle *self)
{
  self->title = ADW_WINDOW_TITLE (adw_window_title_new ("", ""));
  gtk_widget_set_parent (GTK_WIDGET (self->title), GTK_WIDGET (self));
}

void
dia_draft_title_set_draft (DiaDraftTitle *self,
                           DiaDraft      *draft,
                           DiaClock      *clock)
{
  self->draft = g_object_ref (draft);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (draft, "changed", G_CALLBACK (on_draft_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "notify::saved-at", G_CALLBACK (on_saved_at_changed_cb), self, G_CONNECT_SWAPPED);
  on_draft_changed_cb (self);
}

const char *
dia_draft_title_get_saved (DiaDraftTitle *self)
{
  return adw_window_title_get_subtitle (self->title);
}

char *
dia_draft_title_format_saved (DiaInstant  saved_at,
                              DiaInstant  now,
                              const char *zone,
                              gboolean    waits)
{
  g_autofree char *time = dia_format_time (saved_at, zone);
  DiaDay today = dia_day_from_instant (now, zone);
  DiaDay day = dia_day_from_instant (saved_at, zone);
  DiaWallTime saved_wall, now_wall;
  g_autofree char *date = NULL;

  if (day == today)
    return g_strdup_printf (waits ? _("Changes wait, saved at %s") : _("Draft saved at %s"), time);
  if (day == dia_day_add (today, -1))
    return g_strdup_printf (waits ? _("Changes wait, saved yesterday at %s") : _("Draft saved yesterday at %s"), time);
  dia_day_to_wall (day, &saved_wall);
  dia_day_to_wall (today, &now_wall);
  date = saved_wall.year == now_wall.year ? dia_format_day_month (saved_at, zone)
                                          : dia_day_format (day, "dMMMy");
  /* Translators: a day, "23 Nov", and a time. */
  return g_strdup_printf (waits ? _("Changes wait, saved on %s at %s") : _("Draft saved on %s at %s"), date, time);
}
