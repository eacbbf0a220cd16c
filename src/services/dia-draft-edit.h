/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-content.h"

G_BEGIN_DECLS

/* What a change of a content amounts to. */
typedef enum
{
  DIA_EDIT_NONE,      /* it says that already */
  DIA_EDIT_CHANGED,
  DIA_EDIT_REVISED,   /* what the source says: texts of their own are behind now */
} DiaEdit;

/* Changes of a content that somebody works on, and only there: contents are
 * values for everyone else. Each raises the revision when it says
 * %DIA_EDIT_REVISED. Any thread. */

DiaEdit dia_edit_set_title      (DiaContent *content, const char *title);
DiaEdit dia_edit_set_text       (DiaContent *content, const char *text);
DiaEdit dia_edit_set_language   (DiaContent *content, const char *language);
DiaEdit dia_edit_set_link       (DiaContent *content, const char *link);
DiaEdit dia_edit_set_warning    (DiaContent *content, const char *warning);
DiaEdit dia_edit_set_reply_to   (DiaContent *content, const char *url);
DiaEdit dia_edit_set_visibility (DiaContent *content, DiaVisibility visibility);

/* Gives a language, a network, both or an account a text of its own, as new as
 * the source; NULL text takes it away. */
DiaEdit dia_edit_set_variant    (DiaContent *content, const char *language, const char *network, DiaId account_id,
                                 const char *text);
/* Says that a text of its own is as new as the source. */
DiaEdit dia_edit_settle_variant (DiaContent *content, const char *language, const char *network, DiaId account_id);

/* @media: (transfer full). Positions from 0. */
DiaEdit dia_edit_add_media      (DiaContent *content, DiaMedia *media);
DiaEdit dia_edit_remove_media   (DiaContent *content, guint position);
DiaEdit dia_edit_move_media     (DiaContent *content, guint from, guint to);
DiaEdit dia_edit_set_alt        (DiaContent *content, guint position, const char *alt);

G_END_DECLS
