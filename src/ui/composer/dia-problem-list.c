/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-problem-list.h"

#include "dia-state-sign.h"
#include "dia-wrap-box.h"

#include <glib/gi18n-lib.h>

struct _DiaProblemList
{
  GtkWidget   parent_instance;

  GtkWidget  *box;
  GtkLabel   *title;
  GtkLabel   *summary;
  GtkListBox *list;

  DiaDraft   *draft;       /* (owned) */
  guint       next;        /* the problem to settle next */
};

enum
{
  SIGNAL_SETTLE_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaProblemList, dia_problem_list, GTK_TYPE_WIDGET)

/* The act that solves a problem; all fit on a small button. */
static const char *const acts[] = {
  [DIA_PROBLEM_EMPTY] = NC_("settle a problem", "Write"),
  [DIA_PROBLEM_NO_ACCOUNT] = NC_("settle a problem", "Choose"),
  [DIA_PROBLEM_TOO_LONG] = NC_("settle a problem", "Adapt"),
  [DIA_PROBLEM_TOO_MANY_MEDIA] = NC_("settle a problem", "Pictures"),
  [DIA_PROBLEM_MEDIA_REQUIRED] = NC_("settle a problem", "Add"),
  [DIA_PROBLEM_NO_ALT] = NC_("settle a problem", "Describe"),
  [DIA_PROBLEM_ALT_TOO_LONG] = NC_("settle a problem", "Shorten"),
  [DIA_PROBLEM_SIGN_IN] = NC_("settle a problem", "Sign In"),
  [DIA_PROBLEM_ANSWER_ELSEWHERE] = NC_("settle a problem", "Change"),
  [DIA_PROBLEM_CLOSE_TO_ANOTHER] = NC_("settle a problem", "Move"),
  [DIA_PROBLEM_SAME_TEXT] = NC_("settle a problem", "Rewrite"),
  [DIA_PROBLEM_SISTER_TEXT] = NC_("settle a problem", "Rewrite"),
  [DIA_PROBLEM_IN_PAST] = NC_("settle a problem", "Move"),
  [DIA_PROBLEM_GAP] = NC_("settle a problem", "Move"),
  [DIA_PROBLEM_FOLD] = NC_("settle a problem", "Move"),
  [DIA_PROBLEM_BEHIND] = NC_("settle a problem", "Compare"),
  [DIA_PROBLEM_OTHER_LANGUAGE] = NC_("settle a problem", "Adapt"),
};

static void
show_severity (GtkImage    *image,
               DiaSeverity  severity)
{
  static const struct
  {
    const char *icon;
    const char *tone;
    const char *name;
  } looks[] = {
    [DIA_SEVERITY_ADVICE] = { "dia-state-approved-symbolic", "info", NC_("severity", "Advice") },
    [DIA_SEVERITY_WARNING] = { "dia-late-symbolic", "warn", NC_("severity", "Warning") },
    [DIA_SEVERITY_BLOCKING] = { "dia-state-failed-symbolic", "error", NC_("severity", "Blocking") },
  };

  gtk_image_set_from_icon_name (image, looks[severity].icon);
  dia_tone_set (GTK_WIDGET (image), looks[severity].tone);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_dpgettext2 (GETTEXT_PACKAGE, "severity", looks[severity].name), -1);
}

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
on_act_clicked_cb (GtkButton      *button,
                   DiaProblemList *self)
{
  g_signal_emit (self, signals[SIGNAL_SETTLE_REQUESTED], 0, g_object_get_data (G_OBJECT (button), "problem"));
}

static GtkWidget *
create_act (DiaProblemList *self,
            DiaProblem     *problem)
{
  const char *act = g_dpgettext2 (GETTEXT_PACKAGE, "settle a problem", acts[problem->kind]);
  GtkWidget *button = gtk_button_new_with_label (act);
  g_autofree char *name = g_strdup_printf (C_("act: problem", "%s: %s"), act, problem->title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_add_css_class (button, "compact");
  gtk_widget_add_css_class (button, "whole");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "problem", g_object_ref (problem), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (on_act_clicked_cb), self);
  return button;
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  DiaProblem *problem = item;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *line = g_object_new (DIA_TYPE_WRAP_BOX, "shrink-to", 120, "hexpand", TRUE, NULL);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *act = create_act (DIA_PROBLEM_LIST (user_data), problem);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, NULL);

  show_severity (GTK_IMAGE (image), problem->severity);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), create_label (problem->title, "problem-title"));
  if (problem->detail != NULL && *problem->detail != '\0')
    {
      GtkWidget *detail = create_label (problem->detail, "caption");

      gtk_widget_add_css_class (detail, "dim");
      gtk_box_append (GTK_BOX (words), detail);
    }
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), line);
  dia_wrap_box_append (DIA_WRAP_BOX (line), words);
  dia_wrap_box_append (DIA_WRAP_BOX (line), act);
  gtk_widget_add_css_class (box, "problem-row");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static guint
