/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-html-text.h"

#include <string.h>

#include "dia-html-walk.h"

typedef struct
{
  GString *text;
  guint    hidden_depth;   /* inside how many elements without text */
  guint    wanted_breaks;  /* line ends owed before the next character */
} Reader;

static const char *const hidden_elements[] = { "script", "style", "head", "template", "noscript", "svg", "math", NULL };
static const char *const paragraph_elements[] = { "p", "blockquote", "pre", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", NULL };
static const char *const line_elements[] = { "div", "li", "tr", NULL };

static void
want_breaks (Reader     *reader,
             const char *name)
{
  if (g_strv_contains (paragraph_elements, name))
    reader->wanted_breaks = MAX (reader->wanted_breaks, 2);
  else if (g_strv_contains (line_elements, name))
    reader->wanted_breaks = MAX (reader->wanted_breaks, 1);
}

static void
pay_breaks (Reader *reader)
{
  if (reader->text->len > 0)
    for (guint i = 0; i < reader->wanted_breaks; i++)
      g_string_append_c (reader->text, '\n');
  reader->wanted_breaks = 0;
}

static void
on_start_element_cb (gpointer           data,
                     const char        *name,
                     const char *const *attributes)
{
  Reader *reader = data;

  if (g_strv_contains (hidden_elements, name))
    reader->hidden_depth++;
  want_breaks (reader, name);
  if (g_str_equal (name, "br") && reader->hidden_depth == 0)
    {
      pay_breaks (reader);
      g_string_append_c (reader->text, '\n');
    }
}

static void
on_end_element_cb (gpointer    data,
                   const char *name)
{
  Reader *reader = data;

  if (reader->hidden_depth > 0 && g_strv_contains (hidden_elements, name))
    reader->hidden_depth--;
  want_breaks (reader, name);
}

static void
on_characters_cb (gpointer    data,
                  const char *characters,
                  gsize       length)
{
  Reader *reader = data;

  if (reader->hidden_depth > 0)
    return;

  pay_breaks (reader);
  g_string_append_len (reader->text, characters, (gssize) length);
}

/* Valid UTF-8 of a bounded size, said to be UTF-8: without the declaration the
 * parser would guess Latin-1. */
static char *
frame_html (const char *html)
{
  g_autofree char *start = g_strndup (html, MIN (strlen (html), DIA_HTML_MAX_BYTES));
  g_autofree char *valid = g_utf8_make_valid (start, -1);

  return g_strconcat ("<meta charset=\"utf-8\"><body>", valid, "</body>", NULL);
}

char *
dia_html_to_text (const char *html)
{
  static const DiaHtmlWalk walk = { on_start_element_cb, on_end_element_cb, on_characters_cb };
  Reader reader = { .text = g_string_new (NULL) };
  g_autofree char *framed = frame_html (html);
  g_autofree char *raw = NULL;

  dia_html_walk (framed, strlen (framed), &walk, &reader);
  raw = g_string_free (reader.text, FALSE);

  return g_strstrip (g_utf8_make_valid (raw, -1));
}
