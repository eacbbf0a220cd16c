/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar-model.h"

G_BEGIN_DECLS

/* What a row of an agenda is about. */
typedef enum
{
  DIA_AGENDA_MOMENT,   /* a key moment that goes on */
  DIA_AGENDA_DAY,      /* heads the contents of a day */
  DIA_AGENDA_CHIP,
} DiaAgendaKind;

/**
 * DiaAgendaItem:
 *
 * One row of an agenda. Immutable.
 */
#define DIA_TYPE_AGENDA_ITEM (dia_agenda_item_get_type ())
G_DECLARE_FINAL_TYPE (DiaAgendaItem, dia_agenda_item, DIA, AGENDA_ITEM, GObject)

struct _DiaAgendaItem
{
  GObject           parent_instance;

  /*< public >*/
  DiaAgendaKind     kind;
  DiaCalendarSheet *sheet;    /* (owned): what the row is from */
  DiaDay            day;
  guint             place;    /* in the sheet's bands or chips */
  gboolean          first;    /* of its day's contents */
  gboolean          last;
};

/* The chip of an item of that kind. (transfer none) */
DiaCalendarChip       *dia_agenda_item_get_chip (DiaAgendaItem *self);
/* The band of an item of that kind. (transfer none) */
const DiaCalendarBand *dia_agenda_item_get_band (DiaAgendaItem *self);

/**
 * DiaAgendaList:
 *
 * The rows of an agenda: what goes on first, then each day that has something,
 * with its contents. Rows are made when they are asked for. Main thread.
 */
#define DIA_TYPE_AGENDA_LIST (dia_agenda_list_get_type ())
G_DECLARE_FINAL_TYPE (DiaAgendaList, dia_agenda_list, DIA, AGENDA_LIST, GObject)

/* A GListModel of DiaAgendaItem. (transfer full) */
DiaAgendaList *dia_agenda_list_new  (void) G_GNUC_WARN_UNUSED_RESULT;
/* Lists the days from @first_day to @last_day of @sheet (nullable: nothing). */
void           dia_agenda_list_show (DiaAgendaList *self, DiaCalendarSheet *sheet, DiaDay first_day, DiaDay last_day);

G_END_DECLS
