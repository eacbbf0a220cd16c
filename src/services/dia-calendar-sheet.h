/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dia-content.h"
#include "dia-day.h"
#include "dia-key-moment.h"
#include "dia-post-state.h"

G_BEGIN_DECLS

/* On whose clock a calendar shows a post. */
typedef enum
{
  DIA_CALENDAR_OWN_TIME,   /* that of its account: 10:00 in each market is one row */
  DIA_CALENDAR_MY_TIME,    /* that of this computer */
} DiaCalendarTime;

/* Some days in a row. */
typedef struct
{
  DiaDay          first_day;
  int             n_days;
  DiaCalendarTime time;
} DiaCalendarSpan;

/**
 * DiaCalendarChip:
 *
 * The posts of one content that a calendar shows at one time of one day: what
 * goes to twelve accounts is one thing with "×12". Immutable; any thread.
 */
#define DIA_TYPE_CALENDAR_CHIP (dia_calendar_chip_get_type ())
G_DECLARE_FINAL_TYPE (DiaCalendarChip, dia_calendar_chip, DIA, CALENDAR_CHIP, GObject)

struct _DiaCalendarChip
{
  GObject       parent_instance;

  /*< public >*/
  DiaId         content_id;
  GRefString   *title;         /* of the content, at most 80 characters */
  DiaId         moment_id;     /* key moment, DIA_ID_NONE for none */
  DiaMedia     *picture;       /* the content's first one (nullable) */
  DiaId         brand_id;      /* of all posts, DIA_ID_NONE for several */
  GRefString   *network;       /* of all posts, "" for several */
  DiaDay        day;
  int           minute;        /* of the day, 0…1439 */
  DiaInstant    at;            /* the earliest of its posts */
  DiaPostState  state;         /* of the post that most wants a person */
  guint         states;        /* bit DIA_POST_… for each state that occurs */
  guint         n_own_texts;   /* posts with a text of their own */
  guint         n_behind;      /* of them, posts whose source changed since */
  guint         n_clashes;     /* posts whose account has another content within ten minutes */
  guint         n_twins;       /* posts that say what a sister account says by another content within the hour */
  guint         n_kept;        /* planned posts that their servers send, or may */
  guint         n_silent;      /* planned posts that a silence holds back */
  GArray       *posts;         /* (element-type DiaId): never empty */
};

/* Whether both are about the same content at the same time of the same day: a
 * chip is read anew at each change of the workspace. Any thread. */
gboolean dia_calendar_chip_is_same (const DiaCalendarChip *self, const DiaCalendarChip *other);

/* Whether one of its accounts has another content close by, or a sister of one says
 * the same within the hour. Any thread. */
gboolean dia_calendar_chip_clashes (const DiaCalendarChip *self);

/* Whether any of its posts can be given another time: none that has gone out, is
 * being sent, may be out or was dropped. Any thread. */
gboolean dia_calendar_chip_is_movable (const DiaCalendarChip *self);

/* A key moment as a band across days. */
typedef struct
{
  DiaKeyMoment *moment;      /* (owned) */
  DiaDay        first_day;
  DiaDay        last_day;
  guint         n_ready;     /* posts of its contents that are approved, planned or out */
  guint         n_posts;     /* all of them but the cancelled ones */
  guint         n_brands;
  guint         n_markets;
} DiaCalendarBand;

/**
 * DiaCalendarSheet:
 *
 * What a calendar shows of some days, read at one moment. Immutable; any thread.
 */
#define DIA_TYPE_CALENDAR_SHEET (dia_calendar_sheet_get_type ())
G_DECLARE_FINAL_TYPE (DiaCalendarSheet, dia_calendar_sheet, DIA, CALENDAR_SHEET, GObject)

/* How many posts there are in each state. */
typedef struct
{
  guint n[DIA_POST_N_STATES];
  guint n_kept;                   /* of the planned ones, those that their servers send */
} DiaStateCounts;

struct _DiaCalendarSheet
{
  GObject          parent_instance;

  /*< public >*/
  DiaCalendarSpan  span;
  GPtrArray       *chips;      /* (element-type DiaCalendarChip): by day and minute */
  GPtrArray       *bands;      /* (element-type DiaCalendarBand): by first day */
  gboolean         complete;   /* FALSE: there are more posts than a sheet can hold */

  /*< private >*/
  guint           *starts;     /* (owned): the place of each day's first chip, and the end */
  DiaStateCounts  *counts;     /* (owned): of each day */
};

/* A sheet of @span, taking over the chips, in any order, and the bands. Any
 * thread. (transfer full) */
DiaCalendarSheet *dia_calendar_sheet_new        (const DiaCalendarSpan *span, GPtrArray *chips, GPtrArray *bands,
                                               const DiaStateCounts *counts, gboolean complete) G_GNUC_WARN_UNUSED_RESULT;
/* The place of the first chip of @day in chips, and how many it has; none for a
 * day that is not on the sheet. Constant time, any thread. */
guint            dia_calendar_sheet_find_day   (DiaCalendarSheet *self, DiaDay day, guint *n_chips);
/* Adds up the days from @first_day to @last_day, both included. Any thread. */
void             dia_calendar_sheet_count      (DiaCalendarSheet *self, DiaDay first_day, DiaDay last_day,
                                               DiaStateCounts *counts);
/* The chip like @chip, see dia_calendar_chip_is_same(). Any thread.
 * (transfer none) (nullable) */
DiaCalendarChip *dia_calendar_sheet_find_chip  (DiaCalendarSheet *self, const DiaCalendarChip *chip);
/* Its place in chips; FALSE when there is none. Any thread. */
gboolean         dia_calendar_sheet_find_place (DiaCalendarSheet *self, const DiaCalendarChip *chip, guint *place);

/* Drops a reference (transfer full) in another thread: the last one frees tens of
 * thousands of things, for which no frame of a screen has the time. Any thread. */
void             dia_calendar_sheet_release    (DiaCalendarSheet *self);

/* Frees a band with what it owns. */
void             dia_calendar_band_free       (DiaCalendarBand *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaCalendarBand, dia_calendar_band_free)

G_END_DECLS