count_severity (GListModel  *problems,
                DiaSeverity  severity)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (problems); i++)
    {
      g_autoptr(DiaProblem) problem = g_list_model_get_item (problems, i);

      n += problem->severity == severity;
    }
  return n;
}

/* "2 blocking, 2 warnings" (transfer full) */
static char *
summarise (GListModel *problems)
{
  guint n_blocking = count_severity (problems, DIA_SEVERITY_BLOCKING);
  guint n_warnings = count_severity (problems, DIA_SEVERITY_WARNING);
  g_autofree char *blocking = g_strdup_printf (ngettext ("%u blocking", "%u blocking", n_blocking), n_blocking);
  g_autofree char *warnings = g_strdup_printf (ngettext ("%u warning", "%u warnings", n_warnings), n_warnings);

  if (n_blocking > 0 && n_warnings > 0)
    return g_strdup_printf ("%s, %s", blocking, warnings);
  return g_strdup (n_blocking > 0 ? blocking : n_warnings > 0 ? warnings : "");
}

static void
on_problems_changed_cb (DiaProblemList *self)
{
  GListModel *problems = dia_draft_get_problems (self->draft);
  guint n = g_list_model_get_n_items (problems);
  g_autofree char *summary = summarise (problems);
  g_autofree char *title = n == 0 ? g_strdup (_("Nothing to settle"))
                                  : g_strdup_printf (ngettext ("%u point to settle", "%u points to settle", n), n);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  if (self->next >= n)
    self->next = 0;
}

static gboolean
settle_at (DiaProblemList *self,
           guint           position)
{
  GListModel *problems = dia_draft_get_problems (self->draft);
  g_autoptr(DiaProblem) problem = g_list_model_get_item (problems, position);

  if (problem == NULL)
    return FALSE;
  self->next = (position + 1) % g_list_model_get_n_items (problems);
  g_signal_emit (self, signals[SIGNAL_SETTLE_REQUESTED], 0, problem);
  return TRUE;
}

static void
dia_problem_list_dispose (GObject *object)
{
  DiaProblemList *self = DIA_PROBLEM_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (dia_problem_list_parent_class)->dispose (object);
}

static void
dia_problem_list_class_init (DiaProblemListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_problem_list_dispose;
  signals[SIGNAL_SETTLE_REQUESTED] = g_signal_new ("settle-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                   NULL, NULL, NULL, G_TYPE_NONE, 1, DIA_TYPE_PROBLEM);
  g_type_ensure (DIA_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/composer/dia-problem-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaProblemList, box);
  gtk_widget_class_bind_template_child (widget_class, DiaProblemList, title);
  gtk_widget_class_bind_template_child (widget_class, DiaProblemList, summary);
  gtk_widget_class_bind_template_child (widget_class, DiaProblemList, list);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "problem-list");
}

static void
dia_problem_list_init (DiaProblemList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dia_problem_list_new (DiaDraft *draft)
{
  DiaProblemList *self = g_object_new (DIA_TYPE_PROBLEM_LIST, NULL);
  GListModel *problems = dia_draft_get_problems (draft);

  self->draft = g_object_ref (draft);
  gtk_list_box_bind_model (self->list, problems, create_row, self, NULL);
  g_signal_connect_object (problems, "items-changed", G_CALLBACK (on_problems_changed_cb), self, G_CONNECT_SWAPPED);
  on_problems_changed_cb (self);
  return GTK_WIDGET (self);
}

gboolean
dia_problem_list_settle_next (DiaProblemList *self)
{
  return settle_at (self, self->next);
}

gboolean
dia_problem_list_settle_first (DiaProblemList *self)
{
  return settle_at (self, 0);
}
