/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-html-text.h"

#include <libxml/HTMLparser.h>
#include <string.h>

typedef struct
{
  htmlParserCtxtPtr parser;
  GString          *text;
  guint             depth;
  guint             hidden_depth;   /* inside how many elements without text */
  guint             wanted_breaks;  /* line ends owed before the next character */
} Reader;

static const char *const hidden_elements[] = { "script", "style", "head", "template", "noscript", "svg", "math", NULL };
static const char *const paragraph_elements[] = { "p", "blockquote", "pre", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", NULL };
static const char *const line_elements[] = { "div", "li", "tr", NULL };

static gboolean
is_one_of (const xmlChar     *name,
           const char *const *names)
{
  return g_strv_contains (names, (const char *) name);
}

static void
want_breaks (Reader        *reader,
             const xmlChar *name)
{
  if (is_one_of (name, paragraph_elements))
    reader->wanted_breaks = MAX (reader->wanted_breaks, 2);
  else if (is_one_of (name, line_elements))
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
on_start_element_cb (void           *data,
                     const xmlChar  *name,
                     const xmlChar **attributes)
{
  Reader *reader = data;

  /* The parser compares each end tag with every open element: without a limit
   * a nest of tags costs the square of its depth. */
  if (++reader->depth > DIA_HTML_MAX_DEPTH)
    {
      xmlStopParser (reader->parser);
      return;
    }
  if (is_one_of (name, hidden_elements))
    reader->hidden_depth++;
  want_breaks (reader, name);
  if (g_str_equal (name, "br") && reader->hidden_depth == 0)
    {
      pay_breaks (reader);
      g_string_append_c (reader->text, '\n');
    }
}

static void
on_end_element_cb (void          *data,
                   const xmlChar *name)
{
  Reader *reader = data;

  if (reader->depth > 0)
    reader->depth--;
  if (reader->hidden_depth > 0 && is_one_of (name, hidden_elements))
    reader->hidden_depth--;
  want_breaks (reader, name);
}

static void
on_characters_cb (void          *data,
                  const xmlChar *characters,
                  int            length)
{
  Reader *reader = data;

  if (reader->hidden_depth > 0 || length <= 0)
    return;

  pay_breaks (reader);
  g_string_append_len (reader->text, (const char *) characters, length);
}

static void
parse_html (Reader     *reader,
            const char *html)
{
  static const htmlSAXHandler handler = {
    .startElement = on_start_element_cb,
    .endElement = on_end_element_cb,
    .characters = on_characters_cb,
    .ignorableWhitespace = on_characters_cb,
  };
  htmlSAXHandlerPtr own_handler;

  reader->parser = htmlCreateMemoryParserCtxt (html, (int) strlen (html));
  if (reader->parser == NULL)
    return;

  own_handler = reader->parser->sax;
  reader->parser->sax = (htmlSAXHandlerPtr) &handler;
  reader->parser->userData = reader;
  htmlCtxtUseOptions (reader->parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  htmlParseDocument (reader->parser);
  reader->parser->sax = own_handler;
  htmlFreeParserCtxt (reader->parser);
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
  Reader reader = { .text = g_string_new (NULL) };
  g_autofree char *framed = frame_html (html);
  g_autofree char *raw = NULL;

  parse_html (&reader, framed);
  raw = g_string_free (reader.text, FALSE);

  return g_strstrip (g_utf8_make_valid (raw, -1));
}
