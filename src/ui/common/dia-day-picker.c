/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-day-picker.h"

#include "dia-look.h"

#include <glib/gi18n-lib.h>

#include "dia-week.h"

#define N_WEEKDAYS 7

/* From this scale on. */
#define LARGE_TEXT 1.5
#define N_WEEKS    6
#define N_DAYS     (N_WEEKDAYS * N_WEEKS)

struct _DiaDayPicker
{
  GtkWidget     parent_instance;

  DiaDay        day;
  DiaDay        first;          /* the day of the first cell */
  DiaWeekRules  rules;

  GtkWidget    *box;
  GtkLabel     *title;
  GtkLabel     *weekdays[N_WEEKDAYS];
  GtkButton    *cells[N_DAYS];
};

G_DEFINE_FINAL_TYPE (DiaDayPicker, dia_day_picker, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_DAY = 1,
} Property;

static GParamSpec *day_property;

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_class (GtkButton  *cell,
           const char *name,
           gboolean    set)
{
  if (set)
    gtk_widget_add_css_class (GTK_WIDGET (cell), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (cell), name);
}

static void
show_cell (DiaDayPicker *self,
           int           position,
           DiaDay        today)
{
  GtkButton *cell = self->cells[position];
  DiaDay day = self->first + position;
  g_autofree char *number = dia_day_format (day, "d");
  g_autofree char *name = dia_day_format (day, "yMMMMEEEEd");

  gtk_button_set_label (cell, number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_SELECTED, day == self->day, -1);
  set_class (cell, "other-month", dia_day_get_month (day) != dia_day_get_month (self->day));
  set_class (cell, "today", day == today);
  set_class (cell, "taken", day == self->day);
  /* Tab goes to one cell, the arrows to the others. */
  gtk_widget_set_focusable (GTK_WIDGET (cell), day == self->day);
}

static void
show_month (DiaDayPicker *self)
{
  DiaDay month = dia_day_get_month (self->day);
  g_autofree char *title = dia_day_format (month, "yMMMM");
  g_autofree char *zone = dia_zone_dup_local ();
  DiaDay today = dia_day_from_instant (g_get_real_time () / 1000, zone);

  self->first = dia_week_get_start (&self->rules, month);
  gtk_label_set_label (self->title, title);
  for (int i = 0; i < N_DAYS; i++)
    show_cell (self, i, today);
}

static void
focus_day (DiaDayPicker *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->cells[self->day - self->first]));
}

static void
pick (DiaDayPicker *self,
      DiaDay        day)
{
  dia_day_picker_set_day (self, day);
  focus_day (self);
  g_signal_emit (self, signals[PICKED], 0);
}

static void
on_cell_clicked_cb (GtkButton    *cell,
                    DiaDayPicker *self)
{
  for (int i = 0; i < N_DAYS; i++)
    if (self->cells[i] == cell)
      {
        pick (self, self->first + i);
        return;
      }
}

static void
on_earlier_clicked_cb (DiaDayPicker *self)
{
  dia_day_picker_set_day (self, dia_day_add_months (self->day, -1));
}

static void
on_later_clicked_cb (DiaDayPicker *self)
{
  dia_day_picker_set_day (self, dia_day_add_months (self->day, 1));
}

/* Where a key leads from the taken day; the day itself for a key without sense. */
static DiaDay
find_day (DiaDayPicker    *self,
          guint            keyval,
          GdkModifierType  state)
{
  int across = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;
  int months = (state & GDK_SHIFT_MASK) != 0 ? 12 : 1;
  DiaDay week = dia_week_get_start (&self->rules, self->day);

  switch (keyval)
    {
    case GDK_KEY_Left:
      return dia_day_add (self->day, -across);
    case GDK_KEY_Right:
      return dia_day_add (self->day, across);
    case GDK_KEY_Up:
      return dia_day_add (self->day, -N_WEEKDAYS);
    case GDK_KEY_Down:
      return dia_day_add (self->day, N_WEEKDAYS);
    case GDK_KEY_Page_Up:
      return dia_day_add_months (self->day, -months);
    case GDK_KEY_Page_Down:
      return dia_day_add_months (self->day, months);
    case GDK_KEY_Home:
      return week;
    case GDK_KEY_End:
      return dia_day_add (week, N_WEEKDAYS - 1);
    default:
      return self->day;
    }
}

static gboolean
on_key_pressed_cb (GtkEventControllerKey *controller,
                   guint                  keyval,
                   guint                  keycode,
                   GdkModifierType        state,
                   DiaDayPicker          *self)
{
  DiaDay day = find_day (self, keyval, state);

  if (day == self->day)
    return FALSE;
  dia_day_picker_set_day (self, day);
  focus_day (self);
  return TRUE;
}

