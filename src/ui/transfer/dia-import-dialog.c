/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-import-dialog.h"

#include "dia-button-words.h"
#include "dia-import-options.h"
#include "dia-import-row.h"
#include "dia-imports.h"
#include "dia-look.h"
#include "dia-moment-import.h"
#include "dia-spare-title.h"

#include <glib/gi18n-lib.h>

#define PROGRESS_MS 100
/* Some rows at text of normal size: with less the dialog itself scrolls. */
#define LEAST_LIST 180
/* As far as anybody plans. */
#define MOMENT_DAYS 731

struct _DiaImportDialog
{
  AdwWindow           parent_instance;

  DiaWorkspace       *workspace;     /* (owned) */
  DiaNotices         *notices;       /* (owned) */
  GFile              *file;          /* (owned) */
  GBytes             *bytes;         /* (owned) (nullable): until it is read */
  gboolean            is_calendar;
  GCancellable       *cancellable;   /* (owned): of what runs */
  DiaImportMeter     *meter;         /* (owned) (nullable): while it imports */
  guint               timer;
  guint               n_posts;       /* that would come; key moments for a calendar */
  guint               n_refused;
  gboolean            unclear;       /* something is to be answered first */

  GListStore         *lines;         /* (owned) */
  GtkFilterListModel *shown;         /* (owned) */

  GtkStack           *stack;
  AdwStatusPage      *problem;
  GtkLabel           *summary;
  GtkLabel           *facts;
  GtkWidget          *settings;
  DiaImportOptions   *options;
  GtkScrolledWindow  *list_place;
  GtkGridView        *list;
  GtkCheckButton     *good_only;
  GtkCheckButton     *remarks_only;
  GtkProgressBar     *progress;
  GtkWidget          *import;
};

G_DEFINE_FINAL_TYPE (DiaImportDialog, dia_import_dialog, ADW_TYPE_WINDOW)

static gboolean
has_suffix (GFile      *file,
            const char *suffix)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = name != NULL ? g_ascii_strdown (name, -1) : NULL;

  return lower != NULL && g_str_has_suffix (lower, suffix);
}

static void
show_state (DiaImportDialog *self)
{
  gboolean busy = self->meter != NULL;
  gboolean good = gtk_check_button_get_active (self->good_only) || self->is_calendar;

  gtk_widget_set_visible (GTK_WIDGET (self->good_only), !self->is_calendar && self->n_refused > 0 && self->n_posts > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), busy);
  gtk_widget_set_sensitive (self->settings, !busy);
  gtk_widget_set_sensitive (self->import, !busy && self->n_posts > 0 && !self->unclear && (self->n_refused == 0 || good));
}

static gboolean
has_remark (gpointer item,
            gpointer user_data)
{
  DiaImportDialog *self = user_data;
  const DiaImportLine *line = item;

  return !gtk_check_button_get_active (self->remarks_only) || line->outcome != DIA_IMPORT_TAKEN || line->reason[0] != '\0';
}

static void
show_lines (DiaImportDialog *self,
            GPtrArray       *lines)
{
  g_list_store_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)), lines->pdata, lines->len);
}

static void
show_problem (DiaImportDialog *self,
              const GError    *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  adw_status_page_set_description (self->problem, error->message);
  gtk_stack_set_visible_child_name (self->stack, "problem");
  self->n_posts = 0;
  show_state (self);
}

/* "12 posts · 3 rows refused · 1 row left out" */
static void
show_counts (DiaImportDialog *self,
             const char      *first,
             guint            n_refused,
             guint            n_left_out)
{
  g_autoptr (GString) text = g_string_new (first);

  if (n_refused > 0)
    g_string_append_printf (text, ngettext (" · %u row refused", " · %u rows refused", n_refused), n_refused);
  if (n_left_out > 0)
    g_string_append_printf (text, ngettext (" · %u row left out", " · %u rows left out", n_left_out), n_left_out);
  gtk_label_set_label (self->summary, text->str);
  gtk_stack_set_visible_child_name (self->stack, "rows");
}

static const char *
name_separator (char separator)
{
  switch (separator)
    {
    case ',':
      return _("commas");
    case ';':
      return _("semicolons");
    case '\t':
      return _("tabs");
    default:
      return _("bars");
    }
}

