/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-html-walk.h"

#include <libxml/HTMLparser.h>

typedef struct
{
  const DiaHtmlWalk *walk;
  gpointer           user_data;
  htmlParserCtxtPtr  parser;
  guint              depth;
} Walker;

static void
on_start_element_cb (void           *data,
                     const xmlChar  *name,
                     const xmlChar **attributes)
{
  Walker *walker = data;

  /* The parser compares each end tag with every open element: without a limit a
   * nest of tags costs the square of its depth. */
  if (++walker->depth > DIA_HTML_MAX_DEPTH)
    xmlStopParser (walker->parser);
  else
    walker->walk->start_element (walker->user_data, (const char *) name, (const char *const *) attributes);
}

static void
on_end_element_cb (void          *data,
                   const xmlChar *name)
{
  Walker *walker = data;

  if (walker->depth > 0)
    walker->depth--;
  walker->walk->end_element (walker->user_data, (const char *) name);
}

static void
on_characters_cb (void          *data,
                  const xmlChar *characters,
                  int            length)
{
  Walker *walker = data;

  if (length > 0)
    walker->walk->characters (walker->user_data, (const char *) characters, (gsize) length);
}

void
dia_html_walk (const char        *html,
               gsize              length,
               const DiaHtmlWalk *walk,
               gpointer           user_data)
{
  Walker walker = { .walk = walk, .user_data = user_data };
  htmlSAXHandler handler = {
    .startElement = on_start_element_cb,
    .endElement = on_end_element_cb,
    .characters = on_characters_cb,
    .ignorableWhitespace = on_characters_cb,
  };
  htmlSAXHandlerPtr own_handler;

  walker.parser = length > 0 && length <= G_MAXINT ? htmlCreateMemoryParserCtxt (html, (int) length) : NULL;
  if (walker.parser == NULL)
    return;

  own_handler = walker.parser->sax;
  walker.parser->sax = &handler;
  walker.parser->userData = &walker;
  htmlCtxtUseOptions (walker.parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  htmlParseDocument (walker.parser);
  walker.parser->sax = own_handler;
  htmlFreeParserCtxt (walker.parser);
}
