/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-preview-text.h"

#include "dia-facets.h"
#include "dia-text-measure.h"

#include <string.h>

static void
append_escaped (GString    *markup,
                const char *text,
                gsize       start,
                gsize       end)
{
  g_autofree char *escaped = g_markup_escape_text (text + start, (gssize) (end - start));

  g_string_append (markup, escaped);
}

/* At most @length characters, the ellipsis not counted; all of them where
 * @length is 0. (transfer full) */
static char *
cut (const char *text,
     glong       length)
{
  g_autofree char *start = NULL;

  if (length == 0 || g_utf8_strlen (text, -1) <= length)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, length);
  return g_strconcat (start, "…", NULL);
}

/* Where the text ends for who has not asked for more. */
static gsize
find_fold (const char *text,
           guint       fold_after)
{
  gsize length = strlen (text);
  gsize end = 0;

  for (guint n = 0; end < length && (fold_after == 0 || n < fold_after); n++)
    end = dia_text_next_grapheme (text, length, end);
  return end;
}

static void
append_facet (GString               *markup,
              const char            *text,
              const DiaFacet        *facet,
              gsize                  end,
              const DiaPreviewStyle *style,
              const char            *color)
{
  g_autofree char *piece = g_strndup (text + facet->byte_start, end - facet->byte_start);
  gboolean is_link = facet->kind == DIA_FACET_LINK;
  g_autofree char *shown = is_link ? dia_preview_text_shorten_link (piece, style) : g_strdup (piece);
  g_autofree char *escaped = g_markup_escape_text (shown, -1);

  if (is_link && style->plain_links)
    g_string_append (markup, escaped);
  else
    g_string_append_printf (markup, "<span foreground=\"%s\">%s</span>", color, escaped);
}

char *
dia_preview_text_build_markup (const char            *text,
                               const DiaPreviewStyle *style,
                               const char            *color,
                               gboolean               whole,
                               gboolean              *folded)
{
  g_autoptr (GPtrArray) facets = dia_facets_detect (text);
  g_autoptr (GString) markup = g_string_new (NULL);
  gsize end = find_fold (text, whole ? 0 : style->fold_after);
  gsize done = 0;

  for (guint i = 0; i < facets->len; i++)
    {
      const DiaFacet *facet = g_ptr_array_index (facets, i);

      if (facet->byte_start >= end)
        break;
      append_escaped (markup, text, done, facet->byte_start);
      done = MIN (facet->byte_end, end);
      append_facet (markup, text, facet, done, style, color);
    }
  append_escaped (markup, text, done, end);
  *folded = text[end] != '\0';
  if (*folded)
    g_string_append (markup, "…");
  return g_string_free (g_steal_pointer (&markup), FALSE);
}

char *
dia_preview_text_shorten_link (const char            *url,
                               const DiaPreviewStyle *style)
{
  const char *bare = url;
  const char *path;
  g_autofree char *host = NULL;
  g_autofree char *short_path = NULL;

  if (style->link_length == 0 && style->link_path_length == 0)
    return g_strdup (url);
  if (g_str_has_prefix (bare, "https://"))
    bare += strlen ("https://");
  else if (g_str_has_prefix (bare, "http://"))
    bare += strlen ("http://");
  if (g_str_has_prefix (bare, "www."))
    bare += strlen ("www.");
  if (style->link_path_length == 0)
    return cut (bare, style->link_length);

  path = bare + strcspn (bare, "/?#");
  host = g_strndup (bare, (gsize) (path - bare));
  short_path = g_str_equal (path, "/") ? g_strdup ("") : cut (path, style->link_path_length);
  return g_strconcat (host, short_path, NULL);
}