static void
show_report (DiaImportDialog       *self,
             const DiaImportReport *report)
{
  g_autofree char *posts = g_strdup_printf (ngettext ("%u post", "%u posts", report->n_posts), report->n_posts);
  g_autofree char *facts = g_strdup_printf ("%s · %s · %s", dia_import_layout_kind_get_label (report->layout.kind),
                                            report->encoding, name_separator (report->separator));

  self->n_posts = report->n_posts;
  self->n_refused = report->n[DIA_IMPORT_REFUSED];
  self->unclear = report->ambiguous || report->layout.kind == DIA_IMPORT_LAYOUT_UNKNOWN;
  show_lines (self, report->lines);
  show_counts (self, posts, self->n_refused, report->n[DIA_IMPORT_DOUBLED]);
  if (report->ambiguous)
    gtk_label_set_label (self->facts, _("The dates of this file can be read in two ways. Say below which number is the day."));
  else if (report->layout.kind == DIA_IMPORT_LAYOUT_UNKNOWN)
    gtk_label_set_label (self->facts, _("Say below which column holds the text."));
  else
    gtk_label_set_label (self->facts, facts);
  dia_import_options_show (self->options, report);
  show_state (self);
}

static void
show_moment_report (DiaImportDialog             *self,
                    const DiaMomentImportReport *report)
{
  guint n = report->n_new + report->n_updated;
  g_autofree char *moments = g_strdup_printf (ngettext ("%u key moment", "%u key moments", n), n);
  g_autofree char *outside = g_strdup_printf (ngettext ("%u event on other days than the next two years",
                                                        "%u events on other days than the next two years", report->n_outside),
                                              report->n_outside);

  self->n_posts = n;
  self->n_refused = report->n_refused;
  show_lines (self, report->lines);
  show_counts (self, moments, report->n_refused, report->n_unchanged);
  gtk_label_set_label (self->facts, report->n_outside > 0 ? outside : _("Events of the next two years"));
  show_state (self);
}

/* Takes an import back, after its dialog has gone. */
typedef struct
{
  DiaWorkspace          *workspace;   /* (owned) */
  DiaNotices            *notices;     /* (owned) */
  DiaImportReport       *report;      /* (owned) (nullable) */
  DiaMomentImportReport *moments;     /* (owned) (nullable) */
} Undo;

static void
free_undo (gpointer data)
{
  Undo *undo = data;

  g_object_unref (undo->workspace);
  g_object_unref (undo->notices);
  g_clear_object (&undo->report);
  g_clear_object (&undo->moments);
  g_free (undo);
}

static Undo *
make_undo (DiaWorkspace          *workspace,
           DiaNotices            *notices,
           DiaImportReport       *report,
           DiaMomentImportReport *moments)
{
  Undo *undo = g_new0 (Undo, 1);

  undo->workspace = g_object_ref (workspace);
  undo->notices = g_object_ref (notices);
  undo->report = report != NULL ? g_object_ref (report) : NULL;
  undo->moments = moments != NULL ? g_object_ref (moments) : NULL;

  return undo;
}

static void
on_undone_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Undo *undo = user_data;
  g_autoptr (GError) error = NULL;
  guint n_left = 0;

  if (undo->report != NULL)
    dia_imports_undo_finish (DIA_IMPORTS (source), result, &n_left, &error);
  else
    dia_moment_import_undo_finish (DIA_MOMENTS (source), result, &error);
  if (error != NULL)
    dia_notices_show_error (undo->notices, error);
  else if (n_left > 0)
    {
      g_autofree char *title = g_strdup_printf (ngettext ("%u content stays: it has gone out, or is on its way",
                                                          "%u contents stay: they have gone out, or are on their way", n_left),
                                                n_left);

      dia_notices_show (undo->notices, title);
    }
  free_undo (undo);
}

static void
take_back (gpointer user_data)
{
  const Undo *undo = user_data;
  Undo *running = make_undo (undo->workspace, undo->notices, undo->report, undo->moments);

  if (undo->report != NULL)
    dia_imports_undo_async (dia_workspace_get_imports (undo->workspace), undo->report, NULL, on_undone_cb, running);
  else
    dia_moment_import_undo_async (dia_workspace_get_moments (undo->workspace), undo->moments, NULL, on_undone_cb, running);
}

static void
tell_done (DiaImportDialog       *self,
           const char            *title,
           DiaImportReport       *report,
           DiaMomentImportReport *moments)
{
  dia_notices_show_undo (self->notices, title, take_back, make_undo (self->workspace, self->notices, report, moments), free_undo);
  gtk_window_close (GTK_WINDOW (self));
}

