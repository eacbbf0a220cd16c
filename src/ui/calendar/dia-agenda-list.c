/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-agenda-list.h"

/* A day that has something. */
typedef struct
{
  DiaDay day;
  guint  first_row;    /* of the list: its head */
  guint  first_chip;   /* place in the sheet's chips */
  guint  n_chips;
} Day;

struct _DiaAgendaList
{
  GObject           parent_instance;

  DiaCalendarSheet *sheet;    /* (owned) (nullable) */
  GArray           *bands;    /* (owned) (element-type guint): places of those that go on at the beginning */
  GArray           *days;     /* (owned) (element-type Day) */
  guint             n_rows;
};

G_DEFINE_FINAL_TYPE (DiaAgendaItem, dia_agenda_item, G_TYPE_OBJECT)

static void
dia_agenda_item_finalize (GObject *object)
{
  dia_calendar_sheet_release (DIA_AGENDA_ITEM (object)->sheet);
  G_OBJECT_CLASS (dia_agenda_item_parent_class)->finalize (object);
}

static void
dia_agenda_item_class_init (DiaAgendaItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_agenda_item_finalize;
}

static void
dia_agenda_item_init (DiaAgendaItem *self)
{
}

DiaCalendarChip *
dia_agenda_item_get_chip (DiaAgendaItem *self)
{
  g_return_val_if_fail (DIA_IS_AGENDA_ITEM (self) && self->kind == DIA_AGENDA_CHIP, NULL);

  return self->sheet->chips->pdata[self->place];
}

const DiaCalendarBand *
dia_agenda_item_get_band (DiaAgendaItem *self)
{
  g_return_val_if_fail (DIA_IS_AGENDA_ITEM (self) && self->kind == DIA_AGENDA_MOMENT, NULL);

  return self->sheet->bands->pdata[self->place];
}

static GType
get_item_type (GListModel *model)
{
  return DIA_TYPE_AGENDA_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return DIA_AGENDA_LIST (model)->n_rows;
}

/* The day whose head or content the row is. */
static const Day *
find_day (DiaAgendaList *self,
          guint          row)
{
  guint from = 0, until = self->days->len;

  while (until - from > 1)
    {
      guint middle = (from + until) / 2;

      if (g_array_index (self->days, Day, middle).first_row <= row)
        from = middle;
      else
        until = middle;
    }

  return &g_array_index (self->days, Day, from);
}

static gpointer
get_item (GListModel *model,
          guint       row)
{
  DiaAgendaList *self = DIA_AGENDA_LIST (model);
  DiaAgendaItem *item;
  const Day *day;

  if (row >= self->n_rows)
    return NULL;
  item = g_object_new (DIA_TYPE_AGENDA_ITEM, NULL);
  item->sheet = g_object_ref (self->sheet);
  item->kind = DIA_AGENDA_MOMENT;
  if (row < self->bands->len)
    {
      item->place = g_array_index (self->bands, guint, row);
      return item;
    }

  day = find_day (self, row);
  item->day = day->day;
  item->kind = row == day->first_row ? DIA_AGENDA_DAY : DIA_AGENDA_CHIP;
  if (item->kind == DIA_AGENDA_CHIP)
    item->place = day->first_chip + row - day->first_row - 1;
  item->first = row == day->first_row + 1;
  item->last = row == day->first_row + day->n_chips;
  return item;
}

static void
init_list_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DiaAgendaList, dia_agenda_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list_model))

static void
dia_agenda_list_finalize (GObject *object)
{
  DiaAgendaList *self = DIA_AGENDA_LIST (object);

  dia_calendar_sheet_release (self->sheet);
  g_array_unref (self->bands);
  g_array_unref (self->days);
  G_OBJECT_CLASS (dia_agenda_list_parent_class)->finalize (object);
}

static void
dia_agenda_list_class_init (DiaAgendaListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_agenda_list_finalize;
}

static void
dia_agenda_list_init (DiaAgendaList *self)
{
  self->bands = g_array_new (FALSE, FALSE, sizeof (guint));
  self->days = g_array_new (FALSE, FALSE, sizeof (Day));
}

DiaAgendaList *
dia_agenda_list_new (void)
{
  return g_object_new (DIA_TYPE_AGENDA_LIST, NULL);
}

static void
take_bands (DiaAgendaList *self,
            DiaDay         day)
{
  for (guint i = 0; i < self->sheet->bands->len; i++)
    {
      const DiaCalendarBand *band = self->sheet->bands->pdata[i];

      if (band->first_day <= day && band->last_day >= day)
        g_array_append_val (self->bands, i);
    }
  self->n_rows = self->bands->len;
}

static void
take_day (DiaAgendaList *self,
          DiaDay         number)
{
  Day day = { .day = number, .first_row = self->n_rows };

  day.first_chip = dia_calendar_sheet_find_day (self->sheet, number, &day.n_chips);
  if (day.n_chips == 0)
    return;
  g_array_append_val (self->days, day);
  self->n_rows += day.n_chips + 1;
}

void
dia_agenda_list_show (DiaAgendaList    *self,
                      DiaCalendarSheet *sheet,
                      DiaDay            first_day,
                      DiaDay            last_day)
{
  guint n_before;

  g_return_if_fail (DIA_IS_AGENDA_LIST (self));

  n_before = self->n_rows;
  dia_calendar_sheet_release (self->sheet);
  self->sheet = sheet != NULL ? g_object_ref (sheet) : NULL;
  self->n_rows = 0;
  g_array_set_size (self->bands, 0);
  g_array_set_size (self->days, 0);
  if (sheet != NULL)
    {
      take_bands (self, first_day);
      for (DiaDay day = first_day; day <= last_day; day++)
        take_day (self, day);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->n_rows);
}
