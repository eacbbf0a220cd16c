/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-moments-page.h"

#include "dia-button-words.h"
#include "dia-empty-state.h"
#include "dia-look.h"
#include "dia-make-button.h"
#include "dia-moment-dialog.h"
#include "dia-moments-acts.h"
#include "dia-remind-dialog.h"
#include "dia-reminder.h"
#include "dia-rollout-legend.h"
#include "dia-rollout-list.h"
#include "dia-rollout-matrix.h"
#include "dia-rollout-strip.h"
#include "dia-rollout-words.h"
#include "dia-skeleton.h"
#include "dia-template.h"
#include "dia-waive-dialog.h"
#include "dia-wrap-box.h"

#include <glib/gi18n-lib.h>

#define LARGE_TEXT 1.3

/* At most, with text of normal size; what is taller scrolls. */
#define STRIP_HEIGHT 170

struct _DiaMomentsPage
{
  GtkWidget         parent_instance;

  DiaMomentsModel  *model;        /* (owned) */
  DiaNotices       *notices;      /* (owned) */
  DiaMomentsActs   *acts;         /* (owned) */
  GCancellable     *cancellable;  /* (owned): cancelled when the page goes */
  GSettings        *settings;     /* (owned) (nullable): NULL where they are not installed */
  gboolean          narrow;
  gboolean          table;        /* chosen by a person */
  DiaId             awaited;          /* a key moment to be taken in hand when it is read */
  gboolean          message_wanted;   /* the dialog that comes begins there */
  gboolean          chosen;       /* a line of the list was taken in hand */
  gboolean          listed;       /* the list has opened a key moment */

  GtkLabel         *title;
  GtkStack         *stack;
  DiaRolloutMatrix *matrix;
  DiaRolloutLegend *legend;
  GtkWidget        *strip_place;
  DiaRolloutStrip  *strip;
  DiaRolloutList   *list;
  DiaMakeButton    *make;
  GtkWidget        *table_button;
  GtkWidget        *remind_button;
  GtkLabel         *remind_label;
};

typedef enum
{
  PROP_TABLE = 1,
} Property;

static GParamSpec *table_property;

G_DEFINE_FINAL_TYPE (DiaMomentsPage, dia_moments_page, GTK_TYPE_WIDGET)

static gboolean
find_in_hand (DiaMomentsPage          *self,
              const DiaRolloutMoment **moment,
              const DiaRolloutRow    **row,
              guint                   *column)
{
  return dia_rollout_matrix_get_in_hand (self->matrix, moment, row, column);
}

/* The roll-out of what is in hand; for the accounts that are selected. (transfer
 * full) */
static DiaRollout *
narrow_rollout (DiaMomentsPage         *self,
                const DiaRolloutMoment *moment,
                gboolean                selected)
{
  DiaRollout *rollout = dia_moments_model_get_rollout (self->model);
  g_autoptr (GArray) places = dia_rollout_matrix_list_selected (self->matrix);
  g_autoptr (GArray) accounts = g_array_new (FALSE, FALSE, sizeof (DiaId));

  for (guint i = 0; i < places->len; i++)
    g_array_append_val (accounts, DIA_ACCOUNT (rollout->accounts->pdata[g_array_index (places, DiaRolloutPlace, i).column])->id);

  return dia_rollout_narrow (rollout, moment->moment->id, selected ? accounts : NULL);
}

