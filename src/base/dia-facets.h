/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DIA_FACET_LINK,
  DIA_FACET_MENTION,
  DIA_FACET_TAG,
} DiaFacetKind;

/* A stretch of a text that means something: UTF-8 byte offsets, end exclusive
 * (app.bsky.richtext.facet#byteSlice). */
typedef struct
{
  DiaFacetKind kind;
  gsize        byte_start;
  gsize        byte_end;
  char        *value;      /* (owned): the URL with its scheme, the handle without `@`, the tag without `#`
                            * (a ticker, `$abc`, is a tag with the value `$ABC`) */
} DiaFacet;

void       dia_facet_free    (DiaFacet *self);

/* The links, mentions and tags that @text holds, in the order of the text and
 * without overlaps, as `RichText` of \@atproto/api detects and shows them. None
 * when @text is not UTF-8. (transfer full) (element-type DiaFacet) */
GPtrArray *dia_facets_detect (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaFacet, dia_facet_free)

G_END_DECLS
