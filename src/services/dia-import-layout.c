/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-import-layout.h"

#include "dia-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (dia-import-error-quark, dia_import_error)

typedef struct
{
  const char *name;    /* in files of our own, on the command line and in JSON */
  const char *label;
  /* What others call it, in letters and digits only; separated by blanks. */
  const char *others;
} FieldWords;

static const FieldWords words[DIA_IMPORT_N_FIELDS] = {
  [DIA_IMPORT_DATE] = { "date", NC_("column", "Date"),
                        "datetime dateandtime dateheure dateettime dateetheure datum fecha data when scheduledat scheduleddate"
                        " publishdate postatspecifictime datedepublication" },
  [DIA_IMPORT_TIME] = { "time", NC_("column", "Time"), "time24hr heure hour uhrzeit hora ora tijd" },
  [DIA_IMPORT_ZONE] = { "zone", NC_("column", "Time zone"), "timezone fuseau fuseauhoraire tz zeitzone" },
  [DIA_IMPORT_NETWORK] = { "network", NC_("column", "Network"), "reseau platform plateforme netzwerk red rete" },
  [DIA_IMPORT_ACCOUNT] = { "account", NC_("column", "Accounts"),
                           "accounts compte comptes profile profiles profil profils handle konto cuenta conto" },
  [DIA_IMPORT_TEXT] = { "text", NC_("column", "Text"),
                        "texte message messagetext content contenu post publication caption nachricht mensaje testo texto tekst" },
  [DIA_IMPORT_LINK] = { "link", NC_("column", "Link"), "lien url linkurl enlace" },
  [DIA_IMPORT_LANGUAGE] = { "language", NC_("column", "Language"), "langue lang sprache idioma lingua taal" },
  [DIA_IMPORT_WARNING] = { "warning", NC_("column", "Content warning"), "contentwarning avertissement cw spoilertext" },
  [DIA_IMPORT_STATE] = { "state", NC_("column", "State"), "etat status statut" },
};

/* "Date & time" as “datetime”. (transfer full) */
static char *
make_key (const char *name)
{
  g_autofree char *folded = dia_format_fold (name);
  char *to = folded;

  for (const char *from = folded; *from != '\0'; from++)
    if (g_ascii_isalnum (*from))
      *to++ = *from;
  *to = '\0';

  return g_steal_pointer (&folded);
}

/* -1 for a name that is none of ours. */
static int
find_field (const char *name)
{
  g_autofree char *key = make_key (name);

  for (int field = 0; key[0] != '\0' && field < DIA_IMPORT_N_FIELDS; field++)
    {
      g_auto (GStrv) others = g_strsplit (words[field].others, " ", -1);

      if (g_str_equal (key, words[field].name) || g_strv_contains ((const char *const *) others, key))
        return field;
    }

  return -1;
}

static void
forget_columns (DiaImportLayout *self)
{
  for (int field = 0; field < DIA_IMPORT_N_FIELDS; field++)
    self->columns[field] = -1;
}

/* The first column of a name is the one. */
static void
read_head (DiaImportLayout *self,
           const DiaCsvRow *head)
{
  for (guint i = 0; i < head->n_fields; i++)
    {
      int field = find_field (head->fields[i]);

      if (field >= 0 && self->columns[field] < 0)
        self->columns[field] = i;
    }
}

static gboolean
has_name (const DiaCsvRow *head,
          const char      *name)
{
  return g_strv_contains ((const char *const *) head->fields, name);
}

static DiaImportLayoutKind
find_kind (const DiaImportLayout *self,
           const DiaCsvRow       *head)
{
  if (has_name (head, "time_24hr") && has_name (head, "message_text"))
    return DIA_IMPORT_LAYOUT_SPROUT;
  if (has_name (head, "date") && has_name (head, "text") && has_name (head, "account"))
    return DIA_IMPORT_LAYOUT_OWN;
  if (head->n_fields <= 3 && self->columns[DIA_IMPORT_DATE] == 0 && self->columns[DIA_IMPORT_TEXT] == 1)
    return DIA_IMPORT_LAYOUT_HOOTSUITE;

  return DIA_IMPORT_LAYOUT_OTHER;
}

/* Hootsuite's template has no head: three columns, and the first is a date. */
static gboolean
recognise_without_head (DiaImportLayout *self,
                        const DiaCsv    *csv,
                        const DiaCsvRow *first,
                        DiaDateReader   *dates)
{
  DiaDateText date;

  if (csv->n_columns < 2 || csv->n_columns > 3 ||
      !dia_date_reader_read (dates, dia_csv_row_get (first, 0), DIA_DATE_DAY_FIRST, &date, NULL))
    return FALSE;

  self->kind = DIA_IMPORT_LAYOUT_HOOTSUITE;
  self->columns[DIA_IMPORT_DATE] = 0;
  self->columns[DIA_IMPORT_TEXT] = 1;
  self->columns[DIA_IMPORT_LINK] = csv->n_columns > 2 ? 2 : -1;

  return TRUE;
}

