/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-publisher.h"

G_BEGIN_DECLS

/* One part of a post as it was about to be committed: a #DiaPublishRequest that
 * owns what it points to. Its text form is journalled before the commit, so that
 * a repeat and a look after a crash speak of the very same thing, whatever was
 * edited since. It holds no secret. */
typedef struct
{
  DiaPublishRequest request;   /* every string in it is owned by the record */
} DiaPartRecord;

DiaPartRecord *dia_part_record_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void           dia_part_record_free      (DiaPartRecord *self);
/* Replaces one of the strings: dia_part_record_set (&record->request.key, key).
 * %NULL means "". */
void           dia_part_record_set       (const char **field, const char *value);
/* Adds a picture that the network has. */
void           dia_part_record_add_media (DiaPartRecord *self, const char *handle, const char *alt);

/* (transfer full) */
char          *dia_part_record_to_text   (const DiaPartRecord *self) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (nullable): NULL for a text that is none. */
DiaPartRecord *dia_part_record_from_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaPartRecord, dia_part_record_free)

G_END_DECLS