/* How many accounts owe something to the key moment in hand. */
static void
show_debts (DiaMomentsPage         *self,
            const DiaRolloutMoment *moment)
{
  g_autofree char *text = NULL;
  guint n_accounts = 0;

  if (moment != NULL)
    {
      g_autoptr (DiaRollout) rollout = narrow_rollout (self, moment, FALSE);

      dia_reminder_count (rollout, &n_accounts);
    }
  text = g_strdup_printf (ngettext ("Remind %u account…", "Remind %u accounts…", n_accounts), n_accounts);
  gtk_label_set_label (self->remind_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remind_button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (self->remind_button, n_accounts > 0);
}

/* What cannot be done with the cell in hand cannot be pressed. */
static void
show_in_hand (DiaMomentsPage *self)
{
  const DiaRolloutMoment *moment = NULL;
  const DiaRolloutRow *row = NULL;
  guint column = 0;
  gboolean any = find_in_hand (self, &moment, &row, &column);

  g_autoptr (GArray) places = dia_rollout_matrix_list_selected (self->matrix);
  DiaRollout *rollout = dia_moments_model_get_rollout (self->model);
  DiaTally tally = { { 0 } };

  dia_rollout_choice_tally (places, &tally);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "moments.edit", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "moments.make-selected", tally.n_without_post > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "moments.waive",
                                 tally.n[DIA_CELL_MISSING] + tally.n[DIA_CELL_DRAFT] + tally.n[DIA_CELL_IN_REVIEW] +
                                 tally.n[DIA_CELL_LATE] > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "moments.unwaive", tally.n[DIA_CELL_WAIVED] > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "moments.open",
                                 any && row != NULL && row->content_id != DIA_ID_NONE);
  show_debts (self, moment);
  dia_make_button_set_moment (self->make, rollout, moment);
  dia_rollout_strip_show (self->strip, self->matrix);
  /* Where there is little room it waits for a person to choose. */
  if (self->narrow && !self->chosen)
    gtk_widget_set_visible (GTK_WIDGET (self->strip), FALSE);
  /* … and takes the place of the legend. */
  gtk_widget_set_visible (GTK_WIDGET (self->legend), !self->narrow || !gtk_widget_get_visible (GTK_WIDGET (self->strip)));
}

/* A narrow window has no room for a matrix. */
static gboolean
is_table (DiaMomentsPage *self)
{
  return self->table || self->narrow;
}

/* Takes the key moment in hand that was just written, once it is there; where one is
 * in hand of it already, that stays. */
static void
take_awaited (DiaMomentsPage *self)
{
  DiaRollout *rollout = dia_moments_model_get_rollout (self->model);
  const DiaRolloutMoment *moment;
  const DiaRolloutRow *row;
  guint column;

  if (self->awaited == DIA_ID_NONE || rollout == NULL || rollout->accounts->len == 0)
    return;
  if (!find_in_hand (self, &moment, &row, &column) || moment->moment->id != self->awaited)
    {
      const DiaCellName name = { self->awaited, DIA_ID_NONE, DIA_ACCOUNT (rollout->accounts->pdata[0])->id };

      if (!dia_rollout_matrix_take (self->matrix, &name))
        return;
    }
  dia_rollout_list_open (self->list, self->awaited);
  self->awaited = DIA_ID_NONE;
}

static const char *
choose_page (DiaMomentsPage *self,
             DiaRollout     *rollout)
{
  if (rollout == NULL)
    return "reading";
  if (rollout->accounts->len == 0)
    return "nobody";
  if (rollout->moments->len == 0)
    return "empty";

  return is_table (self) ? "table" : "matrix";
}

/* The list begins where the matrix is. */
static void
show_list (DiaMomentsPage *self,
           DiaRollout     *rollout)
{
  const DiaRolloutMoment *moment;
  const DiaRolloutRow *row;
  guint column;

  dia_rollout_list_set_rollout (self->list, is_table (self) ? rollout : NULL);
  if (is_table (self) && !self->listed && rollout != NULL && find_in_hand (self, &moment, &row, &column))
    {
      dia_rollout_list_open (self->list, moment->moment->id);
      self->listed = TRUE;
    }
}

static void
show_rollout (DiaMomentsPage *self)
{
  DiaRollout *rollout = dia_moments_model_get_rollout (self->model);
  const char *page = choose_page (self, rollout);
  gboolean full = g_str_equal (page, "matrix") || g_str_equal (page, "table");

  if (rollout != NULL)
    dia_rollout_matrix_set_rollout (self->matrix, rollout, dia_moments_model_get_today (self->model));
  take_awaited (self);
  show_list (self, rollout);
  dia_rollout_legend_set_rollout (self->legend, rollout);
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (GTK_WIDGET (self->legend), full);
  gtk_widget_set_visible (GTK_WIDGET (self->make), full);
  if (full)
    show_in_hand (self);
  else
    {
      gtk_widget_set_visible (GTK_WIDGET (self->strip), FALSE);
      gtk_widget_set_visible (self->remind_button, FALSE);
    }
}