static void
end_import (DiaImportDialog *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->meter, g_atomic_rc_box_release);
}

/* A dry run, or the import itself. (nullable): NULL when the dialog has gone or
 * asked for something else since. */
static DiaImportDialog *
get_dialog (gpointer      user_data,
            const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? NULL : user_data;
}

static void
on_ran_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaImportReport) report = dia_imports_run_finish (DIA_IMPORTS (source), result, &error);
  DiaImportDialog *self = get_dialog (user_data, error);
  g_autofree char *title = NULL;

  if (self == NULL)
    return;
  end_import (self);
  if (report == NULL)
    show_problem (self, error);
  else if (!report->written)
    show_report (self, report);
  else
    {
      title = g_strdup_printf (ngettext ("Imported %u post", "Imported %u posts", report->n_posts), report->n_posts);
      tell_done (self, title, report, NULL);
    }
}

static void
on_moments_ran_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaMomentImportReport) report = dia_moment_import_run_finish (DIA_MOMENTS (source), result, &error);
  DiaImportDialog *self = get_dialog (user_data, error);
  g_autofree char *title = NULL;
  guint n;

  if (self == NULL)
    return;
  end_import (self);
  n = report != NULL ? report->n_new + report->n_updated : 0;
  if (report == NULL)
    show_problem (self, error);
  else if (!report->written)
    show_moment_report (self, report);
  else
    {
      title = g_strdup_printf (ngettext ("Imported %u key moment", "Imported %u key moments", n), n);
      tell_done (self, title, NULL, report);
    }
}

static void
run_table (DiaImportDialog *self,
           gboolean         dry_run)
{
  g_autoptr (DiaImportRequest) request = dia_import_request_new (self->bytes);

  dia_import_options_fill (self->options, request);
  request->good_only = gtk_check_button_get_active (self->good_only);
  request->dry_run = dry_run;
  request->meter = self->meter != NULL ? g_atomic_rc_box_acquire (self->meter) : NULL;
  dia_imports_run_async (dia_workspace_get_imports (self->workspace), request, self->cancellable, on_ran_cb, self);
}

static void
run_calendar (DiaImportDialog *self,
              gboolean         dry_run)
{
  g_autofree char *zone = dia_zone_dup_local ();
  DiaDay today = dia_day_from_instant (dia_clock_now (dia_workspace_get_clock (self->workspace)), zone);
  DiaMomentImportRequest *request = dia_moment_import_request_new (self->bytes, today, dia_day_add (today, MOMENT_DAYS));

  request->dry_run = dry_run;
  dia_moment_import_run_async (dia_workspace_get_moments (self->workspace), request, self->cancellable, on_moments_ran_cb, self);
}

/* What still runs is about another answer. */
static void
run (DiaImportDialog *self,
     gboolean         dry_run)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->is_calendar)
    run_calendar (self, dry_run);
  else
    run_table (self, dry_run);
}

static void
check (DiaImportDialog *self)
{
  if (self->bytes != NULL)
    run (self, TRUE);
}

static gboolean
on_progress_cb (gpointer user_data)
{
  DiaImportDialog *self = user_data;
  int n_all = g_atomic_int_get (&self->meter->n_all);
  int n_done = g_atomic_int_get (&self->meter->n_done);

  if (n_all > 0)
    gtk_progress_bar_set_fraction (self->progress, (double) n_done / n_all);
  else
    gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

static void
on_import_clicked_cb (GtkButton       *button,
                      DiaImportDialog *self)
{
  self->meter = g_atomic_rc_box_new0 (DiaImportMeter);
  self->timer = g_timeout_add (PROGRESS_MS, on_progress_cb, self);
  gtk_progress_bar_set_fraction (self->progress, 0);
  show_state (self);
  run (self, FALSE);
}

static void
on_good_only_toggled_cb (GtkCheckButton  *button,
                         DiaImportDialog *self)
{
  show_state (self);
}

static void
on_remarks_only_toggled_cb (GtkCheckButton  *button,
                            DiaImportDialog *self)
{
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->shown), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_loaded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  DiaImportDialog *self = get_dialog (user_data, error);

  if (self == NULL)
    return;
  if (bytes == NULL)
    {
      show_problem (self, error);
      return;
    }
  self->bytes = g_steal_pointer (&bytes);
  check (self);
}

