/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A part of a calendar file that is read by itself. */
typedef struct
{
  guint  line;       /* where it begins, from 1 */
  char  *text;       /* (owned): from BEGIN to END, with what is in it; "" for one that is refused */
  char  *problem;    /* (owned) (nullable): why it is refused, translated */
} DiaIcsBlock;

/* What is in a calendar file, before any of it is understood. */
typedef struct
{
  GPtrArray *events;   /* (owned) (element-type DiaIcsBlock): VEVENT */
  GPtrArray *zones;    /* (owned) (element-type DiaIcsBlock): VTIMEZONE */
} DiaIcsBlocks;

/* Cuts a file (RFC 5545, or 2445) into its events and zones, so that what is wrong
 * with one of them does no harm to the others, and each is known by its line.
 * Parts that are nested more deeply than an event with its alarms, or are larger
 * than 256 KB, are refused before a parser sees them. Any thread.
 * DIA_IMPORT_ERROR_BAD for a file that holds no calendar, or too much, else
 * DIA_TEXT_DECODING_ERROR. (transfer full) (nullable) */
DiaIcsBlocks *dia_ics_scan        (const guint8 *bytes, gsize size, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void          dia_ics_blocks_free (DiaIcsBlocks *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaIcsBlocks, dia_ics_blocks_free)

G_END_DECLS
