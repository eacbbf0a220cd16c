/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-voice-text.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

/* What leads somewhere. The end of a sentence after it is no part of it: a link ends
 * with a letter, a digit, or a sign that ends no sentence. A handle is a name as
 * networks have them, with a server where it has one. */
#define ADDRESS \
  "(?:https?://|www\\.)[^\\s<>«»“”]*[\\p{L}\\p{N}/_~#=&%+\\-]" \
  "|[\\p{L}\\p{N}._%+\\-]+@[\\p{L}\\p{N}\\-]+(?:\\.[\\p{L}\\p{N}\\-]+)+" \
  "|(?<![\\p{L}\\p{N}_@/])@[\\p{L}\\p{N}_]+(?:[.\\-][\\p{L}\\p{N}_]+)*(?:@[\\p{L}\\p{N}\\-]+(?:\\.[\\p{L}\\p{N}\\-]+)+)?" \
  "|(?<![\\p{L}\\p{N}_@/.\\-])(?:[a-z0-9](?:[a-z0-9\\-]*[a-z0-9])?\\.)+(?:com|org|net|eu|fr|be|ch|ca|de|uk|es|it|nl|io|app|info|shop|paris)" \
  "(?![\\p{L}\\p{N}_\\-]|\\.[a-z])(?:/[^\\s<>«»“”]*[\\p{L}\\p{N}/_~#=&%+\\-])?"

#define TAG "(?<![\\p{L}\\p{N}_&])[#＃][\\p{L}\\p{N}_]+"
#define GAP "\\r?\\n[ \\t]*\\r?\\n\\s*"

/* What stands before a full stop that ends no sentence; an initial is one letter. */
static const char *const abbreviations[] = {
  "av", "bd", "cf", "chap", "dr", "ed", "env", "etc", "ex", "fig", "hab", "mgr", "mlle", "mme", "mr", "mrs", "ms", "mt",
  "no", "nos", "p", "pp", "prof", "st", "ste", "tel", "tél", "vol", "vs",
};

struct _DiaVoiceReader
{
  DiaVoicePattern *address;
  DiaVoicePattern *tag;
  DiaVoicePattern *gap;
  UBreakIterator  *words;
  UBreakIterator  *sentences;
};

static DiaVoicePattern *
make_pattern (const char           *source,
              DiaVoicePatternFlags  flags)
{
  g_autoptr (GError) error = NULL;
  DiaVoicePattern *pattern = dia_voice_pattern_new (source, flags, &error);

  if (pattern == NULL)
    g_error ("%s", error->message);

  return pattern;
}

static UBreakIterator *
open_breaks (UBreakIteratorType  type,
             const char         *language)
{
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *breaks = ubrk_open (type, language, NULL, 0, &status);

  if (U_FAILURE (status))
    g_error ("ICU has no rules for words: %s", u_errorName (status));

  return breaks;
}

DiaVoiceReader *
dia_voice_reader_new (const char *language)
{
  DiaVoiceReader *self = g_new0 (DiaVoiceReader, 1);

  self->address = make_pattern (ADDRESS, DIA_VOICE_PATTERN_IGNORE_CASE);
  self->tag = make_pattern (TAG, DIA_VOICE_PATTERN_PLAIN);
  self->gap = make_pattern (GAP, DIA_VOICE_PATTERN_PLAIN);
  self->words = open_breaks (UBRK_WORD, language);
  self->sentences = open_breaks (UBRK_SENTENCE, language);

  return self;
}

void
dia_voice_reader_free (DiaVoiceReader *self)
{
  if (self == NULL)
    return;
  dia_voice_pattern_free (self->address);
  dia_voice_pattern_free (self->tag);
  dia_voice_pattern_free (self->gap);
  g_clear_pointer (&self->words, ubrk_close);
  g_clear_pointer (&self->sentences, ubrk_close);
  g_free (self);
}

static GArray *
find_all (const DiaVoicePattern *pattern,
          const char            *text,
          gsize                  length)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (DiaVoiceSpan));

  /* A text that exhausts even these keeps what was found until then. */
  (void) dia_voice_pattern_find (pattern, text, length, spans, NULL);

  return spans;
}

static gboolean
is_space (const char *text,
          gsize       start,
          gsize       end)
{
  for (const char *at = text + start; at < text + end; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)) && g_utf8_get_char (at) != 0x00A0)
      return FALSE;

  return TRUE;
}

