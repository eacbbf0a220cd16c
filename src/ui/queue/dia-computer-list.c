/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-computer-list.h"

#include <glib/gi18n-lib.h>

#include "dia-doctor.h"
#include "dia-format.h"
#include "dia-icon-paint.h"
#include "dia-state-sign.h"
#include "dia-wall-time.h"
#include "dia-wrap-box.h"

#define MAX_BACKUP_AGE (7 * DIA_DAY)

struct _DiaComputerList
{
  GObject       parent_instance;

  DiaWorkspace *workspace;    /* (owned) */
  GtkListBox   *list;         /* (owned) */
  GCancellable *cancellable;  /* (owned): the check */
  GPtrArray    *checks;       /* (owned) (nullable) (element-type DiaCheck): what is not well */
  DiaInstant    checked_at;   /* DIA_INSTANT_NONE: not yet */
  DiaInstant    backup_at;    /* DIA_INSTANT_NONE: never */
};

G_DEFINE_FINAL_TYPE (DiaComputerList, dia_computer_list, G_TYPE_OBJECT)

/* What does not fit beside the words goes below them. (transfer none): the box at
 * the end of the row, for more. */
static DiaWrapBox *
append_row (DiaComputerList *self,
            const char      *icon,
            const char      *tone,
            const char      *text,
            const char      *when)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *sign = dia_icon_paint_new_image (icon);
  GtkWidget *parts = dia_wrap_box_new (6);
  GtkWidget *end = dia_wrap_box_new (10);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *note = gtk_label_new (when);

  dia_tone_set (sign, tone);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (end, GTK_ALIGN_END);
  gtk_widget_set_hexpand (parts, TRUE);
  gtk_widget_set_valign (parts, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (note, "dim-label");
  gtk_widget_add_css_class (note, "small");
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), parts);
  dia_wrap_box_append (DIA_WRAP_BOX (parts), label);
  dia_wrap_box_append (DIA_WRAP_BOX (parts), end);
  dia_wrap_box_append (DIA_WRAP_BOX (end), note);
  gtk_widget_add_css_class (box, "card-row");
  gtk_widget_add_css_class (box, "tall");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_list_box_append (self->list, row);
  return DIA_WRAP_BOX (end);
}

static void
append_checks (DiaComputerList *self)
{
  g_autofree char *zone = dia_zone_dup_local ();
  g_autofree char *time = NULL;
  g_autofree char *when = NULL;

  if (self->checked_at == DIA_INSTANT_NONE)
    return;
  time = dia_format_time (self->checked_at, zone);
  when = g_strdup_printf (C_("time", "checked %s"), time);
  if (self->checks->len == 0)
    append_row (self, "dia-state-published-symbolic", "ok", _("Clock, zone data, keyring, disk"), when);
  for (guint i = 0; i < self->checks->len; i++)
    {
      DiaCheck *check = g_ptr_array_index (self->checks, i);
      gboolean bad = check->level == DIA_CHECK_ERROR;

      append_row (self, bad ? "dia-state-failed-symbolic" : "dia-late-symbolic", bad ? "error" : "warn",
                  check->sentence, when);
    }
}

/* "today, 06:00" or "12 Feb, 06:00" (transfer full) */
static char *
describe_backup (DiaComputerList *self)
{
  g_autofree char *zone = dia_zone_dup_local ();
  DiaInstant now = dia_clock_now (dia_workspace_get_clock (self->workspace));
  g_autofree char *today = dia_format_day_month (now, zone);
  g_autofree char *day = dia_format_day_month (self->backup_at, zone);
  g_autofree char *time = dia_format_time (self->backup_at, zone);

  if (g_str_equal (day, today) && now - self->backup_at < DIA_DAY)
    return g_strdup_printf (C_("time", "today, %s"), time);
  return g_strdup_printf (C_("day, time", "%s, %s"), day, time);
}

/* Where there is none, or an old one, the act is right there. */
static void
append_backup (DiaComputerList *self)
{
  DiaInstant now = dia_clock_now (dia_workspace_get_clock (self->workspace));
  gboolean never = self->backup_at == DIA_INSTANT_NONE;
  gboolean old = never || now - self->backup_at > MAX_BACKUP_AGE;
  g_autofree char *when = never ? g_strdup (C_("back-up", "never")) : describe_backup (self);
  DiaWrapBox *box = append_row (self, old ? "dia-late-symbolic" : "dia-state-published-symbolic", old ? "warn" : "ok",
                                _("Back-up of the workspace"), when);
  GtkWidget *button;

  if (!old)
    return;
  button = gtk_button_new_with_label (_("Back up…"));
  gtk_widget_add_css_class (button, "compact");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "desk.back-up");
  dia_wrap_box_append (box, button);
}

static void
fill (DiaComputerList *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  append_checks (self);
  append_backup (self);
}

static void
drop_well (GPtrArray *checks)
{
  for (guint i = checks->len; i > 0; i--)
    if (((DiaCheck *) g_ptr_array_index (checks, i - 1))->level == DIA_CHECK_OK)
      g_ptr_array_remove_index (checks, i - 1);
}

static void
on_checked_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (DiaComputerList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) checks = dia_doctor_run_finish (self->workspace, result, &error);

  if (checks == NULL)
    return;
  drop_well (checks);
  self->checks = g_steal_pointer (&checks);
  self->checked_at = dia_clock_now (dia_workspace_get_clock (self->workspace));
  fill (self);
}

static void
dia_computer_list_dispose (GObject *object)
{
  DiaComputerList *self = DIA_COMPUTER_LIST (object);

  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->list);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dia_computer_list_parent_class)->dispose (object);
}

static void
dia_computer_list_class_init (DiaComputerListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_computer_list_dispose;
}

static void
dia_computer_list_init (DiaComputerList *self)
{
  self->cancellable = g_cancellable_new ();
  self->checked_at = DIA_INSTANT_NONE;
  self->backup_at = DIA_INSTANT_NONE;
}

DiaComputerList *
dia_computer_list_new (DiaWorkspace *workspace,
                       GtkListBox   *list)
{
  DiaComputerList *self = g_object_new (DIA_TYPE_COMPUTER_LIST, NULL);

  self->workspace = g_object_ref (workspace);
  self->list = g_object_ref (list);
  /* Reading the whole file would compete with the first frame, at every start. */
  dia_doctor_run_async (workspace, DIA_DOCTOR_QUICK, self->cancellable, on_checked_cb, g_object_ref (self));
  return self;
}

void
dia_computer_list_set_backup (DiaComputerList *self,
                              DiaInstant       at)
{
  g_return_if_fail (DIA_IS_COMPUTER_LIST (self));

  self->backup_at = at;
  fill (self);
}