static void
on_model_changed_cb (DiaMomentsModel *model,
                     guint            change,
                     DiaMomentsPage  *self)
{
  if (change & DIA_MOMENTS_CHANGE_PERIOD)
    {
      g_autofree char *title = dia_moments_model_dup_title (model);

      gtk_label_set_label (self->title, title);
    }
  if (change & DIA_MOMENTS_CHANGE_ROLLOUT)
    show_rollout (self);
}

static void
on_model_failed_cb (DiaMomentsModel *model,
                    GError          *error,
                    DiaMomentsPage  *self)
{
  dia_notices_show_error (self->notices, error);
}

static void
on_in_hand_changed_cb (DiaRolloutMatrix *matrix,
                       DiaMomentsPage   *self)
{
  show_in_hand (self);
}

static void
on_cell_activated_cb (DiaRolloutMatrix *matrix,
                      DiaMomentsPage   *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "moments.open", NULL);
}

/* What was just written is what one goes on with, once it is read. */
static void
on_dialog_ended_cb (DiaMomentDialog *dialog,
                    gint64           id,
                    DiaMomentsPage  *self)
{
  self->awaited = id;
  take_awaited (self);
}

static void
present_dialog (DiaMomentsPage     *self,
                const DiaKeyMoment *moment)
{
  DiaDay today = dia_moments_model_get_today (self->model);
  DiaDay first = dia_moments_model_get_first_day (self->model);
  DiaDay day = today >= first && today <= dia_moments_model_get_last_day (self->model) ? today : first;
  GtkWidget *dialog = dia_moment_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                             dia_moments_model_get_workspace (self->model), self->notices, moment, day);

  g_signal_connect_object (dialog, "ended", G_CALLBACK (on_dialog_ended_cb), self, 0);
  if (self->message_wanted)
    dia_moment_dialog_start_message (DIA_MOMENT_DIALOG (dialog));
  self->message_wanted = FALSE;
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_moment_loaded_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaKeyMoment) moment = dia_moments_load_finish (DIA_MOMENTS (source), result, &error);

  if (moment != NULL)
    present_dialog (user_data, moment);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dia_notices_show_error (DIA_MOMENTS_PAGE (user_data)->notices, error);
}

static void
activate_new (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  present_dialog (DIA_MOMENTS_PAGE (widget), NULL);
}

static void
activate_edit (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  DiaMomentsPage *self = DIA_MOMENTS_PAGE (widget);
  DiaWorkspace *workspace = dia_moments_model_get_workspace (self->model);
  const DiaRolloutMoment *moment;
  const DiaRolloutRow *row;
  guint column;

  if (find_in_hand (self, &moment, &row, &column))
    dia_moments_load_async (dia_workspace_get_moments (workspace), moment->moment->id, self->cancellable,
                            on_moment_loaded_cb, self);
}

static void
activate_open (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  const DiaRolloutMoment *moment;
  const DiaRolloutRow *row;
  guint column;

  if (find_in_hand (DIA_MOMENTS_PAGE (widget), &moment, &row, &column) && row != NULL)
    gtk_widget_activate_action (widget, "desk.edit-content", "x", row->content_id);
}

/* All that one key moment lacks. */
static void
activate_make (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  DiaMomentsPage *self = DIA_MOMENTS_PAGE (widget);
  const DiaRolloutMoment *moment;
  const DiaRolloutRow *row;
  guint column;

  if (find_in_hand (self, &moment, &row, &column))
    {
      g_autoptr (GArray) cells = dia_rollout_list_missing (dia_moments_model_get_rollout (self->model), moment->moment->id);

      dia_moments_acts_make (self->acts, cells);
    }
}

static void
activate_make_selected (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  DiaMomentsPage *self = DIA_MOMENTS_PAGE (widget);
  g_autoptr (GArray) places = dia_rollout_matrix_list_selected (self->matrix);
  g_autoptr (GArray) cells = dia_rollout_choice_list_missing (dia_moments_model_get_rollout (self->model), places);

  dia_moments_acts_make (self->acts, cells);
}

