/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-timetable-group.h"

#include <glib/gi18n-lib.h>

#include "dia-week.h"

#define N_DAYS     7
#define DAY_BIT(d) (1u << (d))
#define ALL_DAYS   0xfeu
#define WORK_DAYS  (DAY_BIT (1) | DAY_BIT (2) | DAY_BIT (3) | DAY_BIT (4) | DAY_BIT (5))

struct _DiaTimetableGroup
{
  AdwPreferencesGroup  parent_instance;

  DiaNotices          *notices;             /* (owned) (nullable) */
  GtkWidget           *rows[N_DAYS + 1];    /* by weekday, from 1 */
};

/* What a copy has changed, to be written back. */
typedef struct
{
  GWeakRef  group;
  char     *texts[N_DAYS + 1];   /* (owned) (nullable) */
} Copy;

G_DEFINE_FINAL_TYPE (DiaTimetableGroup, dia_timetable_group, ADW_TYPE_PREFERENCES_GROUP)

/* "Monday", also where the language writes it small within a sentence. (transfer full) */
static char *
dup_day_name (int weekday)
{
  const DiaWeekRules monday_first = { .first_weekday = 1 };
  DiaDay monday = dia_week_get_start (&monday_first, DIA_DAY_FIRST + N_DAYS);
  g_autofree char *name = dia_day_format (monday + weekday - 1, "cccc");
  g_autofree char *first = g_utf8_substring (name, 0, 1);
  g_autofree char *large = g_utf8_strup (first, -1);

  return g_strconcat (large, g_utf8_next_char (name), NULL);
}

static const char *
get_text (DiaTimetableGroup *self,
          int                weekday)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->rows[weekday]));
}

static void
set_text (DiaTimetableGroup *self,
          int                weekday,
          const char        *text)
{
  if (!g_str_equal (get_text (self, weekday), text))
    gtk_editable_set_text (GTK_EDITABLE (self->rows[weekday]), text);
}

static gboolean
read_day (DiaTimetableGroup  *self,
          int                 weekday,
          DiaTimetable       *timetable,
          GError            **error)
{
  return dia_timetable_add_words (timetable, weekday, get_text (self, weekday), error);
}

static int
find_weekday (DiaTimetableGroup *self,
              gpointer           row)
{
  int weekday = 1;

  while (weekday < N_DAYS && self->rows[weekday] != row)
    weekday++;
  return weekday;
}

/* What is typed is marked when it is no time, as long as it is none. */
static void
on_row_changed_cb (GtkEditable       *row,
                   DiaTimetableGroup *self)
{
  g_autoptr (DiaTimetable) timetable = dia_timetable_new ();

  if (read_day (self, find_weekday (self, row), timetable, NULL))
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
}

/* "18h 9h" becomes "09:00 18:00" once one has left it. */
static void
on_focus_leave_cb (GtkEventController *focus,
                   DiaTimetableGroup  *self)
{
  int weekday = find_weekday (self, gtk_event_controller_get_widget (focus));
  g_autoptr (DiaTimetable) timetable = dia_timetable_new ();
  g_autofree char *text = NULL;

  if (!read_day (self, weekday, timetable, NULL))
    return;
  text = dia_timetable_dup_day (timetable, weekday);
  set_text (self, weekday, text);
}

static void
free_copy (gpointer user_data)
{
  Copy *copy = user_data;

  g_weak_ref_clear (&copy->group);
  for (int day = 1; day <= N_DAYS; day++)
    g_free (copy->texts[day]);
  g_free (copy);
}

static void
undo_copy (gpointer user_data)
{
  Copy *copy = user_data;
  g_autoptr (DiaTimetableGroup) self = g_weak_ref_get (&copy->group);

  for (int day = 1; self != NULL && day <= N_DAYS; day++)
    if (copy->texts[day] != NULL)
      set_text (self, day, copy->texts[day]);
}

static void
say_copied (DiaTimetableGroup *self,
            int                weekday,
            Copy              *copy)
{
  g_autofree char *name = dup_day_name (weekday);
  g_autofree char *title = g_strdup_printf (_("%s: times copied"), name);

  if (self->notices != NULL)
    dia_notices_show_undo (self->notices, title, undo_copy, copy, free_copy);
  else
    free_copy (copy);
}