/* Larger ones are refused anyhow: they are not read into memory first. */
static void
on_measured_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);
  DiaImportDialog *self = get_dialog (user_data, error);

  if (self == NULL)
    return;
  if (info != NULL && g_file_info_get_size (info) > DIA_CSV_MAX_BYTES)
    g_set_error_literal (&error, DIA_CSV_ERROR, DIA_CSV_ERROR_TOO_LARGE, _("The file is larger than 16 MB."));
  if (error != NULL)
    show_problem (self, error);
  else
    g_file_load_bytes_async (self->file, self->cancellable, on_loaded_cb, self);
}

static void
on_item_setup_cb (GtkSignalListItemFactory *factory,
                  GtkListItem              *item,
                  gpointer                  user_data)
{
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, dia_import_row_new ());
}

static void
on_item_bind_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item,
                 gpointer                  user_data)
{
  dia_import_row_set_line (DIA_IMPORT_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
build_list (DiaImportDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (has_remark, self, NULL));
  g_autoptr (GtkSelectionModel) selection = NULL;

  self->lines = g_list_store_new (DIA_TYPE_IMPORT_LINE);
  self->shown = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->lines)), filter);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->shown))));
  g_signal_connect (factory, "setup", G_CALLBACK (on_item_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_item_bind_cb), NULL);
  gtk_grid_view_set_factory (self->list, factory);
  gtk_grid_view_set_model (self->list, selection);
}

static void
dia_import_dialog_dispose (GObject *object)
{
  DiaImportDialog *self = DIA_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  end_import (self);
  if (self->list != NULL)
    gtk_grid_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DIA_TYPE_IMPORT_DIALOG);
  self->list = NULL;
  g_clear_object (&self->shown);
  g_clear_object (&self->lines);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_object (&self->file);
  g_clear_object (&self->notices);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dia_import_dialog_parent_class)->dispose (object);
}

static void
dia_import_dialog_class_init (DiaImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_import_dialog_dispose;
  g_type_ensure (DIA_TYPE_IMPORT_OPTIONS);
  g_type_ensure (DIA_TYPE_SPARE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/transfer/dia-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DiaImportDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, DiaImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, DiaImportDialog, facts);
  gtk_widget_class_bind_template_child (widget_class, DiaImportDialog, settings);
  gtk_widget_class_bind_template_child (widget_class, DiaImportDialog, options);
  gtk_widget_class_bind_template_child (widget_class, DiaImportDialog, list_place);
  gtk_widget_class_bind_template_child (widget_class, DiaImportDialog, list);
  gtk_widget_class_bind_template_child (widget_class, DiaImportDialog, good_only);
  gtk_widget_class_bind_template_child (widget_class, DiaImportDialog, remarks_only);
  gtk_widget_class_bind_template_child (widget_class, DiaImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, DiaImportDialog, import);
  gtk_widget_class_bind_template_callback (widget_class, on_import_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_good_only_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_remarks_only_toggled_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dia_import_dialog_init (DiaImportDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dia_button_words_give_way (GTK_WIDGET (self));
  gtk_scrolled_window_set_min_content_height (self->list_place,
                                              (int) (LEAST_LIST * dia_look_get_text_scale (GTK_WIDGET (self))));
  build_list (self);
  g_signal_connect_object (self->options, "changed", G_CALLBACK (check), self, G_CONNECT_SWAPPED);
}

GtkWidget *
dia_import_dialog_new (GtkWindow    *parent,
                       DiaWorkspace *workspace,
                       DiaNotices   *notices,
                       GFile        *file)
{
  DiaImportDialog *self = g_object_new (DIA_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);
  g_autofree char *name = g_file_get_basename (file);
  /* Translators: %s is the name of a file. */
  g_autofree char *title = g_strdup_printf (_("Import “%s”"), name);

  self->workspace = g_object_ref (workspace);
  self->notices = g_object_ref (notices);
  self->file = g_object_ref (file);
  self->is_calendar = has_suffix (file, ".ics");
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_widget_set_visible (self->settings, !self->is_calendar);
  dia_import_options_set_workspace (self->options, workspace);
  show_state (self);
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, self->cancellable,
                           on_measured_cb, self);
  return GTK_WIDGET (self);
}

gboolean
dia_import_dialog_may_read (GFile *file)
{
  static const char *const suffixes[] = { ".csv", ".ics", ".tsv", ".txt" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (has_suffix (file, suffixes[i]))
      return TRUE;

  return FALSE;
}
