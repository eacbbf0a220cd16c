/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dia-content.h"
#include "dia-id.h"
#include "dia-post-state.h"
#include "dia-slot.h"

G_BEGIN_DECLS

/* Who sends a planned post. */
typedef enum
{
  DIA_KEPT_NOT,       /* the desk, at its time */
  DIA_KEPT_WANTED,    /* the desk, unless its server takes it before: it was asked for */
  DIA_KEPT_PERHAPS,   /* its server was asked and has not said clearly: the desk does not */
  DIA_KEPT_YES,       /* its server, also with this computer off */
  DIA_KEPT_RETURNING, /* its server may have it and is to give it back; until then the desk does not */
} DiaKept;

/**
 * DiaPost:
 *
 * A content adapted for one account (publication). @text is what goes out: the
 * workspace keeps it equal to the content's for posts that follow it.
 */
#define DIA_TYPE_POST (dia_post_get_type ())
G_DECLARE_FINAL_TYPE (DiaPost, dia_post, DIA, POST, GObject)

struct _DiaPost
{
  GObject      parent_instance;

  /*< public >*/
  DiaId        id;
  DiaId        content_id;
  DiaId        account_id;
  DiaPostState state;
  DiaSlot      slot;
  gboolean     own_text;        /* a variant of its own; FALSE: follows the source */
  gboolean     behind;          /* own text, and the source changed since */
  char        *text;            /* effective text */
  char        *warning;         /* effective content warning */
  guint        attempts;        /* sends that reached the network */
  DiaInstant   not_before;      /* back-off: not sent again before; DIA_INSTANT_NONE */
  DiaInstant   published_at;    /* DIA_INSTANT_NONE until published */
  char        *remote_id;       /* of the first part, "" */
  char        *remote_url;      /* web address of the first part, "" */
  char        *problem;         /* last failure, in words for people, "" */
  DiaKept      kept;            /* whether a server has it; written by dia-hand-overs.h only */
  int          version;         /* grows with each write: optimistic locking */
};

/* "no", "wanted", "perhaps", "yes", "returning": in JSON. (transfer none) */
const char *dia_kept_to_string (DiaKept kept);
/* Whether a person wants its server to send it, however far that has come. */
gboolean    dia_kept_is_wanted (DiaKept kept);
/* (transfer full) */
DiaPost *dia_post_new  (void) G_GNUC_WARN_UNUSED_RESULT;
DiaPost *dia_post_copy (const DiaPost *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
