/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dia-clock.h"
#include "dia-id.h"

G_BEGIN_DECLS

/* A post on the practice network. */
typedef struct
{
  DiaId      account_id;
  char      *id;         /* record key */
  char      *text;
  char      *record;     /* JSON: everything that was published */
  DiaInstant at;
} DiaPracticePost;

/* (transfer full) */
DiaPracticePost *dia_practice_post_new  (DiaId account_id, const char *id, const char *text, const char *record,
                                         DiaInstant at) G_GNUC_WARN_UNUSED_RESULT;
void             dia_practice_post_free (DiaPracticePost *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaPracticePost, dia_practice_post_free)

/**
 * DiaPracticeLedger:
 *
 * Where the practice network keeps what it "publishes". The services layer
 * implements it over the workspace; dia_practice_ledger_new_memory() is for
 * tests. Blocking, from any worker.
 */
#define DIA_TYPE_PRACTICE_LEDGER (dia_practice_ledger_get_type ())
G_DECLARE_INTERFACE (DiaPracticeLedger, dia_practice_ledger, DIA, PRACTICE_LEDGER, GObject)

struct _DiaPracticeLedgerInterface
{
  GTypeInterface parent_iface;

  gboolean   (*put)    (DiaPracticeLedger *self, const DiaPracticePost *post, GError **error);
  gboolean   (*get)    (DiaPracticeLedger *self, DiaId account_id, const char *id, DiaPracticePost **post, GError **error);
  gboolean   (*remove) (DiaPracticeLedger *self, DiaId account_id, const char *id, GError **error);
  GPtrArray *(*list)   (DiaPracticeLedger *self, DiaId account_id, const char *before, guint limit, GError **error);
};

/* Keeps a post; a second put with the same account and id changes nothing. */
gboolean   dia_practice_ledger_put    (DiaPracticeLedger *self, const DiaPracticePost *post, GError **error);
/* *post (out) (transfer full) (nullable): NULL when there is none. */
gboolean   dia_practice_ledger_get    (DiaPracticeLedger *self, DiaId account_id, const char *id, DiaPracticePost **post, GError **error);
gboolean   dia_practice_ledger_remove (DiaPracticeLedger *self, DiaId account_id, const char *id, GError **error);
/* Newest first, by instant and then by id; only those older than the post
 * @before ("" for all). (transfer container) (element-type DiaPracticePost): the
 * array frees its elements. */
GPtrArray *dia_practice_ledger_list   (DiaPracticeLedger *self, DiaId account_id, const char *before, guint limit, GError **error);

/* (transfer full) */
DiaPracticeLedger *dia_practice_ledger_new_memory (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
