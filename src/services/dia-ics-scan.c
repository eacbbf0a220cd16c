/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-ics-scan.h"

#include "dia-import-layout.h"
#include "dia-text-decoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_BYTES       (16 * 1024 * 1024)
#define MAX_BLOCK_BYTES (256 * 1024)
#define MAX_EVENTS      20000
/* An event, an alarm in it, and one for what nobody has thought of. */
#define MAX_DEPTH       3

typedef struct
{
  DiaIcsBlocks *blocks;      /* (unowned) */
  const char   *begin;       /* (nullable): of the block that is open */
  guint         begin_line;
  gboolean      is_event;
  guint         depth;       /* of the block; 0 when none is open */
  gboolean      too_deep;
  gboolean      is_calendar;
} Scan;

static void
free_block (gpointer data)
{
  DiaIcsBlock *block = data;

  g_free (block->text);
  g_free (block->problem);
  g_free (block);
}

void
dia_ics_blocks_free (DiaIcsBlocks *self)
{
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->zones);
  g_free (self);
}

static gboolean
is_line (const char *line,
         gsize       length,
         const char *expected)
{
  gsize wanted = strlen (expected);

  while (length > 0 && g_ascii_isspace (line[length - 1]))
    length--;

  return length == wanted && g_ascii_strncasecmp (line, expected, wanted) == 0;
}

static gboolean
begins_line (const char *line,
             const char *beginning)
{
  return g_ascii_strncasecmp (line, beginning, strlen (beginning)) == 0;
}

/* (transfer full) (nullable) */
static char *
find_problem (const Scan *scan,
              gsize       length,
              gboolean    whole)
{
  if (!whole)
    return g_strdup (_("It has no end."));
  if (scan->too_deep)
    return g_strdup (_("Its parts are nested too deeply."));
  if (length > MAX_BLOCK_BYTES)
    return g_strdup (_("It is larger than 256 KB."));

  return NULL;
}

static void
end_block (Scan       *scan,
           const char *end,
           gboolean    whole)
{
  DiaIcsBlock *block = g_new0 (DiaIcsBlock, 1);
  gsize length = end - scan->begin;

  block->line = scan->begin_line;
  block->problem = find_problem (scan, length, whole);
  block->text = g_strndup (scan->begin, block->problem == NULL ? length : 0);
  g_ptr_array_add (scan->is_event ? scan->blocks->events : scan->blocks->zones, block);
  scan->depth = 0;
  scan->begin = NULL;
}

static void
begin_block (Scan       *scan,
             const char *line,
             guint       number,
             gboolean    is_event)
{
  scan->begin = line;
  scan->begin_line = number;
  scan->is_event = is_event;
  scan->depth = 1;
  scan->too_deep = FALSE;
}

/* An event that begins within another one says that the other has no end. */
static void
look_at_line (Scan       *scan,
              const char *line,
              gsize       length,
              guint       number)
{
  gboolean is_event = is_line (line, length, "BEGIN:VEVENT");

  if (is_event && scan->depth > 0 && scan->is_event)
    end_block (scan, line, FALSE);
  if (scan->depth == 0)
    {
      if (is_event || is_line (line, length, "BEGIN:VTIMEZONE"))
        begin_block (scan, line, number, is_event);
      scan->is_calendar |= is_line (line, length, "BEGIN:VCALENDAR");
      return;
    }
  if (begins_line (line, "BEGIN:"))
    {
      scan->depth++;
      scan->too_deep |= scan->depth > MAX_DEPTH;
    }
  else if (begins_line (line, "END:"))
    {
      scan->depth--;
      if (scan->depth == 0)
        end_block (scan, line + length, TRUE);
    }
}

static void
look_at_lines (Scan       *scan,
               const char *text)
{
  guint number = 1;

  while (*text != '\0' && scan->blocks->events->len <= MAX_EVENTS)
    {
      gsize length = strcspn (text, "\r\n");
      gsize after = text[length] == '\r' && text[length + 1] == '\n' ? 2 : text[length] != '\0' ? 1 : 0;

      look_at_line (scan, text, length, number++);
      text += length + after;
    }
  if (scan->depth > 0)
    end_block (scan, text, FALSE);
}

DiaIcsBlocks *
dia_ics_scan (const guint8  *bytes,
              gsize          size,
              GError       **error)
{
  g_autoptr (DiaIcsBlocks) blocks = g_new0 (DiaIcsBlocks, 1);
  g_autofree char *text = NULL;
  Scan scan = { .blocks = blocks };

  blocks->events = g_ptr_array_new_with_free_func (free_block);
  blocks->zones = g_ptr_array_new_with_free_func (free_block);
  if (size > MAX_BYTES)
    {
      g_set_error_literal (error, DIA_IMPORT_ERROR, DIA_IMPORT_ERROR_BAD, _("The file is larger than 16 MB."));
      return NULL;
    }
  text = dia_text_decode (bytes, size, NULL, error);
  if (text == NULL)
    return NULL;
  look_at_lines (&scan, text);
  if (!scan.is_calendar)
    g_set_error_literal (error, DIA_IMPORT_ERROR, DIA_IMPORT_ERROR_BAD, _("This file holds no calendar."));
  else if (blocks->events->len > MAX_EVENTS)
    g_set_error (error, DIA_IMPORT_ERROR, DIA_IMPORT_ERROR_BAD, _("The calendar has more than %u events."), MAX_EVENTS);
  else
    return g_steal_pointer (&blocks);

  return NULL;
}