static GtkWidget *
make_step (DiaDayPicker *self,
           const char   *icon,
           const char   *label,
           GCallback     clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static void
build_head (DiaDayPicker *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_box_append (GTK_BOX (head), make_step (self, "go-previous-symbolic", _("Month before"),
                                             G_CALLBACK (on_earlier_clicked_cb)));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), make_step (self, "go-next-symbolic", _("Month after"),
                                             G_CALLBACK (on_later_clicked_cb)));
  gtk_box_append (GTK_BOX (self->box), head);
}

/* "Mon" is wider than the days below it where text is large: then it is "M". */
static void
name_weekdays (DiaDayPicker *self)
{
  DiaDay start = dia_week_get_start (&self->rules, DIA_DAY_FIRST + N_WEEKDAYS);
  gboolean large = dia_look_get_text_scale (GTK_WIDGET (self)) >= LARGE_TEXT;

  for (int i = 0; i < N_WEEKDAYS; i++)
    {
      g_autofree char *shown = dia_day_format (start + i, large ? "EEEEE" : "EEE");
      g_autofree char *name = dia_day_format (start + i, "EEEE");

      gtk_label_set_label (self->weekdays[i], shown);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->weekdays[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

static void
build_weekdays (DiaDayPicker *self,
                GtkGrid      *grid)
{
  for (int i = 0; i < N_WEEKDAYS; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      self->weekdays[i] = GTK_LABEL (label);
      gtk_widget_add_css_class (label, "weekday");
      gtk_grid_attach (grid, label, i, 0, 1, 1);
    }
  name_weekdays (self);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (name_weekdays), self, G_CONNECT_SWAPPED);
}

static void
build_cells (DiaDayPicker *self)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  build_weekdays (self, GTK_GRID (grid));
  for (int i = 0; i < N_DAYS; i++)
    {
      self->cells[i] = GTK_BUTTON (gtk_button_new ());
      gtk_widget_add_css_class (GTK_WIDGET (self->cells[i]), "flat");
      g_signal_connect (self->cells[i], "clicked", G_CALLBACK (on_cell_clicked_cb), self);
      gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->cells[i]), i % N_WEEKDAYS, 1 + i / N_WEEKDAYS, 1, 1);
    }
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (grid, keys);
  gtk_box_append (GTK_BOX (self->box), grid);
}

static gboolean
dia_day_picker_grab_focus (GtkWidget *widget)
{
  focus_day (DIA_DAY_PICKER (widget));
  return TRUE;
}

static void
dia_day_picker_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch ((Property) property_id)
    {
    case PROP_DAY:
      g_value_set_int (value, DIA_DAY_PICKER (object)->day);
      break;
    }
}

static void
dia_day_picker_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch ((Property) property_id)
    {
    case PROP_DAY:
      dia_day_picker_set_day (DIA_DAY_PICKER (object), g_value_get_int (value));
      break;
    }
}

static void
dia_day_picker_dispose (GObject *object)
{
  g_clear_pointer (&DIA_DAY_PICKER (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dia_day_picker_parent_class)->dispose (object);
}

static void
dia_day_picker_class_init (DiaDayPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dia_day_picker_get_property;
  object_class->set_property = dia_day_picker_set_property;
  object_class->dispose = dia_day_picker_dispose;
  widget_class->grab_focus = dia_day_picker_grab_focus;
  day_property = g_param_spec_int ("day", NULL, NULL, DIA_DAY_FIRST, DIA_DAY_LAST, DIA_DAY_FIRST,
                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, PROP_DAY, day_property);
  signals[PICKED] = g_signal_new ("picked", DIA_TYPE_DAY_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "daypicker");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dia_day_picker_init (DiaDayPicker *self)
{
  dia_week_rules_init (&self->rules, NULL);
  self->day = DIA_DAY_FIRST;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  build_head (self);
  build_cells (self);
  show_month (self);
}

GtkWidget *
dia_day_picker_new (void)
{
  return g_object_new (DIA_TYPE_DAY_PICKER, NULL);
}

DiaDay
dia_day_picker_get_day (DiaDayPicker *self)
{
  g_return_val_if_fail (DIA_IS_DAY_PICKER (self), DIA_DAY_FIRST);

  return self->day;
}

void
dia_day_picker_set_day (DiaDayPicker *self,
                        DiaDay        day)
{
  g_return_if_fail (DIA_IS_DAY_PICKER (self));

  /* The month before the first and the one after the last have cells too. */
  day = CLAMP (day, DIA_DAY_FIRST + N_DAYS, DIA_DAY_LAST - N_DAYS);
  if (day == self->day)
    return;
  self->day = day;
  show_month (self);
  g_object_notify_by_pspec (G_OBJECT (self), day_property);
}
