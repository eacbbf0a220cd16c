/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-silence-banner.h"

#include <glib/gi18n-lib.h>

#include "dia-dispatcher.h"
#include "dia-format.h"
#include "dia-info-row.h"
#include "dia-roster.h"
#include "dia-scope-choices.h"
#include "dia-silence.h"

struct _DiaSilenceBanner
{
  GtkWidget     parent_instance;

  DiaWorkspace *workspace;   /* (owned) */
  DiaNotices   *notices;     /* (owned) */
  GCancellable *reading;     /* (owned) (nullable) */
  GtkWidget    *box;
};

G_DEFINE_FINAL_TYPE (DiaSilenceBanner, dia_silence_banner, GTK_TYPE_WIDGET)

static DiaDispatcher *
get_dispatcher (DiaSilenceBanner *self)
{
  return dia_workspace_get_dispatcher (self->workspace);
}

/* "118 posts held back, from Fri 12 Feb, 11:30 on". (transfer full) */
static char *
write_held (const DiaSilence *silence)
{
  g_autofree char *zone = dia_zone_dup_local ();
  g_autofree char *number = dia_format_integer (silence->n_posts);
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  if (silence->n_posts == 0)
    return g_strdup (_("Nothing is planned there"));
  day = dia_format_day_short (silence->first_at, zone);
  time = dia_format_time (silence->first_at, zone);
  /* Translators: %1$s is a number, %2$s a day, %3$s a time. */
  return g_strdup_printf (ngettext ("%1$s post held back: %2$s, %3$s",
                                    "%1$s posts held back, from %2$s, %3$s on", silence->n_posts),
                          number, day, time);
}

/* (transfer full) */
static char *
write_sentence (DiaSilenceBanner *self,
                const DiaSilence *silence)
{
  g_autofree char *name = dia_scope_choices_dup_name (dia_workspace_get_roster (self->workspace), silence->scope);
  g_autofree char *held = write_held (silence);

  if (dia_scope_is_all (silence->scope))
    return g_strdup_printf (_("Silence: nothing goes out. %s"), held);
  return g_strdup_printf (_("Silence for %1$s. %2$s"), name, held);
}

static void
on_lifted_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (DiaNotices) notices = user_data;
  g_autoptr (GError) error = NULL;

  if (!dia_silence_set_finish (result, &error))
    dia_notices_show_error (notices, error);
}

static void
on_lift_clicked_cb (GtkWidget        *row,
                    DiaSilenceBanner *self)
{
  DiaScope *scope = g_object_get_data (G_OBJECT (row), "scope");

  if (dia_scope_is_all (scope))
    dia_dispatcher_set_paused (get_dispatcher (self), FALSE);
  else
    dia_silence_set_async (self->workspace, scope, FALSE, NULL, on_lifted_cb, g_object_ref (self->notices));
}

static void
append_row (DiaSilenceBanner *self,
            const DiaSilence *silence)
{
  g_autofree char *sentence = write_sentence (self, silence);
  GtkWidget *row = dia_info_row_new ("warn", sentence, C_("silence", "Lift"));

  g_object_set (row, "icon-name", "media-playback-pause-symbolic", NULL);
  g_object_set_data_full (G_OBJECT (row), "scope", dia_scope_ref (silence->scope), (GDestroyNotify) dia_scope_unref);
  g_signal_connect_object (row, "button-clicked", G_CALLBACK (on_lift_clicked_cb), self, 0);
  gtk_box_append (GTK_BOX (self->box), row);
}

static void
show_silences (DiaSilenceBanner *self,
               GPtrArray        *silences)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), row);
  for (guint i = 0; i < silences->len; i++)
    append_row (self, silences->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), silences->len > 0);
}

static void
on_listed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) silences = dia_silence_list_finish (result, &error);
  DiaSilenceBanner *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    return;
  self = DIA_SILENCE_BANNER (user_data);
  g_clear_object (&self->reading);
  if (silences != NULL)
    show_silences (self, silences);
  else
    g_warning ("The silences could not be read: %s", error->message);
}

static void
stop_reading (DiaSilenceBanner *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
reload (DiaSilenceBanner *self)
{
  stop_reading (self);
  self->reading = g_cancellable_new ();
  dia_silence_list_async (self->workspace, self->reading, on_listed_cb, self);
}

static gboolean
is_silent (DiaSilenceBanner *self)
{
  return dia_dispatcher_get_paused (get_dispatcher (self)) || dia_dispatcher_get_silent_scopes (get_dispatcher (self))->len > 0;
}

/* While nothing is silent nothing is asked. */
static void
on_workspace_changed_cb (DiaWorkspace     *workspace,
                         guint             change,
                         DiaSilenceBanner *self)
{
  if (change & (DIA_CHANGE_POSTS | DIA_CHANGE_ROSTER | DIA_CHANGE_SETTINGS) &&
      (is_silent (self) || gtk_widget_get_visible (GTK_WIDGET (self))))
    reload (self);
}

static void
dia_silence_banner_dispose (GObject *object)
{
  DiaSilenceBanner *self = DIA_SILENCE_BANNER (object);

  stop_reading (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->notices);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dia_silence_banner_parent_class)->dispose (object);
}

static void
dia_silence_banner_class_init (DiaSilenceBannerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_silence_banner_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dia_silence_banner_init (DiaSilenceBanner *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_margin_top (self->box, 12);
  gtk_widget_set_margin_start (self->box, 12);
  gtk_widget_set_margin_end (self->box, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
dia_silence_banner_new (DiaWorkspace *workspace,
                        DiaNotices   *notices)
{
  DiaSilenceBanner *self = g_object_new (DIA_TYPE_SILENCE_BANNER, NULL);
  DiaDispatcher *dispatcher = dia_workspace_get_dispatcher (workspace);

  self->workspace = g_object_ref (workspace);
  self->notices = g_object_ref (notices);
  g_signal_connect_object (dispatcher, "notify::paused", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dispatcher, "notify::silent-scopes", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed_cb), self, 0);
  if (is_silent (self))
    reload (self);
  return GTK_WIDGET (self);
}