static void
copy_day (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  DiaTimetableGroup *self = DIA_TIMETABLE_GROUP (widget);
  guint from, to;
  g_autofree char *text = NULL;
  Copy *copy;

  g_variant_get (parameter, "(uu)", &from, &to);
  g_return_if_fail (from >= 1 && from <= N_DAYS);
  text = g_strdup (get_text (self, from));
  copy = g_new0 (Copy, 1);
  g_weak_ref_init (&copy->group, self);
  for (int day = 1; day <= N_DAYS; day++)
    {
      if (day == (int) from || !(to & DAY_BIT (day)))
        continue;
      copy->texts[day] = g_strdup (get_text (self, day));
      set_text (self, day, text);
    }
  say_copied (self, from, copy);
}

static void
append_choice (GMenu      *menu,
               const char *label,
               guint       from,
               guint       to)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "timetable.copy", "(uu)", from, to);
  g_menu_append_item (menu, item);
}

/* (transfer full) */
static GMenuModel *
make_menu (guint         from,
           const int    *order)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) several = g_menu_new ();
  g_autoptr (GMenu) single = g_menu_new ();

  append_choice (several, C_("copy to", "Every Day"), from, ALL_DAYS);
  append_choice (several, C_("copy to", "Monday to Friday"), from, WORK_DAYS);
  for (int i = 0; i < N_DAYS; i++)
    {
      g_autofree char *name = dup_day_name (order[i]);

      if (order[i] != (int) from)
        append_choice (single, name, from, DAY_BIT (order[i]));
    }
  g_menu_append_section (menu, _("Copy to"), G_MENU_MODEL (several));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (single));
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_copy_button (int         weekday,
                  const char *name,
                  const int  *order)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = make_menu (weekday, order);
  g_autofree char *label = g_strdup_printf (_("%s: copy the times"), name);

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "edit-copy-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

static void
add_row (DiaTimetableGroup *self,
         int                weekday,
         const int         *order)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char *name = dup_day_name (weekday);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), make_copy_button (weekday, name, order));
  self->rows[weekday] = row;
  g_signal_connect_object (row, "changed", G_CALLBACK (on_row_changed_cb), self, 0);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_focus_leave_cb), self, 0);
  gtk_widget_add_controller (row, focus);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
dia_timetable_group_dispose (GObject *object)
{
  g_clear_object (&DIA_TIMETABLE_GROUP (object)->notices);
  G_OBJECT_CLASS (dia_timetable_group_parent_class)->dispose (object);
}

static void
dia_timetable_group_class_init (DiaTimetableGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_timetable_group_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "timetable.copy", "(uu)", copy_day);
}

static void
dia_timetable_group_init (DiaTimetableGroup *self)
{
  DiaWeekRules rules;
  int order[N_DAYS];

  dia_week_rules_init (&rules, NULL);
  for (int i = 0; i < N_DAYS; i++)
    order[i] = (rules.first_weekday - 1 + i) % N_DAYS + 1;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Preferred times"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         _("By the account’s own clock: “9:00 18:30”. The next free slot is the first of "
                                           "them without a post."));
  for (int i = 0; i < N_DAYS; i++)
    add_row (self, order[i], order);
}

GtkWidget *
dia_timetable_group_new (void)
{
  return g_object_new (DIA_TYPE_TIMETABLE_GROUP, NULL);
}

void
dia_timetable_group_set_notices (DiaTimetableGroup *self,
                                 DiaNotices        *notices)
{
  g_return_if_fail (DIA_IS_TIMETABLE_GROUP (self));

  g_set_object (&self->notices, notices);
}

void
dia_timetable_group_set_timetable (DiaTimetableGroup  *self,
                                   const DiaTimetable *timetable)
{
  g_return_if_fail (DIA_IS_TIMETABLE_GROUP (self));

  for (int day = 1; day <= N_DAYS; day++)
    {
      g_autofree char *text = dia_timetable_dup_day (timetable, day);

      set_text (self, day, text);
    }
}

DiaTimetable *
dia_timetable_group_read (DiaTimetableGroup  *self,
                          GError            **error)
{
  g_autoptr (DiaTimetable) timetable = dia_timetable_new ();

  g_return_val_if_fail (DIA_IS_TIMETABLE_GROUP (self), NULL);

  for (int day = 1; day <= N_DAYS; day++)
    {
      g_autofree char *name = dup_day_name (day);

      if (read_day (self, day, timetable, error))
        continue;
      g_prefix_error (error, C_("day of the week", "%s: "), name);
      gtk_widget_grab_focus (self->rows[day]);
      return NULL;
    }
  return g_steal_pointer (&timetable);
}