static void
activate_offer_make (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  dia_make_button_pop_up (DIA_MOMENTS_PAGE (widget)->make);
}

static void
on_waive_chosen_cb (DiaWaiveDialog *dialog,
                    const char     *reason,
                    DiaMomentsPage *self)
{
  dia_moments_acts_waive (self->acts, dia_waive_dialog_get_cells (dialog), reason);
}

static void
activate_waive (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  DiaMomentsPage *self = DIA_MOMENTS_PAGE (widget);
  DiaRollout *rollout = dia_moments_model_get_rollout (self->model);
  g_autoptr (GArray) places = dia_rollout_matrix_list_selected (self->matrix);
  g_autoptr (GArray) cells = dia_rollout_choice_list_waivable (rollout, places);
  g_autoptr (GPtrArray) reasons = dia_rollout_choice_list_reasons (rollout);
  GtkWidget *dialog = dia_waive_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), cells, reasons);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (on_waive_chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
activate_unwaive (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  DiaMomentsPage *self = DIA_MOMENTS_PAGE (widget);
  g_autoptr (GArray) places = dia_rollout_matrix_list_selected (self->matrix);
  g_autoptr (GPtrArray) reasons = NULL;
  g_autoptr (GArray) cells = dia_rollout_choice_list_waived (dia_moments_model_get_rollout (self->model), places, &reasons);

  dia_moments_acts_unwaive (self->acts, cells, reasons);
}

/* All that one key moment is owed, or by the accounts that are selected. */
static void
activate_remind (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  DiaMomentsPage *self = DIA_MOMENTS_PAGE (widget);
  const DiaRolloutMoment *moment;
  const DiaRolloutRow *row;
  guint column;

  if (find_in_hand (self, &moment, &row, &column))
    {
      g_autoptr (DiaRollout) rollout = narrow_rollout (self, moment, g_variant_get_boolean (parameter));

      gtk_window_present (GTK_WINDOW (dia_remind_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->notices,
                                                             rollout, moment->moment->title)));
    }
}

static void
activate_copy (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  DiaMomentsPage *self = DIA_MOMENTS_PAGE (widget);
  g_autofree char *text = dia_rollout_words_dup_table (dia_moments_model_get_rollout (self->model));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  dia_notices_show (self->notices, _("Copied as a table"));
}

static void
on_list_selected_cb (DiaRolloutList    *list,
                     const DiaCellName *cell,
                     DiaMomentsPage    *self)
{
  self->chosen = TRUE;
  dia_rollout_matrix_take (self->matrix, cell);
}

/* Nothing can be made before there is a message: it is where one goes on. */
static void
on_message_wanted_cb (DiaMomentsPage *self)
{
  self->message_wanted = TRUE;
  gtk_widget_activate_action (GTK_WIDGET (self), "moments.edit", NULL);
}

static void
on_legend_notify_filter_cb (DiaRolloutLegend *legend,
                            GParamSpec       *pspec,
                            DiaMomentsPage   *self)
{
  dia_rollout_matrix_set_filter (self->matrix, dia_rollout_legend_get_filter (legend));
  dia_rollout_list_set_filter (self->list, dia_rollout_legend_get_filter (legend));
}

static void
activate_step (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  dia_moments_model_step (DIA_MOMENTS_PAGE (widget)->model, g_variant_get_int32 (parameter));
}

static void
activate_today (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  DiaMomentsModel *model = DIA_MOMENTS_PAGE (widget)->model;

  dia_moments_model_set_day (model, dia_moments_model_get_today (model));
}

static void
on_empty_clicked_cb (DiaEmptyState  *empty,
                     DiaMomentsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "moments.new", NULL);
}

/* What takes several lines in large text is told by signs, and the strip gets as much
 * more room as there is: in a narrow window not much. */
