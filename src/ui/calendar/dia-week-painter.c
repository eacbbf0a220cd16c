/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-week-painter.h"

#include "dia-band-painter.h"
#include "dia-calendar-words.h"
#include "dia-chip-painter.h"
#include "dia-format.h"
#include "dia-week-layout.h"

#include <math.h>

#define INSET    9.0f    /* of a day's name, in px of small text of 13 px */
#define NOW_DISC 8.0f
#define NOW_LINE 2.0f

static const DiaCalendarInk *
get_ink (DiaCalendarCanvas *canvas)
{
  return dia_calendar_painter_get_ink (dia_calendar_canvas_get_painter (canvas));
}

static void
paint_ground (DiaCalendarCanvas     *canvas,
              GtkSnapshot           *snapshot,
              const DiaWeekLayout   *layout,
              const DiaWeekColumn   *column,
              const graphene_rect_t *area)
{
  const DiaCalendarInk *ink = get_ink (canvas);
  const DiaWeekRules *rules = dia_calendar_model_get_rules (dia_calendar_canvas_get_model (canvas));
  float x = column->area.origin.x + (layout->mirrored ? column->area.size.width - 1 : 0);

  gtk_snapshot_append_color (snapshot, &ink->view, area);
  if (dia_week_is_weekend (rules, column->day))
    gtk_snapshot_append_color (snapshot, &ink->weekend, area);
  for (int hour = 0; hour < 24; hour++)
    gtk_snapshot_append_color (snapshot, &ink->line, &GRAPHENE_RECT_INIT (area->origin.x, layout->hour * (float) hour,
                                                                          area->size.width, 1));
  gtk_snapshot_append_color (snapshot, &ink->line, &GRAPHENE_RECT_INIT (x, area->origin.y, 1, area->size.height));
}

static void
paint_more (DiaCalendarCanvas *canvas,
            GtkSnapshot       *snapshot,
            const DiaWeekMore *more)
{
  DiaCalendarPainter *painter = dia_calendar_canvas_get_painter (canvas);
  const DiaCalendarInk *ink = get_ink (canvas);
  g_autofree char *number = dia_format_integer (more->n_chips);
  g_autofree char *text = g_strconcat ("+", number, NULL);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &more->area, more->area.size.height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &ink->text, &more->area);
  gtk_snapshot_pop (snapshot);
  dia_calendar_painter_paint_label (painter, snapshot, text, DIA_TEXT_SMALL_BOLD, &ink->view, &more->area, 0.5f);
}

void
dia_week_painter_paint_part (DiaCalendarCanvas        *canvas,
                             GtkSnapshot              *snapshot,
                             const DiaCalendarPicture *picture,
                             guint                     column_place,
                             const graphene_rect_t    *area)
{
  const DiaWeekLayout *layout = picture->layout;
  const DiaWeekColumn *column = &layout->columns[column_place];

  paint_ground (canvas, snapshot, layout, column, area);
  for (guint i = column->first_placed; i < column->first_placed + column->n_placed; i++)
    {
      const DiaPlacedChip *placed = &g_array_index (layout->chips, DiaPlacedChip, i);
      const DiaCalendarChip *chip = picture->sheet->chips->pdata[placed->chip];

      if (graphene_rect_intersection (area, &placed->area, NULL))
        dia_chip_painter_paint (dia_calendar_canvas_get_painter (canvas), snapshot, chip, placed,
                                dia_calendar_canvas_get_look (canvas, chip));
    }
  for (guint i = 0; i < layout->mores->len; i++)
    {
      const DiaWeekMore *more = &g_array_index (layout->mores, DiaWeekMore, i);

      if (more->day == column->day && graphene_rect_intersection (area, &more->area, NULL))
        paint_more (canvas, snapshot, more);
    }
}

static guint
count_posts (const DiaCalendarPicture *picture,
             DiaDay                    day)
{
  DiaStateCounts counts;
  guint n = 0;

  if (picture->sheet == NULL)
    return 0;
  dia_calendar_sheet_count (picture->sheet, day, day, &counts);
  for (guint state = 0; state < DIA_POST_N_STATES; state++)
    n += counts.n[state];

  return n;
}

/* How the name of a day is written in the room of its column, and where. */
typedef struct
{
  char  *name;      /* (owned): "Wed", "W" or nothing */
  char  *number;    /* (owned) */
  float  gap;       /* between the two */
  float  disc;      /* around the number of today */
  float  x;         /* where the name begins */
} DayHead;

static void
clear_day_head (DayHead *head)
{
  g_free (head->name);
  g_free (head->number);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DayHead, clear_day_head)

/* "Wed 10" at the beginning of its column; where that has no room, "W 10" or "10" in
 * its middle. */
