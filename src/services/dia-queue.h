/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-account.h"
#include "dia-brand.h"
#include "dia-content-plan.h"
#include "dia-journal-entry.h"
#include "dia-post.h"
#include "dia-scope.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/* A post with what a row shows of it. */
#define DIA_TYPE_QUEUE_ITEM (dia_queue_item_get_type ())
G_DECLARE_FINAL_TYPE (DiaQueueItem, dia_queue_item, DIA, QUEUE_ITEM, GObject)

struct _DiaQueueItem
{
  GObject     parent_instance;

  /*< public >*/
  DiaPost    *post;
  DiaAccount *account;
  DiaBrand   *brand;
  char       *title;      /* first words */
  GPtrArray  *journal;    /* (element-type DiaJournalEntry), oldest first; empty in DIA_QUEUE_ALL */
  DiaWaiting  waiting;    /* changes of its content that it does not say; known only for a single item */
  gboolean    look_possible; /* the network can be asked whether it is there */
};

/* Posts of one content that go out at one local time: one row of "Next out". */
#define DIA_TYPE_QUEUE_GROUP (dia_queue_group_get_type ())
G_DECLARE_FINAL_TYPE (DiaQueueGroup, dia_queue_group, DIA, QUEUE_GROUP, GObject)

struct _DiaQueueGroup
{
  GObject      parent_instance;

  /*< public >*/
  DiaId        content_id;  /* DIA_ID_NONE for posts that wait for a sign-in */
  DiaId        account_id;  /* of the first post */
  DiaBrand    *brand;       /* of the first post */
  char        *title;
  char        *markets;     /* "FR · UK", or "6 markets", or "FR · @alize_fr" for one */
  char        *network;     /* of all of them, "" for several */
  DiaInstant   at;          /* the earliest */
  char        *zone;        /* of the earliest: the time is shown there */
  guint        n_posts;
  DiaPostState state;       /* the one that most needs a person */
  guint        n_kept;      /* of them, posts that their servers send */
  gboolean     held;        /* waits for a sign-in, the network or a silence */
};

/* One day of the last 30. */
typedef struct
{
  DiaInstant day;           /* its beginning, in this computer's zone */
  guint      on_time;       /* within 60 s */
  guint      late;
  guint      failed;
  guint      unconfirmed;
} DiaQueueDay;

/* What the queue screen shows, all at one moment. */
#define DIA_TYPE_QUEUE_REPORT (dia_queue_report_get_type ())
G_DECLARE_FINAL_TYPE (DiaQueueReport, dia_queue_report, DIA, QUEUE_REPORT, GObject)

struct _DiaQueueReport
{
  GObject    parent_instance;

  /*< public >*/
  GPtrArray *needs_you;     /* (element-type DiaQueueItem): at most 100, what nobody knows first, then by date */
  guint      n_needs_you;   /* all of them */
  GPtrArray *waiting;       /* (element-type DiaQueueGroup): posts whose account needs a sign-in, a row per account */
  GPtrArray *dropped;       /* (element-type DiaQueueItem): at most 100, dropped for being late with nobody told yet */
  GPtrArray *next_out;      /* (element-type DiaQueueGroup): at most 50 */
  guint      n_today;       /* posts before midnight */
  DiaQueueDay days[30];     /* oldest first */
  guint      on_time, late, failed, unconfirmed;   /* of 30 days */
  gint64     lateness_p50;  /* ms */
  gint64     lateness_p99;  /* ms */
  DiaInstant backup_at;     /* last back-up, DIA_INSTANT_NONE */
};

/**
 * DiaQueue:
 *
 * What went out, what comes next, what needs a person, and the acts on it.
 */
#define DIA_TYPE_QUEUE (dia_queue_get_type ())
G_DECLARE_FINAL_TYPE (DiaQueue, dia_queue, DIA, QUEUE, GObject)

/* Loads the report for @scope; the cost does not grow with the workspace.
 * (transfer full) */
