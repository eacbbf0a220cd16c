/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-matches.h"

struct _DiaCalendarMatches
{
  GObject           parent_instance;

  DiaCalendar      *calendar;   /* (owned) */
  char             *words;      /* (owned) */
  DiaCalendarSheet *sheet;      /* (owned) (nullable) */
  GHashTable       *found;      /* (owned) (nullable) (element-type DiaId): contents and posts */
  GCancellable     *searching;  /* (owned) (nullable) */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaCalendarMatches, dia_calendar_matches, G_TYPE_OBJECT)

static void
on_searched_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) found = dia_calendar_search_finish (DIA_CALENDAR (source), result, &error);
  DiaCalendarMatches *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->searching);
  if (found == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
      return;
    }
  g_clear_pointer (&self->found, g_hash_table_unref);
  self->found = g_steal_pointer (&found);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* What was found before stands until there is a newer answer, so that nothing
 * flickers while somebody types. */
static void
search (DiaCalendarMatches *self)
{
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  if (self->words[0] == '\0')
    {
      if (self->found == NULL)
        return;
      g_clear_pointer (&self->found, g_hash_table_unref);
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
      return;
    }
  if (self->sheet == NULL)
    return;
  self->searching = g_cancellable_new ();
  dia_calendar_search_async (self->calendar, self->sheet, self->words, self->searching, on_searched_cb, self);
}

static void
dia_calendar_matches_dispose (GObject *object)
{
  DiaCalendarMatches *self = DIA_CALENDAR_MATCHES (object);

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_pointer (&self->found, g_hash_table_unref);
  g_clear_pointer (&self->sheet, dia_calendar_sheet_release);
  g_clear_object (&self->calendar);
  G_OBJECT_CLASS (dia_calendar_matches_parent_class)->dispose (object);
}

static void
dia_calendar_matches_finalize (GObject *object)
{
  g_free (DIA_CALENDAR_MATCHES (object)->words);
  G_OBJECT_CLASS (dia_calendar_matches_parent_class)->finalize (object);
}

static void
dia_calendar_matches_class_init (DiaCalendarMatchesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_calendar_matches_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_calendar_matches_finalize;
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
dia_calendar_matches_init (DiaCalendarMatches *self)
{
  self->words = g_strdup ("");
}

DiaCalendarMatches *
dia_calendar_matches_new (DiaCalendar *calendar)
{
  DiaCalendarMatches *self = g_object_new (DIA_TYPE_CALENDAR_MATCHES, NULL);

  self->calendar = g_object_ref (calendar);
  return self;
}

void
dia_calendar_matches_set_words (DiaCalendarMatches *self,
                                const char         *words)
{
  g_return_if_fail (DIA_IS_CALENDAR_MATCHES (self));

  if (g_str_equal (self->words, words))
    return;
  g_free (self->words);
  self->words = g_strdup (words);
  search (self);
}

const char *
dia_calendar_matches_get_words (DiaCalendarMatches *self)
{
  g_return_val_if_fail (DIA_IS_CALENDAR_MATCHES (self), NULL);

  return self->words;
}

void
dia_calendar_matches_set_sheet (DiaCalendarMatches *self,
                                DiaCalendarSheet   *sheet)
{
  g_return_if_fail (DIA_IS_CALENDAR_MATCHES (self));

  if (self->sheet == sheet)
    return;
  g_clear_pointer (&self->sheet, dia_calendar_sheet_release);
  self->sheet = sheet != NULL ? g_object_ref (sheet) : NULL;
  if (self->words[0] != '\0')
    search (self);
}

gboolean
dia_calendar_matches_is_known (DiaCalendarMatches *self)
{
  g_return_val_if_fail (DIA_IS_CALENDAR_MATCHES (self), FALSE);

  return self->found != NULL;
}

gboolean
dia_calendar_matches_has (DiaCalendarMatches    *self,
                          const DiaCalendarChip *chip)
{
  g_return_val_if_fail (DIA_IS_CALENDAR_MATCHES (self), FALSE);

  if (self->found == NULL)
    return FALSE;
  if (g_hash_table_contains (self->found, &chip->content_id))
    return TRUE;
  for (guint i = 0; i < chip->posts->len; i++)
    if (g_hash_table_contains (self->found, &g_array_index (chip->posts, DiaId, i)))
      return TRUE;

  return FALSE;
}