static void
init_day_head (DayHead             *head,
               DiaCalendarPainter  *painter,
               const DiaWeekColumn *column,
               gboolean             today)
{
  static const struct { const char *pattern; float gap, disc; } forms[] = { { "EEE", 6, 28 }, { "EEEEE", 3, 23 }, { NULL, 0, 28 } };
  float s = dia_calendar_painter_get_scale (painter);
  float room = column->head.size.width;

  *head = (DayHead) { .number = dia_day_format (column->day, "d") };
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      float width = dia_calendar_painter_measure_label (painter, head->number, DIA_TEXT_BODY_BOLD);

      g_free (head->name);
      head->name = forms[i].pattern != NULL ? dia_day_format (column->day, forms[i].pattern) : g_strdup ("");
      head->gap = forms[i].gap * s;
      head->disc = MIN (roundf (forms[i].disc * s), room - 2);
      width = dia_calendar_painter_measure_label (painter, head->name, DIA_TEXT_BODY) + head->gap +
              (today ? MAX (width, head->disc) : width);
      head->x = column->head.origin.x + (i == 0 ? INSET * s : MAX ((room - width) / 2, 0));
      if (width + (i == 0 ? 2 * INSET : 4) * s <= room)
        break;
    }
}

/* The number is bold, and on a disc today. Returns where it ends. */
static float
paint_name (DiaCalendarCanvas   *canvas,
            GtkSnapshot         *snapshot,
            const DiaWeekColumn *column)
{
  DiaCalendarPainter *painter = dia_calendar_canvas_get_painter (canvas);
  const DiaCalendarInk *ink = get_ink (canvas);
  gboolean today = column->day == dia_calendar_model_get_today (dia_calendar_canvas_get_model (canvas));
  float s = dia_calendar_painter_get_scale (painter);
  graphene_rect_t rest = column->head;
  g_auto (DayHead) head = { NULL };

  init_day_head (&head, painter, column, today);
  rest.origin.x = head.x;
  rest.origin.x += dia_calendar_painter_paint_label (painter, snapshot, head.name, DIA_TEXT_BODY, &ink->text, &rest, 0) + head.gap;
  if (today)
    {
      float height = roundf (22 * s);
      float x = MIN (rest.origin.x - 2 * s, column->head.origin.x + column->head.size.width - head.disc - 1);
      graphene_rect_t pill = GRAPHENE_RECT_INIT (roundf (MAX (x, column->head.origin.x + 1)),
                                                 roundf (rest.origin.y + (rest.size.height - height) / 2),
                                                 head.disc, height);
      GskRoundedRect outline;

      gsk_rounded_rect_init_from_rect (&outline, &pill, height / 2);
      gtk_snapshot_push_rounded_clip (snapshot, &outline);
      gtk_snapshot_append_color (snapshot, &ink->today, &pill);
      gtk_snapshot_pop (snapshot);
      dia_calendar_painter_paint_label (painter, snapshot, head.number, DIA_TEXT_BODY_BOLD, &ink->today_text, &pill, 0.5f);
      return pill.origin.x + pill.size.width;
    }
  return rest.origin.x +
         dia_calendar_painter_paint_label (painter, snapshot, head.number, DIA_TEXT_BODY_BOLD, &ink->text, &rest, 0);
}

/* "23 posts" at the end of @line, or the number alone, behind @end. */
static void
paint_posts (DiaCalendarPainter    *painter,
             GtkSnapshot           *snapshot,
             guint                  n_posts,
             const graphene_rect_t *line,
             float                  end)
{
  const GdkRGBA *color = &dia_calendar_painter_get_ink (painter)->dim;
  float room = line->origin.x + line->size.width - end;
  g_autofree char *words = dia_calendar_words_dup_posts (n_posts);
  g_autofree char *number = dia_format_integer (n_posts);
  const char *text = dia_calendar_painter_measure_label (painter, words, DIA_TEXT_SMALL) <= room ? words : number;

  if (dia_calendar_painter_measure_label (painter, text, DIA_TEXT_SMALL) <= room)
    dia_calendar_painter_paint_label (painter, snapshot, text, DIA_TEXT_SMALL, color, line, 1);
}

static void
paint_day_head (DiaCalendarCanvas        *canvas,
                GtkSnapshot              *snapshot,
                const DiaCalendarPicture *picture,
                const DiaWeekColumn      *column)
{
  DiaCalendarPainter *painter = dia_calendar_canvas_get_painter (canvas);
  float inset = INSET * dia_calendar_painter_get_scale (painter);
  graphene_rect_t line = column->head;
  guint n_posts = count_posts (picture, column->day);
  float end;

  line.origin.x += inset;
  line.size.width -= 2 * inset;
  end = paint_name (canvas, snapshot, column) + 4;
  if (n_posts > 0)
    paint_posts (painter, snapshot, n_posts, &line, end);
}