static void
fit_text (DiaMomentsPage *self)
{
  double scale = dia_look_get_text_scale (GTK_WIDGET (self));

  dia_rollout_legend_set_narrow (self->legend, self->narrow || scale > LARGE_TEXT);
  dia_rollout_strip_set_brief (self->strip, scale > LARGE_TEXT);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->strip_place),
                                              !self->narrow && scale > LARGE_TEXT ? (int) (STRIP_HEIGHT * scale / 2) : -1);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->strip_place),
                                              (int) (STRIP_HEIGHT * (self->narrow ? 1 + (scale - 1) / 4 : scale)));
}

static void
dia_moments_page_map (GtkWidget *widget)
{
  fit_text (DIA_MOMENTS_PAGE (widget));
  GTK_WIDGET_CLASS (dia_moments_page_parent_class)->map (widget);
  dia_moments_model_set_active (DIA_MOMENTS_PAGE (widget)->model, TRUE);
}

static void
dia_moments_page_unmap (GtkWidget *widget)
{
  dia_moments_model_set_active (DIA_MOMENTS_PAGE (widget)->model, FALSE);
  GTK_WIDGET_CLASS (dia_moments_page_parent_class)->unmap (widget);
}

static gboolean
dia_moments_page_grab_focus (GtkWidget *widget)
{
  DiaMomentsPage *self = DIA_MOMENTS_PAGE (widget);

  return gtk_widget_grab_focus (is_table (self) ? GTK_WIDGET (self->list) : GTK_WIDGET (self->matrix));
}

/* What a person chose is there again after the next start. */
static void
set_table (DiaMomentsPage *self,
           gboolean        table)
{
  if (self->table == table)
    return;
  self->table = table;
  if (self->settings != NULL)
    g_settings_set_boolean (self->settings, "moments-as-table", table);
  show_rollout (self);
  g_object_notify_by_pspec (G_OBJECT (self), table_property);
}

static void
dia_moments_page_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch ((Property) property_id)
    {
    case PROP_TABLE:
      g_value_set_boolean (value, DIA_MOMENTS_PAGE (object)->table);
      break;
    }
}

static void
dia_moments_page_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch ((Property) property_id)
    {
    case PROP_TABLE:
      set_table (DIA_MOMENTS_PAGE (object), g_value_get_boolean (value));
      break;
    }
}

static void
dia_moments_page_dispose (GObject *object)
{
  DiaMomentsPage *self = DIA_MOMENTS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  dia_template_dispose (GTK_WIDGET (object), DIA_TYPE_MOMENTS_PAGE);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->acts);
  g_clear_object (&self->notices);
  g_clear_object (&self->model);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (dia_moments_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/moments/dia-moments-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaMomentsPage, title);
  gtk_widget_class_bind_template_child (widget_class, DiaMomentsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DiaMomentsPage, matrix);
  gtk_widget_class_bind_template_child (widget_class, DiaMomentsPage, legend);
  gtk_widget_class_bind_template_child (widget_class, DiaMomentsPage, strip_place);
  gtk_widget_class_bind_template_child (widget_class, DiaMomentsPage, strip);
  gtk_widget_class_bind_template_child (widget_class, DiaMomentsPage, list);
  gtk_widget_class_bind_template_child (widget_class, DiaMomentsPage, make);
  gtk_widget_class_bind_template_child (widget_class, DiaMomentsPage, table_button);
  gtk_widget_class_bind_template_child (widget_class, DiaMomentsPage, remind_button);
  gtk_widget_class_bind_template_child (widget_class, DiaMomentsPage, remind_label);
  gtk_widget_class_bind_template_callback (widget_class, on_list_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_legend_notify_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_in_hand_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cell_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_empty_clicked_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "moments.step", "i", activate_step);
  gtk_widget_class_install_action (widget_class, "moments.today", NULL, activate_today);
  gtk_widget_class_install_action (widget_class, "moments.new", NULL, activate_new);
  gtk_widget_class_install_action (widget_class, "moments.edit", NULL, activate_edit);
  gtk_widget_class_install_action (widget_class, "moments.open", NULL, activate_open);
  gtk_widget_class_install_action (widget_class, "moments.make", NULL, activate_make);
  gtk_widget_class_install_action (widget_class, "moments.make-selected", NULL, activate_make_selected);
  gtk_widget_class_install_action (widget_class, "moments.offer-make", NULL, activate_offer_make);
  gtk_widget_class_install_action (widget_class, "moments.waive", NULL, activate_waive);
  gtk_widget_class_install_action (widget_class, "moments.unwaive", NULL, activate_unwaive);
  gtk_widget_class_install_action (widget_class, "moments.remind", "b", activate_remind);
  gtk_widget_class_install_action (widget_class, "moments.copy", NULL, activate_copy);
  gtk_widget_class_install_property_action (widget_class, "moments.table", "table");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, 0, "moments.remind", "b", TRUE);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "moments.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, 0, "moments.offer-make", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, 0, "moments.waive", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, 0, "moments.today", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, 0, "moments.edit", NULL);
}

