/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-title.h"

#include "dia-format.h"
#include "dia-wall-time.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define TITLE_LENGTH 40

struct _DiaDraftTitle
{
  GtkWidget       parent_instance;

  AdwWindowTitle *title;
  DiaDraft       *draft;   /* (owned) */
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
  g_autofree char *zone = NULL;
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  if (saved_at == DIA_INSTANT_NONE)
    {
      gboolean untouched = *content->text == '\0' && content->media->len == 0;

      adw_window_title_set_subtitle (self->title, untouched ? _("Nothing written yet") : _("Saving…"));
      return;
    }
  zone = dia_zone_dup_local ();
  time = dia_format_time (saved_at, zone);
  text = g_strdup_printf (_("Draft saved at %s"), time);
  adw_window_title_set_subtitle (self->title, text);
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
dia_draft_title_dispose (GObject *object)
{
  DiaDraftTitle *self = DIA_DRAFT_TITLE (object);

  if (self->title != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->title));
  self->title = NULL;
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (dia_draft_title_parent_class)->dispose (object);
}

static void
dia_draft_title_class_init (DiaDraftTitleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_draft_title_dispose;
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
                           DiaDraft      *draft)
{
  self->draft = g_object_ref (draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (on_draft_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "notify::saved-at", G_CALLBACK (on_saved_at_changed_cb), self, G_CONNECT_SWAPPED);
  on_draft_changed_cb (self);
}

const char *
dia_draft_title_get_saved (DiaDraftTitle *self)
{
  return adw_window_title_get_subtitle (self->title);
}