static void
paint_head (DiaCalendarCanvas        *canvas,
            GtkSnapshot              *snapshot,
            const DiaCalendarPicture *picture)
{
  const DiaWeekLayout *layout = picture->layout;

  for (int i = 0; i < layout->n_days; i++)
    paint_day_head (canvas, snapshot, picture, &layout->columns[i]);
  for (guint i = 0; i < layout->bands->len; i++)
    {
      const DiaPlacedBand *placed = &g_array_index (layout->bands, DiaPlacedBand, i);

      dia_band_painter_paint (dia_calendar_canvas_get_painter (canvas), snapshot,
                              picture->sheet->bands->pdata[placed->band], placed);
    }
  gtk_snapshot_append_color (snapshot, &get_ink (canvas)->line,
                             &GRAPHENE_RECT_INIT (0, layout->top - 1, (float) gtk_widget_get_width (GTK_WIDGET (canvas)), 1));
}

static void
paint_hours (DiaCalendarCanvas   *canvas,
             GtkSnapshot         *snapshot,
             const DiaWeekLayout *layout,
             float                scroll)
{
  DiaCalendarPainter *painter = dia_calendar_canvas_get_painter (canvas);
  float width = (float) gtk_widget_get_width (GTK_WIDGET (canvas));
  float bottom = (float) gtk_widget_get_height (GTK_WIDGET (canvas));
  float x = layout->mirrored ? width - layout->hours : 0;

  for (int hour = 1; hour < 24; hour++)
    {
      float y = layout->top + layout->hour * (float) hour - scroll;
      graphene_rect_t line = GRAPHENE_RECT_INIT (x + 4, y - 10, layout->hours - 12, 20);

      if (line.origin.y >= layout->top - 8 && line.origin.y < bottom)
        dia_calendar_painter_paint_label (painter, snapshot, dia_calendar_painter_get_time (painter, hour * 60),
                                          DIA_TEXT_SMALL, &get_ink (canvas)->dim, &line, 1);
    }
}

static void
paint_now (DiaCalendarCanvas   *canvas,
           GtkSnapshot         *snapshot,
           const DiaWeekColumn *column,
           float                y)
{
  const DiaCalendarInk *ink = get_ink (canvas);
  float s = dia_calendar_painter_get_scale (dia_calendar_canvas_get_painter (canvas));
  float disc = roundf (NOW_DISC * s);
  graphene_rect_t around = GRAPHENE_RECT_INIT (column->area.origin.x - disc / 2, y - disc / 2, disc, disc);
  GskRoundedRect outline;

  gtk_snapshot_append_color (snapshot, &ink->now, &GRAPHENE_RECT_INIT (column->area.origin.x, y - NOW_LINE / 2,
                                                                       column->area.size.width, NOW_LINE));
  gsk_rounded_rect_init_from_rect (&outline, &around, disc / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &ink->now, &around);
  gtk_snapshot_pop (snapshot);
}

/* Where this computer is now; nothing on days that are not today. */
static void
paint_now_line (DiaCalendarCanvas   *canvas,
                GtkSnapshot         *snapshot,
                DiaWeekLayout       *layout,
                float                scroll)
{
  DiaCalendarModel *model = dia_calendar_canvas_get_model (canvas);
  DiaClock *clock = dia_workspace_get_clock (dia_calendar_model_get_workspace (model));
  const DiaWeekColumn *column = dia_week_layout_get_column (layout, dia_calendar_model_get_today (model));
  g_autofree char *zone = dia_zone_dup_local ();
  DiaWallTime wall;
  float y;

  if (column == NULL || !dia_wall_time_from_instant (dia_clock_now (clock), zone, &wall, NULL))
    return;
  y = roundf (layout->top + layout->hour * (float) (wall.hour * 60 + wall.minute) / 60 - scroll);
  if (y >= layout->top)
    paint_now (canvas, snapshot, column, y);
}

void
dia_week_painter_paint_around (DiaCalendarCanvas        *canvas,
                               GtkSnapshot              *snapshot,
                               const DiaCalendarPicture *picture,
                               float                     scroll)
{
  GtkWidget *widget = GTK_WIDGET (canvas);
  float top = ((DiaWeekLayout *) picture->layout)->top - 8;

  paint_head (canvas, snapshot, picture);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, top, (float) gtk_widget_get_width (widget),
                                                         MAX ((float) gtk_widget_get_height (widget) - top, 0)));
  paint_hours (canvas, snapshot, picture->layout, scroll);
  paint_now_line (canvas, snapshot, picture->layout, scroll);
  gtk_snapshot_pop (snapshot);
}
