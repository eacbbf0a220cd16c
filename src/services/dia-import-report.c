/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-import-report.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (DiaImportLine, dia_import_line, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (DiaImportReport, dia_import_report, G_TYPE_OBJECT)

const char *
dia_import_outcome_to_string (DiaImportOutcome outcome)
{
  static const char *const names[] = { "taken", "refused", "doubled" };

  return names[outcome];
}

static void
dia_import_line_finalize (GObject *object)
{
  DiaImportLine *self = DIA_IMPORT_LINE (object);

  g_free (self->reason);
  g_free (self->title);
  g_free (self->when);
  g_free (self->zone);
  g_free (self->accounts);

  G_OBJECT_CLASS (dia_import_line_parent_class)->finalize (object);
}

static void
dia_import_line_class_init (DiaImportLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_import_line_finalize;
}

static void
dia_import_line_init (DiaImportLine *self)
{
  self->reason = g_strdup ("");
  self->title = g_strdup ("");
  self->when = g_strdup ("");
  self->zone = g_strdup ("");
  self->accounts = g_strdup ("");
}

DiaImportLine *
dia_import_line_new (guint line)
{
  DiaImportLine *self = g_object_new (DIA_TYPE_IMPORT_LINE, NULL);

  self->line = line;
  return self;
}

static void
dia_import_report_finalize (GObject *object)
{
  DiaImportReport *self = DIA_IMPORT_REPORT (object);

  g_strfreev (self->names);
  g_ptr_array_unref (self->lines);
  g_array_unref (self->contents);

  G_OBJECT_CLASS (dia_import_report_parent_class)->finalize (object);
}

static void
dia_import_report_class_init (DiaImportReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_import_report_finalize;
}

static void
dia_import_report_init (DiaImportReport *self)
{
  self->encoding = "";
  self->lines = g_ptr_array_new_with_free_func (g_object_unref);
  self->contents = g_array_new (FALSE, FALSE, sizeof (DiaId));
}

DiaImportReport *
dia_import_report_new (void)
{
  return g_object_new (DIA_TYPE_IMPORT_REPORT, NULL);
}

void
dia_import_report_count (DiaImportReport *self)
{
  memset (self->n, 0, sizeof self->n);
  self->n_posts = 0;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const DiaImportLine *line = self->lines->pdata[i];

      self->n[line->outcome]++;
      self->n_posts += line->outcome == DIA_IMPORT_TAKEN ? line->n_posts : 0;
    }
}
