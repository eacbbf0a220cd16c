/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-queue-days.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "dia-format.h"
#include "dia-wall-time.h"

#define N_DAYS      30
#define HEIGHT      66
#define MARK_HEIGHT 6
#define MARK_GAP    3
#define GAP         3

struct _DiaQueueDays
{
  GtkWidget   parent_instance;

  DiaQueueDay days[N_DAYS];
  guint       highest;
  int         current;     /* the day that the keyboard or the pointer is on; -1 */
  char       *zone;
};

G_DEFINE_FINAL_TYPE (DiaQueueDays, dia_queue_days, GTK_TYPE_WIDGET)

static guint
count_posts (const DiaQueueDay *day)
{
  return day->on_time + day->late + day->failed + day->unconfirmed;
}

static char *
describe_day (DiaQueueDays      *self,
              const DiaQueueDay *day)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *date = dia_format_day_short (day->day, self->zone);
  g_autofree char *on_time = g_strdup_printf (ngettext ("%u on time", "%u on time", day->on_time), day->on_time);
  g_autofree char *late = g_strdup_printf (ngettext ("%u late", "%u late", day->late), day->late);
  g_autofree char *failed = g_strdup_printf (ngettext ("%u failed", "%u failed", day->failed), day->failed);
  g_autofree char *unknown = g_strdup_printf (ngettext ("%u unconfirmed", "%u unconfirmed", day->unconfirmed), day->unconfirmed);
  g_auto (GStrv) list = NULL;

  g_strv_builder_add_many (parts, date, on_time, NULL);
  if (day->late > 0)
    g_strv_builder_add (parts, late);
  if (day->failed > 0)
    g_strv_builder_add (parts, failed);
  if (day->unconfirmed > 0)
    g_strv_builder_add (parts, unknown);
  list = g_strv_builder_end (parts);
  return g_strjoinv (", ", list);
}

static const char *
choose_tone_color (const DiaQueueDay *day)
{
  if (day->failed > 0)
    return "dia_error_color";
  if (day->unconfirmed > 0)
    return "dia_unknown_color";
  return day->late > 0 ? "dia_warn_color" : NULL;
}

static void
lookup_color (GtkWidget  *widget,
              const char *name,
              GdkRGBA    *color)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);

  if (!gtk_style_context_lookup_color (context, name, color))
    gtk_style_context_get_color (context, color);
}

static void
draw_day (DiaQueueDays *self,
          GtkSnapshot  *snapshot,
          int           i,
          float         left,
          float         width)
{
  const DiaQueueDay *day = &self->days[i];
  const char *tone = choose_tone_color (day);
  float room = HEIGHT - MARK_HEIGHT - MARK_GAP;
  float height = self->highest > 0 ? roundf (room * count_posts (day) / self->highest) : 0;
  GdkRGBA color;

  lookup_color (GTK_WIDGET (self), "dia_ok_color", &color);
  color.alpha = i == self->current ? 0.6f : 0.3f;
  gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (left, HEIGHT - height, width, height));
  if (tone == NULL)
    return;
  lookup_color (GTK_WIDGET (self), tone, &color);
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT (left, HEIGHT - height - MARK_GAP - MARK_HEIGHT, width, MARK_HEIGHT));
}

static void
dia_queue_days_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  DiaQueueDays *self = DIA_QUEUE_DAYS (widget);
  float step = (float) gtk_widget_get_width (widget) / N_DAYS;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA line;

  for (int i = 0; i < N_DAYS; i++)
    {
      float left = roundf ((rtl ? N_DAYS - 1 - i : i) * step);
      float right = roundf (left + step) - GAP;

      draw_day (self, snapshot, i, left, MAX (right - left, 1));
    }
  lookup_color (widget, "dia_line_color", &line);
  gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (0, HEIGHT, gtk_widget_get_width (widget), 1));
}

static void
dia_queue_days_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? N_DAYS * 4 : HEIGHT + 1;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? N_DAYS * 11 : HEIGHT + 1;
}

static void
tell (DiaQueueDays *self)
{
  int day = self->current;
  g_autofree char *name = day >= 0 ? describe_day (self, &self->days[day]) : g_strdup (_("Posts of the last 30 days, day by day"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), day >= 0 ? name : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
move_to (DiaQueueDays *self,
         int           day)
{
  if (day == self->current)
    return;
  self->current = day;
  tell (self);
}

static gboolean
on_key_pressed_cb (GtkEventControllerKey *controller,
                   guint                  keyval,
                   guint                  keycode,
                   GdkModifierType        state,
                   DiaQueueDays          *self)
{
  int from = self->current < 0 ? N_DAYS : self->current;

  switch (keyval)
    {
    case GDK_KEY_Left:
      move_to (self, MAX (from - 1, 0));
      return TRUE;
    case GDK_KEY_Right:
      move_to (self, MIN (from + 1, N_DAYS - 1));
      return TRUE;
    case GDK_KEY_Home:
      move_to (self, 0);
      return TRUE;
    case GDK_KEY_End:
      move_to (self, N_DAYS - 1);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
on_motion_cb (GtkEventControllerMotion *controller,
              double                    x,
              double                    y,
              DiaQueueDays             *self)
{
  int day = (int) (x * N_DAYS / MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1));

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    day = N_DAYS - 1 - day;
  move_to (self, CLAMP (day, 0, N_DAYS - 1));
}

static void
on_leave_cb (GtkEventController *controller,
             DiaQueueDays       *self)
{
  move_to (self, -1);
}

static void
dia_queue_days_finalize (GObject *object)
{
  g_free (DIA_QUEUE_DAYS (object)->zone);
  G_OBJECT_CLASS (dia_queue_days_parent_class)->finalize (object);
}

static void
dia_queue_days_class_init (DiaQueueDaysClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dia_queue_days_finalize;
  widget_class->snapshot = dia_queue_days_snapshot;
  widget_class->measure = dia_queue_days_measure;
  gtk_widget_class_set_css_name (widget_class, "queuedays");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dia_queue_days_init (DiaQueueDays *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->current = -2;
  self->zone = dia_zone_dup_local ();
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  move_to (self, -1);
}

GtkWidget *
dia_queue_days_new (void)
{
  return g_object_new (DIA_TYPE_QUEUE_DAYS, NULL);
}

void
dia_queue_days_set_days (DiaQueueDays      *self,
                         const DiaQueueDay *days)
{
  g_return_if_fail (DIA_IS_QUEUE_DAYS (self));

  self->highest = 0;
  for (int i = 0; i < N_DAYS; i++)
    {
      self->days[i] = days[i];
      self->highest = MAX (self->highest, count_posts (&days[i]));
    }
  tell (self);
}
