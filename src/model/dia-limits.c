/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-network.h"

#include "dia-text-measure.h"

#include <string.h>

typedef enum
{
  FIELD_UNIT,
  FIELD_UINT,
  FIELD_INT64,
  FIELD_BOOLEAN,
} FieldKind;

/* The limits as they are written, in that order. */
static const struct
{
  const char *name;
  FieldKind   kind;
  gsize       offset;
} fields[] = {
  { "unit", FIELD_UNIT, G_STRUCT_OFFSET (DiaLimits, unit) },
  { "max_length", FIELD_UINT, G_STRUCT_OFFSET (DiaLimits, max_length) },
  { "max_bytes", FIELD_UINT, G_STRUCT_OFFSET (DiaLimits, max_bytes) },
  { "url_weight", FIELD_UINT, G_STRUCT_OFFSET (DiaLimits, url_weight) },
  { "max_media", FIELD_UINT, G_STRUCT_OFFSET (DiaLimits, max_media) },
  { "max_alt_length", FIELD_UINT, G_STRUCT_OFFSET (DiaLimits, max_alt_length) },
  { "max_image_bytes", FIELD_INT64, G_STRUCT_OFFSET (DiaLimits, max_image_bytes) },
  { "max_image_pixels", FIELD_INT64, G_STRUCT_OFFSET (DiaLimits, max_image_pixels) },
  { "media_required", FIELD_BOOLEAN, G_STRUCT_OFFSET (DiaLimits, media_required) },
  { "alt_supported", FIELD_BOOLEAN, G_STRUCT_OFFSET (DiaLimits, alt_supported) },
  { "keeps", FIELD_UINT, G_STRUCT_OFFSET (DiaLimits, keeps) },
  { "keep_lead", FIELD_UINT, G_STRUCT_OFFSET (DiaLimits, keep_lead) },
  { "max_kept", FIELD_UINT, G_STRUCT_OFFSET (DiaLimits, max_kept) },
  { "max_kept_a_day", FIELD_UINT, G_STRUCT_OFFSET (DiaLimits, max_kept_a_day) },
};

static const char *const unit_names[] = {
  [DIA_UNIT_GRAPHEMES] = "graphemes",
  [DIA_UNIT_GRAPHEMES_MASTODON] = "graphemes-mastodon",
  [DIA_UNIT_CODE_POINTS] = "code-points",
  [DIA_UNIT_UTF16] = "utf-16",
  [DIA_UNIT_WEIGHTED] = "weighted",
};

static gboolean
read_unit (const char *value,
           DiaUnit    *unit)
{
  for (guint i = 0; i < G_N_ELEMENTS (unit_names); i++)
    {
      if (g_str_equal (value, unit_names[i]))
        {
          *unit = i;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
read_field (DiaLimits  *limits,
            guint       field,
            const char *value)
{
  gpointer place = G_STRUCT_MEMBER_P (limits, fields[field].offset);
  gint64 upper = fields[field].kind == FIELD_INT64 ? G_MAXINT64 : G_MAXINT;
  gint64 number;

  if (fields[field].kind == FIELD_UNIT)
    return read_unit (value, place);
  if (fields[field].kind == FIELD_BOOLEAN)
    {
      *(gboolean *) place = g_str_equal (value, "true");
      return *(gboolean *) place || g_str_equal (value, "false");
    }
  if (!g_ascii_string_to_signed (value, 10, 0, upper, &number, NULL))
    return FALSE;

  if (fields[field].kind == FIELD_INT64)
    *(gint64 *) place = number;
  else
    *(guint *) place = number;

  return TRUE;
}

static void
write_field (const DiaLimits *limits,
             guint            field,
             GString         *text)
{
  gconstpointer place = G_STRUCT_MEMBER_P (limits, fields[field].offset);

  g_string_append_printf (text, "%s%s=", text->len > 0 ? ";" : "", fields[field].name);

  switch (fields[field].kind)
    {
    case FIELD_UNIT:
      g_string_append (text, unit_names[*(const DiaUnit *) place]);
      break;
    case FIELD_UINT:
      g_string_append_printf (text, "%u", *(const guint *) place);
      break;
    case FIELD_INT64:
      g_string_append_printf (text, "%" G_GINT64_FORMAT, *(const gint64 *) place);
      break;
    case FIELD_BOOLEAN:
      g_string_append (text, *(const gboolean *) place ? "true" : "false");
      break;
    }
}

/* Reads one "key=value" into @limits; keys of later versions are passed over. */
static gboolean
read_pair (const char *pair,
           DiaLimits  *limits)
{
  const char *equals = strchr (pair, '=');

  if (equals == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (strlen (fields[i].name) == (gsize) (equals - pair) &&
          strncmp (pair, fields[i].name, equals - pair) == 0)
        return read_field (limits, i, equals + 1);
    }

  return TRUE;
}

static guint
count (const DiaLimits *limits,
       const char      *text,
       const char      *warning)
{
  switch (limits->unit)
    {
    case DIA_UNIT_GRAPHEMES:
      return dia_text_count_graphemes (text, -1);
    case DIA_UNIT_GRAPHEMES_MASTODON:
      return dia_text_count_mastodon (text, warning, limits->url_weight);
    case DIA_UNIT_CODE_POINTS:
      return dia_text_count_code_points (text, -1);
    case DIA_UNIT_UTF16:
      return dia_text_count_utf16 (text, -1);
    case DIA_UNIT_WEIGHTED:
      return dia_text_count_weighted (text);
    }

  g_return_val_if_reached (0);
}

static int
leave (guint used,
       guint limit)
{
  gint64 left = (gint64) limit - used;

  return limit == 0 ? G_MAXINT : (int) CLAMP (left, G_MININT, G_MAXINT);
}

void
dia_limits_measure (const DiaLimits *limits,
                    const char      *text,
                    const char      *warning,
                    DiaMeasurement  *result)
{
  result->length = count (limits, text, warning);
  result->max_length = limits->max_length;
  result->bytes = strlen (text);
  result->max_bytes = limits->max_bytes;
  result->remaining = MIN (leave (result->length, result->max_length),
                           leave (result->bytes, result->max_bytes));
  result->fits = result->remaining >= 0;
}

gboolean
dia_limits_may_keep (const DiaLimits *limits,
                     const DiaLimits *defaults)
{
  return defaults->keep_lead > 0 && (limits->keeps == DIA_KEEPS_YES || limits->keeps == DIA_KEEPS_UNKNOWN);
}

char *
dia_limits_to_string (const DiaLimits *limits)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    write_field (limits, i, text);

  return g_string_free (text, FALSE);
}

gboolean
dia_limits_from_string (const char *text,
                        DiaLimits  *limits)
{
  g_auto (GStrv) pairs = g_strsplit (text, ";", 64);
  DiaLimits made = *limits;

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      if (pairs[i][0] != '\0' && !read_pair (pairs[i], &made))
        return FALSE;
    }

  *limits = made;
  return TRUE;
}
