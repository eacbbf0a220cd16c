/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-import-job.h"

#include "dia-field.h"
#include "dia-posts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
free_item (gpointer data)
{
  DiaImportItem *item = data;

  g_clear_object (&item->line);
  g_clear_pointer (&item->addition, dia_draft_addition_free);
  g_free (item);
}

DiaImportJob *
dia_import_job_new (const DiaImportRequest *request,
                    GHashTable             *networks,
                    GPtrArray              *accounts,
                    DiaInstant              now,
                    GCancellable           *cancellable)
{
  DiaImportJob *self = g_new0 (DiaImportJob, 1);

  self->request = dia_import_request_copy (request);
  self->networks = g_hash_table_ref (networks);
  self->names = dia_account_names_new (accounts);
  self->now = now;
  self->report = dia_import_report_new ();
  self->items = g_ptr_array_new_with_free_func (free_item);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;

  return self;
}

void
dia_import_job_free (DiaImportJob *self)
{
  dia_import_request_free (self->request);
  g_clear_pointer (&self->networks, g_hash_table_unref);
  dia_account_names_free (self->names);
  g_clear_object (&self->report);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_free (self);
}

/* A head has no digit where the dates are. */
static gboolean
begins_with_head (const DiaImportLayout *layout,
                  const DiaCsv          *csv)
{
  const char *date = dia_csv_row_get (csv->rows->pdata[0], layout->columns[DIA_IMPORT_DATE]);

  return layout->has_head || (date[0] != '\0' && strpbrk (date, "0123456789") == NULL);
}

static gboolean
find_layout (DiaImportJob   *self,
             const DiaCsv   *csv,
             DiaDateReader  *dates,
             GError        **error)
{
  DiaImportLayout *layout = &self->report->layout;
  const char *told = self->request->columns;

  dia_import_layout_recognise (layout, csv, dates);
  if (told != NULL)
    {
      if (!dia_import_layout_read (layout, csv, told, error))
        return FALSE;
      layout->has_head = begins_with_head (layout, csv);
    }
  self->report->names = dia_import_layout_dup_names (layout, csv);
  if (layout->kind != DIA_IMPORT_LAYOUT_UNKNOWN || self->request->dry_run)
    return TRUE;

  g_set_error_literal (error, DIA_IMPORT_ERROR, DIA_IMPORT_ERROR_LAYOUT,
                       _("Which column of this file holds the text is not known."));
  return FALSE;
}

gboolean
dia_import_job_read (DiaImportJob  *self,
                     GError       **error)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (self->request->file, &size);
  g_autoptr (DiaCsv) csv = dia_csv_read (bytes, size, error);
  g_autoptr (DiaDateReader) dates = NULL;

  if (csv == NULL)
    return FALSE;
  dates = dia_date_reader_new ();
  self->report->encoding = csv->encoding;
  self->report->separator = csv->separator;

  return find_layout (self, csv, dates, error) &&
         (self->report->layout.kind == DIA_IMPORT_LAYOUT_UNKNOWN || dia_import_job_read_rows (self, csv, dates, error));
}

/* Whether the account has the post already: in the workspace, or further up in the
 * file. */
static gboolean
is_double (DiaConnection       *connection,
           const DiaImportItem *item,
           DiaAccount          *account,
           GHashTable          *seen,
           gboolean            *found,
           GError             **error)
{
  const DiaDraftPlan *plan = dia_draft_addition_get_plan (item->addition);
  const char *text = dia_draft_plan_get_text (plan, account, NULL, NULL);
  DiaSlot slot = DIA_SLOT_NONE;
  g_autofree char *key = NULL;

  if (plan->timing != DIA_TIMING_NOW && !dia_draft_plan_find_slot (plan, account, 0, &slot, error))
    return FALSE;
  if (!dia_posts_has_same (connection, account->id, slot.at, text, found, error))
    return FALSE;
  key = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s", account->id, slot.at, text);
  *found |= !g_hash_table_add (seen, g_steal_pointer (&key));

  return TRUE;
}

/* Some accounts of a row may have it, and others not. */
static gboolean
drop_doubles (DiaConnection  *connection,
              DiaImportItem  *item,
              GHashTable     *seen,
              GError        **error)
{
  GPtrArray *accounts = dia_draft_addition_get_plan (item->addition)->accounts;

  for (guint i = accounts->len; i > 0; i--)
    {
      gboolean found;

      if (!is_double (connection, item, accounts->pdata[i - 1], seen, &found, error))
        return FALSE;
      if (found)
        g_ptr_array_remove_index (accounts, i - 1);
    }
  if (accounts->len == 0)
    {
      item->line->outcome = DIA_IMPORT_DOUBLED;
      dia_field_set_text (&item->line->reason, _("It is there already."));
    }
  else if (accounts->len < item->line->n_posts)
    dia_field_set_text (&item->line->reason, _("Some of its accounts have it already; the others get it."));
  item->line->n_posts = accounts->len;

  return TRUE;
}

gboolean
dia_import_job_find_doubles (DiaConnection  *connection,
                             gpointer        job,
                             GError        **error)
{
  DiaImportJob *self = job;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      DiaImportItem *item = self->items->pdata[i];

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (item->line->outcome == DIA_IMPORT_TAKEN && !drop_doubles (connection, item, seen, error))
        return FALSE;
    }
  dia_import_report_count (self->report);

  return TRUE;
}

static gboolean
write_item (DiaConnection  *connection,
            DiaImportJob   *self,
            DiaImportItem  *item,
            GError        **error)
{
  DiaId id = dia_draft_addition_get_plan (item->addition)->content->id;

  if (!dia_draft_addition_run (connection, item->addition, error))
    {
      g_prefix_error (error, _("Line %u: "), item->line->line);
      return FALSE;
    }
  g_array_append_val (self->report->contents, id);

  return TRUE;
}

gboolean
dia_import_job_write (DiaConnection  *connection,
                      gpointer        job,
                      GError        **error)
{
  DiaImportJob *self = job;
  DiaImportReport *report = self->report;

  if (!dia_import_job_find_doubles (connection, self, error))
    return FALSE;
  if (report->ambiguous || (report->n[DIA_IMPORT_REFUSED] > 0 && !self->request->good_only))
    return TRUE;

  for (guint i = 0; i < self->items->len; i++)
    {
      DiaImportItem *item = self->items->pdata[i];

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (item->line->outcome == DIA_IMPORT_TAKEN && !write_item (connection, self, item, error))
        return FALSE;
      if (self->request->meter != NULL)
        g_atomic_int_set (&self->request->meter->n_done, (int) i + 1);
    }
  report->written = TRUE;

  return TRUE;
}