gboolean
dia_import_layout_recognise (DiaImportLayout *self,
                             const DiaCsv    *csv,
                             DiaDateReader   *dates)
{
  const DiaCsvRow *first = csv->rows->pdata[0];

  *self = (DiaImportLayout) { .kind = DIA_IMPORT_LAYOUT_UNKNOWN };
  forget_columns (self);
  if (recognise_without_head (self, csv, first, dates))
    return TRUE;

  read_head (self, first);
  for (int field = 0; field < DIA_IMPORT_N_FIELDS; field++)
    self->has_head |= self->columns[field] >= 0;
  if (self->columns[DIA_IMPORT_TEXT] < 0)
    return FALSE;

  self->kind = find_kind (self, first);
  return TRUE;
}

/* "3", or what the head calls it; "-" for none. */
static gboolean
find_column (const DiaCsv  *csv,
             const char    *text,
             int           *column)
{
  const DiaCsvRow *head = csv->rows->pdata[0];
  gint64 number;

  if (g_str_equal (text, "-"))
    {
      *column = -1;
      return TRUE;
    }
  if (g_ascii_string_to_signed (text, 10, 1, csv->n_columns, &number, NULL))
    {
      *column = (int) number - 1;
      return TRUE;
    }
  for (guint i = 0; i < head->n_fields; i++)
    if (g_str_equal (head->fields[i], text))
      {
        *column = i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
read_pair (DiaImportLayout  *self,
           const DiaCsv     *csv,
           const char       *pair,
           GError          **error)
{
  g_auto (GStrv) sides = g_strsplit (pair, "=", 2);
  int field = 0;

  if (sides[0] == NULL || sides[1] == NULL)
    {
      g_set_error (error, DIA_IMPORT_ERROR, DIA_IMPORT_ERROR_LAYOUT,
                   _("“%s” does not say which column is which; write it as date=1,text=2."), pair);
      return FALSE;
    }
  while (field < DIA_IMPORT_N_FIELDS && !g_str_equal (words[field].name, g_strstrip (sides[0])))
    field++;
  if (field == DIA_IMPORT_N_FIELDS)
    g_set_error (error, DIA_IMPORT_ERROR, DIA_IMPORT_ERROR_LAYOUT, _("No column can be a “%s”."), sides[0]);
  else if (!find_column (csv, g_strstrip (sides[1]), &self->columns[field]))
    g_set_error (error, DIA_IMPORT_ERROR, DIA_IMPORT_ERROR_LAYOUT, _("The file has no column “%s”."), sides[1]);
  else
    return TRUE;

  return FALSE;
}

gboolean
dia_import_layout_read (DiaImportLayout  *self,
                        const DiaCsv     *csv,
                        const char       *text,
                        GError          **error)
{
  g_auto (GStrv) pairs = g_strsplit (text, ",", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    if (!read_pair (self, csv, pairs[i], error))
      return FALSE;
  if (self->kind == DIA_IMPORT_LAYOUT_UNKNOWN && self->columns[DIA_IMPORT_TEXT] >= 0)
    self->kind = DIA_IMPORT_LAYOUT_OTHER;

  return TRUE;
}

char **
dia_import_layout_dup_names (const DiaImportLayout *self,
                             const DiaCsv          *csv)
{
  const DiaCsvRow *head = csv->rows->pdata[0];
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < csv->n_columns; i++)
    {
      const char *name = self->has_head ? dia_csv_row_get (head, i) : "";
      g_autofree char *numbered = g_strdup_printf (_("Column %u"), i + 1);

      g_strv_builder_add (names, name[0] != '\0' ? name : numbered);
    }

  return g_strv_builder_end (names);
}

const char *
dia_import_field_to_string (DiaImportField field)
{
  return words[field].name;
}

const char *
dia_import_field_get_label (DiaImportField field)
{
  return g_dpgettext2 (NULL, "column", words[field].label);
}

const char *
dia_import_layout_kind_to_string (DiaImportLayoutKind kind)
{
  static const char *const names[] = { "unknown", "diapason", "hootsuite", "sprout", "other" };

  return names[kind];
}

const char *
dia_import_layout_kind_get_label (DiaImportLayoutKind kind)
{
  switch (kind)
    {
    case DIA_IMPORT_LAYOUT_UNKNOWN:
      return C_("layout", "Unknown columns");
    case DIA_IMPORT_LAYOUT_OWN:
      return "Diapason";
    case DIA_IMPORT_LAYOUT_HOOTSUITE:
      return "Hootsuite";
    case DIA_IMPORT_LAYOUT_SPROUT:
      return "Sprout Social";
    case DIA_IMPORT_LAYOUT_OTHER:
      return C_("layout", "Columns by their names");
    }

  g_return_val_if_reached ("");
}
