/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-import-job.h"

#include "dia-draft-problems.h"
#include "dia-field.h"
#include "dia-format.h"
#include "dia-post-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TITLE_CHARACTERS 80

/* A row while it is read. */
typedef struct
{
  DiaImportJob    *job;       /* (unowned) */
  DiaDateReader   *dates;     /* (unowned) */
  const DiaCsvRow *row;       /* (unowned) */
  DiaImportLine   *line;      /* (unowned) */
  gboolean         own;       /* written by the desk itself */
} Reading;

static const char *
get_raw (const Reading  *reading,
         DiaImportField  field)
{
  return dia_csv_row_get (reading->row, reading->job->report->layout.columns[field]);
}

/* (transfer full): without blanks around it. */
static char *
dup_cell (const Reading  *reading,
          DiaImportField  field)
{
  const char *raw = get_raw (reading, field);

  return g_strstrip (g_strdup (reading->own ? dia_csv_undo_harmless (raw) : raw));
}

/* Date and time in columns of their own are read as one. (transfer full) */
static char *
dup_date (const Reading *reading)
{
  g_autofree char *date = dup_cell (reading, DIA_IMPORT_DATE);
  g_autofree char *time = dup_cell (reading, DIA_IMPORT_TIME);

  return date[0] != '\0' && time[0] != '\0' ? g_strconcat (date, " ", time, NULL) : g_steal_pointer (&date);
}

static gboolean
refuse (GError     **error,
        const char  *why)
{
  g_set_error_literal (error, DIA_IMPORT_ERROR, DIA_IMPORT_ERROR_BAD, why);
  return FALSE;
}

/* What of the file's dates can be read in one order only. */
typedef struct
{
  guint n_day_first;
  guint n_month_first;
  guint n_ambiguous;
} OrderCount;

static void
count_order (OrderCount        *count,
             const DiaDateText *date)
{
  count->n_day_first += date->orders == DIA_DATE_DAY_FIRST ? 1 : 0;
  count->n_month_first += date->orders == DIA_DATE_MONTH_FIRST ? 1 : 0;
  count->n_ambiguous += date->ambiguous ? 1 : 0;
}

static gboolean
is_american (void)
{
  g_autofree char *locale = dia_format_dup_locale ();

  return g_str_has_suffix (locale, "-US");
}

/* One order for the whole file: the one that reads more of it, and where none of
 * its dates can tell, that of the user's language until a person says. */
static void
decide_order (DiaImportReport  *report,
              DiaDateOrder      wanted,
              const OrderCount *count)
{
  report->ambiguous = wanted == 0 && count->n_ambiguous > 0 && count->n_day_first == 0 && count->n_month_first == 0;
  if (wanted != 0)
    report->order = wanted;
  else if (report->ambiguous)
    report->order = is_american () ? DIA_DATE_MONTH_FIRST : DIA_DATE_DAY_FIRST;
  else
    report->order = count->n_month_first > count->n_day_first ? DIA_DATE_MONTH_FIRST : DIA_DATE_DAY_FIRST;
}

static void
find_order (DiaImportJob  *job,
            const DiaCsv  *csv,
            DiaDateReader *dates)
{
  OrderCount count = { 0 };

  for (guint i = job->report->layout.has_head ? 1 : 0; i < csv->rows->len; i++)
    {
      Reading reading = { job, dates, csv->rows->pdata[i], NULL, FALSE };
      g_autofree char *text = dup_date (&reading);
      DiaDateText date;

      if (reading.row->problem == NULL && text[0] != '\0' &&
          dia_date_reader_read (dates, text, DIA_DATE_DAY_FIRST, &date, NULL))
        count_order (&count, &date);
    }
  decide_order (job->report, job->request->order, &count);
}

/* What was read of a row, before it is an addition. */
typedef struct
{
  gboolean     timed;
  DiaWallTime  wall;
  char        *zone;      /* (owned) (nullable) */
  gboolean     draft;
} When;