static void
dia_moments_page_class_init (DiaMomentsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dia_moments_page_dispose;
  object_class->get_property = dia_moments_page_get_property;
  object_class->set_property = dia_moments_page_set_property;
  table_property = g_param_spec_boolean ("table", NULL, NULL, FALSE,
                                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, PROP_TABLE, table_property);
  widget_class->map = dia_moments_page_map;
  widget_class->unmap = dia_moments_page_unmap;
  widget_class->grab_focus = dia_moments_page_grab_focus;
  g_type_ensure (DIA_TYPE_EMPTY_STATE);
  g_type_ensure (DIA_TYPE_MAKE_BUTTON);
  g_type_ensure (DIA_TYPE_ROLLOUT_LEGEND);
  g_type_ensure (DIA_TYPE_ROLLOUT_LIST);
  g_type_ensure (DIA_TYPE_ROLLOUT_MATRIX);
  g_type_ensure (DIA_TYPE_ROLLOUT_STRIP);
  g_type_ensure (DIA_TYPE_SKELETON);
  g_type_ensure (DIA_TYPE_WRAP_BOX);
  bind_children (widget_class);
  install_actions (widget_class);
  gtk_widget_class_set_css_name (widget_class, "moments-page");
}

static void
dia_moments_page_init (DiaMomentsPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dia_button_words_give_way (GTK_WIDGET (self));
}

static void
recall_table (DiaMomentsPage *self)
{
  g_autoptr (GSettingsSchema) schema =
    g_settings_schema_source_lookup (g_settings_schema_source_get_default (), "io.github.diapason.Diapason", TRUE);

  if (schema == NULL || !g_settings_schema_has_key (schema, "moments-as-table"))
    return;
  self->settings = g_settings_new_full (schema, NULL, NULL);
  self->table = g_settings_get_boolean (self->settings, "moments-as-table");
}

GtkWidget *
dia_moments_page_new (DiaWorkspace *workspace,
                      DiaNotices   *notices)
{
  DiaMomentsPage *self = g_object_new (DIA_TYPE_MOMENTS_PAGE, NULL);

  self->notices = g_object_ref (notices);
  recall_table (self);
  self->model = dia_moments_model_new (workspace);
  self->acts = dia_moments_acts_new (dia_workspace_get_moments (workspace), notices);
  g_signal_connect_object (self->acts, "message-wanted", G_CALLBACK (on_message_wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (on_model_changed_cb), self, 0);
  g_signal_connect_object (self->model, "failed", G_CALLBACK (on_model_failed_cb), self, 0);
  on_model_changed_cb (self->model, DIA_MOMENTS_CHANGE_PERIOD | DIA_MOMENTS_CHANGE_ROLLOUT, self);
  return GTK_WIDGET (self);
}

DiaMomentsModel *
dia_moments_page_get_model (DiaMomentsPage *self)
{
  g_return_val_if_fail (DIA_IS_MOMENTS_PAGE (self), NULL);

  return self->model;
}

void
dia_moments_page_set_narrow (DiaMomentsPage *self,
                             gboolean        narrow)
{
  g_return_if_fail (DIA_IS_MOMENTS_PAGE (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  gtk_widget_set_visible (self->table_button, !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->remind_label), !narrow);
  dia_make_button_set_narrow (self->make, narrow);
  fit_text (self);
  dia_rollout_strip_set_narrow (self->strip, narrow);
  show_rollout (self);
}
