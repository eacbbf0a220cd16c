/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-date-catalogue.h"

#include "dia-date-rule.h"
#include "dia-format.h"
#include "dia-model-resources.h"

#include <string.h>

#define PATH "/io/github/diapason/Diapason/dates/catalogue.ini"

static const char *const KINDS[] = { "holiday", "trade", "cause", "custom" };

void
dia_known_date_free (DiaKnownDate *self)
{
  g_free (self->id);
  g_free (self->title);
  g_strfreev (self->countries);
  g_free (self);
}

const char *
dia_known_date_kind_to_string (DiaKnownDateKind kind)
{
  return KINDS[kind];
}

/* It is a part of the program: what cannot be read is a mistake of ours, which a
 * test finds. */
static GKeyFile *
load_file (void)
{
  GKeyFile *file = g_key_file_new ();
  g_autoptr (GBytes) bytes = g_resource_lookup_data (dia_model_get_resource (), PATH, 0, NULL);

  g_return_val_if_fail (bytes != NULL, file);
  g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_KEEP_TRANSLATIONS, NULL);

  return file;
}

static gboolean
is_in (char              **countries,
       const char *const  *wanted)
{
  if (wanted == NULL || countries[0] == NULL)
    return TRUE;
  for (guint i = 0; wanted[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) countries, wanted[i]))
      return TRUE;

  return FALSE;
}

static gboolean
find_days (GKeyFile     *file,
           const char   *id,
           int           year,
           DiaKnownDate *date)
{
  g_autofree char *text = g_key_file_get_string (file, id, "rule", NULL);
  int n_days = MAX (g_key_file_get_integer (file, id, "days", NULL), 1);
  DiaDateRule rule;

  if (text == NULL || g_key_file_get_integer (file, id, "since", NULL) > year ||
      !dia_date_rule_parse (text, &rule, NULL) || !dia_date_rule_find (&rule, year, &date->first_day))
    return FALSE;
  date->last_day = dia_day_add (date->first_day, n_days - 1);

  return TRUE;
}

/* The date of a group of the file in @year. (transfer full) (nullable) */
static DiaKnownDate *
read_date (GKeyFile   *file,
           const char *id,
           int         year)
{
  g_autoptr (DiaKnownDate) date = g_new0 (DiaKnownDate, 1);
  g_autofree char *kind = g_key_file_get_string (file, id, "kind", NULL);
  g_autofree char *locale = dia_format_dup_locale ();

  if (kind == NULL || !find_days (file, id, year, date))
    return NULL;

  date->id = g_strdup (id);
  date->title = g_key_file_get_locale_string (file, id, "name", locale, NULL);
  date->countries = g_key_file_get_string_list (file, id, "countries", NULL, NULL);
  if (date->countries == NULL)
    date->countries = g_new0 (char *, 1);
  while (date->kind < DIA_DATE_N_KINDS - 1 && !g_str_equal (KINDS[date->kind], kind))
    date->kind++;

  return g_steal_pointer (&date);
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  const DiaKnownDate *one = *(const DiaKnownDate *const *) a;
  const DiaKnownDate *other = *(const DiaKnownDate *const *) b;

  return one->first_day != other->first_day ? (one->first_day < other->first_day ? -1 : 1) : strcmp (one->id, other->id);
}

GPtrArray *
dia_date_catalogue_list (int                year,
                         const char *const *countries)
{
  g_autoptr (GKeyFile) file = load_file ();
  g_auto (GStrv) ids = g_key_file_get_groups (file, NULL);
  GPtrArray *dates = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_known_date_free);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (DiaKnownDate) date = read_date (file, ids[i], year);

      if (date != NULL && is_in (date->countries, countries))
        g_ptr_array_add (dates, g_steal_pointer (&date));
    }
  g_ptr_array_sort (dates, compare_days);

  return dates;
}

DiaKnownDate *
dia_date_catalogue_find (int         year,
                         const char *id)
{
  g_autoptr (GKeyFile) file = load_file ();

  return g_key_file_has_group (file, id) ? read_date (file, id, year) : NULL;
}