static void
clear_when (When *when)
{
  g_clear_pointer (&when->zone, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (When, clear_when)

/* A time with an offset is one moment everywhere: in UTC there is no other. */
static gboolean
apply_offset (When               *when,
              const DiaDateText  *date,
              GError            **error)
{
  DiaInstant at;

  if (!date->has_offset)
    return TRUE;

  dia_field_take_text (&when->zone, g_strdup ("UTC"));
  return dia_wall_time_resolve (&when->wall, "UTC", &at, NULL, error) &&
         dia_wall_time_from_instant (at - date->offset * DIA_MINUTE, "UTC", &when->wall, error);
}

static gboolean
read_zone (const Reading      *reading,
           const DiaDateText  *date,
           When               *when,
           GError            **error)
{
  g_autofree char *zone = dup_cell (reading, DIA_IMPORT_ZONE);
  const char *told = date->zone[0] != '\0' ? date->zone : zone[0] != '\0' ? zone : reading->job->request->zone;

  if (told != NULL && !dia_zone_is_known (told))
    {
      g_set_error (error, DIA_IMPORT_ERROR, DIA_IMPORT_ERROR_BAD, _("The time zone “%s” is not known; write it as Europe/Paris."),
                   told);
      return FALSE;
    }
  when->zone = g_strdup (told);

  return apply_offset (when, date, error);
}

static gboolean
read_when (const Reading  *reading,
           When           *when,
           GError        **error)
{
  g_autofree char *text = dup_date (reading);
  DiaDateOrder order = reading->job->report->order;
  DiaDateText date;

  when->draft = reading->job->request->drafts || text[0] == '\0';
  if (text[0] == '\0')
    return TRUE;
  if (!dia_date_reader_read (reading->dates, text, order, &date, error))
    return FALSE;
  if ((date.orders & order) == 0)
    return refuse (error, order == DIA_DATE_DAY_FIRST
                            ? _("The day comes first in the dates of this file, and there is no such month here.")
                            : _("The month comes first in the dates of this file, and there is no such month here."));
  if (!date.has_time)
    return refuse (error, _("The time of day is missing."));

  when->timed = TRUE;
  when->wall = date.wall;
  return read_zone (reading, &date, when, error);
}

/* The desk's own files say what became of a post: only what was still planned, or
 * not yet, is planned again. */
static gboolean
read_state (const Reading  *reading,
            When           *when,
            GError        **error)
{
  g_autofree char *text = dup_cell (reading, DIA_IMPORT_STATE);
  DiaPostState state;

  if (text[0] == '\0' || (!dia_post_state_from_string (text, &state) && !reading->own))
    return TRUE;
  if (!dia_post_state_from_string (text, &state))
    {
      g_set_error (error, DIA_IMPORT_ERROR, DIA_IMPORT_ERROR_BAD, _("There is no state “%s”."), text);
      return FALSE;
    }
  if (state == DIA_POST_SCHEDULED)
    return TRUE;
  if (state != DIA_POST_DRAFT && state != DIA_POST_IN_REVIEW && state != DIA_POST_CHANGES_REQUESTED &&
      state != DIA_POST_APPROVED)
    {
      g_set_error (error, DIA_IMPORT_ERROR, DIA_IMPORT_ERROR_BAD,
                   /* Translators: %s is a state of a post, such as "Published". */
                   _("This post is not planned any more (“%s”)."), dia_post_state_get_label (state));
      return FALSE;
    }
  when->draft = TRUE;

  return TRUE;
}

/* (transfer full) (nullable) */
static DiaContent *
read_content (const Reading  *reading,
              GError        **error)
{
  g_autoptr (DiaContent) content = dia_content_new ();
  const char *text = get_raw (reading, DIA_IMPORT_TEXT);
  g_autofree char *link = dup_cell (reading, DIA_IMPORT_LINK);

  dia_field_set_text (&content->text, reading->own ? dia_csv_undo_harmless (text) : text);
  dia_field_take_text (&content->language, dup_cell (reading, DIA_IMPORT_LANGUAGE));
  dia_field_take_text (&content->warning, dup_cell (reading, DIA_IMPORT_WARNING));
  if (link[0] != '\0' && !dia_link_is_web_address (link))
    {
      g_set_error (error, DIA_IMPORT_ERROR, DIA_IMPORT_ERROR_BAD, _("“%s” is not a web address."), link);
      return NULL;
    }
  dia_field_take_text (&content->link, g_steal_pointer (&link));
  if (content->link[0] == '\0' && content->text[strspn (content->text, " \t\r\n")] == '\0')
    {
      refuse (error, _("There is no text."));
      return NULL;
    }

  return g_steal_pointer (&content);
}

/* Several accounts in a cell are separated by commas or semicolons. */
static gboolean
find_named (const Reading  *reading,
            const char     *cell,
            GPtrArray      *accounts,
            GError        **error)
{
  g_autofree char *network = dup_cell (reading, DIA_IMPORT_NETWORK);
  g_auto (GStrv) names = g_strsplit_set (cell, ",;\n", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      DiaAccount *account;

      if (g_strstrip (names[i])[0] == '\0')
        continue;
      account = dia_account_names_find (reading->job->names, names[i], network, error);
      if (account == NULL)
        return FALSE;
      g_ptr_array_add (accounts, account);
    }

  return TRUE;
}

static gboolean
find_accounts (const Reading  *reading,
               GPtrArray      *accounts,
               GError        **error)
{
  g_autofree char *cell = dup_cell (reading, DIA_IMPORT_ACCOUNT);
  const GArray *chosen = reading->job->request->accounts;

  if (!find_named (reading, cell, accounts, error))
    return FALSE;
  for (guint i = 0; accounts->len == 0 && i < chosen->len; i++)
    {
      DiaAccount *account = dia_account_names_find_id (reading->job->names, g_array_index (chosen, DiaId, i));

      if (account == NULL)
        return refuse (error, _("One of the accounts does not exist any more."));
      g_ptr_array_add (accounts, account);
    }
  if (accounts->len == 0)
    return refuse (error, _("This row names no account, and none was chosen for such rows."));

  return TRUE;
}

static void
tell_line (DiaImportLine          *line,
           const DiaContent       *content,
           const When             *when,
           GPtrArray              *accounts)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < accounts->len; i++)
    {
      g_autofree char *handle = dia_account_dup_handle (accounts->pdata[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", handle);
    }
  dia_field_set_text (&line->accounts, names->str);
  dia_field_take_text (&line->title, dia_content_dup_title (content, TITLE_CHARACTERS));
  dia_field_take_text (&line->when, when->timed ? dia_wall_time_to_string (&when->wall) : NULL);
  dia_field_set_text (&line->zone, when->zone);
  line->n_posts = accounts->len;
  line->scheduled = !when->draft;
}

/* A time that does not exist, or exists twice, is taken as `post add` takes it. */
static void
tell_remarks (DiaImportLine *line,
              GPtrArray     *problems)
{
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const DiaProblem *problem = problems->pdata[i];

      if (problem->kind == DIA_PROBLEM_GAP || problem->kind == DIA_PROBLEM_FOLD)
        dia_field_take_text (&line->reason, g_strdup_printf (C_("problem and its detail", "%s: %s"), problem->title,
                                                             problem->detail));
    }
}

static DiaDraftAddition *
make_addition (const Reading  *reading,
               DiaContent     *content,
               const When     *when,
               GPtrArray      *accounts,
               GError        **error)
{
  g_autoptr (DiaDraftAddition) addition = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  if (content->language[0] == '\0')
    dia_field_set_text (&content->language, DIA_ACCOUNT (accounts->pdata[0])->language);
  addition = dia_draft_addition_new (reading->job->networks, content, when->timed ? &when->wall : NULL, when->zone, FALSE,
                                     reading->job->now);
  for (guint i = 0; i < accounts->len; i++)
    dia_draft_addition_add_account (addition, accounts->pdata[i]);
  if (when->draft)
    dia_draft_addition_keep_draft (addition);
  if (!dia_draft_addition_check (addition, &problems, error))
    return NULL;
  tell_remarks (reading->line, problems);

  return g_steal_pointer (&addition);
}

/* (transfer full) (nullable): NULL when the row is refused. */
static DiaDraftAddition *
read_row (const Reading  *reading,
          GError        **error)
{
  g_autoptr (GPtrArray) accounts = g_ptr_array_new ();
  g_autoptr (DiaContent) content = NULL;
  g_auto (When) when = { 0 };
  gboolean good;

  if (reading->row->problem != NULL)
    {
      refuse (error, reading->row->problem);
      return NULL;
    }
  content = read_content (reading, error);
  if (content == NULL)
    return NULL;
  good = find_accounts (reading, accounts, error) && read_when (reading, &when, error) &&
         read_state (reading, &when, error);
  tell_line (reading->line, content, &when, accounts);

  return good ? make_addition (reading, content, &when, accounts, error) : NULL;
}

static void
add_item (DiaImportJob    *job,
          DiaDateReader   *dates,
          const DiaCsvRow *row)
{
  DiaImportItem *item = g_new0 (DiaImportItem, 1);
  g_autoptr (GError) error = NULL;
  Reading reading = { job, dates, row, dia_import_line_new (row->line), job->report->layout.kind == DIA_IMPORT_LAYOUT_OWN };

  item->line = reading.line;
  item->addition = read_row (&reading, &error);
  if (item->addition == NULL)
    {
      item->line->outcome = DIA_IMPORT_REFUSED;
      dia_field_set_text (&item->line->reason, error->message);
    }
  g_ptr_array_add (job->items, item);
  g_ptr_array_add (job->report->lines, g_object_ref (item->line));
}

gboolean
dia_import_job_read_rows (DiaImportJob   *self,
                          const DiaCsv   *csv,
                          DiaDateReader  *dates,
                          GError        **error)
{
  guint first = self->report->layout.has_head ? 1 : 0;

  find_order (self, csv, dates);
  if (self->request->meter != NULL)
    g_atomic_int_set (&self->request->meter->n_all, (int) (csv->rows->len - first));
  for (guint i = first; i < csv->rows->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      add_item (self, dates, csv->rows->pdata[i]);
    }

  return TRUE;
}