DiaQueueReport *dia_queue_load        (DiaQueue *self, DiaScope *scope, GCancellable *cancellable, GError **error);
void            dia_queue_load_async  (DiaQueue *self, DiaScope *scope, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
DiaQueueReport *dia_queue_load_finish (DiaQueue *self, GAsyncResult *result, GError **error);

typedef enum
{
  DIA_QUEUE_GONE_OUT,
  DIA_QUEUE_HELD_BACK,
  DIA_QUEUE_ALL,
} DiaQueueList;

/* A page of posts, newest first, older than @before (DIA_INSTANT_NONE: the
 * newest). @search may be "". (transfer full) (element-type DiaQueueItem) */
GPtrArray      *dia_queue_list        (DiaQueue *self, DiaQueueList list, DiaScope *scope, const char *search,
                                       DiaInstant before, guint limit, GCancellable *cancellable, GError **error);
void            dia_queue_list_async  (DiaQueue *self, DiaQueueList list, DiaScope *scope, const char *search,
                                       DiaInstant before, guint limit, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
GPtrArray      *dia_queue_list_finish (DiaQueue *self, GAsyncResult *result, GError **error);

/* The story of one post: (transfer full) with its journal. */
DiaQueueItem   *dia_queue_get_item    (DiaQueue *self, DiaId post_id, GCancellable *cancellable, GError **error);

/* The acts of a person, each journalled. All end in a state change that
 * dia_queue_undo_async() can take back unless something has gone out since. */
typedef enum
{
  DIA_QUEUE_LOOK_AGAIN,     /* ask the network whether it is there */
  DIA_QUEUE_SEND,           /* retry: as soon as possible */
  DIA_QUEUE_RESCHEDULE,     /* at @slot */
  DIA_QUEUE_MARK_PUBLISHED, /* it is there; @url its address, may be "" except for assisted networks */
  DIA_QUEUE_DROP,           /* cancel */
} DiaQueueAct;

gboolean        dia_queue_act         (DiaQueue *self, DiaId post_id, DiaQueueAct act, const DiaSlot *slot, const char *url,
                                       GCancellable *cancellable, GError **error);
void            dia_queue_act_async   (DiaQueue *self, DiaId post_id, DiaQueueAct act, const DiaSlot *slot, const char *url,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean        dia_queue_act_finish  (DiaQueue *self, GAsyncResult *result, GError **error);
/* A person has seen that @posts (element-type DiaId) were dropped: reports leave
 * them out from now on. */
void            dia_queue_settle_dropped_async  (DiaQueue *self, GArray *posts, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean        dia_queue_settle_dropped_finish (DiaQueue *self, GAsyncResult *result, GError **error);
/* Takes the last act on @post_id back. */
void            dia_queue_undo_async  (DiaQueue *self, DiaId post_id, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
gboolean        dia_queue_undo_finish (DiaQueue *self, GAsyncResult *result, GError **error);

/**
 * dia_queue_hand_over:
 * @wish: whether its server shall keep the post until its time
 *
 * With it the post goes out with this computer off. Who sends posts hands it over
 * as soon as it can, and takes it back when it changes; see DiaPost.kept for how
 * far that has come. DIA_QUEUE_ERROR_NOT_POSSIBLE for a post that is out, and for
 * an account whose server is known not to keep posts.
 */
gboolean        dia_queue_hand_over        (DiaQueue *self, DiaId post_id, gboolean wish,
                                            GCancellable *cancellable, GError **error);
void            dia_queue_hand_over_async  (DiaQueue *self, DiaId post_id, gboolean wish, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);
gboolean        dia_queue_hand_over_finish (DiaQueue *self, GAsyncResult *result, GError **error);

/* For a post that waits for a person: the network's own compose page.
 * (transfer full) (nullable) */
char           *dia_queue_dup_compose_url (DiaQueue *self, const DiaQueueItem *item) G_GNUC_WARN_UNUSED_RESULT;

#define DIA_QUEUE_ERROR (dia_queue_error_quark ())
GQuark dia_queue_error_quark (void);

typedef enum
{
  DIA_QUEUE_ERROR_NOT_FOUND,
  DIA_QUEUE_ERROR_NOT_POSSIBLE,   /* in this state */
  DIA_QUEUE_ERROR_BAD_ADDRESS,    /* not the address of a post on that network */
  DIA_QUEUE_ERROR_STILL_UNKNOWN,  /* looked, and still cannot say */
} DiaQueueError;

G_END_DECLS
