/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-account.h"
#include "dia-brand.h"
#include "dia-scope.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/* How much something asks of a person. */
typedef enum
{
  DIA_HEALTH_WELL,
  DIA_HEALTH_NOTE,      /* good to know; nothing to do */
  DIA_HEALTH_WARNING,   /* it will, or may, hold posts up */
  DIA_HEALTH_ERROR,     /* posts wait for it now */
} DiaHealthLevel;

/* What is wrong, for machines. */
typedef enum
{
  DIA_TROUBLE_SIGN_IN_NEEDED,   /* nobody is signed in: its posts wait */
  DIA_TROUBLE_SIGN_IN_ENDS,     /* within two weeks */
  DIA_TROUBLE_SIGN_IN_NOTE,     /* the server said something about it */
  DIA_TROUBLE_OUT_OF_REACH,     /* the server does not answer since */
  DIA_TROUBLE_OFTEN_AWAY,       /* it could not be reached several times */
  DIA_TROUBLE_THROTTLED,        /* it asked for patience */
  DIA_TROUBLE_UNCLEAR,          /* it gave no answer, or a wrong one */
  DIA_TROUBLE_SLOW,
  DIA_TROUBLE_PUBLISHES_AT_ONCE, /* it said that it keeps posts, and published at once */
  DIA_TROUBLE_KEEPS_NOTHING,    /* it does not keep posts until their time */
} DiaTroubleKind;

/* One thing that is not as it should be. */
typedef struct
{
  DiaTroubleKind kind;
  DiaHealthLevel level;
  DiaInstant     at;         /* since when, or the last time; DIA_INSTANT_NONE */
  char          *sentence;   /* (owned): for people, without a full stop at its end */
} DiaTrouble;

/* "sign-in-needed": stands in JSON. (transfer none) */
const char *dia_trouble_kind_to_string (DiaTroubleKind kind);
/* "error": stands in JSON. (transfer none) */
const char *dia_health_level_to_string (DiaHealthLevel level);

typedef enum
{
  DIA_HEALTH_OF_ACCOUNTS,
  DIA_HEALTH_OF_NETWORKS,
  DIA_HEALTH_OF_SERVERS,
} DiaHealthBy;

/**
 * DiaHealthRow:
 *
 * How it goes with an account, or with all accounts of a network or a server: how
 * the posts of the last 30 days went out, what comes next, and what is wrong. A
 * value; nobody writes it once it is handed on.
 */
#define DIA_TYPE_HEALTH_ROW (dia_health_row_get_type ())
G_DECLARE_FINAL_TYPE (DiaHealthRow, dia_health_row, DIA, HEALTH_ROW, GObject)

struct _DiaHealthRow
{
  GObject        parent_instance;

  /*< public >*/
  DiaHealthBy    by;
  DiaAccount    *account;        /* (nullable): only of an account */
  DiaBrand      *brand;          /* (nullable): only of an account */
  char          *network;
  char          *server;         /* "" where the network has one only, and for a network */
  char          *title;
  guint          position;       /* in the order of brands and accounts */
  guint          n_accounts;     /* 1 for an account */
  guint          n_to_look_at;   /* of them, those with a warning or an error of their own, or with posts
                                  * that failed and nobody has settled */
  guint          on_time;        /* at most 60 s after the slot */
  guint          late;
  guint          failed;         /* failed or missed */
  guint          unconfirmed;
  gint64         lateness_p50;   /* ms; 0 when nothing went out */
  gint64         lateness_p99;
  DiaInstant     next_at;        /* DIA_INSTANT_NONE: nothing is planned */
  char          *next_zone;      /* of the account that it is for, "" */
  guint          n_waiting;      /* posts that wait for a sign-in */
  DiaHealthLevel level;          /* the highest of its troubles, and of those of its accounts */
  GPtrArray     *troubles;       /* (element-type DiaTrouble), the gravest first */
  char          *folded;         /* what a search looks at */
};

/* Whether anything went out, or should have. */
gboolean dia_health_row_has_sent (const DiaHealthRow *self);
/* Whether it has all of @words, folded already by dia_format_fold(). */
gboolean dia_health_row_matches  (const DiaHealthRow *self, const char *const *words);

/* The rows in one reading of the workspace. */
#define DIA_TYPE_HEALTH_REPORT (dia_health_report_get_type ())
G_DECLARE_FINAL_TYPE (DiaHealthReport, dia_health_report, DIA, HEALTH_REPORT, GObject)

struct _DiaHealthReport
{
  GObject    parent_instance;

  /*< public >*/
  DiaInstant from;       /* the beginning of the 30 days */
  DiaInstant until;      /* now */
  GPtrArray *accounts;   /* (element-type DiaHealthRow), by brand and order */
  GPtrArray *networks;   /* (element-type DiaHealthRow) */
  GPtrArray *servers;    /* (element-type DiaHealthRow): those that an account names */
};

/* (transfer none) (element-type DiaHealthRow) */
GPtrArray *dia_health_report_get_rows (const DiaHealthReport *self, DiaHealthBy by);

typedef enum
{
  DIA_HEALTH_ORDER_TROUBLE,   /* what asks most of a person first */
  DIA_HEALTH_ORDER_NAME,      /* brands and accounts as they are ordered */
  DIA_HEALTH_ORDER_FAILED,    /* most failed and unconfirmed first */
  DIA_HEALTH_ORDER_LATENESS,  /* the latest first */
  DIA_HEALTH_ORDER_NEXT,      /* the next due first */
} DiaHealthOrder;

/* A #GCompareDataFunc for an array of pointers to rows; @order is a
 * #DiaHealthOrder as a pointer. No two rows are equal. */
int dia_health_compare (gconstpointer a, gconstpointer b, gpointer order);

/* Reads the rows of @scope (nullable: every account). Blocking.
 * (transfer full) */
DiaHealthReport *dia_health_load        (DiaWorkspace *workspace, DiaScope *scope, GCancellable *cancellable,
                                         GError **error);
void             dia_health_load_async  (DiaWorkspace *workspace, DiaScope *scope, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
DiaHealthReport *dia_health_load_finish (DiaWorkspace *workspace, GAsyncResult *result, GError **error);

G_END_DECLS
