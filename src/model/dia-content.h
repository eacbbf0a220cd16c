/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dia-clock.h"
#include "dia-id.h"

G_BEGIN_DECLS

/* A picture of a content: the file lies beside the workspace by its SHA-256. */
typedef struct
{
  char  *sha256;       /* 64 lower-case hex digits */
  char  *mime_type;    /* "image/jpeg" */
  int    width;        /* px, after EXIF orientation */
  int    height;
  gint64 bytes;
  char  *alt;          /* alternative text, "" when missing */
} DiaMedia;

DiaMedia *dia_media_new  (void) G_GNUC_WARN_UNUSED_RESULT;
DiaMedia *dia_media_copy (const DiaMedia *self) G_GNUC_WARN_UNUSED_RESULT;
void      dia_media_free (DiaMedia *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaMedia, dia_media_free)

/* A text of its own for a language, a network, both, or one account. */
typedef struct
{
  char  *language;     /* "" for any */
  char  *network;      /* "" for any */
  DiaId  account_id;   /* DIA_ID_NONE for any */
  char  *text;
  char  *warning;      /* content warning, "" for the content's own */
  int    source_revision;  /* the content's revision when this text was last written */
} DiaVariant;

DiaVariant *dia_variant_new  (void) G_GNUC_WARN_UNUSED_RESULT;
DiaVariant *dia_variant_copy (const DiaVariant *self) G_GNUC_WARN_UNUSED_RESULT;
void        dia_variant_free (DiaVariant *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaVariant, dia_variant_free)

typedef enum
{
  DIA_VISIBILITY_PUBLIC,
  DIA_VISIBILITY_UNLISTED,
  DIA_VISIBILITY_PRIVATE,
  DIA_VISIBILITY_DIRECT,
} DiaVisibility;

/**
 * DiaContent:
 *
 * What is to be said, once (contenu). Posts are its adaptations. A line that
 * holds nothing but "---" cuts a text into the parts of a thread.
 */
#define DIA_TYPE_CONTENT (dia_content_get_type ())
G_DECLARE_FINAL_TYPE (DiaContent, dia_content, DIA, CONTENT, GObject)

struct _DiaContent
{
  GObject       parent_instance;

  /*< public >*/
  DiaId         id;
  char         *title;          /* "" : screens show the first words */
  char         *text;           /* the source text */
  char         *language;       /* of the source text */
  char         *link;           /* shown as a card, "" for none */
  char         *warning;        /* content warning, "" for none */
  char         *reply_to;       /* address of the post this answers, "" for none */
  DiaVisibility visibility;
  int           revision;       /* grows with each change of text, link, warning or media */
  DiaId         moment_id;      /* key moment, DIA_ID_NONE for none */
  GPtrArray    *media;          /* (element-type DiaMedia) */
  GPtrArray    *variants;       /* (element-type DiaVariant) */
  DiaInstant    created_at;
  DiaInstant    changed_at;
};

DiaContent *dia_content_new  (void) G_GNUC_WARN_UNUSED_RESULT;
DiaContent *dia_content_copy (const DiaContent *self) G_GNUC_WARN_UNUSED_RESULT;

/* Whether two versions of a content say the same to everybody: words, pictures,
 * texts of their own and which of them are behind. Numbers of revisions and times
 * are not looked at: what was typed and taken back is the same. */
gboolean    dia_content_says_same (const DiaContent *self, const DiaContent *other);

/* The variant that an account of this network and language uses: its own, then
 * language and network, then language, then network; NULL when it follows the
 * source. (transfer none) (nullable) */
const DiaVariant *dia_content_find_variant (const DiaContent *self, DiaId account_id,
                                            const char *network, const char *language);

/* The title, or the first words of the text without line breaks, at most
 * @max_characters with an ellipsis. (transfer full) */
char  *dia_content_dup_title (const DiaContent *self, guint max_characters) G_GNUC_WARN_UNUSED_RESULT;

/* Whether @text is an address that a browser opens: http or https, with a host. */
gboolean dia_link_is_web_address (const char *text);

/* Cuts a text at its "---" lines; at least one part, each stripped. (transfer full) */
char **dia_thread_split      (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
