/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-print.h"

#include "dia-calendar-paper.h"
#include "dia-format.h"
#include "dia-roster.h"
#include "dia-scopes.h"

#include <glib/gi18n-lib.h>

/* What is printed once the paper is known. */
typedef struct
{
  DiaCalendarSheet  *sheet;      /* (owned) */
  DiaCalendarPeriod  period;
  DiaRoster         *roster;     /* (owned) */
  char              *subtitle;   /* (owned) */
  DiaCalendarPaper  *paper;      /* (owned) (nullable) */
} Printing;

/* From the choice of the person to the answer of the workspace. */
typedef struct
{
  DiaCalendarPeriod  period;
  GtkWindow         *window;      /* (owned) */
  DiaNotices        *notices;     /* (owned) */
  DiaWorkspace      *workspace;   /* (owned) */
  DiaCalendarTime    time;
} Request;

static void
free_printing (gpointer data,
               GClosure *closure)
{
  Printing *printing = data;

  g_clear_object (&printing->paper);
  g_object_unref (printing->sheet);
  g_object_unref (printing->roster);
  g_free (printing->subtitle);
  g_free (printing);
}

static void
free_request (Request *request)
{
  g_object_unref (request->window);
  g_object_unref (request->notices);
  g_object_unref (request->workspace);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, free_request)

static void
on_begin_print_cb (GtkPrintOperation *operation,
                   GtkPrintContext   *context,
                   Printing          *printing)
{
  g_clear_object (&printing->paper);
  printing->paper = dia_calendar_paper_new (printing->sheet, &printing->period, printing->roster, printing->subtitle,
                                            gtk_print_context_get_width (context), gtk_print_context_get_height (context));
  gtk_print_operation_set_n_pages (operation, dia_calendar_paper_count_pages (printing->paper));
}

static void
on_draw_page_cb (GtkPrintOperation *operation,
                 GtkPrintContext   *context,
                 int                page,
                 Printing          *printing)
{
  dia_calendar_paper_paint (printing->paper, gtk_print_context_get_cairo_context (context), page);
}

/* Across; the paper itself is the person's, or that of the country. */
static void
set_up_page (GtkPrintOperation *operation)
{
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();

  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_settings_set_orientation (settings, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
}

GtkPrintOperation *
dia_calendar_print_new (DiaCalendarSheet        *sheet,
                        const DiaCalendarPeriod *period,
                        DiaRoster               *roster,
                        const char              *subtitle)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autofree char *title = dia_calendar_period_dup_title (period);
  Printing *printing = g_new0 (Printing, 1);

  printing->sheet = g_object_ref (sheet);
  printing->period = *period;
  printing->roster = g_object_ref (roster);
  printing->subtitle = g_strdup (subtitle);
  set_up_page (operation);
  gtk_print_operation_set_job_name (operation, title);
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (on_begin_print_cb), printing, free_printing, 0);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page_cb), printing);

  return operation;
}

static void
on_done_cb (GtkPrintOperation       *operation,
            GtkPrintOperationResult  result,
            DiaNotices              *notices)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  dia_notices_show_error (notices, error);
}

/* "52 accounts · each account’s time" */
static char *
write_subtitle (Request *request)
{
  guint n = dia_scopes_count_accounts (dia_workspace_get_scopes (request->workspace));
  g_autofree char *number = dia_format_integer (n);
  g_autofree char *accounts = g_strdup_printf (ngettext ("%s account", "%s accounts", n), number);

  return g_strdup_printf (C_("accounts, clock", "%s · %s"), accounts,
                          request->time == DIA_CALENDAR_OWN_TIME ? _("each account’s time") : _("time of this computer"));
}

static void
on_sheet_loaded_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (DiaCalendarSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *subtitle = write_subtitle (request);

  sheet = dia_calendar_load_finish (DIA_CALENDAR (source), result, &error);
  if (sheet == NULL)
    {
      dia_notices_show_error (request->notices, error);
      return;
    }
  operation = dia_calendar_print_new (sheet, &request->period, dia_workspace_get_roster (request->workspace), subtitle);
  g_signal_connect_object (operation, "done", G_CALLBACK (on_done_cb), request->notices, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, request->window, NULL);
}

void
dia_calendar_print_start (DiaCalendarModel *model,
                          GtkWindow        *window,
                          DiaNotices       *notices)
{
  DiaWorkspace *workspace = dia_calendar_model_get_workspace (model);
  DiaCalendarForm shown = dia_calendar_model_get_period (model)->form;
  gboolean week = shown == DIA_CALENDAR_WEEK || shown == DIA_CALENDAR_DAY;
  Request *request = g_new0 (Request, 1);
  DiaCalendarSpan span;

  dia_calendar_period_init (&request->period, week ? DIA_CALENDAR_WEEK : DIA_CALENDAR_MONTH,
                            dia_calendar_model_get_day (model), dia_calendar_model_get_rules (model));
  request->window = g_object_ref (window);
  request->notices = g_object_ref (notices);
  request->workspace = g_object_ref (workspace);
  request->time = dia_calendar_model_get_time (model);
  span = (DiaCalendarSpan) { request->period.grid_first, request->period.n_days, request->time };
  dia_calendar_load_async (dia_workspace_get_calendar (workspace), dia_scopes_get_current (dia_workspace_get_scopes (workspace)),
                           &span, NULL, on_sheet_loaded_cb, request);
}