static void
add_span (GArray     *spans,
          const char *text,
          gsize       start,
          gsize       end)
{
  DiaVoiceSpan span = { .start = start, .end = end };

  while (span.end > span.start && g_ascii_isspace (text[span.end - 1]))
    span.end--;
  if (!is_space (text, span.start, span.end))
    g_array_append_val (spans, span);
}

static void
find_paragraphs (DiaVoiceReader *self,
                 DiaVoiceText   *text)
{
  g_autoptr (GArray) gaps = find_all (self->gap, text->text, text->length);
  gsize start = 0;

  text->paragraphs = g_array_new (FALSE, FALSE, sizeof (DiaVoiceSpan));
  for (guint i = 0; i < gaps->len; i++)
    {
      const DiaVoiceSpan *gap = &g_array_index (gaps, DiaVoiceSpan, i);

      add_span (text->paragraphs, text->text, start, gap->start);
      start = gap->end;
    }
  add_span (text->paragraphs, text->text, start, text->length);
}

/* Whether the sentence that ends before @end goes on: "M. Dupont", "J. S. Bach". */
static gboolean
goes_on (const char *text,
         gsize       start,
         gsize       end)
{
  g_autofree char *word = NULL;
  gsize from;

  while (end > start && text[end - 1] == ' ')
    end--;
  if (end == start || text[end - 1] != '.')
    return FALSE;
  for (from = --end; from > start && (g_ascii_isalpha (text[from - 1]) || (text[from - 1] & 0x80)); from--)
    ;
  if (end - from == 1 && g_ascii_isupper (text[from]))
    return TRUE;
  word = g_utf8_strdown (text + from, end - from);
  for (guint i = 0; i < G_N_ELEMENTS (abbreviations); i++)
    if (g_str_equal (word, abbreviations[i]))
      return !g_str_equal (word, "etc");

  return FALSE;
}

static void
find_sentences (DiaVoiceText   *text,
                UBreakIterator *breaks)
{
  gsize start = 0;

  text->sentences = g_array_new (FALSE, FALSE, sizeof (DiaVoiceSpan));
  for (int32_t at = ubrk_next (breaks); at != UBRK_DONE; at = ubrk_next (breaks))
    {
      if ((gsize) at < text->length && goes_on (text->text, start, at))
        continue;
      /* The dot of an address ends nothing. */
      if ((gsize) at < text->length && dia_voice_spans_touch (text->addresses, at - 1, at + 1) &&
          !g_ascii_isspace (text->text[at - 1]))
        continue;
      add_span (text->sentences, text->text, start, at);
      start = at;
    }
}

static void
find_words (DiaVoiceReader *self,
            DiaVoiceText   *text)
{
  g_autoptr (GArray) tags = find_all (self->tag, text->text, text->length);
  int32_t start = ubrk_first (self->words);

  text->words = g_array_new (FALSE, FALSE, sizeof (DiaVoiceSpan));
  for (int32_t at = ubrk_next (self->words); at != UBRK_DONE; start = at, at = ubrk_next (self->words))
    if (ubrk_getRuleStatus (self->words) >= UBRK_WORD_NUMBER && !dia_voice_spans_touch (text->addresses, start, at) &&
        !dia_voice_spans_touch (tags, start, at))
      add_span (text->words, text->text, start, at);
}

DiaVoiceText *
dia_voice_reader_read (DiaVoiceReader *self,
                       const char     *text)
{
  DiaVoiceText *result = g_new0 (DiaVoiceText, 1);
  UErrorCode status = U_ZERO_ERROR;
  UText *utext;

  result->text = text;
  result->length = strlen (text);
  result->addresses = find_all (self->address, text, result->length);
  find_paragraphs (self, result);
  utext = utext_openUTF8 (NULL, text, result->length, &status);
  ubrk_setUText (self->sentences, utext, &status);
  find_sentences (result, self->sentences);
  ubrk_setUText (self->words, utext, &status);
  find_words (self, result);
  utext_close (utext);

  return result;
}

void
dia_voice_text_free (DiaVoiceText *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->addresses);
  g_array_unref (self->paragraphs);
  g_array_unref (self->sentences);
  g_array_unref (self->words);
  g_free (self);
}

/* The spans stand in order and do not overlap. */
gboolean
dia_voice_spans_touch (const GArray *spans,
                       gsize         start,
                       gsize         end)
{
  guint low = 0, high = spans->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const DiaVoiceSpan *span = &g_array_index (spans, DiaVoiceSpan, middle);

      if (span->start < end && start < span->end)
        return TRUE;
      if (span->start >= end)
        high = middle;
      else
        low = middle + 1;
    }

  return FALSE;
}
