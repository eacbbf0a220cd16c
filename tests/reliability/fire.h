/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-delivery.h"
#include "dia-dispatcher-private.h"
#include "dia-faulty-server.h"
#include "dia-ledger-file.h"
#include "dia-post.h"
#include "dia-shared-page.h"
#include "dia-workspace-core.h"

#include <sys/types.h>

G_BEGIN_DECLS

/* The kinds of networks that publishing has to cope with. */
typedef enum
{
  FIRE_MASTODON,    /* remembers a key of ours for an hour */
  FIRE_BLUESKY,     /* a record key of ours */
  FIRE_TWO_PHASE,   /* a container that is published once */
  FIRE_REJECTING,   /* refuses the same text, without saying where the first one is */
  FIRE_DUMB,        /* only reading back helps */
  FIRE_N_KINDS
} FireKind;

const char *fire_kind_to_string (FireKind kind);

/* When the tests take place: 2027-02-08T11:00:00Z. */
#define FIRE_NOW G_GINT64_CONSTANT (1802084400000)

#define FIRE_MAX_USERS 128

/**
 * Fire:
 *
 * A workspace in a directory of its own, a faulty server in a process of its
 * own, and as many lives of the program, each a process, as a test wants to end.
 * This process never has a second thread and holds no connection while it forks.
 */
typedef struct
{
  char            *dir;
  char            *path;
  char            *ledger_path;
  DiaSharedPage   *page;
  DiaFaultyServer *server;
  char           **users;
  DiaId            brand_id;
  DiaId            accounts[FIRE_N_KINDS][FIRE_MAX_USERS];
  GPtrArray       *media;          /* (element-type DiaMedia): pictures of the posts to come */
  const char      *zone;           /* in which they are planned: Europe/Paris */
} Fire;

/* @n_users: each may have an account on each network. */
void       fire_init          (Fire *self, guint n_users);
/* The same with access tokens that end after @token_life ms and used refresh
 * tokens that are good for @grace ms more. */
void       fire_init_tokens   (Fire *self, guint n_users, gint64 token_life, gint64 grace);
void       fire_clear         (Fire *self);

/* The account of a user, made when it is asked for first. */
DiaId      fire_get_account   (Fire *self, FireKind kind, guint user);
/* A post that is due at @at. */
DiaId      fire_add_post      (Fire *self, DiaId account, const char *text, DiaInstant at);
/* From now on posts have @n small pictures; 0 for none. */
void       fire_set_pictures  (Fire *self, guint n);
/* Writes a setting of the workspace (DIA_SETTING_*). */
void       fire_set           (Fire *self, const char *setting, const char *value);
DiaPost   *fire_load_post     (Fire *self, DiaId post) G_GNUC_WARN_UNUSED_RESULT;
/* Runs one statement that yields a number. */
gint64     fire_query         (Fire *self, const char *sql);
/* Runs statements that yield nothing. */
void       fire_execute       (Fire *self, const char *sql);
/* A connection of this process; to be closed before the next life. */
DiaConnection *fire_open      (Fire *self) G_GNUC_WARN_UNUSED_RESULT;

/* One life of the program: starts, takes up what was left, sends what is due. */
typedef struct
{
  const char      *step;         /* (nullable): a signal is raised there, see #DiaDeliveryProbe */
  guint            skip;         /* passes over so many */
  int              signal;       /* SIGKILL unless given; raised once */
  guint            deadline_ms;  /* of each request; 0: as always */
  DiaDeliveryProbe probe;        /* (nullable): is told of each step as well */
  gpointer         probe_data;
  /* (nullable): in the place of sending once; runs in the process of the life. */
  void           (*work)         (DiaWorkspaceCore *core, gpointer work_data);
  gpointer         work_data;
} FireLife;

/* Who sends, for a life that has @work of its own. (transfer full) */
DiaDispatcher *fire_make_dispatcher (DiaWorkspaceCore *core) G_GNUC_WARN_UNUSED_RESULT;
/* Sends what is due now. */
void       fire_send_due      (DiaDispatcher *dispatcher);

pid_t      fire_start         (Fire *self, const FireLife *life);
/* Waits until it has been stopped by SIGSTOP. */
void       fire_wait_stopped  (pid_t pid);
/* TRUE when it came to its own end, FALSE when it was killed; asserts that it
 * did not end in another way. */
gboolean   fire_end           (pid_t pid);
/* Both. */
gboolean   fire_live          (Fire *self, const FireLife *life);

G_END_DECLS
